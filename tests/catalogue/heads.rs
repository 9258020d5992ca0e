//! Opening handshakes of which one thing is not as it must be. Their servers mind little: what else is said is as ever.

use crate::frame::TEXT;
use crate::talk::{Talk, answer, answer_with, request};
use framescope::protocol::Accept;

const FIN: u8 = 0x80;
/// A field of a request, which every one of [`request`] has.
const KEY: &str = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
const VERSION: &str = "Sec-WebSocket-Version: 13";

/// The connection of the entry of that name.
pub(crate) fn opening(id: &str) -> Talk {
    let asking = |request: &str| Talk::opened().client(request);
    let asked = |request: &str| asking(request).server(answer("")).closed();
    // A request in which `usual` is something else.
    let with = |usual: &str, other: &str| {
        let usual_request = request("");
        assert!(usual_request.contains(usual), "{usual}");
        usual_request.replace(usual, other)
    };
    let answered = |answer: &str| asking(&request("")).server(answer).closed();
    match id {
        "post" => asked(&with("GET ", "POST ")),
        "http-1-0" => asked(&with("HTTP/1.1", "HTTP/1.0")),
        "fragment-in-target" => asked(&with("/chat", "/chat#room")),
        "no-host" => asked(&with("Host: server.example\r\n", "")),
        "connection-keep-alive" => asked(&with("Connection: Upgrade", "Connection: keep-alive")),
        "short-key" => {
            let key = "dGhlIG5vbmNl";
            asking(&with(KEY, &["Sec-WebSocket-Key: ", key].concat()))
                .server(answer_with(&Accept::of(key).value, ""))
                .closed()
        }
        "origin-with-path" => asked(&with(
            "Origin: http://server.example",
            "Origin: http://server.example/room.html",
        )),
        "version-8" => asked(&with(VERSION, "Sec-WebSocket-Version: 8")),
        "subprotocol-twice" => asking(&request("Sec-WebSocket-Protocol: chat, chat\r\n"))
            .server(answer("Sec-WebSocket-Protocol: chat\r\n"))
            .closed(),
        "extension-without-parameter" => asked(&request(
            "Sec-WebSocket-Extensions: permessage-deflate;\r\n",
        )),
        "window-of-16-bits" => asked(&request(
            "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=16\r\n",
        )),
        "frame-before-response" => asking(&request(""))
            .says(FIN | TEXT, b"too early")
            .server(answer(""))
            .closed(),
        // The GUID in lower case.
        "wrong-accept" => {
            asking(&request("")).server(answer_with("WJfwerbIozKsJXHxxI0JTO1SQgU=", ""))
        }
        "refused" => asking(&request(""))
            .server("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            .ended(),
        "version-not-told" => asking(&with(VERSION, "Sec-WebSocket-Version: 8"))
            .server("HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n")
            .ended(),
        "upgrade-to-two" => {
            answered(&answer("").replace("Upgrade: websocket", "Upgrade: websocket, h2c"))
        }
        "extension-unoffered" => {
            answered(&answer("Sec-WebSocket-Extensions: permessage-deflate\r\n"))
        }
        "window-unasked" => asking(&request("Sec-WebSocket-Extensions: permessage-deflate\r\n"))
            .server(answer(
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=10\r\n",
            ))
            .closed(),
        "subprotocol-unoffered" => answered(&answer("Sec-WebSocket-Protocol: chat\r\n")),
        _ => head(id),
    }
}

/// What any head of HTTP must be.
fn head(id: &str) -> Talk {
    let asked = |request: &str| {
        let talk = Talk::opened().client(request).server(answer(""));
        talk.closed()
    };
    match id {
        "line-feeds" => asked(&request("").replace("\r\n", "\n")),
        "space-before-colon" => asked(&request("User-Agent : two readers\r\n")),
        "folded-field" => asked(&request("User-Agent: one line,\r\n and another\r\n")),
        "nul-in-value" => asked(&request("User-Agent: cut\0off\r\n")),
        "field-twice" => asked(&request("User-Agent: first\r\nUser-Agent: last\r\n")),
        // What follows the head is a frame, and as long.
        "request-with-body" => Talk::opened()
            .client(request("Content-Length: 11\r\n"))
            .server(answer(""))
            .says(FIN | TEXT, b"Hello")
            .closed(),
        "switching-with-body" => Talk::opened()
            .client(request(""))
            .server(answer("Content-Length: 0\r\n"))
            .closed(),
        other => panic!("nothing is made for {other}"),
    }
}
