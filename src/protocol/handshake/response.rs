//! The checks of a response (RFC 6455 §4.1, §4.2.2).

use super::heading::{Heading, Name, is};
use super::list::{elements, subprotocol};
use super::request::{connection, single_field, version_at_least};
use super::{Check, Found, HeadSide, Reason, deflate_parameters, extension_list, version};
use crate::bytes::Span;
use crate::protocol::Accept;
use crate::protocol::rule::Rule;

/// What §4.1 lets a client check of a 101, in its order.
const SWITCHING: &[(Rule, fn(&Heading<'_>, Option<&Heading<'_>>) -> Found)] = &[
    (Rule::HttpVersion, |response, _| http_version(response)),
    (Rule::UpgradeWebsocket, |response, _| upgrade(response)),
    (Rule::ConnectionUpgrade, |response, _| connection(response)),
    (Rule::AcceptValue, accept),
    (Rule::ExtensionList, |response, _| {
        extension_list::grammar(response)
    }),
    (Rule::ExtensionChoice, extension_list::choice),
    (Rule::DeflateAnswer, deflate_parameters::answered),
    (Rule::SubprotocolChoice, subprotocol),
    (Rule::ResponseBody, |response, _| body(response)),
];

/// What RFC 9110 and RFC 9112 say of any head.
const LINES: &[(Rule, fn(&Heading<'_>) -> Found)] = &[
    (Rule::LineEnding, |response| response.lines.line_ending()),
    (Rule::FoldedField, |response| response.lines.folded_field()),
    (Rule::FieldLine, |response| response.lines.field_line()),
    (Rule::FieldValue, |response| response.lines.field_value()),
    (Rule::SingleField, single_field),
];

/// Adds the checks of `response`, to `request`. One with another status than 101 need not be what a 101 must be.
pub(super) fn check(
    response: &Heading<'_>,
    request: Option<&Heading<'_>>,
    checks: &mut Vec<Check>,
) {
    let mut add = |rule, found: Found| checks.push(found.of(rule, HeadSide::Response));
    let line = StatusLine::of(response);
    let status = line.as_ref().and_then(|line| line.status(response));
    add(
        Rule::StatusSwitching,
        line.map_or(Found::open(Reason::CutOff, None), |line| {
            switching(status, line.code)
        }),
    );
    match status {
        Some(101) => {
            for (rule, check) in SWITCHING {
                add(*rule, check(response, request));
            }
        }
        Some(status) => {
            if let Some(found) = version::answered(response, request, status) {
                add(Rule::VersionAnswer, found);
            }
        }
        None => {}
    }
    for (rule, check) in LINES {
        add(*rule, check(response));
    }
}

/// A response's first line. What is not there is empty, at the end of what is.
struct StatusLine {
    version: Span,
    code: Span,
}

impl StatusLine {
    /// `None` if it is cut off.
    fn of(response: &Heading<'_>) -> Option<Self> {
        let line = response.start?;
        let mut words = response.slice(line).splitn(3, |byte| *byte == b' ');
        let version = Span::at(line.start, words.next().unwrap_or_default().len() as u64);
        let code = words.next();
        let start = version.end + u64::from(code.is_some());
        Some(Self {
            version,
            code: Span::at(start, code.unwrap_or_default().len() as u64),
        })
    }

    /// The status code: three digits (RFC 9112 §4).
    fn status(&self, response: &Heading<'_>) -> Option<u16> {
        let digits = response.slice(self.code);
        let is_code = digits.len() == 3 && digits.iter().all(u8::is_ascii_digit);
        is_code
            .then(|| std::str::from_utf8(digits).ok()?.parse().ok())
            .flatten()
    }
}

/// What a status code that stands at `span` means for the handshake.
fn switching(status: Option<u16>, span: Span) -> Found {
    let reason = match status {
        None => Reason::StatusMalformed,
        Some(101) => return Found::kept(span),
        Some(100..200) => return Found::open(Reason::StatusInterim, span),
        Some(301) => return Found::open(Reason::Status301, span),
        Some(302) => return Found::open(Reason::Status302, span),
        Some(303) => return Found::open(Reason::Status303, span),
        Some(307) => return Found::open(Reason::Status307, span),
        Some(308) => return Found::open(Reason::Status308, span),
        Some(401) => return Found::open(Reason::Status401, span),
        Some(407) => return Found::open(Reason::Status407, span),
        Some(200) => Reason::Status200,
        Some(400) => Reason::Status400,
        Some(403) => Reason::Status403,
        Some(404) => Reason::Status404,
        Some(405) => Reason::Status405,
        Some(408) => Reason::Status408,
        Some(426) => Reason::Status426,
        Some(429) => Reason::Status429,
        Some(431) => Reason::Status431,
        Some(500) => Reason::Status500,
        Some(502) => Reason::Status502,
        Some(503) => Reason::Status503,
        Some(504) => Reason::Status504,
        Some(_) => Reason::StatusOther,
    };
    Found::broken(reason, span)
}

fn http_version(response: &Heading<'_>) -> Found {
    StatusLine::of(response).map_or(Found::open(Reason::CutOff, None), |line| {
        version_at_least(response.slice(line.version), line.version)
    })
}

/// A client compares the whole value, in any letter case.
fn upgrade(response: &Heading<'_>) -> Found {
    let mut values = response.values(Name::Upgrade);
    let Some(value) = values.next() else {
        return response.missing(Reason::UpgradeMissing);
    };
    let second = values.next();
    if is(response.slice(value), "websocket") {
        return match second {
            Some(second) => Found::broken(Reason::UpgradeMore, second),
            None => Found::kept(value),
        };
    }
    let says_websocket = response
        .values(Name::Upgrade)
        .flat_map(|value| elements(response, value))
        .any(|(_, element)| is(element, "websocket"));
    if says_websocket {
        Found::broken(Reason::UpgradeMore, value)
    } else {
        Found::broken(Reason::UpgradeOther, value)
    }
}

fn accept(response: &Heading<'_>, request: Option<&Heading<'_>>) -> Found {
    let value = match response.single(Name::Accept, Reason::AcceptMissing, Reason::AcceptRepeated) {
        Ok(value) => value,
        Err(found) => return found,
    };
    let Some(request) = request else {
        return Found::open(Reason::NoRequest, value);
    };
    let key = request
        .value(Name::Key)
        .and_then(|key| std::str::from_utf8(request.slice(key)).ok());
    match key {
        None => Found::open(Reason::AcceptNoKey, value),
        Some(key) if Accept::of(key).value.as_bytes() == response.slice(value) => {
            Found::kept(value)
        }
        Some(_) => Found::broken(Reason::AcceptWrong, value),
    }
}

fn body(response: &Heading<'_>) -> Found {
    if let Some(encoding) = response.value(Name::TransferEncoding) {
        return Found::broken(Reason::BodyEncoding, encoding);
    }
    let Some(length) = response.value(Name::ContentLength) else {
        return Found::kept(None);
    };
    let is_zero = response.slice(length).iter().all(|byte| *byte == b'0');
    let reason = if is_zero {
        Reason::BodyLengthZero
    } else {
        Reason::BodyLength
    };
    Found::broken(reason, length)
}
