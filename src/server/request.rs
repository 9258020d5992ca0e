//! A request that was read whole.

use crate::protocol::Head;

/// The head of a request, and what came behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    bytes: Vec<u8>,
    head_len: usize,
    target: String,
}

impl Request {
    /// Takes `bytes` if they begin with a whole head of a request.
    pub(super) fn new(bytes: Vec<u8>) -> Result<Self, Vec<u8>> {
        // A response has no target.
        let read = Head::whole(&bytes).and_then(|head| Some((head.bytes.len(), head.target()?)));
        match read {
            Some((head_len, target)) => Ok(Self {
                bytes,
                head_len,
                target,
            }),
            None => Err(bytes),
        }
    }

    /// The head; `None` never, but for the type.
    pub fn head(&self) -> Option<Head<'_>> {
        Head::whole(&self.bytes)
    }

    pub(super) const fn head_len(&self) -> usize {
        self.head_len
    }

    /// What came behind the head: the first bytes of frames, if the client did not wait.
    pub fn rest(&self) -> &[u8] {
        self.bytes.get(self.head_len..).unwrap_or_default()
    }

    /// The path of the target, as it stands there.
    pub fn path(&self) -> &str {
        self.target
            .split_once('?')
            .map_or(&self.target, |(path, _)| path)
    }

    /// The value of the first parameter of the target's query that is called `name`, percent-decoded; empty where it has none.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let (_, query) = self.target.split_once('?')?;
        query.split('&').find_map(|parameter| {
            let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            (key == name).then(|| decoded(value))
        })
    }

    /// The value of the first header field called `name`, in any letter case.
    pub fn value(&self, name: &str) -> Option<String> {
        self.head()?.value(name)
    }

    /// Whether the client offers this sub-protocol.
    pub fn offers(&self, subprotocol: &str) -> bool {
        let Some(head) = self.head() else {
            return false;
        };
        head.values("Sec-WebSocket-Protocol").any(|list| {
            list.split(',')
                .any(|offer| offer.trim_ascii() == subprotocol)
        })
    }
}

/// `text` with each `%` and two digits behind it replaced by the byte that they are; U+FFFD where that is not UTF-8.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%');
        let byte = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = match byte {
            Some(_) => after.get(2..).unwrap_or_default(),
            None => after,
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_of_the_target() {
        let request = |target: &str| {
            let text = format!("GET {target} HTTP/1.1\r\nHost: a\r\n\r\nrest");
            Request::new(text.into_bytes()).unwrap()
        };
        let rows: &[(&str, &str, Option<&str>)] = &[
            ("/", "a", None),
            ("/?a", "a", Some("")),
            ("/?a=", "a", Some("")),
            ("/?b=1&a=2&a=3", "a", Some("2")),
            ("/x?token=%41%2f%zz%4", "token", Some("A/%zz%4")),
            ("/?a=%ff", "a", Some("\u{FFFD}")),
            ("/?ab=1", "a", None),
            ("http://h/p?a=b=c", "a", Some("b=c")),
        ];
        for (target, name, expected) in rows {
            let found = request(target).parameter(name);
            assert_eq!(found.as_deref(), *expected, "{target}");
        }
        assert_eq!(request("/x?token=1").path(), "/x");
        assert_eq!(request("/").rest(), b"rest");
    }

    #[test]
    fn offers_of_sub_protocols() {
        let text =
            "GET / HTTP/1.1\r\nSec-WebSocket-Protocol: a, b\r\nSec-WebSocket-Protocol: c\r\n\r\n";
        let request = Request::new(text.into()).unwrap();
        let offered = ["a", "b", "c", "d", "a, b"].map(|name| request.offers(name));
        assert_eq!(offered, [true, true, true, false, false]);
    }
}
