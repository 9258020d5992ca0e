//! Two conversations side by side: how they were opened, where they part, how they ended, what breaks a rule.

use super::{Compared, Is, differing};
use crate::analysis::comparing::{Line, Pair, Subject, Talk, align};
use crate::analysis::copy::{CopyFormat, copy};
use crate::analysis::{Block, Outcome, Preview, RowKind};
use crate::protocol::{CloseCode, Head, Opcode, Peer, Rule};
use crate::text::Text;

/// Items that are shown before the first that differs, and from there on.
const BEFORE: usize = 3;
const FROM: usize = 60;

/// Header fields that differ in any two handshakes.
const RANDOM: [&str; 3] = ["sec-websocket-key", "sec-websocket-accept", "date"];

impl Text {
    pub(super) fn compared_conversations(
        &self,
        subjects: [&Subject; 2],
        talks: [&Talk; 2],
    ) -> Vec<Block> {
        let [first, second] = talks;
        let sides = self.sides(subjects);
        let heads = self.head_lines(talks);
        let (pairs, is_cut) = align(&first.lines, &second.lines);
        let parted = pairs
            .iter()
            .position(|pair| !matches!(pair, Pair::Both(..)))
            .or_else(|| pairs.iter().position(|pair| !pair.is_same()));
        let findings = self.finding_lines(talks);
        let ends = self.end_lines(talks);
        let mut blocks = vec![self.verdict(talks, &heads, (&pairs, parted), [&ends, &findings])];
        if !heads.is_empty() {
            blocks.push(self.compared_table(self.say("compare-handshake"), &sides, &heads));
        }
        if let Some(parted) = parted {
            let from = parted.saturating_sub(BEFORE);
            let shown = pairs.iter().skip(from).take(BEFORE + FROM);
            let lines: Vec<Compared> = shown.map(|pair| self.pair_line(*pair, talks)).collect();
            blocks.push(self.compared_table(self.say("compare-order"), &sides, &lines));
            let more = pairs.len().saturating_sub(from + BEFORE + FROM);
            if more > 0 || is_cut {
                blocks.push(Block::Prose {
                    title: String::new(),
                    paragraphs: vec![self.say("compare-goes-on")],
                });
            }
        }
        if !ends.is_empty() {
            blocks.push(self.compared_table(self.say("compare-end"), &sides, &ends));
        }
        if !findings.is_empty() {
            blocks.push(self.compared_table(self.say("compare-findings"), &sides, &findings));
        }
        if talks.iter().any(|talk| talk.more > 0) {
            let most = crate::analysis::comparing::ITEMS_LIMIT;
            blocks.push(Block::Prose {
                title: String::new(),
                paragraphs: vec![self.say_with("compare-limit", &[("count", most.into())])],
            });
        }
        blocks
    }

    fn verdict(
        &self,
        [first, second]: [&Talk; 2],
        heads: &[Compared],
        (pairs, parted): (&[Pair], Option<usize>),
        rest: [&[Compared]; 2],
    ) -> Block {
        let mut says = Vec::new();
        let names = differing(heads);
        if !names.is_empty() {
            let places = [("fields", self.listed(names).into())];
            says.push(self.say_with("compare-handshake-differs", &places));
        }
        if let Some(at) = parted {
            let line = |lines: &[Line], place: usize| {
                lines
                    .get(place)
                    .map_or_else(String::new, |line| self.line(line))
            };
            // Where both go on otherwise, what each has instead is named.
            let run = || {
                pairs
                    .iter()
                    .skip(at)
                    .take_while(|pair| !matches!(pair, Pair::Both(..)))
            };
            let one = run().find_map(|pair| match pair {
                Pair::First(one) => Some(line(&first.lines, *one)),
                Pair::Both(..) | Pair::Second(_) => None,
            });
            let other = run().find_map(|pair| match pair {
                Pair::Second(other) => Some(line(&second.lines, *other)),
                Pair::Both(..) | Pair::First(_) => None,
            });
            let nothing =
                |side: Option<String>| side.unwrap_or_else(|| self.say("compare-nothing"));
            let (id, [one, other]) = match pairs.get(at) {
                Some(Pair::Both(one, other, _)) => (
                    "content",
                    [line(&first.lines, *one), line(&second.lines, *other)],
                ),
                _ => ("kind", [nothing(one), nothing(other)]),
            };
            let places = [
                ("number", (at + 1).into()),
                ("first", one.into()),
                ("second", other.into()),
            ];
            says.push(self.say_of_with("compare-parts", id, &places));
        }
        let others: Vec<&str> = rest.into_iter().flat_map(differing).collect();
        if says.is_empty() && !others.is_empty() {
            let places = [("fields", self.listed(others).into())];
            says.push(self.say_with("compare-rest-differs", &places));
        }
        if says.is_empty() {
            return Block::Verdict {
                outcome: Outcome::Pass,
                says: self.say("compare-conversations-same"),
            };
        }
        Block::Verdict {
            outcome: Outcome::Note,
            says: self.sentences(&says),
        }
    }

