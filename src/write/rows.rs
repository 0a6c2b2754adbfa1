//! The rows of the sheets that hold the most: written as the file has them, in blocks that
//! all cores write and pack while the workbook is written, so that they are never in memory
//! as a whole.
//!
//! The library lays such a sheet out (header, table, widths, choices) and knows nothing
//! of its rows. In what it would make of a cell and what stands here there is one
//! difference: texts stand in their cells and not in a list that all sheets share.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::error::Error;
use crate::model::{Map, column_letters};
use crate::package::{self, AFTER_HYPERLINKS, Blocks, Package, Packed, escape_attribute};
use crate::write::measure::lines;
use crate::write::print::LINE_HEIGHT;
use crate::write::value::{self, Kind, Value};

/// Cells that are written and packed at a time, so that wide sheets of few rows are in
/// several blocks as well.
const BLOCK_CELLS: usize = 4_096;
/// Rows in so few blocks are packed while the library makes the rest of the workbook.
const FEW_BLOCKS: usize = 32;
/// Rows that are looked through at a time.
const ROWS_AT_A_TIME: usize = 1_024;
/// Excel takes 65,530 links on a sheet; beyond so many there is the text alone.
pub(super) const LINKS_MAX: usize = 65_000;
/// The beginning and the end of a sheet's rows.
const START: &str = "<sheetData>";
const END: &str = "</sheetData>";

/// Takes the cells of a row, from left to right.
pub(super) trait Cells {
    /// A text.
    fn text(&mut self, text: &str);
    /// A name, which is not empty.
    fn named<'n>(&mut self, name: &dyn Fn() -> Cow<'n, str>);
    /// A text that takes time to make and is not empty; `say` adds it to what it is given.
    fn said(&mut self, say: &dyn Fn(&mut String));
    /// A text that leads to an address, if there is one.
    fn leading(&mut self, text: &str, url: &dyn Fn() -> Option<String>);
    /// Any value.
    fn value(&mut self, value: &Value);
    /// Says where the next cell stands and what it looks like, where that is not as the
    /// columns say. Its row is as high as it is said to be.
    fn place(&mut self, _column: usize, _style: StyleId) {}
    /// The same in a row that grows with its texts.
    fn place_measured(&mut self, _column: usize, _style: StyleId) {}
}

/// The cells as values.
impl Cells for Vec<Value> {
    fn text(&mut self, text: &str) {
        self.push(Value::from(text));
    }

    fn named<'n>(&mut self, name: &dyn Fn() -> Cow<'n, str>) {
        self.push(Value::Text(name().into_owned()));
    }

    fn said(&mut self, say: &dyn Fn(&mut String)) {
        let mut said = String::new();
        say(&mut said);
        self.push(Value::Text(said));
    }

    fn leading(&mut self, text: &str, url: &dyn Fn() -> Option<String>) {
        self.push(match url() {
            Some(url) => Value::Address { text: text.to_owned(), url },
            None => Value::from(text),
        });
    }

    fn value(&mut self, value: &Value) {
        self.push(value.clone());
    }
}

/// Puts the cells of a row, by its place.
type Make<'a> = Box<dyn Fn(usize, &mut dyn Cells) + Send + Sync + 'a>;

/// Rows, all there or made when they are needed.
pub(super) enum Rows<'a> {
    /// All there.
    Ready(Vec<Vec<Value>>),
    /// Made when they are needed, any of them at any time.
    Made { count: usize, make: Make<'a> },
}

impl<'a> Rows<'a> {
    /// So many rows, each made by its place.
    pub(super) fn made(
        count: usize,
        make: impl Fn(usize, &mut dyn Cells) + Send + Sync + 'a,
    ) -> Self {
        Self::Made { count, make: Box::new(make) }
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Ready(rows) => rows.len(),
            Self::Made { count, .. } => *count,
        }
    }

    /// Makes some rows, by which the sheet is laid out; none if all are there.
    pub(super) fn some(&self, range: Range<usize>) -> Vec<Vec<Value>> {
        match self {
            Self::Ready(_) => Vec::new(),
            Self::Made { make, .. } => {
                let row = |at: usize| {
                    let mut row = Vec::new();
                    make(at, &mut row);
                    row
                };
                range.into_par_iter().with_min_len(64).map(row).collect()
            }
        }
    }

    /// Shows the cells of a row.
    pub(super) fn show(&self, at: usize, cells: &mut dyn Cells) {
        match self {
            Self::Ready(rows) => rows[at].iter().for_each(|value| cells.value(value)),
            Self::Made { make, .. } => make(at, cells),
        }
    }

    /// How many cells of some rows are empty in columns that are not there to be filled
    /// in or to help.
    pub(super) fn empty(&self, rows: Range<usize>, is_plain: &[bool]) -> usize {
        let of_row = |at: usize| {
            let mut counted = Empty { is_plain, column: 0, count: 0 };
            self.show(at, &mut counted);
            counted.count
        };
        rows.into_par_iter().with_min_len(ROWS_AT_A_TIME).map(of_row).sum()
    }
}

