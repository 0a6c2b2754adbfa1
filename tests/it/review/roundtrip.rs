//! A workbook that comes back as it went changes nothing.

use crate::review::book::{Book, convert, convert_with, template};
use crate::review::links::LIST;
use crate::support::command::{Folder, sample};

#[test]
fn ten_round_trips_without_edits_give_the_same_bytes() {
    let first = convert(LIST, None);
    let decided = first.decided(&[
        ("ETH-21", "UGA-31", "Samme"),
        ("MWI-01", "MWI-02", "Skill ut"),
        ("NPL-11", "NPL-12", "Vent"),
        ("MWI-03", "NPL-11", "Beslektet"),
    ]);
    let mut before = convert(LIST, Some(&decided));
    assert_eq!(before.statuses(), "B1 applied, B2 applied, B3 applied, B4 applied");
    for _ in 0..10 {
        let after = convert(LIST, Some(&before));
        assert!(before.bytes == after.bytes, "the bytes differ");
        before = after;
    }
}

#[test]
fn a_report_without_decisions_comes_back_as_it_went() {
    let template = template("menneskehandel");
    let list = LIST.replace("Malawi", "Moldova");
    let first = convert_with(&list, None, &template);
    let second = convert_with(&list, Some(first.bytes.clone()), &template);
    assert!(first.bytes == second.bytes, "the bytes differ");
}

#[test]
fn a_list_takes_the_decisions_of_its_own_report_by_itself() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    let run = folder.run(&["liste.csv", "--template", "generell"]);
    assert_eq!(run.code, 0, "{}", run.text());
    let path = folder.path().join("liste-rapport.xlsx");
    let book =
        Book { report: convert(LIST, None).report, bytes: std::fs::read(&path).unwrap() };
    let decided = book.decided(&[("ETH-21", "UGA-31", "Samme")]);
    folder.write("liste-rapport.xlsx", &decided.bytes);
    let json = |arguments: &[&str]| {
        let mut all = vec!["liste.csv", "--template", "generell", "--json"];
        all.extend(arguments);
        folder.run(&all).json()
    };
    assert_eq!(json(&["--fresh", "-o", "ny.xlsx"])["decisions"]["applied"], 0);
    let taken = json(&[]);
    assert_eq!(taken["decisions"]["applied"], 1, "{taken:#}");
    assert_eq!(taken["projects"], 3);
    let kept = std::fs::read(folder.path().join("liste-rapport (forrige).xlsx")).unwrap();
    assert!(kept == decided.bytes, "the workbook that was edited is kept");
    // Dropped together with the list, in any order, it says the same.
    let dropped = json(&["liste-rapport.xlsx"]);
    assert_eq!(dropped["decisions"]["applied"], 1);
}

#[test]
fn a_workbook_that_is_no_report_is_refused() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    folder.write("annen.xlsx", sample("opplaering-20.xlsx"));
    let run = folder.run(&["liste.csv", "--previous", "annen.xlsx"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("`annen.xlsx` er ikke en rapport"), "{}", run.text());
}
