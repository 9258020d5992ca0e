//! pcap and pcapng: a file gives the same however it is cut.
#![no_main]

use framescope::capture::file::FileReader;
use framescope_fuzz::in_two;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let read = |pieces: &[&[u8]]| {
        let mut reader = FileReader::default();
        let mut taken = Vec::new();
        for piece in pieces {
            reader.feed(piece, &mut |record| {
                let at = usize::try_from(record.offset).unwrap();
                assert_eq!(data[at..at + record.data.len()], *record.data);
                taken.push((
                    record.number,
                    record.offset,
                    record.time,
                    record.interface,
                    record.original_len,
                ));
            });
        }
        reader.finish();
        (taken, reader.info().clone())
    };
    assert_eq!(read(&[data]), read(&in_two(data)));
});
