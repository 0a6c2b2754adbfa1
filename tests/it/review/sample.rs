//! Decisions on the sample, undoing in the ledger, and ids through merges and splits.

use crate::review::book::{Book, convert_with, template};

const LIST: &str = "Avtalenummer;Tittel;Land;Partner;År;Beløp
MDA-01;Helsehjelp for kvinner i Chisinau;Moldova;IOM;2004;1000000
MDA-02;Helsehjelp for kvinner i Chisinau;Moldova;IOM;2005;1200000
ALB-11;Skolegang for barn i Tirana;Albania;UNICEF;2005;700000
KOS-21;Opplæring av politi i Pristina;Kosovo;OSSE;2006;600000
SRB-31;Rettshjelp til ofre i Novi Sad;Serbia;OSSE;2007;500000
";

fn convert(list: &str, earlier: Option<&Book>) -> Book {
    let earlier = earlier.map(|book| book.bytes.clone());
    convert_with(list, earlier, &template("menneskehandel"))
}

/// The ids of the projects in the sample.
fn sampled(book: &Book) -> Vec<&str> {
    let members = book.report.sample.members.iter().filter(|one| one.chosen);
    members.map(|one| book.report.projects[one.project].id.as_str()).collect()
}

/// The row of a project in `Utvalg`, and the columns of the decision and what follows.
#[track_caller]
fn row_of(book: &Book, id: &str) -> (u32, [String; 3]) {
    let sheet = book.sheet("Utvalg");
    let (row, _) = *sheet.cells.iter().find(|(_, text)| *text == id).unwrap().0;
    let columns = ["Beslutning", "Merknad", "Initialer"].map(|header| {
        let mut above = sheet
            .cells
            .iter()
            .filter(|((at, _), text)| *at < row && text.as_str() == header);
        let ((_, column), _) = above.next_back().unwrap();
        portefolje::model::column_letters(column - 1)
    });
    (row, columns)
}

/// The workbook with a decision on a project of the sample.
#[track_caller]
fn decided(book: &Book, id: &str, [verdict, reason, by]: [&str; 3]) -> Book {
    let (row, columns) = row_of(book, id);
    let cells = columns.map(|column| format!("{column}{row}"));
    book.typed(&[
        ("Utvalg", &cells[0], verdict),
        ("Utvalg", &cells[1], reason),
        ("Utvalg", &cells[2], by),
    ])
}

/// The workbook with a row of its ledger emptied, as when it is deleted.
#[track_caller]
fn without(book: &Book, id: &str) -> Book {
    let row: u32 = book
        .cell("Beslutninger", &[id], "Id")
        .trim_start_matches(char::is_alphabetic)
        .parse()
        .unwrap();
    let cells: Vec<String> = (0..17)
        .map(|at| format!("{}{row}", portefolje::model::column_letters(at)))
        .collect();
    let empty: Vec<(&str, &str, &str)> =
        cells.iter().map(|cell| ("Beslutninger", cell.as_str(), "")).collect();
    book.typed(&empty)
}

#[test]
fn a_project_taken_out_of_the_sample_stays_out_with_its_reason() {
    let first = convert(LIST, None);
    let chosen: Vec<String> = sampled(&first).iter().map(|id| (*id).to_owned()).collect();
    let Some(out) = chosen.first() else { panic!("nothing was chosen") };
    let typed = decided(&first, out, ["Ut", "dekkes av en annen studie", "AB"]);
    let mut book = convert(LIST, Some(&typed));
    for _ in 0..2 {
        assert_eq!(book.statuses(), "B1 applied");
        assert!(!sampled(&book).contains(&out.as_str()), "{:?}", sampled(&book));
        let (row, columns) = row_of(&book, out);
        let sheet = book.sheet("Utvalg");
        let shown = columns.map(|column| {
            sheet.cells[&crate::support::lint::cell(&format!("{column}{row}"))].clone()
        });
        assert_eq!(shown, ["Ut", "dekkes av en annen studie", "AB"]);
        let again = convert(LIST, Some(&book));
        assert!(again.bytes == book.bytes, "the bytes differ");
        book = again;
    }
    // Next year the list is another, and the project is still out.
    let lines: Vec<&str> = LIST.lines().collect();
    let next = format!(
        "{}\nSRB-32;Skolehage i Subotica;Serbia;CARE Norge;2008;1\n{}\n",
        lines[0],
        lines[1..].iter().rev().copied().collect::<Vec<_>>().join("\n"),
    );
    let after = convert(&next, Some(&book));
    assert_eq!(after.statuses(), "B1 applied");
    assert!(!sampled(&after).contains(&out.as_str()));
    // What is deleted from the ledger is undone, though the sheet still shows it.
    let undone = convert(LIST, Some(&without(&book, "B1")));
    assert_eq!(undone.statuses(), "");
    assert_eq!(sampled(&undone), chosen);
}

