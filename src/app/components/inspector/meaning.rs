//! What a field's value is and means, in words.

use super::compressed::CompressedAs;
use crate::analysis::FrameDetail;
use crate::analysis::diagram::bit_at;
use crate::app::words::Words;
use crate::protocol::{CloseCode, FieldId, LengthForm, Opcode, Peer};

/// A field's meaning and where it is said.
pub(crate) struct Meaning {
    /// In words.
    pub(crate) text: String,
    /// The RFC's number.
    pub(crate) rfc: u32,
    /// The section's number.
    pub(crate) section: &'static str,
}

impl Meaning {
    fn of_6455(text: String, section: &'static str) -> Self {
        Self {
            text,
            rfc: 6455,
            section,
        }
    }
}

/// A field's value as it is written in a list.
pub(crate) fn value(frame: &FrameDetail, field: FieldId) -> String {
    let Some(octets) = frame.octets_of(field) else {
        return String::new();
    };
    let bytes = || frame.head.iter().skip(to_usize(octets.start));
    match field {
        FieldId::Fin | FieldId::Rsv1 | FieldId::Rsv2 | FieldId::Rsv3 | FieldId::Mask => {
            let bit = frame.fields.iter().find(|other| other.id == field);
            bit_at(&frame.head, bit.map_or(0, |field| field.bit)).to_string()
        }
        FieldId::Opcode => format!("0x{:X}", opcode(frame).0),
        FieldId::PayloadLen => (frame.head.get(1).copied().unwrap_or(0) & 0x7F).to_string(),
        FieldId::ExtendedPayloadLen => frame.header.map_or_else(
            || hex(bytes().take(to_usize(octets.len()))),
            |header| header.payload_len.to_string(),
        ),
        FieldId::StatusCode => status(frame).map_or_else(String::new, |code| code.0.to_string()),
        FieldId::MaskingKey => hex(bytes().take(to_usize(octets.len()))),
        FieldId::Payload | FieldId::Reason => {
            let count = octets.len().min(if octets.len() > 5 { 4 } else { 5 });
            let shown: Vec<String> = bytes()
                .take(to_usize(count))
                .zip(octets.start..)
                .map(|(byte, at)| {
                    if frame.is_unknown(at) {
                        "??".to_owned()
                    } else {
                        hex([byte])
                    }
                })
                .collect();
            let shown = shown.join(" ");
            if octets.len() > 5 {
                shown + " …"
            } else {
                shown
            }
        }
    }
}

/// What a field's value means in this frame.
pub(crate) fn meaning(
    words: &Words,
    frame: &FrameDetail,
    compressed: CompressedAs,
    field: FieldId,
) -> Meaning {
    let opcode = opcode(frame);
    let set = value(frame, field) == "1";
    match field {
        FieldId::Fin if opcode.is_control() => Meaning::of_6455(
            words.say_of("fin", if set { "control" } else { "control-fragmented" }),
            "5.5",
        ),
        FieldId::Fin => fin(words, frame, set),
        FieldId::Rsv1 if set && compressed != CompressedAs::Not => Meaning {
            text: words.say_of(
                "rsv1",
                match compressed {
                    CompressedAs::Agreed => "compressed",
                    _ => "unexplained",
                },
            ),
            rfc: 7692,
            section: "6",
        },
        FieldId::Rsv1 | FieldId::Rsv2 | FieldId::Rsv3 => Meaning::of_6455(
            words.say_of("rsv", if set { "set" } else { "clear" }),
            "5.2",
        ),
        FieldId::Opcode => {
            let id = opcode.name().unwrap_or(if opcode.is_control() {
                "reserved-control"
            } else {
                "reserved"
            });
            Meaning::of_6455(words.say_of("opcode-means", id), "11.8")
        }
        FieldId::Mask => {
            let (id, section) = match (frame.peer, set) {
                (Some(Peer::Client) | None, true) => ("client", "5.3"),
                (Some(Peer::Server) | None, false) => ("server", "5.1"),
                (Some(Peer::Client), false) => ("client-missing", "5.1"),
                (Some(Peer::Server), true) => ("server-wrong", "5.1"),
            };
            Meaning::of_6455(words.say_of("mask", id), section)
        }
        FieldId::PayloadLen => {
            let seven = frame.head.get(1).copied().unwrap_or(0) & 0x7F;
            let id = match LengthForm::announced_by(seven) {
                LengthForm::Seven => "seven",
                LengthForm::Sixteen => "sixteen",
                LengthForm::SixtyFour => "sixty-four",
            };
            Meaning::of_6455(words.say_of("length", id), "5.2")
        }
        FieldId::ExtendedPayloadLen => extended(words, frame),
        FieldId::MaskingKey => {
            let zero = frame
                .header
                .is_some_and(|header| header.masking_key == Some([0; 4]));
            Meaning::of_6455(
                words.say_of("key-means", if zero { "zero" } else { "fresh" }),
                "5.3",
            )
        }
        FieldId::Payload => payload(words, frame, compressed),
        FieldId::StatusCode => {
            let code = status(frame).unwrap_or(CloseCode(0));
            let range = words.say_of("close-range", code.range().id());
            let text = match words.close_name(code) {
                Some(name) => words.say_with(
                    "close-named",
                    &[("name", name.into()), ("range", range.into())],
                ),
                None => range,
            };
            let text = if code.may_be_sent() {
                text
            } else {
                words.say_with("close-forbidden", &[("meaning", text.into())])
            };
            Meaning::of_6455(text, "7.4")
        }
        FieldId::Reason => {
            let reason = frame.payload.get(2..).unwrap_or_default();
            let places = [("text", String::from_utf8_lossy(reason).into())];
            Meaning::of_6455(words.say_with("reason-means", &places), "5.5.1")
        }
    }
}

