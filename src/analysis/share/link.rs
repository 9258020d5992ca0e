//! A record as the text of a link, and as a file.

use super::{Record, ShareError, read, write};
use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::general_purpose::{NO_PAD, URL_SAFE_NO_PAD};
use base64::engine::{DecodePaddingMode, GeneralPurpose};
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

/// What stands before the text of a link, in the fragment of an address.
pub const LINK_PREFIX: &str = "#share=";

/// The most characters of a whole link. Browsers take more, but mail programs and chats break or cut what is longer: it goes into a file.
pub const LINK_LIMIT: usize = 8_000;

/// Bytes that a record has at most: 16 MiB. What inflates to more is not read, and a larger source is better given away as it is.
pub const INFLATED_LIMIT: usize = 16 * 1024 * 1024;

/// What a file begins with.
pub const FILE_MAGIC: &[u8] = b"framescope share\n";

/// The text of a link that holds `record`, without [`LINK_PREFIX`].
pub fn link(record: &Record) -> String {
    URL_SAFE_NO_PAD.encode(deflated(&write(record)))
}

/// A file that holds `record`.
pub fn file(record: &Record) -> Vec<u8> {
    [FILE_MAGIC, &deflated(&write(record))].concat()
}

/// The record in the text of a link; a chat may have put padding or blanks into it.
///
/// # Errors
/// [`ShareError`]
pub fn read_link(text: &str) -> Result<Record, ShareError> {
    let text = text.strip_prefix(LINK_PREFIX).unwrap_or(text);
    let mut letters = Vec::with_capacity(text.len());
    for (at, found) in (1..).zip(text.chars()) {
        match u8::try_from(found) {
            Ok(letter) if letter.is_ascii_alphanumeric() || b"-_".contains(&letter) => {
                letters.push(letter);
            }
            Ok(b'=' | b' ' | b'\t' | b'\r' | b'\n') => {}
            _ => return Err(ShareError::Character { at, found }),
        }
    }
    // One letter alone holds no byte: something was cut off, and the data say so themselves.
    if letters.len() % 4 == 1 {
        letters.pop();
    }
    // Bits that stand for no byte are left where something was cut off.
    let config = NO_PAD
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone);
    let bytes = GeneralPurpose::new(&URL_SAFE, config)
        .decode(&letters)
        .map_err(|_| ShareError::Cut { read: 0 })?;
    read(&inflated(&bytes, INFLATED_LIMIT)?)
}

/// The record in a file, which begins with [`FILE_MAGIC`].
///
/// # Errors
/// [`ShareError`]
pub fn read_file(bytes: &[u8]) -> Result<Record, ShareError> {
    let compressed = bytes
        .strip_prefix(FILE_MAGIC)
        .ok_or(ShareError::Cut { read: 0 })?;
    read(&inflated(compressed, INFLATED_LIMIT)?)
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut engine = Compress::new(Compression::best(), false);
    let mut out = Vec::new();
    loop {
        out.reserve(bytes.len() / 2 + 64);
        let taken = usize::try_from(engine.total_in()).unwrap_or(usize::MAX);
        let rest = bytes.get(taken..).unwrap_or_default();
        // Of raw data with room for it nothing can fail.
        let status = engine.compress_vec(rest, &mut out, FlushCompress::Finish);
        if !matches!(status, Ok(Status::Ok | Status::BufError)) {
            return out;
        }
    }
}

/// What deflated bytes inflate to, if that is at most `most` bytes.
fn inflated(bytes: &[u8], most: usize) -> Result<Vec<u8>, ShareError> {
    let mut engine = Decompress::new(false);
    let mut out = Vec::with_capacity(bytes.len().saturating_mul(4).clamp(64, most));
    loop {
        let taken = usize::try_from(engine.total_in()).unwrap_or(usize::MAX);
        let rest = bytes.get(taken..).unwrap_or_default();
        let before = out.len();
        let status = engine.decompress_vec(rest, &mut out, FlushDecompress::None);
        let read = out.len() as u64;
        match status {
            Err(_) => return Err(ShareError::Corrupt { read }),
            Ok(Status::StreamEnd) => return Ok(out),
            Ok(Status::Ok | Status::BufError) if out.len() < out.capacity() => {
                // There was room, and it was given all there is.
                if out.len() == before || rest.is_empty() {
                    return Err(ShareError::Cut { read });
                }
            }
            Ok(_) if out.len() >= most => {
                let limit = most as u64;
                return Err(ShareError::TooLarge { limit });
            }
            Ok(_) => out.reserve_exact(out.len().min(most - out.len()).max(1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Input;

    fn record(text: String) -> Record {
        Record {
            input: Input {
                text,
                ..Input::default()
            },
            ..Record::default()
        }
    }

    #[test]
    fn links_that_were_changed_on_their_way() {
        let whole = link(&record("8105".repeat(99)));
        let padded = [&whole, "==\n"].concat();
        let wrapped = [&whole[..10], "\r\n", &whole[10..]].concat();
        for text in [&whole, &padded, &wrapped, &[LINK_PREFIX, &whole].concat()] {
            assert_eq!(read_link(text), read_link(&whole));
        }
        let rows = [
            ("", ShareError::Cut { read: 0 }),
            ("ab?d", ShareError::Character { at: 3, found: '?' }),
            ("ä", ShareError::Character { at: 1, found: 'ä' }),
            ("____", ShareError::Corrupt { read: 0 }),
        ];
        for (text, expected) in rows {
            assert_eq!(read_link(text), Err(expected), "{text}");
        }
        for cut in 0..whole.len() {
            let error = read_link(&whole[..cut]).unwrap_err();
            assert!(matches!(error, ShareError::Cut { .. }), "{cut}: {error}");
        }
    }

    #[test]
    fn a_bomb_goes_off_nowhere() {
        const MOST: usize = 100_000;
        let bomb = deflated(&vec![0; 10 * MOST]);
        assert!(bomb.len() < 2000);
        let limit = MOST as u64;
        assert_eq!(inflated(&bomb, MOST), Err(ShareError::TooLarge { limit }));
        for len in [MOST - 1, MOST] {
            let whole = inflated(&deflated(&vec![0; len]), MOST);
            assert_eq!(whole.map(|out| out.len()), Ok(len));
        }
    }

    #[test]
    fn a_file_is_known_by_its_beginning() {
        let file = file(&record("8100".to_owned()));
        assert!(file.starts_with(FILE_MAGIC));
        assert!(read_file(b"8100").is_err());
        assert_eq!(read_file(FILE_MAGIC), Err(ShareError::Cut { read: 0 }));
    }
}
