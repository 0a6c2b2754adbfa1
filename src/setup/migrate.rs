//! Where the codes of an old codebook are found in a new one.

use crate::model::Set;
use crate::template::{Code, Template};
use crate::text::{fold, fold_alias};

/// An old code and the new ones that it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// `dimension.code` in the old codebook.
    pub from: String,
    /// `dimension.code` in the new one; none if nothing answers to it.
    pub to: Vec<String>,
    /// The terms that tell so; empty where the name itself does.
    pub terms: Vec<String>,
    /// Commitments of the old plans that rest on the old code and that no new code takes
    /// over.
    pub commitments: Vec<String>,
}

/// The moves, in the old codebook's order, and the new codes that no old one leads to.
///
/// A code goes where its own name or one of its other spellings stands; else where most of
/// its terms do.
pub fn migrate(old: &Template, new: &Template) -> (Vec<Move>, Vec<String>) {
    let targets: Vec<(String, &Code)> = codes(new).collect();
    let mut reached: Set<&str> = Set::default();
    let mut moves = Vec::new();
    for (from, code) in codes(old) {
        let found = by_name(code, &targets);
        let (to, terms) =
            if found.is_empty() { by_terms(code, &targets) } else { (found, Vec::new()) };
        reached.extend(to.iter().map(|at| targets[*at].0.as_str()));
        let to: Vec<String> = to.iter().map(|at| targets[*at].0.clone()).collect();
        let commitments = if to.is_empty() { resting_on(old, &from) } else { Vec::new() };
        moves.push(Move { from, to, terms, commitments });
    }
    let new = targets.iter().map(|(name, _)| name.clone());
    (moves, new.filter(|name| !reached.contains(name.as_str())).collect())
}

fn codes(template: &Template) -> impl Iterator<Item = (String, &Code)> {
    template.dimensions.iter().flat_map(|dimension| {
        let name = |code: &Code| format!("{}.{}", dimension.key, code.key);
        dimension.codes.iter().map(move |code| (name(code), code))
    })
}

/// Codes that share a name with this one, in any language.
fn by_name(code: &Code, targets: &[(String, &Code)]) -> Vec<usize> {
    let names = |code: &Code| -> Set<String> {
        let names = [&code.key].into_iter().chain(&code.nn).chain(&code.en);
        names.chain(&code.aliases).map(|name| fold(name)).collect()
    };
    let ours = names(code);
    let shares = |other: &Code| names(other).iter().any(|name| ours.contains(name));
    positions(targets, shares)
}

/// Codes that share terms with this one: those that share most, and at least a third of
/// what the smaller of the two has.
fn by_terms(code: &Code, targets: &[(String, &Code)]) -> (Vec<usize>, Vec<String>) {
    let terms = |code: &Code| -> Set<String> {
        code.terms.iter().map(|term| fold_alias(term)).collect()
    };
    let ours = terms(code);
    let shared = |other: &Code| {
        let theirs = terms(other);
        let shared = theirs.iter().filter(|term| ours.contains(*term)).count();
        let enough = shared * 3 >= ours.len().min(theirs.len()) && shared > 0;
        if enough { shared } else { 0 }
    };
    let most = targets.iter().map(|(_, other)| shared(other)).max().unwrap_or(0);
    if most == 0 {
        return (Vec::new(), Vec::new());
    }
    let found = positions(targets, |other| shared(other) * 2 >= most);
    let theirs: Set<String> = found.iter().flat_map(|at| terms(targets[*at].1)).collect();
    let shown = code.terms.iter().filter(|term| theirs.contains(&fold_alias(term)));
    (found, shown.cloned().collect())
}

fn positions(targets: &[(String, &Code)], fits: impl Fn(&Code) -> bool) -> Vec<usize> {
    let all = targets.iter().enumerate();
    all.filter(|(_, (_, code))| fits(code)).map(|(at, _)| at).collect()
}

/// Commitments of a template that name a code.
fn resting_on(template: &Template, code: &str) -> Vec<String> {
    let names = |one: &&crate::template::Commitment| {
        one.codes.iter().chain(&one.all_codes).any(|other| other == code)
    };
    template.commitments.iter().filter(names).map(|one| one.key.clone()).collect()
}
