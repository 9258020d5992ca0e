//! What the pointer is on: a context of its own, since it changes with each move of the mouse.

use crate::analysis::Buffer;
use crate::protocol::FieldId;
use yew::prelude::*;

/// A byte of a buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ByteRef {
    /// Which buffer.
    pub(crate) buffer: Buffer,
    /// Its offset there.
    pub(crate) offset: u64,
}

/// What the pointer is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hover {
    /// A field of the selected frame, or a bit or the prose of it.
    pub(crate) field: Option<FieldId>,
    /// A byte.
    pub(crate) byte: Option<ByteRef>,
    /// Where that byte stands in the pasted text: start and end in UTF-16 units.
    pub(crate) place: Option<[u32; 2]>,
}

/// What the pointer is on, and a way to say so.
pub(crate) type HoverHandle = UseStateHandle<Hover>;

/// What the pointer is on.
///
/// # Panics
/// Outside the page: `App` provides it.
#[hook]
pub(crate) fn use_hover() -> HoverHandle {
    use_context::<HoverHandle>().expect("the page provides what the pointer is on")
}
