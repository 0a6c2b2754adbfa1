//! The command line: exit codes, messages, files.

use std::fs;

use expect_test::{Expect, expect};

use crate::support::command::{Folder, sample};

/// A small list, as a CSV file with semicolons.
const LIST: &str = "\
Avtalenummer;Tittel;Land;Avtalepartner;Forvalter;År;Beløp
2040001;Vann i nord;Albania;Redd Barna;Seksjon for Vest-Balkan;2004;1 000 000
2050001;Vann i nord, fase II;Albania;Redd Barna;Seksjon for Vest-Balkan;2005;1 200 000
2050002;Skole i sør;Kosovo;UNICEF;Seksjon for Vest-Balkan;2005;500 000,50
";

#[track_caller]
fn check(folder: &Folder, arguments: &[&str], expected: Expect) {
    expected.assert_eq(&folder.run(arguments).text());
}

#[test]
fn a_list_becomes_a_workbook_beside_it() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    check(&folder, &["liste.csv", "--template", "generell"], expect![[r#""#]]);
    assert_eq!(folder.names(), ["liste-rapport.xlsx", "liste.csv"]);
}

#[test]
fn an_existing_workbook_is_kept() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    folder.write("liste-rapport.xlsx", "the one before");
    let run = folder.run(&["liste.csv", "--template", "generell"]);
    assert_eq!(run.code, 0, "{}", run.text());
    assert!(run.err.contains("liste-rapport (forrige).xlsx"), "{}", run.text());
    assert_eq!(folder.names(), [
        "liste-rapport (forrige).xlsx",
        "liste-rapport.xlsx",
        "liste.csv"
    ]);
    let kept = fs::read(folder.path().join("liste-rapport (forrige).xlsx")).unwrap();
    assert_eq!(kept, b"the one before");
}

#[test]
fn a_workbook_that_is_open_elsewhere_is_left_alone() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    folder.write("liste-rapport.xlsx", "open in a spreadsheet program");
    folder.write("~$liste-rapport.xlsx", "");
    let run = folder.run(&["liste.csv", "--template", "generell"]);
    assert_eq!(run.code, 0, "{}", run.text());
    assert!(run.err.contains("liste-rapport (2).xlsx"), "{}", run.text());
    let open = fs::read(folder.path().join("liste-rapport.xlsx")).unwrap();
    assert_eq!(open, b"open in a spreadsheet program");
}

#[test]
fn bad_input_is_told_plainly_and_writes_nothing() {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("mappe.xlsx")).unwrap();
    folder.write("tom.xlsx", "");
    folder.write("tekst.xlsx", "bare litt tekst\n");
    folder.write("halv.xlsx", &sample("opplaering-20.xlsx")[..3000]);
    folder.write("uten-rader.csv", "Avtalenummer;Tittel;Land;Avtalepartner;År;Beløp\n");
    folder.write("uten-liste.csv", "Hei\nDette er et brev.\n");
    let before = folder.names();
    let mut text = String::new();
    for name in [
        "borte.xlsx",
        "mappe.xlsx",
        "tom.xlsx",
        "tekst.xlsx",
        "halv.xlsx",
        "uten-rader.csv",
        "uten-liste.csv",
    ] {
        text.push_str(&folder.run(&[name]).text());
    }
    expect![[r#""#]].assert_eq(&text);
    assert_eq!(folder.names(), before);
}

#[test]
fn wrong_arguments_are_told_plainly() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    let mut text = String::new();
    for arguments in [
        &["liste.csv", "--fart"][..],
        &["liste.csv", "--years", "2010-2003"],
        &["liste.csv", "--unit", "dollar"],
        &["liste.csv", "--column", "land=D"],
        &["liste.csv", "--lang", "sv"],
        &["liste.csv", "--template", "finnesikke"],
        &["liste.csv", "--sheet", "Ark7"],
        &["liste.csv", "liste.csv"],
        &["liste.csv", "-o", "liste.csv"],
        &["liste.csv", "--previous", "rapport.xlsx"],
        &["watch", "."],
        &["convert"],
    ] {
        text.push_str(&folder.run(arguments).text());
    }
    expect![[r#""#]].assert_eq(&text);
    assert_eq!(folder.names(), ["liste.csv"]);
}

#[test]
fn strict_gives_exit_code_1_when_the_list_has_errors() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST.replace("1 000 000", "en million"));
    let arguments = ["liste.csv", "--template", "generell", "-q"];
    assert_eq!(folder.run(&arguments).code, 0);
    assert_eq!(folder.run(&[&arguments[..], &["--strict"]].concat()).code, 1);
    assert!(folder.names().contains(&"liste-rapport.xlsx".to_owned()));
}

