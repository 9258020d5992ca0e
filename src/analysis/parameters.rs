//! With which parameters compressed messages inflate, where no handshake says it, or one says otherwise.

use crate::protocol::{Agreement, Compressing, Compression, Peer, Tried};
use serde::Serialize;

/// Parameters that one direction's compressed messages inflate with: a guess, with its evidence. Nothing is read by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ParameterGuess {
    /// What the handshake says.
    pub told: Told,
    /// What works.
    pub works: Works,
    /// The evidence.
    pub tried: Tried,
}

/// What a handshake says of compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// None was captured.
    Nothing,
    /// permessage-deflate was not agreed.
    Refused,
    /// It was agreed, with other parameters.
    Agreed,
}

/// Parameters that work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Works {
    /// Context takeover.
    Takeover,
    /// No context takeover is needed.
    Alone,
    /// What was agreed for the other peer.
    Swapped,
    /// A larger window.
    Window,
    /// Nothing that was tried.
    Nothing,
}

impl ParameterGuess {
    /// What is worth saying of what `peer` sends; `tried` are the client's trial and the server's. `None` where messages are as the
    /// handshake says, or there are none.
    pub fn of(
        peer: Peer,
        compression: Compression,
        agreement: Option<Agreement>,
        tried: [Option<Tried>; 2],
    ) -> Option<Self> {
        let [client, server] = tried;
        let (own, other) = match peer {
            Peer::Client => (client, server),
            Peer::Server => (server, client),
        };
        let tried = own.filter(|tried| tried.messages > 0)?;
        let (told, works) = match (compression, agreement) {
            (Compression::Unknown, _) => (Told::Nothing, untold(&tried)),
            (Compression::Refused, _) => (Told::Refused, untold(&tried)),
            (Compression::Agreed, agreement) => {
                let agreement = agreement?;
                let pair = match peer {
                    Peer::Client => [agreement.client, agreement.server],
                    Peer::Server => [agreement.server, agreement.client],
                };
                (Told::Agreed, otherwise(&tried, other.as_ref(), pair)?)
            }
        };
        Some(Self { told, works, tried })
    }
}

impl Told {
    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Refused => "refused",
            Self::Agreed => "agreed",
        }
    }
}

impl Works {
    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Takeover => "takeover",
            Self::Alone => "alone",
            Self::Swapped => "swapped",
            Self::Window => "window",
            Self::Nothing => "nothing",
        }
    }
}

/// What works where no parameters are told.
const fn untold(tried: &Tried) -> Works {
    match tried {
        Tried { taking_over: 0, .. } => Works::Nothing,
        Tried {
            taking_over, alone, ..
        } if *alone >= *taking_over => Works::Alone,
        _ => Works::Takeover,
    }
}

/// What works where other parameters than the peer's `own` are needed.
fn otherwise(
    tried: &Tried,
    other: Option<&Tried>,
    [own, others]: [Compressing; 2],
) -> Option<Works> {
    let needs_context = tried.inflated(own) < tried.taking_over;
    let needs_window = !tried.fits_window(own);
    if needs_context || needs_window {
        let is_swapped = other.is_some_and(|other| other.messages > 0 && other.fits(own));
        return Some(match needs_context {
            _ if is_swapped && tried.fits(others) => Works::Swapped,
            true => Works::Takeover,
            false => Works::Window,
        });
    }
    (tried.taking_over == 0).then_some(Works::Nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_works_is_named() {
        use Compression::{Agreed, Refused, Unknown};
        let tried = |messages, alone, taking_over, farthest| {
            Some(Tried {
                messages,
                alone,
                taking_over,
                farthest,
            })
        };
        let plain = Compressing::default();
        let forgets = Compressing {
            takes_over: false,
            ..plain
        };
        let small = Compressing {
            window_bits: 9,
            ..plain
        };
        let agreed = |client, server| Some(Agreement { client, server });
        let sound = tried(12, 12, 12, 100);
        let refers_back = tried(12, 3, 12, 100);
        let far = tried(12, 3, 12, 600);
        // Compression, agreement, what came of the client's messages and the server's, what works for the client's.
        let rows = [
            (
                Unknown,
                None,
                refers_back,
                None,
                Some(("nothing", "takeover")),
            ),
            (Unknown, None, sound, None, Some(("nothing", "alone"))),
            (
                Unknown,
                None,
                tried(3, 0, 0, 0),
                None,
                Some(("nothing", "nothing")),
            ),
            (Unknown, None, None, sound, None),
            (
                Refused,
                None,
                refers_back,
                None,
                Some(("refused", "takeover")),
            ),
            (Refused, None, sound, None, Some(("refused", "alone"))),
            (
                Refused,
                None,
                tried(3, 0, 0, 0),
                None,
                Some(("refused", "nothing")),
            ),
            (Agreed, agreed(plain, plain), refers_back, refers_back, None),
            (Agreed, agreed(plain, forgets), sound, sound, None),
            (Agreed, agreed(forgets, plain), sound, sound, None),
            (
                Agreed,
                agreed(forgets, plain),
                refers_back,
                refers_back,
                Some(("agreed", "takeover")),
            ),
            (
                Agreed,
                agreed(forgets, plain),
                refers_back,
                None,
                Some(("agreed", "takeover")),
            ),
            (
                Agreed,
                agreed(forgets, plain),
                refers_back,
                sound,
                Some(("agreed", "swapped")),
            ),
            (
                Agreed,
                agreed(forgets, forgets),
                refers_back,
                sound,
                Some(("agreed", "takeover")),
            ),
            (
                Agreed,
                agreed(small, plain),
                far,
                far,
                Some(("agreed", "window")),
            ),
            (
                Agreed,
                agreed(small, plain),
                far,
                sound,
                Some(("agreed", "swapped")),
            ),
            (Agreed, agreed(small, plain), refers_back, far, None),
            (
                Agreed,
                agreed(forgets, plain),
                tried(3, 0, 0, 0),
                sound,
                Some(("agreed", "nothing")),
            ),
        ];
        for (compression, agreement, client, server, expected) in rows {
            let guess = ParameterGuess::of(Peer::Client, compression, agreement, [client, server]);
            let seen = guess.map(|guess| (guess.told.id(), guess.works.id()));
            assert_eq!(
                seen, expected,
                "{compression:?} {agreement:?} {client:?} {server:?}"
            );
        }
    }
}
