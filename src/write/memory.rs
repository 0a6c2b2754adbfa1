//! The hidden sheets by which the next report knows this one.

use rust_xlsxwriter::{ColNum, RowNum, Worksheet};

use crate::error::Error;
use crate::memory;
use crate::write::Context;
use crate::write::plan::Role;

/// One of the sheets, counted from 0: one row a fact, hidden, and protected from accidents
/// without a password.
pub(super) fn sheet(context: &Context<'_>, part: usize) -> Result<Worksheet, Error> {
    let mut sheet = Worksheet::new();
    sheet.set_name(context.plan.name(&Role::Memory(part)))?;
    for (row, cells) in memory::rows(&context.report.memory, part).iter().enumerate() {
        let row = RowNum::try_from(row).unwrap_or(RowNum::MAX);
        for (column, cell) in cells.iter().enumerate() {
            if !cell.is_empty() {
                let column = ColNum::try_from(column).unwrap_or(ColNum::MAX);
                sheet.write_string(row, column, cell)?;
            }
        }
    }
    sheet.set_hidden(true);
    sheet.protect();
    Ok(sheet)
}
