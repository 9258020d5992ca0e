//! TLS, as far as it shows itself: that it is TLS, and the server's name that a client asks for (RFC 6066 §3).

use crate::bytes::{Incomplete, Reader};

/// The content type of a handshake record (RFC 8446 §5.1).
const HANDSHAKE: u8 = 22;

/// `msg_type` of the handshake message that a client begins with (RFC 8446 §4).
const CLIENT_HELLO: u8 = 1;

/// The extension that names the server (RFC 6066 §3), and the kind of name that is a DNS name.
const SERVER_NAME: u16 = 0;
const HOST_NAME: u8 = 0;

/// How many handshake bytes are looked through for the name: more than any client sends before it.
const LOOKED_THROUGH: usize = 64 * 1024;

/// Whether a stream that begins with `bytes` speaks TLS; `None` if there are too few. Each record whose header is there has to be sound.
pub fn is_tls(bytes: &[u8]) -> Option<bool> {
    if may_be_version_2_hello(bytes) {
        return (bytes.len() >= VERSION_2_LENGTHS).then_some(true);
    }
    let mut reader = Reader::new(bytes);
    loop {
        let header = reader.rest();
        if !may_begin_record(header) {
            return Some(false);
        }
        if Record::take(&mut reader).is_err() {
            return (bytes.len() >= Record::HEADER).then_some(true);
        }
    }
}

/// The server name in the client's hello that `bytes` begin with, which may be spread over several records and may be cut behind the
/// name. `None` if there is none, or none that has only visible ASCII characters, as DNS names do.
pub fn server_name(bytes: &[u8]) -> Option<String> {
    let mut reader = Reader::new(bytes);
    let mut handshake = Vec::new();
    while handshake.len() < LOOKED_THROUGH && may_begin_record(reader.rest()) {
        let Ok(record) = Record::take(&mut reader) else {
            // What there is of a record that is cut.
            let cut = reader.rest().get(Record::HEADER..).unwrap_or_default();
            if reader.rest().first() == Some(&HANDSHAKE) {
                handshake.extend(cut);
            }
            break;
        };
        if record.content_type != HANDSHAKE {
            break;
        }
        handshake.extend(record.fragment);
    }
    let name = host_name(&handshake).ok()??;
    let is_visible = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    is_visible
        .then(|| String::from_utf8(name.to_vec()).ok())
        .flatten()
}

/// A record of the record layer (RFC 8446 §5.1).
struct Record<'a> {
    content_type: u8,
    fragment: &'a [u8],
}

impl<'a> Record<'a> {
    const HEADER: usize = 5;

    /// The most bytes of a record: TLS 1.2 lets compression and encryption add 2,048 to 2¹⁴ (RFC 5246 §6.2.3).
    const LONGEST: u16 = (1 << 14) + 2048;

    /// Takes a record that is whole, or nothing.
    fn take(reader: &mut Reader<'a>) -> Result<Self, Incomplete> {
        let mut ahead = reader.clone();
        let [content_type, _, _, high, low] = ahead.take_array()?;
        let fragment = ahead.take(usize::from(u16::from_be_bytes([high, low])))?;
        *reader = ahead;
        Ok(Self {
            content_type,
            fragment,
        })
    }
}

/// Whether `bytes` are, as far as they reach, the header of a record and the first byte of what is in it.
fn may_begin_record(bytes: &[u8]) -> bool {
    let byte = |at: usize| bytes.get(at).copied();
    let length = byte(3)
        .zip(byte(4))
        .map(|(high, low)| u16::from_be_bytes([high, low]));
    let length_fits = match (byte(0), length) {
        (_, None) => true,
        // Only application data may be empty (RFC 8446 §5.1).
        (Some(23), Some(length)) => length <= Record::LONGEST,
        (_, Some(length)) => (1..=Record::LONGEST).contains(&length),
    };
    matches!(byte(0), None | Some(20..=23))
        && matches!(byte(1), None | Some(3))
        && matches!(byte(2), None | Some(0..=4))
        && length_fits
}

