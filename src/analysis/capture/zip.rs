//! A ZIP archive (PKWARE's APPNOTE 6.3), written as it grows: files are stored as they are.

use flate2::Crc;

/// An archive that is written.
pub(super) struct Zip<'a> {
    write: &'a mut dyn FnMut(&[u8]),
    /// Of each file: its name, its CRC-32, its length, its offset.
    files: Vec<(String, u32, u32, u32)>,
    offset: u64,
}

/// The archive would have places that 32 bits do not hold.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Full;

const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// 1980-01-01, the first day that the format knows: what is written depends on nothing but the capture.
const DATE: u16 = 1 << 5 | 1;

impl<'a> Zip<'a> {
    pub(super) fn new(write: &'a mut dyn FnMut(&[u8])) -> Self {
        Self {
            write,
            files: Vec::new(),
            offset: 0,
        }
    }

    /// Adds a file.
    pub(super) fn add(&mut self, name: String, bytes: &[u8]) -> Result<(), Full> {
        let offset = u32::try_from(self.offset).map_err(|_| Full)?;
        let len = u32::try_from(bytes.len()).map_err(|_| Full)?;
        // What stands behind the files has to be within reach too.
        let directory = (self.files.len() as u64 + 1) * 100;
        if self.offset + u64::from(len) + directory * 2 > u64::from(u32::MAX) {
            return Err(Full);
        }
        let mut crc = Crc::new();
        crc.update(bytes);
        let mut head = b"PK\x03\x04".to_vec();
        push_file(&mut head, crc.sum(), len, &name);
        head.extend(name.as_bytes());
        (self.write)(&head);
        (self.write)(bytes);
        self.offset += (head.len() + bytes.len()) as u64;
        self.files.push((name, crc.sum(), len, offset));
        Ok(())
    }

    /// Writes the directory.
    pub(super) fn finish(self) {
        let start = self.offset;
        let mut directory = Vec::new();
        for (name, crc, len, offset) in &self.files {
            directory.extend(b"PK\x01\x02");
            directory.extend(VERSION.to_le_bytes());
            push_file(&mut directory, *crc, *len, name);
            // No comment, disk 0, no attributes.
            directory.extend([0; 10]);
            directory.extend(offset.to_le_bytes());
            directory.extend(name.as_bytes());
        }
        let len = directory.len() as u64;
        let count = self.files.len() as u64;
        let small = u16::try_from(count).unwrap_or(u16::MAX);
        if small == u16::MAX {
            // More files than 16 bits count: the larger form of the end stands before the usual one.
            let end = start + len;
            directory.extend(b"PK\x06\x06");
            directory.extend(44_u64.to_le_bytes());
            directory.extend([45, 0, 45, 0]);
            directory.extend([0; 8]);
            for number in [count, count, len, start] {
                directory.extend(number.to_le_bytes());
            }
            directory.extend(b"PK\x06\x07\0\0\0\0");
            directory.extend(end.to_le_bytes());
            directory.extend(1_u32.to_le_bytes());
        }
        directory.extend(b"PK\x05\x06\0\0\0\0");
        directory.extend(small.to_le_bytes());
        directory.extend(small.to_le_bytes());
        directory.extend(u32::try_from(len).unwrap_or(u32::MAX).to_le_bytes());
        directory.extend(u32::try_from(start).unwrap_or(u32::MAX).to_le_bytes());
        directory.extend([0; 2]);
        (self.write)(&directory);
    }
}

/// What the two heads of a file have in common.
fn push_file(head: &mut Vec<u8>, crc: u32, len: u32, name: &str) {
    for number in [VERSION, FLAGS, 0, 0, DATE] {
        head.extend(number.to_le_bytes());
    }
    for number in [crc, len, len] {
        head.extend(number.to_le_bytes());
    }
    let name = u16::try_from(name.len()).unwrap_or(u16::MAX);
    head.extend(name.to_le_bytes());
    head.extend([0; 2]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use hex_literal::hex;

    #[test]
    fn an_archive_of_one_file() {
        let mut written: Vec<u8> = Vec::new();
        let mut write = |bytes: &[u8]| written.extend(bytes);
        let mut zip = Zip::new(&mut write);
        zip.add("a.txt".to_owned(), b"Hello").unwrap();
        zip.finish();
        // As `zip -0 -X` writes it, but for time and attributes.
        let expected = hex!(
            "504b0304 1400 0008 0000 0000 2100 8289d1f7 05000000 05000000 0500 0000" "612e747874" "48656c6c6f"
            "504b0102 1400 1400 0008 0000 0000 2100 8289d1f7 05000000 05000000 0500 0000 0000 0000 0000 00000000 00000000" "612e747874"
            "504b0506 0000 0000 0100 0100 33000000 28000000 0000"
        );
        assert_eq!(written, expected);
    }
}
