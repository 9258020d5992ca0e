//! What holds for every file: the cut changes nothing, and nothing breaks the reading.

use super::samples::{
    Big, Little, block, enhanced, interface, option, pcap_head, read, read_in_pieces, record,
    section,
};
use super::{DamageKind, Gunzip};
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use std::io::Write;

/// One small file of each format and byte order, whole.
fn files() -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    for order in [Little, Big] {
        for magic in [0xA1B2_C3D4, 0xA1B2_3C4D, 0xA1B2_CD34] {
            let mut file = pcap_head(order, magic, 65535, 1);
            for len in [0_u8, 1, 7, 40] {
                let mut rest = vec![len; usize::from(len)];
                if magic == 0xA1B2_CD34 {
                    rest.splice(..0, [0; 8]);
                }
                file.extend(record(order, [1, 2, len.into(), 99], &rest));
            }
            files.push(file);
        }
        let comment = option(order, 1, b"comment");
        files.push(
            [
                section(order, &comment),
                interface(order, 1, 65535, &option(order, 9, &[9])),
                enhanced(order, 0, 1, 3, b"abc", &comment),
                block(order, 4, &option(order, 1, b"\x01\x02\x03\x04name\0")),
                block(order, 3, &[&order.bytes(5)[..], b"plain"].concat()),
                section(Big, b""),
                interface(Big, 101, 0, b""),
                enhanced(Big, 0, 1, 60, b"abcdef", b""),
                block(Big, 0x0BAD, b"custom"),
                enhanced(Big, 0, 1, 60, b"abcdefghi", b""),
            ]
            .concat(),
        );
    }
    files
}

#[test]
fn a_file_cut_short_gives_the_records_before() {
    for file in files() {
        let (whole, reader) = read(&file);
        assert_eq!(reader.info().damage, []);
        for len in 0..file.len() {
            let (taken, reader) = read(&file[..len]);
            let before = whole
                .iter()
                .filter(|record| record.offset + record.data.len() as u64 <= len as u64)
                .count();
            // A block ends behind its packet.
            assert!(taken.len() == before || taken.len() + 1 == before, "{len}");
            assert_eq!(taken, whole[..taken.len()], "{len}");
            for damage in &reader.info().damage {
                let DamageKind::CutShort { needed, found } = damage.kind else {
                    panic!("{len}: {damage:?}");
                };
                assert!(
                    found < needed && damage.offset + found == len as u64,
                    "{len}: {damage:?}"
                );
            }
        }
    }
}

#[test]
fn pieces_of_every_length_give_the_same() {
    for file in files() {
        let (whole, reader) = read(&file);
        for len in 1..file.len() {
            let (taken, pieces) = read_in_pieces(&file, len);
            assert_eq!(taken, whole, "{len}");
            assert_eq!(pieces.info(), reader.info(), "{len}");
        }
    }
}

fn gzipped(bytes: &[u8], level: u32) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(level));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A whole file with some bytes put in, taken out or changed.
fn broken() -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<prop::sample::Index>(), any::<u8>(), 0..4_u8);
    (
        any::<prop::sample::Index>(),
        prop::collection::vec(change, 1..6),
    )
        .prop_map(|(file, changes)| {
            let mut files = files();
            let mut file = files.swap_remove(file.index(files.len()));
            for (at, byte, change) in changes {
                let at = at.index(file.len());
                match change {
                    0 => file.insert(at, byte),
                    1 => drop(file.remove(at)),
                    2 => file[at] = byte,
                    _ => file[at] ^= 1 << (byte & 7),
                }
            }
            file
        })
}

proptest! {
    #[test]
    fn broken_files_read_the_same_however_cut(file in broken(), len in 1_usize..50) {
        let (whole, reader) = read(&file);
        let (taken, pieces) = read_in_pieces(&file, len);
        prop_assert_eq!(&taken, &whole);
        prop_assert_eq!(pieces.info(), reader.info());
        for record in taken {
            let at = usize::try_from(record.offset).unwrap();
            prop_assert_eq!(&file[at..at + record.data.len()], &record.data[..]);
            prop_assert!(record.original_len as usize >= record.data.len());
        }
    }

    #[test]
    fn any_bytes_can_be_read(
        head in prop::sample::select(files()),
        kept in any::<prop::sample::Index>(),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        len in 1_usize..50,
    ) {
        let file = [&head[..kept.index(head.len())], &bytes].concat();
        let (whole, reader) = read(&file);
        let (taken, pieces) = read_in_pieces(&file, len);
        prop_assert_eq!(taken, whole);
        prop_assert_eq!(pieces.info(), reader.info());
    }

    #[test]
    fn what_was_gzipped_is_inflated_however_cut(
        parts in prop::collection::vec((prop::collection::vec(any::<u8>(), 0..3000), 0..10_u32), 1..4),
        len in 1_usize..300,
        zeros in 0_usize..5,
    ) {
        let plain: Vec<u8> = parts.iter().flat_map(|(part, _)| part.clone()).collect();
        let mut file: Vec<u8> = parts.iter().flat_map(|(part, level)| gzipped(part, *level)).collect();
        file.extend(vec![0; zeros]);
        let mut gunzip = Gunzip::new(plain.len() as u64);
        let mut out = Vec::new();
        for piece in file.chunks(len) {
            prop_assert_eq!(gunzip.feed(piece, &mut out), Ok(()));
        }
        prop_assert_eq!(gunzip.finish(), Ok(()));
        prop_assert_eq!(out, plain);
    }

    #[test]
    fn broken_gzip_ends(
        plain in prop::collection::vec(0..8_u8, 1..5000),
        at in any::<prop::sample::Index>(),
        bit in 0..8_u8,
        cut in any::<prop::sample::Index>(),
        len in 1_usize..300,
        limit in 0..6000_u64,
    ) {
        let mut file = gzipped(&plain, 6);
        let at = at.index(file.len());
        file[at] ^= 1 << bit;
        file.truncate(cut.index(file.len()) + 1);
        let mut gunzip = Gunzip::new(limit);
        let mut out = Vec::new();
        let mut ended = Ok(());
        for piece in file.chunks(len) {
            if ended.is_err() {
                prop_assert_eq!(gunzip.feed(piece, &mut out), ended);
            } else {
                ended = gunzip.feed(piece, &mut out);
            }
            prop_assert!(out.capacity() as u64 <= limit);
        }
        let finished = gunzip.finish();
        if ended.is_err() {
            prop_assert_eq!(finished, ended);
        }
    }
}
