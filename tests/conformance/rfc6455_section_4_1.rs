//! What a client sends, and what it checks of the answer.

use crate::handshake::{Edit, Expected, requests, responses};
use Verdict::{Broken, Kept, Open};
use framescope::protocol::Rule;
use framescope::protocol::handshake::{Reason, Verdict};

const KEY: &str = "x3JJHMbDL1EzLkh9GBhXDw==";
const ORIGIN: &str = "http://server.example.com";

pub(crate) const REQUESTS: &[(Edit, Expected)] = &[
    (
        ("GET", "POST"),
        (
            Rule::HandshakeMethod,
            Broken,
            Some(Reason::MethodOther),
            Some("POST"),
        ),
    ),
    (
        (" HTTP/1.1", " HTTP/1.0"),
        (
            Rule::HttpVersion,
            Broken,
            Some(Reason::HttpVersionOld),
            Some("HTTP/1.0"),
        ),
    ),
    (
        (" HTTP/1.1", ""),
        (
            Rule::HttpVersion,
            Broken,
            Some(Reason::HttpVersionMalformed),
            Some(""),
        ),
    ),
    (
        (" HTTP/1.1", " HTTP/1."),
        (
            Rule::HttpVersion,
            Broken,
            Some(Reason::HttpVersionMalformed),
            Some("HTTP/1."),
        ),
    ),
    (
        (" HTTP/1.1", " http/1.1"),
        (
            Rule::HttpVersion,
            Broken,
            Some(Reason::HttpVersionMalformed),
            Some("http/1.1"),
        ),
    ),
    (
        (" HTTP/1.1", " HTTP/1.2"),
        (Rule::HttpVersion, Kept, None, Some("HTTP/1.2")),
    ),
    (
        ("/chat", ""),
        (
            Rule::RequestTarget,
            Broken,
            Some(Reason::TargetMissing),
            Some(""),
        ),
    ),
    (
        ("/chat", "chat"),
        (
            Rule::RequestTarget,
            Broken,
            Some(Reason::TargetRelative),
            Some("chat"),
        ),
    ),
    (
        ("/chat", "*"),
        (
            Rule::RequestTarget,
            Broken,
            Some(Reason::TargetRelative),
            Some("*"),
        ),
    ),
    (
        ("/chat", "server.example.com:80"),
        (
            Rule::RequestTarget,
            Broken,
            Some(Reason::TargetRelative),
            Some("server.example.com:80"),
        ),
    ),
    (
        ("/chat", "ws://server.example.com/chat"),
        (
            Rule::RequestTarget,
            Broken,
            Some(Reason::TargetScheme),
            Some("ws"),
        ),
    ),
    (
        ("/chat", "http://server.example.com/chat"),
        (
            Rule::RequestTarget,
            Kept,
            None,
            Some("http://server.example.com/chat"),
        ),
    ),
    (
        ("/chat", "HTTPS://server.example.com/chat"),
        (
            Rule::RequestTarget,
            Kept,
            None,
            Some("HTTPS://server.example.com/chat"),
        ),
    ),
    (
        ("/chat", "/chat?a=b|c#d"),
        (
            Rule::RequestTarget,
            Broken,
            Some(Reason::TargetFragment),
            Some("#d"),
        ),
    ),
    (
        ("/chat", "/chat?a=b|c"),
        (Rule::RequestTarget, Kept, None, Some("/chat?a=b|c")),
    ),
    (
        ("/chat", "/a b"),
        (
            Rule::RequestTarget,
            Broken,
            Some(Reason::TargetCharacter),
            Some(" "),
        ),
    ),
    (
        ("/chat", "/a\x01b"),
        (
            Rule::RequestTarget,
            Broken,
            Some(Reason::TargetCharacter),
            Some("\x01"),
        ),
    ),
    (
        ("Host: server.example.com\r\n", ""),
        (Rule::HostField, Broken, Some(Reason::HostMissing), None),
    ),
    (
        ("", "Host: other\r\n"),
        (
            Rule::HostField,
            Broken,
            Some(Reason::HostRepeated),
            Some("other"),
        ),
    ),
    (
        ("Host: server.example.com", "Host:"),
        (
            Rule::HostField,
            Broken,
            Some(Reason::HostMalformed),
            Some(""),
        ),
    ),
    (
        ("Host: server.example.com", "Host: ws://a"),
        (
            Rule::HostField,
            Broken,
            Some(Reason::HostMalformed),
            Some("/"),
        ),
    ),
    (
        ("Host: server.example.com", "Host: a:8o"),
        (
            Rule::HostField,
            Broken,
            Some(Reason::HostMalformed),
            Some("o"),
        ),
    ),
    (
        ("Host: server.example.com", "Host: [::1"),
        (
            Rule::HostField,
            Broken,
            Some(Reason::HostMalformed),
            Some(""),
        ),
    ),
    (
        ("Host: server.example.com", "hOST:\tSERVER.example.com:80"),
        (Rule::HostField, Kept, None, Some("SERVER.example.com:80")),
    ),
    (
        ("Upgrade: websocket\r\n", ""),
        (
            Rule::UpgradeWebsocket,
            Broken,
            Some(Reason::UpgradeMissing),
            None,
        ),
    ),
    (
        ("Upgrade: websocket", "Upgrade: h2c"),
        (
            Rule::UpgradeWebsocket,
            Broken,
            Some(Reason::UpgradeOther),
            Some("h2c"),
        ),
    ),
    (
        ("Upgrade: websocket", "Upgrade: websockets"),
        (
            Rule::UpgradeWebsocket,
            Broken,
            Some(Reason::UpgradeOther),
            Some("websockets"),
        ),
    ),
    (
        ("Upgrade: websocket", "Upgrade: h2c, WebSocket/13"),
        (Rule::UpgradeWebsocket, Kept, None, Some("WebSocket/13")),
    ),
    (
        ("Connection: keep-alive, Upgrade\r\n", ""),
        (
            Rule::ConnectionUpgrade,
            Broken,
            Some(Reason::ConnectionMissing),
            None,
        ),
    ),
    (
        ("keep-alive, Upgrade", "keep-alive"),
        (
            Rule::ConnectionUpgrade,
            Broken,
            Some(Reason::ConnectionOther),
            Some("keep-alive"),
        ),
    ),
    (
        ("keep-alive, Upgrade", "keep-alive\r\nConnection: upgrade"),
        (Rule::ConnectionUpgrade, Kept, None, Some("upgrade")),
    ),
    (
        ("Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n", ""),
        (Rule::WebsocketKey, Broken, Some(Reason::KeyMissing), None),
    ),
    (
        ("", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"),
        (
            Rule::WebsocketKey,
            Broken,
            Some(Reason::KeyRepeated),
            Some("dGhlIHNhbXBsZSBub25jZQ=="),
        ),
    ),
    (
        (KEY, ""),
        (Rule::WebsocketKey, Broken, Some(Reason::KeyEmpty), Some("")),
    ),
    (
        (KEY, "c2hvcnQ="),
        (
            Rule::WebsocketKey,
            Broken,
            Some(Reason::KeyShort),
            Some("c2hvcnQ="),
        ),
    ),
    (
        (KEY, "x3JJHMbDL1EzLkh9GBhXD3JJ"),
        (
            Rule::WebsocketKey,
            Broken,
            Some(Reason::KeyLong),
            Some("x3JJHMbDL1EzLkh9GBhXD3JJ"),
        ),
    ),
    (
        (KEY, "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
        (
            Rule::WebsocketKey,
            Broken,
            Some(Reason::KeyThirtyTwo),
            Some("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
        ),
    ),
    (
        (KEY, "x3JJHMbD-1EzLkh9GBhXDw=="),
        (
            Rule::WebsocketKey,
            Broken,
            Some(Reason::KeyUrlSafe),
            Some("-"),
        ),
    ),
    (
        (KEY, "x3JJ HMbDL1EzLkh9GBhXDw="),
        (
            Rule::WebsocketKey,
            Broken,
            Some(Reason::KeyCharacter),
            Some(" "),
        ),
    ),
    (
        (KEY, "x3JJHMbDL1EzLkh9GBhXDw"),
        (
            Rule::WebsocketKey,
            Broken,
            Some(Reason::KeyPadding),
            Some(""),
        ),
    ),
    (
        (KEY, "x3JJ=HMbDL1EzLkh9GBhXDw"),
        (
            Rule::WebsocketKey,
            Broken,
            Some(Reason::KeyPadding),
            Some("="),
        ),
    ),
    (
        (KEY, "x3JJHMbDL1EzLkh9GBhXDx=="),
        (
            Rule::WebsocketKey,
            Broken,
            Some(Reason::KeyCanonical),
            Some("x"),
        ),
    ),
    (
        (KEY, "dGhlIHNhbXBsZSBub25jZQ=="),
        (
            Rule::WebsocketKey,
            Kept,
            Some(Reason::KeySample),
            Some("dGhlIHNhbXBsZSBub25jZQ=="),
        ),
    ),
    (
        (KEY, "AAAAAAAAAAAAAAAAAAAAAA=="),
        (
            Rule::WebsocketKey,
            Kept,
            Some(Reason::KeyUniform),
            Some("AAAAAAAAAAAAAAAAAAAAAA=="),
        ),
    ),
    (
        (KEY, "\t x3JJHMbDL1EzLkh9GBhXDw== "),
        (
            Rule::WebsocketKey,
            Kept,
            None,
            Some("x3JJHMbDL1EzLkh9GBhXDw=="),
        ),
    ),
    (
        ("Origin: http://server.example.com\r\n", ""),
        (Rule::RequestOrigin, Kept, Some(Reason::OriginMissing), None),
    ),
    (
        ("Origin: http", "Sec-WebSocket-Origin: http"),
        (
            Rule::RequestOrigin,
            Kept,
            Some(Reason::OriginDraft),
            Some("http://server.example.com"),
        ),
    ),
    (
        ("", "Origin: null\r\n"),
        (
            Rule::RequestOrigin,
            Broken,
            Some(Reason::OriginRepeated),
            Some("null"),
        ),
    ),
    (
        (ORIGIN, "null"),
        (
            Rule::RequestOrigin,
            Kept,
            Some(Reason::OriginNull),
            Some("null"),
        ),
    ),
    (
        (ORIGIN, "server.example.com"),
        (
            Rule::RequestOrigin,
            Broken,
            Some(Reason::OriginMalformed),
            Some("server.example.com"),
        ),
    ),
    (
        (ORIGIN, "http://"),
        (
            Rule::RequestOrigin,
            Broken,
            Some(Reason::OriginMalformed),
            Some(""),
        ),
    ),
    (
        (ORIGIN, "http://a b"),
        (
            Rule::RequestOrigin,
            Broken,
            Some(Reason::OriginMalformed),
            Some(" "),
        ),
    ),
    (
        (ORIGIN, "http://u@a"),
        (
            Rule::RequestOrigin,
            Broken,
            Some(Reason::OriginMalformed),
            Some("@"),
        ),
    ),
    (
        (ORIGIN, "1_://a"),
        (
            Rule::RequestOrigin,
            Broken,
            Some(Reason::OriginMalformed),
            Some("_"),
        ),
    ),
    (
        (ORIGIN, "://a"),
        (
            Rule::RequestOrigin,
            Broken,
            Some(Reason::OriginMalformed),
            Some(":"),
        ),
    ),
    (
        (ORIGIN, "http://server.example.com/"),
        (
            Rule::RequestOrigin,
            Broken,
            Some(Reason::OriginPath),
            Some("/"),
        ),
    ),
    (
        (ORIGIN, "http://a/b?c"),
        (
            Rule::RequestOrigin,
            Broken,
            Some(Reason::OriginPath),
            Some("/b?c"),
        ),
    ),
    (
        (ORIGIN, "chrome-extension://abcdef"),
        (
            Rule::RequestOrigin,
            Kept,
            Some(Reason::OriginScheme),
            Some("chrome-extension://abcdef"),
        ),
    ),
    (
        (ORIGIN, "file://"),
        (
            Rule::RequestOrigin,
            Kept,
            Some(Reason::OriginScheme),
            Some("file://"),
        ),
    ),
    (
        (ORIGIN, "http://example.com"),
        (
            Rule::RequestOrigin,
            Kept,
            Some(Reason::OriginOtherHost),
            Some("http://example.com"),
        ),
    ),
    (
        (ORIGIN, "http://server.example.com:8080"),
        (
            Rule::RequestOrigin,
            Kept,
            Some(Reason::OriginOtherPort),
            Some("http://server.example.com:8080"),
        ),
    ),
    (
        (ORIGIN, "https://SERVER.example.com:443"),
        (
            Rule::RequestOrigin,
            Kept,
            None,
            Some("https://SERVER.example.com:443"),
        ),
    ),
    (
        ("Host: server.example.com", "Host: server.example.com:8080"),
        (
            Rule::RequestOrigin,
            Kept,
            Some(Reason::OriginOtherPort),
            Some("http://server.example.com"),
        ),
    ),
    (
        ("Host: server.example.com", "Host: server.example.com:80"),
        (
            Rule::RequestOrigin,
            Kept,
            None,
            Some("http://server.example.com"),
        ),
    ),
    (
        ("", "Sec-WebSocket-Version: 13\r\n"),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionRepeated),
            Some("13"),
        ),
    ),
    (
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 7"),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionDraft7),
            Some("7"),
        ),
    ),
    (
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8"),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionDraft8),
            Some("8"),
        ),
    ),
    (
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 6"),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionDraft),
            Some("6"),
        ),
    ),
    (
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 12"),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionDraft),
            Some("12"),
        ),
    ),
    (
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 14"),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionUnknown),
            Some("14"),
        ),
    ),
    (
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 255"),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionUnknown),
            Some("255"),
        ),
    ),
    (
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 13, 8"),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionList),
            Some("13, 8"),
        ),
    ),
    (
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 013"),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionMalformed),
            Some("013"),
        ),
    ),
    (
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 256"),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionMalformed),
            Some("256"),
        ),
    ),
    (
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: +13"),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionMalformed),
            Some("+13"),
        ),
    ),
    (
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: "),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionMalformed),
            Some(""),
        ),
    ),
    (
        ("Sec-WebSocket-Version: 13\r\n", ""),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionMissing),
            None,
        ),
    ),
    (
        (
            "Sec-WebSocket-Version: 13\r\n",
            "Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5\r\n",
        ),
        (
            Rule::WebsocketVersion,
            Broken,
            Some(Reason::VersionHixie76),
            None,
        ),
    ),
    (
        ("chat, superchat", ""),
        (
            Rule::SubprotocolList,
            Broken,
            Some(Reason::SubprotocolEmpty),
            Some(""),
        ),
    ),
    (
        ("chat, superchat", " , ,"),
        (
            Rule::SubprotocolList,
            Broken,
            Some(Reason::SubprotocolEmpty),
            Some(", ,"),
        ),
    ),
    (
        ("chat, superchat", "chat, super chat"),
        (
            Rule::SubprotocolList,
            Broken,
            Some(Reason::SubprotocolToken),
            Some(" "),
        ),
    ),
    (
        ("chat, superchat", "chat/1"),
        (
            Rule::SubprotocolList,
            Broken,
            Some(Reason::SubprotocolToken),
            Some("/"),
        ),
    ),
    (
        ("chat, superchat", "chat, b, chat"),
        (
            Rule::SubprotocolList,
            Broken,
            Some(Reason::SubprotocolTwice),
            Some("chat"),
        ),
    ),
    (
        ("chat, superchat", "chat\r\nSec-WebSocket-Protocol: chat"),
        (
            Rule::SubprotocolList,
            Broken,
            Some(Reason::SubprotocolTwice),
            Some("chat"),
        ),
    ),
    (
        ("chat, superchat", "chat, , b"),
        (
            Rule::SubprotocolList,
            Kept,
            Some(Reason::SubprotocolGap),
            Some(""),
        ),
    ),
    (
        ("chat, superchat", "chat, Chat"),
        (Rule::SubprotocolList, Kept, None, Some("chat, Chat")),
    ),
    (
        ("chat, superchat", "v12.stomp,v11.stomp"),
        (
            Rule::SubprotocolList,
            Kept,
            None,
            Some("v12.stomp,v11.stomp"),
        ),
    ),
    (
        ("Sec-WebSocket-Protocol: chat, superchat\r\n", ""),
        (Rule::SubprotocolList, Kept, None, None),
    ),
];

