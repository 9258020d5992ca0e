//! What the lessons say, in words.

use crate::app::words::Words;
use crate::lessons::{Place, Said};
use crate::text::Value;

/// The places of a sentence, filled.
pub(super) fn places(said: &Said) -> Vec<(&str, Value<'_>)> {
    let filled = said.places.iter().map(|(name, place)| {
        let value = match place {
            Place::Number(number) => Value::from(*number),
            Place::Text(text) => Value::from(text.as_str()),
        };
        (*name, value)
    });
    filled.collect()
}

/// What can be chosen.
pub(super) fn choice(words: &Words, said: &Said) -> String {
    words.say_of_with("exercise-choice", said.id, &places(said))
}
