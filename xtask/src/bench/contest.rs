//! Who is faster, and by how much that is wanted.

use std::fmt;

/// A figure and what it must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gate {
    pub(super) what: &'static str,
    pub(super) found: f64,
    pub(super) wanted: Wanted,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Wanted {
    AtLeast(f64),
    AtMost(f64),
}

impl Gate {
    pub(super) fn holds(self) -> bool {
        match self.wanted {
            Wanted::AtLeast(least) => self.found >= least,
            Wanted::AtMost(most) => self.found <= most,
        }
    }
}

impl fmt::Display for Gate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, wanted) = match self.wanted {
            Wanted::AtLeast(least) => ("≥", least),
            Wanted::AtMost(most) => ("≤", most),
        };
        let verdict = if self.holds() { "PASS" } else { "FAIL" };
        let Self { what, found, .. } = self;
        write!(
            formatter,
            "{verdict}  {what}: {found:.1}, {sign} {wanted:.1} wanted"
        )
    }
}

pub(super) fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    figures.get(middle).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_holds_on_its_own_side() {
        for (found, wanted, holds) in [
            (7.0, Wanted::AtLeast(7.0), true),
            (6.9, Wanted::AtLeast(7.0), false),
            (f64::NAN, Wanted::AtLeast(7.0), false),
            (16.0, Wanted::AtMost(16.0), true),
            (16.1, Wanted::AtMost(16.0), false),
            (f64::NAN, Wanted::AtMost(16.0), false),
        ] {
            let gate = Gate {
                what: "",
                found,
                wanted,
            };
            assert_eq!(gate.holds(), holds, "{gate}");
        }
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]).to_string(), "2");
        assert!(median(Vec::new()).is_nan());
    }
}
