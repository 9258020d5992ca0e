//! soketto's `base::Codec`: reads headers and unmasks in place.

use super::{Decode, check_text};
use crate::workload::Workload;
use framescope_benches_wasm::visit::Visit;
use soketto::Parsing;
use soketto::base::{Codec, OpCode};

pub(super) struct Soketto {
    codec: Codec,
    buffer: Vec<u8>,
}

impl Decode for Soketto {
    const NAME: &'static str = "soketto";

    fn new(_: &Workload) -> Self {
        Self {
            codec: Codec::new(),
            buffer: Vec::new(),
        }
    }

    fn prepare(&mut self, workload: &Workload) {
        self.buffer.clone_from(&workload.wire);
    }

    fn decode(&mut self, _: &Workload, visit: &mut impl Visit) {
        let mut rest = &mut self.buffer[..];
        while let Parsing::Done { value, offset } =
            self.codec.decode_header(rest).expect("the stream is sound")
        {
            let (payload, after) = rest[offset..].split_at_mut(value.payload_len());
            Codec::apply_mask(&value, payload);
            if value.opcode() == OpCode::Text {
                check_text(payload);
            }
            visit.payload(payload);
            rest = after;
        }
    }
}
