//! Ids of projects that stay: a project keeps its id as long as one of the agreements
//! that it held is in it.

use rayon::prelude::*;

use crate::model::{
    Agreement, Map, Project, ProjectThen, Set, Snapshot, Text, number_key,
};
use crate::review::anchor::Found;
use crate::review::{Earlier, Settling};

/// Gives projects the ids that they had. Of projects that became one the oldest id lives
/// on and the others become former ids; a part that was split off gets an id of its own,
/// and the part with the agreement that the id was made of keeps it.
pub fn keep_ids(
    projects: &mut [Project],
    agreements: &[Agreement],
    earlier: &Earlier,
    settling: &Settling<'_>,
) {
    let then = &earlier.memory.now;
    if then.projects.is_empty() {
        return;
    }
    let mut project_of = vec![0; agreements.len()];
    for (at, project) in projects.iter().enumerate() {
        for agreement in &project.agreements {
            project_of[*agreement] = at;
        }
    }
    let mut claims: Vec<Vec<&ProjectThen>> = vec![Vec::new(); projects.len()];
    let anchors = settling.anchors();
    let found: Vec<Found> =
        then.agreements.par_iter().map(|one| anchors.find(&one.anchor)).collect();
    for (one, home) in homes(then, &found, &project_of) {
        claims[home].push(one);
    }
    let first_years = first_years(then);
    let mut taken: Set<Text> = Set::default();
    for (project, claims) in projects.iter_mut().zip(&mut claims) {
        claims.sort_by_key(|one| {
            let year = first_years.get(one.id.as_str()).copied().flatten();
            (year.unwrap_or(i32::MAX), one.id.as_str())
        });
        let Some((oldest, others)) = claims.split_first() else { continue };
        project.id = oldest.id.as_str().into();
        let mut former: Vec<String> = oldest.former.clone();
        for other in others {
            former.push(other.id.clone());
            former.extend(other.former.iter().cloned());
        }
        former.retain(|id| project.id != *id);
        let mut once = Set::default();
        former.retain(|id| once.insert(id.clone()));
        project.former = former.into_iter().map(Text::from).collect();
        taken.insert(project.id.clone());
    }
    let known = Ids::new(then);
    // Agreements that are what their number stood for.
    let same = found.iter().filter_map(|one| match one {
        Found::Yes(at, None) => Some(*at),
        _ => None,
    });
    let same: Set<usize> = same.collect();
    for (project, claims) in projects.iter_mut().zip(&claims) {
        if claims.is_empty() {
            project.id = free_id(project, (agreements, &same), &known, &taken);
            taken.insert(project.id.clone());
        }
    }
    // A part that left again has its id back, and nobody else had it.
    for project in projects.iter_mut() {
        project.former.retain(|id| !taken.contains(id));
    }
    projects.sort_by(|one, other| one.id.cmp(&other.id));
}

/// The project of this year in which each of last year's lives on.
fn homes<'a>(
    then: &'a Snapshot,
    found: &[Found],
    project_of: &[usize],
) -> Vec<(&'a ProjectThen, usize)> {
    let mut members: Map<&str, Vec<(bool, usize)>> = Map::default();
    for (one, found) in then.agreements.iter().zip(found) {
        if let Found::Yes(at, _) = found {
            let founding = number_key(&one.project) == one.anchor.key();
            let all = members.entry(one.project.as_str()).or_default();
            all.push((founding, project_of[*at]));
        }
    }
    let homes = then.projects.iter().filter_map(|project| {
        let found = members.get(project.id.as_str())?;
        let founding = found.iter().find(|(founding, _)| *founding);
        let (_, home) = founding.or(found.first())?;
        Some((project, *home))
    });
    homes.collect()
}

/// The first year of each project, as it was.
fn first_years(then: &Snapshot) -> Map<&str, Option<i32>> {
    let mut years: Map<&str, Option<i32>> = Map::default();
    for one in &then.agreements {
        let year = years.entry(one.project.as_str()).or_default();
        *year = match (*year, one.anchor.year) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
    years
}

/// Ids that an earlier report gave, also those that became former ids.
struct Ids<'a> {
    all: Set<&'a str>,
}

impl<'a> Ids<'a> {
    fn new(then: &'a Snapshot) -> Self {
        let projects = then.projects.iter();
        let all = projects.flat_map(|one| {
            std::iter::once(&one.id).chain(&one.former).map(String::as_str)
        });
        Self { all: all.collect() }
    }
}

/// The number of the first of its agreements that is no other project's id. One that was
/// an id in the earlier report is taken again only by the agreement that it came from: a
/// number that stands for something else by now would make two projects look like one.
fn free_id(
    project: &Project,
    (agreements, same): (&[Agreement], &Set<usize>),
    known: &Ids<'_>,
    taken: &Set<Text>,
) -> Text {
    let is_free = |at: &usize| {
        let number = &agreements[*at].number;
        let is_new = !known.all.contains(number.as_str());
        !taken.contains(number) && (is_new || same.contains(at))
    };
    if let Some(at) = project.agreements.iter().find(|at| is_free(at)) {
        return agreements[*at].number.clone();
    }
    let first = project.agreements.first().map(|at| agreements[*at].number.as_str());
    let first = first.unwrap_or_default();
    let numbered = (2_u32..).map(|nth| format!("{first} ({nth})"));
    let mut free = numbered
        .filter(|id| !taken.contains(id.as_str()) && !known.all.contains(id.as_str()));
    free.next().map_or_else(|| first.into(), Text::from)
}
