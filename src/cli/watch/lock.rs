//! One watcher a folder.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::Error;

use super::super::files;

/// The file's name. It stays when the lock is gone: the lock is on it, not in it.
const NAME: &str = ".portefolje-watch.lock";

/// Locks on both folders, until they are dropped or the program ends in any way.
pub(super) struct Locks {
    inbox: PathBuf,
    outbox: PathBuf,
    held: Vec<(PathBuf, File)>,
}

impl Locks {
    /// Locks both folders. An inbox that this user may only read is watched without a
    /// lock: whoever else watches it writes to another outbox.
    pub(super) fn take(inbox: &Path, outbox: &Path) -> Result<Self, Error> {
        let mut locks =
            Self { inbox: inbox.to_owned(), outbox: outbox.to_owned(), held: Vec::new() };
        locks.renew()?;
        Ok(locks)
    }

    /// Whether the inbox can only be read.
    pub(super) fn read_only(&self) -> bool {
        !is_same(&self.inbox, &self.outbox) && self.held.len() == 1
    }

    /// Whether a folder is no longer the one that was locked, as when a share was away.
    pub(super) fn are_lost(&self) -> bool {
        self.held.iter().any(|(path, file)| !is_at(file, path))
    }

    /// Locks both folders anew.
    pub(super) fn renew(&mut self) -> Result<(), Error> {
        self.held.clear();
        let failed = |folder: &Path, error: &std::io::Error| {
            files::not_written(&folder.join(NAME), error)
        };
        match lock(&self.outbox)? {
            Ok(file) => self.held.push((self.outbox.join(NAME), file)),
            Err(error) => return Err(failed(&self.outbox, &error)),
        }
        if is_same(&self.inbox, &self.outbox) {
            return Ok(());
        }
        match lock(&self.inbox)? {
            Ok(file) => self.held.push((self.inbox.join(NAME), file)),
            Err(error) if is_forbidden(&error) => {}
            Err(error) => return Err(failed(&self.inbox, &error)),
        }
        Ok(())
    }
}

/// Locks one folder, unless its file cannot be made; fails if another watcher has it.
fn lock(folder: &Path) -> Result<std::io::Result<File>, Error> {
    let path = folder.join(NAME);
    let made = OpenOptions::new().create(true).append(true).open(&path);
    let file = match made {
        // Another user's file can be locked without being written to.
        Err(error) if is_forbidden(&error) => File::open(&path).map_err(|_| error),
        made => made,
    };
    let file = match file {
        Ok(file) => file,
        Err(error) => return Ok(Err(error)),
    };
    match file.try_lock() {
        Ok(()) => Ok(Ok(file)),
        Err(TryLockError::WouldBlock) => {
            Err(Error::new("error-watched").with("file", files::shown(folder)))
        }
        Err(TryLockError::Error(error)) => Ok(Err(error)),
    }
}

fn is_forbidden(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

/// Whether an open file is the one at `path`.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(one), Ok(other)) => (one.dev(), one.ino()) == (other.dev(), other.ino()),
        _ => false,
    }
}

/// Elsewhere a file that is open cannot be put out of the way.
#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}
