//! Linking: what belongs together, what does not, and what is shown instead.

mod edges;
mod formed;
#[path = "../../bench/quality/generate.rs"]
mod generate;
mod laws;
mod limits;
mod lists;
mod neighbours;
mod pairs;
mod report;
mod volume;
mod words;

use portefolje::link;
use portefolje::model::{Agreement, Grade, Linkage, Map, Set};
use portefolje::template::{Linking, Template};

pub(crate) use lists::agreements;

/// The linking rules of the base template.
pub(crate) fn linking() -> Linking {
    let template: Template =
        toml::from_str(include_str!("../../../templates/base/linking.toml"))
            .expect("the base template can be read");
    template.linking
}

/// The agreement numbers of each project of more than one agreement, sorted.
pub(crate) fn groups(agreements: &[Agreement], linkage: &Linkage) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = linkage
        .clusters
        .iter()
        .map(|members| {
            let numbers =
                members.iter().map(|index| agreements[*index].number.to_string());
            let mut numbers: Vec<String> = numbers.collect();
            numbers.sort();
            numbers
        })
        .collect();
    groups.sort();
    groups
}

/// Pairs of numbers in the links of a grade that were not merged, sorted.
pub(crate) fn others(
    agreements: &[Agreement],
    linkage: &Linkage,
    grade: Grade,
) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = linkage
        .others
        .iter()
        .filter(|link| link.grade == grade)
        .map(|link| {
            let (one, other) =
                (&agreements[link.one].number, &agreements[link.other].number);
            (one.min(other).to_string(), one.max(other).to_string())
        })
        .collect();
    pairs.sort();
    pairs
}

/// Asserts that the links of each cluster span it, and that nothing else is linked.
pub(crate) fn assert_spanned(linkage: &Linkage) {
    let mut cluster_of: Map<usize, usize> = Map::default();
    for (cluster, members) in linkage.clusters.iter().enumerate() {
        for member in members {
            assert!(cluster_of.insert(*member, cluster).is_none(), "in two projects");
        }
    }
    let mut reached: Set<usize> = Set::default();
    for link in &linkage.links {
        assert!(link.one < link.other, "the smaller index comes first");
        assert_eq!(cluster_of[&link.one], cluster_of[&link.other]);
        reached.insert(link.one);
        reached.insert(link.other);
    }
    for members in linkage.clusters.iter().filter(|members| members.len() > 1) {
        assert!(members.iter().all(|member| reached.contains(member)));
    }
    for link in &linkage.others {
        assert_ne!(cluster_of[&link.one], cluster_of[&link.other]);
    }
}

/// Links a list written as text and gives its projects of several agreements.
#[track_caller]
pub(crate) fn check(list: &str, expected: &[&[&str]]) -> Linkage {
    let agreements = agreements(list);
    let linkage = link::link(&agreements, &linking());
    assert_spanned(&linkage);
    let found: Vec<Vec<String>> = groups(&agreements, &linkage)
        .into_iter()
        .filter(|numbers| numbers.len() > 1)
        .collect();
    assert_eq!(found, expected, "{:#?}", linkage.others);
    linkage
}
