//! Extensions: what was offered, what was answered, and what that does.

use super::given::{Given, Told};
use super::{LISTED, clipped};
use crate::analysis::sheet::Block;
use crate::bytes::Span;
use crate::protocol::{Agreement, Extension, extensions};
use crate::text::Text;

/// The parameters of permessage-deflate that have words, and the extension itself.
const KNOWN: [(&str, &str); 5] = [
    ("permessage-deflate", "permessage-deflate"),
    ("server_no_context_takeover", "server-no-context-takeover"),
    ("client_no_context_takeover", "client-no-context-takeover"),
    ("server_max_window_bits", "server-max-window-bits"),
    ("client_max_window_bits", "client-max-window-bits"),
];

/// What is said of one name, extension or parameter.
struct Line {
    /// Of which extension, and which parameter of it, in small letters.
    key: (String, Option<String>),
    offered: Vec<String>,
    answered: Vec<String>,
}

/// A table of names with what was offered and answered, and what came of it.
pub(super) fn blocks(text: &Text, given: &Given<'_>) -> Vec<Block> {
    let mut lines = Vec::new();
    let yes = text.say("extensions-yes");
    let mut left_out = 0;
    for (told, is_offer) in [(&given.request, true), (&given.response, false)] {
        let Some(told) = told else {
            continue;
        };
        for extension in extensions(&told.head) {
            for (key, value) in names(told, &extension) {
                let said = value.map_or_else(|| yes.clone(), |value| told.slice(value));
                left_out += usize::from(!enter(&mut lines, key, &said, is_offer));
            }
        }
    }
    if lines.is_empty() {
        return Vec::new();
    }
    // An extension before its parameters, in the order in which extensions were named.
    let order: Vec<String> = lines
        .iter()
        .filter(|line| line.key.1.is_none())
        .map(|line| line.key.0.clone())
        .collect();
    lines.sort_by_key(|line| order.iter().position(|name| *name == line.key.0));
    let mut rows: Vec<Vec<String>> = lines.iter().map(|line| row(text, line)).collect();
    if left_out > 0 {
        let more = text.say_with("extensions-more", &[("count", left_out.into())]);
        rows.push(vec![more, String::new(), String::new(), String::new()]);
    }
    let table = Block::Table {
        title: text.say("extensions-title"),
        head: vec![
            text.say("extensions-name"),
            text.say("extensions-offered"),
            text.say("extensions-answered"),
            text.say("extensions-means"),
        ],
        rows,
    };
    let outcome = given.response.as_ref().map(|response| Block::Prose {
        title: "permessage-deflate".to_owned(),
        paragraphs: vec![agreed(text, Agreement::of(&response.head))],
    });
    let about_deflate = order.iter().any(|name| name == "permessage-deflate");
    let outcome = outcome.filter(|_| about_deflate);
    [table].into_iter().chain(outcome).collect()
}

/// The extension and its parameters.
fn names(told: &Told<'_>, extension: &Extension) -> Vec<((String, Option<String>), Option<Span>)> {
    let lower = |span| told.slice(span).to_ascii_lowercase();
    let name = lower(extension.name);
    let parameters = extension.parameters.iter().take(LISTED);
    let parameters =
        parameters.map(|parameter| ((name.clone(), Some(lower(parameter.name))), parameter.value));
    [((name.clone(), None), None)]
        .into_iter()
        .chain(parameters)
        .collect()
}

/// Adds what was said of a name; whether there was room for it.
fn enter(lines: &mut Vec<Line>, key: (String, Option<String>), said: &str, is_offer: bool) -> bool {
    let known = lines.iter().position(|line| line.key == key);
    if known.is_none() && lines.len() >= LISTED {
        return false;
    }
    let line = known.and_then(|known| lines.get_mut(known));
    let values = |line: &mut Line| {
        let values = if is_offer {
            &mut line.offered
        } else {
            &mut line.answered
        };
        // The same is said once: a client offers an extension several times with other parameters.
        if values.len() < 4 && values.last().is_none_or(|last| last != said) {
            values.push(said.to_owned());
        }
    };
    if let Some(line) = line {
        values(line);
    } else {
        let mut line = Line {
            key,
            offered: Vec::new(),
            answered: Vec::new(),
        };
        values(&mut line);
        lines.push(line);
    }
    true
}

fn row(text: &Text, line: &Line) -> Vec<String> {
    let (extension, parameter) = &line.key;
    let name = parameter.as_ref().unwrap_or(extension);
    let of_deflate = extension == "permessage-deflate";
    let known = KNOWN.iter().find(|(known, _)| of_deflate && known == name);
    let means = text.say_of("parameter", known.map_or("unknown", |(_, id)| id));
    let shown = match parameter {
        Some(parameter) => ["  ", parameter].concat(),
        None => extension.clone(),
    };
    let values = |values: &[String]| match values {
        [] => "–".to_owned(),
        values => clipped(&values.join(" / ")).into_owned(),
    };
    vec![
        clipped(&shown).into_owned(),
        values(&line.offered),
        values(&line.answered),
        means,
    ]
}

fn agreed(text: &Text, agreement: Option<Agreement>) -> String {
    let Some(Agreement { client, server }) = agreement else {
        return text.say("deflate-not-agreed");
    };
    let takeover = |takes_over| if takes_over { "yes" } else { "no" };
    let places = [
        ("client", (1_u32 << client.window_bits).into()),
        ("client-takeover", takeover(client.takes_over).into()),
        ("server", (1_u32 << server.window_bits).into()),
        ("server-takeover", takeover(server.takes_over).into()),
    ];
    text.say_with("deflate-agreed", &places)
}
