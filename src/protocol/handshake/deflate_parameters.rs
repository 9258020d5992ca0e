//! The parameters of permessage-deflate in an offer and in an answer (RFC 7692 §7.1).

use super::heading::{Heading, is};
use super::{AcceptedDeflate, Found, HeadSide, Reason};
use crate::bytes::Span;
use crate::protocol::deflate::{Agreement, Compressing, is_named, window_bits};
use crate::protocol::http::{Extension, Parameter};

const EXTENSION: &str = "permessage-deflate";

/// Whether each offer of permessage-deflate is one that a server may accept.
pub(super) fn offered(request: &Heading<'_>) -> Found {
    let mut first = None;
    for offer in named(request) {
        first = first.or(Some(offer.name));
        if let Err((reason, span)) = Parameters::of(request, offer, HeadSide::Request) {
            return Found::broken(reason, span);
        }
    }
    Found::kept(first)
}

/// Whether permessage-deflate is accepted with parameters that answer an offer.
pub(super) fn answered(response: &Heading<'_>, request: Option<&Heading<'_>>) -> Found {
    let mut first = None;
    for answer in named(response) {
        match Parameters::of(response, answer, HeadSide::Response) {
            Err((reason, span)) => return Found::broken(reason, span),
            Ok(parameters) => first = first.or(Some((parameters, answer.name))),
        }
    }
    // That it is accepted twice is another rule's.
    match (first, request) {
        (None, _) => Found::kept(None),
        (Some((_, name)), None) => Found::open(Reason::NoRequest, name),
        (Some((parameters, name)), Some(request)) => parameters.answer_one_of(request, name),
    }
}

/// Where the first offer stands that a server may accept, and how it does.
pub(super) fn acceptable(request: &Heading<'_>) -> Option<(Span, AcceptedDeflate)> {
    named(request).find_map(|offer| {
        let parameters = Parameters::of(request, offer, HeadSide::Request).ok()?;
        Some((offer.name, parameters.accept()))
    })
}

/// The elements that are permessage-deflate and keep to the grammar.
fn named<'a>(heading: &'a Heading<'_>) -> impl Iterator<Item = &'a Extension> {
    heading.extensions.iter().filter(|extension| {
        extension.fault.is_none() && is_named(&heading.head, extension, EXTENSION)
    })
}

/// What an offer or an answer says.
#[derive(Default)]
struct Parameters {
    server_no_context_takeover: Option<Span>,
    client_no_context_takeover: Option<Span>,
    server_max_window_bits: Option<(Span, u8)>,
    /// An offer may have it without a value.
    client_max_window_bits: Option<(Span, Option<u8>)>,
}

impl Parameters {
    fn of(
        heading: &Heading<'_>,
        extension: &Extension,
        side: HeadSide,
    ) -> Result<Self, (Reason, Span)> {
        let mut parameters = Self::default();
        for Parameter { name, value } in &extension.parameters {
            let text = heading.slice(*name);
            let bits = || {
                let Some(value) = value else {
                    return Err((Reason::DeflateNoValue, *name));
                };
                window_bits(heading.slice(*value)).ok_or((Reason::DeflateRange, *value))
            };
            let no_value = || match value {
                Some(value) => Err((Reason::DeflateValue, *value)),
                None => Ok(*name),
            };
            let is_again = if is(text, "server_no_context_takeover") {
                let earlier = parameters.server_no_context_takeover.replace(no_value()?);
                earlier.is_some()
            } else if is(text, "client_no_context_takeover") {
                let earlier = parameters.client_no_context_takeover.replace(no_value()?);
                earlier.is_some()
            } else if is(text, "server_max_window_bits") {
                let earlier = parameters.server_max_window_bits.replace((*name, bits()?));
                earlier.is_some()
            } else if is(text, "client_max_window_bits") {
                let bits = match (side, value) {
                    (HeadSide::Request, None) => None,
                    _ => Some(bits()?),
                };
                let earlier = parameters.client_max_window_bits.replace((*name, bits));
                earlier.is_some()
            } else {
                return Err((Reason::DeflateUnknown, *name));
            };
            if is_again {
                return Err((Reason::DeflateTwice, *name));
            }
        }
        Ok(parameters)
    }

    /// How a server grants everything that these, of an offer, ask for or hint at.
    fn accept(&self) -> AcceptedDeflate {
        let mut element = EXTENSION.to_owned();
        if self.server_no_context_takeover.is_some() {
            element.push_str("; server_no_context_takeover");
        }
        if self.client_no_context_takeover.is_some() {
            element.push_str("; client_no_context_takeover");
        }
        let server_bits = self.server_max_window_bits.map(|(_, bits)| bits);
        let client_bits = self.client_max_window_bits.and_then(|(_, bits)| bits);
        let windows = [
            ("; server_max_window_bits=", server_bits),
            ("; client_max_window_bits=", client_bits),
        ];
        for (name, bits) in windows {
            if let Some(bits) = bits {
                element.push_str(name);
                element.push_str(&bits.to_string());
            }
        }
        let compressing = |forgets: Option<Span>, bits: Option<u8>| Compressing {
            takes_over: forgets.is_none(),
            window_bits: bits.unwrap_or(Compressing::default().window_bits),
        };
        AcceptedDeflate {
            agreement: Agreement {
                client: compressing(self.client_no_context_takeover, client_bits),
                server: compressing(self.server_no_context_takeover, server_bits),
            },
            element,
        }
    }

    /// Whether these, of an answer that stands at `name`, answer an offer of `request`; if not, why the first sound one is not answered.
    fn answer_one_of(&self, request: &Heading<'_>, name: Span) -> Found {
        let mut fault = None;
        let mut offers = named(request).peekable();
        if offers.peek().is_none() {
            // That it was not offered is another rule's.
            return Found::kept(name);
        }
        for offer in offers {
            let Ok(offer) = Self::of(request, offer, HeadSide::Request) else {
                continue;
            };
            match self.answers(&offer) {
                None => return Found::kept(name),
                unlike => fault = fault.or(unlike),
            }
        }
        match fault {
            _ if !request.ends() => Found::open(Reason::CutOff, name),
            None => Found::broken(Reason::DeflateBadOffer, name),
            Some((reason, span)) => Found::broken(reason, span.unwrap_or(name)),
        }
    }

    /// Why these do not answer `offer`, and where that stands.
    fn answers(&self, offer: &Self) -> Option<(Reason, Option<Span>)> {
        // §7.1.1.1
        if offer.server_no_context_takeover.is_some() && self.server_no_context_takeover.is_none() {
            return Some((Reason::DeflateTakeoverDropped, None));
        }
        // §7.1.2.1
        match (offer.server_max_window_bits, self.server_max_window_bits) {
            (Some(_), None) => return Some((Reason::DeflateWindowDropped, None)),
            (Some((_, most)), Some((span, bits))) if bits > most => {
                return Some((Reason::DeflateLarger, Some(span)));
            }
            _ => {}
        }
        // §7.1.2.2
        match (offer.client_max_window_bits, self.client_max_window_bits) {
            (None, Some((span, _))) => Some((Reason::DeflateUnasked, Some(span))),
            _ => None,
        }
    }
}
