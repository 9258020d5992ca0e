//! What is said of a paste.

use super::given::Given;
use super::{LISTED, clipped, diagnosis, judged, uri, verdict, verdict_block};
use crate::analysis::sheet::{Block, Outcome};
use crate::capture::transcript::{
    Exchange, Extent, HeadText, LineEnds, StartPart, Transcript, TranscriptKind,
};
use crate::protocol::{Accept, Head, HeadKind, KeyCheck};
use crate::text::Text;

/// What is said of what was found in a text.
pub(super) fn blocks(text: &Text, transcript: &Transcript, other_keys: &[String]) -> Vec<Block> {
    if let Some(main) = transcript.main() {
        let mut blocks = super::blocks(text, &Given::pasted(main), other_keys);
        blocks.extend(others(text, transcript, main));
        return blocks;
    }
    if let Some(bare) = &transcript.uri {
        return uri::blocks(text, bare);
    }
    let accept = transcript
        .accept
        .as_ref()
        .map(|accept| accept.text.as_str());
    match (&transcript.key, accept) {
        (Some(key), accept) => {
            let mut blocks = vec![pair(text, &key.text, accept)];
            blocks.extend(diagnosis::blocks(text, &key.text, accept, other_keys));
            blocks
        }
        (None, Some(_)) => vec![verdict_block(
            Outcome::Open,
            text.say("verdict-accept-alone"),
        )],
        (None, None) => vec![unread(text, transcript)],
    }
}

/// What a text was read as, and what it does not tell.
pub(super) fn read_as(text: &Text, transcript: &Transcript) -> Option<Block> {
    let kind = transcript.kind?;
    let mut paragraphs = vec![text.say_of("paste", kind.id())];
    let main = transcript.main();
    let heads = || {
        main.into_iter()
            .flat_map(|main| [&main.request, &main.response])
            .flatten()
    };
    let is_unknown = |part: StartPart| heads().any(|head| head.unknown.contains(&part));
    let parts = [
        (StartPart::Method, text.say("part-method")),
        (StartPart::Target, text.say("part-target")),
        (StartPart::Version, text.say("part-version")),
        (StartPart::Status, text.say("part-status")),
    ];
    let unknown: Vec<String> = parts
        .into_iter()
        .filter(|(part, _)| is_unknown(*part))
        .map(|(_, words)| words)
        .collect();
    if !unknown.is_empty() {
        let places = [("parts", text.list(&unknown).into())];
        paragraphs.push(text.say_with("paste-unknown", &places));
    }
    if heads().any(|head| head.extent == Extent::Pieces) {
        paragraphs.push(text.say("paste-pieces"));
    }
    let raw = matches!(kind, TranscriptKind::Heads | TranscriptKind::Curl);
    if raw && heads().any(|head| head.line_ends == LineEnds::Unknown) {
        paragraphs.push(text.say("paste-line-ends"));
    }
    if !transcript.left_out.is_empty() {
        let places = [("count", transcript.left_out.len().into())];
        paragraphs.push(text.say_with("paste-left-out", &places));
    }
    Some(Block::Prose {
        title: text.say("paste-title"),
        paragraphs,
    })
}

/// The verdict on a key, and on an accept value beside it.
fn pair(text: &Text, key: &str, seen: Option<&str>) -> Block {
    let accept = Accept::of(key);
    match (KeyCheck::of(key), seen) {
        (KeyCheck::Sound { .. }, Some(seen)) if accept.matches(seen) => {
            verdict_block(Outcome::Pass, text.say("verdict-match"))
        }
        (KeyCheck::Sound { .. }, Some(_)) => {
            verdict_block(Outcome::Fail, text.say("verdict-mismatch"))
        }
        (KeyCheck::Sound { .. }, None) => {
            let places = [("accept", accept.value.into())];
            verdict_block(Outcome::Pass, text.say_with("verdict-key-sound", &places))
        }
        (wrong, _) => {
            let why = text.wrong_key(&wrong, key).unwrap_or_default();
            let places = [("why", why.into())];
            verdict_block(Outcome::Fail, text.say_with("verdict-key-bad", &places))
        }
    }
}

impl Text {
    /// What is wrong with a key, in a sentence or two; `None` if nothing is.
    pub(crate) fn wrong_key(&self, check: &KeyCheck, key: &str) -> Option<String> {
        Some(match check {
            KeyCheck::Sound { .. } => return None,
            KeyCheck::WrongLength { bytes } => {
                self.say_with("key-wrong-length", &[("bytes", (*bytes).into())])
            }
            KeyCheck::NotBase64 {
                at,
                found: Some(found),
            } => {
                let before = key.get(..*at).unwrap_or_default().chars().count();
                let places = [
                    ("position", (before + 1).into()),
                    ("found", found.to_string().into()),
                ];
                self.say_with("key-wrong-character", &places)
            }
            KeyCheck::NotBase64 { found: None, .. } => {
                let length = key.trim().chars().count();
                self.say_with("key-incomplete", &[("length", length.into())])
            }
        })
    }
}

fn unread(text: &Text, transcript: &Transcript) -> Block {
    let says = transcript.problem.map_or_else(String::new, |problem| {
        let places = [
            ("line", problem.place.line.into()),
            ("column", problem.place.column.into()),
            (
                "expected",
                text.say_of("there", problem.expected.id()).into(),
            ),
        ];
        text.say_with("verdict-unread", &places)
    });
    verdict_block(Outcome::Open, says)
}

/// The other exchanges of a text, each with its verdict.
fn others(text: &Text, transcript: &Transcript, main: &Exchange) -> Option<Block> {
    let others = || {
        let numbered = transcript.exchanges.iter().zip(1_usize..);
        numbered.filter(|(exchange, _)| !std::ptr::eq(*exchange, main))
    };
    let count = others().count();
    let mut rows: Vec<Vec<String>> = others()
        .take(LISTED)
        .map(|(exchange, number)| {
            let given = Given::pasted(exchange);
            let judged = judged::judge(text, &given);
            let says = match verdict::verdict(text, &given, &judged) {
                Block::Verdict { says, .. } => says,
                _ => String::new(),
            };
            let line = exchange.request.as_ref().or(exchange.response.as_ref());
            vec![number.to_string(), start_line(text, line), says]
        })
        .collect();
    if count > LISTED {
        let more = text.say_with("exchanges-more", &[("count", (count - LISTED).into())]);
        rows.push(vec![String::new(), more, String::new()]);
    }
    (!rows.is_empty()).then(|| Block::Table {
        title: text.say("exchanges-title"),
        head: vec![
            text.say("exchanges-number"),
            text.say("exchanges-request"),
            text.say("exchanges-verdict"),
        ],
        rows,
    })
}

/// The first line of a head, if the text tells it.
fn start_line(text: &Text, head: Option<&HeadText>) -> String {
    let told = head.filter(|head| head.unknown.is_empty() || head.unknown == [StartPart::Version]);
    let Some(head) = told else {
        return text.say("no-start-line");
    };
    let head = Head {
        kind: HeadKind::Request,
        bytes: &head.bytes,
    };
    let line = String::from_utf8_lossy(head.slice(head.start_line())).into_owned();
    clipped(&line).into_owned()
}
