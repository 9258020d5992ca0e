//! The language of the filter box.

use super::conversation::Conversation;
use super::page::List;
use serde::{Deserialize, Serialize};

/// A filter, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    text: String,
}

impl Filter {
    /// Reads a filter as it is typed.
    ///
    /// # Errors
    /// [`FilterError`] at the first part that cannot be read.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        Ok(Self {
            text: text.to_lowercase(),
        })
    }
}

/// A filter that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterError {
    /// Where the wrong part begins: UTF-16 units in the filter.
    pub at: u32,
}

impl Conversation {
    /// Whether the row at `position` of a list passes.
    pub fn matches(&self, list: List, position: u32, filter: &Filter) -> bool {
        self.row(list, position)
            .is_some_and(|row| format!("{row:?}").to_lowercase().contains(&filter.text))
    }
}
