//! Whole captures: the page beside tshark and the native twin, each of which reads the same file in turn.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::browser::{Browser, Figures};
use super::contest::{Gate, Wanted, median};
use crate::framescope::{self, Build};
use crate::node::{self, Packages};
use crate::server::Server;
use crate::step::{on_path, output_of};
use crate::{browser, build};

/// How often each reads a file; the median counts.
const ROUNDS: usize = 3;
/// How often a file that misses a gate is measured in all.
const ATTEMPTS: usize = 2;

/// A capture that benches/ generates.
struct Capture {
    name: &'static str,
    frames: u32,
    /// Bytes of payload in a frame, on the average.
    payload_len: f64,
    /// What tshark prints of each frame besides opcode and length.
    field: Option<&'static str>,
    /// How many times faster than tshark the page has to be.
    lead: f64,
}

const CAPTURES: [Capture; 4] = [
    Capture {
        name: "small",
        frames: 1_000_000,
        payload_len: 80.0,
        field: None,
        lead: 7.0,
    },
    Capture {
        name: "onepp",
        frames: 1_000_000,
        payload_len: 80.0,
        field: None,
        lead: 20.0,
    },
    Capture {
        name: "big",
        frames: 12_207,
        payload_len: 16_384.0,
        field: None,
        lead: 3.5,
    },
    Capture {
        name: "pmd",
        frames: 300_000,
        payload_len: 64.0,
        // So that it inflates them.
        field: Some("websocket.payload.text"),
        lead: 6.0,
    },
];

/// 2 GiB.
const HUGE: Capture = Capture {
    name: "huge",
    frames: 1_952_258,
    payload_len: 1024.0,
    field: None,
    lead: 0.0,
};

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Programs {
    /// The page and the twin as the sources have them.
    Fresh,
    /// Those that were built before.
    Built,
}

/// Measures all, and says whether the gates hold.
pub(super) fn run(root: &Path, programs: Programs) -> Result<ExitCode> {
    let chromium = browser::Browser::Chromium.find()?;
    node::node()?;
    Packages::Browser.program(root, "playwright")?;
    let dist = match programs {
        Programs::Fresh => {
            framescope::build(root, Build::Release)?;
            build::build(root)?
        }
        Programs::Built => root.join("dist"),
    };
    let generating = super::benches(root, &["generate"])?;
    ensure!(
        generating == ExitCode::SUCCESS,
        "cannot generate the captures"
    );
    let native = super::benches(root, &["capture", "--native"])?;

    let server = Server::bind(0)?;
    let address = server.address();
    thread::spawn(move || server.serve(&dist, Vec::new()));
    let browser = Browser::start(root, &chromium, &address)?;
    let mut runner = Runner {
        root,
        browser,
        tshark: on_path("tshark"),
        gates: Vec::new(),
    };
    runner.report()?;
    let held = runner.gates.iter().all(|gate| gate.holds());
    Ok(if held { native } else { ExitCode::FAILURE })
}

struct Runner<'a> {
    root: &'a Path,
    browser: Browser,
    tshark: Option<PathBuf>,
    gates: Vec<Gate>,
}

/// Seconds, medians.
#[derive(Clone, Copy)]
struct Times {
    tshark: Option<f64>,
    /// From the choice of the file, in a dialog that was open for as long as the engine takes to start.
    page: f64,
    /// From the choice of the file in the moment that the dialog opens: the engine starts meanwhile.
    cold: f64,
    twin: f64,
}

