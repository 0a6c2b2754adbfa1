//! The sheets of a workbook, read one after the other.

use crate::model::{Finding, Grid, Rule, SheetId, SheetKind};
use crate::read::ReadFile;
use crate::read::build::{Budget, without_cells};
use crate::read::limits::{self, Limits};
use crate::read::trouble::Trouble;

/// A sheet as the workbook names it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) visible: bool,
    /// Whether it has cells; charts, modules and old macros have none that count.
    pub(super) has_cells: bool,
}

/// Reads one sheet after the other, each told by its place in the workbook; one that
/// fails is a finding unless all do.
pub(super) fn each_sheet(
    sheets: Vec<Named>,
    first_sheet: u32,
    limits: Limits,
    mut read: impl FnMut(usize, &Named, SheetId, &mut Budget) -> Result<Grid, Trouble>,
) -> Result<ReadFile, Trouble> {
    if sheets.is_empty() {
        return Err(Trouble::damaged("reason-no-sheets"));
    }
    if sheets.len() > limits::SHEETS {
        return Err(Trouble::damaged("reason-too-many-sheets"));
    }
    let mut file = ReadFile::default();
    let mut budget = Budget::new(limits);
    let mut first_trouble = None;
    let mut readable = false;
    for (id, (at, sheet)) in
        (first_sheet..).map(SheetId).zip(sheets.into_iter().enumerate())
    {
        let visible = sheet.visible;
        let grid = if sheet.has_cells {
            match read(at, &sheet, id, &mut budget) {
                Ok(grid) => {
                    readable = true;
                    grid
                }
                Err(trouble) => {
                    file.findings.push(
                        Finding::on(Rule::SheetUnreadable, id)
                            .with("sheet", sheet.name.as_str())
                            .with("reason", trouble.clone().into_reason()),
                    );
                    first_trouble.get_or_insert(trouble);
                    without_cells(id, visible, SheetKind::Unreadable)
                }
            }
        } else {
            without_cells(id, visible, SheetKind::Other)
        };
        file.sheets.push((sheet.name, grid));
    }
    match first_trouble {
        Some(trouble) if !readable => Err(trouble),
        _ => Ok(file),
    }
}
