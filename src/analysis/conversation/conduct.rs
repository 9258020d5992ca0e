//! What both peers of a paste do, one after the other: looked at only when it is asked for.

use super::{Conversation, Decoded, ItemKind};
use crate::analysis::row::ItemId;
use crate::bytes::Span;
use crate::protocol::conduct;
use crate::protocol::handshake::{HeadSide, checks};
use crate::protocol::{
    Batch, Clock, Conduct, Finding, FrameEntry, Head, HeadKind, MaskingKey, Peer,
};

impl Conversation {
    /// What is found only where both directions are looked at together, in handshakes and frames, and on which item, in no order. A paste does
    /// not say when its bytes were sent: where its directions do not even take turns, nothing is said about answers.
    pub fn conduct(&self) -> Vec<(ItemId, Finding)> {
        let mut found = Vec::new();
        for talk in self.talks() {
            self.check_heads(&talk, &mut found);
            if self.is_whole(&talk) {
                found.extend(self.conduct_of(&talk));
            }
        }
        found
    }

    /// The streams of each connection.
    fn talks(&self) -> Vec<Vec<usize>> {
        let mut talks: Vec<Vec<usize>> = Vec::new();
        for (index, decoded) in self.streams.iter().enumerate() {
            let known = talks.iter_mut().find(|talk| {
                let first = talk.first().and_then(|first| self.streams.get(*first));
                first.is_some_and(|first| ends(first) == ends(decoded))
            });
            match known {
                Some(talk) => talk.push(index),
                None => talks.push(vec![index]),
            }
        }
        talks
    }

    /// Whether each direction is one stream. What gaps divide into several may lack any frame.
    fn is_whole(&self, talk: &[usize]) -> bool {
        let streams = talk.iter().filter_map(|index| self.streams.get(*index));
        let mut peers = streams.map(|decoded| decoded.stream.peer);
        match (peers.next(), peers.next(), peers.next()) {
            (Some(_), None, None) => true,
            (Some(Some(first)), Some(Some(second)), None) => first != second,
            _ => false,
        }
    }

    /// Checks the first request and the first response.
    fn check_heads(&self, talk: &[usize], found: &mut Vec<(ItemId, Finding)>) {
        let mut heads = [None, None];
        for (item, id) in self.items.iter().zip((0..).map(ItemId)) {
            let index = usize::from(item.stream.0);
            if item.kind != ItemKind::Head || !talk.contains(&index) {
                continue;
            }
            let head = self.streams.get(index).and_then(|decoded| {
                let head = decoded.heads.get(item.index as usize)?;
                Some((id, head.span, Head::parse(decoded.stream.slice(head.span))?))
            });
            let [request, response] = &mut heads;
            match head {
                Some((
                    ..,
                    Head {
                        kind: HeadKind::Request,
                        ..
                    },
                )) => *request = request.take().or(head),
                Some(_) => *response = response.take().or(head),
                None => {}
            }
        }
        let [request, response] = &heads;
        let head_of = |head: &Option<(ItemId, Span, Head<'_>)>| {
            head.as_ref().map(|(id, span, _)| (*id, *span))
        };
        let places = [head_of(request), head_of(response)];
        let checks = checks(
            request.as_ref().map(|(.., head)| head),
            response.as_ref().map(|(.., head)| head),
        );
        let [request, response] = places;
        for check in checks {
            let place = match check.head {
                HeadSide::Request => request,
                HeadSide::Response => response,
            };
            if let Some((item, span)) = place
                && let Some(finding) = check.finding(span)
            {
                found.push((item, finding));
            }
        }
    }

    fn conduct_of(&self, talk: &[usize]) -> Vec<(ItemId, Finding)> {
        let takes_turns = self.takes_turns(talk);
        let mut conduct = Conduct::new(Clock::Order);
        let mut batch = Batch::default();
        let mut streams = [None; 2];
        for (item, time) in self.items.iter().zip(0..) {
            let index = usize::from(item.stream.0);
            let Some(decoded) = self.streams.get(index).filter(|_| talk.contains(&index)) else {
                continue;
            };
            let peer = match item.kind {
                ItemKind::Head => decoded.heads.get(item.index as usize).map(|head| {
                    let peer = match head.kind {
                        HeadKind::Request => Peer::Client,
                        HeadKind::Response(_) => Peer::Server,
                    };
                    if takes_turns {
                        conduct.head(peer, head.span, time);
                    }
                    peer
                }),
                ItemKind::Frame => decoded
                    .frame(item.index)
                    .filter(|entry| entry.header().is_some())
                    .and_then(|entry| {
                        let masked = entry.masked()?;
                        let peer = decoded
                            .stream
                            .peer
                            .unwrap_or_else(|| Peer::from_masking(masked));
                        if takes_turns || peer == Peer::Client {
                            let end = enter(decoded, entry, &mut batch);
                            let first = item.index;
                            let decoded = conduct::Decoded {
                                batch: &batch,
                                first,
                                end,
                            };
                            conduct.take(peer, time, &decoded);
                        }
                        Some(peer)
                    }),
            };
            match peer {
                Some(Peer::Client) => streams[0] = Some(index),
                Some(Peer::Server) => streams[1] = Some(index),
                None => {}
            }
        }
        let [client, server] = streams;
        let found = conduct.finish().findings.into_iter();
        found
            .filter_map(|(peer, finding)| {
                let stream = match peer {
                    Peer::Client => client,
                    Peer::Server => server,
                };
                let decoded = self.streams.get(stream?)?;
                Some((*decoded.items.get(finding.frame as usize)?, finding))
            })
            .collect()
    }

