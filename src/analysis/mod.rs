//! What is shown: joins [`capture`](crate::capture) and [`protocol`](crate::protocol) into plain data.
//!
//! A [`Session`] holds one source and answers [`Request`]s about it; requests and responses are all that crosses between a page and
//! its worker. Whatever a source is, it becomes a [`Conversation`]: streams of bytes, and items (handshakes, frames) in the order in
//! which they happened.

pub mod capture;
pub mod capture_overview;
pub mod chart;
pub mod compare;
#[cfg(feature = "reports")]
pub mod comparing;
#[cfg(feature = "reports")]
pub mod conformance;
pub mod conversation;
pub mod conversations;
pub mod copy;
pub mod detail;
pub mod diagram;
pub mod edit;
pub mod export;
#[cfg(feature = "reports")]
pub mod figure;
pub mod filter;
pub mod guess;
#[cfg(any(feature = "reports", feature = "web"))]
pub mod handshake_heads;
pub mod input;
pub mod json;
pub mod live;
#[cfg(feature = "reports")]
pub mod message;
#[cfg(feature = "reports")]
pub mod opened;
pub mod overview;
pub mod page;
pub mod parameters;
mod payload_report;
pub mod record;
#[cfg(any(test, feature = "engine"))]
mod rehearsal;
pub mod row;
pub mod session;
#[cfg(feature = "reports")]
pub mod share;
pub mod sharing;
pub mod sheet;
pub mod start;
pub mod stream;
pub mod subject;

pub use capture::{CaptureReport, CaptureSession, RowReport};
pub use capture_overview::{CaptureOverview, Limit, OtherTraffic, Reading, ToldBy};
pub use chart::Chart;
#[cfg(feature = "reports")]
pub use conformance::{Conformance, Unchecked};
pub use conversation::{Conversation, Report};
pub use conversations::{
    ConversationId, ConversationPage, ConversationQuery, ConversationRow, ConversationState, Order,
    Remark, SortBy,
};
pub use copy::{CopyFormat, copy};
pub use detail::{
    Detail, FrameDetail, GapDetail, HandshakeDetail, InflateProblem, Inflated, LostHistory,
    MessageDetail, TcpDetail,
};
pub use diagram::{Begins, Cell, Diagram};
pub use edit::{Change, Edit};
pub use export::{Export, Exported};
pub use guess::{Confidence, FrameGuess};
#[cfg(any(feature = "reports", feature = "web"))]
pub use handshake_heads::HandshakeHeads;
pub use input::{Compressed, Input, SentBy};
pub use json::Json;
#[cfg(feature = "reports")]
pub use opened::Opened;
pub use overview::{Counts, Overview};
pub use page::{Buffer, ByteOrigin, BytesPage, List, Query, RowPage};
pub use parameters::{ParameterGuess, Told, Works};
pub use record::{Capture, Record};
#[cfg(any(test, feature = "engine"))]
pub use rehearsal::Rehearsal;
pub use row::{Badge, ItemId, MessageId, Preview, Row, RowKind, RowSeen};
pub use session::{Answer, Ask, Copied, CopyOf, Request, Response, Session, SourceId};
pub use sharing::{Scope, Sharing};
pub use sheet::{
    Block, CheckLine, CodeSample, FindingGroup, FindingPlace, GroupBy, Outcome, Section, Sheet,
    SheetOf, Step,
};
pub use start::Start;
pub use stream::{Stream, StreamId};
pub use subject::{Kept, SubjectOf};
