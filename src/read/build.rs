//! Cells as they come from a library, put into a grid within the limits.

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};

use crate::model::{Cell, Date, Form, Grid, GridRow, Set, SheetId, SheetKind, Text};
use crate::read::limits::{self, Limits};
use crate::read::trouble::Trouble;

/// How much of a file's limits is used up, over all its sheets.
#[derive(Clone, Debug, Default)]
pub(super) struct Budget {
    limits: Limits,
    cells: u64,
    text_bytes: u64,
    shown_bytes: u64,
}

impl Budget {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Takes so many cells, and bytes of texts that they show and that are kept, at once;
    /// `false` if that is more than is left.
    pub(super) fn take(&mut self, cells: u64, shown_bytes: u64, text_bytes: u64) -> bool {
        let taken = Self {
            limits: self.limits,
            cells: self.cells.saturating_add(cells),
            text_bytes: self.text_bytes.saturating_add(text_bytes),
            shown_bytes: self.shown_bytes.saturating_add(shown_bytes),
        };
        let fits = taken.cells <= self.limits.cells()
            && taken.text_bytes <= self.limits.text_bytes()
            && taken.shown_bytes <= self.limits.shown_bytes();
        if fits {
            *self = taken;
        }
        fits
    }

    /// Whether so many more cells fit; asked before they are made.
    pub(super) fn has_room(&self, cells: u64) -> Result<(), Trouble> {
        if self.cells.saturating_add(cells) > self.limits.cells() {
            return Err(Trouble::beyond("reason-too-many-cells"));
        }
        Ok(())
    }

    fn take_cell(&mut self) -> Result<(), Trouble> {
        self.cells += 1;
        if self.cells > self.limits.cells() {
            return Err(Trouble::beyond("reason-too-many-cells"));
        }
        Ok(())
    }

    fn take_shown(&mut self, length: usize) -> Result<(), Trouble> {
        if length > limits::CELL_BYTES {
            return Err(Trouble::damaged("reason-text-too-long"));
        }
        self.shown_bytes += u64::try_from(length).unwrap_or(u64::MAX);
        if self.shown_bytes > self.limits.shown_bytes() {
            return Err(Trouble::beyond("reason-too-much-text"));
        }
        Ok(())
    }

    fn take_text(&mut self, length: usize) -> Result<(), Trouble> {
        self.text_bytes += u64::try_from(length).unwrap_or(u64::MAX);
        if self.text_bytes > self.limits.text_bytes() {
            return Err(Trouble::beyond("reason-too-much-text"));
        }
        Ok(())
    }
}

/// A grid in the making.
pub(super) struct Builder<'budget> {
    budget: &'budget mut Budget,
    /// Equal texts of a sheet share one allocation.
    texts: Set<Text>,
    rows: Vec<GridRow>,
    ordered: bool,
}

impl<'budget> Builder<'budget> {
    pub(super) fn new(budget: &'budget mut Budget) -> Self {
        Self { budget, texts: Set::default(), rows: Vec::new(), ordered: true }
    }

    /// Whether so many more cells fit; asked before they are made.
    pub(super) fn has_room(&self, cells: u64) -> Result<(), Trouble> {
        self.budget.has_room(cells)
    }

