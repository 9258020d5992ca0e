//! From the text of a filter to its condition.

use super::key::Key;
use super::needle::{Case, Needle};
use super::token::{Sign, Token, TokenKind, split, tokens, unquote};
use super::{Condition, FilterExpected, Term, Wrong};

/// How deep parentheses and negations may stand inside one another.
const DEPTH: u32 = 64;

pub(super) fn parse(text: &str) -> Result<Condition, Wrong> {
    let mut parser = Parser {
        text,
        tokens: &tokens(text),
        depth: 0,
    };
    if parser.tokens.is_empty() {
        return Ok(Condition::All(Vec::new()));
    }
    let condition = parser.any()?;
    match parser.tokens.first() {
        None => Ok(condition),
        Some(_) => Err(parser.wrong(FilterExpected::Term)),
    }
}

struct Parser<'a> {
    text: &'a str,
    /// What was not read yet.
    tokens: &'a [Token],
    depth: u32,
}

impl<'a> Parser<'a> {
    fn any(&mut self) -> Result<Condition, Wrong> {
        let mut parts = vec![self.all()?];
        while self.take_word("or") {
            parts.push(self.all()?);
        }
        Ok(joined(parts, Condition::Any))
    }

    fn all(&mut self) -> Result<Condition, Wrong> {
        let mut parts = vec![self.part()?];
        loop {
            if !self.take_word("and") {
                match self.tokens.first() {
                    None => break,
                    Some(token) if token.kind == TokenKind::Close || self.is_word(token, "or") => {
                        break;
                    }
                    Some(_) => {}
                }
            }
            parts.push(self.part()?);
        }
        Ok(joined(parts, Condition::All))
    }

    fn part(&mut self) -> Result<Condition, Wrong> {
        let expected = self.wrong(FilterExpected::Term);
        let Some((token, rest)) = self.tokens.split_first() else {
            return Err(expected);
        };
        match token.kind {
            TokenKind::Minus => {
                self.tokens = rest;
                let next = rest.first().map_or(token.end + 1, |next| next.start);
                if next > token.end {
                    return Err(expected);
                }
                self.deeper(Self::part).map(not)
            }
            TokenKind::Open => {
                self.tokens = rest;
                let inner = self.deeper(Self::any)?;
                match self.tokens.split_first() {
                    Some((close, rest)) if close.kind == TokenKind::Close => self.tokens = rest,
                    _ => return Err(self.wrong(FilterExpected::ClosingParenthesis)),
                }
                Ok(inner)
            }
            TokenKind::Word if self.take_word("not") => self.deeper(Self::part).map(not),
            TokenKind::Word if self.is_word(token, "and") || self.is_word(token, "or") => {
                Err(expected)
            }
            TokenKind::Word => {
                self.tokens = rest;
                self.word(token)
            }
            TokenKind::Quoted | TokenKind::Unclosed => {
                self.tokens = rest;
                let text = self.value_of(token)?;
                payload(text).ok_or(expected)
            }
            TokenKind::Close => Err(expected),
        }
    }

    /// A key with its value, or text to look for.
    fn word(&mut self, token: &Token) -> Result<Condition, Wrong> {
        let word = self.slice(token.start, token.end);
        if let Some((name, sign, len)) = split(word) {
            let key = Key::named(name).ok_or(Wrong {
                start: token.start,
                end: token.start + name.len(),
                expected: FilterExpected::Key,
            })?;
            let value = Token {
                start: token.start + len,
                ..*token
            };
            return self.keyed(key, (token.start + name.len(), sign), &value);
        }
        // `len > 100`: the sign may stand apart.
        if let (Some(key), Some(next)) = (Key::named(word), self.tokens.first())
            && next.kind == TokenKind::Word
            && let Some((sign, len)) = Sign::of(self.slice(next.start, next.end))
        {
            self.tokens = self.tokens.get(1..).unwrap_or_default();
            let value = Token {
                start: next.start + len,
                ..*next
            };
            return self.keyed(key, (next.start, sign), &value);
        }
        payload(word.to_owned()).ok_or(Wrong {
            start: token.start,
            end: token.end,
            expected: FilterExpected::Term,
        })
    }

