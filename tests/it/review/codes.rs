//! Decisions on codes, on the sample and on gaps, and ids that stay.

use portefolje::model::CodingGround;

use crate::review::book::{Book, convert_with, template};
use crate::support::lint;

const LIST: &str = "Avtalenummer;Tittel;Land;Partner;År;Beløp
MDA-01;Helsehjelp for kvinner i Chisinau;Moldova;IOM;2004;1000000
MDA-02;Helsehjelp for kvinner i Chisinau;Moldova;IOM;2005;1200000
ALB-11;Skolegang for barn i Tirana;Albania;UNICEF;2005;700000
KOS-21;Opplæring av politi i Pristina;Kosovo;OSSE;2006;600000
";

fn convert(list: &str, earlier: Option<&Book>) -> Book {
    convert_with(
        list,
        earlier.map(|book| book.bytes.clone()),
        &template("menneskehandel"),
    )
}

/// The codes of the project with `id` in a dimension, as the sheet would mark them.
#[track_caller]
fn codes(book: &Book, id: &str, dimension: &str) -> String {
    let projects = &book.report.projects;
    let project = projects.iter().find(|one| one.id == id).unwrap();
    let codes = project.codes.get(dimension).unwrap().iter();
    let codes = codes.map(|one| {
        let decided = one.ground == CodingGround::Decided;
        format!("{}{}", one.code, if decided { "!" } else { "" })
    });
    codes.collect::<Vec<_>>().join(", ")
}

#[test]
fn a_code_is_given_rejected_and_kept_for_years() {
    let first = convert(LIST, None);
    assert_eq!(codes(&first, "MDA-01", "target"), "Kvinner");
    let women = first.cell("Koding", &["MDA-01"], "Målgrupper: Kvinner");
    let children = first.cell("Koding", &["MDA-01"], "Målgrupper: Barn og unge");
    let typed = first.typed(&[("Koding", &women, "-"), ("Koding", &children, "x")]);
    let mut book = convert(LIST, Some(&typed));
    for _ in 0..2 {
        assert_eq!(book.statuses(), "B1 applied, B2 applied");
        assert_eq!(codes(&book, "MDA-01", "target"), "Barn og unge!");
        let sheet = book.sheet("Koding");
        assert_eq!(sheet.cells[&lint::cell(&women)], "-");
        assert_eq!(sheet.cells[&lint::cell(&children)], "x");
        let again = convert(LIST, Some(&book));
        assert!(again.bytes == book.bytes, "the bytes differ");
        book = again;
    }
    // Next year: another order, another title, a new agreement that comes first.
    let next = "Avtalenummer;Tittel;Land;Partner;År;Beløp
KOS-21;Opplæring av politi i Pristina;Kosovo;OSSE;2006;600000
MDA-02;Helsehjelp for kvinner i Chisinau;Moldova;IOM;2005;1200000
MDA-00;Helsehjelp for kvinner i Chisinau;Moldova;IOM;2003;900000
MDA-01;Helsehjelp for kvinner, Chisinau;Moldova;IOM;2004;1000000
";
    let after = convert(next, Some(&book));
    assert_eq!(after.statuses(), "B1 applied, B2 applied");
    assert_eq!(codes(&after, "MDA-01", "target"), "Barn og unge!");
}

#[test]
fn a_code_both_given_and_rejected_is_a_contradiction() {
    let first = convert(LIST, None);
    let cells =
        ["ALB-11", "KOS-21"].map(|id| first.cell("Koding", &[id], "Målgrupper: Menn"));
    let typed = first.typed(&[("Koding", &cells[0], "x"), ("Koding", &cells[1], "-")]);
    let pair = ("ALB-11", "KOS-21", "Samme");
    let after = convert(LIST, Some(&typed.decided(&[pair])));
    assert_eq!(after.statuses(), "B1 applied, B2 conflicting, B3 conflicting");
    assert!(!codes(&after, "ALB-11", "target").contains('!'));
    let ledger = after.sheet("Beslutninger");
    for other in ["(mot B2)", "(mot B3)"] {
        assert!(ledger.cells.values().any(|text| text.contains(other)), "{other}");
    }
}

