//! Binary digits: eight are a byte, whatever stands between them.

use super::collect::{Collector, Outcome};
use super::reading::Expected;
use super::scan::word_len;

/// Reads all of the text.
pub(super) fn read(out: &mut Collector<'_>) -> Outcome {
    let bytes = out.text().as_bytes();
    let (mut value, mut count, mut start) = (0u8, 0, 0);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'0' if count == 0 && matches!(bytes.get(at + 1), Some(b'b' | b'B')) => at += 1,
            b'0' | b'1' => {
                if count == 0 {
                    start = at;
                }
                value = value << 1 | (byte & 1);
                count += 1;
                if count == 8 {
                    out.push(value, start, at + 1 - start);
                    count = 0;
                }
            }
            b' ' | b'\t' | b'\n' | b'\r' | b',' | b'_' | b'.' | b':' | b'-' | b'|' | b'['
            | b']' | b'"' | b'\'' => {}
            _ => return out.stop(at, word_len(out.text(), at), Expected::BinaryByte),
        }
        at += 1;
    }
    if count > 0 {
        out.stop(start, bytes.len() - start, Expected::BinaryByte)
    } else {
        Ok(())
    }
}
