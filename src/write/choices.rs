//! Drop-down lists too long to stand in a cell's rule: they stand in hidden columns to the
//! right of the sheet's table.

use rust_xlsxwriter::{ColNum, DataValidation, Formula, RowNum, Worksheet};

use crate::error::Error;
use crate::model::column_letters;

/// Rows below a table in which people may add their own.
pub(super) const ROOM: RowNum = 500;

/// Hidden columns of choices.
pub(super) struct Choices {
    next: ColNum,
}

impl Choices {
    /// Choices that stand to the right of a table of so many columns.
    pub(super) fn beside(columns: usize) -> Self {
        Self { next: ColNum::try_from(columns + 1).unwrap_or(ColNum::MAX) }
    }

    /// Writes a list; gives what a rule says of it, or `None` if it is empty.
    pub(super) fn list(
        &mut self,
        sheet: &mut Worksheet,
        texts: &[String],
    ) -> Result<Option<String>, Error> {
        let Some(last) = texts.len().checked_sub(1) else { return Ok(None) };
        let last = RowNum::try_from(last).unwrap_or(RowNum::MAX).min(1_048_575);
        let column = self.next;
        self.next += 1;
        for (row, text) in (0..=last).zip(texts) {
            sheet.write_string(row, column, text)?;
        }
        sheet.set_column_hidden(column)?;
        let letters = column_letters(u32::from(column));
        Ok(Some(format!("=${letters}$1:${letters}${}", last + 1)))
    }
}

/// Offers a list in some rows of a column. What is not on it may be typed all the same: the
/// next run says what it cannot follow.
pub(super) fn offer(
    sheet: &mut Worksheet,
    source: &str,
    column: ColNum,
    (first, last): (RowNum, RowNum),
) -> Result<(), Error> {
    let rule = DataValidation::new()
        .allow_list_formula(Formula::new(source))
        .show_error_message(false);
    sheet.add_data_validation(first, column, last, column, &rule)?;
    Ok(())
}

/// Offers a few texts in the rows below a table.
pub(super) fn offer_below(
    sheet: &mut Worksheet,
    texts: &[String],
    column: ColNum,
    rows: usize,
) -> Result<(), Error> {
    let rule = DataValidation::new().allow_list_strings(texts)?;
    let first = RowNum::try_from(rows + 1).unwrap_or(RowNum::MAX);
    let last = first.saturating_add(ROOM).min(1_048_575);
    if first <= last {
        sheet.add_data_validation(first, column, last, column, &rule)?;
    }
    Ok(())
}