    /// The fields of both handshakes, in the order in which the first has them.
    fn head_lines(&self, talks: [&Talk; 2]) -> Vec<Compared> {
        let requests = talks.map(|talk| fields(talk.request.as_deref()));
        let responses = talks.map(|talk| fields(talk.response.as_deref()));
        let mut lines = Vec::new();
        for ([first, second], start_line) in [(requests, "request"), (responses, "response")] {
            let mut names: Vec<&str> = Vec::new();
            for (name, _) in first.iter().chain(&second) {
                if !names.contains(&name.as_str()) {
                    names.push(name);
                }
            }
            for name in names {
                let sides = [&first, &second].map(|fields| {
                    let own = fields.iter().filter(|(own, _)| own == name);
                    own.map(|(_, value)| value.as_str())
                        .collect::<Vec<_>>()
                        .join(", ")
                });
                let [one, other] = &sides;
                let are_both = !one.is_empty() && !other.is_empty();
                let is = if are_both && one != other && RANDOM.contains(&name) {
                    Is::Random
                } else {
                    Is::of(one, other)
                };
                let name = if name == START {
                    self.say_of("compare-start-line", start_line)
                } else {
                    name.to_owned()
                };
                lines.push(Compared { name, sides, is });
            }
        }
        lines
    }

    fn pair_line(&self, pair: Pair, [first, second]: [&Talk; 2]) -> Compared {
        let line = |lines: &[Line], place: usize| {
            lines
                .get(place)
                .map_or_else(String::new, |line| self.line(line))
        };
        let (name, sides, is) = match pair {
            Pair::Both(one, other, _) => (
                if one == other {
                    (one + 1).to_string()
                } else {
                    format!("{} / {}", one + 1, other + 1)
                },
                [line(&first.lines, one), line(&second.lines, other)],
                if pair.is_same() {
                    Is::Same
                } else {
                    Is::Differs
                },
            ),
            Pair::First(one) => (
                format!("{} / –", one + 1),
                [line(&first.lines, one), String::new()],
                Is::Differs,
            ),
            Pair::Second(other) => (
                format!("– / {}", other + 1),
                [String::new(), line(&second.lines, other)],
                Is::Differs,
            ),
        };
        Compared { name, sides, is }
    }

    /// How both ended, as far as it is known.
    fn end_lines(&self, talks: [&Talk; 2]) -> Vec<Compared> {
        let mut lines = Vec::new();
        let states = talks.map(|talk| {
            talk.state
                .map_or_else(String::new, |state| self.state(state))
        });
        let endings = talks.map(|talk| {
            let ending = talk.ending.as_ref();
            ending.map_or_else(String::new, |ending| self.ending(ending))
        });
        let closes = talks.map(|talk| {
            let closes =
                talk.lines
                    .iter()
                    .filter_map(|line| match (&line.row.kind, &line.row.preview) {
                        (RowKind::Frame { opcode, .. }, Preview::Close { .. } | Preview::Empty)
                            if Opcode(*opcode) == Opcode::CLOSE =>
                        {
                            Some(self.line(line))
                        }
                        _ => None,
                    });
            self.series(&closes.collect::<Vec<_>>())
        });
        for (id, sides) in [("state", states), ("closes", closes), ("ending", endings)] {
            if sides.iter().any(|side| !side.is_empty()) {
                lines.push(Compared::by_words(self.say_of("compare-end", id), sides));
            }
        }
        lines
    }

