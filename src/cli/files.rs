//! Files in and out: regular files only, and the workbook whole or not at all.

use std::ffi::OsString;
use std::fs;
use std::io::{BufReader, BufWriter, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::Error;
use crate::model::Edition;
use crate::package::Sink;
use crate::pipeline::{self, Input};
use crate::read::limits::Limits;

/// Endings that a workbook cannot have: no program would open it under them.
const OTHER_ENDINGS: [&str; 12] = [
    "csv", "tsv", "txt", "xls", "xlsm", "xlsb", "ods", "pdf", "html", "docx", "json",
    "zip",
];

/// How the names of files under way begin and end.
pub(super) const TEMPORARY_PREFIX: &str = "~portefolje-";
pub(super) const TEMPORARY_SUFFIX: &str = ".tmp";

/// How often a file is made anew that another run has taken away.
const ATTEMPTS: u32 = 100;

/// Reads the lists.
pub(super) fn read_all(paths: &[PathBuf], limits: Limits) -> Result<Vec<Input>, Error> {
    let mut seen: Vec<PathBuf> = Vec::new();
    let mut inputs = Vec::new();
    for path in paths {
        let input = read_input(path, limits)?;
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        if seen.contains(&real) {
            return Err(Error::new("error-file-twice").with("file", shown(path)));
        }
        seen.push(real);
        inputs.push(input);
    }
    Ok(inputs)
}

/// Reads a list, or of a report what the next one needs.
pub(super) fn read_input(path: &Path, limits: Limits) -> Result<Input, Error> {
    let bytes = match report_excerpt(path) {
        Some(bytes) => bytes,
        None => read(path, limits)?,
    };
    Ok(Input { name: file_name(path), bytes })
}

fn report_excerpt(path: &Path) -> Option<Vec<u8>> {
    let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let file = BufReader::new(fs::File::open(path).ok()?);
    pipeline::report_excerpt(file, metadata.len())
}

/// Reads a file, which must be a regular one and no larger than a list may be.
pub(super) fn read(path: &Path, limits: Limits) -> Result<Vec<u8>, Error> {
    let failed = |error: &std::io::Error| {
        let key = match error.kind() {
            _ if is_in_the_cloud(path) => "error-cloud-file",
            ErrorKind::NotFound => "error-missing-file",
            ErrorKind::PermissionDenied => "error-no-access",
            _ => "error-read",
        };
        Error::new(key).with("file", shown(path)).with("reason", error.to_string())
    };
    let metadata = fs::metadata(path).map_err(|error| failed(&error))?;
    if metadata.is_dir() {
        return Err(Error::new("error-folder").with("file", shown(path)));
    }
    if !metadata.is_file() {
        return Err(Error::new("error-not-regular").with("file", shown(path)));
    }
    if metadata.len() > limits.file_bytes() {
        return Err(too_large(path, limits));
    }
    fs::read(path).map_err(|error| failed(&error))
}

/// That a file is larger than a list may be.
pub(super) fn too_large(path: &Path, limits: Limits) -> Error {
    let limit = i64::try_from(limits.file_bytes() >> 20).unwrap_or(i64::MAX);
    Error::new("error-too-large").with("file", shown(path)).with("limit", limit)
}

/// Whether a file is a placeholder for one that is kept elsewhere, such as in OneDrive:
/// reading it fetches it, which fails without a connection.
#[cfg(windows)]
fn is_in_the_cloud(path: &Path) -> bool {
    use std::os::windows::fs::MetadataExt as _;
    /// `FILE_ATTRIBUTE_OFFLINE`, `…_RECALL_ON_OPEN` and `…_RECALL_ON_DATA_ACCESS`.
    const ELSEWHERE: u32 = 0x1000 | 0x4_0000 | 0x40_0000;
    let metadata = fs::symlink_metadata(path);
    metadata.is_ok_and(|metadata| metadata.file_attributes() & ELSEWHERE != 0)
}

/// Only Windows tells.
#[cfg(not(windows))]
const fn is_in_the_cloud(_path: &Path) -> bool {
    false
}

/// Where the workbook goes.
pub(super) fn output_path(
    first_list: &Path,
    asked: Option<&Path>,
    edition: Edition,
) -> PathBuf {
    if let Some(path) = asked {
        return path.to_owned();
    }
    let mut name = first_list.file_stem().unwrap_or_default().to_owned();
    name.push(match edition {
        Edition::Internal => "-rapport.xlsx",
        Edition::Public => "-rapport-offentlig.xlsx",
    });
    first_list.with_file_name(name)
}

/// Refuses to write over one of the lists.
pub(super) fn refuse_input(output: &Path, lists: &[PathBuf]) -> Result<(), Error> {
    let Ok(real) = fs::canonicalize(output) else { return Ok(()) };
    let same = |list: &PathBuf| fs::canonicalize(list).is_ok_and(|list| list == real);
    if lists.iter().any(same) {
        return Err(Error::new("error-output-is-input").with("file", shown(output)));
    }
    Ok(())
}

/// Refuses a name under which no program would open the workbook.
pub(super) fn refuse_ending(output: &Path) -> Result<(), Error> {
    let ending = output.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if OTHER_ENDINGS.contains(&ending.as_str()) {
        return Err(Error::new("error-output-format").with("file", shown(output)));
    }
    Ok(())
}

/// Refuses a file where a folder for several is asked for.
pub(super) fn refuse_file(folder: &Path) -> Result<(), Error> {
    if folder.exists() && !folder.is_dir() {
        return Err(Error::new("error-export-file").with("file", shown(folder)));
    }
    Ok(())
}

/// That a file could not be written, why, and what a person can do about it.
pub(super) fn not_written(path: &Path, error: &std::io::Error) -> Error {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let key = match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "error-no-write",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "error-full",
        ErrorKind::NotFound if !folder.is_dir() => {
            return Error::new("error-no-folder").with("file", shown(folder));
        }
        _ => "error-write",
    };
    // The name of the file under way says nothing to anybody, and is another each time.
    let reason = error.to_string();
    let reason = reason.split(" at path ").next().unwrap_or_default().to_owned();
    Error::new(key)
        .with("file", shown(path))
        .with("folder", shown(folder))
        .with("reason", reason)
}

