//! Clusters: agreements that are all like each other, not chains of pairs.
//!
//! Pairs are taken from the most alike down. Two clusters become one if the pairs
//! across them are on average above the threshold and none of them is in conflict. What
//! the list states stands before, and is never parted.

use rayon::prelude::*;

use crate::link::certain::{Stated, Statements, frames};
use crate::link::compare::Score;
use crate::link::subject::Corpus;
use crate::model::{Agreement, Comparison, Forced, Map, Period, Tier};

/// A pair that was compared.
pub(super) struct Pair {
    /// Index of the one; smaller than `other`.
    pub(super) one: usize,
    /// Index of the other.
    pub(super) other: usize,
    /// What came of it.
    pub(super) score: Score,
    /// Whether another agreement of the same years would be as good a match.
    pub(super) ambiguous: bool,
    /// Whether agreements of both titles run side by side for years.
    pub(super) abreast: bool,
}

/// Clusters, the links that made them, and the pairs that did not.
pub(super) struct Clusters {
    /// Number of the cluster of each agreement.
    pub(super) of: Vec<usize>,
    /// Members of each cluster; empty ones were taken up by others.
    pub(super) members: Vec<Vec<usize>>,
    /// Pairs that joined two clusters, with what they rest on.
    pub(super) joined: Vec<(usize, usize, Tier)>,
    /// Pairs that stayed apart, from the most alike down.
    pub(super) apart: Vec<Pair>,
    /// Pairs that were compared.
    pub(super) compared: u64,
    /// For each agreement those that a person has said are not of its project.
    forbidden: Map<usize, Vec<usize>>,
}

/// Compares all pairs of the blocks; keeps those that a person could be asked about,
/// from the most alike down.
pub(super) fn compare_all(corpus: &Corpus<'_>, pairs: &[(u32, u32)]) -> Vec<Pair> {
    let mut scored: Vec<Pair> = pairs
        .par_iter()
        .filter_map(|(one, other)| {
            let (one, other) = (*one as usize, *other as usize);
            if corpus.is_hopeless(one, other) {
                return None;
            }
            let score = corpus.compare(one, other);
            let kept = !score.veto && score.points >= corpus.linking.review_points;
            kept.then_some(Pair { one, other, score, ambiguous: false, abreast: false })
        })
        .collect();
    // Ties are broken by what the agreements say, never by where they stand.
    scored.sort_by_key(|pair| {
        let (one, other) = (&corpus.subjects[pair.one], &corpus.subjects[pair.other]);
        let ranks = (one.rank.min(other.rank), one.rank.max(other.rank));
        (-pair.score.points, ranks)
    });
    scored
}

/// Forms the clusters.
pub(super) fn clusters(
    agreements: &[Agreement],
    corpus: &Corpus<'_>,
    stated: &Statements,
    forced: &Forced,
    pairs: Vec<Pair>,
    compared: u64,
) -> Clusters {
    let count = agreements.len();
    let mut clusters = Clusters {
        forbidden: Map::default(),
        of: (0..count).collect(),
        members: (0..count).map(|index| vec![index]).collect(),
        joined: Vec::new(),
        apart: Vec::new(),
        compared,
    };
    for (one, other) in &forced.apart {
        clusters.forbidden.entry(*one).or_default().push(*other);
        clusters.forbidden.entry(*other).or_default().push(*one);
    }
    for (one, other) in &forced.same {
        if clusters.of[*one] != clusters.of[*other] {
            assert!(clusters.may_join(*one, *other), "decisions do not contradict");
            clusters.join(*one, *other, Tier::Person);
        }
    }
    for Stated { one, other, tier } in &stated.same {
        if clusters.of[*one] != clusters.of[*other] && clusters.may_join(*one, *other) {
            clusters.join(*one, *other, *tier);
        }
    }
    let frames = frames(agreements);
    let mut known: Map<(usize, usize), Score> = Map::default();
    for pair in &pairs {
        known.insert((pair.one, pair.other), pair.score);
    }
    let mut pairs = pairs;
    mark_ambiguous(corpus, &mut pairs, &known);
    for pair in pairs {
        let (left, right) = (clusters.of[pair.one], clusters.of[pair.other]);
        if left == right {
            continue;
        }
        let likely = pair.score.points >= corpus.linking.probable_points
            && pair.score.of(Comparison::Title) >= corpus.linking.title.least
            && !pair.ambiguous
            && !pair.abreast
            && !stated.related.contains(&in_order(pair.one, pair.other))
            && clusters.may_join(pair.one, pair.other)
            && clusters.agree(corpus, &frames, &mut known, &pair);
        if likely {
            clusters.join(pair.one, pair.other, Tier::Likeness);
        } else {
            clusters.apart.push(pair);
        }
    }
    // Later joins have brought some pairs together.
    let of = &clusters.of;
    clusters.apart.retain(|pair| of[pair.one] != of[pair.other]);
    clusters
}

