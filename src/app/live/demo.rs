//! What the page's own server has to try things with, where it is one on this device.

use js_sys::{JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;
use yew::prelude::*;

/// Addresses of an echo server, and of a tap before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Demo {
    pub(super) direct: String,
    pub(super) tap: Option<Tap>,
}

/// A tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tap {
    pub(super) address: String,
    pub(super) feed: String,
}

/// The demo; `None` where there is none, and until it is known.
#[hook]
pub(super) fn use_demo() -> Option<Demo> {
    let demo = use_state_eq(|| None);
    let setter = demo.setter();
    use_effect_with((), move |()| {
        spawn_local(async move {
            if let Some(found) = look().await {
                setter.set(Some(found));
            }
        });
    });
    (*demo).clone()
}

async fn look() -> Option<Demo> {
    let window = web_sys::window()?;
    let host = window.location().hostname().ok()?;
    if !matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]") {
        return None;
    }
    let answer = JsFuture::from(window.fetch_with_str("demo.json"))
        .await
        .ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let text = JsFuture::from(answer.text().ok()?)
        .await
        .ok()?
        .as_string()?;
    read(&JSON::parse(&text).ok()?)
}

fn read(json: &JsValue) -> Option<Demo> {
    let member = |name: &str| Reflect::get(json, &name.into()).ok()?.as_string();
    let tap = member("tap").zip(member("feed"));
    Some(Demo {
        direct: member("direct")?,
        tap: tap.map(|(address, feed)| Tap { address, feed }),
    })
}
