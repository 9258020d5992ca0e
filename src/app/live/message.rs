//! A message as it is written in the panel.

use crate::analysis::live::Content;
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
        }
    }
}

/// What is to be sent of what is written.
pub(super) fn read(kind: Kind, written: &str, check: Check) -> Result<Content, Wrong> {
    match kind {
        Kind::Text => {
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
            assert_eq!(read(kind, written, Check::Nothing), expected, "{written}");
        }
    }
}
