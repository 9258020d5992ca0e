//! tungstenite: reads messages from a stream.

use super::Decode;
use super::wire::Wire;
use crate::workload::{Masking, Workload};
use ::tungstenite::protocol::Role;
use ::tungstenite::{Error, Message, WebSocket};
use framescope_benches_wasm::visit::Visit;

pub(super) struct Tungstenite;

impl Decode for Tungstenite {
    const NAME: &'static str = "tungstenite";

    fn new(_: &Workload) -> Self {
        Self
    }

    fn prepare(&mut self, _: &Workload) {}

    fn decode(&mut self, workload: &Workload, visit: &mut impl Visit) {
        let role = match workload.masking {
            Masking::Masked => Role::Server,
            Masking::Unmasked => Role::Client,
        };
        let mut socket = WebSocket::from_raw_socket(Wire::new(workload), role, None);
        loop {
            match socket.read() {
                Ok(Message::Text(text)) => visit.payload(text.as_bytes()),
                Ok(Message::Binary(bytes)) => visit.payload(&bytes),
                Ok(other) => panic!("no such frame was sent: {other:?}"),
                Err(Error::Protocol(_)) => return,
                Err(error) => panic!("the stream is sound: {error}"),
            }
        }
    }
}
