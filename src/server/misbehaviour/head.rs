//! Answers to a handshake that break a rule.

use super::super::{Reply, refusal};
use crate::protocol::{Accept, Compressing, Rule};

/// Changes `reply`, a 101, so that it breaks `rule`. One that is about permessage-deflate is left as it is where the client does not offer that.
pub(in crate::server) fn bend(reply: &mut Reply, rule: Rule) {
    let lines = &mut reply.lines;
    match rule {
        Rule::HttpVersion => set(lines, "HTTP/1.1 101", "HTTP/1.0 101 Switching Protocols"),
        // All of the value has to be "websocket".
        Rule::UpgradeWebsocket => set(lines, "Upgrade:", "Upgrade: websocket, framescope"),
        Rule::ConnectionUpgrade => set(lines, "Connection:", "Connection: keep-alive"),
        Rule::AcceptValue => {
            let accept = Accept::of("another key").value;
            set(lines, ACCEPT, &[ACCEPT, " ", &accept].concat());
        }
        Rule::StatusSwitching => reply.refuse(&refusal(200)),
        Rule::VersionAnswer => {
            reply.refuse(&refusal(426));
            set(
                &mut reply.lines,
                "Sec-WebSocket-Version:",
                "Sec-WebSocket-Version: thirteen",
            );
        }
        Rule::SubprotocolChoice => {
            lines.retain(|line| !line.starts_with("Sec-WebSocket-Protocol:"));
            lines.push("Sec-WebSocket-Protocol: framescope.unasked".to_owned());
        }
        Rule::ExtensionList => reply.extend(Some(""), None),
        Rule::ExtensionChoice => reply.extend(Some("x-framescope-unasked"), None),
        Rule::Rsv1WithoutExtension => reply.extend(None, None),
        Rule::DeflateAnswer => {
            if let Some(agreement) = reply.agreement {
                reply.extend(
                    Some("permessage-deflate; framescope_unknown"),
                    Some(agreement),
                );
            }
        }
        Rule::DistanceBeyondWindow => {
            if let Some(mut agreement) = reply.agreement {
                // A server may choose a smaller window unasked (RFC 7692 §7.1.2.1).
                agreement.server.window_bits = 8;
                let element = element(agreement.client, agreement.server);
                reply.extend(Some(&element), Some(agreement));
            }
        }
        Rule::FoldedField => lines.push("Server: framescope\r\n echo".to_owned()),
        Rule::FieldLine => lines.push("Server : framescope".to_owned()),
        Rule::FieldValue => lines.push("Server: frame\0scope".to_owned()),
        Rule::SingleField => {
            lines.push("Server: framescope".to_owned());
            lines.push("Server: echo".to_owned());
        }
        Rule::ResponseBody => lines.push("Content-Length: 0".to_owned()),
        Rule::LineEnding => reply.line_end = "\n",
        _ => {}
    }
}

const ACCEPT: &str = "Sec-WebSocket-Accept:";

/// Puts `line` in the place of the one that begins with `start`.
fn set(lines: &mut [String], start: &str, line: &str) {
    for there in lines {
        if there.starts_with(start) {
            line.clone_into(there);
        }
    }
}

fn element(client: Compressing, server: Compressing) -> String {
    let mut element = format!(
        "permessage-deflate; server_max_window_bits={}",
        server.window_bits
    );
    if !server.takes_over {
        element.push_str("; server_no_context_takeover");
    }
    if !client.takes_over {
        element.push_str("; client_no_context_takeover");
    }
    if client.window_bits < Compressing::default().window_bits {
        element.push_str("; client_max_window_bits=");
        element.push_str(&client.window_bits.to_string());
    }
    element
}