impl FromIterator<Vec<Value>> for Rows<'_> {
    fn from_iter<T: IntoIterator<Item = Vec<Value>>>(rows: T) -> Self {
        Self::Ready(rows.into_iter().collect())
    }
}

/// Counts empty cells.
struct Empty<'a> {
    is_plain: &'a [bool],
    column: usize,
    count: usize,
}

impl Cells for Empty<'_> {
    fn text(&mut self, text: &str) {
        let plain = self.is_plain.get(self.column).copied().unwrap_or(false);
        self.count += usize::from(plain && text.is_empty());
        self.column += 1;
    }

    fn named<'n>(&mut self, _: &dyn Fn() -> Cow<'n, str>) {
        self.column += 1;
    }

    fn said(&mut self, _: &dyn Fn(&mut String)) {
        self.column += 1;
    }

    fn leading(&mut self, _: &str, _: &dyn Fn() -> Option<String>) {
        self.column += 1;
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Text(text) => self.text(text),
            _ => self.column += 1,
        }
    }
}

/// What a cell looks like, as the file refers to it.
pub(super) type StyleId = u32;

/// How the cells of a column are written.
pub(super) struct Column {
    /// The styles of values, by their kind.
    pub(super) styles: [StyleId; Kind::ALL.len()],
    /// The style of a text that leads somewhere.
    pub(super) link: StyleId,
    /// How many characters fit beside each other, if its rows grow with its texts.
    pub(super) room: Option<f64>,
}

/// How the rows of a sheet are written.
pub(super) struct Shape {
    pub(super) columns: Vec<Column>,
    /// The row of the sheet that the first one stands in, counted from 0.
    pub(super) top: usize,
    /// So many rows have links.
    pub(super) linked: usize,
    /// The heights of rows that have one of their own, in points.
    pub(super) heights: Map<usize, f64>,
    /// What is said at the end of a text that does not fit in a cell.
    pub(super) cut: String,
}

/// The rows of a sheet, to be written with the workbook.
pub(super) struct Filling<'a> {
    /// The sheet's name.
    pub(super) sheet: String,
    /// The style of its first cell: if the file says otherwise, the styles are not those
    /// that the rows are written with.
    pub(super) first_style: StyleId,
    pub(super) rows: Arc<Rows<'a>>,
    /// Those of them that stand on the sheet.
    pub(super) part: Range<usize>,
    pub(super) shape: Shape,
    /// The files that their links lead to.
    pub(super) files: Vec<String>,
    /// The tables on the sheet that have more rows than the library knows of: their
    /// names and ranges.
    pub(super) tables: Vec<(String, String)>,
    /// Whether they are all rows of the sheet, so that the library's are left out.
    pub(super) whole: bool,
    /// Whether most of their cells are in memory, where they take more room than packed.
    pub(super) held: bool,
}

impl Filling<'_> {
    /// Those of the rows that have links.
    pub(super) fn linked(&self) -> Range<usize> {
        self.part.start..self.part.end.min(self.part.start + self.shape.linked)
    }
}

/// The rows of a sheet in the file.
pub(super) struct InFile<'a> {
    filling: Filling<'a>,
    /// How the cells of each column begin, and how they go on with each style.
    begins: Vec<String>,
    styled: Vec<[String; Kind::ALL.len() + 1]>,
    /// The relationships to files.
    files: Map<String, String>,
    /// All blocks, if they are packed already.
    ahead: Vec<Packed>,
}

impl<'a> InFile<'a> {
    pub(super) fn new(filling: Filling<'a>) -> Self {
        let columns = &filling.shape.columns;
        let begins =
            (0..columns.len()).map(|at| format!("<c r=\"{}", letters(at))).collect();
        let styled = |style: StyleId| match style {
            0 => "\"".to_owned(),
            style => format!("\" s=\"{style}\""),
        };
        let styled = columns.iter().map(|column| {
            let [text, count, year, kroner, share, plain] = column.styles;
            [text, count, year, kroner, share, plain, column.link].map(styled)
        });
        let styled = styled.collect();
        let mut files: Map<String, String> = Map::default();
        for file in &filling.files {
            let id = format!("file{}", files.len() + 1);
            files.entry(file.clone()).or_insert(id);
        }
        Self { filling, begins, styled, files, ahead: Vec::new() }
    }

    fn rows_of_a_block(&self) -> usize {
        (BLOCK_CELLS / self.begins.len().max(1)).max(1)
    }

