//! Decisions on spellings of names: this spelling is that one.

use portefolje::language::{Language, Tag};
use portefolje::model::Agreement;
use portefolje::write::write;

use crate::review::book::{Book, convert, template};

const LIST: &str = "Avtalenummer;Tittel;Land;Partner;Forvalter;År;Beløp
MWI-01;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;Ambassaden i Lilongwe;2004;1000000
ETH-21;Brønner ved Awash;Abessinia;Brønnlaget;Seksjon 7;2005;900000
ETH-22;Kaffe ved Jimma;Abessinia;Brønnlaget Awash;Seksjon 7;2006;700000
SOM-31;Radio i Hargeisa;Somalia, Puntistan;BBC WST;Seksjon sju;2006;600000
";

/// The decisions typed into `Navn`: what kind, the spelling, and what it is.
#[track_caller]
fn decided(book: &Book, names: &[(&str, &str)]) -> Book {
    let cells: Vec<(String, &str)> = names
        .iter()
        .map(|(spelling, is)| (book.cell("Navn", &[spelling], "Er det samme som"), *is))
        .collect();
    let cells: Vec<(&str, &str, &str)> =
        cells.iter().map(|(cell, is)| ("Navn", cell.as_str(), *is)).collect();
    book.typed(&cells)
}

/// What an agreement's names were read as: partner, countries, unit.
#[track_caller]
fn names(book: &Book, number: &str) -> String {
    let is = |one: &&Agreement| one.number == number;
    let agreement = book.report.agreements.iter().find(is).unwrap();
    let geography = &agreement.geography;
    let countries = geography.countries.join("+");
    let unknown = &geography.unknown;
    format!("{} | {countries}?{unknown} | {}", agreement.partner.name, agreement.unit)
}

#[test]
fn a_spelling_is_read_as_that_name_this_year_and_the_next() {
    let first = convert(LIST, None);
    assert_eq!(names(&first, "ETH-21"), "Brønnlaget | ?Abessinia | Seksjon 7");
    let typed = decided(
        &first,
        &[
            ("Brønnlaget Awash", "Brønnlaget"),
            ("Abessinia", "Etiopia"),
            ("Puntistan", "Somalia"),
            ("BBC WST", "BBC WST"),
            ("Seksjon sju", "Seksjon 7"),
        ],
    );
    let mut book = convert(LIST, Some(&typed));
    for _ in 0..2 {
        assert_eq!(
            book.statuses(),
            "B1 applied, B2 applied, B3 applied, B4 applied, B5 applied"
        );
        assert_eq!(names(&book, "ETH-22"), "Brønnlaget | Etiopia? | Seksjon 7");
        assert_eq!(names(&book, "SOM-31"), "BBC WST | Somalia? | Seksjon 7");
        let codes = book.report.findings.iter().map(|one| one.rule.code());
        let countries = codes.filter(|code| *code == "R206").count();
        assert_eq!(countries, 0, "nobody is asked about them any more");
        let cell = book.cell("Navn", &["Abessinia"], "Er det samme som");
        assert_eq!(
            book.sheet("Navn").cells[&crate::support::lint::cell(&cell)],
            "Etiopia"
        );
        let again = convert(LIST, Some(&book));
        assert!(again.bytes == book.bytes, "the bytes differ");
        book = again;
    }
    // Next year: other rows, in another order, another hand.
    let next = "Land;Partner;Avtalenummer;Tittel;Forvalter;År;Beløp
ABESSINIA;brønnlaget awash;ETH-33;Bier i Gondar;seksjon sju;2007;100000
Malawi;Kirkens Nødhjelp;MWI-01;Skolemat i Lilongwe;Ambassaden i Lilongwe;2004;1000000
";
    let after = convert(next, Some(&book));
    assert_eq!(names(&after, "ETH-33"), "Brønnlaget | Etiopia? | Seksjon 7");
    assert_eq!(
        after.statuses(),
        "B1 orphan, B2 reanchored, B3 reanchored, B4 orphan, B5 reanchored"
    );
}

