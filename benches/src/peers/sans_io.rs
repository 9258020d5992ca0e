//! websocket-sans-io's `WebsocketFrameDecoder`: unmasks in place and gives events.

use super::{Decode, check_text};
use crate::workload::Workload;
use framescope_benches_wasm::visit::Visit;
use websocket_sans_io::{Opcode, WebsocketFrameDecoder, WebsocketFrameEvent};

pub(super) struct SansIo {
    buffer: Vec<u8>,
}

impl Decode for SansIo {
    const NAME: &'static str = "sans-io";

    fn new(_: &Workload) -> Self {
        Self { buffer: Vec::new() }
    }

    fn prepare(&mut self, workload: &Workload) {
        self.buffer.clone_from(&workload.wire);
    }

    fn decode(&mut self, _: &Workload, visit: &mut impl Visit) {
        let mut decoder = WebsocketFrameDecoder::new();
        let mut rest = &mut self.buffer[..];
        loop {
            let result = decoder.add_data(rest).expect("the stream is sound");
            let (taken, after) = rest.split_at_mut(result.consumed_bytes);
            match result.event {
                // The buffer holds all of a payload, so it comes in one chunk.
                Some(WebsocketFrameEvent::PayloadChunk { original_opcode }) => {
                    if original_opcode == Opcode::Text {
                        check_text(taken);
                    }
                    visit.payload(taken);
                }
                None if taken.is_empty() => return,
                Some(_) | None => {}
            }
            rest = after;
        }
    }
}
