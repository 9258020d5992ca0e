//! How requests and answers cross between the page and its workers: a form of serde's for two programs of one build.
//!
//! Numbers have their own width, little-endian; lengths and variants are 32 bits wide; nothing is named. Reading and writing cannot fail,
//! and by their types the compiler knows: what serde derives needs no way out of each step, and that is half of its size.

mod never;
mod reader;
mod writer;

use reader::Reader;
use serde::Serialize;
use serde::de::DeserializeOwned;
use writer::Writer;

/// A value as bytes.
pub(crate) fn encode(value: &(impl Serialize + ?Sized)) -> Vec<u8> {
    let mut writer = Writer::default();
    let Ok(()) = value.serialize(&mut writer);
    writer.bytes
}

/// The value again.
///
/// # Panics
/// If the bytes were not encoded from a value of this type by this build.
pub(crate) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> T {
    let Ok(value) = T::deserialize(&mut Reader { rest: bytes });
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;
    use std::fmt::Debug;
    use std::net::{IpAddr, SocketAddr};

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Unit;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct New(u16);

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    enum Kind {
        Unit,
        New(New),
        Tuple(i8, String),
        Struct { one: Option<bool>, other: Box<Kind> },
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct All {
        numbers: (u8, u16, u32, u64, i16, i32, i64, f32, f64),
        pair: [u32; 2],
        letter: char,
        nothing: (),
        unit: Unit,
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        kinds: Vec<Kind>,
        map: BTreeMap<String, u64>,
        address: SocketAddr,
        host: Option<IpAddr>,
    }

    fn crosses<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
        assert_eq!(&decode::<T>(&encode(value)), value);
    }

    #[test]
    fn what_is_written_is_read() {
        let inner = Kind::Struct {
            one: None,
            other: Box::new(Kind::Tuple(-3, "größer".to_owned())),
        };
        crosses(&All {
            numbers: (1, 2, 3, u64::MAX, -1, i32::MIN, 7, 0.5, -1e300),
            pair: [1, u32::MAX],
            letter: '消',
            nothing: (),
            unit: Unit,
            bytes: vec![0, 255],
            kinds: vec![
                Kind::Unit,
                Kind::New(New(65535)),
                Kind::Struct {
                    one: Some(true),
                    other: Box::new(inner),
                },
            ],
            map: BTreeMap::from([("a".to_owned(), 1), (String::new(), 2)]),
            address: "[2001:db8::1]:443".parse().unwrap(),
            host: Some("192.0.2.1".parse().unwrap()),
        });
    }

    #[test]
    fn numbers_have_their_own_width() {
        assert_eq!(encode(&New(0x0102)), [2, 1]);
        assert_eq!(encode("ab"), [2, 0, 0, 0, b'a', b'b']);
        assert_eq!(encode(&Kind::New(New(5))), [1, 0, 0, 0, 5, 0]);
        assert_eq!(encode(&Some(7_u8)), [1, 7]);
    }

    #[test]
    #[should_panic(expected = "another build")]
    fn what_another_build_wrote_is_not_read() {
        decode::<String>(&[9, 0, 0, 0]);
    }

    proptest! {
        #[test]
        fn any_texts_cross(texts: Vec<(String, Option<u64>)>) {
            crosses(&texts);
        }
    }
}
