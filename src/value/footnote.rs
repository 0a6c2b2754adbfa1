//! Cells that a footnote explains.

use crate::model::Cell;

/// Whether the text of a cell ends with a footnote's mark: `Kurs*`, `Kurs *)`.
pub fn has_mark(cell: &Cell, mark: char) -> bool {
    let text = cell.text().unwrap_or_default().trim_end();
    text.strip_suffix(')').unwrap_or(text).ends_with(mark)
}
