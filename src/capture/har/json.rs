//! The JSON of a HAR file, read member by member.

use super::{
    Connection, Har, HeadTold, Message, Request, Response, Sender, ToldError, Written, time,
};
use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_bytes::ByteBuf;
use std::fmt;

/// Fills a [`Har`] while the file is read, so that what was read stays when it breaks off.
pub(super) struct Progress<'a> {
    pub(super) har: &'a mut Har,
    pub(super) entries: Entries,
}

/// Whether the list of entries has begun.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Entries {
    NotSeen,
    Seen,
}

/// Where the reading is.
#[derive(Clone, Copy)]
enum Place {
    Root,
    Log,
    Entry,
}

impl Progress<'_> {
    /// Reads a whole file.
    pub(super) fn file<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
    ) -> Result<(), D::Error> {
        self.object(Place::Root, deserializer)
    }

    fn object<'de, D: Deserializer<'de>>(
        &mut self,
        place: Place,
        deserializer: D,
    ) -> Result<(), D::Error> {
        deserializer.deserialize_map(At {
            progress: self,
            place,
        })
    }

    /// The last entry, which is being read.
    fn entry(&mut self) -> Option<&mut Connection> {
        self.har.connections.last_mut()
    }
}

/// The object at a place, or the list of entries or messages in it.
struct At<'p, 'h> {
    progress: &'p mut Progress<'h>,
    place: Place,
}

impl<'de> DeserializeSeed<'de> for At<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.progress.object(self.place, deserializer)
    }
}

impl<'de> Visitor<'de> for At<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.place {
            Place::Root => "an object with the member log",
            Place::Log => "an object with the member entries",
            Place::Entry => "an entry, which is an object",
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Self { progress, place } = self;
        while let Some(name) = members.next_key::<String>()? {
            match (place, &*name) {
                (Place::Root, "log") => {
                    let place = Place::Log;
                    members.next_value_seed(At { progress, place })?;
                }
                (Place::Log, "entries") => members.next_value_seed(EntriesOf { progress })?,
                (Place::Log, "creator" | "browser") => {
                    if let Some(program) = members.next_value::<Option<Program>>()? {
                        progress.har.written_by.push(program.name());
                    }
                }
                (Place::Entry, name) => match progress.entry() {
                    Some(entry) => member(entry, name, &mut members)?,
                    None => drop(members.next_value::<IgnoredAny>()?),
                },
                (Place::Root | Place::Log, _) => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

/// Reads a member of an entry.
fn member<'de, A: MapAccess<'de>>(
    entry: &mut Connection,
    name: &str,
    members: &mut A,
) -> Result<(), A::Error> {
    match name {
        "startedDateTime" => {
            let written = members.next_value::<Option<String>>()?;
            entry.started = written.and_then(|written| time::of_date(&written));
        }
        "serverIPAddress" => entry.server_address = members.next_value()?,
        "_resourceType" => entry.resource = members.next_value()?,
        "request" => {
            if let Some(request) = members.next_value::<Option<JsonRequest>>()? {
                entry.request = request.into();
            }
        }
        "response" => {
            let response = members.next_value::<Option<JsonResponse>>()?;
            // Browsers write 0 where no response came.
            entry.response = response
                .map(Response::from)
                .filter(|response| response.status != 0);
        }
        "_webSocketClosed" => {
            let closed = members.next_value::<Option<JsonClosed>>()?;
            entry.closed = closed.map(|closed| super::Closed {
                time: closed.time.and_then(time::of_seconds),
                was_clean: closed.was_clean,
            });
        }
        "_webSocketMessages" => members.next_value_seed(MessagesOf { entry })?,
        _ => drop(members.next_value::<IgnoredAny>()?),
    }
    Ok(())
}

/// `log.entries`.
struct EntriesOf<'p, 'h> {
    progress: &'p mut Progress<'h>,
}

impl<'de> DeserializeSeed<'de> for EntriesOf<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for EntriesOf<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Self { progress } = self;
        progress.entries = Entries::Seen;
        loop {
            progress.har.connections.push(Connection::default());
            let place = Place::Entry;
            let more = entries.next_element_seed(At { progress, place })?;
            progress.har.sort_out_last();
            if more.is_none() {
                return Ok(());
            }
        }
    }
}

/// `_webSocketMessages` of an entry.
struct MessagesOf<'a> {
    entry: &'a mut Connection,
}

impl<'de> DeserializeSeed<'de> for MessagesOf<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for MessagesOf<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of messages")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut messages: A) -> Result<(), A::Error> {
        self.entry.messages_told = true;
        while let Some(message) = messages.next_element::<JsonMessage>()? {
            match message.read() {
                Ok(message) => self.entry.messages.push(message),
                Err(error) => self.entry.errors.push(error),
            }
        }
        Ok(())
    }
}

