//! What goes into a cell, before it has a place.

use rust_xlsxwriter::{ColNum, Format, RowNum, Url, Worksheet};

use crate::error::Error;
use crate::model::Total;

/// The most that Excel takes in a cell, in units of UTF-16.
const LONGEST_TEXT: usize = 32_767;

/// The most that Excel takes in the address of a link.
const LONGEST_URL: usize = 2_000;

/// A formula that is longer is left out, and its value stands alone.
const LONGEST_FORMULA: usize = 8_000;

/// What a value is, which decides its number format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text.
    Text,
    /// A number of things.
    Count,
    /// A year, without a space between thousands.
    Year,
    /// Kroner.
    Kroner,
    /// A share.
    Share,
    /// Points or another plain number.
    Plain,
}

impl Kind {
    /// All kinds, in the order of their declaration.
    pub(super) const ALL: [Self; 6] =
        [Self::Text, Self::Count, Self::Year, Self::Kroner, Self::Share, Self::Plain];
}

/// A value of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Text as it stands; what begins with `=` stays text.
    Text(String),
    /// A number of things.
    Count(u64),
    /// A year.
    Year(i32),
    /// Kroner.
    Kroner(Total),
    /// A share.
    Share(f64),
    /// Points or another plain number.
    Plain(i64),
    /// A figure that is a fraction already.
    Number(f64, Kind),
    /// A text that leads to a cell of another sheet.
    Link { text: String, sheet: String },
    /// A text that leads to a cell, here or in another file.
    Address { text: String, url: String },
    /// A formula, without its `=`, and what it gives.
    Formula { formula: String, result: Box<Self> },
}

impl Value {
    /// A year, or `missing` where there is none.
    pub(super) fn year_or(year: Option<i32>, missing: &str) -> Self {
        year.map_or_else(|| Self::from(missing), Self::Year)
    }

