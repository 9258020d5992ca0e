//! Rounds, in each of which every contestant runs once, so that whatever slows the machine slows all of them alike.

use crate::clock::{Clock, Nanoseconds};
use crate::peers::{self, Contestant};
use crate::workload::{Size, Workload};

/// How many rounds there are, and how long a contestant runs in each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) rounds: usize,
    wanted: Nanoseconds,
}

impl Plan {
    pub(crate) fn of(size: Size) -> Self {
        match size {
            Size::Hot => Self {
                rounds: 21,
                wanted: 4_000_000,
            },
            Size::Cold => Self {
                rounds: 7,
                wanted: 1,
            },
        }
    }

    /// For what is timed by the wall: many short rounds, of which some are not interrupted.
    pub(crate) const SHORT: Self = Self {
        rounds: 201,
        wanted: 500_000,
    };

    /// How often a pass that takes `once` has to be repeated.
    pub(crate) fn times(self, once: Nanoseconds) -> u32 {
        let times = u32::try_from(self.wanted / once.max(1));
        times.unwrap_or(u32::MAX).max(1)
    }
}

/// What one decoder took.
#[derive(Clone, Debug)]
pub(crate) struct Median {
    pub(crate) decoder: &'static str,
    /// Nanoseconds per frame.
    pub(crate) taken: f64,
}

/// Checks that all decoders see the same, then times them: ours first.
///
/// # Panics
/// If they do not.
pub(crate) fn compare(workload: &Workload, plan: Plan) -> Vec<Median> {
    let mut contestants = peers::all(workload);
    agree(workload, &mut contestants);
    let times: Vec<u32> = contestants
        .iter_mut()
        .map(|contestant| plan.times(contestant.time(workload, Clock::Thread, 1)))
        .collect();
    let mut samples = vec![Vec::with_capacity(plan.rounds); contestants.len()];
    for _ in 0..plan.rounds {
        for ((contestant, times), samples) in contestants.iter_mut().zip(&times).zip(&mut samples) {
            let taken = contestant.time(workload, Clock::Thread, *times);
            samples.push(per_frame(taken, workload, *times));
        }
    }
    contestants
        .iter()
        .zip(samples)
        .map(|(contestant, samples)| Median {
            decoder: contestant.name(),
            taken: median(samples),
        })
        .collect()
}

fn agree(workload: &Workload, contestants: &mut [Box<dyn Contestant>]) {
    let [ours, peers @ ..] = contestants else {
        return;
    };
    let expected = ours.digest(workload);
    for peer in peers {
        let digest = peer.digest(workload);
        assert_eq!(
            digest,
            expected,
            "{}: {} and {} do not see the same frames",
            workload.name,
            peer.name(),
            ours.name()
        );
    }
}

pub(crate) fn per_frame(taken: Nanoseconds, workload: &Workload, times: u32) -> f64 {
    taken as f64 / f64::from(times) / workload.frames as f64
}

fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}
