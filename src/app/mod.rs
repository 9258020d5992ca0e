//! How it is shown: Yew, and all that touches the browser.

pub mod state;
