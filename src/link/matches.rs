//! The pairs that are alike, and which of them have a double.

use crate::model::small;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use crate::link::block::Blocks;
use crate::link::compare::{Score, Scratch};
use crate::link::subject::Corpus;

/// So many agreements are compared with their companions at a time.
const AT_A_TIME: usize = 512;

/// What is asked for of so many agreements at once, before they are compared.
const TOGETHER: usize = 16;

/// A pair that was compared.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    one: u32,
    other: u32,
    /// What came of it.
    pub(super) score: Score,
    /// Whether another agreement of the same years would be as good a match.
    pub(super) ambiguous: bool,
    /// Whether agreements of both titles run side by side for years.
    pub(super) abreast: bool,
}

impl Pair {
    /// A pair that somebody asks about, whatever else is like it; `one` is the smaller.
    pub(super) fn alone(one: usize, other: usize, score: Score) -> Self {
        let (one, other) = (small(one), small(other));
        Self { one, other, score, ambiguous: false, abreast: false }
    }

    /// Indices of both agreements, the smaller one first.
    pub(super) fn ends(&self) -> (usize, usize) {
        (self.one as usize, self.other as usize)
    }
}

/// Pairs that a person could be asked about, and how to find them.
pub(super) struct Matches {
    /// From the most alike down.
    pub(super) pairs: Vec<Pair>,
    /// The pairs of each agreement, most alike first, one agreement behind the other.
    touching: Vec<u32>,
    /// Where each agreement's part of `touching` begins; one more at the end.
    begins: Vec<u32>,
}

impl Matches {
    /// Compares all pairs of the blocks; also gives how many they are.
    pub(super) fn find(corpus: &Corpus<'_>, blocks: &Blocks) -> (Self, u64) {
        let agreements = corpus.subjects.len();
        // Neighbours in this order share companions, so that what is compared is at hand.
        let order = blocks.order();
        // What was compared for one part is remembered for the next one of its core.
        let idle: Mutex<Vec<Scratch>> = Mutex::default();
        let parts: Vec<(Vec<Pair>, u64)> = order
            .par_chunks(AT_A_TIME)
            // What one core has left at the end another can take.
            .with_max_len(1)
            .map(|part| {
                let new = || Scratch::remembering(agreements);
                let mut scratch = lock(&idle).pop().unwrap_or_else(new);
                let compared = compare_part(corpus, blocks, part, &mut scratch);
                lock(&idle).push(scratch);
                compared
            })
            .collect();
        let compared = parts.iter().map(|(_, compared)| compared).sum();
        let mut pairs =
            Vec::with_capacity(parts.iter().map(|(found, _)| found.len()).sum());
        for (found, _) in parts {
            pairs.extend(found);
        }
        // Ties are broken by what the agreements say, never by where they stand.
        pairs.par_sort_unstable_by_key(|pair: &Pair| {
            let (one, other) = pair.ends();
            let (one, other) = (corpus.rank(one), corpus.rank(other));
            (-pair.score.points, one.min(other), one.max(other))
        });
        let mut matches = Self::new(pairs, agreements);
        matches.mark_doubles(corpus);
        (matches, compared)
    }

    fn new(pairs: Vec<Pair>, agreements: usize) -> Self {
        let mut begins = vec![0_u32; agreements + 1];
        for pair in &pairs {
            begins[pair.one as usize + 1] += 1;
            begins[pair.other as usize + 1] += 1;
        }
        for at in 1..begins.len() {
            begins[at] += begins[at - 1];
        }
        let mut next = begins.clone();
        let mut touching = vec![0; pairs.len() * 2];
        for (at, pair) in pairs.iter().enumerate() {
            for end in [pair.one, pair.other] {
                let next = &mut next[end as usize];
                touching[*next as usize] = small(at);
                *next += 1;
            }
        }
        Self { pairs, touching, begins }
    }

    /// The pairs of an agreement, most alike first.
    fn of(&self, index: usize) -> impl Iterator<Item = &Pair> {
        let range = self.begins[index] as usize..self.begins[index + 1] as usize;
        self.touching[range].iter().map(|at| &self.pairs[*at as usize])
    }

    /// What came of comparing two agreements, if they are alike.
    pub(super) fn between(&self, one: usize, other: usize) -> Option<Score> {
        let ends = (one.min(other), one.max(other));
        self.of(one).find(|pair| pair.ends() == ends).map(|pair| pair.score)
    }

    /// Marks the pairs that have a double: another agreement of the same years that
    /// would be as good a match and is another project. Which of the two it is would be
    /// a guess, so a person is asked.
    fn mark_doubles(&mut self, corpus: &Corpus<'_>) {
        let marks: Vec<(bool, bool)> = self
            .pairs
            .par_iter()
            // Those at the front have most to be looked at.
            .with_max_len(AT_A_TIME)
            .map(|pair| {
                let (one, other) = pair.ends();
                let points = pair.score.points;
                let ambiguous = points >= corpus.linking.probable_points
                    && (self.has_double(corpus, one, other, points)
                        || self.has_double(corpus, other, one, points));
                let abreast = !corpus.instalments
                    && corpus.subjects[one].abreast
                    && corpus.subjects[other].abreast;
                (ambiguous, abreast)
            })
            .collect();
        for (pair, (ambiguous, abreast)) in self.pairs.iter_mut().zip(marks) {
            (pair.ambiguous, pair.abreast) = (ambiguous, abreast);
        }
    }

    fn has_double(
        &self,
        corpus: &Corpus<'_>,
        one: usize,
        other: usize,
        points: i32,
    ) -> bool {
        let linking = corpus.linking;
        let least =
            points.saturating_sub(linking.clear_lead).max(linking.probable_points);
        let slot = |index: usize| {
            let subject = &corpus.subjects[index];
            (subject.period, subject.made)
        };
        let is_one_project = |double: usize| {
            self.between(other, double).is_some_and(|score| {
                !score.rival && score.points >= linking.probable_points
            })
        };
        slot(other).0.is_some()
            && self
                .of(one)
                .take_while(|pair| pair.score.points >= least)
                .map(|pair| if pair.one as usize == one { pair.other } else { pair.one })
                .map(|double| double as usize)
                .any(|double| {
                    double != other
                        && slot(double) == slot(other)
                        && !is_one_project(double)
                })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn compare_part(
    corpus: &Corpus<'_>,
    blocks: &Blocks,
    part: &[u32],
    scratch: &mut Scratch,
) -> (Vec<Pair>, u64) {
    let floor = corpus.linking.review_points;
    let (mut found, mut compared) = (Vec::new(), 0);
    let mut companions = Vec::new();
    for one in part {
        let one = *one as usize;
        blocks.companions(one, &mut companions);
        for (at, other) in companions.iter().enumerate() {
            if at % TOGETHER == 0 {
                corpus.fetch(companions.iter().skip(at).take(TOGETHER));
            }
            if corpus.is_elsewhere(one, *other as usize) {
                continue;
            }
            compared += 1;
            let score = corpus.compare_from(one, *other as usize, floor, scratch);
            if let Some(score) = score.filter(|it| !it.veto && it.points >= floor) {
                let (ambiguous, abreast) = (false, false);
                found.push(Pair {
                    one: small(one),
                    other: *other,
                    score,
                    ambiguous,
                    abreast,
                });
            }
        }
    }
    // All parts are kept until all are there.
    found.shrink_to_fit();
    (found, compared)
}
