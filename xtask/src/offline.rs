//! What makes the page open without a network: scripts named by what is in them, and a service worker that knows all files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::dist::{address, files};

/// What runs between the page and the network.
pub(crate) const WORKER: &str = "service-worker.js";
/// The line of it that the build fills in.
const BUILD: &str = "const BUILD = { version: \"\", files: {} };";
/// Where the page says of which build it is.
const VERSION: &str = "data-version=\"\"";
/// Scripts that Trunk copies under their own names: a page that is open must not meet those of another build.
const NAMED: [&str; 2] = ["worker.js", "offline.js"];

/// Names the page's scripts by what is in them, and tells page and service worker of which build they are and what that consists of.
///
/// # Errors
/// If the page or the worker has no place where to say so.
pub(crate) fn keep(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let mut html = fs::read_to_string(&page).context("cannot read dist/index.html")?;
    for script in NAMED {
        let named = named(dist, script)?;
        html = filled_in(&html, &format!("\"./{script}\""), &format!("\"./{named}\""))
            .with_context(|| format!("dist/index.html and {script}"))?;
    }
    // The page is a part of its own version without that.
    fs::write(&page, &html).context("cannot write dist/index.html")?;
    let version = version(dist)?;
    html = filled_in(&html, VERSION, &format!("data-version=\"{version}\""))
        .context("dist/index.html")?;
    fs::write(&page, html).context("cannot write dist/index.html")?;

    let worker = dist.join(WORKER);
    let script = fs::read_to_string(&worker).context("cannot read the service worker")?;
    let list = serde_json::to_string(&integrities(dist)?)?;
    let build = format!("const BUILD = {{ version: \"{version}\", files: {list} }};");
    let script = filled_in(&without_comments(&script), BUILD, &build).context(WORKER)?;
    fs::write(&worker, script).context("cannot write the service worker")
}

/// Gives a script a name that tells what is in it, and takes out what only people read.
fn named(dist: &Path, script: &str) -> Result<String> {
    let path = dist.join(script);
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let text = without_comments(&text);
    let digest = short(&Sha256::digest(&text));
    let named = script.replace(".js", &format!("-{digest}.js"));
    fs::write(dist.join(&named), text).with_context(|| format!("cannot write {named}"))?;
    fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    Ok(named)
}

/// A script without comments that are lines of their own, and without indentation.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let mut short = String::with_capacity(script.len());
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with("//")) {
        short.push_str(line);
        short.push('\n');
    }
    short
}

/// `text` with `value` in the one place where `place` stands.
fn filled_in(text: &str, place: &str, value: &str) -> Result<String> {
    let places = text.matches(place).count();
    ensure!(places == 1, "`{place}` stands there {places} times");
    Ok(text.replace(place, value))
}

/// Names all files that the worker keeps, and what is in them.
fn version(dist: &Path) -> Result<String> {
    let mut hasher = Sha256::new();
    for (path, integrity) in integrities(dist)? {
        hasher.update(format!("{path} {integrity}\n"));
    }
    Ok(short(&hasher.finalize()))
}

/// Each file's address and what a browser compares it with (Subresource Integrity); the page stands at the folder's own.
fn integrities(dist: &Path) -> Result<BTreeMap<String, String>> {
    let mut integrities = BTreeMap::new();
    for path in files(dist)? {
        let address = match address(dist, &path).as_str() {
            WORKER => continue,
            "index.html" => "./".to_owned(),
            other => other.to_owned(),
        };
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let digest = BASE64_STANDARD.encode(Sha256::digest(bytes));
        integrities.insert(address, format!("sha256-{digest}"));
    }
    Ok(integrities)
}

