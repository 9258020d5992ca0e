//! Bytes of a source that are looked at where they lie.

use std::ops::{Deref, Range};
use std::rc::Rc;

/// Bytes that a source keeps, for as long as somebody looks at them.
#[derive(Clone, Debug)]
pub struct Lent {
    bytes: Rc<Vec<u8>>,
    range: Range<usize>,
}

impl Lent {
    /// A part of `bytes`; `None` if they do not hold all of it.
    pub(super) fn part(bytes: &Rc<Vec<u8>>, range: Range<usize>) -> Option<Self> {
        bytes.get(range.clone())?;
        Some(Self {
            bytes: Rc::clone(bytes),
            range,
        })
    }
}

impl Deref for Lent {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.bytes.get(self.range.clone()).unwrap_or_default()
    }
}
