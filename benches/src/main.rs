//! How fast Framescope is. Only ratios are judged where they can be, since times change from machine to machine.
//!
//! Without a name: the decoder beside other WebSocket codecs, and in WebAssembly beside native code. `--native` leaves WebAssembly out;
//! `--cold` takes streams that fit into no cache, and judges nothing.
//!
//! `capture --native`: reading, filtering and searching captures in native code.
//!
//! `echo`: echo servers on loopback, ours beside others.
//!
//! `generate [NAME…]` writes captures into target/captures. `cargo xtask bench` reads them with the page and with others.

mod clock;
mod echo;
mod generate;
mod measure;
mod peers;
mod random;
mod report;
mod session;
mod wasm;
mod workload;

use generate::Shape;
use measure::Plan;
use report::Verdict;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use workload::{Size, Workload};

/// How often a workload that misses is measured in all: how memory was laid out, and what else the machine did, is luck.
const ATTEMPTS: usize = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *words.as_slice() {
        ["capture", "--native"] => match session::run(&captures()) {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(error) => {
                eprintln!("{}: {error}", captures().display());
                ExitCode::from(2)
            }
        },
        ["echo"] => match echo::run() {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(error) => {
                eprintln!("echo: {error}");
                ExitCode::from(2)
            }
        },
        ["generate", ref names @ ..] => generate(names),
        ref flags => decoder(flags),
    }
}

/// Writes captures: those that are named, or all.
fn generate(names: &[&str]) -> ExitCode {
    if let Some(unknown) = names
        .iter()
        .find(|name| Shape::ALL.iter().all(|shape| shape.name != **name))
    {
        eprintln!("{unknown}: no such capture");
        return ExitCode::from(2);
    }
    let folder = captures();
    for shape in Shape::ALL {
        if !names.is_empty() && !names.contains(&shape.name) {
            continue;
        }
        let start = Instant::now();
        match shape.write(&folder) {
            Ok(path) => println!(
                "{}: {} frames, {:.1} s",
                path.display(),
                shape.frames,
                start.elapsed().as_secs_f32()
            ),
            Err(error) => {
                eprintln!("{}: {error}", folder.display());
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::SUCCESS
}

/// Where captures are written.
fn captures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/captures")
}

/// Measures the decoder.
fn decoder(flags: &[&str]) -> ExitCode {
    let known = ["--native", "--cold"];
    if let Some(unknown) = flags.iter().find(|flag| !known.contains(flag)) {
        eprintln!("{unknown}: only capture, echo, generate, --native and --cold are known");
        return ExitCode::from(2);
    }
    if flags.contains(&"--cold") {
        compare_with_peers(&workload::all(Size::Cold), Size::Cold);
        return ExitCode::SUCCESS;
    }
    let workloads = workload::all(Size::Hot);
    let mut passed = compare_with_peers(&workloads, Size::Hot);
    if !flags.contains(&"--native") {
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
