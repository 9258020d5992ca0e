//! gzip: a file inflates to the same however it is cut, and to no more than the limit.
#![no_main]

use framescope::capture::file::Gunzip;
use framescope_fuzz::in_two;

const LIMIT: u64 = 1 << 20;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let inflated = |pieces: &[&[u8]]| {
        let mut gunzip = Gunzip::new(LIMIT);
        let mut out = Vec::new();
        for piece in pieces {
            let _ = gunzip.feed(piece, &mut out);
            assert!(out.capacity() as u64 <= LIMIT);
        }
        let end = gunzip.finish();
        (out, end)
    };
    assert_eq!(inflated(&[data]), inflated(&in_two(data)));
});
