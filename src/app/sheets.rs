//! Sheets that the page shows: what is wanted of each kind, and what was answered last.

use super::shared::Shared;
use crate::analysis::{Sheet, SheetOf};

/// A kind of sheet: of each, one is shown at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// Of a handshake that was pasted.
    Handshake,
    /// Of the selected handshake.
    Head,
    /// The conformance report.
    Conformance,
    /// Of a browser's message.
    Message,
    /// In the dialog: of a frame to be copied, of what is shared, of two that are compared.
    Dialog,
}

impl SheetKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Handshake,
        Self::Head,
        Self::Conformance,
        Self::Message,
        Self::Dialog,
    ];

    /// The kind of `of`.
    pub const fn of(of: &SheetOf) -> Self {
        match of {
            SheetOf::Handshake { .. } => Self::Handshake,
            SheetOf::HandshakeOf(_) => Self::Head,
            SheetOf::Conformance(_) => Self::Conformance,
            SheetOf::Message { .. } => Self::Message,
            SheetOf::Frame(_) | SheetOf::Share(_) | SheetOf::Comparison(..) => Self::Dialog,
        }
    }

    /// Whether it is about the source, and not about a text of its own.
    pub const fn is_of_source(self) -> bool {
        matches!(self, Self::Head | Self::Conformance | Self::Dialog)
    }
}

/// The sheets of all kinds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheets {
    slots: [Slot; 5],
    lost: Option<Loss>,
}

/// Why sheets cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The adviser stopped, or could not be fetched.
    Adviser,
    /// Their words could not be fetched.
    Words,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Slot {
    wanted: Option<Shared<SheetOf>>,
    answered: Option<Shared<Sheet>>,
}

impl Sheets {
    /// What is wanted of a kind; `None` while none is shown.
    pub fn wanted(&self, kind: SheetKind) -> Option<&Shared<SheetOf>> {
        self.slot(kind).wanted.as_ref()
    }

    /// What was answered last; what is wanted now may still come.
    pub fn answered(&self, kind: SheetKind) -> Option<&Shared<Sheet>> {
        self.slot(kind).answered.as_ref()
    }

    /// Whether the adviser is to be asked: any is wanted that is no capture's own.
    pub fn want_advice(&self, is_capture: bool) -> bool {
        !self.are_lost()
            && SheetKind::ALL
                .into_iter()
                .any(|kind| self.wanted(kind).is_some() && !(is_capture && kind.is_of_source()))
    }

    /// Whether some cannot be said, until they are called again.
    pub const fn are_lost(&self) -> bool {
        self.lost.is_some()
    }

    /// Whether nobody is there who could say a sheet of this kind.
    pub const fn is_lost(&self, kind: SheetKind, is_capture: bool) -> bool {
        match self.lost {
            None => false,
            Some(Loss::Adviser) => !(is_capture && kind.is_of_source()),
            Some(Loss::Words) => true,
        }
    }

    pub(super) fn want(&mut self, of: SheetOf) {
        let slot = self.slot_mut(SheetKind::of(&of));
        if slot.wanted.as_deref() == Some(&of) {
            return;
        }
        // What was said of one handshake is wrong beside another. What is typed changes little at a time.
        if matches!(SheetKind::of(&of), SheetKind::Head | SheetKind::Dialog) {
            slot.answered = None;
        }
        slot.wanted = Some(of.into());
    }

    pub(super) const fn lose(&mut self, loss: Loss) {
        self.lost = Some(loss);
    }

    /// What was lost may be fetched again.
    pub(super) const fn call(&mut self) {
        self.lost = None;
    }

    pub(super) fn leave(&mut self, kind: SheetKind) {
        *self.slot_mut(kind) = Slot::default();
    }

    /// Forgets what was said of a source that was left.
    pub(super) fn forget(&mut self) {
        for kind in SheetKind::ALL {
            if kind.is_of_source() {
                self.slot_mut(kind).answered = None;
            }
        }
    }

    /// Takes an answer, if it is one to what is wanted now.
    pub(super) fn take(&mut self, of: &SheetOf, sheet: Box<Sheet>) {
        let slot = self.slot_mut(SheetKind::of(of));
        if slot.wanted.as_deref() == Some(of) {
            slot.answered = Some(sheet.into());
        }
    }

    const fn slot(&self, kind: SheetKind) -> &Slot {
        let [handshake, head, conformance, message, dialog] = &self.slots;
        match kind {
            SheetKind::Handshake => handshake,
            SheetKind::Head => head,
            SheetKind::Conformance => conformance,
            SheetKind::Message => message,
            SheetKind::Dialog => dialog,
        }
    }

    const fn slot_mut(&mut self, kind: SheetKind) -> &mut Slot {
        let [handshake, head, conformance, message, dialog] = &mut self.slots;
        match kind {
            SheetKind::Handshake => handshake,
            SheetKind::Head => head,
            SheetKind::Conformance => conformance,
            SheetKind::Message => message,
            SheetKind::Dialog => dialog,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{GroupBy, ItemId};

    fn message(text: &str) -> SheetOf {
        SheetOf::Message {
            text: text.to_owned(),
        }
    }

    #[test]
    fn only_what_is_wanted_now_is_taken() {
        let mut sheets = Sheets::default();
        sheets.want(message("a"));
        let first = sheets.wanted(SheetKind::Message).cloned();
        sheets.want(message("a"));
        assert_eq!(
            sheets.wanted(SheetKind::Message).cloned(),
            first,
            "it is not asked again"
        );
        sheets.want(message("ab"));
        sheets.take(&message("a"), Box::default());
        assert!(sheets.answered(SheetKind::Message).is_none());
        sheets.take(&message("ab"), Box::default());
        assert!(sheets.answered(SheetKind::Message).is_some());
        sheets.leave(SheetKind::Message);
        assert!(sheets.wanted(SheetKind::Message).is_none());
    }

    #[test]
    fn a_capture_has_an_engine_of_its_own() {
        let mut sheets = Sheets::default();
        sheets.want(SheetOf::Conformance(GroupBy::Rule));
        assert_eq!(
            [sheets.want_advice(true), sheets.want_advice(false)],
            [false, true]
        );
        sheets.want(message("a"));
        assert!(sheets.want_advice(true));
    }

    #[test]
    fn what_is_lost_is_not_asked_until_it_is_called() {
        let mut sheets = Sheets::default();
        sheets.want(message("a"));
        let of_paste_only = [
            [true, true],
            [false, true],
            [false, true],
            [true, true],
            [false, true],
        ];
        for (loss, expected) in [
            (Loss::Adviser, of_paste_only),
            (Loss::Words, [[true; 2]; 5]),
        ] {
            sheets.lose(loss);
            sheets.want(message("ab"));
            assert!(!sheets.want_advice(false));
            let lost = SheetKind::ALL.map(|kind| [true, false].map(|of| sheets.is_lost(kind, of)));
            assert_eq!(lost, expected, "{loss:?}");
        }
        sheets.call();
        assert!(sheets.want_advice(false));
    }

    #[test]
    fn what_was_said_of_another_handshake_is_not_shown() {
        let mut sheets = Sheets::default();
        let rows = [
            (
                SheetOf::HandshakeOf(ItemId(1)),
                SheetOf::HandshakeOf(ItemId(2)),
                false,
            ),
            (message("a"), message("ab"), true),
        ];
        for (one, other, stays) in rows {
            let kind = SheetKind::of(&one);
            sheets.want(one.clone());
            sheets.take(&one, Box::default());
            sheets.want(other);
            assert_eq!(sheets.answered(kind).is_some(), stays);
        }
    }
}
