//! What is to be said.

/// The name of a sentence, and what fills its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The last part of its key; who says it knows the family.
    pub id: &'static str,
    /// The places, by name.
    pub places: Vec<(&'static str, Place)>,
}

/// What fills a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A number, grouped as the language groups it.
    Number(u64),
    /// A text that is the same in each language: bytes in hex, a payload, an address.
    Text(String),
}

impl Said {
    /// A sentence without places.
    pub(super) const fn plain(id: &'static str) -> Self {
        Self {
            id,
            places: Vec::new(),
        }
    }

    /// With a number in its place.
    #[must_use]
    pub(super) fn number(mut self, name: &'static str, number: impl Into<u64>) -> Self {
        self.places.push((name, Place::Number(number.into())));
        self
    }

    /// With a text in its place.
    #[must_use]
    pub(super) fn text(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.places.push((name, Place::Text(text.into())));
        self
    }
}
