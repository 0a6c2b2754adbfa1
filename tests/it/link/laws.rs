//! What must hold for any list.

use std::sync::Arc;

use portefolje::link;
use portefolje::model::{Agreement, Grade};
use proptest::prelude::*;

use crate::link::generate::{Kind, SEED};
use crate::link::report::{PROJECTS, expected};
use crate::link::volume::read;
use crate::link::{agreements, assert_spanned, groups, linking};

/// The report's list and some more of the same words, as a list that is close to the
/// thresholds everywhere.
fn list() -> Vec<Agreement> {
    agreements(PROJECTS)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_the_rows_changes_no_link(order in Just((0..43).collect::<Vec<usize>>()).prop_shuffle()) {
        let all = list();
        let shuffled: Vec<Agreement> = order.iter().map(|index| all[*index].clone()).collect();
        let linkage = link::link(&shuffled, &linking());
        assert_spanned(&linkage);
        prop_assert_eq!(groups(&shuffled, &linkage), expected());
        let evidence = |agreements: &[Agreement], linkage: &portefolje::model::Linkage| {
            let mut said: Vec<String> = linkage
                .links
                .iter()
                .chain(&linkage.others)
                .map(|link| {
                    let mut both = [&agreements[link.one].number, &agreements[link.other].number];
                    both.sort();
                    format!("{both:?} {:?} {}", link.grade, link.points)
                })
                .collect();
            said.sort();
            said
        };
        let straight = link::link(&all, &linking());
        prop_assert_eq!(evidence(&shuffled, &linkage), evidence(&all, &straight));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_the_list_states_is_never_parted(one in 0..43_usize, other in 0..43_usize) {
        let mut all = list();
        let number = all[other].number.clone();
        if one != other {
            all[one].extra.companions.push(number);
        }
        let linkage = link::link(&all, &linking());
        let cluster = linkage.clusters.iter().find(|it| it.contains(&one));
        prop_assert!(cluster.is_some_and(|it| it.contains(&other)));
    }
}

/// A list long enough that some blocks are too large to compare all pairs.
fn long_list() -> Vec<Agreement> {
    read(Kind::Ministry, 500, SEED).0
}

#[test]
fn the_order_of_a_long_lists_rows_changes_no_link() {
    let all = long_list();
    let straight = link::link(&all, &linking());
    let mut turned = all.clone();
    // 7 and the length have no common divisor, so that each row is taken once.
    let length = all.len() - usize::from(all.len().is_multiple_of(7));
    for (at, agreement) in turned.iter_mut().take(length).enumerate() {
        agreement.clone_from(&all[(at * 7 + 3) % length]);
    }
    let linkage = link::link(&turned, &linking());
    assert_spanned(&linkage);
    assert_eq!(groups(&turned, &linkage), groups(&all, &straight));
    let review = |agreements: &[Agreement], linkage| {
        crate::link::others(agreements, linkage, Grade::Review)
    };
    assert_eq!(review(&turned, &linkage), review(&all, &straight));
}

#[test]
fn other_letters_in_the_names_of_partners_change_no_link() {
    let all = long_list();
    let straight = link::link(&all, &linking());
    let mut renamed = all.clone();
    for agreement in &mut renamed {
        let words = agreement.partner.name.split(' ');
        let words: Vec<String> = words.map(renamed_word).collect();
        Arc::make_mut(&mut agreement.partner).name = words.join(" ");
    }
    assert_ne!(renamed[0].partner.name, all[0].partner.name);
    let linkage = link::link(&renamed, &linking());
    assert_eq!(groups(&renamed, &linkage), groups(&all, &straight));
}

/// Each letter thirteen further in the alphabet; what only tells a legal form stays.
fn renamed_word(word: &str) -> String {
    if word == "Foundation" {
        return word.to_owned();
    }
    let turn = |letter: char| match letter {
        'a'..='m' | 'A'..='M' => char::from_u32(u32::from(letter) + 13),
        'n'..='z' | 'N'..='Z' => char::from_u32(u32::from(letter) - 13),
        _ => Some(letter),
    };
    word.chars().filter_map(turn).collect()
}

#[test]
fn the_points_of_a_link_are_the_sum_of_its_comparisons() {
    let linkage = link::link(&long_list(), &linking());
    let links: Vec<_> = linkage.links.iter().chain(&linkage.others).collect();
    assert!(links.len() > 100);
    for link in links {
        let sum: i32 = link.comparisons.iter().map(|(_, points)| points).sum();
        assert_eq!(sum, link.points, "{link:?}");
    }
}

#[test]
fn another_countrys_projects_change_no_link() {
    let mut all = list();
    let mut more = list();
    for agreement in &mut more {
        agreement.number = format!("9{}", agreement.number).into();
        let geography = Arc::make_mut(&mut agreement.geography);
        geography.countries = vec!["Utopia".to_owned()];
        geography.regional = false;
        // Another country's projects are about other things.
        let turned = |word: &str| word.chars().rev().collect::<String>();
        let title: Vec<String> = agreement.title.split(' ').map(turned).collect();
        agreement.title = title.join(" ").into();
        agreement.extra.remark.clear();
    }
    all.extend(more);
    all.sort_by(|one, other| one.number.cmp(&other.number));
    let linkage = link::link(&all, &linking());
    let found: Vec<Vec<String>> = groups(&all, &linkage)
        .into_iter()
        .filter(|numbers| expected().iter().any(|project| project.contains(&numbers[0])))
        .collect();
    assert_eq!(found, expected());
}

#[test]
fn other_names_of_partners_change_no_link() {
    let mut all = list();
    for agreement in &mut all {
        let name: String = agreement.partner.name.chars().rev().collect();
        Arc::make_mut(&mut agreement.partner).name = format!("{name} stiftelse");
    }
    let linkage = link::link(&all, &linking());
    assert_eq!(groups(&all, &linkage), expected());
}

#[test]
fn an_empty_list_has_no_projects() {
    let linkage = link::link(&[], &linking());
    assert_eq!(linkage, portefolje::model::Linkage::default());
    assert!(link::projects(&[], &linkage).is_empty());
}
