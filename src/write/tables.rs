//! The sheets of the template's tables: geography, partners, units, years, and one for
//! each dimension of the codebook.

use rust_xlsxwriter::{ColNum, RowNum};

use crate::count::{COLUMNS_MAX, OTHERS};
use crate::error::Error;
use crate::model::{Argument, Chart, Figures, Measure, Message, Table, TableRow};
use crate::write::compare::{self, gone};
use crate::write::format::Tone;
use crate::write::listing::Sheet;
use crate::write::live::Formulas;
use crate::write::page::{Page, Placed};
use crate::write::plan::Role;
use crate::write::value::{Kind, Value};
use crate::write::{Context, chart, live};

/// The sheet of all tables with the sheet key `key`.
pub(super) fn sheet<'a>(
    context: &'a Context<'_>,
    role: &Role,
    key: &str,
) -> Result<Sheet<'a>, Error> {
    let mut page = Page::new(context, role)?;
    let tables = context.report.tables.iter().filter(|table| table.sheet == key);
    let mut any = false;
    for table in tables {
        any = true;
        page.below_charts()?;
        put(context, &mut page, context.plan.name(role), table)?;
    }
    if !any {
        page.gap()?;
        page.paragraph(&context.text("tables-none"))?;
    }
    page.finish()
}

fn put(
    context: &Context<'_>,
    page: &mut Page<'_>,
    sheet: &str,
    table: &Table,
) -> Result<(), Error> {
    page.heading(&context.say(&table.title))?;
    page.note(&scope_line(context, table))?;
    if table.overlapping {
        let codes = context.is_codebook(table);
        page.note(&context.text(if codes {
            "note-several-codes"
        } else {
            "note-several-rows"
        }))?;
    }
    if table.rows.is_empty() {
        page.paragraph(&context.text("table-empty"))?;
        return Ok(());
    }
    if let Some(gone) = gone(context, table) {
        page.note(&gone)?;
    }
    let placed = page.header_of_table(&table.key, &headers(context, table))?;
    let mut formulas = if placed.as_wanted {
        live::formulas(context, table, placed.header)
    } else {
        Formulas::default()
    };
    let own_columns =
        headers(context, table).len() - compare::headers(context, table).len();
    let is_alive = formulas.are_whole(own_columns);
    let nested = table.rows.iter().any(|row| row.level > 0);
    for (at, row) in table.rows.iter().enumerate() {
        let tone = match (row.level, nested) {
            (0, true) => Tone::Group,
            (0, false) => Tone::Plain,
            _ => Tone::Nested,
        };
        let values = alive(row_values(context, table, row), &mut formulas, at);
        page.row(&compare::alive(context, table, (&placed, at), values), tone)?;
    }
    if table.chart == Some(Chart::Heat) {
        shade(page, table, &placed)?;
    }
    let at = table.rows.len();
    let total = alive(total_values(context, table), &mut formulas, at);
    page.row(&compare::alive(context, table, (&placed, at), total), Tone::Total)?;
    if context.live.is_on() && !is_alive {
        page.note(&context.text("table-values"))?;
    }
    if let Some((chart, height)) = chart::chart(context, sheet, table, &placed) {
        page.chart(&chart, height, &placed)?;
    }
    if let Some(why) = chart::left_out(context, table) {
        page.note(&why)?;
    }
    Ok(())
}

/// Shades the cells of a cross table: outer rows apart from those nested in them, which
/// are smaller.
fn shade(page: &mut Page<'_>, table: &Table, placed: &Placed) -> Result<(), Error> {
    let column = |at: usize| ColNum::try_from(at).unwrap_or(ColNum::MAX);
    let first = own_measures(table).len() + 1;
    let innermost = table.rows.iter().map(|row| row.level).max().unwrap_or(0);
    let rows: Vec<(RowNum, RowNum)> = (placed.first..)
        .zip(&table.rows)
        .filter(|(_, row)| row.level == innermost)
        .map(|(at, _)| (at, at + 1))
        .collect();
    if table.columns.is_empty() {
        return Ok(());
    }
    page.heat(&rows, column(first), column(first + table.columns.len() - 1))
}

/// The values of a row, each as the formula that gives it, where there is one.
fn alive(values: Vec<Value>, formulas: &mut Formulas, row: usize) -> Vec<Value> {
    let values = values.into_iter().enumerate();
    values.map(|(column, value)| value.computed(formulas.take(row, column))).collect()
}

/// Which projects and amounts a table is about, in a line.
pub(super) fn scope_line(context: &Context<'_>, table: &Table) -> String {
    let mut message =
        Message::new("note-scope").with("scope", context.scope(&table.scope));
    if table.measures.contains(&Measure::NokReportYear)
        && let Some(year) = context.report.options.report_year
    {
        message = Message::new("note-scope-year")
            .with("scope", context.scope(&table.scope))
            .with("year", Argument::Year(year));
    }
    let line = context.say(&message);
    match others_line(context, table.columns.iter().map(|column| &column.key)) {
        Some(others) => format!("{line} {others}"),
        None => line,
    }
}

