//! The browsers that the page is tested in: found, or installed.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::step::{by_hand, on_path};
use crate::system;

/// A browser.
#[derive(Clone, Copy)]
pub(crate) enum Browser {
    /// The one that all tests are for.
    Chromium,
    /// The one that the main paths are tried in.
    Firefox,
}

impl Browser {
    /// The variable that names its path.
    pub(crate) const fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMIUM",
            Self::Firefox => "FIREFOX",
        }
    }

    /// The file that tells Playwright what is tested in it.
    pub(crate) const fn tests(self) -> &'static str {
        match self {
            Self::Chromium => "playwright.config.mjs",
            Self::Firefox => "firefox.config.mjs",
        }
    }

    /// What it is called in `PATH`.
    const fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
            ],
            Self::Firefox => &["firefox-esr", "firefox"],
        }
    }

    /// Debian's package.
    const fn package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox-esr",
        }
    }

    /// The browser that its variable names, or one in `PATH`, or Debian's.
    pub(crate) fn find(self) -> Result<PathBuf> {
        let (variable, package) = (self.variable(), self.package());
        let there = || self.programs().iter().find_map(|name| on_path(name));
        if let Some(named) = std::env::var_os(variable) {
            return Ok(PathBuf::from(named));
        }
        if there().is_none() {
            by_hand(
                system::install(&[package]),
                &format!("install {package}, or set {variable} to its path"),
            )?;
        }
        there().with_context(|| {
            format!("{package} was installed and is not in PATH; set {variable} to its path")
        })
    }
}
