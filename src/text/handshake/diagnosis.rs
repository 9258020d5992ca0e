//! Sec-WebSocket-Accept step by step, the mistake behind a wrong one, and the right way.

use super::code::samples;
use super::{clipped, section};
use crate::analysis::copy::{CopyFormat, copy};
use crate::analysis::sheet::{Block, Step};
use crate::protocol::accept::GUID;
use crate::protocol::handshake::{Mistake, diagnose};
use crate::protocol::{Accept, KeyCheck};
use crate::text::Text;

/// The steps from a key to its accept value; what went wrong if `seen` is another one, and the right way.
pub(super) fn blocks(
    text: &Text,
    key: &str,
    seen: Option<&str>,
    other_keys: &[String],
) -> Vec<Block> {
    let accept = Accept::of(key);
    let mut blocks = vec![steps(text, key, &accept, seen)];
    if let Some(seen) = seen.filter(|seen| !accept.matches(seen)) {
        blocks.push(diagnosis(text, key, seen, other_keys));
        blocks.push(Block::Code {
            title: text.say("right-way-title"),
            samples: samples(),
        });
    }
    blocks
}

fn steps(text: &Text, key: &str, accept: &Accept, seen: Option<&str>) -> Block {
    let bytes = |count: usize| text.say_with("note-bytes", &[("count", count.into())]);
    let characters = |value: &str| {
        let count = value.chars().count();
        text.say_with("note-characters", &[("count", count.into())])
    };
    let step = |name: String, value: &str, note: String| Step {
        name,
        value: clipped(value).into_owned(),
        note,
    };
    let key_note = match KeyCheck::of(key) {
        KeyCheck::Sound { .. } => text.say("note-bytes-sound"),
        _ => text.say("note-key-bad"),
    };
    let digest = copy(&accept.digest, CopyFormat::Hex);
    let mut steps = vec![
        step(text.say("step-key"), key, key_note),
        step(
            text.say("step-guid"),
            &accept.concatenated,
            characters(&accept.concatenated),
        ),
        step("SHA-1".to_owned(), &digest, bytes(accept.digest.len())),
        step(
            "Base64".to_owned(),
            &accept.value,
            characters(&accept.value),
        ),
    ];
    if let Some(seen) = seen {
        let note = if accept.matches(seen) {
            text.say("note-right")
        } else {
            text.say("note-wrong")
        };
        steps.push(step(text.say("steps-sent"), seen, note));
    }
    Block::Steps {
        title: text.say("steps-title"),
        section: Some(section(6455, "4.2.2")),
        steps,
    }
}

fn diagnosis(text: &Text, key: &str, seen: &str, other_keys: &[String]) -> Block {
    let mistakes = diagnose(key, seen, other_keys).map_or_else(Vec::new, |found| found.mistakes);
    let said: Vec<String> = mistakes.iter().map(|mistake| said(text, mistake)).collect();
    let first = match said.as_slice() {
        [] => text.say("diagnosis-none"),
        [mistake] => text.say_with("diagnosis-one", &[("mistake", mistake.as_str().into())]),
        [first, second, ..] => {
            let places = [
                ("first", first.as_str().into()),
                ("second", second.as_str().into()),
            ];
            text.say_with("diagnosis-two", &places)
        }
    };
    let guids = mistakes.iter().filter_map(|mistake| {
        let guid = mistake.guid()?;
        let places = [("guid", guid.into()), ("right", GUID.into())];
        Some(text.say_with("diagnosis-guid", &places))
    });
    Block::Prose {
        title: text.say("diagnosis-title"),
        paragraphs: [first].into_iter().chain(guids).collect(),
    }
}

/// A mistake, in words. Positions count from 1.
fn said(text: &Text, mistake: &Mistake) -> String {
    let mut places = Vec::new();
    match mistake {
        Mistake::OtherKey { key } => places.push(("key", clipped(key).into())),
        Mistake::KeyTail(tail) | Mistake::GuidTail(tail) => {
            places.push(("tail", text.say_of("tail", tail.id()).into()));
        }
        Mistake::GuidDropped { at }
        | Mistake::GuidDoubled { at }
        | Mistake::GuidSwapped { at }
        | Mistake::GuidCase { at }
        | Mistake::GuidReplaced { at, .. } => {
            places.push(("position", (at + 1).into()));
            places.push(("next", (at + 2).into()));
            places.push(("right", GUID.get(*at..=*at).unwrap_or_default().into()));
        }
        Mistake::CutAtZero { at } => places.push(("position", (at + 1).into())),
        Mistake::OtherHash(hash) => places.push(("hash", hash.name().into())),
        _ => {}
    }
    if let Mistake::GuidReplaced { found, .. } = mistake {
        places.push(("found", found.to_string().into()));
    }
    text.say_of_with("mistake", mistake.id(), &places)
}
