//! Sentences of evidence, each said once: most links have one that many others have.

use std::sync::Arc;

use rayon::prelude::*;

use crate::language::Language;
use crate::model::{Link, Linkage, Map, Message};

/// What is said of several links, by where its message stands in memory, which is kept
/// once for all of them.
pub(super) struct Sentences(Map<usize, String>);

impl Sentences {
    /// Says what several links of a linkage have in common.
    pub(super) fn new(linkage: &Linkage, language: &Language) -> Self {
        let links = linkage.links.par_iter().chain(&linkage.others);
        let shared = links.filter(|link| Arc::strong_count(&link.evidence) > 1);
        let mut shared: Vec<(usize, &Message)> =
            shared.map(|link| (place(link), &*link.evidence)).collect();
        shared.par_sort_unstable_by_key(|(place, _)| *place);
        shared.dedup_by_key(|(place, _)| *place);
        let say = |(place, message): (usize, &Message)| (place, language.say(message));
        let said: Vec<(usize, String)> = shared.into_par_iter().map(say).collect();
        Self(said.into_iter().collect())
    }

    /// Adds the sentence of a link to `said`.
    pub(super) fn say_to(&self, said: &mut String, link: &Link, language: &Language) {
        match self.0.get(&place(link)) {
            Some(sentence) => said.push_str(sentence),
            None => language.say_to(said, &link.evidence),
        }
    }
}

fn place(link: &Link) -> usize {
    Arc::as_ptr(&link.evidence).addr()
}
