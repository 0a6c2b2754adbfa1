//! Projects → coverage matrix: commitments and themes against what is supported.

use rayon::prelude::*;

use crate::count::{COLUMNS_MAX, OTHERS, Portfolio, UNKNOWN};
use crate::model::{
    Coverage, CoverageCell, CoverageGroup, CoverageLevel, CoverageRow, Finding, Map,
    Period, Project, Rule, Total, small,
};
use crate::template::{Commitment, CoverageRules, Template};

/// The coverage matrix of all projects, and a finding for each gap.
pub fn cover(portfolio: Portfolio<'_>, template: &Template) -> (Coverage, Vec<Finding>) {
    let rules = &template.coverage;
    let columns_by =
        if rules.columns.is_empty() { "unit" } else { rules.columns.as_str() };
    let supported = Supported::new(portfolio, columns_by);
    let rows: Vec<CoverageRow> = template
        .commitments
        .par_iter()
        .map(|commitment| supported.row(rules, commitment))
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
        supported.together(group, &rows);
    }
    let without_commitment = if rows.is_empty() {
        Vec::new()
    } else {
        // The projects that answer to any commitment are in order.
        let answers = |at: &u32| all.projects.binary_search(at).is_ok();
        (0..small(projects)).filter(|at| !answers(at)).collect()
    };
    let coverage = Coverage {
        columns_by: columns_by.to_owned(),
        columns: supported.columns,
        rows,
        groups,
        all,
        over_covered,
        without_commitment,
    };
    (coverage, findings)
}

/// Projects as the matrix counts them.
struct Supported<'a> {
    projects: &'a [Project],
    /// Kroner of each, in the hundredth.
    nok: Vec<i128>,
    /// The column that each counts in.
    column_of: Vec<u32>,
    /// The members of the columns, the largest first.
    columns: Vec<String>,
}

impl<'a> Supported<'a> {
    fn new(portfolio: Portfolio<'a>, dimension: &str) -> Self {
        let projects = portfolio.projects;
        let nok: Vec<i128> = projects.par_iter().map(|one| nok(portfolio, one)).collect();
        let mut sizes: Map<&str, i128> = Map::default();
        let mut column_of: Vec<u32> = Vec::with_capacity(projects.len());
        for (project, nok) in projects.iter().zip(&nok) {
            let entry = sizes.entry(member(project, dimension));
            column_of.push(small(entry.index()));
            *entry.or_default() += nok;
        }
        let mut largest: Vec<(usize, (&str, i128))> =
            sizes.into_iter().enumerate().collect();
        largest.sort_by(|(_, (one, one_size)), (_, (other, other_size))| {
            (*one == UNKNOWN)
                .cmp(&(*other == UNKNOWN))
                .then(other_size.cmp(one_size))
                .then(one.cmp(other))
        });
        let mut columns: Vec<String> = Vec::new();
        let mut positions = vec![0; largest.len()];
        for (met, (key, _)) in largest {
            // More columns nobody reads, and a sheet has no room for them.
            let own = columns.len() < COLUMNS_MAX || key == UNKNOWN;
            let key = if own { key } else { OTHERS };
            if columns.last().is_none_or(|last| last != key) {
                columns.push(key.to_owned());
            }
            positions[met] = small(columns.len() - 1);
        }
        for column in &mut column_of {
            *column = positions[*column as usize];
        }
        Self { projects, nok, column_of, columns }
    }

    fn row(&self, rules: &CoverageRules, commitment: &Commitment) -> CoverageRow {
        let wanted = Wanted::new(commitment);
        let all = self.projects.iter().zip(0..);
        let answering = all.filter(|(project, _)| wanted.answers(project));
        let projects: Vec<u32> = answering.map(|(_, at)| at).collect();
        let (nok, period, cells) = self.add_up(&projects);
        let mut row = CoverageRow {
            key: commitment.key.clone(),
            plan: commitment.plan.clone().unwrap_or_default(),
            projects,
            nok,
            period,
            level: CoverageLevel::NotCovered,
            cells,
        };
        row.level = level(rules, share(&row, self.projects.len()));
        row
    }

    /// Counts the projects of a group's rows, each once.
    fn together(&self, group: &mut CoverageGroup, rows: &[CoverageRow]) {
        let own = rows.iter().take(group.rows.end).skip(group.rows.start);
        let mut answers = vec![false; self.projects.len()];
        for at in own.flat_map(|row| &row.projects) {
            answers[*at as usize] = true;
        }
        let marked = answers.iter().zip(0..).filter(|(answers, _)| **answers);
        group.projects = marked.map(|(_, at)| at).collect();
        (group.nok, group.period, group.cells) = self.add_up(&group.projects);
    }

    /// Kroner and period of some projects, and what they are by column.
    fn add_up(&self, projects: &[u32]) -> (Total, Option<Period>, Vec<CoverageCell>) {
        let (mut all, mut period) = (Total::default(), None);
        let mut cells = vec![CoverageCell::default(); self.columns.len()];
        for at in projects.iter().map(|at| *at as usize) {
            let nok = self.nok[at];
            all.0 += nok;
            let own = self.projects[at].period;
            period = [period, own].into_iter().flatten().reduce(Period::hull);
            let cell = &mut cells[self.column_of[at] as usize];
            cell.projects += 1;
            cell.nok.0 += nok;
        }
        (all, period, cells)
    }
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

/// What a project must have to answer to a commitment: one of its codes, all of its
/// codes, one of its regions, as far as it asks for them.
struct Wanted<'a> {
    /// Dimension and code; none where a code has no dimension, which no project has.
    any: Vec<Option<(&'a str, &'a str)>>,
    all: Vec<Option<(&'a str, &'a str)>>,
    regions: &'a [String],
}

impl<'a> Wanted<'a> {
    fn new(commitment: &'a Commitment) -> Self {
        let codes = |codes: &'a [String]| -> Vec<Option<(&str, &str)>> {
            codes.iter().map(|code| code.split_once('.')).collect()
        };
        Self {
            any: codes(&commitment.codes),
            all: codes(&commitment.all_codes),
            regions: &commitment.regions,
        }
    }

    fn answers(&self, project: &Project) -> bool {
        let has = |code: &Option<(&str, &str)>| {
            code.is_some_and(|(dimension, code)| project.has_code(dimension, code))
        };
        (self.any.is_empty() || self.any.iter().any(has))
            && self.all.iter().all(has)
            && (self.regions.is_empty()
                || self.regions.contains(&project.geography.region))
    }
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
    let name = crate::model::Argument::name("commitment", row.key.as_str());
    Some(
        Finding::overall(rule)
            .with("commitment", name)
            .with("projects", row.projects.len()),
    )
}
