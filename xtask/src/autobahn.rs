//! `cargo xtask autobahn`: the echo server against the cases of the Autobahn test suite, which `kosoku` runs, and what a tap records of it.

mod decoded;
mod recorder;
mod wire;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::bench::Programs;
use crate::demo::{ANY_PORT, Children};
use crate::framescope::{Build, build, program};
use crate::step::{by_hand, execute, on_path, output_of, step};
use crate::{system, tools_root};
use decoded::{Compared, compare};
use recorder::{Recorder, Said};

/// The version of what runs the cases.
const KOSOKU: &str = "0.1.0";

/// How many cases the suite has.
const ALL: usize = 517;

/// Those that a build without optimisation passes in seconds: of section 9 the first case of each part, of 12 and 13 some of short messages.
const BOUNDED: &[&str] = &[
    "1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "9.*.1", "10.*", "12.1.1", "13.1.1", "13.7.1",
];

/// How many cases these are.
const BOUNDED_CASES: usize = 258;

/// All of them, in parts whose recordings are not too large to be kept until they are decoded.
const GROUPS: &[&str] = &[
    "1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "9.*", "10.*", "12.1.*", "12.2.*", "12.3.*",
    "12.4.*", "12.5.*", "13.1.*", "13.2.*", "13.3.*", "13.4.*", "13.5.*", "13.6.*", "13.7.*",
];

/// Sections of the suite, and what they are about.
const SECTIONS: &[(&str, &str)] = &[
    ("1", "Framing"),
    ("2", "Pings and pongs"),
    ("3", "Reserved bits"),
    ("4", "Opcodes"),
    ("5", "Fragmentation"),
    ("6", "UTF-8"),
    ("7", "Closing handshake"),
    ("9", "Limits and speed"),
    ("10", "Auto-fragmentation"),
    ("12", "Compression, by kind and length of message"),
    ("13", "Compression, by parameters"),
];

/// Runs all cases against the release build, built anew or as it is there, and writes docs/autobahn.md.
pub(crate) fn run(root: &Path, programs: Programs) -> Result<()> {
    let server = match programs {
        Programs::Fresh => build(root, Build::Release)?,
        Programs::Built => program(root, Build::Release),
    };
    let (mut results, mut compared) = (Results::new(), Compared::default());
    for group in GROUPS {
        let (of_group, compared_in_group) = cases(root, &server, &[group])?;
        results.extend(of_group);
        compared.add(compared_in_group);
    }
    ensure!(
        results.len() == ALL,
        "{} of {ALL} cases were run",
        results.len()
    );
    println!("  {compared} decode as they were sent");
    let version = output_of(Command::new(&server).arg("--version")).context("it has no version")?;
    let date = output_of(Command::new("date").args(["-u", "+%F"])).context("it has no date")?;
    fs::write(
        root.join("docs/autobahn.md"),
        table(&results, &compared, &version, &date),
    )
    .context("cannot write docs/autobahn.md")
}

/// Runs some of the cases, in seconds.
pub(crate) fn run_bounded(root: &Path) -> Result<()> {
    let server = build(root, Build::Debug)?;
    let (results, compared) = cases(root, &server, BOUNDED)?;
    ensure!(
        results.len() == BOUNDED_CASES,
        "only {} cases were run",
        results.len()
    );
    println!("  {compared} decode as they were sent");
    Ok(())
}

/// What came of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Outcome {
    behaviour: String,
    close: String,
    /// Milliseconds.
    duration: u64,
}

/// How that is to be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Right,
    /// The suite only tells what the server did.
    Informational,
    Wrong,
}

impl Outcome {
    fn reading(&self) -> Reading {
        match (self.behaviour.as_str(), self.close.as_str()) {
            ("OK", "OK") => Reading::Right,
            ("OK" | "INFORMATIONAL", "OK" | "INFORMATIONAL") => Reading::Informational,
            _ => Reading::Wrong,
        }
    }
}

/// By the numbers of the case.
type Results = BTreeMap<Vec<u32>, Outcome>;