    /// The rules that either breaks, and in how many items.
    fn finding_lines(&self, talks: [&Talk; 2]) -> Vec<Compared> {
        let mut rules: Vec<Rule> = Vec::new();
        for badge in talks
            .iter()
            .flat_map(|talk| &talk.lines)
            .flat_map(|line| &line.row.badges)
        {
            if !rules.contains(&badge.rule) {
                rules.push(badge.rule);
            }
        }
        let line = |rule: &Rule| {
            let counts = talks.map(|talk| {
                let lines = talk.lines.iter();
                let broken =
                    lines.filter(|line| line.row.badges.iter().any(|badge| badge.rule == *rule));
                broken.count().to_string()
            });
            Compared::by_words(self.say_of("rule", rule.id()), counts)
        };
        rules.iter().map(line).collect()
    }

    /// An item on one line: "→ Text, 5 bytes “Hello”".
    fn line(&self, line: &Line) -> String {
        let arrow = match line.row.peer {
            Some(Peer::Client) => "→ ",
            Some(Peer::Server) => "← ",
            None => "",
        };
        let words = match &line.row.kind {
            RowKind::Handshake => self.say("handshake"),
            RowKind::Tcp(event) => self.say_of("tcp", event.id()),
            RowKind::Gap { len, captured } => {
                let id = if *captured { "undecoded" } else { "missing" };
                self.say_of_with("gap", id, &[("count", (*len).into())])
            }
            RowKind::Frame { opcode, fin, .. }
            | RowKind::Message {
                opcode,
                complete: fin,
                ..
            } => {
                let name = self.opcode(Opcode(*opcode));
                let len = self.say_with("byte-count", &[("count", line.len.into())]);
                let mut parts = vec![name];
                if !fin {
                    parts.push("FIN 0".to_owned());
                }
                parts.push(len);
                self.clauses(&parts)
            }
        };
        [arrow, &words, &self.preview(&line.row.preview)].concat()
    }

    fn preview(&self, preview: &Preview) -> String {
        let (shown, more) = match preview {
            Preview::Empty => return String::new(),
            Preview::Text { text, more } => {
                let cut: String = text.chars().take(60).collect();
                let more = *more || cut.len() < text.len();
                (["“", &cut, "”"].concat(), more)
            }
            Preview::Bytes { bytes, more } => {
                let cut = bytes.get(..16).unwrap_or(bytes);
                (copy(cut, CopyFormat::Hex), *more || cut.len() < bytes.len())
            }
            Preview::Close { code, reason } => {
                let name = self.close_name(CloseCode(*code)).unwrap_or_default();
                let mut words = vec![code.to_string(), name, reason.clone()];
                words.retain(|word| !word.is_empty());
                (words.join(" "), false)
            }
        };
        [" ", &shown, if more { " …" } else { "" }].concat()
    }
}

/// The name that stands for the first line of a head.
const START: &str = "";

