//! Workbooks through calamine, streamed cell by cell.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::model::{Cell, Grid, SheetId};
use crate::read::build::{Budget, Builder};
use crate::read::form::Shown;
use crate::read::limits::Limits;
use crate::read::pieces::{self, Large};
use crate::read::sheets::{Named, each_sheet};
use crate::read::trouble::Trouble;
use crate::read::{ReadFile, form};

/// What of a workbook is read.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    /// All of it.
    All,
    /// Sheets of such names, with every formula taken for a cell that nobody typed.
    Sheets(&'a (dyn Fn(&str) -> bool + Sync)),
}

impl Part<'_> {
    /// Whether a sheet of such a name is read.
    pub(super) fn has(self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::Sheets(wanted) => wanted(name),
        }
    }
}

type Book<'bytes> = Xlsx<Cursor<&'bytes [u8]>>;

/// Reads .xlsx and .xlsm; of `large` sheets also what they say beside their cells.
pub(super) fn read_xlsx(
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
    part: Part<'_>,
    large: Option<&Large>,
) -> Result<ReadFile, Trouble> {
    let mut workbook = open(large.map_or(bytes, |large| &large.package))?;
    let mut sheets = workbook.sheets_metadata().to_vec();
    sheets.retain(|sheet| part.has(&sheet.name));
    if sheets.is_empty() && matches!(part, Part::Sheets(_)) {
        return Ok(ReadFile::default());
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
    let known = large.and_then(|large| large.known(&mut workbook, doubt_formulas));
    let mut original: Option<Book<'_>> = None;
    // A cell whose text is not there is damage of the workbook, not of the sheet.
    let mut lost = None;
    let mut besides: Vec<(SheetId, Shown)> = Vec::new();
    let file = each_sheet(named, first_sheet, limits, |_, sheet, id, budget| {
        let Some(path) = large.and_then(|large| large.parts.get(&sheet.name)) else {
            return read_sheet(&mut workbook, sheet, id, budget, doubt_formulas);
        };
        let known = known.as_ref();
        if let Some(plain) =
            known.and_then(|known| pieces::read(bytes, path, known, budget))
        {
            return Ok(plain.into_grid(id, sheet.visible));
        }
        // The library may end within the sheet, and this is said of it all the same.
        match form::of_part(bytes, path) {
            Ok(shown) => besides.push((id, shown)),
            Err(trouble) => lost = Some(trouble),
        }
        let workbook = match &mut original {
            Some(workbook) => workbook,
            none => none.insert(open(bytes)?),
        };
        read_sheet(workbook, sheet, id, budget, doubt_formulas)
    });
    if let Some(trouble) = lost {
        return Err(trouble);
    }
    let mut file = file?;
    for (id, shown) in besides {
        if let Some((_, grid)) = file.sheets.iter_mut().find(|(_, it)| it.sheet == id) {
            (grid.form, grid.merged) = (shown.form, shown.merged);
        }
    }
    Ok(file)
}

fn open(bytes: &[u8]) -> Result<Book<'_>, Trouble> {
    Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Trouble::Password,
        other => Trouble::library(other),
    })
}

fn read_sheet(
    workbook: &mut Book<'_>,
    sheet: &Named,
    id: SheetId,
    budget: &mut Budget,
    doubt_formulas: bool,
) -> Result<Grid, Trouble> {
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
}
