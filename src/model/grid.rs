//! A sheet as it was read: only cells that hold something, row by row.

use crate::model::{Currency, Date, Map, SheetId, Text, Unit};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text as it stands, never empty.
    Text(Text),
    /// A number, never infinite and never NaN.
    Number(f64),
    /// A number in a date format.
    Date(Date),
    /// A truth value.
    Bool(bool),
    /// An error such as `#REF!`.
    Error(String),
    /// A formula that carries no computed value, so that nobody knows what it shows.
    FormulaWithoutValue,
}

impl Cell {
    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(_)
            | Self::Date(_)
            | Self::Bool(_)
            | Self::Error(_)
            | Self::FormulaWithoutValue => None,
        }
    }

    /// What a person would see in the cell, near enough to be quoted in a finding.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
            Self::Error(error) => error.clone(),
            Self::FormulaWithoutValue => "=".to_owned(),
        }
    }
}

/// A row with at least one cell.
#[derive(Clone, Debug, PartialEq)]
pub struct GridRow {
    /// Row number, from 0.
    pub index: u32,
    /// Cells in order of column, each with its column from 0.
    pub cells: Vec<(u32, Cell)>,
}

impl GridRow {
    /// The cell in `column`, if it holds something.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let position =
            self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        Some(&self.cells[position].1)
    }
}

/// What kind of sheet it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// A sheet of cells.
    Cells,
    /// A chart, macro or dialogue sheet: it holds no rows.
    Other,
    /// A sheet that could not be read; a finding says why.
    Unreadable,
}

/// A sheet as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// The sheet.
    pub sheet: SheetId,
    /// Whether people see it when they open the workbook.
    pub visible: bool,
    /// What kind of sheet it is.
    pub kind: SheetKind,
    /// Rows that hold something, in order.
    pub rows: Vec<GridRow>,
    /// Merged ranges: first row, first column, last row, last column, from 0.
    pub merged: Vec<[u32; 4]>,
    /// What the sheet does not show, or shows otherwise than it is.
    pub form: Form,
}

/// What a sheet does not show, or shows otherwise than it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// Hidden rows, from 0, in order.
    pub hidden_rows: Vec<u32>,
    /// Hidden columns: first and last, from 0.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Whether a filter is set.
    pub filtered: bool,
    /// Columns whose numbers are mostly shown in thousands or millions.
    pub scaled: Vec<(u32, Unit)>,
    /// Columns of which numbers are shown in another currency than kroner.
    pub foreign: Vec<ShownCurrency>,
    /// How many fields the lines of a text have, of whose delimiters one may stand within a
    /// cell; `None` for any other file.
    pub fields: Option<Fields>,
}

/// How many fields the lines of a text have, also empty ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// How many most of them have.
    pub most: usize,
    /// Those that have another number, by row.
    pub others: Map<u32, usize>,
}

impl Fields {
    /// How many fields a row has.
    pub fn of(&self, row: u32) -> usize {
        self.others.get(&row).copied().unwrap_or(self.most)
    }
}

/// A currency that number formats show in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownCurrency {
    /// Column, from 0.
    pub column: u32,
    /// The currency; of several the last one.
    pub currency: Currency,
    /// Numbers that are shown in another currency than kroner.
    pub count: u32,
    /// Numbers in the column.
    pub of: u32,
}

impl Form {
    /// Whether a row is hidden.
    pub fn hides_row(&self, row: u32) -> bool {
        self.hidden_rows.binary_search(&row).is_ok()
    }

    /// Whether a column is hidden.
    pub fn hides_column(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}
