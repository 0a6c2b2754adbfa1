//! The workbook's file: the old one or the new one, never half, and nothing left behind.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::support::command::{Folder, sample};

const PROGRAM: &str = env!("CARGO_BIN_EXE_portefolje");
const ARGUMENTS: [&str; 6] =
    ["list.xlsx", "--template", "generell", "-o", "out.xlsx", "-q"];

/// A folder with a small list.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("list.xlsx", sample("opplaering-20.xlsx"));
    folder
}

/// Whether a file is a workbook from its first byte to its last.
fn is_whole(bytes: &[u8]) -> bool {
    let Ok(mut zip) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        return false;
    };
    (0..zip.len()).all(|at| {
        let Ok(mut part) = zip.by_index(at) else { return false };
        std::io::copy(&mut part, &mut std::io::sink()).is_ok()
    })
}

#[test]
fn the_file_is_a_workbook_whose_parts_are_whole() {
    let folder = folder();
    assert_eq!(folder.run(&ARGUMENTS).text(), "exit code 0\n");
    let bytes = fs::read(folder.path().join("out.xlsx")).unwrap();
    assert!(is_whole(&bytes));
    let (half, _) = bytes.split_at(bytes.len() / 2);
    assert!(!is_whole(half), "the test sees what is half");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_files_is_told_plainly() {
    let folder = folder();
    // Nobody makes files there, not even the one who may do everything.
    let run =
        folder.run(&["list.xlsx", "--template", "generell", "-o", "/proc/out.xlsx"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("/proc/out.xlsx"), "{}", run.text());
    assert_eq!(folder.names(), ["list.xlsx"]);
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_leaves_the_old_workbook_and_nothing_else() {
    let folder = folder();
    folder.write("out.xlsx", "the old one");
    // The shell lets no file grow beyond 8 or 16 kB, which is as a full disk.
    let command = format!("trap '' XFSZ; ulimit -f 16; exec '{PROGRAM}' \"$@\"");
    let output = Command::new("sh")
        .args(["-c", &command, "sh"])
        .args(ARGUMENTS)
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("out.xlsx"));
    assert_eq!(folder.names(), ["list.xlsx", "out.xlsx"]);
    let kept = fs::read(folder.path().join("out.xlsx")).unwrap();
    assert_eq!(kept, b"the old one");
}

#[test]
fn a_drive_that_vanishes_is_told_plainly() {
    let folder = folder();
    let begun = Instant::now();
    assert_eq!(folder.run(&ARGUMENTS).code, 0);
    let whole = begun.elapsed();
    fs::remove_file(folder.path().join("out.xlsx")).unwrap();
    let gone = folder.path().join("gone");
    let mut told = 0;
    for moment in 0..12 {
        fs::create_dir(&gone).unwrap();
        let run = Command::new(PROGRAM)
            .args(["list.xlsx", "--template", "generell", "-o", "gone/out.xlsx", "-q"])
            .current_dir(folder.path())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        std::thread::sleep(whole * moment / 10);
        // At one moment: what is removed file by file may get another file meanwhile.
        let elsewhere = folder.path().join("elsewhere");
        fs::rename(&gone, &elsewhere).unwrap();
        let output = run.wait_with_output().unwrap();
        fs::remove_dir_all(&elsewhere).unwrap();
        match output.status.code() {
            Some(0) => {}
            Some(2) => {
                told += 1;
                let said = String::from_utf8_lossy(&output.stderr);
                // Gone before the run began, it is the folder that is missing.
                let names = ["gone/out.xlsx", "`gone`"];
                assert!(names.iter().any(|name| said.contains(name)), "{said}");
            }
            other => panic!("{other:?} after {moment} parts of 10: {output:?}"),
        }
        assert_eq!(folder.names(), ["list.xlsx"]);
    }
    assert!(told > 0);
}

/// Whatever little the system gives: a workbook or a message that says so, and no word
/// of damage or of a fault.
#[cfg(target_os = "linux")]
#[test]
fn a_machine_with_little_room_is_told_plainly() {
    let folder = folder();
    let mut told = 0;
    for kilobytes in (30_000..450_000).step_by(24_000) {
        let run =
            folder.run_within(kilobytes, &[&ARGUMENTS[..], &["--lang", "nb"]].concat());
        assert!(matches!(run.code, 0 | 2), "{kilobytes}: {}", run.text());
        if run.code == 2 {
            told += 1;
            assert!(run.err.contains("minne"), "{kilobytes}: {}", run.text());
        }
    }
    assert!(told > 0);
}

#[test]
fn two_runs_at_once_leave_one_whole_workbook() {
    let folder = folder();
    for _ in 0..3 {
        let runs: Vec<_> = (0..4)
            .map(|_| {
                Command::new(PROGRAM)
                    .args(ARGUMENTS)
                    .current_dir(folder.path())
                    .stderr(Stdio::piped())
                    .spawn()
                    .unwrap()
            })
            .collect();
        for run in runs {
            let output = run.wait_with_output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{output:?}");
        }
        for name in folder.names() {
            assert!(!name.starts_with('~'), "{name} was left behind");
            assert!(is_whole(&fs::read(folder.path().join(&name)).unwrap()), "{name}");
        }
    }
}

#[test]
fn a_run_that_is_killed_leaves_the_old_workbook_or_the_new_one() {
    let folder = folder();
    let begun = Instant::now();
    assert_eq!(folder.run(&ARGUMENTS).code, 0);
    let whole = begun.elapsed();
    let out = folder.path().join("out.xlsx");
    // From the beginning to a little after the end.
    for moment in 0..24 {
        let mut run = Command::new(PROGRAM)
            .args(ARGUMENTS)
            .current_dir(folder.path())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(whole * moment / 20);
        run.kill().unwrap();
        run.wait().unwrap();
        assert!(is_whole(&fs::read(&out).unwrap()), "killed after {moment} parts of 20");
    }
    // What a killed run could not take away, the next one does.
    assert_eq!(folder.run(&ARGUMENTS).code, 0);
    let left: Vec<String> =
        folder.names().into_iter().filter(|name| name.starts_with('~')).collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn what_a_killed_run_left_is_taken_away_and_what_a_living_one_writes_is_not() {
    let folder = folder();
    let left = folder.write("~portefolje-left.tmp", "half a workbook");
    let written = folder.write("~portefolje-alive.tmp", "half a workbook");
    let other = folder.write("~other.tmp", "not ours");
    let alive = fs::File::open(&written).unwrap();
    alive.lock().unwrap();
    assert_eq!(folder.run(&ARGUMENTS).code, 0);
    assert!(!left.exists());
    assert!(written.exists());
    assert!(other.exists());
    drop(alive);
    assert_eq!(folder.run(&ARGUMENTS).code, 0);
    assert!(!written.exists());
}
