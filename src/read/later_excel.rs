//! Reads the records of workbooks of Excel 5 to 2003 (.xls), cell by cell: nothing is
//! allocated for what a sheet merely claims to span.
//!
//! Records and their fields are those of [MS-XLS].

use encoding_rs::Encoding;

use crate::model::{Cell, Form, Grid, Map, SheetId, Text};
use crate::read::ReadFile;
use crate::read::binary::packed;
use crate::read::build::{Budget, Builder, date_of, number_cell};
use crate::read::limits::{self, Limits};
use crate::read::number_format::{ShownAs, Shows, builtin, shows};
use crate::read::record_texts::{Code, Continued, Length, shared_texts};
use crate::read::records::{
    Record, Shown, body, double, encoding, hidden_columns, hidden_row, long, records,
    short, shown, truncated, truth_or_error,
};
use crate::read::sheets::{Named, each_sheet};
use crate::read::trouble::Trouble;

/// The record that begins a workbook or a sheet.
const BEGIN: u16 = 0x809;
const END: u16 = 0x0A;
/// The versions in that record: Excel 5 and 95, Excel 97 to 2003.
const EXCEL_5: u16 = 0x500;
const EXCEL_97: u16 = 0x600;
/// What begins: a workbook, a sheet; a module, a chart and old macros.
const WORKBOOK: u16 = 5;
const SHEET: u16 = 0x10;
const OTHER: [u16; 3] = [6, 0x20, 0x40];
/// Columns of a sheet in Excel 2003.
const COLUMNS: u16 = 256;
/// The name of a sheet that has none.
const ONLY_SHEET: &str = "Sheet1";

/// Whether records begin as those of such a workbook do: some programs write cells of
/// Excel 3 under the same record.
pub(super) fn is_such(bytes: &[u8]) -> bool {
    short(bytes, 0) == Some(BEGIN)
        && (matches!(short(bytes, 4), Some(EXCEL_5 | EXCEL_97))
            || short(bytes, 6) == Some(WORKBOOK))
}

/// Reads the sheets.
pub(super) fn read(
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
) -> Result<ReadFile, Trouble> {
    let book = Book::new(bytes, limits)?;
    let named = book.sheets.iter().map(|(_, named)| named.clone()).collect();
    each_sheet(named, first_sheet, limits, |at, sheet, id, budget| {
        let start = book.sheets.get(at).map_or(bytes.len(), |(start, _)| *start);
        book.sheet(bytes, start, id, sheet.visible, budget)
    })
}

/// What holds for all sheets of a workbook.
struct Book {
    version: u16,
    encoding: &'static Encoding,
    is_1904: bool,
    formats: Map<u16, Shows>,
    /// The number format of each cell style.
    styles: Vec<u16>,
    texts: Vec<Text>,
    /// Where each sheet begins, in the order of the workbook.
    sheets: Vec<(usize, Named)>,
}

impl Book {
    fn new(bytes: &[u8], limits: Limits) -> Result<Self, Trouble> {
        let mut book = Self {
            version: EXCEL_97,
            encoding: encoding_rs::WINDOWS_1252,
            is_1904: false,
            formats: Map::default(),
            styles: Vec::new(),
            texts: Vec::new(),
            sheets: Vec::new(),
        };
        let mut ended = false;
        for (nth, record) in records(bytes, 0).enumerate() {
            match record.kind {
                BEGIN if nth == 0 => {
                    let version = short(body(bytes, record), 0);
                    book.version = version.unwrap_or(EXCEL_97);
                }
                BEGIN | END => {
                    ended = true;
                    break;
                }
                0xFC => book.texts = shared_texts(bytes, record, limits)?,
                _ => book.note(bytes, record)?,
            }
        }
        // Without all styles, dates would pass for numbers.
        if !ended {
            return Err(truncated());
        }
        // A sheet alone, without a workbook round it.
        if book.sheets.is_empty() && short(bytes, 6) == Some(SHEET) {
            let name = ONLY_SHEET.to_owned();
            book.sheets.push((0, Named { name, visible: true, has_cells: true }));
        }
        Ok(book)
    }