/// The first line of a head and its fields, names in lower case.
fn fields(head: Option<&[u8]>) -> Vec<(String, String)> {
    let Some(head) = head.and_then(Head::parse) else {
        return Vec::new();
    };
    let text = |span| String::from_utf8_lossy(head.slice(span)).trim().to_owned();
    let mut fields = vec![(START.to_owned(), text(head.start_line()))];
    fields.extend(
        head.fields()
            .map(|[name, value]| (text(name).to_ascii_lowercase(), text(value))),
    );
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::comparing::SubjectOf;
    use crate::analysis::opened::Opened;
    use crate::analysis::{Compressed, Conversation, ItemId, SentBy};
    use expect_test::expect;

    const REQUEST: &[u8] = b"GET /chat HTTP/1.1\r\nHost: a.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    const OTHER: &[u8] = b"GET /chat HTTP/1.1\r\nHost: b.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: chat\r\n\r\n";

    fn compared(first: &[u8], second: &[u8]) -> String {
        compared_in(&Text::english(), first, second)
    }

    fn compared_in(text: &Text, first: &[u8], second: &[u8]) -> String {
        let [first, second] = [first, second].map(|bytes| {
            let paste = Conversation::of_bytes(bytes.to_vec(), SentBy::Guess, Compressed::Guess);
            Subject::of(SubjectOf::Conversation(ItemId(0)), Opened::Paste(&paste)).unwrap()
        });
        text.comparison_sheet(&first, &second).markdown
    }

    #[test]
    fn where_they_part_is_named() {
        let first = [REQUEST, b"\x81\x80\0\0\0\0\x89\x80\0\0\0\0"].concat();
        let second = [OTHER, b"\x81\x80\0\0\0\0\x88\x82\0\0\0\0\x03\xe8"].concat();
        expect![[r"
            **i Their handshakes differ in host, sec-websocket-protocol. They part at item 3: A has → Ping, 0 bytes, B has → Close, 2 bytes 1000 normal closure.**

            ## Handshake

            | What | A: The paste | B: The paste | Is it the same? |
            |---|---|---|---|
            | request line | GET /chat HTTP/1.1 | GET /chat HTTP/1.1 | same |
            | host | a.test | b.test | differs |
            | upgrade | websocket | websocket | same |
            | connection | Upgrade | Upgrade | same |
            | sec-websocket-key | dGhlIHNhbXBsZSBub25jZQ== | AQIDBAUGBwgJCgsMDQ4PEA== | random |
            | sec-websocket-version | 13 | 13 | same |
            | sec-websocket-protocol |  | chat | differs |

            ## In the order of time

            | What | A: The paste | B: The paste | Is it the same? |
            |---|---|---|---|
            | 1 | → Handshake “GET /chat HTTP/1.1” … | → Handshake “GET /chat HTTP/1.1” … | same |
            | 2 | → Text, 0 bytes | → Text, 0 bytes | same |
            | 3 / – | → Ping, 0 bytes |  | differs |
            | – / 3 |  | → Close, 2 bytes 1000 normal closure | differs |

            ## How they ended

            | What | A: The paste | B: The paste | Is it the same? |
            |---|---|---|---|
            | Close frames |  | → Close, 2 bytes 1000 normal closure | differs |

            ## Findings

            | What | A: The paste | B: The paste | Is it the same? |
            |---|---|---|---|
            | A masking key of four zeros hides nothing: it must be unpredictable. | 0 | 1 | differs |
        "]].assert_eq(&compared(&first, &second));
    }

    #[test]
    fn chinese_joins_in_its_own_way() {
        let chinese = Text::new(&[
            include_str!("../../../www/locales/zh-Hans/page.ftl"),
            include_str!("../../../www/locales/zh-Hans/later.ftl"),
            include_str!("../../../www/locales/zh-Hans/reports.ftl"),
        ]);
        let said = compared_in(
            &chinese,
            b"\x01\x01a\x88\x02\x03\xe8\x88\x02\x03\xe9",
            b"\x81\x01a",
        );
        for part in [
            "A：粘贴的内容",
            "← 文本，FIN 0，1 字节 “a”",
            "2 字节 1000 正常关闭；← Close",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }

    #[test]
    fn another_content_is_no_other_order() {
        let said = compared(b"\x81\x01a\x82\x00", b"\x81\x01b\x82\x00");
        expect!["**i They have the same items in the same order; item 1 is the first that carries something else: A has ← Text, 1 byte “a”, B has ← Text, 1 byte “b”.**"].assert_eq(said.lines().next().unwrap_or_default());
    }
}
