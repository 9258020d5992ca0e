//! How fast the decoder is: beside other WebSocket codecs, and in WebAssembly beside native code. Only ratios are judged, since times
//! change from machine to machine.
//!
//! `--native` leaves WebAssembly out, `--cold` takes streams that fit into no cache and judges nothing.

mod clock;
mod measure;
mod peers;
mod report;
mod wasm;
mod workload;

use measure::Plan;
use report::Report;
use std::process::ExitCode;
use workload::Size;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag| arguments.iter().any(|argument| argument == flag);
    if let Some(unknown) = arguments
        .iter()
        .find(|flag| !["--native", "--cold"].contains(&flag.as_str()))
    {
        eprintln!("{unknown}: only --native and --cold are known");
        return ExitCode::from(2);
    }
    let size = if has("--cold") { Size::Cold } else { Size::Hot };
    let workloads = workload::all(size);
    let mut report = Report::default();
    for workload in &workloads {
        report.add(workload, measure::compare(workload, Plan::of(size)));
    }
    report.print();
    if size == Size::Cold {
        return ExitCode::SUCCESS;
    }
    let mut passed = report.judge();
    if !has("--native") {
        match wasm::compare(&workloads) {
            Ok(ratios) => passed &= report::judge_wasm(&ratios),
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
