//! The options at the end of a block.

use crate::bytes::{Incomplete, Reader};
use crate::capture::file::order::ByteOrder;

/// `opt_comment`, in any block.
pub(super) const COMMENT: u16 = 1;

/// The options of a block, one after the other, up to `opt_endofopt` or the block's end.
pub(super) struct Options<'a> {
    reader: Reader<'a>,
    order: ByteOrder,
}

impl<'a> Options<'a> {
    pub(super) fn new(bytes: &'a [u8], order: ByteOrder) -> Self {
        Self {
            reader: Reader::new(bytes),
            order,
        }
    }

    /// Code and value of the next one.
    ///
    /// # Errors
    /// If it does not end where the block does.
    pub(super) fn next(&mut self) -> Result<Option<(u16, &'a [u8])>, Incomplete> {
        if self.reader.rest().is_empty() {
            return Ok(None);
        }
        let code = self.order.u16(self.reader.take_array()?);
        let len = usize::from(self.order.u16(self.reader.take_array()?));
        if code == 0 {
            return Ok(None);
        }
        let value = self.reader.take(len)?;
        // Some writers leave out the padding of the last one.
        let padding = padding(len).min(self.reader.rest().len());
        self.reader.take(padding)?;
        Ok(Some((code, value)))
    }
}

/// How many bytes fill up `len` to words of 32 bits.
pub(in crate::capture::file) const fn padding(len: usize) -> usize {
    len.wrapping_neg() & 3
}
