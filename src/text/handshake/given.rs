//! The heads that a sheet is about, and what is known of them.

use crate::analysis::{HandshakeHeads, ToldBy};
use crate::bytes::Span;
#[cfg(feature = "reports")]
use crate::capture::transcript::Exchange;
use crate::capture::transcript::{Extent, HeadText, LineEnds, StartPart};
use crate::protocol::{Head, HeadKind};

/// The heads that a sheet is about.
pub(super) struct Given<'a> {
    pub(super) request: Option<Told<'a>>,
    pub(super) response: Option<Told<'a>>,
}

/// One of them.
pub(super) struct Told<'a> {
    pub(super) head: Head<'a>,
    /// How the paste has it; `None` if it was captured.
    pub(super) pasted: Option<&'a HeadText>,
    extent: Extent,
}

impl<'a> Given<'a> {
    pub(super) fn captured(heads: &'a HandshakeHeads) -> Self {
        let told = |bytes: &'a [u8], kind| Told {
            head: Head { kind, bytes },
            pasted: None,
            extent: if heads.told_by == ToldBy::Browser && Head::whole(bytes).is_none() {
                Extent::Pieces
            } else {
                Extent::Whole
            },
        };
        let response = heads.response.as_deref();
        Self {
            request: heads
                .request
                .as_deref()
                .map(|bytes| told(bytes, HeadKind::Request)),
            response: response.map(|bytes| told(bytes, HeadKind::Response(status(bytes)))),
        }
    }

    #[cfg(feature = "reports")]
    pub(super) fn pasted(exchange: &'a Exchange) -> Self {
        let told = |head: &'a HeadText, kind| Told {
            head: Head {
                kind,
                bytes: &head.bytes,
            },
            pasted: Some(head),
            extent: head.extent,
        };
        Self {
            request: exchange
                .request
                .as_ref()
                .map(|head| told(head, HeadKind::Request)),
            response: exchange
                .response
                .as_ref()
                .map(|head| told(head, HeadKind::Response(status(&head.bytes)))),
        }
    }

    /// The request's key.
    #[cfg(feature = "reports")]
    pub(super) fn key(&self) -> Option<String> {
        self.request.as_ref()?.head.value("Sec-WebSocket-Key")
    }

    /// Whether a browser tells of it, and not all.
    pub(super) fn is_told_by_browser(&self) -> bool {
        let heads = [&self.request, &self.response];
        let mut heads = heads.into_iter().flatten();
        heads.any(|told| told.pasted.is_none() && !told.is_whole())
    }

    /// The response's accept value.
    pub(super) fn accept(&self) -> Option<String> {
        self.response.as_ref()?.head.value("Sec-WebSocket-Accept")
    }
}

impl Told<'_> {
    /// Whether what is missing is missing, and was not left out.
    pub(super) fn is_whole(&self) -> bool {
        self.extent == Extent::Whole
    }

    /// Whether that part of its start line is there.
    pub(super) fn tells(&self, part: StartPart) -> bool {
        match self.pasted {
            Some(pasted) => !pasted.unknown.contains(&part),
            None => self.is_whole() || part != StartPart::Version,
        }
    }

    /// Whether its line ends are those that were sent.
    pub(super) fn tells_line_ends(&self) -> bool {
        match self.pasted {
            Some(pasted) => pasted.line_ends == LineEnds::Told,
            None => self.is_whole(),
        }
    }

    /// Where bytes of it stand in the paste.
    pub(super) fn place(&self, span: Span) -> Option<Span> {
        self.pasted?.place(span)
    }

    /// What stands there, its beginning if that is long.
    #[cfg(feature = "reports")]
    pub(super) fn slice(&self, span: Span) -> String {
        // A character takes four bytes at most.
        let bytes = self.head.slice(span);
        let start = bytes.get(..super::whole::SHOWN * 4 + 8).unwrap_or(bytes);
        super::clipped(&String::from_utf8_lossy(start)).into_owned()
    }
}

/// The status code of a response.
fn status(head: &[u8]) -> Option<u16> {
    let word = head.split(|byte| *byte == b' ').nth(1)?;
    let digits = word.get(..3)?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}
