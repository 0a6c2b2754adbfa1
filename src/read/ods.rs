//! Reads .ods and .fods: streamed, with budgets on repeats, and by what the cells show
//! where they state no value.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::model::{Cell, Map, Set, SheetId};
use crate::read::ReadFile;
use crate::read::build::{Budget, Builder, iso_date};
use crate::read::form::{attribute, number};
use crate::read::limits::{self, Limits};
use crate::read::text::decode;
use crate::read::trouble::Trouble;

/// Reads the sheets of an open document.
pub(super) fn read(
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
) -> Result<ReadFile, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
    let mut manifest = String::new();
    if let Ok(part) = archive.by_name("META-INF/manifest.xml") {
        // A manifest that cannot be read states no encryption either.
        let _ = part.take(1 << 20).read_to_string(&mut manifest);
    }
    if is_locked(&manifest) {
        return Err(Trouble::Password);
    }
    let part = archive.by_name("content.xml").map_err(Trouble::library)?;
    let part = BufReader::new(part.take(limits.unpacked_bytes()));
    sheets(Reader::from_reader(part), first_sheet, limits)
}

/// Whether a manifest says that the cells are locked with a password. A library of macros
/// may have one of its own.
fn is_locked(manifest: &str) -> bool {
    let mut xml = Reader::from_str(manifest);
    let mut holds_cells = false;
    loop {
        match xml.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                match element.local_name().as_ref() {
                    "file-entry" => {
                        let path = attribute(&element, "full-path").unwrap_or_default();
                        // The latter is a package within the package.
                        holds_cells =
                            ["content.xml", "encrypted-package"].contains(&path.as_str());
                    }
                    "encryption-data" if holds_cells => return true,
                    _ => {}
                }
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// Reads the sheets of an open document that is one XML file (.fods).
pub(super) fn read_flat(
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
) -> Result<ReadFile, Trouble> {
    let text = decode(bytes);
    sheets(Reader::from_reader(text.as_bytes()), first_sheet, limits)
}

fn sheets<R: BufRead>(
    mut xml: Reader<R>,
    first_sheet: u32,
    limits: Limits,
) -> Result<ReadFile, Trouble> {
    let mut buffer = Vec::new();
    let mut budget = Budget::new(limits);
    let mut hidden_styles: Set<String> = Set::default();
    let mut style = String::new();
    let mut file = ReadFile::default();
    loop {
        match xml.read_event_into(&mut buffer).map_err(Trouble::library)? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "style" =>
            {
                style = attribute(&element, "name").unwrap_or_default();
            }
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "table-properties"
                    && attribute(&element, "display").as_deref() == Some("false") =>
            {
                hidden_styles.insert(style.clone());
            }
            // What was last seen of other files, which is no sheet of this one.
            Event::Start(element) if element.local_name().as_ref() == "dde-link" => {
                let end = element.to_end().into_owned();
                xml.read_to_end_into(end.name(), &mut Vec::new())
                    .map_err(Trouble::library)?;
            }
            Event::Start(element) if element.local_name().as_ref() == "table" => {
                let id = u32::try_from(file.sheets.len()).unwrap_or(u32::MAX);
                let id = SheetId(first_sheet.saturating_add(id));
                if file.sheets.len() >= limits::SHEETS {
                    return Err(Trouble::damaged("reason-too-many-sheets"));
                }
                let name = attribute(&element, "name").unwrap_or_default();
                let visible = attribute(&element, "style-name")
                    .is_none_or(|style| !hidden_styles.contains(&style));
                let table = Table::read(&mut xml, &mut budget)?;
                let form = table.form;
                let mut grid = table.builder.finish(id, visible, table.merged)?;
                grid.form = form;
                if !is_of_another_file(&name) {
                    file.sheets.push((name, grid));
                }
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    if file.sheets.is_empty() {
        return Err(Trouble::damaged("reason-no-sheets"));
    }
    Ok(file)
}

/// Whether a sheet keeps what formulas take from another file, whose address is then
/// part of its name: `'file:///C:/liste.ods'#Ark1`.
fn is_of_another_file(name: &str) -> bool {
    name.starts_with('\'') && name.contains("'#")
}

/// A sheet in the making.
struct Table<'budget> {
    builder: Builder<'budget>,
    merged: Vec<[u32; 4]>,
    form: crate::model::Form,
    row: u32,
    /// The cells of the row that is being read, with how often each is repeated.
    cells: Vec<(u32, u32, Cell)>,
    column: u32,
    row_repeat: u32,
    row_hidden: bool,
    grid_column: u32,
}

/// A cell in the making.
#[derive(Default)]
struct Open {
    attributes: Map<String, String>,
    /// What it shows, its paragraphs parted by line ends.
    shown: String,
    paragraphs: u32,
}

impl<'budget> Table<'budget> {
    /// Reads until the table ends; nested tables and comments are passed over.
    fn read<R: BufRead>(
        xml: &mut Reader<R>,
        budget: &'budget mut Budget,
    ) -> Result<Self, Trouble> {
        let mut table = Self {
            builder: Builder::new(budget),
            merged: Vec::new(),
            form: crate::model::Form::default(),
            row: 0,
            cells: Vec::new(),
            column: 0,
            row_repeat: 1,
            row_hidden: false,
            grid_column: 0,
        };
        let mut open: Option<Open> = None;
        let mut passed_over = 0_u32;
        let mut in_text = 0_u32;
        let mut buffer = Vec::new();
        loop {
            let event = xml.read_event_into(&mut buffer).map_err(Trouble::library)?;
            match &event {
                Event::Eof => return Err(Trouble::damaged("reason-truncated")),
                Event::Start(element) if passed_over > 0 || is_aside(element) => {
                    passed_over += 1;
                }
                Event::End(_) if passed_over > 0 => passed_over -= 1,
                _ if passed_over > 0 => {}
                Event::Start(element) | Event::Empty(element) => {
                    let empty = matches!(event, Event::Empty(_));
                    match element.local_name().as_ref() {
                        "table-row" => {
                            table.begin_row(element);
                            if empty {
                                table.end_row()?;
                            }
                        }
                        "table-column" => table.column_form(element),
                        // What is merged into another cell keeps its value, which
                        // sums count.
                        "table-cell" | "covered-table-cell" => {
                            let cell = Open {
                                attributes: attributes(element),
                                ..Open::default()
                            };
                            if empty {
                                table.end_cell(&cell)?;
                            } else {
                                open = Some(cell);
                            }
                        }
                        kind => {
                            if let Some(cell) = &mut open {
                                in_text += u32::from(kind == "p" && !empty);
                                cell.element(kind, element);
                            }
                        }
                    }
                }
                Event::Text(text) if in_text > 0 => {
                    if let Some(cell) = &mut open {
                        cell.text(text);
                    }
                }
                Event::CData(text) if in_text > 0 => {
                    if let Some(cell) = &mut open {
                        cell.shown.push_str(text);
                    }
                }
                Event::GeneralRef(name) if in_text > 0 => {
                    if let Some(cell) = &mut open {
                        cell.reference(name);
                    }
                }
                Event::End(element) => match element.local_name().as_ref() {
                    "table" => return Ok(table),
                    "table-row" => table.end_row()?,
                    "table-cell" | "covered-table-cell" => {
                        if let Some(cell) = open.take() {
                            table.end_cell(&cell)?;
                        }
                        in_text = 0;
                    }
                    "p" => in_text = in_text.saturating_sub(1),
                    _ => {}
                },
                _ => {}
            }
            buffer.clear();
        }
    }

    fn column_form(&mut self, element: &BytesStart<'_>) {
        let repeat = number(element, "number-columns-repeated").unwrap_or(1).max(1_u32);
        let last = self.grid_column.saturating_add(repeat - 1);
        if is_hidden(element) && self.grid_column < limits::COLUMNS {
            self.form.hidden_columns.push((self.grid_column, last));
        }
        self.grid_column = last.saturating_add(1);
    }

    fn begin_row(&mut self, element: &BytesStart<'_>) {
        self.row_repeat = number(element, "number-rows-repeated").unwrap_or(1).max(1_u32);
        self.row_hidden = is_hidden(element);
        self.column = 0;
        self.cells.clear();
    }

    fn end_row(&mut self) -> Result<(), Trouble> {
        let cells = std::mem::take(&mut self.cells);
        if cells.is_empty() {
            self.row = self.row.saturating_add(self.row_repeat);
            return Ok(());
        }
        let across: u64 = cells.iter().map(|(_, repeat, _)| u64::from(*repeat)).sum();
        self.builder.has_room(across.saturating_mul(self.row_repeat.into()))?;
        for _ in 0..self.row_repeat {
            for (column, repeat, cell) in &cells {
                for column in *column..column.saturating_add(*repeat) {
                    self.push(column, cell)?;
                }
            }
            if self.row_hidden {
                self.form.hidden_rows.push(self.row);
            }
            self.row = self.row.saturating_add(1);
        }
        Ok(())
    }

    fn push(&mut self, column: u32, cell: &Cell) -> Result<(), Trouble> {
        match cell {
            Cell::Text(text) => self.builder.push_text(self.row, column, text),
            other => self.builder.push_cell(self.row, column, other.clone()),
        }
    }

    fn end_cell(&mut self, cell: &Open) -> Result<(), Trouble> {
        let whole = |name: &str| {
            cell.attributes.get(name).and_then(|value| value.trim().parse::<u32>().ok())
        };
        let repeat = whole("number-columns-repeated").unwrap_or(1).max(1);
        let at = self.column;
        self.column = at.saturating_add(repeat);
        let across = whole("number-columns-spanned").unwrap_or(1).max(1);
        let down = whole("number-rows-spanned").unwrap_or(1).max(1);
        if across > 1 || down > 1 {
            let last_row = self.row.saturating_add(down - 1);
            self.merged.push([self.row, at, last_row, at.saturating_add(across - 1)]);
        }
        if let Some(value) = cell.value() {
            if at.saturating_add(repeat) > limits::COLUMNS {
                return Err(Trouble::damaged("reason-outside-sheet"));
            }
            self.cells.push((at, repeat, value));
        }
        Ok(())
    }
}

/// Comments, drawings and what tracks changes are no part of a cell's text.
fn is_aside(element: &BytesStart<'_>) -> bool {
    matches!(
        element.local_name().as_ref(),
        "annotation"
            | "frame"
            | "shapes"
            | "table-source"
            | "tracked-changes"
            | "custom-shape"
    )
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "visibility").is_some_and(|value| value != "visible")
}

fn attributes(element: &BytesStart<'_>) -> Map<String, String> {
    [
        "value-type",
        "value",
        "date-value",
        "boolean-value",
        "string-value",
        "formula",
        "number-columns-repeated",
        "number-columns-spanned",
        "number-rows-spanned",
    ]
    .into_iter()
    .filter_map(|name| Some((name.to_owned(), attribute(element, name)?)))
    .collect()
}

impl Open {
    fn element(&mut self, kind: &str, element: &BytesStart<'_>) {
        match kind {
            "p" => {
                if self.paragraphs > 0 {
                    self.shown.push('\n');
                }
                self.paragraphs += 1;
            }
            "s" => {
                let blanks: usize = number(element, "c").unwrap_or(1);
                self.shown.push_str(&" ".repeat(blanks.min(100)));
            }
            "tab" => self.shown.push('\t'),
            "line-break" => self.shown.push('\n'),
            _ => {}
        }
    }

    /// Blanks and line ends of the file itself are one blank.
    fn text(&mut self, text: &str) {
        for character in text.chars() {
            let blank = matches!(character, ' ' | '\n' | '\r' | '\t');
            if !blank {
                self.shown.push(character);
            } else if !self.shown.ends_with([' ', '\n']) {
                self.shown.push(' ');
            }
        }
    }

    fn reference(&mut self, name: &quick_xml::events::BytesRef<'_>) {
        if let Ok(Some(character)) = name.resolve_char_ref() {
            self.shown.push(character);
        } else if let Some(text) = quick_xml::escape::resolve_predefined_entity(name) {
            self.shown.push_str(text);
        }
    }

    /// The value: what the cell states, else what it shows.
    fn value(&self) -> Option<Cell> {
        let stated = |name: &str| self.attributes.get(name).map(String::as_str);
        let shown = self.shown.trim();
        let text = || {
            let text = stated("string-value").unwrap_or(shown);
            (!text.trim().is_empty()).then(|| Cell::Text(text.into()))
        };
        let is_error = shown.starts_with('#') && shown.ends_with(['!', '?', 'A', '0'])
            || shown.starts_with("Err:");
        if stated("formula").is_some() {
            if is_error {
                return Some(Cell::Error(shown.to_owned()));
            }
            if shown.is_empty() && stated("value-type").is_none() {
                return Some(Cell::FormulaWithoutValue);
            }
        }
        match stated("value-type") {
            Some("float" | "currency") => match stated("value")?.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => Some(Cell::Number(number)),
                _ => text(),
            },
            // Shown as `12 %` and held as 0.12, as in other workbooks.
            Some("percentage") => {
                stated("value")?.trim().parse::<f64>().ok().map(Cell::Number)
            }
            Some("date") => stated("date-value")
                .and_then(iso_date)
                .map_or_else(text, |date| Some(Cell::Date(date))),
            Some("boolean") => Some(Cell::Bool(stated("boolean-value") == Some("true"))),
            _ => text(),
        }
    }
}
