//! The rows of a piece of a sheet, as programs write them that write many.
//!
//! Only what is plain is understood here, and as the library would understand it: cells
//! at their places in order, numbers, texts, formulas with what they show. At anything
//! else this gives up, and the library reads the whole sheet.

use std::str::FromStr as _;

use calamine::CellErrorType;
use memchr::{memchr, memchr3, memmem};

use crate::model::{Cell, GridRow, Text};
use crate::read::build::{date_of, number_cell, shows_nothing};
use crate::read::limits;
use crate::read::number_format::{Otherwise, ShownAs};
use crate::read::pieces::recent::Recent;

/// What the cells of a workbook refer to, as the library understands it.
#[derive(Debug, Default)]
pub(in crate::read) struct Known {
    /// Whether a style shows a number as a date, by number of the style.
    pub(super) dates: Vec<bool>,
    /// Whether days are counted from 1904.
    pub(super) is_1904: bool,
    /// The texts that cells share; `None` for one that shows nothing.
    pub(super) texts: Vec<Option<Text>>,
    /// The unit in which each style shows numbers, where it is not kroner.
    pub(super) scales: Vec<Option<Otherwise>>,
    /// Whether what a formula shows is left out, as where people's decisions are read.
    pub(super) doubt_formulas: bool,
}

/// What stands in a piece.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) rows: Vec<GridRow>,
    /// Hidden rows, from 0.
    pub(super) hidden: Vec<u32>,
    pub(super) scaled: ShownAs,
    /// Cells that hold something.
    pub(super) cells: u64,
    /// Bytes of the texts that they show, and of those that were not there just before.
    pub(super) shown_bytes: u64,
    pub(super) text_bytes: u64,
    /// What stands from the end of the rows on, if they end here.
    pub(super) tail: Option<String>,
}

/// How the rows end.
const END: &str = "</sheetData>";

/// Reads a piece that begins with a row; `None` at anything that is not plain.
pub(super) fn piece(xml: &str, known: &Known, recent: &mut Recent) -> Option<Piece> {
    let mut reader = PieceReader {
        at: Cursor { rest: xml },
        known,
        recent,
        has_scales: known.scales.iter().any(Option::is_some),
        piece: Piece::default(),
    };
    loop {
        reader.at.skip_blanks();
        if reader.at.rest.is_empty() {
            return Some(reader.piece);
        }
        if reader.at.rest.starts_with(END) {
            reader.piece.tail = Some(reader.at.rest.to_owned());
            return Some(reader.piece);
        }
        reader.row()?;
    }
}

struct PieceReader<'a> {
    at: Cursor<'a>,
    known: &'a Known,
    recent: &'a mut Recent,
    has_scales: bool,
    piece: Piece,
}

/// What a cell says of itself before its value.
#[derive(Clone, Copy, Default)]
struct Tag<'a> {
    column: u32,
    style: Option<usize>,
    kind: Option<&'a str>,
}

