//! What follows for the rest of the connection when a reader changes something of it.

use super::judged::{Fault, judge};
use super::recording::Item;
use std::rc::Rc;

/// Something breaks since something else was changed: both by their place among the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Effect {
    pub(super) by: usize,
    pub(super) on: usize,
    pub(super) fault: Fault,
}

/// What breaks of `items`, whose bytes are these now, since another of them was changed. A change has an effect if it has it alone, or if that
/// goes when this change is taken back.
pub(super) fn effects(items: &[Item], now: &[Rc<[u8]>]) -> Vec<Effect> {
    let recorded: Vec<_> = items.iter().map(|item| Rc::clone(&item.bytes)).collect();
    let changed: Vec<usize> = (0..items.len())
        .filter(|index| recorded.get(*index) != now.get(*index))
        .collect();
    if changed.is_empty() {
        return Vec::new();
    }
    let before = judge(items, &recorded);
    let after = judge(items, now);
    let mut effects = Vec::new();
    for by in changed {
        let alone = judge(items, &with(&recorded, by, now));
        let without = judge(items, &with(now, by, &recorded));
        for (on, faults) in after.iter().enumerate().filter(|(on, _)| *on != by) {
            let is_of = |all: &[Vec<Fault>], fault: Fault| {
                let of_it = all.get(on).map(Vec::as_slice).unwrap_or_default();
                of_it.iter().any(|other| other.is_as(fault))
            };
            let of_this = faults.iter().copied().filter(|fault| {
                !is_of(&before, *fault) && (is_of(&alone, *fault) || !is_of(&without, *fault))
            });
            effects.extend(of_this.map(|fault| Effect { by, on, fault }));
        }
    }
    effects
}

/// `all`, with that at `index` as it is in `others`.
fn with(all: &[Rc<[u8]>], index: usize, others: &[Rc<[u8]>]) -> Vec<Rc<[u8]>> {
    let mut all = all.to_vec();
    if let Some((own, other)) = all.get_mut(index).zip(others.get(index)) {
        own.clone_from(other);
    }
    all
}

