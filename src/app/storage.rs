//! What a reload brings back. A browser may refuse storage: then nothing is kept, and the page works on.

use web_sys::Storage;

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn full(key: &str) -> String {
    ["framescope/", key].concat()
}

/// What was kept under `key`.
pub(crate) fn load(key: &str) -> Option<String> {
    storage()?.get_item(&full(key)).ok()?
}

/// Keeps `value` under `key`; says whether it could.
pub(crate) fn keep(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&full(key), value).is_ok())
}

/// Forgets what was kept under `key`.
pub(crate) fn forget(key: &str) {
    if let Some(storage) = storage() {
        // Nothing to do where removing is refused: keeping was refused as well.
        drop(storage.remove_item(&full(key)));
    }
}