/// What stands in a cell.
enum Value<'a> {
    Nothing,
    /// What a `<v>` holds, as it is written.
    Written(&'a str),
    /// What an `<is>` holds, as it is written, and whether its blanks count.
    Inline(&'a str, bool),
}

impl<'a> PieceReader<'a> {
    fn row(&mut self) -> Option<()> {
        self.at.eat("<row")?;
        let (mut index, mut hidden) = (None, false);
        let closed = loop {
            match self.at.attribute()? {
                Attribute::End { closed } => break closed,
                Attribute::Of { name: "r", value } if index.is_none() => {
                    index = Some(number::<u32>(value)?.checked_sub(1)?);
                }
                Attribute::Of { name: "hidden", value } => match value {
                    "1" | "true" => hidden = true,
                    "0" | "false" => {}
                    _ => return None,
                },
                Attribute::Of { name, .. } => {
                    if matches!(local(name), "r" | "hidden") {
                        return None;
                    }
                }
            }
        };
        let index = index.filter(|index| *index < limits::ROWS)?;
        if self.piece.rows.last().is_some_and(|before| before.index >= index) {
            return None;
        }
        if hidden {
            self.piece.hidden.push(index);
        }
        if closed {
            return Some(());
        }
        // Rows of a list are about as long as the one above.
        let length = self.piece.rows.last().map_or(8, |last| last.cells.len());
        let mut cells: Vec<(u32, Cell)> = Vec::with_capacity(length);
        let mut least = 0;
        while self.at.content("</row>")? {
            let (column, cell) = self.cell(index)?;
            if column < least {
                return None;
            }
            least = column + 1;
            if let Some(cell) = cell {
                cells.push((column, cell));
            }
        }
        if !cells.is_empty() {
            self.piece.cells += u64::try_from(cells.len()).ok()?;
            self.piece.rows.push(GridRow { index, cells });
        }
        Some(())
    }

    fn cell(&mut self, row: u32) -> Option<(u32, Option<Cell>)> {
        self.at.eat("<c")?;
        let mut tag = Tag::default();
        let mut placed = false;
        let closed = loop {
            match self.at.attribute()? {
                Attribute::End { closed } => break closed,
                Attribute::Of { name: "r", value } if !placed => {
                    tag.column = column_on(value, row)?;
                    placed = true;
                }
                Attribute::Of { name: "s", value } if tag.style.is_none() => {
                    tag.style = Some(number(value)?);
                }
                Attribute::Of { name: "t", value } if tag.kind.is_none() => {
                    tag.kind = Some(value);
                }
                Attribute::Of { name, .. } => {
                    if matches!(local(name), "r" | "s" | "t") {
                        return None;
                    }
                }
            }
        };
        if !placed {
            return None;
        }
        if self.has_scales && tag.kind.is_none_or(|kind| kind == "n") {
            let unit = tag.style.and_then(|style| *self.known.scales.get(style)?);
            self.piece.scaled.note(tag.column, unit);
        }
        let (mut value, mut has_formula) = (Value::Nothing, false);
        while !closed && self.at.content("</c>")? {
            if self.at.eat("<f").is_some() {
                if has_formula {
                    return None;
                }
                self.at.formula()?;
                has_formula = true;
                continue;
            }
            if !matches!(value, Value::Nothing) {
                return None;
            }
            value = self.at.value()?;
        }
        let cell = match self.held(tag, &value)? {
            _ if has_formula && self.known.doubt_formulas => {
                Some(Cell::FormulaWithoutValue)
            }
            Held::Cell(cell) => Some(cell),
            // Nobody knows what such a formula shows.
            Held::Nothing if has_formula => Some(Cell::FormulaWithoutValue),
            Held::Nothing | Held::Blank => None,
        };
        Some((tag.column, cell))
    }

    /// What a cell holds.
    fn held(&mut self, tag: Tag<'_>, value: &Value<'a>) -> Option<Held> {
        let written = match value {
            Value::Nothing => return Some(Held::Nothing),
            Value::Inline(text, preserved) => {
                let text = plain_text(text)?;
                let blanks = [' ', '\t', '\r', '\n'];
                let text = if *preserved { &*text } else { text.trim_matches(blanks) };
                return if tag.kind == Some("inlineStr") {
                    self.text(text)
                } else {
                    None
                };
            }
            Value::Written(written) => *written,
        };
        match tag.kind {
            Some("str") => self.text(&plain_text(written)?),
            None | Some("n" | "s" | "b" | "e") if written.is_empty() => {
                Some(Held::Nothing)
            }
            None | Some("n") => {
                let number = decimal(written)?;
                let dates = &self.known.dates;
                let is_date = tag.style.is_some_and(|at| dates.get(at) == Some(&true));
                Some(Held::Cell(if is_date {
                    date_of(number, self.known.is_1904)
                } else {
                    number_cell(number)
                }))
            }
            Some("s") => {
                let Some(text) = self.known.texts.get(number::<usize>(written)?)? else {
                    return Some(Held::Blank);
                };
                self.piece.shown_bytes += u64::try_from(text.len()).ok()?;
                Some(Held::Cell(Cell::Text(text.clone())))
            }
            Some("b") => match written {
                "0" => Some(Held::Cell(Cell::Bool(false))),
                "1" => Some(Held::Cell(Cell::Bool(true))),
                _ => None,
            },
            Some("e") => {
                let error = CellErrorType::from_str(written).ok()?;
                Some(Held::Cell(Cell::Error(error.to_string())))
            }
            Some(_) => None,
        }
    }

    fn text(&mut self, text: &str) -> Option<Held> {
        if shows_nothing(text) {
            return Some(Held::Blank);
        }
        if text.len() > limits::CELL_BYTES {
            return None;
        }
        let length = u64::try_from(text.len()).ok()?;
        self.piece.shown_bytes += length;
        let (text, is_new) = self.recent.get(text);
        if is_new {
            self.piece.text_bytes += length;
        }
        Some(Held::Cell(Cell::Text(text)))
    }
}

/// What a value is.
enum Held {
    Cell(Cell),
    /// A text that shows nothing.
    Blank,
    /// No value at all.
    Nothing,
}

/// An attribute, or the end of the tag.
enum Attribute<'a> {
    Of { name: &'a str, value: &'a str },
    End { closed: bool },
}

