//! JSON (RFC 8259) as it was written: digits, order and doubled names are kept, since nothing is converted.

use std::ops::Range;

/// A JSON text, cut into its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Json {
    /// Each value before those inside it. The first is the whole text's.
    pub nodes: Vec<Node>,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// How many objects and arrays it is inside of.
    pub depth: usize,
    /// Where its name stands in the text, quotes included; `None` outside an object.
    pub name: Option<Range<usize>>,
    /// What it is.
    pub kind: Kind,
    /// Where it stands in the text, brackets and quotes included.
    pub range: Range<usize>,
    /// Index one past the last value inside it.
    pub end: usize,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `{…}`
    Object,
    /// `[…]`
    Array,
    /// `"…"`
    String,
    /// Digits.
    Number,
    /// `true` or `false`
    Boolean,
    /// `null`
    Null,
}

impl Kind {
    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Array => "array",
            Self::String => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Null => "null",
        }
    }
}

impl Json {
    /// Reads `text`; `None` unless it is JSON to its last character. Depth costs memory and no stack.
    pub fn parse(text: &str) -> Option<Self> {
        let mut scanner = Scanner {
            bytes: text.as_bytes(),
            at: 0,
        };
        let mut nodes: Vec<Node> = Vec::new();
        // Indices of the objects and arrays that are open.
        let mut open: Vec<usize> = Vec::new();
        loop {
            scanner.skip_space();
            let name = match open.last().and_then(|index| nodes.get(*index)) {
                Some(node) if node.kind == Kind::Object => {
                    let name = scanner.string()?;
                    scanner.skip_space();
                    scanner.expect(b':')?;
                    scanner.skip_space();
                    Some(name)
                }
                _ => None,
            };
            let start = scanner.at;
            let kind = scanner.value()?;
            nodes.push(Node {
                depth: open.len(),
                name,
                kind,
                range: start..scanner.at,
                end: nodes.len() + 1,
            });
            if let Some(close) = closing(kind) {
                scanner.skip_space();
                open.push(nodes.len() - 1);
                if scanner.peek() != Some(close) {
                    continue;
                }
            }
            // What follows a value: the next one, or the end of what it is in.
            loop {
                let Some(&index) = open.last() else {
                    scanner.skip_space();
                    return scanner.peek().is_none().then_some(Self { nodes });
                };
                let end = nodes.len();
                let parent = nodes.get_mut(index)?;
                scanner.skip_space();
                if Some(scanner.peek()?) == closing(parent.kind) {
                    scanner.at += 1;
                    parent.range.end = scanner.at;
                    parent.end = end;
                    open.pop();
                } else {
                    scanner.expect(b',')?;
                    break;
                }
            }
        }
    }

    /// How many values stand directly inside the one at `index`.
    pub fn children(&self, index: usize) -> usize {
        let Some(node) = self.nodes.get(index) else {
            return 0;
        };
        let (mut count, mut at) = (0, index + 1);
        while at < node.end {
            count += 1;
            at = self.nodes.get(at).map_or(node.end, |child| child.end);
        }
        count
    }
}

