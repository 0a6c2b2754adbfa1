//! Forms projects: what stands for all agreements of a cluster.

use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{
    Agreement, Codes, Few, Geography, Grade, Linkage, Map, Members, Partner, Period,
    Project, Text, Tier,
};
use crate::text::fold;

/// Projects of a linkage, in the order of their ids.
pub fn projects(agreements: &[Agreement], linkage: &Linkage) -> Vec<Project> {
    let mut cluster_of = vec![0; agreements.len()];
    for (cluster, members) in linkage.clusters.iter().enumerate() {
        for member in members {
            cluster_of[*member] = cluster;
        }
    }
    let mut weakest: Vec<Option<usize>> = vec![None; linkage.clusters.len()];
    for (index, link) in linkage.links.iter().enumerate() {
        let strength = |index: usize| {
            let link = &linkage.links[index];
            let likely = link.grade == Grade::Probable || link.tier == Tier::Likeness;
            (!likely, link.points)
        };
        let weakest = &mut weakest[cluster_of[link.one]];
        if weakest.is_none_or(|other| strength(index) < strength(other)) {
            *weakest = Some(index);
        }
    }
    let mut projects: Vec<Project> = linkage
        .clusters
        .par_iter()
        .zip(weakest)
        .map(|(members, weakest)| project(agreements, members, weakest))
        .collect();
    projects.par_sort_by(|one, other| one.id.cmp(&other.id));
    projects
}

fn project(
    agreements: &[Agreement],
    members: &[usize],
    weakest: Option<usize>,
) -> Project {
    let mut members = Members::from_slice(members);
    members.sort_by_key(|index| {
        let agreement = &agreements[*index];
        (agreement.first_year().unwrap_or(i32::MAX), &agreement.number)
    });
    let all: Vec<&Agreement> = members.iter().map(|index| &agreements[*index]).collect();
    let first = all.first().expect("a project has at least one agreement");
    Project {
        id: first.number.clone(),
        former: Few::new(),
        decided: Few::new(),
        title: title(&all),
        geography: geography(&all),
        partner: partner(&all),
        unit: unit(&all),
        period: all.iter().filter_map(|it| it.period()).reduce(Period::hull),
        weakest,
        codes: Codes::default(),
        evaluated: all.iter().find_map(|it| it.extra.evaluated.clone()).map(Box::new),
        sampled: all.iter().find_map(|it| it.extra.sampled.clone()).map(Box::new),
        agreements: members,
    }
}

/// The title that most agreements have; of several the one with small letters, then the
/// longest, then the first by the alphabet. Where the agreements differ, a phase or a
/// year at the end is left out.
fn title(all: &[&Agreement]) -> Text {
    let Some((first, rest)) = all.split_first() else { return Text::new() };
    if rest.iter().all(|agreement| agreement.title == first.title) {
        return first.title.clone();
    }
    let differ = all.iter().any(|it| fold(&it.title) != fold(&all[0].title));
    let mut forms: Map<String, (usize, &str, &Text)> = Map::default();
    for agreement in all {
        let written = agreement.title.as_str();
        let written = if differ { without_mark(written) } else { written };
        let form = forms.entry(fold(written)).or_insert((0, written, &agreement.title));
        form.0 += 1;
        if preference(written) > preference(form.1) {
            (form.1, form.2) = (written, &agreement.title);
        }
    }
    let best =
        forms.values().max_by_key(|(count, written, _)| (*count, preference(written)));
    let best = best.map(|(_, written, whole)| {
        let is_whole = *written == whole.as_str();
        if is_whole { (*whole).clone() } else { Text::from(*written) }
    });
    best.unwrap_or_default()
}

/// Lets agreements of a project that have the same title share it: in a long list that is
/// most of what its texts take.
pub fn share_titles(agreements: &mut [Agreement], projects: &[Project]) {
    for project in projects {
        let Some((first, rest)) = project.agreements.split_first() else { continue };
        let mut title = agreements[*first].title.clone();
        for at in rest {
            let other = &mut agreements[*at].title;
            if *other == title {
                other.clone_from(&title);
            } else {
                title = other.clone();
            }
        }
    }
}

fn preference(title: &str) -> (bool, usize, std::cmp::Reverse<&str>) {
    let small = title.chars().any(char::is_lowercase);
    (small, title.chars().count(), std::cmp::Reverse(title))
}