/// Where the workbook was written.
pub(super) struct Written {
    /// Its path.
    pub(super) path: PathBuf,
    /// Where the one before was kept.
    pub(super) previous: Option<PathBuf>,
    /// Whether the name asked for was taken, for instance by Excel.
    pub(super) beside: bool,
}

/// What becomes of a workbook that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// It is kept as `… (forrige).xlsx`, in place of the one before.
    Previous,
    /// It is kept under a name that no later run takes, since it says what the new one
    /// does not: `… (ikke overtatt).xlsx`.
    ForEver,
}

/// Writes the workbook: first to a file of its own, then under its name in one step, so
/// that there is always the old file or the new one. An existing one is kept; one that is
/// open in a spreadsheet program is left alone.
pub(super) fn write(path: &Path, bytes: &[u8], keep_as: Keep) -> Result<Written, Error> {
    write_with(path, keep_as, &mut |to| {
        // What goes wrong is noted by what it is written to.
        to.write_all(bytes).map_err(|_| Error::new("error-write"))
    })
}

/// The same with what `put` writes, which may fail for a reason of its own.
pub(super) fn write_with(
    path: &Path,
    keep_as: Keep,
    put: &mut dyn FnMut(&mut dyn Sink) -> Result<(), Error>,
) -> Result<Written, Error> {
    let failed = |error: &std::io::Error| not_written(path, error);
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    if path.is_dir() {
        return Err(Error::new("error-output-folder").with("file", shown(path)));
    }
    let mut own = None;
    let new = temporary_with(folder, |to| {
        let mut noting = Noting { to, failed: None };
        own = put(&mut noting).err();
        match (noting.failed, &own) {
            (Some(error), _) => Err(error),
            (None, Some(_)) => Err(ErrorKind::Other.into()),
            (None, None) => Ok(()),
        }
    });
    let new = match (new, own) {
        (Ok(new), _) => new,
        (Err(error), Some(own)) if error.kind() == ErrorKind::Other => return Err(own),
        (Err(error), _) => return Err(failed(&error)),
    };
    if !path.exists() {
        new.persist(path).map_err(|error| failed(&error.error))?;
        return Ok(Written { path: path.to_owned(), previous: None, beside: false });
    }
    let previous = match keep_as {
        Keep::Previous => with_suffix(path, " (forrige)"),
        Keep::ForEver => unused(path),
    };
    let kept = if is_open(path) {
        Err(None)
    } else {
        keep(path, &previous, folder).map_err(Some)
    };
    let new = match kept {
        Ok(()) => match new.persist(path) {
            Ok(_) => {
                let previous = Some(previous);
                return Ok(Written { path: path.to_owned(), previous, beside: false });
            }
            // On Windows a file that is open elsewhere cannot be replaced.
            Err(error) => error.file,
        },
        Err(_) => new,
    };
    let beside = (2..1000)
        .map(|number| with_suffix(path, &format!(" ({number})")))
        .find(|path| !path.exists())
        .ok_or_else(|| failed(&ErrorKind::AlreadyExists.into()))?;
    new.persist(&beside).map_err(|error| failed(&error.error))?;
    Ok(Written { path: beside, previous: None, beside: true })
}

