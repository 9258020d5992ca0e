//! `framescope tap`: a relay that records what it passes on.

mod begun;
mod lines;

use super::output_file::{Existing, create, failed, shown};
use super::{Failure, Verdict, complain, serving};
use crate::tap::{FeedOptions, Options, Origins, Problem, Security, Target, Token};
use crate::text::Text;
use begun::Begun;
use clap::Args;
use lines::Lines;
use std::fs::File;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use tokio::runtime::Runtime;
use tokio::sync::mpsc;

/// Relay TCP connections to a server, and show the true bytes on the way
///
/// Every byte passes through unchanged. It is recorded as pcapng, with headers of Ethernet, IP and TCP that are made up around it: with --write
/// into a file, and live for the page, which the printed link opens. The link holds a secret; pages of other origins are turned away.
///
/// Connections wait for the file, if the disk is slow, and for no viewer: what one cannot take is left out, counted and said. Ctrl-C ends all
/// connections and finishes the file.
///
/// Exit code: 0; 2 if it cannot listen, or the file cannot be written.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option")]
pub(super) struct Tap {
    /// Where to listen for clients; port 0 is any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:9001")]
    listen: SocketAddr,
    /// The server that bytes are passed on to
    #[arg(long, value_name = "HOST:PORT")]
    to: Target,
    /// Record into this file
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    /// Overwrite what is there
    #[arg(long, requires = "write")]
    force: bool,
    /// Speak TLS with the server, trusting whom this system trusts; the client speaks plainly, and what is recorded is plain
    #[arg(long)]
    tls: bool,
    /// Where to listen for viewers; port 0 is any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:9002")]
    feed: SocketAddr,
    /// Show nothing live
    #[arg(long)]
    no_feed: bool,
    /// Where Framescope's page is: the link leads there, and its origin may look on
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8080/")]
    page: String,
    /// Another origin whose pages may look on, said again for each further one
    #[arg(long, value_name = "ORIGIN")]
    allow_origin: Vec<String>,
    /// Listen elsewhere than on loopback addresses: anyone who can reach them can use them
    #[arg(long)]
    expose: bool,
    /// Write what happens as JSON, an object in each line
    #[arg(long)]
    json: bool,
}

/// Events that may wait to be printed.
const WAITING: usize = 4096;
/// Memory that the past may take, for viewers who come late or are slow.
const HISTORY: usize = 16 * 1024 * 1024;

impl Tap {
    pub(super) fn run(&self, text: &Text, out: &mut impl Write) -> Result<Verdict, Failure> {
        self.check_exposure(text)?;
        let feed = self.feed(text)?;
        serving::have_many_files_open();
        let options = Options {
            listen: self.listen,
            to: self.to.clone(),
            security: if self.tls {
                Security::Tls
            } else {
                Security::Plain
            },
            feed,
            description: self.description(text),
        };
        let runtime = Runtime::new()?;
        let done = runtime.block_on(self.relay(options, text, out));
        // Nobody waits any more for a name that is still looked up.
        runtime.shutdown_background();
        done
    }

    /// Listening to others is to be meant.
    fn check_exposure(&self, text: &Text) -> Result<(), Failure> {
        let feed = (!self.no_feed).then_some(self.feed);
        let exposed = [Some(self.listen), feed];
        let exposed = exposed.into_iter().flatten();
        let Some(address) = exposed.into_iter().find(|at| !at.ip().is_loopback()) else {
            return Ok(());
        };
        if !self.expose {
            let places = [("address", address.to_string().into())];
            let words = text.say_with("command-tap-not-loopback", &places);
            return Err(Failure::Unreadable(words));
        }
        complain(&text.say("command-tap-exposed"));
        Ok(())
    }

    fn feed(&self, text: &Text) -> Result<Option<FeedOptions>, Failure> {
        if self.no_feed {
            return Ok(None);
        }
        let page = Origins::of_page(&self.page).ok_or_else(|| {
            let places = [("page", self.page.as_str().into())];
            Failure::Unreadable(text.say_with("command-tap-no-page", &places))
        })?;
        let mut origins = vec![page];
        for origin in &self.allow_origin {
            let read = Origins::of_page(origin).ok_or_else(|| {
                let places = [("origin", origin.as_str().into())];
                Failure::Unreadable(text.say_with("command-tap-no-origin", &places))
            })?;
            origins.push(read);
        }
        let token = Token::random().map_err(|error| Failure::Unreadable(error.to_string()))?;
        Ok(Some(FeedOptions {
            listen: self.feed,
            token,
            origins: Origins::new(origins.iter().map(String::as_str)),
            history: HISTORY,
        }))
    }

    /// An empty file for the recording.
    fn file(&self, text: &Text) -> Result<Option<File>, Failure> {
        let existing = if self.force {
            Existing::Overwritten
        } else {
            Existing::Kept
        };
        let path = self.write.as_ref();
        path.map(|path| create(path, existing, text)).transpose()
    }

    /// What the recording says of itself.
    fn description(&self, text: &Text) -> String {
        let places = [("to", self.to.to_string().into())];
        if self.tls {
            text.say_with("command-tap-description-tls", &places)
        } else {
            text.say_with("command-tap-description", &places)
        }
    }

    async fn relay(
        &self,
        options: Options,
        text: &Text,
        out: &mut impl Write,
    ) -> Result<Verdict, Failure> {
        let (sender, mut events) = mpsc::channel(WAITING);
        let stop = serving::stop();
        let tap = crate::tap::Tap::bind(options, sender).await;
        let tap = tap.map_err(|problem| unreadable(&problem))?;
        let begun = Begun::new(self, &tap).map_err(|problem| unreadable(&problem))?;
        // What a file had stays in it if the tap cannot begin.
        let file = self.file(text)?;
        let lines = Lines {
            text,
            json: self.json,
        };
        // From here on it serves others: that nobody reads what it prints is no reason to end.
        let _ = lines.begun(&begun, out);
        let running = tokio::spawn(tap.run(file, stop));
        while let Some(event) = events.recv().await {
            let _ = lines.event(&event, out);
        }
        let ended = running.await;
        let written = ended.map_err(|error| Failure::Unreadable(error.to_string()))?;
        let len = written.map_err(|problem| self.file_failed(problem))?;
        let _ = lines.ended(len, out);
        Ok(Verdict::Clean)
    }

    fn file_failed(&self, problem: Problem) -> Failure {
        match (problem, &self.write) {
            (Problem::File(error), Some(path)) => failed(path, &error),
            (problem, _) => unreadable(&problem),
        }
    }

    /// The name of the file, for people.
    fn file_name(&self) -> Option<String> {
        self.write.as_deref().map(shown)
    }
}

fn unreadable(problem: &Problem) -> Failure {
    Failure::Unreadable(problem.to_string())
}
