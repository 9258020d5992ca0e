//! What a viewer must know.

use std::fmt;

/// A secret that stands in the link to a feed: 32 hex digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// One that nobody can guess.
    ///
    /// # Errors
    /// If the system has no randomness to give.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self(format!("{:032x}", u128::from_be_bytes(bytes))))
    }

    /// Whether `said` is it. How long that takes says nothing about where they differ.
    pub(super) fn is(&self, said: &str) -> bool {
        let pairs = self.0.bytes().zip(said.bytes());
        let differing = pairs.fold(0, |sum, (right, said)| sum | (right ^ said));
        self.0.len() == said.len() && differing == 0
    }

    /// Its digits.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_it_is_it() {
        let token = Token::random().unwrap();
        let said = token.as_str();
        assert_eq!(said.len(), 32);
        assert!(token.is(said));
        for wrong in ["", &said[1..], &format!("{said}0"), &"g".repeat(32)] {
            assert!(!token.is(wrong), "{wrong}");
        }
        assert_ne!(token, Token::random().unwrap());
        assert!(!format!("{token:?}").contains(said));
    }
}
