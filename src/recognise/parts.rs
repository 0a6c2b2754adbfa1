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
///
/// A part that begins at a heading alone comes with the header that holds for it.
pub(super) fn divide(
    grid: Grid,
    header: Option<&Header>,
    merged: &Merged,
    names: &Names,
    (words, units): (&Words, &UnitWords),
    stated: Unit,
) -> Vec<(Grid, Option<Header>)> {
    let starts = match header {
        Some(header) => starts(&grid, header, merged, names, (words, units), stated),
        None => Vec::new(),
    };
    let mut rest = grid;
    let mut parts = Vec::new();
    for (start, above) in starts.into_iter().rev() {
        let rows = rest.rows.split_off(start);
        let part = Grid {
            sheet: rest.sheet,
            visible: rest.visible,
            kind: rest.kind,
            rows,
            merged: rest.merged.clone(),
            form: rest.form.clone(),
        };
        parts.push((part, above));
    }
    parts.push((rest, None));
    parts.reverse();
    parts
}

/// Where the second and further parts begin, as positions in the grid's rows, and the
/// header of those that have none of their own.
fn starts(
    grid: &Grid,
    header: &Header,
    merged: &Merged,
    names: &Names,
    (words, units): (&Words, &UnitWords),
    mut unit: Unit,
) -> Vec<(usize, Option<Header>)> {
    let mut starts = Vec::new();
    let mut current = header.clone();
    let mut at = current.first + current.height;
    let above = grid.rows.iter().take(current.first);
    let mut currency = stated(above, units).1;
    while let Some(row) = grid.rows.get(at) {
        if let Some(end) = heading_end(grid, at, &current) {
            let speaks = |row: &&GridRow| {
                lone_text(row).is_some_and(|text| !words.is_special(&text))
            };
            let heading = grid.rows.iter().take(end).skip(at).filter(speaks);
            let now = merge(stated(heading, units), (unit, &currency));
            // Above another header it is that list's, which is told from there.
            let is_new = now != (unit, currency.clone());
            if is_new && !begins_list(grid, end, &current, merged, names) {
                (unit, currency) = now;
                let (first, height) = (end - at, 0);
                starts.push((at, Some(Header { first, height, ..current.clone() })));
            }
            at = end;
            continue;
        }
        if !may_name_columns(row) {
            at += 1;
            continue;
        }
        if header::is_same(row, &current) {
            let lowest = current.first + current.height + 1;
            let start = with_heading(grid, at, lowest, words);
            let heading = grid.rows.iter().take(at).skip(start);
            let now = merge(stated(heading, units), (unit, &currency));
            if now != (unit, currency.clone()) {
                (unit, currency) = now;
                starts.push((start, None));
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
            starts.push((with_heading(grid, at, lowest, words), None));
            current = found;
        }
        at = next;
    }
    starts
}

/// Where the texts end that stand alone among a list's rows, from a position on; `None`
/// unless a row stands above and below them.
fn heading_end(grid: &Grid, at: usize, header: &Header) -> Option<usize> {
    let first = header.named.keys().min().copied().unwrap_or_default();
    let is_lone = |at: usize| match grid.rows.get(at).map(|row| row.cells.as_slice()) {
        Some([(column, _)]) => *column <= first,
        _ => false,
    };
    // What the columns say of their amounts goes before what stands above rows.
    let is_said = header.named.values().any(|named| named.unit.is_some());
    let below_rows = at > header.first + header.height && !is_lone(at - 1);
    if is_said || !is_lone(at) || !below_rows {
        return None;
    }
    (at..grid.rows.len()).find(|at| !is_lone(*at))
}

/// Whether a header stands at a position, also the same one again.
fn begins_list(
    grid: &Grid,
    at: usize,
    header: &Header,
    merged: &Merged,
    names: &Names,
) -> bool {
    grid.rows.get(at).is_some_and(|row| {
        may_name_columns(row)
            && (header::is_same(row, header)
                || header::at(grid, merged, names, at)
                    .as_ref()
                    .is_some_and(names_columns))
    })
}

/// What holds below a heading that states so much, where this held above it: a unit
/// without a currency is one of kroner.
fn merge(
    stated: (Option<Unit>, Option<Currency>),
    (unit, currency): (Unit, &Option<Currency>),
) -> (Unit, Option<Currency>) {
    match stated {
        (None, None) => (unit, currency.clone()),
        (now, foreign) => (now.unwrap_or(unit), foreign),
    }
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
