//! Mends packages that are sound but that the library refuses: parts in UTF-16, and
//! workbooks with a sheet of old macros.

use std::io::{Cursor, Read, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::read::format::extension;
use crate::read::text::decode;
use crate::read::trouble::Trouble;

/// Where a workbook says what kinds its sheets are of.
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
/// How that names a sheet of old macros, and a kind that the library knows and skips.
const MACROS: [&str; 2] = ["/xlMacrosheet\"", "/xlIntlMacrosheet\""];
const SKIPPED: &str = "/dialogsheet\"";

/// The package with what needs mending mended; `None` if nothing does.
pub(super) fn mend(bytes: &[u8]) -> Result<Option<Vec<u8>>, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
    let mut mended: Vec<(usize, String)> = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(Trouble::library)?;
        let name = part.name().map_err(Trouble::library)?.to_lowercase();
        if !matches!(extension(&name).as_str(), "xml" | "rels") {
            continue;
        }
        let mut bytes = Vec::new();
        part.by_ref().take(2).read_to_end(&mut bytes).map_err(Trouble::library)?;
        let is_wide = matches!(
            bytes.as_slice(),
            [0xFF, 0xFE] | [0xFE, 0xFF] | [b'<', 0] | [0, b'<']
        );
        if !is_wide && name != RELATIONS {
            continue;
        }
        part.read_to_end(&mut bytes).map_err(Trouble::library)?;
        let text = decode(&bytes);
        let has_macros = MACROS.iter().any(|kind| text.contains(kind));
        if is_wide || has_macros {
            let text = MACROS
                .iter()
                .fold(text.into_owned(), |text, kind| text.replace(kind, SKIPPED));
            mended.push((at, as_utf_8(&text)));
        }
    }
    if mended.is_empty() {
        return Ok(None);
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(Trouble::library)?;
        if let Some((_, text)) = mended.iter().find(|(place, _)| *place == at) {
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
