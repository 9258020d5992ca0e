//! Two clocks: one for what is compared inside this process, one for what is compared with another.

use std::sync::LazyLock;
use std::time::Instant;

/// Nanoseconds since some moment.
pub(crate) type Nanoseconds = u64;

#[derive(Clone, Copy, Debug)]
pub(crate) enum Clock {
    /// Time that this thread was running. Other work on the machine does not count.
    Thread,
    /// Time that went by.
    Wall,
}

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

impl Clock {
    pub(crate) fn now(self) -> Nanoseconds {
        match self {
            Self::Thread => thread(),
            Self::Wall => wall(),
        }
    }

    /// What reading it twice takes: next to a short pass, reading the thread's time is not nothing.
    pub(crate) fn cost(self) -> Nanoseconds {
        static THREAD: LazyLock<Nanoseconds> = LazyLock::new(|| Clock::Thread.least_step());
        static WALL: LazyLock<Nanoseconds> = LazyLock::new(|| Clock::Wall.least_step());
        match self {
            Self::Thread => *THREAD,
            Self::Wall => *WALL,
        }
    }

    fn least_step(self) -> Nanoseconds {
        let steps = (0..1000).map(|_| {
            let start = self.now();
            self.now() - start
        });
        steps.min().unwrap_or(0)
    }
}

fn wall() -> Nanoseconds {
    u64::try_from(START.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(unix)]
fn thread() -> Nanoseconds {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    u64::try_from(time.tv_sec * 1_000_000_000 + time.tv_nsec).unwrap_or(0)
}

#[cfg(not(unix))]
fn thread() -> Nanoseconds {
    wall()
}
