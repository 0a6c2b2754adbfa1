//! The order in which agreements, their titles and their words are numbered.

use rayon::prelude::*;

use crate::model::Agreement;

/// The agreements in order of what they say, whatever the order they stand in.
pub(super) fn order(agreements: &[Agreement]) -> Vec<usize> {
    // Numbers are unique, and their first letters tell most of them apart without looking
    // at the agreements, which stand far apart in a long list.
    let first_letters = |number: &str| {
        let mut first = [0; 16];
        for (letter, byte) in first.iter_mut().zip(number.bytes()) {
            *letter = byte;
        }
        u128::from_be_bytes(first)
    };
    let mut order: Vec<(u128, usize)> = agreements
        .par_iter()
        .enumerate()
        .map(|(index, agreement)| (first_letters(&agreement.number), index))
        .collect();
    order.par_sort_unstable_by(|(one_first, one), (other_first, other)| {
        let key = |index: usize| {
            let agreement = &agreements[index];
            (&agreement.number, &agreement.title, agreement.first_year(), index)
        };
        one_first.cmp(other_first).then_with(|| key(*one).cmp(&key(*other)))
    });
    order.into_par_iter().map(|(_, index)| index).collect()
}