    /// Adds a cell; blanks leave no trace.
    pub(super) fn push(
        &mut self,
        row: u32,
        column: u32,
        value: &DataRef<'_>,
    ) -> Result<(), Trouble> {
        match value {
            DataRef::Empty => Ok(()),
            DataRef::Int(number) =>
            {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "Excel itself holds such a number as a fraction"
                )]
                self.push_cell(row, column, Cell::Number(*number as f64))
            }
            DataRef::Float(number) => self.push_cell(row, column, number_cell(*number)),
            DataRef::String(text) | DataRef::DurationIso(text) => {
                self.push_text(row, column, text)
            }
            DataRef::SharedString(text) => self.push_text(row, column, text),
            DataRef::Bool(truth) => self.push_cell(row, column, Cell::Bool(*truth)),
            DataRef::DateTime(date) => self.push_cell(row, column, date_cell(*date)),
            DataRef::DateTimeIso(text) => match iso_date(text) {
                Some(date) => self.push_cell(row, column, Cell::Date(date)),
                None => self.push_text(row, column, text),
            },
            DataRef::Error(error) => {
                self.push_cell(row, column, Cell::Error(error.to_string()))
            }
        }
    }

    /// Adds a text; one that shows nothing leaves no trace.
    pub(super) fn push_text(
        &mut self,
        row: u32,
        column: u32,
        text: &str,
    ) -> Result<(), Trouble> {
        if shows_nothing(text) {
            return Ok(());
        }
        self.budget.take_shown(text.len())?;
        let text = if let Some(known) = self.texts.get(text) {
            known.clone()
        } else {
            self.budget.take_text(text.len())?;
            let text: Text = text.into();
            self.texts.insert(text.clone());
            text
        };
        self.push_cell(row, column, Cell::Text(text))
    }

    /// Adds a cell that holds something.
    pub(super) fn push_cell(
        &mut self,
        row: u32,
        column: u32,
        cell: Cell,
    ) -> Result<(), Trouble> {
        if row >= limits::ROWS || column >= limits::COLUMNS {
            return Err(Trouble::damaged("reason-outside-sheet"));
        }
        self.budget.take_cell()?;
        match self.rows.last_mut() {
            Some(last) if last.index == row => {
                self.ordered &=
                    last.cells.last().is_none_or(|(before, _)| *before < column);
                last.cells.push((column, cell));
            }
            last => {
                self.ordered &= last.as_ref().is_none_or(|last| last.index < row);
                // Rows of a list are about as long as the one above.
                let length = last.map_or(1, |last| last.cells.len());
                let mut cells = Vec::with_capacity(length);
                cells.push((column, cell));
                self.rows.push(GridRow { index: row, cells });
            }
        }
        Ok(())
    }

    /// The finished grid; a cell that stands twice is damage, since nobody knows which
    /// of the two people see.
    pub(super) fn finish(
        self,
        sheet: SheetId,
        visible: bool,
        merged: Vec<[u32; 4]>,
    ) -> Result<Grid, Trouble> {
        let rows = if self.ordered { self.rows } else { in_order(self.rows)? };
        let kind = SheetKind::Cells;
        Ok(Grid { sheet, visible, kind, rows, merged, form: Form::default() })
    }
}

/// Whether people see nothing of a text.
pub(super) fn shows_nothing(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || character == '\u{feff}')
}

/// A sheet without cells.
pub(super) fn without_cells(sheet: SheetId, visible: bool, kind: SheetKind) -> Grid {
    let form = Form::default();
    Grid { sheet, visible, kind, rows: Vec::new(), merged: Vec::new(), form }
}

fn in_order(mut rows: Vec<GridRow>) -> Result<Vec<GridRow>, Trouble> {
    rows.sort_by_key(|row| row.index);
    let mut ordered: Vec<GridRow> = Vec::with_capacity(rows.len());
    for row in rows {
        match ordered.last_mut() {
            Some(last) if last.index == row.index => last.cells.extend(row.cells),
            _ => ordered.push(row),
        }
    }
    for row in &mut ordered {
        row.cells.sort_by_key(|(column, _)| *column);
        if row
            .cells
            .windows(2)
            .any(|pair| matches!(pair, [(one, _), (two, _)] if one == two))
        {
            return Err(Trouble::damaged("reason-cell-twice"));
        }
    }
    Ok(ordered)
}

/// A number in a date format, its days counted from 1900 or 1904.
pub(super) fn date_of(number: f64, is_1904: bool) -> Cell {
    date_cell(ExcelDateTime::new(number, ExcelDateTimeType::DateTime, is_1904))
}

/// A number; one that is none is an error.
pub(super) fn number_cell(number: f64) -> Cell {
    if number.is_finite() {
        Cell::Number(number)
    } else {
        Cell::Error(number.to_string())
    }
}

fn date_cell(date: ExcelDateTime) -> Cell {
    let number = date.as_f64();
    // Beyond Excel's calendar (1900 to 9999) it shows no date either.
    if date.is_duration() || !number.is_finite() || !(0.0..2_958_466.0).contains(&number)
    {
        return number_cell(number);
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    Cell::Date(Date { year: i32::from(year), month, day })
}

/// The date in `2007-03-19`, `2007-03-19Z` or `2007-03-19T00:00:00+01:00`.
pub(super) fn iso_date(text: &str) -> Option<Date> {
    let date = text.split(['T', ' ']).next()?;
    let mut parts = date.trim_end_matches('Z').split('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let month: u8 = parts.next()?.parse().ok()?;
    let day: u8 = parts.next()?.parse().ok()?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let plausible = parts.next().is_none()
        && (1..=days).contains(&day)
        && (1..=9_999).contains(&year);
    plausible.then_some(Date { year, month, day })
}
