//! Whether an address can be tried from this page, in words.

use crate::analysis::live::{Address, AddressProblem, Blocked, PageIs, check_address};
use crate::text::Text;

/// Reads an address as this page may try it.
pub(super) fn read(text: &str) -> Result<Address, AddressProblem> {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    check_address(text, PageIs::of(&protocol.unwrap_or_default()))
}

/// What is wrong with the address that was given as `text`.
pub(super) fn say(words: &Text, text: &str, problem: &AddressProblem) -> String {
    match problem {
        AddressProblem::Uri(error) => words.uri_fault(text, error),
        AddressProblem::User => words.say("live-address-user"),
        AddressProblem::Blocked(Blocked::MixedContent) => words.say("live-address-mixed"),
        AddressProblem::Blocked(Blocked::Port(port)) => {
            words.say_with("live-address-port", &[("port", port.to_string().into())])
        }
    }
}
