//! Lists converted one after the other, with the workbook edited in between.

use std::collections::BTreeMap;

use portefolje::language::{Language, Tag};
use portefolje::model::{Report, Status};
use portefolje::pipeline::{Input, Request, run_after};
use portefolje::template::{Template, embedded, load};
use portefolje::write::write;

use crate::support::lint::{self, Sheet};
use crate::support::office::edited;

/// A report and its workbook.
pub(crate) struct Book {
    pub(crate) report: Report,
    pub(crate) bytes: Vec<u8>,
}

pub(crate) fn template(name: &str) -> Template {
    load(embedded(name).unwrap(), &|_| None).unwrap()
}

/// The list in CSV, converted after an earlier workbook.
#[track_caller]
pub(crate) fn convert(list: &str, earlier: Option<&Book>) -> Book {
    convert_with(list, earlier.map(|book| book.bytes.clone()), &template("generell"))
}

#[track_caller]
pub(crate) fn convert_with(
    list: &str,
    earlier: Option<Vec<u8>>,
    template: &Template,
) -> Book {
    let input = |name: &str, bytes: Vec<u8>| Input { name: name.to_owned(), bytes };
    let previous = earlier.map(|bytes| input("liste-rapport.xlsx", bytes));
    let lists = vec![input("liste.csv", list.as_bytes().to_vec())];
    let report =
        run_after(previous, lists, template, &Request::default(), &|_| {}).unwrap();
    let language = Language::new(Tag::Nb).with_names(template);
    let bytes = write(&report, template, &language).unwrap();
    Book { report, bytes }
}

impl Book {
    /// The same workbook with texts typed into cells, each as sheet, cell and text.
    #[track_caller]
    pub(crate) fn typed(&self, cells: &[(&str, &str, &str)]) -> Self {
        let sheets = lint::read(&self.bytes);
        let mut bytes = self.bytes.clone();
        for (sheet, cell, text) in cells {
            let at = sheets.iter().position(|one| one.name == *sheet).unwrap() + 1;
            bytes = with_cell(&bytes, at, cell, text);
        }
        Self { report: self.report.clone(), bytes }
    }

    /// A sheet.
    #[track_caller]
    pub(crate) fn sheet(&self, name: &str) -> Sheet {
        lint::read(&self.bytes).into_iter().find(|one| one.name == name).unwrap()
    }

    /// The address of the cell below `header` in the first row whose cells hold `texts`.
    #[track_caller]
    pub(crate) fn cell(&self, sheet: &str, texts: &[&str], header: &str) -> String {
        let sheet = self.sheet(sheet);
        let headers = sheet.cells.iter().filter(|((row, _), _)| *row == 1);
        let mut found = headers.filter(|(_, text)| text.as_str() == header);
        let Some(((_, column), _)) = found.next() else { panic!("no column {header}") };
        let rows = sheet.cells.keys().map(|(row, _)| *row).max().unwrap_or(1);
        let row = (2..=rows)
            .find(|row| {
                texts.iter().all(|wanted| {
                    sheet.cells.iter().any(|((at, _), text)| at == row && text == wanted)
                })
            })
            .unwrap_or_else(|| panic!("no row with {texts:?}"));
        let letters = portefolje::model::column_letters(column - 1);
        format!("{letters}{row}")
    }

    /// The first free row of a sheet.
    pub(crate) fn free_row(&self, sheet: &str) -> u32 {
        self.sheet(sheet).cells.keys().map(|(row, _)| *row).max().unwrap_or(0) + 1
    }

    /// The same with a row for two agreements added to the sheet of links.
    #[track_caller]
    pub(crate) fn decided(&self, pairs: &[(&str, &str, &str)]) -> Self {
        let first = self.free_row("Gruppering");
        let cells: Vec<[(String, &str); 3]> = pairs
            .iter()
            .zip(first..)
            .map(|((one, other, verdict), row)| {
                [
                    (format!("A{row}"), *one),
                    (format!("C{row}"), *other),
                    (format!("I{row}"), *verdict),
                ]
            })
            .collect();
        let cells: Vec<(&str, &str, &str)> = cells
            .iter()
            .flatten()
            .map(|(cell, text)| ("Gruppering", cell.as_str(), *text))
            .collect();
        self.typed(&cells)
    }

    /// The agreements of each project, by number.
    pub(crate) fn groups(&self) -> Vec<Vec<&str>> {
        let numbers = |at: &usize| self.report.agreements[*at].number.as_str();
        let projects = self.report.projects.iter();
        projects.map(|one| one.agreements.iter().map(numbers).collect()).collect()
    }

    /// What became of the decisions: `B1 applied, B2 stale`.
    pub(crate) fn statuses(&self) -> String {
        let decisions = self.report.decisions.iter();
        let statuses: Vec<String> = decisions
            .map(|one| format!("B{} {}", one.decision.id, one.status.key()))
            .collect();
        statuses.join(", ")
    }

