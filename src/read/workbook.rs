//! Workbooks through calamine, streamed cell by cell.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::model::Cell;
use crate::read::ReadFile;
use crate::read::build::Builder;
use crate::read::limits::Limits;
use crate::read::sheets::{Named, each_sheet};
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
    let named: Vec<Named> = sheets
        .into_iter()
        .map(|sheet| Named {
            name: sheet.name,
            visible: sheet.visible == SheetVisible::Visible,
            has_cells: sheet.typ == SheetType::WorkSheet,
        })
        .collect();
    each_sheet(named, first_sheet, limits, |_, sheet, id, budget| {
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
        builder.finish(id, sheet.visible, Vec::new())
    })
}
