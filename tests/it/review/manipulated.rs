//! Workbooks that people, or programs, have changed where they should not.

use rust_xlsxwriter::{DocProperties, Workbook};

use crate::review::book::{Book, convert};
use crate::review::links::LIST;
use crate::support::command::Folder;
use crate::support::lint;
use crate::support::office::edited;

/// A report with one decision in its ledger.
fn decided() -> Book {
    let first = convert(LIST, None);
    convert(LIST, Some(&first.decided(&[("ETH-21", "UGA-31", "Samme")])))
}

/// The codes of the findings about the earlier report.
fn codes(book: &Book) -> Vec<&'static str> {
    let codes = book.report.findings.iter().map(|one| one.rule.code());
    codes.filter(|code| code.starts_with("R70")).collect()
}

#[test]
fn headers_of_the_ledger_may_be_called_otherwise_but_not_all_be_gone() {
    // One or two are known by where they stand beside the others.
    for cells in
        [&[("A1", "Nummer")][..], &[("D1", "")], &[("Q1", "Kode"), ("E1", "Svar")]]
    {
        let typed = cells.iter().map(|(cell, text)| ("Beslutninger", *cell, *text));
        let after = convert(LIST, Some(&decided().typed(&typed.collect::<Vec<_>>())));
        assert_eq!(after.statuses(), "B1 applied", "{cells:?}");
        assert_eq!(codes(&after), Vec::<&str>::new(), "{cells:?}");
    }
    let gone = ["A1", "D1", "E1"].map(|cell| ("Beslutninger", cell, "?"));
    let after = convert(LIST, Some(&decided().typed(&gone)));
    assert_eq!((codes(&after), after.statuses()), (vec!["R705"], String::new()));
    // What is only for people may be called otherwise.
    let changed = decided().typed(&[("Beslutninger", "C1", "Tema")]);
    let after = convert(LIST, Some(&changed));
    assert_eq!((codes(&after), after.statuses()), (vec![], "B1 applied".to_owned()));
}

#[test]
fn rows_of_nonsense_are_findings_and_the_others_hold() {
    let book = decided();
    let mut typed: Vec<(String, &str)> = Vec::new();
    let nonsense = [
        // A key that means nothing; two agreements and one title; a verdict that is none;
        // a code of nothing; an agreement without a number.
        ["B7", "A\nB", "Samme", "x", "tull"],
        ["B8", "ETH-21\nUGA-31", "Samme", "bare én tittel", "pair"],
        ["B9", "ETH-21\nUGA-31", "kanskje", "a\nb", "pair"],
        ["B10", "ETH-21", "x", "a", "code "],
        ["B11", "–", "x", "a", "code target.Menn"],
    ];
    for (row, [id, agreements, verdict, titles, key]) in (3..).zip(nonsense) {
        for (column, text) in
            [("A", id), ("D", agreements), ("E", verdict), ("L", titles), ("Q", key)]
        {
            typed.push((format!("{column}{row}"), text));
        }
    }
    // A formula instead of the answer.
    typed.push(("E9".to_owned(), "=1+1"));
    typed.push(("Q9".to_owned(), "pair"));
    let typed: Vec<(&str, &str, &str)> =
        typed.iter().map(|(cell, text)| ("Beslutninger", cell.as_str(), *text)).collect();
    let after = convert(LIST, Some(&book.typed(&typed)));
    assert_eq!(after.statuses(), "B1 applied");
    assert_eq!(codes(&after), ["R701", "R701", "R701", "R701", "R701", "R703"]);
}

#[test]
fn decisions_typed_twice_or_without_a_number_are_all_kept() {
    let book = decided();
    let sheet = book.sheet("Beslutninger");
    let mut typed: Vec<(String, String)> = Vec::new();
    for ((row, column), text) in sheet.cells.iter().filter(|((row, _), _)| *row == 2) {
        let letters = portefolje::model::column_letters(column - 1);
        for copy in 1..=2 {
            let text = if *column == 1 && copy == 2 { "" } else { text.as_str() };
            typed.push((format!("{letters}{}", row + copy), text.to_owned()));
        }
    }
    let typed: Vec<(&str, &str, &str)> = typed
        .iter()
        .map(|(cell, text)| ("Beslutninger", cell.as_str(), text.as_str()))
        .collect();
    let after = convert(LIST, Some(&book.typed(&typed)));
    assert_eq!(after.statuses(), "B1 applied, B2 applied, B3 applied");
}

#[test]
fn a_hidden_sheet_that_is_gone_or_broken_is_a_finding() {
    let book = decided();
    let at =
        lint::read(&book.bytes).iter().position(|one| one.name == "Minne").unwrap() + 1;
    let part = format!("xl/worksheets/sheet{at}.xml");
    let changed = |change: &dyn Fn(String) -> String| -> Book {
        let bytes = edited(&book.bytes, "xl/worksheets", |name, content| {
            if name == part { change(content) } else { content }
        });
        Book { report: book.report.clone(), bytes }
    };
    let emptied = changed(&|text| {
        let (before, rest) = text.split_once("<sheetData>").unwrap();
        let after = rest.split_once("</sheetData>").unwrap().1;
        format!("{before}<sheetData></sheetData>{after}")
    });
    let after = convert(LIST, Some(&emptied));
    assert_eq!(
        (codes(&after), after.statuses()),
        (vec!["R706"], "B1 applied".to_owned())
    );
    let broken =
        changed(&|text| text.replacen("<row r=\"4\"", "<row r=\"4\" hidden=\"1\"", 1));
    assert_eq!(convert(LIST, Some(&broken)).statuses(), "B1 applied");
}