/// Runs the cases that `chosen` names against `program`'s echo server, through its tap; what came of them, and what was recorded of them and
/// decodes as it was sent.
///
/// # Errors
/// Unless all are as they must be, and decode so.
fn cases(root: &Path, program: &Path, chosen: &[&str]) -> Result<(Results, Compared)> {
    let mut ran = run_cases(root, program, chosen)?;
    if held_up(&ran.results) {
        println!("  a case waited for this machine longer than its client does: once more");
        ran = run_cases(root, program, chosen)?;
    }
    judge(&ran.results)?;
    let compared = step("framescope decode", || {
        compare(program, &ran.recording, &ran.said)
    })?;
    fs::remove_file(&ran.recording).context("cannot remove the recording")?;
    Ok((ran.results, compared))
}

/// Cases that were run: what came of them, what was said, and the tap's recording of it.
struct Ran {
    results: Results,
    said: Vec<Said>,
    recording: PathBuf,
}

fn run_cases(root: &Path, program: &Path, chosen: &[&str]) -> Result<Ran> {
    let kosoku = kosoku(root)?;
    let reports = root.join("target/autobahn");
    if reports.exists() {
        fs::remove_dir_all(&reports).context("cannot remove earlier reports")?;
    }
    fs::create_dir_all(&reports).context("cannot make a folder for reports")?;
    let recording = reports.join("recording.pcapng");
    let servers = Children::default();
    let echo = servers.start_echo(program, ANY_PORT)?;
    let tap = servers.start_tap(program, &echo, &recording)?;
    // What was sent is known from whom neither the tap nor Framescope made.
    let recorder = Recorder::start(tap)?;
    let mut command = Command::new(kosoku);
    for case in chosen {
        command.args(["-i", case]);
    }
    command.arg("-o").arg(&reports);
    command.arg(recorder.address().to_string());
    // It fails at what is not wrong too; the reports say what came of each case.
    step(&format!("kosoku {}", chosen.join(" ")), || {
        let status = command.stdout(Stdio::null()).status();
        status.context("cannot run kosoku").map(drop)
    })?;
    let said = recorder.finish()?;
    servers.ask_to_end()?;
    let index = fs::read_to_string(reports.join("index.json")).context("there are no reports")?;
    Ok(Ran {
        results: results(&index)?,
        said,
        recording,
    })
}

/// The program that runs the cases: found, or installed into target/tools.
fn kosoku(root: &Path) -> Result<PathBuf> {
    let folder = tools_root(root).join(format!("kosoku-{KOSOKU}"));
    let program = folder.join("bin/kosoku");
    if program.is_file() {
        return Ok(program);
    }
    let advice = "install Python 3.10 or newer with venv and pip";
    if on_path("python3").is_none() {
        by_hand(system::install(&["python3", "python3-venv"]), advice)?;
    }
    step(&format!("pip install kosoku=={KOSOKU}"), || {
        let venv = |folder: &Path| {
            let mut command = Command::new("python3");
            execute(command.args(["-m", "venv", "--clear"]).arg(folder))
        };
        // Debian's Python comes without venv.
        if venv(&folder).is_err() {
            by_hand(system::install(&["python3-venv"]), advice)?;
            venv(&folder)?;
        }
        let mut pip = Command::new(folder.join("bin/pip"));
        pip.args(["install", "--quiet", "--disable-pip-version-check"]);
        execute(pip.arg(format!("kosoku=={KOSOKU}")))
    })?;
    ensure!(program.is_file(), "kosoku {KOSOKU} brings no program");
    Ok(program)
}

/// Reads the index of kosoku's reports.
fn results(index: &str) -> Result<Results> {
    let index: Value = serde_json::from_str(index).context("the reports cannot be read")?;
    let agents = index.as_object().context("the reports name no server")?;
    let mut results = Results::new();
    for cases in agents.values().filter_map(Value::as_object) {
        for (name, report) in cases {
            let numbers: Result<Vec<u32>, _> = name.split('.').map(str::parse).collect();
            let numbers = numbers.with_context(|| format!("{name} is not the name of a case"))?;
            let said = |key: &str| report.get(key).and_then(Value::as_str).unwrap_or_default();
            let outcome = Outcome {
                behaviour: said("behavior").to_owned(),
                close: said("behaviorClose").to_owned(),
                duration: report.get("duration").and_then(Value::as_u64).unwrap_or(0),
            };
            results.insert(numbers, outcome);
        }
    }
    Ok(results)
}

