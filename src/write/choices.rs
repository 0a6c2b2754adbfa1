//! Drop-down lists too long to stand in a cell's rule: they stand on a hidden sheet of
//! their own, a column each.

use std::sync::OnceLock;

use rust_xlsxwriter::{ColNum, DataValidation, Formula, RowNum, Worksheet};

use crate::error::Error;
use crate::model::{Map, NameKind, column_letters};
use crate::write::Context;
use crate::write::listing::Sheet;
use crate::write::plan::Role;
use crate::write::rows::{Column, Filling, Rows, Shape};
use crate::write::value::Kind;
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

/// What people may choose from, each list made when it is first needed.
#[derive(Default)]
pub(super) struct Lists([OnceLock<Vec<String>>; Choice::ALL.len()]);

/// A list; what a sheet does not hold is left out.
fn list<'a>(context: &'a Context<'_>, choice: Choice) -> &'a [String] {
    let at = Choice::ALL.iter().position(|one| *one == choice).unwrap_or(0);
    context.lists.0[at].get_or_init(|| {
        let mut texts = choice.texts(context);
        texts.truncate(1_048_576);
        texts
    })
}

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Result<Sheet<'a>, Error> {
    let name = context.plan.name(&Role::Choices);
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    let lists = Choice::ALL.map(|choice| list(context, choice));
    let first = lists.first().and_then(|list| list.first());
    // By this cell it is seen that styles have the numbers that they must have.
    sheet.write_string(0, 0, first.map_or("–", String::as_str))?;
    sheet.set_hidden(true);
    sheet.protect();
    let count = lists.iter().map(|list| list.len()).max().unwrap_or(0);
    let plain = || Column { styles: [0; Kind::ALL.len()], link: 0, room: None };
    let rows = Rows::made(count, move |row, cells| {
        let texts = lists.iter().map(|list| list.get(row).map_or("", String::as_str));
        texts.for_each(|text| cells.text(text));
    });
    let filling = Filling {
        sheet: name.to_owned(),
        first_style: 0,
        rows: rows.into(),
        part: 0..count,
        shape: Shape {
            columns: std::iter::repeat_with(plain).take(lists.len()).collect(),
            top: 0,
            linked: 0,
            heights: Map::default(),
            cut: context.cut(),
        },
        files: Vec::new(),
        tables: Vec::new(),
        whole: true,
        held: false,
    };
    Ok(Sheet { sheet, rows: Some(filling) })
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
    let count = list(context, choice).len();
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
