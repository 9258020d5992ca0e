//! The streams that are decoded, the same in every run.

use crate::random::Random;

/// One stream of like frames.
#[derive(Clone, Debug)]
pub(crate) struct Workload {
    /// What it is called in the tables.
    pub(crate) name: &'static str,
    /// How many times faster than the fastest of the others the decoder has to be.
    pub(crate) least_lead: Option<f64>,
    /// How many times slower than native it may be in WebAssembly.
    pub(crate) most_wasm: Option<f64>,
    /// Who sent it.
    pub(crate) masking: Masking,
    /// How many frames there are.
    pub(crate) frames: usize,
    /// The bytes of the stream.
    pub(crate) wire: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Masking {
    /// From a client.
    Masked,
    /// From a server.
    Unmasked,
}

#[derive(Clone, Copy, Debug)]
enum Content {
    Ascii,
    Chinese,
    Json,
    Binary,
}

/// How much memory the streams take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    /// They stay in the second-level cache: what decoding costs is seen.
    Hot,
    /// They do not fit into any cache: what memory allows is seen.
    Cold,
}

impl Size {
    fn wire_bytes(self) -> usize {
        match self {
            Self::Hot => 256 << 10,
            Self::Cold => 100 << 20,
        }
    }
}

struct Row {
    name: &'static str,
    payload_len: usize,
    masking: Masking,
    content: Content,
    least_lead: Option<f64>,
    most_wasm: Option<f64>,
}

/// All workloads.
pub(crate) fn all(size: Size) -> Vec<Workload> {
    use Content::{Ascii, Binary, Chinese, Json};
    use Masking::{Masked, Unmasked};
    #[rustfmt::skip]
    let rows = [
        ("32 B masked ASCII", 32, Masked, Ascii, Some(2.5), Some(1.7)),
        ("32 B unmasked ASCII", 32, Unmasked, Ascii, Some(1.7), Some(1.7)),
        // WebAssembly has no 32-byte vectors, which the UTF-8 check of other than ASCII makes the most of.
        ("32 B masked Chinese", 32, Masked, Chinese, Some(2.5), Some(3.5)),
        ("256 B unmasked JSON", 256, Unmasked, Json, None, None),
        ("1 KiB masked ASCII", 1024, Masked, Ascii, Some(1.3), Some(2.0)),
        ("1 KiB masked binary", 1024, Masked, Binary, Some(1.2), Some(2.0)),
        ("1 KiB masked Chinese", 1024, Masked, Chinese, Some(1.05), Some(3.5)),
        ("1 MiB masked binary", 1 << 20, Masked, Binary, None, None),
    ];
    rows.map(
        |(name, payload_len, masking, content, least_lead, most_wasm)| {
            Workload::new(
                size,
                &Row {
                    name,
                    payload_len,
                    masking,
                    content,
                    least_lead,
                    most_wasm,
                },
            )
        },
    )
    .into()
}

impl Workload {
    fn new(size: Size, row: &Row) -> Self {
        let &Row {
            name,
            payload_len: len,
            masking,
            content,
            least_lead,
            most_wasm,
        } = row;
        let frames = size.wire_bytes().div_ceil(len + 6);
        let mut random = Random::new();
        let mut wire = Vec::with_capacity(frames * (len + 14));
        for _ in 0..frames {
            wire.push(match content {
                Content::Binary => 0x82,
                _ => 0x81,
            });
            let mask = match masking {
                Masking::Masked => 0x80,
                Masking::Unmasked => 0,
            };
            match (u8::try_from(len), u16::try_from(len)) {
                (Ok(len @ ..126), _) => wire.push(mask | len),
                (_, Ok(len)) => {
                    wire.push(mask | 126);
                    wire.extend(len.to_be_bytes());
                }
                _ => {
                    wire.push(mask | 127);
                    wire.extend((len as u64).to_be_bytes());
                }
            }
            let key = match masking {
                Masking::Masked => {
                    let [a, b, c, d, ..] = random.next().to_le_bytes();
                    wire.extend([a, b, c, d]);
                    [a, b, c, d]
                }
                Masking::Unmasked => [0; 4],
            };
            let payload = content.payload(len, &mut random);
            wire.extend(
                payload
                    .iter()
                    .zip(key.iter().cycle())
                    .map(|(byte, key)| byte ^ key),
            );
        }
        // Memory that is slower than all of them judges nobody.
        let is_judged = size == Size::Hot;
        Self {
            name,
            least_lead: least_lead.filter(|_| is_judged),
            most_wasm: most_wasm.filter(|_| is_judged),
            masking,
            frames,
            wire,
        }
    }
}

impl Content {
    fn payload(self, len: usize, random: &mut Random) -> Vec<u8> {
        let mut payload = Vec::with_capacity(len + 64);
        match self {
            Self::Binary => {
                while payload.len() < len {
                    payload.extend(random.next().to_le_bytes());
                }
            }
            Self::Ascii => {
                while payload.len() < len {
                    payload.extend(format!("{:016x} ", random.next()).bytes());
                }
            }
            Self::Json => {
                while payload.len() < len {
                    let [id, price, size, ..] = random.next().to_le_bytes();
                    payload.extend(
                        format!(r#"{{"id":{id},"price":{price}.25,"size":{size},"side":"buy"}},"#)
                            .bytes(),
                    );
                }
            }
            Self::Chinese => {
                let letters = ['你', '好', '世', '界', '帧', '网', '络', '字'];
                while payload.len() + 3 <= len {
                    for byte in random.next().to_le_bytes() {
                        let mut encoded = [0; 4];
                        let letter = letters[usize::from(byte) % letters.len()];
                        if payload.len() + 3 <= len {
                            payload.extend(letter.encode_utf8(&mut encoded).bytes());
                        }
                    }
                }
                payload.resize(len, b'.');
            }
        }
        payload.truncate(len);
        payload
    }
}
