//! Reads .xlsb: the records of its parts, streamed, with what the sheets hide.
//!
//! Records and their fields are those of [MS-XLSB], version 14.

use std::io::{BufReader, Cursor, Read};

use calamine::{CellErrorType, DataRef, ExcelDateTime, ExcelDateTimeType};
use zip::ZipArchive;

use crate::model::{Cell, Form, Grid, Map, SheetId, Text};
use crate::read::ReadFile;
use crate::read::build::{Budget, Builder};
use crate::read::form::relations;
use crate::read::limits::{self, Limits};
use crate::read::number_format::{ShownAs, Shows, builtin, shows};
use crate::read::sheets::{Named, each_sheet};
use crate::read::trouble::Trouble;

type Archive<'bytes> = ZipArchive<Cursor<&'bytes [u8]>>;

/// Reads the sheets of a binary workbook.
pub(super) fn read(
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
) -> Result<ReadFile, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
    let (named, paths, is_1904) = sheets(&mut archive)?;
    let styles = styles(&mut archive)?;
    let strings = strings(&mut archive, limits)?;
    let known = Known { styles: &styles, strings: &strings, is_1904 };
    each_sheet(named, first_sheet, limits, |at, sheet, id, budget| {
        let path = paths.get(at).map_or("", String::as_str);
        known.sheet(&mut archive, path, id, sheet.visible, budget)
    })
}

/// A stream of records: each has a kind, a length and a body.
struct Records<R> {
    part: R,
    body: Vec<u8>,
}

impl<R: Read> Records<R> {
    /// The kind of the next record, whose body is then in `body`; `None` at the end.
    fn next(&mut self) -> Result<Option<u16>, Trouble> {
        let Some(first) = self.byte()? else { return Ok(None) };
        let mut kind = u16::from(first);
        if first & 0x80 != 0 {
            let second = self.byte()?.ok_or_else(truncated)?;
            kind = u16::from(first & 0x7F) | u16::from(second & 0x7F) << 7;
        }
        let mut length = 0_usize;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?.ok_or_else(truncated)?;
            length |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        self.body.clear();
        let wanted = u64::try_from(length).unwrap_or(u64::MAX);
        let read = self.part.by_ref().take(wanted).read_to_end(&mut self.body);
        if read.map_err(Trouble::library)? < length {
            return Err(truncated());
        }
        Ok(Some(kind))
    }

    fn byte(&mut self) -> Result<Option<u8>, Trouble> {
        let mut byte = [0_u8];
        let read = self.part.read(&mut byte).map_err(Trouble::library)?;
        Ok((read == 1).then_some(byte[0]))
    }
}

fn truncated() -> Trouble {
    Trouble::damaged("reason-truncated")
}

/// The records of a part, if the workbook has it, whatever the case of its name.
fn records<'archive, 'bytes>(
    archive: &'archive mut Archive<'bytes>,
    path: &str,
) -> Result<Option<Records<impl Read + use<'archive, 'bytes>>>, Trouble> {
    let wanted = path.to_lowercase();
    let found = (0..archive.len()).find(|at| {
        archive
            .by_index_raw(*at)
            .ok()
            .and_then(|part| part.name().ok().map(|name| name.to_lowercase()))
            .is_some_and(|name| name == wanted)
    });
    let Some(at) = found else { return Ok(None) };
    let part = archive.by_index(at).map_err(Trouble::library)?;
    let part = BufReader::new(part);
    Ok(Some(Records { part, body: Vec::new() }))
}

fn long(body: &[u8], at: usize) -> Result<u32, Trouble> {
    let bytes = body.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
    bytes.map(u32::from_le_bytes).ok_or_else(truncated)
}

fn short(body: &[u8], at: usize) -> Result<u16, Trouble> {
    let bytes = body.get(at..at + 2).and_then(|bytes| bytes.try_into().ok());
    bytes.map(u16::from_le_bytes).ok_or_else(truncated)
}

fn double(body: &[u8], at: usize) -> Result<f64, Trouble> {
    let bytes = body.get(at..at + 8).and_then(|bytes| bytes.try_into().ok());
    bytes.map(f64::from_le_bytes).ok_or_else(truncated)
}

