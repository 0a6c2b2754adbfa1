//! A workbook that another program has opened and saved before it is dropped back.

use crate::review::book::{Book, convert_with, template};
use crate::support::command::Folder;
use crate::support::office::{is_here, recalculated};

const LIST: &str = "Avtalenummer;Tittel;Land;Partner;Merket;År;Beløp
MDA-01;Helsehjelp for kvinner i Chisinau;Moldova;IOM;rødt;2004;1000000
MDA-02;Helsehjelp for kvinner i Chisinau;Moldova;IOM;rødt;2005;1200000
ALB-11;Skolegang for barn i Tirana;Albania;Brønnlaget;grønt;2005;700000
KOS-21;Opplæring av politi i Pristina;Kosova;OSSE;rødt;2006;600000
SRB-31;Rettshjelp til ofre i Novi Sad;Serbia;OSSE;grønt;2007;500000
";

fn convert(earlier: Option<&Book>) -> Book {
    let earlier = earlier.map(|book| book.bytes.clone());
    convert_with(LIST, earlier, &template("menneskehandel"))
}

fn resaved(book: &Book) -> Book {
    Book { report: book.report.clone(), bytes: recalculated(&book.bytes) }
}

#[test]
fn decisions_survive_libreoffice() {
    if !is_here() {
        return;
    }
    let first = convert(None);
    // Saved without edits, it decides nothing.
    let untouched = convert(Some(&resaved(&first)));
    assert_eq!(untouched.statuses(), "");
    let cell =
        |sheet: &str, texts: &[&str], header: &str| first.cell(sheet, texts, header);
    let men = cell("Koding", &["ALB-11"], "Målgrupper: Menn");
    let name = cell("Navn", &["Brønnlaget"], "Er det samme som");
    let column = cell("Kolonner", &["Merket"], "Skal leses som");
    let coverage = first.sheet("Dekning");
    let (row, at) = *coverage.cells.iter().find(|(_, text)| *text == "Årsak").unwrap().0;
    let gap = format!("{}{}", portefolje::model::column_letters(at - 1), row + 1);
    let sample = first.sheet("Utvalg");
    let room = sample.cells.iter().filter(|(_, text)| *text == "Prosjekt-ID");
    let room = room.map(|(place, _)| place.0).max().unwrap() + 3;
    let typed = first
        .typed(&[
            ("Koding", &men, "x"),
            ("Navn", &name, "UNICEF"),
            ("Kolonner", &column, "Stikkord"),
            ("Dekning", &gap, "Ingen søknader"),
            ("Utvalg", &format!("A{room}"), "SRB-31"),
            ("Utvalg", &format!("B{room}"), "Inn"),
        ])
        .decided(&[("KOS-21", "SRB-31", "Samme"), ("MDA-01", "MDA-02", "Skill ut")]);
    let saved = resaved(&typed);
    let after = convert(Some(&saved));
    let statuses = after.statuses();
    assert_eq!(statuses.matches(" applied").count(), 7, "{statuses}");
    let straight = convert(Some(&typed));
    assert_eq!(after.groups(), straight.groups());
    assert_eq!(after.statuses(), straight.statuses());
    // The ledger itself goes through it, and comes back as it was.
    let again = convert(Some(&resaved(&after)));
    assert_eq!((again.statuses(), again.groups()), (after.statuses(), after.groups()));
    let ledger = |book: &Book| book.sheet("Beslutninger").cells;
    assert_eq!(ledger(&again), ledger(&after));
}

#[test]
fn a_report_saved_in_another_form_beside_its_list_is_found() {
    let decided = convert(None).decided(&[("KOS-21", "SRB-31", "Samme")]);
    let took = |run: crate::support::command::Run| {
        assert_eq!(run.code, 0, "{}", run.text());
        run.json()["decisions"]["applied"] == 1
    };
    for ending in ["xlsx", "ods", "xlsm", "xlsb", "xls"] {
        let folder = Folder::new();
        folder.write("liste.csv", LIST);
        // What a file is is told by its bytes.
        folder.write(&format!("liste-rapport.{ending}"), &decided.bytes);
        assert!(took(folder.run(&["liste.csv", "--json"])), "{ending}");
        assert!(!took(folder.run(&["liste.csv", "--json", "--fresh", "-o", "ny.xlsx"])));
    }
    // The list itself is no report.
    let own = Folder::new();
    own.write("liste.xls", LIST);
    assert!(!took(own.run(&["liste.xls", "--json", "-o", "liste.xlsx"])));
    let none = Folder::new();
    none.write("liste.csv", LIST);
    assert!(!took(none.run(&["liste.csv", "--json"])));
}
