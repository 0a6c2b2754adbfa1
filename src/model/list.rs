//! The part of a sheet that holds agreements, as it was understood.

use crate::model::{Amount, Currency, Field, Message, SheetId, Total};

/// What one whole number in an amount cell is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Kroner.
    One,
    /// Thousands.
    Thousand,
    /// Millions.
    Million,
    /// Thousands of millions.
    Billion,
}

impl Unit {
    /// Kroner in one.
    pub const fn factor(self) -> i64 {
        match self {
            Self::One => 1,
            Self::Thousand => 1_000,
            Self::Million => 1_000_000,
            Self::Billion => 1_000_000_000,
        }
    }

    /// The name in `--json`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::One => "NOK",
            Self::Thousand => "1000 NOK",
            Self::Million => "mill. NOK",
            Self::Billion => "mrd. NOK",
        }
    }
}

/// Why a column was taken for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnReason {
    /// Its header is a synonym of the template.
    Header,
    /// What its cells hold, with how many of how many cells fit.
    Content(u32, u32),
    /// A person said so.
    Stated,
    /// It was not recognised.
    Unknown,
    /// Another column was taken for the same field.
    Repeated,
}

/// A column of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Column, from 0.
    pub index: u32,
    /// Its header, line by line joined with a space.
    pub header: String,
    /// What it was taken for; `None` if it is kept as it is.
    pub field: Option<Field>,
    /// Why.
    pub reason: ColumnReason,
    /// The unit that its header states.
    pub unit: Option<Unit>,
    /// Some of its values.
    pub example: String,
    /// Cells that hold something.
    pub filled: u32,
    /// Cells whose value was understood.
    pub understood: u32,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// It holds an agreement, or a year of one.
    Data,
    /// It stands above the first header: title, date, notes.
    Preamble,
    /// A header, or its repetition.
    Header,
    /// A text over the rows that follow, such as a section's name.
    Banner,
    /// A sum of rows above it, as stated per amount column.
    Subtotal,
    /// The sum of all rows.
    GrandTotal,
    /// Notes below the list.
    Footer,
    /// It could not be placed.
    NotUsed,
}

impl RowKind {
    /// Whether it belongs to the form of the list and not to its content.
    pub const fn is_structure(self) -> bool {
        match self {
            Self::Preamble
            | Self::Header
            | Self::Banner
            | Self::Subtotal
            | Self::GrandTotal
            | Self::Footer => true,
            Self::Data | Self::NotUsed => false,
        }
    }
}

/// A row of the sheet and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// Row, from 0.
    pub row: u32,
    /// What it is.
    pub kind: RowKind,
    /// Index into [`List::banners`] of the banner that holds for it.
    pub banner: Option<u32>,
    /// Whether it names no agreement and belongs to the one in the row above.
    pub continues: bool,
}

/// Why a sheet was left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Skipped {
    /// The reason, to be shown.
    pub reason: Message,
}

/// A list, or the finding that the sheet holds none.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The sheet.
    pub sheet: SheetId,
    /// The sheet's name.
    pub name: String,
    /// Why the sheet was left out; then all else is empty.
    pub skipped: Option<Skipped>,
    /// Rows of the header, from 0.
    pub header_rows: Vec<u32>,
    /// First row of data, from 0.
    pub first_row: Option<u32>,
    /// All columns that have a header or hold something.
    pub columns: Vec<Column>,
    /// Unit of the amounts.
    pub unit: Unit,
    /// Whether it is assumed, since nothing states it.
    pub assumed: bool,
    /// The currency that the sheet's title or a note gives to all amounts, if not kroner.
    pub currency: Option<Currency>,
    /// The currency that a footnote gives to rows in which a text ends with its mark.
    pub marked: Option<(char, Currency)>,
    /// The year that the sheet's name or title gives to rows without one.
    pub year: Option<i32>,
    /// Every row that holds something.
    pub rows: Vec<ListRow>,
    /// Blank rows between the first and the last row that hold something.
    pub blank_rows: u32,
    /// Banners, in the order of the sheet.
    pub banners: Vec<String>,
    /// Totals that the sheet states, beside what its rows add up to.
    pub totals: Vec<StatedTotal>,
    /// Rows that say that nothing was granted.
    pub refused: Vec<Refused>,
}

/// Rows that say of themselves that nothing was granted: refused, cancelled, withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What the first of them says, or the banner above it.
    pub text: String,
    /// The letters of the column that it stands in; `None` if it is a banner.
    pub column: Option<String>,
    /// Rows of data, from 0, in order.
    pub rows: Vec<u32>,
}

/// A total that the list states, beside the sum of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedTotal {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// What the cell says.
    pub stated: Amount,
    /// The sum of the rows that it closes.
    pub computed: Total,
    /// Whether it closes the whole list.
    pub grand: bool,
}

impl List {
    /// A sheet that holds no list.
    pub fn skipped(sheet: SheetId, name: &str, reason: Message) -> Self {
        Self {
            sheet,
            name: name.to_owned(),
            skipped: Some(Skipped { reason }),
            header_rows: Vec::new(),
            first_row: None,
            columns: Vec::new(),
            unit: Unit::One,
            assumed: false,
            currency: None,
            marked: None,
            year: None,
            rows: Vec::new(),
            blank_rows: 0,
            banners: Vec::new(),
            totals: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// The first column taken for `field`, if there is one.
    pub fn column(&self, field: &Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.field.as_ref() == Some(field))
    }
}
