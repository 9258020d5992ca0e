//! Where a tap passes bytes on to.

use std::fmt;
use std::str::FromStr;

/// A host and a port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// A name or an address, without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
}

impl FromStr for Target {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "HOST:PORT was expected, as in localhost:9000 or [::1]:9000";
        let (host, port) = text.rsplit_once(':').ok_or(EXPECTED)?;
        let bracketed = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'));
        let is_host = match bracketed {
            Some(host) => host.parse::<std::net::Ipv6Addr>().is_ok(),
            None => {
                !host.is_empty()
                    && !host.contains(|letter: char| {
                        letter.is_whitespace() || letter.is_control() || "/:[]@?#".contains(letter)
                    })
            }
        };
        let port = port.parse().map_err(|_| EXPECTED)?;
        if !is_host || port == 0 {
            return Err(EXPECTED);
        }
        let host = bracketed.unwrap_or(host).to_owned();
        Ok(Self { host, port })
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_and_a_port() {
        let rows = [
            ("localhost:9000", Some(("localhost", 9000))),
            ("127.0.0.1:80", Some(("127.0.0.1", 80))),
            ("[::1]:443", Some(("::1", 443))),
            ("::1:443", None),
            ("[::1]", None),
            ("[a]:1", None),
            ("localhost", None),
            ("localhost:", None),
            ("localhost:0", None),
            ("localhost:65536", None),
            (":80", None),
            ("ws://localhost:80", None),
            ("a b:80", None),
            ("localhost:80/", None),
        ];
        for (text, expected) in rows {
            let read = text.parse::<Target>().ok();
            let parts = read
                .as_ref()
                .map(|target| (target.host.as_str(), target.port));
            assert_eq!(parts, expected, "{text}");
            if let Some(target) = read {
                assert_eq!(target.to_string(), text);
            }
        }
    }
}
