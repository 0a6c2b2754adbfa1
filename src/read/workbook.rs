//! Workbooks through calamine: streamed where it can, and never a dense range unasked.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError,
};

use crate::model::{Cell, Finding, Grid, Rule, SheetId, SheetKind};
use crate::read::ReadFile;
use crate::read::build::{Budget, Builder, without_cells};
use crate::read::limits::{self, Limits};
use crate::read::trouble::Trouble;

/// What of a workbook is read.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    /// All of it.
    All,
    /// Sheets of such names, with every formula taken for a cell that nobody typed.
    Sheets(&'a (dyn Fn(&str) -> bool + Sync)),
}

/// Reads .xlsx and .xlsm.
pub(super) fn read_xlsx(
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
    part: Part<'_>,
) -> Result<ReadFile, Trouble> {
    let mut workbook: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsxError::Password => Trouble::Password,
            other => Trouble::library(other),
        })?;
    let mut sheets = workbook.sheets_metadata().to_vec();
    if let Part::Sheets(wanted) = part {
        sheets.retain(|sheet| wanted(&sheet.name));
        if sheets.is_empty() {
            return Ok(ReadFile::default());
        }
    }
    // Where decisions are read, what a formula shows is not what a person typed.
    let doubt_formulas = matches!(part, Part::Sheets(_));
    each_sheet(&sheets, first_sheet, limits, |sheet, id, visible, budget| {
        let mut cells =
            workbook.worksheet_cells_reader(&sheet.name).map_err(Trouble::library)?;
        let mut builder = Builder::new(budget);
        while let Some(cell) =
            cells.next_cell_with_formula_metadata().map_err(Trouble::library)?
        {
            let (row, column) = cell.pos;
            let doubtful = doubt_formulas || cell.value == DataRef::Empty;
            if cell.formula.is_some() && doubtful {
                builder.push_cell(row, column, Cell::FormulaWithoutValue)?;
            } else {
                builder.push(row, column, &cell.value)?;
            }
        }
        // What is merged is read beside the cells.
        builder.finish(id, visible, Vec::new())
    })
}

/// Reads .xls.
pub(super) fn read_xls(
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
) -> Result<ReadFile, Trouble> {
    let mut workbook: Xls<_> =
        Xls::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsError::Password => Trouble::Password,
            other => Trouble::library(other),
        })?;
    let sheets = workbook.sheets_metadata().to_vec();
    each_sheet(&sheets, first_sheet, limits, |sheet, id, visible, budget| {
        let merged = workbook
            .merge_cells_by_sheet_name(&sheet.name)
            .unwrap_or_default()
            .iter()
            .map(|area| [area.start.0, area.start.1, area.end.0, area.end.1])
            .collect();
        let range = workbook.worksheet_range(&sheet.name).map_err(Trouble::library)?;
        from_range(&range, budget)?.finish(id, visible, merged)
    })
}

/// Reads one sheet after the other; one that fails is a finding unless all do.
fn each_sheet(
    sheets: &[Sheet],
    first_sheet: u32,
    limits: Limits,
    mut read: impl FnMut(&Sheet, SheetId, bool, &mut Budget) -> Result<Grid, Trouble>,
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
    for (id, sheet) in (first_sheet..).map(SheetId).zip(sheets) {
        let visible = sheet.visible == SheetVisible::Visible;
        let grid = if sheet.typ == SheetType::WorkSheet {
            match read(sheet, id, visible, &mut budget) {
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
        file.sheets.push((sheet.name.clone(), grid));
    }
    match first_trouble {
        Some(trouble) if !readable => Err(trouble),
        _ => Ok(file),
    }
}

fn from_range<'budget>(
    range: &calamine::Range<Data>,
    budget: &'budget mut Budget,
) -> Result<Builder<'budget>, Trouble> {
    let mut builder = Builder::new(budget);
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(first_row);
        let column =
            u32::try_from(column).unwrap_or(u32::MAX).saturating_add(first_column);
        match value {
            Data::Empty => {}
            Data::Int(number) => builder.push(row, column, &DataRef::Int(*number))?,
            Data::Float(number) => builder.push(row, column, &DataRef::Float(*number))?,
            Data::String(text) | Data::DurationIso(text) => {
                builder.push_text(row, column, text)?;
            }
            Data::Bool(truth) => builder.push_cell(row, column, Cell::Bool(*truth))?,
            Data::DateTime(date) => {
                builder.push(row, column, &DataRef::DateTime(*date))?;
            }
            Data::DateTimeIso(text) => {
                builder.push(row, column, &DataRef::DateTimeIso(text.clone()))?;
            }
            Data::Error(error) => {
                builder.push_cell(row, column, Cell::Error(error.to_string()))?;
            }
        }
    }
    Ok(builder)
}
