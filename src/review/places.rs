//! Where things stand in a list, by a key that few of them share.

use std::hash::Hash;

use indexmap::Equivalent;

use crate::model::Map;

/// Nothing comes after.
const END: u32 = u32::MAX;

/// Places by key, in the order in which they were added; without a list of its own for each
/// key, since nearly all have one place.
#[derive(Debug)]
pub(super) struct Places<K> {
    /// The first and the last place of each key.
    ends: Map<K, [u32; 2]>,
    /// By place the next one of the same key.
    next: Vec<u32>,
}

impl<K> Default for Places<K> {
    fn default() -> Self {
        Self { ends: Map::default(), next: Vec::new() }
    }
}

impl<K: Hash + Eq> Places<K> {
    /// Adds a place, which must come after all that were added.
    pub(super) fn add(&mut self, key: K, place: usize) {
        // No list has more rows than four bytes count.
        let Ok(at) = u32::try_from(place) else { return };
        self.next.resize(place + 1, END);
        let [_, last] = self.ends.entry(key).or_insert([at, at]);
        if *last != at {
            self.next[*last as usize] = at;
            *last = at;
        }
    }

    /// The places of a key.
    pub(super) fn get<'a, Q: Hash + Equivalent<K> + ?Sized>(
        &'a self,
        key: &Q,
    ) -> impl Iterator<Item = usize> + use<'a, K, Q> {
        let first = self.ends.get(key).map(|[first, _]| *first);
        let next = |place: &u32| Some(self.next[*place as usize]).filter(|at| *at != END);
        std::iter::successors(first, next).map(|place| place as usize)
    }

    /// The place of a key that has one.
    pub(super) fn only<Q: Hash + Equivalent<K> + ?Sized>(
        &self,
        key: &Q,
    ) -> Option<usize> {
        let mut places = self.get(key);
        places.next().filter(|_| places.next().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn places_of_a_key_stand_in_order() {
        let mut places: Places<String> = Places::default();
        for (at, key) in ["a", "b", "a", "c", "a"].into_iter().enumerate() {
            places.add(key.to_owned(), at);
        }
        let of = |key: &str| places.get(key).collect::<Vec<_>>();
        assert_eq!([of("a"), of("b"), of("d")], [vec![0, 2, 4], vec![1], vec![]]);
        assert_eq!([places.only("a"), places.only("c")], [None, Some(3)]);
    }
}
