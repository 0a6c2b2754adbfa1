//! Reads workbooks of Excel 2 to 4, and streams of records without a compound file round
//! them that other programs write: no library does.
//!
//! Records and their fields as in "OpenOffice.org's Documentation of the Microsoft Excel
//! File Format". A record's kind has the version in its upper byte; cells of Excel 2 have
//! three bytes of attributes where later ones have two for the style.

use encoding_rs::Encoding;

use crate::model::{Cell, Form, SheetId};
use crate::read::ReadFile;
use crate::read::build::{Budget, Builder, date_of, number_cell};
use crate::read::limits::{self, Limits};
use crate::read::number_format::{ShownAs, Shows, builtin, shows};
use crate::read::records::{
    Record, Shown, body, double, encoding, hidden_columns, hidden_row, long, records,
    short, shown, truncated, truth_or_error,
};
use crate::read::trouble::Trouble;

/// The name of a sheet that has none.
const ONLY_SHEET: &str = "Sheet1";
/// Kinds of streams: a workbook of several sheets; a module, a chart and old macros. All
/// others are sheets, since not every program states their kind rightly.
const WORKBOOK: [u16; 2] = [5, 0x100];
const OTHER: [u16; 3] = [6, 0x20, 0x40];

/// Whether a file begins as such a stream does: a record that says so, of 4 to 16 bytes.
pub(super) fn is_such(bytes: &[u8]) -> bool {
    matches!(bytes, [0x09, 0 | 2 | 4 | 8, 4..=16, 0, ..])
}

/// Reads the sheets.
pub(super) fn read(
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
) -> Result<ReadFile, Trouble> {
    let mut budget = Budget::new(limits);
    let mut book = Book::default();
    let mut file = ReadFile::default();
    let mut name = None;
    let mut from = 0;
    while let Some(first) = records(bytes, from).next() {
        from = first.start + first.length;
        match (first.kind & 0xFF, short(body(bytes, first), 2)) {
            // A chart, a module or old macros: passed over to their end.
            (0x09, Some(kind)) if OTHER.contains(&kind) => {
                let end = records(bytes, from).find(|record| record.kind == 0x0A);
                from = end.map_or(bytes.len(), |end| end.start + end.length);
            }
            (0x09, Some(kind)) if !WORKBOOK.contains(&kind) => {
                let at = u32::try_from(file.sheets.len()).unwrap_or(u32::MAX);
                if file.sheets.len() >= limits::SHEETS {
                    return Err(Trouble::damaged("reason-too-many-sheets"));
                }
                let id = SheetId(first_sheet.saturating_add(at));
                let mut sheet = Sheet::new(&mut book, &mut budget);
                from = sheet.read(bytes, from)?;
                let Sheet { builder, mut form, scaled, .. } = sheet;
                scaled.finish(&mut form);
                let mut grid = builder.finish(id, true, Vec::new())?;
                grid.form = form;
                let name = name.take().unwrap_or_else(|| ONLY_SHEET.to_owned());
                file.sheets.push((name, grid));
            }
            // In a workbook of Excel 4, what comes before each sheet.
            (0x8F, _) => name = counted(body(bytes, first), 4, 1, book.encoding()),
            _ => book.note(first.kind, body(bytes, first))?,
        }
    }
    if file.sheets.is_empty() {
        return Err(Trouble::damaged("reason-no-sheets"));
    }
    Ok(file)
}

/// What holds for all cells of a stream.
#[derive(Default)]
struct Book {
    code_page: u16,
    is_1904: bool,
    formats: Vec<Shows>,
    /// The number format of each cell style.
    styles: Vec<u16>,
}

impl Book {
    fn encoding(&self) -> &'static Encoding {
        encoding(self.code_page)
    }

    /// Takes what a record says of the whole stream.
    fn note(&mut self, kind: u16, body: &[u8]) -> Result<(), Trouble> {
        match kind {
            0x2F => return Err(Trouble::Password),
            0x22 => self.is_1904 = short(body, 0) == Some(1),
            0x42 => self.code_page = short(body, 0).unwrap_or_default(),
            0x1E | 0x41E if self.formats.len() < limits::STYLES => {
                let at = if kind == 0x1E { 0 } else { 2 };
                let code = counted(body, at, 1, self.encoding()).unwrap_or_default();
                self.formats.push(shows(&code));
            }
            0x43 | 0x243 | 0x443 if self.styles.len() < limits::STYLES => {
                let at = if kind == 0x43 { 2 } else { 1 };
                let format = body.get(at).map_or(0, |format| u16::from(format & 0x3F));
                self.styles.push(format);
            }
            _ => {}
        }
        Ok(())
    }

    fn format(&self, format: u16) -> Shows {
        let own = self.formats.get(usize::from(format)).copied();
        own.unwrap_or_else(|| builtin(format))
    }

    fn style(&self, style: u16) -> Shows {
        let format = self.styles.get(usize::from(style)).copied();
        format.map_or_else(Shows::default, |format| self.format(format))
    }

    fn number(&self, number: f64, shows: Shows) -> Cell {
        if shows.date { date_of(number, self.is_1904) } else { number_cell(number) }
    }
}