/// Cases that the suite itself has no right answer to: it only tells what a server does.
const INFORMATIONAL: &[&[u32]] = &[&[7, 1, 6], &[7, 13, 1], &[7, 13, 2]];

/// How long most cases have, as their client measures it, in milliseconds; a case that fails for another reason fails within a few.
const PATIENCE: u64 = 900;

/// Whether cases went wrong, and each of them only after its client's patience.
fn held_up(results: &Results) -> bool {
    let mut wrong = wrong(results).peekable();
    wrong.peek().is_some() && wrong.all(|(_, outcome)| outcome.duration >= PATIENCE)
}

/// The cases that are not as they must be.
fn wrong(results: &Results) -> impl Iterator<Item = (&Vec<u32>, &Outcome)> {
    results
        .iter()
        .filter(|(case, outcome)| match outcome.reading() {
            Reading::Right => false,
            Reading::Informational => !INFORMATIONAL.contains(&case.as_slice()),
            Reading::Wrong => true,
        })
}

/// Fails unless all cases are as they must be.
fn judge(results: &Results) -> Result<()> {
    let mut wrong = String::new();
    for (case, outcome) in self::wrong(results) {
        let Outcome {
            behaviour, close, ..
        } = outcome;
        let case: Vec<_> = case.iter().map(u32::to_string).collect();
        let _ = write!(wrong, "\n  {}: {behaviour}, {close}", case.join("."));
    }
    ensure!(wrong.is_empty(), "not as they must be:{wrong}");
    println!("  {} cases are as they must be", results.len());
    Ok(())
}

/// docs/autobahn.md.
fn table(results: &Results, compared: &Compared, version: &str, date: &str) -> String {
    let mut table = format!(
        "# The echo server and the Autobahn test suite\n\n\
         `cargo xtask autobahn` runs `framescope echo` against all {ALL} cases of the Autobahn test suite's fuzzing client, as kosoku {KOSOKU} \
         has them,\nfails unless each is OK, and writes this page. Cases that the suite calls informational have no right answer. Most of the time\n\
         is the client's.\n\n\
         All of it goes through `framescope tap --write`, and before that through a relay that only keeps bytes. What `framescope decode` makes\n\
         of the tap's file is compared with those bytes, read by a few lines that share nothing with Framescope: {compared}\n\
         are told as they were sent, each frame with its place, FIN, RSV, opcode, masking key and payload, each message joined and inflated.\n\n\
         {version}, {date}:\n\n\
         | section | | cases | OK | informational | failed | seconds |\n|---|---|--:|--:|--:|--:|--:|\n"
    );
    let mut sums = Sums::default();
    for (section, about) in SECTIONS {
        let of_section = results
            .iter()
            .filter(|(case, _)| case.first().map(u32::to_string).as_deref() == Some(section));
        let row = Sums::of(of_section.map(|(_, outcome)| outcome));
        let _ = writeln!(table, "| {section} | {about} | {row} |");
        sums.add(&row);
    }
    let _ = writeln!(table, "| | all | {sums} |");
    table
}

#[derive(Default)]
struct Sums {
    cases: usize,
    right: usize,
    informational: usize,
    milliseconds: u64,
}

impl Sums {
    fn of<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> Self {
        let mut sums = Self::default();
        for outcome in outcomes {
            sums.add(&Self {
                cases: 1,
                right: usize::from(outcome.reading() == Reading::Right),
                informational: usize::from(outcome.reading() == Reading::Informational),
                milliseconds: outcome.duration,
            });
        }
        sums
    }

    fn add(&mut self, other: &Self) {
        self.cases += other.cases;
        self.right += other.right;
        self.informational += other.informational;
        self.milliseconds += other.milliseconds;
    }
}

