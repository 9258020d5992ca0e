//! What is drawn: one file per component, one style sheet of the same name in www/styles/components.

pub(crate) mod area;
pub(crate) mod bar;
pub(crate) mod bytes;
pub(crate) mod copy;
pub(crate) mod dialog;
pub(crate) mod frames;
pub(crate) mod handshake;
pub(crate) mod inspect;
pub(crate) mod inspector;
pub(crate) mod keys;
pub(crate) mod link;
pub(crate) mod menu;
pub(crate) mod report;
mod scroller;
pub(crate) mod section;
pub(crate) mod segmented;
pub(crate) mod sheet;
pub(crate) mod source;
pub(crate) mod splitter;
pub(crate) mod status;
