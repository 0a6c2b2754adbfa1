//! Drop-down lists too long to stand in a cell's rule: they stand on a hidden sheet of
//! their own, a column each.

use rust_xlsxwriter::{ColNum, DataValidation, Formula, RowNum, Worksheet};

use crate::error::Error;
use crate::model::{NameKind, column_letters};
use crate::write::Context;
use crate::write::plan::Role;
use crate::write::{columns, spellings};

/// Rows below a table in which people may add their own.
pub(super) const ROOM: RowNum = 500;

/// What there is to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// Names of a kind.
    Name(NameKind),
    /// Fields that a column may be.
    Field,
    /// Units and currencies.
    Unit,
}

impl Choice {
    /// All of them, in the order of the sheet's columns.
    const ALL: [Self; 5] = [
        Self::Name(NameKind::Partner),
        Self::Name(NameKind::Country),
        Self::Name(NameKind::Unit),
        Self::Field,
        Self::Unit,
    ];

    fn texts(self, context: &Context<'_>) -> Vec<String> {
        match self {
            Self::Name(kind) => spellings::names(context, kind),
            Self::Field => columns::fields(context),
            Self::Unit => columns::units(context),
        }
    }
}

/// The sheet.
pub(super) fn sheet(context: &Context<'_>) -> Result<Worksheet, Error> {
    let mut sheet = Worksheet::new();
    sheet.set_name(context.plan.name(&Role::Choices))?;
    for (column, choice) in (0..).zip(Choice::ALL) {
        for (row, text) in (0..1_048_576).zip(choice.texts(context)) {
            sheet.write_string(row, column, text)?;
        }
    }
    sheet.set_hidden(true);
    sheet.protect();
    Ok(sheet)
}

/// Offers a list in some rows of a column. What is not on it may be typed all the same: the
/// next run says what it cannot follow.
pub(super) fn offer(
    context: &Context<'_>,
    sheet: &mut Worksheet,
    choice: Choice,
    column: ColNum,
    (first, last): (RowNum, RowNum),
) -> Result<(), Error> {
    let count = choice.texts(context).len().min(1_048_576);
    let Some(at) = Choice::ALL.iter().position(|one| *one == choice) else {
        return Ok(());
    };
    if count == 0 {
        return Ok(());
    }
    let letters = column_letters(u32::try_from(at).unwrap_or(u32::MAX));
    let name = context.plan.name(&Role::Choices);
    let source = format!("='{name}'!${letters}$1:${letters}${count}");
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
