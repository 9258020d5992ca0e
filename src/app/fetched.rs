//! Files beside the page that are fetched when they are needed.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The text of the file at `address`, seen from the page; `None` if it cannot be had.
pub(crate) async fn fetched_text(address: &str) -> Option<String> {
    let text = fetched(address).await?.text().ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}

/// Its bytes.
pub(crate) async fn fetched_bytes(address: &str) -> Option<Vec<u8>> {
    let buffer = fetched(address).await?.array_buffer().ok()?;
    let buffer = JsFuture::from(buffer).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

async fn fetched(address: &str) -> Option<Response> {
    let asked = web_sys::window()?.fetch_with_str(address);
    let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    response.ok().then_some(response)
}
