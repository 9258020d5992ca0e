//! The addresses of the places: `#/inspect`, `#/handshake`, `#/live`, `#/learn`.

use super::state::Place;

impl Place {
    /// All of them, in the order of the tabs and of the keys 1, 2, ….
    pub const ALL: [Self; 4] = [Self::Inspect, Self::Handshake, Self::Live, Self::Learn];

    /// Its name in the address and in the keys of its words.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Inspect => "inspect",
            Self::Handshake => "handshake",
            Self::Live => "live",
            Self::Learn => "learn",
        }
    }

    /// Its address in the page.
    pub fn hash(self) -> String {
        format!("#/{}", self.id())
    }

    /// The place at `hash`, whatever is asked of it behind `?` or `/`; the first one where no place has that address.
    pub fn at(hash: &str) -> Self {
        let name = hash.strip_prefix("#/");
        let name = name.and_then(|name| name.split(['?', '/']).next());
        Self::ALL
            .into_iter()
            .find(|place| name == Some(place.id()))
            .unwrap_or_default()
    }

    /// Whether frames are shown here, and the keys for them work.
    pub const fn has_frames(self) -> bool {
        matches!(self, Self::Inspect | Self::Live)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_their_places() {
        let rows = [
            ("#/inspect", Place::Inspect),
            ("#/handshake", Place::Handshake),
            ("#/live", Place::Live),
            ("#/live?feed=ws%3A%2F%2F127.0.0.1", Place::Live),
            ("#/livelier", Place::Inspect),
            ("#/learn", Place::Learn),
            ("#/learn/exercise/find-fin", Place::Learn),
            ("#live", Place::Inspect),
            ("", Place::Inspect),
            ("#/nowhere", Place::Inspect),
        ];
        for (hash, place) in rows {
            assert_eq!(Place::at(hash), place, "{hash}");
        }
    }
}
