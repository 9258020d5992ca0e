//! `framescope encode`: a frame, put together from its fields.

use super::{Failure, Verdict};
use crate::analysis::copy::{CopyFormat, copy};
use crate::capture::hexdump::{self, Layout};
use crate::protocol::{FrameHeader, LengthForm, MaskingKey, Opcode};
use crate::text::Text;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use std::io::Write;

/// Put a frame together and print its bytes
///
/// What RFC 6455 forbids can be made too, but for a length that its form cannot hold.
#[derive(Debug, Args)]
pub(super) struct Encode {
    /// text, binary, continuation, close, ping, pong, or a number from 0 to 15 [default: text, or close with --close]
    #[arg(long, value_parser = opcode)]
    opcode: Option<Opcode>,
    /// The FIN bit: last, or only, fragment of a message
    #[arg(long, value_name = "BIT", default_value = "1", value_parser = clap::value_parser!(u8).range(0..=1))]
    fin: u8,
    /// The same as --fin 0
    #[arg(long, conflicts_with = "fin")]
    no_fin: bool,
    /// RSV1, RSV2 and RSV3 as a number; RSV1 is 4
    #[arg(long, value_name = "0..7", default_value = "0", value_parser = clap::value_parser!(u8).range(0..=7))]
    rsv: u8,
    /// Masking key: 8 hex digits, random, or none
    #[arg(long, value_name = "KEY", default_value = "none", value_parser = mask)]
    mask: Mask,
    /// How the payload length is written, in bits
    #[arg(long, value_name = "FORM", default_value = "minimal")]
    length_form: Form,
    /// Payload as text
    #[arg(long, group = "payload")]
    text: Option<String>,
    /// Payload as hex, with any separators
    #[arg(long, group = "payload")]
    hex: Option<String>,
    /// Payload of a Close frame: a status code, and after a colon the reason
    #[arg(long, group = "payload", value_name = "CODE[:REASON]", value_parser = close)]
    close: Option<CloseArgument>,
    /// How the bytes are written
    #[arg(long, default_value = "hex")]
    format: CopyFormat,
}

#[derive(Clone, Copy, Debug)]
enum Mask {
    None,
    Random,
    Key(MaskingKey),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Minimal,
    Given(LengthForm),
}

#[derive(Clone, Debug)]
struct CloseArgument {
    code: u16,
    reason: String,
}

impl Encode {
    pub(super) fn run(&self, text: &Text, out: &mut impl Write) -> Result<Verdict, Failure> {
        let mut payload = self.payload(text)?;
        let payload_len = payload.len() as u64;
        let length_form = match self.length_form {
            Form::Minimal => LengthForm::minimal_for(payload_len),
            Form::Given(form) if form.holds(payload_len) => form,
            Form::Given(form) => {
                let bits = Form::Given(form).name();
                let places = [("bytes", payload_len.into()), ("form", bits.into())];
                return Err(Failure::Unreadable(
                    text.say_with("command-length-form", &places),
                ));
            }
        };
        let masking_key = match self.mask {
            Mask::None => None,
            Mask::Key(key) => Some(key),
            Mask::Random => Some(MaskingKey(random()?)),
        };
        let opcode = self.opcode.unwrap_or(if self.close.is_some() {
            Opcode::CLOSE
        } else {
            Opcode::TEXT
        });
        let header = FrameHeader {
            fin: self.fin == 1 && !self.no_fin,
            rsv: self.rsv,
            opcode,
            length_form,
            payload_len,
            masking_key,
        };
        let mut frame = Vec::with_capacity(FrameHeader::MAX_LEN + payload.len());
        header.encode(&mut frame);
        if let Some(key) = masking_key {
            key.apply(&mut payload);
        }
        frame.extend(payload);
        writeln!(out, "{}", copy(&frame, self.format))?;
        Ok(Verdict::Clean)
    }

    fn payload(&self, text: &Text) -> Result<Vec<u8>, Failure> {
        if let Some(text) = &self.text {
            return Ok(text.clone().into_bytes());
        }
        if let Some(CloseArgument { code, reason }) = &self.close {
            return Ok([&code.to_be_bytes(), reason.as_bytes()].concat());
        }
        let hex = self.hex.as_deref().unwrap_or_default();
        let reading = hexdump::read(hex, Some(Layout::PlainHex));
        match reading.problem {
            None => Ok(reading.bytes),
            Some(problem) => Err(Failure::Unreadable(
                ["--hex: ", &super::decode::problem_words(&problem, text)].concat(),
            )),
        }
    }
}

fn random() -> Result<[u8; 4], Failure> {
    let mut key = [0; 4];
    match getrandom::fill(&mut key) {
        Ok(()) => Ok(key),
        Err(error) => Err(Failure::Unreadable(error.to_string())),
    }
}

fn opcode(value: &str) -> Result<Opcode, String> {
    let named = (0..=15)
        .map(Opcode)
        .find(|opcode| opcode.name() == Some(value));
    let number = || match value.strip_prefix("0x") {
        Some(digits) => u8::from_str_radix(digits, 16).ok(),
        None => value.parse().ok(),
    };
    named
        .or_else(|| number().filter(|number| *number <= 15).map(Opcode))
        .ok_or_else(|| Text::english().say("command-expected-opcode"))
}

fn mask(value: &str) -> Result<Mask, String> {
    match value {
        "none" => Ok(Mask::None),
        "random" => Ok(Mask::Random),
        _ => {
            let digits = value.strip_prefix("0x").unwrap_or(value);
            let sound = digits.len() == 8 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            let key = u32::from_str_radix(digits, 16).ok().filter(|_| sound);
            key.map(|key| Mask::Key(MaskingKey(key.to_be_bytes())))
                .ok_or_else(|| Text::english().say("command-expected-mask"))
        }
    }
}

fn close(value: &str) -> Result<CloseArgument, String> {
    let (code, reason) = value.split_once(':').unwrap_or((value, ""));
    match code.parse() {
        Ok(code) => Ok(CloseArgument {
            code,
            reason: reason.to_owned(),
        }),
        Err(_) => Err(Text::english().say("command-expected-close")),
    }
}

impl Form {
    const fn name(self) -> &'static str {
        match self {
            Self::Minimal => "minimal",
            Self::Given(LengthForm::Seven) => "7",
            Self::Given(LengthForm::Sixteen) => "16",
            Self::Given(LengthForm::SixtyFour) => "64",
        }
    }
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Minimal,
            Self::Given(LengthForm::Seven),
            Self::Given(LengthForm::Sixteen),
            Self::Given(LengthForm::SixtyFour),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for CopyFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.id()))
    }
}