    /// How many decisions stand so.
    pub(crate) fn count(&self, status: Status) -> usize {
        self.report.decisions_that_are(status)
    }
}

/// What is typed into a row: columns from 1, with their texts.
type Row<'a> = Vec<(u32, &'a str)>;

/// The workbook with many texts typed in at once: for each sheet cells and texts, those of
/// a row from the left. What a cell held is replaced; rows that are missing are added.
#[track_caller]
pub(crate) fn typed_in(
    bytes: &[u8],
    typed: &BTreeMap<&'static str, Vec<(String, String)>>,
) -> Vec<u8> {
    let sheets = lint::read(bytes);
    let mut parts: BTreeMap<String, BTreeMap<u32, Row<'_>>> = BTreeMap::new();
    for (sheet, cells) in typed {
        let at = sheets.iter().position(|one| one.name == *sheet).unwrap() + 1;
        let rows = parts.entry(format!("xl/worksheets/sheet{at}.xml")).or_default();
        for (cell, text) in cells {
            let (row, column) = lint::cell(cell);
            rows.entry(row).or_default().push((column, text));
        }
    }
    edited(bytes, "xl/worksheets", |name, content| {
        let Some(rows) = parts.get(name) else { return content };
        let (before, rest) = content.split_once("<sheetData>").unwrap();
        let (data, after) = rest.split_once("</sheetData>").unwrap();
        let mut all: BTreeMap<u32, (String, BTreeMap<u32, String>)> = BTreeMap::new();
        for row in data.split("<row ").skip(1) {
            let (head, cells) = match row.split_once('>') {
                Some((head, cells)) if !head.ends_with('/') => (head, cells),
                _ => continue,
            };
            let number = attribute(head, "r").parse().unwrap();
            let cells = cells.split("</row>").next().unwrap().split("<c ").skip(1);
            let cells = cells.map(|cell| (lint::cell(attribute(cell, "r")).1, cell));
            let cells = cells.map(|(column, cell)| (column, format!("<c {cell}")));
            all.insert(number, (format!("<row {head}>"), cells.collect()));
        }
        for (row, typed) in rows {
            let new = || (format!("<row r=\"{row}\">"), BTreeMap::new());
            let (_, cells) = all.entry(*row).or_insert_with(new);
            for (column, text) in typed {
                let letters = portefolje::model::column_letters(column - 1);
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                let style = cells.get(column).map(|cell| attribute(cell, "s").to_owned());
                let style = style.filter(|style| !style.is_empty());
                let style = style.map_or(String::new(), |one| format!(" s=\"{one}\""));
                cells.insert(
                    *column,
                    format!(
                        "<c r=\"{letters}{row}\"{style} t=\"inlineStr\"><is><t>{text}</t>\
                         </is></c>"
                    ),
                );
            }
        }
        let rows = all.into_values().map(|(head, cells)| {
            format!("{head}{}</row>", cells.into_values().collect::<String>())
        });
        format!("{before}<sheetData>{}</sheetData>{after}", rows.collect::<String>())
    })
}

/// The value of an attribute; empty if there is none.
fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let tag = tag.split('>').next().unwrap_or_default();
    let start = format!("{name}=\"");
    let found = tag.split(' ').find_map(|part| part.strip_prefix(start.as_str()));
    found.and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

/// The workbook with `text` in a cell of the sheet at `at`; a text that begins with `=`
/// becomes a formula.
fn with_cell(bytes: &[u8], at: usize, cell: &str, text: &str) -> Vec<u8> {
    let part = format!("xl/worksheets/sheet{at}.xml");
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let new = match text.strip_prefix('=') {
        Some(formula) => {
            format!("<c r=\"{cell}\" t=\"str\"><f>{formula}</f><v>Samme</v></c>")
        }
        None if text.is_empty() => String::new(),
        None => format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    let row: u32 = cell.trim_start_matches(char::is_alphabetic).parse().unwrap();
    edited(bytes, "xl/worksheets", |name, content| {
        if name != part {
            return content;
        }
        if let Some(start) = content.find(&format!("<c r=\"{cell}\"")) {
            let (before, rest) = content.split_at(start);
            let end = match (rest.find("/>"), rest.find("</c>")) {
                (Some(empty), Some(full)) if empty < full => empty + 2,
                (Some(empty), None) => empty + 2,
                (_, full) => full.unwrap() + 4,
            };
            return format!("{before}{new}{}", rest.split_at(end).1);
        }
        let opening = format!("<row r=\"{row}\"");
        if let Some(start) = content.find(&opening) {
            let (before, rest) = content.split_at(start);
            let (row, after) = rest.split_once("</row>").unwrap();
            return format!("{before}{row}{new}</row>{after}");
        }
        content
            .replace("</sheetData>", &format!("<row r=\"{row}\">{new}</row></sheetData>"))
    })
}