fn closing(kind: Kind) -> Option<u8> {
    match kind {
        Kind::Object => Some(b'}'),
        Kind::Array => Some(b']'),
        _ => None,
    }
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip(&mut self, is: impl Fn(u8) -> bool) -> usize {
        let start = self.at;
        while self.peek().is_some_and(&is) {
            self.at += 1;
        }
        self.at - start
    }

    fn skip_space(&mut self) {
        self.skip(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    fn expect(&mut self, wanted: u8) -> Option<()> {
        (self.peek()? == wanted).then(|| self.at += 1)
    }

    /// A whole scalar, or the bracket that begins an object or array.
    fn value(&mut self) -> Option<Kind> {
        Some(match self.peek()? {
            b'{' => {
                self.at += 1;
                Kind::Object
            }
            b'[' => {
                self.at += 1;
                Kind::Array
            }
            b'"' => {
                self.string()?;
                Kind::String
            }
            b't' => {
                self.word("true")?;
                Kind::Boolean
            }
            b'f' => {
                self.word("false")?;
                Kind::Boolean
            }
            b'n' => {
                self.word("null")?;
                Kind::Null
            }
            _ => {
                self.number()?;
                Kind::Number
            }
        })
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let rest = self.bytes.get(self.at..)?;
        rest.starts_with(word.as_bytes())
            .then(|| self.at += word.len())
    }

    fn string(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        self.expect(b'"')?;
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'"' => return Some(start..self.at),
                b'\\' => {
                    let escaped = self.peek()?;
                    self.at += 1;
                    match escaped {
                        b'u' => {
                            let digits = self.bytes.get(self.at..self.at + 4)?;
                            if !digits.iter().all(u8::is_ascii_hexdigit) {
                                return None;
                            }
                            self.at += 4;
                        }
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                        _ => return None,
                    }
                }
                0..=0x1F => return None,
                _ => {}
            }
        }
    }

    fn number(&mut self) -> Option<()> {
        let digit = |byte: u8| byte.is_ascii_digit();
        self.skip_one(b"-");
        if self.peek()? == b'0' {
            self.at += 1;
        } else if self.skip(digit) == 0 {
            return None;
        }
        if self.skip_one(b".") && self.skip(digit) == 0 {
            return None;
        }
        if self.skip_one(b"eE") {
            self.skip_one(b"+-");
            if self.skip(digit) == 0 {
                return None;
            }
        }
        Some(())
    }

    fn skip_one(&mut self, any: &[u8]) -> bool {
        let there = self.peek().is_some_and(|byte| any.contains(&byte));
        self.at += usize::from(there);
        there
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(feature = "cli")]
    use proptest::prelude::*;

    fn outline(text: &str) -> Option<String> {
        let json = Json::parse(text)?;
        let lines: Vec<String> = json
            .nodes
            .iter()
            .enumerate()
            .map(|(index, node)| {
                let name = node.name.clone().map_or("", |name| &text[name]);
                format!(
                    "{}{name}{}{}",
                    node.depth,
                    &text[node.range.clone()],
                    json.children(index)
                )
            })
            .collect();
        Some(lines.join(" "))
    }

    #[test]
    fn values_stay_as_written() {
        let rows = [
            (
                "12345678901234567890.10e-05",
                "012345678901234567890.10e-050",
            ),
            (" [ ] ", "0[ ]0"),
            ("{}", "0{}0"),
            (
                r#"{"b":1,"a":[-0,"é\u00e9"],"b":null}"#,
                r#"0{"b":1,"a":[-0,"é\u00e9"],"b":null}3 1"b"10 1"a"[-0,"é\u00e9"]2 2-00 2"é\u00e9"0 1"b"null0"#,
            ),
            ("[[],[true]]", "0[[],[true]]2 1[]0 1[true]1 2true0"),
        ];
        for (text, expected) in rows {
            assert_eq!(outline(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_json() {
        for text in [
            "",
            " ",
            "Hello",
            "[1,]",
            "[1",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "01",
            "1.",
            "-",
            "+1",
            "1e",
            ".5",
            "\"\\x\"",
            "\"\n\"",
            "\"\\u00g0\"",
            "nul",
            "[1]]",
            "{,}",
            "[,]",
            "1 2",
            "\"",
            "NaN",
            "{\"a\":1,}",
        ] {
            assert_eq!(outline(text), None, "{text}");
        }
    }

    #[test]
    fn depth_needs_no_stack() {
        let text = "[".repeat(200_000) + &"]".repeat(200_000);
        assert_eq!(
            Json::parse(&text).map(|json| json.nodes.len()),
            Some(200_000)
        );
    }

    #[cfg(feature = "cli")]
    proptest! {
        #[test]
        fn agrees_with_serde_json(text in r#"[\[\]{}:,"0-9.eE+\-a tfn\\u]{0,12}"#) {
            prop_assert_eq!(Json::parse(&text).is_some(), serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok());
        }
    }
}
