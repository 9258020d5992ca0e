//! The XOR, byte by byte.

use crate::analysis::FrameDetail;
use crate::app::hooks::use_linking;
use crate::app::hover::use_hover;
use crate::app::lit::Lit;
use crate::app::shared::Shared;
use crate::app::store::use_store;
use crate::app::words::use_words;
use crate::protocol::{Field, FieldId};
use yew::prelude::*;

/// What is unmasked.
#[derive(PartialEq, Properties)]
pub(crate) struct UnmaskingProps {
    /// The frame; it has a masking key.
    pub(crate) frame: Shared<FrameDetail>,
    /// Its key.
    pub(crate) masking_key: [u8; 4],
}

/// Bytes shown at first, and how many more on request.
const STEP: usize = 64;

/// Payload ⊕ key = unmasked, one column for each byte.
#[component]
pub(crate) fn Unmasking(props: &UnmaskingProps) -> Html {
    let words = use_words();
    let store = use_store();
    let hover = use_hover();
    let linking = use_linking();
    let frame = &props.frame;
    let count = use_state_eq(|| STEP);
    use_effect_with(frame.item, {
        let count = count.setter();
        move |_| count.set(STEP)
    });
    let lit = Lit::of(&store, &hover);
    let header = u64::from(frame.header_len);
    let seen = frame
        .head
        .get(usize::from(frame.header_len)..)
        .unwrap_or_default();
    let most = seen.len().min(frame.payload.len());
    let letters = letters(&frame.payload);
    let field_at = |octet: u64| {
        let holds = |field: &&Field| field.bit / 8 <= octet && octet * 8 < field.bit + field.bits;
        frame
            .fields
            .iter()
            .find(holds)
            .map_or(FieldId::Payload, |field| field.id)
    };
    let columns = seen
        .iter()
        .zip(props.masking_key.iter().cycle())
        .zip(frame.payload.iter().zip(letters))
        .zip(0u64..)
        .take(*count)
        .map(|(((wire, key), (unmasked, letter)), index)| {
            let field = field_at(header + index);
            let pointed = lit.octet == Some(header + index);
            let unknown = frame.is_unknown(header + index);
            let hex = |byte: u8| {
                if unknown {
                    "??".to_owned()
                } else {
                    format!("{byte:02x}")
                }
            };
            let title = unknown.then(|| words.say("byte-uncaptured"));
            let letter = if unknown { "?".to_owned() } else { letter };
            html! {
                <span class="octet" key={index} data-octet={index.to_string()} data-pointed={pointed.then_some("")} data-unknown={unknown.then_some("")} {title}>
                    <span data-field={field.id()} data-lit={lit.attribute(field)}>{ hex(*wire) }</span>
                    <span data-field="masking-key" data-lit={lit.attribute(FieldId::MaskingKey)}>{ format!("{key:02x}") }</span>
                    <b>{ hex(*unmasked) }</b>
                    <b class="letter">{ letter }</b>
                </span>
            }
        });
    let more = {
        let count = count.clone();
        move |_| count.set(*count + 4 * STEP)
    };
    html! {
        <div class="xor" onpointerover={linking.over} onpointerleave={linking.leave} onclick={linking.click}>
            <span class="labels">
                <span>{ words.say("xor-payload") }</span>
                <span>{ words.say("xor-key") }</span>
                <span>{ words.say("xor-unmasked") }</span>
                <span>{ words.say("xor-letter") }</span>
            </span>
            <span class="octets">{ for columns }</span>
            if *count < most {
                <button type="button" class="quiet" onclick={more}>
                    { words.say_with("more-bytes", &[("count", (most - *count).into())]) }
                </button>
            }
        </div>
    }
}

/// For each byte, the character that begins there; `·` where none can be shown.
fn letters(bytes: &[u8]) -> Vec<String> {
    let mut letters = Vec::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars() {
            letters.push(if letter.is_control() {
                "·".to_owned()
            } else {
                letter.to_string()
            });
            letters.extend(std::iter::repeat_n(String::new(), letter.len_utf8() - 1));
        }
        letters.extend(std::iter::repeat_n("·".to_owned(), chunk.invalid().len()));
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn a_character_stands_at_its_first_byte() {
        let rows: &[(&[u8], &[&str])] = &[
            (b"Hi\n", &["H", "i", "·"]),
            ("é你".as_bytes(), &["é", "", "你", "", ""]),
            (b"\xe4\xbdA", &["·", "·", "A"]),
        ];
        for (bytes, expected) in rows {
            assert_eq!(letters(bytes), *expected);
        }
    }
}
