//! A key, an accept value or a URI that stands alone.

use super::{Bare, Transcript, TranscriptKind, units};
use crate::capture::hexdump::TextIndex;

/// A text that is nothing else.
pub(super) fn read(text: &str, index: &TextIndex) -> Option<Transcript> {
    let mut words = words(text);
    let (first, second) = (words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    let bare = |(at, word): (usize, &str)| Bare {
        text: word.to_owned(),
        at: units(index, at, at + word.len()),
    };
    let mut transcript = Transcript::default();
    match (first, second) {
        ((at, word), None) if is_uri(word) => {
            transcript.uri = Some(bare((at, word)));
            transcript.kind = Some(TranscriptKind::Uri);
        }
        (key, None) if is_digest(key.1) => transcript.accept = Some(bare(key)),
        (key, accept)
            if [Some(key), accept]
                .iter()
                .flatten()
                .all(|(_, word)| is_value(word)) =>
        {
            transcript.key = Some(bare(key));
            transcript.accept = accept.map(bare);
        }
        _ => return None,
    }
    transcript.kind.get_or_insert(TranscriptKind::Key);
    Some(transcript)
}

/// A URI inside a text that has no head, as browsers say them in their messages.
pub(super) fn in_message(text: &str, index: &TextIndex) -> Option<Transcript> {
    let at = memchr::memchr_iter(b':', text.as_bytes()).find_map(|colon| {
        let before = text.get(..colon)?;
        let scheme = ["wss", "ws", "WSS", "WS"]
            .into_iter()
            .find(|scheme| before.ends_with(scheme))?;
        let alone = !before
            .get(..colon - scheme.len())?
            .ends_with(|letter: char| letter.is_ascii_alphanumeric());
        (alone && text.get(colon..)?.starts_with("://")).then_some(colon - scheme.len())
    })?;
    let rest = text.get(at..)?;
    let end = rest.find(|letter: char| {
        letter.is_whitespace() || matches!(letter, '\'' | '"' | '`' | '<' | '>' | '’' | '”' | '»')
    });
    let uri = rest
        .get(..end.unwrap_or(rest.len()))?
        .trim_end_matches(['.', ',', ':', ';', ')']);
    Some(Transcript {
        kind: Some(TranscriptKind::Uri),
        uri: Some(Bare {
            text: uri.to_owned(),
            at: units(index, at, at + uri.len()),
        }),
        ..Transcript::default()
    })
}

/// Whether a word begins as a URI of WebSocket or HTTP.
pub(super) fn is_uri(word: &str) -> bool {
    ["ws://", "wss://", "http://", "https://"]
        .iter()
        .any(|scheme| {
            word.get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
}

/// Whether a word may be a key or an accept value, perhaps a wrong one: nothing but what stands in Base64, base64url or hex, and as long as
/// either.
fn is_value(word: &str) -> bool {
    (16..=128).contains(&word.len())
        && word.bytes().all(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_')
        })
}

/// Whether a word looks like the Base64 of 20 bytes, and no key does.
fn is_digest(word: &str) -> bool {
    is_value(word) && word.len() == 28 && word.ends_with('=') && !word.ends_with("==")
}

/// The words of a text, quotation marks and commas around them taken off.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(char::is_whitespace).filter_map(move |word| {
        let start = at;
        at += word.len()
            + text
                .get(at + word.len()..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
        let marks = ['"', '\'', '`', ',', ';', '\u{feff}'];
        let trimmed = word.trim_start_matches(marks);
        let start = start + word.len() - trimmed.len();
        let trimmed = trimmed.trim_end_matches(marks);
        (!trimmed.is_empty()).then_some((start, trimmed))
    })
}
