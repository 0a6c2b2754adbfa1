//! The formulas of the coverage matrix: which projects answer to a commitment follows
//! their codes and regions.

use std::ops::Range;

use rust_xlsxwriter::{ColNum, RowNum};

use crate::count::OTHERS;
use crate::model::{Argument, CoverageGroup, CoverageLevel, Message};
use crate::write::Context;
use crate::write::coding::mark_header;
use crate::write::live::coding::{CODING, OPEN, header};
use crate::write::live::data::PROJECTS;
use crate::write::live::refs::{
    Criteria, Fixed, cell, column, criterion, text, this_row,
};
use crate::write::live::{CodingColumn, End};
use crate::write::plan::Role;
use crate::write::value::Value;

/// A matrix on its sheet.
#[derive(Clone, Copy)]
pub(in crate::write) struct Matrix {
    /// The row of its header.
    pub(in crate::write) header: RowNum,
    /// Whether its cells show kroner; otherwise projects.
    pub(in crate::write) kroner: bool,
}

/// The formulas of a row of the matrix.
#[derive(Default)]
pub(in crate::write) struct Row {
    /// For each column of the matrix.
    pub(in crate::write) cells: Vec<Option<String>>,
    /// Projects in all.
    pub(in crate::write) projects: Option<String>,
    /// Kroner in all.
    pub(in crate::write) nok: Option<String>,
    /// The level, in words.
    pub(in crate::write) level: Option<String>,
    /// First and last year.
    pub(in crate::write) years: [Option<String>; 2],
}

/// The formulas of the commitment at `at`, in row `row`.
pub(in crate::write) fn row(
    context: &Context<'_>,
    at: usize,
    matrix: Matrix,
    row: RowNum,
) -> Row {
    if !is_alive(context, at..at + 1) {
        return Row::default();
    }
    let mut formulas = of(context, CodingColumn::Answers(at), matrix);
    let total = ColNum::try_from(context.report.coverage.columns.len() + 1).ok();
    let total = total.map(|total| cell(row, total, Fixed::Nothing));
    formulas.level = total.map(|total| level(context, &total));
    formulas
}

/// The formulas of several commitments together, each project once; `levels` are the rows
/// in which theirs stand.
pub(in crate::write) fn group(
    context: &Context<'_>,
    group: &CoverageGroup,
    matrix: Matrix,
    levels: Range<RowNum>,
) -> Row {
    if !is_alive(context, group.rows.clone()) || group.rows.is_empty() {
        return Row::default();
    }
    for at in 0..context.report.coverage.rows.len() {
        need(context, CodingColumn::Answers(at));
    }
    let any = CodingColumn::AnswersAny(group.rows.start, group.rows.end);
    let mut formulas = of(context, any, matrix);
    let column = ColNum::try_from(context.report.coverage.columns.len() + 3).ok();
    formulas.level = column.and_then(|column| {
        let first = cell(levels.start, column, Fixed::Nothing);
        let last = cell(levels.end.checked_sub(1)?, column, Fixed::Nothing);
        let count = |level: CoverageLevel| {
            format!("COUNTIF({first}:{last},{})", text(&context.level(level)))
        };
        // The words around the number, whatever the language puts before it.
        let words = covered(context, "\u{1}", group.rows.len());
        let (before, after) = words.split_once('\u{1}')?;
        let (before, after) = (text(before), text(after));
        let [covered, well] =
            [CoverageLevel::Covered, CoverageLevel::WellCovered].map(count);
        Some(format!("{before}&({covered}+{well})&{after}"))
    });
    formulas
}

/// So many of all are covered, in words.
pub(in crate::write) fn covered(
    context: &Context<'_>,
    covered: impl Into<Argument>,
    all: usize,
) -> String {
    context
        .say(&Message::new("coverage-covered").with("covered", covered).with("all", all))
}

/// What stands in a cell of the first matrix, in the row of the commitment at `at`.
pub(in crate::write) fn cell_of_matrix(
    context: &Context<'_>,
    at: usize,
    row: RowNum,
    column: ColNum,
) -> Option<String> {
    is_alive(context, at..at + 1).then(|| cell(row, column, Fixed::Nothing))
}

/// How many commitments are not covered, or thinly, by the rows of the first matrix.
pub(in crate::write) fn gaps_now(
    context: &Context<'_>,
    rows: &[RowNum],
) -> Option<String> {
    let coverage = &context.report.coverage;
    let (first, last) = (rows.first()?, rows.last()?);
    let column = ColNum::try_from(coverage.columns.len() + 3).ok()?;
    let cell = |row: RowNum| cell(row, column, Fixed::Nothing);
    let count = |level: CoverageLevel| {
        let level = text(&context.level(level));
        format!("COUNTIF({}:{},{level})", cell(*first), cell(*last))
    };
    let [none, thin] = [CoverageLevel::NotCovered, CoverageLevel::Thin].map(count);
    is_alive(context, 0..coverage.rows.len()).then(|| format!("{none}+{thin}"))
}

/// The share of all projects that `projects`, a formula's value, are.
pub(in crate::write) fn share_of_projects(
    context: &Context<'_>,
    projects: &Value,
) -> Option<String> {
    let Value::Formula { formula, .. } = projects else { return None };
    let all = column(PROJECTS, &context.text("header-project-id"));
    Some(format!("{formula}/ROWS({all})"))
}