/// A text of 16-bit characters after its length, and where it ends.
fn text(body: &[u8], at: usize) -> Result<(String, usize), Trouble> {
    let length = long(body, at)?;
    if length == u32::MAX {
        return Ok((String::new(), at + 4));
    }
    let bytes = usize::try_from(length).ok().and_then(|length| length.checked_mul(2));
    let end = bytes.and_then(|bytes| bytes.checked_add(at + 4)).ok_or_else(truncated)?;
    let text = body.get(at + 4..end).ok_or_else(truncated)?;
    Ok((encoding_rs::UTF_16LE.decode_without_bom_handling(text).0.into_owned(), end))
}

/// The sheets in their order, the part of each, and whether days are counted from 1904.
fn sheets(archive: &mut Archive<'_>) -> Result<(Vec<Named>, Vec<String>, bool), Trouble> {
    let targets = relations(archive, "xl/_rels/workbook.bin.rels").unwrap_or_default();
    let mut named = Vec::new();
    let mut paths = Vec::new();
    let mut is_1904 = false;
    let Some(mut records) = records(archive, "xl/workbook.bin")? else {
        return Err(Trouble::NotAWorkbook);
    };
    while let Some(kind) = records.next()? {
        let body = &records.body;
        match kind {
            0x99 => is_1904 = long(body, 0)? & 1 != 0,
            0x9C => {
                let (relation, end) = text(body, 8)?;
                let (name, _) = text(body, end)?;
                let target = targets.get(&relation).map_or("", String::as_str);
                let path = target.strip_prefix('/').map_or_else(
                    || format!("xl/{}", target.trim_start_matches("./")),
                    ToOwned::to_owned,
                );
                let has_cells = path.contains("worksheets/");
                named.push(Named { name, visible: long(body, 0)? == 0, has_cells });
                paths.push(path);
            }
            0x90 => break,
            _ => {}
        }
    }
    Ok((named, paths, is_1904))
}

/// How each cell style shows numbers.
fn styles(archive: &mut Archive<'_>) -> Result<Vec<Shows>, Trouble> {
    let mut styles = Vec::new();
    let Some(mut records) = records(archive, "xl/styles.bin")? else { return Ok(styles) };
    let mut formats: Map<u16, Shows> = Map::default();
    let mut cells = false;
    while let Some(kind) = records.next()? {
        let body = &records.body;
        match kind {
            0x2C => {
                let (code, _) = text(body, 2)?;
                formats.insert(short(body, 0)?, shows(&code));
            }
            0x269 => cells = true,
            0x26A => break,
            0x2F if cells && styles.len() < limits::STYLES => {
                let format = short(body, 2)?;
                let own = formats.get(&format).copied();
                styles.push(own.unwrap_or_else(|| builtin(format)));
            }
            _ => {}
        }
    }
    Ok(styles)
}

fn strings(archive: &mut Archive<'_>, limits: Limits) -> Result<Vec<Text>, Trouble> {
    let mut strings: Vec<Text> = Vec::new();
    let mut bytes = 0_u64;
    let Some(mut records) = records(archive, "xl/sharedStrings.bin")? else {
        return Ok(strings);
    };
    while let Some(kind) = records.next()? {
        if kind == 0x13 {
            let (text, _) = text(&records.body, 1)?;
            bytes += u64::try_from(text.len()).unwrap_or(u64::MAX);
            if bytes > limits.text_bytes() {
                return Err(Trouble::beyond("reason-too-much-text"));
            }
            strings.push(text.into());
        }
    }
    Ok(strings)
}

/// What holds for all sheets of a workbook.
struct Known<'book> {
    styles: &'book [Shows],
    strings: &'book [Text],
    is_1904: bool,
}

