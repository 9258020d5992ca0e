//! What could be typed next.

use super::key::Key;
use super::token::{Token, TokenKind, split, tokens};
use super::utf16;
use serde::{Deserialize, Serialize};

/// Something that could be typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it takes the place of: start and end in UTF-16 units.
    pub replace: [u32; 2],
    /// What is to be put there.
    pub text: String,
    /// The name of the key that it is, or is a value of.
    pub key: String,
    /// Which of the two.
    pub kind: SuggestionKind,
}

/// What is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuggestionKind {
    /// A key with its sign: `opcode:`.
    Key,
    /// A value of a key: `text`.
    Value,
}

/// What could be typed at `caret`, in UTF-16 units, of the filter `text`: keys, or the values of the key before it, that begin as what
/// stands there does. Nothing inside quotes.
///
/// ```
/// use framescope::analysis::filter::suggest;
/// let suggestions = suggest("len>5 opc", 9);
/// assert_eq!((suggestions[0].replace, suggestions[0].text.as_str()), ([6, 9], "opcode:"));
/// ```
pub fn suggest(text: &str, caret: usize) -> Vec<Suggestion> {
    let caret = utf8(text, caret);
    let tokens = tokens(text);
    let at_caret = tokens.iter().position(|token| {
        token.kind == TokenKind::Word && token.start < caret && caret <= token.end
    });
    if let Some(index) = at_caret {
        return tokens
            .get(index)
            .map_or_else(Vec::new, |word| in_word(text, caret, word));
    }
    let quoted = |token: &Token| {
        token.start < caret
            && match token.kind {
                TokenKind::Quoted => caret < token.end,
                TokenKind::Unclosed => true,
                _ => false,
            }
    };
    if tokens.iter().any(quoted) {
        return Vec::new();
    }
    let here = Place {
        text,
        start: caret,
        typed: caret,
        end: caret,
    };
    // `opcode: ` and a blank.
    let before = tokens.iter().rev().find(|token| token.end <= caret);
    let key = before
        .filter(|token| token.kind == TokenKind::Word)
        .and_then(|token| {
            let word = text.get(token.start..token.end)?;
            split(word).filter(|(_, _, len)| *len == word.len())
        });
    match key {
        Some((name, ..)) => Key::named(name).map_or_else(Vec::new, |key| here.values(key)),
        None => here.keys(),
    }
}

fn in_word(text: &str, caret: usize, token: &Token) -> Vec<Suggestion> {
    let word = text.get(token.start..token.end).unwrap_or_default();
    let mut place = Place {
        text,
        start: token.start,
        typed: caret,
        end: token.end,
    };
    match split(word) {
        Some((name, _, len)) if token.start + len <= caret => {
            place.start += len;
            Key::named(name).map_or_else(Vec::new, |key| place.values(key))
        }
        Some((_, _, len)) => {
            place.end = token.start + len;
            place.keys()
        }
        None => place.keys(),
    }
}

/// UTF-8 offsets: what is replaced, and how far it counts as typed.
struct Place<'a> {
    text: &'a str,
    start: usize,
    typed: usize,
    end: usize,
}

impl Place<'_> {
    fn keys(&self) -> Vec<Suggestion> {
        let named = |key: &Key| self.begins(key.name());
        let by_alias = |key: &Key| key.aliases().iter().any(|alias| self.begins(alias));
        let aliases = Key::ALL
            .into_iter()
            .filter(|key| !named(key) && by_alias(key));
        Key::ALL
            .into_iter()
            .filter(named)
            .chain(aliases)
            .map(|key| self.suggestion(key.suggested(), key, SuggestionKind::Key))
            .filter(|suggestion| suggestion.text != self.now())
            .collect()
    }

    fn values(&self, key: Key) -> Vec<Suggestion> {
        key.values()
            .into_iter()
            .filter(|value| self.begins(value) && *value != self.now())
            .map(|value| self.suggestion(value.to_owned(), key, SuggestionKind::Value))
            .collect()
    }

    /// Whether `whole` begins with what is typed, in any letter case.
    fn begins(&self, whole: &str) -> bool {
        let typed = self.text.get(self.start..self.typed).unwrap_or_default();
        whole
            .get(..typed.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(typed))
    }

    fn now(&self) -> &str {
        self.text.get(self.start..self.end).unwrap_or_default()
    }

    fn suggestion(&self, text: String, key: Key, kind: SuggestionKind) -> Suggestion {
        Suggestion {
            replace: [self.start, self.end]
                .map(|offset| utf16(self.text.get(..offset).unwrap_or_default())),
            text,
            key: key.name().to_owned(),
            kind,
        }
    }
}

