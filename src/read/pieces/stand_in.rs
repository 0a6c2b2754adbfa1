//! A package in which a short sheet stands in for each large one.
//!
//! The library reads it like any other, so that sheets and their names, texts and styles
//! are what it understands them to be. The stand-in has a cell of each style and one of
//! each text, and what the library makes of them holds for the large sheet's cells.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use calamine::{DataRef, Xlsx};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::model::{Map, Text};
use crate::read::build::shows_nothing;
use crate::read::form;
use crate::read::number_format::Otherwise;
use crate::read::pieces::cells::Known;
use crate::read::pieces::split::head;
use crate::read::trouble::Trouble;

/// The large sheets of a package, and the package without them.
pub(in crate::read) struct Large {
    /// The part of each large sheet, by the sheet's name.
    pub(in crate::read) parts: Map<String, String>,
    /// The package in which others stand in for them.
    pub(in crate::read) package: Vec<u8>,
    styles: usize,
    texts: u64,
    scales: Vec<Option<Otherwise>>,
}

/// How a stand-in ends.
const END: &str = "</row></sheetData></worksheet>";

/// The large sheets of a package, those of at least so many bytes; `None` if it has none
/// that can be read in pieces.
pub(in crate::read) fn find(bytes: &[u8], least: u64) -> Result<Option<Large>, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
    let mut parts: Map<String, String> = Map::default();
    let mut heads: Map<String, String> = Map::default();
    if !has_large(&mut archive, least) {
        return Ok(None);
    }
    for (name, path) in form::sheet_parts(&mut archive) {
        let Ok(mut part) = archive.by_name(&path) else { continue };
        if part.size() < least || heads.contains_key(&path) {
            continue;
        }
        if let Ok(Some((head, _))) = head(&mut part) {
            heads.insert(path.clone(), head);
            parts.insert(name, path);
        }
    }
    if parts.is_empty() {
        return Ok(None);
    }
    let scales = form::scales(&mut archive).unwrap_or_default();
    let styles = scales.len();
    // Where nobody knows, the first cell that names one ends the reading in pieces.
    let texts = form::text_count(&mut archive).unwrap_or_default();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut first = true;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(Trouble::library)?;
        let name = part.name().map_err(Trouble::library)?.into_owned();
        let Some(head) = heads.get(&name) else {
            if form::holds_cells(&name) {
                writer.raw_copy_file(part).map_err(Trouble::library)?;
            }
            continue;
        };
        drop(part);
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(name, options).map_err(Trouble::library)?;
        let mut sheet = format!("{head}<row r=\"1\">");
        // The first speaks for all: styles and texts are the workbook's.
        if std::mem::take(&mut first) {
            for style in 0..styles {
                write!(sheet, "<c s=\"{style}\"><v>1</v></c>")
                    .map_err(|_| Trouble::NoRoom)?;
            }
            for text in 0..texts {
                write!(sheet, "<c t=\"s\"><v>{text}</v></c>")
                    .map_err(|_| Trouble::NoRoom)?;
            }
        }
        sheet.push_str(END);
        writer.write_all(sheet.as_bytes()).map_err(Trouble::library)?;
    }
    let package = writer.finish().map_err(Trouble::library)?.into_inner();
    Ok(Some(Large { parts, package, styles, texts, scales }))
}

fn has_large(archive: &mut ZipArchive<Cursor<&[u8]>>, least: u64) -> bool {
    (0..archive.len()).any(|at| {
        archive.by_index_raw(at).is_ok_and(|part| {
            part.size() >= least && part.name().is_ok_and(|name| name.starts_with("xl/"))
        })
    })
}

impl Large {
    /// What the library makes of each style and text; `None` if it understands the
    /// stand-in otherwise than it was meant.
    pub(in crate::read) fn known(
        &self,
        workbook: &mut Xlsx<Cursor<&[u8]>>,
        doubt_formulas: bool,
    ) -> Option<Known> {
        let is_1904 = workbook.has_1904_epoch();
        let (first, _) = self.parts.first()?;
        let mut cells = workbook.worksheet_cells_reader(first).ok()?;
        let mut dates = Vec::with_capacity(self.styles);
        for _ in 0..self.styles {
            dates.push(match cells.next_cell().ok()??.get_value() {
                DataRef::DateTime(date) => !date.is_duration(),
                DataRef::Float(_) => false,
                _ => return None,
            });
        }
        let mut texts: Vec<Option<Text>> = Vec::new();
        for _ in 0..self.texts {
            texts.push(match cells.next_cell().ok()??.get_value() {
                DataRef::SharedString(text) => {
                    (!shows_nothing(text)).then(|| Text::from(*text))
                }
                _ => return None,
            });
        }
        if cells.next_cell().ok()?.is_some() {
            return None;
        }
        let scales = self.scales.clone();
        Some(Known { dates, is_1904, texts, scales, doubt_formulas })
    }
}
