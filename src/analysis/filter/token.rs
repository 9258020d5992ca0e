//! A filter in pieces, each with its place.

/// A piece of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    /// UTF-8 offsets.
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Open,
    Close,
    /// `-` in front of a term.
    Minus,
    /// Text in quotes; they are part of the span.
    Quoted,
    /// Text in quotes of which the last is missing.
    Unclosed,
    /// Anything else up to a blank, a quote or a parenthesis.
    Word,
}

/// The tokens of `text`. Between two of them there is nothing but white space.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        let Some(first) = trimmed.chars().next() else {
            return tokens;
        };
        let (kind, len) = match first {
            '(' => (TokenKind::Open, 1),
            ')' => (TokenKind::Close, 1),
            '-' => (TokenKind::Minus, 1),
            '"' => quoted(trimmed),
            _ => (
                TokenKind::Word,
                trimmed.find(ends_word).unwrap_or(trimmed.len()),
            ),
        };
        tokens.push(Token {
            kind,
            start: at,
            end: at + len,
        });
        at += len;
    }
}

fn quoted(text: &str) -> (TokenKind, usize) {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return (TokenKind::Quoted, at + 1),
            _ => {}
        }
    }
    (TokenKind::Unclosed, text.len())
}

fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '"' | '(' | ')')
}

/// What stands between quotes, its escapes resolved: `\"`, `\\`, `\n`, `\r`, `\t`; a backslash before anything else is itself.
pub(super) fn unquote(quoted: &str) -> String {
    let inner = quoted.strip_prefix('"').unwrap_or(quoted);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    let mut text = String::with_capacity(inner.len());
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some(itself @ ('"' | '\\')) => text.push(itself),
            Some(other) => text.extend(['\\', other]),
            None => text.push('\\'),
        }
    }
    text
}

/// How a key is compared with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Equals,
    Below,
    AtMost,
    Above,
    AtLeast,
}

impl Sign {
    /// The sign that `text` begins with, and its length.
    pub(super) fn of(text: &str) -> Option<(Self, usize)> {
        const SIGNS: [(&str, Sign); 10] = [
            (":<=", Sign::AtMost),
            (":>=", Sign::AtLeast),
            (":<", Sign::Below),
            (":>", Sign::Above),
            ("<=", Sign::AtMost),
            (">=", Sign::AtLeast),
            ("<", Sign::Below),
            (">", Sign::Above),
            (":", Sign::Equals),
            ("=", Sign::Equals),
        ];
        SIGNS
            .into_iter()
            .find(|(sign, _)| text.starts_with(sign))
            .map(|(written, sign)| (sign, written.len()))
    }
}

/// A word that begins with a key and a sign: the key, the sign, and how long both are together. What begins with a sign is no such
/// word: `:)` is text.
pub(super) fn split(word: &str) -> Option<(&str, Sign, usize)> {
    let at = word.find([':', '=', '<', '>']).filter(|at| *at > 0)?;
    let (key, rest) = word.split_at_checked(at)?;
    let named = key.starts_with(|first: char| first.is_ascii_alphabetic())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (sign, len) = Sign::of(rest)?;
    named.then_some((key, sign, at + len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces() {
        let rows: &[(&str, &[(TokenKind, &str)])] = &[
            ("", &[]),
            (" \u{3000}", &[]),
            (
                "opcode:text -(a or\"b c\")",
                &[
                    (TokenKind::Word, "opcode:text"),
                    (TokenKind::Minus, "-"),
                    (TokenKind::Open, "("),
                    (TokenKind::Word, "a"),
                    (TokenKind::Word, "or"),
                    (TokenKind::Quoted, "\"b c\""),
                    (TokenKind::Close, ")"),
                ],
            ),
            (
                r#"hex:"81\"" "你\"#,
                &[
                    (TokenKind::Word, "hex:"),
                    (TokenKind::Quoted, r#""81\"""#),
                    (TokenKind::Unclosed, r#""你\"#),
                ],
            ),
            ("a-b", &[(TokenKind::Word, "a-b")]),
        ];
        for (text, expected) in rows {
            let seen: Vec<_> = tokens(text)
                .iter()
                .map(|token| (token.kind, &text[token.start..token.end]))
                .collect();
            assert_eq!(seen, *expected, "{text}");
        }
    }

    #[test]
    fn quotes_come_off() {
        let rows = [
            (r#""a b""#, "a b"),
            (r#""\"\\\n\r\t\x""#, "\"\\\n\r\t\\x"),
            (r#""""#, ""),
        ];
        for (quoted, expected) in rows {
            assert_eq!(unquote(quoted), expected);
        }
    }

    #[test]
    fn keys_and_signs_come_apart() {
        let rows = [
            ("len>=5", Some(("len", Sign::AtLeast, 5))),
            ("len:<5", Some(("len", Sign::Below, 5))),
            ("a:", Some(("a", Sign::Equals, 2))),
            (":)", None),
            ("12:30", None),
            ("a-b:c", None),
            ("plain", None),
        ];
        for (word, expected) in rows {
            assert_eq!(split(word), expected, "{word}");
        }
    }
}
