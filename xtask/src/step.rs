//! Running commands: each says what it is and how long it took.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, anyhow, ensure};

/// Does one named piece of work between a line that names it and a line that says how long it took.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("▸ {name}");
    let start = Instant::now();
    let outcome = work()?;
    println!("  {name}: {:.1} s", start.elapsed().as_secs_f32());
    Ok(outcome)
}

/// Runs `command` as a step of its own, named by what a person would type.
pub(crate) fn run_step(command: &mut Command) -> Result<()> {
    step(&typed(command), || execute(command))
}

/// Runs `command` with the terminal's own input and output.
pub(crate) fn execute(command: &mut Command) -> Result<()> {
    let typed = typed(command);
    let status = command
        .status()
        .with_context(|| format!("cannot run `{typed}`"))?;
    ensure!(status.success(), "`{typed}` failed");
    Ok(())
}

/// Says, after what went wrong, what a person can do about it.
pub(crate) fn by_hand<T>(outcome: Result<T>, advice: &str) -> Result<T> {
    outcome.map_err(|error| anyhow!("{error:#}; by hand: {advice}"))
}

/// What `command` prints on standard output, or nothing if it cannot run or fails.
pub(crate) fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first program of this name in `PATH`.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// A `cargo` command in the project, of the toolchain in use.
pub(crate) fn cargo(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(root);
    // What cargo told this program of itself: crates that ask for it would be built anew each time that it is or is not there.
    for (name, _) in std::env::vars_os() {
        let told = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        });
        if told {
            command.env_remove(name);
        }
    }
    command
}

fn typed(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    std::iter::once(program)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
