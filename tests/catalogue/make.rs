//! What the files of the catalogue are made of.

use crate::dump::{canonical, lines};
use crate::frame::{BINARY, CONTINUATION, PING, PONG, TEXT, body, made, masked, plain};
use crate::heads::opening;
use crate::talk::{CLOSE, Talk};
use framescope::capture::tcp::Side;
use framescope::protocol::deflate::Compressing;
use framescope::protocol::{Deflater, LengthForm};

const FIN: u8 = 0x80;
const RSV1: u8 = 0x40;
const RSV2: u8 = 0x20;
const KEY: u32 = 0x37FA_213D;

/// The file of the entry of that name.
pub(crate) fn file(id: &str) -> Vec<u8> {
    text(id).map_or_else(|| capture(id).file(), String::into_bytes)
}

/// Frames as text, where that is the form.
fn text(id: &str) -> Option<String> {
    let close = |payload: &[u8]| masked(KEY, CLOSE, payload);
    let frames = match id {
        "length-7" => vec![plain(FIN | TEXT, b"seven bits hold this length")],
        "length-16" => return Some(canonical(&plain(FIN | TEXT, LONG.as_bytes()))),
        "length-64" => return Some(canonical(&plain(FIN | BINARY, &vec![0; 1 << 16]))),
        "non-minimal-length" => {
            vec![made(
                FIN | TEXT,
                Some(KEY),
                LengthForm::Sixteen,
                b"too long a length",
            )]
        }
        "length-high-bit" => {
            vec![[&[FIN | BINARY, 127, 0x80, 0, 0, 0, 0, 0, 0, 4][..], b"huge"].concat()]
        }
        "zero-masking-key" => vec![masked(0, FIN | TEXT, b"hidden by nothing")],
        "reserved-bits" => vec![masked(KEY, FIN | RSV2 | TEXT, b"RSV2 is set")],
        "reserved-opcode" => vec![masked(KEY, FIN | 0x3, b"what is opcode 3?")],
        "invalid-utf8" => vec![masked(KEY, FIN | TEXT, b"caf\xE9 in Latin-1")],
        "truncated-frame" => {
            let mut frame = masked(KEY, FIN | TEXT, b"the rest is missing");
            frame.truncate(15);
            vec![frame]
        }
        "ping-between-fragments" => vec![
            masked(KEY, TEXT, b"one message, "),
            masked(0x9E37_79B9, FIN | PING, b"alive?"),
            masked(0x3C6E_F372, FIN | CONTINUATION, b"two frames"),
        ],
        "character-across-fragments" => {
            let (first, second) = "你好".as_bytes().split_at(4);
            vec![plain(TEXT, first), plain(FIN | CONTINUATION, second)]
        }
        "continuation-without-message" => vec![
            masked(KEY, FIN | TEXT, b"whole"),
            masked(0x9E37_79B9, FIN | CONTINUATION, b"of what?"),
        ],
        "message-inside-message" => vec![
            masked(KEY, TEXT, b"begun and "),
            masked(0x9E37_79B9, FIN | BINARY, b"\x01\x02\x03"),
        ],
        "fragmented-control" => vec![masked(KEY, PING, b"half a ping")],
        "control-too-long" => vec![masked(KEY, FIN | PING, &[b'.'; 126])],
        "unfinished-message" => vec![masked(KEY, TEXT, b"to be continued")],
        "unexplained-rsv1" => vec![plain(FIN | RSV1 | TEXT, &deflated(&[HELLO], TAKES_OVER)[0])],
        "forbidden-close-code" => vec![close(&body(1006, ""))],
        "close-body-too-short" => vec![close(&[3])],
        "invalid-close-reason" => vec![close(b"\x03\xE8bye \xFF")],
        "frame-after-close" => {
            vec![
                close(&body(1000, "")),
                masked(0x9E37_79B9, FIN | TEXT, b"one more thing"),
            ]
        }
        _ => return None,
    };
    Some(lines(&frames))
}

/// 300 bytes.
const LONG: &str = "A payload of 126 bytes and more needs the 16-bit form: the seven bits say 126, and the next two bytes are the length, the \
higher one first. Here they are 01 2c, which is 1 x 256 + 44 = 300. The seven bits alone would have been enough for 125 bytes; from 65,536 \
bytes on, 64 bits are needed. It is so.";

