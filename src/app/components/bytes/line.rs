//! A row of octets.

use crate::protocol::{FieldId, Peer};
use yew::prelude::*;

/// A byte as it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Octet {
    /// The byte; `None` while it is not known.
    pub(super) byte: Option<u8>,
    /// The field that colours it, in the selected frame.
    pub(super) field: Option<FieldId>,
    /// Who sent it.
    pub(super) peer: Option<Peer>,
    /// Its marks.
    pub(super) marks: Marks,
}

/// What is special about a byte.
#[expect(clippy::struct_excessive_bools, reason = "marks are flags")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// It shows a field that is lit.
    pub(super) lit: bool,
    /// It is the one that is pointed at.
    pub(super) pointed: bool,
    /// A frame begins with it.
    pub(super) begins: bool,
    /// It was not captured.
    pub(super) unknown: bool,
}

/// What a row shows.
#[derive(PartialEq, Properties)]
pub(super) struct LineProps {
    /// Offset of the first byte.
    pub(super) offset: u64,
    /// Digits of an offset.
    pub(super) digits: usize,
    /// Which row of the whole buffer, from 1.
    pub(super) row: u64,
    /// How many bytes a row has.
    pub(super) width: u64,
    /// The bytes; the last row may have fewer.
    pub(super) octets: Vec<Octet>,
    /// Offset of the byte that the keyboard is on, if it is here, and what is said of it.
    pub(super) cursor: Option<(u64, AttrValue)>,
}

/// Offset, octets, ASCII.
#[component]
pub(super) fn Line(props: &LineProps) -> Html {
    let flag = |set: bool| set.then_some("");
    let peer = props
        .octets
        .first()
        .and_then(|octet| octet.peer)
        .map(Peer::id);
    let cursor = |at: u64| props.cursor.as_ref().filter(|(cursor, _)| *cursor == at);
    let cells = props.octets.iter().zip(props.offset..).map(|(octet, at)| {
        let marks = octet.marks;
        html! {
            <span
                role="gridcell"
                tabindex={if cursor(at).is_some() { "0" } else { "-1" }}
                data-at={at.to_string()}
                data-field={octet.field.map(FieldId::id)}
                data-lit={flag(marks.lit)}
                data-pointed={flag(marks.pointed)}
                data-begins={flag(marks.begins)}
                data-unknown={flag(marks.unknown)}
                aria-label={cursor(at).map(|(_, said)| said.clone())}
            >
                { match octet.byte {
                    _ if marks.unknown => "??".to_owned(),
                    Some(byte) => format!("{byte:02x}"),
                    None => "··".to_owned(),
                } }
            </span>
        }
    });
    let letters = props.octets.iter().zip(props.offset..).map(|(octet, at)| {
        html! {
            <i
                data-at={at.to_string()}
                data-field={octet.field.map(FieldId::id)}
                data-lit={flag(octet.marks.lit)}
                data-pointed={flag(octet.marks.pointed)}
            >
                { match octet.byte {
                    _ if octet.marks.unknown => '?',
                    Some(byte @ b' '..=b'~') => char::from(byte),
                    _ => '·',
                } }
            </i>
        }
    });
    html! {
        <div class="line" role="row" aria-rowindex={props.row.to_string()} data-peer={peer} data-width={props.width.to_string()}>
            <span class="offset" aria-hidden="true">{ format!("{:0digits$x}", props.offset, digits = props.digits) }</span>
            <span class="octets" role="presentation">{ for cells }</span>
            <span class="ascii" aria-hidden="true">{ for letters }</span>
        </div>
    }
}
