//! Ways through a tree of two levels.

/// A line of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A branch, by its index.
    Branch(usize),
    /// A leaf of a branch.
    Leaf(usize, usize),
}

impl Line {
    /// Which line of a branch it is, if it is one of its: 0 is the branch itself.
    pub(super) fn within(self, branch: usize) -> Option<usize> {
        match self {
            Self::Branch(index) => (index == branch).then_some(0),
            Self::Leaf(index, leaf) => (index == branch).then_some(leaf + 1),
        }
    }

    /// Whether it is in sight.
    pub(super) fn is_in(self, branches: &[Branch]) -> bool {
        match self {
            Self::Branch(index) => index < branches.len(),
            Self::Leaf(index, leaf) => branches
                .get(index)
                .is_some_and(|branch| branch.open && leaf < branch.leaves),
        }
    }
}

/// A branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Branch {
    /// How many leaves it has.
    pub(super) leaves: usize,
    /// Whether they are in sight.
    pub(super) open: bool,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Walk {
    /// It goes to a line.
    To(Line),
    /// It opens or closes a branch.
    Turn(usize),
    /// It does what the line is there for.
    Take(Line),
}

/// What `key` does at the line `at`, which there is; `None` if it has no meaning here.
pub(super) fn walk(branches: &[Branch], at: Line, key: &str) -> Option<Walk> {
    let index = match at {
        Line::Branch(index) | Line::Leaf(index, _) => index,
    };
    let seen = |index: usize| {
        let open = branches.get(index).filter(|branch| branch.open);
        open.map_or(0, |branch| branch.leaves)
    };
    let is_open = branches.get(index)?.open;
    let last_of = |index: usize| match seen(index) {
        0 => Line::Branch(index),
        leaves => Line::Leaf(index, leaves - 1),
    };
    let last = branches.len().checked_sub(1)?;
    let next = || {
        let leaf = match at {
            Line::Branch(_) => 0,
            Line::Leaf(_, leaf) => leaf + 1,
        };
        if leaf < seen(index) {
            Line::Leaf(index, leaf)
        } else if index < last {
            Line::Branch(index + 1)
        } else {
            at
        }
    };
    let to = match (key, at) {
        ("ArrowDown", _) => next(),
        ("ArrowUp", Line::Leaf(_, 0)) | ("ArrowLeft", Line::Leaf(..)) => Line::Branch(index),
        ("ArrowUp", Line::Leaf(_, leaf)) => Line::Leaf(index, leaf - 1),
        ("ArrowUp", Line::Branch(_)) => index.checked_sub(1).map_or(at, last_of),
        ("Home", _) => Line::Branch(0),
        ("End", _) => last_of(last),
        ("ArrowRight", Line::Branch(_)) if seen(index) > 0 => Line::Leaf(index, 0),
        ("ArrowRight", Line::Leaf(..)) => at,
        ("ArrowLeft", Line::Branch(_)) if !is_open => at,
        ("ArrowRight" | "ArrowLeft" | "Enter" | " ", Line::Branch(_)) => {
            return Some(Walk::Turn(index));
        }
        ("Enter" | " ", Line::Leaf(..)) => return Some(Walk::Take(at)),
        _ => return None,
    };
    Some(Walk::To(to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Line::{Branch as B, Leaf as L};
    use Walk::{Take, To, Turn};

    const TREE: [Branch; 3] = [
        Branch {
            leaves: 2,
            open: true,
        },
        Branch {
            leaves: 5,
            open: false,
        },
        Branch {
            leaves: 1,
            open: true,
        },
    ];

    #[test]
    fn keys_go_through_what_is_in_sight() {
        let rows = [
            (B(0), "ArrowDown", Some(To(L(0, 0)))),
            (L(0, 0), "ArrowDown", Some(To(L(0, 1)))),
            (L(0, 1), "ArrowDown", Some(To(B(1)))),
            (B(1), "ArrowDown", Some(To(B(2)))),
            (L(2, 0), "ArrowDown", Some(To(L(2, 0)))),
            (B(0), "ArrowUp", Some(To(B(0)))),
            (B(1), "ArrowUp", Some(To(L(0, 1)))),
            (B(2), "ArrowUp", Some(To(B(1)))),
            (L(0, 0), "ArrowUp", Some(To(B(0)))),
            (L(0, 1), "ArrowUp", Some(To(L(0, 0)))),
            (L(2, 0), "Home", Some(To(B(0)))),
            (B(0), "End", Some(To(L(2, 0)))),
            (B(0), "ArrowRight", Some(To(L(0, 0)))),
            (B(1), "ArrowRight", Some(Turn(1))),
            (L(0, 0), "ArrowRight", Some(To(L(0, 0)))),
            (B(0), "ArrowLeft", Some(Turn(0))),
            (B(1), "ArrowLeft", Some(To(B(1)))),
            (L(0, 1), "ArrowLeft", Some(To(B(0)))),
            (B(1), "Enter", Some(Turn(1))),
            (L(0, 1), "Enter", Some(Take(L(0, 1)))),
            (L(0, 1), "/", None),
        ];
        for (at, key, expected) in rows {
            assert_eq!(walk(&TREE, at, key), expected, "{at:?} {key}");
        }
        assert_eq!(walk(&[], B(0), "ArrowDown"), None);
    }

    #[test]
    fn down_and_up_meet_every_line_that_is_in_sight() {
        let mut lines = vec![B(0)];
        let mut at = B(0);
        while let Some(To(next)) = walk(&TREE, at, "ArrowDown").filter(|next| *next != To(at)) {
            lines.push(next);
            at = next;
        }
        assert_eq!(lines, [B(0), L(0, 0), L(0, 1), B(1), B(2), L(2, 0)]);
        for expected in lines.iter().rev().skip(1) {
            assert_eq!(walk(&TREE, at, "ArrowUp"), Some(To(*expected)));
            at = *expected;
        }
    }
}
