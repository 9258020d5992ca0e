//! The error that does not happen.

use std::fmt::{self, Display};

/// What reading or writing fails with: there is no such value.
#[derive(Debug)]
pub(super) enum Never {}

impl Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl serde::ser::Error for Never {
    fn custom<T: Display>(_: T) -> Self {
        of_another_build()
    }
}

impl serde::de::Error for Never {
    fn custom<T: Display>(_: T) -> Self {
        of_another_build()
    }

    fn invalid_length(_: usize, _: &dyn serde::de::Expected) -> Self {
        of_another_build()
    }

    fn invalid_value(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        of_another_build()
    }

    fn invalid_type(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        of_another_build()
    }
}

/// Ends the program: page and worker are of one build, and that is checked before they speak.
#[cold]
#[inline(never)]
pub(super) fn of_another_build() -> ! {
    panic!("bytes of another build")
}
