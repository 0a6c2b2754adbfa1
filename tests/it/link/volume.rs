//! Large lists: what is compared grows with the list, not with its square.

use portefolje::link;
use portefolje::model::{Agreement, Map};

use crate::link::{agreement, linking};

/// A sequence of numbers that is the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        // Knuth's MMIX generator; its high bits are the good ones.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// Small numbers more often than large ones, as words are.
    fn skewed(&mut self, limit: u64) -> u64 {
        let widest = self.below(limit) + 1;
        self.below(widest)
    }
}

/// The nth word of an invented language.
fn word(nth: u64) -> String {
    const ONSETS: [&str; 12] =
        ["b", "d", "f", "g", "k", "l", "m", "n", "r", "s", "t", "v"];
    const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
    let mut word = String::new();
    let mut rest = nth.wrapping_mul(7919) + 104_729;
    for _ in 0..4 {
        word.push_str(ONSETS[(rest % 12) as usize]);
        rest /= 12;
        word.push_str(VOWELS[(rest % 5) as usize]);
        rest /= 5;
    }
    word
}

/// One project's agreements: a title that changes a little from year to year.
fn project(at: u64, numbers: &mut Numbers, list: &mut Vec<(Agreement, u64)>) {
    let title: Vec<String> =
        (0..4 + numbers.below(5)).map(|_| word(numbers.skewed(3000))).collect();
    let title = title.join(" ");
    let country = format!("Land {}", numbers.skewed(80));
    let partner = format!("Partner {}", word(5000 + numbers.skewed(200)));
    let first = 2000 + numbers.below(8);
    for year in first..=first + numbers.below(4) {
        let written = match numbers.below(8) {
            0 => format!("{title}, phase II"),
            1 => format!("{title} {year}"),
            2 => title.chars().take(45).collect(),
            3 => title.replacen('a', "", 1),
            4 => title.to_uppercase(),
            _ => title.clone(),
        };
        let row = u32::try_from(list.len()).expect("the list is short");
        let number = format!("{at:06}-{year}");
        let line = format!("{number} | {year} | {country} | {partner} | {written}");
        let mut agreement = agreement(row, &line);
        // The number would say too much.
        agreement.numbered = false;
        list.push((agreement, at));
    }
}

fn generated(projects: u64) -> (Vec<Agreement>, Vec<u64>) {
    let mut numbers = Numbers(2026);
    let mut list = Vec::new();
    for at in 0..projects {
        project(at, &mut numbers, &mut list);
    }
    list.into_iter().unzip()
}

/// Pairs put together, pairs that belong together, and those that are both.
fn pairs(clusters: &[Vec<usize>], truth: &[u64]) -> (u64, u64, u64) {
    let of = |size: u64| size * (size - 1) / 2;
    let mut right = 0;
    let mut found = 0;
    for members in clusters {
        let mut sizes: Map<u64, u64> = Map::default();
        for member in members {
            *sizes.entry(truth[*member]).or_insert(0) += 1;
        }
        right += sizes.values().map(|size| of(*size)).sum::<u64>();
        found += of(u64::try_from(members.len()).expect("a cluster is small"));
    }
    let mut sizes: Map<u64, u64> = Map::default();
    for project in truth {
        *sizes.entry(*project).or_insert(0) += 1;
    }
    (found, sizes.values().map(|size| of(*size)).sum(), right)
}

#[test]
fn a_generated_list_of_two_thousand_projects_is_put_together() {
    let (agreements, truth) = generated(2000);
    let linkage = link::link(&agreements, &linking());
    let (found, wanted, right) = pairs(&linkage.clusters, &truth);
    // F1 is 2 right / (found + wanted).
    assert!(2 * right * 100 >= 97 * (found + wanted), "{right} of {found}, {wanted}");
    assert!(right * 1000 >= 990 * found, "{right} of {found}");
}

#[test]
fn pairs_compared_grow_with_the_list() {
    let pairs_each = |projects| {
        let (agreements, _) = generated(projects);
        let linkage = link::link(&agreements, &linking());
        let count = u64::try_from(agreements.len()).expect("the list is short");
        linkage.pairs_compared / count
    };
    let (short, long) = (pairs_each(2000), pairs_each(8000));
    assert!(long < 150, "{long} pairs an agreement");
    assert!(long < short * 2, "{short} and {long} pairs an agreement");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let (agreements, _) = generated(300);
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("threads can be started");
        pool.install(|| link::link(&agreements, &linking()))
    };
    assert_eq!(with(1), with(3));
}