#[test]
fn check_shows_what_was_understood_and_writes_nothing() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    check(&folder, &["check", "liste.csv", "--template", "generell"], expect![[r#""#]]);
    assert_eq!(folder.names(), ["liste.csv"]);
}

#[test]
fn json_has_the_names_of_the_contract() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    let run = folder.run(&["liste.csv", "--template", "generell", "--json"]);
    let json = run.json();
    let names = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(names(&json), [
        "program", "template", "output", "inputs", "rows", "agreements", "projects", "nok",
        "period", "links", "decisions", "findings", "controls", "tables", "sample",
    ]);
    assert_eq!(names(&json["inputs"][0]["sheets"][0]), [
        "name", "header_rows", "first_row", "unit", "rows", "agreements", "not_used",
        "skipped", "columns",
    ]);
    assert_eq!(names(&json["tables"]), [
        "region", "country", "partner", "partner_group", "unit", "year", "form", "target",
        "measure", "coverage",
    ]);
    assert_eq!(names(&json["tables"]["region"][0]), [
        "key", "projects", "agreements", "nok", "share",
    ]);
    expect![[r#""#]].assert_eq(&format!("{:#}\n", json["inputs"]));
    expect![[r#""#]].assert_eq(&format!(
        "{:#}\n",
        serde_json::json!([
            json["output"], json["rows"], json["agreements"], json["projects"], json["nok"],
            json["period"], json["links"], json["decisions"], json["tables"]["region"],
            json["tables"]["form"], json["sample"],
        ])
    ));
}

#[test]
fn messages_come_in_the_language_asked_for() {
    let folder = Folder::new();
    let mut text = String::new();
    for language in ["nb", "nn", "en"] {
        text.push_str(&folder.run(&["borte.xlsx", "--lang", language]).text());
    }
    expect![[r#""#]].assert_eq(&text);
}

#[test]
fn templates_are_listed_shown_checked_and_started() {
    let folder = Folder::new();
    check(&folder, &["template", "list"], expect![[r#""#]]);
    let shown = folder.run(&["template", "show", "generell"]);
    assert!(shown.out.contains("name = \"generell\""), "{}", shown.text());
    check(&folder, &["template", "new", "vann"], expect![[r#""#]]);
    check(&folder, &["template", "check", "vann.toml"], expect![[r#""#]]);
    check(&folder, &["template", "new", "vann"], expect![[r#""#]]);
    folder.write("liste.csv", LIST);
    let run = folder.run(&["liste.csv", "--template", "vann.toml", "--json"]);
    assert_eq!(run.json()["template"], "vann");
}

#[test]
fn a_faulty_template_is_shown_line_by_line() {
    let folder = Folder::new();
    folder.write("feil.toml", "name = \"feil\"\nreport_yaer = 2007\nincludes = [\"columnz\"]\n");
    check(&folder, &["template", "check", "feil.toml"], expect![[r#""#]]);
    folder.write("liste.csv", LIST);
    let run = folder.run(&["liste.csv", "--template", "feil.toml"]);
    assert_eq!(run.code, 2);
    assert_eq!(folder.names(), ["feil.toml", "liste.csv"]);
}

#[test]
fn without_arguments_the_help_is_shown() {
    let run = Folder::new().run(&[]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("Eksempler:"), "{}", run.text());
}
