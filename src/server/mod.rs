//! The server's side of WebSocket (RFC 6455) on the protocol's own codec: what `framescope echo` is made of.
//!
//! What is decided is apart from what moves bytes. [`OpeningHandshake`] and [`Connection`] take bytes and give bytes, know no socket and no
//! clock, and take anything; [`Visit`] and [`Feed`] move the bytes, keep the times of [`Limits`] and hold nobody up.

mod bench;
mod compression;
mod connection;
mod echo;
mod echo_request;
mod feed;
mod frame;
mod ledger;
mod limits;
mod misbehaviour;
mod opening;
mod outgoing;
mod pump;
mod refusal;
mod reply;
mod request;
mod visit;

pub use bench::Bench;
pub use connection::{Connection, Purpose, Standing};
pub(crate) use echo::until;
pub use echo::{EchoServer, Offer};
pub use echo_request::{EchoRequest, UnknownWish};
pub use feed::{Feed, FeedSender, Full};
pub use limits::Limits;
pub use misbehaviour::Misbehaviour;
pub use opening::{Opening, OpeningHandshake};
pub use outgoing::Outgoing;
pub use refusal::refusal;
use reply::Reply;
pub use request::Request;
pub use visit::Visit;
