//! One connection to one address, try after try: what its status is, and what comes next.

use super::address::{Address, PageIs, check_address};
use super::back_off::{back_off, is_worth_another_try};
use super::cause::{Lost, causes};
use super::request::Reconnect;
use super::status::{Closed, Problem, ReadyState, Retry, SocketStatus};
use super::subprotocols::check_subprotocols;

/// A connection. Times are milliseconds since 1970.
#[derive(Clone, Debug)]
pub struct Line {
    status: SocketStatus,
    address: Option<Address>,
    protocols: Vec<String>,
    reconnect: Reconnect,
    /// Tries that came to nothing since the last that lasted.
    failed: u32,
    /// Whether the user ended it.
    ended: bool,
    began: u64,
    opened: Option<u64>,
    last_message: u64,
}

/// What is around a connection when it ends.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// Whether the browser says that the device is connected.
    pub online: bool,
    /// Milliseconds that the device may have slept since the last message.
    pub slept_for: u64,
    /// Any number.
    pub random: u32,
}

impl Line {
    /// Milliseconds that an answer to the opening handshake is waited for.
    pub const PATIENCE: u64 = 20_000;
    /// A connection that was open for so long was no failure.
    const LASTED: u64 = 10_000;

    /// A connection that is to be tried, unless its status has a problem already.
    pub fn new(address: &str, protocols: Vec<String>, reconnect: Reconnect, page: PageIs) -> Self {
        let checked = check_address(address, page);
        let problem = match (&checked, check_subprotocols(&protocols)) {
            (Err(problem), _) => Some(Problem::Address(*problem)),
            (_, Err(problem)) => Some(Problem::Subprotocols(problem)),
            _ => None,
        };
        let address = match &checked {
            Ok(address) => address.uri.clone(),
            Err(_) => address.trim_ascii().to_owned(),
        };
        Self {
            status: SocketStatus {
                address,
                problem,
                ..SocketStatus::default()
            },
            address: checked.ok(),
            protocols,
            reconnect,
            failed: 0,
            ended: false,
            began: 0,
            opened: None,
            last_message: 0,
        }
    }

    /// How it is.
    pub const fn status(&self) -> &SocketStatus {
        &self.status
    }

    /// What `bufferedAmount` says.
    pub fn buffered(&mut self, bytes: u64) -> bool {
        std::mem::replace(&mut self.status.buffered, bytes) != bytes
    }

    /// The sub-protocols that are offered.
    pub fn protocols(&self) -> &[String] {
        &self.protocols
    }

    /// When the last message came, or it was opened.
    pub const fn last_message(&self) -> u64 {
        self.last_message
    }

    /// A try begins.
    pub fn connecting(&mut self, now: u64) {
        self.status = SocketStatus {
            address: std::mem::take(&mut self.status.address),
            ..SocketStatus::default()
        };
        self.began = now;
        self.opened = None;
        self.last_message = now;
        self.enter(ReadyState::Connecting, now);
    }

    /// It is open.
    pub fn open(&mut self, protocol: String, extensions: String, now: u64) {
        self.status.protocol = protocol;
        self.status.extensions = extensions;
        self.opened = Some(now);
        self.last_message = now;
        self.enter(ReadyState::Open, now);
    }

    /// A message came.
    pub const fn heard(&mut self, now: u64) {
        self.last_message = now;
    }

    /// The user began the closing handshake.
    pub fn closing(&mut self, now: u64) {
        self.ended = true;
        self.enter(ReadyState::Closing, now);
    }

    /// The user left off.
    pub fn leave(&mut self, now: u64) {
        self.ended = true;
        self.status.retry = None;
        if self.status.state != ReadyState::Closed {
            self.enter(ReadyState::Closed, now);
        }
    }

    /// It came to nothing for a reason that is known.
    pub fn failed(&mut self, problem: Problem, now: u64, around: Around) {
        if self.status.state != ReadyState::Closed {
            self.enter(ReadyState::Closed, now);
        }
        let is_final = matches!(
            problem,
            Problem::Address(_)
                | Problem::Subprotocols(_)
                | Problem::Browser(_)
                | Problem::NotAFeed
        );
        self.status.problem = Some(problem);
        if !is_final {
            self.try_again(now, around);
        }
    }

    /// The server did not answer in time.
    pub fn is_unanswered(&self, now: u64) -> bool {
        self.status.state == ReadyState::Connecting
            && now.saturating_sub(self.began) >= Self::PATIENCE
    }

    /// Its close event came.
    pub fn closed(&mut self, closed: Closed, now: u64, around: Around) {
        let closing = self.status.state == ReadyState::Closing;
        if !closed.was_clean
            && let Some(address) = &self.address
        {
            let lost = Lost {
                opened_after: self.opened.map(|opened| opened.saturating_sub(self.began)),
                lasted: now.saturating_sub(self.began),
                silent_for: now.saturating_sub(self.last_message),
                offered: !self.protocols.is_empty(),
                closing,
                online: around.online,
                slept_for: around.slept_for,
            };
            self.status.problem = Some(Problem::Lost(causes(address, &lost)));
        }
        let code = closed.code;
        self.status.closed = Some(closed);
        self.enter(ReadyState::Closed, now);
        if is_worth_another_try(code) {
            self.try_again(now, around);
        }
    }

