//! What the page's demo talks to: an echo server, and a tap before it, on this machine.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use anyhow::{Context, Result, bail, ensure};

use crate::framescope::{self, Build};

/// Where the page looks for it.
pub(crate) const FILE: &str = "demo.json";

/// The two servers, which end with this.
pub(crate) struct Demo {
    children: Children,
    echo: String,
    tap: String,
    feed: String,
}

/// Which ports they take.
#[derive(Clone, Copy)]
pub(crate) enum Ports {
    /// The echo server takes the one that the README names, if it is free; the tap takes any, so that one that a person starts has its own.
    Known,
    /// Any that are free.
    Free,
}

/// Processes that end when nobody holds them any more.
#[derive(Clone, Default)]
pub(crate) struct Children(Arc<Held>);

#[derive(Default)]
struct Held(Mutex<Vec<Child>>);

impl Demo {
    /// Builds the program, and starts both for the page at this address.
    pub(crate) fn start(root: &Path, page: &str, ports: Ports) -> Result<Self> {
        let program = framescope::build(root, Build::Debug)?;
        let children = Children::default();
        let anywhere = || children.start_echo(&program, ANY_PORT);
        let echo = match ports {
            Ports::Known => children
                .start_echo(&program, KNOWN)
                .or_else(|_| anywhere())?,
            Ports::Free => anywhere()?,
        };
        let said = children.start(
            Command::new(&program)
                .args(["tap", "--json", "--listen", ANY_PORT, "--feed", ANY_PORT])
                .args(["--to", &echo, "--page", page]),
        )?;
        let of = |name| member(&said, name).with_context(|| format!("the tap said `{said}`"));
        Ok(Self {
            echo: format!("ws://{echo}/"),
            tap: format!("ws://{}/", of("listen")?),
            feed: of("feed")?.to_owned(),
            children,
        })
    }

    /// What the page is told: where all three are.
    pub(crate) fn json(&self) -> String {
        let Self {
            echo, tap, feed, ..
        } = self;
        format!("{{\"direct\":\"{echo}\",\"tap\":\"{tap}\",\"feed\":\"{feed}\"}}\n")
    }

    /// The same for a person.
    pub(crate) fn line(&self) -> String {
        format!(
            "An echo server is at {}, and a tap before it at {}",
            self.echo, self.tap
        )
    }

    /// Both processes.
    pub(crate) fn children(&self) -> Children {
        self.children.clone()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.children.end();
    }
}

impl Children {
    /// Starts a server: the first line that it says.
    fn start(&self, command: &mut Command) -> Result<String> {
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let mut child = child.context("cannot run what was built")?;
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        self.0.all().push(child);
        let mut stdout = BufReader::new(stdout.context("it has no output")?);
        let mut said = String::new();
        stdout.read_line(&mut said).context("cannot read it")?;
        let mut stderr = stderr.context("it has no output for errors")?;
        if said.is_empty() {
            let mut why = String::new();
            stderr.read_to_string(&mut why).context("cannot read it")?;
            bail!("{}", why.trim());
        }
        // What it says later is read, or it would wait.
        thread::spawn(move || std::io::copy(&mut stdout, &mut std::io::sink()));
        thread::spawn(move || std::io::copy(&mut stderr, &mut std::io::stderr()));
        Ok(said.trim().to_owned())
    }

    /// Starts an echo server: where it listens.
    pub(crate) fn start_echo(&self, program: &Path, listen: &str) -> Result<String> {
        let said = self.start(Command::new(program).args(["echo", "--listen", listen]))?;
        let address = said
            .split_once("ws://")
            .and_then(|(_, rest)| rest.split_once('/'))
            .map(|(address, _)| address.to_owned());
        address.with_context(|| format!("the echo server said `{said}`"))
    }

    /// Starts a tap before `to` that records into `file`, and overwrites it: where it listens.
    pub(crate) fn start_tap(&self, program: &Path, to: &str, file: &Path) -> Result<SocketAddr> {
        let mut command = Command::new(program);
        command.args(["tap", "--json", "--no-feed", "--listen", ANY_PORT]);
        command.args(["--to", to, "--force", "--write"]).arg(file);
        let said = self.start(&mut command)?;
        let address = member(&said, "listen").and_then(|address| address.parse().ok());
        address.with_context(|| format!("the tap said `{said}`"))
    }

