//! `cargo xtask lighthouse`: what Lighthouse says of the built page.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::browser::Browser;
use crate::build;
use crate::node::Packages;
use crate::server::Server;
use crate::step::{execute, step};

/// The least of each score; the most is 100.
const LEAST: f64 = 95.0;

/// How often a page is loaded: its speed is what most loads are like.
const RUNS: usize = 3;

/// What is judged.
const CATEGORIES: [&str; 3] = ["performance", "accessibility", "best-practices"];

/// What is told beside the scores.
const AUDITS: [&str; 4] = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
];

/// The devices that Lighthouse loads a page as: a slow phone, which is its default, and a desktop.
const DEVICES: [(&str, &[&str]); 2] = [("mobile", &[]), ("desktop", &["--preset=desktop"])];

/// Builds the page and has it judged on each device.
pub(crate) fn run(root: &Path) -> Result<()> {
    let chromium = Browser::Chromium.find()?;
    let lighthouse = Packages::Lighthouse.program(root, "lighthouse")?;
    let dist = build::build(root)?;
    let server = Server::bind(0)?;
    let address = server.address();
    thread::spawn(move || server.serve(&dist, Vec::new()));

    let folder = root.join("target/lighthouse");
    fs::create_dir_all(&folder).context("cannot create target/lighthouse")?;
    let mut low = Vec::new();
    for (device, flags) in DEVICES {
        let mut loads = Vec::new();
        for number in 1..=RUNS {
            let report = folder.join(format!("{device}-{number}.json"));
            let mut command = Command::new(&lighthouse);
            command
                .args([address.as_str(), "--quiet", "--output=json"])
                .arg(format!("--output-path={}", report.display()))
                .arg(format!("--only-categories={}", CATEGORIES.join(",")))
                .arg("--chrome-flags=--headless=new --no-sandbox")
                .args(flags)
                .env("CHROME_PATH", &chromium)
                .current_dir(&folder);
            let name = format!("lighthouse as {device}, {number} of {RUNS}");
            step(&name, || execute(&mut command))?;
            loads.push(Load::read(&fs::read(&report)?)?);
        }
        loads.sort_by(|one, other| one.performance().total_cmp(&other.performance()));
        let usual = loads.swap_remove(RUNS / 2);
        println!("{device}: {}", usual.said());
        low.extend(usual.low().map(|name| format!("{name} as {device}")));
    }
    ensure!(low.is_empty(), "below {LEAST}: {}", low.join(", "));
    Ok(())
}

/// What Lighthouse says of one load.
struct Load {
    /// By category, 0 to 100.
    scores: [f64; CATEGORIES.len()],
    /// By audit, as it is told.
    told: [String; AUDITS.len()],
}

impl Load {
    fn read(report: &[u8]) -> Result<Self> {
        let report: Value =
            serde_json::from_slice(report).context("Lighthouse's report is no JSON")?;
        let score = |category: &str| {
            let score = report
                .pointer(&format!("/categories/{category}/score"))
                .and_then(Value::as_f64);
            let score = score.with_context(|| format!("Lighthouse does not judge {category}"))?;
            Ok::<_, anyhow::Error>((100.0 * score).round())
        };
        let mut scores = [0.0; CATEGORIES.len()];
        for (place, category) in scores.iter_mut().zip(CATEGORIES) {
            *place = score(category)?;
        }
        let told = AUDITS.map(|audit| {
            let value = report
                .pointer(&format!("/audits/{audit}/displayValue"))
                .and_then(Value::as_str);
            value.unwrap_or("?").replace('\u{a0}', " ")
        });
        Ok(Self { scores, told })
    }

    /// The score that differs from load to load.
    fn performance(&self) -> f64 {
        let [performance, ..] = self.scores;
        performance
    }

    fn said(&self) -> String {
        let scores = CATEGORIES.iter().zip(self.scores);
        let scores = scores.map(|(category, score)| format!("{category} {score}"));
        let told = AUDITS.iter().zip(&self.told);
        let told = told.map(|(audit, value)| format!("{} {value}", audit.replace('-', " ")));
        scores.chain(told).collect::<Vec<_>>().join(", ")
    }

    /// The categories whose score is too low.
    fn low(&self) -> impl Iterator<Item = &'static str> {
        let scores = CATEGORIES.into_iter().zip(self.scores);
        scores.filter_map(|(category, score)| (score < LEAST).then_some(category))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(performance: f64) -> Vec<u8> {
        let categories = CATEGORIES.map(|name| {
            (
                name,
                if name == "performance" {
                    performance
                } else {
                    1.0
                },
            )
        });
        let categories: Value = categories
            .iter()
            .map(|(name, score)| ((*name).to_owned(), serde_json::json!({ "score": score })))
            .collect::<serde_json::Map<_, _>>()
            .into();
        let audits = serde_json::json!({ "total-blocking-time": { "displayValue": "70\u{a0}ms" } });
        serde_json::json!({ "categories": categories, "audits": audits })
            .to_string()
            .into_bytes()
    }

    #[test]
    fn a_score_below_the_least_is_named() {
        for (performance, low) in [
            (0.95, None),
            (0.949, None),
            (0.94, Some("performance")),
            (1.0, None),
        ] {
            let load = Load::read(&report(performance)).unwrap();
            assert_eq!(load.low().next(), low, "{performance}");
            assert!(
                load.said().contains("total blocking time 70 ms"),
                "{}",
                load.said()
            );
        }
        assert!(Load::read(b"{}").is_err());
        assert!(Load::read(b"<html>").is_err());
    }
}
