//! The year that a sheet's name or title gives to rows without one.

use crate::model::{Cell, Column, Field, Finding, Grid, Message, Rule};
use crate::recognise::header::Header;
use crate::text::fold;
use crate::value::period::{single_year, year_of};

/// The year, with the finding that says where it came from.
///
/// Only for lists that give their rows no year. The name goes before the title; a title
/// counts only if the rows have no period either, and only if it names a single year.
pub(super) fn year(
    name: &str,
    grid: &Grid,
    header: &Header,
    columns: &[Column],
) -> (Option<i32>, Option<Finding>) {
    let has = |wanted: &dyn Fn(&Field) -> bool| {
        columns.iter().filter_map(|column| column.field.as_ref()).any(wanted)
    };
    if has(&|field| matches!(field, Field::Year | Field::YearAmount(_))) {
        return (None, None);
    }
    let finding = |year: i32, source: &str| assumed(grid, year, source);
    if let Some(year) = single_year(name) {
        return (Some(year), Some(finding(year, "year-from-sheet-name")));
    }
    if has(&|field| matches!(field, Field::Period | Field::From | Field::To)) {
        return (None, None);
    }
    let texts = grid.rows.iter().take(header.first).flat_map(|row| &row.cells);
    for (_, cell) in texts {
        let year = match cell {
            Cell::Text(text) => single_year(text),
            Cell::Number(number) => year_of(&number.to_string()),
            Cell::Date(_)
            | Cell::Bool(_)
            | Cell::Error(_)
            | Cell::FormulaWithoutValue => None,
        };
        if let Some(year) = year {
            return (Some(year), Some(finding(year, "year-from-title")));
        }
    }
    (None, None)
}

/// Says of columns that hold the amounts of two years (`2005/06`) in which they count.
pub(super) fn spans(grid: &Grid, columns: &[Column]) -> Vec<Finding> {
    let spans = |column: &&Column| -> Option<i32> {
        let Some(Field::YearAmount(year)) = column.field else { return None };
        let next = (year + 1).to_string();
        let folded = fold(&column.header);
        let words: Vec<&str> = folded.split(' ').collect();
        let is_span = |pair: &[&str]| {
            pair.first().and_then(|word| year_of(word)) == Some(year)
                && pair.get(1).is_some_and(|word| word.len() >= 2 && next.ends_with(word))
        };
        words.windows(2).any(is_span).then_some(year)
    };
    let found = columns.iter().filter_map(|column| Some((spans(&column)?, column)));
    let findings = found.map(|(year, column)| {
        let source =
            Message::new("year-from-span").with("header", column.header.as_str());
        Finding::on(Rule::YearAssumed, grid.sheet)
            .with("year", crate::model::Argument::Year(year))
            .with("source", source)
    });
    findings.collect()
}

/// Says where the year of rows without one was taken from.
pub(super) fn assumed(grid: &Grid, year: i32, source: &str) -> Finding {
    Finding::on(Rule::YearAssumed, grid.sheet)
        .with("year", crate::model::Argument::Year(year))
        .with("source", Message::new(source))
}
