//! Decisions on columns and on the unit of the amounts.

use portefolje::language::{Language, Tag};
use portefolje::model::{Field, Report};
use portefolje::write::write;

use crate::review::book::{Book, convert, template};

const LIST: &str = "Avtalenummer;Hva;Land;Partner;Merket;År;Beløp
MWI-01;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;rødt;2004;1000
ETH-21;Brønner ved Awash;Etiopia;CARE Norge;grønt;2005;900
NPL-11;Jordmødre i fjellandsbyer;Nepal;Redd Barna;rødt;2005;700
UGA-31;Kaffekooperativ ved Elgon;Uganda;Norges Vel;grønt;2006;600
";

/// The workbook with decisions typed into `Kolonner`, each by its header.
#[track_caller]
fn decided(book: &Book, columns: &[(&str, &str)]) -> Book {
    let cells: Vec<(String, &str)> = columns
        .iter()
        .map(|(header, field)| {
            (book.cell("Kolonner", &[header], "Skal leses som"), *field)
        })
        .collect();
    let cells: Vec<(&str, &str, &str)> =
        cells.iter().map(|(cell, text)| ("Kolonner", cell.as_str(), *text)).collect();
    book.typed(&cells)
}

/// The field that each column is read as, and the unit: `Hva=title …`.
fn fields(report: &Report) -> String {
    let list = &report.inputs[0].sheets[0].list;
    let columns = list.columns.iter().map(|column| {
        let field = column.field.as_ref().map_or("-".to_owned(), Field::to_string);
        format!("{}={field}", column.header)
    });
    let columns: Vec<String> = columns.collect();
    format!("{} in {}", columns.join(" "), list.unit.name())
}

#[test]
fn a_column_is_read_as_people_say_wherever_it_stands_next_year() {
    let first = convert(LIST, None);
    let before = fields(&first.report);
    let typed = decided(
        &first,
        &[
            ("Merket", "Stikkord"),
            ("Land", "Ikke brukt"),
            ("Enheten for beløpene", "tusen kroner"),
        ],
    );
    let mut book = convert(LIST, Some(&typed));
    let expected = before
        .replace("Merket=-", "Merket=keywords")
        .replace("Land=country", "Land=-")
        .replace("in NOK", "in 1000 NOK");
    for _ in 0..2 {
        assert_eq!(fields(&book.report), expected);
        assert_eq!(book.statuses(), "B1 applied, B2 applied, B3 applied");
        assert_eq!(book.report.agreements[0].nok().to_string(), "900000.00");
        let again = convert(LIST, Some(&book));
        assert!(again.bytes == book.bytes, "the bytes differ");
        book = again;
    }
    // Next year the columns stand elsewhere, and there is one more.
    let next = "Beløp;Merket;Avtalenummer;Kontakt;Hva;Partner;Land;År
500;blått;KEN-41;N.N.;Vannposter i Turkana;CARE Norge;Kenya;2007
900;grønt;ETH-21;N.N.;Brønner ved Awash;CARE Norge;Etiopia;2005
";
    let after = convert(next, Some(&book));
    let read = fields(&after.report);
    for wanted in ["Merket=keywords", "Land=-", "in 1000 NOK"] {
        assert!(read.contains(wanted), "{read}");
    }
    assert_eq!(after.statuses(), "B1 applied, B2 applied, B3 applied");
}

#[track_caller]
fn check(next: &str, kept: &Book, expected: &str) {
    assert_eq!(convert(next, Some(kept)).statuses(), expected, "{next}");
}

