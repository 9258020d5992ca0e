//! How requests and answers cross between the page and its workers, and how what is kept is written down: postcard, which is small
//! and quick.

use postcard::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value as bytes.
///
/// # Errors
/// Where a value has no such form; no request, answer or kept thing is one of them.
pub(crate) fn encode(value: &(impl Serialize + ?Sized)) -> Result<Vec<u8>, Error> {
    postcard::to_allocvec(value)
}

/// The value again.
///
/// # Errors
/// Where another version of Framescope wrote the bytes.
pub(crate) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    postcard::from_bytes(bytes)
}
