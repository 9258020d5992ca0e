//! In wasm there is no test harness but wasm-bindgen's, and it wants an attribute of its own. A crate that imports this one with
//! `#[macro_use]` keeps writing `#[test]`, and its tests run there too.
#![cfg(target_arch = "wasm32")]

pub use wasm_bindgen_test::wasm_bindgen_test as test;
