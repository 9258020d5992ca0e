//! Computing an accept value.

use super::{Task, distinct};
use crate::lessons::bench::Bench;
use crate::lessons::chance::Chance;
use crate::lessons::typed;
use crate::lessons::{Answer, Said, Shown, Verdict, Wanted};
use crate::protocol::accept::{self, GUID};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest, Sha1};

pub(in crate::lessons) struct Accept {
    key: String,
}

impl Accept {
    pub(in crate::lessons) fn new(chance: &mut Chance) -> Self {
        let nonce: [u8; 16] = std::array::from_fn(|_| chance.byte());
        Self {
            key: STANDARD.encode(nonce),
        }
    }

    fn right(&self) -> accept::Accept {
        accept::Accept::of(&self.key)
    }

    fn wrong_values(&self) -> Vec<(String, &'static str)> {
        let key = self.key.as_str();
        let of_text = |parts: &[&str]| Bench::of(&parts.concat());
        let right = of_text(&[key, GUID]);
        let decoded = STANDARD.decode(key).unwrap_or_default();
        let of_decoded = STANDARD.encode(Sha1::digest([&decoded, GUID.as_bytes()].concat()));
        let unpadded = self.right().value.trim_end_matches('=').to_owned();
        let mistakes = vec![
            (of_decoded, "accept-key-decoded"),
            (
                of_text(&[key, &GUID.to_ascii_lowercase()]).encoded,
                "accept-guid-lower-case",
            ),
            (of_text(&[key]).encoded, "accept-no-guid"),
            (of_text(&[GUID]).encoded, "accept-no-key"),
            (of_text(&[GUID, key]).encoded, "accept-guid-first"),
            (of_text(&[key, GUID, "\n"]).encoded, "accept-line-feed"),
            (of_text(&[key, " ", GUID]).encoded, "accept-blank"),
            (
                of_text(&[key.trim_end_matches('='), GUID]).encoded,
                "accept-key-unpadded",
            ),
            (right.encoded_digits, "accept-digits-encoded"),
            (right.digest, "accept-digits-sent"),
            (self.right().concatenated, "accept-not-hashed"),
            (key.to_owned(), "accept-key-echoed"),
            ("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=".to_owned(), "accept-sample"),
            (unpadded, "accept-unpadded"),
        ];
        distinct(&self.right().value, mistakes)
    }
}

impl Task for Accept {
    fn question(&self) -> Said {
        Said::plain("accept")
    }

    fn shown(&self) -> Shown {
        Shown::Values(vec![(Said::plain("key"), self.key.clone())])
    }

    fn wanted(&self) -> Wanted {
        Wanted::Text
    }

    fn hints(&self) -> Vec<Said> {
        vec![
            Said::plain("accept-1").text("guid", GUID),
            Said::plain("accept-2").text("text", self.right().concatenated),
            Said::plain("accept-3").text(
                "command",
                [
                    "printf %s '",
                    &self.key,
                    GUID,
                    "' | openssl sha1 -binary | base64",
                ]
                .concat(),
            ),
        ]
    }

    fn check(&self, answer: &Answer) -> Verdict {
        let Answer::Typed(typed) = answer else {
            return Verdict::unread("type-text");
        };
        let given = typed::text(typed);
        if given.is_empty() {
            return Verdict::unread("type-text");
        }
        if self.right().matches(given) {
            return Verdict::right("accept");
        }
        let known = self.wrong_values();
        if let Some((_, id)) = known.iter().find(|(mistake, _)| mistake == given) {
            return Verdict::wrong(id);
        }
        match given.chars().count() {
            28 => Verdict::wrong("accept-other"),
            count => Verdict::Wrong(Said::plain("accept-length").number("count", count as u64)),
        }
    }

    fn answer(&self) -> Answer {
        Answer::Typed(self.right().value)
    }

    fn mistakes(&self) -> Vec<(Answer, &'static str)> {
        super::typed(self.wrong_values())
    }
}
