//! What reading and writing cost at least: the libraries alone, in one thread.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use calamine::{DataRef, Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;

use crate::Outcome;

/// The floor of a list and of the workbook that was made of it.
#[derive(Default)]
pub(crate) struct Floor {
    /// Seconds to read the list, cell by cell.
    pub(crate) read: f64,
    /// Seconds to write the workbook's cells.
    pub(crate) write: f64,
    pub(crate) rows_read: u64,
    pub(crate) cells_read: u64,
    pub(crate) cells_written: u64,
}

/// A cell of the workbook.
enum Cell {
    Number(f64),
    Text(Arc<str>),
}

impl Floor {
    pub(crate) fn total(&self) -> f64 {
        self.read + self.write
    }

    /// As one process says it to the other.
    pub(crate) fn line(&self) -> String {
        let Self { read, write, rows_read, cells_read, cells_written } = self;
        format!("{read} {write} {rows_read} {cells_read} {cells_written}")
    }
}

/// Measures in a process of its own, so that what the bench holds does not count.
pub(crate) fn in_child(list: &Path, workbook: &Path) -> Outcome<Floor> {
    let output = Command::new(std::env::current_exe()?)
        .arg("floor")
        .args([list, workbook])
        .output()?;
    let said = String::from_utf8(output.stdout)?;
    let words: Vec<&str> = said.split_whitespace().collect();
    let [read, write, rows, cells_read, cells_written] = words.as_slice() else {
        let reason = String::from_utf8_lossy(&output.stderr);
        return Err(format!("the floor could not be measured: {said} {reason}").into());
    };
    Ok(Floor {
        read: read.parse()?,
        write: write.parse()?,
        rows_read: rows.parse()?,
        cells_read: cells_read.parse()?,
        cells_written: cells_written.parse()?,
    })
}

/// A cell with its row and column.
type Placed = (u32, u16, Cell);

/// Measures here.
pub(crate) fn measure(list: &Path, workbook: &Path) -> Outcome<Floor> {
    let mut floor = Floor::default();
    let begun = Instant::now();
    let mut row_before = None;
    each_cell(list, |_, row, _| {
        floor.cells_read += 1;
        if row_before.replace(row) != Some(row) {
            floor.rows_read += 1;
        }
        Ok(())
    })?;
    floor.read = begun.elapsed().as_secs_f64();
    let mut sheets: Vec<(String, Vec<Placed>)> = Vec::new();
    each_cell_with_sheet(workbook, |sheet, row, at, value| {
        if sheets.last().is_none_or(|(name, _)| name != sheet) {
            sheets.push((sheet.to_owned(), Vec::new()));
        }
        let column = u16::try_from(at)?;
        let cell = match value {
            DataRef::Empty => return Ok(()),
            DataRef::Int(number) => Cell::Number(f64::from(i32::try_from(*number)?)),
            DataRef::Float(number) => Cell::Number(*number),
            DataRef::DateTime(date) => Cell::Number(date.as_f64()),
            DataRef::String(text) => Cell::Text(text.as_str().into()),
            DataRef::SharedString(text) => Cell::Text((*text).into()),
            other => Cell::Text(format!("{other:?}").into()),
        };
        if let Some((_, cells)) = sheets.last_mut() {
            cells.push((row, column, cell));
        }
        Ok(())
    })?;
    let folder = tempfile::tempdir()?;
    let begun = Instant::now();
    let mut book = Workbook::new();
    book.set_zip_compression_level(1);
    for (name, cells) in &sheets {
        let sheet = book.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?;
        for (row, column, cell) in cells {
            match cell {
                Cell::Number(number) => sheet.write_number(*row, *column, *number)?,
                Cell::Text(text) => sheet.write_string(*row, *column, &**text)?,
            };
            floor.cells_written += 1;
        }
    }
    book.save(folder.path().join("floor.xlsx"))?;
    floor.write = begun.elapsed().as_secs_f64();
    Ok(floor)
}

fn each_cell(
    path: &Path,
    mut see: impl FnMut(&str, u32, u32) -> Outcome<()>,
) -> Outcome<()> {
    each_cell_with_sheet(path, |sheet, row, column, value| {
        if matches!(value, DataRef::Empty) { Ok(()) } else { see(sheet, row, column) }
    })
}

fn each_cell_with_sheet(
    path: &Path,
    mut see: impl FnMut(&str, u32, u32, &DataRef<'_>) -> Outcome<()>,
) -> Outcome<()> {
    let mut workbook: Xlsx<_> = Xlsx::new(BufReader::new(File::open(path)?))?;
    for sheet in workbook.sheet_names() {
        let mut cells = workbook.worksheet_cells_reader(&sheet)?;
        while let Some(cell) = cells.next_cell()? {
            let (row, column) = cell.get_position();
            see(&sheet, row, column, cell.get_value())?;
        }
    }
    Ok(())
}
