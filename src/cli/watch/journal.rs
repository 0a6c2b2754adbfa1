//! The contents that have been converted, one a line in a file of the outbox.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::Map;

use super::super::files;

/// The file's name.
const NAME: &str = ".portefolje-watch.jsonl";

/// How a list ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Outcome {
    /// Its report was written.
    Converted,
    /// There is none, and a note beside the list says why.
    Failed,
}

/// A content that is done with.
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
}

impl Record {
    /// A record of today's version.
    pub(super) fn new(sha256: &str, list: &str, outcome: Outcome, output: &str) -> Self {
        Self {
            sha256: sha256.to_owned(),
            list: list.to_owned(),
            outcome,
            output: output.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// The records, in memory and in the file.
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    records: Map<String, Record>,
    /// Reports by name, with the list that they are about.
    outputs: Map<String, String>,
}

impl Journal {
    /// Reads what there is. A last line that a stop cut off is no record.
    pub(super) fn open(outbox: &Path) -> Result<Self, Error> {
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
            records: Map::default(),
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
        if !record.output.is_empty() {
            self.outputs.insert(record.output.to_lowercase(), record.list.clone());
        }
        self.records.insert(record.sha256.clone(), record);
    }

    /// What became of a content. What failed with another version counts for nothing.
    pub(super) fn find(&self, sha256: &str) -> Option<&Record> {
        self.records.get(sha256).filter(|record| {
            record.outcome == Outcome::Converted
                || record.version == env!("CARGO_PKG_VERSION")
        })
    }

    /// Whether the report called `output` is about another list than `list`.
    pub(super) fn is_taken_by_other(&self, output: &str, list: &str) -> bool {
        self.outputs.get(&output.to_lowercase()).is_some_and(|other| other != list)
    }

    /// Writes a record down, for good.
    pub(super) fn add(&mut self, record: Record) -> Result<(), Error> {
        let failed = |error: &std::io::Error| error_at(&self.path, error);
        let mut line = serde_json::to_string(&record).map_err(|error| {
            Error::new("error-write")
                .with("file", files::shown(&self.path))
                .with("reason", error.to_string())
        })?;
        line.push('\n');
        self.file.write_all(line.as_bytes()).map_err(|error| failed(&error))?;
        self.file.sync_data().map_err(|error| failed(&error))?;
        self.remember(record);
        Ok(())
    }
}

fn error_at(path: &Path, error: &std::io::Error) -> Error {
    Error::new("error-write")
        .with("file", files::shown(path))
        .with("reason", error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Journal, NAME, Outcome, Record};

    #[test]
    fn a_line_that_was_cut_off_is_forgotten_and_the_next_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let mut journal = Journal::open(folder.path()).unwrap();
        journal
            .add(Record::new("aa", "a.xlsx", Outcome::Converted, "a-rapport.xlsx"))
            .unwrap();
        drop(journal);
        let mut text = std::fs::read_to_string(&path).unwrap();
        text.push_str("{\"sha256\":\"bb\",\"li");
        std::fs::write(&path, text).unwrap();
        let mut journal = Journal::open(folder.path()).unwrap();
        assert!(journal.find("aa").is_some() && journal.find("bb").is_none());
        journal.add(Record::new("cc", "c.xlsx", Outcome::Failed, "")).unwrap();
        drop(journal);
        let journal = Journal::open(folder.path()).unwrap();
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
                 \"output\":\"\",\"version\":\"0.0.0\"}}\n"
            )
        };
        let text = line("converted") + &line("failed");
        std::fs::write(folder.path().join(NAME), text).unwrap();
        let journal = Journal::open(folder.path()).unwrap();
        assert!(journal.find("converted").is_some());
        assert!(journal.find("failed").is_none());
    }
}
