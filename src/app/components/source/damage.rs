//! Where a file is broken and which limits were reached, in words.

use crate::analysis::Limit;
use crate::app::amounts::size;
use crate::app::words::Words;
use crate::capture::file::{Damage, DamageKind};

/// A place where a file is broken.
pub(super) fn damage(words: &Words, damage: &Damage) -> String {
    let (id, one, other) = match damage.kind {
        DamageKind::NotACapture => ("not-a-capture", 0, 0),
        DamageKind::CutShort { needed, found } => ("cut-short", needed, found),
        DamageKind::BadLength { found, most } => ("bad-length", found, most),
        DamageKind::BadBlock { block_type } => ("bad-block", block_type.into(), 0),
        DamageKind::UnknownInterface { interface } => ("unknown-interface", interface.into(), 0),
        DamageKind::BadGzip => ("bad-gzip", 0, 0),
        DamageKind::GzipLimit { limit } => ("gzip-limit", limit, 0),
        DamageKind::Shrunk { was } => ("shrunk", was, 0),
    };
    let places = [
        ("offset", damage.offset.into()),
        ("one", one.into()),
        ("other", other.into()),
    ];
    words.say_of_with("damage", id, &places)
}

/// A limit that was reached.
pub(super) fn limit(words: &Words, limit: Limit) -> String {
    let (id, amount) = match limit {
        Limit::MessageInflated(bytes) => ("message-inflated", size(bytes)),
        Limit::Inflated(bytes) => ("inflated", size(bytes)),
        Limit::Findings(count) => ("findings", count.to_string()),
        Limit::Connections(count) => ("connections", count.to_string()),
        Limit::Items(count) => ("items", count.to_string()),
    };
    words.say_of_with("limit", id, &[("amount", amount.into())])
}
