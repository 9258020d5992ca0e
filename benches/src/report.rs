//! The tables, and what the ratios have to be.

use crate::measure::Medians;
use crate::wasm::Ratio;
use crate::workload::Workload;

/// By workload: how many times faster than the fastest of the others.
const AT_LEAST: [(&str, f64); 6] = [
    ("32 B masked ASCII", 2.5),
    ("32 B unmasked ASCII", 1.7),
    ("32 B masked Chinese", 2.5),
    ("1 KiB masked ASCII", 1.3),
    ("1 KiB masked binary", 1.2),
    ("1 KiB masked Chinese", 1.05),
];

/// By workload: how many times slower in WebAssembly than native.
const AT_MOST: [(&str, f64); 5] = [
    ("32 B masked ASCII", 1.7),
    ("32 B unmasked ASCII", 1.7),
    ("32 B masked Chinese", 1.7),
    ("1 KiB masked ASCII", 2.0),
    ("1 KiB masked binary", 2.0),
];

#[derive(Debug, Default)]
pub(crate) struct Report {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    workload: &'static str,
    medians: Vec<Medians>,
}

impl Row {
    /// How many times faster ours is than the fastest of the others, and which that is.
    fn lead(&self) -> (f64, &'static str) {
        let [ours, peers @ ..] = &self.medians[..] else {
            return (f64::NAN, "");
        };
        peers
            .iter()
            .map(|peer| {
                (
                    peer.nanoseconds_per_frame / ours.nanoseconds_per_frame,
                    peer.name,
                )
            })
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .unwrap_or((f64::NAN, ""))
    }
}

impl Report {
    pub(crate) fn add(&mut self, workload: &Workload, medians: Vec<Medians>) {
        self.rows.push(Row {
            workload: workload.name,
            medians,
        });
    }

    pub(crate) fn print(&self) {
        println!("Median nanoseconds per frame (+s: with simdutf8 for text)\n");
        let names = self.rows.first().map_or(&[][..], |row| &row.medians);
        print!("{:26}", "");
        for row in &self.rows {
            print!(
                "{:>12}",
                row.workload
                    .replace(" masked", "")
                    .replace("unmasked ", "u. ")
            );
        }
        println!();
        for (index, Medians { name, .. }) in names.iter().enumerate() {
            print!("{name:26}");
            for row in &self.rows {
                print!("{:>12.1}", row.medians[index].nanoseconds_per_frame);
            }
            println!();
        }
        print!("{:26}", "lead over the fastest");
        for row in &self.rows {
            print!("{:>11.2}x", row.lead().0);
        }
        println!();
    }

    pub(crate) fn judge(&self) -> bool {
        println!("\nHow many times faster than the fastest other decoder");
        let mut all = true;
        for (workload, least) in AT_LEAST {
            for row in self.rows.iter().filter(|row| row.workload == workload) {
                let (ratio, fastest) = row.lead();
                let verdict = verdict(ratio >= least);
                all &= ratio >= least;
                println!("  {verdict}  {workload:22} {ratio:5.2} (at least {least:.2}; {fastest})");
            }
        }
        all
    }
}

pub(crate) fn judge_wasm(ratios: &[Ratio]) -> bool {
    println!("\nHow many times slower in WebAssembly (simd128, Node) than native");
    let mut all = true;
    for Ratio {
        workload,
        native,
        wasm,
    } in ratios
    {
        let ratio = wasm / native;
        let most = AT_MOST.iter().find(|(name, _)| name == workload);
        let passed = most.is_none_or(|(_, most)| ratio <= *most);
        all &= passed;
        let verdict = most.map_or("    ", |_| verdict(passed));
        let limit = most.map_or(String::new(), |(_, most)| format!("at most {most:.2}; "));
        println!(
            "  {verdict}  {workload:22} {ratio:5.2} ({limit}{wasm:.1} ns, native {native:.1} ns)"
        );
    }
    all
}

fn verdict(passed: bool) -> &'static str {
    if passed { "PASS" } else { "FAIL" }
}
