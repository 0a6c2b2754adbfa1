//! Looks a zipped workbook over before a library trusts what it says of itself.

use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;

use crate::model::Set;
use crate::read::limits::{self, Limits};
use crate::read::trouble::Trouble;

/// What a zipped file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zipped {
    /// .xlsx, .xlsm.
    Xlsx,
    /// .xlsb.
    Xlsb,
    /// .ods.
    Ods,
    /// Something else.
    Other,
}

/// A zip that was looked over.
pub(super) struct Package {
    /// What it is.
    pub(super) kind: Zipped,
    /// The version of ours that wrote it, if one did.
    pub(super) report_version: Option<String>,
    /// The day on which it was changed after it was made; empty if it was not.
    pub(super) saved: String,
}

/// How the end of a zip begins; a file that was fetched only in part lacks it.
const DIRECTORY_END: &[u8] = b"PK\x05\x06";

/// Looks over the zip: parts, declared sizes, duplicates, counts that ask for memory.
///
/// The zip library stops at the declared size of a part, so that their sum bounds what
/// unpacking can give.
pub(super) fn preflight(bytes: &[u8], limits: Limits) -> Result<Package, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
        match memmem::find(bytes, DIRECTORY_END) {
            Some(_) => Trouble::library(error),
            None => Trouble::damaged("reason-truncated"),
        }
    })?;
    if archive.len() > limits::ZIP_PARTS {
        return Err(Trouble::damaged("reason-too-many-parts"));
    }
    let mut names: Set<String> = Set::default();
    let mut unpacked = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(Trouble::library)?;
        if part.encrypted() {
            return Err(Trouble::Password);
        }
        unpacked = unpacked.saturating_add(part.size());
        let name =
            part.name().map_err(Trouble::library)?.replace('\\', "/").to_lowercase();
        if !name.ends_with('/') && !names.insert(name) {
            return Err(Trouble::damaged("reason-part-twice"));
        }
    }
    let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let dense = unpacked > limits::UNPACKED_BYTES_FREE
        && unpacked / limits.unpacked_ratio() > packed;
    if unpacked > limits.unpacked_bytes() || dense {
        return Err(Trouble::beyond("reason-unpacks-too-large"));
    }
    let kind = if names.contains("xl/workbook.bin") {
        Zipped::Xlsb
    } else if names.iter().any(|name| name.starts_with("xl/")) {
        Zipped::Xlsx
    } else if names.contains("content.xml")
        && ["mimetype", "meta-inf/manifest.xml"].iter().any(|part| names.contains(*part))
    {
        Zipped::Ods
    } else {
        Zipped::Other
    };
    let mut report_version = None;
    let mut saved = String::new();
    let mut has_report_sheets = false;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(Trouble::library)?;
        let name = part.name().map_err(Trouble::library)?.to_lowercase();
        let size = part.size();
        if name.ends_with("sharedstrings.xml") {
            let mut start = Vec::new();
            part.by_ref()
                .take(4_096)
                .read_to_end(&mut start)
                .map_err(Trouble::library)?;
            let start = String::from_utf8_lossy(&start);
            if shared_strings(&start)
                .is_some_and(|count| count > size / limits::BYTES_PER_SHARED_STRING)
            {
                return Err(Trouble::damaged("reason-shared-strings"));
            }
        } else if name == "docprops/custom.xml" && size < 1 << 20 {
            let mut text = String::new();
            if part.read_to_string(&mut text).is_ok() {
                report_version = property(&text, PROPERTY);
            }
        } else if name == "meta.xml" && size < 1 << 20 {
            let mut text = String::new();
            if part.read_to_string(&mut text).is_ok() {
                report_version = user_defined(&text, PROPERTY);
            }
        } else if name == "xl/workbook.xml" && size < 1 << 24 {
            let mut text = String::new();
            if part.read_to_string(&mut text).is_ok() {
                has_report_sheets = report_sheets(&text);
            }
        } else if name == "docprops/core.xml" && size < 1 << 20 {
            let mut text = String::new();
            if part.read_to_string(&mut text).is_ok() {
                saved = saved_on(&text);
            }
        }
    }
    // Some programs lose the property; what they cannot lose are the sheets.
    let report_version = report_version.or(has_report_sheets.then(String::new));
    Ok(Package { kind, report_version, saved })
}

/// The count of shared strings that the part states; one that is no number is taken as
/// the largest.
fn shared_strings(start: &str) -> Option<u64> {
    let (_, rest) = start.split_once("uniqueCount=")?;
    let value: String = rest
        .chars()
        .skip(1)
        .take_while(|character| !matches!(character, '"' | '\''))
        .collect();
    if value.is_empty() {
        return None;
    }
    Some(value.trim().parse().unwrap_or(u64::MAX))
}

/// The day of the last change, if that is not the time at which it was made.
fn saved_on(xml: &str) -> String {
    let time = |name: &str| -> Option<&str> {
        let (_, rest) = xml.split_once(&format!("<dcterms:{name}"))?;
        let (_, rest) = rest.split_once('>')?;
        rest.split_once('<').map(|(time, _)| time)
    };
    let (made, changed) = (time("created"), time("modified"));
    let day: String = changed
        .filter(|_| made != changed)
        .unwrap_or_default()
        .chars()
        .take(10)
        .collect();
    let is_day =
        day.len() == 10 && day.chars().all(|one| one.is_ascii_digit() || one == '-');
    if is_day { day } else { String::new() }
}

/// The property of documents by which a report of ours is known.
pub(super) const PROPERTY: &str = "portefolje";

/// The sheets, in each of our languages, that only a report of ours has together: the
/// hidden one that remembers, the ledger, and the links.
pub(super) const REPORT_SHEETS: [[&str; 3]; 3] = [
    ["Minne", "Beslutninger", "Gruppering"],
    ["Minne", "Avgjerder", "Gruppering"],
    ["Memory", "Decisions", "Grouping"],
];

/// Whether a workbook names the sheets of a report of ours.
pub(super) fn report_sheets(xml: &str) -> bool {
    let has = |name: &&str| xml.contains(&format!("name=\"{name}\""));
    REPORT_SHEETS.iter().any(|names| names.iter().all(has))
}

/// The text of a property that people gave to an OpenDocument file.
fn user_defined(xml: &str, name: &str) -> Option<String> {
    let (_, rest) = xml.split_once(&format!("meta:name=\"{name}\""))?;
    let (_, rest) = rest.split_once('>')?;
    Some(rest.split_once('<')?.0.to_owned())
}

/// The text of a custom property of the document.
pub(super) fn property(xml: &str, name: &str) -> Option<String> {
    let (_, rest) = xml.split_once(&format!("name=\"{name}\""))?;
    let (_, rest) = rest.split_once("<vt:")?;
    let (_, rest) = rest.split_once('>')?;
    let (value, _) = rest.split_once('<')?;
    Some(value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::REPORT_SHEETS;
    use crate::language::{Language, Tag};

    #[test]
    fn the_sheets_of_a_report_are_those_of_the_languages() {
        let mut named = Tag::ALL.map(|tag| {
            let language = Language::new(tag);
            ["memory", "decisions", "grouping"]
                .map(|key| language.text(&format!("sheet-{key}")))
        });
        let mut known = REPORT_SHEETS.map(|names| names.map(str::to_owned));
        named.sort();
        known.sort();
        assert_eq!(named, known);
    }
}
