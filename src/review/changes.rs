//! What is otherwise than in the last report of another list.

use crate::model::{
    Agreement, Change, ChangeKind, ChangeValue, Changes, Map, Project, ProjectThen, Set,
    Snapshot, Total, number_key,
};
use crate::text::fold;

/// Compares the portfolio with what it was.
pub fn changes(
    then: &Snapshot,
    now: &Snapshot,
    agreements: &[Agreement],
    projects: &[Project],
) -> Changes {
    let mut rows = Vec::new();
    of_projects(then, projects, agreements, &mut rows);
    of_agreements(then, agreements, projects, &mut rows);
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
    then: &Snapshot,
    projects: &[Project],
    agreements: &[Agreement],
    rows: &mut Vec<Change>,
) {
    let numbers_then: Set<String> =
        then.agreements.iter().map(|one| one.anchor.key()).collect();
    let numbers: Set<String> =
        agreements.iter().map(|one| number_key(&one.number)).collect();
    let known: Map<&str, &ProjectThen> =
        then.projects.iter().map(|one| (one.id.as_str(), one)).collect();
    let mut alive: Set<&str> = Set::default();
    for project in projects {
        alive.insert(&project.id);
        alive.extend(project.former.iter().map(String::as_str));
        let change = |kind, then, now| Change {
            kind,
            what: project.id.clone(),
            title: project.title.clone(),
            then,
            now,
        };
        let Some(before) = known.get(project.id.as_str()) else {
            let mut members = project.agreements.iter().map(|at| &agreements[*at]);
            if !members.any(|one| numbers_then.contains(&number_key(&one.number))) {
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
            let (was, is) = (before.title.clone(), project.title.clone());
            rows.push(change(
                ChangeKind::Renamed,
                ChangeValue::Text(was),
                ChangeValue::Text(is),
            ));
        }
        let codes = project.codes.iter().flat_map(|(dimension, codings)| {
            codings.iter().map(|one| (dimension.clone(), one.code.clone()))
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
    for one in &then.agreements {
        if numbers.contains(&one.anchor.key()) {
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
    then: &Snapshot,
    agreements: &[Agreement],
    projects: &[Project],
    rows: &mut Vec<Change>,
) {
    let mut by_number: Map<String, Vec<usize>> = Map::default();
    for (at, one) in agreements.iter().enumerate() {
        by_number.entry(number_key(&one.number)).or_default().push(at);
    }
    let mut project_of = vec![""; agreements.len()];
    for project in projects {
        for at in &project.agreements {
            project_of[*at] = &project.id;
        }
    }
    for one in &then.agreements {
        let found = by_number.get(&one.anchor.key()).map(Vec::as_slice);
        let Some([at]) = found else { continue };
        let agreement = &agreements[*at];
        let change = |kind, then, now| Change {
            kind,
            what: agreement.number.clone(),
            title: agreement.title.clone(),
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
