//! The cells of a sheet that is laid out freely. They are written as the file has them; the
//! library gets only those that a chart shows, so that it can draw it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use rust_xlsxwriter::{ColNum, RowNum, Worksheet};

use crate::error::Error;
use crate::model::{Map, Set};
use crate::write::format::Style;
use crate::write::listing::Sheet;
use crate::write::rows::{Cells, Column, Filling, Rows, Shape, StyleId};
use crate::write::value::{Kind, Value, file_of, link_to};

/// Cells, row by row.
#[derive(Default)]
pub(super) struct Canvas<'a> {
    rows: BTreeMap<usize, Row>,
    /// How many rows there are, with those that are empty or made later.
    count: usize,
    /// Rows that are made when they are written.
    made: Vec<Made<'a>>,
    columns: usize,
    /// The files that links lead to.
    files: Set<String>,
    /// The tables of which the library knows only the first rows.
    tables: Vec<(String, String)>,
}

/// Rows that are made when they are written.
struct Made<'a> {
    first: usize,
    rows: Rows<'a>,
    /// The styles of the columns: of values by their kind, and of links; none where the
    /// rows say themselves where their cells stand and what they look like.
    styles: Option<Vec<[StyleId; Kind::ALL.len() + 1]>>,
}

#[derive(Default)]
struct Row {
    cells: Vec<(ColNum, StyleId, Value)>,
    height: Option<f64>,
}

impl<'a> Canvas<'a> {
    /// Puts a value into a cell, in place of one that may be there.
    pub(super) fn put(
        &mut self,
        (row, column): (RowNum, ColNum),
        value: Value,
        style: &Style,
    ) -> Result<(), Error> {
        let value = match value {
            Value::Link { text, sheet } => Value::Address { text, url: link_to(&sheet) },
            other => other,
        };
        let number = value.number();
        if !number.is_finite() {
            let reason = format!("{number} is no number of a cell");
            return Err(Error::new("write-failed").with("reason", reason));
        }
        if let Value::Address { url, .. } = &value
            && !url.starts_with("internal:")
        {
            self.files.insert(file_of(url).0.to_owned());
        }
        self.columns = self.columns.max(usize::from(column) + 1);
        let cells = &mut self.row(row).cells;
        match cells.iter().position(|(at, ..)| *at >= column) {
            Some(at) if cells[at].0 == column => {
                cells[at] = (column, style.number, value);
            }
            Some(at) => cells.insert(at, (column, style.number, value)),
            None => cells.push((column, style.number, value)),
        }
        Ok(())
    }

    /// Puts rows below a row that are made when they are written.
    pub(super) fn put_made(
        &mut self,
        first: RowNum,
        rows: Rows<'a>,
        styles: Vec<[StyleId; Kind::ALL.len() + 1]>,
    ) {
        self.add_made(first, rows, styles.len(), Some(styles));
    }

    /// Puts rows below a row that are made when they are written, and that say themselves
    /// where their cells stand, in so many columns, and what they look like.
    pub(super) fn put_placed(&mut self, first: RowNum, rows: Rows<'a>, columns: usize) {
        self.add_made(first, rows, columns, None);
    }

    fn add_made(
        &mut self,
        first: RowNum,
        rows: Rows<'a>,
        columns: usize,
        styles: Option<Vec<[StyleId; Kind::ALL.len() + 1]>>,
    ) {
        if rows.len() == 0 {
            return;
        }
        let first = usize::try_from(first).unwrap_or(usize::MAX);
        self.count = self.count.max(first + rows.len());
        self.columns = self.columns.max(columns);
        self.made.push(Made { first, rows, styles });
    }

    /// Notes that a table has more rows than the library knows of.
    pub(super) fn stretch(&mut self, table: String, range: String) {
        self.tables.push((table, range));
    }

    /// Gives a row a height of its own, in points.
    pub(super) fn set_height(&mut self, row: RowNum, points: f64) {
        self.row(row).height = Some(points);
    }

    fn row(&mut self, row: RowNum) -> &mut Row {
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        self.count = self.count.max(row + 1);
        self.rows.entry(row).or_default()
    }