    /// Whether another try is due.
    pub fn is_due(&self, now: u64) -> bool {
        self.status.retry.is_some_and(|retry| now >= retry.at)
    }

    /// Whether it is over, and no other try is to come.
    pub fn is_over(&self) -> bool {
        self.status.state == ReadyState::Closed && self.status.retry.is_none()
    }

    fn try_again(&mut self, now: u64, around: Around) {
        if self.reconnect == Reconnect::Never || self.ended {
            return;
        }
        let lasted = self.opened.map_or(0, |opened| now.saturating_sub(opened));
        self.failed = if lasted >= Self::LASTED {
            1
        } else {
            self.failed.saturating_add(1)
        };
        self.status.retry = Some(Retry {
            attempt: self.failed,
            at: now + u64::from(back_off(self.failed, around.random)),
        });
    }

    fn enter(&mut self, state: ReadyState, now: u64) {
        self.status.state = state;
        self.status.since.push((state, now));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::live::{AddressProblem, Blocked, Cause};

    const AROUND: Around = Around {
        online: true,
        slept_for: 0,
        random: 0,
    };

    fn line(reconnect: Reconnect) -> Line {
        let mut line = Line::new(
            " ws://127.0.0.1:9000 ",
            Vec::new(),
            reconnect,
            PageIs::Plain,
        );
        line.connecting(1_000);
        line
    }

    fn closed(code: u16) -> Closed {
        Closed {
            code,
            reason: String::new(),
            was_clean: code != 1006,
        }
    }

    #[test]
    fn states_have_their_times() {
        let mut line = line(Reconnect::Never);
        line.open("chat".to_owned(), String::new(), 1_010);
        line.closing(1_050);
        line.closed(closed(1000), 1_060, AROUND);
        let status = line.status();
        assert_eq!(
            status.since,
            [
                (ReadyState::Connecting, 1_000),
                (ReadyState::Open, 1_010),
                (ReadyState::Closing, 1_050),
                (ReadyState::Closed, 1_060)
            ]
        );
        assert_eq!(
            (status.address.as_str(), status.protocol.as_str()),
            ("ws://127.0.0.1:9000", "chat")
        );
        assert_eq!((status.problem.clone(), line.is_over()), (None, true));
    }

    #[test]
    fn what_is_wrong_is_known_before_anything_is_tried() {
        let rows = [
            ("ws://a", PageIs::Plain, None),
            (
                "ws://a",
                PageIs::Secure,
                Some(Problem::Address(AddressProblem::Blocked(
                    Blocked::MixedContent,
                ))),
            ),
        ];
        for (address, page, problem) in rows {
            let line = Line::new(address, Vec::new(), Reconnect::WithBackOff, page);
            assert_eq!(line.status().problem, problem);
        }
        let twice = vec!["a".to_owned(), "a".to_owned()];
        let line = Line::new("ws://a", twice, Reconnect::Never, PageIs::Plain);
        assert!(matches!(
            line.status().problem,
            Some(Problem::Subprotocols(_))
        ));
    }

    #[test]
    fn tries_follow_each_other_until_one_lasts_or_the_user_ends_it() {
        let mut line = line(Reconnect::WithBackOff);
        for (attempt, now, at) in [(1, 1_010, 1_510), (2, 1_600, 2_600), (3, 2_700, 4_700)] {
            line.closed(closed(1006), now, AROUND);
            assert_eq!(line.status().retry, Some(Retry { attempt, at }));
            assert!(!line.is_due(at - 1) && line.is_due(at) && !line.is_over());
            line.connecting(at);
            assert_eq!(line.status().retry, None);
        }
        line.open(String::new(), String::new(), 5_000);
        line.closed(closed(1012), 15_000, AROUND);
        assert_eq!(line.status().retry.map(|retry| retry.attempt), Some(1));
        line.leave(15_100);
        assert!(line.is_over());

        for (end, tries) in [(1000, false), (1001, true), (1006, true)] {
            let mut line = self::line(Reconnect::WithBackOff);
            line.open(String::new(), String::new(), 1_100);
            line.closed(closed(end), 1_200, AROUND);
            assert_eq!(line.status().retry.is_some(), tries, "{end}");
        }
        let mut line = self::line(Reconnect::WithBackOff);
        line.open(String::new(), String::new(), 1_100);
        line.closing(1_200);
        line.closed(closed(1006), 1_300, AROUND);
        assert!(line.is_over());
        let Some(Problem::Lost(causes)) = &line.status().problem else {
            panic!("it was lost");
        };
        assert_eq!(causes.first(), Some(&Cause::CloseUnanswered));
    }

    #[test]
    fn an_answer_is_not_waited_for_for_ever() {
        let mut line = line(Reconnect::WithBackOff);
        assert!(!line.is_unanswered(20_999) && line.is_unanswered(21_000));
        let problem = Problem::NoAnswer { after_ms: 20_000 };
        line.failed(problem.clone(), 21_000, AROUND);
        assert_eq!(line.status().problem, Some(problem));
        assert!(line.status().retry.is_some());
        line.connecting(22_000);
        line.failed(Problem::Browser("SyntaxError".to_owned()), 22_000, AROUND);
        assert!(line.is_over());
    }
}