    /// The value is the rest of the word, or the next token if nothing is left of it.
    fn keyed(
        &mut self,
        key: Key,
        (sign_at, sign): (usize, Sign),
        rest: &Token,
    ) -> Result<Condition, Wrong> {
        if sign != Sign::Equals && !key.has_order() {
            return Err(Wrong {
                start: sign_at,
                end: rest.start,
                expected: FilterExpected::Equals,
            });
        }
        let mut token = *rest;
        if token.start == token.end {
            match self.tokens.split_first() {
                Some((next, rest)) => {
                    self.tokens = rest;
                    token = *next;
                }
                None => return Err(self.wrong(key.expected())),
            }
        }
        let value = self.value_of(&token)?;
        let term = key.term(sign, &value).ok_or(Wrong {
            start: token.start,
            end: token.end,
            expected: key.expected(),
        })?;
        Ok(Condition::Is(term))
    }

    fn value_of(&self, token: &Token) -> Result<String, Wrong> {
        let text = self.slice(token.start, token.end);
        match token.kind {
            TokenKind::Quoted => Ok(unquote(text)),
            TokenKind::Unclosed => Err(Wrong {
                start: token.start,
                end: token.end,
                expected: FilterExpected::ClosingQuote,
            }),
            _ => Ok(text.to_owned()),
        }
    }

    fn deeper(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<Condition, Wrong>,
    ) -> Result<Condition, Wrong> {
        if self.depth == DEPTH {
            return Err(self.wrong(FilterExpected::LessDepth(DEPTH)));
        }
        self.depth += 1;
        let inner = read(self);
        self.depth -= 1;
        inner
    }

    /// What is wrong with the next token, or the end.
    fn wrong(&self, expected: FilterExpected) -> Wrong {
        let end = self.text.len();
        let (start, end) = self
            .tokens
            .first()
            .map_or((end, end), |token| (token.start, token.end));
        Wrong {
            start,
            end,
            expected,
        }
    }

    fn take_word(&mut self, word: &str) -> bool {
        match self.tokens.split_first() {
            Some((token, rest)) if self.is_word(token, word) => {
                self.tokens = rest;
                true
            }
            _ => false,
        }
    }

    fn is_word(&self, token: &Token, word: &str) -> bool {
        token.kind == TokenKind::Word
            && self
                .slice(token.start, token.end)
                .eq_ignore_ascii_case(word)
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }
}

fn joined(mut parts: Vec<Condition>, join: impl FnOnce(Vec<Condition>) -> Condition) -> Condition {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            let (slow, mut quick): (Vec<_>, Vec<_>) =
                parts.into_iter().partition(Condition::looks_into_payloads);
            quick.extend(slow);
            join(quick)
        }
    }
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

/// `None` if there is nothing to look for.
fn payload(text: String) -> Option<Condition> {
    (!text.is_empty())
        .then(|| Condition::Is(Term::Payload(Needle::new(text.into_bytes(), Case::Ignored))))
}

#[cfg(test)]
mod tests {
    use super::super::{Filter, FilterError, Numbers};
    use super::*;
    use crate::analysis::filter::{FindingIs, RowIs};
    use crate::protocol::{Peer, Rule, Severity};
    use proptest::prelude::*;

    fn text(text: &str) -> Condition {
        payload(text.to_owned()).unwrap()
    }

    fn is(term: Term) -> Condition {
        Condition::Is(term)
    }

    const fn numbers(first: u64, last: u64) -> Numbers {
        Numbers { first, last }
    }

