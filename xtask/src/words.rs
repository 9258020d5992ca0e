//! The words that the page's programs fetch, without what only translators read.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// What only the command line says.
const COMMAND: &str = "command.ftl";

/// Writes target/words: each language of www/locales as a folder, in which each file stands shortened.
pub(crate) fn shorten_all(root: &Path) -> Result<()> {
    let target = root.join("target/words");
    if target.exists() {
        fs::remove_dir_all(&target).context("cannot clear target/words")?;
    }
    let locales = root.join("www/locales");
    for language in fs::read_dir(&locales).context("cannot list www/locales")? {
        let language = language?.path();
        let folder = target.join(language.file_name().unwrap_or_default());
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        for file in fs::read_dir(&language)
            .with_context(|| format!("cannot list {}", language.display()))?
        {
            let file = file?.path();
            let name = file.file_name().unwrap_or_default();
            if name == COMMAND {
                continue;
            }
            let words = fs::read_to_string(&file)
                .with_context(|| format!("cannot read {}", file.display()))?;
            let short = folder.join(name);
            fs::write(&short, shorten(&words))
                .with_context(|| format!("cannot write {}", short.display()))?;
        }
    }
    Ok(())
}

/// A Fluent file without comments, empty lines and needless blanks. A line that begins with a blank goes on with what stands above it.
fn shorten(words: &str) -> String {
    let mut short = String::with_capacity(words.len());
    for line in words.lines().filter(|line| !line.starts_with('#')) {
        let rest = line.trim();
        if rest.is_empty() {
            continue;
        }
        if line.starts_with(' ') {
            short.push(' ');
            short += rest;
        } else if let Some((key, says)) = rest.split_once(" = ") {
            short.extend([key, "=", says]);
        } else {
            short += rest;
        }
        short.push('\n');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_translators_read_is_left_out() {
        let words = "# All.\n\n## Some\n\nplain = a = b  \nfilled = { $count ->\n    [one] #1\n   *[other] { $count } bytes\n} of it\n";
        let right =
            "plain=a = b\nfilled={ $count ->\n [one] #1\n *[other] { $count } bytes\n} of it\n";
        assert_eq!(shorten(words), right);
    }
}
