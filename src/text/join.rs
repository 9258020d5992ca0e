//! Words after each other, as the language puts them.

use super::Text;

/// How words are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// As the things of a list.
    List,
    /// As sentences.
    Sentences,
    /// As a name and what is said of it.
    Label,
}

impl Join {
    /// All of them.
    #[cfg(test)]
    pub(super) const ALL: [Self; 3] = [Self::List, Self::Sentences, Self::Label];

    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Sentences => "sentences",
            Self::Label => "label",
        }
    }
}

impl Text {
    /// These words, each after the one before.
    pub fn join(&self, how: Join, words: Vec<String>) -> String {
        let joined = words.into_iter().reduce(|before, next| {
            let places = [("before", before.into()), ("next", next.into())];
            self.say_of_with("join", how.id(), &places)
        });
        joined.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_after_each_other() {
        let text = Text::english();
        for (how, words, joined) in [
            (Join::List, &[][..], ""),
            (Join::List, &["FIN"], "FIN"),
            (Join::List, &["FIN", "RSV1", "MASK"], "FIN, RSV1, MASK"),
            (Join::Sentences, &["It is.", "It was."], "It is. It was."),
            (Join::Label, &["packet 3", "odd"], "packet 3: odd"),
        ] {
            let words = words.iter().map(|&word| word.to_owned()).collect();
            assert_eq!(text.join(how, words), joined);
        }
    }
}