/// Effects on something, or of it: each fault, and the names of what is on the other end.
pub(super) type Told = Vec<(Fault, Vec<&'static str>)>;

/// What is told with the item at `index`: what its change breaks, and what is wrong with it since others were changed.
pub(super) fn told(effects: &[Effect], names: &[&'static str], index: usize) -> [Told; 2] {
    let mut breaks = Told::new();
    let mut suffers = Told::new();
    for effect in effects {
        let (told, other) = match *effect {
            Effect { by, on, .. } if by == index => (&mut breaks, on),
            Effect { by, on, .. } if on == index => (&mut suffers, by),
            _ => continue,
        };
        let Some(name) = names.get(other) else {
            continue;
        };
        match told.iter_mut().find(|(fault, _)| fault.is_as(effect.fault)) {
            Some((_, others)) => others.push(name),
            None => told.push((effect.fault, vec![name])),
        }
    }
    [breaks, suffers]
}

#[cfg(test)]
mod tests {
    use super::super::chapters::CHAPTERS;
    use super::super::heads::with_field;
    use super::super::recording::{FILE, ItemKind, Recording};
    use super::*;
    use crate::analysis::Change;
    use crate::protocol::Rule;

    /// What is done to something of the connection.
    enum Done {
        Frame(Change),
        Extensions(Option<&'static str>),
        Bytes(&'static [u8]),
        Behind(&'static [u8]),
    }
    use Done::{Behind, Bytes, Extensions, Frame};

    impl Done {
        fn to(&self, bytes: &[u8]) -> Rc<[u8]> {
            match self {
                Frame(change) => change.apply(bytes),
                Extensions(value) => with_field(bytes, "Sec-WebSocket-Extensions", *value),
                Bytes(bytes) => bytes.to_vec(),
                Behind(more) => [bytes, more].concat(),
            }
            .into()
        }
    }

    fn names() -> Vec<&'static str> {
        let all = CHAPTERS.iter().flat_map(|chapter| chapter.records);
        all.copied().collect()
    }

    /// What breaks: what was changed, what that breaks, and the rule's name.
    fn found(done: &[(&str, Done)]) -> Vec<(&'static str, &'static str, &'static str)> {
        let recording = Recording::read(FILE);
        let names = names();
        let mut now: Vec<_> = recording
            .items
            .iter()
            .map(|item| item.bytes.clone())
            .collect();
        for (name, done) in done {
            let at = names.iter().position(|other| other == name).unwrap();
            now[at] = done.to(&now[at]);
        }
        effects(&recording.items, &now)
            .iter()
            .map(|effect| {
                let fault = match effect.fault {
                    Fault::Breaks(rule, _) => rule.id(),
                    Fault::Astray => "astray",
                };
                (names[effect.by], names[effect.on], fault)
            })
            .collect()
    }

    #[test]
    fn nothing_recorded_is_wrong() {
        let recording = Recording::read(FILE);
        let bytes: Vec<_> = recording
            .items
            .iter()
            .map(|item| item.bytes.clone())
            .collect();
        assert_eq!(effects(&recording.items, &bytes), []);
        assert!(judge(&recording.items, &bytes).iter().all(Vec::is_empty));
    }

    #[test]
    fn a_change_breaks_what_follows() {
        let fin = || Frame(Change::FlipBit(0));
        let rsv1 = || Frame(Change::FlipBit(1));
        let no_message = "continuation-without-message";
        let rows: Vec<(Vec<(&str, Done)>, Vec<(&str, &str, &str)>)> = vec![
            (
                vec![("first-fragment", fin())],
                vec![
                    ("first-fragment", "second-fragment", no_message),
                    ("first-fragment", "last-fragment", no_message),
                ],
            ),
            (
                vec![("second-fragment", fin())],
                vec![("second-fragment", "last-fragment", no_message)],
            ),
            // The next message of the same side is in another part.
            (
                vec![("last-fragment", fin())],
                vec![("last-fragment", "price-back", "message-inside-message")],
            ),
            (
                vec![("hello", fin())],
                vec![("hello", "sixteen-bits", "message-inside-message")],
            ),
            (vec![("echo", rsv1())], vec![]),
            (vec![("hello", Frame(Change::MaskingKey(None)))], vec![]),
            (vec![("ping-between", fin())], vec![]),
            // A message that was not compressed is in no window.
            (
                vec![("price", rsv1())],
                vec![("price", "price-again", "corrupt-deflate")],
            ),
            (vec![("price-again", rsv1())], vec![]),
            (
                vec![("pong", Frame(Change::Opcode(8)))],
                vec![
                    ("pong", "price-back", "frame-after-close"),
                    ("pong", "price-again-back", "frame-after-close"),
                    ("pong", "close-back", "frame-after-close"),
                ],
            ),
            // Two wrongs: the second fragment begins a message, so it follows on nothing.
            (
                vec![
                    ("first-fragment", fin()),
                    ("second-fragment", Frame(Change::Opcode(1))),
                ],
                vec![],
            ),
            // A fault that each of two brings about alone is told of both.
            (
                vec![("first-fragment", fin()), ("second-fragment", fin())],
                vec![
                    ("first-fragment", "second-fragment", no_message),
                    ("first-fragment", "last-fragment", no_message),
                    ("second-fragment", "last-fragment", no_message),
                ],
            ),
        ];
        for (done, expected) in rows {
            let names: Vec<_> = done.iter().map(|(name, _)| *name).collect();
            assert_eq!(found(&done), expected, "{names:?}");
        }
    }

    #[test]
    fn frames_are_judged_as_the_heads_agree() {
        let refused = "rsv1-without-extension";
        let all = |by: &'static str, fault| {
            ["price", "price-back", "price-again", "price-again-back"]
                .map(|on| (by, on, fault))
                .to_vec()
        };
        let rows: Vec<(Vec<(&str, Done)>, Vec<(&str, &str, &str)>)> = vec![
            (vec![("answer", Extensions(None))], all("answer", refused)),
            (
                vec![("answer", Extensions(Some("x-other")))],
                all("answer", refused),
            ),
            (
                vec![(
                    "answer",
                    Extensions(Some("permessage-deflate; client_no_context_takeover")),
                )],
                vec![("answer", "price-again", "corrupt-deflate")],
            ),
            // What is offered agrees on nothing yet.
            (
                vec![("request", Extensions(Some("permessage-deflate")))],
                vec![],
            ),
            // No frame follows what changes no protocol.
            (vec![("answer", Bytes(b"HTTP/1.1 200 OK\r\n\r\n"))], vec![]),
            (vec![("answer", Bytes(b"HTTP/1.1 101 x\r\n"))], vec![]),
            (vec![("answer", Bytes(b""))], vec![]),
            (vec![("request", Bytes(b"x"))], vec![]),
            // What stands behind a head is a frame of its sender.
            (
                vec![("answer", Behind(&[0x01, 0x00]))],
                vec![("answer", "echo", "message-inside-message")],
            ),
        ];
        for (done, expected) in rows {
            let names: Vec<_> = done.iter().map(|(name, _)| *name).collect();
            assert_eq!(found(&done), expected, "{names:?}");
        }
    }

    #[test]
    fn whatever_follows_a_wrong_length_is_astray() {
        let recording = Recording::read(FILE);
        let names = names();
        // Its length, 5, becomes 69, so that it takes the next ones in.
        let found = found(&[("echo", Frame(Change::FlipBit(9)))]);
        assert_eq!(found[0], ("echo", "sixty-four-bits", "astray"));
        let peer_of = |name: &str| {
            let at = names.iter().position(|other| *other == name).unwrap();
            (recording.items[at].peer, recording.items[at].kind)
        };
        for (by, on, _) in &found {
            assert_eq!(*by, "echo");
            assert_eq!(peer_of(on), (peer_of("echo").0, ItemKind::Frame));
        }
    }

    #[test]
    fn each_fault_is_told_once_with_all_that_have_it() {
        let names = ["a", "b", "c", "d"];
        let fault = |found| Fault::Breaks(Rule::CorruptDeflate, found);
        let effect = |by, on, fault| Effect { by, on, fault };
        let effects = [
            effect(0, 1, fault(7)),
            effect(0, 2, fault(8)),
            effect(3, 1, fault(7)),
            effect(0, 1, Fault::Astray),
        ];
        let rows: [[Told; 2]; 4] = [
            [
                vec![(fault(7), vec!["b", "c"]), (Fault::Astray, vec!["b"])],
                vec![],
            ],
            [
                vec![],
                vec![(fault(7), vec!["a", "d"]), (Fault::Astray, vec!["a"])],
            ],
            [vec![], vec![(fault(8), vec!["a"])]],
            [vec![(fault(7), vec!["b"])], vec![]],
        ];
        for (index, expected) in rows.into_iter().enumerate() {
            assert_eq!(told(&effects, &names, index), expected, "{index}");
        }
    }
}
