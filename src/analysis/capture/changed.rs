//! Any byte of a sound conversation changed, or packets left out: it is harmless, or it is said, and no message is silently another.

use super::CaptureSession;
use super::conversation::ConversationKind;
use super::entry::Kind;
use super::recorded::CAPTURES;
use crate::bytes::Span;
use crate::capture::built::with_checksums;
use crate::capture::tcp::Side;
use crate::protocol::Rule;
use proptest::prelude::*;
use std::sync::LazyLock;

/// The recorded captures, each segment with its right checksum: on a loopback nobody computes them.
static SUMMED: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
    let all = CAPTURES.iter();
    all.map(|(name, file)| (*name, with_checksums(file)))
        .collect()
});

/// A message as it is shown: where it begins, and what of it is known.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    conversation: u32,
    /// Whose it is, where conversations are counted otherwise.
    ends: [String; 2],
    side: Side,
    start: u64,
    end: u64,
    opcode: u8,
    bytes: Vec<u8>,
    unknown: Vec<Span>,
    is_whole: bool,
    is_blamed: bool,
}

fn read(file: &[u8]) -> CaptureSession {
    let mut session = CaptureSession::new(Box::new(file.to_vec()), String::new());
    session.feed(file);
    session.finish(None);
    session
}

fn messages(session: &CaptureSession) -> Vec<Shown> {
    let view = session.view();
    let entries = view.shared.timeline.iter_from(0).zip(0..);
    let firsts = entries.filter(|(entry, _)| entry.begins_message());
    let shown = |(entry, position): (super::entry::Entry, usize)| {
        let fragments = view.fragments(position)?;
        let last = view.shared.timeline.get(*fragments.positions.last()?)?;
        let conversation = view.conversation(&entry)?;
        let blamed = |position: &usize| {
            let fragment = view.shared.timeline.get(*position).unwrap();
            !super::rows::findings_of(conversation, fragment).is_empty()
        };
        let whole = view.whole_message(&fragments);
        Some(Shown {
            conversation: entry.conversation(),
            ends: conversation.ends.clone(),
            side: entry.side(),
            start: entry.start(),
            end: view.span(last).end,
            opcode: entry.opcode().0,
            is_whole: whole.problem.is_none() && fragments.complete,
            bytes: whole.bytes,
            unknown: whole.unknown,
            is_blamed: fragments.positions.iter().any(blamed),
        })
    };
    firsts.filter_map(shown).collect()
}

/// Whether what is shown is said to be as it was: the same, or less of it.
fn says_nothing_else(sound: &Shown, changed: &Shown) -> bool {
    let known = |offset: usize| {
        !changed
            .unknown
            .iter()
            .any(|span| span.contains(offset as u64))
    };
    let mut pairs = changed.bytes.iter().zip(&sound.bytes).enumerate();
    let len_fits = if changed.is_whole {
        changed.bytes.len() == sound.bytes.len()
    } else {
        changed.bytes.len() <= sound.bytes.len()
    };
    len_fits && pairs.all(|(offset, (byte, sent))| byte == sent || !known(offset))
}

/// How much is said: findings, and gaps.
fn noted_in(session: &CaptureSession) -> (usize, usize) {
    let shared = session.view().shared;
    let entries = shared.timeline.iter_from(0);
    let gaps = entries.filter(|entry| matches!(entry.kind(), Kind::Gap(_)));
    let tracks = shared
        .conversations
        .iter()
        .flat_map(|conversation| &conversation.tracks);
    let findings = tracks.map(|track| track.findings.len());
    (findings.sum(), gaps.count())
}

/// How many wrong checksums are found.
fn doubted_in(session: &CaptureSession) -> usize {
    let tracks = session.view().shared.conversations.iter();
    let findings = tracks
        .flat_map(|conversation| &conversation.tracks)
        .flat_map(|track| &track.findings);
    findings
        .filter(|finding| finding.rule == Rule::WrongChecksum)
        .count()
}

/// What a changed byte is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Frame,
    Head,
}

/// Whether an inflated message may be another since one before it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Contexts {
    TakenOver,
    Not,
}