/// What the column of others is, where a table has one.
pub(super) fn others_line<'k>(
    context: &Context<'_>,
    mut columns: impl Iterator<Item = &'k String>,
) -> Option<String> {
    columns.any(|key| key == OTHERS).then(|| {
        context.say(&Message::new("note-columns-others").with("count", COLUMNS_MAX))
    })
}

/// What the rows of a table are called: `Region`, or `Region / Land` for nested rows.
pub(super) fn rows_header(context: &Context<'_>, table: &Table) -> String {
    let names: Vec<String> =
        table.rows_by.iter().map(|one| context.dimension(one)).collect();
    names.join(" / ")
}

/// Measures that have a column of their own: in a cross table not the one that fills
/// its cells, which stands last, as the total of each row.
pub(super) fn own_measures(table: &Table) -> Vec<Measure> {
    let cross = table.columns_by.is_some();
    let own = table.measures.iter().copied();
    own.filter(|measure| !cross || *measure != table.cell_measure).collect()
}

/// The header of each column, and what the column holds.
pub(super) fn headers(context: &Context<'_>, table: &Table) -> Vec<(String, Kind)> {
    let mut headers = vec![(rows_header(context, table), Kind::Text)];
    let measure = |one: Measure| (measure_name(context, one), measure_kind(one));
    headers.extend(own_measures(table).into_iter().map(measure));
    if let Some(by) = &table.columns_by {
        let kind = measure_kind(table.cell_measure);
        let columns = table.columns.iter();
        headers.extend(columns.map(|one| (context.member(by, &one.key), kind)));
        let total = Message::new("header-total-of")
            .with("measure", measure_name(context, table.cell_measure));
        headers.push((context.say(&total), kind));
    }
    headers.extend(compare::headers(context, table));
    headers
}

/// What a measure is called, as a header.
pub(super) fn measure_name(context: &Context<'_>, measure: Measure) -> String {
    match measure {
        Measure::Projects => context.text("measure-projects"),
        Measure::ProjectsOnly => context.text("measure-projects-only"),
        Measure::ProjectsAlso => context.text("measure-projects-also"),
        Measure::Agreements => context.text("measure-agreements"),
        Measure::Nok => context.text("measure-nok"),
        Measure::Share => context.text("measure-share"),
        Measure::NokReportYear => match context.report.options.report_year {
            Some(year) => {
                let message =
                    Message::new("measure-nok-year").with("year", Argument::Year(year));
                context.say(&message)
            }
            None => context.text("measure-nok-report-year"),
        },
    }
}

pub(super) fn measure_kind(measure: Measure) -> Kind {
    match measure {
        Measure::Projects
        | Measure::ProjectsOnly
        | Measure::ProjectsAlso
        | Measure::Agreements => Kind::Count,
        Measure::Nok | Measure::NokReportYear => Kind::Kroner,
        Measure::Share => Kind::Share,
    }
}

fn figure(table: &Table, measure: Measure, figures: &Figures) -> Value {
    match measure {
        Measure::Projects => Value::Count(figures.projects),
        Measure::ProjectsOnly => Value::Count(figures.projects_only),
        Measure::ProjectsAlso => Value::Count(figures.projects_also()),
        Measure::Agreements => Value::Count(figures.agreements),
        Measure::Nok => Value::Kroner(figures.nok),
        Measure::Share => Value::Share(table.share(figures)),
        Measure::NokReportYear => Value::Kroner(figures.nok_report_year),
    }
}

/// The values of a row, column by column.
pub(super) fn row_values(
    context: &Context<'_>,
    table: &Table,
    row: &TableRow,
) -> Vec<Value> {
    let level = usize::from(row.level).min(table.rows_by.len().saturating_sub(1));
    let dimension = table.rows_by.get(level).map_or("", String::as_str);
    let name = context.member(dimension, &row.key);
    let mut values = vec![match (dimension, row.key.parse()) {
        ("year", Ok(year)) => Value::Year(year),
        _ => Value::from(name),
    }];
    let own = own_measures(table);
    values.extend(own.iter().map(|one| figure(table, *one, &row.figures)));
    if table.columns_by.is_some() {
        let cells = row.cells.iter();
        values.extend(cells.map(|cell| figure(table, table.cell_measure, cell)));
        values.push(figure(table, table.cell_measure, &row.figures));
    }
    values.extend(compare::row(table, row));
    values
}

/// The values of the row of totals.
pub(super) fn total_values(context: &Context<'_>, table: &Table) -> Vec<Value> {
    let label = if table.overlapping { "label-total-once" } else { "label-total" };
    let mut values = vec![Value::from(context.text(label))];
    let own = own_measures(table);
    let base = table.total();
    values.extend(own.iter().map(|one| figure(table, *one, &base)));
    if table.columns_by.is_some() {
        let columns = table.columns.iter();
        values.extend(
            columns.map(|column| figure(table, table.cell_measure, &column.total)),
        );
        values.push(figure(table, table.cell_measure, &table.base));
    }
    values.extend(compare::total(table));
    values
}
