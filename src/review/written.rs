//! What this report remembers for the next one.

use rayon::prelude::*;

use crate::memory::CODING;
use crate::model::{
    Agreement, AgreementThen, Anchor, Coverage, Decision, Few, FiguresThen, Map, Project,
    ProjectThen, Settled, Snapshot, Sources, Subject, Table, Text, Written, shown,
};
use crate::review::coding::code_key;
use crate::review::edit::kept;
use crate::review::grouping::row_key;
use crate::review::spellings::row_key as name_key;

/// The portfolio as it is.
pub fn edition(
    agreements: &[Agreement],
    projects: &[Project],
    tables: &[Table],
    coverage: &Coverage,
    sources: &Sources,
) -> Snapshot {
    let mut project_of = vec![""; agreements.len()];
    for project in projects {
        for at in &project.agreements {
            project_of[*at] = &project.id;
        }
    }
    let agreements_then = agreements.iter().zip(project_of);
    let agreements_then = agreements_then.map(|(agreement, project)| AgreementThen {
        anchor: Anchor::of(agreement).into(),
        project: project.to_owned(),
        nok: agreement.nok(),
    });
    Snapshot {
        agreements: agreements_then.collect(),
        projects: projects.iter().map(ProjectThen::of).collect(),
        ..outline(agreements, tables, coverage, sources)
    }
}

/// The same without its agreements and projects.
pub fn outline(
    agreements: &[Agreement],
    tables: &[Table],
    coverage: &Coverage,
    sources: &Sources,
) -> Snapshot {
    let last = |one: &Agreement| {
        let amounts = one.amounts.iter().filter(|amount| amount.amount.0 != 0);
        amounts.filter_map(|amount| amount.year).max()
    };
    Snapshot {
        inputs: sources
            .files
            .iter()
            .map(|file| (file.name.clone(), file.sha256.clone()))
            .collect(),
        last_year: agreements.par_iter().filter_map(last).max(),
        gaps: coverage.gaps().map(|row| row.key.clone()).collect(),
        tables: figures(tables),
        ..Snapshot::default()
    }
}

/// What the figures of a table as a whole stand under, beside those of its rows.
pub(super) const BASE: &str = "∑";

/// What each row of a table is known by: its keys from the outer to the inner.
pub(super) fn paths(table: &Table) -> Vec<String> {
    let mut path: Vec<&str> = Vec::new();
    let paths = table.rows.iter().map(|row| {
        path.truncate(usize::from(row.level));
        path.push(&row.key);
        path.join(" › ")
    });
    paths.collect()
}

fn figures(tables: &[Table]) -> Map<(String, String), FiguresThen> {
    let mut all = Map::default();
    for table in tables {
        let key = |path: String| (table.key.clone(), path);
        for (path, row) in paths(table).into_iter().zip(&table.rows) {
            all.entry(key(path)).or_insert(row.figures.into());
        }
        all.insert(key(BASE.to_owned()), table.base.into());
    }
    all
}

/// What the review sheets will say of the decisions, by sheet and row. What the sheet of
/// codes says of each project is told from the project itself.
pub fn written(
    settled: &[Settled],
    agreements: &[Agreement],
    projects: &[Project],
) -> Map<(Text, Text), Written> {
    let mut written = Map::default();
    if settled.is_empty() {
        return written;
    }
    let mut project_of = vec![""; agreements.len()];
    for project in projects {
        for at in &project.agreements {
            project_of[*at] = &project.id;
        }
    }
    for one in settled.iter().filter(|one| one.status.holds()) {
        let decision = &one.decision;
        let project = one.agreements.first().map_or("", |at| project_of[*at]);
        let (sheet, key) = match &decision.subject {
            Subject::Code { dimension, code } => {
                (CODING, code_key(project, dimension, code))
            }
            Subject::Sample => ("sample", project.to_owned()),
            Subject::Gap { commitment } => ("coverage", commitment.clone()),
            Subject::Name { kind, spelling } => ("names", name_key(*kind, spelling)),
            subject @ (Subject::Column { .. } | Subject::Amounts { .. }) => {
                ("columns", subject.key())
            }
            Subject::Pair | Subject::Member => continue,
        };
        let cells = of_decision(decision);
        // Of several that agree the first one is shown.
        let place = (sheet.into(), key.into());
        written.entry(place).or_insert(Written { cells, id: decision.id });
    }
    for row in shown(settled) {
        let Some(at) = row.answer(settled) else { continue };
        let decision = &settled[at].decision;
        let number = |at: usize| agreements[at].number.as_str();
        let key = row_key(number(row.pair.0), number(row.pair.1));
        let cells = of_decision(decision);
        let entry = Written { cells, id: decision.id };
        written.insert(("grouping".into(), key.into()), entry);
    }
    written
}

/// What a row says of a decision.
fn of_decision(decision: &Decision) -> Few<Text> {
    let verdict = kept(Some(&decision.verdict));
    [verdict, &decision.reason, &decision.by].into_iter().map(Text::from).collect()
}