fn check(
    name: &str,
    file: &[u8],
    sound: &[Shown],
    (place, bit, is_of): (u64, u8, Of),
    noted: (usize, usize),
) -> Result<(), TestCaseError> {
    let mut other = file.to_vec();
    let at = usize::try_from(place).unwrap();
    other[at] ^= 1 << bit;
    let session = read(&other);
    let changed = messages(&session);
    let is_noted = noted_in(&session) != noted;
    // Which message is hit: the one whose frames hold the byte.
    let conversations = &session.view().shared.conversations;
    let offset = conversations
        .iter()
        .zip(0..)
        .find_map(|(conversation, id)| {
            [Side::Opener, Side::Other].into_iter().find_map(|side| {
                let ranges = &conversation.track(side).ranges;
                let all = ranges.origins(
                    Span {
                        start: 0,
                        end: u64::MAX,
                    },
                    usize::MAX,
                );
                let run = all.into_iter().find(|run| {
                    (run.file_offset..run.file_offset + run.span.len()).contains(&place)
                })?;
                Some((id, side, run.span.start + (place - run.file_offset)))
            })
        });
    let Some((id, side, offset)) = offset else {
        // A head that is none any more: nothing is shown of it, nor of what it led to.
        prop_assert!(is_of == Of::Head, "{name} {place}.{bit}");
        return Ok(());
    };
    let hit = &conversations[id as usize];
    let findings = &hit.track(side).findings;
    let is_doubted = findings
        .iter()
        .any(|finding| finding.rule == Rule::WrongChecksum && finding.span.contains(offset));
    // A response that is none any more is no item.
    let is_left = is_of == Of::Head && hit.kind != ConversationKind::Established;
    prop_assert!(is_doubted || is_left, "{name} {place}.{bit}: {findings:?}");
    // As many may be found as before, and be others.
    let is_reported = is_doubted || is_noted;
    let contexts = match hit.agreement {
        Some(_) => Contexts::TakenOver,
        None => Contexts::Not,
    };
    for shown in &changed {
        let same = |sent: &&Shown| {
            (&sent.ends, sent.side, sent.start) == (&shown.ends, shown.side, shown.start)
        };
        if shown.is_blamed {
            continue;
        }
        let behind = (shown.conversation, shown.side) == (id, side) && shown.start > offset;
        let Some(sent) = sound.iter().find(same) else {
            prop_assert!(is_reported, "{name} {place}.{bit}: {shown:?}");
            continue;
        };
        // What is doubted is what later messages refer back to.
        if behind && contexts == Contexts::TakenOver {
            continue;
        }
        prop_assert!(
            says_nothing_else(sent, shown),
            "{name} {place}.{bit}: {sent:?} {shown:?}"
        );
    }
    // None is gone without a word.
    for sent in sound {
        let is_there = changed.iter().any(|shown| {
            (&shown.ends, shown.side, shown.start) == (&sent.ends, sent.side, sent.start)
        });
        prop_assert!(
            is_there || is_reported,
            "{name} {place}.{bit}: gone {sent:?}"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn a_changed_byte_is_harmless_or_reported(which: prop::sample::Index, place: prop::sample::Index, bit in 0_u8..8) {
        let (name, file) = &SUMMED[which.index(SUMMED.len())];
        let sound = read(file);
        let shown = messages(&sound);
        prop_assert_eq!(doubted_in(&sound), 0, "{}", name);
        // Bytes of frames and of the handshake, whichever.
        let view = sound.view();
        let entries = view.shared.timeline.iter_from(0);
        let runs: Vec<(u64, u64, Of)> = entries
            .filter_map(|entry| match entry.kind() {
                Kind::Frame => Some((entry, Of::Frame)),
                Kind::Head(_) => Some((entry, Of::Head)),
                _ => None,
            })
            .flat_map(|(entry, is_of)| {
                let ranges = &view.conversation(&entry).unwrap().track(entry.side()).ranges;
                let origins = ranges.origins(view.span(&entry), usize::MAX);
                origins.into_iter().map(move |run| (run.file_offset, run.span.len(), is_of))
            })
            .collect();
        let total: u64 = runs.iter().map(|(_, len, _)| len).sum();
        prop_assume!(total > 0);
        let mut nth = place.index(usize::try_from(total).unwrap()) as u64;
        let run = runs.iter().find(|(_, len, _)| {
            let here = nth < *len;
            if !here {
                nth -= len;
            }
            here
        });
        let (file_offset, _, is_of) = *run.unwrap();
        check(name, file, &shown, (file_offset + nth, bit, is_of), noted_in(&sound))?;
    }

    #[test]
    fn what_is_left_of_a_capture_is_right(which: prop::sample::Index, left_out in proptest::collection::vec(any::<prop::sample::Index>(), 1..5)) {
        let (name, file) = &SUMMED[which.index(SUMMED.len())];
        let sound = read(file);
        let all = messages(&sound);
        let packets = sound.overview().file.packets;
        let left_out: Vec<u32> = left_out.iter().map(|at| u32::try_from(at.index(packets as usize)).unwrap() + 1).collect();
        let numbers: Vec<u32> = (1..=packets).filter(|number| !left_out.contains(number)).collect();
        let mut part = Vec::new();
        sound.export_packets(&numbers, &mut |piece| part.extend_from_slice(piece));
        let session = read(&part);
        // Where the beginning of a direction is left out, its offsets are others: then what is shown is found by what it says.
        for shown in messages(&session) {
            let is_right = |sent: &&Shown| {
                sent.opcode == shown.opcode && says_nothing_else(sent, &shown)
            };
            prop_assert!(
                shown.is_blamed || all.iter().any(|sent| is_right(&sent)),
                "{name} {left_out:?}: {shown:?}"
            );
        }
        prop_assert_eq!(session.overview().findings.violations <= sound.overview().findings.violations, true, "{} {:?}", name, left_out);
    }
}