/// How far the lengths reach in a hello of version 2.
const VERSION_2_LENGTHS: usize = 11;

/// Whether `bytes` are, as far as they reach, a hello of version 2 that offers version 3 (RFC 5246 §E.2): old clients begin so. Its length
/// is what its three parts have.
fn may_be_version_2_hello(bytes: &[u8]) -> bool {
    let short = |at: usize| {
        let bytes = bytes.get(at..)?.first_chunk()?;
        Some(u64::from(u16::from_be_bytes(*bytes)))
    };
    let lengths_fit = match (short(0), short(5), short(7), short(9)) {
        (Some(len), Some(ciphers), Some(session), Some(challenge)) => {
            len & 0x7FFF == 9 + ciphers + session + challenge
        }
        _ => true,
    };
    let byte = |at: usize| bytes.get(at).copied();
    matches!(byte(0), Some(0x80..))
        && matches!(byte(2), None | Some(CLIENT_HELLO))
        && matches!(byte(3), None | Some(3))
        && matches!(byte(4), None | Some(0..=3))
        && lengths_fit
}

fn host_name(handshake: &[u8]) -> Result<Option<&[u8]>, Incomplete> {
    let mut hello = Reader::new(handshake);
    let [message_type, _, _, _] = hello.take_array()?;
    if message_type != CLIENT_HELLO {
        return Ok(None);
    }
    let _version_and_random = hello.take(2 + 32)?;
    let _session_id = short_vector(&mut hello)?;
    let _cipher_suites = long_vector(&mut hello)?;
    let _compression_methods = short_vector(&mut hello)?;
    let _extensions_len: [u8; 2] = hello.take_array()?;
    loop {
        let extension = u16::from_be_bytes(hello.take_array()?);
        let data = long_vector(&mut hello)?;
        if extension == SERVER_NAME {
            return server_names(data);
        }
    }
}

/// The first DNS name of a list.
fn server_names(data: &[u8]) -> Result<Option<&[u8]>, Incomplete> {
    let mut list = Reader::new(long_vector(&mut Reader::new(data))?);
    loop {
        let [name_type] = list.take_array()?;
        let name = long_vector(&mut list)?;
        if name_type == HOST_NAME {
            return Ok(Some(name));
        }
    }
}

/// A vector with a length of one byte (RFC 8446 §3.4).
fn short_vector<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8], Incomplete> {
    let [len] = reader.take_array()?;
    reader.take(usize::from(len))
}