    /// A number of things.
    pub(super) fn count(count: usize) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// What it is.
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Text(_) | Self::Link { .. } | Self::Address { .. } => Kind::Text,
            Self::Count(_) => Kind::Count,
            Self::Year(_) => Kind::Year,
            Self::Kroner(_) => Kind::Kroner,
            Self::Share(_) => Kind::Share,
            Self::Plain(_) => Kind::Plain,
            Self::Number(_, kind) => *kind,
            Self::Formula { result, .. } => result.kind(),
        }
    }

    /// What it says, if it is a text.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Link { text, .. } | Self::Address { text, .. } => {
                text
            }
            Self::Formula { result, .. } => result.text(),
            _ => "",
        }
    }

    /// The same as a formula that gives it. Text that a reader would take for something
    /// else stays as it is, since the file marks a formula's texts only by their form.
    pub(super) fn computed(self, formula: Option<String>) -> Self {
        let Some(formula) = formula else { return self };
        match &self {
            // Excel takes 8,192 characters, and the prefixes of functions come on top.
            _ if formula.len() > LONGEST_FORMULA => self,
            Self::Text(text) if !is_plain_result(text) => self,
            Self::Link { .. } | Self::Address { .. } | Self::Formula { .. } => self,
            _ => Self::Formula { formula, result: Box::new(self) },
        }
    }

    /// How many characters wide it is shown.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Text(text) | Self::Link { text, .. } | Self::Address { text, .. } => {
                text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
            }
            Self::Count(count) => grouped_width(count.to_string().len()),
            Self::Year(_) => 4,
            Self::Kroner(total) => {
                let digits = (total.0 / 100).unsigned_abs().to_string().len();
                grouped_width(digits) + usize::from(total.0 < 0)
            }
            Self::Share(_) | Self::Number(_, Kind::Share) => 7,
            Self::Plain(number) => number.to_string().len(),
            Self::Number(number, _) => {
                grouped_width(format!("{:.0}", number.abs()).len()) + 1
            }
            Self::Formula { result, .. } => result.width(),
        }
    }

    /// Writes it into a cell.
    pub(super) fn write(
        &self,
        sheet: &mut Worksheet,
        row: RowNum,
        column: ColNum,
        format: &Format,
        cut: &str,
    ) -> Result<(), Error> {
        match self {
            Self::Text(text) => {
                let text = shortened(text, cut);
                sheet.write_string_with_format(row, column, text, format)?;
            }
            Self::Link { text, sheet: target } => {
                let url = Url::new(link_to(target)).set_text(text);
                sheet.write_url_with_format(row, column, url, format)?;
            }
            Self::Address { text, url } => {
                let text = shortened(text, cut);
                let fits = url.encode_utf16().count() <= LONGEST_URL && !text.is_empty();
                if !fits {
                    return Self::Text(text).write(sheet, row, column, format, cut);
                }
                let url = Url::new(url).set_text(text);
                sheet.write_url_with_format(row, column, url, format)?;
            }
            Self::Formula { formula, result } => {
                let shown = match result.as_ref() {
                    Self::Text(text) => text.clone(),
                    other => other.number().to_string(),
                };
                sheet.write_formula_with_format(row, column, formula.as_str(), format)?;
                sheet.set_formula_result(row, column, shown);
            }
            Self::Count(_)
            | Self::Year(_)
            | Self::Kroner(_)
            | Self::Share(_)
            | Self::Plain(_)
            | Self::Number(..) => {
                let number = self.number();
                // The library would write the words NAN and INF.
                if !number.is_finite() {
                    let reason = format!("{number} is no number of a cell");
                    return Err(Error::new("write-failed").with("reason", reason));
                }
                sheet.write_number_with_format(row, column, number, format)?;
            }
        }
        Ok(())
    }

    /// As a cell holds it; nought for what is no figure.
    #[expect(clippy::cast_precision_loss, reason = "a cell holds a binary fraction")]
    pub(super) fn number(&self) -> f64 {
        match self {
            Self::Text(_)
            | Self::Link { .. }
            | Self::Address { .. }
            | Self::Formula { .. } => 0.0,
            Self::Count(count) => *count as f64,
            Self::Year(year) => f64::from(*year),
            Self::Kroner(total) => total.in_kroner(),
            Self::Share(share) => *share,
            Self::Plain(number) => *number as f64,
            Self::Number(number, _) => *number,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// Whether a formula's text is read back as the text that it is.
fn is_plain_result(text: &str) -> bool {
    text.encode_utf16().count() <= 255
        && text.parse::<f64>().is_err()
        && !matches!(text.to_uppercase().as_str(), "TRUE" | "FALSE")
        && !text.starts_with('#')
}

/// Digits and the spaces between thousands.
fn grouped_width(digits: usize) -> usize {
    digits + digits.saturating_sub(1) / 3
}

/// The address of a link to the top of `sheet`.
fn link_to(sheet: &str) -> String {
    format!("internal:'{}'!A1", sheet.replace('\'', "''"))
}

/// The address of a link to a cell of another sheet.
pub(super) fn link_to_cell(sheet: &str, address: &str) -> String {
    format!("internal:'{}'!{address}", sheet.replace('\'', "''"))
}

/// The address of a link to a cell of another file, if its path can stand in one.
pub(super) fn link_to_file(path: &str, sheet: &str, address: &str) -> Option<String> {
    // These have a meaning of their own there.
    if path.contains(['#', '%', ':', '\\', '?']) {
        return None;
    }
    let name = path.to_lowercase();
    let book = ["xlsx", "xlsm", "xlsb", "xls", "ods"];
    if !book.iter().any(|ending| name.ends_with(&format!(".{ending}"))) {
        return Some(format!("file:///{path}"));
    }
    Some(format!("file:///{path}#'{}'!{address}", sheet.replace('\'', "''")))
}

/// A text that fits in a cell; what was cut off is said by `cut`.
pub(super) fn shortened(text: &str, cut: &str) -> String {
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let room = LONGEST_TEXT - cut.encode_utf16().count();
    let mut used = 0;
    let kept = text.chars().take_while(|character| {
        used += character.len_utf16();
        used <= room
    });
    kept.chain(cut.chars()).collect()
}
