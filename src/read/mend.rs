//! Mends packages that are sound but that the library refuses: parts in another encoding
//! than UTF-8, sheets of old macros, sheets that are modules and have no part, and sheets
//! in a state that nobody knows.

use std::io::{Cursor, Read, Write as _};

use encoding_rs::Encoding;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::read::format::extension;
use crate::read::trouble::Trouble;

/// Where a workbook says what kinds its sheets are of.
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const RELATIONS_END: &str = "</Relationships>";
/// Where it says what they are called.
const WORKBOOK: &str = "xl/workbook.xml";
/// How that names a sheet of old macros, and a kind that the library knows and skips.
const MACROS: [&str; 2] = ["/xlMacrosheet\"", "/xlIntlMacrosheet\""];
const SKIPPED: &str = "/dialogsheet\"";
/// How a workbook names a sheet that has no part, and what it is given instead.
const WITHOUT_PART: &str = ":id=\"\"";
const NO_PART: &str = ":id=\"none\"";
const NO_PART_RELATION: &str = "<Relationship Id=\"none\" Target=\"none.xml\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\
    /dialogsheet\"/></Relationships>";
/// How a workbook states whether a sheet is seen, and how it says nothing of it.
const STATE: &str = " state=\"";
const SEEN: &str = " visibility=\"";
/// Bytes in which a part states its encoding.
const DECLARED_WITHIN: u64 = 128;

/// A part that may need mending, as a text.
struct Readable {
    at: usize,
    name: String,
    text: String,
    mended: bool,
}

/// The package with what needs mending mended; `None` if nothing does.
pub(super) fn mend(bytes: &[u8]) -> Result<Option<Vec<u8>>, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
    let mut parts = texts(&mut archive)?;
    pass_over_macros(&mut parts);
    pass_over_sheets_without_part(&mut parts);
    show_sheets_in_unknown_states(&mut parts);
    parts.retain(|part| part.mended);
    if parts.is_empty() {
        return Ok(None);
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(Trouble::library)?;
        if let Some(Readable { text, .. }) = parts.iter().find(|part| part.at == at) {
            let name = part.name().map_err(Trouble::library)?.into_owned();
            drop(part);
            writer
                .start_file(name, SimpleFileOptions::default())
                .map_err(Trouble::library)?;
            writer.write_all(text.as_bytes()).map_err(Trouble::library)?;
        } else {
            writer.raw_copy_file(part).map_err(Trouble::library)?;
        }
    }
    Ok(Some(writer.finish().map_err(Trouble::library)?.into_inner()))
}

/// The parts that name the sheets, and those in another encoding than UTF-8, which are
/// turned into it.
fn texts(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<Readable>, Trouble> {
    let mut texts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(Trouble::library)?;
        let name = part.name().map_err(Trouble::library)?;
        let name = name.replace('\\', "/").to_lowercase();
        if !matches!(extension(&name).as_str(), "xml" | "rels") {
            continue;
        }
        let mut bytes = Vec::new();
        let start = part.by_ref().take(DECLARED_WITHIN).read_to_end(&mut bytes);
        start.map_err(Trouble::library)?;
        let encoding = other_encoding(&bytes);
        if encoding.is_some() || matches!(name.as_str(), RELATIONS | WORKBOOK) {
            part.read_to_end(&mut bytes).map_err(Trouble::library)?;
            let text = match encoding {
                Some(encoding) => as_utf_8(&encoding.decode(&bytes).0),
                None => String::from_utf8_lossy(&bytes).into_owned(),
            };
            texts.push(Readable { at, name, text, mended: encoding.is_some() });
        }
    }
    Ok(texts)
}

/// The encoding of a part by its mark, its zeros or its own words, if it is not UTF-8.
fn other_encoding(start: &[u8]) -> Option<&'static Encoding> {
    match start {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => return Some(encoding_rs::UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => return Some(encoding_rs::UTF_16BE),
        _ => {}
    }
    let start = String::from_utf8_lossy(start);
    let (declaration, _) = start.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let (_, stated) = declaration.split_once("encoding")?;
    let label = stated.trim_start().strip_prefix('=')?.trim_start();
    let label = label.trim_start_matches(['"', '\'']).split(['"', '\'']).next()?;
    // The beginning is read byte by byte, so that it cannot be UTF-16 whatever it says.
    Encoding::for_label_no_replacement(label.as_bytes())
        .map(Encoding::output_encoding)
        .filter(|encoding| *encoding != encoding_rs::UTF_8)
}

/// Sheets of old macros get a kind that the library passes over.
fn pass_over_macros(parts: &mut [Readable]) {
    for part in parts.iter_mut().filter(|part| part.name == RELATIONS) {
        for kind in MACROS {
            if part.text.contains(kind) {
                part.text = part.text.replace(kind, SKIPPED);
                part.mended = true;
            }
        }
    }
}

/// Sheets that are modules of macros and have no part get the same kind.
fn pass_over_sheets_without_part(parts: &mut [Readable]) {
    let lacks =
        |part: &Readable| part.name == WORKBOOK && part.text.contains(WITHOUT_PART);
    if !parts.iter().any(lacks) {
        return;
    }
    for part in parts {
        let (old, new) = match part.name.as_str() {
            WORKBOOK => (WITHOUT_PART, NO_PART),
            RELATIONS => (RELATIONS_END, NO_PART_RELATION),
            _ => continue,
        };
        part.text = part.text.replace(old, new);
        part.mended = true;
    }
}

/// Sheets in a state that the library does not know are seen, as in other programs.
fn show_sheets_in_unknown_states(parts: &mut [Readable]) {
    for part in parts.iter_mut().filter(|part| part.name == WORKBOOK) {
        let mut pieces = part.text.split(STATE);
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let state = piece.split('"').next().unwrap_or_default();
            let known = matches!(state, "visible" | "hidden" | "veryHidden");
            text.push_str(if known { STATE } else { SEEN });
            text.push_str(piece);
        }
        part.mended |= text != part.text;
        part.text = text;
    }
}

/// The text with a declaration that fits it.
fn as_utf_8(text: &str) -> String {
    let Some((declaration, rest)) = text.trim_start_matches('\u{feff}').split_once("?>")
    else {
        return text.to_owned();
    };
    let declared = declaration.to_lowercase().contains("encoding");
    if declaration.starts_with("<?xml") && declared {
        let standalone =
            if declaration.contains("standalone") { " standalone=\"yes\"" } else { "" };
        return format!("<?xml version=\"1.0\" encoding=\"UTF-8\"{standalone}?>{rest}");
    }
    text.to_owned()
}
