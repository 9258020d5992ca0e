//! HAR files.
#![no_main]

use framescope::capture::har;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = har::read(data);
});