/// Whether the commitments follow from codes and regions that formulas can find.
fn is_alive(context: &Context<'_>, mut commitments: Range<usize>) -> bool {
    let coverage = &context.report.coverage;
    let by = coverage.columns_by.as_str();
    let known = ["region", "unit"].contains(&by) && !context.live.dead.contains(by);
    // The template's commitments and the report's rows are the same, in the same order.
    context.live.is_on()
        && context.plan.has(&Role::Coding)
        && known
        && commitments.all(|at| {
            let row_key = coverage.rows.get(at).map(|row| &row.key);
            let same =
                row_key == context.template.commitments.get(at).map(|one| &one.key);
            same && answers(context, at).is_some()
        })
}

/// The formulas over the projects that have a 1 in the column `answering`.
fn of(context: &Context<'_>, answering: CodingColumn, matrix: Matrix) -> Row {
    let coverage = &context.report.coverage;
    let by = coverage.columns_by.as_str();
    let place = if by == "region" { "region" } else { "unit" };
    let answering = need(context, answering);
    let criteria = Criteria::default().and(answering.clone(), "1");
    let nok = need(context, CodingColumn::Nok(None));
    let places = need(context, CodingColumn::Place(place));
    let cells = coverage.columns.iter().enumerate().map(|(at, key)| {
        if key == OTHERS {
            return None;
        }
        let at = ColNum::try_from(at + 1).ok()?;
        let header = cell(matrix.header, at, Fixed::Row);
        let wanted = criterion(&context.member(by, key), Some(&header))?;
        let criteria = criteria.clone().and(places.clone(), wanted);
        Some(if matrix.kroner { criteria.sum(&nok) } else { criteria.count("") })
    });
    let years = [End::First, End::Last].map(|end| {
        let year = need(context, CodingColumn::EndYear(end));
        Some(end_year(context, end, &answering, &year))
    });
    Row {
        cells: cells.collect(),
        projects: Some(criteria.count("")),
        nok: Some(criteria.sum(&nok)),
        level: None,
        years,
    }
}

/// The first or the last year of the projects that answer.
fn end_year(context: &Context<'_>, end: End, answering: &str, year: &str) -> String {
    let none = text(&context.text("year-none"));
    match end {
        End::First => {
            let most =
                format!("SUMPRODUCT(MAX(({answering}=1)*({year}>0)*({OPEN}-{year})))");
            format!("IF({most}=0,{none},{OPEN}-{most})")
        }
        End::Last => {
            let most = format!("SUMPRODUCT(MAX(({answering}=1)*{year}))");
            let open = text(&context.text("year-open"));
            format!("IF({most}=0,{none},IF({most}={OPEN},{open},{most}))")
        }
    }
}

/// The level that goes with the number of projects in `total`.
fn level(context: &Context<'_>, total: &str) -> String {
    let rules = &context.template.coverage;
    let name = |level: CoverageLevel| text(&context.level(level));
    let all = column(PROJECTS, &context.text("header-project-id"));
    let share = format!("{total}/ROWS({all})");
    format!(
        "IF({total}=0,{},IF({share}<={},{},IF({share}<{},{},{})))",
        name(CoverageLevel::NotCovered),
        rules.thin_share,
        name(CoverageLevel::Thin),
        rules.well_share,
        name(CoverageLevel::Covered),
        name(CoverageLevel::WellCovered),
    )
}

fn need(context: &Context<'_>, wanted: CodingColumn) -> String {
    let header = header(context, &wanted);
    if let CodingColumn::Answers(at) = &wanted {
        let regional = context.template.commitments.get(*at);
        if regional.is_some_and(|one| !one.regions.is_empty()) {
            need(context, CodingColumn::Place("region"));
        }
    }
    context.live.needs.borrow_mut().coding.insert(wanted);
    column(CODING, &header)
}

/// Whether the project of the formula's own row answers to a commitment: one of its
/// codes, all of its codes, one of its regions, as far as it asks for them.
pub(super) fn answers(context: &Context<'_>, at: usize) -> Option<String> {
    let commitment = context.template.commitments.get(at)?;
    let marked = |code: &String| {
        let (dimension, code) = code.split_once('.')?;
        let template =
            context.template.dimensions.iter().find(|one| one.key == dimension)?;
        let known = template.codes.iter().any(|one| one.key == code);
        if !known || context.live.dead.contains(dimension) {
            return None;
        }
        let mark = this_row(CODING, &mark_header(context, dimension, code));
        Some(format!("{mark}=\"x\",{mark}=\"?\""))
    };
    let mut conditions = Vec::new();
    if !commitment.codes.is_empty() {
        let any: Option<Vec<String>> = commitment.codes.iter().map(marked).collect();
        conditions.push(format!("OR({})", any?.join(",")));
    }
    for code in &commitment.all_codes {
        conditions.push(format!("OR({})", marked(code)?));
    }
    if !commitment.regions.is_empty() {
        let region = this_row(CODING, &header(context, &CodingColumn::Place("region")));
        let regions = commitment.regions.iter();
        let regions: Vec<String> = regions
            .map(|one| format!("{region}={}", text(&context.member("region", one))))
            .collect();
        conditions.push(format!("OR({})", regions.join(",")));
    }
    if conditions.is_empty() {
        return None;
    }
    Some(format!("IF(AND({}),1,0)", conditions.join(",")))
}