/// The UTF-8 offset of a UTF-16 one; the end of the text if it lies beyond.
fn utf8(text: &str, offset: usize) -> usize {
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        if units >= offset {
            return at;
        }
        units += letter.len_utf16();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::filter::Filter;
    use proptest::prelude::*;

    #[test]
    fn keys_then_values() {
        // The caret is where | stands.
        let rows: &[(&str, &[u32; 2], &[&str])] = &[
            ("op|", &[0, 2], &["opcode:"]),
            ("-op|", &[1, 3], &["opcode:"]),
            (
                "(not F|",
                &[5, 6],
                &["from:", "finding:", "fin:", "frame:", "part:"],
            ),
            ("by|", &[0, 2], &["len>"]),
            ("你 r|", &[2, 3], &["rsv:", "rsv1:", "rsv2:", "rsv3:"]),
            ("opcode:p|", &[7, 8], &["ping", "pong"]),
            ("opcode:te|t", &[7, 10], &["text"]),
            ("opcode:text|", &[0, 0], &[]),
            (
                "opcode: |",
                &[8, 8],
                &[
                    "text",
                    "binary",
                    "continuation",
                    "close",
                    "ping",
                    "pong",
                    "data",
                    "control",
                    "reserved",
                ],
            ),
            ("🎉 from:|", &[8, 8], &["client", "server"]),
            ("fr|om:client", &[0, 5], &["frame:", "part:"]),
            (
                "finding:inv|",
                &[8, 11],
                &["invalid-utf8", "invalid-close-reason"],
            ),
            ("\"op|", &[0, 0], &[]),
            ("\"op| \"", &[0, 0], &[]),
            ("nothing:|", &[0, 0], &[]),
            ("zzz|", &[0, 0], &[]),
        ];
        for (marked, replace, expected) in rows {
            let (before, after) = marked.split_once('|').unwrap();
            let seen = suggest(&[before, after].concat(), before.encode_utf16().count());
            let texts: Vec<_> = seen
                .iter()
                .map(|suggestion| suggestion.text.as_str())
                .collect();
            assert_eq!(texts, *expected, "{marked}");
            for suggestion in &seen {
                assert_eq!(suggestion.replace, **replace, "{marked}");
            }
        }
    }

    #[test]
    fn an_empty_box_offers_every_key() {
        assert_eq!(suggest("", 0).len(), Key::ALL.len());
        assert_eq!(suggest("a ", 2).len(), Key::ALL.len());
    }

    #[test]
    fn every_value_that_is_suggested_is_one() {
        for key in Key::ALL {
            for value in key.values() {
                let filter = [&key.suggested(), value].concat();
                assert!(Filter::parse(&filter).is_ok(), "{filter}");
            }
        }
    }

    proptest! {
        #[test]
        fn suggestions_lie_in_the_text(text in "[a-z:>\"() 你🎉]{0,20}", caret in 0usize..30) {
            let units = u32::try_from(text.encode_utf16().count()).unwrap();
            for suggestion in suggest(&text, caret) {
                let [start, end] = suggestion.replace;
                prop_assert!(start <= end && end <= units);
            }
        }
    }
}
