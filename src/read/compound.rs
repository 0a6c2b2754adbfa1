//! Looks a compound file (.xls) over before a library follows its pointers.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use crate::read::limits;
use crate::read::trouble::Trouble;

/// Record that says that the workbook is locked.
const FILE_PASSWORD: u16 = 0x2F;
/// Record that says how many cells a sheet spans.
const DIMENSIONS: u16 = 0x200;
/// Record that names a sheet and where it begins.
const SHEET: u16 = 0x85;
/// Record that lists merged areas.
const MERGED: u16 = 0xE5;

/// Refuses what is locked, damaged, or claims to span more than memory should hold.
pub(super) fn look_over(bytes: &[u8]) -> Result<(), Trouble> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(Trouble::library)?;
    if file.exists("/EncryptedPackage") || file.exists("/EncryptionInfo") {
        return Err(Trouble::Password);
    }
    let name = file
        .read_root_storage()
        .filter(cfb::Entry::is_stream)
        .map(|entry| entry.name().to_owned())
        .find(|name| {
            name.eq_ignore_ascii_case("Workbook") || name.eq_ignore_ascii_case("Book")
        })
        .ok_or(Trouble::NotAWorkbook)?;
    // The library finds the stream by its name anywhere in the file, so that the
    // workbook within another could be taken for the outer one.
    let nested = file
        .walk()
        .filter(cfb::Entry::is_stream)
        .filter(|entry| {
            entry.path().components().count() > 2
                && entry.name().eq_ignore_ascii_case("Workbook")
        })
        .count();
    if nested > 0 && !name.eq_ignore_ascii_case("Workbook") {
        return Err(Trouble::damaged("reason-embedded-workbook"));
    }
    let mut stream = file.open_stream(format!("/{name}")).map_err(Trouble::library)?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if stream.len() > length {
        return Err(Trouble::damaged("reason-truncated"));
    }
    let mut records = Vec::new();
    stream.read_to_end(&mut records).map_err(Trouble::library)?;
    look_over_records(&records)
}

fn look_over_records(bytes: &[u8]) -> Result<(), Trouble> {
    let mut rest = bytes;
    let mut spanned = 0_u64;
    let mut sheets = 0_usize;
    while let [kind_low, kind_high, length_low, length_high, after @ ..] = rest {
        let kind = u16::from_le_bytes([*kind_low, *kind_high]);
        let length = usize::from(u16::from_le_bytes([*length_low, *length_high]));
        if kind == 0 && length == 0 {
            break;
        }
        let Some((body, next)) = after.split_at_checked(length) else { break };
        match kind {
            FILE_PASSWORD => return Err(Trouble::Password),
            DIMENSIONS => {
                spanned = spanned.saturating_add(span(body)?);
                if spanned > limits::DENSE_CELLS {
                    return Err(Trouble::damaged("reason-too-many-cells"));
                }
            }
            SHEET => {
                sheets += 1;
                let start = long(body, 0).ok_or_else(truncated)?;
                if usize::try_from(start).map_or(true, |start| start > bytes.len()) {
                    return Err(truncated());
                }
                if sheets > limits::SHEETS {
                    return Err(Trouble::damaged("reason-too-many-sheets"));
                }
            }
            MERGED => {
                let areas = usize::from(short(body, 0).ok_or_else(truncated)?);
                if body.len() < 2 + 8 * areas {
                    return Err(truncated());
                }
            }
            _ => {}
        }
        rest = next;
    }
    Ok(())
}

/// The cells that a sheet says it spans, in either version of the record.
fn span(body: &[u8]) -> Result<u64, Trouble> {
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

fn truncated() -> Trouble {
    Trouble::damaged("reason-truncated")
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}