    /// Whether the order of the items is one in which they may have been sent: not all frames of one direction, and then all of the other.
    fn takes_turns(&self, talk: &[usize]) -> bool {
        let items = self.items.iter();
        let mut of_talk = items
            .filter(|item| item.kind == ItemKind::Frame)
            .map(|item| usize::from(item.stream.0))
            .filter(|index| talk.contains(index))
            .collect::<Vec<_>>();
        of_talk.dedup();
        talk.len() == 1 || of_talk.len() != 2
    }
}

/// What streams of one connection have in common.
fn ends(decoded: &Decoded) -> Option<[&str; 2]> {
    let [source, destination] = decoded.stream.endpoints.as_ref()?;
    let (source, destination) = (source.as_str(), destination.as_str());
    Some([source.min(destination), source.max(destination)])
}

/// Puts a frame into `batch`, with its payload if it is one that a peer answers; gives back where the bytes of it end that are there.
fn enter(decoded: &Decoded, entry: &FrameEntry, batch: &mut Batch) -> u64 {
    batch.clear();
    batch.frames.push(*entry);
    let payload = entry.payload();
    let end = payload.end.min(decoded.stream.len());
    if entry.opcode().is_control() {
        let here = Span {
            start: payload.start,
            end,
        };
        let key = entry.key().unwrap_or(MaskingKey::ZERO);
        key.append(decoded.stream.slice(here), &mut batch.payload);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::input::{Compressed, Input, SentBy};
    use crate::protocol::Rule;

    fn found(conversation: &Conversation) -> Vec<(Rule, u32, u64)> {
        let found = conversation.conduct().into_iter();
        found
            .map(|(item, finding)| (finding.rule, item.0, finding.found))
            .collect()
    }

    #[test]
    fn a_paste_of_both_directions_is_judged() {
        let rows: &[(&str, &[(Rule, u32, u64)])] = &[
            // Ping and pong; another pong that answers nothing; which pings came before is not known at first.
            ("89 01 31 8A 81 01 02 03 04 30", &[]),
            ("8A 81 01 02 03 04 30", &[]),
            (
                "89 01 31 8A 81 01 02 03 04 30 8A 81 01 02 03 05 30",
                &[(Rule::UnsolicitedPong, 2, 1)],
            ),
            // The answer to a Close frame shows that the ping came.
            (
                "89 01 31 88 02 03 E8 88 82 01 02 03 04 02 EA",
                &[(Rule::UnansweredPing, 0, 1)],
            ),
            (
                "88 02 03 E8 88 82 01 02 03 04 02 EB",
                &[(Rule::OtherCloseCode, 1, 1001)],
            ),
            (
                "81 80 01 02 03 04 81 80 01 02 03 04",
                &[(Rule::RepeatedMaskingKey, 1, 1)],
            ),
        ];
        for (text, expected) in rows {
            let input = Input {
                text: (*text).to_owned(),
                ..Input::default()
            };
            assert_eq!(found(&Conversation::open(input, &[])), *expected, "{text}");
        }
    }

    #[test]
    fn one_direction_says_nothing_of_answers() {
        let bytes = [0x89, 0x00, 0x88, 0x00];
        for sent_by in [SentBy::Server, SentBy::Guess] {
            let conversation = Conversation::of_bytes(bytes.to_vec(), sent_by, Compressed::Guess);
            assert_eq!(found(&conversation), []);
        }
    }

    #[test]
    fn heads_are_checked() {
        let request = "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
                       Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
        let rows: &[(&str, &[Rule])] = &[
            (request, &[]),
            (
                &request.replace("n: 13", "n: 12"),
                &[Rule::WebsocketVersion],
            ),
            (
                &request.replace("Sec-WebSocket-Version: 13\r\n", ""),
                &[Rule::WebsocketVersion],
            ),
        ];
        for (text, expected) in rows {
            let bytes = text.as_bytes().to_vec();
            let conversation = Conversation::of_bytes(bytes, SentBy::Guess, Compressed::Guess);
            let rules: Vec<_> = conversation
                .conduct()
                .iter()
                .map(|(item, finding)| {
                    assert!(finding.span.start < text.len() as u64);
                    assert_eq!(item.0, 0);
                    finding.rule
                })
                .collect();
            assert_eq!(rules, *expected);
        }
    }
}