fn fin(words: &Words, frame: &FrameDetail, set: bool) -> Meaning {
    let part = frame.message.as_ref().map(|message| message.part);
    let fragments = part.map_or(1, |part| part.of);
    let id = match (set, fragments) {
        (false, _) => "more",
        (true, 0 | 1) => "only",
        (true, _) => "last",
    };
    let places = [("count", fragments.into())];
    Meaning::of_6455(words.say_of_with("fin", id, &places), "5.4")
}

fn extended(words: &Words, frame: &FrameDetail) -> Meaning {
    let text = match frame.header {
        None => words.say("extended-cut"),
        Some(header) => {
            let minimal = LengthForm::minimal_for(header.payload_len);
            let id = if header.payload_len >> 63 == 1 {
                "high-bit"
            } else if minimal == header.length_form {
                "minimal"
            } else if minimal == LengthForm::Seven {
                "fits-seven"
            } else {
                "fits-sixteen"
            };
            words.say_of("extended", id)
        }
    };
    Meaning::of_6455(text, "5.2")
}

fn payload(words: &Words, frame: &FrameDetail, compressed: CompressedAs) -> Meaning {
    let text = std::str::from_utf8(&frame.payload)
        .ok()
        .filter(|text| compressed == CompressedAs::Not && !text.chars().any(char::is_control));
    let short: Option<String> = text.map(|text| {
        let mut short: String = text.chars().take(24).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        short
    });
    let masked = frame
        .header
        .is_some_and(|header| header.masking_key.is_some());
    let cut = frame
        .header
        .is_some_and(|header| header.payload_len > frame.payload_seen);
    let id = match (cut, masked, &short) {
        (true, _, _) => "cut",
        (false, true, Some(_)) => "masked-text",
        (false, true, None) => "masked",
        (false, false, Some(_)) => "text",
        (false, false, None) => "plain",
    };
    let places = [
        ("count", frame.payload_seen.into()),
        (
            "of",
            frame.header.map_or(0, |header| header.payload_len).into(),
        ),
        ("text", short.unwrap_or_default().into()),
    ];
    Meaning::of_6455(words.say_of_with("payload-means", id, &places), "5.2")
}

/// The opcode, though the header may be cut off after it.
pub(crate) fn opcode(frame: &FrameDetail) -> Opcode {
    Opcode(frame.head.first().copied().unwrap_or(0) & 0xF)
}

/// The status code of a Close frame with a body.
pub(crate) fn status(frame: &FrameDetail) -> Option<CloseCode> {
    match (opcode(frame), frame.payload.as_slice()) {
        (Opcode::CLOSE, [high, low, ..]) => Some(CloseCode(u16::from_be_bytes([*high, *low]))),
        _ => None,
    }
}

/// Bytes as pairs of hex digits with spaces between.
pub(crate) fn hex<'a>(bytes: impl IntoIterator<Item = &'a u8>) -> String {
    let pairs: Vec<String> = bytes
        .into_iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    pairs.join(" ")
}

fn to_usize(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
