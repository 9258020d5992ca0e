//! nexus-web's `FrameReader`: copies into its own buffer, gives messages that borrow from it.

use super::Decode;
use crate::workload::{Masking, Workload};
use framescope_benches_wasm::Pass;
use framescope_benches_wasm::visit::Visit;
use nexus_web::ws::{FrameReader, Role};

pub(super) struct Nexus(FrameReader);

impl Decode for Nexus {
    const NAME: &'static str = "nexus-web";

    fn new(workload: &Workload) -> Self {
        let role = match workload.masking {
            Masking::Masked => Role::Server,
            Masking::Unmasked => Role::Client,
        };
        Self(
            FrameReader::builder()
                .role(role)
                .buffer_capacity(2 * Pass::PIECE)
                .build(),
        )
    }

    fn prepare(&mut self, _: &Workload) {
        self.0.reset();
    }

    fn decode(&mut self, workload: &Workload, visit: &mut impl Visit) {
        for piece in workload.wire.chunks(Pass::PIECE) {
            self.0.read(piece).expect("the buffer holds two pieces");
            while let Some(message) = self.0.next().expect("the stream is sound") {
                visit.payload(message.as_bytes());
            }
        }
    }
}
