//! The sheet of coverage: commitments against projects, gaps as rows, and what no
//! commitment asks for.

use std::ops::Range;

use rust_xlsxwriter::{ColNum, RowNum};

use crate::error::Error;
use crate::model::{
    Argument, CoverageCell, CoverageGroup, CoverageLevel, CoverageRow, Message, Period,
    Set, Subject, Total, Verdict,
};
use crate::write::format::Tone;
use crate::write::listing::Sheet;
use crate::write::live::{self, CoverageFormulas, Matrix};
use crate::write::names::within_sentence;
use crate::write::page::Page;
use crate::write::plan::Role;
use crate::write::protect;
use crate::write::tables::others_line;
use crate::write::value::{Kind, Value};
use crate::write::{Context, answers};

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Result<Sheet<'a>, Error> {
    let mut page = Page::new(context, &Role::Coverage)?;
    page.gap()?;
    page.paragraph(&context.text("coverage-intro"))?;
    page.note(&context.say(&levels(context)))?;
    if let Some(others) = others_line(context, context.report.coverage.columns.iter()) {
        page.note(&others)?;
    }
    let rows = matrix(context, &mut page, Show::Projects)?;
    matrix(context, &mut page, Show::Nok)?;
    gaps(context, &mut page, &rows)?;
    over_covered(context, &mut page, &rows)?;
    without_commitment(context, &mut page)?;
    let mut sheet = page.finish()?;
    if !context.is_public() {
        protect::sheet(&mut sheet.sheet, &[])?;
    }
    Ok(sheet)
}

/// When a commitment has which level.
pub(super) fn levels(context: &Context<'_>) -> Message {
    let rules = &context.template.coverage;
    Message::new("coverage-levels")
        .with("thin", Argument::Share(rules.thin_share))
        .with("well", Argument::Share(rules.well_share))
        .with("over", Argument::Share(rules.over_share))
}

/// What the cells of a matrix show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    /// Projects.
    Projects,
    /// Kroner.
    Nok,
}

/// A matrix' title, and the header of each column with what the column holds.
pub(super) fn matrix_header(
    context: &Context<'_>,
    show: Show,
) -> (String, Vec<(String, Kind)>) {
    let coverage = &context.report.coverage;
    let (heading, kind) = match show {
        Show::Projects => ("coverage-projects", Kind::Count),
        Show::Nok => ("coverage-nok", Kind::Kroner),
    };
    let by = within_sentence(&context.dimension(&coverage.columns_by));
    let title = context.say(&Message::new(heading).with("by", by));
    let mut headers = vec![(context.text("header-commitment"), Kind::Text)];
    let columns = coverage.columns.iter();
    headers.extend(columns.map(|key| (context.member(&coverage.columns_by, key), kind)));
    headers.extend([
        (context.text("header-projects-total"), Kind::Count),
        (context.text("header-nok-total"), Kind::Kroner),
        (context.text("header-level"), Kind::Text),
        (context.text("header-first-year"), Kind::Year),
        (context.text("header-last-year"), Kind::Year),
    ]);
    (title, headers)
}

/// The rows of a matrix as a page shows them: plans with their commitments, and all of
/// them together, each with its level, if it has one of its own.
pub(super) fn matrix_rows(
    context: &Context<'_>,
    show: Show,
) -> Vec<(Tone, Vec<Value>, Option<CoverageLevel>)> {
    let coverage = &context.report.coverage;
    let together = |name: String, group: &CoverageGroup| {
        let covered = group.covered(&coverage.rows);
        let level = live::covered(context, covered, group.rows.len());
        let figures = (&group.cells[..], group.projects.len(), group.nok, group.period);
        let none = (CoverageFormulas::default(), show);
        row_values(context, (Value::from(name), level), figures, none)
    };
    let mut rows = Vec::new();
    for group in &coverage.groups {
        let name = plan_name(context, &group.plan);
        rows.push((Tone::Group, together(name, group), None));
        for row in &coverage.rows[group.rows.clone()] {
            let name = Value::from(context.member("commitment", &row.key));
            let level = context.level(row.level);
            let figures = (&row.cells[..], row.projects.len(), row.nok, row.period);
            let none = (CoverageFormulas::default(), show);
            let values = row_values(context, (name, level), figures, none);
            rows.push((Tone::Nested, values, Some(row.level)));
        }
    }
    rows.push((Tone::Total, together(context.text("coverage-any"), &coverage.all), None));
    rows
}

