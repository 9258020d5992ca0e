//! The sheet that is wanted, of what is open.

use super::Text;
use crate::analysis::opened::Opened;
use crate::analysis::{Block, CaptureSession, Session, Sheet, SheetOf};
use crate::capture::transcript::Transcript;

impl Text {
    /// A sheet where a paste is open, or nothing.
    pub fn sheet_of_paste(&self, of: &SheetOf, session: &Session) -> Sheet {
        let conversation = session.conversation();
        match of {
            SheetOf::HandshakeOf(item) => {
                let heads = conversation.handshake_heads(*item);
                self.captured_handshake_sheet(&heads.unwrap_or_default(), &[])
            }
            SheetOf::Conformance(by) => self.conformance_sheet(&conversation.conformance(*by)),
            SheetOf::Handshake { text } => self.handshake_sheet(&Transcript::read(text), &[]),
            SheetOf::Message { text } => self.message_sheet(text),
            SheetOf::Frame(_) | SheetOf::Share(_) | SheetOf::Comparison(..) => {
                self.sheet_of_opened(of, Opened::Paste(conversation))
            }
        }
    }

    /// A sheet where a capture is open.
    pub fn sheet_of_capture(&self, of: &SheetOf, session: &CaptureSession) -> Sheet {
        match of {
            SheetOf::HandshakeOf(item) => {
                let conversation = session.conversation_of(*item);
                let heads = conversation.and_then(|id| session.handshake_heads(id));
                let others = conversation.map(|id| session.other_keys(id));
                self.captured_handshake_sheet(
                    &heads.unwrap_or_default(),
                    &others.unwrap_or_default(),
                )
            }
            SheetOf::Conformance(by) => self.conformance_sheet(&session.conformance(*by)),
            SheetOf::Handshake { .. } | SheetOf::Message { .. } => {
                self.sheet_of_paste(of, &Session::default())
            }
            SheetOf::Frame(_) | SheetOf::Share(_) | SheetOf::Comparison(..) => {
                self.sheet_of_opened(of, Opened::Capture(session))
            }
        }
    }

    /// A sheet that is made alike of either; what was kept for comparing only the engine can read.
    fn sheet_of_opened(&self, of: &SheetOf, opened: Opened<'_>) -> Sheet {
        match of {
            SheetOf::Share(sharing) => self.sharing_sheet(sharing, opened),
            SheetOf::Frame(item) => match opened.frame(*item) {
                Some(frame) => self.frame_sheet(&frame),
                None => self.no_frame(),
            },
            _ => Sheet::default(),
        }
    }

    /// A sheet of these blocks.
    pub(super) fn sheet(&self, blocks: Vec<Block>) -> Sheet {
        let mut sheet = Sheet {
            blocks,
            markdown: String::new(),
        };
        sheet.markdown = self.markdown(&sheet);
        sheet
    }
}