fn capture(id: &str) -> Talk {
    let hello = |talk: Talk| {
        talk.says(FIN | TEXT, b"Hello")
            .hears(FIN | TEXT, b"Hello to you")
    };
    match id {
        "masked-both-ways" => hello(Talk::shaken()).closed(),
        "unmasked-client-frame" => Talk::shaken()
            .client(plain(FIN | TEXT, b"GET / HTTP/1.1"))
            .closed(),
        "masked-server-frame" => Talk::shaken()
            .server(masked(KEY, FIN | TEXT, b"hidden from nobody"))
            .closed(),
        "repeated-masking-key" => Talk::shaken()
            .client(masked(KEY, FIN | TEXT, b"one"))
            .client(masked(KEY, FIN | TEXT, b"two"))
            .closed(),
        "counting-masking-key" => (0..6)
            .fold(Talk::shaken(), |talk, number| {
                talk.client(masked(
                    KEY + number,
                    FIN | TEXT,
                    format!("number {number}").as_bytes(),
                ))
            })
            .closed(),
        "low-entropy-masking-key" => {
            // What rand() of C is on many systems, which gives 15 bits: its generator is the example of the standard.
            let mut state = 1_u32;
            let mut rand = || {
                state = state.wrapping_mul(1_103_515_245).wrapping_add(12345);
                state >> 16 & 0x7FFF
            };
            let frames: Vec<_> = (0..40)
                .map(|number| masked(rand(), FIN | TEXT, format!("{number}").as_bytes()))
                .collect();
            Talk::shaken().client(frames.concat()).closed()
        }
        "ping-and-pong" => Talk::shaken()
            .hears(FIN | PING, b"1")
            .says(FIN | PONG, b"1")
            .hears(FIN | PING, b"2")
            .says(FIN | PONG, b"2")
            .closed(),
        "unanswered-ping" => Talk::shaken()
            .hears(FIN | PING, b"anyone?")
            .hears(CLOSE, &body(1001, "no pong"))
            .says(CLOSE, &body(1001, ""))
            .ended(),
        "pong-mismatch" => Talk::shaken()
            .hears(FIN | PING, b"one")
            .says(FIN | PONG, b"two")
            .closed(),
        "unsolicited-pong" => Talk::shaken().says(FIN | PONG, b"still here").closed(),
        "rsv1-without-extension" => Talk::shaken()
            .server(plain(FIN | RSV1 | TEXT, &deflated(&[HELLO], TAKES_OVER)[0]))
            .closed(),
        "rsv1-on-continuation" => {
            let payload = deflated(&["in two fragments"], TAKES_OVER).concat();
            let (first, second) = payload.split_at(6);
            Talk::deflated("")
                .server(plain(RSV1 | TEXT, first))
                .server(plain(FIN | RSV1 | CONTINUATION, second))
                .closed()
        }
        "rsv1-on-control" => Talk::deflated("")
            .hears(FIN | RSV1 | PING, b"")
            .says(FIN | PONG, b"")
            .closed(),
        "corrupt-deflate" => Talk::deflated("")
            .hears(FIN | RSV1 | TEXT, &[0x06, 0, 0])
            .closed(),
        "final-block" => Talk::deflated("")
            .hears(
                FIN | RSV1 | TEXT,
                &[0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x00],
            )
            .closed(),
        "context-takeover" | "no-context-takeover" | "distance-beyond-window" | "lost-window" => {
            window(id)
        }
        "mid-stream" => {
            let message = plain(FIN | TEXT, LONG.as_bytes());
            let (before, after) = message.split_at(200);
            hello(hello(Talk::midway().lost(before).server(after)))
                .hears(FIN | PING, b"?")
                .says(FIN | PONG, b"?")
                .closed()
        }
        "lost-segment" => {
            let message = plain(FIN | TEXT, LONG.as_bytes());
            Talk::shaken()
                .server(&message[..100])
                .lost(&message[100..200])
                .server(&message[200..])
                .hears(FIN | TEXT, b"in step again")
                .closed()
        }
        "out-of-order" => {
            let message = plain(FIN | TEXT, b"the end comes before the beginning");
            let (first, second) = message.split_at(12);
            Talk::shaken().swapped([first, second]).closed()
        }
        "sent-again" => Talk::shaken()
            .twice(&plain(FIN | TEXT, b"once is enough"))
            .closed(),
        "wrong-checksum" => hello(Talk::shaken())
            .changed(&plain(FIN | TEXT, b"one bit differs"))
            .closed(),
        _ => closing(id),
    }
}

