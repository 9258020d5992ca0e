//! The places of the page and their addresses: `#/inspect`, `#/handshake`.

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// Source, frames, inspector, bytes.
    #[default]
    Inspect,
    /// Key and accept value.
    Handshake,
}

impl Place {
    /// All of them, in the order of the tabs and of the keys 1, 2, ….
    pub(crate) const ALL: [Self; 2] = [Self::Inspect, Self::Handshake];

    /// Its name in the address.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Inspect => "inspect",
            Self::Handshake => "handshake",
        }
    }

    /// Its address in the page.
    pub(crate) fn hash(self) -> String {
        format!("#/{}", self.id())
    }

    /// The place at `hash`; the first one where no place has that address.
    pub(crate) fn at(hash: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|place| place.hash() == hash)
            .unwrap_or_default()
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
            ("", Place::Inspect),
            ("#/nowhere", Place::Inspect),
        ];
        for (hash, place) in rows {
            assert_eq!(Place::at(hash), place, "{hash}");
        }
    }
}
