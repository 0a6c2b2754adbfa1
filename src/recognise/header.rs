//! Finds the header by what it says, at any row, over one to three rows.

use crate::model::{AmountKind, Cell, Field, Grid, GridRow, Map, Set};
use crate::recognise::names::{Named, Names};
use crate::value::encoding::tidy_repaired;
use crate::value::merged::Merged;
use crate::value::{number, period};

/// Rows with content in which the header is looked for.
const SEARCHED_ROWS: usize = 2_000;
/// Rows that a header may have.
const HEIGHTS: [usize; 3] = [1, 2, 3];
/// Rows after the first likely header in which a better one is looked for.
const BETTER_WITHIN: usize = 4;

/// The header of a list.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// Where it begins, or what it holds for, as a position in the grid's rows.
    pub(super) first: usize,
    /// How many rows it has there; none where it stands above another part of the sheet.
    pub(super) height: usize,
    /// The sheet's rows that it has.
    pub(super) rows: Vec<u32>,
    /// The lines of each column's header.
    pub(super) lines: Map<u32, Vec<String>>,
    /// What each column's header names.
    pub(super) named: Map<u32, Named>,
}

/// How much a header names: its fields, the kinds of amounts among them, and whether its
/// last row says what they are counted in (`USD`, `NOK`).
type Score = (usize, usize, bool);

/// Finds the header with the most known fields; `None` if no row has two of them.
pub(super) fn find(grid: &Grid, merged: &Merged, names: &Names) -> Option<Header> {
    let mut best: Option<(Score, Header)> = None;
    let mut limit = SEARCHED_ROWS.min(grid.rows.len());
    let mut at = 0;
    while at < limit {
        // A header further down is that of another list, however much it names.
        if best.as_ref().is_some_and(|(_, best)| holds_data(grid, at, best)) {
            break;
        }
        for height in HEIGHTS {
            let Some((score, header)) = attempt(grid, merged, names, at, height) else {
                break;
            };
            let better = best.as_ref().is_none_or(|(before, best)| {
                score > *before || (score == *before && height < best.height)
            });
            if score.0 >= 2 && better {
                if best.is_none() {
                    limit = limit.min(at + 1 + BETTER_WITHIN);
                }
                best = Some((score, header));
            }
        }
        at += 1;
    }
    best.map(|(_, header)| header)
}

/// Whether a row holds an agreement, by the columns of a header above it.
fn holds_data(grid: &Grid, at: usize, header: &Header) -> bool {
    let Some(row) = grid.rows.get(at).filter(|_| at >= header.first + header.height)
    else {
        return false;
    };
    let any = |is_wanted: &dyn Fn(&Field) -> bool, is_so: &dyn Fn(&Cell) -> bool| {
        let columns = header.named.iter().filter(|(_, named)| is_wanted(&named.field));
        columns.filter_map(|(column, _)| row.cell(*column)).any(is_so)
    };
    let numbered = any(&|field| *field == Field::AgreementNumber, &|cell| {
        !number::in_cell(cell).is_empty()
    });
    let titled =
        any(&|field| *field == Field::Title, &|cell| matches!(cell, Cell::Text(_)));
    let is_amount = |field: &Field| {
        matches!(field, Field::Amount(_) | Field::YearAmount(_) | Field::RowTotal)
    };
    let paid = any(&is_amount, &|cell| match cell {
        // A year may stand in the second row of a header.
        Cell::Number(number) => !is_year_number(*number),
        cell => is_figure(cell),
    });
    [numbered, titled, paid].into_iter().filter(|it| *it).count() >= 2
}

/// The header that begins at a row, with the height that names most fields.
pub(super) fn at(
    grid: &Grid,
    merged: &Merged,
    names: &Names,
    first: usize,
) -> Option<Header> {
    let mut best: Option<(Score, Header)> = None;
    for height in HEIGHTS {
        let Some((score, header)) = attempt(grid, merged, names, first, height) else {
            break;
        };
        if best.as_ref().is_none_or(|(before, _)| score > *before) {
            best = Some((score, header));
        }
    }
    best.map(|(_, header)| header)
}

/// The header that rows would be, with how much it names.
fn attempt(
    grid: &Grid,
    merged: &Merged,
    names: &Names,
    first: usize,
    height: usize,
) -> Option<(Score, Header)> {
    let rows = grid.rows.get(first..first + height)?;
    if !rows
        .windows(2)
        .all(|pair| matches!(pair, [one, two] if two.index == one.index + 1))
    {
        return None;
    }
    let mut lines: Map<u32, Vec<String>> = Map::default();
    let mut states_units = false;
    for (nth, row) in rows.iter().enumerate() {
        let is_last = nth + 1 == height;
        let is_unit = |(_, cell): &(u32, Cell)| states_unit(cell);
        states_units = nth > 0 && is_last && row.cells.iter().all(is_unit);
        if !states_units && !may_be_header(row) {
            return None;
        }
        for (column, cell) in &row.cells {
            let text = match cell {
                Cell::Text(text) if states_units => text.to_string(),
                cell => header_text(cell)?,
            };
            let end = match rows.last() {
                Some(last) if !is_last => {
                    let merged = merged.last_column(row.index, *column);
                    merged.max(group_end(row, *column, &text, last, names))
                }
                _ => *column,
            };
            for column in *column..=end.min(column + 200) {
                lines.entry(column).or_default().push(text.clone());
            }
        }
    }
    lines.sort_unstable_keys();
    let known: Map<u32, Named> = lines
        .iter()
        .filter_map(|(column, lines)| Some((*column, names.find(lines)?)))
        .collect();
    let is_money = |column: &u32| {
        known.get(column).is_some_and(|named| {
            matches!(
                named.field,
                Field::Amount(_) | Field::YearAmount(_) | Field::RowTotal
            )
        })
    };
    // What stands below anything else is of the whole list, or of none of it.
    let last = rows.last()?;
    if states_units && !last.cells.iter().all(|(column, _)| is_money(column)) {
        return None;
    }
    let fields: Set<&Field> = known.values().map(|named| &named.field).collect();
    let kinds: Set<(&Field, AmountKind)> =
        known.values().map(|named| (&named.field, named.kind)).collect();
    let score = (fields.len(), kinds.len(), states_units);
    let rows = rows.iter().map(|row| row.index).collect();
    Some((score, Header { first, height, rows, lines, named: known }))
}

