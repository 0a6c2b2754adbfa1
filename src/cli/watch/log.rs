//! The log: one file in the outbox, and the one before it.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The file's name.
const NAME: &str = "portefolje-watch.log";

/// From this size on, in bytes, a new file is begun: some ten thousand lines.
const MOST: u64 = 1 << 20;

/// The log. What cannot be written is lost: the lists matter more.
pub(super) struct Log {
    path: PathBuf,
}

impl Log {
    /// The log of an outbox.
    pub(super) fn new(outbox: &Path) -> Self {
        Self { path: outbox.join(NAME) }
    }

    /// Adds a line, with the time in UTC.
    pub(super) fn write(&self, text: &str) {
        let is_full = fs::metadata(&self.path).is_ok_and(|data| data.len() >= MOST);
        if is_full {
            let _kept = fs::rename(&self.path, self.path.with_extension("log.1"));
        }
        let time = humantime::format_rfc3339_seconds(SystemTime::now());
        let line = format!("{time} {}\n", text.replace(['\r', '\n'], " "));
        let file = OpenOptions::new().create(true).append(true).open(&self.path);
        let _lost = file.and_then(|mut file| file.write_all(line.as_bytes()));
    }
}

#[cfg(test)]
mod tests {
    use super::{Log, MOST, NAME};

    #[test]
    fn a_full_log_is_kept_once_and_a_new_one_begun() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let full = vec![b'x'; usize::try_from(MOST).unwrap()];
        std::fs::write(&path, &full).unwrap();
        let log = Log::new(folder.path());
        log.write("én\nto");
        log.write("tre");
        let lines = std::fs::read_to_string(&path).unwrap();
        let texts: Vec<&str> = lines
            .lines()
            .filter_map(|line| line.split_once(' '))
            .map(|one| one.1)
            .collect();
        assert_eq!(texts, ["én to", "tre"]);
        assert!(lines.starts_with("20") && lines.contains('Z'), "{lines}");
        assert_eq!(std::fs::read(path.with_extension("log.1")).unwrap(), full);
    }
}