    /// Asks each to end, the last that was started first, and waits until it did so as it should.
    pub(crate) fn ask_to_end(&self) -> Result<()> {
        let mut all = self.0.all();
        while let Some(mut child) = all.pop() {
            let asked = Command::new("kill").arg(child.id().to_string()).status();
            ensure!(asked?.success(), "a server ended on its own");
            let ended = child.wait()?;
            ensure!(ended.success(), "a server that was asked to end: {ended}");
        }
        Ok(())
    }

    /// Ends all of them.
    pub(crate) fn end(&self) {
        self.0.end();
    }
}

impl Held {
    fn end(&self) {
        for mut child in self.all().drain(..) {
            // One that has ended cannot be ended.
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    fn all(&self) -> MutexGuard<'_, Vec<Child>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.end();
    }
}

/// Where the README says that the echo server is.
const KNOWN: &str = "127.0.0.1:9000";

/// Any port of this machine that is free.
pub(crate) const ANY_PORT: &str = "127.0.0.1:0";

/// A text among the members of a JSON object, if no character of it is escaped.
fn member<'a>(object: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = object.split_once(&format!("\"{name}\":\""))?;
    let (value, _) = rest.split_once('"')?;
    (!value.contains('\\')).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{TcpListener, TcpStream};

    #[test]
    fn members_are_found() {
        let object = r#"{"event":"begun","listen":"127.0.0.1:9001","file":null,"feed":"ws://a/?b=c","odd":"\n"}"#;
        for (name, expected) in [
            ("listen", Some("127.0.0.1:9001")),
            ("feed", Some("ws://a/?b=c")),
            ("file", None),
            ("odd", None),
            ("page", None),
        ] {
            assert_eq!(member(object, name), expected, "{name}");
        }
    }

    #[test]
    fn both_run_as_long_as_the_demo_is_held() {
        let root = crate::project_root().unwrap();
        let demo = Demo::start(root, "http://127.0.0.1:8080", Ports::Free).unwrap();
        let json = demo.json();
        let addresses = ["direct", "tap", "feed"].map(|name| {
            let link = member(&json, name).unwrap();
            let rest = link.strip_prefix("ws://").unwrap();
            rest.split_once('/').unwrap().0.to_owned()
        });
        for address in &addresses {
            TcpStream::connect(address).unwrap();
        }
        drop(demo);
        for address in &addresses {
            assert!(TcpStream::connect(address).is_err(), "{address}");
        }
    }

    #[test]
    fn what_a_tap_takes_that_is_started_by_hand_is_left_to_it() {
        let root = crate::project_root().unwrap();
        let demo = Demo::start(root, "http://127.0.0.1:8080", Ports::Known).unwrap();
        let json = demo.json();
        for port in [9001, 9002] {
            assert!(!json.contains(&format!(":{port}/")), "{json}");
        }
    }

    #[test]
    fn an_echo_server_does_not_outlive_a_demo_that_could_not_start() {
        let program = framescope::build(crate::project_root().unwrap(), Build::Debug).unwrap();
        let children = Children::default();
        let address = children.start_echo(&program, ANY_PORT).unwrap();
        TcpStream::connect(&address).unwrap();
        // As a tap fails to.
        let failed = children.start(Command::new(&program).args(["tap", "--to", "nowhere"]));
        assert!(failed.is_err());
        drop(children);
        assert!(TcpStream::connect(&address).is_err(), "{address}");
    }

    #[test]
    fn where_the_known_port_is_taken_another_is() {
        // If not by this, then by somebody else.
        let _taken = TcpListener::bind(KNOWN);
        let root = crate::project_root().unwrap();
        let demo = Demo::start(root, "http://127.0.0.1:8080", Ports::Known).unwrap();
        let json = demo.json();
        assert!(!json.contains(&format!("\"ws://{KNOWN}/\"")), "{json}");
        let address = member(&json, "direct").unwrap();
        let address = address.strip_prefix("ws://").unwrap();
        TcpStream::connect(address.trim_end_matches('/')).unwrap();
    }
}
