//! What is found in real captures: nothing where all is as it must be, and elsewhere what is listed here, with its reason.
#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test may end so")]

use framescope::analysis::{CaptureReport, CaptureSession};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Of a rule: the captures in which it is found, each with how often, and why that is right.
type Row = (&'static str, &'static str, &'static [(&'static str, usize)]);

const FOUND: &[Row] = &[
    (
        "client-ended-first",
        "the client's FIN comes first after both Close frames",
        &[("own/closes.pcapng", 1), ("own/ws-fragments.pcap", 1)],
    ),
    (
        "client-end-without-close",
        "the client's FIN, and no Close frame before it",
        &[
            ("own/closes.pcapng", 1),
            ("own/handshakes.pcap", 1),
            ("shared/generated/l01_eth.pcap", 1),
            ("shared/generated/l02_vlan.pcap", 1),
            ("shared/generated/l04_sll.pcap", 1),
            ("shared/generated/l05_sll2.pcap", 1),
            ("shared/generated/l06_null_le.pcap", 1),
            ("shared/generated/l08_loop.pcap", 1),
            ("shared/generated/l10_raw101_ipv6.pcap", 1),
            ("shared/generated/l14_eth_ipv6.pcap", 1),
            ("shared/generated/l19_bigendian.pcap", 1),
            ("shared/generated/l20_nanosecond.pcap", 1),
            ("shared/generated/l21_eth.pcap.gz", 1),
            ("shared/generated/l24_pcapng.pcapng", 1),
            ("shared/generated/n01_out_of_order.pcap", 1),
            ("shared/generated/n02_retransmission.pcap", 1),
            ("shared/generated/n03_lost_segment.pcap", 1),
            ("shared/generated/n04_midstream_no_syn_no_handshake.pcap", 1),
            ("shared/generated/n06_snaplen_truncated.pcap", 1),
            (
                "shared/generated/q03_client_no_ctx_takeover_server_takes_over.pcap",
                1,
            ),
            ("shared/generated/q05_frag_empty_final.pcap", 1),
            ("shared/generated/q12_ext_header_case_and_list.pcap", 1),
            (
                "shared/generated/q17_frag_compressed_second_message.pcap",
                1,
            ),
            ("shared/generated/q19_rfc7692_vectors.pcap", 1),
            ("shared/generated/q20_rfc6455_vectors.pcap", 1),
            ("shared/suricata-verify/websocket-ping_input.pcap", 1),
        ],
    ),
    (
        "end-without-close",
        "a RST, or the server's FIN, and no Close frame before it",
        &[("own/closes.pcapng", 2)],
    ),
    (
        "repeated-masking-key",
        "made by a program that masks with one key",
        &[
            (
                "shared/generated/q03_client_no_ctx_takeover_server_takes_over.pcap",
                1,
            ),
            ("shared/generated/q20_rfc6455_vectors.pcap", 1),
            (
                "shared/suricata-verify/websocket-control-frag_input.pcap",
                1,
            ),
        ],
    ),
    (
        "extension-choice",
        "the server takes an extension that was not offered, as a list would have it",
        &[("shared/generated/q12_ext_header_case_and_list.pcap", 1)],
    ),
    (
        "status-switching",
        "requests that a server refuses: 403, 404 and 426",
        &[("own/handshakes.pcap", 3)],
    ),
    (
        "subprotocol-choice",
        "the server takes a sub-protocol that was not offered",
        &[("own/handshakes.pcap", 1)],
    ),
    (
        "websocket-key",
        "the key has 18 bytes",
        &[(
            "shared/suricata-verify/websocket-control-frag_input.pcap",
            1,
        )],
    ),
    (
        "truncated-frame",
        "cut off on purpose",
        &[("own/closes.pcapng", 1)],
    ),
    (
        "unmasked-client-frame",
        "one client frame is not masked",
        &[("shared/suricata-verify/websocket-ping_input.pcap", 1)],
    ),
];

/// Captures that are not sound: of others no rule is broken, and none is doubtful.
const UNSOUND: &[&str] = &[
    "own/closes.pcapng",
    "own/handshakes.pcap",
    "shared/generated/q03_client_no_ctx_takeover_server_takes_over.pcap",
    "shared/generated/q12_ext_header_case_and_list.pcap",
    "shared/generated/q20_rfc6455_vectors.pcap",
    "shared/suricata-verify/websocket-control-frag_input.pcap",
    "shared/suricata-verify/websocket-ping_input.pcap",
];

/// What is broken in it on purpose is not listed here.
const BROKEN: &str = "shared/generated/q09_violations.pcap";

