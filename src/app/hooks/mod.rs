//! Effects: what the page does to the browser and hears from it.

mod use_analyst;
mod use_frame_keys;
mod use_intake;
mod use_keeping;
mod use_kept;
mod use_keyboard;
mod use_language;
mod use_linking;
mod use_place;
mod use_properties;
mod use_sheet;
mod use_size;
mod use_theme;
mod use_title;

pub(crate) use use_analyst::{Worker, save, use_analyst};
pub(crate) use use_frame_keys::{asks_to_edit, frame_action, use_frame_keys};
pub(crate) use use_intake::{Notice, OpenFile, pasted_text, use_intake};
pub(crate) use use_keeping::use_keeping;
pub(crate) use use_kept::use_kept;
pub(crate) use use_keyboard::{is_shortcut, is_typing, use_keyboard};
pub(crate) use use_language::use_language;
pub(crate) use use_linking::use_linking;
pub(crate) use use_place::{go_to, here, shared, use_place};
pub(crate) use use_properties::use_properties;
pub(crate) use use_sheet::use_sheet;
pub(crate) use use_size::use_size;
pub(crate) use use_theme::use_theme;
pub(crate) use use_title::use_title;