/// A file being written that keeps what the system said when it failed.
struct Noting<'a, 'f> {
    to: &'a mut BufWriter<&'f mut fs::File>,
    failed: Option<std::io::Error>,
}

impl Noting<'_, '_> {
    fn noted<T>(&mut self, done: std::io::Result<T>) -> std::io::Result<T> {
        done.map_err(|error| {
            let kind = error.kind();
            self.failed.get_or_insert(error);
            kind.into()
        })
    }
}

impl Write for Noting<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let done = self.to.write(bytes);
        self.noted(done)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let done = self.to.flush();
        self.noted(done)
    }
}

impl Seek for Noting<'_, '_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let done = self.to.seek(to);
        self.noted(done)
    }
}

/// Writes a file whole, in place of one that may be there, or beside it where it cannot be
/// replaced; gives where.
pub(super) fn write_page(path: &Path, bytes: &[u8]) -> Result<PathBuf, Error> {
    let Err(failed) = write_over(path, bytes) else { return Ok(path.to_owned()) };
    let mut names = (2..1000).map(|number| with_suffix(path, &format!(" ({number})")));
    let beside = names.find(|path| !path.exists()).ok_or(failed)?;
    write_over(&beside, bytes)?;
    Ok(beside)
}

/// Writes a file whole, in place of one that may be there.
pub(super) fn write_over(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error: &std::io::Error| not_written(path, error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let new = temporary(folder, bytes).map_err(|error| failed(&error))?;
    new.persist(path).map_err(|error| failed(&error.error))?;
    Ok(())
}

/// Writes several files into a folder, which is made if need be: all of them first to
/// files of their own, then each under its name, in place of one that may be there.
pub(super) fn write_all<F>(
    folder: &Path,
    files: &[(String, F)],
    put: impl Fn(&F, &mut BufWriter<&mut fs::File>) -> std::io::Result<()>,
) -> Result<(), Error> {
    let failed = not_written;
    fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    let mut finished = Vec::new();
    for (name, file) in files {
        let path = folder.join(name);
        let written = temporary_with(folder, |to| put(file, to));
        finished.push((written.map_err(|error| failed(&path, &error))?, path));
    }
    for (new, path) in finished {
        new.persist(&path).map_err(|error| failed(&path, &error.error))?;
    }
    Ok(())
}

/// A finished file without a name of its own yet, in the folder where it will stay.
fn temporary(folder: &Path, bytes: &[u8]) -> std::io::Result<NamedTempFile> {
    temporary_with(folder, |to| to.write_all(bytes))
}

fn temporary_with(
    folder: &Path,
    put: impl FnOnce(&mut BufWriter<&mut fs::File>) -> std::io::Result<()>,
) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY_PREFIX).suffix(TEMPORARY_SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file: what the user's own setting leaves of it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    remove_left(folder);
    // Locked as long as this run lives, so that another knows it from one left behind. Not
    // every network drive has locks; those that have none take nothing away.
    let mut file = builder.tempfile_in(folder)?;
    for _ in 0..ATTEMPTS {
        let _unlocked = file.as_file().lock();
        if file.path().exists() {
            break;
        }
        // Another run has taken it away before it was locked.
        file = builder.tempfile_in(folder)?;
    }
    let mut writer = BufWriter::new(file.as_file_mut());
    put(&mut writer)?;
    writer.flush()?;
    drop(writer);
    file.as_file().sync_all()?;
    Ok(file)
}