/// Where only one agreement of a project belongs: beside this agreement, with this
/// period, and with a number made in this year.
type Slot = (usize, Option<Period>, Option<u32>);

/// At most so many matches of an agreement in one slot are remembered.
const DOUBLES: usize = 8;

/// Marks the pairs that have a double: another agreement of the same years that would
/// be as good a match and is another project. Which of the two it is would be a guess,
/// so a person is asked.
fn mark_ambiguous(
    corpus: &Corpus<'_>,
    pairs: &mut [Pair],
    known: &Map<(usize, usize), Score>,
) {
    let linking = corpus.linking;
    let period = |index: usize| corpus.subjects[index].period;
    let made = |index: usize| corpus.subjects[index].made;
    let mut matches: Map<Slot, Vec<(i32, usize)>> = Map::default();
    for pair in pairs.iter() {
        let points = pair.score.points;
        if points < linking.probable_points {
            continue;
        }
        for (one, other) in [(pair.one, pair.other), (pair.other, pair.one)] {
            let found = matches.entry((one, period(other), made(other))).or_default();
            if found.len() < DOUBLES {
                found.push((points, other));
            }
        }
    }
    let is_one_project = |one: usize, other: usize| {
        known
            .get(&in_order(one, other))
            .is_some_and(|score| !score.rival && score.points >= linking.probable_points)
    };
    let has_double = |one: usize, other: usize, points: i32| {
        period(other).is_some()
            && matches.get(&(one, period(other), made(other))).is_some_and(|found| {
                found.iter().any(|(rival, double)| {
                    *double != other
                        && *rival >= points.saturating_sub(linking.clear_lead)
                        && !is_one_project(other, *double)
                })
            })
    };
    for pair in pairs {
        let points = pair.score.points;
        pair.abreast = !corpus.instalments
            && corpus.subjects[pair.one].abreast
            && corpus.subjects[pair.other].abreast;
        pair.ambiguous = has_double(pair.one, pair.other, points)
            || has_double(pair.other, pair.one, points);
    }
}

fn in_order(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

impl Clusters {
    /// Whether no person has said that a member of the one's cluster and a member of the
    /// other's are not one project.
    fn may_join(&self, one: usize, other: usize) -> bool {
        if self.forbidden.is_empty() {
            return true;
        }
        let (left, right) = (self.of[one], self.of[other]);
        let (few, many) = if self.members[left].len() <= self.members[right].len() {
            (left, right)
        } else {
            (right, left)
        };
        self.members[few].iter().all(|member| {
            let forbidden = self.forbidden.get(member);
            forbidden.is_none_or(|all| all.iter().all(|one| self.of[*one] != many))
        })
    }

    fn join(&mut self, one: usize, other: usize, tier: Tier) {
        let (left, right) = (self.of[one], self.of[other]);
        let (stays, goes) = (left.min(right), left.max(right));
        let moved = std::mem::take(&mut self.members[goes]);
        for member in &moved {
            self.of[*member] = stays;
        }
        self.members[stays].extend(moved);
        self.joined.push((one.min(other), one.max(other), tier));
    }

    /// Whether the pairs across the two clusters of a pair speak for one project.
    ///
    /// Years are taken from the pair alone: a project of many years is not less one
    /// project because its first and last year are far apart.
    fn agree(
        &mut self,
        corpus: &Corpus<'_>,
        frames: &[Option<String>],
        known: &mut Map<(usize, usize), Score>,
        pair: &Pair,
    ) -> bool {
        let (left, right) = (self.of[pair.one], self.of[pair.other]);
        let nearest = i64::from(pair.score.of(Comparison::Period));
        let mut sum = 0_i64;
        let mut count = 0_i64;
        let mut compared = 0;
        let mut agree = true;
        'pairs: for one in &self.members[left] {
            for other in &self.members[right] {
                if let (Some(frame), Some(another)) = (&frames[*one], &frames[*other])
                    && frame != another
                {
                    agree = false;
                    break 'pairs;
                }
                let key = in_order(*one, *other);
                if !known.contains_key(&key) {
                    compared += 1;
                    known.insert(key, corpus.compare(key.0, key.1));
                }
                let score = &known[&key];
                if score.veto || score.rival {
                    agree = false;
                    break 'pairs;
                }
                sum += i64::from(score.points - score.of(Comparison::Period)) + nearest;
                count += 1;
            }
        }
        self.compared += compared;
        agree && sum >= i64::from(corpus.linking.probable_points) * count
    }
}
