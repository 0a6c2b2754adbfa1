//! Sheets that people renamed, copied or deleted, headers that they typed anew, and rows
//! that they added: nothing of it loses a decision without a word.

use std::fmt::Write as _;

use portefolje::template::Template;

use crate::review::book::{Book, convert_with, template};
use crate::support::lint;
use crate::support::office::edited;

const LIST: &str = "Avtalenummer;Tittel;Land;Partner;År;Beløp
MDA-01;Helsehjelp for kvinner i Chisinau;Moldova;IOM;2004;1000000
MDA-02;Helsehjelp for kvinner i Chisinau;Moldova;IOM;2005;1200000
ALB-11;Skolegang for barn i Tirana;Albania;UNICEF;2005;700000
KOS-21;Opplæring av politi i Pristina;Kosovo;OSSE;2006;600000
";

fn convert(earlier: Option<&Book>) -> Book {
    convert_as(earlier, &template("menneskehandel"))
}

fn convert_as(earlier: Option<&Book>, template: &Template) -> Book {
    convert_with(LIST, earlier.map(|book| book.bytes.clone()), template)
}

/// The codes of the findings about the earlier report.
fn codes(book: &Book) -> Vec<&'static str> {
    let codes = book.report.findings.iter().map(|one| one.rule.code());
    codes.filter(|code| code.starts_with("R7")).collect()
}

/// A report in which people have decided on four sheets, and not yet dropped back.
fn typed() -> Book {
    let first = convert(None);
    let men = first.cell("Koding", &["ALB-11"], "Målgrupper: Menn");
    let sheet = first.sheet("Dekning");
    let (row, at) = *sheet.cells.iter().find(|(_, text)| *text == "Årsak").unwrap().0;
    let gap = format!("{}{}", portefolje::model::column_letters(at - 1), row + 1);
    let sample = first.sheet("Utvalg");
    let room = sample.cells.iter().filter(|(_, text)| *text == "Prosjekt-ID");
    let room = room.map(|(place, _)| place.0).max().unwrap() + 1;
    first
        .typed(&[
            ("Koding", &men, "x"),
            ("Dekning", &gap, "Ingen søknader"),
            ("Utvalg", &format!("A{room}"), "KOS-21"),
            ("Utvalg", &format!("B{room}"), "Inn"),
        ])
        .decided(&[("MDA-01", "KOS-21", "Samme")])
}

/// The book with its workbook part changed.
fn renamed(book: &Book, change: impl Fn(String) -> String) -> Book {
    let bytes = edited(&book.bytes, "xl", |name, text| {
        if name == "xl/workbook.xml" { change(text) } else { text }
    });
    Book { report: book.report.clone(), bytes }
}

#[test]
fn sheets_that_were_renamed_are_known_by_their_headers() {
    let typed = typed();
    let expected = convert(Some(&typed));
    assert_eq!(expected.statuses().matches("applied").count(), 4);
    for name in ["Gruppering", "Koding", "Dekning", "Utvalg", "Beslutninger"] {
        let other = renamed(&typed, |text| {
            text.replace(&format!("name=\"{name}\""), &format!("name=\"{name} ferdig\""))
        });
        let after = convert(Some(&other));
        assert_eq!(after.statuses(), expected.statuses(), "{name}");
        assert!(codes(&after).is_empty(), "{name}: {:?}", codes(&after));
        // And once more, now that the ledger holds them.
        let other = renamed(&expected, |text| {
            text.replace(&format!("name=\"{name}\""), &format!("name=\"{name} AB\""))
        });
        assert_eq!(convert(Some(&other)).statuses(), expected.statuses(), "{name}");
    }
}

