//! What Framescope makes of a recording, beside what was sent.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use super::recorder::Said;
use super::wire::{Direction, Frame, Message, Payload, Sender, head_len};

/// How much was compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Compared {
    pub(super) connections: usize,
    pub(super) frames: usize,
    pub(super) messages: usize,
    pub(super) bytes: u64,
}

/// A connection as Framescope tells of it.
#[derive(Debug, Default)]
struct Told {
    /// Of the client.
    port: Option<u16>,
    accept_is_valid: bool,
    client: ToldDirection,
    server: ToldDirection,
}

#[derive(Debug, Default)]
struct ToldDirection {
    direction: Direction,
    /// Rows that are no frame where all should be frames.
    odd: Vec<String>,
}

impl Compared {
    pub(super) fn add(&mut self, other: Self) {
        self.connections += other.connections;
        self.frames += other.frames;
        self.messages += other.messages;
        self.bytes += other.bytes;
    }
}

impl fmt::Display for Compared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            connections,
            frames,
            messages,
            bytes,
        } = self;
        write!(
            formatter,
            "{connections} connections, {frames} frames, {messages} messages and {bytes} bytes"
        )
    }
}

/// Decodes `recording` with Framescope and compares it with what was said.
///
/// # Errors
/// The first difference.
pub(super) fn compare(program: &Path, recording: &Path, said: &[Said]) -> Result<Compared> {
    let mut decode = Command::new(program)
        .args(["decode", "--ndjson"])
        .arg(recording)
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run {}", program.display()))?;
    let out = decode.stdout.take().context("it has no output")?;
    let told = read(BufReader::new(out));
    // 1 says that a client broke rules, which the cases do.
    let ended = decode.wait()?;
    ensure!(matches!(ended.code(), Some(0 | 1)), "it cannot be decoded");
    let mut told = ByPort::new(told?);
    ensure!(
        told.len() == said.len(),
        "{} connections were recorded, and {} were there",
        told.len(),
        said.len()
    );
    let mut compared = Compared::default();
    for (said, number) in said.iter().zip(1..) {
        let told = told.next(said.port);
        let told = told.with_context(|| format!("connection {number} was not recorded"))?;
        let of_one = same(said, &told).with_context(|| format!("connection {number}"))?;
        compared.add(of_one);
    }
    Ok(compared)
}

/// Connections by the client's port, which a system may give again to a later one.
struct ByPort {
    /// Those of a port in the order of their beginnings.
    all: HashMap<Option<u16>, VecDeque<Told>>,
}

impl ByPort {
    fn new(told: Vec<Told>) -> Self {
        let mut all: HashMap<_, VecDeque<_>> = HashMap::new();
        for connection in told {
            all.entry(connection.port)
                .or_default()
                .push_back(connection);
        }
        Self { all }
    }

    fn len(&self) -> usize {
        self.all.values().map(VecDeque::len).sum()
    }

    /// Takes the first of a port that was not taken before.
    fn next(&mut self, port: u16) -> Option<Told> {
        self.all.get_mut(&Some(port))?.pop_front()
    }
}

/// Fails unless a connection was told as it was.
fn same(said: &Said, told: &Told) -> Result<Compared> {
    ensure!(told.accept_is_valid, "its handshake is not understood");
    let response = said.server.get(..head_len(&said.server).unwrap_or(0));
    let response = String::from_utf8_lossy(response.unwrap_or_default());
    let mut compared = Compared {
        connections: 1,
        ..Compared::default()
    };
    let mut sent = Vec::new();
    for (sender, said, told) in [
        (Sender::Client, &said.client, &told.client),
        (Sender::Server, &said.server, &told.server),
    ] {
        let direction = Direction::read(sender, said, &response)?;
        let odd = &told.odd;
        ensure!(odd.is_empty(), "{sender:?}: {odd:?} is no frame");
        let told = &told.direction;
        ensure!(
            direction.head == told.head,
            "{sender:?}: a head of {} bytes was told as one of {}",
            direction.head,
            told.head
        );
        equal(sender, &direction.frames, &told.frames)?;
        equal(sender, direction.cut.as_slice(), told.cut.as_slice())?;
        equal(sender, &direction.messages, &told.messages)?;
        compared.frames += direction.frames.len();
        compared.messages += direction.messages.len();
        compared.bytes += said.len() as u64;
        sent.push(direction.messages);
    }
    // It sends back what came, up to where a client breaks a rule.
    if let [of_client, of_server] = &sent[..] {
        ensure!(
            of_client.starts_with(of_server),
            "the messages of the server are not the client's"
        );
    }
    Ok(compared)
}

