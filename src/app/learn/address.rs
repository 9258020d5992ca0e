//! The addresses within Learn: `#/learn`, `#/learn/<part>` of the connection, `#/learn/<section>/<part>` elsewhere.

use gloo_events::EventListener;
use yew::prelude::*;

/// What can be open in Learn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Section {
    /// The recorded connection, told in the order of time.
    #[default]
    Connection,
    /// A lesson and its exercise, or all of them.
    Exercise,
    /// The catalogue of small captures.
    Catalogue,
    /// A common error, or all of them.
    Errors,
}

impl Section {
    /// All that have an address of their own: one that begins with their name.
    const NAMED: [(&'static str, Self); 3] = [
        ("exercise", Self::Exercise),
        ("catalogue", Self::Catalogue),
        ("errors", Self::Errors),
    ];

    /// The beginning of its addresses.
    pub(crate) fn hash(self) -> String {
        let name = Self::NAMED.iter().find(|(_, section)| *section == self);
        ["#/learn/", name.map_or("", |(name, _)| name)].concat()
    }
}

/// Where in Learn a reader is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address {
    /// What is open.
    pub(crate) section: Section,
    /// Which part of it; empty where none is named.
    pub(crate) part: String,
}

impl Address {
    /// What `hash` leads to.
    pub(crate) fn at(hash: &str) -> Self {
        let rest = hash.strip_prefix("#/learn/").unwrap_or_default();
        let rest = rest.split('?').next().unwrap_or_default();
        let (first, after) = rest.split_once('/').unwrap_or((rest, ""));
        let named = Section::NAMED.iter().find(|(name, _)| *name == first);
        match named {
            Some((_, section)) => Self {
                section: *section,
                part: after.to_owned(),
            },
            None => Self {
                section: Section::Connection,
                part: rest.to_owned(),
            },
        }
    }

    /// What the page's address leads to.
    fn here() -> Self {
        let hash = web_sys::window().and_then(|window| window.location().hash().ok());
        Self::at(&hash.unwrap_or_default())
    }
}

/// Where the reader is, as the page's address says. What leads to another place changes nothing: the reader may come back.
#[hook]
pub(crate) fn use_address() -> Address {
    let address = use_state_eq(Address::here);
    use_effect_with((), {
        let address = address.setter();
        move |()| {
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "hashchange", move |_| {
                    if crate::app::hooks::here() == crate::app::state::Place::Learn {
                        address.set(Address::here());
                    }
                })
            });
            move || drop(listener)
        }
    });
    (*address).clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_a_part() {
        let rows = [
            ("#/learn", Section::Connection, ""),
            ("#/learn/", Section::Connection, ""),
            ("#/learn/masked-text", Section::Connection, "masked-text"),
            (
                "#/learn/masked-text?a=b",
                Section::Connection,
                "masked-text",
            ),
            ("#/inspect", Section::Connection, ""),
            ("#/learn/exercise", Section::Exercise, ""),
            ("#/learn/exercise/find-fin", Section::Exercise, "find-fin"),
            ("#/learn/catalogue", Section::Catalogue, ""),
            ("#/learn/errors/fin-closes", Section::Errors, "fin-closes"),
        ];
        for (hash, section, part) in rows {
            let part = part.to_owned();
            assert_eq!(Address::at(hash), Address { section, part }, "{hash}");
        }
    }
}