/// Writes a matrix and gives the row of each commitment in it.
fn matrix(
    context: &Context<'_>,
    page: &mut Page<'_>,
    show: Show,
) -> Result<Vec<RowNum>, Error> {
    let coverage = &context.report.coverage;
    let key = match show {
        Show::Projects => "coverage_projects",
        Show::Nok => "coverage_nok",
    };
    let (title, headers) = matrix_header(context, show);
    page.heading(&title)?;
    let placed = page.header_of(key, &headers)?;
    let place = Matrix { header: placed.header, kroner: show == Show::Nok };
    let alive = placed.as_wanted;
    let last = ColNum::try_from(coverage.columns.len()).unwrap_or(ColNum::MAX);
    let mut rows = Vec::new();
    let mut shaded = Vec::new();
    let top = page.next_row();
    for group in &coverage.groups {
        let first = page.next_row() + 1;
        let end = first + RowNum::try_from(group.rows.len()).unwrap_or(0);
        let name = plan_name(context, &group.plan);
        group_row(context, page, (name, group, Tone::Group), (place, alive, first..end))?;
        for at in group.rows.clone() {
            let formulas = if alive {
                live::coverage_row(context, at, place, page.next_row())
            } else {
                CoverageFormulas::default()
            };
            rows.push(page.next_row());
            matrix_row(context, page, (at, formulas), show)?;
        }
        shaded.push((first, end));
    }
    page.levels(page.next_row() - top, last + 3)?;
    if last > 0 {
        page.heat(&shaded, 1, last)?;
    }
    let any = context.text("coverage-any");
    let levels = top..page.next_row();
    group_row(context, page, (any, &coverage.all, Tone::Total), (place, alive, levels))?;
    Ok(rows)
}

/// Commitments together: those of a plan above them, all of them below.
fn group_row(
    context: &Context<'_>,
    page: &mut Page<'_>,
    (name, group, tone): (String, &CoverageGroup, Tone),
    (matrix, alive, levels): (Matrix, bool, Range<RowNum>),
) -> Result<(), Error> {
    let formulas = if alive {
        live::coverage_group(context, group, matrix, levels)
    } else {
        CoverageFormulas::default()
    };
    let covered = group.covered(&context.report.coverage.rows);
    let level = live::covered(context, covered, group.rows.len());
    let show = if matrix.kroner { Show::Nok } else { Show::Projects };
    let figures = (&group.cells[..], group.projects.len(), group.nok, group.period);
    let name = Value::from(name);
    page.row(&row_values(context, (name, level), figures, (formulas, show)), tone)
}

fn matrix_row(
    context: &Context<'_>,
    page: &mut Page<'_>,
    (at, formulas): (usize, CoverageFormulas),
    show: Show,
) -> Result<(), Error> {
    let row = &context.report.coverage.rows[at];
    let text = context.member("commitment", &row.key);
    // It leads to the projects that answer to it.
    let name = match answers::address(context, at) {
        Some(url) => Value::Address { text, url },
        None => Value::from(text),
    };
    let level = context.level(row.level);
    page.coloured(&level);
    let figures = (&row.cells[..], row.projects.len(), row.nok, row.period);
    page.row(&row_values(context, (name, level), figures, (formulas, show)), Tone::Nested)
}

/// Projects and kroner by column and in all, and the years.
type RowFigures<'a> = (&'a [CoverageCell], usize, Total, Option<Period>);

fn row_values(
    context: &Context<'_>,
    (name, level): (Value, String),
    (cells, projects, nok, period): RowFigures<'_>,
    (formulas, show): (CoverageFormulas, Show),
) -> Vec<Value> {
    let mut values = vec![name];
    let mut by_column = formulas.cells.into_iter();
    values.extend(cells.iter().map(|cell| {
        let value = match show {
            Show::Projects => Value::Count(cell.projects),
            Show::Nok => Value::Kroner(cell.nok),
        };
        value.computed(by_column.next().flatten())
    }));
    let none = || Value::from(context.text("year-none"));
    let [first, last] = match period {
        Some(period) => context.first_and_last(Some(period)),
        None => [none(), none()],
    };
    let [first_year, last_year] = formulas.years;
    values.extend([
        Value::count(projects).computed(formulas.projects),
        Value::Kroner(nok).computed(formulas.nok),
        Value::from(level).computed(formulas.level),
        first.computed(first_year),
        last.computed(last_year),
    ]);
    values
}

