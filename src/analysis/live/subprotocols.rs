//! Whether sub-protocols can be offered: else the browser's API throws a `SyntaxError`.

use crate::protocol::http::is_token;
use serde::{Deserialize, Serialize};

/// The first sub-protocol that cannot be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubprotocolProblem {
    /// Which of those that were given, from 0.
    pub index: u32,
    /// Why.
    pub fault: SubprotocolFault,
}

/// Why a sub-protocol cannot be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubprotocolFault {
    /// It is empty.
    Empty,
    /// It has a character that no token has (RFC 9110 §5.6.2).
    Character {
        /// Which.
        found: char,
        /// Its offset, in bytes.
        at: u32,
    },
    /// It was given before (RFC 6455 §4.1 wants each once; letter case counts).
    Twice,
}

/// Whether all of `protocols` can be offered.
///
/// # Errors
/// The first that cannot.
pub fn check_subprotocols(protocols: &[String]) -> Result<(), SubprotocolProblem> {
    for (place, protocol) in protocols.iter().enumerate() {
        let before = protocols.get(..place).unwrap_or_default();
        let foreign = |(_, letter): &(usize, char)| {
            u8::try_from(*letter).map_or(true, |byte| !letter.is_ascii() || !is_token(byte))
        };
        let fault = if protocol.is_empty() {
            SubprotocolFault::Empty
        } else if let Some((at, found)) = protocol.char_indices().find(foreign) {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            SubprotocolFault::Character { found, at }
        } else if before.contains(protocol) {
            SubprotocolFault::Twice
        } else {
            continue;
        };
        let index = u32::try_from(place).unwrap_or(u32::MAX);
        return Err(SubprotocolProblem { index, fault });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_a_token_and_there_once() {
        let character = |found, at| SubprotocolFault::Character { found, at };
        let rows: &[(&[&str], Option<(u32, SubprotocolFault)>)] = &[
            (&[], None),
            (&["chat"], None),
            (
                &["graphql-transport-ws", "v10.stomp", "a!#$%&'*+-.^_`|~1"],
                None,
            ),
            (&["chat", "Chat"], None),
            (&[""], Some((0, SubprotocolFault::Empty))),
            (&["a", "b c"], Some((1, character(' ', 1)))),
            (&["a,b"], Some((0, character(',', 1)))),
            (&["a/1"], Some((0, character('/', 1)))),
            (&["caf\u{e9}"], Some((0, character('\u{e9}', 3)))),
            (&["\u{1d11e}"], Some((0, character('\u{1d11e}', 0)))),
            (&["a\u{7f}"], Some((0, character('\u{7f}', 1)))),
            (&["a", "b", "a"], Some((2, SubprotocolFault::Twice))),
        ];
        for (protocols, expected) in rows {
            let given: Vec<_> = protocols.iter().map(|text| (*text).to_owned()).collect();
            let expected = expected.map(|(index, fault)| SubprotocolProblem { index, fault });
            assert_eq!(check_subprotocols(&given).err(), expected, "{protocols:?}");
        }
    }
}
