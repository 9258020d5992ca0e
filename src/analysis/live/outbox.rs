//! What is to be sent, when, and how far that has come.

use super::status::Progress;
use std::collections::VecDeque;

/// Messages that wait to be sent, one after the other. Times are milliseconds.
#[derive(Debug)]
pub struct Outbox<T> {
    jobs: VecDeque<Job<T>>,
    progress: Progress,
}

#[derive(Debug)]
struct Job<T> {
    content: T,
    times: u64,
    every_ms: u64,
    done: u64,
    /// When the first of them was sent.
    began: Option<u64>,
}

/// What is to be done now.
#[derive(Debug, PartialEq, Eq)]
pub enum Due<'a, T> {
    /// Nothing waits.
    Nothing,
    /// This is to be sent.
    Now(&'a T),
    /// Nothing until so many milliseconds have passed.
    In(u64),
    /// Nothing until less is held back.
    HeldBack,
}

impl<T> Default for Outbox<T> {
    fn default() -> Self {
        Self {
            jobs: VecDeque::new(),
            progress: Progress::default(),
        }
    }
}

impl<T> Outbox<T> {
    /// Bytes that a browser is given to hold at most, before it has sent some: 4 MiB.
    pub const MOST: u64 = 4 << 20;
    /// Bytes below which it is given more.
    pub const FEW: u64 = 1 << 20;

    /// Has `content` sent so many times, one each `every_ms` milliseconds, behind what waits.
    pub fn push(&mut self, content: T, times: u32, every_ms: u32) {
        if times == 0 {
            return;
        }
        if self.jobs.is_empty() {
            self.progress = Progress::default();
        }
        self.progress.of += u64::from(times);
        self.jobs.push_back(Job {
            content,
            times: times.into(),
            every_ms: every_ms.into(),
            done: 0,
            began: None,
        });
    }

    /// What is to be done at `now`, while the browser holds `buffered` bytes. A timer that came late is made up for.
    pub fn due(&mut self, now: u64, buffered: u64) -> Due<'_, T> {
        let Some(job) = self.jobs.front_mut() else {
            return Due::Nothing;
        };
        let began = *job.began.get_or_insert(now);
        let next = began.saturating_add(job.done.saturating_mul(job.every_ms));
        let most = if self.progress.held_back {
            Self::FEW
        } else {
            Self::MOST
        };
        if next > now {
            self.progress.held_back = false;
            return Due::In(next - now);
        }
        self.progress.held_back = buffered >= most;
        if self.progress.held_back {
            return Due::HeldBack;
        }
        Due::Now(&job.content)
    }

    /// What was due was sent.
    pub fn sent(&mut self) {
        let Some(job) = self.jobs.front_mut() else {
            return;
        };
        job.done += 1;
        self.progress.done += 1;
        if job.done == job.times {
            self.jobs.pop_front();
        }
    }

    /// Sends nothing more.
    pub fn stop(&mut self) {
        self.jobs.clear();
        self.progress.held_back = false;
    }

    /// How far it has come; `None` if nothing waits.
    pub fn progress(&self) -> Option<Progress> {
        (!self.jobs.is_empty()).then_some(self.progress)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_due_at_their_times() {
        let mut outbox = Outbox::default();
        outbox.push('a', 3, 10);
        outbox.push('b', 1, 0);
        outbox.push('c', 0, 0);
        for (now, expected) in [
            (100, Due::Now(&'a')),
            (100, Due::In(10)),
            (109, Due::In(1)),
            // It came late.
            (125, Due::Now(&'a')),
            (125, Due::Now(&'a')),
            (125, Due::Now(&'b')),
            (125, Due::Nothing),
        ] {
            let due = outbox.due(now, 0);
            assert_eq!(due, expected, "{now}");
            if matches!(due, Due::Now(_)) {
                outbox.sent();
            }
        }
        assert_eq!(outbox.progress(), None);
    }

    #[test]
    fn the_browser_is_not_given_more_than_it_can_send() {
        let mut outbox = Outbox::default();
        outbox.push((), u32::MAX, 0);
        for (buffered, held_back) in [
            (0, false),
            (Outbox::<()>::MOST - 1, false),
            (Outbox::<()>::MOST, true),
            (Outbox::<()>::FEW, true),
            (Outbox::<()>::FEW - 1, false),
            (Outbox::<()>::FEW, false),
        ] {
            let due = outbox.due(0, buffered);
            assert_eq!(due == Due::HeldBack, held_back, "{buffered}");
            if !held_back {
                outbox.sent();
            }
        }
        let progress = Progress {
            done: 4,
            of: u32::MAX.into(),
            held_back: false,
        };
        assert_eq!(outbox.progress(), Some(progress));
        outbox.stop();
        assert_eq!((outbox.progress(), outbox.due(0, 0)), (None, Due::Nothing));
    }
}
