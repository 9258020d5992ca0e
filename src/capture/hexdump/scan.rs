//! Characters, words and lines: what all layouts are made of.

/// The value of a hex digit, or something above 15.
#[inline]
pub(super) fn hex_digit(byte: u8) -> u8 {
    const TABLE: [u8; 256] = hex_table();
    TABLE.get(usize::from(byte)).copied().unwrap_or(NO_DIGIT)
}

/// What [`hex_digit`] gives for anything else.
pub(super) const NO_DIGIT: u8 = 0xff;

const fn hex_table() -> [u8; 256] {
    let mut table = [NO_DIGIT; 256];
    let mut byte = 0u8;
    while byte < 128 {
        #[expect(clippy::indexing_slicing, reason = "a table built at compile time")]
        {
            table[byte as usize] = match byte {
                b'0'..=b'9' => byte - b'0',
                b'a'..=b'f' => byte - b'a' + 10,
                b'A'..=b'F' => byte - b'A' + 10,
                _ => NO_DIGIT,
            };
        }
        byte += 1;
    }
    table
}

/// A line of a text without its line end, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// Offset of its first byte.
    pub(super) start: usize,
    /// Its text, without `\n` and `\r`.
    pub(super) text: &'t str,
}

impl<'t> Line<'t> {
    /// Offset one past its last byte.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its text from the first character that is no blank.
    pub(super) fn content(&self) -> &'t str {
        self.text.trim_ascii()
    }

    /// Whether nothing stands on it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_whitespace())
    }

    /// How far its first character is indented; a tab counts as 4.
    pub(super) fn indent(&self) -> usize {
        self.text
            .bytes()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .map(|byte| if byte == b'\t' { 4 } else { 1 })
            .sum()
    }

    /// Whether it is a shell's or an interpreter's prompt with a command (`$ xxd file`, `me@host:~$ xxd file`, `>>> data`), or a Markdown fence.
    pub(super) fn is_prompt(&self) -> bool {
        let content = self.content();
        if matches!(content, "$" | "#" | ">>>") || content.starts_with("```") {
            return true;
        }
        if ["$ ", "# ", "% ", "> ", ">>> ", "... ", "PS ", "❯ ", "➜ "]
            .iter()
            .any(|prompt| content.starts_with(prompt))
        {
            return content
                .split_ascii_whitespace()
                .nth(1)
                .is_some_and(|word| !is_hex_pair(word));
        }
        let Some((before, _)) = content.split_once(['$', '#', '>']) else {
            return false;
        };
        let shell = before.contains('@') || before.starts_with("C:\\");
        shell && !before.contains(' ')
            || before.starts_with('[') && before.contains('@') && before.ends_with(']')
    }
}

fn is_hex_pair(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> + Clone {
    // A byte order mark is no part of the first line.
    let mark = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    text.get(mark..)
        .unwrap_or_default()
        .split_inclusive('\n')
        .scan(mark, |next, text| {
            let start = *next;
            *next += text.len();
            Some(Line {
                start,
                text: text.trim_end_matches(['\n', '\r']),
            })
        })
}

/// The word at `start`: up to the next blank, comma or the like.
pub(super) fn word_len(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let stop = |character: char| {
        character.is_whitespace() || matches!(character, ',' | ';' | ')' | ']' | '}' | '"' | '\'')
    };
    let end = rest
        .char_indices()
        .skip(1)
        .find(|(_, character)| stop(*character))
        .map_or(rest.len(), |(at, _)| at);
    end.min(200)
}
