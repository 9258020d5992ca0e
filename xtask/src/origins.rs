//! No file of dist/ names another origin: whoever opens the page asks nobody but its host for anything.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::dist::{address, files, is_of};

/// What a browser reads addresses from. Words, captures and programs name origins only to people.
const READ: [&str; 8] = [
    "html",
    "js",
    "mjs",
    "css",
    "svg",
    "webmanifest",
    "json",
    "xml",
];
/// Names of XML's vocabularies, which nobody fetches.
const VOCABULARIES: [&str; 3] = [
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/1998/Math/MathML",
];

/// # Errors
/// If a file in `dist` names another origin.
pub(crate) fn check(dist: &Path) -> Result<()> {
    let mut strangers = Vec::new();
    for path in files(dist)? {
        if !is_of(&path, &READ) {
            continue;
        }
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let found = named(&text);
        strangers.extend(
            found
                .into_iter()
                .map(|stranger| format!("{}: {stranger}", address(dist, &path))),
        );
    }
    ensure!(
        strangers.is_empty(),
        "the page may ask nobody but its host, and names others:\n  {}",
        strangers.join("\n  ")
    );
    Ok(())
}

/// The origins that `text` names: `scheme://host`, or `//host` where an address begins.
fn named(text: &str) -> Vec<&str> {
    text.match_indices("//")
        .filter_map(|(at, _)| {
            let (before, after) = text.split_at_checked(at)?;
            let host = after.trim_start_matches('/');
            let starts = host.starts_with(|first: char| first.is_alphanumeric() || first == '[');
            if !starts || before.ends_with('/') {
                return None;
            }
            let begins = match before.strip_suffix(':') {
                Some(scheme) => at - letters_at_end(scheme) - 1,
                None if before.ends_with(['"', '\'', '`', '(', '=']) => at,
                None => return None,
            };
            let address = text.get(begins..)?;
            let ends =
                address.find(|letter: char| letter.is_whitespace() || "\"'`)<>".contains(letter));
            let address = address.get(..ends.unwrap_or(address.len()))?;
            let is_scheme = begins == at || !address.starts_with(':');
            (is_scheme && !VOCABULARIES.contains(&address)).then_some(address)
        })
        .collect()
}

/// How many letters of a scheme `text` ends with.
fn letters_at_end(text: &str) -> usize {
    let is_of_scheme = |letter: &char| letter.is_ascii_alphanumeric() || "+-.".contains(*letter);
    text.chars().rev().take_while(is_of_scheme).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_origins_are_found() {
        let rows: [(&str, &[&str]); 16] = [
            (
                r#"<script src="https://cdn.test/a.js"></script>"#,
                &["https://cdn.test/a.js"],
            ),
            (r#"<script src="//cdn.test/a.js">"#, &["//cdn.test/a.js"]),
            ("<img src=//cdn.test/a.png>", &["//cdn.test/a.png"]),
            ("@import url(//cdn.test/a.css);", &["//cdn.test/a.css"]),
            (
                "@font-face{src:url(https://fonts.test/a)}",
                &["https://fonts.test/a"],
            ),
            (
                "import('https://cdn.test/a.js'); fetch(`http://[::1]/b`)",
                &["https://cdn.test/a.js", "http://[::1]/b"],
            ),
            (
                r#"{"icons":[{"src":"https://cdn.test/a.png"}]}"#,
                &["https://cdn.test/a.png"],
            ),
            (
                r#"<image href="HTTPS://cdn.test/a"/>"#,
                &["HTTPS://cdn.test/a"],
            ),
            ("new WebSocket('wss://a.test')", &["wss://a.test"]),
            (r#"<svg xmlns="http://www.w3.org/2000/svg">"#, &[]),
            (
                r#"<svg xmlns="http://www.w3.org/2000/svg"><use href="http://www.w3.org/a.svg"/>"#,
                &["http://www.w3.org/a.svg"],
            ),
            ("connect-src 'self' ws: wss:", &[]),
            ("// A comment. //two", &[]),
            ("call(); // https: is a scheme", &[]),
            ("const path = `${scheme}://`;", &[]),
            (r#"<link href="./a//b">"#, &[]),
        ];
        for (text, expected) in rows {
            assert_eq!(named(text), expected, "{text}");
        }
    }

    #[test]
    fn only_what_a_browser_reads_is_judged() {
        let dist = std::env::temp_dir().join(format!("framescope-origins-{}", std::process::id()));
        fs::create_dir_all(dist.join("words")).unwrap();
        let link = "\"https://www.rfc-editor.test/\"";
        for (name, is_judged) in [
            ("words/en.ftl", false),
            ("app_bg.wasm", false),
            ("faults.txt", false),
            ("app.js", true),
            ("index.html", true),
            ("manifest.webmanifest", true),
            ("words/icon.svg", true),
        ] {
            fs::write(dist.join(name), link).unwrap();
            let error = check(&dist).map_err(|error| format!("{error:#}"));
            assert_eq!(error.is_err(), is_judged, "{name}");
            if let Err(error) = error {
                assert!(
                    error.contains(&format!("{name}: https://www.rfc")),
                    "{error}"
                );
            }
            fs::remove_file(dist.join(name)).unwrap();
        }
        fs::remove_dir_all(&dist).unwrap();
    }
}
