//! What one reader handed to another: a file of Framescope's own, or a link.

use crate::analysis::Record;
use crate::analysis::share::{FILE_MAGIC, LINK_PREFIX, ShareError, read_file, read_link};
use crate::text::Text;

/// The record that a file holds, or a text that is a link; `None` if it is neither.
pub(super) fn record_in(bytes: &[u8]) -> Option<Result<Record, ShareError>> {
    if bytes.starts_with(FILE_MAGIC) {
        return Some(read_file(bytes));
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let (_, shared) = link(text.trim())?;
    Some(read_link(shared))
}

/// A link's address and the text of what is shared; `None` if it is no such link.
pub(super) fn link(text: &str) -> Option<(&str, &str)> {
    let (address, shared) = text.split_once(LINK_PREFIX)?;
    let is_address = ["http://", "https://"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    (is_address && !address.contains(char::is_whitespace)).then_some((address, shared))
}

/// Why it cannot be read.
pub(super) fn why(error: ShareError, text: &Text) -> String {
    match error {
        ShareError::Newer => text.say("command-share-newer"),
        error => text.share_error(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_told_from_texts() {
        let rows = [
            ("https://a.test/#share=YQ", Some(("https://a.test/", "YQ"))),
            (
                "http://[::1]:8080/x/#share=",
                Some(("http://[::1]:8080/x/", "")),
            ),
            ("#share=YQ", None),
            ("https://a.test/#/inspect", None),
            ("see https://a.test/#share=YQ", None),
            ("https://a.test/ 81 00 #share=YQ", None),
            ("ftp://a.test/#share=YQ", None),
        ];
        for (text, expected) in rows {
            assert_eq!(link(text), expected, "{text}");
        }
    }
}
