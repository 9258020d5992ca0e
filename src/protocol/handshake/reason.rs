//! Why a check came out as it did.

macro_rules! reasons {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal;)+) => {
        /// The finer cause of a check's verdict.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Reason {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name in kebab-case: the key of its words, and its name in JSON.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }
        }
    };
}

reasons! {
    // Of any rule
    /// Open: the head is cut off before its blank line, and what was looked for may have followed.
    CutOff = "cut-off";
    /// Open: the request is not here.
    NoRequest = "no-request";

    // handshake-method
    /// Another method than GET.
    MethodOther = "method-other";
    /// GET, but not in capitals: methods are told apart by case.
    MethodCase = "method-case";

    // http-version
    /// HTTP/1.0 or earlier.
    HttpVersionOld = "http-version-old";
    /// Missing, or not `HTTP/` and two digits with a dot between.
    HttpVersionMalformed = "http-version-malformed";

    // request-target
    /// There is none.
    TargetMissing = "target-missing";
    /// It does not begin with `/`, and is no http or https URI.
    TargetRelative = "target-relative";
    /// A whole URI, of another scheme than http or https: `ws://` is one that people write.
    TargetScheme = "target-scheme";
    /// It has a fragment, `#` and what follows.
    TargetFragment = "target-fragment";
    /// A character that no URI may hold: a space, a control, or one beyond ASCII.
    TargetCharacter = "target-character";

    // host-field
    /// There is none.
    HostMissing = "host-missing";
    /// There are several.
    HostRepeated = "host-repeated";
    /// Not a host with perhaps a port.
    HostMalformed = "host-malformed";

    // upgrade-websocket
    /// There is no Upgrade.
    UpgradeMissing = "upgrade-missing";
    /// It does not say `websocket`.
    UpgradeOther = "upgrade-other";
    /// A response's that says more than `websocket`.
    UpgradeMore = "upgrade-more";

    // connection-upgrade
    /// There is no Connection.
    ConnectionMissing = "connection-missing";
    /// It has no token `Upgrade`.
    ConnectionOther = "connection-other";

    // websocket-key
    /// There is none.
    KeyMissing = "key-missing";
    /// There are several.
    KeyRepeated = "key-repeated";
    /// It is empty.
    KeyEmpty = "key-empty";
    /// Base64 of fewer than 16 bytes.
    KeyShort = "key-short";
    /// Base64 of more than 16 bytes.
    KeyLong = "key-long";
    /// Base64 of 32 bytes: the 16 were written in hex before they were encoded, or twice as many were taken.
    KeyThirtyTwo = "key-thirty-two";
    /// A character of base64url, `-` or `_`.
    KeyUrlSafe = "key-url-safe";
    /// Another character that Base64 does not have.
    KeyCharacter = "key-character";
    /// `=` is missing at the end, or stands where none belongs.
    KeyPadding = "key-padding";
    /// Bits that the last character must leave 0 are not: another text has the same 16 bytes.
    KeyCanonical = "key-canonical";
    /// Note: the sample of RFC 6455 §1.3, which is not random.
    KeySample = "key-sample";
    /// Note: 16 times the same byte, which is not random.
    KeyUniform = "key-uniform";

    // request-origin
    /// Note: there is none. Each browser sends one, so this is no browser, or a proxy took it off.
    OriginMissing = "origin-missing";
    /// Note: Sec-WebSocket-Origin instead, as drafts before RFC 6455 had it.
    OriginDraft = "origin-draft";
    /// There are several.
    OriginRepeated = "origin-repeated";
    /// Note: `null`, as from a file, a sandboxed frame or a data URL.
    OriginNull = "origin-null";
    /// Not a scheme, `://` and a host with perhaps a port.
    OriginMalformed = "origin-malformed";
    /// Something follows the host and port: an origin has no path, not even `/`.
    OriginPath = "origin-path";
    /// Open: there is no Host to compare it with.
    OriginNoHost = "origin-no-host";
    /// Note: a scheme other than http and https, as of an extension or an application.
    OriginScheme = "origin-scheme";
    /// Note: cross-origin, of another host.
    OriginOtherHost = "origin-other-host";
    /// Note: cross-origin, of another port of the same host.
    OriginOtherPort = "origin-other-port";

    // websocket-version
    /// There is none.
    VersionMissing = "version-missing";
    /// There are several.
    VersionRepeated = "version-repeated";
    /// There is none, but Sec-WebSocket-Key1 or Key2: hixie-76 of 2010.
    VersionHixie76 = "version-hixie-76";
    /// There is none, and no field of WebSocket but Upgrade: hixie-75 of 2010, or all were taken off.
    VersionHixie75 = "version-hixie-75";
    /// 7: drafts 07 of 2011.
    VersionDraft7 = "version-draft-7";
    /// 8: drafts 08 to 12 of 2011.
    VersionDraft8 = "version-draft-8";
    /// 0–6 or 9–12: another draft, or one that was never used.
    VersionDraft = "version-draft";
    /// 14–255: no version has that number.
    VersionUnknown = "version-unknown";
    /// A list; only a server's answer may hold one.
    VersionList = "version-list";
    /// Not a number of 0–255 without leading zeros.
    VersionMalformed = "version-malformed";

    // subprotocol-list, subprotocol-choice
    /// The field names none.
    SubprotocolEmpty = "subprotocol-empty";
    /// Note: nothing stands between two commas.
    SubprotocolGap = "subprotocol-gap";
    /// A name is no token: a space, a slash or another separator.
    SubprotocolToken = "subprotocol-token";
    /// A name stands there twice.
    SubprotocolTwice = "subprotocol-twice";
    /// A response has several fields.
    SubprotocolRepeated = "subprotocol-repeated";
    /// A response names several.
    SubprotocolSeveral = "subprotocol-several";
    /// It was not offered.
    SubprotocolUnoffered = "subprotocol-unoffered";
    /// It was offered in other letter case: names are told apart by case.
    SubprotocolCase = "subprotocol-case";
    /// Note: some were offered and none was chosen. The RFC allows it, browsers fail the connection.
    SubprotocolNone = "subprotocol-none";

    // extension-list, extension-choice
    /// The field names none.
    ExtensionEmpty = "extension-empty";
    /// An element does not begin with a name.
    ExtensionName = "extension-name";
    /// No name follows `;`.
    ExtensionParameter = "extension-parameter";
    /// No token follows `=`.
    ExtensionValue = "extension-value";
    /// What stands between quotes is no token, or the second quote is missing.
    ExtensionQuotes = "extension-quotes";
    /// A character that cannot follow what stands before it.
    ExtensionCharacter = "extension-character";
    /// It was not offered.
    ExtensionUnoffered = "extension-unoffered";
    /// It was accepted twice.
    ExtensionTwice = "extension-twice";

    // deflate-offer, deflate-answer
    /// A parameter that permessage-deflate does not have.
    DeflateUnknown = "deflate-unknown";
    /// A parameter stands there twice.
    DeflateTwice = "deflate-twice";
    /// Window bits other than 8–15, or with leading zeros.
    DeflateRange = "deflate-range";
    /// A value where none may be.
    DeflateValue = "deflate-value";
    /// No value where one must be.
    DeflateNoValue = "deflate-no-value";
    /// `client_max_window_bits` in an answer, and the offer has none.
    DeflateUnasked = "deflate-unasked";
    /// `server_max_window_bits` is larger than was offered.
    DeflateLarger = "deflate-larger";
    /// `server_max_window_bits` was offered with a value, and the answer has none.
    DeflateWindowDropped = "deflate-window-dropped";
    /// `server_no_context_takeover` was offered, and the answer does not have it.
    DeflateTakeoverDropped = "deflate-takeover-dropped";
    /// No offer is as it must be: the server had to decline them.
    DeflateBadOffer = "deflate-bad-offer";

    // accept-value
    /// There is none.
    AcceptMissing = "accept-missing";
    /// There are several.
    AcceptRepeated = "accept-repeated";
    /// It is not the value for the key.
    AcceptWrong = "accept-wrong";
    /// Open: the request has no key, or one that is no text.
    AcceptNoKey = "accept-no-key";

    // status-switching
    /// The status line has no status code of three digits.
    StatusMalformed = "status-malformed";
    /// Open: another 1xx; the answer follows.
    StatusInterim = "status-interim";
    /// 200 OK.
    Status200 = "status-200";
    /// Open: 301 Moved Permanently. A client may follow; browsers do not.
    Status301 = "status-301";
    /// Open: 302 Found. A client may follow; browsers do not.
    Status302 = "status-302";
    /// Open: 303 See Other. A client may follow; browsers do not.
    Status303 = "status-303";
    /// Open: 307 Temporary Redirect. A client may follow; browsers do not.
    Status307 = "status-307";
    /// Open: 308 Permanent Redirect. A client may follow; browsers do not.
    Status308 = "status-308";
    /// 400 Bad Request.
    Status400 = "status-400";
    /// Open: 401 Unauthorized. A client may authenticate and try again.
    Status401 = "status-401";
    /// 403 Forbidden.
    Status403 = "status-403";
    /// 404 Not Found.
    Status404 = "status-404";
    /// 405 Method Not Allowed.
    Status405 = "status-405";
    /// Open: 407 Proxy Authentication Required. A client may authenticate and try again.
    Status407 = "status-407";
    /// 408 Request Timeout.
    Status408 = "status-408";
    /// 426 Upgrade Required.
    Status426 = "status-426";
    /// 429 Too Many Requests.
    Status429 = "status-429";
    /// 431 Request Header Fields Too Large.
    Status431 = "status-431";
    /// 500 Internal Server Error.
    Status500 = "status-500";
    /// 502 Bad Gateway.
    Status502 = "status-502";
    /// 503 Service Unavailable.
    Status503 = "status-503";
    /// 504 Gateway Timeout.
    Status504 = "status-504";
    /// Any other.
    StatusOther = "status-other";

    // version-answer
    /// There is no Sec-WebSocket-Version.
    VersionAnswerMissing = "version-answer-missing";
    /// Not a list of numbers of 0–255.
    VersionAnswerMalformed = "version-answer-malformed";
    /// Note: it has the version that the request asked for, so the refusal is about something else.
    VersionAnswerSame = "version-answer-same";

    // line-ending
    /// A line ends in LF alone.
    LineFeed = "line-feed";
    /// CR stands inside a line.
    CarriageReturn = "carriage-return";

    // field-line
    /// A line has no colon.
    FieldNoColon = "field-no-colon";
    /// Whitespace stands between name and colon.
    FieldSpace = "field-space";
    /// Nothing stands before the colon.
    FieldNameEmpty = "field-name-empty";
    /// A name holds a character that no token has.
    FieldName = "field-name";
    /// The first line behind the start line begins with whitespace.
    FieldLeading = "field-leading";

    // field-value
    /// NUL.
    ValueNul = "value-nul";
    /// Another control character than tab.
    ValueControl = "value-control";
    /// Note: bytes beyond ASCII, which each reader takes as it likes.
    ValueBeyondAscii = "value-beyond-ascii";

    // request-body, response-body
    /// Content-Length announces one.
    BodyLength = "body-length";
    /// Transfer-Encoding announces one.
    BodyEncoding = "body-encoding";
    /// Content-Length: 0, which a 101 must not say either.
    BodyLengthZero = "body-length-zero";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_are_kebab_case_and_unlike() {
        let ids: HashSet<_> = Reason::ALL.iter().map(|reason| reason.id()).collect();
        assert_eq!(ids.len(), Reason::ALL.len());
        for reason in Reason::ALL {
            let plain = |text: &str| text.replace('-', "").to_ascii_lowercase();
            assert_eq!(plain(reason.id()), plain(&format!("{reason:?}")));
            assert_eq!(reason.id(), reason.id().to_ascii_lowercase());
        }
    }
}
