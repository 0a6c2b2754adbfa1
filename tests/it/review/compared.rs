//! Last year's figures beside this year's, and published figures that decisions change.

use portefolje::model::ControlStatus;
use portefolje::template::Template;

use crate::review::book::{Book, convert_with, template};

const LIST: &str = "Avtalenummer;Tittel;Land;Partner;År;Beløp
MWI-01;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2006;1000000
NPL-11;Jordmødre i fjellandsbyer;Nepal;Redd Barna;2006;700000
ETH-21;Brønner ved Awash;Etiopia;CARE Norge;2006;900000
";
const NEXT: &str = "Avtalenummer;Tittel;Land;Partner;År;Beløp
MWI-01;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2006;1400000
MWI-02;Fiskemottak ved Malawisjøen;Malawi;Norges Vel;2007;250000
ETH-21;Brønner ved Awash;Etiopia;CARE Norge;2006;900000
UGA-31;Kaffekooperativ ved Elgon;Uganda;Norges Vel;2007;600000
";

fn comparing() -> Template {
    let mut template = template("generell");
    for table in template.tables.iter_mut().filter(|one| one.columns.is_none()) {
        table.compare = true;
    }
    template
}

/// The row of a sheet that begins with `name`, from there on.
fn row(book: &Book, sheet: &str, name: &str) -> Vec<String> {
    let sheet = book.sheet(sheet);
    let mut found = sheet
        .cells
        .iter()
        .filter(|((_, column), text)| *column == 1 && text.as_str() == name);
    let ((row, _), _) = found.next_back().unwrap();
    let cells = sheet.cells.iter().filter(|((at, _), _)| at == row);
    cells.map(|(_, text)| text.clone()).collect()
}

#[test]
fn tables_show_last_years_figures_and_the_change_if_the_template_asks() {
    let template = comparing();
    let first = convert_with(LIST, None, &template);
    let headers = |book: &Book| row(book, "Geografi", "Land");
    assert!(!headers(&first).iter().any(|text| text.contains("før")));
    let after = convert_with(NEXT, Some(first.bytes.clone()), &template);
    let found = headers(&after);
    let wanted = ["Prosjekter før", "Endring i Prosjekter", "Beløp (NOK) før"];
    for header in wanted {
        assert!(found.iter().any(|text| text == header), "no {header} in {found:?}");
    }
    let value = |name: &str, header: &str| {
        let at = found.iter().position(|text| text == header).unwrap();
        row(&after, "Geografi", name)[at].clone()
    };
    assert_eq!(value("Malawi", "Prosjekter før"), "1");
    assert_eq!(value("Malawi", "Endring i Prosjekter"), "1");
    assert_eq!(value("Malawi", "Beløp (NOK) før"), "1000000");
    assert_eq!(value("Malawi", "Endring i Beløp (NOK)"), "650000");
    assert_eq!(value("Etiopia", "Endring i Beløp (NOK)"), "0");
    assert_eq!(value("Uganda", "Prosjekter før"), "0");
    assert_eq!(value("Totalt", "Beløp (NOK) før"), "2600000");
    assert_eq!(value("Totalt", "Endring i Beløp (NOK)"), "550000");
    let sheet = after.sheet("Geografi");
    let is_gone = |text: &String| text.contains("Nepal (1, 700");
    let gone = sheet.cells.values().find(|text| is_gone(text));
    assert!(gone.is_some_and(|text| text.starts_with("Sto i forrige")), "{gone:?}");
    crate::support::lint::assert_sound(&after.bytes, "compared tables");
    // Once more beside itself: still compared with last year.
    let again = convert_with(NEXT, Some(after.bytes.clone()), &template);
    assert!(again.bytes == after.bytes, "the bytes differ");
    // A template that does not ask shows nothing of it.
    let plain =
        convert_with(NEXT, Some(first.bytes), &crate::review::book::template("generell"));
    assert!(!headers(&plain).iter().any(|text| text.contains("før")));
}

#[test]
fn a_published_figure_that_decisions_change_is_explained_by_them() {
    let mut template = template("generell");
    let text = "[[published]]\nid = \"projects\"\nscope = \"portfolio\"\nvalue = 3\nwhere = \"s. 1\"\n";
    let more: Template = toml::from_str(text).unwrap();
    template.published = more.published;
    let first = convert_with(LIST, None, &template);
    let failed = |book: &Book| {
        let controls = book.report.controls.iter();
        controls.filter(|one| one.status == ControlStatus::Failed).count()
    };
    assert_eq!(failed(&first), 0);
    let typed =
        first.decided(&[("MWI-01", "NPL-11", "Vent"), ("NPL-11", "ETH-21", "Samme")]);
    let after = convert_with(LIST, Some(typed.bytes), &template);
    assert_eq!(failed(&after), 0);
    let findings = |book: &Book| -> Vec<&str> {
        let codes = book.report.findings.iter().map(|one| one.rule.code());
        codes.filter(|code| code.starts_with("R6")).collect()
    };
    assert_eq!(findings(&after), ["R606"]);
    let controls = after.sheet("Kontroll");
    let named = controls.cells.values().find(|text| text.contains("dere har bestemt"));
    let named = named.unwrap();
    assert!(named.contains("B2") && !named.contains("B1"), "{named}");
    // What differs without any decision is no decision's doing.
    template.published[0].value = 7.0;
    let first = convert_with(LIST, None, &template);
    let typed = first.decided(&[("NPL-11", "ETH-21", "Samme")]);
    let after = convert_with(LIST, Some(typed.bytes), &template);
    assert_eq!((failed(&after), findings(&after)), (1, vec!["R601"]));
}
