//! The addresses within Learn: `#/learn`, `#/learn/<part>` of the connection, `#/learn/<section>/<part>` elsewhere. What follows that of an
//! exercise is the seed of its bytes.

use crate::lessons::Seed;
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
    /// Of an exercise, which bytes; `None` for any.
    pub(crate) seed: Option<Seed>,
}

impl Address {
    /// What `hash` leads to.
    pub(crate) fn at(hash: &str) -> Self {
        let rest = hash.strip_prefix("#/learn/").unwrap_or_default();
        let rest = rest.split('?').next().unwrap_or_default();
        let (first, after) = rest.split_once('/').unwrap_or((rest, ""));
        let named = Section::NAMED.iter().find(|(name, _)| *name == first);
        let Some((_, section)) = named else {
            return Self {
                part: rest.to_owned(),
                ..Self::default()
            };
        };
        let (part, behind) = after.split_once('/').unwrap_or((after, ""));
        Self {
            section: *section,
            part: part.to_owned(),
            seed: Seed::read(behind).filter(|_| *section == Section::Exercise),
        }
    }

    /// Whether `other` leads to the same, whatever its bytes are.
    pub(crate) fn is_beside(&self, other: &Self) -> bool {
        (self.section, &self.part) == (other.section, &other.part)
    }

    /// What the page's address leads to.
    pub(crate) fn here() -> Self {
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
            let follow = move || {
                if crate::app::hooks::here() == crate::app::state::Place::Learn {
                    address.set(Address::here());
                }
            };
            let listener = web_sys::window().map(|window| {
                let follow = follow.clone();
                EventListener::new(&window, "hashchange", move |_| follow())
            });
            // It may have gone on before anybody listened.
            follow();
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
        use Section::{Catalogue, Connection, Errors, Exercise};
        let rows = [
            ("#/learn", Connection, "", None),
            ("#/learn/", Connection, "", None),
            ("#/learn/masked-text", Connection, "masked-text", None),
            ("#/learn/masked-text?a=b", Connection, "masked-text", None),
            ("#/learn/masked-text/2a", Connection, "masked-text/2a", None),
            ("#/inspect", Connection, "", None),
            ("#/learn/exercise", Exercise, "", None),
            ("#/learn/exercise/unmask", Exercise, "unmask", None),
            ("#/learn/exercise/unmask/", Exercise, "unmask", None),
            ("#/learn/exercise/unmask/new", Exercise, "unmask", None),
            ("#/learn/exercise/unmask/2a", Exercise, "unmask", Some(42)),
            (
                "#/learn/exercise/unmask/2a?a=b",
                Exercise,
                "unmask",
                Some(42),
            ),
            ("#/learn/exercise/unmask/2a/x", Exercise, "unmask", None),
            ("#/learn/catalogue", Catalogue, "", None),
            ("#/learn/errors/fin-closes", Errors, "fin-closes", None),
            ("#/learn/errors/fin-closes/2a", Errors, "fin-closes", None),
        ];
        for (hash, section, part, seed) in rows {
            let expected = Address {
                section,
                part: part.to_owned(),
                seed: seed.map(Seed),
            };
            assert_eq!(Address::at(hash), expected, "{hash}");
        }
    }

    #[test]
    fn other_bytes_are_beside() {
        let [one, other, elsewhere] = ["unmask/2a", "unmask", "fault/2a"]
            .map(|path| Address::at(&["#/learn/exercise/", path].concat()));
        assert!(one.is_beside(&other) && one != other);
        assert!(!one.is_beside(&elsewhere));
    }
}
