//! Which pages may see what a tap sees.

/// Origins (RFC 6454) that may connect, as a browser sends them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins(Vec<String>);

impl Origins {
    /// These, as they were written down. A page of this machine has two names for its host, so `localhost` allows `127.0.0.1` and the other way
    /// round.
    pub fn new<'a>(origins: impl IntoIterator<Item = &'a str>) -> Self {
        let mut allowed = Vec::new();
        for origin in origins {
            let origin = origin.trim_end_matches('/').to_ascii_lowercase();
            allowed.extend(twin(&origin));
            allowed.push(origin);
        }
        Self(allowed)
    }

    /// The origin of a page: scheme, host and port of its http or https URL, without the port that the scheme has anyway.
    pub fn of_page(url: &str) -> Option<String> {
        let (scheme, rest) = url.split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        let default = match &*scheme {
            "http" => ":80",
            "https" => ":443",
            _ => return None,
        };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let authority = authority.strip_suffix(default).unwrap_or(authority);
        let is_odd = |letter: char| letter == '@' || letter.is_whitespace() || letter.is_control();
        if authority.is_empty() || authority.contains(is_odd) {
            return None;
        }
        Some([&scheme, "://", &authority.to_ascii_lowercase()].concat())
    }

    /// Whether a client with this Origin may connect. Every browser sends one; who does not is no page.
    pub(super) fn allow(&self, origin: Option<&str>) -> bool {
        origin.is_none_or(|origin| self.0.iter().any(|allowed| allowed == origin))
    }
}

/// The same origin by the other name that this machine has.
fn twin(origin: &str) -> Option<String> {
    let names = ["localhost", "127.0.0.1"];
    let (scheme, host) = origin.split_once("://")?;
    names
        .iter()
        .zip(names.iter().rev())
        .find_map(|(name, other)| {
            let port = host.strip_prefix(name)?;
            let is_host = port.is_empty() || port.starts_with(':');
            is_host.then(|| [scheme, "://", other, port].concat())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_their_origins() {
        let rows = [
            ("http://127.0.0.1:8080/", Some("http://127.0.0.1:8080")),
            ("http://localhost:80/a#/live", Some("http://localhost")),
            ("HTTPS://A.Test:443?x", Some("https://a.test")),
            ("https://a.test:80", Some("https://a.test:80")),
            ("http://[::1]:8080/", Some("http://[::1]:8080")),
            ("ws://a.test/", None),
            ("http:///", None),
            ("http://a@b/", None),
            ("a.test", None),
        ];
        for (url, expected) in rows {
            assert_eq!(Origins::of_page(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn only_those_that_were_said_are_allowed() {
        let origins = Origins::new(["http://127.0.0.1:8080", "https://A.test/"]);
        let rows = [
            (None, true),
            (Some("http://127.0.0.1:8080"), true),
            (Some("http://localhost:8080"), true),
            (Some("https://a.test"), true),
            (Some("http://localhost:8081"), false),
            (Some("https://localhost:8080"), false),
            (Some("http://a.test"), false),
            (Some("https://a.test.evil.test"), false),
            (Some("null"), false),
            (Some(""), false),
        ];
        for (origin, expected) in rows {
            assert_eq!(origins.allow(origin), expected, "{origin:?}");
        }
        let origins = Origins::new(["http://localhost"]);
        assert!(origins.allow(Some("http://127.0.0.1")));
        assert!(!Origins::new(["http://localhost.test"]).allow(Some("http://127.0.0.1.test")));
    }
}