    /// Packs the rows and forgets them, unless they are packed already, or are many that are
    /// made as they are written, which are packed then.
    ///
    /// # Errors
    ///
    /// `write-failed`, a fault of the packing library.
    pub(super) fn pack(&mut self) -> Result<(), Error> {
        let now = self.filling.held || self.count() <= FEW_BLOCKS;
        if self.ahead.is_empty() && now {
            let pack = |block: usize| Packed::new(self, block);
            self.ahead =
                (0..self.count()).into_par_iter().map(pack).collect::<Result<_, _>>()?;
            self.filling.rows = Arc::new(Rows::Ready(Vec::new()));
        }
        Ok(())
    }
}

fn letters(column: usize) -> String {
    column_letters(u32::try_from(column).unwrap_or(0))
}

/// The cells of a table whose header stands in a row, counted from 0.
pub(super) fn table_range(header: usize, columns: usize, rows: usize) -> String {
    let last = column_letters(u32::try_from(columns.max(1) - 1).unwrap_or(0));
    format!("A{}:{last}{}", header + 1, header + 1 + rows)
}

/// Puts rows into a sheet of the workbook, to be written with it.
pub(super) fn fill<'a>(
    package: &mut Package<'a>,
    mut rows: InFile<'a>,
) -> Result<(), Error> {
    let filling = &rows.filling;
    let part = package.sheet(&filling.sheet)?;
    let first = match filling.first_style {
        0 => "<c r=\"A1\" t=".to_owned(),
        style => format!("<c r=\"A1\" s=\"{style}\""),
    };
    if !package.has_text(&part, &first)? {
        return Err(package::fault(format!("{part} has other styles")));
    }
    if filling.whole {
        package.replace(&part, (START, END), "")?;
    }
    for (table, range) in &filling.tables {
        package.stretch_table(&part, table, range)?;
    }
    for (file, id) in &rows.files {
        package.relate_to_file(&part, id, &escaped(file))?;
    }
    let last = letters(filling.shape.columns.len().max(1) - 1);
    let range = format!("A1:{last}{}", filling.shape.top + filling.part.len());
    package.replace(&part, ("<dimension ref=\"", "\""), &range)?;
    let around = ["<hyperlinks>", "</hyperlinks>"];
    let ahead = std::mem::take(&mut rows.ahead);
    package.fill(&part, END, (around, &AFTER_HYPERLINKS), (rows, ahead))
}

impl Blocks for InFile<'_> {
    fn count(&self) -> usize {
        self.filling.part.len().div_ceil(self.rows_of_a_block())
    }

    fn write(&self, block: usize, inside: &mut String, after: &mut String) {
        let mut writer = Writer {
            of: self,
            xml: inside,
            links: after,
            number: String::new(),
            row: 0,
            at: 0,
            column: 0,
            style: None,
            measured: true,
            lines: 1.0,
            said: String::new(),
            formulas: Vec::new(),
        };
        let count = self.filling.part.len();
        let rows = self.rows_of_a_block();
        for row in block * rows..count.min((block + 1) * rows) {
            writer.row(row);
        }
    }
}

/// Rows under way.
struct Writer<'a> {
    of: &'a InFile<'a>,
    xml: &'a mut String,
    links: &'a mut String,
    /// The row's number in the file.
    number: String,
    /// The row on the sheet and among all rows, from 0.
    row: usize,
    at: usize,
    column: usize,
    /// The style of the next cell, if it is not that of its column.
    style: Option<StyleId>,
    /// Whether the row grows with its texts.
    measured: bool,
    /// How many lines the highest text of the row takes.
    lines: f64,
    /// A text under way.
    said: String,
    /// The formula that was last written in each column, and how it is written.
    formulas: Vec<Option<(Arc<str>, String)>>,
}