/// The plan and its years; what stands apart from the plans is a theme.
pub(super) fn plan_name(context: &Context<'_>, key: &str) -> String {
    if key.is_empty() {
        return context.text("coverage-themes");
    }
    match context.template.plans.iter().find(|plan| plan.key == key) {
        Some(plan) => {
            let name = context.member("plan", key);
            let years = format!("{}–{}", plan.years[0], plan.years[1]);
            if name.contains(&years) { name } else { format!("{name} ({years})") }
        }
        None => context.member("plan", key),
    }
}

/// The figures of a commitment, as they stand in the matrix: what is counted there again
/// is followed here.
fn from_matrix(context: &Context<'_>, rows: &[RowNum], at: usize) -> [Value; 3] {
    let row = &context.report.coverage.rows[at];
    let columns = context.report.coverage.columns.len();
    let cell = |after: usize| {
        let column = ColNum::try_from(columns + after).ok()?;
        live::cell_of_matrix(context, at, *rows.get(at)?, column)
    };
    [
        Value::from(context.level(row.level)).computed(cell(3)),
        Value::count(row.projects.len()).computed(cell(1)),
        Value::Kroner(row.nok).computed(cell(2)),
    ]
}

fn gaps(
    context: &Context<'_>,
    page: &mut Page<'_>,
    rows: &[RowNum],
) -> Result<(), Error> {
    page.heading(&context.text("coverage-gaps"))?;
    let coverage = &context.report.coverage;
    let is_gap = |row: &CoverageRow| row.level < CoverageLevel::Covered;
    let gaps: Vec<usize> =
        (0..coverage.rows.len()).filter(|at| is_gap(&coverage.rows[*at])).collect();
    if gaps.is_empty() {
        page.paragraph(&context.text("coverage-no-gaps"))?;
        return Ok(());
    }
    if context.live.is_on() && context.plan.has(&Role::Coding) {
        page.note(&context.text("coverage-live"))?;
    }
    let mut headers = vec![
        (context.text("header-commitment"), Kind::Text),
        (context.text("header-plan"), Kind::Text),
        (context.text("header-level"), Kind::Text),
        (context.text("measure-projects"), Kind::Count),
        (context.text("measure-nok"), Kind::Kroner),
    ];
    // What people are to do about it is theirs alone.
    let notes = ["header-reason", "header-owner", "header-next-step"];
    if !context.is_public() {
        headers.extend(notes.map(|key| (context.text(key), Kind::Text)));
    }
    page.header_of("coverage_gaps", &headers)?;
    for at in &gaps {
        let row = &coverage.rows[*at];
        let [level, projects, nok] = from_matrix(context, rows, *at);
        page.coloured(level.text());
        let mut values = vec![
            Value::from(context.member("commitment", &row.key)),
            Value::from(plan_name(context, &row.plan)),
            level,
            projects,
            nok,
        ];
        let said = said(context, &row.key).map(Value::from);
        values.extend(said.iter().cloned());
        values.truncate(headers.len());
        page.row(&values, Tone::Plain)?;
        for (at, value) in said.iter().enumerate().take(headers.len() - 5) {
            let column = ColNum::try_from(at + 5).unwrap_or(ColNum::MAX);
            page.open_cell(column)?;
            page.restyle(column, value, &context.styles.input)?;
        }
    }
    page.levels(RowNum::try_from(gaps.len()).unwrap_or(0), 2)?;
    let now = live::gaps_now(context, rows);
    let mut total = vec![
        Value::from(context.text("coverage-gaps-now")),
        Value::from(""),
        Value::count(gaps.len()).computed(now),
    ];
    total.resize(headers.len(), Value::from(""));
    page.row(&total, Tone::Total)
}