/// Where reading is.
struct Cursor<'a> {
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    fn eat(&mut self, word: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(())
    }

    fn skip_blanks(&mut self) {
        // Mostly there are none.
        if !self.rest.starts_with('<') {
            self.rest = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
        }
    }

    fn skip(&mut self, length: usize) -> Option<&'a str> {
        let (before, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(before)
    }

    /// The next attribute of a tag, whose values stand between double quotes.
    fn attribute(&mut self) -> Option<Attribute<'a>> {
        if self.eat(">").is_some() {
            return Some(Attribute::End { closed: false });
        }
        if self.eat("/>").is_some() {
            return Some(Attribute::End { closed: true });
        }
        self.eat(" ")?;
        if self.eat("/>").is_some() {
            return Some(Attribute::End { closed: true });
        }
        let name = self.skip(memchr(b'=', self.rest.as_bytes())?)?;
        if !name.bytes().all(|one| one.is_ascii_alphanumeric() || one == b':') {
            return None;
        }
        self.eat("=\"")?;
        let value = self.skip(memchr(b'"', self.rest.as_bytes())?)?;
        self.eat("\"")?;
        // What is written otherwise than it is meant, and what ends no tag.
        if memchr3(b'&', b'<', b'>', value.as_bytes()).is_some() {
            return None;
        }
        Some(Attribute::Of { name, value })
    }

    /// Whether an element holds more; passes over the tag that closes it if not.
    fn content(&mut self, closing: &str) -> Option<bool> {
        self.skip_blanks();
        if self.rest.is_empty() { None } else { Some(self.eat(closing).is_none()) }
    }

    /// The text up to the tags that close it.
    fn text_until(&mut self, closing: &str) -> Option<&'a str> {
        let text = self.skip(memchr(b'<', self.rest.as_bytes())?)?;
        self.eat(closing)?;
        Some(text)
    }

    /// The value of a cell.
    fn value(&mut self) -> Option<Value<'a>> {
        if self.eat("<v>").is_some() {
            Some(Value::Written(self.text_until("</v>")?))
        } else if self.eat("<is><t>").is_some() {
            Some(Value::Inline(self.text_until("</t></is>")?, false))
        } else if self.eat("<is><t xml:space=\"preserve\">").is_some() {
            Some(Value::Inline(self.text_until("</t></is>")?, true))
        } else {
            self.eat("<v/>").or_else(|| self.eat("<v />"))?;
            Some(Value::Written(""))
        }
    }

    /// Passes over a formula, whose name has been read.
    fn formula(&mut self) -> Option<()> {
        let (mut shared, mut number_of_shared) = (false, None);
        let closed = loop {
            match self.attribute()? {
                Attribute::End { closed } => break closed,
                Attribute::Of { name: "t", value } => shared |= value == "shared",
                Attribute::Of { name: "si", value } => {
                    number_of_shared = number::<u32>(value);
                }
                // The range of a shared formula must be one.
                Attribute::Of { name: "ref", value } => is_range(value).then_some(())?,
                Attribute::Of { name, .. } => {
                    if matches!(local(name), "t" | "si" | "ref") {
                        return None;
                    }
                }
            }
        };
        if shared && number_of_shared.is_none() {
            return None;
        }
        if !closed {
            plain_text(self.text_until("</f>")?)?;
        }
        Some(())
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// A whole number of digits alone.
fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
    text.bytes().all(|one| one.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// A number as spreadsheets write it: `-12.5E-3`.
fn decimal(text: &str) -> Option<f64> {
    let digits =
        |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    let plain = text.strip_prefix('-').unwrap_or(text);
    let (plain, exponent) = plain.split_once(['E', 'e']).unwrap_or((plain, "0"));
    let (whole, part) = plain.split_once('.').unwrap_or((plain, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    (digits(whole) && digits(part) && digits(exponent))
        .then(|| text.parse().ok())
        .flatten()
}

/// The column of an address such as `F17` on a row, both from 0.
fn column_on(address: &str, row: u32) -> Option<u32> {
    let letters = address.bytes().take_while(u8::is_ascii_uppercase).count();
    let (letters, digits) = address.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 3 || number::<u32>(digits)? != row + 1 {
        return None;
    }
    let column =
        letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    (column <= limits::COLUMNS).then_some(column - 1)
}

/// Whether a text is a range from its first to its last cell, `B2:C4`.
fn is_range(text: &str) -> bool {
    let cell = |address: &str| {
        let at = address.find(|one: char| one.is_ascii_digit())?;
        let row: u32 = number(address.get(at..)?)?;
        let row = row.checked_sub(1).filter(|row| *row < limits::ROWS)?;
        Some((row, column_on(address, row)?))
    };
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    matches!(
        (cell(from), cell(to)),
        (Some((top, left)), Some((bottom, right))) if top <= bottom && left <= right
    )
}

/// A text with its entities resolved; `None` where the library has more to do.
fn plain_text(text: &str) -> Option<std::borrow::Cow<'_, str>> {
    let bytes = text.as_bytes();
    // Ends of lines are made one, and `_x000D_` is a character.
    if memchr(b'\r', bytes).is_some() || memmem::find(bytes, b"_x").is_some() {
        return None;
    }
    if memchr(b'&', bytes).is_none() {
        return Some(text.into());
    }
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (entity, after) = after.split_once(';')?;
        resolved.push_str(before);
        resolved.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => return None,
        });
        rest = after;
    }
    resolved.push_str(rest);
    // `&amp;` may have been what keeps an underscore and an x apart.
    memmem::find(resolved.as_bytes(), b"_x").is_none().then(|| resolved.into())
}

