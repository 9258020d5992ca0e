//! What messages say.

use crate::random::Random;
use std::io::Write;

/// What a message is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// Letters: any number from `least` to `most`.
    Text { least: usize, most: usize },
    /// Bytes that do not repeat.
    Binary { len: usize },
    /// About 250 bytes, as one application sends them again and again.
    Json,
}

impl Content {
    /// The opcode of its messages.
    pub(crate) fn opcode(self) -> u8 {
        match self {
            Self::Text { .. } | Self::Json => 1,
            Self::Binary { .. } => 2,
        }
    }

    /// Puts the message with this number into `payload`, instead of what is there.
    pub(crate) fn fill(self, payload: &mut Vec<u8>, number: u32, random: &mut Random) {
        payload.clear();
        match self {
            Self::Text { least, most } => {
                let more = random.below((most - least + 1) as u64);
                let len = least + usize::try_from(more).unwrap_or_default();
                while payload.len() < len {
                    // Eight letters from a to p.
                    let letters = (random.next() & 0x0f0f_0f0f_0f0f_0f0f) + 0x6161_6161_6161_6161;
                    payload.extend(letters.to_le_bytes());
                }
                payload.truncate(len);
            }
            Self::Binary { len } => {
                while payload.len() < len {
                    payload.extend(random.next().to_le_bytes());
                }
                payload.truncate(len);
            }
            Self::Json => json(payload, number, random),
        }
    }
}

fn json(payload: &mut Vec<u8>, number: u32, random: &mut Random) {
    const SYMBOLS: [&str; 8] = [
        "BTC-EUR", "ETH-EUR", "SOL-EUR", "BTC-USD", "ETH-USD", "XRP-USD", "ADA-EUR", "DOT-EUR",
    ];
    let symbol = SYMBOLS[usize::try_from(random.below(8)).unwrap_or_default()];
    let [price, size, bid, ask, volume] =
        [90_000, 100_000, 500, 500, 10_000_000].map(|end| random.below(end));
    let price = 6_000_000 + price;
    let side = ["buy", "sell"][usize::from(random.below(2) == 1)];
    let euros = |cents: u64| format!("{}.{:02}", cents / 100, cents % 100);
    let written = write!(
        payload,
        r#"{{"type":"ticker","sequence":{},"product":"{symbol}","price":"{}","side":"{side}","last_size":"{}.{:05}","best_bid":"{}","best_ask":"{}","volume_24h":"{}","low_24h":"59871.20","high_24h":"61250.00","time":"2026-11-21T19:50:{:02}.{:06}Z","trade_id":{}}}"#,
        5_000_000_000_u64 + u64::from(number),
        euros(price),
        size / 100_000,
        size % 100_000,
        euros(price - bid),
        euros(price + ask),
        euros(volume),
        number / 6000 % 60,
        random.below(1_000_000),
        70_000_000 + number,
    );
    debug_assert!(written.is_ok(), "memory takes all");
}
