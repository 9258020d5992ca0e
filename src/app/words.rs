//! The page's words as a context.

use crate::text::Text;
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// The words of the language that is shown, shared by all components.
#[derive(Clone)]
pub(crate) struct Words(Rc<Text>);

impl Words {
    /// The English words.
    pub(crate) fn english() -> Self {
        Self(Rc::new(Text::english()))
    }

    /// The English words of the Live panel.
    pub(crate) fn live() -> Self {
        Self(Rc::new(Text::live()))
    }

    /// The English words of the Learn place.
    pub(crate) fn learn() -> Self {
        Self(Rc::new(Text::learn()))
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Words {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.0
    }
}

/// The words of the language that is shown.
#[hook]
pub(crate) fn use_words() -> Words {
    use_context::<Words>().unwrap_or_else(Words::english)
}
