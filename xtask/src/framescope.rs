//! The program `framescope`, as cargo builds it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::step::{cargo, run_step};

/// Which of its builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Build {
    Debug,
    Release,
}

/// Builds it: where it is.
pub(crate) fn build(root: &Path, build: Build) -> Result<PathBuf> {
    let mut command = cargo(root, &["build", "--locked", "--bin", "framescope"]);
    if build == Build::Release {
        command.arg("--release");
    }
    run_step(&mut command)?;
    Ok(program(root, build))
}

/// Where it is, once it is built.
pub(crate) fn program(root: &Path, build: Build) -> PathBuf {
    program_in(root, std::env::var_os("CARGO_TARGET_DIR"), build)
}

fn program_in(root: &Path, target: Option<OsString>, build: Build) -> PathBuf {
    let folder = match build {
        Build::Debug => "debug",
        Build::Release => "release",
    };
    // A relative one is under the root too: there cargo is run.
    let target = root.join(target.unwrap_or_else(|| "target".into()));
    let name = format!("framescope{}", std::env::consts::EXE_SUFFIX);
    target.join(folder).join(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_where_cargo_puts_it() {
        let rows = [
            (None, Build::Release, "root/target/release"),
            (None, Build::Debug, "root/target/debug"),
            (Some("other"), Build::Debug, "root/other/debug"),
            (Some("/other"), Build::Release, "/other/release"),
        ];
        for (target, build, expected) in rows {
            let program = program_in(Path::new("root"), target.map(OsString::from), build);
            assert_eq!(program.parent(), Some(Path::new(expected)));
            assert_eq!(program.file_stem(), Some("framescope".as_ref()));
        }
    }
}
