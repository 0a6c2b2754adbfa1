//! The sheet of coverage: commitments against projects, gaps as rows, and what no
//! commitment asks for.

use rust_xlsxwriter::{ColNum, Worksheet};

use crate::error::Error;
use crate::model::{
    Argument, CoverageLevel, CoverageRow, Message, Set, Subject, Verdict,
};
use crate::write::Context;
use crate::write::format::Tone;
use crate::write::live::{self, CoverageFormulas};
use crate::write::page::Page;
use crate::write::plan::Role;
use crate::write::value::{Kind, Value};

/// The sheet.
pub(super) fn sheet(context: &Context<'_>) -> Result<Worksheet, Error> {
    let mut page = Page::new(context, &Role::Coverage)?;
    page.gap();
    page.paragraph(&context.text("coverage-intro"));
    let rules = &context.template.coverage;
    let levels = Message::new("coverage-levels")
        .with("thin", Argument::Share(rules.thin_share))
        .with("well", Argument::Share(rules.well_share))
        .with("over", Argument::Share(rules.over_share));
    page.note(&context.say(&levels));
    matrix(context, &mut page, Show::Projects)?;
    matrix(context, &mut page, Show::Nok)?;
    gaps(context, &mut page)?;
    over_covered(context, &mut page)?;
    without_commitment(context, &mut page)?;
    page.finish()
}

/// What the cells of a matrix show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Show {
    Projects,
    Nok,
}

fn matrix(context: &Context<'_>, page: &mut Page<'_>, show: Show) -> Result<(), Error> {
    let coverage = &context.report.coverage;
    let (heading, kind) = match show {
        Show::Projects => ("coverage-projects", Kind::Count),
        Show::Nok => ("coverage-nok", Kind::Kroner),
    };
    let by = context.dimension(&coverage.columns_by);
    page.heading(&context.say(&Message::new(heading).with("by", by)))?;
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
    let width = headers.len();
    let header = page.header(&headers)?.header;
    let first = page.next_row();
    let mut plan = None;
    for (at, row) in coverage.rows.iter().enumerate() {
        if plan != Some(&row.plan) {
            plan = Some(&row.plan);
            let mut values = vec![Value::from(plan_name(context, &row.plan))];
            values.resize(width, Value::from(""));
            page.row(&values, Tone::Group)?;
        }
        let place = (header, page.next_row());
        let formulas = live::coverage_row(context, at, place, show == Show::Nok);
        matrix_row(context, page, (row, formulas), show)?;
    }
    let last = ColNum::try_from(coverage.columns.len()).unwrap_or(ColNum::MAX);
    page.levels(page.next_row() - first, last + 3)?;
    if last > 0 && page.next_row() > first {
        page.heat(page.next_row() - first, 1, last)?;
    }
    Ok(())
}

fn matrix_row(
    context: &Context<'_>,
    page: &mut Page<'_>,
    (row, mut formulas): (&CoverageRow, CoverageFormulas),
    show: Show,
) -> Result<(), Error> {
    let mut values = vec![Value::from(context.member("commitment", &row.key))];
    let mut cells = formulas.cells.into_iter();
    values.extend(row.cells.iter().map(|cell| {
        let value = match show {
            Show::Projects => Value::Count(cell.projects),
            Show::Nok => Value::Kroner(cell.nok),
        };
        value.computed(cells.next().flatten())
    }));
    let level = Value::from(context.level(row.level)).computed(formulas.level.take());
    let [first, last] = match row.period {
        Some(period) => context.first_and_last(Some(period)),
        None => [Value::from("–"), Value::from("–")],
    };
    values.extend([
        Value::count(row.projects.len()).computed(formulas.projects.take()),
        Value::Kroner(row.nok).computed(formulas.nok.take()),
        level,
        first,
        last,
    ]);
    page.row(&values, Tone::Nested)
}

/// The plan and its years; what stands apart from the plans is a theme.
fn plan_name(context: &Context<'_>, key: &str) -> String {
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

fn gaps(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    page.heading(&context.text("coverage-gaps"))?;
    let gaps: Vec<&CoverageRow> = context.report.coverage.gaps().collect();
    if gaps.is_empty() {
        page.paragraph(&context.text("coverage-no-gaps"));
        return Ok(());
    }
    page.header(&[
        (context.text("header-commitment"), Kind::Text),
        (context.text("header-plan"), Kind::Text),
        (context.text("header-level"), Kind::Text),
        (context.text("measure-projects"), Kind::Count),
        (context.text("measure-nok"), Kind::Kroner),
        (context.text("header-reason"), Kind::Text),
        (context.text("header-owner"), Kind::Text),
        (context.text("header-next-step"), Kind::Text),
    ])?;
    for row in gaps {
        let level = Value::from(context.level(row.level));
        let values = [
            Value::from(context.member("commitment", &row.key)),
            Value::from(plan_name(context, &row.plan)),
            level.clone(),
            Value::count(row.projects.len()),
            Value::Kroner(row.nok),
        ];
        let said = said(context, &row.key).map(Value::from);
        let values: Vec<Value> = values.into_iter().chain(said.clone()).collect();
        page.row(&values, Tone::Plain)?;
        page.restyle(2, &level, &context.styles.level(Kind::Text, row.level))?;
        for (column, value) in (5..).zip(&said) {
            page.restyle(column, value, &context.styles.input)?;
        }
    }
    Ok(())
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

fn over_covered(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    let coverage = &context.report.coverage;
    page.heading(&context.text("coverage-over"))?;
    if coverage.over_covered.is_empty() {
        page.paragraph(&context.text("coverage-no-over"));
        return Ok(());
    }
    page.header(&[
        (context.text("header-commitment"), Kind::Text),
        (context.text("header-plan"), Kind::Text),
        (context.text("header-level"), Kind::Text),
        (context.text("measure-projects"), Kind::Count),
        (context.text("measure-nok"), Kind::Kroner),
        (context.text("header-share-of-projects"), Kind::Share),
    ])?;
    for row in coverage.over_covered.iter().map(|at| &coverage.rows[*at]) {
        let level = Value::from(context.level(row.level));
        let values = [
            Value::from(context.member("commitment", &row.key)),
            Value::from(plan_name(context, &row.plan)),
            level.clone(),
            Value::count(row.projects.len()),
            Value::Kroner(row.nok),
            Value::Share(share(row.projects.len(), context.report.projects.len())),
        ];
        page.row(&values, Tone::Plain)?;
        page.restyle(2, &level, &context.styles.level(Kind::Text, row.level))?;
    }
    Ok(())
}

fn without_commitment(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    let report = context.report;
    page.heading(&context.text("coverage-without"))?;
    if report.coverage.without_commitment.is_empty() {
        page.paragraph(&context.text("coverage-none-without"));
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
        report.coverage.without_commitment.iter().map(|at| &report.projects[*at])
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

#[expect(clippy::cast_precision_loss, reason = "projects are few")]
fn share(part: usize, whole: usize) -> f64 {
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

/// The names of rows, each once: themes, which people know by name, before the
/// commitments of plans.
fn names_of<'a>(
    context: &Context<'_>,
    rows: impl Iterator<Item = &'a CoverageRow>,
) -> Vec<String> {
    let (themes, commitments): (Vec<_>, Vec<_>) =
        rows.partition(|row| row.plan.is_empty());
    let rows = themes.into_iter().chain(commitments);
    let names: Set<String> =
        rows.map(|row| context.member("commitment", &row.key)).collect();
    names.into_iter().collect()
}