impl std::fmt::Display for Sums {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            cases,
            right,
            informational,
            milliseconds,
        } = self;
        let failed = cases - right - informational;
        let seconds = milliseconds.div_ceil(1000);
        write!(
            formatter,
            "{cases} | {right} | {informational} | {failed} | {seconds}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = r#"{"127.0.0.1:9000": {
        "1.1.1": {"behavior": "OK", "behaviorClose": "OK", "duration": 4},
        "7.13.1": {"behavior": "INFORMATIONAL", "behaviorClose": "INFORMATIONAL", "duration": 6}
    }}"#;

    #[test]
    fn what_must_be_ok_is() {
        let told = results(INDEX).unwrap();
        assert_eq!(told.len(), 2);
        judge(&told).unwrap();
        for (from, to) in [
            ("7.13.1", "7.13.3"),
            ("\"OK\", \"dur", "\"FAILED\", \"dur"),
            ("{\"behavior\": \"OK\"", "{\"behavior\": \"NON-STRICT\""),
        ] {
            let index = INDEX.replacen(from, to, 1);
            assert_ne!(index, INDEX);
            assert!(judge(&results(&index).unwrap()).is_err(), "{to}");
        }
        assert!(results("[]").is_err());
        assert!(results(r#"{"a": {"x": {}}}"#).is_err());
    }

    #[test]
    fn only_what_was_held_up_is_run_once_more() {
        for (duration, behaviour, expected) in [
            (4, "OK", false),
            (4, "FAILED", false),
            (1003, "OK", false),
            (1003, "FAILED", true),
        ] {
            let index = INDEX.replacen("4}", &format!("{duration}}}"), 1).replacen(
                "\"OK\"",
                &format!("\"{behaviour}\""),
                1,
            );
            let told = results(&index).unwrap();
            assert_eq!(held_up(&told), expected, "{duration}, {behaviour}");
            // Beside one that failed at once it changes nothing.
            let other = Outcome {
                behaviour: "FAILED".to_owned(),
                close: "OK".to_owned(),
                duration: 1,
            };
            let mut both = told;
            both.insert(vec![1, 1, 2], other);
            assert!(!held_up(&both));
        }
    }

    #[test]
    fn the_table_sums_sections_up() {
        let table = table(
            &results(INDEX).unwrap(),
            &Compared::default(),
            "framescope 1",
            "2026-11-22",
        );
        assert!(
            table.contains("| 1 | Framing | 1 | 1 | 0 | 0 | 1 |\n"),
            "{table}"
        );
        assert!(table.contains("| 7 | Closing handshake | 1 | 0 | 1 | 0 | 1 |\n"));
        assert!(table.contains("| | all | 2 | 1 | 1 | 0 | 1 |\n"));
    }

    #[test]
    fn the_table_says_what_the_judgement_says() {
        // Behaviour and close of a case without a right answer.
        let rows = [
            ("OK", "OK", "1 | 0 | 0"),
            ("OK", "INFORMATIONAL", "0 | 1 | 0"),
            ("INFORMATIONAL", "OK", "0 | 1 | 0"),
            ("INFORMATIONAL", "INFORMATIONAL", "0 | 1 | 0"),
            ("INFORMATIONAL", "FAILED", "0 | 0 | 1"),
            ("FAILED", "INFORMATIONAL", "0 | 0 | 1"),
            ("OK", "UNCLEAN", "0 | 0 | 1"),
            ("NON-STRICT", "OK", "0 | 0 | 1"),
        ];
        for (behaviour, close, expected) in rows {
            let outcome = Outcome {
                behaviour: behaviour.to_owned(),
                close: close.to_owned(),
                duration: 0,
            };
            let results = Results::from([(vec![7, 13, 1], outcome)]);
            let table = table(&results, &Compared::default(), "framescope 1", "2026-11-22");
            let row = format!("| | all | 1 | {expected} | 0 |\n");
            assert!(table.contains(&row), "{behaviour}, {close}: {table}");
            let is_failed = expected.ends_with('1');
            assert_eq!(judge(&results).is_err(), is_failed, "{behaviour}, {close}");
        }
    }
}
