//! The seed of an exercise, which stands in the page's address: a reload and a link bring the same bytes.

use super::hash;
use crate::app::learn::address::{Address, Section};
use crate::lessons::{ExerciseId, Seed};
use web_sys::window;
use yew::prelude::*;

/// The address of an exercise with the bytes that `seed`, as it is [written](Seed), makes.
pub(super) fn address(exercise: ExerciseId, seed: &str) -> String {
    [&hash(Section::Exercise, exercise.id()), "/", seed].concat()
}

/// The seed that the page's address has `named`, and the way to another one. Where it names none the one before stays, or one is drawn, and stands
/// there from then on.
#[hook]
pub(super) fn use_seed(exercise: ExerciseId, named: Option<Seed>) -> (Seed, Callback<()>) {
    let kept = use_mut_ref(|| named.unwrap_or_else(random_seed));
    let seed = named.unwrap_or(*kept.borrow());
    *kept.borrow_mut() = seed;
    use_effect_with((exercise, named), move |(exercise, named)| {
        if named.is_none() {
            keep(*exercise, seed);
        }
    });
    let renew = use_callback(exercise, |(), exercise| {
        if let Some(window) = window() {
            // What reads the address hears of it, and the way back leads to the bytes before. A browser refuses only where the page has no address.
            let address = address(*exercise, &random_seed().to_string());
            drop(window.location().set_hash(&address));
        }
    });
    (seed, renew)
}

/// Has the address name the seed, in the place of the address that names none, if that is where the reader still is.
fn keep(exercise: ExerciseId, seed: Seed) {
    let unnamed = Address {
        section: Section::Exercise,
        part: exercise.id().to_owned(),
        seed: None,
    };
    if let Some(window) = window().filter(|_| Address::here() == unnamed) {
        let address = address(exercise, &seed.to_string());
        drop(window.location().replace(&address));
    }
}

/// Four random bytes, so that an address is short; where the browser gives none, the same each time.
fn random_seed() -> Seed {
    let mut seed = [0; 4];
    if let Some(crypto) = window().and_then(|window| window.crypto().ok()) {
        // What could not be drawn stays as it is.
        drop(crypto.get_random_values_with_u8_array(&mut seed));
    }
    Seed(u32::from_be_bytes(seed).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_seed_names_it() {
        for exercise in ExerciseId::ALL {
            let hash = address(*exercise, "1f3a9c02");
            let expected = Address {
                section: Section::Exercise,
                part: exercise.id().to_owned(),
                seed: Some(Seed(0x1f3a_9c02)),
            };
            assert_eq!(Address::at(&hash), expected, "{hash}");
        }
    }
}
