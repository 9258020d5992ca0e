//! The time column.

use crate::analysis::RowSeen;
use crate::app::amounts;
use crate::app::language::Language;

/// How times are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TimeMode {
    /// Seconds from the first packet on.
    #[default]
    Relative,
    /// The time of day.
    Absolute,
    /// Seconds from the row before.
    Delta,
}

impl TimeMode {
    const ALL: [Self; 3] = [Self::Relative, Self::Absolute, Self::Delta];

    /// Its name where it is kept and in the keys of its words.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Relative => "relative",
            Self::Absolute => "absolute",
            Self::Delta => "delta",
        }
    }

    /// The mode of that name; the first one where none has it.
    pub(super) fn named(id: &str) -> Self {
        let mode = Self::ALL.into_iter().find(|mode| mode.id() == id);
        mode.unwrap_or_default()
    }

    /// The one after it.
    pub(super) const fn next(self) -> Self {
        match self {
            Self::Relative => Self::Absolute,
            Self::Absolute => Self::Delta,
            Self::Delta => Self::Relative,
        }
    }
}

/// How the rows of a capture tell their time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// How it is written.
    pub(super) mode: TimeMode,
    /// When the capture begins, in nanoseconds since 1970.
    pub(super) start: Option<u64>,
}

impl Clock {
    /// The time of a row, as far as it is known.
    pub(super) fn tell(self, seen: &RowSeen) -> String {
        let told = match self.mode {
            TimeMode::Relative => seen.time.map(amounts::seconds),
            TimeMode::Absolute => self.moment(seen).map(amounts::clock),
            TimeMode::Delta => seen
                .delta
                .map(|delta| ["+", &amounts::seconds(delta)].concat()),
        };
        told.unwrap_or_default()
    }

    /// Date and time of a row.
    pub(super) fn day(self, language: Language, seen: &RowSeen) -> Option<String> {
        self.moment(seen)
            .map(|moment| amounts::day(language, moment))
    }

    fn moment(self, seen: &RowSeen) -> Option<u64> {
        Some(self.start?.saturating_add(seen.time?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::ConversationId;

    #[test]
    fn a_row_tells_what_is_known_of_its_time() {
        let seen = |time, delta| RowSeen {
            conversation: ConversationId(0),
            time,
            delta,
            packet: None,
            round_trip: None,
            inflated: None,
            inflate_problem: None,
            unknown: 0,
            missing: 0,
        };
        let rows = [
            (TimeMode::Relative, Some(1_500_000_000), None, "1.500000"),
            (
                TimeMode::Delta,
                Some(1_500_000_000),
                Some(2_000),
                "+0.000002",
            ),
            (TimeMode::Delta, Some(1), None, ""),
            (TimeMode::Absolute, Some(1), None, ""),
        ];
        for (mode, time, delta, expected) in rows {
            let clock = Clock { mode, start: None };
            assert_eq!(clock.tell(&seen(time, delta)), expected, "{mode:?}");
        }
    }

    #[test]
    fn modes_go_round() {
        let mode = TimeMode::default();
        assert_eq!(mode.next().next().next(), mode);
        assert_eq!(TimeMode::named("delta"), TimeMode::Delta);
        assert_eq!(TimeMode::named("?"), TimeMode::Relative);
    }
}
