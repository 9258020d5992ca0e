//! Sec-WebSocket-Extensions (RFC 6455 §9.1): a list of extensions with their parameters, each with its place in the head.

use super::Head;
use crate::bytes::Span;

/// One element of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Its name, a token.
    pub name: Span,
    /// Its parameters, in order.
    pub parameters: Vec<Parameter>,
    /// Where the grammar is first broken, as an offset in the head: what follows up to the next comma was left out.
    pub fault: Option<u64>,
}

/// One parameter of an extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name, a token.
    pub name: Span,
    /// Its value, if there is one: a token, or what stands between the quotes.
    pub value: Option<Span>,
}

/// The extensions of all Sec-WebSocket-Extensions fields, which count as one list (RFC 9110 §5.3). Spans are offsets in the head. Empty
/// elements are left out; an element that does not begin with a token has an empty name and its fault there.
pub fn extensions(head: &Head<'_>) -> Vec<Extension> {
    let mut extensions = Vec::new();
    for value in head.value_spans("Sec-WebSocket-Extensions") {
        let mut scanner = Scanner {
            bytes: head.bytes,
            at: usize::try_from(value.start).unwrap_or(usize::MAX),
            end: usize::try_from(value.end).unwrap_or(usize::MAX),
        };
        loop {
            scanner.skip_whitespace();
            match scanner.peek() {
                None => break,
                Some(b',') => scanner.at += 1,
                Some(_) => extensions.push(scanner.extension()),
            }
        }
    }
    extensions
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
}

/// The grammar is broken where the scanner stands.
struct Fault;