pub(crate) const RESPONSES: &[(Option<Edit>, Edit, Expected)] = &[
    (
        None,
        ("101 Switching Protocols", "abc"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::StatusMalformed),
            Some("abc"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "0101"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::StatusMalformed),
            Some("0101"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", ""),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::StatusMalformed),
            Some(""),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "100"),
        (
            Rule::StatusSwitching,
            Open,
            Some(Reason::StatusInterim),
            Some("100"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "103"),
        (
            Rule::StatusSwitching,
            Open,
            Some(Reason::StatusInterim),
            Some("103"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "301"),
        (
            Rule::StatusSwitching,
            Open,
            Some(Reason::Status301),
            Some("301"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "302"),
        (
            Rule::StatusSwitching,
            Open,
            Some(Reason::Status302),
            Some("302"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "303"),
        (
            Rule::StatusSwitching,
            Open,
            Some(Reason::Status303),
            Some("303"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "307"),
        (
            Rule::StatusSwitching,
            Open,
            Some(Reason::Status307),
            Some("307"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "308"),
        (
            Rule::StatusSwitching,
            Open,
            Some(Reason::Status308),
            Some("308"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "401"),
        (
            Rule::StatusSwitching,
            Open,
            Some(Reason::Status401),
            Some("401"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "407"),
        (
            Rule::StatusSwitching,
            Open,
            Some(Reason::Status407),
            Some("407"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "200"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::Status200),
            Some("200"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "400"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::Status400),
            Some("400"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "403"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::Status403),
            Some("403"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "404"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::Status404),
            Some("404"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "405"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::Status405),
            Some("405"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "408"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::Status408),
            Some("408"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "429"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::Status429),
            Some("429"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "431"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::Status431),
            Some("431"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "500"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::Status500),
            Some("500"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "502"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::Status502),
            Some("502"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "503"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::Status503),
            Some("503"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "504"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::Status504),
            Some("504"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "418"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::StatusOther),
            Some("418"),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "999"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::StatusOther),
            Some("999"),
        ),
    ),
    (
        None,
        (" 101 Switching Protocols", ""),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::StatusMalformed),
            Some(""),
        ),
    ),
    (
        None,
        ("101 Switching Protocols", "101"),
        (Rule::StatusSwitching, Kept, None, Some("101")),
    ),
    (
        None,
        ("101 Switching Protocols", "426 Upgrade Required"),
        (
            Rule::StatusSwitching,
            Broken,
            Some(Reason::Status426),
            Some("426"),
        ),
    ),
    (
        None,
        ("HTTP/1.1", "HTTP/1.0"),
        (
            Rule::HttpVersion,
            Broken,
            Some(Reason::HttpVersionOld),
            Some("HTTP/1.0"),
        ),
    ),
    (
        None,
        ("Upgrade: websocket\r\n", ""),
        (
            Rule::UpgradeWebsocket,
            Broken,
            Some(Reason::UpgradeMissing),
            None,
        ),
    ),
    (
        None,
        ("Upgrade: websocket", "Upgrade: h2c"),
        (
            Rule::UpgradeWebsocket,
            Broken,
            Some(Reason::UpgradeOther),
            Some("h2c"),
        ),
    ),
    (
        None,
        ("Upgrade: websocket", "Upgrade: websocket, h2c"),
        (
            Rule::UpgradeWebsocket,
            Broken,
            Some(Reason::UpgradeMore),
            Some("websocket, h2c"),
        ),
    ),
    (
        None,
        (
            "Upgrade: websocket",
            "Upgrade: websocket\r\nUpgrade: websocket",
        ),
        (
            Rule::UpgradeWebsocket,
            Broken,
            Some(Reason::UpgradeMore),
            Some("websocket"),
        ),
    ),
    (
        None,
        ("Upgrade: websocket", "UPGRADE:WebSocket"),
        (Rule::UpgradeWebsocket, Kept, None, Some("WebSocket")),
    ),
    (
        None,
        ("Connection: Upgrade\r\n", ""),
        (
            Rule::ConnectionUpgrade,
            Broken,
            Some(Reason::ConnectionMissing),
            None,
        ),
    ),
    (
        None,
        ("Connection: Upgrade", "Connection: close"),
        (
            Rule::ConnectionUpgrade,
            Broken,
            Some(Reason::ConnectionOther),
            Some("close"),
        ),
    ),
    (
        None,
        ("Connection: Upgrade", "Connection: Keep-Alive, upgrade"),
        (Rule::ConnectionUpgrade, Kept, None, Some("upgrade")),
    ),
    (
        None,
        ("Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=\r\n", ""),
        (Rule::AcceptValue, Broken, Some(Reason::AcceptMissing), None),
    ),
    (
        None,
        ("", "Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=\r\n"),
        (
            Rule::AcceptValue,
            Broken,
            Some(Reason::AcceptRepeated),
            Some("HSmrc0sMlYUkAGmm5OPpG2HaGWk="),
        ),
    ),
    (
        None,
        (
            "HSmrc0sMlYUkAGmm5OPpG2HaGWk=",
            "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
        ),
        (
            Rule::AcceptValue,
            Broken,
            Some(Reason::AcceptWrong),
            Some("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
        ),
    ),
    (
        None,
        (
            "HSmrc0sMlYUkAGmm5OPpG2HaGWk=",
            "hsmrc0smlyukagmm5oppg2hagwk=",
        ),
        (
            Rule::AcceptValue,
            Broken,
            Some(Reason::AcceptWrong),
            Some("hsmrc0smlyukagmm5oppg2hagwk="),
        ),
    ),
    (
        None,
        ("HSmrc0sMlYUkAGmm5OPpG2HaGWk=", ""),
        (
            Rule::AcceptValue,
            Broken,
            Some(Reason::AcceptWrong),
            Some(""),
        ),
    ),
    (
        None,
        (
            "HSmrc0sMlYUkAGmm5OPpG2HaGWk=",
            "HSmrc0sMlYUkAGmm5OPpG2HaGWk= \t",
        ),
        (
            Rule::AcceptValue,
            Kept,
            None,
            Some("HSmrc0sMlYUkAGmm5OPpG2HaGWk="),
        ),
    ),
    (
        Some(("Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n", "")),
        (
            "HSmrc0sMlYUkAGmm5OPpG2HaGWk=",
            "HSmrc0sMlYUkAGmm5OPpG2HaGWk=",
        ),
        (
            Rule::AcceptValue,
            Open,
            Some(Reason::AcceptNoKey),
            Some("HSmrc0sMlYUkAGmm5OPpG2HaGWk="),
        ),
    ),
    (
        None,
        (
            "permessage-deflate; client_max_window_bits=12",
            "x-webkit-deflate-frame",
        ),
        (
            Rule::ExtensionChoice,
            Broken,
            Some(Reason::ExtensionUnoffered),
            Some("x-webkit-deflate-frame"),
        ),
    ),
    (
        Some(("permessage-deflate", "foo, PERMESSAGE-deflate")),
        (
            "permessage-deflate; client_max_window_bits=12",
            "foo, permessage-deflate; client_max_window_bits=12",
        ),
        (
            Rule::ExtensionChoice,
            Kept,
            None,
            Some("foo, permessage-deflate; client_max_window_bits=12"),
        ),
    ),
    (
        None,
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; client_max_window_bits=12, permessage-deflate",
        ),
        (
            Rule::ExtensionChoice,
            Broken,
            Some(Reason::ExtensionTwice),
            Some("permessage-deflate"),
        ),
    ),
    (
        Some((
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n",
            "",
        )),
        (
            "permessage-deflate; client_max_window_bits=12",
            "permessage-deflate; client_max_window_bits=12",
        ),
        (
            Rule::ExtensionChoice,
            Broken,
            Some(Reason::ExtensionUnoffered),
            Some("permessage-deflate"),
        ),
    ),
    (
        None,
        (
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=12\r\n",
            "",
        ),
        (Rule::ExtensionChoice, Kept, None, None),
    ),
    (
        None,
        ("", "Sec-WebSocket-Protocol: superchat\r\n"),
        (
            Rule::SubprotocolChoice,
            Broken,
            Some(Reason::SubprotocolRepeated),
            Some("superchat"),
        ),
    ),
    (
        None,
        ("Sec-WebSocket-Protocol: chat", "Sec-WebSocket-Protocol:"),
        (
            Rule::SubprotocolChoice,
            Broken,
            Some(Reason::SubprotocolEmpty),
            Some(""),
        ),
    ),
    (
        None,
        (
            "Sec-WebSocket-Protocol: chat",
            "Sec-WebSocket-Protocol: chat, superchat",
        ),
        (
            Rule::SubprotocolChoice,
            Broken,
            Some(Reason::SubprotocolSeveral),
            Some("chat, superchat"),
        ),
    ),
    (
        None,
        (
            "Sec-WebSocket-Protocol: chat",
            "Sec-WebSocket-Protocol: chat 1",
        ),
        (
            Rule::SubprotocolChoice,
            Broken,
            Some(Reason::SubprotocolToken),
            Some(" "),
        ),
    ),
    (
        None,
        (
            "Sec-WebSocket-Protocol: chat",
            "Sec-WebSocket-Protocol: mqtt",
        ),
        (
            Rule::SubprotocolChoice,
            Broken,
            Some(Reason::SubprotocolUnoffered),
            Some("mqtt"),
        ),
    ),
    (
        None,
        (
            "Sec-WebSocket-Protocol: chat",
            "Sec-WebSocket-Protocol: Chat",
        ),
        (
            Rule::SubprotocolChoice,
            Broken,
            Some(Reason::SubprotocolCase),
            Some("Chat"),
        ),
    ),
    (
        None,
        (
            "Sec-WebSocket-Protocol: chat",
            "Sec-WebSocket-Protocol: superchat",
        ),
        (Rule::SubprotocolChoice, Kept, None, Some("superchat")),
    ),
    (
        None,
        ("Sec-WebSocket-Protocol: chat\r\n", ""),
        (
            Rule::SubprotocolChoice,
            Kept,
            Some(Reason::SubprotocolNone),
            None,
        ),
    ),
    (
        Some(("Sec-WebSocket-Protocol: chat, superchat\r\n", "")),
        ("Sec-WebSocket-Protocol: chat\r\n", ""),
        (Rule::SubprotocolChoice, Kept, None, None),
    ),
    (
        Some(("Sec-WebSocket-Protocol: chat, superchat\r\n", "")),
        (
            "Sec-WebSocket-Protocol: chat",
            "Sec-WebSocket-Protocol: chat",
        ),
        (
            Rule::SubprotocolChoice,
            Broken,
            Some(Reason::SubprotocolUnoffered),
            Some("chat"),
        ),
    ),
];

#[test]
fn what_a_client_sends() {
    requests(REQUESTS);
}

#[test]
fn what_a_client_checks() {
    responses(RESPONSES);
}