#[test]
fn a_project_taken_in_is_in_and_both_at_once_is_a_contradiction() {
    let first = convert(LIST, None);
    let chosen: Vec<String> = sampled(&first).iter().map(|id| (*id).to_owned()).collect();
    let [one] = chosen.as_slice() else { panic!("{chosen:?}") };
    let out = decided(&first, one, ["Ut", "", "AB"]);
    let out = convert(LIST, Some(&out));
    let back = convert(LIST, Some(&decided(&out, one, ["Inn", "likevel", "AB"])));
    assert_eq!(back.statuses(), "B1 applied");
    assert!(sampled(&back).contains(&one.as_str()));
    // Two projects, one in and one out, are joined: what of the one they become? The
    // other one is not shown among the sample, but a row can be added for it.
    let (row, columns) = row_of(&first, one);
    let id =
        first.sheet("Utvalg").cells.iter().find(|(_, text)| *text == one).unwrap().0.1;
    let id = portefolje::model::column_letters(id - 1);
    let both = decided(&first, one, ["Inn", "", ""]).typed(&[
        ("Utvalg", &format!("{id}{}", row + 1), "ALB-11"),
        ("Utvalg", &format!("{}{}", columns[0], row + 1), "Ut"),
    ]);
    let both = both.decided(&[(one, "ALB-11", "Samme")]);
    let after = convert(LIST, Some(&both));
    let statuses = after.statuses();
    assert_eq!(statuses.matches("conflicting").count(), 2, "{statuses}");
    assert_eq!(statuses.matches("applied").count(), 1, "{statuses}");
}

#[test]
fn codes_and_gaps_are_undone_in_the_ledger_as_well() {
    let first = convert(LIST, None);
    let code = first.cell("Koding", &["ALB-11"], "Målgrupper: Menn");
    let sheet = first.sheet("Dekning");
    let header = sheet.cells.iter().find(|(_, text)| *text == "Årsak").unwrap().0;
    let letters = portefolje::model::column_letters(header.1 - 1);
    let gap = format!("{letters}{}", header.0 + 1);
    let typed = first.typed(&[("Koding", &code, "x"), ("Dekning", &gap, "Sendes 2008")]);
    let decided = convert(LIST, Some(&typed));
    assert_eq!(decided.statuses(), "B1 applied, B2 applied");
    let undone = convert(LIST, Some(&without(&decided, "B1")));
    assert_eq!(undone.statuses(), "B2 applied");
    assert_eq!(
        undone.sheet("Koding").cells.get(&crate::support::lint::cell(&code)),
        None
    );
    let undone = convert(LIST, Some(&without(&undone, "B2")));
    assert_eq!(undone.statuses(), "");
    let undone = convert(LIST, Some(&undone));
    assert!(undone.report.decisions.is_empty());
}

