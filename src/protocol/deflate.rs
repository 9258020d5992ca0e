//! permessage-deflate (RFC 7692): what a handshake agreed on.

use super::http::{Extension, Head, Parameter, extensions};

/// How one direction compresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compressing {
    /// Whether a message may refer back to earlier ones (context takeover, §7.1.1).
    pub takes_over: bool,
    /// The base-2 logarithm of the sliding window's size, 8–15 (§7.1.2).
    pub window_bits: u8,
}

/// What a handshake agreed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// How the client compresses.
    pub client: Compressing,
    /// How the server does.
    pub server: Compressing,
}

impl Compressing {
    /// The sliding window's size in bytes.
    pub const fn window(self) -> u32 {
        1 << self.window_bits
    }
}

impl Default for Compressing {
    /// What is true where no parameter says anything else.
    fn default() -> Self {
        Self {
            takes_over: true,
            window_bits: 15,
        }
    }
}

impl Agreement {
    /// What the server's `response` accepts; `None` if it does not accept permessage-deflate. Header names and extension names are read in
    /// any letter case, lists and repeated fields as one (RFC 9110 §5.3). Parameters out of range count as left out.
    ///
    /// A response that accepts it twice breaks §7.1: the first element without a fault counts, or else the first.
    pub fn of(response: &Head<'_>) -> Option<Self> {
        let accepted: Vec<_> = extensions(response)
            .into_iter()
            .filter(|extension| is_named(response, extension, "permessage-deflate"))
            .map(|extension| Self::from_parameters(response, &extension))
            .collect();
        let sound = accepted.iter().find(|(_, fault)| *fault == Fault::None);
        sound
            .or_else(|| accepted.first())
            .map(|(agreement, _)| *agreement)
    }

    fn from_parameters(head: &Head<'_>, extension: &Extension) -> (Self, Fault) {
        let mut agreement = Self::default();
        let mut fault = if extension.fault.is_some() {
            Fault::Some
        } else {
            Fault::None
        };
        let mut seen: Vec<&[u8]> = Vec::new();
        for Parameter { name, value } in &extension.parameters {
            let name = head.slice(*name);
            let is_first = !seen
                .iter()
                .any(|earlier| earlier.eq_ignore_ascii_case(name));
            seen.push(name);
            let value = value.map(|value| head.slice(value));
            let lower = name.to_ascii_lowercase();
            match (&lower[..], value, value.and_then(window_bits)) {
                (b"server_no_context_takeover", None, _) if is_first => {
                    agreement.server.takes_over = false;
                }
                (b"client_no_context_takeover", None, _) if is_first => {
                    agreement.client.takes_over = false;
                }
                (b"server_max_window_bits", _, Some(bits)) if is_first => {
                    agreement.server.window_bits = bits;
                }
                (b"client_max_window_bits", _, Some(bits)) if is_first => {
                    agreement.client.window_bits = bits;
                }
                _ => fault = Fault::Some,
            }
        }
        (agreement, fault)
    }
}

/// Whether an element of the list is other than §7.1 lets a server write it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    Some,
}

pub(super) fn is_named(head: &Head<'_>, extension: &Extension, name: &str) -> bool {
    head.slice(extension.name)
        .eq_ignore_ascii_case(name.as_bytes())
}

/// "a decimal integer value without leading zeroes between 8 to 15, inclusive" (§7.1.2).
pub(super) fn window_bits(value: &[u8]) -> Option<u8> {
    match value {
        [digit @ b'8'..=b'9'] => Some(digit - b'0'),
        [b'1', digit @ b'0'..=b'5'] => Some(10 + digit - b'0'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreements() {
        // Of client and server: whether contexts are taken over, and the window bits.
        type Expected = Option<[(bool, u8); 2]>;
        let plain = Some([(true, 15), (true, 15)]);
        let rows: &[(&str, Expected)] = &[
            ("X: permessage-deflate", None),
            ("Sec-WebSocket-Extensions:", None),
            ("Sec-WebSocket-Extensions: permessage-deflat", None),
            ("Sec-WebSocket-Extensions: x-webkit-deflate-frame", None),
            ("Sec-WebSocket-Extensions: x; permessage-deflate", None),
            ("Sec-WebSocket-Extensions: permessage-deflate", plain),
            ("sec-websocket-extensions: Permessage-Deflate", plain),
            (
                "Sec-WebSocket-Extensions: foo, permessage-deflate; server_no_context_takeover",
                Some([(true, 15), (false, 15)]),
            ),
            (
                "Sec-WebSocket-Extensions: foo\r\nSec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover",
                Some([(false, 15), (true, 15)]),
            ),
            (
                "Sec-WebSocket-Extensions: permessage-deflate;\r\n server_max_window_bits=8;client_max_window_bits=\"10\"",
                Some([(true, 10), (true, 8)]),
            ),
            // A parameter that breaks §7.1 counts as left out.
            (
                "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=16; client_max_window_bits=7",
                plain,
            ),
            (
                "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits; client_max_window_bits=09",
                plain,
            ),
            (
                "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=9; server_max_window_bits=10",
                Some([(true, 15), (true, 9)]),
            ),
            (
                "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover=1; unknown",
                plain,
            ),
            // The first that is sound wins.
            (
                "Sec-WebSocket-Extensions: permessage-deflate; unknown, permessage-deflate; server_max_window_bits=9, permessage-deflate",
                Some([(true, 15), (true, 9)]),
            ),
            (
                "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=12 x",
                Some([(true, 15), (true, 12)]),
            ),
        ];
        for (fields, expected) in rows {
            let text = format!("HTTP/1.1 101 Switching Protocols\r\n{fields}\r\n\r\n");
            let head = Head::whole(text.as_bytes()).unwrap();
            let agreement = Agreement::of(&head).map(|Agreement { client, server }| {
                [client, server].map(|peer| (peer.takes_over, peer.window_bits))
            });
            assert_eq!(agreement, *expected, "{fields}");
        }
    }
}
