//! "Take this to Inspect".

use crate::analysis::{Capture, Compressed, Input, ItemId, Record, SentBy};
use crate::app::components::inspector::hex;
use crate::crossing::encode;
use js_sys::Uint8Array;
use web_sys::{CustomEvent, CustomEventInit};

/// Bytes as a text that can be pasted: hex, each of `pieces` in a line of its own.
pub(crate) fn hex_lines(pieces: impl IntoIterator<Item = impl AsRef<[u8]>>) -> String {
    let lines = pieces.into_iter().map(|piece| hex(piece.as_ref()));
    lines.collect::<Vec<_>>().join("\n")
}

/// Has the page show `text`, whose frames these sent, and select an item of it, counted from 0, or the first frame.
pub(crate) fn offer_text(text: String, sent_by: SentBy, compressed: Compressed, item: Option<u32>) {
    offer(&Record {
        input: Input {
            text,
            sent_by,
            compressed,
            ..Input::default()
        },
        selected: item.map(ItemId),
        ..Record::default()
    });
}

/// Has the page show a capture file of that name, and select an item of it.
pub(crate) fn offer_capture(name: &str, bytes: &[u8], item: Option<u32>) {
    offer(&Record {
        capture: Some(Capture {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
        }),
        selected: item.map(ItemId),
        ..Record::default()
    });
}

fn offer(record: &Record) {
    let options = CustomEventInit::new();
    options.set_detail(&Uint8Array::from(encode(record).as_slice()));
    if let (Some(window), Ok(event)) = (
        web_sys::window(),
        CustomEvent::new_with_event_init_dict("framescope-open", &options),
    ) {
        // The page's own window takes any event.
        drop(window.dispatch_event(&event));
    }
}
