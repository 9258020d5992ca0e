//! Which buffers the selected item has.

use super::lit::FieldStep;
use super::state::State;
use crate::analysis::{Buffer, Detail};

impl Buffer {
    /// The last part of the key of its name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Unmasked => "unmasked",
            Self::Message => "message",
            Self::Inflated => "inflated",
        }
    }
}

impl State {
    /// The buffers and how many bytes each has, where that is known.
    pub(crate) fn buffers(&self) -> Vec<(Buffer, Option<u64>)> {
        let mut buffers = vec![(Buffer::Wire, self.wire_len())];
        if let Some(frame) = self.frame() {
            buffers.push((Buffer::Unmasked, Some(frame.payload_seen)));
            if let Some(message) = &frame.message {
                buffers.push((Buffer::Message, Some(message.payload_len)));
                if let Some(inflated) = &message.inflated {
                    buffers.push((Buffer::Inflated, Some(inflated.len)));
                }
            }
        }
        buffers
    }

    /// The buffer before or after the one that is shown; after the last one comes the first.
    pub(crate) fn buffer_after(&self, by: FieldStep) -> Buffer {
        let buffers = self.buffers();
        let at = buffers
            .iter()
            .position(|(buffer, _)| *buffer == self.buffer)
            .unwrap_or(0);
        let next = match by {
            FieldStep::Forward => at + 1,
            FieldStep::Back => at + buffers.len() - 1,
        };
        let next = buffers.get(next % buffers.len().max(1));
        next.map_or(Buffer::Wire, |(buffer, _)| *buffer)
    }

    /// How long the stream of the selected item is.
    fn wire_len(&self) -> Option<u64> {
        let Some(overview) = &self.overview else {
            let page = self.bytes.as_deref();
            let page = page.filter(|page| page.buffer == Buffer::Wire);
            return page.map(|page| page.len);
        };
        let stream = match self.detail.as_deref()? {
            Detail::Frame(frame) => frame.stream,
            Detail::Handshake(head) => head.stream,
            Detail::Tcp(_) | Detail::Gap(_) => return None,
        };
        let stream = overview.streams.iter().find(|other| other.id == stream)?;
        Some(stream.len)
    }
}
