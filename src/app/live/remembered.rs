//! What is remembered on this device until it is forgotten: addresses that were connected to, and snippets.

use crate::app::storage;
use yew::prelude::*;

/// Entries of a list at most: the oldest goes.
const MOST: usize = 20;

/// A list of texts, the latest first, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Remembered(Vec<String>);

impl Remembered {
    pub(super) fn iter(&self) -> impl Iterator<Item = &String> {
        self.0.iter()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    fn with(&self, text: &str) -> Self {
        let others = self.0.iter().filter(|other| *other != text).cloned();
        Self(
            [text.to_owned()]
                .into_iter()
                .chain(others)
                .take(MOST)
                .collect(),
        )
    }

    fn without(&self, text: &str) -> Self {
        Self(
            self.0
                .iter()
                .filter(|other| *other != text)
                .cloned()
                .collect(),
        )
    }

    /// A line each. Backslashes and line ends of a text are written as in source code.
    fn write(&self) -> String {
        let lines = self.0.iter().map(|text| {
            let text = text.replace('\\', "\\\\").replace('\n', "\\n");
            text.replace('\r', "\\r")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn read(kept: &str) -> Self {
        Self(kept.lines().map(unescaped).take(MOST).collect())
    }
}

fn unescaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        let letter = match letter {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                other => other.unwrap_or('\\'),
            },
            _ => letter,
        };
        text.push(letter);
    }
    text
}

/// A list that is remembered, and what can be done with it.
#[derive(Clone, PartialEq)]
pub(super) struct Memory {
    pub(super) list: UseStateHandle<Remembered>,
    key: &'static str,
}

impl Memory {
    pub(super) fn remember(&self, text: &str) {
        self.set(self.list.with(text));
    }

    pub(super) fn forget(&self, text: &str) {
        self.set(self.list.without(text));
    }

    pub(super) fn forget_all(&self) {
        self.set(Remembered::default());
    }

    fn set(&self, list: Remembered) {
        if list.is_empty() {
            storage::forget(self.key);
        } else {
            storage::keep(self.key, &list.write());
        }
        self.list.set(list);
    }
}

/// The list that is remembered under `key`.
#[hook]
pub(super) fn use_memory(key: &'static str) -> Memory {
    let list = use_state_eq(|| Remembered::read(&storage::load(key).unwrap_or_default()));
    Memory { list, key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_there_once_and_the_latest_first() {
        let mut list = Remembered::default();
        for text in ["a", "b", "a", "c"] {
            list = list.with(text);
        }
        assert_eq!(list.0, ["c", "a", "b"]);
        assert_eq!(list.without("a").0, ["c", "b"]);
        for text in 0..30 {
            list = list.with(&text.to_string());
        }
        assert_eq!((list.len(), list.0[0].as_str()), (MOST, "29"));
    }

    #[test]
    fn what_is_written_is_read() {
        let texts = ["ws://a/", "{\n\t\"a\": \"\\n\"\r\n}", "\\", "", "größer"];
        let list = Remembered(texts.map(str::to_owned).to_vec());
        assert_eq!(Remembered::read(&list.write()), list);
        assert!(Remembered::read("").is_empty());
        assert_eq!(Remembered::read("a\\").0, ["a\\"]);
    }
}
