//! The shape of the house, read from its sources: who may use whom, how long a file may be, what may not stand in one.
#![expect(clippy::unwrap_used, reason = "a test may end so")]

use std::fs;
use std::path::Path;

/// The rooms of `src/`, and which of them each may use. Itself it may use always.
const MAY_USE: [(&str, &[&str]); 14] = [
    ("bytes", &[]),
    ("order", &[]),
    ("source", &["bytes"]),
    ("capture", &["bytes", "source"]),
    ("protocol", &["bytes", "order", "source"]),
    (
        "analysis",
        &["bytes", "order", "source", "capture", "protocol"],
    ),
    ("lessons", &["bytes", "capture", "protocol", "analysis"]),
    ("crossing", &[]),
    (
        "engine",
        &[
            "bytes", "source", "capture", "protocol", "analysis", "crossing", "text",
        ],
    ),
    ("server", &["bytes", "protocol"]),
    ("tap", &["capture", "server"]),
    (
        "text",
        &["bytes", "source", "capture", "protocol", "analysis"],
    ),
    (
        "app",
        &[
            "bytes", "order", "source", "capture", "protocol", "analysis", "lessons", "crossing",
            "text",
        ],
    ),
    (
        "cli",
        &[
            "bytes", "source", "capture", "protocol", "analysis", "server", "tap", "text",
        ],
    ),
];

/// Crates that only some rooms may name. Binaries are rooms too.
const ONLY_IN: [(&str, &[&str]); 18] = [
    ("web_sys", &["app", "engine"]),
    ("js_sys", &["app", "engine"]),
    ("wasm_bindgen", &["app", "engine"]),
    ("wasm_bindgen_futures", &["app", "engine"]),
    ("serde_wasm_bindgen", &["app", "engine"]),
    ("yew", &["app"]),
    ("gloo_events", &["app"]),
    ("gloo_storage", &["app"]),
    ("postcard", &["app"]),
    ("fluent_bundle", &["text"]),
    ("clap", &["cli"]),
    ("anstream", &["cli"]),
    ("anstyle", &["cli"]),
    ("etherparse", &["capture"]),
    ("tokio", &["cli", "server", "tap"]),
    ("tokio_rustls", &["tap"]),
    ("rustls_platform_verifier", &["tap"]),
    ("rlimit", &["cli"]),
];

/// Lines of code, tests aside, above which a file is to be split.
const LONGEST: usize = 500;

struct Source {
    /// From the package's root.
    path: String,
    /// Its room in `src/`; nothing outside of that.
    room: Option<String>,
    /// Its code: no tests, no comments, no strings.
    code: String,
    /// Lines before its tests.
    lines: usize,
    /// The modules that it declares for tests only.
    test_modules: Vec<String>,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in ["src", "xtask/src", "examples", "benches/src"] {
        collect(root, &root.join(folder), &mut sources);
    }
    assert!(sources.len() > 30, "sources are read");
    let tests: Vec<String> = sources.iter().flat_map(test_files).collect();
    sources.retain(|source| !tests.contains(&source.path));
    sources
}

/// The files of modules that a source declares for tests only.
fn test_files(source: &Source) -> Vec<String> {
    let path = Path::new(&source.path);
    let folder = match path.file_name().and_then(|name| name.to_str()) {
        Some("mod.rs" | "lib.rs" | "main.rs") => path.parent().unwrap().to_owned(),
        _ => path.with_extension(""),
    };
    let file = |name: &String| {
        Some(
            folder
                .join(format!("{name}.rs"))
                .to_str()?
                .replace('\\', "/"),
        )
    };
    source.test_modules.iter().filter_map(file).collect()
}

/// The names of the modules that `code` declares for tests only.
fn test_modules(code: &str) -> Vec<String> {
    let declared = code.split("#[cfg(test)]").skip(1).filter_map(|rest| {
        let rest = rest.trim_start();
        let rest = rest.strip_prefix("pub(crate) ").unwrap_or(rest);
        let (name, _) = rest.strip_prefix("mod ")?.split_once([';', ' '])?;
        Some(name.to_owned())
    });
    declared.collect()
}

fn collect(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let path = path
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            let before_tests = before_tests(&text);
            sources.push(Source {
                room: path.strip_prefix("src/").map(|inside| {
                    let end = inside.find(['/', '.']).unwrap_or(inside.len());
                    inside.chars().take(end).collect()
                }),
                code: code(before_tests),
                lines: before_tests.lines().count(),
                test_modules: test_modules(&code(&text)),
                path,
            });
        }
    }
}

