//! Bytes that are no frame, in the page's hex view.

use crate::analysis::page::ByteItem;
use crate::analysis::{Answer, Buffer, BytesPage, ItemId, Response, SourceId, StreamId};
use crate::app::components::bytes::{octet_of, use_named_hex_view};
use crate::app::state::{Action, State};
use crate::app::store::Store;
use crate::bytes::Span;
use crate::protocol::Peer;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct OctetsProps {
    /// The bytes.
    pub(super) bytes: Rc<[u8]>,
    /// Who sent them.
    pub(super) peer: Peer,
    /// What each run of them is called.
    pub(super) names: Vec<(Span, String)>,
    /// A byte was chosen.
    pub(super) choose: Callback<u64>,
}

/// The hex view, with a state of its own. It lights up what is hovered.
#[component]
pub(super) fn Octets(props: &OctetsProps) -> Html {
    let store: Store = use_reducer_eq(State::default);
    use_effect_with((props.bytes.clone(), props.peer), {
        let dispatcher = store.dispatcher();
        move |(bytes, peer)| {
            dispatcher.dispatch(Action::Answered(Box::new(Answer {
                source: SourceId(0),
                edition: 0,
                response: Response::Bytes(Some(page(bytes, *peer))),
            })));
        }
    });
    let onclick = {
        let choose = props.choose.clone();
        move |event: MouseEvent| {
            if let Some(at) = octet_of(event.target()) {
                choose.emit(at);
            }
        }
    };
    let onkeydown = {
        let choose = props.choose.clone();
        move |event: KeyboardEvent| {
            let chosen = matches!(event.key().as_str(), "Enter" | " ");
            if let Some(at) = octet_of(event.target()).filter(|_| chosen) {
                choose.emit(at);
            }
        }
    };
    // A row has 16 bytes, or 8 where it is narrow; more than some scroll.
    let rows = props.bytes.len().div_ceil(16);
    let size = match rows {
        0 | 1 => "one",
        2 | 3 => "few",
        _ => "many",
    };
    html! {
        <ContextProvider<Store> context={store}>
            <div class="wire" data-rows={size} {onclick} {onkeydown}>
                <Rows names={props.names.clone()} />
            </div>
        </ContextProvider<Store>>
    }
}

#[derive(PartialEq, Properties)]
struct RowsProps {
    names: Vec<(Span, String)>,
}

#[component]
fn Rows(props: &RowsProps) -> Html {
    use_named_hex_view(&props.names)
}

fn page(bytes: &[u8], peer: Peer) -> BytesPage {
    let len = bytes.len() as u64;
    BytesPage {
        stream: StreamId(0),
        buffer: Buffer::Wire,
        item: ItemId(0),
        len,
        first: 0,
        bytes: bytes.to_vec(),
        items: vec![ByteItem {
            item: ItemId(0),
            span: Span::at(0, len),
            peer: Some(peer),
        }],
        places: Vec::new(),
        unknown: Vec::new(),
        origins: Vec::new(),
    }
}
