//! Projects → tables, as the template asks.

mod order;

use rayon::prelude::*;

use crate::count::{COLUMNS_MAX, Counted, Kept, OTHERS, Portfolio, scope_of};
use crate::model::{
    Argument, Chart, Figures, Map, Measure, Message, Scope, Set, Table, TableColumn,
    TableRow,
};
use crate::template::{ChartKind, MeasureName, SortKind, TableRule, Template};

/// All tables of the template. `years` limits every table's amounts further.
pub fn tabulate(
    portfolio: Portfolio<'_>,
    template: &Template,
    years: Option<(i32, i32)>,
) -> Vec<Table> {
    let dimensions = template.tables.iter().flat_map(|rule| {
        let rows = rule.rows.iter().map(String::as_str);
        rows.chain(rule.columns.as_deref()).chain([outer(rule)])
    });
    let counted = &Counted::new(portfolio, dimensions);
    template
        .tables
        .par_iter()
        .map(|rule| {
            let scope = narrowed(template, rule, years);
            table((portfolio, counted), template, rule, scope)
        })
        .collect()
}

fn narrowed(template: &Template, rule: &TableRule, years: Option<(i32, i32)>) -> Scope {
    let scope = scope_of(template, &rule.scope);
    let years = match (scope.years, years) {
        (Some(one), Some(two)) => Some((one.0.max(two.0), one.1.min(two.1))),
        (one, two) => one.or(two),
    };
    Scope { years, ..scope }
}

/// The dimension of a table's rows, or of the outer ones of nested rows.
fn outer(rule: &TableRule) -> &str {
    rule.rows.first().map_or("region", String::as_str)
}

fn table(
    (portfolio, counted): (Portfolio<'_>, &Counted<'_>),
    template: &Template,
    rule: &TableRule,
    scope: Scope,
) -> Table {
    let base = counted.base(&scope);
    let outer = outer(rule);
    let mut outer_rows = counted.by(outer, &scope);
    order::sort(&mut outer_rows, outer, template, rule.sort);
    let kept = rule.top.filter(|top| *top < outer_rows.len()).map(|top| {
        outer_rows.truncate(top);
        outer_rows.keys().cloned().collect::<Set<String>>()
    });
    if kept.is_some() {
        // A project that is under several of them counts once among the others.
        let others = others(counted, outer, &scope, kept.as_ref());
        outer_rows.insert(OTHERS.to_owned(), others);
    }
    let overlapping =
        outer_rows.values().map(|row| row.projects).sum::<u64>() != base.projects;
    let mut rows = Vec::new();
    for (key, figures) in &outer_rows {
        rows.push(TableRow {
            key: key.clone(),
            level: 0,
            parent: String::new(),
            figures: *figures,
            cells: Vec::new(),
        });
    }
    if let Some(inner) = rule.rows.get(1) {
        rows = nested(counted, template, (outer, inner, rule.sort), &scope, rows);
    }
    let mut columns = Vec::new();
    if let Some(by) = &rule.columns {
        let scope = (&scope, kept.as_ref());
        columns = cross(counted, template, (&rule.rows, by), scope, &mut rows);
    }
    let mut measures: Vec<Measure> =
        rule.measures.iter().map(|name| measure(*name)).collect();
    // Without a report year there is nothing that it could count but noughts.
    let other = measures.iter().any(|one| *one != Measure::NokReportYear);
    if portfolio.report_year.is_none() && other {
        measures.retain(|one| *one != Measure::NokReportYear);
    }
    Table {
        key: rule.key.clone(),
        sheet: rule.sheet.clone(),
        title: Message::new("verbatim").with("text", label(rule)),
        rows_by: rule.rows.clone(),
        columns_by: rule.columns.clone(),
        cell_measure: measures.last().copied().unwrap_or(Measure::Projects),
        measures,
        scope,
        columns,
        rows,
        base,
        overlapping,
        chart: rule.chart.map(|chart| match chart {
            ChartKind::Bar => Chart::Bar,
            ChartKind::Column => Chart::Column,
            ChartKind::Stacked => Chart::Stacked,
            ChartKind::Heat => Chart::Heat,
        }),
        compared: None,
    }
}

/// The table's title is a name of the template, said in the language when written.
fn label(rule: &TableRule) -> Argument {
    Argument::name("table", rule.key.as_str())
}

