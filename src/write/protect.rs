//! Protection from accidents, without a password: on the sheets for review the cells that
//! are for people stay open, and so do their filters, widths and charts.

use rust_xlsxwriter::{
    ColNum, DataValidation, DataValidationErrorStyle, Format, Formula, ProtectionOptions,
    RowNum, Worksheet,
};

use crate::error::Error;
use crate::write::Context;

/// Protects a sheet. What its formats leave open can be filled in, and so can every cell
/// of the columns `open` that no row takes, so that rows can be added.
pub(super) fn sheet(sheet: &mut Worksheet, open: &[ColNum]) -> Result<(), Error> {
    let unlocked = Format::new().set_unlocked();
    for column in open {
        sheet.set_column_format(*column, &unlocked)?;
    }
    let options = ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_links: true,
        sort: true,
        use_autofilter: true,
        use_pivot_tables: true,
        edit_objects: true,
        ..ProtectionOptions::default()
    };
    sheet.protect_with_options(&options);
    Ok(())
}

/// Refuses typing in columns of a table whose rows people may delete, which they could not
/// on a protected sheet.
pub(super) fn columns(
    context: &Context<'_>,
    sheet: &mut Worksheet,
    columns: &[ColNum],
    rows: usize,
) -> Result<(), Error> {
    let Some(last) = RowNum::try_from(rows).ok().filter(|last| *last > 0) else {
        return Ok(());
    };
    for column in columns {
        let rule = DataValidation::new()
            .allow_custom(Formula::new("=FALSE"))
            .ignore_blank(false)
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_title(context.text("closed-title"))?
            .set_error_message(context.text("closed-message"))?;
        sheet.add_data_validation(1, *column, last, *column, &rule)?;
    }
    Ok(())
}