#[test]
fn ids_live_on_through_a_merge_and_the_split_after_it() {
    let first = convert(LIST, None);
    let ids = |book: &Book| -> Vec<String> {
        let projects = book.report.projects.iter();
        projects.map(|one| format!("{} {}", one.id, one.former.join("+"))).collect()
    };
    let before = ["ALB-11 ", "KOS-21 ", "MDA-01 ", "SRB-31 "];
    assert_eq!(ids(&first), before);
    let merged = convert(LIST, Some(&first.decided(&[("MDA-01", "KOS-21", "Samme")])));
    assert_eq!(ids(&merged), ["ALB-11 ", "MDA-01 KOS-21", "SRB-31 "]);
    // Merged further, all older ids are kept.
    let wider = convert(LIST, Some(&merged.decided(&[("SRB-31", "KOS-21", "Samme")])));
    assert_eq!(ids(&wider), ["ALB-11 ", "MDA-01 KOS-21+SRB-31"]);
    // The merge is taken back: the older id stays where its agreement is, and the part
    // that leaves has its own again, which nobody else has then.
    let cell = wider.cell("Gruppering", &["MDA-01", "KOS-21"], "Beslutning");
    let split = convert(LIST, Some(&wider.typed(&[("Gruppering", &cell, "Ikke samme")])));
    assert_eq!(ids(&split), ["ALB-11 ", "KOS-21 ", "MDA-01 SRB-31"]);
    let again = convert(LIST, Some(&split));
    assert!(again.bytes == split.bytes, "the bytes differ");
}

#[test]
fn the_reason_of_an_exception_is_the_remark_beside_its_choice_and_is_kept() {
    let first = convert(LIST, None);
    let sheet = first.sheet("Utvalg");
    let mut ids = sheet.cells.iter().filter(|(_, text)| *text == "Prosjekt-ID");
    let ((header, column), _) = ids.next_back().unwrap();
    let id = portefolje::model::column_letters(column - 1);
    let cell = |right: u32| {
        let column = portefolje::model::column_letters(column - 1 + right);
        format!("{column}{}", header + 1)
    };
    assert_eq!(cell(0), format!("{id}{}", header + 1));
    let typed = first.typed(&[
        ("Utvalg", &cell(0), "SRB-31"),
        ("Utvalg", &cell(1), "Inn"),
        ("Utvalg", &cell(2), "eneste rettshjelp"),
        ("Utvalg", &cell(3), "AB"),
    ]);
    let mut book = convert(LIST, Some(&typed));
    for _ in 0..2 {
        assert!(sampled(&book).contains(&"SRB-31"));
        let sheet = book.sheet("Utvalg");
        let (at, _) = sheet.cells.iter().find(|(_, text)| *text == "Årsak").unwrap();
        let row = (at.0 + 1..at.0 + 20)
            .find(|row| sheet.cells.get(&(*row, 2)).is_some_and(|id| id == "SRB-31"));
        let reason = &sheet.cells[&(row.unwrap(), at.1)];
        assert_eq!(reason, "eneste rettshjelp");
        book = convert(LIST, Some(&book));
    }
}

#[test]
fn two_decisions_that_agree_keep_their_reasons_and_are_undone_together() {
    let first = convert(LIST, None);
    let one = sampled(&first)[0];
    let (row, columns) = row_of(&first, one);
    let sheet = first.sheet("Utvalg");
    let id = sheet.cells.iter().find(|(_, text)| *text == one).unwrap().0.1;
    let id = portefolje::model::column_letters(id - 1);
    let typed = decided(&first, one, ["Inn", "Stort", "KN"]).typed(&[
        ("Utvalg", &format!("{id}{}", row + 1), "ALB-11"),
        ("Utvalg", &format!("{}{}", columns[0], row + 1), "Inn"),
        ("Utvalg", &format!("{}{}", columns[1], row + 1), "Nytt"),
        ("Utvalg", &format!("{}{}", columns[2], row + 1), "AB"),
    ]);
    let joined = convert(LIST, Some(&typed.decided(&[(one, "ALB-11", "Samme")])));
    assert_eq!(joined.statuses(), "B1 applied, B2 applied, B3 applied");
    assert!(convert(LIST, Some(&joined)).bytes == joined.bytes, "the bytes differ");
    let after = convert(LIST, Some(&decided(&joined, one, ["", "", ""])));
    assert_eq!(after.statuses(), "B1 applied");
}
