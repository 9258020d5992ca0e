//! `framescope echo`: an echo server, for trying clients.

use super::{Failure, Verdict, complain, serving};
use crate::server::{EchoServer, Limits, Misbehaviour, Offer};
use crate::text::Text;
use clap::Args;
use std::io::Write;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// Run a WebSocket server that sends every message back
///
/// The first line says where it listens. It checks what RFC 6455 and RFC 7692 let a server check, and closes with the code of the rule that is
/// broken; its id is the reason. Ctrl-C closes all connections with 1001; once more, and it ends at once.
///
/// The address chooses too: /?ping=MS sends a Ping at once and every MS milliseconds, /?status=404 refuses, /?silent never answers the
/// handshake, /?misbehave=RULE does what --misbehave does, /?drop=N ends the TCP connection without a Close frame once N messages were answered.
#[derive(Debug, Args)]
pub(super) struct Echo {
    /// Where to listen; port 0 is any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:9000")]
    listen: SocketAddr,
    /// Listen elsewhere than on a loopback address: anyone who can reach it can use it
    #[arg(long)]
    expose: bool,
    /// The longest message, inflated; a longer one is failed with 1009
    #[arg(long, value_name = "BYTES", default_value = "67108864")]
    max_message: u64,
    /// After so long without a byte a Ping is sent, after as long again the connection is closed with 3008; 0 is never
    #[arg(long, value_name = "SECONDS", default_value = "60")]
    idle: u64,
    /// Break this rule in each connection, once: an id of docs/rules.md. Those about permessage-deflate only with a client that offers it
    #[arg(long, value_name = "RULE", value_parser = misbehaviour)]
    misbehave: Option<Misbehaviour>,
    /// Decline permessage-deflate
    #[arg(long)]
    no_compression: bool,
}

impl Echo {
    pub(super) fn run(&self, text: &Text, out: &mut impl Write) -> Result<Verdict, Failure> {
        if !self.listen.ip().is_loopback() {
            if !self.expose {
                let address = self.listen.to_string();
                let places = [("address", address.as_str().into())];
                return Err(Failure::Unreadable(
                    text.say_with("command-echo-not-loopback", &places),
                ));
            }
            complain(&text.say("command-echo-exposed"));
        }
        let idle = Duration::from_secs(self.idle);
        let server = EchoServer {
            limits: Limits {
                message: self.max_message,
                idle: (!idle.is_zero()).then_some(idle),
                ..Limits::default()
            },
            compression: if self.no_compression {
                Offer::Declined
            } else {
                Offer::Accepted
            },
            misbehaviour: self.misbehave,
        };
        serving::have_many_files_open();
        Runtime::new()?.block_on(self.serve(server, text, out))
    }

    async fn serve(
        &self,
        server: EchoServer,
        text: &Text,
        out: &mut impl Write,
    ) -> Result<Verdict, Failure> {
        let stop = serving::stop();
        let address = self.listen.to_string();
        let listener = TcpListener::bind(self.listen).await.map_err(|error| {
            let error = error.to_string();
            let places = [
                ("address", address.as_str().into()),
                ("error", error.as_str().into()),
            ];
            Failure::Unreadable(text.say_with("command-echo-no-listener", &places))
        })?;
        let address = listener.local_addr()?.to_string();
        let places = [("address", address.as_str().into())];
        writeln!(out, "{}", text.say_with("command-echo-at", &places))?;
        out.flush()?;
        server.serve(listener, stop).await;
        Ok(Verdict::Clean)
    }
}

fn misbehaviour(id: &str) -> Result<Misbehaviour, String> {
    Misbehaviour::named(id).ok_or_else(|| {
        let all: Vec<_> = Misbehaviour::all().map(|one| one.rule().id()).collect();
        let all = all.join(", ");
        Text::english().say_with("command-echo-misbehave", &[("rules", all.as_str().into())])
    })
}
