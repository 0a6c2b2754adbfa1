//! The rows of the sheets that hold the most: written as the file has them, in blocks that
//! all cores write and pack, and put into the finished workbook.
//!
//! The library lays such a sheet out (header, table, widths, choices) and knows nothing
//! of its rows. In what it would make of a cell and what stands here there is one
//! difference: texts stand in their cells and not in a list that all sheets share.

use std::fmt::Write as _;
use std::ops::Range;

use rayon::prelude::*;
use rust_xlsxwriter::ColNum;

use crate::error::Error;
use crate::model::{Map, column_letters};
use crate::package::{self, AFTER_HYPERLINKS, LEVEL, LEVEL_FAST, Package, Piece, Xml};
use crate::write::value::Value;

/// Rows that are written and packed at a time.
const BLOCK: usize = 2_048;
/// A sheet of more cells than these is packed fast rather than small.
const CELLS_SMALL: usize = 200_000;
/// Excel takes 65,530 links on a sheet; beyond so many there is the text alone.
pub(super) const LINKS_MAX: usize = 65_000;
/// The end of a sheet's rows.
const END: &str = "</sheetData>";

/// Rows, all there or made when they are needed.
pub(super) enum Rows<'a> {
    /// All there.
    Ready(Vec<Vec<Value>>),
    /// Made when they are needed, any of them at any time.
    Made { count: usize, make: Box<dyn Fn(usize) -> Vec<Value> + Sync + 'a> },
}

impl<'a> Rows<'a> {
    /// So many rows, each made by its place.
    pub(super) fn made(
        count: usize,
        make: impl Fn(usize) -> Vec<Value> + Sync + 'a,
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

    /// Makes the first rows, by which the sheet is laid out.
    pub(super) fn first(&self, count: usize) -> Vec<Vec<Value>> {
        match self {
            Self::Ready(_) => Vec::new(),
            Self::Made { count: all, make } => {
                (0..count.min(*all)).into_par_iter().map(make).collect()
            }
        }
    }
}

impl FromIterator<Vec<Value>> for Rows<'_> {
    fn from_iter<T: IntoIterator<Item = Vec<Value>>>(rows: T) -> Self {
        Self::Ready(rows.into_iter().collect())
    }
}

/// What a cell looks like, as the file refers to it.
pub(super) type StyleId = u32;

/// How the rows of a sheet are written.
pub(super) struct Shape<'a> {
    /// The style of a cell of a column that holds a value, which may be a link or not.
    pub(super) style: &'a (dyn Fn(usize, &Value, bool) -> StyleId + Sync),
    /// Whether a column is neither for a person to fill in nor one of help.
    pub(super) is_plain: &'a [bool],
    /// So many rows have links.
    pub(super) linked: usize,
    /// The style of cells that look otherwise than their column, by row and column.
    pub(super) accents: &'a Map<(usize, ColNum), StyleId>,
    /// The height of a row in points, if it is not as any other.
    pub(super) height: &'a (dyn Fn(&[Value]) -> Option<f64> + Sync),
    /// What is said at the end of a text that does not fit in a cell.
    pub(super) cut: &'a str,
    pub(super) columns: usize,
}

/// A link in a cell.
struct Link {
    row: usize,
    column: usize,
    url: String,
}

/// The rows of a sheet, ready to be put into the workbook.
pub(super) struct Filling {
    pieces: Vec<Piece>,
    links: Vec<Link>,
    rows: usize,
    columns: usize,
    empty: usize,
}

impl Filling {
    /// How many cells are empty that are not there to be filled in.
    pub(super) fn empty(&self) -> usize {
        self.empty
    }
}

/// Writes those of the rows that a sheet holds, the first of which stands below the
/// header. `first` are those that are made already.
pub(super) fn write(
    rows: &Rows<'_>,
    first: &[Vec<Value>],
    shape: &Shape<'_>,
    part: Range<usize>,
) -> Result<Filling, Error> {
    let count = part.len();
    let level = if count * shape.columns > CELLS_SMALL { LEVEL_FAST } else { LEVEL };
    let letters: Vec<String> = (0..shape.columns)
        .map(|at| column_letters(u32::try_from(at).unwrap_or(0)))
        .collect();
    let blocks: Vec<(Piece, Vec<Link>, usize)> = (0..count.div_ceil(BLOCK))
        .into_par_iter()
        .map(|block| {
            let mut writer = Writer {
                xml: String::new(),
                links: Vec::new(),
                empty: 0,
                letters: &letters,
            };
            for row in block * BLOCK..count.min((block + 1) * BLOCK) {
                let at = part.start + row;
                match (rows, first.get(at)) {
                    (_, Some(values)) => writer.row((row, at), values, shape),
                    (Rows::Ready(rows), None) => writer.row((row, at), &rows[at], shape),
                    (Rows::Made { make, .. }, None) => {
                        writer.row((row, at), &make(at), shape);
                    }
                }
            }
            Ok((Piece::new(writer.xml.as_bytes(), level)?, writer.links, writer.empty))
        })
        .collect::<Result<_, Error>>()?;
    let mut pieces = Vec::with_capacity(blocks.len());
    let mut links = Vec::new();
    let mut empty = 0;
    for (piece, more, empty_here) in blocks {
        pieces.push(piece);
        empty += empty_here;
        links.extend(more);
    }
    Ok(Filling { pieces, links, rows: count, columns: shape.columns, empty })
}

