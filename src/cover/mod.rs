//! Projects → coverage matrix: commitments and themes against what is supported.

use crate::count::{Portfolio, UNKNOWN};
use crate::model::{
    Coverage, CoverageCell, CoverageGroup, CoverageLevel, CoverageRow, Finding, Map,
    Period, Project, Rule,
};
use crate::template::{Commitment, CoverageRules, Template};

/// The coverage matrix of all projects, and a finding for each gap.
pub fn cover(portfolio: Portfolio<'_>, template: &Template) -> (Coverage, Vec<Finding>) {
    let rules = &template.coverage;
    let columns_by =
        if rules.columns.is_empty() { "unit" } else { rules.columns.as_str() };
    let columns = columns(portfolio, columns_by);
    let rows: Vec<CoverageRow> = template
        .commitments
        .iter()
        .map(|commitment| row(portfolio, rules, commitment, (columns_by, &columns)))
        .collect();
    let projects = portfolio.projects.len();
    let over_covered = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| {
            rules.over_share > 0.0 && share(row, projects) >= rules.over_share
        })
        .map(|(index, _)| index)
        .collect();
    let without_commitment = if rows.is_empty() {
        Vec::new()
    } else {
        (0..projects)
            .filter(|index| !rows.iter().any(|row| row.projects.contains(index)))
            .collect()
    };
    let findings = rows.iter().filter_map(gap).collect();
    let mut groups: Vec<CoverageGroup> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        match groups.last_mut() {
            Some(group) if group.plan == row.plan => group.rows.end = at + 1,
            _ => groups.push(CoverageGroup {
                plan: row.plan.clone(),
                rows: at..at + 1,
                ..CoverageGroup::default()
            }),
        }
    }
    let mut all = CoverageGroup { rows: 0..rows.len(), ..CoverageGroup::default() };
    for group in groups.iter_mut().chain([&mut all]) {
        together(group, &rows, portfolio, (columns_by, &columns));
    }
    let columns = columns.into_keys().collect();
    let coverage = Coverage {
        columns_by: columns_by.to_owned(),
        columns,
        rows,
        groups,
        all,
        over_covered,
        without_commitment,
    };
    (coverage, findings)
}

/// The columns, the largest first, with their position.
fn columns(portfolio: Portfolio<'_>, dimension: &str) -> Map<String, usize> {
    let mut sizes: Map<&str, i128> = Map::default();
    for project in portfolio.projects {
        *sizes.entry(member(project, dimension)).or_default() += nok(portfolio, project);
    }
    sizes.sort_by(|one, one_size, other, other_size| {
        (*one == UNKNOWN)
            .cmp(&(*other == UNKNOWN))
            .then(other_size.cmp(one_size))
            .then(one.cmp(other))
    });
    sizes
        .keys()
        .enumerate()
        .map(|(position, key)| ((*key).to_owned(), position))
        .collect()
}

fn member<'a>(project: &'a Project, dimension: &str) -> &'a str {
    let member = match dimension {
        "region" => project.geography.region.as_str(),
        _ => &project.unit,
    };
    if member.is_empty() { UNKNOWN } else { member }
}

fn nok(portfolio: Portfolio<'_>, project: &Project) -> i128 {
    project
        .agreements
        .iter()
        .map(|agreement| portfolio.agreements[*agreement].nok().0)
        .sum()
}

fn row(
    portfolio: Portfolio<'_>,
    rules: &CoverageRules,
    commitment: &Commitment,
    (dimension, columns): (&str, &Map<String, usize>),
) -> CoverageRow {
    let mut row = CoverageRow {
        key: commitment.key.clone(),
        plan: commitment.plan.clone().unwrap_or_default(),
        projects: Vec::new(),
        nok: crate::model::Total::default(),
        period: None,
        level: CoverageLevel::NotCovered,
        cells: vec![CoverageCell::default(); columns.len()],
    };
    for (index, project) in portfolio.projects.iter().enumerate() {
        if !answers(project, commitment) {
            continue;
        }
        let nok = nok(portfolio, project);
        row.projects.push(index);
        row.nok.0 += nok;
        row.period =
            [row.period, project.period].into_iter().flatten().reduce(Period::hull);
        if let Some(position) = columns.get(member(project, dimension)) {
            row.cells[*position].projects += 1;
            row.cells[*position].nok.0 += nok;
        }
    }
    row.level = level(rules, share(&row, portfolio.projects.len()));
    row
}

/// Counts the projects of a group's rows, each once.
fn together(
    group: &mut CoverageGroup,
    rows: &[CoverageRow],
    portfolio: Portfolio<'_>,
    (dimension, columns): (&str, &Map<String, usize>),
) {
    group.cells = vec![CoverageCell::default(); columns.len()];
    let own = rows.iter().take(group.rows.end).skip(group.rows.start);
    let mut projects: Vec<usize> = own.flat_map(|row| row.projects.clone()).collect();
    projects.sort_unstable();
    projects.dedup();
    for index in &projects {
        let project = &portfolio.projects[*index];
        let nok = nok(portfolio, project);
        group.nok.0 += nok;
        group.period =
            [group.period, project.period].into_iter().flatten().reduce(Period::hull);
        if let Some(position) = columns.get(member(project, dimension)) {
            group.cells[*position].projects += 1;
            group.cells[*position].nok.0 += nok;
        }
    }
    group.projects = projects;
}

/// Whether a project answers to a commitment: one of its codes, all of its codes, one
/// of its regions, as far as it asks for them.
fn answers(project: &Project, commitment: &Commitment) -> bool {
    let has = |code: &String| {
        code.split_once('.')
            .is_some_and(|(dimension, code)| project.has_code(dimension, code))
    };
    (commitment.codes.is_empty() || commitment.codes.iter().any(has))
        && commitment.all_codes.iter().all(has)
        && (commitment.regions.is_empty()
            || commitment.regions.contains(&project.geography.region))
}

/// Projects of the row as a share of all.
#[expect(clippy::cast_precision_loss, reason = "numbers of projects are small")]
fn share(row: &CoverageRow, projects: usize) -> f64 {
    if projects == 0 { 0.0 } else { row.projects.len() as f64 / projects as f64 }
}

fn level(rules: &CoverageRules, share: f64) -> CoverageLevel {
    if share <= 0.0 {
        CoverageLevel::NotCovered
    } else if share <= rules.thin_share {
        CoverageLevel::Thin
    } else if share < rules.well_share {
        CoverageLevel::Covered
    } else {
        CoverageLevel::WellCovered
    }
}

fn gap(row: &CoverageRow) -> Option<Finding> {
    let rule = match row.level {
        CoverageLevel::NotCovered => Rule::NotCovered,
        CoverageLevel::Thin => Rule::ThinlyCovered,
        CoverageLevel::Covered | CoverageLevel::WellCovered => return None,
    };
    let name = crate::model::Argument::Name("commitment".to_owned(), row.key.clone());
    Some(
        Finding::overall(rule)
            .with("commitment", name)
            .with("projects", row.projects.len()),
    )
}