/// A vector with a length of two bytes.
fn long_vector<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8], Incomplete> {
    let len = u16::from_be_bytes(reader.take_array()?);
    reader.take(usize::from(len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use hex_literal::hex;
    use proptest::prelude::*;

    /// A client's hello with these extensions: the type and the data of each.
    fn hello(extensions: &[(u16, &[u8])]) -> Vec<u8> {
        let mut listed = Vec::new();
        for (extension, data) in extensions {
            listed.extend(extension.to_be_bytes());
            listed.extend(vector(data));
        }
        let body = [
            &hex!("0303")[..],
            &[7; 32],
            &hex!("02 aabb 0004 13011302 01 00"),
            &vector(&listed),
        ]
        .concat();
        let len = u32::try_from(body.len()).unwrap().to_be_bytes();
        [&[CLIENT_HELLO][..], &len[1..], &body].concat()
    }

    fn vector(data: &[u8]) -> Vec<u8> {
        [&u16::try_from(data.len()).unwrap().to_be_bytes()[..], data].concat()
    }

    /// The data of a server name extension.
    fn name(host: &[u8]) -> Vec<u8> {
        vector(&[&[HOST_NAME][..], &vector(host)].concat())
    }

    /// Handshake bytes in records of at most `step` bytes.
    fn records(handshake: &[u8], step: usize) -> Vec<u8> {
        let record = |part: &[u8]| [&hex!("160301")[..], &vector(part)].concat();
        handshake.chunks(step).flat_map(record).collect()
    }

    #[test]
    fn tls_is_told_by_its_records() {
        let rows: &[(&[u8], Option<bool>)] = &[
            (b"", None),
            (&hex!("16"), None),
            (&hex!("1603"), None),
            (&hex!("160301 00"), None),
            (&hex!("160301 0005"), Some(true)),
            (&hex!("160304 4800 01"), Some(true)),
            (&hex!("170303 0000 150303 0002 0100"), Some(true)),
            // No record, the second neither.
            (&hex!("18"), Some(false)),
            (&hex!("1604"), Some(false)),
            (&hex!("160305"), Some(false)),
            (&hex!("160301 0000"), Some(false)),
            (&hex!("160301 4801"), Some(false)),
            (&hex!("150303 0002 0100 81"), Some(false)),
            (b"GET / HTTP/1.1", Some(false)),
            (&hex!("8105 48656c6c6f"), Some(false)),
            // Version 2 that offers version 3.
            (&hex!("802e 01 0301"), None),
            (&hex!("802e 01 0301 0015 0000 0010"), Some(true)),
            (&hex!("802e 01 0301 0015 0000 0011"), Some(false)),
            (&hex!("802e 01 0201"), Some(false)),
        ];
        for (bytes, expected) in rows {
            assert_eq!(is_tls(bytes), *expected, "{bytes:02x?}");
        }
    }

    #[test]
    fn the_server_name_is_found() {
        let other = [0; 300];
        let host = name(b"example.com");
        let rows: &[(&[(u16, &[u8])], Option<&str>)] = &[
            (&[], None),
            (&[(10, &other)], None),
            (&[(0, &host)], Some("example.com")),
            (&[(10, &other), (0, &host), (11, &[])], Some("example.com")),
            (&[(0, &[])], None),
            (&[(0, &name(b""))], None),
            (&[(0, &name(b"a b"))], None),
            (&[(0, &name("é".as_bytes()))], None),
            // A kind of name that is not defined, then the host's.
            (&[(0, &hex!("0009 07 000178 00 000279 7a"))], Some("yz")),
        ];
        for (extensions, expected) in rows {
            let hello = hello(extensions);
            for step in [1, 5, 100, 16_384] {
                let bytes = records(&hello, step);
                assert_eq!(is_tls(&bytes), Some(true));
                assert_eq!(server_name(&bytes).as_deref(), *expected);
            }
        }
    }

    #[test]
    fn a_cut_hello_has_its_name_as_soon_as_it_is_there() {
        let hello = hello(&[(0, &name(b"example.com")), (21, &[0; 100])]);
        for step in [7, 16_384] {
            let bytes = records(&hello, step);
            let first = (0..bytes.len()).find(|len| server_name(&bytes[..*len]).is_some());
            let first = first.unwrap();
            assert!(bytes[..first].ends_with(b"m"));
            for len in first..bytes.len() {
                assert_eq!(server_name(&bytes[..len]).as_deref(), Some("example.com"));
            }
        }
    }

    #[test]
    fn what_is_no_client_hello_has_no_name() {
        let hello = hello(&[(0, &name(b"example.com"))]);
        let mut of_server = hello.clone();
        of_server[0] = 2;
        assert_eq!(server_name(&records(&of_server, 999)), None);
        let mut alert = records(&hello, 999);
        alert[0] = 21;
        assert_eq!(server_name(&alert), None);
        assert_eq!(server_name(&hello), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes: Vec<u8>, at: prop::sample::Index, flip: u8, len: prop::sample::Index) {
            let _ = (is_tls(&bytes), server_name(&bytes));
            let mut hello = records(&hello(&[(10, &[0; 9]), (0, &name(b"example.com"))]), 50);
            let at = at.index(hello.len());
            hello[at] ^= flip;
            hello.truncate(len.index(hello.len() + 1));
            let _ = (is_tls(&hello), server_name(&hello));
        }
    }
}
