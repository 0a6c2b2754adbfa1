//! Looks a compound file (.xls) over and takes the records of its workbook out of it.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use crate::read::preflight::PROPERTY;
use crate::read::records::truncated;
use crate::read::trouble::Trouble;

/// What [`look_over`] found in a compound file.
pub(super) struct Compound {
    /// The workbook's records, without what else the file holds.
    pub(super) records: Vec<u8>,
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

/// Refuses what is locked or damaged; workbooks within the workbook are left behind.
pub(super) fn look_over(bytes: &[u8]) -> Result<Compound, Trouble> {
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
    Ok(Compound { records, is_report })
}

/// Whether the name of what a locked workbook holds stands anywhere in the file.
fn names_encryption(bytes: &[u8]) -> bool {
    let name: Vec<u8> =
        "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}