#[test]
fn what_is_in_doubt_is_not_applied() {
    let first = convert(LIST, None);
    let typed = decided(
        &first,
        &[("Enheten for beløpene", "tusen kroner"), ("Merket", "Stikkord")],
    );
    let kept = convert(LIST, Some(&typed));
    // The list says its unit itself by now; the header is gone; two have it.
    let stated = LIST.replace(";Beløp", ";Beløp (mill. kr)");
    check(&stated, &kept, "B1 stale, B2 applied");
    let same = LIST.replace(";Beløp", ";Beløp (1000 kr)");
    check(&same, &kept, "B1 applied, B2 applied");
    check(&LIST.replace("Merket", "Annet"), &kept, "B1 applied, B2 orphan");
    let twice = LIST.replace("Hva;Land", "Merket;Land");
    check(&twice, &kept, "B1 applied, B2 stale");
    // A header that counts years.
    let dated = LIST.replace("Merket", "Merket 2007");
    let before = convert(&dated, None);
    let kept = convert(&dated, Some(&decided(&before, &[("Merket 2007", "Stikkord")])));
    check(&LIST.replace("Merket", "Merket 2008"), &kept, "B1 reanchored");
    // What is in the column is no year, however it is called.
    let year = decided(&first, &[("Merket", "Fra")]);
    check(LIST, &year, "B1 stale");
    assert_eq!(fields(&convert(LIST, Some(&year)).report), fields(&first.report));
}

#[test]
fn two_columns_cannot_be_the_same_field() {
    let first = convert(LIST, None);
    let typed = decided(&first, &[("Merket", "Stikkord"), ("Hva", "Stikkord")]);
    let after = convert(LIST, Some(&typed));
    assert_eq!(after.statuses(), "B1 conflicting, B2 conflicting");
    assert_eq!(fields(&after.report), fields(&first.report));
}

#[test]
fn what_no_column_can_be_is_a_finding() {
    let first = convert(LIST, None);
    let typed = decided(&first, &[("Merket", "farge"), ("Hva", "=A1")]);
    let after = convert(LIST, Some(&typed));
    assert_eq!(after.statuses(), "");
    let codes = after.report.findings.iter().map(|one| one.rule.code());
    let codes: Vec<&str> = codes.filter(|code| code.starts_with("R70")).collect();
    assert_eq!(codes, ["R702", "R703"]);
}

#[test]
fn the_sheet_and_the_ledger_are_read_in_any_language() {
    let template = template("generell");
    let first = convert(LIST, None);
    let kept = convert(
        LIST,
        Some(&decided(
            &first,
            &[("Merket", "Stikkord"), ("Enheten for beløpene", "EUR")],
        )),
    );
    let language = Language::new(Tag::En).with_names(&template);
    let bytes = write(&kept.report, &template, &language).unwrap();
    let english = Book { report: kept.report.clone(), bytes };
    let ledger = english.sheet("Decisions");
    assert!(ledger.cells.values().any(|text| text == "Key words"));
    let cell = english.cell("Columns", &["Hva"], "To be read as");
    let typed = english.typed(&[("Columns", &cell, "Description")]);
    let after = convert(LIST, Some(&typed));
    assert_eq!(after.statuses(), "B1 applied, B2 applied, B3 applied");
    let read = fields(&after.report);
    assert!(read.contains("Merket=keywords"), "{read}");
    assert!(after.report.conservation.other_currencies.len() == 1);
}

#[test]
fn a_list_that_states_its_unit_by_now_is_read_as_it_says() {
    let first = convert(LIST, None);
    let kept = convert(
        LIST,
        Some(&decided(&first, &[("Enheten for beløpene", "tusen kroner")])),
    );
    assert_eq!(kept.statuses(), "B1 applied");
    let stated = LIST.replace(";Beløp", ";Beløp (NOK)");
    let mut book = convert(&stated, Some(&kept));
    for _ in 0..2 {
        assert_eq!(book.statuses(), "B1 stale");
        assert_eq!(book.report.agreements[0].nok().to_string(), "900.00");
        book = convert(&stated, Some(&book));
    }
    // Who has seen that it is stated may know better.
    let first = convert(&stated, None);
    let typed = decided(&first, &[("Enheten for beløpene", "tusen kroner")]);
    let kept = convert(&stated, Some(&typed));
    let more =
        format!("{stated}KEN-41;Vannposter i Turkana;Kenya;CARE Norge;blått;2007;500\n");
    let after = convert(&more, Some(&kept));
    assert_eq!(after.statuses(), "B1 applied");
    assert_eq!(after.report.agreements[0].nok().to_string(), "900000.00");
}