impl Writer<'_> {
    /// Writes a row.
    fn row(&mut self, row: usize) {
        let filling = &self.of.filling;
        (self.row, self.at) = (row, filling.part.start + row);
        (self.column, self.lines) = (0, 1.0);
        // The file counts from 1.
        self.number.clear();
        value::push_digits(&mut self.number, (filling.shape.top + row + 1) as u64);
        self.xml.push_str("<row r=\"");
        self.xml.push_str(&self.number);
        self.xml.push('"');
        let height_at = self.xml.len();
        self.xml.push('>');
        filling.rows.show(self.at, self);
        let own = filling.shape.heights.get(&self.at).copied();
        let height = own.or((self.lines > 1.0).then_some(LINE_HEIGHT * self.lines));
        if let Some(height) = height {
            let height = format!(" ht=\"{height}\" customHeight=\"1\"");
            self.xml.insert_str(height_at, &height);
        }
        self.xml.push_str("</row>");
    }

    /// Begins a cell, up to its style.
    fn begin(&mut self, kind: usize) {
        self.xml.push_str(&self.of.begins[self.column]);
        self.xml.push_str(&self.number);
        match self.style.take() {
            Some(style) => {
                self.xml.push_str("\" s=\"");
                value::push_digits(self.xml, u64::from(style));
                self.xml.push('"');
            }
            None => self.xml.push_str(&self.of.styled[self.column][kind]),
        }
    }

    /// Makes room for a text in the row.
    fn measure(&mut self, text: &str) {
        let room = self.of.filling.shape.columns[self.column].room;
        if let Some(room) = room.filter(|_| self.measured) {
            self.lines = self.lines.max(lines(text, room));
        }
    }

    /// Notes that the text of the cell under way leads somewhere.
    fn link(&mut self, url: &str) {
        let (column, links) = (self.column, &mut *self.links);
        links.push_str("<hyperlink ref=\"");
        // `<c r="` comes before the column's letters.
        links.push_str(self.of.begins[column].get(6..).unwrap_or_default());
        links.push_str(&self.number);
        links.push('"');
        let place = if let Some(place) = url.strip_prefix("internal:") {
            place
        } else {
            let (file, place) = value::file_of(url);
            if let Some(id) = self.of.files.get(file) {
                links.push_str(" r:id=\"");
                links.push_str(id);
                links.push('"');
            }
            place
        };
        if !place.is_empty() {
            links.push_str(" location=\"");
            escape_attribute(links, place);
            links.push('"');
        }
        links.push_str("/>");
    }

    /// Writes a formula, which most often is that of the cell above.
    fn formula(&mut self, formula: &Arc<str>, result: &Value) {
        self.begin(result.kind() as usize);
        if self.formulas.len() <= self.column {
            self.formulas.resize(self.column + 1, None);
        }
        let known = &mut self.formulas[self.column];
        if known.as_ref().is_none_or(|(one, _)| !Arc::ptr_eq(one, formula)) {
            let mut escaped = String::new();
            package::escape_text(&mut escaped, formula);
            *known = Some((Arc::clone(formula), escaped));
        }
        let escaped = known.as_ref().map_or("", |(_, escaped)| escaped);
        result.write_result(self.xml, escaped);
    }
}

impl Cells for Writer<'_> {
    fn text(&mut self, text: &str) {
        // An empty cell that looks like any other is none.
        let style =
            self.of.filling.shape.columns[self.column].styles[Kind::Text as usize];
        if text.is_empty() && style == 0 && self.style.is_none() {
            self.column += 1;
            return;
        }
        self.begin(Kind::Text as usize);
        value::write_short_text(self.xml, text, &self.of.filling.shape.cut);
        self.measure(text);
        self.column += 1;
    }

    fn named<'n>(&mut self, name: &dyn Fn() -> Cow<'n, str>) {
        self.text(&name());
    }

    fn said(&mut self, say: &dyn Fn(&mut String)) {
        let mut said = std::mem::take(&mut self.said);
        said.clear();
        say(&mut said);
        self.text(&said);
        self.said = said;
    }

    fn leading(&mut self, text: &str, url: &dyn Fn() -> Option<String>) {
        let shape = &self.of.filling.shape;
        let url = if self.row < shape.linked && !text.is_empty() { url() } else { None };
        let Some(url) = url else { return self.text(text) };
        self.begin(Kind::ALL.len());
        let shown = value::shortened(text, &shape.cut);
        value::write_short_text(self.xml, &shown, "");
        if value::fits_in_link(&url, &shown) {
            self.link(&url);
        }
        self.measure(text);
        self.column += 1;
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Text(text) | Value::Link { text, .. } => self.text(text),
            Value::Address { text, url } => self.leading(text, &|| Some(url.clone())),
            Value::Formula { formula, result } => {
                self.formula(formula, result);
                self.column += 1;
            }
            Value::Count(_)
            | Value::Year(_)
            | Value::Kroner(_)
            | Value::Share(_)
            | Value::Plain(_)
            | Value::Number(..) => {
                self.begin(value.kind() as usize);
                value.write_number(self.xml);
                self.column += 1;
            }
        }
    }

    fn place(&mut self, column: usize, style: StyleId) {
        (self.column, self.style, self.measured) = (column, Some(style), false);
    }

    fn place_measured(&mut self, column: usize, style: StyleId) {
        (self.column, self.style, self.measured) = (column, Some(style), true);
    }
}

/// The path of a file as a link has it.
fn escaped(path: &str) -> String {
    let mut escaped = String::new();
    for one in path.chars() {
        match one {
            ' ' | '"' | '<' | '>' | '[' | ']' | '^' | '`' | '{' | '}' => {
                write!(escaped, "%{:02x}", u32::from(one)).expect("a string takes all");
            }
            _ => escaped.push(one),
        }
    }
    escaped
}