#[test]
fn a_project_keeps_its_id_and_remembers_those_that_were_joined_to_it() {
    let first = convert(LIST, None);
    let joined = convert(LIST, Some(&first.decided(&[("MDA-01", "KOS-21", "Samme")])));
    let project = |book: &Book, id: &str| -> Vec<String> {
        let projects = &book.report.projects;
        let found = projects.iter().find(|one| one.id == id);
        found.map_or_else(
            || vec!["none".to_owned()],
            |one| one.former.iter().map(ToString::to_string).collect(),
        )
    };
    assert_eq!(project(&joined, "MDA-01"), ["KOS-21"]);
    assert_eq!(project(&joined, "KOS-21"), ["none"]);
    // An agreement that begins earlier does not take the id.
    let earlier =
        format!("{LIST}MDA-00;Helsehjelp for kvinner i Chisinau;Moldova;IOM;2003;1\n");
    let grown = convert(&earlier, Some(&joined));
    assert_eq!(project(&grown, "MDA-01"), ["KOS-21"]);
    // The part that is split off gets an id of its own.
    let split = first.decided(&[("MDA-01", "MDA-02", "Skill ut")]);
    let split = convert(LIST, Some(&split));
    assert_eq!(project(&split, "MDA-01"), Vec::<String>::new());
    assert_eq!(project(&split, "MDA-02"), Vec::<String>::new());
}

#[test]
fn what_is_written_beside_a_gap_stays_there() {
    let first = convert(LIST, None);
    let sheet = first.sheet("Dekning");
    let header = sheet.cells.iter().find(|(_, text)| *text == "Årsak").unwrap().0;
    let (row, column) = (header.0 + 1, portefolje::model::column_letters(header.1 - 1));
    let cell = format!("{column}{row}");
    let typed = first.typed(&[("Dekning", &cell, "Ingen søknader")]);
    let after = convert(LIST, Some(&typed));
    assert_eq!(after.statuses(), "B1 applied");
    assert_eq!(after.sheet("Dekning").cells[&(row, header.1)], "Ingen søknader");
    let again = convert(LIST, Some(&after));
    assert!(again.bytes == after.bytes, "the bytes differ");
}

#[test]
fn next_years_report_shows_what_has_changed() {
    let first = convert(LIST, None);
    assert!(first.report.changes.is_none());
    let next = "Avtalenummer;Tittel;Land;Partner;År;Beløp
MDA-01;Helsehjelp for kvinner i Chisinau;Moldova;IOM;2004;1500000
MDA-02;Helsehjelp for kvinner i Chisinau;Moldova;IOM;2005;1200000
ALB-11;Barneskoler ved Tirana;Albania;UNICEF;2005;700000
SRB-31;Rettshjelp til ofre i Novi Sad;Serbia;OSSE;2007;600000
";
    let after = convert(next, Some(&first));
    let changes = after.report.changes.as_ref().unwrap();
    let rows: Vec<String> = changes
        .rows
        .iter()
        .map(|row| format!("{} {}", row.kind.key(), row.what))
        .filter(|row| !row.starts_with("gap"))
        .collect();
    let expected = ["new SRB-31", "ended KOS-21", "renamed ALB-11", "revised MDA-01"];
    for row in expected {
        assert!(rows.iter().any(|one| one == row), "no `{row}` in {rows:?}");
    }
    // Converted again beside itself, it is still compared with last year.
    let again = convert(next, Some(&after));
    assert!(again.bytes == after.bytes, "the bytes differ");
}

#[test]
fn two_decisions_that_agree_are_undone_together() {
    let first = convert(LIST, None);
    let cells =
        ["ALB-11", "KOS-21"].map(|id| first.cell("Koding", &[id], "Målgrupper: Menn"));
    let typed = first.typed(&[("Koding", &cells[0], "x"), ("Koding", &cells[1], "x")]);
    let pair = ("ALB-11", "KOS-21", "Samme");
    let joined = convert(LIST, Some(&typed.decided(&[pair])));
    assert_eq!(joined.statuses(), "B1 applied, B2 applied, B3 applied");
    assert!(convert(LIST, Some(&joined)).bytes == joined.bytes, "the bytes differ");
    let cell = joined.cell("Koding", &["ALB-11"], "Målgrupper: Menn");
    let after = convert(LIST, Some(&joined.typed(&[("Koding", &cell, "")])));
    assert_eq!(after.statuses(), "B1 applied");
    assert!(!codes(&after, "ALB-11", "target").contains('!'));
}
