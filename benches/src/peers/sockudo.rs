//! sockudo-ws's `FrameParser`: unmasks in place and splits each payload off its buffer.

use super::{Decode, check_text};
use crate::workload::{Masking, Workload};
use bytes::BytesMut;
use framescope_benches_wasm::visit::Visit;
use sockudo_ws::OpCode;
use sockudo_ws::frame::FrameParser;

pub(super) struct Sockudo {
    parser: FrameParser,
    buffer: BytesMut,
}

impl Decode for Sockudo {
    const NAME: &'static str = "sockudo-ws";

    fn new(workload: &Workload) -> Self {
        Self {
            parser: FrameParser::new(64 << 20, workload.masking == Masking::Masked),
            buffer: BytesMut::new(),
        }
    }

    fn prepare(&mut self, workload: &Workload) {
        self.buffer.clear();
        self.buffer.reserve(workload.wire.len());
        self.buffer.extend_from_slice(&workload.wire);
    }

    fn decode(&mut self, _: &Workload, visit: &mut impl Visit) {
        while let Some(frame) = self
            .parser
            .parse(&mut self.buffer)
            .expect("the stream is sound")
        {
            if frame.header.opcode == OpCode::Text {
                check_text(&frame.payload);
            }
            visit.payload(&frame.payload);
        }
    }
}
