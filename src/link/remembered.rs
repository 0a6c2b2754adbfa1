//! What came of comparing two things lately, so that it is not worked out again: pairs that
//! come soon after each other are often the same.

/// So many outcomes are remembered at most: few enough to stay at hand.
const PLACES_MAX: usize = 1 << 16;

/// Outcomes by pair, each in the one place that its pair has, until another takes it; by
/// default there are no places, for what is asked once.
pub(super) struct Remembered<V>(Vec<Option<(u32, u32, V)>>);

impl<V: Copy> Remembered<V> {
    /// With places for a list of so many agreements.
    pub(super) fn with_places(agreements: usize) -> Self {
        Self(vec![None; (agreements * 4).next_power_of_two().min(PLACES_MAX)])
    }

    /// The outcome of a pair, worked out unless it is remembered.
    pub(super) fn get(
        &mut self,
        one: u32,
        other: u32,
        work_out: impl FnOnce() -> V,
    ) -> V {
        // The high bits of a product depend on all bits of what is multiplied.
        let digest = (u64::from(one) << 32 | u64::from(other))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            >> 32;
        // Their number is a power of two; of none there is no place at all.
        let at = usize::try_from(digest).unwrap_or(0) & self.0.len().wrapping_sub(1);
        let Some(place) = self.0.get_mut(at) else { return work_out() };
        match place {
            Some((left, right, value)) if (*left, *right) == (one, other) => *value,
            _ => place.insert((one, other, work_out())).2,
        }
    }
}

impl<V> Default for Remembered<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::Remembered;

    #[test]
    fn an_outcome_is_that_of_its_pair_whatever_else_was_asked() {
        let pairs = (0..400).flat_map(|one| (0..400).map(move |other| (one, other)));
        let mut remembered = Remembered::with_places(100_000);
        let mut asked = 0;
        for (one, other) in pairs.clone().chain(pairs) {
            let value = remembered.get(one, other, || {
                asked += 1;
                one * 1_000 + other
            });
            assert_eq!(value, one * 1_000 + other);
        }
        assert!((160_000..320_000).contains(&asked), "{asked}");
        let mut nothing = Remembered::default();
        assert_eq!([nothing.get(1, 2, || 3), nothing.get(1, 2, || 4)], [3, 4]);
    }
}
