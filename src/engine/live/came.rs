//! What came, to be taken into the capture: at once, or later while the list stands still.

use super::message::Message;
use crate::analysis::CaptureSession;
use crate::analysis::capture::{Opening, ToldEnd, ToldMessage};
use crate::capture::record::Timestamp;
use crate::protocol::{MaskingKey, Peer};
use std::collections::VecDeque;

/// Takes what waited into the capture.
pub(super) fn enter(all: VecDeque<Came>, session: &mut CaptureSession) {
    for came in all {
        came.enter(session);
    }
}

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

    /// Bytes of it.
    pub(super) const fn len(&self) -> usize {
        match self {
            Self::Message(_, _, _, message) => message.payload.len(),
            Self::Recorded(bytes) => bytes.len(),
            Self::Opening(..) | Self::Open(..) | Self::End(..) => 0,
        }
    }
}
