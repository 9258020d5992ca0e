//! A static server for dist/ on this machine, for looking at the page and for testing it.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::gzip::gzipped;

/// A request's head may be this long.
const HEAD_LIMIT: u64 = 16 * 1024;
/// A connection that says nothing is closed after this time.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server that has its port, and nothing to serve yet.
pub(crate) struct Server {
    listener: TcpListener,
}

impl Server {
    /// Takes `port` on this machine; 0 takes any that is free.
    pub(crate) fn bind(port: u16) -> Result<Self> {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => Ok(Self { listener }),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                bail!(
                    "port {port} is taken; choose another: cargo xtask serve --port {}",
                    port.saturating_add(1)
                )
            }
            Err(error) => Err(error).with_context(|| format!("cannot listen on 127.0.0.1:{port}")),
        }
    }

    /// The address to open in a browser.
    pub(crate) fn address(&self) -> String {
        self.listener
            .local_addr()
            .map_or_else(|_| String::new(), |address| format!("http://{address}"))
    }

    /// Serves what is in `dist` now, for as long as the process lives; and other files before those: name and text.
    pub(crate) fn serve(&self, dist: &Path, others: Vec<(&str, String)>) -> Result<()> {
        let site = Site::read(dist, self.listener.local_addr()?.port())?;
        self.answer_all(site, others);
        Ok(())
    }

    fn answer_all(&self, mut site: Site, others: Vec<(&str, String)>) {
        for (name, text) in others {
            let file = File::new(Path::new(name), text.into_bytes());
            site.files.insert(format!("/{name}"), file);
        }
        let site = Arc::new(site);
        for connection in self.listener.incoming() {
            let (Ok(connection), site) = (connection, Arc::clone(&site)) else {
                continue;
            };
            // A browser that goes away in the middle of an answer is no error of ours.
            thread::spawn(move || site.answer(&connection).ok());
        }
    }
}

/// A file as it is sent.
#[derive(Clone)]
struct File {
    media_type: &'static str,
    bytes: Vec<u8>,
    /// The same shorter, for who takes gzip: nearly every host does so, and what the page costs is told so.
    gzipped: Option<Vec<u8>>,
}

impl File {
    fn new(path: &Path, bytes: Vec<u8>) -> Self {
        Self {
            media_type: media_type(path),
            gzipped: gzipped(&bytes)
                .ok()
                .filter(|gzipped| gzipped.len() < bytes.len()),
            bytes,
        }
    }
}

/// What a client takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    /// Files as they are.
    Identity,
    /// Gzip, too.
    Gzip,
}

/// All of dist/, in memory: no path of a request ever reaches the file system.
struct Site {
    files: HashMap<String, File>,
    policy: String,
    port: u16,
}

impl Site {
    fn read(dist: &Path, port: u16) -> Result<Self> {
        let mut files = HashMap::new();
        read_folder(dist, "/", &mut files)?;
        let page = files.get("/index.html").cloned();
        let page = page.context("dist/ has no index.html")?;
        let policy = policy_of(&String::from_utf8_lossy(&page.bytes))
            .context("dist/index.html has no Content-Security-Policy")?;
        files.insert("/".to_owned(), page);
        Ok(Self {
            files,
            policy,
            port,
        })
    }

    /// Reads one request from `connection` and answers it.
    fn answer(&self, mut connection: &TcpStream) -> std::io::Result<()> {
        connection.set_read_timeout(Some(PATIENCE))?;
        let mut head = BufReader::new(connection).take(HEAD_LIMIT);
        let mut request = String::new();
        head.read_line(&mut request)?;
        let mut hosts = Vec::new();
        let mut coding = Coding::Identity;
        let mut header = String::new();
        while head.read_line(&mut header)? > "\r\n".len() {
            hosts.extend(value("Host", &header).map(str::to_owned));
            if value("Accept-Encoding", &header).is_some_and(takes_gzip) {
                coding = Coding::Gzip;
            }
            header.clear();
        }
        connection.write_all(&self.answer_to(&request, &hosts, coding))
    }

