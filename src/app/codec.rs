//! How requests and answers cross between page and worker.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::{Error, Serializer};
use wasm_bindgen::JsValue;

/// A value as the browser can clone it. Lengths go up to 2^64, so 64-bit numbers become a `BigInt`.
///
/// # Errors
/// Where a value has no such form; no request or answer is one of them.
pub(crate) fn encode(value: &impl Serialize) -> Result<JsValue, Error> {
    value.serialize(&Serializer::new().serialize_large_number_types_as_bigints(true))
}

/// The value again.
///
/// # Errors
/// Where the other side is of another version.
pub(crate) fn decode<T: DeserializeOwned>(value: JsValue) -> Result<T, Error> {
    serde_wasm_bindgen::from_value(value)
}
