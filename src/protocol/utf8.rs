//! UTF-8 over a message that arrives in pieces (RFC 6455 §5.6, §8.1; RFC 3629).

/// Checks the bytes of one message, however they are cut.
#[derive(Clone, Debug, Default)]
pub struct Utf8Checker {
    /// A sequence that is sound so far but not whole.
    carry: [u8; 4],
    carried: usize,
    /// Message offset of the first byte that was not yet found sound.
    offset: u64,
}

/// Bytes that are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not UTF-8 at byte {offset}")]
pub struct InvalidUtf8 {
    /// Offset in the message of the first byte of the first ill-formed sequence.
    pub offset: u64,
}

impl Utf8Checker {
    /// Takes the next bytes of the message.
    ///
    /// # Errors
    /// [`InvalidUtf8`] as soon as no further bytes could mend it; what is given after that is not looked at.
    pub fn feed(&mut self, mut bytes: &[u8]) -> Result<(), InvalidUtf8> {
        while self.carried > 0 {
            let Some((&next, rest)) = bytes.split_first() else {
                return Ok(());
            };
            let Some(slot) = self.carry.get_mut(self.carried) else {
                return Err(InvalidUtf8 {
                    offset: self.offset,
                });
            };
            *slot = next;
            self.carried += 1;
            bytes = rest;
            let sequence = self.carry.get(..self.carried).unwrap_or_default();
            match std::str::from_utf8(sequence) {
                Ok(_) => {
                    self.offset += self.carried as u64;
                    self.carried = 0;
                }
                Err(error) if error.error_len().is_none() => {}
                Err(_) => {
                    return Err(InvalidUtf8 {
                        offset: self.offset,
                    });
                }
            }
        }
        // A sequence that the next piece may end is no fault: so the fast check need not see it.
        let (whole, unfinished) = bytes.split_at(bytes.len() - unfinished_len(bytes));
        if simdutf8::basic::from_utf8(whole).is_ok() {
            self.offset += whole.len() as u64;
            bytes = unfinished;
        }
        // It tells only whether; the exact one is asked where, of the little that is left or of what is at fault.
        match std::str::from_utf8(bytes) {
            Ok(_) => self.offset += bytes.len() as u64,
            Err(error) => {
                self.offset += error.valid_up_to() as u64;
                let unfinished = bytes.get(error.valid_up_to()..).unwrap_or_default();
                match (error.error_len(), self.carry.get_mut(..unfinished.len())) {
                    (None, Some(carry)) => {
                        carry.copy_from_slice(unfinished);
                        self.carried = unfinished.len();
                    }
                    _ => {
                        return Err(InvalidUtf8 {
                            offset: self.offset,
                        });
                    }
                }
            }
        }
        Ok(())
    }

    /// Ends the message and makes ready for the next one.
    ///
    /// # Errors
    /// [`InvalidUtf8`] if it ends inside a sequence.
    pub fn finish(&mut self) -> Result<(), InvalidUtf8> {
        let ended = std::mem::take(self);
        if ended.carried > 0 {
            return Err(InvalidUtf8 {
                offset: ended.offset,
            });
        }
        Ok(())
    }
}

/// How many of the last bytes begin a sequence that is longer than what is there.
fn unfinished_len(bytes: &[u8]) -> usize {
    for (len, byte) in (1..4).zip(bytes.iter().rev()) {
        let sequence_len = match byte {
            0x80..=0xBF => continue,
            0x00..=0x7F => 1,
            0xC0..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xFF => 4,
        };
        return if len < sequence_len { len } else { 0 };
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use hex_literal::hex;
    use proptest::prelude::*;

    fn first_bad(bytes: &[u8], cut: usize) -> Option<u64> {
        let mut checker = Utf8Checker::default();
        let (head, tail) = bytes.split_at(cut);
        checker
            .feed(head)
            .and_then(|()| checker.feed(tail))
            .and_then(|()| checker.finish())
            .err()
            .map(|invalid| invalid.offset)
    }

    #[test]
    fn the_first_bad_sequence_is_named_wherever_the_message_is_cut() {
        let rows: &[(&[u8], Option<u64>)] = &[
            (b"", None),
            ("κόσμε 你好 🦀".as_bytes(), None),
            (&hex!("48 ff 48"), Some(1)),
            (&hex!("c0 af"), Some(0)),
            (&hex!("61 e4 bd"), Some(1)),
            (&hex!("61 ed a0 80"), Some(1)),
            (&hex!("f4 90 80 80"), Some(0)),
            (&hex!("61 62 f0 9f a6 28"), Some(2)),
        ];
        for (bytes, expected) in rows {
            for cut in 0..=bytes.len() {
                assert_eq!(
                    first_bad(bytes, cut),
                    *expected,
                    "{bytes:02x?} cut at {cut}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn it_agrees_with_std(bytes in proptest::collection::vec(prop_oneof![0x61u8..0x63, 0x7fu8..=0xff], 0..40), cut: usize) {
            let expected = std::str::from_utf8(&bytes).err().map(|error| error.valid_up_to() as u64);
            prop_assert_eq!(first_bad(&bytes, cut % (bytes.len() + 1)), expected);
        }
    }
}
