//! A watched folder: each list is converted exactly once, whatever happens around it.

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
        let child = Command::new(env!("CARGO_BIN_EXE_portefolje"))
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
            let hash = record["sha256"].as_str().unwrap().to_owned();
            assert!(
                records.insert(hash, record).is_none(),
                "twice in the journal: {text}"
            );
        }
        records
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

/// Lists dropped in slices, half-written, renamed, deleted, twice, and a power cut in
/// between: each content is converted exactly once.
#[cfg(unix)]
#[test]
fn each_list_is_converted_exactly_once_over_a_crash() {
    const LISTS: usize = 40;
    let boxes = Boxes::new();
    let watcher = boxes.start();
    for number in 0..LISTS / 2 {
        boxes.put(&format!("liste {number:03}.csv"), list(number));
    }
    // One comes slowly, one is taken away at once, one comes under another name.
    let slow = list(900).into_bytes();
    boxes.put("treg.csv", &slow[..60]);
    boxes.put("borte.csv", list(901));
    fs::remove_file(boxes.inbox.join("borte.csv")).unwrap();
    boxes.put("navn.csv.part", list(902));
    boxes.wait_for(5);
    watcher.crash();
    let watcher = boxes.start();
    for number in LISTS / 2..LISTS {
        boxes.put(&format!("liste {number:03}.csv"), list(number));
        boxes.put(&format!("kopi {number:03}.csv"), list(number));
    }
    // While it is written it changes faster than the folder is looked over.
    for end in (60..slow.len()).step_by(20) {
        boxes.put("treg.csv", &slow[..end]);
        sleep(Duration::from_millis(150));
    }
    boxes.put("treg.csv", &slow);
    fs::rename(boxes.inbox.join("navn.csv.part"), boxes.inbox.join("navn.csv")).unwrap();
    boxes.wait_for(LISTS + 2);
    sleep(Duration::from_millis(2500));
    assert_eq!(watcher.stop(), Some(0));
    let records = boxes.records();
    let lists = boxes.reports();
    let converted: Vec<&str> = records
        .values()
        .filter(|record| record["outcome"] == "converted")
        .map(|record| record["output"].as_str().unwrap())
        .collect();
    let mut expected: Vec<String> =
        converted.iter().map(|name| (*name).to_owned()).collect();
    expected.sort();
    assert_eq!(lists, expected, "each report stands in the journal, and each once");
    assert_eq!(lists.len(), LISTS + 2);
    assert!(lists.contains(&"treg-rapport.xlsx".to_owned()));
    assert!(lists.contains(&"navn-rapport.xlsx".to_owned()));
    assert!(!names(&boxes.inbox).iter().any(|name| name.ends_with(".feil.txt")));
}
