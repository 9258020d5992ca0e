//! Frames to be shown.

use super::offer::hex_lines;
use crate::analysis::{Compressed, Input, SentBy};
use crate::protocol::Compressing;
use std::rc::Rc;

/// Frames that one peer sent, and which of them is shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Given {
    /// The bytes of each frame.
    pub(crate) frames: Vec<Rc<[u8]>>,
    /// Which is shown, from 0.
    pub(crate) shown: u32,
    /// Who sent them.
    pub(crate) sent_by: SentBy,
    /// Whether permessage-deflate was agreed.
    pub(crate) compressed: Compressed,
    /// The heads of the handshake that agreed on it, the request first; empty where there was none.
    pub(crate) agreed: Rc<[Rc<[u8]>]>,
    /// Which item of the recorded connection the shown one is.
    pub(crate) recorded: Option<u32>,
    /// What its sender sent before it, as far as it may refer back to that.
    pub(crate) before: Vec<Rc<[u8]>>,
    /// How its sender compresses, where that was agreed.
    pub(crate) compressing: Compressing,
}

impl Given {
    /// The one at `shown` of frames that nobody recorded and no handshake led to.
    pub(crate) fn alone(frames: Vec<Rc<[u8]>>, shown: usize, sent_by: SentBy) -> Self {
        Self {
            before: frames.iter().take(shown).cloned().collect(),
            frames,
            shown: u32::try_from(shown).unwrap_or(0),
            sent_by,
            compressed: Compressed::No,
            agreed: [].into(),
            recorded: None,
            compressing: Compressing::default(),
        }
    }

    /// What is to be read.
    pub(crate) fn input(&self) -> Input {
        Input {
            text: hex_lines(&self.frames),
            layout: None,
            sent_by: self.sent_by,
            compressed: self.compressed,
        }
    }

    /// The bytes of the shown frame among `all`, those of all frames with what was changed in it. Where it took bytes of the next ones in and
    /// they were changed with it, it has all to the end.
    pub(crate) fn own(&self, all: &[u8]) -> Rc<[u8]> {
        let shown = usize::try_from(self.shown).unwrap_or(usize::MAX);
        let start: usize = self
            .frames
            .iter()
            .take(shown)
            .map(|frame| frame.len())
            .sum();
        let behind: Vec<_> = self.frames.iter().skip(shown.saturating_add(1)).collect();
        let behind: Vec<u8> = behind
            .into_iter()
            .flat_map(|frame| frame.iter())
            .copied()
            .collect();
        let own = all.get(start..).unwrap_or_default();
        own.strip_suffix(behind.as_slice()).unwrap_or(own).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shown_frame_has_what_the_others_have_not() {
        let frames: [&[u8]; 3] = [&[1, 2], &[3, 4, 5], &[6]];
        let rows: [(usize, &[u8], &[u8]); 8] = [
            (1, &[1, 2, 3, 4, 5, 6], &[3, 4, 5]),
            (1, &[1, 2, 9, 6], &[9]),
            (1, &[1, 2, 6], &[]),
            (0, &[7, 7, 7, 3, 4, 5, 6], &[7, 7, 7]),
            (2, &[1, 2, 3, 4, 5], &[]),
            (2, &[1, 2, 3, 4, 5, 8, 9], &[8, 9]),
            // It took in what follows.
            (1, &[1, 2, 9], &[9]),
            (1, &[], &[]),
        ];
        for (shown, all, expected) in rows {
            let frames = frames.map(Rc::from).to_vec();
            let given = Given::alone(frames, shown, SentBy::Client);
            assert_eq!(&*given.own(all), expected, "{shown} {all:?}");
        }
    }
}