impl Runner<'_> {
    fn report(&mut self) -> Result<()> {
        match &self.tshark {
            Some(tshark) => {
                let said = output_of(Command::new(tshark).arg("--version")).unwrap_or_default();
                println!("\n{}", said.lines().next().unwrap_or_default());
            }
            None => println!("\ntshark is not in PATH: what is faster than it is not judged"),
        }
        println!(
            "Seconds from the file to all of it, medians of {ROUNDS} in turn; cold: the engine is not there yet\n\n{:8}{:>10}{:>10}{:>10}{:>10}{:>10}",
            "", "tshark", "page", "cold", "twin", "faster"
        );
        for capture in &CAPTURES {
            for attempt in 1..=ATTEMPTS {
                let times = self.compare(capture)?;
                let gates = times.gates(capture);
                times.print(capture);
                let held = gates.iter().all(|gate| gate.holds());
                if held || attempt == ATTEMPTS {
                    self.gates.extend(gates);
                    break;
                }
            }
        }
        println!();
        self.memory()?;
        self.filters()?;
        println!();
        for gate in &self.gates {
            println!("{gate}");
        }
        Ok(())
    }

    fn compare(&mut self, capture: &Capture) -> Result<Times> {
        let file = self.file(capture);
        let mut tshark = Vec::new();
        let mut page = Vec::new();
        let mut cold = Vec::new();
        let mut twin = Vec::new();
        for _ in 0..ROUNDS {
            if let Some(program) = &self.tshark {
                tshark.push(seconds(&mut by_tshark(program, capture, &file))?);
            }
            for (what, times) in [("open", &mut page), ("cold", &mut cold)] {
                let figures = self.browser.measure(what, capture.frames, &file)?;
                times.push(figure(&figures, "listed")? / 1000.0);
            }
            let mut command = Command::new(framescope::program(self.root, Build::Release));
            twin.push(seconds(command.arg("decode").arg(&file).arg("--summary"))?);
        }
        Ok(Times {
            tshark: (!tshark.is_empty()).then(|| median(tshark)),
            page: median(page),
            cold: median(cold),
            twin: median(twin),
        })
    }

    /// What a capture of 2 GiB takes.
    fn memory(&mut self) -> Result<()> {
        let figures = self
            .browser
            .measure("memory", HUGE.frames, &self.file(&HUGE))?;
        let memory = figure(&figures, "memory")?;
        println!(
            "2 GiB, {} frames: listed in {:.1} s, {:.0} MB of wasm memory",
            HUGE.frames,
            figure(&figures, "listed")? / 1000.0,
            memory / 1e6
        );
        self.gates.push(Gate {
            what: "MB of memory for 2 GiB, besides 24 bytes a frame",
            found: (memory - 24.0 * f64::from(HUGE.frames)) / 1e6,
            wanted: Wanted::AtMost(300.0),
        });
        Ok(())
    }

    /// Filters and searches of what is typed into the page.
    fn filters(&mut self) -> Result<()> {
        let million = &CAPTURES[1];
        let figures = self
            .browser
            .measure("filter", million.frames, &self.file(million))?;
        let filter = figure(&figures, "filter")?;
        let drawn = figure(&figures, "drawn")?;
        println!(
            "A filter of headers over a million rows: {filter:.1} ms until the engine has answered, {drawn:.1} ms from typing until the rows are drawn"
        );
        self.gates.push(Gate {
            what: "ms to filter a million rows by headers, in the page",
            found: filter,
            wanted: Wanted::AtMost(16.0),
        });
        for capture in [&CAPTURES[0], &CAPTURES[2]] {
            let figures = self
                .browser
                .measure("search", capture.frames, &self.file(capture))?;
            let bytes = f64::from(capture.frames) * capture.payload_len;
            let rate = bytes / 1000.0 / figure(&figures, "search")?;
            println!("A text in all payloads of {}: {rate:.0} MB/s", capture.name);
            self.gates.push(Gate {
                what: "MB/s to search payloads, in the page",
                found: rate,
                wanted: Wanted::AtLeast(500.0),
            });
        }
        Ok(())
    }

    fn file(&self, capture: &Capture) -> PathBuf {
        self.root
            .join(format!("target/captures/{}.pcap", capture.name))
    }
}

impl Times {
    fn gates(self, capture: &Capture) -> Vec<Gate> {
        let lead = self.tshark.map(|tshark| Gate {
            what: "times faster than tshark, the page",
            found: tshark / self.page,
            wanted: Wanted::AtLeast(capture.lead),
        });
        let twin = Gate {
            what: "times as long as the page, the native twin",
            found: self.twin / self.page,
            wanted: Wanted::AtMost(1.0),
        };
        lead.into_iter().chain([twin]).collect()
    }

    fn print(self, capture: &Capture) {
        let Self {
            tshark,
            page,
            cold,
            twin,
        } = self;
        let of = |seconds: Option<f64>| {
            seconds.map_or_else(|| "–".to_owned(), |seconds| format!("{seconds:.2}"))
        };
        let lead = tshark.map_or_else(
            || "–".to_owned(),
            |tshark| format!("{:.1} ×", tshark / page),
        );
        println!(
            "{:8}{:>10}{:>10}{:>10}{:>10}{lead:>10}  {} × wanted",
            capture.name,
            of(tshark),
            of(Some(page)),
            of(Some(cold)),
            of(Some(twin)),
            capture.lead
        );
    }
}

/// One pass, as a user would list frames.
fn by_tshark(program: &Path, capture: &Capture, file: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .arg("-n")
        .arg("-r")
        .arg(file)
        .args(["-Y", "websocket", "-T", "fields"]);
    for field in ["websocket.opcode", "websocket.payload_length"]
        .into_iter()
        .chain(capture.field)
    {
        command.args(["-e", field]);
    }
    command
}

/// How long `command` takes. What it prints goes nowhere.
fn seconds(command: &mut Command) -> Result<f64> {
    let start = Instant::now();
    let status = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .with_context(|| format!("cannot run {}", command.get_program().to_string_lossy()))?;
    ensure!(
        status.success(),
        "{} failed: {status}",
        command.get_program().to_string_lossy()
    );
    Ok(start.elapsed().as_secs_f64())
}

fn figure(figures: &Figures, name: &str) -> Result<f64> {
    figures
        .get(name)
        .copied()
        .with_context(|| format!("the browser does not say {name}"))
}