#[derive(Deserialize)]
struct Program {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    version: Option<String>,
}

impl Program {
    fn name(self) -> String {
        let parts = [self.name, self.version];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        parts.join(" ")
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct JsonRequest {
    #[serde(default)]
    method: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    http_version: Option<String>,
    #[serde(default)]
    headers: Option<Vec<Field>>,
    #[serde(default, rename = "_partial")]
    partial: Option<bool>,
}

/// As Framescope writes it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct JsonClosed {
    #[serde(default)]
    time: Option<f64>,
    #[serde(default)]
    was_clean: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct JsonResponse {
    #[serde(default)]
    status: Option<i64>,
    #[serde(default)]
    status_text: Option<String>,
    #[serde(default)]
    http_version: Option<String>,
    #[serde(default)]
    headers: Option<Vec<Field>>,
    #[serde(default, rename = "_partial")]
    partial: Option<bool>,
    #[serde(default, rename = "_time")]
    time: Option<f64>,
}

fn told(partial: Option<bool>) -> HeadTold {
    match partial {
        Some(true) => HeadTold::Partly,
        _ => HeadTold::Whole,
    }
}

#[derive(Deserialize)]
struct Field {
    name: String,
    #[serde(default)]
    value: Option<String>,
}

/// Names as Chromium, Firefox and mitmproxy write them.
#[derive(Deserialize)]
struct JsonMessage {
    #[serde(default, rename = "type")]
    kind: Option<String>,
    /// Seconds since 1970.
    #[serde(default)]
    time: Option<f64>,
    #[serde(default)]
    opcode: Option<i64>,
    #[serde(default)]
    data: Option<ByteBuf>,
    #[serde(default, rename = "_maskingKey")]
    key: Option<String>,
    #[serde(default, rename = "_length")]
    whole: Option<u64>,
}

fn fields(headers: Option<Vec<Field>>) -> Vec<[String; 2]> {
    let headers = headers.unwrap_or_default().into_iter();
    headers
        .map(|field| [field.name, field.value.unwrap_or_default()])
        .collect()
}

impl From<JsonRequest> for Request {
    fn from(request: JsonRequest) -> Self {
        Self {
            method: request.method.unwrap_or_default(),
            url: request.url.unwrap_or_default(),
            version: request.http_version.unwrap_or_default(),
            fields: fields(request.headers),
            told: told(request.partial),
        }
    }
}

impl From<JsonResponse> for Response {
    fn from(response: JsonResponse) -> Self {
        let status = response.status.and_then(|status| status.try_into().ok());
        Self {
            status: status.unwrap_or_default(),
            status_text: response.status_text.unwrap_or_default(),
            version: response.http_version.unwrap_or_default(),
            fields: fields(response.headers),
            told: told(response.partial),
            time: response.time.and_then(time::of_seconds),
        }
    }
}

impl JsonMessage {
    fn read(self) -> Result<Message, ToldError> {
        const TEXT: u8 = 1;
        let time = self.time.and_then(time::of_seconds);
        let data = self.data.map(ByteBuf::into_vec).unwrap_or_default();
        let sender = match self.kind.as_deref() {
            Some("send") => Some(Sender::Client),
            Some("receive") => Some(Sender::Server),
            _ => None,
        };
        let opcode = self.opcode.unwrap_or(TEXT.into()).try_into();
        let opcode = opcode.ok().filter(|opcode: &u8| *opcode <= 0xF);
        let (Some(sender), Some(opcode)) = (sender, opcode) else {
            let text = String::from_utf8_lossy(&data).into_owned();
            return Err(ToldError { time, text });
        };
        let (written, payload) = match BASE64.decode(&data) {
            _ if opcode == TEXT => (Written::Text, data),
            Ok(payload) => (Written::Base64, payload),
            Err(_) => (Written::NotBase64, data),
        };
        Ok(Message {
            sender,
            time,
            opcode,
            written,
            payload,
            key: self.key.and_then(|key| masking_key(&key)),
            whole: self.whole.map(|len| len.min(LONGEST)),
        })
    }
}

/// Bytes of a message that a file may speak of without having them.
const LONGEST: u64 = 1 << 36;

/// Eight hex digits.
fn masking_key(digits: &str) -> Option<[u8; 4]> {
    let is_key = digits.len() == 8 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let number = is_key.then(|| u32::from_str_radix(digits, 16).ok())?;
    number.map(u32::to_be_bytes)
}

/// With padding or without.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);
