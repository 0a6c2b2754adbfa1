//! Looks a compound file (.xls) over before a library follows its pointers, and reads
//! from its records what the library does not tell: hidden rows, columns and formats.
//!
//! Records and their fields are those of [MS-XLS].

use std::io::{Cursor, Read, Write as _};

use cfb::CompoundFile;

use crate::model::{Form, Map};
use crate::read::limits::{self, Limits};
use crate::read::number_format::{Scaled, Shows, builtin, shows};
use crate::read::preflight::PROPERTY;
use crate::read::trouble::Trouble;

/// What [`look_over`] found in a compound file.
pub(super) struct Compound {
    /// The workbook's records alone in a sound compound file: pointers that loop and
    /// workbooks within the workbook are left behind.
    pub(super) bytes: Vec<u8>,
    /// What each sheet hides, in the order of the workbook.
    pub(super) forms: Vec<Form>,
    /// Whether it bears the property of a report of ours; the version that wrote it is
    /// not told.
    pub(super) is_report: bool,
}

/// Whether a compound file bears the property of a report of ours.
pub(super) fn is_report(bytes: &[u8]) -> bool {
    let file = CompoundFile::open(Cursor::new(bytes));
    file.is_ok_and(|mut file| bears_property(&mut file))
}

/// Properties that people give to documents stand in a stream of their own, with their
/// names in one of two encodings ([MS-OLEPS]).
fn bears_property(file: &mut CompoundFile<Cursor<&[u8]>>) -> bool {
    let Ok(stream) = file.open_stream("/\u{5}DocumentSummaryInformation") else {
        return false;
    };
    let mut properties = Vec::new();
    if stream.take(1 << 20).read_to_end(&mut properties).is_err() {
        return false;
    }
    let wide: Vec<u8> = PROPERTY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let has = |name: &[u8]| properties.windows(name.len()).any(|part| part == name);
    has(PROPERTY.as_bytes()) || has(&wide)
}

/// Refuses what is locked, damaged, or claims to span more than memory should hold.
pub(super) fn look_over(bytes: &[u8], limits: Limits) -> Result<Compound, Trouble> {
    let mut file = match CompoundFile::open(Cursor::new(bytes)) {
        Ok(file) => file,
        // Some programs write locked workbooks whose sectors are not quite in order.
        Err(_) if names_encryption(bytes) => return Err(Trouble::Password),
        Err(error) => return Err(Trouble::library(error)),
    };
    if file.exists("/EncryptedPackage") || file.exists("/EncryptionInfo") {
        return Err(Trouble::Password);
    }
    let is_report = bears_property(&mut file);
    let streams: Vec<String> = file
        .read_root_storage()
        .filter(cfb::Entry::is_stream)
        .map(|entry| entry.name().to_owned())
        .collect();
    let name = ["Workbook", "Book"]
        .iter()
        .find_map(|wanted| streams.iter().find(|name| name.eq_ignore_ascii_case(wanted)))
        .ok_or(Trouble::NotAWorkbook)?;
    let mut stream = file.open_stream(format!("/{name}")).map_err(Trouble::library)?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if stream.len() > length {
        return Err(truncated());
    }
    let mut records = Vec::new();
    stream.read_to_end(&mut records).map_err(Trouble::library)?;
    let mut compound = look_over_records(records, name, limits)?;
    compound.is_report = is_report;
    Ok(compound)
}

/// Whether the name of what a locked workbook holds stands anywhere in the file.
fn names_encryption(bytes: &[u8]) -> bool {
    let name: Vec<u8> =
        "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// The same of the records alone, which is all that some programs write.
pub(super) fn look_over_records(
    mut records: Vec<u8>,
    name: &str,
    limits: Limits,
) -> Result<Compound, Trouble> {
    let forms = walk(&mut records, limits)?;
    let mut sound =
        CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))
            .map_err(Trouble::library)?;
    sound
        .create_stream(format!("/{name}"))
        .and_then(|mut stream| stream.write_all(&records))
        .map_err(Trouble::library)?;
    Ok(Compound { bytes: sound.into_inner().into_inner(), forms, is_report: false })
}

/// A record: its kind, where its body begins, and how long it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub(super) kind: u16,
    pub(super) start: usize,
    pub(super) length: usize,
}

