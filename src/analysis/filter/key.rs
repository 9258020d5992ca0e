//! The keys of the language, their names and the names of their values.

use super::needle::{Case, Needle};
use super::token::Sign;
use super::{FilterExpected, Numbers, Term};
use crate::bytes::position_of;
use crate::protocol::{Opcode, Peer, Rule, Severity};

/// What a term asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Opcode,
    From,
    To,
    Len,
    Fin,
    Rsv,
    Rsv1,
    Rsv2,
    Rsv3,
    Masked,
    Masking,
    Close,
    Frame,
    Part,
    Finding,
    Is,
    Hex,
}

/// A state of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum RowIs {
    Edited,
    /// Its bytes end too early; of a message, its final fragment is not there or not whole.
    Cut,
    Compressed,
    /// It belongs to, or is, a message of several frames.
    Fragmented,
    Handshake,
}

/// Which findings count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum FindingIs {
    Any,
    OfRule(Rule),
    OfSeverity(Severity),
}

const OPCODES: [(&str, u16); 9] = [
    ("text", 1 << Opcode::TEXT.0),
    ("binary", 1 << Opcode::BINARY.0),
    ("continuation", 1 << Opcode::CONTINUATION.0),
    ("close", 1 << Opcode::CLOSE.0),
    ("ping", 1 << Opcode::PING.0),
    ("pong", 1 << Opcode::PONG.0),
    ("data", 0x00FF),
    ("control", 0xFF00),
    ("reserved", 0xF8F8),
];

const STATES: [(&str, RowIs); 5] = [
    ("edited", RowIs::Edited),
    ("cut", RowIs::Cut),
    ("compressed", RowIs::Compressed),
    ("fragmented", RowIs::Fragmented),
    ("handshake", RowIs::Handshake),
];

const SEVERITIES: [Severity; 3] = [Severity::Violation, Severity::Caution, Severity::Note];

const PEERS: [Peer; 2] = [Peer::Client, Peer::Server];

impl Key {
    /// Every key, in the order in which they are suggested.
    pub(super) const ALL: [Self; 17] = [
        Self::Opcode,
        Self::From,
        Self::To,
        Self::Len,
        Self::Finding,
        Self::Is,
        Self::Close,
        Self::Fin,
        Self::Masked,
        Self::Masking,
        Self::Part,
        Self::Frame,
        Self::Rsv,
        Self::Rsv1,
        Self::Rsv2,
        Self::Rsv3,
        Self::Hex,
    ];

