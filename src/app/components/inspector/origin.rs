//! When an item was captured, in which packets, and where in the file.

use crate::analysis::page::ByteOrigin;
use crate::analysis::{RowSeen, ToldBy};
use crate::app::amounts::{day, seconds, size};
use crate::app::store::Store;
use crate::app::words::Words;
use yew::prelude::*;

/// "0.012345 s · 21/11/2026, 12:00:00 · packets 12–14 · file offset 0x1F2E"
pub(crate) fn origin(
    words: &Words,
    store: &Store,
    seen: Option<&RowSeen>,
    origins: &[ByteOrigin],
    unknown: u64,
) -> Html {
    let (Some(seen), Some(capture)) = (seen, &store.capture) else {
        return Html::default();
    };
    let mut said = Vec::new();
    if let Some(time) = seen.time {
        said.push([&seconds(time), " s"].concat());
        said.extend(
            capture
                .start
                .map(|start| day(words.language(), start.0.saturating_add(time))),
        );
    }
    // A browser has told it: there are no packets, and the file holds words about it.
    let told = capture.told_by == ToldBy::Browser;
    let origins = if told { &[] } else { origins };
    let packets = origins.iter().map(|origin| origin.packet);
    let packets = packets.clone().min().zip(packets.max());
    if let Some((first, last)) =
        packets.or(seen.packet.filter(|_| !told).map(|packet| (packet, packet)))
    {
        let id = if first == last { "one" } else { "several" };
        let places = [("first", first.into()), ("last", last.into())];
        said.push(words.say_of_with("packets", id, &places));
    }
    if let Some(origin) = origins.first() {
        let offset = format!("0x{:X}", origin.file_offset);
        said.push(words.say_with("file-offset", &[("offset", offset.into())]));
    }
    if unknown > 0 {
        said.push(words.say_with("tag-missing", &[("size", size(unknown).into())]));
    }
    html! {
        <p class="origin">
            { said.join(" · ") }
            if told {
                { " " }<span class="tag">{ words.say("reconstructed") }</span>
            }
        </p>
    }
}
