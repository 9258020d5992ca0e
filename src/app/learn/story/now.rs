//! The connection as a reader made it.

use super::effects::{Effect, Told, effects, told};
use super::heads::Heads;
use super::judged::compressing;
use super::record::Shown;
use super::recording::{Item, ItemKind};
use crate::analysis::Compressed;
use crate::app::learn::given::Given;
use crate::protocol::Peer;
use std::rc::Rc;
use yew::prelude::Reducible;

/// Frames that are other than they were recorded, by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Became(Vec<(&'static str, Rc<[u8]>)>);

impl Reducible for Became {
    type Action = (&'static str, Option<Rc<[u8]>>);

    fn reduce(self: Rc<Self>, (name, bytes): Self::Action) -> Rc<Self> {
        let mut became = Rc::unwrap_or_clone(self);
        became.0.retain(|(other, _)| *other != name);
        became.0.extend(bytes.map(|bytes| (name, bytes)));
        became.into()
    }
}

/// All of it, and what its changes do to one another.
pub(super) struct Now {
    names: Vec<&'static str>,
    effects: Vec<Effect>,
    /// Of a frame, the frames it is shown with.
    given: Vec<Option<Rc<Given>>>,
}

impl Now {
    /// What `all` show of these items, with frames and heads that are others now.
    pub(super) fn of(items: &[Item], all: &[Rc<Shown>], became: &Became, heads: &Heads) -> Self {
        let names: Vec<_> = all.iter().map(|shown| shown.name).collect();
        let bytes_of = |(item, shown): (&Item, &Rc<Shown>)| match item.kind {
            ItemKind::Head => heads.now(item.peer),
            ItemKind::Segment | ItemKind::Frame => {
                let mut others = became.0.iter();
                let other = others.find(|(name, _)| *name == shown.name);
                Rc::clone(other.map_or(&item.bytes, |(_, bytes)| bytes))
            }
        };
        let bytes: Vec<_> = items.iter().zip(all).map(bytes_of).collect();
        let compressing = [Peer::Client, Peer::Server].map(|peer| compressing(peer, items, &bytes));
        let given = all.iter().enumerate().map(|(index, shown)| {
            let given = shown.given.as_ref()?;
            let is_same = |other: &Shown| other.given.is_some() && other.peer == shown.peer;
            let earlier = all.iter().zip(&bytes).take(index);
            let earlier = earlier.filter(|(other, _)| is_same(other));
            // Those of its part come right before it.
            let before: Vec<_> = earlier.rev().take(given.before.len()).collect();
            let before = before.into_iter().rev().map(|(_, bytes)| Rc::clone(bytes));
            let mut now = Given {
                before: before.collect(),
                ..(**given).clone()
            };
            if heads.are_changed() {
                let [client, server] = compressing;
                let of_peer = match shown.peer {
                    Peer::Client => client,
                    Peer::Server => server,
                };
                now.compressed = of_peer.map_or(Compressed::No, |_| Compressed::Deflate);
                now.compressing = of_peer.unwrap_or_default();
                now.agreed = [Peer::Client, Peer::Server]
                    .map(|peer| heads.now(peer))
                    .into();
                now.recorded = None;
            }
            Some(Rc::new(now))
        });
        Self {
            effects: effects(items, &bytes),
            given: given.collect(),
            names,
        }
    }

    /// What is told with what is called `name`: what its change breaks, and what is wrong with it since others were changed.
    pub(super) fn told(&self, name: &str) -> [Told; 2] {
        match self.at(name) {
            Some(index) => told(&self.effects, &self.names, index),
            None => [Told::new(), Told::new()],
        }
    }

    /// The frames that the frame called `name` is shown with, behind the handshake as it is now; `None` if that is no frame of the recording.
    pub(super) fn given(&self, name: &str) -> Option<Rc<Given>> {
        self.given.get(self.at(name)?)?.clone()
    }

    fn at(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|other| *other == name)
    }
}

#[cfg(test)]
mod tests {
    use super::super::heads::with_field;
    use super::super::record::shown;
    use super::super::recording::{FILE, Recording};
    use super::*;

    #[test]
    fn a_frame_stands_behind_what_became_of_those_before_it() {
        let recording = Recording::read(FILE);
        let all = shown(&recording);
        let heads = Heads::of(&recording);
        let now = |became: &Became, heads: &Heads| Now::of(&recording.items, &all, became, heads);
        let recorded = now(&Became::default(), &heads);
        for shown in &all {
            assert_eq!(recorded.given(shown.name), shown.given, "{}", shown.name);
            assert_eq!(recorded.told(shown.name), [vec![], vec![]]);
        }
        let bytes: Rc<[u8]> = [0x81, 0x80, 0, 0, 0, 0].into();
        let became = Rc::new(Became::default()).reduce(("price", Some(Rc::clone(&bytes))));
        let given = now(&became, &heads).given("price-again").unwrap();
        assert_eq!(given.before, [bytes]);
        assert_eq!(now(&became, &heads).told("price-again")[1].len(), 1);
        assert_eq!(*became.reduce(("price", None)), Became::default());

        let answer = |value| {
            let draft = heads.draft(Peer::Server);
            let bytes = with_field(draft.bytes(), "Sec-WebSocket-Extensions", value);
            heads.with(Peer::Server, draft.with(bytes))
        };
        let rows = [
            (None, Compressed::No, true),
            (Some("permessage-deflate"), Compressed::Deflate, true),
            (
                Some("permessage-deflate; client_no_context_takeover"),
                Compressed::Deflate,
                false,
            ),
        ];
        for (value, compressed, takes_over) in rows {
            let given = now(&Became::default(), &answer(value)).given("price-again");
            let given = given.unwrap();
            assert_eq!(given.compressed, compressed, "{value:?}");
            assert_eq!(given.compressing.takes_over, takes_over, "{value:?}");
        }
    }
}
