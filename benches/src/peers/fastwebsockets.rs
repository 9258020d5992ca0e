//! fastwebsockets: reads from a stream that is always ready.

use super::Decode;
use super::wire::Wire;
use crate::workload::{Masking, Workload};
use ::fastwebsockets::{Role, WebSocket, WebSocketError};
use framescope_benches_wasm::visit::Visit;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

pub(super) struct FastWebSockets;

impl Decode for FastWebSockets {
    const NAME: &'static str = "fastws";

    fn new(_: &Workload) -> Self {
        Self
    }

    fn prepare(&mut self, _: &Workload) {}

    fn decode(&mut self, workload: &Workload, visit: &mut impl Visit) {
        let role = match workload.masking {
            Masking::Masked => Role::Server,
            Masking::Unmasked => Role::Client,
        };
        let mut socket = WebSocket::after_handshake(Wire::new(workload), role);
        let all = pin!(async {
            loop {
                match socket.read_frame().await {
                    Ok(frame) => visit.payload(&frame.payload),
                    Err(WebSocketError::UnexpectedEOF) => return,
                    Err(error) => panic!("the stream is sound: {error}"),
                }
            }
        });
        let done = all.poll(&mut Context::from_waker(Waker::noop()));
        assert_eq!(done, Poll::Ready(()));
    }
}