impl Known<'_> {
    fn sheet(
        &self,
        archive: &mut Archive<'_>,
        path: &str,
        id: SheetId,
        visible: bool,
        budget: &mut Budget,
    ) -> Result<Grid, Trouble> {
        let Some(mut records) = records(archive, path)? else {
            return Err(Trouble::damaged("reason-part-missing"));
        };
        let mut builder = Builder::new(budget);
        let mut form = Form::default();
        let mut scaled = ShownAs::default();
        let mut merged = Vec::new();
        let mut row = 0;
        let mut began = false;
        while let Some(kind) = records.next()? {
            let body = &records.body;
            match kind {
                0x91 => began = true,
                0x00 => {
                    row = long(body, 0)?;
                    if body.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                        form.hidden_rows.push(row);
                    }
                }
                0x01..=0x0B | 0x3E => {
                    let column = long(body, 0)?;
                    let style = usize::try_from(long(body, 4)? & 0x00FF_FFFF);
                    let shows = style.ok().and_then(|style| self.styles.get(style));
                    let shows = shows.copied().unwrap_or_default();
                    if matches!(kind, 0x02 | 0x05 | 0x09) {
                        scaled.note(column, shows.otherwise);
                    }
                    self.cell(kind, body, shows, (row, column), &mut builder)?;
                }
                0x3C if short(body, 16)? & 1 != 0 => {
                    form.hidden_columns.push((long(body, 0)?, long(body, 4)?));
                }
                0xA3 => form.filtered = true,
                0xB0 if merged.len() < limits::MERGED => {
                    merged.push([
                        long(body, 0)?,
                        long(body, 8)?,
                        long(body, 4)?,
                        long(body, 12)?,
                    ]);
                }
                _ => {}
            }
        }
        if !began {
            return Err(Trouble::NotAWorkbook);
        }
        form.hidden_rows.sort_unstable();
        form.hidden_rows.dedup();
        scaled.finish(&mut form);
        let mut grid = builder.finish(id, visible, merged)?;
        grid.form = form;
        Ok(grid)
    }

    fn cell(
        &self,
        kind: u16,
        body: &[u8],
        shows: Shows,
        (row, column): (u32, u32),
        builder: &mut Builder<'_>,
    ) -> Result<(), Trouble> {
        let number = |builder: &mut Builder<'_>, number: f64| {
            if shows.date {
                let kind = ExcelDateTimeType::DateTime;
                let date = ExcelDateTime::new(number, kind, self.is_1904);
                builder.push(row, column, &DataRef::DateTime(date))
            } else {
                builder.push(row, column, &DataRef::Float(number))
            }
        };
        match kind {
            0x02 => number(builder, packed(long(body, 8)?)),
            0x05 | 0x09 => number(builder, double(body, 8)?),
            0x03 | 0x0B => {
                let error = error(*body.get(8).ok_or_else(truncated)?);
                builder.push_cell(row, column, Cell::Error(error))
            }
            0x04 | 0x0A => {
                let truth = *body.get(8).ok_or_else(truncated)? != 0;
                builder.push_cell(row, column, Cell::Bool(truth))
            }
            0x06 | 0x08 => builder.push_text(row, column, &text(body, 8)?.0),
            0x3E => builder.push_text(row, column, &text(body, 9)?.0),
            0x07 => {
                let at = usize::try_from(long(body, 8)?).unwrap_or(usize::MAX);
                match self.strings.get(at) {
                    Some(text) => builder.push_text(row, column, text),
                    None => Err(Trouble::damaged("reason-no-such-text")),
                }
            }
            _ => Ok(()),
        }
    }
}

/// A number in four bytes: a whole one or the upper half of a fraction, perhaps × 100.
pub(super) fn packed(bits: u32) -> f64 {
    let number = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { number / 100.0 } else { number }
}

/// An error as a person sees it.
pub(super) fn error(code: u8) -> String {
    let error = match code {
        0x00 => CellErrorType::Null,
        0x07 => CellErrorType::Div0,
        0x0F => CellErrorType::Value,
        0x17 => CellErrorType::Ref,
        0x1D => CellErrorType::Name,
        0x24 => CellErrorType::Num,
        0x2A => CellErrorType::NA,
        0x2B => CellErrorType::GettingData,
        other => return format!("#ERR{other}"),
    };
    error.to_string()
}
