//! What came, to be taken into the capture: at once, or later while the list stands still.

use super::message::Message;
use crate::analysis::CaptureSession;
use crate::analysis::capture::{Opening, ToldEnd, ToldMessage};
use crate::analysis::live::Paused;
use crate::capture::record::Timestamp;
use crate::protocol::{MaskingKey, Peer};
use std::collections::VecDeque;

/// Something that came.
pub(super) enum Came {
    /// A connection begins to open: where to, with which sub-protocols offered, from which origin.
    Opening(Timestamp, String, Vec<String>, String),
    /// It is open: with which sub-protocol and extensions.
    Open(Timestamp, String, String),
    /// A message was sent or came.
    Message(Timestamp, Peer, MaskingKey, Message),
    /// It is over.
    End(Timestamp, ToldEnd),
    /// A part of a recording.
    Recorded(Vec<u8>),
}

impl Came {
    /// Takes it into the capture.
    pub(super) fn enter(&self, session: &mut CaptureSession) {
        match self {
            Self::Opening(time, url, protocols, origin) => {
                let opening = Opening {
                    url,
                    protocols,
                    origin: Some(origin),
                };
                session.told_opening(&opening, *time);
            }
            Self::Open(time, protocol, extensions) => {
                session.told_open(protocol, extensions, *time);
            }
            Self::Message(time, by, key, message) => session.told(&ToldMessage {
                by: *by,
                time: *time,
                opcode: message.opcode,
                payload: &message.payload,
                len: message.len,
                key: *key,
            }),
            Self::End(time, end) => session.told_end(*end, *time),
            Self::Recorded(bytes) => session.feed(bytes),
        }
    }

    const fn len(&self) -> usize {
        match self {
            Self::Message(_, _, _, message) => message.payload.len(),
            Self::Recorded(bytes) => bytes.len(),
            Self::Opening(..) | Self::Open(..) | Self::End(..) => 0,
        }
    }
}

/// What waits to be taken in.
#[derive(Default)]
pub(super) struct Waiting {
    came: VecDeque<Came>,
    bytes: u64,
}

impl Waiting {
    /// What waits at most: with more, it is taken in.
    const BYTES: u64 = 128 << 20;
    const COUNT: usize = 1 << 20;

    pub(super) fn push(&mut self, came: Came) {
        self.bytes += came.len() as u64;
        self.came.push_back(came);
    }

    pub(super) fn is_full(&self) -> bool {
        self.bytes >= Self::BYTES || self.came.len() >= Self::COUNT
    }

    pub(super) fn amount(&self) -> Paused {
        Paused {
            messages: self.came.len() as u64,
            bytes: self.bytes,
        }
    }

    pub(super) fn enter(self, session: &mut CaptureSession) {
        for came in self.came {
            came.enter(session);
        }
    }
}