#[cfg(test)]
mod tests {
    use super::{Known, piece};
    use crate::model::Cell;
    use crate::read::pieces::recent::Recent;

    fn read(xml: &str) -> Option<Vec<Cell>> {
        let known = Known { texts: vec![Some("Ly".into())], ..Known::default() };
        let read = piece(xml, &known, &mut Recent::new())?;
        Some(
            read.rows
                .into_iter()
                .flat_map(|row| row.cells)
                .map(|(_, cell)| cell)
                .collect(),
        )
    }

    /// That both ways give the same is tested from outside; here, that plain cells do not
    /// end up with the library.
    #[test]
    fn plain_cells_are_read_here() {
        let cells = "<row r=\"2\" spans=\"1:5\" ht=\"12.5\"><c r=\"A2\" s=\"1\" t=\"s\"><v>0</v></c>\
            <c r=\"B2\"><v>-1.5</v></c><c r=\"C2\" s=\"4\"/>\
            <c r=\"D2\" t=\"inlineStr\"><is><t>Kurs &amp; ly</t></is></c>\
            <c r=\"AA2\"><f>SUM(A1:A2)</f><v>12</v></c><c r=\"AB2\"><f>A1</f><v /></c></row>";
        assert_eq!(
            read(cells),
            Some(vec![
                Cell::Text("Ly".into()),
                Cell::Number(-1.5),
                Cell::Text("Kurs & ly".into()),
                Cell::Number(12.0),
                Cell::FormulaWithoutValue,
            ])
        );
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_library() {
        for cell in [
            "<c><v>1</v></c>",
            "<c r=\"A2\"><v>1</v></c>",
            "<c r=\"A1\" t=\"s\"><v>1</v></c>",
            "<c r=\"A1\"><v>1</v><v>2</v></c>",
            "<c r=\"A1\" t=\"inlineStr\"><is><t>a_x0041_</t></is></c>",
            "<c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r></is></c>",
            "<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>",
        ] {
            assert_eq!(read(&format!("<row r=\"1\">{cell}</row>")), None, "{cell}");
        }
    }
}
