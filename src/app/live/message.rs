//! A message as it is written in the panel.

use super::reason;
use crate::analysis::live::{Content, Refusal};
use crate::app::hex_input::{BadHex, parse_hex};
use crate::text::Text;
use js_sys::JSON;

/// How a message is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Text,
    Hex,
    File,
    Random,
}

impl Kind {
    pub(super) const ALL: [Self; 4] = [Self::Text, Self::Hex, Self::File, Self::Random];

    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Hex => "hex",
            Self::File => "file",
            Self::Random => "random",
        }
    }
}

/// What is to be checked of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Check {
    Nothing,
    /// That it is JSON.
    Json,
}

/// Why what was written is no message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    Hex(BadHex),
    /// The browser's words.
    Json(String),
    NoNumber,
    TooMany,
    /// Why it cannot be sent.
    Refused(Refusal),
}

impl Wrong {
    pub(super) fn say(&self, words: &Text) -> String {
        match self {
            Self::Hex(BadHex::NotHex { found, at }) => {
                let places = [("found", found.to_string().into()), ("at", (*at).into())];
                words.say_with("live-hex-character", &places)
            }
            Self::Hex(BadHex::OddDigits { digits }) => {
                words.say_with("live-hex-odd", &[("count", (*digits).into())])
            }
            Self::Json(said) => {
                words.say_with("live-json-wrong", &[("said", said.as_str().into())])
            }
            Self::NoNumber => words.say("live-number-missing"),
            Self::TooMany => {
                words.say_with("live-number-large", &[("most", Content::LIMIT.into())])
            }
            Self::Refused(refusal) => reason::refusal(words, refusal),
        }
    }
}

/// What is to be sent of what is written; `file` is the length of the file that is chosen.
pub(super) fn read(
    kind: Kind,
    written: &str,
    check: Check,
    file: Option<u64>,
) -> Result<Content, Wrong> {
    let content = content(kind, written, check)?;
    match content.check(file) {
        Err(refusal @ Refusal::TooLong { .. }) => Err(Wrong::Refused(refusal)),
        // That no file is chosen yet is nothing wrong.
        _ => Ok(content),
    }
}

fn content(kind: Kind, written: &str, check: Check) -> Result<Content, Wrong> {
    match kind {
        Kind::Text => {
            // Whatever it is.
            if written.len() as u64 > Content::LIMIT.into() {
                let (len, limit) = (written.len() as u64, Content::LIMIT.into());
                return Err(Wrong::Refused(Refusal::TooLong { len, limit }));
            }
            if check == Check::Json
                && let Err(error) = JSON::parse(written)
            {
                let said = js_sys::Error::from(error).message();
                return Err(Wrong::Json(said.into()));
            }
            Ok(Content::Text(written.to_owned()))
        }
        Kind::Hex => parse_hex(written).map(Content::Binary).map_err(Wrong::Hex),
        Kind::File => Ok(Content::File),
        Kind::Random => {
            let len = number(written)?;
            if len > Content::LIMIT {
                return Err(Wrong::TooMany);
            }
            Ok(Content::Random { len })
        }
    }
}

/// A whole number as it is typed.
pub(super) fn number(written: &str) -> Result<u32, Wrong> {
    written.trim().parse().map_err(|_| Wrong::NoNumber)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::amounts::size;

    #[test]
    fn what_is_written_is_what_is_sent() {
        use Kind::{File, Hex, Random, Text};
        let rows = [
            (Text, "{", Ok(Content::Text("{".to_owned()))),
            (Text, "", Ok(Content::Text(String::new()))),
            (Hex, "48 65", Ok(Content::Binary(vec![0x48, 0x65]))),
            (
                Hex,
                "48 6",
                Err(Wrong::Hex(BadHex::OddDigits { digits: 3 })),
            ),
            (File, "", Ok(Content::File)),
            (Random, " 125 ", Ok(Content::Random { len: 125 })),
            (Random, "67108865", Err(Wrong::TooMany)),
            (Random, "-1", Err(Wrong::NoNumber)),
            (Random, "", Err(Wrong::NoNumber)),
        ];
        for (kind, written, expected) in rows {
            assert_eq!(
                read(kind, written, Check::Nothing, None),
                expected,
                "{written}"
            );
        }
    }

    #[test]
    fn what_is_too_long_is_said_before_it_is_sent() {
        let limit = u64::from(Content::LIMIT);
        let most = usize::try_from(limit).unwrap();
        let files = Content::FILE_LIMIT;
        let rows = [
            (Kind::Text, "a".repeat(most), None, None),
            (
                Kind::Text,
                "a".repeat(most + 1),
                None,
                Some((limit + 1, limit)),
            ),
            (
                Kind::Hex,
                "0".repeat(2 * most + 2),
                None,
                Some((limit + 1, limit)),
            ),
            (Kind::File, String::new(), Some(files), None),
            (
                Kind::File,
                String::new(),
                Some(files + 1),
                Some((files + 1, files)),
            ),
        ];
        for (kind, written, file, expected) in rows {
            let wrong = read(kind, &written, Check::Nothing, file).err();
            let expected =
                expected.map(|(len, limit)| Wrong::Refused(Refusal::TooLong { len, limit }));
            assert_eq!(wrong, expected, "{kind:?} {file:?}");
        }
        let words = Wrong::Refused(Refusal::TooLong {
            len: limit + 1,
            limit,
        });
        let said = words.say(&Text::english());
        assert!(said.contains(&size(limit)), "{said}");
    }
}
