//! Items of two conversations, laid side by side.

use super::Line;
use crate::analysis::row::RowKind;

/// Items behind the first that differ that are laid side by side; the work grows with its square.
const WINDOW: usize = 400;

/// How much two items that are of one kind have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// They carry the same.
    Same,
    /// They carry something else.
    Content,
}

/// Items of both sides that stand for each other, by their places, or one that stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// An item of each side.
    Both(usize, usize, Alike),
    /// One that the second side has not.
    First(usize),
    /// One that the first side has not.
    Second(usize),
}

impl Pair {
    /// Whether both sides are the same here.
    pub const fn is_same(self) -> bool {
        matches!(self, Self::Both(_, _, Alike::Same))
    }
}

/// Lays two conversations side by side, as far as 400 items behind the first that is not of one kind. Whether anything comes
/// after those is said with it.
pub fn align(first: &[Line], second: &[Line]) -> (Vec<Pair>, bool) {
    let pairs = first.iter().zip(second);
    let prefix = pairs
        .take_while(|(one, other)| is_of_one_kind(one, other))
        .count();
    let mut aligned: Vec<Pair> = (0..prefix)
        .map(|place| both(first, second, place, place))
        .collect();
    let rest = |lines: &[Line]| (lines.len() - prefix).min(WINDOW);
    let (rows, columns) = (rest(first), rest(second));
    // longest[row][column]: how many can stand side by side of those from there on.
    let mut longest = vec![vec![0_u32; columns + 1]; rows + 1];
    let one_kind = |row: usize, column: usize| {
        let pair = first.get(prefix + row).zip(second.get(prefix + column));
        pair.is_some_and(|(one, other)| is_of_one_kind(one, other))
    };
    let at = |longest: &[Vec<u32>], row: usize, column: usize| {
        let cell = longest.get(row).and_then(|cells| cells.get(column));
        cell.copied().unwrap_or(0)
    };
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let most = if one_kind(row, column) {
                1 + at(&longest, row + 1, column + 1)
            } else {
                at(&longest, row + 1, column).max(at(&longest, row, column + 1))
            };
            if let Some(cell) = longest.get_mut(row).and_then(|cells| cells.get_mut(column)) {
                *cell = most;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows || column < columns {
        if row < rows && column < columns && one_kind(row, column) {
            aligned.push(both(first, second, prefix + row, prefix + column));
            row += 1;
            column += 1;
        } else if column == columns
            || row < rows && at(&longest, row + 1, column) >= at(&longest, row, column + 1)
        {
            aligned.push(Pair::First(prefix + row));
            row += 1;
        } else {
            aligned.push(Pair::Second(prefix + column));
            column += 1;
        }
    }
    let all = prefix + rows == first.len() && prefix + columns == second.len();
    (aligned, !all)
}

fn both(first: &[Line], second: &[Line], one: usize, other: usize) -> Pair {
    let pair = first.get(one).zip(second.get(other));
    let is_same = pair.is_some_and(|(one, other)| {
        // What heads say is compared by their fields.
        one.row.kind == RowKind::Handshake || one.len == other.len && one.content == other.content
    });
    let alike = if is_same { Alike::Same } else { Alike::Content };
    Pair::Both(one, other, alike)
}

/// Whether two items are of one kind: of one sender, and the same event, or a frame of the same opcode and bits.
fn is_of_one_kind(one: &Line, other: &Line) -> bool {
    let same = match (&one.row.kind, &other.row.kind) {
        (
            RowKind::Frame {
                fin, rsv, opcode, ..
            },
            RowKind::Frame {
                fin: other_fin,
                rsv: other_rsv,
                opcode: other_opcode,
                ..
            },
        ) => (fin, rsv, opcode) == (other_fin, other_rsv, other_opcode),
        (
            RowKind::Gap { captured, .. },
            RowKind::Gap {
                captured: other_captured,
                ..
            },
        ) => captured == other_captured,
        (one, other) => one == other,
    };
    same && one.row.peer == other.row.peer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::comparing::{Subject, SubjectOf, What};
    use crate::analysis::opened::Opened;
    use crate::analysis::{Compressed, Conversation, ItemId, SentBy};
    use hex_literal::hex;
    use proptest::prelude::*;

    fn lines(bytes: &[u8]) -> Vec<Line> {
        let paste = Conversation::of_bytes(bytes.to_vec(), SentBy::Server, Compressed::Guess);
        let subject = Subject::of(SubjectOf::Conversation(ItemId(0)), Opened::Paste(&paste));
        match subject.map(|subject| subject.what) {
            Some(What::Conversation(talk)) => talk.lines,
            _ => Vec::new(),
        }
    }

    fn check(first: &[u8], second: &[u8], expected: &[Pair]) {
        let (pairs, more) = align(&lines(first), &lines(second));
        assert_eq!((pairs.as_slice(), more), (expected, false));
    }

    #[test]
    fn what_is_the_same_stands_side_by_side() {
        use Alike::{Content, Same};
        use Pair::{Both, First, Second};
        check(
            &hex!("8100 8200"),
            &hex!("8100 8200"),
            &[Both(0, 0, Same), Both(1, 1, Same)],
        );
        check(&hex!("810161"), &hex!("810162"), &[Both(0, 0, Content)]);
        check(
            &hex!("8100 8900 8200"),
            &hex!("8100 8200"),
            &[Both(0, 0, Same), First(1), Both(2, 1, Same)],
        );
        check(
            &hex!("8100"),
            &hex!("8100 8800"),
            &[Both(0, 0, Same), Second(1)],
        );
        check(&[], &hex!("8100"), &[Second(0)]);
    }

    proptest! {
        #[test]
        fn each_item_stands_once(first in "[abc]{0,20}", second in "[abc]{0,20}") {
            let bytes = |letters: &str| -> Vec<u8> {
                letters.bytes().flat_map(|letter| [0x80 | (letter - b'a' + 8), 0]).collect()
            };
            let (first, second) = (lines(&bytes(&first)), lines(&bytes(&second)));
            let (pairs, _) = align(&first, &second);
            let one: Vec<usize> = pairs.iter().filter_map(|pair| match pair {
                Pair::Both(one, _, _) | Pair::First(one) => Some(*one),
                Pair::Second(_) => None,
            }).collect();
            let other: Vec<usize> = pairs.iter().filter_map(|pair| match pair {
                Pair::Both(_, other, _) | Pair::Second(other) => Some(*other),
                Pair::First(_) => None,
            }).collect();
            prop_assert_eq!(one, (0..first.len()).collect::<Vec<_>>());
            prop_assert_eq!(other, (0..second.len()).collect::<Vec<_>>());
        }
    }
}
