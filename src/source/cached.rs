//! A source whose small reads are answered from memory: what is read together lies together.

use super::{ByteSource, Lent, SourceError};
use std::cell::RefCell;
use std::rc::Rc;

/// A source that keeps the blocks that were read last: where each read has its price, neighbours are read at once. Who reads on and on
/// gets larger and larger blocks.
#[derive(Debug)]
pub struct Cached<S> {
    source: S,
    /// What it said at first: to ask for it has its price too.
    len: u64,
    blocks: RefCell<Blocks>,
}

#[derive(Debug, Default)]
struct Blocks {
    /// The one that was used last stands last.
    kept: Vec<Block>,
    /// Where the block ends that was read last, and how long it was to be.
    last: (u64, u64),
}

#[derive(Debug)]
struct Block {
    /// Offset of its first byte, a multiple of [`BLOCK`].
    offset: u64,
    /// What is lent is not used again for another block.
    bytes: Rc<Vec<u8>>,
}

/// Bytes in a block, unless it follows the one before.
const BLOCK: u64 = 256 * 1024;
/// Bytes in a block at most.
const LARGEST: u64 = 4 * BLOCK;
/// Blocks that are kept.
const KEPT: usize = 4;

impl<S: ByteSource> Cached<S> {
    /// A source that reads from `source`.
    pub fn new(source: S) -> Self {
        Self {
            len: source.len(),
            source,
            blocks: RefCell::default(),
        }
    }

    /// Copies as many of the bytes from `at` on as `into` wants and a block holds; says how many that are.
    fn copy(&self, at: u64, into: &mut [u8]) -> Result<usize, SourceError> {
        self.load(at)?;
        let blocks = self.blocks.borrow();
        Ok(blocks.kept.last().map_or(0, |block| block.copy(at, into)))
    }

    /// Puts the block that holds the byte at `at` last.
    fn load(&self, at: u64) -> Result<(), SourceError> {
        let mut blocks = self.blocks.borrow_mut();
        let place = blocks.kept.iter().rposition(|known| known.holds(at));
        match place {
            Some(place) if place + 1 == blocks.kept.len() => {}
            Some(place) => {
                let found = blocks.kept.remove(place);
                blocks.kept.push(found);
            }
            None => {
                let read = self.read(at - at % BLOCK, &mut blocks)?;
                blocks.kept.push(read);
            }
        }
        Ok(())
    }

    fn read(&self, offset: u64, blocks: &mut Blocks) -> Result<Block, SourceError> {
        let (end, size) = blocks.last;
        let size = if offset == end {
            (size * 2).clamp(BLOCK, LARGEST)
        } else {
            BLOCK
        };
        let len = self.len.saturating_sub(offset).min(size);
        let dropped = (blocks.kept.len() >= KEPT).then(|| blocks.kept.remove(0).bytes);
        let len_here = usize::try_from(len).unwrap_or(0);
        // A smaller one is no help: what is in it would be moved for nothing.
        let dropped = dropped.and_then(Rc::into_inner);
        let mut bytes = dropped
            .filter(|dropped| dropped.capacity() >= len_here)
            .unwrap_or_default();
        bytes.resize(len_here, 0);
        self.source.read_at(offset, &mut bytes)?;
        blocks.last = (offset + len, size);
        let bytes = Rc::new(bytes);
        Ok(Block { offset, bytes })
    }
}

impl Block {
    fn holds(&self, at: u64) -> bool {
        at.checked_sub(self.offset)
            .is_some_and(|from| from < self.bytes.len() as u64)
    }

    fn copy(&self, at: u64, into: &mut [u8]) -> usize {
        let from = at
            .checked_sub(self.offset)
            .and_then(|from| usize::try_from(from).ok());
        let there = from.and_then(|from| self.bytes.get(from..));
        let there = there.unwrap_or_default();
        let count = there.len().min(into.len());
        if let (Some(into), Some(there)) = (into.get_mut(..count), there.get(..count)) {
            into.copy_from_slice(there);
        }
        count
    }
}

