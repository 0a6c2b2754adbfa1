//! Reads XML Spreadsheet 2003: one XML file, often called .xls, that many business
//! systems export.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::model::{Cell, Form, Map, SheetId};
use crate::read::ReadFile;
use crate::read::build::{Budget, Builder, iso_date};
use crate::read::form::{attribute, number};
use crate::read::limits::{self, Limits};
use crate::read::number_format::{Otherwise, ShownAs, otherwise};
use crate::read::text::decode;
use crate::read::trouble::Trouble;

/// What only this format names.
const NAMES: [&str; 2] =
    ["urn:schemas-microsoft-com:office:spreadsheet", "progid=\"excel.sheet\""];

/// Whether the start of an XML file, in lower case, says that it is such a workbook.
pub(super) fn is_such(start: &str) -> bool {
    NAMES.iter().any(|name| start.contains(name))
}

/// Reads the sheets.
pub(super) fn read(
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
) -> Result<ReadFile, Trouble> {
    let text = decode(bytes);
    let mut xml = Reader::from_str(&text);
    let mut budget = Budget::new(limits);
    let mut scales: Map<String, Option<Otherwise>> = Map::default();
    let mut style = String::new();
    let mut file = ReadFile::default();
    loop {
        match xml.read_event().map_err(Trouble::library)? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "Style" =>
            {
                style = attribute(&element, "ID").unwrap_or_default();
            }
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "NumberFormat" =>
            {
                let code = attribute(&element, "Format").unwrap_or_default();
                scales.insert(style.clone(), otherwise(&code));
            }
            Event::Start(element) if element.local_name().as_ref() == "Worksheet" => {
                if file.sheets.len() >= limits::SHEETS {
                    return Err(Trouble::damaged("reason-too-many-sheets"));
                }
                let at = u32::try_from(file.sheets.len()).unwrap_or(u32::MAX);
                let id = SheetId(first_sheet.saturating_add(at));
                let name = attribute(&element, "Name").unwrap_or_default();
                let mut sheet = Sheet::new(&scales, &mut budget);
                sheet.read(&mut xml)?;
                let Sheet { builder, merged, mut form, scaled, visible, .. } = sheet;
                scaled.finish(&mut form);
                let mut grid = builder.finish(id, visible, merged)?;
                grid.form = form;
                file.sheets.push((name, grid));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if file.sheets.is_empty() {
        return Err(Trouble::damaged("reason-no-sheets"));
    }
    Ok(file)
}

/// A sheet in the making.
struct Sheet<'book> {
    scales: &'book Map<String, Option<Otherwise>>,
    builder: Builder<'book>,
    merged: Vec<[u32; 4]>,
    form: Form,
    scaled: ShownAs,
    visible: bool,
    /// The next row and column, unless the file says another.
    row: u32,
    column: u32,
    grid_column: u32,
}

/// A cell in the making.
#[derive(Default)]
struct Open {
    column: u32,
    style: String,
    formula: bool,
    kind: Option<String>,
    value: String,
}

impl<'book> Sheet<'book> {
    fn new(
        scales: &'book Map<String, Option<Otherwise>>,
        budget: &'book mut Budget,
    ) -> Self {
        Self {
            scales,
            builder: Builder::new(budget),
            merged: Vec::new(),
            form: Form::default(),
            scaled: ShownAs::default(),
            visible: true,
            row: 0,
            column: 0,
            grid_column: 0,
        }
    }

    /// Reads until the sheet ends; comments are passed over.
    fn read(&mut self, xml: &mut Reader<&[u8]>) -> Result<(), Trouble> {
        let mut open: Option<Open> = None;
        let mut in_data = 0_u32;
        let mut in_comment = 0_u32;
        let mut in_visible = false;
        loop {
            let event = xml.read_event().map_err(Trouble::library)?;
            match &event {
                Event::Start(element) | Event::Empty(element) => {
                    let begins = u32::from(matches!(event, Event::Start(_)));
                    let name = element.local_name();
                    if in_comment > 0 || name.as_ref() == "Comment" {
                        in_comment += begins;
                        continue;
                    }
                    if in_data > 0 {
                        in_data += begins;
                        continue;
                    }
                    match name.as_ref() {
                        "Column" => self.column_form(element),
                        "Row" => {
                            self.begin_row(element);
                            self.row += 1 - begins;
                        }
                        "Cell" => {
                            let cell = self.begin_cell(element);
                            if begins == 1 {
                                open = Some(cell);
                            } else {
                                self.end_cell(&cell)?;
                            }
                        }
                        "Data" => {
                            in_data += begins;
                            if let Some(cell) = &mut open {
                                cell.kind = attribute(element, "Type");
                            }
                        }
                        "Visible" => in_visible = begins == 1,
                        _ => {}
                    }
                }
                Event::Text(text) if in_data > 0 => {
                    if let Some(cell) = &mut open {
                        cell.value.push_str(text);
                    }
                }
                Event::CData(text) if in_data > 0 => {
                    if let Some(cell) = &mut open {
                        cell.value.push_str(text);
                    }
                }
                Event::GeneralRef(name) if in_data > 0 => {
                    if let Some(cell) = &mut open {
                        if let Ok(Some(character)) = name.resolve_char_ref() {
                            cell.value.push(character);
                        } else if let Some(text) =
                            quick_xml::escape::resolve_predefined_entity(name)
                        {
                            cell.value.push_str(text);
                        }
                    }
                }
                Event::Text(text) if in_visible => {
                    self.visible = !text.contains("Hidden");
                }
                Event::End(_) if in_comment > 0 => in_comment -= 1,
                Event::End(_) if in_data > 0 => in_data -= 1,
                Event::End(element) => match element.local_name().as_ref() {
                    "Worksheet" => return Ok(()),
                    "Row" => self.row = self.row.saturating_add(1),
                    "Visible" => in_visible = false,
                    "Cell" => {
                        if let Some(cell) = open.take() {
                            self.end_cell(&cell)?;
                        }
                    }
                    _ => {}
                },
                Event::Eof => return Err(Trouble::damaged("reason-truncated")),
                _ => {}
            }
        }
    }

    fn column_form(&mut self, element: &BytesStart<'_>) {
        let first =
            number(element, "Index").map_or(self.grid_column, |at: u32| at.max(1) - 1);
        let span: u32 = number(element, "Span").unwrap_or(0);
        let last = first.saturating_add(span);
        self.grid_column = last.saturating_add(1);
        if attribute(element, "Hidden").as_deref() == Some("1") {
            self.form.hidden_columns.push((first, last));
        }
    }

    fn begin_row(&mut self, element: &BytesStart<'_>) {
        if let Some(row) = number::<u32>(element, "Index") {
            self.row = row.max(1) - 1;
        }
        self.column = 0;
        if attribute(element, "Hidden").as_deref() == Some("1") {
            self.form.hidden_rows.push(self.row);
        }
    }

    fn begin_cell(&mut self, element: &BytesStart<'_>) -> Open {
        if let Some(column) = number::<u32>(element, "Index") {
            self.column = column.max(1) - 1;
        }
        let column = self.column;
        let across: u32 = number(element, "MergeAcross").unwrap_or(0);
        let down: u32 = number(element, "MergeDown").unwrap_or(0);
        let last = column.saturating_add(across);
        if across + down > 0 && self.merged.len() < limits::MERGED {
            self.merged.push([self.row, column, self.row.saturating_add(down), last]);
        }
        self.column = last.saturating_add(1);
        Open {
            column,
            style: attribute(element, "StyleID").unwrap_or_default(),
            formula: attribute(element, "Formula").is_some(),
            ..Open::default()
        }
    }

    fn end_cell(&mut self, cell: &Open) -> Result<(), Trouble> {
        let (row, column) = (self.row, cell.column);
        let value = cell.value.trim();
        let kind = cell.kind.as_deref();
        if kind.is_none() || value.is_empty() {
            if cell.formula && kind.is_none() {
                return self.builder.push_cell(row, column, Cell::FormulaWithoutValue);
            }
            return Ok(());
        }
        match kind {
            Some("Number") => match value.parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    let scale = self.scales.get(&cell.style).copied().flatten();
                    self.scaled.note(column, scale);
                    self.builder.push_cell(row, column, Cell::Number(number))
                }
                _ => self.builder.push_text(row, column, value),
            },
            Some("DateTime") => match iso_date(value) {
                Some(date) => self.builder.push_cell(row, column, Cell::Date(date)),
                None => self.builder.push_text(row, column, value),
            },
            Some("Boolean") => {
                self.builder.push_cell(row, column, Cell::Bool(value == "1"))
            }
            Some("Error") => {
                self.builder.push_cell(row, column, Cell::Error(value.to_owned()))
            }
            _ => self.builder.push_text(row, column, &cell.value),
        }
    }
}
