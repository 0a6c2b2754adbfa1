//! The formulas of the coverage matrix: which projects answer to a commitment follows
//! their codes and regions.

use rust_xlsxwriter::{ColNum, RowNum};

use crate::model::CoverageLevel;
use crate::write::Context;
use crate::write::coding::mark_header;
use crate::write::live::CodingColumn;
use crate::write::live::coding::{CODING, header};
use crate::write::live::data::PROJECTS;
use crate::write::live::refs::{
    Criteria, Fixed, cell, column, criterion, text, this_row,
};
use crate::write::plan::Role;

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
}

/// The formulas of the commitment at `at`, in a matrix whose header stands in row
/// `header_row`; its cells show projects, or kroner.
pub(in crate::write) fn row(
    context: &Context<'_>,
    at: usize,
    (header_row, row): (RowNum, RowNum),
    kroner: bool,
) -> Row {
    let coverage = &context.report.coverage;
    let by = coverage.columns_by.as_str();
    let place = ["region", "unit"].into_iter().find(|one| *one == by);
    let dead = place.is_none_or(|place| context.live.dead.contains(place))
        || !context.plan.has(&Role::Coding);
    // The template's commitments and the report's rows are the same, in the same order.
    let row_key = coverage.rows.get(at).map(|row| &row.key);
    let same = row_key == context.template.commitments.get(at).map(|one| &one.key);
    if !context.live.is_on() || dead || !same || answers(context, at).is_none() {
        return Row::default();
    }
    let place = place.unwrap_or("unit");
    let answering = need(context, CodingColumn::Answers(at));
    let criteria = Criteria::default().and(answering, "1");
    let nok = need(context, CodingColumn::Nok(None));
    let places = need(context, CodingColumn::Place(place));
    let cells = coverage.columns.iter().enumerate().map(|(at, key)| {
        let at = ColNum::try_from(at + 1).ok()?;
        let header = cell(header_row, at, Fixed::Row);
        let wanted = criterion(&context.member(by, key), Some(&header))?;
        let criteria = criteria.clone().and(places.clone(), wanted);
        Some(if kroner { criteria.sum(&nok) } else { criteria.count("") })
    });
    let total = ColNum::try_from(coverage.columns.len() + 1).ok();
    let total = total.map(|total| cell(row, total, Fixed::Nothing));
    Row {
        cells: cells.collect(),
        projects: Some(criteria.count("")),
        nok: Some(criteria.sum(&nok)),
        level: total.map(|total| level(context, &total)),
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
