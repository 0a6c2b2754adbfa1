//! Links that the list states: a common frame, a common cell, a reference.

use crate::link::likeness::{Manner, Rest};
use crate::link::subject::Corpus;
use crate::model::{Agreement, Map, Tier};
use crate::text::fold;

/// What the list states about two agreements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stated {
    /// Index of the one; smaller than `other`.
    pub(super) one: usize,
    /// Index of the other.
    pub(super) other: usize,
    /// What it rests on.
    pub(super) tier: Tier,
}

/// All links that the list states, and the continuations that it states.
pub(super) struct Statements {
    /// The same project.
    pub(super) same: Vec<Stated>,
    /// A continuation with another aim: the earlier and the later.
    pub(super) related: Vec<(usize, usize)>,
}

/// Reads what the list states.
pub(super) fn statements(agreements: &[Agreement], corpus: &Corpus<'_>) -> Statements {
    let mut found = Statements { same: Vec::new(), related: Vec::new() };
    let states = |agreement: &Agreement| {
        agreement.extra.parent.is_some()
            || !agreement.extra.companions.is_empty()
            || !agreement.extra.references.is_empty()
    };
    if !agreements.iter().any(states) {
        return found;
    }
    let numbers: Map<String, usize> = agreements
        .iter()
        .enumerate()
        .map(|(index, agreement)| (normal(&agreement.number), index))
        .collect();
    let mut frames: Map<String, usize> = Map::default();
    for (index, agreement) in agreements.iter().enumerate() {
        if let Some(parent) = &agreement.extra.parent {
            let parent = normal(parent);
            // The frame itself stands first, else the first of its parts.
            let frame = numbers.get(&parent).copied();
            let first = *frames.entry(parent).or_insert(frame.unwrap_or(index));
            state(&mut found.same, first, index, Tier::Parent);
        }
        for companion in &agreement.extra.companions {
            if let Some(other) = numbers.get(&normal(companion)) {
                state(&mut found.same, index, *other, Tier::SameCell);
            }
        }
        for reference in &agreement.extra.references {
            let Some(other) = numbers.get(&normal(reference)).copied() else { continue };
            if other == index {
                continue;
            }
            if continues(agreement, reference, corpus)
                && !is_same_title(corpus, index, other)
            {
                found.related.push(in_time(corpus, index, other));
            } else {
                state(&mut found.same, index, other, Tier::Reference);
            }
        }
    }
    found.same.sort_unstable();
    found.same.dedup_by_key(|stated| (stated.one, stated.other));
    found.related.sort_unstable();
    found.related.dedup();
    found
}

fn state(same: &mut Vec<Stated>, one: usize, other: usize, tier: Tier) {
    if one != other {
        same.push(Stated { one: one.min(other), other: one.max(other), tier });
    }
}

/// A number without blanks and signs, so that `GLO 0603` is `GLO-0603`.
pub(super) fn normal(number: &str) -> String {
    number
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

/// Whether a text of the agreement names the other as what it continues.
fn continues(agreement: &Agreement, reference: &str, corpus: &Corpus<'_>) -> bool {
    let reference = fold(reference);
    [
        &agreement.title,
        &agreement.description,
        &agreement.extra.remark,
        &agreement.extra.keywords,
    ]
    .iter()
    .any(|text| {
        let folded = fold(text);
        let rest = corpus.lexicon.continuation(&folded);
        rest.is_some_and(|rest| rest.contains(&reference))
    })
}

/// Whether two titles are the same but for phase, year, spelling or truncation.
pub(super) fn is_same_title(corpus: &Corpus<'_>, one: usize, other: usize) -> bool {
    let (one, other) = (&corpus.subjects[one], &corpus.subjects[other]);
    let likeness = corpus.likeness(one, other, &mut Rest::default());
    likeness.manner != Manner::Shared && !likeness.conflict
}

/// The earlier of two agreements first.
pub(super) fn in_time(corpus: &Corpus<'_>, one: usize, other: usize) -> (usize, usize) {
    let key = |index: usize| {
        let subject = &corpus.subjects[index];
        (subject.period.map(|period| period.first), subject.rank)
    };
    if key(one) <= key(other) { (one, other) } else { (other, one) }
}

/// The frame that an agreement is stated to belong to: its parent, or itself where
/// others name it as theirs.
pub(super) fn frames(agreements: &[Agreement]) -> Vec<Option<String>> {
    let parents: crate::model::Set<String> = agreements
        .iter()
        .filter_map(|agreement| agreement.extra.parent.as_deref().map(normal))
        .collect();
    if parents.is_empty() {
        return vec![None; agreements.len()];
    }
    agreements
        .iter()
        .map(|agreement| match &agreement.extra.parent {
            Some(parent) => Some(normal(parent)),
            None => {
                Some(normal(&agreement.number)).filter(|number| parents.contains(number))
            }
        })
        .collect()
}
