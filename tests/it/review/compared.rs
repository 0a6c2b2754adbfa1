//! Last year's figures beside this year's, and published figures that decisions change.

use std::fmt::Write as _;

use expect_test::expect;
use portefolje::model::{Control, ControlKind, ControlStatus};
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

/// The template with what was published about the list.
fn published(text: &str) -> Template {
    let mut template = template("generell");
    let more: Template = toml::from_str(text).unwrap();
    (template.published, template.contradictions) = (more.published, more.contradictions);
    template.published_anchors = more.published_anchors;
    template.dimensions = more.dimensions;
    template
}

/// The controls of a kind, and the findings on published figures, each with its values.
fn controls(list: &str, template: &Template, kind: ControlKind) -> String {
    let book = convert_with(list, None, template);
    let mut found = String::new();
    for control in book.report.controls.iter().filter(|it| it.kind == kind) {
        let (what, dimension) = (&control.what.key, &control.what.arguments);
        let dimension = dimension.iter().find(|(name, _)| *name == "dimension");
        let Control { expected, ours, status, .. } = control;
        writeln!(found, "{what} {expected} {ours} {status:?} {dimension:?}").unwrap();
    }
    for finding in book.report.findings.iter().filter(|it| it.rule.code() >= "R600") {
        let told = |name: &str| ["published", "ours"].contains(&name);
        let values = finding.arguments.iter().filter(|(name, _)| told(name));
        writeln!(found, "{} {:?}", finding.rule.code(), values.collect::<Vec<_>>())
            .unwrap();
    }
    found
}

#[test]
fn a_published_figure_is_met_or_explained_or_differs() {
    let template = published(
        "published = [
            { id = \"total_nok\", scope = \"portfolio\", value = 2500000.25, where = \"1\" },
            { id = \"country.Malawi.nok\", scope = \"portfolio\", value = 1000000, where = \"2\" },
            { id = \"agreements\", scope = \"portfolio\", value = 4, where = \"3\" },
            { id = \"projects\", scope = \"portfolio\", value = 5, where = \"4\" },
        ]
        [[contradiction]]
        figures = [\"agreements\", \"projects\"]
        tolerance = 1
        nb = \"Tallene er fra to år\"",
    );
    let found = controls(LIST, &template, ControlKind::Published);
    expect![[r#"
        figure-total 2500000.25 2600000 Failed None
        figure-member-nok 1000000 1000000 Ok Some(("dimension", Message(Message { key: "dimension-country", arguments: [] })))
        figure-agreements 4 3 Explained None
        figure-projects 5 3 Failed None
        R601 [("published", Money(Total(250000025))), ("ours", Money(Total(260000000)))]
        R601 [("published", Count(5)), ("ours", Count(3))]
        R602 []
    "#]].assert_eq(&found);
}

/// Figures were published about the list whose anchor is within a tenth of ours.
#[test]
fn figures_that_were_published_about_another_list_say_nothing() {
    let about = |value: u32| {
        let template = published(&format!(
            "published_anchors = [\"total_nok\"]
            [[published]]
            id = \"total_nok\"
            scope = \"portfolio\"
            value = {value}
            where = \"1\""
        ));
        let book = convert_with(LIST, None, &template);
        let kinds = book.report.controls.iter().map(|it| it.kind);
        kinds.filter(|kind| *kind == ControlKind::Published).count()
    };
    // Ours is 2,600,000.
    assert_eq!([about(2_363_636), about(2_363_637), about(2_888_888)], [0, 1, 1]);
    assert_eq!(about(2_888_889), 0);
}

/// A total that the list states is a control, and a row that is not used is accounted for.
#[test]
fn a_stated_total_and_a_row_that_is_not_used_are_accounted_for() {
    let list = format!("{LIST};;;;;17\nSum;;;;;2600000\n");
    let template = template("generell");
    let found = controls(&list, &template, ControlKind::StatedTotal);
    expect![[r#"
        control-stated-total 2600000 2600000 Ok None
    "#]]
    .assert_eq(&found);
    let found = controls(&list, &template, ControlKind::Law);
    expect![[r#"
        control-rows 6 6 Ok None
        control-nok 2600017 2600017 Ok None
        control-agreements 3 3 Ok None
        control-grouping 2600000 2600000 Ok None
    "#]]
    .assert_eq(&found);
}

/// What has a code and the one for what is unspecified of the same dimension has no aim of
/// its own.
#[test]
fn a_code_is_specific_without_the_unspecified_one_of_its_dimension() {
    let template = published(
        "[[published]]
        id = \"theme.Barn.specific\"
        scope = \"portfolio\"
        value = 1
        where = \"1\"
        [[dimension]]
        key = \"form\"
        nb = \"Former\"
        one_nb = \"Form\"
        code = [{ key = \"Uklar\", unspecified = true }]
        [[dimension]]
        key = \"theme\"
        nb = \"Temaer\"
        one_nb = \"Tema\"
        code = [{ key = \"Barn\" }, { key = \"Generelt\", unspecified = true }]",
    );
    let list = "Avtalenummer;Tittel;Land;Tema;År;Beløp
MWI-01;Skolemat i Lilongwe;Malawi;Barn;2006;1000000
NPL-11;Jordmødre i fjellandsbyer;Nepal;Barn, Generelt;2006;700000
";
    let found = controls(list, &template, ControlKind::Published);
    assert_eq!(found.split(" Some").next(), Some("figure-member-specific 1 1 Ok"));
}
