//! Whether a code and a reason can be handed to the API's `close`: else it throws.

use serde::{Deserialize, Serialize};

/// Bytes of a reason at most: a control frame holds 125, and two are the code's.
pub const REASON_LIMIT: usize = 123;

/// Why a connection cannot be closed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CloseProblem {
    /// A page may close with 1000 and with 3000–4999: the other codes are the browser's to send.
    Code(u16),
    /// The reason is longer than [`REASON_LIMIT`]: this long in UTF-8.
    ReasonTooLong(u32),
    /// A reason stands behind a code (RFC 6455 §5.5.1), and there is none.
    ReasonWithoutCode,
}

/// Whether a page may close with `code` and `reason`.
///
/// # Errors
/// Why not.
pub fn check_close(code: Option<u16>, reason: &str) -> Result<(), CloseProblem> {
    match code {
        Some(code) if !matches!(code, 1000 | 3000..=4999) => Err(CloseProblem::Code(code)),
        None if !reason.is_empty() => Err(CloseProblem::ReasonWithoutCode),
        _ if reason.len() > REASON_LIMIT => Err(CloseProblem::ReasonTooLong(
            u32::try_from(reason.len()).unwrap_or(u32::MAX),
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_reasons_are_what_the_api_takes() {
        let euros = |count| "\u{20ac}".repeat(count);
        let rows = [
            (None, String::new(), None),
            (Some(1000), String::new(), None),
            (Some(1000), euros(41), None),
            (Some(4001), "bye".to_owned(), None),
            (Some(3000), String::new(), None),
            (Some(4999), String::new(), None),
            (
                None,
                "bye".to_owned(),
                Some(CloseProblem::ReasonWithoutCode),
            ),
            (Some(0), String::new(), Some(CloseProblem::Code(0))),
            (Some(999), String::new(), Some(CloseProblem::Code(999))),
            (Some(1001), String::new(), Some(CloseProblem::Code(1001))),
            (Some(2999), String::new(), Some(CloseProblem::Code(2999))),
            (Some(5000), String::new(), Some(CloseProblem::Code(5000))),
            (
                Some(1000),
                "a".repeat(124),
                Some(CloseProblem::ReasonTooLong(124)),
            ),
            (
                Some(1000),
                euros(42),
                Some(CloseProblem::ReasonTooLong(126)),
            ),
        ];
        for (code, reason, expected) in rows {
            assert_eq!(check_close(code, &reason).err(), expected, "{code:?}");
        }
    }
}