    /// Takes what a record says of the whole workbook.
    fn note(&mut self, bytes: &[u8], record: Record) -> Result<(), Trouble> {
        let body = body(bytes, record);
        match record.kind {
            0x2F => return Err(Trouble::Password),
            0x22 => self.is_1904 = short(body, 0) == Some(1),
            0x42 => self.encoding = encoding(short(body, 0).unwrap_or_default()),
            0x85 => {
                if self.sheets.len() >= limits::SHEETS {
                    return Err(Trouble::damaged("reason-too-many-sheets"));
                }
                self.sheets.push(self.named(bytes, record)?);
            }
            0x41E => {
                let length = if self.is_unicode() { Length::Short } else { Length::Byte };
                let code = self.text(bytes, record, 2, length);
                if let (Some(id), Some(code)) = (short(body, 0), code) {
                    self.formats.insert(id, shows(&code));
                }
            }
            0xE0 if self.styles.len() < limits::STYLES => {
                self.styles.push(short(body, 2).unwrap_or_default());
            }
            _ => {}
        }
        Ok(())
    }

    /// A sheet as the workbook names it, and where it begins.
    fn named(&self, bytes: &[u8], record: Record) -> Result<(usize, Named), Trouble> {
        let body = body(bytes, record);
        let start = long(body, 0).and_then(|start| usize::try_from(start).ok());
        let start = start.filter(|start| *start <= bytes.len()).ok_or_else(truncated)?;
        let [.., state, kind] = *body.get(..6).ok_or_else(truncated)? else {
            return Err(truncated());
        };
        let mut name = self.text(bytes, record, 6, Length::Byte).ok_or_else(truncated)?;
        name.retain(|character| character != '\0');
        let begun = records(bytes, start).next().and_then(|record| {
            short(bytes, record.start + 2).filter(|_| record.kind == BEGIN)
        });
        let has_cells = kind == 0 && !begun.is_some_and(|begun| OTHER.contains(&begun));
        // In a state that nobody knows it is seen, as in other programs.
        let visible = !matches!(state & 3, 1 | 2);
        Ok((start, Named { name, visible, has_cells }))
    }

    fn is_unicode(&self) -> bool {
        self.version == EXCEL_97
    }

    /// A text of a record, from some place on.
    fn text(
        &self,
        bytes: &[u8],
        record: Record,
        at: usize,
        length: Length,
    ) -> Option<String> {
        let mut continued = Continued::new(bytes, record);
        continued.skip(at)?;
        let unicode = self.is_unicode();
        let code = if unicode { Code::Unicode } else { Code::Page(self.encoding) };
        continued.text(length, code)
    }

    fn shows(&self, style: u16) -> Shows {
        let Some(format) = self.styles.get(usize::from(style)) else {
            return Shows::default();
        };
        self.formats.get(format).copied().unwrap_or_else(|| builtin(*format))
    }

    fn sheet(
        &self,
        bytes: &[u8],
        start: usize,
        id: SheetId,
        visible: bool,
        budget: &mut Budget,
    ) -> Result<Grid, Trouble> {
        let mut sheet = Sheet {
            book: self,
            bytes,
            builder: Builder::new(budget),
            form: Form::default(),
            scaled: ShownAs::default(),
            merged: Vec::new(),
            awaits_text: None,
        };
        let mut depth = 0_u32;
        for record in records(bytes, start) {
            match record.kind {
                // A chart within the sheet has records of its own.
                BEGIN => depth += 1,
                _ if depth == 0 => break,
                END if depth == 1 => return sheet.finish(id, visible),
                END => depth -= 1,
                _ if depth > 1 => {}
                _ => sheet.record(record)?,
            }
        }
        Err(truncated())
    }
}

/// A sheet in the making.
struct Sheet<'book> {
    book: &'book Book,
    bytes: &'book [u8],
    builder: Builder<'book>,
    form: Form,
    scaled: ShownAs,
    merged: Vec<[u32; 4]>,
    /// The place of a formula whose text comes in a record of its own.
    awaits_text: Option<(u32, u32)>,
}

