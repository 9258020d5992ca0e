//! Packages of the system: Debian's, by apt-get.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Result, ensure};

use crate::step::{execute, on_path, output_of, step};

/// Whether the lists of packages were fetched by this run.
static UPDATED: AtomicBool = AtomicBool::new(false);

/// A new machine may be installing something of its own, and a host of packages may be away for a moment.
const PATIENT: [&str; 4] = ["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"];

/// Installs Debian packages.
///
/// # Errors
/// If there is no apt-get here, or no right to use it.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let typed = format!(
        "apt-get install --no-install-recommends {}",
        packages.join(" ")
    );
    ensure!(
        on_path("apt-get").is_some(),
        "there is no apt-get here to install {} with",
        packages.join(", ")
    );
    ensure!(as_root().is_some(), "only root may run `{typed}`");
    if !UPDATED.swap(true, Ordering::Relaxed) {
        step("apt-get update", || {
            execute(privileged("apt-get").args(PATIENT).args(["update", "-q"]))
        })?;
    }
    step(&typed, || {
        let mut command = privileged("apt-get");
        command
            .args(PATIENT)
            .args(["install", "-q", "-y", "--no-install-recommends"])
            .args(packages);
        execute(command.env("DEBIAN_FRONTEND", "noninteractive"))
    })
}

/// A command that runs as root: directly, or by a sudo that asks for no password.
pub(crate) fn privileged(program: &str) -> Command {
    match as_root() {
        Some(Root::BySudo) => {
            let mut command = Command::new("sudo");
            command.args(["-n", program]);
            command
        }
        Some(Root::Already) | None => Command::new(program),
    }
}

enum Root {
    Already,
    BySudo,
}

fn as_root() -> Option<Root> {
    if output_of(Command::new("id").arg("-u"))? == "0" {
        Some(Root::Already)
    } else {
        output_of(Command::new("sudo").args(["-n", "true"])).map(|_| Root::BySudo)
    }
}
