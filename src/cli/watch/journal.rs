//! The contents that have been begun, converted or given up, one a line in a file of the
//! outbox. A line is on the disk before what it tells of goes on.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::Map;

use super::super::files;

/// The file's name.
const NAME: &str = ".portefolje-watch.jsonl";

/// What became of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Outcome {
    /// It is under way, or was when the machine stopped.
    Begun,
    /// It has to wait after all, through no fault of the list.
    Later,
    /// Its report was written.
    Converted,
    /// There is none, and a note beside the list says why.
    Failed,
}

/// What became of a content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    sha256: String,
    /// The list's name when it was read.
    pub(super) list: String,
    outcome: Outcome,
    /// The report's name; empty if there is none.
    output: String,
    /// The version that read it: what failed with one may succeed with another.
    version: String,
    /// The same of the options and the template, as a fingerprint of them.
    #[serde(default)]
    options: String,
    /// What was said beside a list that failed, for copies of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) note: String,
}

impl Record {
    /// A record of today's version; the journal fills in the options.
    pub(super) fn new(sha256: &str, list: &str, outcome: Outcome, output: &str) -> Self {
        Self {
            sha256: sha256.to_owned(),
            list: list.to_owned(),
            outcome,
            output: output.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            options: String::new(),
            note: String::new(),
        }
    }

    /// The same with what was said beside the list.
    pub(super) fn with_note(self, note: String) -> Self {
        Self { note, ..self }
    }

    /// Whether there is no report.
    pub(super) fn is_failed(&self) -> bool {
        self.outcome == Outcome::Failed
    }
}

/// The records, in memory and in the file.
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    options: String,
    records: Map<String, Record>,
    /// How often a content was begun that has not ended yet.
    begun: Map<String, u32>,
    /// Reports by name, with the list that they are about.
    outputs: Map<String, String>,
}

impl Journal {
    /// Reads what there is. A last line that a stop cut off is no record. `options` is a
    /// fingerprint of what this watcher converts with.
    pub(super) fn open(outbox: &Path, options: &str) -> Result<Self, Error> {
        let path = outbox.join(NAME);
        let failed = |error: &std::io::Error| error_at(&path, error);
        let text = match std::fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(failed(&error)),
        };
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(|error| failed(&error))?;
        if !text.is_empty() && !text.ends_with('\n') {
            file.write_all(b"\n").map_err(|error| failed(&error))?;
        }
        let mut journal = Self {
            path: path.clone(),
            file,
            options: options.to_owned(),
            records: Map::default(),
            begun: Map::default(),
            outputs: Map::default(),
        };
        for line in text.lines() {
            if let Ok(record) = serde_json::from_str::<Record>(line) {
                journal.remember(record);
            }
        }
        Ok(journal)
    }

    fn remember(&mut self, record: Record) {
        if matches!(record.outcome, Outcome::Begun | Outcome::Later) {
            if self.is_ours(&record) {
                let begun = self.begun.entry(record.sha256).or_default();
                *begun = match record.outcome {
                    Outcome::Begun => *begun + 1,
                    _ => begun.saturating_sub(1),
                };
            }
            return;
        }
        self.begun.swap_remove(&record.sha256);
        if !record.output.is_empty() {
            self.outputs.insert(record.output.to_lowercase(), record.list.clone());
        }
        self.records.insert(record.sha256.clone(), record);
    }

    /// What became of a content. What failed with another version or with other options
    /// counts for nothing.
    pub(super) fn find(&self, sha256: &str) -> Option<&Record> {
        let record = self.records.get(sha256)?;
        (record.outcome == Outcome::Converted || self.is_ours(record)).then_some(record)
    }

    /// How often a content was begun without an end.
    pub(super) fn begun(&self, sha256: &str) -> u32 {
        self.begun.get(sha256).copied().unwrap_or_default()
    }

    /// Whether a record is of this version and these options.
    fn is_ours(&self, record: &Record) -> bool {
        record.version == env!("CARGO_PKG_VERSION") && record.options == self.options
    }

    /// Whether the report called `output` is about another list than `list`.
    pub(super) fn is_taken_by_other(&self, output: &str, list: &str) -> bool {
        self.outputs.get(&output.to_lowercase()).is_some_and(|other| other != list)
    }

    /// Writes a record down, for good.
    pub(super) fn add(&mut self, mut record: Record) -> Result<(), Error> {
        record.options.clone_from(&self.options);
        let path = self.path.clone();
        let mut line = serde_json::to_string(&record)
            .map_err(|error| error_at(&path, &error.into()))?;
        line.push('\n');
        let written = self.file.write_all(line.as_bytes());
        let written = written.and_then(|()| self.file.sync_data());
        // That a list waits is known to this watcher even where it cannot be written.
        if written.is_ok() || record.outcome == Outcome::Later {
            self.remember(record);
        }
        written.map_err(|error| error_at(&path, &error))
    }
}

