//! The header fields of a head (RFC 9112 §5).

use crate::bytes::Span;

/// Goes through the fields of a head in order: name and value, as spans of the head, without the whitespace around them. Lines that
/// begin with whitespace go on with the value of the line before (obs-fold, §5.2); lines that are no field are passed over.
#[derive(Clone, Debug)]
pub struct Fields<'a> {
    head: &'a [u8],
    /// Offset of the next line.
    at: usize,
}

impl<'a> Fields<'a> {
    /// The fields that begin at offset `at` of `head`, behind the start line.
    pub(super) const fn starting_at(head: &'a [u8], at: usize) -> Self {
        Self { head, at }
    }

    /// Offset one past the line that begins at `start`, its end included; `None` behind the last one.
    fn line_end(&self, start: usize) -> Option<usize> {
        let rest = self.head.get(start..).filter(|rest| !rest.is_empty())?;
        Some(start + memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1))
    }
}

impl Iterator for Fields<'_> {
    type Item = [Span; 2];

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.at;
            let first_end = self.line_end(start)?;
            let mut end = first_end;
            while matches!(self.head.get(end), Some(b' ' | b'\t'))
                && let Some(further) = self.line_end(end)
            {
                end = further;
            }
            self.at = end;
            // A line that begins with whitespace here goes on with nothing: it follows the start line.
            if matches!(self.head.get(start), Some(b' ' | b'\t')) {
                continue;
            }
            let line = self.head.get(start..first_end).unwrap_or_default();
            let Some(colon) = memchr::memchr(b':', line) else {
                continue;
            };
            let name = trimmed(self.head, start, start + colon);
            if !name.is_empty() {
                return Some([name, trimmed(self.head, start + colon + 1, end)]);
            }
        }
    }
}

/// What is left of `bytes[start..end]` without the whitespace at both ends.
fn trimmed(bytes: &[u8], start: usize, end: usize) -> Span {
    let text = bytes.get(start..end).unwrap_or_default();
    let from_start = text.trim_ascii_start();
    Span::at(
        (start + text.len() - from_start.len()) as u64,
        from_start.trim_ascii_end().len() as u64,
    )
}