/// A title without the phase or year that ends it: `Shelter, phase II`, `Shelter 2006`. A
/// number that is neither belongs to the title: `School no. 12`, `Resolution 1325`.
fn without_mark(title: &str) -> &str {
    let bare =
        |word: &'_ str| word.trim_matches(|it: char| !it.is_alphanumeric()).to_owned();
    let is_roman = |word: &str| {
        !word.is_empty() && word.chars().all(|it| matches!(it, 'I' | 'V' | 'X'))
    };
    let is_number =
        |word: &str| !word.is_empty() && word.chars().all(|it| it.is_ascii_digit());
    // `2006`, `2006-2007`, `2006/07`.
    let is_years = |word: &str| {
        let mut parts = word.split(['-', '–', '/']);
        let is_year = |part: &str| {
            part.len() == 4
                && part.parse().is_ok_and(|year: u32| (1950..2050).contains(&year))
        };
        parts.next().is_some_and(is_year)
            && parts.all(|part| is_year(part) || is_number(part) && part.len() == 2)
    };
    let is_phase = |word: &str| {
        let word = fold(word);
        ["phase", "fase", "year", "ar", "part", "del", "trinn"].contains(&word.as_str())
    };
    let trim = |text: &'_ str| -> usize {
        text.trim_end_matches(|it: char| !it.is_alphanumeric() && it != ')' && it != '"')
            .len()
    };
    let Some((before, last)) = title.rsplit_once(' ') else { return title };
    let last = bare(last);
    let end = match before.rsplit_once(' ') {
        Some((stem, word))
            if is_phase(word)
                && (is_number(&last) || is_roman(&last) || is_years(&last)) =>
        {
            trim(stem)
        }
        _ if is_roman(&last) || is_years(&last) => trim(before),
        _ => return title,
    };
    title.get(..end).unwrap_or(title)
}

/// What most agreements say of country and region; of several the one that says more,
/// then the first by the alphabet.
fn geography(all: &[&Agreement]) -> Arc<Geography> {
    if let Some((first, rest)) = all.split_first()
        && !first.geography.is_empty()
        && rest.iter().all(|other| other.geography == first.geography)
    {
        return Arc::clone(&first.geography);
    }
    let mut counts: Map<&Arc<Geography>, usize> = Map::default();
    for agreement in all.iter().filter(|it| !it.geography.is_empty()) {
        *counts.entry(&agreement.geography).or_insert(0) += 1;
    }
    counts
        .into_iter()
        .max_by(|(one, count), (other, others)| {
            let key = |geography: &Geography, count: usize| {
                (count, geography.unknown.is_empty(), geography.countries.len())
            };
            key(one, *count).cmp(&key(other, *others)).then_with(|| other.cmp(one))
        })
        .map(|(geography, _)| Arc::clone(geography))
        .unwrap_or_default()
}

/// What most agreements say of the partner; one the template knows before others.
fn partner(all: &[&Agreement]) -> Arc<Partner> {
    if let Some((first, rest)) = all.split_first()
        && !first.partner.name.is_empty()
        && rest.iter().all(|other| other.partner == first.partner)
    {
        return Arc::clone(&first.partner);
    }
    let mut counts: Map<&Arc<Partner>, usize> = Map::default();
    for agreement in all.iter().filter(|it| !it.partner.name.is_empty()) {
        *counts.entry(&agreement.partner).or_insert(0) += 1;
    }
    counts
        .into_iter()
        .max_by(|(one, count), (other, others)| {
            (one.known, *count).cmp(&(other.known, *others)).then_with(|| other.cmp(one))
        })
        .map(|(partner, _)| Arc::clone(partner))
        .unwrap_or_default()
}

/// The unit that most say; of several the first by the alphabet.
fn unit(all: &[&Agreement]) -> Text {
    let mut counts: Map<&Text, usize> = Map::default();
    for agreement in all.iter().filter(|it| !it.unit.is_empty()) {
        *counts.entry(&agreement.unit).or_insert(0) += 1;
    }
    counts
        .into_iter()
        .max_by(|(one, count), (other, others)| {
            count.cmp(others).then_with(|| other.cmp(one))
        })
        .map(|(unit, _)| unit.clone())
        .unwrap_or_default()
}
