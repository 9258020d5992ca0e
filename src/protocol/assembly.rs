//! Messages of one sender (RFC 6455 §5.4): which is open, and whether its text is UTF-8.

use super::utf8::{InvalidUtf8, Utf8Checker};
use super::{CloseBody, Finding, FrameEntry, FrameHeader, Opcode, Rule};
use crate::bytes::Span;

/// What has to be done with the payload of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// It is given to [`Assembly::payload`].
    Checked,
    /// Nothing: any bytes will do.
    Opaque,
}

/// A message whose final fragment has not come.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenMessage {
    /// Its first frame.
    pub(super) frame: u32,
    /// That frame's header in the stream.
    pub(super) span: Span,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Assembly {
    stands: Stands,
    text: Option<Utf8Checker>,
    /// Message offset of the frame that is being read.
    message_offset: u64,
    close_body: CloseBytes,
    closed: bool,
}

/// Where a sender stands between two frames.
#[derive(Clone, Copy, Debug, Default)]
enum Stands {
    /// No message is open.
    #[default]
    Between,
    Inside(OpenMessage),
    /// The frames before were not seen.
    Unknown,
}

/// The body of a Close frame, as it is read.
#[derive(Clone, Debug)]
enum CloseBytes {
    /// All of it up to here, or as much as is looked at.
    Known(Vec<u8>),
    /// Some were lost.
    Lost,
}

impl Default for CloseBytes {
    fn default() -> Self {
        Self::Known(Vec::new())
    }
}

impl Assembly {
    /// The longest body that a Close frame may have (§5.5).
    const MAX_CLOSE_BODY: usize = 125;

    /// Of a sender whose earlier frames were not seen.
    pub(super) fn joined_midway() -> Self {
        Self {
            stands: Stands::Unknown,
            ..Self::default()
        }
    }

    pub(super) fn open(&self) -> Option<OpenMessage> {
        match self.stands {
            Stands::Inside(open) => Some(open),
            Stands::Between | Stands::Unknown => None,
        }
    }

    /// Whether no message is open that a continuation frame could continue.
    pub(super) fn has_none_open(&self) -> bool {
        matches!(self.stands, Stands::Between)
    }

    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Whether a new message may begin.
    pub(super) fn is_idle(&self) -> bool {
        self.has_none_open() && !self.closed
    }

    /// A text or binary frame: it begins a message, whatever was open.
    pub(super) fn begin(&mut self, frame: u32, span: Span, header: &FrameHeader) -> Opening {
        self.stand_behind(frame, span, header);
        // RSV1 on the first frame marks a compressed message, which is no text before it is inflated (RFC 7692 §6.1).
        if header.opcode != Opcode::TEXT || header.rsv & 0x4 != 0 {
            self.text = None;
            return Opening::Opaque;
        }
        self.text = Some(Utf8Checker::default());
        self.message_offset = 0;
        Opening::Checked
    }

    /// A continuation frame.
    pub(super) fn resume(&mut self, frame: u32, span: Span, header: &FrameHeader) -> Opening {
        match self.stands {
            Stands::Inside(_) => {
                if header.fin {
                    self.stands = Stands::Between;
                }
            }
            Stands::Between => self.text = None,
            // Of the message that it continues only this is seen.
            Stands::Unknown => {
                self.text = None;
                self.stand_behind(frame, span, header);
            }
        }
        if self.text.is_some() {
            Opening::Checked
        } else {
            Opening::Opaque
        }
    }

    /// A frame of any other opcode: the open message, if any, is not touched.
    pub(super) fn control(&mut self, opcode: Opcode) -> Opening {
        if opcode != Opcode::CLOSE {
            return Opening::Opaque;
        }
        self.closed = true;
        self.close_body = CloseBytes::default();
        Opening::Checked
    }

