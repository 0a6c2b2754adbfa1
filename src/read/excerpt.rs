//! What of a large report is read back: its data sheets, which are most of it, stay where
//! they are.

use std::io::{Cursor, Read, Seek};

use zip::{ZipArchive, ZipWriter};

use crate::model::Set;
use crate::read::form;
use crate::read::limits;
use crate::read::preflight::{PROPERTY, property, report_sheets};

/// How a zip begins.
const ZIP: &[u8; 4] = b"PK\x03\x04";

/// Bytes of the parts that say what a workbook is.
const SMALL: u64 = 16 << 20;

/// See [`super::report_excerpt`].
pub(super) fn excerpt(
    mut file: impl Read + Seek,
    length: u64,
    wanted: &dyn Fn(&str) -> bool,
) -> Option<Vec<u8>> {
    // The library would look for the end of a zip in all of a long text.
    let mut start = [0; ZIP.len()];
    file.read_exact(&mut start).ok()?;
    if start != *ZIP {
        return None;
    }
    file.rewind().ok()?;
    let mut archive = ZipArchive::new(file).ok()?;
    if archive.len() > limits::ZIP_PARTS || !is_report(&mut archive) {
        return None;
    }
    let sheets = form::sheet_parts(&mut archive);
    let left_out: Set<String> = sheets
        .into_iter()
        .filter(|(name, _)| !wanted(name))
        .map(|(_, path)| path)
        .collect();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut copied = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).ok()?;
        let name = part.name().ok()?;
        if left_out.contains(name.as_ref()) {
            continue;
        }
        // Parts that lie upon one another would take more room than the file has.
        copied = copied.saturating_add(part.compressed_size());
        if copied > length {
            return None;
        }
        writer.raw_copy_file(part).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// Whether a package is a report of ours, as [`super::report_version`] tells it.
fn is_report<R: Read + Seek>(archive: &mut ZipArchive<R>) -> bool {
    let mut text = |path: &str| {
        let part = archive.by_name(path).ok()?;
        let mut text = String::new();
        part.take(SMALL).read_to_string(&mut text).ok()?;
        Some(text)
    };
    text("docProps/custom.xml").is_some_and(|xml| property(&xml, PROPERTY).is_some())
        || text("xl/workbook.xml").is_some_and(|xml| report_sheets(&xml))
}