/// Sixteen digits of a digest, as names have them.
fn short(digest: &[u8]) -> String {
    let first = digest.first_chunk().copied().unwrap_or_default();
    format!("{:016x}", u64::from_be_bytes(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    const PAGE: &str = "<link rel=\"worker\" href=\"./worker.js\"><link rel=\"offline\" href=\"./offline.js\" data-version=\"\">";

    fn built(name: &str, words: &str) -> PathBuf {
        let dist =
            std::env::temp_dir().join(format!("framescope-offline-{name}-{}", std::process::id()));
        fs::create_dir_all(dist.join("words")).unwrap();
        for (path, text) in [
            ("index.html", PAGE),
            ("worker.js", "// Works.\n  work();\n"),
            ("offline.js", "rest();\n"),
            (WORKER, &format!("// Keeps.\n{BUILD}\n")),
            ("words/en.ftl", words),
        ] {
            fs::write(dist.join(path), text).unwrap();
        }
        keep(&dist).unwrap();
        dist
    }

    /// The version that the page says, and what the worker knows.
    fn told(dist: &Path) -> (String, serde_json::Value) {
        let html = fs::read_to_string(dist.join("index.html")).unwrap();
        let (_, version) = html.split_once("data-version=\"").unwrap();
        let version = version.split_once('"').unwrap().0.to_owned();
        let worker = fs::read_to_string(dist.join(WORKER)).unwrap();
        assert!(
            worker.starts_with(&format!("const BUILD = {{ version: \"{version}\", files: ")),
            "{worker}"
        );
        let (_, list) = worker.split_once("files: ").unwrap();
        let list = list.strip_suffix(" };\n").unwrap();
        (version, serde_json::from_str(list).unwrap())
    }

    #[test]
    fn the_worker_knows_each_file_but_itself() {
        let dist = built("files", "a = 1");
        let (_, list) = told(&dist);
        let list = list.as_object().unwrap();
        let on_disk = files(&dist).unwrap();
        assert_eq!(list.len(), on_disk.len() - 1);
        for path in on_disk {
            let named = address(&dist, &path);
            let named = if named == "index.html" { "./" } else { &named };
            assert_eq!(list.contains_key(named), named != WORKER, "{named}");
        }
        // Of the text "a = 1", as `openssl dgst -sha256 -binary | base64` says.
        assert_eq!(
            list["words/en.ftl"],
            "sha256-tbwf/ZCRL7GL7259gJCRksemSSiWMgFW1n+68QTGVEo="
        );
        fs::remove_dir_all(&dist).unwrap();
    }

    #[test]
    fn another_build_has_another_version() {
        let versions = ["a = 1", "a = 2", "a = 1"].map(|words| {
            let dist = built("version", words);
            let (version, _) = told(&dist);
            fs::remove_dir_all(&dist).unwrap();
            version
        });
        assert_eq!(versions[0], versions[2]);
        assert_ne!(versions[0], versions[1]);
        assert_eq!(versions[0].len(), 16);
    }

    #[test]
    fn scripts_are_named_by_what_runs() {
        let dist = built("names", "a = 1");
        let html = fs::read_to_string(dist.join("index.html")).unwrap();
        let (_, worker) = html.split_once("\"./worker-").unwrap();
        let worker = format!("worker-{}", worker.split_once('"').unwrap().0);
        assert_eq!(fs::read_to_string(dist.join(worker)).unwrap(), "work();\n");
        assert!(!dist.join("worker.js").exists());
        fs::remove_dir_all(&dist).unwrap();
    }

    #[test]
    fn what_has_no_place_for_a_version_is_refused() {
        for (page, wrong) in [
            ("<link href=\"./worker.js\">", "`\"./offline.js\"`"),
            (
                "<link href=\"./worker.js\"><link href=\"./offline.js\">",
                "data-version",
            ),
        ] {
            let dist = std::env::temp_dir()
                .join(format!("framescope-offline-refused-{}", std::process::id()));
            fs::create_dir_all(&dist).unwrap();
            for (path, text) in [("index.html", page), ("worker.js", ""), ("offline.js", "")] {
                fs::write(dist.join(path), text).unwrap();
            }
            let error = format!("{:#}", keep(&dist).unwrap_err());
            assert!(error.contains(wrong), "{error}");
            fs::remove_dir_all(&dist).unwrap();
        }
    }
}
