//! The last bytes that were inflated: what the next ones may refer back to.

/// A ring of the last 32 KiB, which takes no more memory than there was to keep.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    bytes: Vec<u8>,
    /// Where the oldest byte stands, once all places are taken; 0 before.
    oldest: usize,
}

impl History {
    /// How far back DEFLATE can refer (RFC 1951 §2).
    pub(super) const LEN: usize = 32 * 1024;

    pub(super) fn push(&mut self, new: &[u8]) {
        let (_, new) = new.split_at(new.len().saturating_sub(Self::LEN));
        let (grown, new) = new.split_at(new.len().min(Self::LEN - self.bytes.len()));
        self.bytes.extend_from_slice(grown);
        // The rest takes the place of the oldest.
        let (to_end, from_start) = new.split_at(new.len().min(Self::LEN - self.oldest));
        overwrite(&mut self.bytes, self.oldest, to_end);
        overwrite(&mut self.bytes, 0, from_start);
        self.oldest = (self.oldest + new.len()) % Self::LEN;
    }

    /// Its bytes: the older ones, then the newer ones.
    pub(super) fn parts(&self) -> [&[u8]; 2] {
        let (newer, older) = self.bytes.split_at(self.oldest);
        [older, newer]
    }

    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.oldest = 0;
    }
}

fn overwrite(bytes: &mut [u8], at: usize, new: &[u8]) {
    if let Some(old) = bytes.get_mut(at..at + new.len()) {
        old.copy_from_slice(new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_last_bytes_are_kept(lens in proptest::collection::vec(prop_oneof![0usize..2000, 30_000usize..70_000], 0..12)) {
            let mut history = History::default();
            let mut all: Vec<u8> = Vec::new();
            for len in lens {
                let new: Vec<u8> = (all.len()..all.len() + len).map(|at| at.to_le_bytes()[0] ^ at.to_le_bytes()[1]).collect();
                history.push(&new);
                all.extend(new);
                let kept = &all[all.len().saturating_sub(History::LEN)..];
                prop_assert!(history.parts().concat() == kept);
                prop_assert!(history.bytes.capacity() <= 2 * History::LEN);
            }
        }
    }
}
