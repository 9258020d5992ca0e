//! Frames: a stream gives the same however it is cut.
#![no_main]

use framescope::protocol::{Batch, Compression, Decoder, Peer, Sender};
use framescope_fuzz::in_two;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    for sender in [
        Sender::FromMasking,
        Sender::Known(Peer::Client),
        Sender::Known(Peer::Server),
    ] {
        for compression in [
            Compression::Unknown,
            Compression::Refused,
            Compression::Agreed,
        ] {
            let read = |pieces: &[&[u8]]| {
                let mut decoder = Decoder::new(sender, compression);
                let mut batch = Batch::default();
                for piece in pieces {
                    decoder.feed(piece, &mut batch);
                }
                decoder.finish(&mut batch);
                batch
            };
            let (whole, cut) = (read(&[data]), read(&in_two(data)));
            assert_eq!(whole.payload, cut.payload);
            assert_eq!(whole.findings, cut.findings);
            assert_eq!(whole.frames, cut.frames);
        }
    }
});
