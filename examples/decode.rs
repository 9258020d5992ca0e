//! The library in 30 lines: bytes in any layout on standard input, a line for each frame on standard output.
//!
//! ```sh
//! echo '81 85 37 fa 21 3d 7f 9f 4d 51 58' | cargo run --no-default-features --example decode
//! ```

use framescope::capture::hexdump;
use framescope::protocol::{Batch, Compression, Decoder, Sender};

fn main() -> std::io::Result<()> {
    let reading = hexdump::read(&std::io::read_to_string(std::io::stdin())?, None);
    let mut decoder = Decoder::new(Sender::FromMasking, Compression::Unknown);
    let mut batch = Batch::default();
    decoder.feed(&reading.bytes, &mut batch);
    decoder.finish(&mut batch);

    // The payloads of all frames, unmasked, stand one after the other; of a frame that is cut only what is there.
    let mut payloads = batch.payload.as_slice();
    for (frame, number) in batch.frames.iter().zip(0..) {
        let len = usize::try_from(frame.payload().len()).unwrap_or(usize::MAX);
        let (payload, rest) = payloads.split_at(len.min(payloads.len()));
        payloads = rest;
        println!("{}: “{}”", frame.opcode(), payload.escape_ascii());
        for finding in batch
            .findings
            .iter()
            .filter(|finding| finding.frame == number)
        {
            println!("  {}, §{}", finding.rule.id(), finding.rule.section());
        }
    }
    Ok(())
}
