//! Texts with bytes in them.
#![no_main]

use framescope::capture::hexdump;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let reading = hexdump::read(text, None);
    let mut end = 0;
    for packet in &reading.packets {
        assert_eq!(packet.bytes.start, end);
        end = packet.bytes.end;
    }
    assert_eq!(reading.bytes.len() as u64, end);
});
