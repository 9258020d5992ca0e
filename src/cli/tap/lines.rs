//! What a tap prints: a line for each thing that happens.

use super::begun::Begun;
use crate::cli::paint;
use crate::tap::{Ending, Event, Refusal};
use crate::text::Text;
use crate::text::amounts::size;
use serde::Serialize;
use std::io::{self, Write};

/// Prints lines, for people or as JSON. Each is written at once.
pub(super) struct Lines<'a> {
    pub(super) text: &'a Text,
    pub(super) json: bool,
}

/// What is said at the end.
#[derive(Serialize)]
#[serde(tag = "event", rename = "ended")]
struct Ended {
    /// The length of the file.
    file_bytes: Option<u64>,
}

impl Lines<'_> {
    pub(super) fn begun(&self, begun: &Begun, out: &mut impl Write) -> io::Result<()> {
        if self.json {
            return object(begun, out);
        }
        let places = [
            ("listen", begun.listen.to_string().into()),
            ("to", paint::harmless(&begun.to).into()),
        ];
        let text = self.text;
        writeln!(out, "{}", text.say_with("command-tap-listens", &places))?;
        if begun.tls {
            writeln!(out, "{}", text.say("command-tap-tls"))?;
        }
        if let Some(name) = &begun.file {
            let places = [("name", (&**name).into())];
            writeln!(out, "{}", text.say_with("command-tap-file", &places))?;
        }
        if let Some(page) = &begun.page {
            let places = [("page", paint::harmless(page).into())];
            writeln!(out, "{}", text.say_with("command-tap-page", &places))?;
        }
        out.flush()
    }

    pub(super) fn event(&self, event: &Event, out: &mut impl Write) -> io::Result<()> {
        if self.json {
            return object(event, out);
        }
        writeln!(out, "{}", self.words(event))?;
        out.flush()
    }

    pub(super) fn ended(&self, file_bytes: Option<u64>, out: &mut impl Write) -> io::Result<()> {
        if self.json {
            return object(&Ended { file_bytes }, out);
        }
        let text = self.text;
        let words = match file_bytes {
            Some(len) => text.say_with("command-tap-ended-file", &[("size", size(len).into())]),
            None => text.say("command-tap-ended"),
        };
        writeln!(out, "{words}")?;
        out.flush()
    }

    /// An event in words.
    pub(super) fn words(&self, event: &Event) -> String {
        let text = self.text;
        match event {
            Event::Opened {
                connection,
                client,
                server,
            } => {
                let places = [
                    ("number", (*connection).into()),
                    ("client", client.to_string().into()),
                    ("server", server.to_string().into()),
                ];
                text.say_with("command-tap-opened", &places)
            }
            Event::Unreachable {
                connection,
                client,
                why,
            } => {
                let places = [
                    ("number", (*connection).into()),
                    ("client", client.to_string().into()),
                    ("why", paint::harmless(why).into()),
                ];
                text.say_with("command-tap-unreachable", &places)
            }
            Event::Closed {
                connection,
                from_client,
                from_server,
                ending,
            } => {
                let how = match ending {
                    Ending::ByClient => "closed-by-client",
                    Ending::ByServer => "closed-by-server",
                    Ending::ResetByClient => "reset-by-client",
                    Ending::ResetByServer => "reset-by-server",
                    Ending::Stopped => "stopped",
                };
                let places = [
                    ("number", (*connection).into()),
                    ("up", size(*from_client).into()),
                    ("down", size(*from_server).into()),
                ];
                text.say_of_with("command-tap-connection", how, &places)
            }
            Event::NotAccepted { why } => {
                let places = [("why", paint::harmless(why).into())];
                text.say_with("command-tap-not-accepted", &places)
            }
            Event::ViewerCame { viewer, address } => {
                let places = [
                    ("number", (*viewer).into()),
                    ("address", address.to_string().into()),
                ];
                text.say_with("command-tap-viewer-came", &places)
            }
            Event::ViewerMisses { viewer } => {
                text.say_with("command-tap-viewer-misses", &[("number", (*viewer).into())])
            }
            Event::ViewerLeft { viewer, dropped } => {
                let places = [
                    ("number", (*viewer).into()),
                    ("packets", dropped.packets.into()),
                    ("size", size(dropped.bytes).into()),
                ];
                text.say_with("command-tap-viewer-left", &places)
            }
            Event::ViewerRefused { address, why } => {
                let id = match why {
                    Refusal::Token => "token",
                    Refusal::Origin => "origin",
                    Refusal::Subprotocol => "subprotocol",
                    Refusal::TooMany => "too-many",
                };
                text.say_of_with(
                    "command-tap-refused",
                    id,
                    &[("address", address.to_string().into())],
                )
            }
            Event::FileIsSlow => text.say("command-tap-file-slow"),
            Event::FileBroken { why } => {
                let places = [("why", paint::harmless(why).into())];
                text.say_with("command-tap-file-broken", &places)
            }
            Event::Untold { events } => {
                text.say_with("command-tap-untold", &[("count", (*events).into())])
            }
        }
    }
}

fn object(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)?;
    out.flush()
}
