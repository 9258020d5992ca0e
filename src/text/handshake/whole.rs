//! All that is said of a handshake.

use super::given::Given;
use super::{diagnosis, extensions, judged, origin, pasted, verdict};
use crate::analysis::HandshakeHeads;
use crate::analysis::sheet::{Block, CodeSample, Section, Sheet};
use crate::capture::transcript::Transcript;
use crate::protocol::handshake::{HeadSide, answer_to};
use crate::text::Text;
use std::borrow::Cow;

impl Text {
    /// The sheet of a handshake that was pasted: read it with [`Transcript::read`]. `other_keys` are those of other handshakes nearby, if
    /// any are known: an answer may be right for one of them.
    pub fn handshake_sheet(&self, transcript: &Transcript, other_keys: &[String]) -> Sheet {
        let mut blocks = pasted::blocks(self, transcript, other_keys);
        blocks.extend(pasted::read_as(self, transcript));
        self.sheet(blocks)
    }

    /// The sheet of a handshake whose heads are there as they were sent. `other_keys` as for
    /// [`handshake_sheet`](Self::handshake_sheet).
    pub fn captured_handshake_sheet(&self, heads: &HandshakeHeads, other_keys: &[String]) -> Sheet {
        let given = Given::captured(heads);
        self.sheet(blocks(self, &given, other_keys))
    }
}

/// Everything that is said of heads.
pub(super) fn blocks(text: &Text, given: &Given<'_>, other_keys: &[String]) -> Vec<Block> {
    let judged = judged::judge(text, given);
    let mut blocks = vec![verdict::verdict(text, given, &judged)];
    if let Some(key) = given.key() {
        let seen = given.accept();
        blocks.extend(diagnosis::blocks(text, &key, seen.as_deref(), other_keys));
    }
    for side in [HeadSide::Request, HeadSide::Response] {
        blocks.extend(judged::checks(text, &judged, side));
    }
    blocks.extend(origin::blocks(text, given));
    blocks.extend(extensions::blocks(text, given));
    blocks.extend(answer(text, given));
    blocks
}

/// What a server should answer.
fn answer(text: &Text, given: &Given<'_>) -> Vec<Block> {
    let Some(request) = given.request.as_ref().filter(|request| request.is_whole()) else {
        return Vec::new();
    };
    let Some(answer) = answer_to(&request.head) else {
        return Vec::new();
    };
    let mut paragraphs = Vec::new();
    if !answer.subprotocols.is_empty() {
        let shown = answer.subprotocols.iter().take(LISTED);
        let names: Vec<_> = shown.map(|span| request.slice(*span)).collect();
        let places = [("names", text.list(&names).into())];
        paragraphs.push(text.say_with("response-subprotocols", &places));
    }
    if answer.deflate.is_some() {
        paragraphs.push(text.say("response-deflate"));
    }
    let code = Block::Code {
        title: text.say("code-answer"),
        samples: vec![CodeSample {
            language: "HTTP".to_owned(),
            code: answer.head,
        }],
    };
    let more = (!paragraphs.is_empty()).then(|| Block::Prose {
        title: text.say("answer-title"),
        paragraphs,
    });
    [code].into_iter().chain(more).collect()
}

/// Rows, names or values that are listed.
pub(super) const LISTED: usize = 40;

/// Characters of a value that are shown.
pub(super) const SHOWN: usize = 200;

/// The beginning of a text that may be long.
pub(super) fn clipped(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => Cow::Owned([text.get(..end).unwrap_or_default(), "…"].concat()),
        None => Cow::Borrowed(text),
    }
}

pub(super) fn section(rfc: u32, section: &str) -> Section {
    Section {
        rfc,
        section: section.to_owned(),
    }
}