    /// Its name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Opcode => "opcode",
            Self::From => "from",
            Self::To => "to",
            Self::Len => "len",
            Self::Fin => "fin",
            Self::Rsv => "rsv",
            Self::Rsv1 => "rsv1",
            Self::Rsv2 => "rsv2",
            Self::Rsv3 => "rsv3",
            Self::Masked => "masked",
            Self::Masking => "key",
            Self::Close => "close",
            Self::Frame => "frame",
            Self::Part => "part",
            Self::Finding => "finding",
            Self::Is => "is",
            Self::Hex => "hex",
        }
    }

    /// Other names that are understood.
    pub(super) const fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Len => &["length", "bytes"],
            Self::Masked => &["mask"],
            Self::Part => &["fragment"],
            _ => &[],
        }
    }

    /// The key of that name, in any letter case.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| {
            let mut names = std::iter::once(key.name()).chain(key.aliases().iter().copied());
            names.any(|known| known.eq_ignore_ascii_case(name))
        })
    }

    /// The name with the sign that most often follows.
    pub(super) fn suggested(self) -> String {
        [self.name(), if self == Self::Len { ">" } else { ":" }].concat()
    }

    /// The values that can be named, in the order in which they are suggested.
    pub(super) fn values(self) -> Vec<&'static str> {
        match self {
            Self::Opcode => OPCODES.map(|(name, _)| name).to_vec(),
            Self::From | Self::To => PEERS.map(Peer::id).to_vec(),
            Self::Fin | Self::Masked | Self::Rsv1 | Self::Rsv2 | Self::Rsv3 => vec!["1", "0"],
            Self::Finding => std::iter::once("any")
                .chain(SEVERITIES.map(Severity::id))
                .chain(Rule::ALL.iter().map(|rule| rule.id()))
                .collect(),
            Self::Is => STATES.map(|(name, _)| name).to_vec(),
            Self::Close => vec![
                "1000",
                "1001",
                "1002",
                "1003",
                "1007",
                "1008",
                "1009",
                "1010",
                "1011",
                "1012",
                "1013",
                "1014",
                "3000..3999",
                "4000..4999",
            ],
            Self::Len | Self::Rsv | Self::Masking | Self::Frame | Self::Part | Self::Hex => {
                Vec::new()
            }
        }
    }

    /// Whether `<` and `>` may follow.
    pub(super) const fn has_order(self) -> bool {
        matches!(
            self,
            Self::Opcode | Self::Len | Self::Rsv | Self::Close | Self::Frame | Self::Part
        )
    }

    /// The greatest number that its value can be.
    const fn most(self) -> u64 {
        match self.expected() {
            FilterExpected::Opcode => 15,
            FilterExpected::NumberUpTo(most) => most as u64,
            _ => u64::MAX,
        }
    }

    /// What its value can be.
    pub(super) const fn expected(self) -> FilterExpected {
        match self {
            Self::Opcode => FilterExpected::Opcode,
            Self::From | Self::To => FilterExpected::Peer,
            Self::Fin | Self::Rsv1 | Self::Rsv2 | Self::Rsv3 | Self::Masked => {
                FilterExpected::YesOrNo
            }
            Self::Masking => FilterExpected::KeyDigits,
            Self::Finding => FilterExpected::Finding,
            Self::Is => FilterExpected::State,
            Self::Hex => FilterExpected::HexBytes,
            Self::Rsv => FilterExpected::NumberUpTo(7),
            Self::Close => FilterExpected::NumberUpTo(65_535),
            Self::Len | Self::Frame | Self::Part => FilterExpected::Number,
        }
    }

    /// The term of `value`; `None` if the key has no such value.
    pub(super) fn term(self, sign: Sign, value: &str) -> Option<Term> {
        let numbers = || numbers(sign, value, self.most());
        let named = |name: &str| sign == Sign::Equals && name.eq_ignore_ascii_case(value);
        Some(match self {
            Self::Opcode => {
                let by_name = OPCODES.iter().find(|(name, _)| named(name));
                Term::Opcode(match by_name {
                    Some((_, set)) => *set,
                    None => u16::try_from(set(16, numbers()?)).ok()?,
                })
            }
            Self::From => Term::From(PEERS.into_iter().find(|peer| named(peer.id()))?),
            // A frame goes to the peer that did not send it.
            Self::To => Term::From(match PEERS.into_iter().find(|peer| named(peer.id()))? {
                Peer::Client => Peer::Server,
                Peer::Server => Peer::Client,
            }),
            Self::Len => Term::Len(numbers()?),
            Self::Fin => Term::Fin(yes_or_no(value)?),
            Self::Rsv => Term::Rsv(u8::try_from(set(8, numbers()?)).ok()?),
            Self::Rsv1 => Term::Rsv(with_bit(0b1111_0000, value)?),
            Self::Rsv2 => Term::Rsv(with_bit(0b1100_1100, value)?),
            Self::Rsv3 => Term::Rsv(with_bit(0b1010_1010, value)?),
            Self::Masked => Term::Masked(yes_or_no(value)?),
            Self::Masking => key_prefix(value)?,
            Self::Close => Term::Close(numbers()?),
            Self::Frame => Term::Frame(numbers()?),
            Self::Part => Term::Part(numbers()?),
            Self::Finding => Term::Finding(finding(value)?),
            Self::Is => Term::Row(STATES.iter().find(|(name, _)| named(name))?.1),
            Self::Hex => Term::Payload(Needle::new(hex_bytes(value)?, Case::Exact)),
        })
    }
}

