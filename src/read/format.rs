//! What kind of file it is, by its first bytes; the name decides only between texts.

use crate::read::old_excel;
use crate::read::spreadsheet_xml;
use crate::read::text::decode;

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Nothing at all.
    Empty,
    /// A zip: .xlsx, .xlsm, .xlsb, .ods or something else that is zipped.
    Zip,
    /// A compound file: .xls, or a workbook that is locked with a password.
    Compound,
    /// XML Spreadsheet 2003.
    SpreadsheetXml,
    /// An open document in one XML file (.fods).
    FlatOds,
    /// A web page with its pictures in one file (.mht).
    Archive,
    /// Excel 4 or older, before workbooks were compound files, or such records alone.
    OldExcel,
    /// A web page, often with the name of a workbook.
    Html,
    /// Text that may be a CSV.
    Text,
    /// Anything else.
    Other,
}

const ZIP: &[u8] = b"PK\x03\x04";
/// Bytes in which a zip has its end: the end itself and the longest comment.
const ZIP_END_WITHIN: usize = 22 + 65_535;
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The kind of a file by its bytes.
pub(super) fn format(name: &str, bytes: &[u8]) -> Format {
    if bytes.is_empty() {
        return Format::Empty;
    }
    if bytes.starts_with(ZIP) || bytes.starts_with(b"PK\x05\x06") {
        return Format::Zip;
    }
    if bytes.starts_with(COMPOUND) {
        return Format::Compound;
    }
    if ends_as_zip(bytes) {
        return Format::Zip;
    }
    let start = start(bytes);
    if start.starts_with("<?xml") && spreadsheet_xml::is_such(&start) {
        return Format::SpreadsheetXml;
    }
    if start.starts_with("<?xml") && start.contains("<office:document") {
        return Format::FlatOds;
    }
    if start.starts_with("mime-version:")
        || start.contains("content-type: multipart/related")
    {
        return Format::Archive;
    }
    if old_excel::is_such(bytes) {
        return Format::OldExcel;
    }
    if looks_like_markup(bytes) {
        return Format::Html;
    }
    let binary =
        if is_named_as_text(name) { is_hardly_text(bytes) } else { looks_binary(bytes) };
    if binary || is_named_otherwise(name) {
        return Format::Other;
    }
    Format::Text
}

/// Whether a zip ends here that begins after other bytes, as some programs send it.
fn ends_as_zip(bytes: &[u8]) -> bool {
    let from = bytes.len().saturating_sub(ZIP_END_WITHIN);
    let end = bytes.get(from..).unwrap_or_default();
    end.windows(4).any(|window| window == b"PK\x05\x06")
}

/// The first characters in lower case, whatever the encoding.
fn start(bytes: &[u8]) -> String {
    let start = bytes.get(..4_096).unwrap_or(bytes);
    let text = decode(start);
    text.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']).to_lowercase()
}

/// The ending of a file's name, in lower case.
pub(super) fn extension(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// A text that calls itself a zipped workbook is neither the one nor the other, and what
/// calls itself a symbolic link or data interchange file is no list of lines and columns.
fn is_named_otherwise(name: &str) -> bool {
    let ending = extension(name);
    matches!(ending.as_str(), "xlsx" | "xlsm" | "xltx" | "xlsb" | "ods" | "slk" | "dif")
}

fn is_named_as_text(name: &str) -> bool {
    matches!(extension(name).as_str(), "csv" | "tsv" | "tab" | "txt")
}

/// What calls itself a text may have a few stray control characters, and some programs
/// end each field with a zero; in what is packed every ninth byte is such a character.
fn is_hardly_text(bytes: &[u8]) -> bool {
    let start = bytes.get(..4_096).unwrap_or(bytes);
    let is_control = |byte: &&u8| matches!(byte, 1..=8 | 11 | 14..=25 | 27..=31);
    let controls = start.iter().filter(is_control).count();
    let zeros = start.iter().map(|byte| usize::from(*byte == 0)).sum::<usize>();
    looks_binary(bytes) && (controls * 40 > start.len() || zeros * 4 > start.len())
}

fn looks_like_markup(bytes: &[u8]) -> bool {
    let start: Vec<u8> = bytes
        .iter()
        .take(1_024)
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace() && *byte != 0)
        .map(|byte| byte.to_ascii_lowercase())
        .collect();
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start);
    [&b"<html"[..], b"<!doctype", b"<table", b"<?xml", b"<head", b"<meta"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// Text has no control characters but tab and line ends; UTF-16 has zeros, but begins
/// with a mark or has them in every second place.
fn looks_binary(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return false;
    }
    let start = bytes.get(..4_096).unwrap_or(bytes);
    let zeros = start.iter().map(|byte| usize::from(*byte == 0)).sum::<usize>();
    if zeros * 3 > start.len() {
        return false; // UTF-16 without a mark
    }
    let controls = start
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 11 | 14..=25 | 27..=31))
        .count();
    controls > 0
}