/// The ends of connections.
fn closing(id: &str) -> Talk {
    let talk = Talk::shaken()
        .says(FIN | TEXT, b"Hello")
        .hears(FIN | TEXT, b"Hello to you");
    let answered = |talk: Talk, body: &[u8]| {
        talk.hears(CLOSE, body)
            .says(CLOSE, &body[..body.len().min(2)])
            .ended()
    };
    match id {
        "close-1000" => talk.closed(),
        "close-without-code" => answered(talk, b""),
        "close-3000" => answered(talk, &body(3000, "log in first")),
        "close-4001" => answered(talk, &body(4001, "session expired")),
        "other-close-code" => talk
            .says(CLOSE, &body(1001, ""))
            .hears(CLOSE, &body(1000, ""))
            .ended(),
        "data-before-close-answer" => talk
            .says(CLOSE, &body(1000, ""))
            .hears(FIN | TEXT, b"one more thing")
            .hears(CLOSE, &body(1000, ""))
            .ended(),
        "unanswered-close" => talk.says(CLOSE, &body(1000, "")).ended(),
        "end-without-close" => talk.ended(),
        "client-end-without-close" => talk.fin(Side::Opener).fin(Side::Other),
        "end-by-reset" => talk.reset(Side::Other),
        "client-ended-first" => talk
            .says(CLOSE, &body(1000, ""))
            .hears(CLOSE, &body(1000, ""))
            .fin(Side::Opener)
            .fin(Side::Other),
        _ => opening(id),
    }
}

const HELLO: &str = "Hello";
const TAKES_OVER: Compressing = Compressing {
    takes_over: true,
    window_bits: 15,
};

/// Messages of a server, and what its window has to do with them.
fn window(id: &str) -> Talk {
    let ticks = [
        "{\"symbol\":\"TIN\",\"price\":172}",
        "{\"symbol\":\"TIN\",\"price\":173}",
        "{\"symbol\":\"TIN\",\"price\":171}",
    ];
    let says = |talk: Talk, payloads: Vec<Vec<u8>>| {
        payloads
            .iter()
            .fold(talk, |talk, payload| talk.hears(FIN | RSV1 | TEXT, payload))
    };
    match id {
        "no-context-takeover" => {
            let alone = Compressing {
                takes_over: false,
                ..TAKES_OVER
            };
            says(
                Talk::deflated("; server_no_context_takeover"),
                deflated(&ticks, alone),
            )
            .closed()
        }
        "distance-beyond-window" => {
            // Letters that hardly repeat: the second message is a reference to the first, 600 bytes back.
            let letters: String = (0_u32..600)
                .map(|at| char::from(b'!' + (at.wrapping_mul(2_654_435_761) >> 25) as u8 % 90))
                .collect();
            let payloads = deflated(&[&letters, &letters], TAKES_OVER);
            says(Talk::deflated("; server_max_window_bits=9"), payloads).closed()
        }
        "lost-window" => {
            let mut payloads = deflated(&ticks, TAKES_OVER).into_iter();
            let mut next = || plain(FIN | RSV1 | TEXT, &payloads.next().unwrap());
            Talk::deflated("")
                .lost(next())
                .server(next())
                .server(next())
                .closed()
        }
        _ => says(Talk::deflated(""), deflated(&ticks, TAKES_OVER)).closed(),
    }
}

fn deflated(messages: &[&str], compressing: Compressing) -> Vec<Vec<u8>> {
    let mut deflater = Deflater::new(compressing);
    let deflate = |message: &&str| {
        let mut payload = Vec::new();
        deflater.deflate(message.as_bytes(), &mut payload);
        payload
    };
    messages.iter().map(deflate).collect()
}
