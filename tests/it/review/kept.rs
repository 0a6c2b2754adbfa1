//! What was decided by hand is never lost, however often the program runs, and a report
//! that cannot be the right one is refused or said.

use std::fs;
use std::io::Cursor;

use portefolje::pipeline::Input;
use portefolje::read::limits::Limits;

use crate::review::book::{Book, convert, template};
use crate::review::links::LIST;
use crate::support::command::Folder;
use crate::support::office::{converted, edited, is_here};

/// A folder with a list and its report, in which something is decided.
fn decided() -> (Folder, Vec<u8>) {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    let run = folder.run(&["liste.csv", "--template", "generell"]);
    assert_eq!(run.code, 0, "{}", run.text());
    let bytes = fs::read(folder.path().join("liste-rapport.xlsx")).unwrap();
    let book = Book { report: convert(LIST, None).report, bytes };
    let bytes = book.decided(&[("ETH-21", "UGA-31", "Samme")]).bytes;
    folder.write("liste-rapport.xlsx", &bytes);
    (folder, bytes)
}

/// Whether any workbook of the folder still holds the bytes.
fn holds(folder: &Folder, bytes: &[u8]) -> bool {
    let names = folder.names();
    names.iter().any(|name| fs::read(folder.path().join(name)).unwrap() == bytes)
}

#[track_caller]
fn applied(folder: &Folder, arguments: &[&str]) -> u64 {
    let mut all = vec!["liste.csv", "--template", "generell", "--json"];
    all.extend(arguments);
    folder.run(&all).json()["decisions"]["applied"].as_u64().unwrap()
}

#[test]
fn a_fresh_run_does_not_lose_what_was_decided_however_often_it_is_repeated() {
    let (folder, bytes) = decided();
    for _ in 0..3 {
        assert_eq!(applied(&folder, &["--fresh"]), 0);
    }
    assert_eq!(applied(&folder, &[]), 0);
    assert!(holds(&folder, &bytes), "{:?}", folder.names());
    let kept = "liste-rapport (ikke overtatt).xlsx";
    assert_eq!(
        folder.names(),
        ["liste-rapport (forrige).xlsx", kept, "liste-rapport.xlsx", "liste.csv"]
    );
    // It is dropped back, and all is as it was.
    assert_eq!(applied(&folder, &[kept]), 1);
    // From then on it is in the report, run after run.
    for _ in 0..3 {
        assert_eq!(applied(&folder, &[]), 1);
    }
    assert!(holds(&folder, &bytes), "{:?}", folder.names());
}

#[test]
fn another_report_takes_nothing_from_the_one_that_it_replaces() {
    let (folder, bytes) = decided();
    let other = convert(LIST, None).decided(&[("NPL-11", "NPL-12", "Vent")]);
    folder.write("i-fjor.xlsx", &other.bytes);
    for _ in 0..3 {
        assert_eq!(applied(&folder, &["i-fjor.xlsx"]), 1);
    }
    assert!(holds(&folder, &bytes), "{:?}", folder.names());
    // What is in the new one as well needs no keeping.
    assert_eq!(folder.names().len(), 5, "{:?}", folder.names());
}

#[test]
fn a_ledger_that_cannot_be_read_is_kept_for_ever() {
    let (folder, _) = decided();
    assert_eq!(applied(&folder, &[]), 1);
    let path = folder.path().join("liste-rapport.xlsx");
    let book =
        Book { report: convert(LIST, None).report, bytes: fs::read(&path).unwrap() };
    let broken = book.typed(&[("Beslutninger", "E2", "sammme")]);
    folder.write("liste-rapport.xlsx", &broken.bytes);
    let run = folder.run(&["liste.csv", "--template", "generell"]);
    assert!(run.err.contains("(ikke overtatt).xlsx"), "{}", run.text());
    for _ in 0..3 {
        assert_eq!(applied(&folder, &[]), 0);
    }
    assert!(holds(&folder, &broken.bytes), "{:?}", folder.names());
}

#[test]
fn the_edition_for_the_public_is_no_report_to_take_decisions_from() {
    let (folder, _) = decided();
    let run = folder.run(&["liste.csv", "--template", "generell", "--edition", "public"]);
    assert_eq!(run.code, 0, "{}", run.text());
    let before = folder.names();
    let dropped = folder.run(&[
        "liste.csv",
        "liste-rapport-offentlig.xlsx",
        "--template",
        "generell",
    ]);
    assert_eq!(dropped.code, 2);
    assert!(dropped.err.contains("for offentligheten"), "{}", dropped.text());
    assert_eq!(folder.names(), before);
}

#[test]
fn an_edition_for_the_public_over_a_report_leaves_its_decisions() {
    let (folder, bytes) = decided();
    let public = ["liste.csv", "-o", "liste-rapport.xlsx", "--edition", "public"];
    for fresh in [&[][..], &["--fresh"], &["--fresh"]] {
        let run = folder.run(&[&public[..], &["--template", "generell"], fresh].concat());
        assert_eq!(run.code, 0, "{}", run.text());
    }
    assert!(holds(&folder, &bytes), "{:?}", folder.names());
}

#[test]
fn what_was_said_of_a_decision_is_kept_as_the_decision_is() {
    let (folder, bytes) = decided();
    let said = convert(LIST, None).decided(&[("ETH-21", "UGA-31", "Samme")]);
    let cell = said.cell("Gruppering", &["ETH-21", "UGA-31"], "Merknad");
    let said = said.typed(&[("Gruppering", &cell, "avtalt med Kari")]);
    folder.write("hennes.xlsx", said.bytes);
    for _ in 0..3 {
        assert_eq!(applied(&folder, &["hennes.xlsx"]), 1);
    }
    assert!(holds(&folder, &bytes), "{:?}", folder.names());
}