#[test]
fn a_sheet_for_decisions_that_is_gone_is_said() {
    let typed = typed();
    for (name, left) in [("Gruppering", 3), ("Koding", 3), ("Utvalg", 3)] {
        // What is left of it is a sheet of something else.
        let at = lint::read(&typed.bytes).iter().position(|one| one.name == name);
        let part = format!("xl/worksheets/sheet{}.xml", at.unwrap() + 1);
        let bytes = edited(&typed.bytes, "xl/worksheets", |one, content| {
            if one != part {
                return content;
            }
            let (before, rest) = content.split_once("<sheetData>").unwrap();
            let after = rest.split_once("</sheetData>").unwrap().1;
            format!("{before}<sheetData></sheetData>{after}")
        });
        let other = Book { report: typed.report.clone(), bytes };
        let other = renamed(&other, |text| {
            text.replace(&format!("name=\"{name}\""), "name=\"Notater\"")
        });
        let after = convert(Some(&other));
        assert_eq!(after.statuses().matches("applied").count(), left, "{name}");
        assert_eq!(codes(&after), ["R711"], "{name}");
    }
}

#[test]
fn a_copy_of_a_sheet_is_said_and_not_read() {
    let typed = typed();
    // The sheet of the cards becomes a copy of the links, as Excel names one.
    let sheets = lint::read(&typed.bytes);
    let part = |name: &str| {
        let at = sheets.iter().position(|one| one.name == name).unwrap() + 1;
        format!("xl/worksheets/sheet{at}.xml")
    };
    let (from, to) = (part("Gruppering"), part("Evalueringer"));
    let data = std::cell::RefCell::new(String::new());
    let inside = |content: &str| -> String {
        let rest = content.split_once("<sheetData>").unwrap().1;
        rest.split_once("</sheetData>").unwrap().0.to_owned()
    };
    edited(&typed.bytes, "xl/worksheets", |name, content| {
        if name == from {
            *data.borrow_mut() = inside(&content);
        }
        content
    });
    let data = data.into_inner();
    let bytes = edited(&typed.bytes, "xl/worksheets", |name, content| {
        if name != to {
            return content;
        }
        let (before, rest) = content.split_once("<sheetData>").unwrap();
        let after = rest.split_once("</sheetData>").unwrap().1;
        format!("{before}<sheetData>{data}</sheetData>{after}")
    });
    let other = Book { report: typed.report.clone(), bytes };
    let other = renamed(&other, |text| {
        text.replace("name=\"Evalueringer\"", "name=\"Gruppering (kopi)\"")
    });
    let after = convert(Some(&other));
    assert_eq!(after.statuses().matches("applied").count(), 4);
    assert_eq!(codes(&after), ["R712"]);
}

#[test]
fn headers_of_codes_may_be_typed_anew() {
    let first = convert(None);
    let men = first.cell("Koding", &["ALB-11"], "Målgrupper: Menn");
    let header = format!("{}1", men.trim_end_matches(|one: char| one.is_ascii_digit()));
    for (text, expected, finding) in [
        ("MÅLGRUPPER: MENN", "B1 applied", None),
        ("Målgrupper:  Menn ", "B1 applied", None),
        ("Målgrupper: Mannfolk", "", Some("R713")),
    ] {
        let typed = first.typed(&[("Koding", &men, "x"), ("Koding", &header, text)]);
        let after = convert(Some(&typed));
        assert_eq!(after.statuses(), expected, "{text}");
        assert_eq!(codes(&after).first().copied(), finding, "{text}");
    }
}

