//! Wireshark's "Follow Stream" as YAML and as raw hex. As hex dump it is [`rows`](super::rows), as C arrays [`arrays`](super::arrays).

use super::base64;
use super::collect::{Collector, Outcome};
use super::plain;
use super::reading::{LeftOutKind, Sender};
use super::scan::{Line, lines};
use crate::bytes::holds;

/// Reads `packets:` with `peer:` and `data: !!binary |`. Older versions write `peer0_0: !!binary |` for each packet.
pub(super) fn yaml(out: &mut Collector<'_>) -> Outcome {
    let mut data: Option<(usize, usize)> = None;
    for line in lines(out.text()) {
        if let Some((indent, start)) = data {
            if line.is_blank() || line.indent() > indent {
                continue;
            }
            base64::values(out, start, line.start)?;
            data = None;
        }
        let content = line.content();
        let content = content.strip_prefix("- ").unwrap_or(content);
        let (key, value) = content.split_once(':').unwrap_or((content, ""));
        match key {
            "packet" => out.next_packet(),
            "peer" => out.sent_by(numbered(value.trim_ascii())),
            _ if holds(value, "!!binary") => {
                if let Some(number) = key.strip_prefix("peer") {
                    out.next_packet();
                    out.sent_by(numbered(number));
                }
                data = Some((line.indent(), line.end()));
            }
            _ => {}
        }
        out.leave_out(LeftOutKind::Headings);
    }
    match data {
        Some((_, start)) => {
            let end = out.text().len();
            base64::values(out, start, end)
        }
        None => Ok(()),
    }
}

/// Reads lines of hex; the second peer's are indented by a tab or blanks.
pub(super) fn raw(out: &mut Collector<'_>) -> Outcome {
    for line in lines(out.text()) {
        if line.is_blank() {
            continue;
        }
        if is_title(&line) {
            out.leave_out(LeftOutKind::Headings);
            continue;
        }
        out.next_packet();
        out.sent_by(if line.indent() >= 4 {
            Sender::Second
        } else {
            Sender::First
        });
        plain::digits(out, line.start, line.end())?;
    }
    Ok(())
}

fn is_title(line: &Line<'_>) -> bool {
    line.text.starts_with("===")
        || ["Follow:", "Filter:", "Node "]
            .iter()
            .any(|title| line.text.starts_with(title))
}

fn numbered(peer: &str) -> Sender {
    if peer.starts_with('1') {
        Sender::Second
    } else {
        Sender::First
    }
}
