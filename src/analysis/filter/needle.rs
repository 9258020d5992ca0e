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
        if self.case == Case::Ignored
            && let Some(fresh) = bytes.get_mut(fresh..)
        {
            fresh.make_ascii_lowercase();
        }
        self.finder.find(bytes).is_some()
    }
}

impl PartialEq for Needle {
    fn eq(&self, other: &Self) -> bool {
        self.finder.needle() == other.finder.needle() && self.case == other.case
    }
}

impl Eq for Needle {}