/// Takes away unfinished files of runs that were killed: those that nobody holds locked.
fn remove_left(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !(name.starts_with(TEMPORARY_PREFIX) && name.ends_with(TEMPORARY_SUFFIX)) {
            continue;
        }
        let Ok(file) = fs::File::open(entry.path()) else { continue };
        if file.try_lock().is_ok() {
            // One that another run takes away at the same time is gone as well.
            let _gone = fs::remove_file(entry.path());
        }
    }
}

/// A name for what no later run takes: one that is free, or whose file holds the same.
fn unused(path: &Path) -> PathBuf {
    let same = |name: &Path| {
        let there = fs::read(name);
        there.is_ok_and(|there| fs::read(path).is_ok_and(|one| one == there))
    };
    let numbered = (2..1000).map(|nth| format!(" (ikke overtatt {nth})"));
    let mut names = std::iter::once(" (ikke overtatt)".to_owned())
        .chain(numbered)
        .map(|suffix| with_suffix(path, &suffix));
    let free = names.find(|name| !name.exists() || same(name));
    free.unwrap_or_else(|| with_suffix(path, " (ikke overtatt)"))
}

/// Keeps the existing file under another name, without taking it away from its own.
fn keep(path: &Path, previous: &Path, folder: &Path) -> std::io::Result<()> {
    // Not by way of the memory: a report may be larger than all that making one takes.
    let copy = temporary_with(folder, |to| {
        std::io::copy(&mut fs::File::open(path)?, to).map(|_| ())
    })?;
    copy.persist(previous).map_err(|error| error.error)?;
    Ok(())
}

/// Whether a spreadsheet program has it open: Excel and LibreOffice leave a mark beside
/// it, also on network drives.
fn is_open(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    let mut excel = OsString::from("~$");
    excel.push(name);
    let mut libreoffice = OsString::from(".~lock.");
    libreoffice.push(name);
    libreoffice.push("#");
    path.with_file_name(excel).exists() || path.with_file_name(libreoffice).exists()
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(suffix);
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// The path of `list` from the folder of `output`, for links that still work when both
/// are moved together; only its name where they lie in quite different places, since the
/// rest would tell of nothing but this machine.
pub(super) fn relative(output: &Path, list: &Path) -> String {
    let folder = |path: &Path| {
        let folder = path.parent().filter(|one| !one.as_os_str().is_empty());
        fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()
    };
    let name = file_name(list);
    let (Some(from), Some(to)) = (folder(output), folder(list)) else { return name };
    let (from, to): (Vec<_>, Vec<_>) = (from.iter().collect(), to.iter().collect());
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    // The root is shared by all.
    if shared < 2 && from != to {
        return name;
    }
    let up = from[shared..].iter().map(|_| "..".to_owned());
    let down = to[shared..].iter().map(|step| step.to_string_lossy().into_owned());
    up.chain(down).chain([name]).collect::<Vec<_>>().join("/")
}

/// The file's name without its folder.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The path as it was typed.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{ErrorKind, not_written, temporary};

    #[test]
    fn why_nothing_was_written_is_told_without_names_of_files_under_way() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("liste-rapport.xlsx");
        for (kind, key) in [
            (ErrorKind::PermissionDenied, "error-no-write"),
            (ErrorKind::ReadOnlyFilesystem, "error-no-write"),
            (ErrorKind::StorageFull, "error-full"),
            (ErrorKind::NotFound, "error-write"),
        ] {
            assert_eq!(not_written(&path, &kind.into()).message.key, key);
        }
        let gone = folder.path().join("borte");
        let error = temporary(&gone, b"x").unwrap_err();
        assert!(error.to_string().contains("~portefolje-"), "{error}");
        let said = not_written(&path, &error).message;
        assert!(!format!("{said:?}").contains("~portefolje-"), "{said:?}");
        let said = not_written(&gone.join("a.xlsx"), &error).message;
        assert_eq!(said.key, "error-no-folder");
        assert_eq!(not_written(Path::new("a.xlsx"), &error).message.key, "error-write");
    }
}
