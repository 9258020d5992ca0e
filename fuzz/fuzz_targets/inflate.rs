//! Compressed messages: they inflate to the same however they are cut, and to no more than the limit.
#![no_main]

use framescope::protocol::{Compressing, Inflater};
use framescope_fuzz::in_two;

const LIMIT: u64 = 1 << 20;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let compressing = Compressing {
        takes_over: true,
        window_bits: 15,
    };
    let inflated = |pieces: &[&[u8]]| {
        let mut inflater = Inflater::new(compressing);
        let mut out = Vec::new();
        inflater.begin(LIMIT);
        let fed = pieces
            .iter()
            .try_for_each(|piece| inflater.feed(piece, &mut out));
        let end = fed.and_then(|()| inflater.end(&mut out));
        assert!(out.len() as u64 <= LIMIT);
        // The next message goes on from what this one left.
        let history = inflater.history();
        assert!(history.len() <= Inflater::WINDOW);
        (out, end, history)
    };
    assert_eq!(inflated(&[data]), inflated(&in_two(data)));
});
