//! What the pointer is on. It changes with each move, so it stands beside the state, in a context of its own.

use crate::analysis::{Buffer, ItemId};
use crate::bytes::Span;
use crate::protocol::FieldId;
use yew::prelude::*;

/// What the pointer is on; all views light it up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hover {
    /// The item that it belongs to.
    pub(crate) item: Option<ItemId>,
    /// The field of that item's frame, if it is the selected one.
    pub(crate) field: Option<FieldId>,
    /// The byte: in which buffer, at which offset.
    pub(crate) byte: Option<(Buffer, u64)>,
    /// The line of the selected handshake, as offsets in the stream.
    pub(crate) line: Option<Span>,
    /// Where it stands in the pasted text: start and end in UTF-16 units.
    pub(crate) text: Option<[u32; 2]>,
}

/// What the pointer is on and the way to say so.
pub(crate) type HoverHandle = UseStateHandle<Hover>;

/// What the pointer is on and the way to say so; whoever uses it is drawn again with each move from one thing to the next.
///
/// # Panics
/// Outside of the page's root component.
#[hook]
pub(crate) fn use_hover() -> HoverHandle {
    use_context::<HoverHandle>().expect("the root component provides the hover")
}
