//! A live conversation: what is asked of who holds its sockets, what is heard of them, and the rules that both ends know.
//!
//! [`LiveRequest`] and [`LiveNews`] are all that crosses between the panel and the engine; what comes over the sockets becomes a capture
//! that grows. Here are no sockets and no clock: times and random numbers are handed in.

mod address;
mod back_off;
mod cause;
mod closing;
mod feed;
mod line;
mod linked_feed;
mod news;
mod outbox;
mod rates;
mod request;
mod status;
mod subprotocols;
mod waiting;

pub use address::{Address, AddressProblem, Blocked, PageIs, blocked, check_address};
pub use back_off::{back_off, is_worth_another_try};
pub use cause::{Cause, Lost, causes};
pub use closing::{CloseProblem, REASON_LIMIT, check_close};
pub use feed::Piece;
pub use line::{Around, Line};
pub use linked_feed::{LinkedFeed, linked_feed};
pub use news::{LiveNews, Refusal};
pub use outbox::{Due, Outbox};
pub use rates::Rates;
pub use request::{BinaryType, Connect, Content, Keep, LiveRequest, Reconnect, Sending};
pub use status::{
    Amount, Amounts, Closed, Dropped, LiveStatus, Paused, Problem, Progress, Rate, ReadyState,
    Retry, SocketStatus,
};
pub use subprotocols::{SubprotocolFault, SubprotocolProblem, check_subprotocols};
pub use waiting::Waiting;
