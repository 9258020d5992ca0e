//! Every key that the sources use has words in each language, and every word is used.

use super::{Text, Value};
use crate::capture::hexdump::{Layout, LeftOutKind};
use crate::protocol::close::CloseRange;
use crate::protocol::{EndingKind, Opcode, Peer, Rule, Severity};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The folders of www/locales.
const LANGUAGES: [&str; 2] = [ENGLISH, CHINESE];
const ENGLISH: &str = "en";
const CHINESE: &str = "zh-Hans";

/// What only the command line says, which speaks English.
const COMMAND: &str = "command";

/// The files of a language by name, and what is in them.
fn files(language: &str) -> BTreeMap<String, String> {
    let folder = in_package("www/locales").join(language);
    let paths = fs::read_dir(folder).unwrap();
    let paths = paths.map(|entry| entry.unwrap().path());
    let named = paths.map(|path| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(path).unwrap())
    });
    named.collect()
}

fn words_of(language: &str) -> String {
    files(language).into_values().collect()
}

fn in_package(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The messages of a file: each key, and all that is said of it.
fn messages(words: &str) -> BTreeMap<&str, String> {
    let mut messages = BTreeMap::new();
    let mut key = "";
    for line in words.lines() {
        if line.starts_with(|letter: char| letter.is_ascii_lowercase()) {
            key = line.split_once(" =").unwrap().0;
        }
        if !line.starts_with('#') {
            messages
                .entry(key)
                .or_insert_with(String::new)
                .push_str(line);
        }
    }
    messages.remove("");
    messages
}

/// The places of a message, those that choose between variants too.
fn places_of(message: &str) -> BTreeSet<&str> {
    let after = message.split('{').skip(1).map(str::trim_start);
    let named = after.filter_map(|after| after.strip_prefix('$'));
    named
        .map(|name| name.split([' ', '}']).next().unwrap())
        .collect()
}

/// The keys of a family; `None` if only the sources that use it know them.
fn family(name: &str) -> Option<Vec<&'static str>> {
    Some(match name {
        "rule" | "badge" | "why" => Rule::ALL.iter().map(|rule| rule.id()).collect(),
        "severity" => [Severity::Note, Severity::Caution, Severity::Violation]
            .map(Severity::id)
            .to_vec(),
        "layout" => Layout::ALL.map(Layout::id).to_vec(),
        "opcode" => (0..16).filter_map(|opcode| Opcode(opcode).name()).collect(),
        "close" => {
            let ranges = [
                CloseRange::Unused,
                CloseRange::Protocol,
                CloseRange::Registered,
                CloseRange::Private,
                CloseRange::Undefined,
            ];
            [&ranges.map(CloseRange::id)[..], &CODES].concat()
        }
        #[cfg(feature = "reports")]
        "message-means" | "message-cause" | "message-next" => {
            use super::message::{as_of_cause, as_of_next};
            let meanings = crate::analysis::message::Meaning::ALL.iter();
            let said_of = |meaning| match name {
                "message-cause" => as_of_cause(meaning),
                "message-next" => as_of_next(meaning),
                _ => meaning,
            };
            meanings.map(|meaning| said_of(*meaning).id()).collect()
        }
        #[cfg(feature = "reports")]
        "reason" => {
            let reasons = crate::protocol::handshake::Reason::ALL.iter();
            reasons.map(|reason| reason.id()).collect()
        }
        #[cfg(feature = "reports")]
        "speaker" | "message-speaker" => crate::analysis::message::Speaker::ALL
            .map(crate::analysis::message::Speaker::id)
            .to_vec(),
        "ending" => [
            &EndingKind::ALL.map(EndingKind::id)[..],
            &["tcp", "tcp-after", "told"],
        ]
        .concat(),
        "uri-fault" => {
            let faults = crate::protocol::uri::UriFault::ALL.iter();
            faults.map(|fault| fault.id()).collect()
        }
        #[cfg(feature = "reports")]
        "paste" => {
            use crate::capture::transcript::TranscriptKind;
            TranscriptKind::ALL.map(TranscriptKind::id).to_vec()
        }
        #[cfg(feature = "reports")]
        "outcome" => {
            use crate::analysis::sheet::Outcome;
            Outcome::ALL.map(Outcome::id).to_vec()
        }
        #[cfg(feature = "reports")]
        "tail" => {
            use crate::protocol::handshake::Tail;
            Tail::ALL.map(Tail::id).to_vec()
        }
        "direction" => [Peer::Client.id(), Peer::Server.id(), "unknown"].to_vec(),
        #[cfg(feature = "web")]
        _ => return crate::app::family(name),
        #[cfg(not(feature = "web"))]
        _ => return None,
    })
}

/// The status codes that have a name.
const CODES: [&str; 19] = [
    "1000", "1001", "1002", "1003", "1004", "1005", "1006", "1007", "1008", "1009", "1010", "1011",
    "1012", "1013", "1014", "1015", "3000", "3003", "3008",
];

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The literals that follow `call` in `source`, wherever its lines were broken.
fn literals<'a>(source: &'a str, call: &'a str) -> impl Iterator<Item = &'a str> {
    source
        .match_indices(call)
        .filter_map(move |(at, _)| {
            source[at + call.len()..]
                .trim_start()
                .strip_prefix('"')?
                .split_once('"')
        })
        .map(|(literal, _)| literal)
}

