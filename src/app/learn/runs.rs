//! Runs of bytes as buttons: each opens what is said of it.

use super::story::Run;
use crate::app::components::inspector::hex;
use crate::app::words::Words;
use crate::protocol::FieldId;
use yew::prelude::*;

/// Bytes of a run that are shown.
const SHOWN: usize = 16;

/// What a run is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A line of text.
    Line,
    /// Bytes.
    Hex,
}

/// A run, the bytes that are at hand of it, and how it is shown.
pub(crate) struct Piece<'a> {
    pub(crate) run: &'a Run,
    pub(crate) bytes: &'a [u8],
    pub(crate) form: Form,
    /// Whether it is open.
    pub(crate) lit: bool,
    /// Whether the pointer is on it, or on its bytes elsewhere.
    pub(crate) pointed: bool,
}

impl Piece<'_> {
    /// Its first bytes in hex; of a line of text the text.
    pub(crate) fn shown(&self) -> String {
        if self.form == Form::Line {
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

/// A button for each run. `point` hears which the pointer is on.
pub(crate) fn run_buttons(
    words: &Words,
    pieces: &[Piece<'_>],
    choose: &Callback<usize>,
    point: &Callback<Option<usize>>,
) -> Html {
    let onpointerleave = point.reform(|_: PointerEvent| None);
    html! {
        <div class="runs" role="group" aria-label={words.say("learn-runs")} {onpointerleave}>
            for (index, piece) in pieces.iter().enumerate() {
                <button
                    type="button"
                    class="run mono"
                    data-field={piece.run.field.map_or("part", FieldId::id)}
                    data-pointed={piece.pointed.then_some("")}
                    aria-expanded={piece.lit.to_string()}
                    onpointerover={point.reform(move |_: PointerEvent| Some(index))}
                    onclick={choose.reform(move |_: MouseEvent| index)}
                >
                    { piece.shown() }
                    <small>{ words.say_of("learn-run", &piece.run.id) }</small>
                </button>
            }
        </div>
    }
}
