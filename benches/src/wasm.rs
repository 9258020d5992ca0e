//! The same decoder in WebAssembly under Node.

use crate::clock::Clock;
use crate::measure::{Plan, per_frame};
use crate::workload::Workload;
use framescope_benches_wasm::Pass;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Error, Result, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Nanoseconds per frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) native: f64,
    pub(crate) wasm: f64,
}

impl Pair {
    pub(crate) fn ratio(self) -> f64 {
        self.wasm / self.native
    }
}

/// Times both in turns. The least time of all rounds counts: another process can only add to it.
///
/// # Errors
/// If the module cannot be run.
///
/// # Panics
/// If the two do not see the same frames.
pub(crate) fn compare(module: &Path, workload: &Workload, plan: Plan) -> Result<Pair> {
    let mut node = Node::start(module)?;
    let mut native = Pass::new(workload.wire.clone());
    let file = module.with_file_name("wire.bin");
    std::fs::write(&file, &workload.wire)?;
    let digest = node.ask(&format!("load {}", file.display()))?;
    assert_eq!(
        digest,
        native.digest(),
        "{}: WebAssembly and native code do not see the same frames",
        workload.name
    );
    let start = Clock::Wall.now();
    native.run(1);
    let times = plan.times(Clock::Wall.now() - start);
    // Until the engine has compiled the loops with its better compiler.
    node.ask(&format!("run {}", times * 200))?;
    let mut least = Pair {
        native: f64::INFINITY,
        wasm: f64::INFINITY,
    };
    for _ in 0..plan.rounds {
        let start = Clock::Wall.now();
        native.run(times);
        let taken = Clock::Wall.now() - start;
        least.native = least.native.min(per_frame(taken, workload, times));
        let taken = node.ask(&format!("run {times}"))?;
        least.wasm = least.wasm.min(per_frame(taken, workload, times));
    }
    Ok(least)
}

/// Builds the module and gives back its path.
///
/// # Errors
/// If a tool is missing or fails.
pub(crate) fn build() -> Result<PathBuf> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("wasm");
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/wasm");
    run(
        Command::new(std::env::var_os("CARGO").unwrap_or(OsString::from("cargo")))
            .args([
                "build",
                "--quiet",
                "--release",
                "--target",
                "wasm32-unknown-unknown",
                "--manifest-path",
            ])
            .arg(package.join("Cargo.toml"))
            .arg("--target-dir")
            .arg(&target)
            // These would replace those of .cargo/config.toml, which are the page's too.
            .env_remove("RUSTFLAGS")
            .current_dir(&package),
    )?;
    run(Command::new("wasm-bindgen")
        .args(["--target", "nodejs", "--no-typescript", "--out-dir"])
        .arg(&target)
        .arg(target.join("wasm32-unknown-unknown/release/framescope_benches_wasm.wasm")))?;
    Ok(target.join("framescope_benches_wasm.js"))
}

fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .map_err(|error| said(command, &error.to_string()))?;
    if status.success() {
        Ok(())
    } else {
        Err(said(command, &status.to_string()))
    }
}

fn said(command: &Command, what: &str) -> Error {
    Error::other(format!("{}: {what}", command.get_program().display()))
}

/// Node, with the module loaded.
struct Node {
    process: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Node {
    fn start(module: &Path) -> Result<Self> {
        let mut command = Command::new("node");
        command
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("wasm/run.mjs"))
            .arg(module)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut process = command
            .spawn()
            .map_err(|error| said(&command, &error.to_string()))?;
        let (Some(to), Some(from)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(said(&command, "no pipes"));
        };
        Ok(Self {
            process,
            to,
            from: BufReader::new(from),
        })
    }

    fn ask(&mut self, question: &str) -> Result<u64> {
        writeln!(self.to, "{question}")?;
        let mut answer = String::new();
        self.from.read_line(&mut answer)?;
        answer
            .trim()
            .parse()
            .map_err(|_| Error::other(format!("node answered {answer:?} to {question:?}")))
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It was only asked for times: nothing is lost, whatever becomes of it.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
