//! Continuations with another aim: related, shown, and never merged.

use rayon::prelude::*;

use crate::link::certain::{in_time, is_same_title};
use crate::link::compare::gap;
use crate::link::subject::{Corpus, Place};
use crate::link::title::known_words;
use crate::link::vocabulary::WordId;
use crate::model::{Agreement, Map};
use crate::text::fold;

/// Most years between a project and what continues it.
const LONGEST_PAUSE: i32 = 2;

/// Of a partner with more agreements than these only those are looked through whose titles
/// share a word with what continues them.
const LOOKED_THROUGH: usize = 5_000;

/// Continuations that an agreement states without a number, such as `videreføring av
/// regionalt prosjekt`: the earlier agreement and the later.
///
/// What the text continues is looked for among earlier agreements of the same partner,
/// in the same country or in a region that may hold it; the one whose title has most in
/// common with the text is taken, and of several the latest.
pub(super) fn continuations(
    agreements: &[Agreement],
    corpus: &Corpus<'_>,
) -> Vec<(usize, usize)> {
    let later: Vec<(usize, Vec<WordId>)> = agreements
        .par_iter()
        .enumerate()
        .filter_map(|(later, agreement)| {
            if !agreement.extra.references.is_empty() {
                return None;
            }
            let continued = continued(agreement, later, corpus)?;
            Some((later, known_words(&continued, &corpus.lexicon, &corpus.vocabulary)))
        })
        .collect();
    // Only of partners that may be asked for.
    let mut of_partner: Map<u32, Map<u32, Vec<usize>>> = later
        .iter()
        .map(|(later, _)| (corpus.subjects[*later].partner, Map::default()))
        .collect();
    for (index, subject) in corpus.subjects.iter().enumerate() {
        if let Some(places) = of_partner.get_mut(&subject.partner) {
            places.entry(subject.place).or_default().push(index);
        }
    }
    let by_word = ByWord::new(corpus, &of_partner);
    let found: Vec<Option<(usize, usize)>> = later
        .par_iter()
        .map(|(later, wanted)| {
            let subject = &corpus.subjects[*later];
            if corpus.partner(subject).is_missing() {
                return None;
            }
            let own = &corpus.title(subject).sorted;
            let weight = |of: &[WordId], word: &WordId| {
                let shared = of.binary_search(word).is_ok();
                if shared { corpus.weights.of(*word) } else { 0 }
            };
            let sharing = by_word.sharing(corpus, subject.partner, [wanted, own]);
            let all = sharing.unwrap_or_else(|| {
                let all = of_partner.get(&subject.partner).into_iter();
                all.flat_map(Map::values).flatten().copied().collect()
            });
            let best = all
                .into_iter()
                .filter(|earlier| {
                    let place = corpus.subjects[*earlier].place;
                    *earlier != *later
                        && precedes(corpus, *earlier, *later)
                        && is_near(corpus, place, subject.place)
                })
                .max_by_key(|earlier| {
                    let earlier = &corpus.subjects[*earlier];
                    let title = corpus.title(earlier).sorted.iter();
                    let common: i32 =
                        title.map(|word| weight(wanted, word) + weight(own, word)).sum();
                    (common, earlier.period.map(|period| period.first), earlier.rank)
                });
            // With the same title it goes on as the same project.
            let earlier = best.filter(|earlier| !is_same_title(corpus, *earlier, *later));
            earlier.map(|earlier| in_time(corpus, earlier, *later))
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// The agreements of partners that have very many, by the words of their titles.
struct ByWord(Map<u32, Map<WordId, Vec<usize>>>);

impl ByWord {
    fn new(corpus: &Corpus<'_>, of_partner: &Map<u32, Map<u32, Vec<usize>>>) -> Self {
        let many = of_partner.iter().filter(|(_, places)| {
            places.values().map(Vec::len).sum::<usize>() > LOOKED_THROUGH
        });
        let of_words = many.map(|(partner, places)| {
            let mut of_words: Map<WordId, Vec<usize>> = Map::default();
            for index in places.values().flatten() {
                for word in &corpus.title(&corpus.subjects[*index]).sorted {
                    of_words.entry(*word).or_default().push(*index);
                }
            }
            (*partner, of_words)
        });
        Self(of_words.collect())
    }

    /// Agreements of a partner of very many whose titles share the rarest words with some
    /// texts: enough to find the one that has most in common with them, and not all, which
    /// would be looked through for each of them. `None` for other partners.
    fn sharing(
        &self,
        corpus: &Corpus<'_>,
        partner: u32,
        texts: [&[WordId]; 2],
    ) -> Option<Vec<usize>> {
        let of_words = self.0.get(&partner)?;
        let mut words: Vec<WordId> = texts.concat();
        words.sort_unstable_by_key(|word| (-corpus.weights.of(*word), *word));
        words.dedup();
        let mut found: Vec<usize> = Vec::new();
        for all in words.iter().filter_map(|word| of_words.get(word)) {
            if found.len() >= LOOKED_THROUGH {
                break;
            }
            found.extend(all.iter().take(LOOKED_THROUGH));
        }
        found.sort_unstable();
        found.dedup();
        Some(found)
    }
}

/// What follows words that tell a continuation, in the first text that has such.
fn continued(agreement: &Agreement, index: usize, corpus: &Corpus<'_>) -> Option<String> {
    let title = corpus.title(&corpus.subjects[index]).continued();
    let said = title.or_else(|| corpus.descriptions.continued(index));
    said.map(str::to_owned).or_else(|| {
        let texts = [&agreement.extra.remark, &agreement.extra.keywords];
        let mut texts = texts.into_iter().filter(|text| !text.is_empty());
        texts.find_map(|text| corpus.lexicon.continuation(&fold(text)).map(str::to_owned))
    })
}

/// Whether one agreement can be what another continues, by their years.
fn precedes(corpus: &Corpus<'_>, earlier: usize, later: usize) -> bool {
    let (one, other) = (&corpus.subjects[earlier], &corpus.subjects[later]);
    match (one.period, other.period) {
        (Some(one), Some(other)) => {
            one.first < other.first && gap(one, other) <= LONGEST_PAUSE
        }
        _ => true,
    }
}

/// Whether one place can hold the other.
fn is_near(corpus: &Corpus<'_>, one: u32, other: u32) -> bool {
    match (corpus.places.get(one), corpus.places.get(other)) {
        (Some(Place::Country(one)), Some(Place::Country(other))) => one == other,
        (Some(Place::Country(country)), Some(Place::Region(_, countries)))
        | (Some(Place::Region(_, countries)), Some(Place::Country(country))) => {
            countries.is_empty() || countries.contains(country)
        }
        _ => true,
    }
}
