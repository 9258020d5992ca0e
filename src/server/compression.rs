//! Messages of a connection that agreed on permessage-deflate (RFC 7692).

use super::frame::{FIN, RSV1, write_frame};
use crate::protocol::inflate::InflateError;
use crate::protocol::utf8::Utf8Checker;
use crate::protocol::{Agreement, Compressing, Deflater, Inflater, Opcode, Rule, distance};

/// What inflates and deflates, and the message in between.
#[derive(Debug)]
pub(super) struct MessageCompression {
    inflater: Inflater,
    deflater: Deflater,
    /// The message, as far as it is inflated.
    message: Vec<u8>,
    /// What checks it, if it is a text.
    text: Option<Utf8Checker>,
    /// What it is deflated to.
    deflated: Vec<u8>,
    /// How far the client may refer back, and the payload of the message, to see whether it does: where less than the engine remembers was agreed.
    window: Option<(u32, Vec<u8>)>,
}

impl MessageCompression {
    /// More memory than this is given back behind each message.
    const KEPT: usize = 64 * 1024;

    pub(super) fn new(agreement: Agreement) -> Self {
        let bits = agreement.client.window_bits;
        let is_small = bits < Compressing::default().window_bits;
        Self {
            window: is_small.then(|| (1 << bits, Vec::new())),
            inflater: Inflater::new(agreement.client),
            deflater: Deflater::new(agreement.server),
            message: Vec::new(),
            text: None,
            deflated: Vec::new(),
        }
    }

    /// Begins a message of at most `limit` bytes.
    pub(super) fn begin(&mut self, opcode: Opcode, limit: u64) {
        self.message.clear();
        if let Some((_, payload)) = &mut self.window {
            payload.clear();
        }
        self.text = (opcode == Opcode::TEXT).then(Utf8Checker::default);
        self.inflater.begin(limit);
    }

    /// Takes the next bytes of its payload.
    ///
    /// # Errors
    /// The code to fail the connection with, and a reason.
    pub(super) fn take(&mut self, piece: &[u8], is_last: bool) -> Result<(), (u16, &'static str)> {
        let checked = self.message.len();
        if let Some((window, payload)) = &mut self.window {
            payload.extend_from_slice(piece);
            if is_last {
                let payload = std::mem::take(payload);
                if distance::beyond(&payload, *window).is_some() {
                    return Err((1007, Rule::DistanceBeyondWindow.id()));
                }
            }
        }
        let mut inflated = self.inflater.feed(piece, &mut self.message);
        if is_last {
            inflated = inflated.and_then(|()| self.inflater.end(&mut self.message));
        }
        if let Some(text) = &mut self.text {
            let mut sound = text.feed(self.message.get(checked..).unwrap_or_default());
            if is_last && inflated.is_ok() {
                sound = sound.and_then(|()| text.finish());
            }
            if sound.is_err() {
                return Err((1007, Rule::InvalidUtf8.id()));
            }
        }
        inflated.map_err(|error| match error {
            InflateError::Corrupt { .. } => (1007, Rule::CorruptDeflate.id()),
            InflateError::Limit { .. } => (1009, "message too big"),
        })
    }

    /// The message, as far as it is inflated.
    pub(super) fn message(&self) -> &[u8] {
        &self.message
    }

    /// Sends the message back, compressed.
    pub(super) fn echo(&mut self, opcode: Opcode, out: &mut Vec<u8>) {
        self.deflated.clear();
        self.deflater.deflate(&self.message, &mut self.deflated);
        write_frame(FIN | RSV1 | opcode.0, &self.deflated, out);
        for buffer in [&mut self.message, &mut self.deflated] {
            if buffer.capacity() > Self::KEPT {
                *buffer = Vec::new();
            }
        }
    }

    /// How many bytes of memory it holds for the message that goes on.
    pub(super) const fn held(&self) -> usize {
        let payload = match &self.window {
            Some((_, payload)) => payload.capacity(),
            None => 0,
        };
        self.message.capacity() + payload
    }

    /// Gives back the engines' memory.
    pub(super) fn pause(&mut self) {
        self.inflater.pause();
        self.deflater.pause();
    }
}
