//! What time it is.

use crate::capture::record::Timestamp;
use js_sys::Date;
use std::cell::Cell;
use web_sys::Performance;

/// The device's clock, to the microsecond.
pub(super) struct Clock {
    performance: Performance,
    /// Milliseconds that the device's clock is ahead of what counts from the worker's start, which may stand still while the device sleeps.
    ahead: Cell<f64>,
}

/// Milliseconds that the two may differ.
const DRIFT: f64 = 500.0;

impl Clock {
    pub(super) const fn new(performance: Performance) -> Self {
        Self {
            performance,
            ahead: Cell::new(0.0),
        }
    }

    /// Sees to it that the time is the device's.
    pub(super) fn set(&self) {
        let ahead = Date::now() - self.counted();
        if (ahead - self.ahead.get()).abs() > DRIFT {
            self.ahead.set(ahead);
        }
    }

    /// Milliseconds since 1970.
    pub(super) fn now(&self) -> u64 {
        self.time().0 / 1_000_000
    }

    pub(super) fn time(&self) -> Timestamp {
        let microseconds = (self.counted() + self.ahead.get()) * 1e3;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the time since 1970, in microseconds, has 51 bits"
        )]
        let microseconds = microseconds as u64;
        Timestamp(microseconds * 1_000)
    }

    fn counted(&self) -> f64 {
        self.performance.time_origin() + self.performance.now()
    }
}
