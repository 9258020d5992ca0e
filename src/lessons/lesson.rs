//! Lessons: one goal each, and the exercise that each ends in.

use super::ExerciseId;
use crate::protocol::uri::{self, Scheme};

/// A lesson. Its words have the name of its exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// The exercise that it ends in.
    pub exercise: ExerciseId,
    /// How many paragraphs it has.
    pub paragraphs: u8,
    /// Where to read on: the numbers of RFCs, and sections.
    pub sections: &'static [(u32, &'static str)],
}

/// All lessons, in the order in which they are best read.
pub const LESSONS: &[Lesson] = &[
    lesson(ExerciseId::FindFin, 3, &[(6455, "5.2"), (6455, "5.4")]),
    lesson(ExerciseId::Length16, 3, &[(6455, "5.2")]),
    lesson(ExerciseId::Unmask, 3, &[(6455, "5.3"), (6455, "10.3")]),
    lesson(ExerciseId::Fragments, 3, &[(6455, "5.4")]),
    lesson(ExerciseId::Accept, 3, &[(6455, "1.3"), (6455, "4.2.2")]),
    lesson(ExerciseId::Fault, 3, &[(6455, "5.2"), (6455, "7.1.7")]),
    lesson(ExerciseId::Why1006, 3, &[(6455, "7.1.5"), (6455, "7.4.1")]),
    lesson(ExerciseId::Takeover, 3, &[(7692, "7.1.1"), (7692, "7.2.1")]),
    lesson(ExerciseId::Origin, 4, &[(6455, "10.2"), (6454, "4")]),
    lesson(ExerciseId::Addresses, 3, &[(6455, "3"), (6455, "11.1.1")]),
    lesson(
        ExerciseId::ReadyState,
        3,
        &[(6455, "7.1.3"), (6455, "7.1.4")],
    ),
    lesson(ExerciseId::Fourteen, 1, &[(6455, "5"), (6455, "7")]),
];

const fn lesson(
    exercise: ExerciseId,
    paragraphs: u8,
    sections: &'static [(u32, &'static str)],
) -> Lesson {
    Lesson {
        exercise,
        paragraphs,
        sections,
    }
}

/// Pages, and where each connects to: the table of the lesson on origins.
pub const SAME_ORIGIN: [[&str; 2]; 6] = [
    ["https://app.example/inbox", "wss://app.example/socket"],
    ["https://app.example/inbox", "wss://app.example:443/"],
    ["https://app.example/inbox", "wss://app.example:8443/"],
    ["https://app.example/inbox", "wss://api.app.example/"],
    ["http://app.example:443/", "wss://app.example/"],
    ["https://evil.test/", "wss://app.example/socket"],
];

/// A part of an origin (RFC 6454 §4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// https or wss, or http or ws.
    #[default]
    Scheme,
    /// The host, in any letter case.
    Host,
    /// The port, the default one where none is given.
    Port,
}

/// The origin of a page beside where it connects to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sameness {
    /// The address of the page.
    pub page: String,
    /// The address that it connects to.
    pub socket: String,
    /// By [`Part`].
    parts: [[String; 2]; 3],
}

impl Sameness {
    /// Of a page's http or https address and a ws or wss address; `None` where either is none.
    pub fn of(page: &str, socket: &str) -> Option<Self> {
        let socket_uri = uri::parse(socket).ok()?;
        // The same grammar, and the same default ports.
        let as_socket = ["ws", page.strip_prefix("http")?].concat();
        let page_uri = uri::parse(&as_socket).ok()?;
        let scheme = |scheme: Scheme, of_page: bool| match (scheme, of_page) {
            (Scheme::Ws, true) => "http",
            (Scheme::Wss, true) => "https",
            (scheme, false) => scheme.name(),
        };
        let schemes = [
            scheme(page_uri.scheme, true),
            scheme(socket_uri.scheme, false),
        ];
        let uris = [page_uri, socket_uri];
        Some(Self {
            page: page.to_owned(),
            socket: socket.to_owned(),
            parts: [
                schemes.map(str::to_owned),
                uris.each_ref().map(|uri| uri.host.to_ascii_lowercase()),
                uris.each_ref().map(|uri| uri.port().to_string()),
            ],
        })
    }

    /// What the part is for the page, and for the server.
    pub fn parts(&self, part: Part) -> [String; 2] {
        let [schemes, hosts, ports] = self.parts.clone();
        match part {
            Part::Scheme => schemes,
            Part::Host => hosts,
            Part::Port => ports,
        }
    }

    /// The first part that differs; `None` if both are of one origin.
    pub fn differing(&self) -> Option<Part> {
        let [[page, socket], hosts, ports] = &self.parts;
        let is_secure = [page.as_str() == "https", socket.as_str() == "wss"];
        let differs = |[one, other]: &[String; 2]| one != other;
        match () {
            () if differs(hosts) => Some(Part::Host),
            () if is_secure[0] != is_secure[1] => Some(Part::Scheme),
            () if differs(ports) => Some(Part::Port),
            () => None,
        }
    }

    /// Whether a page over TLS asks for a server without: that is mixed content, which a browser blocks before anything is sent.
    pub fn is_blocked(&self) -> bool {
        let [[page, socket], ..] = &self.parts;
        page == "https" && socket == "ws"
    }

    /// The value of the Origin header that a browser sends (RFC 6454 §6.2), if it [connects](Self::is_blocked).
    pub fn origin(&self) -> String {
        let [[scheme, _], [host, _], [port, _]] = &self.parts;
        match (scheme.as_str(), port.as_str()) {
            ("http", "80") | ("https", "443") => [scheme, "://", host].concat(),
            _ => [scheme, "://", host, ":", port].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_compared_part_by_part() {
        let expected = [
            None,
            None,
            Some(Part::Port),
            Some(Part::Host),
            Some(Part::Scheme),
            Some(Part::Host),
        ];
        let found =
            SAME_ORIGIN.map(|[page, socket]| Sameness::of(page, socket).unwrap().differing());
        assert_eq!(found, expected);
        // The table says which Origin is sent, and so has only pages that may connect.
        let blocked =
            SAME_ORIGIN.map(|[page, socket]| Sameness::of(page, socket).unwrap().is_blocked());
        assert_eq!(blocked, [false; 6]);
        let sameness =
            Sameness::of("https://App.Example:8443/x", "wss://app.example:8443/").unwrap();
        assert_eq!(sameness.differing(), None);
        assert_eq!(sameness.origin(), "https://app.example:8443");
        let rows = [
            ("https://a/", "ws://a/", true),
            ("https://a:80/", "ws://b/", true),
            ("http://a/", "wss://a/", false),
            ("http://a/", "ws://a/", false),
            ("https://a/", "wss://a/", false),
        ];
        for (page, socket, expected) in rows {
            let sameness = Sameness::of(page, socket).unwrap();
            assert_eq!(sameness.is_blocked(), expected, "{page} {socket}");
        }
        assert_eq!(Sameness::of("ftp://a/", "ws://a/"), None);
        assert_eq!(Sameness::of("http://a/", "http://a/"), None);
    }

    #[test]
    fn every_exercise_has_a_lesson() {
        let of_lessons: Vec<_> = LESSONS.iter().map(|lesson| lesson.exercise).collect();
        assert_eq!(of_lessons, ExerciseId::ALL);
    }
}
