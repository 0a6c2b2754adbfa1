//! Names that a list writes once for several rows: by a ditto mark, or on the first of them
//! alone.

use rayon::prelude::*;

use crate::model::{
    Cell, Field, Finding, Grid, GridRow, List, RowKind, Rule, Set, column_letters,
};
use crate::text::fold;
use crate::value::merged::Merged;

/// Writes such names into the rows that they hold for, and says where nothing but an empty
/// cell told so.
pub(super) fn fill(grid: &mut Grid, list: &List, findings: &mut Vec<Finding>) {
    let merged = Merged::new(grid);
    let data = list.rows.iter().filter(|row| row.kind == RowKind::Data).count();
    for column in &list.columns {
        let Some(field) = &column.field else { continue };
        if matches!(field, Field::Year | Field::Period) || is_name(field) {
            ditto(grid, list, column.index);
        }
        // In most lists nearly every row has a name, and need not be looked at.
        let is_sparse = column.filled as usize * 2 <= data;
        if is_name(field)
            && is_sparse
            && is_written_once(grid, list, &merged, (column.index, field))
        {
            let count = down(grid, list, column.index);
            findings.push(
                Finding::on(Rule::FilledDown, grid.sheet)
                    .with("column", column_letters(column.index))
                    .with("header", column.header.as_str())
                    .with("count", count),
            );
        }
    }
}

fn is_name(field: &Field) -> bool {
    matches!(
        field,
        Field::Country
            | Field::Region
            | Field::Partner
            | Field::PartnerGroup
            | Field::ExtendingUnit
    )
}

/// Replaces ditto marks by what stands above them.
fn ditto(grid: &mut Grid, list: &List, column: u32) {
    let has_ditto = |row: &GridRow| row.cell(column).is_some_and(is_ditto);
    if !grid.rows.par_iter().any(has_ditto) {
        return;
    }
    let mut above: Option<Cell> = None;
    for (row, listed) in grid.rows.iter_mut().zip(&list.rows) {
        if listed.kind != RowKind::Data {
            continue;
        }
        let cell = row.cells.iter_mut().find(|(index, _)| *index == column);
        let Some((_, cell)) = cell else { continue };
        match (is_ditto(cell), &above) {
            (true, Some(above)) => *cell = above.clone(),
            (true, None) => {}
            (false, _) => above = Some(cell.clone()),
        }
    }
}

/// Whether a cell says that it is as the one above: `"`, `-"-`, `do.`, `samme`.
fn is_ditto(cell: &Cell) -> bool {
    let Some(text) = cell.text().filter(|text| text.len() <= 12) else { return false };
    // Nearly all begin with another letter.
    if text.starts_with(|one: char| one.is_alphanumeric() && !"dDsS".contains(one)) {
        return false;
    }
    let marks: String =
        text.chars().filter(|one| !matches!(one, ' ' | '-' | '–' | '—')).collect();
    let quotes = ['"', '”', '“', '″', '〃', '„', '\''];
    !marks.is_empty() && marks.chars().all(|one| quotes.contains(&one))
        || matches!(
            fold(text).as_str(),
            "do" | "ditto" | "samme" | "same" | "same as above"
        )
}

/// Whether a column's names stand only where they change: the first row has one, none is
/// that of the row before, each country is there once, at least as many rows have none, and
/// more than one name holds for several rows: what ends a list, such as an unallocated
/// reserve, has none.
fn is_written_once(
    grid: &Grid,
    list: &List,
    merged: &Merged,
    (column, field): (u32, &Field),
) -> bool {
    let (mut names, mut blanks) = (0_usize, 0_usize);
    // How many names there were at each row without one.
    let mut holds: Set<usize> = Set::default();
    let mut before: Option<&Cell> = None;
    let mut once: Set<String> = Set::default();
    for (row, listed) in grid.rows.iter().zip(&list.rows) {
        if listed.kind != RowKind::Data || listed.continues {
            continue;
        }
        // What banners say holds where the column says nothing.
        if listed.banner.is_some() {
            return false;
        }
        match merged.cell(&grid.rows, row, column) {
            None if before.is_none() => return false,
            None => {
                blanks += 1;
                holds.insert(names);
            }
            Some((of_row, cell)) => {
                let is_own = of_row == row.index;
                let is_again = is_own && before == Some(cell);
                let is_name =
                    cell.text().is_some_and(|text| text.chars().any(char::is_alphabetic));
                if !is_name || is_again {
                    return false;
                }
                if is_own {
                    let is_new = once.insert(fold(cell.text().unwrap_or_default()));
                    if !is_new && *field == Field::Country {
                        return false;
                    }
                    names += 1;
                }
                before = Some(cell);
            }
        }
    }
    holds.len() >= 2 && blanks >= names
}

/// Writes names into the empty cells right below them; says how many.
fn down(grid: &mut Grid, list: &List, column: u32) -> usize {
    let mut above: Option<Cell> = None;
    let mut count = 0;
    for (row, listed) in grid.rows.iter_mut().zip(&list.rows) {
        match (listed.kind, row.cell(column)) {
            (RowKind::Data, Some(cell)) => above = Some(cell.clone()),
            (RowKind::Data, None) if listed.continues => {}
            (RowKind::Data, None) => {
                let Some(cell) = &above else { continue };
                let at = row.cells.partition_point(|(index, _)| *index < column);
                row.cells.insert(at, (column, cell.clone()));
                count += 1;
            }
            (RowKind::Header, _) => {}
            // A total ends what the name holds for.
            _ => above = None,
        }
    }
    count
}