/// What stands before the tests at the foot of a file.
fn before_tests(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod tests")
        .and_then(|at| text.get(..at))
        .unwrap_or(text)
}

/// `text` without comments and without what stands in quotes.
fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("r#\"") {
            rest.find("\"#").map_or(rest.len(), |at| at + 2)
        } else if letter == '"' {
            string_len(rest)
        } else if rest.starts_with("'\"'") || rest.starts_with("b'\"'") {
            rest.find("\"'").map_or(rest.len(), |at| at + 2)
        } else {
            code.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
            continue;
        };
        code.push(' ');
        rest = rest.get(skipped..).unwrap_or_default();
    }
    code
}

fn string_len(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether `word` stands in `code` with nothing around it that would make it another.
fn says(code: &str, word: &str) -> bool {
    let part = |letter: char| letter.is_alphanumeric() || letter == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code.get(..at).and_then(|before| before.chars().next_back());
        let after = code
            .get(at + word.len()..)
            .and_then(|after| after.chars().next());
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}

/// The rooms that `code` uses by `crate::room` or `crate::{room, …}`; in a binary or an example by `framescope::room`.
fn used_rooms(code: &str) -> Vec<&'static str> {
    let compact: String = code.split_whitespace().collect();
    let rooms = MAY_USE.map(|(room, _)| room);
    let used = |room: &&str| {
        ["crate", "framescope"].into_iter().any(|root| {
            says(&compact, &format!("{root}::{room}"))
                || compact
                    .match_indices(&format!("{root}::{{"))
                    .any(|(at, open)| {
                        let group = compact.get(at + open.len()..).unwrap_or_default();
                        top_level_names(group).contains(room)
                    })
        })
    };
    rooms.into_iter().filter(used).collect()
}

/// The first names of a group of imports that was just opened.
fn top_level_names(group: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, letter) in group.char_indices() {
        if depth == 0 && matches!(letter, ',' | '}') {
            let name = group.get(start..at).unwrap_or_default();
            names.push(name.split("::").next().unwrap_or_default());
            start = at + 1;
        }
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ => {}
        }
    }
    names
}

#[test]
fn imports_point_one_way() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some((room, may)) = MAY_USE
            .iter()
            .find(|(room, _)| source.room.as_deref() == Some(room))
        else {
            continue;
        };
        for used in used_rooms(&source.code) {
            if used != *room && !may.contains(&used) {
                faults.push(format!("{}: {room} must not use {used}", source.path));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn rooms_are_known() {
    for source in sources() {
        if let Some(room) = source.room {
            let known = MAY_USE.iter().any(|(known, _)| *known == room);
            assert!(known || room == "lib" || room == "bin", "{}", source.path);
        }
    }
}

#[test]
fn crates_stay_in_their_rooms() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some(room) = source.room.as_deref() else {
            continue;
        };
        for (name, rooms) in ONLY_IN {
            if says(&source.code, name) && !rooms.contains(&room) {
                faults.push(format!("{}: {name}", source.path));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn files_are_short() {
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|source| source.lines > LONGEST)
        .map(|source| (source.path, source.lines))
        .collect();
    assert_eq!(long, []);
}

#[test]
fn nothing_is_unsafe_or_left_undone() {
    let mut faults = Vec::new();
    for source in sources() {
        for word in ["unsafe", "todo", "unimplemented", "dbg"] {
            if says(&source.code, word) {
                faults.push(format!("{}: {word}", source.path));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

/// Without this line the core's tests are built for wasm and none of them runs.
#[test]
fn tests_mean_something_in_wasm() {
    let sources = sources();
    let library = sources
        .iter()
        .find(|source| source.path == "src/lib.rs")
        .unwrap();
    assert!(says(&library.code, "test_in_wasm"));
}

#[test]
fn the_reader_of_sources_reads() {
    let source = "use crate::{\n    bytes::{Span, app},\n    protocol,\n};\n// crate::cli\nlet a = \"crate::text \\\" \"; crate::capture::x";
    assert_eq!(used_rooms(&code(source)), ["bytes", "capture", "protocol"]);
    assert!(says("unsafe {", "unsafe") && !says("is_unsafe()", "unsafe"));
    assert_eq!(code("'\"' unsafe").trim(), "unsafe");
    assert_eq!(before_tests("a\n#[cfg(test)]\nmod tests {}"), "a\n");
}
