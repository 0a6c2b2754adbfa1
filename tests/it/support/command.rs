//! Runs the program in a folder of its own and shows what came of it as one text.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder of its own for a test, gone when the test ends.
pub(crate) struct Folder {
    folder: tempfile::TempDir,
}

/// How a run of the program ended.
pub(crate) struct Run {
    /// Exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Folder {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Its path.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file into it.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// Names of the files in it, in order.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Runs the program in it.
    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.end(Command::new(env!("CARGO_BIN_EXE_portefolje")).args(arguments))
    }

    /// Runs the program in it with an address space of so many KiB.
    #[cfg(unix)]
    #[track_caller]
    pub(crate) fn run_within(&self, limit: u32, arguments: &[&str]) -> Run {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", "ulimit -v \"$0\" && exec \"$@\"", &limit.to_string()])
            .arg(env!("CARGO_BIN_EXE_portefolje"))
            .args(arguments);
        self.end(&mut shell)
    }

    #[track_caller]
    fn end(&self, command: &mut Command) -> Run {
        let output =
            command.current_dir(self.path()).env("COLUMNS", "100").output().unwrap();
        Run {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Run {
    /// Exit code, standard output and standard error as one text.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("exit code {}\n", self.code);
        for (name, stream) in [("out", &self.out), ("err", &self.err)] {
            if !stream.is_empty() {
                writeln!(text, "--- {name}\n{}", stream.trim_end()).unwrap();
            }
        }
        text.replace('\u{a0}', " ")
    }

    /// The JSON object on standard output.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| {
            panic!("no JSON: {error}\n{}", self.text());
        })
    }
}

/// The bytes of a shipped sample.
pub(crate) fn sample(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