impl<S: ByteSource> ByteSource for Cached<S> {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        // What is large is read once, and would only drive the small things out.
        if into.len() as u64 >= BLOCK {
            return self.source.read_at(offset, into);
        }
        let needed = into.len() as u64;
        let len = self.len;
        if offset.checked_add(needed).is_none_or(|end| end > len) {
            return Err(SourceError::Shrunk {
                offset,
                needed,
                len,
            });
        }
        let (mut at, mut rest) = (offset, into);
        while !rest.is_empty() {
            let copied = self.copy(at, rest)?;
            if copied == 0 {
                break;
            }
            rest = rest.get_mut(copied..).unwrap_or_default();
            at += copied as u64;
        }
        Ok(())
    }

    fn lend(&self, offset: u64, len: usize) -> Option<Lent> {
        if offset >= self.len {
            return None;
        }
        self.load(offset).ok()?;
        let blocks = self.blocks.borrow();
        let block = blocks.kept.last()?;
        let from = usize::try_from(offset.checked_sub(block.offset)?).ok()?;
        Lent::part(&block.bytes, from..from.checked_add(len)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cell::Cell;

    /// Bytes that differ from their neighbours and between blocks, and how often they were read.
    struct Counting {
        len: u64,
        reads: Cell<u32>,
    }

    fn byte(at: u64) -> u8 {
        (at ^ (at >> 8) ^ (at >> 16)).to_le_bytes()[0]
    }

    impl ByteSource for Counting {
        fn len(&self) -> u64 {
            self.len
        }

        fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
            self.reads.set(self.reads.get() + 1);
            assert!(offset + into.len() as u64 <= self.len);
            for (at, to) in (offset..).zip(into) {
                *to = byte(at);
            }
            Ok(())
        }
    }

    fn cached(len: u64) -> Cached<Counting> {
        Cached::new(Counting {
            len,
            reads: Cell::new(0),
        })
    }

    fn read(source: &Cached<Counting>, offset: u64, len: usize) -> Result<Vec<u8>, SourceError> {
        let mut bytes = vec![0; len];
        source.read_at(offset, &mut bytes).map(|()| bytes)
    }

    #[test]
    fn neighbours_are_read_once() {
        let source = cached(10 * BLOCK);
        let rows = [
            (0, 20, 1),
            (4000, 20, 1),
            (BLOCK - 10, 20, 2),
            (5 * BLOCK, 1, 3),
            (7 * BLOCK, 1, 4),
            // The first block was used before the second: it makes room.
            (9 * BLOCK, 1, 5),
            (BLOCK + 30, 1, 5),
            (0, 1, 6),
            // Large ones go past.
            (0, 300_000, 7),
            (BLOCK + 30, 1, 7),
        ];
        for (offset, len, reads) in rows {
            let bytes = read(&source, offset, len).unwrap();
            let right = (offset..).take(len).map(byte);
            assert!(bytes.into_iter().eq(right), "{offset}");
            assert_eq!(source.source.reads.get(), reads, "at {offset}");
        }
    }

    #[test]
    fn who_reads_on_gets_larger_blocks() {
        let source = cached(100 * BLOCK);
        for at in 0..100 * BLOCK / 1000 {
            read(&source, at * 1000, 1000).unwrap();
        }
        // 1, 2, then 4 at a time.
        assert_eq!(source.source.reads.get(), 2 + 97_u32.div_ceil(4));
        read(&source, 0, 1).unwrap();
        read(&source, 2 * BLOCK, 1).unwrap();
        assert_eq!(source.blocks.borrow().last, (3 * BLOCK, BLOCK));
    }

    #[test]
    fn what_is_not_there_is_said() {
        let source = cached(100);
        assert_eq!(read(&source, 100, 0), Ok(Vec::new()));
        for (offset, needed) in [(90, 11), (101, 1), (u64::MAX, 2)] {
            let said = read(&source, offset, needed).unwrap_err();
            let right = SourceError::Shrunk {
                offset,
                needed: needed as u64,
                len: 100,
            };
            assert_eq!(said, right);
        }
    }

    /// A source that fails once: what failed is not kept.
    struct Failing(Cell<bool>);

    impl ByteSource for Failing {
        fn len(&self) -> u64 {
            8
        }

        fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
            if !self.0.replace(true) {
                let why = "busy".to_owned();
                return Err(SourceError::Unreadable { offset, why });
            }
            into.fill(7);
            Ok(())
        }
    }

    #[test]
    fn a_failure_is_told_and_not_kept() {
        let source = Cached::new(Failing(Cell::new(false)));
        let mut bytes = [0; 2];
        assert!(source.read_at(1, &mut bytes).is_err());
        assert_eq!(source.read_at(1, &mut bytes), Ok(()));
        assert_eq!(bytes, [7, 7]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn reads_are_those_of_the_source(
            len in 0..4 * BLOCK,
            reads in prop::collection::vec((0..4 * BLOCK, 0..300_000_usize), 1..8),
        ) {
            let source = cached(len);
            for (offset, count) in reads {
                let is_there = offset + count as u64 <= len;
                let right: Vec<u8> = (offset..).take(count).map(byte).collect();
                let lent = source.lend(offset, count).map(|lent| lent.to_vec());
                // What lies in two blocks is not lent.
                let is_in_one = offset < len && offset % BLOCK + count as u64 <= BLOCK;
                if lent.is_some() || (is_there && is_in_one) {
                    prop_assert_eq!(lent.as_ref(), Some(&right));
                }
                if is_there {
                    prop_assert_eq!(read(&source, offset, count), Ok(right));
                }
            }
        }
    }
}
