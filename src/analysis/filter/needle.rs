//! What is looked for in payloads.

use memchr::memmem::Finder;

/// Bytes to be found.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Needle {
    /// Boxed: it is twenty times the size of any other term.
    finder: Box<Finder<'static>>,
    case: Case,
}

/// Whether `A` is `a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Exact,
    /// ASCII only.
    Ignored,
}

impl Needle {
    pub(super) fn new(mut bytes: Vec<u8>, case: Case) -> Self {
        if case == Case::Ignored {
            bytes.make_ascii_lowercase();
        }
        Self {
            finder: Box::new(Finder::new(&bytes).into_owned()),
            case,
        }
    }

    /// How many bytes it has.
    pub(in crate::analysis) fn len(&self) -> usize {
        self.finder.needle().len()
    }

    /// Whether `bytes` hold it. The letters of all from `fresh` on may be made small on the way; those before it were.
    pub(in crate::analysis) fn is_in(&self, bytes: &mut [u8], fresh: usize) -> bool {
        if let Some(fresh) = bytes.get_mut(fresh..) {
            self.fold(fresh);
        }
        self.finder.find(bytes).is_some()
    }

    /// Of texts one behind the other, tells `found` which hold it, by their numbers from 0. `ends` says where each ends; none may be
    /// empty. Their letters may be made small on the way.
    pub(in crate::analysis) fn find_in_each(
        &self,
        texts: &mut [u8],
        ends: &[usize],
        mut found: impl FnMut(usize),
    ) {
        self.fold(texts);
        let mut ends = ends.iter().copied().enumerate();
        let mut from = 0;
        while let Some(rest) = texts.get(from..)
            && let Some(at) = self.finder.find(rest)
            && let Some((number, end)) = ends.find(|(_, end)| *end > from + at)
        {
            // One that goes on beyond the end is the first, so no other lies in this text.
            if from + at + self.len() <= end {
                found(number);
            }
            from = end;
        }
    }

    fn fold(&self, bytes: &mut [u8]) {
        if self.case == Case::Ignored {
            bytes.make_ascii_lowercase();
        }
    }
}

impl PartialEq for Needle {
    fn eq(&self, other: &Self) -> bool {
        self.finder.needle() == other.finder.needle() && self.case == other.case
    }
}

impl Eq for Needle {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_across_an_end_is_in_neither() {
        let rows: [(&str, &[&str], &[usize]); 6] = [
            ("ab", &["xab", "ab", "b", "aab"], &[0, 1, 3]),
            ("ab", &["a", "b", "ba", "bab"], &[3]),
            ("aaa", &["aa", "aa", "aaa", "a", "aa", "aaaa"], &[2, 5]),
            ("AB", &["Ab", "aB", "a", "B"], &[0, 1]),
            ("a", &["b"], &[]),
            ("a", &[], &[]),
        ];
        for (needle, texts, expected) in rows {
            let mut all = texts.concat().into_bytes();
            let ends = texts.iter().scan(0, |end, text| {
                *end += text.len();
                Some(*end)
            });
            let ends: Vec<_> = ends.collect();
            let mut found = Vec::new();
            Needle::new(needle.as_bytes().to_vec(), Case::Ignored).find_in_each(
                &mut all,
                &ends,
                |number| found.push(number),
            );
            assert_eq!(found, expected, "{needle} in {texts:?}");
        }
    }
}
