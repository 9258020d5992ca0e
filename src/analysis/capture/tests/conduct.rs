//! What both directions do together.

use super::*;

/// What is found in a capture: on which row, which rule, and which number.
fn findings(talk: &Talk) -> Vec<(String, Rule, u64)> {
    let mut session = talk.read();
    let mut found = Vec::new();
    for row in rows(&mut session) {
        let on_row = session.findings(row.item).iter();
        found.extend(on_row.map(|finding| (short(&row), finding.rule, finding.found)));
    }
    found
}

#[test]
fn both_directions_are_judged_together() {
    use Rule::*;
    let end = |talk: Talk, sender| talk.flagged(sender, Flags::FIN | Flags::ACK);
    let pinged = || Talk::shaken().server(plain(0x89, b"?"));
    let close = [3, 232];
    let rows: Vec<(Talk, Vec<(&str, Rule, u64)>)> = vec![
        (pinged().client(masked(0x8A, b"?")), vec![]),
        (
            pinged().client(masked(0x8A, b"!")),
            vec![("c:10=!", PongMismatch, 1)],
        ),
        (
            Talk::shaken().client(masked(0x8A, b"!")),
            vec![("c:10=!", UnsolicitedPong, 1)],
        ),
        // The ping may be what was lost.
        (
            Talk::shaken()
                .server(plain(0x81, b"a"))
                .lost(1, 3)
                .server(plain(0x81, b"b"))
                .client(masked(0x8A, b"!")),
            vec![],
        ),
        (
            pinged()
                .server(plain(0x88, &close))
                .client(masked(0x88, &close)),
            vec![("s:9=?", UnansweredPing, 1)],
        ),
        (
            end(Talk::shaken().client(masked(0x88, &close)), 1),
            vec![("c:8=1000", UnansweredClose, 3)],
        ),
        (
            end(Talk::shaken().client(masked(0x81, b"a")), 1),
            vec![("s:101", EndWithoutClose, 3)],
        ),
        (
            end(Talk::shaken().client(masked(0x81, b"a")), 0),
            vec![("c:1=a", ClientEndWithoutClose, 1)],
        ),
        (
            Talk::opened()
                .client(REQUEST)
                .client(masked(0x81, b"a"))
                .server(ANSWER),
            vec![("c:1=a", FrameBeforeResponse, 1_000)],
        ),
        (
            Talk::shaken()
                .client(masked(0x81, b"a"))
                .client(masked(0x81, b"b")),
            vec![("c:1=b", RepeatedMaskingKey, 1)],
        ),
    ];
    for (talk, expected) in rows {
        let found = findings(&talk);
        let found: Vec<_> = found
            .iter()
            .map(|(row, rule, found)| (row.as_str(), *rule, *found))
            .collect();
        assert_eq!(found, expected);
    }
}
