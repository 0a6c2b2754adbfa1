//! A watched folder: each list is converted exactly once, whatever happens around it.

#[cfg(target_os = "linux")]
mod kill;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::support::command::{Folder, Run};

/// Longer than any of these tests takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_mins(3);

fn list(number: usize) -> String {
    format!(
        "Avtalenummer;Tittel;Land;Avtalepartner;Forvalter;År;Beløp\n\
         {};Vann i dal {number};Albania;Redd Barna;Seksjon for Vest-Balkan;2004;{}\n",
        2_040_000 + number,
        1_000_000 + number
    )
}

struct Boxes {
    folder: Folder,
    inbox: PathBuf,
    outbox: PathBuf,
}

impl Boxes {
    fn new() -> Self {
        let folder = Folder::new();
        let inbox = folder.path().join("inn på æøå");
        let outbox = folder.path().join("ut");
        fs::create_dir(&inbox).unwrap();
        fs::create_dir(&outbox).unwrap();
        Self { folder, inbox, outbox }
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.inbox.join(name), content).unwrap();
    }

    fn once(&self) -> Run {
        let arguments =
            ["watch", "inn på æøå", "--to", "ut", "--template", "generell", "--once"];
        self.folder.run(&arguments)
    }

    fn start(&self) -> Watcher {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portefolje"));
        // A group of its own, so that a Ctrl-C for it is not heard by the tests.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let child = command
            .args(["watch", "inn på æøå", "--to", "ut", "--template", "generell"])
            .args(["--interval", "1"])
            .current_dir(self.folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Watcher { child }
    }

    fn reports(&self) -> Vec<String> {
        let names = names(&self.outbox).into_iter();
        names.filter(|name| name.contains(".xlsx")).collect()
    }

    /// Records of the journal by list; a record that stands twice is a fault.
    fn records(&self) -> BTreeMap<String, serde_json::Value> {
        let path = self.outbox.join(".portefolje-watch.jsonl");
        let text = fs::read_to_string(path).unwrap_or_default();
        let mut records = BTreeMap::new();
        for record in text.lines().filter_map(|line| serde_json::from_str(line).ok()) {
            let record: serde_json::Value = record;
            if matches!(record["outcome"].as_str(), Some("begun" | "later")) {
                continue;
            }
            let hash = record["sha256"].as_str().unwrap().to_owned();
            assert!(
                records.insert(hash, record).is_none(),
                "twice in the journal: {text}"
            );
        }
        records
    }

    /// Waits until the log says something.
    #[track_caller]
    fn wait_for_log(&self, text: &str) {
        let start = Instant::now();
        let log = || fs::read_to_string(self.outbox.join("portefolje-watch.log"));
        while !log().is_ok_and(|log| log.contains(text)) {
            assert!(start.elapsed() < PATIENCE, "{text} wanted:\n{:?}", log());
            sleep(Duration::from_millis(50));
        }
    }

    /// Waits until so many contents are done with.
    #[track_caller]
    fn wait_for(&self, count: usize) {
        let start = Instant::now();
        while self.records().len() < count {
            let log = fs::read_to_string(self.outbox.join("portefolje-watch.log"));
            assert!(
                start.elapsed() < PATIENCE,
                "{count} wanted:\n{}",
                log.unwrap_or_default()
            );
            sleep(Duration::from_millis(50));
        }
    }
}

/// A running watcher, ended when it is dropped.
struct Watcher {
    child: Child,
}

