//! Decimal numbers, read and written by the browser: what Rust has for it is a twentieth of the page.

use js_sys::{Number, Object};

/// The number that `text` begins with.
pub(crate) fn read(text: &str) -> Option<f64> {
    Some(Number::parse_float(text)).filter(|number| number.is_finite())
}

/// The number in as few digits as tell it from all others.
pub(crate) fn write(number: f64) -> String {
    Object::to_string(&Number::from(number)).into()
}

/// A length in CSS pixels.
pub(crate) fn pixels(length: f64) -> String {
    write(length) + "px"
}

/// The number, or 0 below that and `most` above. `clamp` prints its ends where they are the wrong way round, and Rust's way of printing
/// decimal numbers is not to come along.
pub(crate) fn up_to(most: f64, number: f64) -> f64 {
    number.max(0.0).min(most)
}
