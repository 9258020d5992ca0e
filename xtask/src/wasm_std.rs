//! Rust's standard library for wasm32-unknown-unknown: there, or from rustup, or built from Debian's sources.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::step::{by_hand, execute, on_path, output_of, run_step, step};
use crate::{system, tools_root};

/// The target that a browser runs.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// What rustup calls Debian's Rust, once it is linked.
const LINKED: &str = "debian";
/// Debian's Rust that follows the browsers' needs, the sources of its standard library, its lints, and a linker for wasm.
const PACKAGES: [&str; 5] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-clippy",
    "lld-22",
];
const LINKER: &str = "/usr/bin/lld-22";

/// Which Rust builds for the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WasmToolchain {
    /// The one in use.
    InUse,
    /// Debian's, since rustup could not download the target for the one in use.
    Debian,
}

impl WasmToolchain {
    /// Finds the standard library for wasm, or gets it.
    pub(crate) fn ready(root: &Path) -> Result<Self> {
        if has_std(
            &sysroot(Self::InUse).context("cannot run rustc; by hand: install Rust with rustup")?,
        ) {
            return Ok(Self::InUse);
        }
        if sysroot(Self::Debian).is_some_and(|sysroot| has_std(&sysroot)) {
            return Ok(Self::Debian);
        }
        if on_path("rustup").is_some()
            && run_step(Command::new("rustup").args(["target", "add", TARGET])).is_ok()
        {
            return Ok(Self::InUse);
        }
        println!(
            "  rustup cannot get {TARGET}: building its standard library from Debian's sources"
        );
        by_hand(build_debian(root), &format!("rustup target add {TARGET}"))?;
        Ok(Self::Debian)
    }

    /// Makes `command`, and every cargo and rustc below it, use this Rust.
    pub(crate) fn choose(self, command: &mut Command) {
        // What `cargo run` set for the Rust in use is not for the other.
        command.env_remove("LD_LIBRARY_PATH");
        if self == Self::Debian && on_path("rustup").is_some() {
            command.env("RUSTUP_TOOLCHAIN", LINKED);
        }
    }
}

fn sysroot(toolchain: WasmToolchain) -> Option<PathBuf> {
    let mut rustc = Command::new("rustc");
    toolchain.choose(&mut rustc);
    output_of(rustc.args(["--print", "sysroot"])).map(PathBuf::from)
}

fn library(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

fn has_std(sysroot: &Path) -> bool {
    let Ok(entries) = fs::read_dir(library(sysroot)) else {
        return false;
    };
    entries
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
}

fn build_debian(root: &Path) -> Result<()> {
    if !PACKAGES.iter().all(|package| is_installed(package)) {
        system::install(&PACKAGES)?;
    }
    if on_path("rustup").is_some() {
        execute(Command::new("rustup").args(["toolchain", "link", LINKED, "/usr"]))?;
    }
    let sysroot = sysroot(WasmToolchain::Debian).context("Debian's rustc does not run")?;

    // rustc looks for the linker under this name, beside its libraries.
    let host = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let bin = sysroot.join("lib/rustlib").join(host).join("bin");
    if !bin.join("rust-lld").exists() {
        execute(system::privileged("mkdir").arg("-p").arg(&bin))?;
        execute(
            system::privileged("ln")
                .arg("-sf")
                .arg(LINKER)
                .arg(bin.join("rust-lld")),
        )?;
    }

    // Any crate will do: what is wanted is the library that is built for it.
    let seed = tools_root(root).join("wasm-std");
    fs::create_dir_all(seed.join("src"))?;
    fs::write(seed.join("src/lib.rs"), "")?;
    fs::write(
        seed.join("Cargo.toml"),
        "[workspace]\n\n[package]\nname = \"seed\"\nedition = \"2024\"\n\n[lib]\ncrate-type = [\"cdylib\"]\n",
    )?;
    let mut cargo = Command::new("cargo");
    WasmToolchain::Debian.choose(&mut cargo);
    cargo
        .args([
            "build",
            "--release",
            "-Zbuild-std=std,panic_abort,test",
            "--target",
            TARGET,
        ])
        .current_dir(&seed);
    // The flag is unstable, the sources are this compiler's own. The bitcode is for link-time optimisation.
    cargo
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", seed.join("target"));
    step(
        &format!("building the standard library for {TARGET}"),
        || execute(&mut cargo),
    )?;

    let target = library(&sysroot);
    execute(system::privileged("mkdir").arg("-p").arg(&target))?;
    for entry in fs::read_dir(seed.join("target").join(TARGET).join("release/deps"))? {
        let path = entry?.path();
        let is_library = path
            .extension()
            .is_some_and(|extension| extension == "rlib");
        if is_library && !path.ends_with("libseed.rlib") {
            execute(system::privileged("cp").arg(&path).arg(&target))?;
        }
    }
    Ok(())
}

fn is_installed(package: &str) -> bool {
    let status =
        output_of(Command::new("dpkg-query").args(["--show", "--showformat=${Status}", package]));
    status.is_some_and(|status| status == "install ok installed")
}