impl Scanner<'_> {
    fn extension(&mut self) -> Extension {
        let start = self.at;
        let mut extension = Extension {
            name: self.token(),
            parameters: Vec::new(),
            fault: None,
        };
        if self.finish(&mut extension).is_err() {
            extension.fault = Some(self.at as u64);
            // From its beginning: quotes are told apart only so.
            self.at = start;
            self.skip_element();
        }
        extension
    }

    /// Reads what follows the name.
    fn finish(&mut self, extension: &mut Extension) -> Result<(), Fault> {
        if extension.name.is_empty() {
            return Err(Fault);
        }
        loop {
            self.skip_whitespace();
            match self.peek() {
                None | Some(b',') => return Ok(()),
                Some(b';') => self.at += 1,
                Some(_) => return Err(Fault),
            }
            self.skip_whitespace();
            let name = self.token();
            if name.is_empty() {
                return Err(Fault);
            }
            self.skip_whitespace();
            let value = if self.peek() == Some(b'=') {
                self.at += 1;
                self.skip_whitespace();
                Some(self.value()?)
            } else {
                None
            };
            extension.parameters.push(Parameter { name, value });
        }
    }

    /// A token, or a quoted string whose content is one: "the value after quoted-string unescaping MUST conform to the 'token' ABNF".
    /// Nothing that a token may hold needs to be escaped, so a backslash is a fault.
    fn value(&mut self) -> Result<Span, Fault> {
        let quoted = self.peek() == Some(b'"');
        if quoted {
            self.at += 1;
        }
        let value = self.token();
        if value.is_empty() || quoted && self.peek() != Some(b'"') {
            return Err(Fault);
        }
        if quoted {
            self.at += 1;
        }
        Ok(value)
    }

    fn token(&mut self) -> Span {
        let start = self.at as u64;
        while self.peek().is_some_and(is_token) {
            self.at += 1;
        }
        Span {
            start,
            end: self.at as u64,
        }
    }

    /// Goes to the comma that ends the element; one inside quotes does not.
    fn skip_element(&mut self) {
        let mut quoted = false;
        while let Some(byte) = self.peek() {
            match byte {
                b',' if !quoted => return,
                b'"' => quoted = !quoted,
                b'\\' if quoted => self.at += 1,
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Line ends too: a value may be folded.
    fn skip_whitespace(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        if self.at >= self.end {
            return None;
        }
        self.bytes.get(self.at).copied()
    }
}

/// Whether `byte` may stand in a token: `tchar` of RFC 9110 §5.6.2.
pub const fn is_token(byte: u8) -> bool {
    matches!(
        byte,
        b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^'..=b'`' | b'|' | b'~'
    ) || byte.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::fmt::Write;

    /// The list as one line: `name;parameter=value`, with `!offset` where the grammar is broken.
    fn shown(head: &[u8]) -> String {
        let text = |span: Span| {
            let span = usize::try_from(span.start).unwrap()..usize::try_from(span.end).unwrap();
            String::from_utf8_lossy(&head[span]).into_owned()
        };
        let parsed = Head::whole(head).unwrap();
        let mut shown = Vec::new();
        for extension in extensions(&parsed) {
            let mut line = text(extension.name);
            for parameter in extension.parameters {
                write!(line, ";{}", text(parameter.name)).unwrap();
                if let Some(value) = parameter.value {
                    write!(line, "={}", text(value)).unwrap();
                }
            }
            if let Some(at) = extension.fault {
                write!(
                    line,
                    "!{}",
                    char::from(head[usize::try_from(at).unwrap()]).escape_default()
                )
                .unwrap();
            }
            shown.push(line);
        }
        shown.join(", ")
    }

    #[test]
    fn lists_are_read_as_the_grammar_has_it() {
        let rows = [
            ("X: y", ""),
            ("Sec-WebSocket-Extensions:", ""),
            ("Sec-WebSocket-Extensions: foo", "foo"),
            (
                "Sec-WebSocket-Extensions: foo, bar; baz=2",
                "foo, bar;baz=2",
            ),
            ("Sec-WebSocket-Extensions: , foo ,, bar,", "foo, bar"),
            (
                "Sec-WebSocket-Extensions: foo\r\nSec-WebSocket-extensions: bar; baz=2",
                "foo, bar;baz=2",
            ),
            (
                "Sec-WebSocket-Extensions: foo;a=1\r\n ; b=2 ,\r\n\tbar",
                "foo;a=1;b=2, bar",
            ),
            (
                "Sec-WebSocket-Extensions: foo ; a = \"10\" ;b",
                "foo;a=10;b",
            ),
            (
                "Sec-WebSocket-Extensions: foo; a=\"1,0\", bar",
                "foo!,, bar",
            ),
            (
                "Sec-WebSocket-Extensions: foo; a=\"1\\0, x\", bar",
                "foo!\\\\, bar",
            ),
            (
                "Sec-WebSocket-Extensions: foo; a=\"\", bar",
                "foo!\\\", bar",
            ),
            ("Sec-WebSocket-Extensions: foo; a=\"1, bar", "foo!,"),
            ("Sec-WebSocket-Extensions: foo bar, baz", "foo!b, baz"),
            ("Sec-WebSocket-Extensions: foo;, baz", "foo!,, baz"),
            ("Sec-WebSocket-Extensions: foo; a=, baz", "foo!,, baz"),
            ("Sec-WebSocket-Extensions: =1, baz", "!=, baz"),
        ];
        for (field, expected) in rows {
            let head = format!("HTTP/1.1 101 Switching Protocols\r\n{field}\r\n\r\n");
            assert_eq!(shown(head.as_bytes()), expected, "{field}");
        }
    }

    proptest! {
        #[test]
        fn any_value_is_read(value in "[a-z =;,\"\\\\\t\u{e9}]{0,40}") {
            let head = format!("HTTP/1.1 101 A\r\nSec-WebSocket-Extensions: {value}\r\n\r\n");
            let parsed = Head::whole(head.as_bytes()).unwrap();
            let mut end = 0;
            for extension in extensions(&parsed) {
                prop_assert!(extension.name.start >= end);
                prop_assert!(extension.name.is_empty() <= extension.fault.is_some());
                end = extension.name.end;
            }
        }
    }
}
