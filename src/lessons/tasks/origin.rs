//! Comparing the origin of a page with where it connects to.

use super::Task;
use crate::lessons::chance::Chance;
use crate::lessons::lesson::{Part, Sameness};
use crate::lessons::{Answer, Said, Shown, Verdict, Wanted};

pub(in crate::lessons) struct Origin {
    sameness: Sameness,
}

impl Origin {
    const PAIRS: [[&str; 2]; 18] = [
        ["https://app.example/inbox", "wss://app.example/socket"],
        ["https://app.example/", "wss://app.example:443/socket"],
        ["http://app.example:80/", "ws://app.example/feed"],
        ["http://localhost:8080/index.html", "ws://localhost:8080/"],
        ["https://App.Example/", "wss://app.example/a/b"],
        ["https://app.example/", "wss://api.app.example/"],
        ["https://app.example/", "wss://app.example.evil.test/"],
        ["http://localhost:3000/", "ws://127.0.0.1:3000/"],
        ["https://www.app.example/", "wss://app.example/socket"],
        ["https://app-example.test/", "wss://app.example.test/"],
        ["http://localhost:3000/", "ws://localhost:8080/"],
        ["https://app.example/", "wss://app.example:8443/"],
        ["http://app.example/", "ws://app.example:8080/"],
        ["https://app.example:8443/", "wss://app.example/"],
        ["https://app.example:8443/", "ws://app.example:8443/"],
        ["http://localhost:9000/", "wss://localhost:9000/"],
        ["http://app.example:443/", "wss://app.example/"],
        ["https://app.example:80/", "ws://app.example/"],
    ];

    pub(in crate::lessons) fn new(chance: &mut Chance) -> Self {
        // The four answers come equally often.
        let wanted = chance.pick(&[None, Some(Part::Scheme), Some(Part::Host), Some(Part::Port)]);
        let mut pairs = Self::PAIRS.to_vec();
        chance.shuffle(&mut pairs);
        let fitting = pairs
            .iter()
            .filter_map(|[page, socket]| Sameness::of(page, socket))
            .find(|sameness| sameness.differing() == wanted);
        Self {
            sameness: fitting.unwrap_or_default(),
        }
    }

    /// What each choice says is other; the first says that nothing is.
    const CHOICES: [Option<Part>; 4] =
        [None, Some(Part::Scheme), Some(Part::Host), Some(Part::Port)];

    fn about(&self, id: &'static str, part: Option<Part>) -> Said {
        let [page, server] = match part {
            Some(part) => self.sameness.parts(part),
            None => Default::default(),
        };
        Said::plain(id)
            .text("page", page)
            .text("server", server)
            .text("origin", self.sameness.origin())
    }
}

impl Task for Origin {
    fn question(&self) -> Said {
        Said::plain("origin")
    }

    fn shown(&self) -> Shown {
        Shown::Values(vec![
            (Said::plain("page"), self.sameness.page.clone()),
            (Said::plain("socket"), self.sameness.socket.clone()),
        ])
    }

    fn wanted(&self) -> Wanted {
        let choices = ["origin-same", "origin-scheme", "origin-host", "origin-port"];
        Wanted::One(choices.map(Said::plain).into())
    }

    fn hints(&self) -> Vec<Said> {
        let [page, server] = self.sameness.parts(Part::Port);
        vec![
            Said::plain("origin-1"),
            Said::plain("origin-2"),
            Said::plain("origin-3")
                .text("page", page)
                .text("server", server),
        ]
    }

    fn check(&self, answer: &Answer) -> Verdict {
        let chosen = match answer {
            Answer::One(at) => Self::CHOICES.get(*at).copied(),
            _ => None,
        };
        let Some(chosen) = chosen else {
            return Verdict::unread("choose-one");
        };
        let differing = self.sameness.differing();
        if chosen == differing {
            let id = match differing {
                None => "origin-same",
                Some(Part::Scheme) if self.sameness.is_blocked() => "origin-blocked",
                Some(Part::Scheme) => "origin-scheme",
                Some(Part::Host) => "origin-host",
                Some(Part::Port) => "origin-port",
            };
            return Verdict::Right(self.about(id, differing));
        }
        let (id, part) = match (chosen, differing) {
            (None, Some(Part::Scheme)) => ("origin-scheme-differs", differing),
            (None, Some(Part::Host)) => ("origin-host-differs", differing),
            (None, _) => ("origin-port-differs", differing),
            (Some(Part::Scheme), _) => ("origin-scheme-equal", chosen),
            (Some(Part::Host), _) => ("origin-host-equal", chosen),
            (Some(Part::Port), _) => ("origin-port-equal", chosen),
        };
        Verdict::Wrong(self.about(id, part))
    }

    fn answer(&self) -> Answer {
        let differing = self.sameness.differing();
        let right = Self::CHOICES.iter().position(|choice| *choice == differing);
        Answer::One(right.unwrap_or(0))
    }

    fn mistakes(&self) -> Vec<(Answer, &'static str)> {
        let judged = |at| match self.check(&Answer::One(at)) {
            Verdict::Wrong(said) => Some((Answer::One(at), said.id)),
            _ => None,
        };
        (0..4).filter_map(judged).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_blocked_sends_no_origin() {
        let mut blocked = 0;
        for seed in 0..300 {
            let task = Origin::new(&mut Chance::new(seed));
            let verdict = task.check(&task.answer());
            let is_blocked = verdict.said().id == "origin-blocked";
            assert_eq!(is_blocked, task.sameness.is_blocked(), "{seed}");
            blocked += u32::from(is_blocked);
        }
        assert!(blocked > 0);
    }
}