fn equal<T: PartialEq + fmt::Debug>(sender: Sender, sent: &[T], told: &[T]) -> Result<()> {
    if let Some(at) = (0..sent.len().max(told.len())).find(|at| sent.get(*at) != told.get(*at)) {
        let (sent, told) = (sent.get(at), told.get(at));
        bail!("{sender:?}, {at}: {sent:?} was told as {told:?}");
    }
    Ok(())
}

/// Reads lines of `framescope decode --ndjson`.
#[expect(clippy::indexing_slicing, reason = "what a value lacks is null")]
fn read(lines: impl BufRead) -> Result<Vec<Told>> {
    let mut all: Vec<Told> = Vec::new();
    for line in lines.lines() {
        let line: Value = serde_json::from_str(&line?).context("it tells what is no JSON")?;
        let kind = line["kind"].as_str().unwrap_or_default();
        if kind == "connection" {
            all.push(Told {
                port: port(&line["client"]),
                accept_is_valid: line["accept_valid"] == true,
                ..Told::default()
            });
            continue;
        }
        let number = line["connection"].as_u64();
        let connection = number.and_then(|number| all.get_mut(usize::try_from(number).ok()?));
        let Some(connection) = connection else {
            continue;
        };
        let told = match line["direction"].as_str() {
            Some("client") => &mut connection.client,
            Some("server") => &mut connection.server,
            _ => continue,
        };
        told.take(kind, &line)
            .with_context(|| format!("it is not understood: {line}"))?;
    }
    Ok(all)
}

impl ToldDirection {
    /// Takes a row. `None` if it lacks what such rows have.
    #[expect(clippy::indexing_slicing, reason = "what a value lacks is null")]
    fn take(&mut self, kind: &str, row: &Value) -> Option<()> {
        let direction = &mut self.direction;
        match kind {
            "head" => direction.head += usize::try_from(row["span"]["end"].as_u64()?).ok()?,
            "frame" if row["cut"] != true => direction.frames.push(Frame {
                start: row["span"]["start"].as_u64()?,
                end: row["span"]["end"].as_u64()?,
                fin: row["fin"].as_bool()?,
                rsv: byte(&row["rsv"])?,
                opcode: byte(&row["opcode"])?,
                key: row["masking_key"].as_str().map(str::to_owned),
                payload: payload(&row["payload"])?,
            }),
            "message" => {
                let opcode = byte(&row["opcode"])?;
                // Nothing says what is in one that is compressed where that was not agreed on.
                if matches!(opcode, 1 | 2) && !row["payload"].is_null() {
                    let payload = payload(&row["payload"])?;
                    direction.messages.push(Message { opcode, payload });
                }
            }
            "frame" if direction.cut.is_none() => {
                let span = &row["span"];
                direction.cut = Some((span["start"].as_u64()?, span["end"].as_u64()?));
            }
            "frame" | "gap" => self.odd.push(row.to_string()),
            _ => {}
        }
        Some(())
    }
}

/// That of `127.0.0.1:9000`.
fn port(end: &Value) -> Option<u16> {
    let (_, port) = end.as_str()?.rsplit_once(':')?;
    port.parse().ok()
}

fn byte(value: &Value) -> Option<u8> {
    value.as_u64()?.try_into().ok()
}

fn payload(value: &Value) -> Option<Payload> {
    Some(Payload {
        len: value["len"].as_u64()?,
        sha1: value["sha1"].as_str()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_given_again_is_another_connection() {
        let lines = [(40_000, true), (40_002, true), (40_000, false)].map(|(port, is_valid)| {
            format!(
                r#"{{"kind":"connection","client":"127.0.0.1:{port}","accept_valid":{is_valid}}}"#
            )
        });
        let told = read(lines.join("\n").as_bytes()).unwrap();
        let mut told = ByPort::new(told);
        assert_eq!(told.len(), 3);
        let mut is_valid = |port| told.next(port).map(|told| told.accept_is_valid);
        assert_eq!(is_valid(40_000), Some(true));
        assert_eq!(is_valid(40_000), Some(false));
        assert_eq!(is_valid(40_000), None);
        assert_eq!(is_valid(40_002), Some(true));
    }
}
