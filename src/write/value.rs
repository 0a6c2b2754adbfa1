//! What goes into a cell, before it has a place.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::model::Total;
use crate::package::{escape_text, is_plain};

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
    Formula { formula: Arc<str>, result: Box<Self> },
}

impl Value {
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
    pub(super) fn computed(self, formula: Option<impl Into<Arc<str>>>) -> Self {
        let Some(formula) = formula.map(Into::into) else { return self };
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

    /// Writes the rest of a cell's element with a number, whose address and style stand
    /// there already.
    pub(super) fn write_number(&self, xml: &mut String) {
        if !self.number().is_finite() {
            // No cell holds such a number; the library writes the same.
            xml.push_str(" t=\"inlineStr\"><is><t>#NUM!</t></is></c>");
            return;
        }
        xml.push_str("><v>");
        self.number_xml(xml);
        xml.push_str("</v></c>");
    }

    /// The same with a formula, escaped, that gives this value.
    pub(super) fn write_result(&self, xml: &mut String, formula: &str) {
        let text = matches!(self, Self::Text(_));
        xml.push_str(if text { " t=\"str\"><f>" } else { "><f>" });
        xml.push_str(formula);
        xml.push_str("</f><v>");
        match self {
            Self::Text(text) => escape_text(xml, text),
            other => other.number_xml(xml),
        }
        xml.push_str("</v></c>");
    }

    /// Writes a number as the file has it.
    fn number_xml(&self, xml: &mut String) {
        let whole = |xml: &mut String, negative: bool, digits: u64| {
            if negative {
                xml.push('-');
            }
            push_digits(xml, digits);
        };
        match self {
            // The decimals give the very fraction that a division would.
            Self::Kroner(total) if total.0.unsigned_abs() < 1 << 53 => {
                let ore = u64::try_from(total.0.unsigned_abs()).unwrap_or(u64::MAX);
                whole(xml, total.0 < 0, ore / 100);
                match ore % 100 {
                    0 => {}
                    rest if rest % 10 == 0 => {
                        xml.push('.');
                        push_digits(xml, rest / 10);
                    }
                    rest => {
                        xml.push_str(if rest < 10 { ".0" } else { "." });
                        push_digits(xml, rest);
                    }
                }
            }
            Self::Count(count) if *count < 1 << 53 => push_digits(xml, *count),
            Self::Year(year) => {
                whole(xml, *year < 0, u64::from(year.unsigned_abs()));
            }
            Self::Plain(number) if number.unsigned_abs() < 1 << 53 => {
                whole(xml, *number < 0, number.unsigned_abs());
            }
            other => {
                let number = other.number();
                write!(xml, "{number}").expect("a string takes all text");
            }
        }
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

/// Whether a link can have the address, and a text to stand on.
pub(super) fn fits_in_link(url: &str, text: &str) -> bool {
    let short = url.len() <= LONGEST_URL || url.encode_utf16().count() <= LONGEST_URL;
    short && !text.is_empty()
}

/// Adds a number in digits.
pub(super) fn push_digits(xml: &mut String, number: u64) {
    xml.push_str(itoa::Buffer::new().format(number));
}

/// The same as [`write_text`], in fewer letters where that is safe: as a value that is a
/// text. Blanks at the ends and line breaks might be lost there, and not every program
/// reads `_x000D_` there as a sign.
pub(super) fn write_short_text(xml: &mut String, text: &str, cut: &str) {
    let has_blank_ends = text.starts_with(' ') || text.ends_with(' ');
    if text.is_empty() || has_blank_ends || text.len() > LONGEST_TEXT || !is_plain(text) {
        return write_text(xml, text, cut);
    }
    xml.push_str(" t=\"str\"><v>");
    xml.push_str(text);
    xml.push_str("</v></c>");
}

/// Writes the rest of a cell's element with a text, whose address and style stand there
/// already.
pub(super) fn write_text(xml: &mut String, text: &str, cut: &str) {
    if text.is_empty() {
        xml.push_str("/>");
        return;
    }
    let text = shortened(text, cut);
    let blank = [' ', '\t', '\n'];
    xml.push_str(if text.starts_with(blank) || text.ends_with(blank) {
        " t=\"inlineStr\"><is><t xml:space=\"preserve\">"
    } else {
        " t=\"inlineStr\"><is><t>"
    });
    escape_text(xml, &text);
    xml.push_str("</t></is></c>");
}

/// Digits and the spaces between thousands.
fn grouped_width(digits: usize) -> usize {
    digits + digits.saturating_sub(1) / 3
}

/// The address of a link to the top of `sheet`.
pub(super) fn link_to(sheet: &str) -> String {
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

/// The path of a file and the place in it that an address leads to.
pub(super) fn file_of(url: &str) -> (&str, &str) {
    let url = url.strip_prefix("file:///").unwrap_or(url);
    url.split_once('#').unwrap_or((url, ""))
}

/// A text that fits in a cell; what was cut off is said by `cut`.
pub(super) fn shortened<'a>(text: &'a str, cut: &str) -> Cow<'a, str> {
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return text.into();
    }
    let room = LONGEST_TEXT - cut.encode_utf16().count();
    let mut used = 0;
    let kept = text.chars().take_while(|character| {
        used += character.len_utf16();
        used <= room
    });
    kept.chain(cut.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Kind, Value, write_short_text, write_text};
    use crate::model::Total;

    fn xml(value: &Value) -> String {
        let mut xml = String::new();
        match value {
            Value::Text(text) => write_text(&mut xml, text, "…"),
            number => number.write_number(&mut xml),
        }
        xml
    }

    #[test]
    fn kroner_are_written_to_the_ore_as_the_library_would() {
        for ore in [0, 1, 10, 99, -1, -50, 123_456, -123_450, 99_999_999_999_999] {
            let value = Value::Kroner(Total(ore));
            assert_eq!(xml(&value), format!("><v>{}</v></c>", Total(ore).in_kroner()));
        }
    }

    #[test]
    fn what_is_no_number_is_no_number_in_the_file() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let xml = xml(&Value::Number(number, Kind::Share));
            assert_eq!(xml, " t=\"inlineStr\"><is><t>#NUM!</t></is></c>");
        }
    }

    #[test]
    fn a_text_is_written_short_only_where_nothing_of_it_can_be_lost() {
        let written = |text: &str| {
            let (mut short, mut long) = (String::new(), String::new());
            write_short_text(&mut short, text, "…");
            write_text(&mut long, text, "…");
            if short == long { "long".to_owned() } else { short }
        };
        for text in ["Støtte til barn", "=1+1", "'007", "å", &"x".repeat(32_767)] {
            assert_eq!(written(text), format!(" t=\"str\"><v>{text}</v></c>"));
        }
        let long = "x".repeat(32_768);
        for text in
            ["", " a", "a ", "a\nb", "a\tb", "a\u{1}", "_x0041_", "a&b", "<", "ﬁ", &long]
        {
            assert_eq!(written(text), "long", "{text:?}");
        }
    }

    #[test]
    fn texts_stay_as_they_are() {
        let text = Value::Text(" =1+1 & <\u{1}> ".to_owned());
        assert_eq!(
            xml(&text),
            " t=\"inlineStr\"><is><t xml:space=\"preserve\"> =1+1 &amp; &lt;_x0001_&gt; </t></is></c>"
        );
        assert_eq!(xml(&Value::from("")), "/>");
        let mut formula = String::new();
        Value::from("a<b").write_result(&mut formula, "IF(A1&lt;2,\"a&lt;b\",0)");
        assert_eq!(
            formula,
            " t=\"str\"><f>IF(A1&lt;2,\"a&lt;b\",0)</f><v>a&lt;b</v></c>"
        );
    }
}
