//! Large lists: what is compared grows with the list, not with its square, and made-up
//! lists of several habits are put together.

use portefolje::link;
use portefolje::model::{Agreement, Linkage, Map, Members};
use portefolje::pipeline::{self, Input, Request};
use portefolje::template::{embedded, load};

use crate::link::generate::{Kind, SEED, generate};
use crate::link::linking;

/// A made-up list, read as the program reads it, with the true project of each agreement.
pub(crate) fn read(
    kind: Kind,
    projects: u64,
    seed: u64,
) -> (Vec<Agreement>, Linkage, Vec<String>) {
    let made = generate(kind, projects, seed);
    let template = embedded("generell").expect("the template is built in");
    let template = load(template, &|_| None).expect("the template has no faults");
    let input = Input { name: "liste.csv".to_owned(), bytes: made.list.into_bytes() };
    let report = pipeline::run(vec![input], &template, &Request::default(), &|_| {})
        .expect("the list can be read");
    let truth: Map<&str, &str> =
        made.truth.lines().filter_map(|line| line.split_once(',')).collect();
    let projects = report
        .agreements
        .iter()
        .map(|agreement| truth[agreement.number.as_str()].to_owned())
        .collect();
    let mut linkage = report.linkage;
    // The projects of a report hold what the clusters were.
    let clusters = report.projects.into_iter().map(|project| project.agreements);
    linkage.clusters = clusters.collect();
    (report.agreements, linkage, projects)
}

/// Pairs put together, pairs that belong together, and those that are both.
fn pairs(clusters: &[Members], truth: &[String]) -> (u64, u64, u64) {
    let of = |size: u64| size * (size - 1) / 2;
    let mut right = 0;
    let mut found = 0;
    for members in clusters {
        let mut sizes: Map<&str, u64> = Map::default();
        for member in members {
            *sizes.entry(&truth[*member]).or_insert(0) += 1;
        }
        right += sizes.values().map(|size| of(*size)).sum::<u64>();
        found += of(u64::try_from(members.len()).expect("a cluster is small"));
    }
    let mut sizes: Map<&str, u64> = Map::default();
    for project in truth {
        *sizes.entry(project).or_insert(0) += 1;
    }
    (found, sizes.values().map(|size| of(*size)).sum(), right)
}

/// Asserts precision and F1 of a made-up list, in per mille.
#[track_caller]
fn check(kind: Kind, projects: u64, seed: u64, precision: u64, f1: u64) {
    let (_, linkage, truth) = read(kind, projects, seed);
    let (found, wanted, right) = pairs(&linkage.clusters, &truth);
    assert!(right * 1000 >= precision * found, "{right} of {found}");
    // F1 is 2 right / (found + wanted).
    let sum = found + wanted;
    assert!(2 * right * 1000 >= f1 * sum, "{right} of {found}, {wanted}");
}

#[test]
fn a_ministrys_list_of_two_thousand_projects_is_put_together() {
    check(Kind::Ministry, 2000, SEED, 996, 987);
}

#[test]
fn titles_in_two_languages_are_put_together() {
    check(Kind::TwoLanguages, 1000, SEED, 985, 960);
}

#[test]
fn several_rows_for_a_project_and_a_year_are_put_together() {
    check(Kind::Instalments, 500, SEED, 985, 930);
}

#[test]
fn agreements_under_one_roof_are_rather_asked_about() {
    // Who shares title, partner, country and years cannot be told apart by anybody.
    check(Kind::Umbrella, 2000, SEED, 980, 740);
}

#[test]
fn lists_that_no_weight_was_tried_on_are_put_together_as_well() {
    check(Kind::Ministry, 500, 7, 990, 980);
    check(Kind::Umbrella, 2000, 7, 980, 760);
}

#[test]
fn pairs_compared_grow_with_the_list() {
    let pairs_each = |projects| {
        let (agreements, linkage, _) = read(Kind::Ministry, projects, SEED);
        let count = u64::try_from(agreements.len()).expect("the list is short");
        linkage.pairs_compared * 10 / count
    };
    let (short, long) = (pairs_each(2000), pairs_each(8000));
    // Blocks fill up to their limit; from there on the count stays, as the bench shows
    // for lists of 20,000 and 200,000 projects.
    assert!(long < 160, "{long} pairs for ten agreements");
    assert!(long * 10 < short * 12, "{short} and {long} pairs for ten agreements");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let kind = Kind::named("ministry").expect("the kind is known");
    let (agreements, ..) = read(kind, 300, SEED);
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("threads can be started");
        pool.install(|| link::link(&agreements, &linking()))
    };
    let one = with(1);
    assert!(!one.links.is_empty());
    assert_eq!(one, with(2));
    assert_eq!(one, with(3));
}
