//! Divides a sheet where a header begins a list of its own: one with other columns, or one
//! under a heading that states another unit or currency.

use crate::model::{Cell, Currency, Field, Grid, GridRow, Unit};
use crate::recognise::header::{self, Header};
use crate::recognise::names::{Named, Names};
use crate::recognise::shape::{Words, lone_text};
use crate::value::merged::Merged;
use crate::value::scale::UnitWords;

/// Rows above a header that may belong to it: a section's name, a year, a note.
const HEADING_ROWS: usize = 3;

/// The sheet in parts, each with one layout of columns; most sheets are one part. `header`
/// is the first one, and `stated` the unit that is stated above it or by the sheet's name.
pub(super) fn divide(
    grid: Grid,
    header: Option<&Header>,
    merged: &Merged,
    names: &Names,
    (words, units): (&Words, &UnitWords),
    stated: Unit,
) -> Vec<Grid> {
    let starts = match header {
        Some(header) => starts(&grid, header, merged, names, (words, units), stated),
        None => Vec::new(),
    };
    let mut rest = grid;
    let mut parts = Vec::new();
    for start in starts.into_iter().rev() {
        let rows = rest.rows.split_off(start);
        parts.push(Grid {
            sheet: rest.sheet,
            visible: rest.visible,
            kind: rest.kind,
            rows,
            merged: rest.merged.clone(),
            form: rest.form.clone(),
        });
    }
    parts.push(rest);
    parts.reverse();
    parts
}

/// Where the second and further parts begin, as positions in the grid's rows.
fn starts(
    grid: &Grid,
    header: &Header,
    merged: &Merged,
    names: &Names,
    (words, units): (&Words, &UnitWords),
    mut unit: Unit,
) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut current = header.clone();
    let mut at = current.first + current.height;
    let above = grid.rows.iter().take(current.first);
    let mut currency = stated(above, units).1;
    while let Some(row) = grid.rows.get(at) {
        if !may_name_columns(row) {
            at += 1;
            continue;
        }
        if header::is_same(row, &current) {
            let lowest = current.first + current.height + 1;
            let start = with_heading(grid, at, lowest, words);
            let heading = grid.rows.iter().take(at).skip(start);
            // A unit without a currency is one of kroner.
            let now = match stated(heading, units) {
                (None, None) => (unit, currency.clone()),
                (now, foreign) => (now.unwrap_or(unit), foreign),
            };
            if now != (unit, currency.clone()) {
                (unit, currency) = now;
                starts.push(start);
                current.first = at;
            }
            at += 1;
            continue;
        }
        let found = header::at(grid, merged, names, at);
        let Some(found) = found.filter(names_columns) else {
            at += 1;
            continue;
        };
        let next = at + found.height;
        if differs(&current, &found) {
            let lowest = current.first + current.height + 1;
            starts.push(with_heading(grid, at, lowest, words));
            current = found;
        }
        at = next;
    }
    starts
}

/// The unit and the foreign currency that texts which stand alone state.
fn stated<'g>(
    rows: impl Iterator<Item = &'g GridRow>,
    units: &UnitWords,
) -> (Option<Unit>, Option<Currency>) {
    let texts: Vec<String> = rows.filter_map(lone_text).collect();
    let unit = texts.iter().find_map(|text| units.find_in_note(text));
    (unit, texts.iter().find_map(|text| units.currency_in_note(text)))
}

/// A row of texts, of which none is a figure: a cheap test before headers are looked up.
fn may_name_columns(row: &GridRow) -> bool {
    row.cells.len() >= 2
        && row.cells.iter().all(|(_, cell)| match cell {
            Cell::Text(text) => {
                text.len() <= 200
                    && (text.chars().any(char::is_alphabetic)
                        || text.chars().filter(char::is_ascii_digit).count() <= 4)
            }
            Cell::Number(_) => true,
            _ => false,
        })
}

/// Whether the row names columns, and is not by chance a row of data.
fn names_columns(header: &Header) -> bool {
    let mut fields: Vec<&Field> =
        header.named.values().map(|named| &named.field).collect();
    fields.sort_unstable();
    fields.dedup();
    let names_something = fields.iter().any(|field| {
        matches!(
            field,
            Field::AgreementNumber | Field::Title | Field::Partner | Field::Country
        )
    });
    let known = fields.len();
    names_something
        && (known >= 3 && known * 3 >= header.lines.len()
            || known >= 2 && known * 2 > header.lines.len())
}

/// Whether a column holds something else than under the header before.
fn differs(before: &Header, now: &Header) -> bool {
    let same = |one: &Named, two: &Named| {
        one.field == two.field
            && one.unit == two.unit
            && one.currency == two.currency
            && one.kind == two.kind
    };
    now.lines.keys().any(|column| {
        match (before.named.get(column), now.named.get(column)) {
            (Some(one), Some(two)) => !same(one, two),
            (None, None) => false,
            _ => before.lines.get(column) != now.lines.get(column),
        }
    })
}

/// The header with the texts right above it that stand alone.
fn with_heading(grid: &Grid, at: usize, lowest: usize, words: &Words) -> usize {
    let mut start = at;
    while start > lowest && at - start < HEADING_ROWS {
        let belongs = grid.rows.get(start - 1).is_some_and(|row| {
            lone_text(row).is_some_and(|text| !words.is_special(&text))
        });
        if !belongs {
            break;
        }
        start -= 1;
    }
    start
}