/// Keys and families that the sources in `folder` use, tests aside.
fn used(folder: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut keys, mut families) = (BTreeSet::new(), BTreeSet::new());
    let mut files = Vec::new();
    sources(&in_package(folder), &mut files);
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        let source = source.split("mod tests {").next().unwrap();
        let code: String = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        for call in [".say(", ".say_with(", ".knows("] {
            keys.extend(literals(&code, call).map(str::to_owned));
        }
        for call in [".say_of(", ".say_of_with("] {
            families.extend(literals(&code, call).map(str::to_owned));
        }
    }
    (keys, families)
}

fn defined() -> BTreeSet<String> {
    let words = words_of(ENGLISH);
    messages(&words).into_keys().map(str::to_owned).collect()
}

fn bundle_of(language: &str) -> FluentBundle<FluentResource> {
    let resource = FluentResource::try_new(words_of(language)).expect("www/locales is Fluent");
    let mut bundle = FluentBundle::new(vec![language.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle
        .add_resource(resource)
        .expect("no key stands there twice");
    bundle
}

#[test]
fn each_language_has_the_same_keys_with_the_same_places() {
    let mut english = files(ENGLISH);
    english.remove(COMMAND);
    let chinese = files(CHINESE);
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&chinese), names(&english));
    for (name, english) in &english {
        let (english, chinese) = (messages(english), messages(&chinese[name]));
        let missing: Vec<_> = english
            .keys()
            .filter(|key| !chinese.contains_key(*key))
            .collect();
        assert!(missing.is_empty(), "not in Chinese: {missing:?}");
        let unknown: Vec<_> = chinese
            .keys()
            .filter(|key| !english.contains_key(*key))
            .collect();
        assert!(unknown.is_empty(), "only in Chinese: {unknown:?}");
        for (key, words) in english {
            assert_eq!(places_of(&chinese[key]), places_of(&words), "{key}");
        }
    }
}

#[test]
fn every_word_is_said_as_fluent_says_it() {
    let numbers: Vec<(Value<'_>, FluentValue<'_>)> = [0u64, 1, 2, 11, 9999]
        .map(|number| (number.into(), number.into()))
        .to_vec();
    let words = [("one".into(), "one".into()), ("é".into(), "é".into())];
    for language in LANGUAGES {
        let (bundle, source) = (bundle_of(language), words_of(language));
        let text = Text::new(&[&source]);
        let names = places_of(&source);
        assert!(names.contains("count"));
        for key in messages(&source).into_keys() {
            let pattern = bundle.get_message(key).unwrap().value().unwrap();
            for (ours, theirs) in numbers.iter().chain(&words) {
                let places: Vec<_> = names.iter().map(|name| (*name, ours.clone())).collect();
                let mut arguments = FluentArgs::new();
                for name in &names {
                    arguments.set(*name, theirs.clone());
                }
                assert_eq!(
                    text.say_with(key, &places),
                    bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()),
                    "{language}: {key}"
                );
            }
            let unfilled = bundle.format_pattern(pattern, None, &mut Vec::new());
            assert_eq!(text.say(key), unfilled, "{language}: {key}");
        }
    }
}

#[test]
fn every_key_that_is_used_has_words_and_every_word_is_used() {
    let text = Text::new(&[&words_of(ENGLISH)]);
    let (mut keys, families) = used("src");
    let defined = defined();
    assert!(
        keys.len() > 30 && families.contains("rule"),
        "the sources were read"
    );
    for name in families {
        if let Some(ids) = family(&name) {
            keys.extend(ids.into_iter().map(|id| format!("{name}-{id}")));
        } else {
            let prefix = format!("{name}-");
            let of_family: Vec<_> = defined
                .iter()
                .filter(|key| key.starts_with(&prefix))
                .cloned()
                .collect();
            assert!(!of_family.is_empty(), "no key begins with {prefix}");
            keys.extend(of_family);
        }
    }
    let missing: Vec<_> = keys.iter().filter(|key| !text.knows(key)).collect();
    let unused: Vec<_> = defined.difference(&keys).collect();
    assert!(missing.is_empty(), "without words: {missing:?}");
    assert!(unused.is_empty(), "never said: {unused:?}");
}

/// A program in the browser has no words but those that its script fetches, and what is the panel's alone nobody else says.
#[test]
fn the_live_panel_says_its_own_words() {
    let files = files(ENGLISH);
    let (own, uri) = (&files["live"], &files["uri"]);
    let text = Text::new(&[own, uri]);
    let (keys, families) = used("src/app/live");
    assert!(keys.len() > 30, "the sources were read");
    let missing: Vec<_> = keys.iter().filter(|key| !text.knows(key)).collect();
    assert!(missing.is_empty(), "not among the panel's: {missing:?}");
    for name in families {
        let ids = defined();
        let mut of_family = ids
            .iter()
            .filter(|key| key.starts_with(&format!("{name}-")));
        assert!(of_family.all(|key| text.knows(key)), "{name}");
    }
    let (all, _) = used("src");
    let own = messages(own);
    let strangers: Vec<_> = all
        .difference(&keys)
        .filter(|key| own.contains_key(key.as_str()))
        .collect();
    assert!(strangers.is_empty(), "said elsewhere: {strangers:?}");
}

#[test]
fn left_out_kinds_have_words() {
    let kebab = |kind: LeftOutKind| {
        let mut name = String::new();
        for letter in format!("{kind:?}").chars() {
            if letter.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    };
    let text = Text::english();
    for kind in LeftOutKind::ALL {
        let key = format!("left-out-{}", kebab(kind));
        assert!(text.knows(&key), "{key}");
    }
}