/// The last column of a year or a kind of amount that stands once above several columns:
/// those that nothing else stands above and that name a year or a kind below it.
fn group_end(
    row: &GridRow,
    column: u32,
    text: &str,
    below: &GridRow,
    names: &Names,
) -> u32 {
    let is_money = |text: &str| {
        names.find(&[text.to_owned()]).is_some_and(|named| {
            matches!(named.field, Field::Amount(_) | Field::YearAmount(_))
        })
    };
    let names_money = |column: u32| {
        below.cell(column).is_some_and(|cell| {
            states_unit(cell) || header_text(cell).is_some_and(|text| is_money(&text))
        })
    };
    if !is_money(text) || !names_money(column) {
        return column;
    }
    let next = row.cells.iter().map(|(other, _)| *other).find(|other| *other > column);
    let end = next.unwrap_or(u32::MAX);
    (column + 1..end).take_while(|one| names_money(*one)).last().unwrap_or(column)
}

/// Whether a cell says what amounts are counted in and nothing else: `USD`, `(1000 kr)`.
fn states_unit(cell: &Cell) -> bool {
    cell.text().is_some_and(Names::are_money_words)
}

/// A header holds texts and years, and neither agreement numbers nor amounts.
fn may_be_header(row: &GridRow) -> bool {
    row.cells.iter().all(|(_, cell)| can_be_header(cell))
        && !row.cells.iter().any(|(_, cell)| is_figure(cell))
        && !row.cells.iter().any(|(_, cell)| {
            matches!(cell, Cell::Text(_))
                && number::looks_like_number(cell)
                && !is_year(cell)
                && !names_year(cell)
        })
}

/// Whether a text is a word and a year, as in `NOK 2005`.
fn names_year(cell: &Cell) -> bool {
    let text = cell.text().unwrap_or_default().trim();
    text.rsplit_once(char::is_whitespace).is_some_and(|(word, year)| {
        word.chars().all(|one| one.is_alphabetic() || one == '.')
            && period::year_of(year).is_some()
    })
}

/// Whether a text is a number too long for a year, a column's number or a unit.
fn is_figure(cell: &Cell) -> bool {
    let Some(text) = cell.text() else { return false };
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits >= 5
        && period::read(cell).is_none()
        && text.chars().all(|character| {
            character.is_ascii_digit()
                || character.is_whitespace()
                || matches!(character, '.' | ',' | '-' | '\'')
        })
}

fn is_year(cell: &Cell) -> bool {
    period::read(cell).is_some()
}

/// Whether a cell says something as a header.
fn can_be_header(cell: &Cell) -> bool {
    match cell {
        Cell::Text(_) => true,
        Cell::Number(number) => is_year_number(*number),
        Cell::Date(_) | Cell::Bool(_) | Cell::Error(_) | Cell::FormulaWithoutValue => {
            false
        }
    }
}

/// What a cell says as a header; `None` if it cannot be one.
fn header_text(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(text) => Some(tidy_repaired(text)),
        Cell::Number(number) if is_year_number(*number) => Some(number.to_string()),
        Cell::Number(_)
        | Cell::Date(_)
        | Cell::Bool(_)
        | Cell::Error(_)
        | Cell::FormulaWithoutValue => None,
    }
}

fn is_year_number(number: f64) -> bool {
    number.fract() == 0.0 && (1_900.0..=2_100.0).contains(&number)
}

/// Whether a row repeats the header: at least half of its texts stand in the same
/// column there, and at least two.
pub(super) fn is_repeated(row: &GridRow, header: &Header) -> bool {
    // Most rows hold a figure, and their texts need not be looked at.
    if !row.cells.iter().all(|(_, cell)| can_be_header(cell)) {
        return false;
    }
    let mut same = 0;
    let mut texts = 0;
    for (column, cell) in &row.cells {
        let Some(text) = header_text(cell) else { return false };
        texts += 1;
        let lines = header.lines.get(column).map(Vec::as_slice).unwrap_or_default();
        same += usize::from(lines.contains(&text));
    }
    let all = header.lines.len();
    same >= 1 && same * 2 >= texts && (same >= 2 || all == 1)
}

/// Whether every text of a row stands in the header, in the same column.
pub(super) fn is_same(row: &GridRow, header: &Header) -> bool {
    row.cells.iter().all(|(_, cell)| can_be_header(cell))
        && row.cells.iter().all(|(column, cell)| {
            let lines = header.lines.get(column).map(Vec::as_slice).unwrap_or_default();
            header_text(cell).is_some_and(|text| lines.contains(&text))
        })
}
