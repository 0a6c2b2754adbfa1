//! Samples drawn by chance that anybody can repeat: stratified, and by monetary unit.
//!
//! Chance is a permanent random number for each project: the first 64 bits of the SHA-256
//! of the seed and the project's id. So the draw does not depend on the order of the list,
//! and a project keeps its number when others come and go. Within a stratum those with the
//! smallest numbers are drawn, which is simple random sampling without replacement.

use std::cmp::Ordering;

use sha2::{Digest, Sha256};

use crate::model::Map;

/// The permanent random number of `id`.
pub fn number(seed: u64, id: &str) -> u64 {
    let digest = Sha256::digest(format!("{seed}:{id}").as_bytes());
    digest.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// How many are drawn from strata of so many units: as many as their share of all, by
/// largest remainders, but at least one of each as long as `size` suffices.
///
/// The sum is `size`, or all units if there are fewer.
pub fn allocate(units: &[u64], size: u64) -> Vec<u64> {
    let all: u64 = units.iter().sum();
    let size = size.min(all);
    if all == 0 {
        return vec![0; units.len()];
    }
    let filled = units.iter().filter(|units| **units > 0).count() as u64;
    let least = u64::from(size >= filled);
    let exact = |units: u64| u128::from(units) * u128::from(size);
    let mut drawn: Vec<u64> = units
        .iter()
        .map(|units| {
            let whole =
                u64::try_from(exact(*units) / u128::from(all)).unwrap_or(u64::MAX);
            whole.max(least.min(*units))
        })
        .collect();
    // The least of one each may have taken too many: they are given back where the share
    // is exceeded most, and missing ones go where it is met least.
    let lead = |drawn: u64, units: u64| {
        i128::from(drawn) * i128::from(all)
            - i128::try_from(exact(units)).unwrap_or(i128::MAX)
    };
    loop {
        let sum: u64 = drawn.iter().sum();
        let mut order: Vec<usize> = (0..units.len()).collect();
        order.sort_by_key(|at| (lead(drawn[*at], units[*at]), *at));
        match sum.cmp(&size) {
            Ordering::Less => {
                let found = order.into_iter().find(|at| drawn[*at] < units[*at]);
                let Some(at) = found else { return drawn };
                drawn[at] += 1;
            }
            Ordering::Greater => {
                let found = order.into_iter().rev().find(|at| drawn[*at] > least);
                let Some(at) = found else { return drawn };
                drawn[at] -= 1;
            }
            Ordering::Equal => return drawn,
        }
    }
}

/// Draws from each stratum those with the smallest numbers. `strata` gives the stratum of
/// each unit, `numbers` its number; gives the units drawn, in their order, and the strata
/// with their units and how many were drawn.
pub fn stratified<K: Clone + Eq + std::hash::Hash + Ord>(
    strata: &[K],
    numbers: &[u64],
    size: u64,
) -> (Vec<usize>, Vec<(K, u64, u64)>) {
    let mut by_stratum: Map<K, Vec<usize>> = Map::default();
    for (unit, stratum) in strata.iter().enumerate() {
        by_stratum.entry(stratum.clone()).or_default().push(unit);
    }
    by_stratum.sort_by(|one, _, other, _| one.cmp(other));
    let units: Vec<u64> = by_stratum.values().map(|units| units.len() as u64).collect();
    let allocated = allocate(&units, size);
    let mut drawn = Vec::new();
    let mut told = Vec::new();
    for ((stratum, mut units), wanted) in by_stratum.into_iter().zip(allocated) {
        told.push((stratum, units.len() as u64, wanted));
        units.sort_by_key(|unit| (numbers[*unit], *unit));
        units.truncate(usize::try_from(wanted).unwrap_or(usize::MAX));
        drawn.extend(units);
    }
    drawn.sort_unstable();
    (drawn, told)
}

/// A draw by monetary unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Monetary {
    /// Units drawn, in their order.
    pub drawn: Vec<usize>,
    /// Those of them that were as large as the interval, and so certain.
    pub certain: Vec<usize>,
    /// The sum of the amounts that the others were drawn from.
    pub rest: i128,
    /// How many of them were drawn.
    pub rest_drawn: u64,
}

impl Monetary {
    /// The probability that a unit with `amount` is drawn.
    #[expect(clippy::cast_precision_loss, reason = "a share is a fraction")]
    pub fn probability(&self, unit: usize, amount: i128) -> f64 {
        if self.certain.contains(&unit) {
            return 1.0;
        }
        if self.rest == 0 || amount <= 0 {
            return 0.0;
        }
        amount as f64 * self.rest_drawn as f64 / self.rest as f64
    }
}

/// Draws `size` units, each with a probability in proportion to its amount: what is as
/// large as the interval is certain; through the others one goes in steps of the interval
/// from a start by chance. `start` is any number; amounts of nought or less are never
/// drawn.
pub fn monetary(amounts: &[i128], start: u64, size: usize) -> Monetary {
    let mut certain: Vec<usize> = Vec::new();
    let positive = |unit: &usize| amounts[*unit] > 0;
    let mut rest: Vec<usize> = (0..amounts.len()).filter(positive).collect();
    let size = size.min(rest.len());
    loop {
        let sum: i128 = rest.iter().map(|unit| amounts[*unit]).sum();
        let left = size - certain.len();
        let steps = i128::try_from(left).unwrap_or(i128::MAX);
        let large = |unit: &usize| left > 0 && amounts[*unit] * steps >= sum;
        let (now, others): (Vec<usize>, Vec<usize>) =
            rest.iter().partition(|unit| large(unit));
        if now.is_empty() || left == 0 {
            let drawn = walk(amounts, &rest, sum, steps, start);
            let mut all: Vec<usize> = certain.iter().copied().chain(drawn).collect();
            all.sort_unstable();
            certain.sort_unstable();
            let rest_drawn = left as u64;
            return Monetary { drawn: all, certain, rest: sum, rest_drawn };
        }
        certain.extend(now);
        rest = others;
    }
}

/// The units that a walk in `steps` steps of `sum / steps` comes by.
fn walk(
    amounts: &[i128],
    units: &[usize],
    sum: i128,
    steps: i128,
    start: u64,
) -> Vec<usize> {
    if sum <= 0 || steps <= 0 {
        return Vec::new();
    }
    // All in parts of an øre, `steps` to one, so that nothing is rounded.
    let start = i128::from(start) % sum;
    let mut next = start;
    let mut passed = 0;
    let mut drawn = Vec::new();
    for unit in units {
        passed += amounts[*unit] * steps;
        if next < passed {
            drawn.push(*unit);
            next += sum;
        }
    }
    drawn
}