/// What the members of a dimension come to together that are not `kept`.
fn others(
    counted: &Counted<'_>,
    dimension: &str,
    scope: &Scope,
    kept: Option<&Set<String>>,
) -> Figures {
    let kept = Kept { rows: kept, columns: None };
    let all = counted.by_each_kept(&[dimension], scope, kept).into_iter();
    let others = all.filter(|(members, _)| members[0] == OTHERS);
    others.map(|(_, figures)| figures).next().unwrap_or_default()
}

/// The columns that stand by themselves, where there are more than anybody reads, or than
/// a sheet has: the first ones, and what is not known.
fn kept_columns(totals: &Map<String, Figures>, by: &str) -> Option<Set<String>> {
    let is_long = by != "year" && totals.len() > COLUMNS_MAX;
    is_long.then(|| {
        let keys = totals.keys().enumerate();
        let keys = keys.filter(|(at, key)| *at < COLUMNS_MAX || order::is_special(key));
        keys.map(|(_, key)| key.clone()).collect()
    })
}

/// Fills the cells of a cross table, and gives its columns.
fn cross(
    counted: &Counted<'_>,
    template: &Template,
    (rows_by, columns_by): (&[String], &str),
    (scope, kept): (&Scope, Option<&Set<String>>),
    rows: &mut [TableRow],
) -> Vec<TableColumn> {
    let mut totals = counted.by(columns_by, scope);
    order::sort(&mut totals, columns_by, template, None);
    let columns = kept_columns(&totals, columns_by);
    if let Some(kept) = &columns {
        totals.retain(|key, _| kept.contains(key));
        let others = others(counted, columns_by, scope, Some(kept));
        totals.insert(OTHERS.to_owned(), others);
    }
    let kept = Kept { rows: kept, columns: columns.as_ref() };
    for row in rows.iter_mut() {
        row.cells = vec![Figures::default(); totals.len()];
    }
    let mut positions: Map<(String, String), usize> = Map::default();
    for (position, row) in rows.iter().enumerate() {
        let inner = if row.level == 0 { String::new() } else { row.key.clone() };
        let outer = if row.level == 0 { row.key.clone() } else { row.parent.clone() };
        positions.insert((outer, inner), position);
    }
    for depth in 1..=rows_by.len() {
        let dimensions: Vec<&str> =
            rows_by.iter().take(depth).map(String::as_str).chain([columns_by]).collect();
        for (members, figures) in counted.by_each_kept(&dimensions, scope, kept) {
            let Some((column, own)) = members.split_last() else { continue };
            let outer = own.first().cloned().unwrap_or_default();
            let inner = own.get(1).cloned().unwrap_or_default();
            let row = positions.get(&(outer, inner));
            let (Some(row), Some(column)) = (row, totals.get_index_of(column)) else {
                continue;
            };
            rows[*row].cells[column] = figures;
        }
    }
    totals.into_iter().map(|(key, total)| TableColumn { key, total }).collect()
}

/// The rows with those of the inner dimension below each.
fn nested(
    counted: &Counted<'_>,
    template: &Template,
    (outer, inner, sort): (&str, &str, Option<SortKind>),
    scope: &Scope,
    outer_rows: Vec<TableRow>,
) -> Vec<TableRow> {
    let mut rows = Vec::new();
    let mut within: Map<String, Map<String, Figures>> = Map::default();
    for (members, figures) in counted.by_each(&[outer, inner], scope) {
        if let Ok([outer, inner]) = <[String; 2]>::try_from(members) {
            within.entry(outer).or_default().insert(inner, figures);
        }
    }
    for row in outer_rows {
        // What is added up stands in one row.
        if row.key == OTHERS {
            rows.push(row);
            continue;
        }
        let mut members = within.swap_remove(&row.key).unwrap_or_default();
        order::sort(&mut members, inner, template, sort);
        let parent = row.key.clone();
        rows.push(row);
        rows.extend(members.into_iter().map(|(key, figures)| TableRow {
            key,
            level: 1,
            parent: parent.clone(),
            figures,
            cells: Vec::new(),
        }));
    }
    rows
}

fn measure(name: MeasureName) -> Measure {
    match name {
        MeasureName::Projects => Measure::Projects,
        MeasureName::ProjectsOnly => Measure::ProjectsOnly,
        MeasureName::ProjectsAlso => Measure::ProjectsAlso,
        MeasureName::Agreements => Measure::Agreements,
        MeasureName::Nok => Measure::Nok,
        MeasureName::Share => Measure::Share,
        MeasureName::NokReportYear => Measure::NokReportYear,
    }
}
