//! Two runs of bytes side by side.

/// A byte before and a byte after; `None` where the other side has one more.
pub type Pair = (Option<u8>, Option<u8>);

/// Lays `after` beside `before`. Where their lengths differ, what is alike at both ends stays side by side.
pub fn compare(before: &[u8], after: &[u8]) -> Vec<Pair> {
    let alike = |pair: &(&u8, &u8)| pair.0 == pair.1;
    let shorter = before.len().min(after.len());
    let (head, tail) = if before.len() == after.len() {
        (0, 0)
    } else {
        let head = before.iter().zip(after).take_while(alike).count();
        let tail = before
            .iter()
            .rev()
            .zip(after.iter().rev())
            .take_while(alike)
            .count();
        (head, tail.min(shorter - head))
    };
    let rest = before.len().max(after.len()) - head - tail;
    // The shorter side gets a hole before its tail.
    let side = |bytes: &[u8]| {
        let middle = bytes.len() - tail;
        let hole = head + rest - middle;
        let (start, end) = bytes.split_at(middle);
        start
            .iter()
            .copied()
            .map(Some)
            .chain(std::iter::repeat_n(None, hole))
            .chain(end.iter().copied().map(Some))
            .collect::<Vec<_>>()
    };
    side(before).into_iter().zip(side(after)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows() {
        let rows: &[(&[u8], &[u8], &[Pair])] = &[
            (
                b"ab",
                b"ac",
                &[(Some(b'a'), Some(b'a')), (Some(b'b'), Some(b'c'))],
            ),
            (
                b"abc",
                b"axbc",
                &[
                    (Some(b'a'), Some(b'a')),
                    (None, Some(b'x')),
                    (Some(b'b'), Some(b'b')),
                    (Some(b'c'), Some(b'c')),
                ],
            ),
            (b"aa", b"a", &[(Some(b'a'), Some(b'a')), (Some(b'a'), None)]),
            (b"", b"a", &[(None, Some(b'a'))]),
        ];
        for (before, after, expected) in rows {
            assert_eq!(compare(before, after), *expected);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(before in "[ab]{0,9}", after in "[ab]{0,9}") {
            let pairs = compare(before.as_bytes(), after.as_bytes());
            let sides: (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
            prop_assert_eq!(sides.0.into_iter().flatten().collect::<Vec<_>>(), before.into_bytes());
            prop_assert_eq!(sides.1.into_iter().flatten().collect::<Vec<_>>(), after.into_bytes());
        }
    }
}