#[test]
fn a_foreign_workbook_that_bears_our_property_is_refused() {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_custom_property("portefolje", "0.1.0");
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    for (row, line) in (0..).zip(LIST.lines()) {
        for (column, text) in (0..).zip(line.split(';')) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    let folder = Folder::new();
    folder.write("fremmed.xlsx", workbook.save_to_buffer().unwrap());
    folder.write("liste.csv", LIST);
    for arguments in [
        &["liste.csv", "fremmed.xlsx", "--template", "generell"][..],
        &["liste.csv", "--previous", "fremmed.xlsx", "--template", "generell"],
        &["fremmed.xlsx", "--template", "generell"],
        &["learn", "fremmed.xlsx"],
    ] {
        let run = folder.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.text());
        assert!(run.err.contains("fremmed.xlsx"), "{}", run.text());
    }
    assert_eq!(folder.names(), ["fremmed.xlsx", "liste.csv"]);
}

/// As many decisions as nobody makes; longer than the quick tests may take.
mod laws {
    use std::fmt::Write as _;

    use portefolje::model::Status;

    use crate::review::book::{Book, convert_with, template};
    use crate::support::lint;
    use crate::support::office::edited;

    const DECISIONS: usize = 100_000;
    const AGREEMENTS: usize = 2_000;

    fn list() -> String {
        let mut list = "Avtalenummer;Tittel;Land;Partner;År;Beløp".to_owned();
        for at in 0..AGREEMENTS {
            let title = format!("Tiltak {at} ved elv {}", at * 7 % 1_999);
            write!(list, "\nKEN-{at:05};{title};Kenya;Lag {};2006;1000", at % 50)
                .unwrap();
        }
        list
    }

    /// The report with a ledger of so many rows: numbers, verdict and key of each.
    fn with_ledger(
        first: &Book,
        count: usize,
        row: impl Fn(usize) -> (String, &'static str, &'static str),
    ) -> Vec<u8> {
        let mut rows = String::new();
        for nth in 0..count {
            let (numbers, verdict, key) = row(nth);
            let number = nth + 2;
            write!(rows, "<row r=\"{number}\">").unwrap();
            for column in 1..=17_u32 {
                let text = match column {
                    1 => format!("B{}", nth + 1),
                    4 => numbers.clone(),
                    5 => verdict.to_owned(),
                    12..=16 => vec!["–"; numbers.lines().count()].join("\n"),
                    17 => key.to_owned(),
                    _ => continue,
                };
                let letters = portefolje::model::column_letters(column - 1);
                write!(
                    rows,
                    "<c r=\"{letters}{number}\" t=\"inlineStr\"><is>\
                     <t xml:space=\"preserve\">{text}</t></is></c>"
                )
                .unwrap();
            }
            rows.push_str("</row>");
        }
        let sheets = lint::read(&first.bytes);
        let at = sheets.iter().position(|one| one.name == "Beslutninger").unwrap() + 1;
        let part = format!("xl/worksheets/sheet{at}.xml");
        edited(&first.bytes, "xl/worksheets", |name, content| {
            if name != part {
                return content;
            }
            let (before, after) = content.split_once("</row>").unwrap();
            let after = after.split_once("</sheetData>").unwrap().1;
            format!("{before}</row>{rows}</sheetData>{after}")
        })
    }

    #[test]
    fn a_hundred_thousand_decisions_are_all_accounted_for() {
        let (list, template) = (list(), template("generell"));
        let first = convert_with(&list, None, &template);
        let bytes = with_ledger(&first, DECISIONS, |nth| {
            let (one, other) =
                (nth % AGREEMENTS, (nth * 31 + nth / AGREEMENTS + 1) % AGREEMENTS);
            // Most say that two are not the same; a few that they are.
            let verdict = if nth % 50 == 0 { "Samme" } else { "Ikke samme" };
            (format!("KEN-{one:05}\nKEN-{other:05}"), verdict, "pair")
        });
        let after = convert_with(&list, Some(bytes), &template);
        assert_eq!(after.report.decisions.len(), DECISIONS);
        let count: usize = Status::ALL.iter().map(|status| after.count(*status)).sum();
        assert_eq!(count, DECISIONS);
        assert!(after.count(Status::Applied) > DECISIONS / 2);
        let again = convert_with(&list, Some(after.bytes.clone()), &template);
        assert!(again.bytes == after.bytes, "the bytes differ");
    }

    /// A row copied thousands of times, each second one with the contrary. Naming all
    /// others beside each of them would take hundreds of millions of names.
    #[test]
    fn thousands_that_contradict_each_other_end_as_such() {
        const COPIES: usize = 30_000;
        let (list, template) = (list(), template("menneskehandel"));
        let first = convert_with(&list, None, &template);
        let halves = |nth: usize, both: [&'static str; 2]| both[nth % 2];
        for (numbers, both, key) in [
            ("KEN-00001\nKEN-00002", ["Samme", "Ikke samme"], "pair"),
            ("KEN-00001", ["x", "-"], "code target.Menn"),
            ("KEN-00001", ["Inn", "Ut"], "sample"),
            ("", ["IOM", "UNICEF"], "partner Lag 7"),
            ("", ["Ett", "To"], "gap Verne og hjelpe kvinner og barn som er ofre"),
        ] {
            let row = |nth| (numbers.to_owned(), halves(nth, both), key);
            let bytes = with_ledger(&first, COPIES, row);
            let after = convert_with(&list, Some(bytes), &template);
            assert_eq!(after.count(Status::Conflicting), COPIES, "{key}");
        }
    }
}
