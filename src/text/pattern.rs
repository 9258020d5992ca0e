//! A message's text: words, places and variants, as Fluent writes them.

use super::Value;

/// What is left of a message, and what fills its places.
///
/// It reads what www/locales needs of Fluent: text, `{ $place }`, and `{ $place -> [one] … *[other] … }`.
pub(super) struct Pattern<'a> {
    rest: &'a str,
    places: &'a [(&'a str, Value<'a>)],
}

impl<'a> Pattern<'a> {
    pub(super) fn new(source: &'a str, places: &'a [(&'a str, Value<'a>)]) -> Self {
        Self {
            rest: source,
            places,
        }
    }

    /// The text up to its end, or to the end of the variant that it is.
    pub(super) fn say(&mut self) -> String {
        let mut said = String::new();
        while let Some(at) = self.rest.find(['{', '}', '\n']) {
            said.push_str(self.take(at));
            if self.rest.starts_with('{') {
                self.take(1);
                self.place(&mut said);
                continue;
            }
            self.blank();
            if self.rest.starts_with(['[', '*', '}']) {
                return said;
            }
            said.push('\n');
        }
        said.push_str(self.take(self.rest.len()));
        said
    }

    /// What stands between braces, and the closing one.
    fn place(&mut self, said: &mut String) {
        self.blank();
        let end = self.rest.find([' ', '\n', '}']);
        let name = self.take(end.unwrap_or(self.rest.len()));
        let name = name.strip_prefix('$').unwrap_or(name);
        let value = self
            .places
            .iter()
            .find(|(place, _)| *place == name)
            .map(|(_, value)| value);
        self.blank();
        if self.rest.starts_with("->") {
            self.take(2);
            said.push_str(&self.variant(value));
        } else if let Some(value) = value {
            value.write(said);
        } else {
            said.extend(["{$", name, "}"]);
        }
        if self.rest.starts_with('}') {
            self.take(1);
        }
    }

    /// The first variant that is for `value`, or else the one with the asterisk.
    fn variant(&mut self, value: Option<&Value<'_>>) -> String {
        let (mut chosen, mut usual) = (None, String::new());
        self.blank();
        while self.rest.starts_with(['[', '*']) {
            let is_usual = self.rest.starts_with('*');
            self.take(usize::from(is_usual) + 1);
            let end = self.rest.find(']').unwrap_or(self.rest.len());
            let key = self.take(end).trim();
            self.take(1);
            self.blank();
            let said = self.say();
            if is_usual {
                usual.clone_from(&said);
            }
            if chosen.is_none() && value.is_some_and(|value| value.is(key)) {
                chosen = Some(said);
            }
        }
        chosen.unwrap_or(usual)
    }

    fn blank(&mut self) {
        self.rest = self.rest.trim_ascii_start();
    }

    fn take(&mut self, count: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(count).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}
