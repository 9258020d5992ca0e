//! Heads line by line: as they are, as `curl -v` marks them, or as lists of fields.

use super::fields::{self, General, Piece, Whose};
use super::head::{Extent, HeadText, LineEnds, Side};
use super::{Exchange, Transcript, TranscriptKind, units};
use crate::capture::hexdump::TextIndex;

/// Reads all heads of a text.
pub(super) fn read(text: &str, index: &TextIndex) -> Transcript {
    let lines: Vec<Piece<'_>> = lines(text).collect();
    let mut reader = Reader {
        text,
        index,
        in_pairs: are_pairs(&lines),
        open: None,
        general: General::default(),
        transcript: Transcript::default(),
    };
    for line in lines {
        reader.line(line);
    }
    reader.close();
    reader.transcript.left_out.sort_by_key(|span| span.start);
    reader.transcript
}

struct Reader<'a> {
    text: &'a str,
    index: &'a TextIndex,
    /// Names and values of lists stand on lines of their own.
    in_pairs: bool,
    open: Option<Open<'a>>,
    general: General<'a>,
    transcript: Transcript,
}

/// A head that is being read.
struct Open<'a> {
    kind: Kind,
    /// What stands before its lines.
    marker: Option<Marker<'a>>,
    lines: Vec<Piece<'a>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It begins with a start line.
    Raw(Side),
    /// A list of fields with a title.
    List(Side),
    /// A list of fields without one.
    Loose,
    /// What developer tools say besides.
    General,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker<'a> {
    /// `>` of `curl`.
    Sent,
    /// `<` of it.
    Received,
    /// The last word of what a log puts before each line.
    Logged(&'a str),
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: Piece<'a>) {
        let (marker, body) = match self.logged(line) {
            Some(field) => field,
            None => unmarked(line),
        };
        let trimmed = body.trimmed();
        let start = start_line(trimmed.text).map(|side| (side, marker, body));
        let logged = || logged_start(line).filter(|_| self.open.is_none());
        if let Some((side, marker, body)) = start.or_else(logged) {
            self.close();
            self.open = Some(Open {
                kind: Kind::Raw(side),
                marker,
                lines: vec![body],
            });
            return;
        }
        if let Some(kind) = title(trimmed.text) {
            self.close();
            self.open = Some(Open {
                kind,
                marker: None,
                lines: Vec::new(),
            });
            return;
        }
        if trimmed.text.is_empty() {
            if self.open.as_ref().is_some_and(|open| open.marker == marker) {
                self.close();
            }
            return;
        }
        match &mut self.open {
            Some(open) if open.marker == marker => open.lines.push(body),
            // What curl says between the lines of a head.
            Some(open) if open.marker.is_some() => self.leave_out(line),
            _ => {
                let name = trimmed
                    .at_colon()
                    .map_or(trimmed.text, |[name, _]| name.text);
                if marker.is_none() && fields::is_known(name.trim_end_matches(':')) {
                    self.close();
                    self.open = Some(Open {
                        kind: Kind::Loose,
                        marker,
                        lines: vec![body],
                    });
                } else {
                    self.leave_out(line);
                }
            }
        }
    }

    /// A field of the head that a log has begun. What else it says ends the head.
    fn logged(&mut self, line: Piece<'a>) -> Option<(Option<Marker<'a>>, Piece<'a>)> {
        let marker = self.open.as_ref().and_then(|open| open.marker);
        let Some(Marker::Logged(word)) = marker else {
            return None;
        };
        let behind = line.text.find(word).map_or(0, |at| at + word.len());
        let body = Piece {
            start: line.start + behind,
            text: line.text.get(behind..).unwrap_or_default(),
        };
        let in_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let field = body.trimmed().at_colon();
        if behind > 0 && field.is_some_and(|[name, _]| name.text.bytes().all(in_name)) {
            return Some((marker, body));
        }
        if !line.text.trim().is_empty() {
            self.close();
        }
        None
    }

    fn leave_out(&mut self, line: Piece<'a>) {
        let span = units(self.index, line.start, line.start + line.text.len());
        let left_out = &mut self.transcript.left_out;
        // Behind the line end of the one before.
        if let Some(last) = left_out
            .last_mut()
            .filter(|last| last.start <= span.start && last.end + 1 >= span.start)
        {
            last.end = last.end.max(span.end);
        } else if left_out.len() < Transcript::LEFT_OUT_LIMIT {
            left_out.push(span);
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        let marked = matches!(open.marker, Some(Marker::Sent | Marker::Received));
        let logged = matches!(open.marker, Some(Marker::Logged(_)));
        match open.kind {
            Kind::Raw(side) => {
                self.transcript.kind.get_or_insert(if marked {
                    TranscriptKind::Curl
                } else {
                    TranscriptKind::Heads
                });
                let mut head = self.raw(&open.lines);
                // A log may say the first line alone.
                if logged && open.lines.len() == 1 {
                    head.extent = Extent::Pieces;
                }
                self.add(side, head);
            }
            Kind::General => {
                for field in self.fields(&open.lines) {
                    self.general.takes(field);
                }
            }
            Kind::List(side) => {
                let fields = self.told_fields(&open.lines);
                if !fields.is_empty() {
                    self.add_list(side, &fields, Extent::Whole);
                }
            }
            Kind::Loose => {
                let fields = self.told_fields(&open.lines);
                match fields::whose(&fields) {
                    _ if fields.is_empty() => {}
                    Whose::One(side) => self.add_list(side, &fields, fields::extent(&fields)),
                    Whose::Both => {
                        let (response, request): (Vec<_>, Vec<_>) = fields
                            .iter()
                            .partition(|field| fields::is_of_response(field));
                        self.add_list(Side::Request, &request, fields::extent(&request));
                        self.add_list(Side::Response, &response, Extent::Pieces);
                    }
                    Whose::Either => {
                        let last = self.transcript.exchanges.last();
                        let answers = last.is_some_and(|last| last.response.is_none());
                        let side = if answers {
                            Side::Response
                        } else {
                            Side::Request
                        };
                        self.add_list(side, &fields, fields::extent(&fields));
                    }
                }
            }
        }
    }

    fn add_list(&mut self, side: Side, fields: &[[Piece<'a>; 2]], extent: Extent) {
        self.transcript.kind.get_or_insert(if self.in_pairs {
            TranscriptKind::Pairs
        } else {
            TranscriptKind::Fields
        });
        let head = fields::head(side, fields, &self.general, extent, self.index);
        self.add(side, head);
    }

    /// The fields of a list, what developer tools say besides taken out.
    fn told_fields(&mut self, lines: &[Piece<'a>]) -> Vec<[Piece<'a>; 2]> {
        let mut fields = self.fields(lines);
        fields.retain(|field| !self.general.takes(*field) && !field[0].text.starts_with(':'));
        fields
    }

    fn fields(&mut self, lines: &[Piece<'a>]) -> Vec<[Piece<'a>; 2]> {
        let mut fields = Vec::with_capacity(lines.len());
        if self.in_pairs {
            for pair in lines.chunks(2) {
                if let [name, value] = pair {
                    let name = name.trimmed();
                    let text = name.text.strip_suffix(':').unwrap_or(name.text);
                    fields.push([Piece { text, ..name }, value.trimmed()]);
                } else {
                    for line in pair {
                        self.leave_out(*line);
                    }
                }
            }
        } else {
            for line in lines {
                match line.trimmed().at_colon() {
                    Some(field) => fields.push(field),
                    None => self.leave_out(*line),
                }
            }
        }
        fields
    }

    /// The head of lines that begin with a start line.
    fn raw(&self, lines: &[Piece<'a>]) -> HeadText {
        let mut head = HeadText::default();
        let as_sent = lines.iter().any(|line| line.text.contains('\r'));
        let indent =
            |line: &Piece<'_>| line.text.len() - line.text.trim_start_matches([' ', '\t']).len();
        let first = lines.first().map_or(0, indent);
        let others = lines.iter().skip(1).map(indent).min().unwrap_or(0);
        for (index, line) in lines.iter().enumerate() {
            // What all lines are indented by was not sent, unless the text is as it was sent.
            let blanks = if index == 0 { first } else { others };
            let blanks = if as_sent { 0 } else { blanks };
            let start = line.start + blanks;
            let mut end = line.start + line.text.len();
            if as_sent
                && self
                    .text
                    .get(end..)
                    .is_some_and(|rest| rest.starts_with('\n'))
            {
                end += 1;
            }
            head.told(
                self.text.get(start..end).unwrap_or_default(),
                start,
                self.index,
            );
            if !as_sent {
                head.added("\r\n");
            }
        }
        if head.bytes.ends_with(b"\r") {
            head.added("\n");
        }
        head.line_ends = if as_sent {
            LineEnds::Told
        } else {
            LineEnds::Unknown
        };
        head.added("\r\n");
        head
    }

    fn add(&mut self, side: Side, head: HeadText) {
        let exchanges = &mut self.transcript.exchanges;
        let last = exchanges.last_mut();
        match (side, last) {
            (Side::Request, Some(last)) if last.request.is_none() => last.request = Some(head),
            (Side::Response, Some(last)) if last.response.as_ref().is_none_or(is_interim) => {
                last.response = Some(head);
            }
            (Side::Request, _) => exchanges.push(Exchange {
                request: Some(head),
                response: None,
            }),
            (Side::Response, _) => exchanges.push(Exchange {
                request: None,
                response: Some(head),
            }),
        }
    }
}

/// Whether the response follows that a server announces with 1xx.
fn is_interim(head: &HeadText) -> bool {
    let mut words = head.bytes.split(|byte| *byte == b' ');
    let status = words.nth(1).unwrap_or_default();
    status.starts_with(b"1") && !status.starts_with(b"101")
}

/// The lines of a text, without their LF.
fn lines(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let piece = Piece { start, text: line };
        start += line.len() + 1;
        piece
    })
}

/// A line without the `> ` or `< ` that `curl` puts before it.
fn unmarked(line: Piece<'_>) -> (Option<Marker<'_>>, Piece<'_>) {
    let marker = match line.text.as_bytes() {
        [b'>', ..] => Marker::Sent,
        [b'<', ..] => Marker::Received,
        _ => return (None, line),
    };
    let rest = line.text.get(1..).unwrap_or_default();
    let blank = match rest.as_bytes() {
        [b' ', ..] => 1,
        [] | [b'\r'] => 0,
        // HTML, say.
        _ => return (None, line),
    };
    let body = Piece {
        start: line.start + 1 + blank,
        text: rest.get(blank..).unwrap_or_default(),
    };
    (Some(marker), body)
}

/// The start line that stands behind what a log puts before it, which ends in `> `, `< ` or `: `.
fn logged_start(line: Piece<'_>) -> Option<(Side, Option<Marker<'_>>, Piece<'_>)> {
    /// Bytes in which it is looked for.
    const REACH: usize = 200;
    // All of them have `HTTP/`.
    memchr::memmem::find(line.text.as_bytes(), b"HTTP/")?;
    let blanks = memchr::memchr_iter(b' ', line.text.as_bytes());
    blanks.take_while(|at| *at < REACH).find_map(|at| {
        let (before, text) = line.text.split_at_checked(at + 1)?;
        let word = before.trim_end().rsplit([' ', '\t']).next()?;
        let marks = word.ends_with(['>', '<', ':']);
        // A version alone may be a value of Upgrade.
        let is_whole = text.contains("HTTP/") && text.trim().contains(' ');
        let side = start_line(text.trim()).filter(|_| marks && is_whole)?;
        let body = Piece {
            start: line.start + at + 1,
            text,
        };
        // A time before it differs from line to line.
        let word = word.get(
            word.rfind(|letter: char| letter.is_ascii_digit())
                .map_or(0, |digit| digit + 1)..,
        )?;
        let start = at - word.len();
        Some((side, Some(Marker::Logged(line.text.get(start..=at)?)), body))
    })
}

/// Whose start line it is, right or nearly so.
fn start_line(line: &str) -> Option<Side> {
    const METHODS: [&str; 9] = [
        "GET", "POST", "PUT", "HEAD", "OPTIONS", "CONNECT", "DELETE", "PATCH", "TRACE",
    ];
    let begins = |word: &str, with: &str| {
        word.get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    let mut words = line.split([' ', '\t']).filter(|word| !word.is_empty());
    let first = words.next()?;
    let second = words.next();
    if begins(first, "HTTP/") {
        let tells =
            second.is_none_or(|status| status.starts_with(|letter: char| letter.is_ascii_digit()));
        return tells.then_some(Side::Response);
    }
    let second = second?;
    let version = words.next_back().unwrap_or(second);
    let is_method = METHODS
        .iter()
        .any(|method| first.eq_ignore_ascii_case(method));
    let in_capitals = first.len() <= 32 && first.bytes().all(|byte| byte.is_ascii_uppercase());
    let has_target =
        METHODS.contains(&first) && (second.starts_with('/') || second.contains("://"));
    ((is_method || in_capitals) && begins(version, "HTTP/") || has_target).then_some(Side::Request)
}

/// The title of a list in developer tools.
fn title(line: &str) -> Option<Kind> {
    let line = line.trim_start_matches(['▼', '▶', '▾', '▸', ' ']);
    let begins = |with: &str| {
        line.get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    // A size or a link may follow: “Request Headers (1.2 kB)”, “Request Headers view source”.
    if line.len() > 48 {
        None
    } else if begins("request headers") {
        Some(Kind::List(Side::Request))
    } else if begins("response headers") {
        Some(Kind::List(Side::Response))
    } else if line.eq_ignore_ascii_case("general") {
        Some(Kind::General)
    } else {
        None
    }
}

/// Whether names stand on lines of their own: two that every handshake has do, and no start line is there.
fn are_pairs(lines: &[Piece<'_>]) -> bool {
    let alone = |line: &&Piece<'_>| {
        let line = line.trimmed().text;
        fields::is_known(line.strip_suffix(':').unwrap_or(line))
    };
    let has_start = lines
        .iter()
        .any(|line| start_line(unmarked(*line).1.trimmed().text).is_some());
    !has_start && lines.iter().filter(alone).take(2).count() == 2
}
