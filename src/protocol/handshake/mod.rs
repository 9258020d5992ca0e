//! Whether an opening handshake is as it must be (RFC 6455 §4), check by check.
//!
//! [`checks`] goes over both heads in the order of §4.1; [`answer_to`] is the answer that a request should get; [`uri`] reads ws and wss
//! URIs and makes the request that they lead to.

mod accepted_deflate;
mod answer;
mod check;
mod deflate_parameters;
mod extension_list;
mod found;
#[cfg(feature = "reports")]
mod guids;
mod heading;
mod key;
mod lines;
mod list;
#[cfg(feature = "reports")]
mod mistake;
mod origin;
mod reason;
#[cfg(feature = "reports")]
mod recipes;
mod request;
mod response;
mod target;
mod version;

pub use accepted_deflate::AcceptedDeflate;
pub use answer::{Answer, BAD_REQUEST, UPGRADE_REQUIRED, answer_to};
pub use check::{Check, HeadSide, Verdict};
#[cfg(feature = "reports")]
pub use mistake::{Hash, LetterCase, Mistake, Tail};
pub use reason::Reason;
#[cfg(feature = "reports")]
pub use recipes::{Diagnosis, diagnose};

pub use super::uri;

use super::http::Head;
use found::Found;
use heading::Heading;

/// Every check that the heads allow, in the order of RFC 6455 §4.1: the request's, then the response's. What one head needs of the other
/// is open where that is not here. Time grows with the length of the heads and not faster.
pub fn checks(request: Option<&Head<'_>>, response: Option<&Head<'_>>) -> Vec<Check> {
    let request = request.map(Heading::of);
    let mut checks = Vec::new();
    if let Some(request) = &request {
        request::check(request, &mut checks);
    }
    if let Some(response) = response {
        response::check(&Heading::of(response), request.as_ref(), &mut checks);
    }
    checks
}

#[cfg(test)]
mod properties;