    /// The answer to a request line, for who calls this machine so and takes that.
    fn answer_to(&self, request: &str, hosts: &[String], coding: Coding) -> Vec<u8> {
        let mut words = request.split(' ');
        let method = words.next().unwrap_or_default();
        let path = words.next().unwrap_or_default();
        let path = path.split('?').next().unwrap_or_default();

        let text = "text/plain; charset=utf-8";
        let mut coded = "";
        let (status, media_type, body) = match (method, self.files.get(path)) {
            _ if !self.is_called(hosts) => (
                "403 Forbidden",
                text,
                &b"This server has no such name.\n"[..],
            ),
            ("GET" | "HEAD", Some(file)) => match &file.gzipped {
                Some(gzipped) if coding == Coding::Gzip => {
                    coded = "Content-Encoding: gzip\r\n";
                    ("200 OK", file.media_type, &**gzipped)
                }
                _ => ("200 OK", file.media_type, &*file.bytes),
            },
            ("GET" | "HEAD", None) => ("404 Not Found", text, &b"There is no such file.\n"[..]),
            _ => ("405 Method Not Allowed", text, &b"Only GET and HEAD.\n"[..]),
        };
        let mut answer = format!(
            "HTTP/1.1 {status}\r\n\
             Content-Type: {media_type}\r\n\
             Content-Length: {}\r\n\
             {coded}\
             Vary: Accept-Encoding\r\n\
             Content-Security-Policy: {}\r\n\
             X-Content-Type-Options: nosniff\r\n\
             Referrer-Policy: no-referrer\r\n\
             Cache-Control: no-cache\r\n\
             Connection: close\r\n\r\n",
            body.len(),
            self.policy
        )
        .into_bytes();
        if method != "HEAD" {
            answer.extend_from_slice(body);
        }
        answer
    }

    /// Whether that is a name of this server. A foreign site whose name leads to this machine (DNS rebinding) would be told the feed's secret.
    fn is_called(&self, hosts: &[String]) -> bool {
        let is_own = |host: &String| {
            let (name, port) = host.split_once(':').unwrap_or((host.as_str(), "80"));
            let is_here = name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost");
            is_here && port == self.port.to_string()
        };
        !hosts.is_empty() && hosts.iter().all(is_own)
    }
}

/// The value of a header line, if that is its name.
fn value<'a>(name: &str, header: &'a str) -> Option<&'a str> {
    let (its, value) = header.split_once(':')?;
    its.eq_ignore_ascii_case(name).then(|| value.trim())
}

/// Whether a list of codings has gzip in it (RFC 9110, section 12.5.3).
fn takes_gzip(codings: &str) -> bool {
    codings.split(',').any(|coding| {
        let mut words = coding.split(';').map(str::trim);
        let is_gzip = words
            .next()
            .is_some_and(|word| word.eq_ignore_ascii_case("gzip"));
        let weight = words.find_map(|word| word.strip_prefix("q=")?.parse::<f32>().ok());
        is_gzip && weight.is_none_or(|weight| weight > 0.0)
    })
}