#[test]
fn sound_captures_give_no_alarm() {
    let mut found = Vec::new();
    for (name, path) in captures() {
        if name == BROKEN {
            continue;
        }
        let report = report(&fs::read(path).unwrap());
        let findings = report["findings"].as_array().unwrap();
        let is_alarm = |finding: &&Value| finding["severity"] != "note";
        assert_eq!(
            findings.iter().any(|finding| is_alarm(&finding)),
            UNSOUND.contains(&name.as_str()),
            "{name}"
        );
        let counts = rules(&report);
        found.extend(
            counts
                .into_iter()
                .map(|(rule, count)| (name.clone(), rule, count)),
        );
    }
    found.sort();
    let is_there = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/captures")
        .is_dir();
    let listed = FOUND.iter().flat_map(|(rule, _, captures)| {
        captures
            .iter()
            .map(|(name, count)| ((*name).to_owned(), (*rule).to_owned(), *count))
    });
    let mut listed: Vec<_> = listed
        .filter(|(name, ..)| is_there || name.starts_with("own/"))
        .collect();
    listed.sort();
    assert_eq!(found, listed);
}

/// A HAR file tells fields of heads: those are checked as if they had been captured, and nothing that it leaves out is missed.
#[test]
fn heads_that_a_browser_told_are_checked() {
    let asks = [
        ("Host", "a.example"),
        ("Upgrade", "websocket"),
        ("Connection", "Upgrade"),
        ("Origin", "http://a.example"),
        ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Protocol", "chat"),
    ];
    let answers = |accept, subprotocol| {
        [
            ("Upgrade", "websocket"),
            ("Connection", "Upgrade"),
            ("Sec-WebSocket-Accept", accept),
            ("Sec-WebSocket-Protocol", subprotocol),
        ]
    };
    let accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    let pseudo = [(":method", "CONNECT"), ("sec-websocket-version", "13")];
    let sound = answers(accept, "chat");
    let wrong = answers("AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "soap");
    let rows: &[(&[_], &[_], u16, &[&str])] = &[
        (&asks, &sound, 101, &[]),
        (&asks, &wrong, 101, &["accept-value", "subprotocol-choice"]),
        (&asks[2..], &sound, 101, &[]),
        (&asks[..5], &sound[..3], 101, &["websocket-version"]),
        (&asks, &sound[..1], 101, &[]),
        (&asks, &[("Server", "nginx")], 403, &["status-switching"]),
        (&pseudo, &[], 200, &[]),
        (&[], &[], 101, &[]),
    ];
    for (asks, answers, status, expected) in rows {
        let fields = |fields: &[(&str, &str)]| -> Value {
            let field = |(name, value): &(&str, &str)| json!({"name": name, "value": value});
            fields.iter().map(field).collect()
        };
        let har = json!({"log": {"entries": [{
            "startedDateTime": "2026-11-21T12:00:00.000Z",
            "_resourceType": "websocket",
            "request": {"method": "GET", "url": "ws://a.example/", "headers": fields(asks)},
            "response": {"status": status, "statusText": "", "headers": fields(answers)},
            "_webSocketMessages": [{"type": "send", "time": 1, "opcode": 1, "data": "a"}],
        }]}});
        let counts = rules(&report(har.to_string().as_bytes()));
        let found: Vec<_> = counts.keys().map(String::as_str).collect();
        assert_eq!(found, *expected, "{har}");
    }
}

fn rules(report: &Value) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for finding in report["findings"].as_array().unwrap() {
        *counts
            .entry(finding["rule"].as_str().unwrap().to_owned())
            .or_default() += 1;
    }
    counts
}

fn report(file: &[u8]) -> Value {
    let mut session = CaptureSession::new(Box::new(file.to_vec()), String::new());
    session.feed(file);
    session.finish(None);
    serde_json::to_value(CaptureReport::new(&session, &|_| String::new())).unwrap()
}

/// Their names and where they are: the project's own, and those beside the project if they are there.
fn captures() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut captures = Vec::new();
    for (folder, prefix) in [("tests/captures", "own"), ("../shared/captures", "shared")] {
        let folder = root.join(folder);
        collect(&folder, &mut |path| {
            let name = path.strip_prefix(&folder).unwrap().display();
            captures.push((format!("{prefix}/{name}"), path.clone()));
        });
    }
    captures.sort();
    captures
}

fn collect(folder: &Path, take: &mut dyn FnMut(&PathBuf)) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.to_str().unwrap();
        if path.is_dir() {
            collect(&path, take);
        } else if [".pcap", ".pcapng", ".har", ".gz"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            take(&path);
        }
    }
}