/// A sheet in the making.
struct Sheet<'book> {
    book: &'book mut Book,
    builder: Builder<'book>,
    form: Form,
    scaled: ShownAs,
    /// The place of a formula whose text comes in the next record.
    awaits_text: Option<(u32, u32)>,
}

impl<'book> Sheet<'book> {
    fn new(book: &'book mut Book, budget: &'book mut Budget) -> Self {
        Self {
            book,
            builder: Builder::new(budget),
            form: Form::default(),
            scaled: ShownAs::default(),
            awaits_text: None,
        }
    }

    /// Reads to the end of the sheet; where it ends.
    fn read(&mut self, bytes: &[u8], from: usize) -> Result<usize, Trouble> {
        let mut charts = 0_u32;
        for record in records(bytes, from) {
            match record.kind {
                // A chart within the sheet has records of its own.
                kind if kind & 0xFF == 0x09 && kind <= 0x809 => charts += 1,
                0x0A if charts == 0 => {
                    self.form.hidden_rows.sort_unstable();
                    self.form.hidden_rows.dedup();
                    return Ok(record.start + record.length);
                }
                0x0A => charts -= 1,
                _ if charts > 0 => {}
                _ => self.record(record, body(bytes, record))?,
            }
        }
        Err(truncated())
    }

    fn record(&mut self, record: Record, body: &[u8]) -> Result<(), Trouble> {
        match record.kind {
            0x02..=0x06 | 0x203..=0x206 | 0x406 | 0x27E | 0xD6 => {
                self.cell(record.kind, body)?;
            }
            0x07 | 0x207 => {
                if let Some((row, column)) = self.awaits_text.take() {
                    let width = if record.kind == 0x07 { 1 } else { 2 };
                    let text = counted(body, 0, width, self.book.encoding());
                    let text = text.ok_or_else(truncated)?;
                    self.builder.push_text(row, column, &text)?;
                }
            }
            0x208 => self.form.hidden_rows.extend(hidden_row(body)),
            0x7D => self.form.hidden_columns.extend(hidden_columns(body)),
            kind => self.book.note(kind, body)?,
        }
        Ok(())
    }

    fn cell(&mut self, kind: u16, body: &[u8]) -> Result<(), Trouble> {
        let place = short(body, 0).zip(short(body, 2)).ok_or_else(truncated)?;
        let (row, column) = (u32::from(place.0), u32::from(place.1));
        let (shows, at) = if kind < 0x100 && kind != 0xD6 {
            let format = body.get(5).ok_or_else(truncated)? & 0x3F;
            (self.book.format(format.into()), 7)
        } else {
            (self.book.style(short(body, 4).ok_or_else(truncated)?), 6)
        };
        let cell = match kind & 0xFF {
            0x02 => {
                let whole = f64::from(short(body, at).ok_or_else(truncated)?);
                self.book.number(whole, shows)
            }
            0x03 => self.book.number(double(body, at)?, shows),
            0x7E => {
                let bits = long(body, at).ok_or_else(truncated)?;
                self.book.number(super::binary::packed(bits), shows)
            }
            0x04 | 0xD6 => {
                let width = if kind == 0x04 { 1 } else { 2 };
                let text = counted(body, at, width, self.book.encoding());
                let text = text.ok_or_else(truncated)?;
                return self.builder.push_text(row, column, &text);
            }
            0x05 => truth_or_error(body, at)?,
            _ => match shown(body, at)? {
                Shown::Number(number) => self.book.number(number, shows),
                Shown::Other(cell) => cell,
                Shown::Nothing => return Ok(()),
                Shown::Text => {
                    self.awaits_text = Some((row, column));
                    return Ok(());
                }
            },
        };
        if matches!(cell, Cell::Number(_)) {
            self.scaled.note(column, shows.otherwise);
        }
        self.builder.push_cell(row, column, cell)
    }
}

/// A text after its length in so many bytes.
fn counted(
    body: &[u8],
    at: usize,
    width: usize,
    code: &'static Encoding,
) -> Option<String> {
    let length = match width {
        1 => usize::from(*body.get(at)?),
        _ => usize::from(short(body, at)?),
    };
    let bytes = body.get(at + width..)?;
    // Some programs state more than there is.
    let bytes = bytes.get(..length).unwrap_or(bytes);
    Some(code.decode_without_bom_handling(bytes).0.into_owned())
}