fn error_at(path: &Path, error: &std::io::Error) -> Error {
    files::not_written(path, error)
}

#[cfg(test)]
mod tests {
    use super::{Journal, NAME, Outcome, Record};

    #[test]
    fn a_line_that_was_cut_off_is_forgotten_and_the_next_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let mut journal = Journal::open(folder.path(), "o").unwrap();
        journal
            .add(Record::new("aa", "a.xlsx", Outcome::Converted, "a-rapport.xlsx"))
            .unwrap();
        drop(journal);
        let mut text = std::fs::read_to_string(&path).unwrap();
        text.push_str("{\"sha256\":\"bb\",\"li");
        std::fs::write(&path, text).unwrap();
        let mut journal = Journal::open(folder.path(), "o").unwrap();
        assert!(journal.find("aa").is_some() && journal.find("bb").is_none());
        journal.add(Record::new("cc", "c.xlsx", Outcome::Failed, "")).unwrap();
        drop(journal);
        let journal = Journal::open(folder.path(), "o").unwrap();
        assert!(journal.find("aa").is_some() && journal.find("cc").is_some());
        assert!(journal.is_taken_by_other("A-rapport.xlsx", "a.csv"));
        assert!(!journal.is_taken_by_other("a-rapport.xlsx", "a.xlsx"));
    }

    #[test]
    fn what_failed_with_another_version_is_tried_again() {
        let folder = tempfile::tempdir().unwrap();
        let line = |outcome: &str| {
            format!(
                "{{\"sha256\":\"{outcome}\",\"list\":\"a\",\"outcome\":\"{outcome}\",\
                 \"output\":\"\",\"version\":\"0.0.0\",\"options\":\"o\"}}\n"
            )
        };
        let text = line("converted") + &line("failed");
        std::fs::write(folder.path().join(NAME), text).unwrap();
        let journal = Journal::open(folder.path(), "o").unwrap();
        assert!(journal.find("converted").is_some());
        assert!(journal.find("failed").is_none());
    }

    #[test]
    fn what_failed_with_other_options_is_tried_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::open(folder.path(), "one").unwrap();
        journal.add(Record::new("aa", "a", Outcome::Begun, "")).unwrap();
        journal.add(Record::new("aa", "a", Outcome::Failed, "")).unwrap();
        assert!(journal.find("aa").is_some() && journal.begun("aa") == 0);
        drop(journal);
        assert!(Journal::open(folder.path(), "other").unwrap().find("aa").is_none());
        assert!(Journal::open(folder.path(), "one").unwrap().find("aa").is_some());
    }

    #[test]
    fn what_was_begun_and_never_ended_is_counted_over_restarts() {
        let folder = tempfile::tempdir().unwrap();
        for time in 0..3 {
            let mut journal = Journal::open(folder.path(), "o").unwrap();
            assert_eq!(journal.begun("aa"), time);
            journal.add(Record::new("aa", "a", Outcome::Begun, "")).unwrap();
        }
        assert_eq!(Journal::open(folder.path(), "other").unwrap().begun("aa"), 0);
        let mut journal = Journal::open(folder.path(), "o").unwrap();
        journal.add(Record::new("aa", "a", Outcome::Later, "")).unwrap();
        assert_eq!(Journal::open(folder.path(), "o").unwrap().begun("aa"), 2);
    }
}
