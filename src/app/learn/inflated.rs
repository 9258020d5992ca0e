//! What a compressed payload inflates to, with the window that the messages before it left, and without.

use crate::app::words::Words;
use crate::protocol::{Compressing, FrameHeader, Inflater, MaskingKey};
use std::rc::Rc;
use yew::prelude::*;

/// The most that is inflated of a message, in bytes.
const LIMIT: u64 = 64 * 1024;

/// What `payload`, a whole message unmasked, inflates to behind the frames `before`, each a whole message of the same direction: those that are
/// compressed are in the window.
pub(crate) fn inflated(
    words: &Words,
    compressing: Compressing,
    before: &[Rc<[u8]>],
    payload: &[u8],
) -> Html {
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
            <dd>{ said(inflate(compressing, before, payload)) }</dd>
            if !before.is_empty() {
                <dt>{ words.say("learn-inflated-alone") }</dt>
                <dd>{ said(inflate(compressing, &[], payload)) }</dd>
            }
        </dl>
    }
}

/// What a message inflates to; `None` if it cannot be, as where it points back into what is not there.
fn inflate(compressing: Compressing, before: &[Rc<[u8]>], payload: &[u8]) -> Option<Vec<u8>> {
    let mut inflater = Inflater::new(compressing);
    for frame in before {
        let header = FrameHeader::parse(frame).ok()?;
        if header.rsv & 0x4 == 0 {
            continue;
        }
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
        let whole = Compressing::default();
        let alone = Compressing {
            takes_over: false,
            ..whole
        };
        let hello: Rc<[u8]> = hex!("c1 07 f2 48 cd c9 c9 07 00").as_slice().into();
        let plain: Rc<[u8]> = hex!("81 07 f2 48 cd c9 c9 07 00").as_slice().into();
        // RFC 7692 §7.2.3.2: "Hello" once more, by a reference into the window.
        let again = hex!("f2 00 11 00 00");
        let rows: [(Compressing, &[Rc<[u8]>], &[u8], Option<&[u8]>); 6] = [
            (whole, &[], &hello[2..], Some(b"Hello")),
            (whole, std::slice::from_ref(&hello), &again, Some(b"Hello")),
            (
                whole,
                &[plain.clone(), hello.clone()],
                &again,
                Some(b"Hello"),
            ),
            (whole, &[], &again, None),
            // What was not compressed is in no window.
            (whole, &[plain], &again, None),
            (alone, std::slice::from_ref(&hello), &again, None),
        ];
        for (compressing, before, payload, expected) in rows {
            let found = inflate(compressing, before, payload);
            assert_eq!(found.as_deref(), expected, "{before:?}");
        }
    }
}