#[test]
fn a_code_that_the_template_has_no_more_leaves_its_decisions_stale() {
    let first = convert(None);
    let women = first.cell("Koding", &["MDA-01"], "Målgrupper: Kvinner");
    let children = first.cell("Koding", &["MDA-01"], "Målgrupper: Barn og unge");
    // One decision in the ledger, and one that the sheet alone says.
    let decided = convert(Some(&first.typed(&[("Koding", &women, "-")])));
    let typed = decided.typed(&[("Koding", &women, "x"), ("Koding", &children, "x")]);
    let mut less = template("menneskehandel");
    for dimension in less.dimensions.iter_mut().filter(|one| one.key == "target") {
        dimension.codes.retain(|code| code.key != "Kvinner");
    }
    let after = convert_as(Some(&typed), &less);
    assert_eq!(after.statuses(), "B1 stale, B2 applied");
    assert!(codes(&after).contains(&"R709"));
    // With the code it is there again, as it was decided last.
    let back = convert(Some(&after));
    assert_eq!(back.statuses(), "B1 applied, B2 applied");
    let sheet = back.sheet("Koding");
    assert_eq!(sheet.cells[&lint::cell(&women)], "x");
}

#[test]
fn rows_of_codes_that_are_added_are_taken_by_any_number_of_the_project() {
    let first = convert(None);
    let men = first.cell("Koding", &["ALB-11"], "Målgrupper: Menn");
    let column = men.trim_end_matches(|one: char| one.is_ascii_digit());
    let row = first.free_row("Koding");
    let added = |id: &str| {
        let book = first.typed(&[
            ("Koding", &format!("A{row}"), id),
            ("Koding", &format!("{column}{row}"), "x"),
        ]);
        convert(Some(&book))
    };
    for id in ["MDA-01", "mda 02", "ALB-11"] {
        assert_eq!(added(id).statuses(), "B1 applied", "{id}");
    }
    let lost = added("XYZ-99");
    assert_eq!((lost.statuses(), codes(&lost)), (String::new(), vec!["R702"]));
}

#[test]
fn an_emptied_cross_is_said_since_it_says_nothing() {
    let first = convert(None);
    let women = first.cell("Koding", &["MDA-01"], "Målgrupper: Kvinner");
    let sheet = first.sheet("Koding");
    let given = sheet.cells[&lint::cell(&women)].clone();
    let after = convert(Some(&first.typed(&[("Koding", &women, "")])));
    let expected: &[&str] = if given == "x" { &["R714"] } else { &[] };
    assert_eq!((after.statuses(), codes(&after).as_slice()), (String::new(), expected));
    // A decision that is emptied is undone, and nothing more is to be said.
    let decided = convert(Some(&first.typed(&[("Koding", &women, "-")])));
    let undone = convert(Some(&decided.typed(&[("Koding", &women, "")])));
    assert_eq!((undone.statuses(), codes(&undone)), (String::new(), vec![]));
}

#[test]
fn a_number_that_several_agreements_may_have_decides_nothing() {
    let list = LIST.replace("MDA-01", "12-34").replace("KOS-21", "1-234");
    let template = template("menneskehandel");
    let first = convert_with(&list, None, &template);
    let decided = |one: &str| {
        let typed = first.decided(&[(one, "ALB-11", "Samme")]);
        convert_with(&list, Some(typed.bytes), &template)
    };
    assert_eq!(decided("12-34").statuses(), "B1 applied");
    let doubtful = decided("1234");
    assert_eq!(doubtful.statuses(), "B1 stale");
    assert!(doubtful.groups().contains(&vec!["ALB-11"]), "{:?}", doubtful.groups());
}

#[test]
fn a_number_that_became_a_fraction_is_the_whole_number() {
    let list = LIST.replace("MDA-01", "2040412").replace("KOS-21", "20404120");
    let template = template("menneskehandel");
    let first = convert_with(&list, None, &template);
    for typed in ["2040412.0", "2040412,00", " 2040412 "] {
        let typed = first.decided(&[(typed, "ALB-11", "Samme")]);
        let after = convert_with(&list, Some(typed.bytes), &template);
        assert_eq!(after.statuses(), "B1 applied");
        let groups = after.groups();
        let group = groups.iter().find(|group| group.contains(&"ALB-11")).unwrap();
        assert!(group.contains(&"2040412") && !group.contains(&"20404120"));
    }
}

