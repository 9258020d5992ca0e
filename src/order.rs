//! Sorting by a number, compiled once for all that is sorted: a sort for each kind of thing would weigh 1 KiB in the page's first load.

use std::collections::BinaryHeap;

/// Puts `items` in the order of their numbers. Those of one number stay in the order in which they are.
pub(crate) fn sort_by_number<T: Copy>(items: &mut [T], number: impl Fn(&T) -> u64) {
    if items.is_sorted_by_key(&number) {
        return;
    }
    let order = sorted(items.iter().map(number).zip(0..).collect());
    let before = items.to_vec();
    for (item, (_, at)) in items.iter_mut().zip(order) {
        if let Some(before) = before.get(at) {
            *item = *before;
        }
    }
}

/// A heap sorts slower than the standard library's sort and weighs a tenth.
#[inline(never)]
fn sorted(order: Vec<(u64, usize)>) -> Vec<(u64, usize)> {
    BinaryHeap::from(order).into_sorted_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_what_a_stable_sort_does(numbers: Vec<u8>) {
            let mut items: Vec<(u64, usize)> = numbers.into_iter().map(u64::from).zip(0..).collect();
            let mut right = items.clone();
            right.sort_by_key(|(number, _)| *number);
            sort_by_number(&mut items, |(number, _)| *number);
            prop_assert_eq!(items, right);
        }
    }
}
