//! What the address of a request wants of the echo server: all that a browser can choose.

use super::{Misbehaviour, Request};
use std::time::Duration;

/// The wishes in the query of the address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EchoRequest {
    /// `ping=MS`: a Ping at once, and one every so often.
    pub ping: Option<Duration>,
    /// `status=404`: this answer rather than 101.
    pub status: Option<u16>,
    /// `silent`: no answer at all.
    pub silent: bool,
    /// `drop=N`: the end of the TCP connection, without a Close frame, once N messages were answered.
    pub drop: Option<u64>,
    /// `misbehave=RULE`: this rule is broken, once.
    pub misbehaviour: Option<Misbehaviour>,
}

/// A parameter whose value is none that it can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` has a value that it cannot have")]
pub struct UnknownWish(&'static str);

impl EchoRequest {
    /// Reads the query of `request`.
    ///
    /// # Errors
    /// [`UnknownWish`].
    pub fn of(request: &Request) -> Result<Self, UnknownWish> {
        Ok(Self {
            ping: number(request, "ping", 1..=86_400_000)?.map(Duration::from_millis),
            status: number(request, "status", 200..=599)?
                .and_then(|status| u16::try_from(status).ok()),
            silent: request.parameter("silent").is_some(),
            drop: number(request, "drop", 0..=u64::MAX)?,
            misbehaviour: match request.parameter("misbehave") {
                None => None,
                Some(id) => Some(Misbehaviour::named(&id).ok_or(UnknownWish("misbehave"))?),
            },
        })
    }
}

fn number(
    request: &Request,
    name: &'static str,
    range: std::ops::RangeInclusive<u64>,
) -> Result<Option<u64>, UnknownWish> {
    let Some(value) = request.parameter(name) else {
        return Ok(None);
    };
    let number = value.parse().ok().filter(|number| range.contains(number));
    number.map(Some).ok_or(UnknownWish(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_read() {
        let none = EchoRequest::default();
        let rows: &[(&str, Result<EchoRequest, UnknownWish>)] = &[
            ("/", Ok(none)),
            ("/?other=1", Ok(none)),
            (
                "/chat?ping=250&drop=3",
                Ok(EchoRequest {
                    ping: Some(Duration::from_millis(250)),
                    drop: Some(3),
                    ..none
                }),
            ),
            (
                "/?status=404",
                Ok(EchoRequest {
                    status: Some(404),
                    ..none
                }),
            ),
            (
                "/?silent",
                Ok(EchoRequest {
                    silent: true,
                    ..none
                }),
            ),
            (
                "/?misbehave=reserved-bits",
                Ok(EchoRequest {
                    misbehaviour: Misbehaviour::named("reserved-bits"),
                    ..none
                }),
            ),
            ("/?misbehave=host-field", Err(UnknownWish("misbehave"))),
            ("/?status=101", Err(UnknownWish("status"))),
            ("/?ping=0", Err(UnknownWish("ping"))),
            ("/?drop=x", Err(UnknownWish("drop"))),
        ];
        for (target, expected) in rows {
            let text = format!("GET {target} HTTP/1.1\r\n\r\n");
            let request = Request::new(text.into_bytes()).unwrap();
            assert_eq!(EchoRequest::of(&request), *expected, "{target}");
        }
    }
}