#[test]
fn a_report_of_another_list_is_said() {
    let (folder, bytes) = decided();
    folder.write("rapport.xlsx", bytes);
    let other = "Avtalenummer;Tittel;Land;Partner;År;Beløp
KEN-01;Radioprogram i Mombasa;Kenya;CARE Norge;2004;1000000
";
    folder.write("annen.csv", other);
    let arguments = ["annen.csv", "rapport.xlsx", "--template", "generell"];
    let run = folder.run(&[&arguments[..], &["-v"]].concat());
    assert_eq!(run.code, 0, "{}", run.text());
    assert!(run.err.contains("Ingen av de 7 avtalene"), "{}", run.text());
    let json = folder.run(&[&arguments[..], &["--json"]].concat()).json();
    assert_eq!(json["decisions"]["orphan"], 1, "{json:#}");
}

#[test]
fn a_report_that_has_lost_its_property_is_no_list() {
    let (folder, bytes) = decided();
    let bytes = edited(&bytes, "docProps", |name, text| {
        if name.ends_with("custom.xml") {
            text.replace("portefolje", "noe-annet")
        } else {
            text
        }
    });
    folder.write("fra-nettet.xlsx", bytes);
    assert_eq!(applied(&folder, &["fra-nettet.xlsx", "-o", "ny.xlsx"]), 1);
}

#[test]
fn a_report_that_was_saved_in_another_format_is_a_report_all_the_same() {
    if !is_here() {
        return;
    }
    let (folder, bytes) = decided();
    for format in ["ods", "xls"] {
        let name = format!("i-fjor.{format}");
        folder.write(&name, converted(&bytes, format));
        let applied = applied(&folder, &[&name, "-o", "ny.xlsx"]);
        assert_eq!(applied, 1, "{format}");
    }
}

/// A report of a long list is larger than the list: whoever raises the limits raises them
/// for both, or the second run would end at the report of the first.
#[test]
fn limits_are_those_of_the_run_for_an_earlier_report_too() {
    let mut list = LIST.to_owned();
    for number in 100..4_100 {
        let row = format!("X-{number};Brønn {number};Kenya;NCA;2005;1000\n");
        list.push_str(&row);
    }
    let Book { report: _, bytes } = convert(&list, None);
    assert!(bytes.len() > 2_700_000, "{}", bytes.len());
    let report = Input { name: "liste-rapport.xlsx".to_owned(), bytes };
    let template = template("generell");
    let is_read = |limits: Limits| {
        portefolje::pipeline::earlier(report.clone(), &template, limits).is_ok()
    };
    assert!(is_read(Limits::default()));
    assert!(!is_read(Limits::thousandths(1)));
}

/// A report of a million agreements is larger than any list may be: what the next one needs
/// of it is read without the rest.
#[test]
fn of_a_large_report_only_what_is_decided_on_is_read() {
    let mut list = LIST.to_owned();
    for number in 100..400 {
        let row = format!("X-{number};Brønn {number};Kenya;NCA;2005;1000\n");
        list.push_str(&row);
    }
    let bytes = convert(&list, None).decided(&[("ETH-21", "UGA-31", "Samme")]).bytes;
    let length = bytes.len() as u64;
    let excerpt = |bytes: &[u8]| {
        portefolje::pipeline::report_excerpt(Cursor::new(bytes), bytes.len() as u64)
    };
    let part = excerpt(&bytes).unwrap();
    assert!((part.len() as u64) < length * 2 / 3, "{} of {length}", part.len());
    let template = template("generell");
    let read = |bytes: &[u8]| {
        let report =
            Input { name: "liste-rapport.xlsx".to_owned(), bytes: bytes.to_vec() };
        let limits = Limits::default();
        portefolje::pipeline::earlier(report, &template, limits).unwrap()
    };
    let (whole, part) = (read(&bytes), read(&part));
    assert!(!whole.decisions.is_empty());
    assert_eq!(whole.decisions, part.decisions);
    assert_eq!(whole.memory, part.memory);
    // Anything else is read as it is.
    assert!(excerpt(b"Avtalenr.;Tittel\n").is_none());
}

#[test]
fn a_report_that_cannot_be_read_is_not_passed_over() {
    let (folder, bytes) = decided();
    for broken in [&bytes[..bytes.len() / 2], &[][..]] {
        folder.write("liste-rapport.xlsx", broken);
        let run = folder.run(&["liste.csv", "--template", "generell", "--lang", "nb"]);
        assert_eq!(run.code, 2, "{}", run.text());
        assert!(run.err.contains("`liste-rapport.xlsx` ligger ved siden"), "{}", run.err);
        assert!(run.err.contains("--fresh"), "{}", run.err);
        assert!(holds(&folder, broken));
    }
    let half = &bytes[..bytes.len() / 2];
    folder.write("liste-rapport.xlsx", half);
    for _ in 0..3 {
        assert_eq!(applied(&folder, &["--fresh"]), 0);
    }
    assert!(holds(&folder, half), "{:?}", folder.names());
}

#[test]
fn a_workbook_of_somebody_else_under_the_name_of_the_report_is_kept() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    let own = fs::read("samples/opplaering-20.xlsx").unwrap();
    folder.write("liste-rapport.xlsx", &own);
    for _ in 0..3 {
        applied(&folder, &[]);
    }
    assert!(holds(&folder, &own), "{:?}", folder.names());
}
