//! The built page in Chromium, opened afresh for each file.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};

/// A browser that does what it is told: tests/browser/measure.mjs.
pub(super) struct Browser {
    child: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// Named figures.
pub(super) type Figures = HashMap<String, f64>;

impl Browser {
    pub(super) fn start(root: &Path, chromium: &Path, address: &str) -> Result<Self> {
        let mut child = Command::new("node")
            .arg("measure.mjs")
            .current_dir(root.join("tests/browser"))
            .env("CHROMIUM", chromium)
            .env("FRAMESCOPE_URL", address)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot run node")?;
        let orders = child.stdin.take().context("node takes no orders")?;
        let answers = child.stdout.take().context("node gives no answers")?;
        Ok(Self {
            child,
            orders,
            answers: BufReader::new(answers),
        })
    }

    /// Opens `file`, which has this many frames, in a fresh page; `what` else is measured there.
    pub(super) fn measure(&mut self, what: &str, frames: u32, file: &Path) -> Result<Figures> {
        writeln!(self.orders, "{what} {frames} {}", file.display())?;
        self.orders.flush()?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer)?;
        figures(&answer)
            .with_context(|| format!("measuring {what} of {}: {}", file.display(), answer.trim()))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It closes its browser when nothing more comes; that it does not matters no more.
        drop(writeln!(self.orders, "end"));
        drop(self.child.wait());
    }
}

/// `listed=312.5 memory=1048576`.
fn figures(answer: &str) -> Result<Figures> {
    let mut figures = Figures::new();
    for word in answer.split_whitespace() {
        let figure = word
            .split_once('=')
            .and_then(|(name, value)| Some((name.to_owned(), value.parse().ok()?)));
        let Some((name, value)) = figure else {
            bail!("no figure");
        };
        figures.insert(name, value);
    }
    if figures.is_empty() {
        bail!("no figures");
    }
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_names() {
        let read = figures("listed=312.5 memory=1048576\n").unwrap();
        assert_eq!(read["listed"].to_string(), "312.5");
        assert_eq!(read["memory"].to_string(), "1048576");
        for wrong in ["", "\n", "error: no page", "listed="] {
            assert!(figures(wrong).is_err(), "{wrong}");
        }
    }
}
