//! What a tap prints: a line for each thing that happens.

use super::begun::Begun;
use crate::cli::paint;
use crate::tap::{Ending, Event, Refusal};
use crate::text::amounts::size;
use crate::text::{Text, Value};
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
        self.line("command-tap-listens", &places, out)?;
        if begun.tls {
            self.line("command-tap-tls", &[], out)?;
        }
        if let Some(name) = &begun.file {
            self.line("command-tap-file", &[("name", (&**name).into())], out)?;
        }
        if let Some(page) = &begun.page {
            let places = [("page", paint::harmless(page).into())];
            self.line("command-tap-page", &places, out)?;
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
        match file_bytes {
            Some(len) => self.line("command-tap-ended-file", &[("size", size(len).into())], out)?,
            None => self.line("command-tap-ended", &[], out)?,
        }
        out.flush()
    }

    fn line(&self, id: &str, places: &[(&str, Value<'_>)], out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{}", self.text.say_with(id, places))
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
                    Ending::ByClient => "command-tap-closed-by-client",
                    Ending::ByServer => "command-tap-closed-by-server",
                    Ending::ResetByClient => "command-tap-reset-by-client",
                    Ending::ResetByServer => "command-tap-reset-by-server",
                };
                let places = [
                    ("number", (*connection).into()),
                    ("up", size(*from_client).into()),
                    ("down", size(*from_server).into()),
                ];
                text.say_with(how, &places)
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
                    Refusal::Token => "command-tap-refused-token",
                    Refusal::Origin => "command-tap-refused-origin",
                    Refusal::Subprotocol => "command-tap-refused-subprotocol",
                    Refusal::TooMany => "command-tap-refused-too-many",
                };
                text.say_with(id, &[("address", address.to_string().into())])
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
