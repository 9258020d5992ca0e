//! What is printed, and what is judged.

use crate::measure::Median;
use crate::wasm::Pair;
use crate::workload::Workload;

/// Whether the ratios are what they have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Pass,
    Fail,
    /// Nothing is asked of it.
    Unjudged,
}

impl Verdict {
    fn of(passed: Option<bool>) -> Self {
        match passed {
            Some(true) => Self::Pass,
            Some(false) => Self::Fail,
            None => Self::Unjudged,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Pass => "PASS",
            Self::Fail => "FAIL",
            Self::Unjudged => "",
        }
    }
}

/// How many times faster ours is than the fastest of the others, and which that is.
fn lead(medians: &[Median]) -> Option<(f64, &'static str)> {
    let [ours, peers @ ..] = medians else {
        return None;
    };
    peers
        .iter()
        .map(|peer| (peer.taken / ours.taken, peer.decoder))
        .min_by(|a, b| a.0.total_cmp(&b.0))
}

pub(crate) fn judge_lead(workload: &Workload, medians: &[Median]) -> Verdict {
    let ratio = lead(medians).map(|(ratio, _)| ratio);
    Verdict::of(
        workload
            .least_lead
            .zip(ratio)
            .map(|(least, ratio)| ratio >= least),
    )
}

pub(crate) fn judge_wasm(workload: &Workload, pair: Pair) -> Verdict {
    Verdict::of(workload.most_wasm.map(|most| pair.ratio() <= most))
}

pub(crate) fn head(medians: &[Median]) {
    println!(
        "Median nanoseconds per frame, and how many times faster framescope is than the fastest of the others\n"
    );
    print!("{:22}", "");
    for Median { decoder, .. } in medians {
        print!("{decoder:>12}");
    }
    println!();
}

pub(crate) fn row(workload: &Workload, medians: &[Median]) {
    print!("{:22}", workload.name);
    for Median { taken, .. } in medians {
        print!("{taken:>12.1}");
    }
    if let Some((ratio, fastest)) = lead(medians) {
        print!("  {ratio:5.2} x {fastest:10}");
    }
    if let Some(least) = workload.least_lead {
        print!("  {}, {least} wanted", judge_lead(workload, medians).word());
    }
    println!();
}

pub(crate) fn wasm_head() {
    println!(
        "\nLeast nanoseconds per frame in WebAssembly (simd128, Node), and how many times slower that is than native\n"
    );
    println!("{:22}{:>12}{:>12}", "", "native", "wasm");
}

pub(crate) fn wasm_row(workload: &Workload, pair: Pair) {
    let Pair { native, wasm } = pair;
    print!(
        "{:22}{native:>12.1}{wasm:>12.1}  {:5.2}",
        workload.name,
        pair.ratio()
    );
    if let Some(most) = workload.most_wasm {
        print!(
            "  {}, at most {most} wanted",
            judge_wasm(workload, pair).word()
        );
    }
    println!();
}