/// The records from a place on, up to where they stop making sense.
pub(super) fn records(
    bytes: &[u8],
    from: usize,
) -> impl Iterator<Item = Record> + use<'_> {
    let mut at = from;
    std::iter::from_fn(move || {
        let kind = short(bytes, at)?;
        let length = usize::from(short(bytes, at + 2)?);
        let start = at + 4;
        let sound = (kind != 0 || length != 0) && start + length <= bytes.len();
        at = start + length;
        sound.then_some(Record { kind, start, length })
    })
}

/// What the records before the sheets say.
#[derive(Default)]
struct Globals {
    /// Where the sheets begin, in the order of the workbook.
    sheets: Vec<usize>,
    formats: Map<u16, Shows>,
    /// The number format of each cell style.
    styles: Vec<u16>,
}

impl Globals {
    fn shows(&self, style: u16) -> Shows {
        let Some(format) = self.styles.get(usize::from(style)) else {
            return Shows::default();
        };
        self.formats.get(format).copied().unwrap_or_else(|| builtin(*format))
    }
}

fn walk(bytes: &mut [u8], limits: Limits) -> Result<Vec<Form>, Trouble> {
    let globals = globals(bytes)?;
    name_formulas(bytes, &globals.sheets);
    let mut spanned = 0_u64;
    let mut forms = Vec::new();
    for start in &globals.sheets {
        let (form, span) = sheet(bytes, *start, &globals)?;
        spanned = spanned.saturating_add(span);
        if spanned > limits.dense_cells() {
            return Err(Trouble::damaged("reason-too-many-cells"));
        }
        forms.push(form);
    }
    Ok(forms)
}

fn globals(bytes: &mut [u8]) -> Result<Globals, Trouble> {
    let mut globals = Globals::default();
    let mut version = 0x0600;
    let mut code_page = None;
    for record in records(bytes, 0) {
        let body = body(bytes, record);
        match record.kind {
            0x0809 => version = short(body, 0).unwrap_or(version),
            0x2F => return Err(Trouble::Password),
            0x42 => code_page = short(body, 0).map(|page| (record.start, page)),
            0x85 => {
                let start = long(body, 0).and_then(|start| usize::try_from(start).ok());
                let start = start.filter(|start| *start <= bytes.len());
                globals.sheets.push(start.ok_or_else(truncated)?);
                if globals.sheets.len() > limits::SHEETS {
                    return Err(Trouble::damaged("reason-too-many-sheets"));
                }
            }
            0x41E => {
                if let (Some(id), Some(code)) = (short(body, 0), code(body, version)) {
                    globals.formats.insert(id, shows(&code));
                }
            }
            0xE0 if globals.styles.len() < limits::STYLES => {
                globals.styles.push(short(body, 2).unwrap_or_default());
            }
            0x0A => break,
            _ => {}
        }
    }
    // The texts of newer files do not depend on the code page, whatever it says, but the
    // library lets itself be misled. In older files Excel has a number of its own for the
    // Macintosh.
    let right = match (version, code_page) {
        (0x0600, Some((at, _))) => Some((at, 1_200_u16)),
        (_, Some((at, 32_768))) => Some((at, 10_000)),
        (_, Some((at, 32_769))) => Some((at, 1_252)),
        _ => None,
    };
    if let Some((at, page)) = right
        && let Some(place) = bytes.get_mut(at..at + 2)
    {
        place.copy_from_slice(&page.to_le_bytes());
    }
    Ok(globals)
}

/// Some programs name formulas as Excel 3 and 4 did; the library would pass them over.
fn name_formulas(bytes: &mut [u8], sheets: &[usize]) {
    for start in sheets {
        let named: Vec<usize> = records(bytes, *start)
            .take_while(|record| record.kind != 0x0A)
            .filter(|record| matches!(record.kind, 0x206 | 0x406))
            .map(|record| record.start)
            .collect();
        for at in named {
            if let Some(kind) = bytes.get_mut(at - 4..at - 2) {
                kind.copy_from_slice(&6_u16.to_le_bytes());
            }
        }
    }
}

/// The code of a number format, as far as its characters are plain.
fn code(body: &[u8], version: u16) -> Option<String> {
    let (length, wide, from) = if version == 0x0600 {
        (usize::from(short(body, 2)?), body.get(4)? & 1 != 0, 5)
    } else {
        (usize::from(*body.get(2)?), false, 3)
    };
    if wide {
        let bytes = body.get(from..from + 2 * length)?;
        return Some(encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into());
    }
    Some(body.get(from..from + length)?.iter().map(|byte| char::from(*byte)).collect())
}

