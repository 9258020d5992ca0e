//! Every word that people read, from www/locales, through Fluent.
//!
//! Keys are written as literals, so that a test can find each of them: `text.say("key")`, `text.say_with("key", …)`, and for families
//! `text.say_of("family", id)`, which is the key `family-id`.

#[cfg(test)]
mod locales;
mod problem;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::borrow::Cow;
use unic_langid::LanguageIdentifier;

/// What fills a place in a sentence: made from numbers and strings by `into`.
pub type Value<'a> = FluentValue<'a>;

const ENGLISH: &str = include_str!("../www/locales/en.ftl");

/// The words of one language.
pub struct Text {
    bundle: FluentBundle<FluentResource>,
}

impl Text {
    /// The English words.
    pub fn english() -> Self {
        Self::new("en-GB", ENGLISH)
    }

    /// What fits of a broken file is used: a word that is missing shows its key.
    fn new(language: &str, source: &str) -> Self {
        let language: LanguageIdentifier = language.parse().unwrap_or_default();
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let mut bundle = FluentBundle::new(vec![language]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => grouped(number.value),
            _ => None,
        }));
        bundle.add_resource_overriding(resource);
        Self { bundle }
    }

    /// The words of `key`. A key without words is shown in brackets.
    pub fn say(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The words of `key` with its places filled.
    pub fn say_with(&self, key: &str, places: &[(&str, Value<'_>)]) -> String {
        let places: FluentArgs<'_> = places
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), value.clone()))
            .collect();
        self.format(key, Some(&places))
    }

    /// The words of the key `family-id`.
    pub fn say_of(&self, family: &str, id: &str) -> String {
        self.say(&[family, "-", id].concat())
    }

    /// The words of the key `family-id` with their places filled.
    pub fn say_of_with(&self, family: &str, id: &str, places: &[(&str, Value<'_>)]) -> String {
        self.say_with(&[family, "-", id].concat(), places)
    }

    /// Whether `key` has words.
    pub fn knows(&self, key: &str) -> bool {
        self.bundle
            .get_message(key)
            .is_some_and(|message| message.value().is_some())
    }

    fn format(&self, key: &str, places: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return format!("[{key}]");
        };
        self.bundle
            .format_pattern(pattern, places, &mut Vec::new())
            .into_owned()
    }
}

/// A whole number for a place in a sentence, exact above 2^53 too, where Fluent's own numbers are not.
pub fn whole(number: u64) -> Value<'static> {
    const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;
    if number <= EXACT {
        number.into()
    } else {
        in_threes(&number.to_string()).into()
    }
}

/// Whole numbers of five digits and more in groups of three: 20,000.
fn grouped(value: f64) -> Option<String> {
    if value.fract() != 0.0 || !(10_000.0..1e18).contains(&value) {
        return None;
    }
    Some(in_threes(&format!("{value:.0}")))
}

fn in_threes(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_words_fills_places_and_shows_missing_keys() {
        let text = Text::new(
            "en-GB",
            "plain = Frames\nfilled = { $count ->\n    [one] one byte\n   *[other] { $count } bytes\n } of { $name }\nrule-x = X\n",
        );
        assert_eq!(text.say("plain"), "Frames");
        assert_eq!(text.say_of("rule", "x"), "X");
        assert_eq!(text.say("nowhere"), "[nowhere]");
        assert!(text.knows("plain") && !text.knows("nowhere"));
        let rows = [
            (1, "one byte of a"),
            (9999, "9999 bytes of a"),
            (1_234_567, "1,234,567 bytes of a"),
            ((1 << 53) + 1, "9,007,199,254,740,993 bytes of a"),
            (u64::MAX, "18,446,744,073,709,551,615 bytes of a"),
        ];
        for (count, expected) in rows {
            let places = [("count", whole(count)), ("name", "a".into())];
            assert_eq!(text.say_with("filled", &places), expected);
        }
    }

    #[test]
    fn a_place_that_is_not_filled_stays_in_sight() {
        let text = Text::new("en-GB", "filled = { $count } bytes\n");
        assert_eq!(text.say("filled"), "{$count} bytes");
    }
}
