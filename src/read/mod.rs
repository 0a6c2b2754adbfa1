//! Reads files: bytes in, grids of cells out, each cell with its place.
//!
//! Only this stage knows the formats. The kind of a file is told by its bytes, and every
//! limit in [`limits`] is checked before something is allocated for it. Libraries run on
//! a thread of their own, so that a fault in them ends as a message.

mod binary;
mod build;
mod compound;
mod excerpt;
mod form;
mod format;
mod html;
mod later_excel;
pub mod limits;
mod mend;
mod number_format;
mod ods;
mod old_excel;
mod pieces;
mod preflight;
mod record_texts;
mod records;
mod scan;
mod sheets;
mod spreadsheet_xml;
mod text;
mod trouble;
mod workbook;

use std::io::{Read, Seek};
use std::thread;

use crate::error::Error;
use crate::model::{Finding, Grid};
use crate::read::compound::Compound;
use crate::read::format::Format;
use crate::read::limits::Limits;
use crate::read::preflight::Zipped;
use crate::read::trouble::Trouble;
use crate::read::workbook::Part;

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadFile {
    /// Sheets in the order of the workbook, each with its name.
    pub sheets: Vec<(String, Grid)>,
    /// What people should know about the reading.
    pub findings: Vec<Finding>,
    /// The version of ours that wrote the workbook, if one did.
    pub report_version: Option<String>,
    /// The day on which a program other than ours saved it (`2008-01-31`); empty if none
    /// did, or if nobody knows.
    pub saved: String,
}

/// The version of ours that wrote the workbook, if one did, without reading its sheets;
/// empty where the workbook tells that it is ours and not by which version.
pub fn report_version(name: &str, bytes: &[u8]) -> Option<String> {
    match format::format(name, bytes) {
        Format::Zip => {
            let limits = Limits::default().of_report();
            preflight::preflight(bytes, limits).ok()?.report_version
        }
        Format::Compound => compound::is_report(bytes).then(String::new),
        _ => None,
    }
}

/// A report of ours, as a workbook of the sheets that `wanted` names, without reading the
/// rest of the file, which has `length` bytes and may be larger than a list can be.
///
/// `None` if it is no .xlsx of ours: whoever reads the whole file will see what it is.
pub fn report_excerpt(
    file: impl Read + Seek,
    length: u64,
    wanted: &dyn Fn(&str) -> bool,
) -> Option<Vec<u8>> {
    excerpt::excerpt(file, length, wanted)
}

/// Reads the sheets of a report that `wanted` names; cells with formulas hold no value,
/// since nobody typed what they show. Its limits are [`limits::REPORT`] times those given.
///
/// # Errors
///
/// As those of [`read`].
pub fn read_report(
    name: &str,
    bytes: &[u8],
    limits: Limits,
    wanted: &(dyn Fn(&str) -> bool + Sync),
) -> Result<ReadFile, Error> {
    read_part(name, bytes, 0, limits.of_report(), Part::Sheets(wanted))
}

/// Reads the file called `name`; its sheets are numbered from `first_sheet`.
///
/// A sheet that cannot be read is a finding as long as another can. Errors: `error-empty`,
/// `error-password`, `error-not-a-workbook`, `error-html`, `error-damaged` (`reason`), all
/// with `file`.
pub fn read(
    name: &str,
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
) -> Result<ReadFile, Error> {
    read_part(name, bytes, first_sheet, limits, Part::All)
}

fn read_part(
    name: &str,
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
    part: Part<'_>,
) -> Result<ReadFile, Error> {
    let file = thread::scope(|scope| {
        thread::Builder::new()
            .name("read".to_owned())
            .stack_size(limits::STACK_BYTES)
            .spawn_scoped(scope, || read_guarded(name, bytes, first_sheet, limits, part))
            .map_err(|_| Trouble::NoRoom)?
            .join()
            .unwrap_or_else(|_| Err(Trouble::damaged("reason-library-fault")))
    });
    let mut file = file.map_err(|trouble| trouble.into_error(name))?;
    for (name, _) in &mut file.sheets {
        // No program shows them, and a workbook that holds them is damaged.
        name.retain(|one| !one.is_control());
        if let Some((end, _)) = name.char_indices().nth(limits::SHEET_NAME) {
            name.truncate(end);
            name.push('…');
        }
    }
    Ok(file)
}

fn read_guarded(
    name: &str,
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
    part: Part<'_>,
) -> Result<ReadFile, Trouble> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.file_bytes() {
        return Err(Trouble::beyond("reason-too-large"));
    }
    match format::format(name, bytes) {
        Format::Empty => Err(Trouble::Empty),
        Format::Html => html::read(name, bytes, first_sheet, limits),
        Format::Other => Err(Trouble::NotAWorkbook),
        Format::Text => text::read(name, bytes, first_sheet, limits),
        Format::SpreadsheetXml => spreadsheet_xml::read(bytes, first_sheet, limits),
        Format::FlatOds => ods::read_flat(bytes, first_sheet, limits),
        Format::Archive => Err(Trouble::WebArchive),
        Format::OldExcel => read_records(bytes, first_sheet, limits),
        Format::Compound => {
            let Compound { records, is_report } = compound::look_over(bytes)?;
            let mut file = read_records(&records, first_sheet, limits)?;
            file.report_version = is_report.then(String::new);
            Ok(file)
        }
        Format::Zip => {
            let package = preflight::preflight(bytes, limits)?;
            let mut file = match package.kind {
                Zipped::Xlsx => read_package(bytes, first_sheet, limits, part)?,
                Zipped::Xlsb => binary::read(bytes, first_sheet, limits)?,
                Zipped::Ods => ods::read(bytes, first_sheet, limits)?,
                Zipped::Other => return Err(Trouble::NotAWorkbook),
            };
            file.report_version = package.report_version;
            file.saved = package.saved;
            Ok(file)
        }
    }
}

fn read_records(
    records: &[u8],
    first_sheet: u32,
    limits: Limits,
) -> Result<ReadFile, Trouble> {
    if later_excel::is_such(records) {
        later_excel::read(records, first_sheet, limits)
    } else {
        old_excel::read(records, first_sheet, limits)
    }
}

/// Reads .xlsx and .xlsm: the cells here, and on a thread beside it what the sheets hide
/// and whether every part that is read is as its checksum says.
fn read_package(
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
    part: Part<'_>,
) -> Result<ReadFile, Trouble> {
    let mended = mend::mend(bytes)?;
    let bytes = mended.as_deref().unwrap_or(bytes);
    let large = pieces::find(bytes, limits.large_sheet_bytes())?;
    let large = large.as_ref();
    let is_large = |path: &str| {
        large.is_some_and(|large| large.parts.values().any(|part| part == path))
    };
    let forms = || form::forms(bytes, part, is_large);
    let (file, forms) = thread::scope(|scope| {
        let beside = thread::Builder::new().spawn_scoped(scope, forms);
        let file = workbook::read_xlsx(bytes, first_sheet, limits, part, large);
        let fault = |_| Err(Trouble::damaged("reason-library-fault"));
        // Without a thread beside it, one after the other.
        let forms = match beside {
            Ok(beside) => beside.join().unwrap_or_else(fault),
            Err(_) => forms(),
        };
        (file, forms)
    });
    let (mut file, mut forms) = (file?, forms?);
    for (name, grid) in &mut file.sheets {
        if let Some(shown) = forms.swap_remove(name) {
            (grid.form, grid.merged) = (shown.form, shown.merged);
        }
    }
    Ok(file)
}
