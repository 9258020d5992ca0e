//! The heads of a source's opening handshake.

use super::Conversation;
use super::conformance::head_of;
use crate::analysis::handshake_heads::HandshakeHeads;
use crate::analysis::row::ItemId;
use crate::protocol::HeadKind;

impl Conversation {
    /// The heads of the handshake that the head `id` is of.
    pub fn handshake_heads(&self, id: ItemId) -> Option<HandshakeHeads> {
        let heads = self.heads();
        let place = heads
            .iter()
            .find_map(|heads| heads.iter().position(|(head, _)| *head == id))?;
        let [request, response] =
            heads.map(|heads| heads.get(place).map(|(_, bytes)| bytes.to_vec()));
        Some(HandshakeHeads {
            request,
            response,
            ..HandshakeHeads::default()
        })
    }

    /// Requests and responses, of which those of the same place belong together.
    pub(super) fn heads(&self) -> [Vec<(ItemId, &[u8])>; 2] {
        let (mut requests, mut responses) = (Vec::new(), Vec::new());
        for (id, item) in (0..).map(ItemId).zip(&self.items) {
            let Some(decoded) = self.decoded(item.stream) else {
                continue;
            };
            let Some(head) = head_of(decoded, *item) else {
                continue;
            };
            let bytes = decoded.stream.slice(head.span);
            match head.kind {
                HeadKind::Request => requests.push((id, bytes)),
                HeadKind::Response(_) => responses.push((id, bytes)),
            }
        }
        [requests, responses]
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
            let heads = conversation.handshake_heads(ItemId(0)).unwrap_or_default();
            assert_eq!((heads.request, heads.response), (request, None));
        }
    }
}