    /// The next payload bytes of a frame, `taken` of which came before; unmasked.
    pub(super) fn payload(
        &mut self,
        entry: &FrameEntry,
        frame: u32,
        taken: u64,
        piece: &[u8],
        findings: &mut Vec<Finding>,
    ) {
        let is_whole = taken + piece.len() as u64 == entry.payload().len();
        match entry.opcode() {
            Opcode::CLOSE => {
                let CloseBytes::Known(body) = &mut self.close_body else {
                    return;
                };
                let room = Self::MAX_CLOSE_BODY.saturating_sub(body.len());
                body.extend(piece.iter().take(room));
                if is_whole {
                    Self::check_close(body, entry, frame, findings);
                }
            }
            Opcode::TEXT | Opcode::CONTINUATION => {
                self.check_text(entry, frame, piece, is_whole, findings);
            }
            _ => {}
        }
    }

    /// Bytes of a frame's payload are lost: what they are part of is not checked any further.
    pub(super) fn lose(&mut self, opcode: Opcode) {
        match opcode {
            Opcode::CLOSE => self.close_body = CloseBytes::Lost,
            Opcode::TEXT | Opcode::CONTINUATION => self.text = None,
            _ => {}
        }
    }

    /// Whole frames may be lost: whether a message is open is not known. That a Close frame came stays true.
    pub(super) fn lose_frames(&mut self) {
        *self = Self {
            closed: self.closed,
            ..Self::joined_midway()
        };
    }

    /// Goes behind a frame that begins what is seen of a message.
    fn stand_behind(&mut self, frame: u32, span: Span, header: &FrameHeader) {
        self.stands = if header.fin {
            Stands::Between
        } else {
            Stands::Inside(OpenMessage { frame, span })
        };
    }

    fn check_text(
        &mut self,
        entry: &FrameEntry,
        frame: u32,
        piece: &[u8],
        is_whole: bool,
        findings: &mut Vec<Finding>,
    ) {
        let Some(text) = &mut self.text else { return };
        let mut checked = text.feed(piece);
        if is_whole && entry.fin() {
            checked = checked.and_then(|()| text.finish());
        }
        if let Err(InvalidUtf8 { offset }) = checked {
            let payload = entry.payload();
            // The sequence may have begun in an earlier fragment; this one shows that it is bad.
            let at = payload.start + offset.saturating_sub(self.message_offset);
            findings.push(Finding {
                rule: Rule::InvalidUtf8,
                frame,
                span: Span::at(at, 1),
                found: offset,
            });
            self.text = None;
        }
        if is_whole {
            self.message_offset += entry.payload().len();
        }
    }

    fn check_close(body: &[u8], entry: &FrameEntry, frame: u32, findings: &mut Vec<Finding>) {
        let payload = entry.payload();
        match CloseBody::parse(body) {
            CloseBody::Empty => {}
            CloseBody::TooShort => {
                findings.push(Finding {
                    rule: Rule::CloseBodyTooShort,
                    frame,
                    span: payload,
                    found: 0,
                });
            }
            CloseBody::Status { code, reason } => {
                if !code.may_be_sent() {
                    let span = Span::at(payload.start, 2);
                    findings.push(Finding {
                        rule: Rule::ForbiddenCloseCode,
                        frame,
                        span,
                        found: u64::from(code.0),
                    });
                }
                let mut text = Utf8Checker::default();
                let mut checked = text.feed(body.get(reason).unwrap_or_default());
                // Of a body that is too long only the beginning was kept, so its last sequence may be cut.
                if payload.len() <= Self::MAX_CLOSE_BODY as u64 {
                    checked = checked.and_then(|()| text.finish());
                }
                if let Err(InvalidUtf8 { offset }) = checked {
                    let span = Span::at(payload.start + 2 + offset, 1);
                    findings.push(Finding {
                        rule: Rule::InvalidCloseReason,
                        frame,
                        span,
                        found: offset,
                    });
                }
            }
        }
    }
}
