//! What lies in the folder, and which of it is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{Cursor, ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::error::Error;
use crate::model::Map;
use crate::read::limits::Limits;
use crate::write::{INPUT_PROPERTY, VERSION_PROPERTY};

use super::super::files;

/// Endings of lists.
const LISTS: [&str; 7] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv"];

/// Half-made files older than this were left by a run that was ended.
const OLD: Duration = Duration::from_hours(1);

/// A file as a look found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sighting {
    length: u64,
    modified: Option<SystemTime>,
}

/// What came of reading a file.
pub(super) enum Content {
    /// All of it.
    Whole(Vec<u8>),
    /// It is no longer there.
    Gone,
    /// It is another than the looks found.
    Changing,
    /// Another program has it.
    InUse,
    /// It cannot be read now.
    Unreadable(String),
    /// It is larger than a list may be.
    TooLarge,
}

/// The files in a folder that may be lists, by name.
pub(super) fn look(folder: &Path) -> Result<Map<PathBuf, Sighting>, Error> {
    let failed = |error: std::io::Error| {
        Error::new("error-read")
            .with("file", files::shown(folder))
            .with("reason", error.to_string())
    };
    let mut found: Map<PathBuf, Sighting> = Map::default();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if !may_be_list(&path) {
            continue;
        }
        // A file may go away between its name and its size.
        let Ok(metadata) = fs::metadata(&path) else { continue };
        if metadata.is_file() {
            let sighting =
                Sighting { length: metadata.len(), modified: metadata.modified().ok() };
            found.insert(path, sighting);
        }
    }
    found.sort_keys();
    Ok(found)
}

/// Whether a name is a list's: not one that programs give to their own files.
fn may_be_list(path: &Path) -> bool {
    let name = files::file_name(path);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    !name.starts_with(['~', '.']) && LISTS.contains(&ending.to_ascii_lowercase().as_str())
}

/// Reads a file, if it is what the looks found, no larger than a list may be, and nobody
/// else has it open.
pub(super) fn read(path: &Path, sighting: &Sighting, limits: Limits) -> Content {
    let failed = |error: &std::io::Error| match error.kind() {
        ErrorKind::NotFound => Content::Gone,
        // On Windows another program's hold on a file shows in this way.
        _ if error.raw_os_error() == Some(32) && cfg!(windows) => Content::InUse,
        _ => Content::Unreadable(error.to_string()),
    };
    let mut file = match open_alone(path) {
        Ok(file) => file,
        Err(error) => return failed(&error),
    };
    if let Err(fs::TryLockError::WouldBlock) = file.try_lock() {
        return Content::InUse;
    }
    if sighting.length > limits.file_bytes() {
        return Content::TooLarge;
    }
    let mut bytes = Vec::new();
    if let Err(error) = file.read_to_end(&mut bytes) {
        return failed(&error);
    }
    match file.metadata() {
        Ok(metadata)
            if metadata.len() == sighting.length
                && metadata.modified().ok() == sighting.modified
                && u64::try_from(bytes.len()) == Ok(sighting.length) =>
        {
            Content::Whole(bytes)
        }
        Ok(_) => Content::Changing,
        Err(error) => failed(&error),
    }
}

/// Opens a file so that nobody else can write to it; where the system has no such way,
/// the lock that follows asks those who ask too.
fn open_alone(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt as _;
        options.share_mode(0);
    }
    options.open(path)
}

/// Whether a file is a workbook of ours.
pub(super) fn is_report(bytes: &[u8]) -> bool {
    properties(bytes)
        .is_some_and(|text| text.contains(&format!("\"{VERSION_PROPERTY}\"")))
}

/// Whether a file is our report on the list with `hash`.
pub(super) fn is_report_of(path: &Path, hash: &str) -> bool {
    let Ok(bytes) = fs::read(path) else { return false };
    properties(&bytes).is_some_and(|text| {
        text.contains(&format!("\"{INPUT_PROPERTY}\"")) && text.contains(hash)
    })
}

/// The custom properties of a workbook, as they stand in the package.
fn properties(bytes: &[u8]) -> Option<String> {
    /// Ours are a few hundred letters.
    const MOST: u64 = 1 << 16;
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let part = package.by_name("docProps/custom.xml").ok()?;
    let mut text = String::new();
    part.take(MOST).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Takes away half-made files that a run left when it was ended.
pub(super) fn tidy(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_ours = name.starts_with(files::TEMPORARY_PREFIX)
            && name.ends_with(files::TEMPORARY_SUFFIX);
        let age = entry.metadata().and_then(|data| data.modified());
        let is_old = age.is_ok_and(|time| time.elapsed().is_ok_and(|age| age > OLD));
        if is_ours && is_old {
            let _gone = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::may_be_list;
    use std::path::Path;

    #[test]
    fn files_of_programs_are_no_lists() {
        let may = |name: &str| may_be_list(Path::new(name));
        assert!(may("inn/Liste 2007.XLSX") && may("å.csv") && may("års-rapport.xlsx"));
        for name in [
            "~$liste.xlsx",
            ".~lock.liste.xlsx#",
            ".liste.xlsx",
            "~portefolje-ab12.tmp",
            "liste.xlsx.part",
            "liste.xlsx.crdownload",
            "liste.xlsx.feil.txt",
            "portefolje-watch.log",
            "brev.docx",
            "liste",
        ] {
            assert!(!may(name), "{name}");
        }
    }
}
