//! Close frames and their answers.

use crate::talk::Talk;
use framescope::protocol::conduct::TcpEndKind;
use framescope::protocol::{EndingKind, Peer, Rule};

const NORMAL: &[u8] = b"\x03\xe8";

/// "If an endpoint receives a Close frame and did not previously send a Close frame, the endpoint MUST send a Close frame in response."
#[test]
fn a_close_frame_is_answered() {
    let sent = || Talk::shaken().at(1).client(0x88, NORMAL).at(2);
    let rows = [
        (sent().server(0x88, NORMAL).fin(Peer::Server), vec![]),
        (sent().fin(Peer::Server), vec![(Rule::UnansweredClose, 3)]),
        (
            sent().ends(Peer::Server, TcpEndKind::Rst),
            vec![(Rule::UnansweredClose, 4)],
        ),
        // The answer was not captured, or the end was not.
        (sent().loses(Peer::Server).fin(Peer::Server), vec![]),
        (sent(), vec![]),
        // Who sent it did not wait for the answer.
        (sent().fin(Peer::Client).fin(Peer::Server), vec![]),
    ];
    for (talk, expected) in rows {
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(rule, found)| (rule, Peer::Client, found))
            .collect();
        assert_eq!(talk.found(), expected);
    }
    let unanswered = sent().fin(Peer::Server).ending();
    assert_eq!(unanswered.kind, EndingKind::CloseUnanswered);
    assert_eq!(unanswered.code_told_by(Peer::Server), Some(1000));
    assert_eq!(unanswered.code_told_by(Peer::Client), Some(1006));
}

/// "When sending a Close frame in response, the endpoint typically echos the status code it received."
#[test]
fn the_answer_echoes_the_code() {
    let rows: &[(&[u8], &[u8], Option<u64>)] = &[
        (NORMAL, NORMAL, None),
        (NORMAL, b"\x03\xe8with a reason", None),
        (b"", b"", None),
        (NORMAL, b"\x03\xe9", Some(1001)),
        (NORMAL, b"", Some(1005)),
    ];
    for (close, answer, expected) in rows {
        let talk = Talk::shaken().at(1).server(0x88, close);
        let found = talk.at(2).client(0x88, answer).fin(Peer::Server).found();
        let expected: Vec<_> = expected
            .iter()
            .map(|code| (Rule::OtherCloseCode, Peer::Client, *code))
            .collect();
        assert_eq!(found, expected, "{close:02x?} {answer:02x?}");
    }
    // A code that was not captured may be the same.
    let talk = Talk::shaken().at(1).server(0x88, NORMAL).at(2);
    let cut = talk
        .sends(Peer::Client, b"\x88\x82\x01\x02\x03\x04\x02")
        .loses_payload(Peer::Client, 1);
    assert_eq!(cut.found(), []);
}

/// "There is no guarantee that the endpoint that has already sent a Close frame will continue to process data."
#[test]
fn data_before_the_answer() {
    let closing = || Talk::shaken().server(0x01, b"a").at(1).client(0x88, NORMAL);
    let late = closing().at(2).server(0x80, b"b");
    // The message that is open may be finished.
    assert_eq!(late.at(3).server(0x88, NORMAL).found(), []);
    let late = closing().at(2).server(0x80, b"b").server(0x81, b"c");
    assert_eq!(
        late.server(0x82, b"d").server(0x88, NORMAL).found(),
        [(Rule::DataBeforeCloseAnswer, Peer::Server, 2)]
    );
}
