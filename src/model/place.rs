//! Where a value stands in the input, as Excel would write it.

use std::fmt::Write as _;

/// Number of a sheet among all sheets read, over all files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetId(pub u32);

/// A cell, or a whole row where `column` is `None`. Row and column count from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The sheet.
    pub sheet: SheetId,
    /// Row, from 0; Excel's row is one more.
    pub row: u32,
    /// Column, from 0; `None` means the whole row.
    pub column: Option<u32>,
}

impl Place {
    /// The whole row that this place is on.
    #[must_use]
    pub fn whole_row(self) -> Self {
        Self { column: None, ..self }
    }

    /// The cell of `column` on this place's row.
    #[must_use]
    pub fn at_column(self, column: u32) -> Self {
        Self { column: Some(column), ..self }
    }

    /// The address without sheet: `F17`, or `17` for a whole row.
    pub fn address(self) -> String {
        let mut address = self.column.map(column_letters).unwrap_or_default();
        write!(address, "{}", u64::from(self.row) + 1).expect("a string takes all text");
        address
    }
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The file's name without its folder.
    pub name: String,
    /// Its path from the workbook's folder, with `/` between folders; its name if it
    /// lies beside the workbook, or if nobody knows where the workbook will lie.
    pub path: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// A sheet of a file that was read; a CSV file is one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceSheet {
    /// Index into [`Sources::files`].
    pub file: usize,
    /// The sheet's name.
    pub name: String,
}

/// The files and sheets that places refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// Files, in the order given.
    pub files: Vec<SourceFile>,
    /// Sheets of all files; a [`SheetId`] is an index into them.
    pub sheets: Vec<SourceSheet>,
}

impl Sources {
    /// The name of the file that `place` is in.
    pub fn file_name(&self, sheet: SheetId) -> &str {
        &self.files[self.sheets[sheet.0 as usize].file].name
    }

    /// The name of the sheet that `place` is on.
    pub fn sheet_name(&self, sheet: SheetId) -> &str {
        &self.sheets[sheet.0 as usize].name
    }

    /// The path of the file that `place` is in, from the workbook's folder.
    pub fn file_path(&self, sheet: SheetId) -> &str {
        &self.files[self.sheets[sheet.0 as usize].file].path
    }

    /// The place in full: `list.xlsx › UD!F17`.
    pub fn show(&self, place: Place) -> String {
        format!(
            "{} › {}!{}",
            self.file_name(place.sheet),
            self.sheet_name(place.sheet),
            place.address()
        )
    }
}

/// The letters of a column counted from 0: `A` for 0, `AA` for 26.
///
/// ```
/// assert_eq!(portefolje::model::column_letters(0), "A");
/// assert_eq!(portefolje::model::column_letters(16_383), "XFD");
/// ```
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        let digit = u8::try_from(rest % 26).expect("a remainder below 26");
        letters.push(char::from(b'A' + digit));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
