//! The hidden sheet by which the next report knows this one.

use rust_xlsxwriter::{ColNum, RowNum, Worksheet};

use crate::error::Error;
use crate::memory;
use crate::write::Context;
use crate::write::plan::Role;
use crate::write::value::shortened;

/// The sheet: one row a fact, hidden, and protected from accidents without a password.
pub(super) fn sheet(context: &Context<'_>) -> Result<Worksheet, Error> {
    let mut sheet = Worksheet::new();
    sheet.set_name(context.plan.name(&Role::Memory))?;
    for (row, cells) in memory::rows(&context.report.memory).iter().enumerate() {
        // A list of more rows than a sheet holds is remembered as far as it goes.
        let Ok(row) = RowNum::try_from(row) else { break };
        if row >= 1_048_576 {
            break;
        }
        for (column, cell) in cells.iter().enumerate() {
            if !cell.is_empty() {
                let column = ColNum::try_from(column).unwrap_or(ColNum::MAX);
                sheet.write_string(row, column, shortened(cell, ""))?;
            }
        }
    }
    sheet.set_hidden(true);
    sheet.protect();
    Ok(sheet)
}
