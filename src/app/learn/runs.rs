//! Runs of bytes as buttons: each opens what is said of it.

use super::story::Run;
use crate::app::components::inspector::hex;
use crate::app::words::Words;
use crate::protocol::FieldId;
use yew::prelude::*;

/// Bytes of a run that are shown.
const SHOWN: usize = 16;

/// A run, the bytes that are at hand of it, and whether it is open.
pub(crate) struct Piece<'a> {
    pub(crate) run: &'a Run,
    pub(crate) bytes: &'a [u8],
    pub(crate) lit: bool,
}

impl Piece<'_> {
    /// Whether it is a line of text.
    pub(crate) fn is_line(&self) -> bool {
        self.bytes.ends_with(b"\r\n")
    }

    /// Its first bytes in hex; of a line of text the text.
    pub(crate) fn shown(&self) -> String {
        if self.is_line() {
            let text = String::from_utf8_lossy(self.bytes);
            return text.replace("\r\n", "\\r\\n");
        }
        let shown = hex(self.bytes.iter().take(SHOWN));
        if self.run.span.len() > SHOWN as u64 {
            shown + " …"
        } else {
            shown
        }
    }
}

/// A button for each run.
pub(crate) fn run_buttons(words: &Words, pieces: &[Piece<'_>], choose: &Callback<usize>) -> Html {
    html! {
        <div class="runs" role="group" aria-label={words.say("learn-runs")}>
            for (index, piece) in pieces.iter().enumerate() {
                <button
                    type="button"
                    class="run mono"
                    data-field={piece.run.field.map_or("part", FieldId::id)}
                    aria-expanded={piece.lit.to_string()}
                    onclick={choose.reform(move |_: MouseEvent| index)}
                >
                    { piece.shown() }
                    <small>{ words.say_of("learn-run", &piece.run.id) }</small>
                </button>
            }
        </div>
    }
}