/// Rows under way.
struct Writer<'a> {
    xml: String,
    links: Vec<Link>,
    empty: usize,
    letters: &'a [String],
}

impl Writer<'_> {
    /// Writes a row: its place on the sheet, and among all rows.
    fn row(&mut self, (row, at): (usize, usize), values: &[Value], shape: &Shape<'_>) {
        // The header stands above, and the file counts from 1.
        let number = (row + 2).to_string();
        self.push(&["<row r=\"", &number, "\""]);
        if let Some(height) = (shape.height)(values) {
            self.push(&[" ht=\"", &height.to_string(), "\" customHeight=\"1\""]);
        }
        self.xml.push('>');
        let linked = row < shape.linked;
        for (column, value) in values.iter().enumerate() {
            let accent = ColNum::try_from(column).ok();
            let accent = accent.and_then(|column| shape.accents.get(&(at, column)));
            let style =
                accent.copied().unwrap_or_else(|| (shape.style)(column, value, linked));
            if shape.is_plain[column]
                && matches!(value, Value::Text(text) if text.is_empty())
            {
                self.empty += 1;
            }
            let letters = self.letters;
            self.push(&["<c r=\"", &letters[column], &number, "\""]);
            if style > 0 {
                self.push(&[" s=\"", &style.to_string(), "\""]);
            }
            if let Some(url) = value.write_xml(&mut self.xml, shape.cut)
                && linked
            {
                self.links.push(Link { row, column, url: url.to_owned() });
            }
        }
        self.xml.push_str("</row>");
    }

    fn push(&mut self, parts: &[&str]) {
        for part in parts {
            self.xml.push_str(part);
        }
    }
}

/// Puts the rows into a sheet of the workbook, whose first cell must look as `header`
/// says: else the styles are not those that the rows were written with.
pub(super) fn fill(
    package: &mut Package,
    sheet: &str,
    header: StyleId,
    filling: Filling,
) -> Result<(), Error> {
    let part = package.sheet(sheet)?;
    if !package.has_text(&part, &format!("<c r=\"A1\" s=\"{header}\""))? {
        return Err(package::fault(format!("{part} has other styles")));
    }
    let mut xml = Xml::fragment();
    let mut files: Map<String, String> = Map::default();
    if !filling.links.is_empty() {
        xml.start("hyperlinks", &[]);
        for link in &filling.links {
            let column = column_letters(u32::try_from(link.column).unwrap_or(0));
            let cell = format!("{column}{}", link.row + 2);
            if let Some(place) = link.url.strip_prefix("internal:") {
                xml.empty("hyperlink", &[("ref", &cell), ("location", place)]);
                continue;
            }
            let url = link.url.strip_prefix("file:///").unwrap_or(&link.url);
            let (file, place) = url.split_once('#').unwrap_or((url, ""));
            let id = if let Some(id) = files.get(file) {
                id.clone()
            } else {
                let id = package.relate_to_file(&part, &escaped(file))?;
                files.insert(file.to_owned(), id.clone());
                id
            };
            let mut attributes = vec![("ref", cell.as_str()), ("r:id", &id)];
            if !place.is_empty() {
                attributes.push(("location", place));
            }
            xml.empty("hyperlink", &attributes);
        }
        xml.end("hyperlinks");
        package.insert(&part, &AFTER_HYPERLINKS, &xml.finish())?;
    }
    let last = column_letters(u32::try_from(filling.columns.max(1) - 1).unwrap_or(0));
    let range = format!("A1:{last}{}", filling.rows + 1);
    package.replace(&part, ("<dimension ref=\"", "\""), &range)?;
    package.fill(&part, END, filling.pieces)
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
