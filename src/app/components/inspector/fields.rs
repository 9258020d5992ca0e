//! The list of fields.

use super::compressed::CompressedAs;
use super::meaning::{meaning, value};
use crate::analysis::FrameDetail;
use crate::app::components::section::section;
use crate::app::hooks::use_linking;
use crate::app::hover::use_hover;
use crate::app::lit::Lit;
use crate::app::shared::Shared;
use crate::app::store::use_store;
use crate::app::words::use_words;
use crate::protocol::FieldId;
use yew::prelude::*;

/// What is listed.
#[derive(PartialEq, Properties)]
pub(crate) struct FieldsProps {
    /// The frame.
    pub(crate) frame: Shared<FrameDetail>,
    /// What RSV1 stands for.
    pub(crate) compressed: CompressedAs,
}

/// Each field with its name, value and meaning. RSV1–3 share a line.
#[component]
pub(crate) fn Fields(props: &FieldsProps) -> Html {
    let words = use_words();
    let store = use_store();
    let hover = use_hover();
    let linking = use_linking();
    let lit = Lit::of(&store, &hover);
    let frame = &props.frame;

    let line = |field: FieldId| {
        let shared = if field == FieldId::Rsv1 {
            vec![FieldId::Rsv1, FieldId::Rsv2, FieldId::Rsv3]
        } else {
            vec![field]
        };
        let shown = shared.iter().copied().find(|field| lit.has(*field));
        // The bit that says most: the lit one, or else one that is set.
        let told = shown
            .or_else(|| {
                shared
                    .iter()
                    .copied()
                    .find(|field| value(frame, *field) == "1")
            })
            .unwrap_or(field);
        let meaning = meaning(&words, frame, props.compressed, told);
        let id = told.id();
        let lit_line = shown.map(|_| "");
        let name = if field == FieldId::Rsv1 {
            words.say("field-rsv")
        } else {
            words.say_of("field", field.id())
        };
        let pressed = |field: FieldId| (store.field == Some(field)).to_string();
        html! {
            <div class="line" key={field.id()} data-field={id} data-lit={lit_line}>
                <dt>
                    if shared.len() == 1 {
                        <button type="button" aria-pressed={pressed(field)}>{ name }</button>
                    } else {
                        { name }
                    }
                </dt>
                <dd class="value">
                    if shared.len() == 1 {
                        { value(frame, field) }
                    } else {
                        for bit in &shared {
                            <button
                                type="button"
                                class="bit"
                                data-field={bit.id()}
                                data-lit={lit.attribute(*bit)}
                                aria-pressed={pressed(*bit)}
                                aria-label={[words.say_of("field", bit.id()), value(frame, *bit)].join(" ")}
                            >
                                { value(frame, *bit) }
                            </button>
                        }
                    }
                </dd>
                <dd class="why">
                    { meaning.text }{ " " }{ section(&words, meaning.rfc, meaning.section) }
                </dd>
            </div>
        }
    };
    html! {
        <dl class="fields" onpointerover={linking.over} onpointerleave={linking.leave} onclick={linking.click}>
            for field in &frame.fields {
                if !matches!(field.id, FieldId::Rsv2 | FieldId::Rsv3) {
                    { line(field.id) }
                }
            }
        </dl>
    }
}
