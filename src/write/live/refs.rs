//! The parts of formulas: references to columns of tables, criteria, sums and counts.

use crate::model::column_letters;

/// A text in a criterion may have so many characters: Excel takes 255, escapes included.
const LONGEST_CRITERION: usize = 120;

/// A column of a table: `tblBelop[Beløp (NOK)]`.
pub(super) fn column(table: &str, header: &str) -> String {
    format!("{table}[{}]", escaped(header))
}

/// The cell of a column on the formula's own row. The table's name must stand there:
/// LibreOffice knows no row of a table that is not named.
pub(super) fn this_row(table: &str, header: &str) -> String {
    format!("{table}[[#This Row],[{}]]", escaped(header))
}

/// The cells from one column to another on the formula's own row.
pub(super) fn this_row_from(table: &str, first: &str, last: &str) -> String {
    format!("{table}[[#This Row],[{}]:[{}]]", escaped(first), escaped(last))
}

/// The cells from one column to another.
pub(super) fn columns(table: &str, first: &str, last: &str) -> String {
    format!("{table}[[{}]:[{}]]", escaped(first), escaped(last))
}

/// A header within brackets, where some characters need an apostrophe.
fn escaped(header: &str) -> String {
    let mut escaped = String::new();
    for one in header.chars() {
        if matches!(one, '[' | ']' | '#' | '\'') {
            escaped.push('\'');
        }
        escaped.push(one);
    }
    escaped
}

/// A cell with a fixed column, or with a fixed row, as far as asked for.
pub(super) fn cell(row: u32, column: u16, fixed: Fixed) -> String {
    let letters = column_letters(u32::from(column));
    let row = u64::from(row) + 1;
    match fixed {
        Fixed::Column => format!("${letters}{row}"),
        Fixed::Row => format!("{letters}${row}"),
        Fixed::Nothing => format!("{letters}{row}"),
    }
}

/// What of a cell's address stays where a formula is copied.
#[derive(Clone, Copy)]
pub(super) enum Fixed {
    Column,
    Row,
    Nothing,
}

/// A text as a formula holds it.
pub(super) fn text(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The criterion that only `member` meets: the cell that holds it, or the text itself
/// where Excel would take it for something else; `None` if it cannot be one.
pub(super) fn criterion(member: &str, cell: Option<&str>) -> Option<String> {
    let count = member.encode_utf16().count();
    if count == 0 || count > LONGEST_CRITERION {
        return None;
    }
    let operator = member.starts_with(['=', '<', '>']);
    let pattern = member.contains(['*', '?', '~']);
    match cell {
        Some(cell) if !operator && !pattern => Some(cell.to_owned()),
        _ => {
            let mut literal = String::from(if operator { "=" } else { "" });
            for one in member.chars() {
                if matches!(one, '*' | '?' | '~') {
                    literal.push('~');
                }
                literal.push(one);
            }
            Some(text(&literal))
        }
    }
}

/// Ranges, each with what its cells have to meet.
#[derive(Clone, Debug, Default)]
pub(super) struct Criteria {
    pairs: Vec<(String, String)>,
}

impl Criteria {
    /// The same with one more.
    #[must_use]
    pub(super) fn and(mut self, range: String, criterion: impl Into<String>) -> Self {
        self.pairs.push((range, criterion.into()));
        self
    }

    fn joined(&self) -> String {
        let pairs: Vec<String> = self
            .pairs
            .iter()
            .map(|(range, wanted)| format!("{range},{wanted}"))
            .collect();
        pairs.join(",")
    }

    /// The sum of the cells of `range` whose rows meet all.
    pub(super) fn sum(&self, range: &str) -> String {
        if self.pairs.is_empty() {
            return format!("SUM({range})");
        }
        self.over_sets(format!("SUMIFS({range},{})", self.joined()))
    }

    /// The number of rows that meet all, out of those of `range`.
    pub(super) fn count(&self, range: &str) -> String {
        if self.pairs.is_empty() {
            return format!("ROWS({range})");
        }
        self.over_sets(format!("COUNTIFS({})", self.joined()))
    }

    /// Adds up what a set of alternatives such as `{"x","~?"}` gives one by one.
    fn over_sets(&self, formula: String) -> String {
        let set = self.pairs.iter().any(|(_, wanted)| wanted.starts_with('{'));
        if set { format!("SUMPRODUCT({formula})") } else { formula }
    }
}