#[test]
fn a_row_may_be_added_and_a_decision_be_taken_back() {
    let first = convert(LIST, None);
    let row = first.free_row("Navn");
    let cells = ["A", "B", "F", "G", "H"].map(|column| format!("{column}{row}"));
    let texts = ["Partner", "Kirkens Nødhjelp", "Brønnlaget", "slått sammen", "AB"];
    let typed: Vec<(&str, &str, &str)> = cells
        .iter()
        .zip(texts)
        .map(|(cell, text)| ("Navn", cell.as_str(), text))
        .collect();
    let after = convert(LIST, Some(&first.typed(&typed)));
    assert_eq!(after.statuses(), "B1 applied");
    assert!(names(&after, "MWI-01").starts_with("Brønnlaget |"));
    let decision = &after.report.decisions[0].decision;
    assert_eq!((decision.reason.as_str(), decision.by.as_str()), ("slått sammen", "AB"));
    let undone = convert(LIST, Some(&decided(&after, &[("Kirkens Nødhjelp", "")])));
    // A remark and initials alone are a question that stays open.
    assert_eq!(undone.statuses(), "B1 applied");
    assert!(names(&undone, "MWI-01").starts_with("Kirkens Nødhjelp |"));
}

#[test]
fn what_contradicts_itself_or_is_unknown_is_not_followed() {
    let first = convert(LIST, None);
    let row = first.free_row("Navn");
    let typed = decided(&first, &[("BBC WST", "Brønnlaget"), ("Abessinia", "Utopia")]);
    let [kind, spelling, is] = ["A", "B", "F"].map(|column| format!("{column}{row}"));
    let typed = typed.typed(&[
        ("Navn", &kind, "Partner"),
        ("Navn", &spelling, "Bbc wst"),
        ("Navn", &is, "Kirkens Nødhjelp"),
    ]);
    let after = convert(LIST, Some(&typed));
    let statuses = after.statuses();
    assert_eq!(statuses.matches("conflicting").count(), 2, "{statuses}");
    assert_eq!(statuses.matches("stale").count(), 1, "{statuses}");
    assert!(names(&after, "SOM-31").starts_with("BBC WST |"));
    let ledger = after.sheet("Beslutninger");
    assert!(ledger.cells.values().any(|text| text.contains("malen kjenner ikke Utopia")));
    let names = after.sheet("Navn");
    assert!(names.cells.values().any(|text| text.contains("motstridende (mot B")));
}

#[test]
fn a_name_put_right_does_not_make_an_agreement_another_one() {
    // Title and country change next year: what is left is the number and the partner.
    let first = convert(LIST, None);
    let typed = decided(&first, &[("BBC WST", "Kirkens Nødhjelp")]);
    let typed = typed.decided(&[("SOM-31", "ETH-21", "Samme")]);
    let next =
        LIST.replace("Radio i Hargeisa;Somalia, Puntistan", "Kringkasting;Somalia");
    let after = convert(&next, Some(&typed));
    assert_eq!(after.statuses(), "B1 applied, B2 applied");
    assert!(after.groups().contains(&vec!["ETH-21", "SOM-31"]));
}

#[test]
fn the_sheet_is_read_in_any_language() {
    let template = template("generell");
    let report = convert(LIST, None).report;
    for tag in [Tag::Nn, Tag::En] {
        let language = Language::new(tag).with_names(&template);
        let bytes = write(&report, &template, &language).unwrap();
        let book = Book { report: report.clone(), bytes };
        let (sheet, header, ethiopia) = match tag {
            Tag::En => ("Names", "Is the same as", "Ethiopia"),
            _ => ("Namn", "Er det same som", "Etiopia"),
        };
        let cell = book.cell(sheet, &["Abessinia"], header);
        let after = convert(LIST, Some(&book.typed(&[(sheet, &cell, ethiopia)])));
        assert_eq!(names(&after, "ETH-21"), "Brønnlaget | Etiopia? | Seksjon 7");
    }
}
