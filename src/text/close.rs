//! What the status code of a Close frame is called.

use super::Text;
use crate::protocol::CloseCode;

impl Text {
    /// The name of a status code; `None` if neither RFC 6455 §7.4.1 nor IANA's registry gives it one.
    pub fn close_name(&self, code: CloseCode) -> Option<String> {
        code.name()?;
        Some(self.say_of("close", &code.0.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_english_codes_are_called_as_in_the_registry() {
        let text = Text::english();
        for code in (0..=u16::MAX).map(CloseCode) {
            assert_eq!(text.close_name(code).as_deref(), code.name());
            for family in ["close", "live-code"] {
                let key = format!("{family}-{}", code.0);
                assert_eq!(text.knows(&key), code.name().is_some(), "{key}");
                if let Some(name) = code.name() {
                    assert_eq!(text.say(&key), name);
                }
            }
        }
    }
}
