//! Random numbers of the browser's.

use std::cell::RefCell;
use web_sys::Crypto;

/// Random bytes, of which some are kept ready: to ask for each four would be slow.
pub(super) struct Random {
    crypto: Crypto,
    ready: RefCell<Vec<u8>>,
}

/// Bytes that may be asked for at once.
const MOST: usize = 65_536;
/// Bytes that are kept ready.
const READY: usize = 4_096;

impl Random {
    pub(super) const fn new(crypto: Crypto) -> Self {
        Self {
            crypto,
            ready: RefCell::new(Vec::new()),
        }
    }

    /// Four of them.
    pub(super) fn four(&self) -> [u8; 4] {
        let mut ready = self.ready.borrow_mut();
        if ready.len() < 4 {
            ready.resize(READY, 0);
            self.fill(&mut ready);
        }
        let left = ready.len() - 4;
        let four = ready.last_chunk().copied().unwrap_or_default();
        ready.truncate(left);
        four
    }

    /// A number.
    pub(super) fn number(&self) -> u32 {
        u32::from_le_bytes(self.four())
    }

    /// Fills `bytes` with them.
    pub(super) fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(MOST) {
            self.crypto
                .get_random_values_with_u8_array(part)
                .expect("no more are asked for than may be");
        }
    }
}
