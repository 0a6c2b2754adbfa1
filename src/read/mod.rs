//! Reads files: bytes in, grids of cells out, each cell with its place.
//!
//! Only this stage knows the formats. The kind of a file is told by its bytes, and every
//! limit in [`limits`] is checked before something is allocated for it. Libraries run on
//! a thread of their own, so that a fault in them ends as a message.

mod binary;
mod build;
mod compound;
mod form;
mod format;
mod html;
pub mod limits;
mod number_format;
mod ods;
mod preflight;
mod text;
mod trouble;
mod workbook;

use std::thread;

use crate::error::Error;
use crate::model::{Finding, Grid};
use crate::read::format::Format;
use crate::read::preflight::Zipped;
use crate::read::trouble::Trouble;

/// What was read of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadFile {
    /// Sheets in the order of the workbook, each with its name.
    pub sheets: Vec<(String, Grid)>,
    /// What people should know about the reading.
    pub findings: Vec<Finding>,
    /// The version of ours that wrote the workbook, if one did.
    pub report_version: Option<String>,
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
    _file: usize,
) -> Result<ReadFile, Error> {
    let file = thread::scope(|scope| {
        thread::Builder::new()
            .name("read".to_owned())
            .stack_size(limits::STACK_BYTES)
            .spawn_scoped(scope, || read_guarded(name, bytes, first_sheet))
            .map_err(Trouble::library)?
            .join()
            .unwrap_or_else(|_| Err(Trouble::damaged("reason-library-fault")))
    });
    file.map_err(|trouble| trouble.into_error(name))
}

fn read_guarded(name: &str, bytes: &[u8], first_sheet: u32) -> Result<ReadFile, Trouble> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits::FILE_BYTES {
        return Err(Trouble::damaged("reason-too-large"));
    }
    match format::format(name, bytes) {
        Format::Empty => Err(Trouble::Empty),
        Format::Html => html::read(name, bytes, first_sheet),
        Format::Other => Err(Trouble::NotAWorkbook),
        Format::Text => text::read(name, bytes, first_sheet),
        Format::Compound => {
            compound::look_over(bytes)?;
            workbook::read_xls(bytes, first_sheet)
        }
        Format::Zip => {
            let package = preflight::preflight(bytes)?;
            let mut file = match package.kind {
                Zipped::Xlsx => {
                    let mut file = workbook::read_xlsx(bytes, first_sheet)?;
                    let mut forms = form::forms(bytes);
                    for (name, grid) in &mut file.sheets {
                        grid.form = forms.swap_remove(name).unwrap_or_default();
                    }
                    file
                }
                Zipped::Xlsb => binary::read(bytes, first_sheet)?,
                Zipped::Ods => ods::read(bytes, first_sheet)?,
                Zipped::Other => return Err(Trouble::NotAWorkbook),
            };
            file.report_version = package.report_version;
            Ok(file)
        }
    }
}
