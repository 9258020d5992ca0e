//! The core's own tests, in wasm.

use std::path::Path;

use anyhow::Result;

use crate::step::{cargo, execute, step};
use crate::wasm_std::{TARGET, WasmToolchain};
use crate::{node, tools};

/// Runs in Node what `cargo test` runs natively: in wasm, `#[test]` is wasm-bindgen's (tests/wasm).
pub(crate) fn run(root: &Path) -> Result<()> {
    let toolchain = WasmToolchain::ready(root)?;
    let runner = tools::wasm_bindgen(root, "wasm-bindgen-test-runner")?;
    node::node()?;
    let arguments = [
        "test",
        "--locked",
        "--no-default-features",
        "--lib",
        "--target",
        TARGET,
    ];
    step(&format!("cargo {}", arguments.join(" ")), || {
        let mut command = cargo(root, &arguments);
        toolchain.choose(&mut command);
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
        execute(command.env("NODE_OPTIONS", "--import=./tests/wasm/seeded.mjs"))
    })
}
