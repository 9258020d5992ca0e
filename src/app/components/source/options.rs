//! Who sent the bytes and whether they are compressed: the guess, and a control to change it.

use crate::analysis::overview::{CompressionFrom, PeerFrom};
use crate::analysis::{Compressed, Input, Overview, SentBy};
use crate::app::components::segmented::segmented;
use crate::app::words::Words;
use yew::prelude::*;

const SENT_BY: [(SentBy, &str); 3] = [
    (SentBy::Guess, "guess"),
    (SentBy::Client, "client"),
    (SentBy::Server, "server"),
];
const COMPRESSED: [(Compressed, &str); 3] = [
    (Compressed::Guess, "guess"),
    (Compressed::No, "no"),
    (Compressed::Deflate, "deflate"),
];

/// The controls; `read` changes how the text is read.
pub(super) fn options(
    words: &Words,
    overview: &Overview,
    input: &Input,
    read: &Callback<Box<dyn FnOnce(&mut Input)>>,
) -> Html {
    let send = read.reform(|index: usize| -> Box<dyn FnOnce(&mut Input)> {
        let sent_by = SENT_BY
            .get(index)
            .map_or(SentBy::Guess, |(sent_by, _)| *sent_by);
        Box::new(move |input| input.sent_by = sent_by)
    });
    let compress = read.reform(|index: usize| -> Box<dyn FnOnce(&mut Input)> {
        let compressed = COMPRESSED
            .get(index)
            .map_or(Compressed::Guess, |(compressed, _)| *compressed);
        Box::new(move |input| input.compressed = compressed)
    });
    let peer_from = overview
        .streams
        .first()
        .map(|stream| match stream.peer_from {
            PeerFrom::Handshake => "handshake",
            PeerFrom::Choice => "choice",
            PeerFrom::Masking => "masking",
        });
    let compression_from = match overview.compression {
        CompressionFrom::HandshakeAgreed => "handshake-agreed",
        CompressionFrom::HandshakeRefused => "handshake-refused",
        CompressionFrom::Choice => "choice",
        CompressionFrom::Unknown => "unknown",
    };
    html! {
        <div class="options">
            <span aria-hidden="true">{ words.say("sent-by") }</span>
            { segmented(
                words.say("sent-by"),
                SENT_BY.map(|(_, id)| words.say_of("sent-by", id)).to_vec(),
                SENT_BY.iter().position(|(sent_by, _)| *sent_by == input.sent_by).unwrap_or(0),
                &send,
            ) }
            if let Some(from) = peer_from {
                <p>{ words.say_of("peer-from", from) }</p>
            }
            <span aria-hidden="true">{ words.say("compressed") }</span>
            { segmented(
                words.say("compressed"),
                COMPRESSED.map(|(_, id)| words.say_of("compressed", id)).to_vec(),
                COMPRESSED.iter().position(|(compressed, _)| *compressed == input.compressed).unwrap_or(0),
                &compress,
            ) }
            <p>{ words.say_of("compression-from", compression_from) }</p>
        </div>
    }
}
