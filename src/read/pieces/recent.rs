//! Texts that recur, kept once as long as they recur soon.

use crate::model::Text;
use std::hash::BuildHasher as _;

use rustc_hash::FxBuildHasher;

/// So many texts are remembered; of those that share a place the last one is.
const PLACES: usize = 1 << 15;

/// The texts of the last cells.
pub(super) struct Recent {
    texts: Vec<Option<Text>>,
}

impl Recent {
    pub(super) fn new() -> Self {
        Self { texts: vec![None; PLACES] }
    }

    /// The text, and whether it was not remembered.
    pub(super) fn get(&mut self, text: &str) -> (Text, bool) {
        let hash = FxBuildHasher.hash_one(text);
        let at = usize::try_from(hash % PLACES as u64).unwrap_or_default();
        let Some(place) = self.texts.get_mut(at) else { return (text.into(), true) };
        match place {
            Some(known) if **known == *text => (known.clone(), false),
            _ => {
                let new: Text = text.into();
                *place = Some(new.clone());
                (new, true)
            }
        }
    }
}