    #[test]
    fn each_term() {
        let rows = [
            ("opcode:text", Term::Opcode(0x0002)),
            ("OPCODE:Ping", Term::Opcode(0x0200)),
            ("opcode:control", Term::Opcode(0xFF00)),
            ("opcode:data", Term::Opcode(0x00FF)),
            ("opcode:reserved", Term::Opcode(0xF8F8)),
            ("opcode:9", Term::Opcode(0x0200)),
            ("opcode:0x9", Term::Opcode(0x0200)),
            ("opcode>=8", Term::Opcode(0xFF00)),
            ("from:client", Term::From(Peer::Client)),
            ("to=client", Term::From(Peer::Server)),
            ("len:5", Term::Len(numbers(5, 5))),
            ("bytes>5", Term::Len(numbers(6, u64::MAX))),
            ("len >= 5", Term::Len(numbers(5, u64::MAX))),
            ("len< 5", Term::Len(numbers(0, 4))),
            ("len:<=0x10", Term::Len(numbers(0, 16))),
            ("len<0", Term::Len(numbers(1, 0))),
            ("len>18446744073709551615", Term::Len(numbers(1, 0))),
            ("len:10..20", Term::Len(numbers(10, 20))),
            ("len=10..", Term::Len(numbers(10, u64::MAX))),
            ("len:..20", Term::Len(numbers(0, 20))),
            ("fin:0", Term::Fin(false)),
            ("fin:yes", Term::Fin(true)),
            ("rsv:4", Term::Rsv(0b0001_0000)),
            ("rsv>0", Term::Rsv(0b1111_1110)),
            ("rsv1:1", Term::Rsv(0b1111_0000)),
            ("rsv2:1", Term::Rsv(0b1100_1100)),
            ("rsv3:0", Term::Rsv(0b0101_0101)),
            ("masked:1", Term::Masked(true)),
            (
                "key:37fa213d",
                Term::Key {
                    prefix: 0x37fa_213d,
                    bits: 32,
                },
            ),
            (
                "key:37f",
                Term::Key {
                    prefix: 0x37f0_0000,
                    bits: 12,
                },
            ),
            (
                "key:\"37 fa\"",
                Term::Key {
                    prefix: 0x37fa_0000,
                    bits: 16,
                },
            ),
            ("close:1000", Term::Close(numbers(1000, 1000))),
            ("close:4000..4999", Term::Close(numbers(4000, 4999))),
            ("close:4000..", Term::Close(numbers(4000, 65_535))),
            ("frame:7", Term::Frame(numbers(7, 7))),
            ("fragment:2", Term::Part(numbers(2, 2))),
            ("finding:any", Term::Finding(FindingIs::Any)),
            (
                "finding:violation",
                Term::Finding(FindingIs::OfSeverity(Severity::Violation)),
            ),
            (
                "finding:invalid-utf8",
                Term::Finding(FindingIs::OfRule(Rule::InvalidUtf8)),
            ),
            ("is:edited", Term::Row(RowIs::Edited)),
            ("is: cut", Term::Row(RowIs::Cut)),
            (
                "hex:\"81 05\"",
                Term::Payload(Needle::new(vec![0x81, 5], Case::Exact)),
            ),
            (
                "hex:8105",
                Term::Payload(Needle::new(vec![0x81, 5], Case::Exact)),
            ),
            (
                "Hello",
                Term::Payload(Needle::new(b"hello".to_vec(), Case::Ignored)),
            ),
            (
                "\"a b\\\"\"",
                Term::Payload(Needle::new(b"a b\"".to_vec(), Case::Ignored)),
            ),
            (
                ":",
                Term::Payload(Needle::new(b":".to_vec(), Case::Ignored)),
            ),
        ];
        for (filter, expected) in rows {
            assert_eq!(parse(filter).unwrap(), is(expected), "{filter}");
        }
    }