impl Sheet<'_> {
    fn finish(mut self, id: SheetId, visible: bool) -> Result<Grid, Trouble> {
        self.without_text()?;
        self.form.hidden_rows.sort_unstable();
        self.form.hidden_rows.dedup();
        self.scaled.finish(&mut self.form);
        let mut grid = self.builder.finish(id, visible, self.merged)?;
        grid.form = self.form;
        Ok(grid)
    }

    fn record(&mut self, record: Record) -> Result<(), Trouble> {
        let body = body(self.bytes, record);
        match record.kind {
            0x06 | 0xBD | 0xD6 | 0xFD | 0x203..=0x206 | 0x27E | 0x406 => {
                self.without_text()?;
                self.cell(record)?;
            }
            0x207 => {
                if let Some((row, column)) = self.awaits_text.take() {
                    let text = self.book.text(self.bytes, record, 0, Length::Short);
                    let text = text.ok_or_else(truncated)?;
                    self.builder.push_text(row, column, &text)?;
                }
            }
            0x208 => self.form.hidden_rows.extend(hidden_row(body)),
            0x7D => self.form.hidden_columns.extend(hidden_columns(body)),
            0x9B => self.form.filtered = true,
            0xE5 => self.merge(body)?,
            0x2F => return Err(Trouble::Password),
            _ => {}
        }
        Ok(())
    }

    /// A formula whose text never came has no value.
    fn without_text(&mut self) -> Result<(), Trouble> {
        match self.awaits_text.take() {
            Some((row, column)) => {
                self.builder.push_cell(row, column, Cell::FormulaWithoutValue)
            }
            None => Ok(()),
        }
    }

    fn merge(&mut self, body: &[u8]) -> Result<(), Trouble> {
        let count = usize::from(short(body, 0).ok_or_else(truncated)?);
        let areas = body.get(2..2 + 8 * count).ok_or_else(truncated)?;
        for area in areas.chunks_exact(8) {
            let corner = |at| short(area, at).map(u32::from).ok_or_else(truncated);
            if self.merged.len() < limits::MERGED {
                self.merged.push([corner(0)?, corner(4)?, corner(2)?, corner(6)?]);
            }
        }
        Ok(())
    }

    fn cell(&mut self, record: Record) -> Result<(), Trouble> {
        let body = body(self.bytes, record);
        let field = |at| short(body, at).ok_or_else(truncated);
        let (row, column, style) = (field(0)?, field(2)?, field(4)?);
        if column >= COLUMNS {
            return Err(Trouble::damaged("reason-outside-sheet"));
        }
        let (row, column) = (u32::from(row), u32::from(column));
        match record.kind {
            0xBD => self.numbers(body, row, column),
            0x27E => {
                let number = packed(long(body, 6).ok_or_else(truncated)?);
                self.number(row, column, style, number)
            }
            0x203 => self.number(row, column, style, double(body, 6)?),
            0xFD => {
                let at = long(body, 6).ok_or_else(truncated)?;
                let text =
                    usize::try_from(at).ok().and_then(|at| self.book.texts.get(at));
                let text = text.ok_or_else(|| Trouble::damaged("reason-no-such-text"))?;
                self.builder.push_text(row, column, text)
            }
            0x204 | 0xD6 => {
                let text = self.book.text(self.bytes, record, 6, Length::Short);
                self.builder.push_text(row, column, &text.ok_or_else(truncated)?)
            }
            0x205 => self.builder.push_cell(row, column, truth_or_error(body, 6)?),
            _ => match shown(body, 6)? {
                Shown::Number(number) => self.number(row, column, style, number),
                Shown::Other(cell) => self.builder.push_cell(row, column, cell),
                Shown::Nothing => Ok(()),
                Shown::Text => {
                    self.awaits_text = Some((row, column));
                    Ok(())
                }
            },
        }
    }

    /// A row of numbers, each with its style, in front of the last column.
    fn numbers(&mut self, body: &[u8], row: u32, first: u32) -> Result<(), Trouble> {
        let end = body.len().checked_sub(2).ok_or_else(truncated)?;
        let last = u32::from(short(body, end).ok_or_else(truncated)?);
        let numbers = body.get(4..end).unwrap_or_default().chunks_exact(6);
        let columns = first..=last.min(COLUMNS.into());
        if !numbers.remainder().is_empty() || numbers.len() != columns.clone().count() {
            return Err(truncated());
        }
        for (column, number) in columns.zip(numbers) {
            let style = short(number, 0).ok_or_else(truncated)?;
            let number = packed(long(number, 2).ok_or_else(truncated)?);
            self.number(row, column, style, number)?;
        }
        Ok(())
    }

    fn number(
        &mut self,
        row: u32,
        column: u32,
        style: u16,
        number: f64,
    ) -> Result<(), Trouble> {
        let shows = self.book.shows(style);
        self.scaled.note(column, shows.otherwise);
        let is_1904 = self.book.is_1904;
        let cell =
            if shows.date { date_of(number, is_1904) } else { number_cell(number) };
        self.builder.push_cell(row, column, cell)
    }
}