/// What a sheet hides, and how many cells a dense copy of it would have.
fn sheet(bytes: &[u8], start: usize, globals: &Globals) -> Result<(Form, u64), Trouble> {
    let mut form = Form::default();
    let mut scaled = Scaled::default();
    let mut span = Span::default();
    let mut declared = 0;
    let mut depth = 0_u32;
    for record in records(bytes, start) {
        let body = body(bytes, record);
        match record.kind {
            // A chart within the sheet has records of its own.
            0x0809 => depth += 1,
            0x0A => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            _ if depth > 1 => {}
            0x200 => declared = declared_span(body)?,
            0x208 => {
                if let (Some(row), Some(flags)) = (short(body, 0), body.get(12))
                    && flags & 0x20 != 0
                {
                    form.hidden_rows.push(row.into());
                }
            }
            0x7D => {
                if let (Some(first), Some(last), Some(flags)) =
                    (short(body, 0), short(body, 2), short(body, 8))
                    && flags & 1 != 0
                {
                    form.hidden_columns.push((first.into(), last.into()));
                }
            }
            0x9B => form.filtered = true,
            0xE5 => {
                let areas = usize::from(short(body, 0).ok_or_else(truncated)?);
                if body.len() < 2 + 8 * areas {
                    return Err(truncated());
                }
            }
            0x06 | 0xD6 | 0xFD | 0x203..=0x205 | 0x27E | 0xBD => {
                let (Some(row), Some(column)) = (short(body, 0), short(body, 2)) else {
                    return Err(truncated());
                };
                span.add(row, column);
                if record.kind == 0xBD {
                    let values = body.len().saturating_sub(6) / 6;
                    for (nth, column) in (column..).take(values).enumerate() {
                        span.add(row, column);
                        let style = short(body, 4 + 6 * nth).unwrap_or_default();
                        scaled.note(column.into(), globals.shows(style).scale);
                    }
                } else if matches!(record.kind, 0x06 | 0x203 | 0x27E) {
                    let style = short(body, 4).unwrap_or_default();
                    scaled.note(column.into(), globals.shows(style).scale);
                }
            }
            _ => {}
        }
    }
    form.hidden_rows.sort_unstable();
    form.hidden_rows.dedup();
    form.scaled = scaled.finish();
    Ok((form, span.cells().max(declared)))
}

/// The rectangle of all cells.
#[derive(Default)]
struct Span {
    rows: Option<(u16, u16)>,
    columns: Option<(u16, u16)>,
}

impl Span {
    fn add(&mut self, row: u16, column: u16) {
        let wider = |range: Option<(u16, u16)>, at: u16| match range {
            Some((first, last)) => Some((first.min(at), last.max(at))),
            None => Some((at, at)),
        };
        self.rows = wider(self.rows, row);
        self.columns = wider(self.columns, column);
    }

    fn cells(&self) -> u64 {
        let length = |range: Option<(u16, u16)>| {
            range.map_or(0, |(first, last)| u64::from(last - first) + 1)
        };
        length(self.rows) * length(self.columns)
    }
}

/// The cells that a sheet says it spans, in either version of the record.
fn declared_span(body: &[u8]) -> Result<u64, Trouble> {
    let (first_row, last_row, columns_at) = if body.len() >= 14 {
        (long(body, 0), long(body, 4), 8)
    } else {
        (short(body, 0).map(u32::from), short(body, 2).map(u32::from), 4)
    };
    let first_row = first_row.ok_or_else(truncated)?;
    let last_row = last_row.ok_or_else(truncated)?;
    let first_column = short(body, columns_at).ok_or_else(truncated)?;
    let last_column = short(body, columns_at + 2).ok_or_else(truncated)?;
    if last_row > 65_536 || last_column > 256 {
        return Err(Trouble::damaged("reason-outside-sheet"));
    }
    Ok(u64::from(last_row.saturating_sub(first_row))
        * u64::from(last_column.saturating_sub(first_column)))
}

pub(super) fn body(bytes: &[u8], record: Record) -> &[u8] {
    bytes.get(record.start..record.start + record.length).unwrap_or_default()
}

pub(super) fn truncated() -> Trouble {
    Trouble::damaged("reason-truncated")
}

pub(super) fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

pub(super) fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}