fn read_folder(folder: &Path, prefix: &str, files: &mut HashMap<String, File>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?
    {
        let entry = entry?;
        let path = entry.path();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if path.is_dir() {
            read_folder(&path, &format!("{name}/"), files)?;
        } else {
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.insert(name, File::new(&path, bytes));
        }
    }
    Ok(())
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json" | "map" | "har") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt" | "ftl") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The policy that the page states for itself: the header repeats it, so that the worker is bound by it too.
fn policy_of(page: &str) -> Option<String> {
    let (_, tag) = page.split_once("Content-Security-Policy")?;
    let (_, content) = tag.split_once("content=\"")?;
    Some(content.split_once('"')?.0.replace("&#39;", "'"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo;

    #[test]
    fn the_policy_is_the_one_that_the_page_states() {
        let page = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'"><title>x</title>"#;
        assert_eq!(
            policy_of(page).unwrap(),
            "default-src 'none'; img-src 'self'"
        );
        assert_eq!(policy_of("<title>x</title>"), None);
    }

    #[test]
    fn requests_are_answered_from_the_files_that_were_read() {
        let wasm = File::new(Path::new("app.wasm"), b"\0asm".to_vec());
        let site = Site {
            files: HashMap::from([("/app.wasm".to_owned(), wasm)]),
            policy: "default-src 'none'".to_owned(),
            port: 8080,
        };
        let hosts = ["127.0.0.1:8080".to_owned()];
        for (request, status, end) in [
            ("GET /app.wasm HTTP/1.1\r\n", "200 OK", "\r\n\r\n\0asm"),
            ("GET /app.wasm?v=1 HTTP/1.1\r\n", "200 OK", "\r\n\r\n\0asm"),
            ("HEAD /app.wasm HTTP/1.1\r\n", "200 OK", "\r\n\r\n"),
            (
                "GET /../app.wasm HTTP/1.1\r\n",
                "404 Not Found",
                "no such file.\n",
            ),
            ("GET / HTTP/1.1\r\n", "404 Not Found", "no such file.\n"),
            (
                "POST /app.wasm HTTP/1.1\r\n",
                "405 Method Not Allowed",
                "Only GET and HEAD.\n",
            ),
            ("", "405 Method Not Allowed", "Only GET and HEAD.\n"),
        ] {
            let answer = String::from_utf8(site.answer_to(request, &hosts, Coding::Gzip)).unwrap();
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status}\r\n")),
                "{request}: {answer}"
            );
            assert!(
                answer.contains("Content-Security-Policy: default-src 'none'\r\n"),
                "{request}: {answer}"
            );
            assert!(answer.ends_with(end), "{request}: {answer}");
        }
        let answer =
            String::from_utf8(site.answer_to("GET /app.wasm HTTP/1.1", &hosts, Coding::Gzip))
                .unwrap();
        assert!(
            answer.contains("Content-Type: application/wasm\r\nContent-Length: 4\r\n"),
            "{answer}"
        );
    }

    #[test]
    fn who_takes_gzip_is_sent_less() {
        let long = File::new(Path::new("app.css"), b"a {} ".repeat(100));
        let site = Site {
            files: HashMap::from([("/app.css".to_owned(), long.clone())]),
            policy: String::new(),
            port: 8080,
        };
        let hosts = ["127.0.0.1:8080".to_owned()];
        let gzipped = long.gzipped.unwrap();
        for (codings, body) in [
            ("gzip, deflate, br", &gzipped),
            ("br;q=1.0, GZIP;q=0.5", &gzipped),
            ("gzip;q=0", &long.bytes),
            ("gzip;q=0.0", &long.bytes),
            ("deflate", &long.bytes),
            ("", &long.bytes),
        ] {
            let coding = if takes_gzip(codings) {
                Coding::Gzip
            } else {
                Coding::Identity
            };
            let answer = site.answer_to("GET /app.css HTTP/1.1", &hosts, coding);
            assert!(answer.ends_with(body), "{codings}");
            let head = String::from_utf8_lossy(&answer);
            let length = format!("Content-Length: {}\r\n", body.len());
            assert!(head.contains(&length), "{codings}: {head}");
            let is_said = head.contains("Content-Encoding: gzip\r\n");
            assert_eq!(is_said, body == &gzipped, "{codings}");
        }
    }

    #[test]
    fn only_who_calls_it_by_its_name_is_answered() {
        let (port, closed) = serving();
        let at = |port: u16, name: &str| format!("Host: {name}:{port}\r\n");
        for (headers, status) in [
            (at(port, "127.0.0.1"), "200 OK"),
            (at(port, "localhost"), "200 OK"),
            (
                format!("Accept: */*\r\nhost:LocalHost:{port}\r\n"),
                "200 OK",
            ),
            (at(port, "framescope.test"), "403 Forbidden"),
            (at(port, "localhost.test"), "403 Forbidden"),
            (at(port, "127.0.0.1.evil.test"), "403 Forbidden"),
            (at(closed, "127.0.0.1"), "403 Forbidden"),
            ("Host: 127.0.0.1\r\n".to_owned(), "403 Forbidden"),
            (
                at(port, "localhost") + &at(port, "evil.test"),
                "403 Forbidden",
            ),
            (String::new(), "403 Forbidden"),
        ] {
            let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
            write!(connection, "GET /{} HTTP/1.1\r\n{headers}\r\n", demo::FILE).unwrap();
            let mut answer = String::new();
            connection.read_to_string(&mut answer).unwrap();
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status}\r\n")),
                "{headers}: {answer}"
            );
            assert_eq!(answer.contains("secret"), status == "200 OK", "{headers}");
        }
    }

    /// The port of a server that has a secret, and another one.
    fn serving() -> (u16, u16) {
        let dist = std::env::temp_dir().join(format!("framescope-xtask-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let page = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#;
        fs::write(dist.join("index.html"), page).unwrap();
        let server = Server::bind(0).unwrap();
        let port = server.listener.local_addr().unwrap().port();
        let site = Site::read(&dist, port).unwrap();
        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(site.files.len(), 2);
        thread::spawn(move || server.answer_all(site, vec![(demo::FILE, "secret".to_owned())]));
        (port, port ^ 1)
    }
}
