//! What is otherwise than in the last report of another list.

use crate::model::{
    Agreement, Change, ChangeKind, ChangeValue, Changes, Map, Project, ProjectThen, Set,
    Snapshot, Text, Total,
};
use crate::review::Earlier;
use crate::review::anchor::{Anchors, Found};
use crate::text::fold;

/// Compares the portfolio with what it was. Agreements are the same as decisions would be
/// about the same: a number that stands for something else by now is another.
pub fn changes(
    (then, now): (&Snapshot, &Snapshot),
    agreements: &[Agreement],
    projects: &[Project],
    earlier: &Earlier,
) -> Changes {
    let mut rows = Vec::new();
    let anchors = Anchors::new(agreements, then, &earlier.called);
    let found = then.agreements.iter().map(|one| match anchors.find(&one.anchor) {
        Found::Yes(at, _) => Some(at),
        Found::Doubtful(_) | Found::No => None,
    });
    let found: Vec<Option<usize>> = found.collect();
    of_projects((then, &found), projects, agreements, &mut rows);
    of_agreements((then, &found), agreements, projects, &mut rows);
    let (before, after): (Set<&String>, Set<&String>) =
        (then.gaps.iter().collect(), now.gaps.iter().collect());
    let gaps = [
        (ChangeKind::GapClosed, before.difference(&after)),
        (ChangeKind::GapOpened, after.difference(&before)),
    ];
    for (kind, keys) in gaps {
        rows.extend(keys.map(|key| Change {
            kind,
            what: (*key).clone(),
            title: String::new(),
            then: ChangeValue::Nothing,
            now: ChangeValue::Nothing,
        }));
    }
    rows.sort_by(|one, other| (one.kind, &one.what).cmp(&(other.kind, &other.what)));
    Changes { lists: then.inputs.iter().map(|(name, _)| name.clone()).collect(), rows }
}

fn of_projects(
    (then, found): (&Snapshot, &[Option<usize>]),
    projects: &[Project],
    agreements: &[Agreement],
    rows: &mut Vec<Change>,
) {
    let known_agreements: Set<usize> = found.iter().flatten().copied().collect();
    let known: Map<&str, &ProjectThen> =
        then.projects.iter().map(|one| (one.id.as_str(), one)).collect();
    let mut alive: Set<&str> = Set::default();
    for project in projects {
        alive.insert(&project.id);
        alive.extend(project.former.iter().map(Text::as_str));
        let change = |kind, then, now| Change {
            kind,
            what: project.id.to_string(),
            title: project.title.to_string(),
            then,
            now,
        };
        let Some(before) = known.get(project.id.as_str()) else {
            let mut members = project.agreements.iter();
            if !members.any(|at| known_agreements.contains(at)) {
                let nok: Total =
                    project.agreements.iter().map(|at| agreements[*at].nok()).sum();
                rows.push(change(
                    ChangeKind::New,
                    ChangeValue::Nothing,
                    ChangeValue::Nok(nok),
                ));
            }
            continue;
        };
        if fold(&before.title) != fold(&project.title) {
            let (was, is) = (before.title.clone(), project.title.to_string());
            rows.push(change(
                ChangeKind::Renamed,
                ChangeValue::Text(was),
                ChangeValue::Text(is),
            ));
        }
        let codes = project.codes.iter().flat_map(|(dimension, codings)| {
            codings.iter().map(|one| (dimension.to_string(), one.code.to_string()))
        });
        let codes: Vec<(String, String)> = codes.collect();
        if codes.iter().collect::<Set<_>>() != before.codes.iter().collect::<Set<_>>() {
            let (was, is) = (before.codes.clone(), codes);
            rows.push(change(
                ChangeKind::Recoded,
                ChangeValue::Codes(was),
                ChangeValue::Codes(is),
            ));
        }
    }
    let mut remain: Set<&str> = Set::default();
    let mut sums: Map<&str, Total> = Map::default();
    for (one, found) in then.agreements.iter().zip(found) {
        if found.is_some() {
            remain.insert(&one.project);
        }
        *sums.entry(one.project.as_str()).or_default() += one.nok;
    }
    for project in &then.projects {
        let id = project.id.as_str();
        if !alive.contains(id) && !remain.contains(id) {
            rows.push(Change {
                kind: ChangeKind::Ended,
                what: project.id.clone(),
                title: project.title.clone(),
                then: ChangeValue::Nok(sums.get(id).copied().unwrap_or_default()),
                now: ChangeValue::Nothing,
            });
        }
    }
}

fn of_agreements(
    (then, found): (&Snapshot, &[Option<usize>]),
    agreements: &[Agreement],
    projects: &[Project],
    rows: &mut Vec<Change>,
) {
    let mut project_of = vec![""; agreements.len()];
    for project in projects {
        for at in &project.agreements {
            project_of[*at] = &project.id;
        }
    }
    for (one, found) in then.agreements.iter().zip(found) {
        let Some(at) = found else { continue };
        let agreement = &agreements[*at];
        let change = |kind, then, now| Change {
            kind,
            what: agreement.number.to_string(),
            title: agreement.title.to_string(),
            then,
            now,
        };
        if project_of[*at] != one.project {
            rows.push(change(
                ChangeKind::Regrouped,
                ChangeValue::Text(one.project.clone()),
                ChangeValue::Text(project_of[*at].to_owned()),
            ));
        }
        // Only years that the last list had; a list of one year alone has none of them.
        let within = agreement.amounts.iter().filter(|amount| {
            amount.currency.is_nok()
                && amount
                    .year
                    .is_none_or(|year| then.last_year.is_none_or(|last| year <= last))
        });
        let nok: Total = within.map(|amount| amount.amount).sum();
        if nok != one.nok && nok != Total::default() {
            rows.push(change(
                ChangeKind::Revised,
                ChangeValue::Nok(one.nok),
                ChangeValue::Nok(nok),
            ));
        }
    }
}
