//! How fast the decoder is: beside other WebSocket codecs, and in WebAssembly beside native code. Only ratios are judged, since times
//! change from machine to machine.
//!
//! `--native` leaves WebAssembly out; `--cold` takes streams that fit into no cache, and judges nothing.

mod clock;
mod measure;
mod peers;
mod report;
mod wasm;
mod workload;

use measure::Plan;
use report::Verdict;
use std::process::ExitCode;
use workload::{Size, Workload};

/// How often a workload that misses is measured in all: how memory was laid out, and what else the machine did, is luck.
const ATTEMPTS: usize = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let known = ["--native", "--cold"];
    if let Some(unknown) = arguments
        .iter()
        .find(|flag| !known.contains(&flag.as_str()))
    {
        eprintln!("{unknown}: only --native and --cold are known");
        return ExitCode::from(2);
    }
    let has = |flag| arguments.iter().any(|argument| argument == flag);
    if has("--cold") {
        compare_with_peers(&workload::all(Size::Cold), Size::Cold);
        return ExitCode::SUCCESS;
    }
    let workloads = workload::all(Size::Hot);
    let mut passed = compare_with_peers(&workloads, Size::Hot);
    if !has("--native") {
        match compare_with_wasm(&workloads) {
            Ok(wasm) => passed &= wasm,
            Err(error) => {
                eprintln!("WebAssembly: {error}");
                return ExitCode::from(2);
            }
        }
    }
    if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Tells whether all passed.
fn compare_with_peers(workloads: &[Workload], size: Size) -> bool {
    let mut passed = true;
    for (index, workload) in workloads.iter().enumerate() {
        for attempt in 1..=ATTEMPTS {
            let medians = measure::compare(workload, Plan::of(size));
            if index == 0 && attempt == 1 {
                report::head(&medians);
            }
            report::row(workload, &medians);
            if report::judge_lead(workload, &medians) != Verdict::Fail {
                break;
            }
            passed &= attempt < ATTEMPTS;
        }
    }
    passed
}

/// Tells whether all passed.
fn compare_with_wasm(workloads: &[Workload]) -> std::io::Result<bool> {
    let module = wasm::build()?;
    report::wasm_head();
    let mut passed = true;
    for workload in workloads {
        for attempt in 1..=ATTEMPTS {
            let pair = wasm::compare(&module, workload, Plan::SHORT)?;
            report::wasm_row(workload, pair);
            if report::judge_wasm(workload, pair) != Verdict::Fail {
                break;
            }
            passed &= attempt < ATTEMPTS;
        }
    }
    Ok(passed)
}