impl Watcher {
    /// Ends it as a power cut does.
    fn crash(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, and gives its exit code.
    #[cfg(unix)]
    fn stop(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _code = self.child.wait();
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn lists_become_reports_and_what_fails_is_said_beside_it() {
    let boxes = Boxes::new();
    boxes.put("å liste.csv", list(1));
    boxes.put("kopi.csv", list(1));
    boxes.put("brev.csv", "Hei\nDette er et brev.\n");
    boxes.put("~$liste.xlsx", "excel");
    boxes.put(".liste.csv", list(2));
    boxes.put("notat.txt", "et notat");
    let run = boxes.once();
    assert_eq!(run.code, 0, "{}", run.text());
    assert_eq!(boxes.reports(), ["kopi-rapport.xlsx"], "{}", run.text());
    assert!(names(&boxes.inbox).contains(&"brev.csv.feil.txt".to_owned()));
    let note = fs::read_to_string(boxes.inbox.join("brev.csv.feil.txt")).unwrap();
    assert!(note.contains("finner ingen liste"), "{note}");
    assert_eq!(boxes.records().len(), 2);
    // Once more: nothing happens, since nothing is new.
    let before = names(&boxes.outbox);
    assert_eq!(boxes.once().code, 0);
    assert_eq!(names(&boxes.outbox), before);
    assert_eq!(boxes.records().len(), 2);
    // The list is put right: it is converted, and the note goes.
    boxes.put("brev.csv", list(3));
    assert_eq!(boxes.once().code, 0);
    assert_eq!(boxes.reports(), ["brev-rapport.xlsx", "kopi-rapport.xlsx"]);
    assert!(!names(&boxes.inbox).contains(&"brev.csv.feil.txt".to_owned()));
}

#[test]
fn lists_of_one_name_keep_a_report_each() {
    let boxes = Boxes::new();
    boxes.put("liste.csv", list(1));
    boxes.put("liste.tsv", list(2).replace(';', "\t"));
    assert_eq!(boxes.once().code, 0);
    assert_eq!(boxes.reports(), ["liste-rapport.xlsx", "liste.tsv-rapport.xlsx"]);
}

#[test]
fn reports_in_the_same_folder_are_no_lists() {
    let boxes = Boxes::new();
    boxes.put("liste.csv", list(1));
    let same = ["watch", "inn på æøå", "--template", "generell", "--once"];
    for _ in 0..2 {
        assert_eq!(boxes.folder.run(&same).code, 0);
    }
    let reports: Vec<String> =
        names(&boxes.inbox).into_iter().filter(|name| name.contains(".xlsx")).collect();
    assert_eq!(reports, ["liste-rapport.xlsx"]);
    assert!(!names(&boxes.inbox).iter().any(|name| name.ends_with(".feil.txt")));
}

#[test]
fn a_folder_has_one_watcher() {
    let boxes = Boxes::new();
    let watcher = boxes.start();
    let start = Instant::now();
    while !boxes.outbox.join("portefolje-watch.log").exists() {
        assert!(start.elapsed() < PATIENCE);
        sleep(Duration::from_millis(20));
    }
    let second = boxes.once();
    assert_eq!(second.code, 2, "{}", second.text());
    assert!(second.err.contains("passes alt på"), "{}", second.text());
    watcher.crash();
    assert_eq!(boxes.once().code, 0);
}

#[test]
fn a_report_whose_note_was_lost_is_not_made_again() {
    let boxes = Boxes::new();
    boxes.put("liste.csv", list(1));
    assert_eq!(boxes.once().code, 0);
    let made = fs::metadata(boxes.outbox.join("liste-rapport.xlsx")).unwrap();
    // As if the machine had stopped between the report and the journal.
    fs::remove_file(boxes.outbox.join(".portefolje-watch.jsonl")).unwrap();
    let run = boxes.once();
    assert!(run.err.contains("alt en rapport"), "{}", run.text());
    let kept = fs::metadata(boxes.outbox.join("liste-rapport.xlsx")).unwrap();
    assert_eq!(made.modified().unwrap(), kept.modified().unwrap());
    assert_eq!(boxes.reports(), ["liste-rapport.xlsx"]);
    assert_eq!(boxes.records().len(), 1);
}

#[test]
fn a_missing_folder_is_said() {
    let folder = Folder::new();
    let run = folder.run(&["watch", "borte", "--once"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("`borte`"), "{}", run.text());
}

/// A list whose process runs out of memory is said so, and the others are converted.
#[cfg(unix)]
#[test]
fn a_list_that_takes_all_memory_stops_nothing() {
    let boxes = Boxes::new();
    boxes.put("a stor.ods", crate::front::open_document_that_is_too_large());
    boxes.put("b.csv", list(1));
    let words = ["watch", "inn på æøå", "--to", "ut", "--template", "generell", "--once"];
    let run = boxes.folder.run_within(700_000, &words);
    assert_eq!(run.code, 0, "{}", run.text());
    assert_eq!(boxes.reports(), ["b-rapport.xlsx"], "{}", run.text());
    let note = fs::read_to_string(boxes.inbox.join("a stor.ods.feil.txt")).unwrap();
    assert!(note.contains("Maskinen har ikke ledig minne"), "{note}");
    let said = "a stor.ods ble ikke konvertert: Maskinen har ikke ledig minne";
    assert!(run.err.contains(said), "{}", run.text());
}

/// The machine has stopped three times while this list was converted.
#[test]
fn a_list_that_stops_the_machine_is_put_aside() {
    let boxes = Boxes::new();
    boxes.put("liste.csv", list(1));
    boxes.put("brev.csv", "Hei\nDette er et brev.\n");
    assert_eq!(boxes.once().code, 0);
    let journal = boxes.outbox.join(".portefolje-watch.jsonl");
    let text = fs::read_to_string(&journal).unwrap();
    let begun: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("liste.csv") && line.contains("begun"))
        .collect();
    assert_eq!(begun.len(), 1, "{text}");
    fs::remove_file(boxes.outbox.join("liste-rapport.xlsx")).unwrap();
    fs::write(&journal, format!("{}\n", begun[0]).repeat(2)).unwrap();
    // Twice may be chance.
    assert_eq!(boxes.once().code, 0);
    assert_eq!(boxes.reports(), ["liste-rapport.xlsx"]);
    fs::remove_file(boxes.outbox.join("liste-rapport.xlsx")).unwrap();
    fs::write(&journal, format!("{}\n", begun[0]).repeat(3)).unwrap();
    let run = boxes.once();
    assert_eq!(run.code, 0, "{}", run.text());
    assert!(boxes.reports().is_empty());
    let note = fs::read_to_string(boxes.inbox.join("liste.csv.feil.txt")).unwrap();
    assert!(note.contains("brutt av 3 ganger"), "{note}");
    // It is not tried again, until the watcher is given something else to work with.
    assert_eq!(boxes.once().code, 0);
    assert!(boxes.reports().is_empty());
    let other =
        ["watch", "inn på æøå", "--to", "ut", "--template", "generell", "--no-pivot"];
    assert_eq!(boxes.folder.run(&[&other[..], &["--once"]].concat()).code, 0);
    assert_eq!(boxes.reports(), ["liste-rapport.xlsx"]);
}

#[test]
fn options_that_mean_nothing_to_it_are_refused() {
    let boxes = Boxes::new();
    boxes.put("liste.csv", list(1));
    for option in ["--output=x.xlsx", "--json", "--open", "--wait", "-v", "--timings"] {
        let run = boxes.folder.run(&["watch", "inn på æøå", "--once", option]);
        assert_eq!(run.code, 2, "{option}: {}", run.text());
        let name = option.split('=').next().unwrap();
        assert!(run.err.contains(&format!("`{name}`")), "{option}: {}", run.text());
    }
    assert!(boxes.records().is_empty());
}

/// Copies of a list that failed get the note too; notes go with their lists.
#[test]
fn every_list_that_is_not_converted_has_a_note_and_no_other_file_has() {
    let boxes = Boxes::new();
    let letter = "Hei\nDette er et brev.\n";
    boxes.put("brev.csv", letter);
    boxes.put("liste.csv", list(1));
    assert_eq!(boxes.once().code, 0);
    boxes.put("kopi.csv", letter);
    let run = boxes.once();
    assert!(
        run.err.contains("samme innhold som brev.csv, som ikke lot seg"),
        "{}",
        run.text()
    );
    let note = fs::read_to_string(boxes.inbox.join("kopi.csv.feil.txt")).unwrap();
    assert!(note.contains("finner ingen liste"), "{note}");
    // One is put right with the content of a list that was converted before.
    boxes.put("brev.csv", list(1));
    assert_eq!(boxes.once().code, 0);
    assert!(!boxes.inbox.join("brev.csv.feil.txt").exists());
    assert!(boxes.inbox.join("kopi.csv.feil.txt").exists());
    // The other is renamed while it is watched.
    let watcher = boxes.start();
    // With other options it is tried again.
    boxes.wait_for_log("kopi.csv ble ikke konvertert");
    fs::rename(boxes.inbox.join("kopi.csv"), boxes.inbox.join("ny.csv")).unwrap();
    boxes.wait_for_log("ny.csv har samme innhold som kopi.csv");
    let note = |name: &str| boxes.inbox.join(format!("{name}.feil.txt"));
    let start = Instant::now();
    while note("kopi.csv").exists() || !note("ny.csv").exists() {
        assert!(start.elapsed() < PATIENCE, "{:?}", names(&boxes.inbox));
        sleep(Duration::from_millis(50));
    }
    drop(watcher);
}

#[test]
fn a_report_among_the_lists_is_said_to_be_none() {
    let boxes = Boxes::new();
    boxes.put("liste.csv", list(1));
    assert_eq!(boxes.once().code, 0);
    let report = fs::read(boxes.outbox.join("liste-rapport.xlsx")).unwrap();
    boxes.put("liste-rapport.xlsx", report);
    let run = boxes.once();
    assert!(run.err.contains("liste-rapport.xlsx er en rapport"), "{}", run.text());
    assert_eq!(boxes.records().len(), 1);
}

/// As a share that was away, or a folder that somebody made anew.
#[cfg(unix)]
#[test]
fn folders_that_go_away_and_come_back_are_watched_again_by_one() {
    let boxes = Boxes::new();
    boxes.put("a.csv", list(1));
    let watcher = boxes.start();
    boxes.wait_for(1);
    let away = boxes.folder.path().join("borte");
    fs::rename(&boxes.inbox, &away).unwrap();
    boxes.wait_for_log("finner ikke mappen");
    fs::create_dir(&boxes.inbox).unwrap();
    boxes.put("b.csv", list(2));
    boxes.wait_for(2);
    // The new folder is locked as the old one was.
    fs::create_dir(boxes.folder.path().join("ut 2")).unwrap();
    let second = ["watch", "inn på æøå", "--to", "ut 2", "--once"];
    let second = boxes.folder.run(&second);
    assert!(second.err.contains("passes alt på"), "{}", second.text());
    // An outbox that is emptied gets all reports again, and knows of them.
    fs::remove_dir_all(&boxes.outbox).unwrap();
    boxes.put("c.csv", list(3));
    sleep(Duration::from_secs(2));
    fs::create_dir(&boxes.outbox).unwrap();
    boxes.wait_for(2);
    assert_eq!(watcher.stop(), Some(0));
    assert_eq!(boxes.reports(), ["b-rapport.xlsx", "c-rapport.xlsx"]);
    let log = fs::read_to_string(boxes.outbox.join("portefolje-watch.log")).unwrap();
    assert_eq!(log.matches("finner ikke").count(), 0, "{log}");
}
