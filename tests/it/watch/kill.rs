//! The watcher, or the process that it converts a list with, ended as a power cut does.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Boxes, PATIENCE, Watcher, list, names};

/// Ends a process and asks nobody.
fn kill(process: u32) {
    let status = Command::new("kill").args(["-KILL", &process.to_string()]).status();
    assert!(status.unwrap().success());
}

/// The process that converts a list named `name`, if it is under way.
fn process_of(watcher: &Watcher, name: &str) -> Option<u32> {
    let id = watcher.child.id();
    let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).ok()?;
    children.split_whitespace().filter_map(|child| child.parse().ok()).find(|child| {
        fs::read(format!("/proc/{child}/cmdline"))
            .is_ok_and(|words| String::from_utf8_lossy(&words).contains(name))
    })
}

/// A list that takes its time.
fn long_list() -> String {
    let mut text = list(0);
    for number in 1..4_000 {
        let one = list(number);
        write!(text, "{}", one.split_once('\n').unwrap().1).unwrap();
    }
    text
}

#[track_caller]
fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "waited in vain: {what}");
        sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_list_that_brings_its_process_down_does_not_stop_the_watch() {
    let boxes = Boxes::new();
    boxes.put("a lang.csv", long_list());
    boxes.put("b.csv", list(9_001));
    let watcher = boxes.start();
    let note = boxes.inbox.join("a lang.csv.feil.txt");
    let mut killed = Vec::new();
    wait_until("the note", || {
        if let Some(process) = process_of(&watcher, "a lang.csv")
            && !killed.contains(&process)
        {
            kill(process);
            killed.push(process);
        }
        note.exists()
    });
    assert_eq!(killed.len(), 3);
    let said = fs::read_to_string(&note).unwrap();
    assert!(said.contains("brutt av 3 ganger"), "{said}");
    boxes.wait_for(2);
    assert_eq!(boxes.reports(), ["b-rapport.xlsx"]);
    let log = fs::read_to_string(boxes.outbox.join("portefolje-watch.log")).unwrap();
    assert_eq!(log.matches("SIGKILL").count(), 3, "{log}");
    assert_eq!(watcher.stop(), Some(0));
}

#[test]
fn a_list_under_way_when_the_machine_stops_is_converted_at_the_next_start() {
    let boxes = Boxes::new();
    boxes.put("lang.csv", long_list());
    for _ in 0..2 {
        let watcher = boxes.start();
        wait_until("the list", || process_of(&watcher, "lang.csv").is_some());
        let process = process_of(&watcher, "lang.csv");
        watcher.crash();
        // The process finds nobody to give its workbook to, and leaves nothing behind.
        wait_until("the end of the process", || {
            process.is_none_or(|process| !fs::exists(format!("/proc/{process}")).unwrap())
        });
        assert!(boxes.reports().is_empty());
        assert!(!names(&boxes.outbox).iter().any(|name| name.contains("~portefolje-")));
    }
    let watcher = boxes.start();
    boxes.wait_for(1);
    assert_eq!(watcher.stop(), Some(0));
    assert_eq!(boxes.reports(), ["lang-rapport.xlsx"]);
    assert!(!boxes.inbox.join("lang.csv.feil.txt").exists());
}

#[test]
fn ctrl_c_finishes_the_list_under_way() {
    let boxes = Boxes::new();
    boxes.put("lang.csv", long_list());
    let mut watcher = boxes.start();
    wait_until("the list", || process_of(&watcher, "lang.csv").is_some());
    // As a terminal does it: all processes of the group hear it.
    let group = format!("-{}", watcher.child.id());
    let status = Command::new("kill").args(["-INT", "--", &group]).status().unwrap();
    assert!(status.success());
    assert_eq!(watcher.child.wait().unwrap().code(), Some(0));
    let log = fs::read_to_string(boxes.outbox.join("portefolje-watch.log")).unwrap();
    assert!(log.trim_end().ends_with("Slutt"), "{log}");
    assert!(!log.contains("SIGINT"), "{log}");
    assert_eq!(boxes.reports(), ["lang-rapport.xlsx"], "{log}");
}

/// Lists dropped in slices, half-written, renamed, deleted, twice, and a power cut in
/// between: each content is converted exactly once.
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
