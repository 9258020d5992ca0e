//! `cargo xtask fuzz`: every reader, and a whole capture, fed with bytes that nobody thought of.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::step::{output_of, run_step};
use crate::tools;

/// How long a target runs where nobody says.
const SECONDS: u32 = 30;

/// Each target of fuzz/, and the folders from which its seeds are taken, from the project's root.
const TARGETS: [(&str, &[&str]); 10] = [
    ("file", CAPTURES),
    ("gzip", CAPTURES),
    ("har", &["../shared/captures/mitmproxy", "fuzz/seeds/har"]),
    ("hexdump", &["tests/hexdump", "www/catalogue"]),
    ("frames", &["fuzz/seeds/frames", "tests/hexdump"]),
    ("http", &["fuzz/seeds/http"]),
    ("handshake", &["fuzz/seeds/http"]),
    ("inflate", &["fuzz/seeds/inflate"]),
    ("packets", CAPTURES),
    (
        "pipeline",
        &[
            "tests/captures",
            "../shared/captures",
            "fuzz/seeds/pipeline",
        ],
    ),
];

/// Folders that are not there are left out.
const CAPTURES: &[&str] = &["tests/captures", "../shared/captures"];

/// Runs the targets that `arguments` name, or all, each until its time is over; stops at the first find.
pub(crate) fn run(root: &Path, arguments: &[&str]) -> Result<()> {
    let Wanted { seconds, targets } = Wanted::of(arguments)?;
    nightly()?;
    let cargo_fuzz = tools::cargo_fuzz(root)?;
    for (target, seeds) in targets {
        let mut fuzz = Command::new(&cargo_fuzz);
        with_nightly(&mut fuzz)
            .current_dir(root)
            .args(["run", target]);
        // What libFuzzer finds interesting is kept in the first folder.
        let corpus = root.join("fuzz/corpus").join(target);
        fs::create_dir_all(&corpus).with_context(|| format!("cannot make {}", corpus.display()))?;
        fuzz.arg(&corpus);
        fuzz.args(seeds.iter().filter(|folder| root.join(folder).is_dir()));
        fuzz.arg("--")
            .arg(format!("-max_total_time={seconds}"))
            .args([
                "-max_len=65536",
                "-timeout=20",
                "-rss_limit_mb=2048",
                "-print_final_stats=1",
                "-verbosity=0",
                "-print_funcs=0",
            ]);
        run_step(&mut fuzz).with_context(|| {
            format!("what was found lies in fuzz/artifacts/{target}: make it a row of a test")
        })?;
    }
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
struct Wanted {
    seconds: u32,
    targets: Vec<(&'static str, &'static [&'static str])>,
}

impl Wanted {
    fn of(arguments: &[&str]) -> Result<Self> {
        let (seconds, names) = match arguments {
            ["--seconds", seconds, names @ ..] => {
                let seconds = seconds.parse();
                (seconds.context("--seconds wants a number")?, names)
            }
            names => (SECONDS, names),
        };
        // libFuzzer takes 0 for no end.
        ensure!(seconds > 0, "--seconds wants a number above 0");
        if names.is_empty() {
            let targets = TARGETS.to_vec();
            return Ok(Self { seconds, targets });
        }
        let mut targets = Vec::new();
        for name in names {
            match TARGETS.iter().find(|(target, _)| target == name) {
                Some(target) => targets.push(*target),
                None => bail!(
                    "`{name}` is not a target; these are: {}",
                    TARGETS.map(|(target, _)| target).join(", ")
                ),
            }
        }
        Ok(Self { seconds, targets })
    }
}

/// libFuzzer's instruments are in nightly Rust only.
fn nightly() -> Result<()> {
    let mut rustc = Command::new("rustc");
    let version = output_of(with_nightly(&mut rustc).arg("--version"));
    ensure!(
        version.is_some_and(|said| said.contains("nightly")),
        "fuzzing needs a nightly Rust; by hand: rustup toolchain install nightly --profile minimal"
    );
    Ok(())
}

/// Makes `command`, and every cargo and rustc below it, use nightly Rust.
fn with_nightly(command: &mut Command) -> &mut Command {
    // What `cargo run` set for the Rust in use is not for the other.
    command
        .env_remove("LD_LIBRARY_PATH")
        .env_remove("CARGO")
        .env_remove("RUSTC")
        .env("RUSTUP_TOOLCHAIN", "nightly")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted() {
        for (arguments, seconds, targets) in [
            (&[][..], 30, TARGETS.len()),
            (&["--seconds", "5"], 5, TARGETS.len()),
            (&["--seconds", "5", "file", "har"], 5, 2),
            (&["file"], 30, 1),
        ] {
            let wanted = Wanted::of(arguments).unwrap();
            assert_eq!((wanted.seconds, wanted.targets.len()), (seconds, targets));
        }
        for arguments in [
            &["nothing"][..],
            &["--seconds"],
            &["--seconds", "soon"],
            &["--seconds", "0"],
        ] {
            assert!(Wanted::of(arguments).is_err(), "{arguments:?}");
        }
    }

    #[test]
    fn each_target_is_a_binary() {
        let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz");
        let manifest = fs::read_to_string(fuzz.join("Cargo.toml")).unwrap();
        for (target, _) in TARGETS {
            assert!(
                fuzz.join("fuzz_targets")
                    .join(format!("{target}.rs"))
                    .exists()
            );
            assert!(
                manifest.contains(&format!("name = \"{target}\"")),
                "{target}"
            );
        }
    }
}
