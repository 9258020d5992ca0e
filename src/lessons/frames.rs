//! Frames, made and read.

use crate::protocol::{
    Batch, Compression, Decoder, Finding, FrameEntry, FrameHeader, LengthForm, MaskingKey, Opcode,
    Peer, Sender,
};

/// A frame to be, as short as it can be written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame<'a> {
    pub(super) fin: bool,
    pub(super) rsv: u8,
    pub(super) opcode: Opcode,
    pub(super) key: Option<MaskingKey>,
    pub(super) payload: &'a [u8],
}

impl<'a> Frame<'a> {
    /// The last frame of a message, and of no extension.
    pub(super) const fn new(opcode: Opcode, payload: &'a [u8]) -> Self {
        Self {
            fin: true,
            rsv: 0,
            opcode,
            key: None,
            payload,
        }
    }

    pub(super) const fn masked(self, key: MaskingKey) -> Self {
        Self {
            key: Some(key),
            ..self
        }
    }

    pub(super) const fn not_last(self) -> Self {
        Self { fin: false, ..self }
    }

    pub(super) const fn rsv(self, rsv: u8) -> Self {
        Self { rsv, ..self }
    }

    /// Appends it.
    pub(super) fn write(self, out: &mut Vec<u8>) {
        self.write_as(LengthForm::Seven, out);
    }

    /// Appends it with its length in this form, if that holds it.
    pub(super) fn write_as(self, length_form: LengthForm, out: &mut Vec<u8>) {
        let header = FrameHeader {
            fin: self.fin,
            rsv: self.rsv,
            opcode: self.opcode,
            length_form,
            payload_len: self.payload.len() as u64,
            masking_key: self.key,
        };
        header.encode(out);
        self.key
            .unwrap_or(MaskingKey::ZERO)
            .append(self.payload, out);
    }

    pub(super) fn bytes(self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write(&mut out);
        out
    }
}

/// Bytes of one peer, decoded.
pub(super) struct Read {
    pub(super) batch: Batch,
}

impl Read {
    /// What the decoder makes of bytes that `peer` sent.
    pub(super) fn of(peer: Peer, bytes: &[u8]) -> Self {
        let mut decoder = Decoder::new(Sender::Known(peer), Compression::Refused);
        let mut batch = Batch::default();
        decoder.feed(bytes, &mut batch);
        decoder.finish(&mut batch);
        Self { batch }
    }

    pub(super) fn frames(&self) -> &[FrameEntry] {
        &self.batch.frames
    }

    /// Frames and their unmasked payloads.
    pub(super) fn payloads(&self) -> impl Iterator<Item = (&FrameEntry, &[u8])> {
        let mut rest = self.batch.payload.as_slice();
        self.batch.frames.iter().map(move |frame| {
            let len = usize::try_from(frame.payload_len())
                .unwrap_or(usize::MAX)
                .min(rest.len());
            let (payload, after) = rest.split_at(len);
            rest = after;
            (frame, payload)
        })
    }

    /// The payload of the data frames, put together.
    pub(super) fn message(&self) -> Vec<u8> {
        let data = self
            .payloads()
            .filter(|(frame, _)| !frame.opcode().is_control());
        data.flat_map(|(_, payload)| payload).copied().collect()
    }

    /// What was found on a frame.
    pub(super) fn findings(&self, frame: u32) -> impl Iterator<Item = &Finding> {
        self.batch
            .findings
            .iter()
            .filter(move |finding| finding.frame == frame)
    }
}