/// What people have written beside a gap: reason, who is to act, next step.
fn said(context: &Context<'_>, commitment: &str) -> [String; 3] {
    let found = context.report.decisions.iter().find(|one| {
        let about = &one.decision.subject;
        let is = matches!(about, Subject::Gap { commitment: key } if key == commitment);
        is && one.status.holds()
    });
    let Some(settled) = found else { return Default::default() };
    let decision = &settled.decision;
    let next = match &decision.verdict {
        Verdict::Text(text) => text.clone(),
        _ => String::new(),
    };
    [decision.reason.clone(), decision.by.clone(), next]
}

fn over_covered(
    context: &Context<'_>,
    page: &mut Page<'_>,
    rows: &[RowNum],
) -> Result<(), Error> {
    let coverage = &context.report.coverage;
    page.heading(&context.text("coverage-over"))?;
    if coverage.over_covered.is_empty() {
        page.paragraph(&context.text("coverage-no-over"))?;
        return Ok(());
    }
    page.header_of(
        "coverage_over",
        &[
            (context.text("header-commitment"), Kind::Text),
            (context.text("header-plan"), Kind::Text),
            (context.text("header-level"), Kind::Text),
            (context.text("measure-projects"), Kind::Count),
            (context.text("measure-nok"), Kind::Kroner),
            (context.text("header-share-of-projects"), Kind::Share),
        ],
    )?;
    for at in &coverage.over_covered {
        let row = &coverage.rows[*at];
        let [level, projects, nok] = from_matrix(context, rows, *at);
        page.coloured(level.text());
        let share = live::share_of_projects(context, &projects);
        let values = [
            Value::from(context.member("commitment", &row.key)),
            Value::from(plan_name(context, &row.plan)),
            level,
            projects,
            nok,
            Value::Share(share_of(
                row.projects.len() as u64,
                context.report.projects.len() as u64,
            ))
            .computed(share),
        ];
        page.row(&values, Tone::Plain)?;
    }
    page.levels(RowNum::try_from(coverage.over_covered.len()).unwrap_or(0), 2)
}

fn without_commitment(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    let report = context.report;
    page.heading(&context.text("coverage-without"))?;
    if report.coverage.without_commitment.is_empty() {
        page.paragraph(&context.text("coverage-none-without"))?;
        return Ok(());
    }
    page.header(&[
        (context.text("header-title"), Kind::Text),
        (context.text("header-project-id"), Kind::Text),
        (context.text("header-region"), Kind::Text),
        (context.text("header-unit"), Kind::Text),
        (context.text("header-nok"), Kind::Kroner),
    ])?;
    for project in
        report.coverage.without_commitment.iter().map(|at| &report.projects[*at as usize])
    {
        let values = [
            Value::from(project.title.as_str()),
            Value::from(project.id.as_str()),
            Value::from(context.member("region", &project.geography.region)),
            Value::from(context.member("unit", &project.unit)),
            Value::Kroner(report.nok_of(project)),
        ];
        page.row(&values, Tone::Plain)?;
    }
    Ok(())
}

/// A number of projects as a share of another.
#[expect(clippy::cast_precision_loss, reason = "projects are few")]
pub(super) fn share_of(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The names of the rows with `level`.
pub(super) fn names(context: &Context<'_>, level: CoverageLevel) -> Vec<String> {
    let rows = context.report.coverage.rows.iter().filter(|row| row.level == level);
    names_of(context, rows)
}

/// The names of the rows that are covered most.
pub(super) fn names_of_over_covered(context: &Context<'_>) -> Vec<String> {
    let coverage = &context.report.coverage;
    names_of(context, coverage.over_covered.iter().map(|at| &coverage.rows[*at]))
}

/// The names of rows, each once and as a sentence says them: themes, which people know by
/// name, before the commitments of plans, which are titles.
fn names_of<'a>(
    context: &Context<'_>,
    rows: impl Iterator<Item = &'a CoverageRow>,
) -> Vec<String> {
    let (themes, commitments): (Vec<_>, Vec<_>) =
        rows.partition(|row| row.plan.is_empty());
    let name = |row: &CoverageRow| context.member("commitment", &row.key);
    let themes = themes.into_iter().map(|row| context.common_name(&name(row)));
    let titles = commitments
        .into_iter()
        .map(|row| context.say(&Message::new("profile-title").with("title", name(row))));
    let names: Set<String> = themes.chain(titles).collect();
    names.into_iter().collect()
}