#[test]
fn a_column_put_before_the_others_makes_nothing_of_the_tables_that_follow() {
    let typed = typed();
    let expected = convert(Some(&typed));
    let shifted = |book: &Book, name: &str| {
        let at = lint::read(&book.bytes).iter().position(|one| one.name == name);
        let part = format!("xl/worksheets/sheet{}.xml", at.unwrap() + 1);
        let bytes = edited(&book.bytes, "xl/worksheets", |one, content| {
            if one != part {
                return content;
            }
            let mut cells = content.split("<c r=\"");
            let mut moved = cells.next().unwrap().to_owned();
            for cell in cells {
                let (address, rest) = cell.split_once('"').unwrap();
                let (row, column) = lint::cell(address);
                let letters = portefolje::model::column_letters(column);
                write!(moved, "<c r=\"{letters}{row}\"{rest}").unwrap();
            }
            moved
        });
        Book { report: book.report.clone(), bytes }
    };
    for name in ["Gruppering", "Koding", "Dekning", "Utvalg"] {
        let after = convert(Some(&shifted(&typed, name)));
        assert_eq!(after.statuses(), expected.statuses(), "{name}");
        assert_eq!(codes(&after), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn a_remark_beside_which_nothing_is_decided_is_said() {
    let first = convert(None);
    let column = |book: &Book, sheet: &str, header: &str| {
        let sheet = book.sheet(sheet);
        let mut found = sheet.cells.iter().filter(|(_, text)| *text == header);
        let ((row, column), _) = found.next_back().unwrap();
        (portefolje::model::column_letters(column - 1), *row)
    };
    let coding = first.cell("Koding", &["MDA-01"], "Merknad");
    let (id, header) = column(&first, "Utvalg", "Prosjekt-ID");
    let (remark, _) = column(&first, "Utvalg", "Merknad");
    let (id, remark) = (format!("{id}{}", header + 1), format!("{remark}{}", header + 1));
    let said = "ring NORAD";
    for typed in [
        &[("Koding", coding.as_str(), said)][..],
        &[("Utvalg", id.as_str(), "ALB-11"), ("Utvalg", &remark, said)],
    ] {
        let after = convert(Some(&first.typed(typed)));
        assert_eq!((after.statuses(), codes(&after)), (String::new(), vec!["R716"]));
    }
}

#[test]
fn a_remark_on_codes_may_be_written_anew() {
    let first = convert(None);
    let men = first.cell("Koding", &["ALB-11"], "Målgrupper: Menn");
    let remark = first.cell("Koding", &["ALB-11"], "Merknad");
    let typed = [("Koding", men.as_str(), "x"), ("Koding", &remark, "se søknaden")];
    let decided = convert(Some(&first.typed(&typed)));
    let reasons = |book: &Book| -> Vec<String> {
        book.report.decisions.iter().map(|one| one.decision.reason.clone()).collect()
    };
    assert_eq!(reasons(&decided), ["se søknaden"]);
    let untouched = convert(Some(&decided));
    assert_eq!(reasons(&untouched), ["se søknaden"]);
    let changed = convert(Some(&decided.typed(&[("Koding", &remark, "se rapporten")])));
    assert_eq!(
        (reasons(&changed), codes(&changed)),
        (vec!["se rapporten".into()], vec![])
    );
    let emptied = convert(Some(&decided.typed(&[("Koding", &remark, "")])));
    assert_eq!((reasons(&emptied), codes(&emptied)), (vec![String::new()], vec![]));
}

/// What a row says, typed once more some rows below the last one, beneath a text of its own.
fn below(book: &Book, sheet: &str, cells: &[(&str, &str)]) -> Book {
    let read = book.sheet(sheet);
    let last = read.cells.keys().map(|(row, _)| *row).max().unwrap();
    let first = cells[0].0;
    let mut typed = vec![(format!("{first}{}", last + 2), "Egne notater")];
    typed.extend(
        cells.iter().map(|(column, text)| (format!("{column}{}", last + 3), *text)),
    );
    let typed: Vec<(&str, &str, &str)> =
        typed.iter().map(|(cell, text)| (sheet, cell.as_str(), *text)).collect();
    book.typed(&typed)
}

#[test]
fn rows_below_a_text_of_ones_own_are_read() {
    let first = convert(None);
    let columns = |sheet: &str, headers: &[&str]| -> Vec<String> {
        let read = first.sheet(sheet);
        let header = |wanted: &&str| {
            let mut found = read.cells.iter().filter(|(_, text)| text == wanted);
            let ((_, column), _) = found.next_back().unwrap();
            portefolje::model::column_letters(column - 1)
        };
        headers.iter().map(header).collect()
    };
    let at = columns("Utvalg", &["Prosjekt-ID", "Beslutning", "Initialer"]);
    let cells = [(at[0].as_str(), "ALB-11"), (&at[1], "Ut"), (&at[2], "AB")];
    let after = convert(Some(&below(&first, "Utvalg", &cells)));
    assert_eq!((after.statuses(), codes(&after)), ("B1 applied".into(), vec![]));
    // One that cannot be read is said, and a note of their own is not.
    let cells = [(at[0].as_str(), "ALB-99"), (&at[1], "Ut")];
    let after = convert(Some(&below(&first, "Utvalg", &cells)));
    assert_eq!((after.statuses(), codes(&after)), (String::new(), vec!["R702"]));
    let cells = [(at[0].as_str(), "ringt i går"), (&at[1], "ingen svarte")];
    let after = convert(Some(&below(&first, "Utvalg", &cells)));
    assert_eq!((after.statuses(), codes(&after)), (String::new(), vec![]));
}

#[test]
fn an_agreement_that_was_named_is_what_a_decision_is_about_should_its_project_be_divided()
{
    let first = convert(None).decided(&[("MDA-01", "MDA-02", "Ikke samme")]);
    let sample = first.sheet("Utvalg");
    let column = |header: &str| {
        let mut found = sample.cells.iter().filter(|(_, text)| *text == header);
        let ((row, column), _) = found.next_back().unwrap();
        format!("{}{}", portefolje::model::column_letters(column - 1), row + 1)
    };
    let typed = first.typed(&[
        ("Utvalg", &column("Prosjekt-ID"), "MDA-02"),
        ("Utvalg", &column("Beslutning"), "Inn"),
    ]);
    let after = convert(Some(&typed));
    assert_eq!(after.statuses(), "B1 applied, B2 applied");
    let of_sample = &after.report.decisions[1];
    let number = &after.report.agreements[of_sample.agreements[0]].number;
    assert_eq!(number, "MDA-02");
    // The other part is not forgotten without a word.
    let detail = of_sample.detail.as_ref().map(|detail| &*detail.key);
    assert_eq!(detail, Some("detail-part-of-project"));
}

#[test]
fn a_further_row_of_a_project_above_the_first_empties_nothing() {
    let first = convert(None);
    let men = first.cell("Koding", &["MDA-01"], "Målgrupper: Menn");
    let remark = first.cell("Koding", &["MDA-01"], "Merknad");
    let typed = [("Koding", men.as_str(), "x"), ("Koding", &remark, "se søknaden")];
    let decided = convert(Some(&first.typed(&typed)));
    // The row of another project, which stands above, is made one of this project.
    let id = decided.cell("Koding", &["ALB-11"], "Prosjekt-ID");
    let boys = decided.cell("Koding", &["ALB-11"], "Målgrupper: Kvinner");
    let typed = [("Koding", id.as_str(), "MDA-01"), ("Koding", &boys, "-")];
    let after = convert(Some(&decided.typed(&typed)));
    assert_eq!(after.statuses(), "B1 applied, B2 applied");
    let reasons: Vec<&str> =
        after.report.decisions.iter().map(|one| one.decision.reason.as_str()).collect();
    assert_eq!((reasons, codes(&after)), (vec!["se søknaden", ""], vec![]));
}

#[test]
fn an_answer_of_another_sheet_is_no_name() {
    let list = LIST.replace("OSSE", "Brønnlaget Pristina");
    let template = template("menneskehandel");
    let first = convert_with(&list, None, &template);
    for answer in ["Ikke samme", "Samme", "ja", "OK"] {
        let cell = first.cell("Navn", &["Brønnlaget Pristina"], "Er det samme som");
        let typed = first.typed(&[("Navn", &cell, answer)]);
        let after = convert_with(&list, Some(typed.bytes), &template);
        assert_eq!((after.statuses(), codes(&after)), (String::new(), vec!["R702"]));
    }
}

#[test]
fn a_remark_that_takes_the_place_of_an_answer_is_said() {
    let first = convert(None);
    let men = first.cell("Koding", &["ALB-11"], "Målgrupper: Menn");
    let remark = first.cell("Koding", &["ALB-11"], "Merknad");
    let initials = first.cell("Koding", &["ALB-11"], "Initialer");
    let typed = [
        ("Koding", men.as_str(), "x"),
        ("Koding", &remark, "se søknaden"),
        ("Koding", &initials, "KN"),
    ];
    let decided = convert(Some(&first.typed(&typed)));
    let emptied = [("Koding", men.as_str(), ""), ("Koding", &remark, "feil likevel")];
    let after = convert(Some(&decided.typed(&emptied)));
    assert_eq!((after.statuses(), codes(&after)), (String::new(), vec!["R716"]));
    // Initials may change by themselves.
    let after = convert(Some(&decided.typed(&[("Koding", &initials, "KN/AB")])));
    assert_eq!((after.statuses(), codes(&after)), ("B1 applied".into(), vec![]));
    assert_eq!(after.report.decisions[0].decision.by, "KN/AB");
    // Another code with another remark takes over the remark of the first.
    let women = decided.cell("Koding", &["ALB-11"], "Målgrupper: Kvinner");
    let typed = [("Koding", women.as_str(), "-"), ("Koding", &remark, "se rapporten")];
    let after = convert(Some(&decided.typed(&typed)));
    let reasons: Vec<&str> =
        after.report.decisions.iter().map(|one| one.decision.reason.as_str()).collect();
    assert_eq!(reasons, ["se rapporten", "se rapporten"]);
}

#[test]
fn a_sheet_that_was_renamed_to_something_like_another_is_known_by_its_header() {
    let first = convert(None).decided(&[("MDA-01", "MDA-02", "Ikke samme")]);
    let other = renamed(&first, |text| {
        text.replace("name=\"Gruppering\"", "name=\"Avtaler (gjennomgått)\"")
    });
    let after = convert(Some(&other));
    assert_eq!((after.statuses().as_str(), codes(&after)), ("B1 applied", vec![]));
}

#[test]
fn what_was_typed_in_a_row_without_its_project_is_said() {
    let first = convert(None);
    let row = first.free_row("Utvalg");
    let sample = first.sheet("Utvalg");
    let column = |header: &str| {
        let mut found = sample.cells.iter().filter(|(_, text)| *text == header);
        let ((_, column), _) = found.next_back().unwrap();
        format!("{}{row}", portefolje::model::column_letters(column - 1))
    };
    for (id, answer, remark) in [("", "Inn", "viktig"), ("X-1", "", "ta inn")] {
        let cells = [
            (column("Prosjekt-ID"), id),
            (column("Beslutning"), answer),
            (column("Merknad"), remark),
        ];
        let typed: Vec<(&str, &str, &str)> = cells
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(cell, text)| ("Utvalg", cell.as_str(), *text))
            .collect();
        let after = convert(Some(&first.typed(&typed)));
        assert_eq!(codes(&after), ["R702"], "{id}{answer}");
    }
}
