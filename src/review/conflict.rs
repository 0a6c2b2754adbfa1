//! Contradictions: what cannot all be true at once.
//!
//! Decisions that two agreements are one project are edges of a graph; a decision that
//! two agreements are not is contradicted by every path between them. All decisions on
//! such a path contradict it together: which of them is wrong, only people know.

use std::hash::Hash;

use crate::model::{Map, Set};

/// What a decision says of two agreements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    /// Index of the decision.
    pub(super) decision: usize,
    /// Index of the one agreement.
    pub(super) one: usize,
    /// Index of the other.
    pub(super) other: usize,
    /// What it says.
    pub(super) says: Says,
}

/// What is said of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Says {
    Same,
    Apart,
    Related,
}

/// The decisions that contradict one another: for each those that it contradicts.
pub(super) fn contradictions(claims: &[Claim]) -> Map<usize, Set<usize>> {
    let mut found: Map<usize, Set<usize>> = Map::default();
    pairs(claims, &mut found);
    paths(claims, &mut found);
    for (decision, others) in &mut found {
        others.shift_remove(decision);
        others.sort_unstable();
    }
    found.retain(|_, others| !others.is_empty());
    found
}

/// The same pair decided in different ways.
fn pairs(claims: &[Claim], found: &mut Map<usize, Set<usize>>) {
    let pair = |claim: &Claim| (claim.one.min(claim.other), claim.one.max(claim.other));
    // A project that is taken to pieces has very many pairs of which nothing else is said.
    let mut by_pair: Map<(usize, usize), Vec<&Claim>> = Map::default();
    for claim in claims.iter().filter(|claim| claim.says != Says::Apart) {
        by_pair.entry(pair(claim)).or_default();
    }
    for claim in claims {
        if let Some(claims) = by_pair.get_mut(&pair(claim)) {
            claims.push(claim);
        }
    }
    for claims in by_pair.values().filter(|claims| claims.len() > 1) {
        differing(claims, |claim| (claim.decision, claim.says), found);
    }
}

/// So many of those that a decision contradicts are named; hundreds tell no more.
const NAMED: usize = 20;

/// Decisions on one thing, each with what it says: those that say something else
/// contradict it.
pub(super) fn differing<One, Said: Eq + Hash>(
    all: &[One],
    what: impl Fn(&One) -> (usize, Said),
    found: &mut Map<usize, Set<usize>>,
) {
    let mut said: Map<Said, Vec<usize>> = Map::default();
    for one in all {
        let (decision, says) = what(one);
        said.entry(says).or_default().push(decision);
    }
    for (at, decisions) in said.values().enumerate() {
        let others = said.values().enumerate().filter(|(other, _)| *other != at);
        let others: Vec<usize> =
            others.flat_map(|(_, all)| all).copied().take(NAMED).collect();
        if others.is_empty() {
            continue;
        }
        for decision in decisions {
            found.entry(*decision).or_default().extend(others.iter().copied());
        }
    }
}

/// Pairs that are said to be apart and are one by way of others.
fn paths(claims: &[Claim], found: &mut Map<usize, Set<usize>>) {
    let mut parts = Parts::default();
    for claim in claims.iter().filter(|claim| claim.says == Says::Same) {
        parts.join(claim.one, claim.other);
    }
    let against = |claim: &&Claim| {
        claim.says != Says::Same && parts.root(claim.one) == parts.root(claim.other)
    };
    let against: Vec<&Claim> = claims.iter().filter(against).collect();
    if against.is_empty() {
        return;
    }
    let roots: Set<usize> = against.iter().map(|claim| parts.root(claim.one)).collect();
    let same = claims.iter().filter(|claim| claim.says == Says::Same);
    let edges: Vec<&Claim> = same
        .filter(|claim| roots.contains(&parts.root(claim.one)))
        .chain(against.iter().copied())
        .collect();
    for block in blocks(&edges) {
        let members: Set<usize> = block.iter().map(|at| edges[*at].decision).collect();
        let says = |wanted: fn(Says) -> bool| -> Vec<usize> {
            let edges = block.iter().map(|at| edges[*at]);
            edges.filter(|edge| wanted(edge.says)).map(|edge| edge.decision).collect()
        };
        let against = says(|says| says != Says::Same);
        let same = says(|says| says == Says::Same);
        if against.is_empty() || same.is_empty() {
            continue;
        }
        for decision in &members {
            let contrary = if against.contains(decision) { &same } else { &against };
            let named = contrary.iter().take(NAMED).copied();
            found.entry(*decision).or_default().extend(named);
        }
    }
}

