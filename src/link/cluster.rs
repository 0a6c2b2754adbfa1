//! Clusters: agreements that are all like each other, not chains of pairs.
//!
//! Pairs are taken from the most alike down. Two clusters become one if the pairs
//! across them are on average above the threshold and none of them is in conflict. What
//! the list states stands before, and is never parted.
//!
//! What a person has joined against all likeness is one cluster of several **parts**. Each
//! part is judged by itself, so that a merge takes nothing away from either project.

use crate::link::certain::{Stated, Statements, frames};
use crate::link::compare::Score;
use crate::link::groups::Groups;
use crate::link::matches::{Matches, Pair};
use crate::link::subject::Corpus;
use crate::model::{Agreement, Comparison, Forced, Map, Set, Tier, small};

/// So many members of a part are compared, those first that were there first: no project
/// has more agreements, and all pairs across two parts of thousands would take no end.
const MEMBERS_COMPARED: usize = 256;

/// Clusters, the links that made them, and the pairs that did not.
pub(super) struct Clusters {
    /// The agreements of each cluster.
    pub(super) groups: Groups,
    /// The same for the parts of clusters that are alike.
    parts: Groups,
    /// Pairs that joined two clusters, with what they rest on.
    pub(super) joined: Vec<(u32, u32, Tier)>,
    /// Pairs that stayed apart, from the most alike down.
    pub(super) apart: Vec<Pair>,
    /// Pairs that were compared.
    pub(super) compared: u64,
    /// For each agreement those that a person has said are not of its project.
    forbidden: Map<u32, Vec<u32>>,
}

/// Why two clusters stayed apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parted {
    /// Some pair across them is in conflict, which no further pair can mend.
    Conflict,
    /// They are not alike enough, being of these sizes and with so many points of the
    /// nearest years.
    Unlike(usize, usize, i32),
}

/// Forms the clusters.
pub(super) fn clusters(
    agreements: &[Agreement],
    corpus: &Corpus<'_>,
    stated: &Statements,
    forced: &Forced,
    matches: Matches,
    compared: u64,
) -> Clusters {
    let mut clusters = Clusters {
        forbidden: Map::default(),
        groups: Groups::new(agreements.len()),
        parts: Groups::new(agreements.len()),
        joined: Vec::new(),
        apart: Vec::new(),
        compared,
    };
    for (one, other) in &forced.apart {
        let (one, other) = (small(*one), small(*other));
        clusters.forbidden.entry(one).or_default().push(other);
        clusters.forbidden.entry(other).or_default().push(one);
    }
    for (one, other) in &forced.same {
        if !clusters.groups.are_one(*one, *other) {
            assert!(clusters.may_join(*one, *other), "decisions do not contradict");
            let score = corpus.compare(*one, *other);
            let alike = score.points >= corpus.linking.probable_points;
            clusters.join(*one, *other, Tier::Person);
            if alike && !score.veto && !score.rival {
                clusters.parts.join(*one, *other);
            }
        }
    }
    for Stated { one, other, tier } in &stated.same {
        if !clusters.groups.are_one(*one, *other) && clusters.may_join(*one, *other) {
            clusters.join(*one, *other, *tier);
            clusters.parts.join(*one, *other);
        }
    }
    let frames = frames(agreements);
    let related: Set<(usize, usize)> = stated.related.iter().copied().collect();
    let mut parted: Map<(u32, u32), Parted> = Map::default();
    for pair in &matches.pairs {
        let (one, other) = pair.ends();
        if clusters.groups.are_one(one, other) {
            continue;
        }
        let likely = pair.score.points >= corpus.linking.probable_points
            && pair.score.of(Comparison::Title) >= corpus.linking.title.least
            && !pair.ambiguous
            && !pair.abreast
            && !related.contains(&(one, other))
            && clusters.may_join(one, other)
            && clusters.agree(corpus, &frames, &matches, &mut parted, pair);
        if likely {
            clusters.join(one, other, Tier::Likeness);
            clusters.parts.join(one, other);
        }
    }
    let groups = &clusters.groups;
    clusters.apart = matches.pairs;
    clusters.apart.retain(|pair| {
        let (one, other) = pair.ends();
        !groups.are_one(one, other)
    });
    clusters
}

impl Clusters {
    /// Whether no person has said that a member of the one's cluster and a member of the
    /// other's are not one project.
    fn may_join(&self, one: usize, other: usize) -> bool {
        if self.forbidden.is_empty() {
            return true;
        }
        let (left, right) = (self.groups.of(one), self.groups.of(other));
        let (few, many) = if self.groups.len(left) <= self.groups.len(right) {
            (left, right)
        } else {
            (right, left)
        };
        self.groups.members(few).all(|member| {
            let forbidden = self.forbidden.get(&small(member));
            let apart = |it: &u32| self.groups.of(*it as usize) != many;
            forbidden.is_none_or(|all| all.iter().all(apart))
        })
    }

    fn join(&mut self, one: usize, other: usize, tier: Tier) {
        self.groups.join(one, other);
        self.joined.push((small(one.min(other)), small(one.max(other)), tier));
    }

    /// Whether the pairs across the two parts of a pair speak for one project.
    ///
    /// Years are taken from the pair alone: a project of many years is not less one
    /// project because its first and last year are far apart.
    fn agree(
        &mut self,
        corpus: &Corpus<'_>,
        frames: &[Option<String>],
        matches: &Matches,
        parted: &mut Map<(u32, u32), Parted>,
        pair: &Pair,
    ) -> bool {
        let (one, other) = pair.ends();
        let (left, right) = (self.parts.of(one), self.parts.of(other));
        let nearest = pair.score.of(Comparison::Period);
        let both = (small(left.min(right)), small(left.max(right)));
        let sizes = (self.parts.len(left.min(right)), self.parts.len(left.max(right)));
        match parted.get(&both) {
            Some(Parted::Conflict) => return false,
            Some(Parted::Unlike(here, there, years))
                if (*here, *there) == sizes && nearest <= *years =>
            {
                return false;
            }
            _ => {}
        }
        let mut sum = 0_i64;
        let mut count = 0_i64;
        for one in self.parts.members(left).take(MEMBERS_COMPARED) {
            for other in self.parts.members(right).take(MEMBERS_COMPARED) {
                if let (Some(frame), Some(another)) = (&frames[one], &frames[other])
                    && frame != another
                {
                    parted.insert(both, Parted::Conflict);
                    return false;
                }
                let score: Score = matches.between(one, other).unwrap_or_else(|| {
                    self.compared += 1;
                    corpus.compare(one, other)
                });
                if score.veto || score.rival {
                    parted.insert(both, Parted::Conflict);
                    return false;
                }
                sum += i64::from(score.points - score.of(Comparison::Period) + nearest);
                count += 1;
            }
        }
        let agree = sum >= i64::from(corpus.linking.probable_points) * count;
        if !agree {
            parted.insert(both, Parted::Unlike(sizes.0, sizes.1, nearest));
        }
        agree
    }
}
