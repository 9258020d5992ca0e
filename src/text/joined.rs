//! Words that are put together: what stands between them is the language's own.

use super::{Text, Value};

impl Text {
    /// Sentences, one after the other.
    pub fn sentences(&self, said: &[String]) -> String {
        joined(said, |first, second| {
            self.say_with("join-sentences", &[("first", first), ("second", second)])
        })
    }

    /// What stands between a sentence, or a label that ends in a colon, and what follows: nothing where punctuation brings its own room.
    pub fn gap(&self) -> String {
        self.say_with(
            "join-sentences",
            &[("first", "".into()), ("second", "".into())],
        )
    }

    /// Parts of one sentence.
    pub fn clauses(&self, said: &[String]) -> String {
        joined(said, |first, second| {
            self.say_with("join-clauses", &[("first", first), ("second", second)])
        })
    }

    /// Things of one kind.
    pub fn list(&self, said: &[String]) -> String {
        joined(said, |first, second| {
            self.say_with("join-list", &[("first", first), ("second", second)])
        })
    }

    /// Several that have parts of their own.
    #[cfg(feature = "reports")]
    pub(super) fn series(&self, said: &[String]) -> String {
        joined(said, |first, second| {
            self.say_with("join-series", &[("first", first), ("second", second)])
        })
    }

    /// A name and what it is the name of; either may be empty, where something else stands in its place.
    pub fn labelled(&self, name: &str, value: &str) -> String {
        self.say_with(
            "join-label",
            &[("name", name.into()), ("value", value.into())],
        )
    }

    /// A title, and a sentence on what it names.
    pub fn titled(&self, title: &str, words: &str) -> String {
        self.say_with(
            "join-title",
            &[("title", title.into()), ("words", words.into())],
        )
    }
}

fn joined(said: &[String], join: impl Fn(Value<'_>, Value<'_>) -> String) -> String {
    let mut all = String::new();
    for part in said {
        all = if all.is_empty() {
            part.clone()
        } else {
            join(all.as_str().into(), part.as_str().into())
        };
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_joins_in_its_way() {
        let chinese = Text::new(&[include_str!("../../www/locales/zh-Hans/page.ftl")]);
        let rows: [(Text, [&str; 7]); 2] = [
            (
                Text::english(),
                ["a b c", "a, b, c", "a, b, c", "a: b", ": b", "a. b", " "],
            ),
            (
                chinese,
                ["abc", "a，b，c", "a、b、c", "a：b", "：b", "a：b", ""],
            ),
        ];
        let parts = ["a", "b", "c"].map(str::to_owned);
        for (text, expected) in rows {
            let said = [
                text.sentences(&parts),
                text.clauses(&parts),
                text.list(&parts),
                text.labelled("a", "b"),
                text.labelled("", "b"),
                text.titled("a", "b"),
                text.gap(),
            ];
            assert_eq!(said, expected);
            assert_eq!(text.list(&[]), "");
            assert_eq!(text.sentences(&parts[..1]), "a");
        }
    }
}