fn yes_or_no(value: &str) -> Option<bool> {
    let is = |words: [&str; 3]| words.iter().any(|word| word.eq_ignore_ascii_case(value));
    if is(["1", "yes", "true"]) {
        Some(true)
    } else if is(["0", "no", "false"]) {
        Some(false)
    } else {
        None
    }
}

/// The values of the three bits in which one of them is set, or is not.
fn with_bit(set: u8, value: &str) -> Option<u8> {
    Some(if yes_or_no(value)? { set } else { !set })
}

/// The numbers below `len` as a set of bits.
fn set(len: u64, numbers: Numbers) -> u32 {
    (0..len)
        .filter(|number| numbers.contains(*number))
        .fold(0, |set, number| set | 1 << number)
}

fn numbers(sign: Sign, value: &str, most: u64) -> Option<Numbers> {
    let number = |digits: &str| number(digits).filter(|number| *number <= most);
    if sign == Sign::Equals
        && let Some(at) = position_of("..", value)
        && let (Some(first), Some(last)) = (value.get(..at), value.get(at + 2..))
    {
        if first.is_empty() && last.is_empty() {
            return None;
        }
        return Some(Numbers {
            first: if first.is_empty() { 0 } else { number(first)? },
            last: if last.is_empty() { most } else { number(last)? },
        });
    }
    let number = number(value)?;
    let none = Numbers { first: 1, last: 0 };
    let below = |last| Numbers { first: 0, last };
    let from = |first| Numbers {
        first,
        last: u64::MAX,
    };
    Some(match sign {
        Sign::Equals => Numbers {
            first: number,
            last: number,
        },
        Sign::Below => number.checked_sub(1).map_or(none, below),
        Sign::AtMost => below(number),
        Sign::Above => number.checked_add(1).map_or(none, from),
        Sign::AtLeast => from(number),
    })
}

fn number(digits: &str) -> Option<u64> {
    let (digits, radix) = match digits.strip_prefix("0x").or(digits.strip_prefix("0X")) {
        Some(digits) => (digits, 16),
        None => (digits, 10),
    };
    // `from_str_radix` takes a sign.
    let sound = digits.chars().all(|digit| digit.is_digit(radix));
    sound
        .then(|| u64::from_str_radix(digits, radix).ok())
        .flatten()
}

fn finding(value: &str) -> Option<FindingIs> {
    let named = |name: &str| name.eq_ignore_ascii_case(value);
    if named("any") {
        return Some(FindingIs::Any);
    }
    let severity = SEVERITIES.into_iter().find(|known| named(known.id()));
    let rule = || Rule::ALL.iter().copied().find(|known| named(known.id()));
    severity
        .map(FindingIs::OfSeverity)
        .or_else(|| rule().map(FindingIs::OfRule))
}

fn hex_digits(value: &str) -> Option<Vec<u8>> {
    let value = value.strip_prefix("0x").unwrap_or(value);
    value
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|digit| u8::try_from(digit.to_digit(16)?).ok())
        .collect()
}

fn hex_bytes(value: &str) -> Option<Vec<u8>> {
    let digits = hex_digits(value)?;
    let (pairs, odd) = digits.as_chunks::<2>();
    (odd.is_empty() && !pairs.is_empty())
        .then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

fn key_prefix(value: &str) -> Option<Term> {
    let digits = hex_digits(value)?;
    let bits = u32::try_from(digits.len()).ok()? * 4;
    let prefix = digits
        .iter()
        .fold(0, |key: u32, digit| key << 4 | u32::from(*digit));
    (1..=32).contains(&bits).then(|| Term::Key {
        // Aligned with the key's first bit.
        prefix: prefix << (32 - bits),
        bits,
    })
}
