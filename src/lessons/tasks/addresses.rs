//! Telling to which port an address leads.

use super::{Task, distinct};
use crate::lessons::chance::Chance;
use crate::lessons::{Answer, Said, Shown, Verdict, Wanted};
use crate::protocol::uri::{self, Scheme};

pub(in crate::lessons) struct Addresses {
    address: String,
    /// A number in it that is no port.
    decoy: Option<u64>,
}

impl Addresses {
    pub(in crate::lessons) fn new(chance: &mut Chance) -> Self {
        let scheme = if chance.flip() { "ws" } else { "wss" };
        let decoy = 1025 + chance.below(8000) as u64;
        let port = 8000 + chance.below(1000);
        let host = chance.pick(&["chat.example", "10.0.0.7", "feed.example.org", "localhost"]);
        let (address, decoy) = match chance.below(6) {
            0 => (format!("{scheme}://{host}/"), None),
            1 => (format!("{scheme}://{host}:{port}/socket"), None),
            2 => (format!("{scheme}://{host}/?port={decoy}"), Some(decoy)),
            3 => (format!("{scheme}://{host}/{decoy}/socket"), Some(decoy)),
            4 => (format!("{scheme}://[2001:db8::{decoy}]/"), Some(decoy)),
            _ => (format!("{scheme}://user:{decoy}@{host}/"), Some(decoy)),
        };
        Self { address, decoy }
    }

    fn port(&self) -> u64 {
        uri::parse(&self.address).map_or(0, |uri| uri.port().into())
    }

    fn has_port(&self) -> bool {
        uri::parse(&self.address).is_ok_and(|uri| uri.given_port.is_some())
    }

    fn numbers(&self) -> Vec<(u64, &'static str)> {
        let is_given = self.has_port();
        let scheme = uri::parse(&self.address).map_or(Scheme::Ws, |uri| uri.scheme);
        let mut mistakes = vec![match (is_given, scheme) {
            (true, _) => (scheme.default_port().into(), "addresses-port-is-given"),
            (false, Scheme::Ws) => (443, "addresses-443-is-wss"),
            (false, Scheme::Wss) => (80, "addresses-80-is-ws"),
        }];
        mistakes.extend(self.decoy.map(|decoy| (decoy, "addresses-not-a-port")));
        mistakes.push((8080, "addresses-8080"));
        mistakes.push((0, "addresses-zero"));
        distinct(&self.port(), mistakes)
    }
}

impl Task for Addresses {
    fn question(&self) -> Said {
        Said::plain("addresses")
    }

    fn shown(&self) -> Shown {
        Shown::Values(vec![(Said::plain("address"), self.address.clone())])
    }

    fn wanted(&self) -> Wanted {
        Wanted::Number
    }

    fn hints(&self) -> Vec<Said> {
        let host =
            uri::parse(&self.address).map_or_else(|_| String::new(), |uri| uri.host.to_owned());
        let last = if self.has_port() {
            "addresses-3-given"
        } else {
            "addresses-3-default"
        };
        vec![
            Said::plain("addresses-1"),
            Said::plain("addresses-2").text("host", host),
            Said::plain(last),
        ]
    }

    fn check(&self, answer: &Answer) -> Verdict {
        let Some(number) = answer.number() else {
            return Verdict::unread("type-number");
        };
        let about = |id| {
            Said::plain(id)
                .text("given", number.to_string())
                .text("port", self.port().to_string())
        };
        if number == self.port() {
            let id = if self.has_port() {
                "addresses-given"
            } else {
                "addresses-default"
            };
            return Verdict::Right(about(id));
        }
        if number > u64::from(u16::MAX) {
            return Verdict::Wrong(about("addresses-too-large"));
        }
        let numbers = self.numbers();
        let known = numbers.iter().find(|(mistake, _)| *mistake == number);
        Verdict::Wrong(about(known.map_or("addresses-other", |(_, id)| id)))
    }

    fn answer(&self) -> Answer {
        Answer::Typed(self.port().to_string())
    }

    fn mistakes(&self) -> Vec<(Answer, &'static str)> {
        let mut numbers = self.numbers();
        numbers.push((70_000, "addresses-too-large"));
        super::typed(numbers)
    }
}
