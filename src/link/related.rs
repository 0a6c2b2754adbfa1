//! Continuations with another aim: related, shown, and never merged.

use crate::link::certain::{in_time, is_same_title};
use crate::link::compare::gap;
use crate::link::partner::PartnerLevel;
use crate::link::subject::{Corpus, Place};
use crate::link::title::known_words;
use crate::model::{Agreement, Map};
use crate::text::fold;

/// Most years between a project and what continues it.
const LONGEST_PAUSE: i32 = 2;

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
    let mut of_partner: Map<u32, Vec<usize>> = Map::default();
    for (index, subject) in corpus.subjects.iter().enumerate() {
        of_partner.entry(subject.partner).or_default().push(index);
    }
    let mut found = Vec::new();
    for (later, agreement) in agreements.iter().enumerate() {
        if !agreement.references.is_empty() {
            continue;
        }
        let subject = &corpus.subjects[later];
        let texts = [
            &agreement.title,
            &agreement.description,
            &agreement.remark,
            &agreement.keywords,
        ];
        let continued = texts
            .iter()
            .find_map(|text| corpus.lexicon.continuation(&fold(text)).map(str::to_owned));
        let Some(continued) = continued else { continue };
        let wanted = known_words(&continued, &corpus.lexicon, &corpus.vocabulary);
        let candidates = of_partner.get(&subject.partner).into_iter().flatten();
        let best = candidates
            .copied()
            .filter(|earlier| *earlier != later && precedes(corpus, *earlier, later))
            .max_by_key(|earlier| {
                let title = &corpus.title(&corpus.subjects[*earlier]).sorted;
                let named: Vec<_> = wanted
                    .iter()
                    .copied()
                    .filter(|word| title.binary_search(word).is_ok())
                    .collect();
                let also: Vec<_> = corpus
                    .title(subject)
                    .sorted
                    .iter()
                    .copied()
                    .filter(|word| title.binary_search(word).is_ok())
                    .collect();
                let earlier = &corpus.subjects[*earlier];
                (
                    corpus.weights.sum(&named) + corpus.weights.sum(&also),
                    earlier.period.map(|period| period.first),
                    earlier.rank,
                )
            });
        // With the same title it goes on as the same project.
        if let Some(earlier) = best
            && !is_same_title(corpus, earlier, later)
        {
            found.push(in_time(corpus, earlier, later));
        }
    }
    found
}

/// Whether one agreement can be what another continues.
fn precedes(corpus: &Corpus<'_>, earlier: usize, later: usize) -> bool {
    let (one, other) = (&corpus.subjects[earlier], &corpus.subjects[later]);
    let in_order = match (one.period, other.period) {
        (Some(one), Some(other)) => {
            one.first < other.first && gap(one, other) <= LONGEST_PAUSE
        }
        _ => true,
    };
    let near = match (corpus.places.get(one.place), corpus.places.get(other.place)) {
        (Some(Place::Country(one)), Some(Place::Country(other))) => one == other,
        (Some(Place::Country(country)), Some(Place::Region(_, countries)))
        | (Some(Place::Region(_, countries)), Some(Place::Country(country))) => {
            countries.is_empty() || countries.contains(country)
        }
        _ => true,
    };
    in_order && near && corpus.partner_level(one, other) == PartnerLevel::Same
}
