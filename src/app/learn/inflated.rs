//! What a compressed payload inflates to, with the window that the messages before it left, and without.

use crate::app::words::Words;
use crate::protocol::{Compressing, FrameHeader, Inflater, MaskingKey};
use std::rc::Rc;
use yew::prelude::*;

/// The most that is inflated of a message, in bytes.
const LIMIT: u64 = 64 * 1024;

/// What `payload`, a whole message unmasked, inflates to behind the frames `before`, each a whole message of the same direction.
pub(crate) fn inflated(words: &Words, before: &[Rc<[u8]>], payload: &[u8]) -> Html {
    let said = |bytes: Option<Vec<u8>>| match bytes {
        Some(bytes) => {
            let places = [("count", (bytes.len() as u64).into())];
            let size = words.say_with("learn-bytes", &places);
            html! { <><span class="mono">{ String::from_utf8_lossy(&bytes).into_owned() }</span>{ " · " }{ size }</> }
        }
        None => html! { <span class="wrong">{ words.say("learn-inflated-not") }</span> },
    };
    html! {
        <dl class="inflated">
            <dt>{ words.say("learn-inflated-window") }</dt>
            <dd>{ said(inflate(before, payload)) }</dd>
            if !before.is_empty() {
                <dt>{ words.say("learn-inflated-alone") }</dt>
                <dd>{ said(inflate(&[], payload)) }</dd>
            }
        </dl>
    }
}

/// What a message inflates to; `None` if it cannot be, as where it points back into what is not there.
fn inflate(before: &[Rc<[u8]>], payload: &[u8]) -> Option<Vec<u8>> {
    let mut inflater = Inflater::new(Compressing {
        takes_over: true,
        window_bits: 15,
    });
    for frame in before {
        let header = FrameHeader::parse(frame).ok()?;
        let mut earlier = frame.get(usize::from(header.len())..)?.to_vec();
        header
            .masking_key
            .unwrap_or(MaskingKey::ZERO)
            .apply(&mut earlier);
        message(&mut inflater, &earlier)?;
    }
    message(&mut inflater, payload)
}

fn message(inflater: &mut Inflater, payload: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    inflater.begin(LIMIT);
    inflater.feed(payload, &mut out).ok()?;
    inflater.end(&mut out).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hex_literal::hex;

    #[test]
    fn what_came_before_is_needed() {
        let first: Rc<[u8]> = hex!("c1 07 f2 48 cd c9 c9 07 00").as_slice().into();
        // RFC 7692 §7.2.3.2: "Hello" once more, by a reference into the window.
        let again = hex!("f2 00 11 00 00");
        assert_eq!(inflate(&[], &first[2..]).unwrap(), b"Hello");
        assert_eq!(inflate(&[first], &again).unwrap(), b"Hello");
        assert_eq!(inflate(&[], &again), None);
    }
}