    /// Shows the library the figures and names of some rows, for a chart.
    pub(super) fn show(
        &self,
        rows: Range<RowNum>,
        sheet: &mut Worksheet,
    ) -> Result<(), Error> {
        for at in rows {
            let row = usize::try_from(at).ok().and_then(|at| self.rows.get(&at));
            for (column, _, value) in row.into_iter().flat_map(|row| &row.cells) {
                let shown = match value {
                    Value::Formula { result, .. } => result,
                    other => other,
                };
                match shown.kind() {
                    Kind::Text if shown.text().is_empty() => {}
                    Kind::Text => {
                        sheet.write_string(at, *column, shown.text())?;
                    }
                    _ => {
                        sheet.write_number(at, *column, shown.number())?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The sheet with its cells, the first of which has the style `first`. In rows that are
    /// made later so many characters fit beside each other in each column.
    pub(super) fn finish(
        self,
        mut sheet: Worksheet,
        first: &Style,
        cut: String,
        room: &[f64],
    ) -> Result<Sheet<'a>, Error> {
        let mut heights: Map<usize, f64> = Map::default();
        for (at, row) in &self.rows {
            if let Some(height) = row.height {
                heights.insert(*at, height);
                // By it the library knows where charts end.
                sheet.set_row_height(
                    RowNum::try_from(*at).unwrap_or(RowNum::MAX),
                    height,
                )?;
            }
        }
        let column = |at: usize| Column {
            styles: [0; Kind::ALL.len()],
            link: 0,
            room: room.get(at).copied(),
        };
        let (rows, made, count) = (self.rows, self.made, self.count);
        let shape = Shape {
            columns: (0..self.columns.max(1)).map(column).collect(),
            top: 0,
            linked: usize::MAX,
            heights,
            cut,
        };
        let held = rows.len() > count / 2;
        let rows = Rows::made(count, move |at, cells| {
            let within = |one: &&Made<'_>| {
                at.checked_sub(one.first).is_some_and(|nth| nth < one.rows.len())
            };
            if let Some(one) = made.iter().find(within) {
                let nth = at - one.first;
                return match &one.styles {
                    None => one.rows.show(nth, cells),
                    Some(styles) => {
                        let mut cells = Styled { cells, styles, column: 0 };
                        one.rows.show(nth, &mut cells);
                    }
                };
            }
            for (column, style, value) in
                rows.get(&at).into_iter().flat_map(|it| &it.cells)
            {
                cells.place(usize::from(*column), *style);
                cells.value(value);
            }
        });
        let filling = Filling {
            sheet: sheet.name(),
            first_style: first.number,
            rows: rows.into(),
            part: 0..count,
            shape,
            files: self.files.into_iter().collect(),
            tables: self.tables,
            whole: true,
            held,
        };
        Ok(Sheet { sheet, rows: Some(filling) })
    }
}

/// The cells of a row in the styles of their columns.
struct Styled<'c, 's> {
    cells: &'c mut dyn Cells,
    styles: &'s [[StyleId; Kind::ALL.len() + 1]],
    column: usize,
}

impl Styled<'_, '_> {
    fn place(&mut self, kind: usize) {
        let style = self.styles.get(self.column).map_or(0, |styles| styles[kind]);
        self.cells.place_measured(self.column, style);
        self.column += 1;
    }
}

impl Cells for Styled<'_, '_> {
    fn text(&mut self, text: &str) {
        self.place(Kind::Text as usize);
        self.cells.text(text);
    }

    fn named<'n>(&mut self, name: &dyn Fn() -> Cow<'n, str>) {
        self.place(Kind::Text as usize);
        self.cells.named(name);
    }

    fn said(&mut self, say: &dyn Fn(&mut String)) {
        self.place(Kind::Text as usize);
        self.cells.said(say);
    }

    fn leading(&mut self, text: &str, url: &dyn Fn() -> Option<String>) {
        self.place(Kind::ALL.len());
        self.cells.leading(text, url);
    }

    fn value(&mut self, value: &Value) {
        let link = matches!(value, Value::Address { .. } | Value::Link { .. });
        self.place(if link { Kind::ALL.len() } else { value.kind() as usize });
        self.cells.value(value);
    }
}
