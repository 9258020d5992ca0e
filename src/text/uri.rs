//! What is wrong with an address.

use super::Text;
use crate::protocol::uri::UriError;

impl Text {
    /// What is wrong with the URI that was given as `given`, and where.
    pub(crate) fn uri_fault(&self, given: &str, error: &UriError) -> String {
        let why = self.say_of("uri-fault", error.fault.id());
        let before = given.get(..error.at).unwrap_or_default().chars().count();
        match error.found {
            Some(found) => {
                let places = [
                    ("why", why.into()),
                    ("position", (before + 1).into()),
                    ("found", found.to_string().into()),
                ];
                self.say_with("uri-fault-place", &places)
            }
            None => self.say_with("uri-fault-end", &[("why", why.into())]),
        }
    }
}
