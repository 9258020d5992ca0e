//! The tools that the page is built with: found, or installed into target/tools so that none of the user's is overwritten.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::node::Packages;
use crate::step::{by_hand, execute, on_path, output_of, step};
use crate::tools_root;
use crate::wasm_std::WasmToolchain;

/// The last Trunk that builds with the Rust that Cargo.toml asks for.
const TRUNK: &str = "0.21.14";
/// wasm-opt before this one does not know what today's Rust emits.
const OLDEST_WASM_OPT: u32 = 123;

/// Any version does; this one is known to.
const CARGO_FUZZ: &str = "0.13.2";

/// What Trunk needs to build the page.
pub(crate) struct Tools {
    trunk: PathBuf,
    wasm_opt: PathBuf,
    esbuild: PathBuf,
    toolchain: WasmToolchain,
    /// The folder that goes before `PATH`.
    folder: Option<PathBuf>,
}

impl Tools {
    /// Finds or installs all that the page's build needs.
    pub(crate) fn for_page(root: &Path) -> Result<Self> {
        let toolchain = WasmToolchain::ready(root)?;
        let trunk = trunk(root)?;
        let bindgen = wasm_bindgen(root, "wasm-bindgen")?;
        let wasm_opt = wasm_opt(root)?;
        let esbuild = Packages::Browser.program(root, "esbuild")?;
        let folder = bindgen.parent().map(Path::to_path_buf);
        Ok(Self {
            trunk,
            wasm_opt,
            esbuild,
            toolchain,
            folder,
        })
    }

    /// A Trunk command in the project that uses these tools.
    pub(crate) fn trunk(&self, root: &Path) -> Command {
        let mut command = Command::new(&self.trunk);
        command
            .current_dir(root)
            .env("PATH", with_path(self.folder.as_slice()))
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            .env("RUST_BACKTRACE", "0");
        // Trunk takes no value of NO_COLOR but true and false, and others write 1.
        if std::env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        self.toolchain.choose(&mut command);
        command
    }

    /// A command of wasm-opt's.
    pub(crate) fn wasm_opt(&self) -> Command {
        Command::new(&self.wasm_opt)
    }

    /// A command of esbuild's.
    pub(crate) fn esbuild(&self) -> Command {
        Command::new(&self.esbuild)
    }
}

/// A program of the wasm-bindgen CLI, of the very version in Cargo.lock: another one refuses the wasm.
pub(crate) fn wasm_bindgen(root: &Path, program: &str) -> Result<PathBuf> {
    let version = locked_version(root, "wasm-bindgen")?;
    if let Some(found) = found(root, program, |said| said == format!("{program} {version}")) {
        return Ok(found);
    }
    // Its lock file names crates that registries no longer hold, so it is not asked for.
    install(root, "wasm-bindgen-cli", &version, program, &[])
}

/// cargo-fuzz, which builds what libFuzzer runs.
pub(crate) fn cargo_fuzz(root: &Path) -> Result<PathBuf> {
    if let Some(found) = found(root, "cargo-fuzz", |said| said.starts_with("cargo-fuzz ")) {
        return Ok(found);
    }
    install(root, "cargo-fuzz", CARGO_FUZZ, "cargo-fuzz", &["--locked"])
}

fn trunk(root: &Path) -> Result<PathBuf> {
    if let Some(found) = found(root, "trunk", |said| said == format!("trunk {TRUNK}")) {
        return Ok(found);
    }
    // Neither its update check nor its downloads are wanted, so it does without TLS and builds the sooner.
    install(
        root,
        "trunk",
        TRUNK,
        "trunk",
        &["--locked", "--no-default-features"],
    )
}

fn wasm_opt(root: &Path) -> Result<PathBuf> {
    if let Some(installed) = Packages::Browser.installed(root, "wasm-opt") {
        return Ok(installed);
    }
    let in_path = on_path("wasm-opt").filter(|path| {
        output_of(Command::new(path).arg("--version")).is_some_and(|said| is_current(&said))
    });
    match in_path {
        Some(found) => Ok(found),
        None => Packages::Browser.program(root, "wasm-opt"),
    }
}

/// Whether a wasm-opt that says "wasm-opt version 132 (…)" of itself is new enough.
fn is_current(said: &str) -> bool {
    let version = said
        .split(' ')
        .nth(2)
        .and_then(|version| version.parse().ok());
    version.is_some_and(|version: u32| version >= OLDEST_WASM_OPT)
}

/// The program in target/tools or in `PATH` whose `--version` is accepted.
fn found(root: &Path, program: &str, accepts: impl Fn(&str) -> bool) -> Option<PathBuf> {
    let ours = tools_root(root)
        .join("bin")
        .join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    [Some(ours), on_path(program)]
        .into_iter()
        .flatten()
        .find(|path| {
            output_of(Command::new(path).arg("--version")).is_some_and(|said| accepts(&said))
        })
}

fn install(
    root: &Path,
    package: &str,
    version: &str,
    program: &str,
    options: &[&str],
) -> Result<PathBuf> {
    let tools = tools_root(root);
    let mut command = Command::new("cargo");
    // A debug build without debug information: building is what takes the time here, not running.
    command
        .args([
            "install",
            package,
            "--version",
            version,
            "--debug",
            "--root",
        ])
        .arg(&tools)
        .args(options);
    command.env("CARGO_PROFILE_DEV_DEBUG", "false");
    // Without this, cargo advises to put target/tools in PATH.
    command.env("PATH", with_path(&[tools.join("bin")]));
    let installing = step(
        &format!("installing {package} {version} into target/tools, once: some minutes"),
        || execute(&mut command),
    );
    let advice = format!(
        "cargo install {package} --version {version} {}",
        options.join(" ")
    );
    by_hand(installing, advice.trim())?;
    Ok(tools
        .join("bin")
        .join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
}

/// The version of `package` in Cargo.lock.
fn locked_version(root: &Path, package: &str) -> Result<String> {
    let lock = fs::read_to_string(root.join("Cargo.lock")).context("cannot read Cargo.lock")?;
    version_in(&lock, package).with_context(|| format!("Cargo.lock does not name {package}"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let (_, after) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    Some(after.split_once('"')?.0.to_owned())
}

/// `PATH` with `folders` before it.
fn with_path(folders: &[PathBuf]) -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(folders.iter().cloned().chain(std::env::split_paths(&path)))
        .unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_opt_must_know_what_todays_rust_emits() {
        for (said, current) in [
            ("wasm-opt version 132 (version_132)", true),
            ("wasm-opt version 123", true),
            ("wasm-opt version 108 (version_108)", false),
            ("", false),
        ] {
            assert_eq!(is_current(said), current, "{said}");
        }
    }

    #[test]
    fn a_locked_version_is_that_of_the_package_of_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").unwrap(), "0.2.130");
        assert_eq!(version_in(lock, "trunk"), None);
    }
}