/// Connected parts of a graph.
#[derive(Default)]
struct Parts {
    parent: Map<usize, usize>,
    size: Map<usize, usize>,
}

impl Parts {
    fn root(&self, mut at: usize) -> usize {
        while let Some(parent) = self.parent.get(&at).copied().filter(|one| *one != at) {
            at = parent;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return;
        }
        let size = |at: usize| self.size.get(&at).copied().unwrap_or(1);
        let (stays, goes) =
            if size(one) >= size(other) { (one, other) } else { (other, one) };
        let both = size(one) + size(other);
        self.size.insert(stays, both);
        self.parent.insert(goes, stays);
    }
}

/// The blocks of a graph (its biconnected components), each as indices of edges: two
/// edges lie in one block if and only if a simple cycle runs through both. Tarjan's
/// algorithm, without recursion.
fn blocks(edges: &[&Claim]) -> Vec<Vec<usize>> {
    let mut around: Map<usize, Vec<(usize, usize)>> = Map::default();
    for (at, edge) in edges.iter().enumerate() {
        around.entry(edge.one).or_default().push((edge.other, at));
        around.entry(edge.other).or_default().push((edge.one, at));
    }
    let mut blocks = Vec::new();
    let mut seen: Map<usize, usize> = Map::default();
    let mut low: Map<usize, usize> = Map::default();
    let mut taken = vec![false; edges.len()];
    for start in around.keys() {
        if seen.contains_key(start) {
            continue;
        }
        let mut open: Vec<usize> = Vec::new();
        // Node, the place among its neighbours, and how many edges were open before it.
        let mut stack = vec![(*start, 0_usize, 0_usize)];
        seen.insert(*start, seen.len());
        low.insert(*start, seen[start]);
        while let Some((node, next, before)) = stack.pop() {
            let neighbours = &around[&node];
            let Some((other, edge)) = neighbours.get(next).copied() else {
                // All is seen below `node`: does anything lead above its parent?
                if let Some((parent, ..)) = stack.last() {
                    let lowest = low[&node];
                    if lowest >= seen[parent] {
                        blocks.push(open.split_off(before));
                    }
                    low[parent] = low[parent].min(lowest);
                }
                continue;
            };
            stack.push((node, next + 1, before));
            if taken[edge] {
                continue;
            }
            taken[edge] = true;
            if let Some(order) = seen.get(&other).copied() {
                open.push(edge);
                low[&node] = low[&node].min(order);
            } else {
                let at = open.len();
                open.push(edge);
                seen.insert(other, seen.len());
                low.insert(other, seen[&other]);
                stack.push((other, 0, at));
            }
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::{Claim, Says, contradictions};

    /// Claims such as `1=2 2=3 1!3 4~5`; gives the numbers of those in contradiction.
    #[track_caller]
    fn check(text: &str, expected: &[usize]) {
        let claims: Vec<Claim> = text
            .split(' ')
            .enumerate()
            .map(|(decision, claim)| {
                let at = claim.find(['=', '!', '~']).unwrap();
                let (one, rest) = claim.split_at(at);
                let (sign, other) = rest.split_at(1);
                let says = match sign {
                    "=" => Says::Same,
                    "!" => Says::Apart,
                    _ => Says::Related,
                };
                let number = |text: &str| text.parse().unwrap();
                Claim { decision, one: number(one), other: number(other), says }
            })
            .collect();
        let mut found: Vec<usize> = contradictions(&claims).into_keys().collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_pair_that_is_both_is_a_contradiction() {
        check("1=2 1!2", &[0, 1]);
        check("1=2 2~1 3=4", &[0, 1]);
        check("1!2 1~2", &[0, 1]);
        check("1=2 2=1", &[]);
    }

    #[test]
    fn a_contradiction_may_run_through_others() {
        check("1=2 2=3 1!3", &[0, 1, 2]);
        check("1=2 2=3 1!4", &[]);
        check("1=2 2=3 3=4 4=5 1!5", &[0, 1, 2, 3, 4]);
    }

    #[test]
    fn what_hangs_beside_the_path_is_no_part_of_it() {
        check("1=2 2=3 3=9 1!3", &[0, 1, 3]);
        check("9=1 1=2 2=3 1!3 7=8", &[1, 2, 3]);
        check("1=2 1!2 2=3 3=4 2!4", &[0, 1, 2, 3, 4]);
    }

    #[test]
    fn every_way_round_is_in_doubt() {
        check("1=2 2=4 1=3 3=4 1!4", &[0, 1, 2, 3, 4]);
    }
}
