//! What the RFCs say, as rows: one module for each section, through the library's public interface.
#![expect(clippy::unwrap_used, reason = "a test may end so")]

#[cfg(feature = "reports")]
mod handshake;
mod rfc6455_section_1_3;
#[cfg(feature = "reports")]
mod rfc6455_section_4_1;
mod rfc6455_section_4_1_frames;
#[cfg(feature = "reports")]
mod rfc6455_section_4_2;
mod rfc6455_section_5_2;
mod rfc6455_section_5_3;
mod rfc6455_section_5_4;
mod rfc6455_section_5_5;
mod rfc6455_section_5_5_1;
mod rfc6455_section_5_5_2;
mod rfc6455_section_5_5_3;
mod rfc6455_section_5_7;
mod rfc6455_section_7_1;
mod rfc6455_section_7_4;
mod rfc6455_section_8_1;
#[cfg(feature = "reports")]
mod rfc6455_section_9_1;
#[cfg(feature = "reports")]
mod rfc7692_section_7_1;
mod rfc7692_section_7_2_3;
#[cfg(feature = "reports")]
mod rfc9110;
#[cfg(feature = "reports")]
mod rfc9112;
mod rfc9293_section_3_1;
mod rules;
mod talk;

use framescope::protocol::{Batch, Compression, Decoder, Rule, Sender};

/// A stream of whichever peer, no handshake in sight.
fn decode(bytes: &[u8]) -> Batch {
    decode_of(bytes, Sender::FromMasking, Compression::Unknown)
}

fn decode_of(bytes: &[u8], sender: Sender, compression: Compression) -> Batch {
    let mut decoder = Decoder::new(sender, compression);
    let mut batch = Batch::default();
    decoder.feed(bytes, &mut batch);
    decoder.finish(&mut batch);
    batch
}

/// The rules that are broken, in the order of the frames.
fn broken(batch: &Batch) -> Vec<Rule> {
    batch.findings.iter().map(|finding| finding.rule).collect()
}

/// A frame with its length written in the shortest form, not masked.
fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![first];
    match payload.len() {
        len @ 0..=125 => frame.push(u8::try_from(len).unwrap()),
        len => {
            frame.push(126);
            frame.extend(u16::try_from(len).unwrap().to_be_bytes());
        }
    }
    frame.extend(payload);
    frame
}
