//! One watcher a folder.

use std::fs::{File, OpenOptions, TryLockError, canonicalize};
use std::path::Path;

use crate::error::Error;

use super::super::files;

/// The file's name. It stays when the lock is gone: the lock is on it, not in it.
const NAME: &str = ".portefolje-watch.lock";

/// Locks both folders, until the locks are dropped or the program ends in any way.
pub(super) fn both(inbox: &Path, outbox: &Path) -> Result<Vec<File>, Error> {
    let mut locks = vec![one(inbox)?];
    let same = |path: &Path| canonicalize(path).ok();
    if same(inbox) != same(outbox) {
        locks.push(one(outbox)?);
    }
    Ok(locks)
}

fn one(folder: &Path) -> Result<File, Error> {
    let path = folder.join(NAME);
    let failed = |reason: String| {
        Error::new("error-write").with("file", files::shown(&path)).with("reason", reason)
    };
    let file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&path)
        .map_err(|error| failed(error.to_string()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Error::new("error-watched").with("file", files::shown(folder)))
        }
        Err(TryLockError::Error(error)) => Err(failed(error.to_string())),
    }
}