    #[test]
    fn terms_are_joined() {
        let fin = || is(Term::Fin(true));
        let rows = [
            ("", Condition::All(vec![])),
            (" \t", Condition::All(vec![])),
            ("a b", Condition::All(vec![text("a"), text("b")])),
            // What costs most stands last.
            ("a and fin:1", Condition::All(vec![fin(), text("a")])),
            ("a or fin:1", Condition::Any(vec![fin(), text("a")])),
            ("-a", not(text("a"))),
            ("not not a", not(not(text("a")))),
            (
                "fin:1 a or -\"or\"",
                Condition::Any(vec![
                    Condition::All(vec![fin(), text("a")]),
                    not(text("or")),
                ]),
            ),
            (
                "(a or b) fin:1",
                Condition::All(vec![fin(), Condition::Any(vec![text("a"), text("b")])]),
            ),
            ("-(fin:1)", not(fin())),
            ("len", text("len")),
            ("12:30", text("12:30")),
        ];
        for (filter, expected) in rows {
            assert_eq!(parse(filter).unwrap(), expected, "{filter}");
        }
    }

    #[test]
    fn errors_say_where_what_and_what_else() {
        use FilterExpected as E;
        let rows = [
            ("opcde:text", 0, 5, "opcde", E::Key),
            ("你好 x:1", 3, 1, "x", E::Key),
            ("🎉 opcode:txt", 10, 3, "txt", E::Opcode),
            ("opcode:", 7, 0, "", E::Opcode),
            ("opcode:16", 7, 2, "16", E::Opcode),
            ("from>client", 4, 1, ">", E::Equals),
            ("from:me", 5, 2, "me", E::Peer),
            ("len>many", 4, 4, "many", E::Number),
            ("len>-5", 4, 2, "-5", E::Number),
            ("len:+5", 4, 2, "+5", E::Number),
            ("len:..", 4, 2, "..", E::Number),
            ("len:0x", 4, 2, "0x", E::Number),
            ("close:70000", 6, 5, "70000", E::NumberUpTo(65_535)),
            ("rsv:8", 4, 1, "8", E::NumberUpTo(7)),
            ("fin:maybe", 4, 5, "maybe", E::YesOrNo),
            ("key:37fa213d0", 4, 9, "37fa213d0", E::KeyDigits),
            ("hex:812", 4, 3, "812", E::HexBytes),
            ("hex:\"\"", 4, 2, "\"\"", E::HexBytes),
            ("finding:bad", 8, 3, "bad", E::Finding),
            ("is:new", 3, 3, "new", E::State),
            ("\"open", 0, 5, "\"open", E::ClosingQuote),
            ("hex:\"81", 4, 3, "\"81", E::ClosingQuote),
            ("(a", 2, 0, "", E::ClosingParenthesis),
            ("a)", 1, 1, ")", E::Term),
            ("()", 1, 1, ")", E::Term),
            ("a or", 4, 0, "", E::Term),
            ("or a", 0, 2, "or", E::Term),
            ("a and or b", 6, 2, "or", E::Term),
            ("not", 3, 0, "", E::Term),
            ("a - b", 2, 1, "-", E::Term),
            ("-", 0, 1, "-", E::Term),
            ("\"\"", 0, 2, "\"\"", E::Term),
        ];
        for (filter, at, len, found, expected) in rows {
            let error = FilterError {
                at,
                len,
                found: found.to_owned(),
                expected,
            };
            assert_eq!(Filter::parse(filter), Err(error), "{filter}");
        }
        for deep in [
            "(".repeat(100_000),
            "-".repeat(100_000),
            "not ".repeat(100_000),
        ] {
            let error = Filter::parse(&deep).unwrap_err();
            assert_eq!(error.expected, E::LessDepth(DEPTH));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_filter_or_an_error_inside_it(filter in prop_oneof![
            any::<String>(),
            "(opcode|len|hex|key|is|finding|close|fin|not|or|and|你|🎉|[0-9]|[-:<>=.\"\\\\() ]){0,12}",
        ]) {
            if let Err(error) = Filter::parse(&filter) {
                let units = u32::try_from(filter.encode_utf16().count()).unwrap();
                prop_assert!(error.at + error.len <= units);
                prop_assert_eq!(error.found.is_empty(), error.len == 0);
            }
        }
    }
}
