//! The heads of a source's opening handshake.

use super::Conversation;
use crate::analysis::handshake_heads::HandshakeHeads;
use crate::protocol::HeadKind;

impl Conversation {
    /// The first request and the first response that the source holds.
    pub fn handshake_heads(&self) -> HandshakeHeads {
        let first = |is_it: fn(HeadKind) -> bool| {
            self.streams.iter().find_map(|decoded| {
                let head = decoded.heads.iter().find(|head| is_it(head.kind))?;
                let start = usize::try_from(head.span.start).ok()?;
                let end = usize::try_from(head.span.end).ok()?;
                Some(decoded.stream.bytes.get(start..end)?.to_vec())
            })
        };
        HandshakeHeads {
            request: first(|kind| kind == HeadKind::Request),
            response: first(|kind| kind != HeadKind::Request),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::input::{Compressed, SentBy};

    #[test]
    fn heads_are_found_in_a_dump() {
        let request = b"GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n".to_vec();
        let rows = [
            (request.clone(), Some(request.clone())),
            ([request.as_slice(), b"\x81\x00"].concat(), Some(request)),
            (b"\x81\x00".to_vec(), None),
        ];
        for (bytes, request) in rows {
            let conversation = Conversation::of_bytes(bytes, SentBy::Guess, Compressed::Guess);
            let heads = conversation.handshake_heads();
            assert_eq!((heads.request, heads.response), (request, None));
        }
    }
}
