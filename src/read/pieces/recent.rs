//! Texts that recur, kept once as long as they recur soon.

use std::hash::BuildHasher as _;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

/// So many texts are remembered; of those that share a place the last one is.
const PLACES: usize = 1 << 15;

/// The texts of the last cells.
pub(super) struct Recent {
    texts: Vec<Option<Arc<str>>>,
}

impl Recent {
    pub(super) fn new() -> Self {
        Self { texts: vec![None; PLACES] }
    }

    /// The text, and whether it was not remembered.
    pub(super) fn get(&mut self, text: &str) -> (Arc<str>, bool) {
        let hash = FxBuildHasher.hash_one(text);
        let at = usize::try_from(hash % PLACES as u64).unwrap_or_default();
        let Some(place) = self.texts.get_mut(at) else { return (text.into(), true) };
        match place {
            Some(known) if **known == *text => (Arc::clone(known), false),
            _ => {
                let new: Arc<str> = text.into();
                *place = Some(Arc::clone(&new));
                (new, true)
            }
        }
    }
}
