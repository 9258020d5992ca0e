//! A ws or wss URI: its parts, and the request that it leads to.

use super::{clipped, verdict_block};
use crate::analysis::sheet::{Block, CodeSample, Outcome};
use crate::capture::transcript::Bare;
use crate::protocol::handshake::uri::{Scheme, WebSocketUri, parse, request_for};
use crate::text::Text;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest, Sha1};

/// Everything that is said of a URI.
pub(super) fn blocks(text: &Text, bare: &Bare) -> Vec<Block> {
    match parse(&bare.text) {
        Ok(uri) => sound(text, bare, &uri),
        Err(error) => {
            let places = [("why", text.uri_fault(&bare.text, &error).into())];
            let says = text.say_with("verdict-uri-bad", &places);
            vec![verdict_block(Outcome::Fail, says)]
        }
    }
}

fn sound(text: &Text, bare: &Bare, uri: &WebSocketUri<'_>) -> Vec<Block> {
    let places = [
        ("host", clipped(uri.host).into()),
        ("port", uri.port().to_string().into()),
        ("tls", uri.scheme.name().into()),
    ];
    // The key is an example; the same URI has the same one.
    let digest = Sha1::digest(&bare.text);
    let key = STANDARD.encode(digest.first_chunk::<16>().unwrap_or(&[0; 16]));
    vec![
        verdict_block(Outcome::Pass, text.say_with("verdict-uri-sound", &places)),
        table(text, bare, uri),
        Block::Code {
            title: text.say("code-request"),
            samples: vec![CodeSample {
                language: "HTTP".to_owned(),
                code: request_for(uri, &key),
            }],
        },
        Block::Prose {
            title: text.say("uri-key-title"),
            paragraphs: vec![text.say("uri-key")],
        },
    ]
}

fn table(text: &Text, bare: &Bare, uri: &WebSocketUri<'_>) -> Block {
    let row =
        |part: String, value: &str, means: String| vec![part, clipped(value).into_owned(), means];
    let means = match uri.scheme {
        Scheme::Ws => text.say("uri-means-ws"),
        Scheme::Wss => text.say("uri-means-wss"),
    };
    let mut rows = vec![row(text.say("uri-scheme"), uri.scheme.name(), means)];
    if let Some(userinfo) = uri.userinfo {
        let range = usize::try_from(userinfo.start)
            .ok()
            .zip(usize::try_from(userinfo.end).ok());
        let value = range.and_then(|(start, end)| bare.text.get(start..end));
        rows.push(row(
            text.say("uri-userinfo"),
            value.unwrap_or_default(),
            text.say("uri-means-userinfo"),
        ));
    }
    rows.push(row(
        text.say("uri-host"),
        uri.host,
        text.say("uri-means-host"),
    ));
    let means = if uri.given_port.is_some() {
        text.say("uri-means-port-given")
    } else {
        text.say("uri-means-port-default")
    };
    rows.push(row(text.say("uri-port"), &uri.port().to_string(), means));
    rows.push(row(
        text.say("uri-resource"),
        &uri.resource,
        text.say("uri-means-resource"),
    ));
    Block::Table {
        title: text.say("uri-title"),
        head: vec![
            text.say("uri-part"),
            text.say("uri-value"),
            text.say("uri-means"),
        ],
        rows,
    }
}
