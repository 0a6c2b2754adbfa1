//! `template`: listed, shown, checked, started.

use std::fmt::Write as _;

use expect_test::expect;

use crate::support::command::Folder;

use super::{LIST, check};

#[test]
fn templates_are_listed_shown_checked_and_started() {
    let folder = Folder::new();
    check(
        &folder,
        &["template", "list"],
        &expect![[r#"
        exit code 0
        --- out
        menneskehandel   tiltak mot menneskehandel, med kodebok, handlingsplaner og rapportens publiserte tall
        generell         en hvilken som helst tilskuddsportefølje, uten kodebok
    "#]],
    );
    let shown = folder.run(&["template", "show", "generell"]);
    assert!(shown.out.contains("name = \"generell\""), "{}", shown.text());
    check(
        &folder,
        &["template", "new", "vann"],
        &expect![[r#"
        exit code 0
        --- out
        Skrev vann.toml. Rediger den, kontroller med `portefolje template check`, og bruk den med `--template`
    "#]],
    );
    check(
        &folder,
        &["template", "check", "vann.toml"],
        &expect![[r#"
            exit code 0
            --- out
            vann.toml er i orden: 243 land, 129 partnere, 0 koder, 0 forpliktelser, 5 tabeller
        "#]],
    );
    check(
        &folder,
        &["template", "new", "vann"],
        &expect![[r#"
        exit code 2
        --- err
        feil: `vann.toml` finnes allerede; velg et annet navn
    "#]],
    );
    folder.write("liste.csv", LIST);
    let run = folder.run(&["liste.csv", "--template", "vann.toml", "--json"]);
    assert_eq!(run.json()["template"], "vann");
}

#[test]
fn a_faulty_template_is_shown_line_by_line() {
    let folder = Folder::new();
    folder.write(
        "feil.toml",
        "name = \"feil\"\nreport_yaer = 2007\nincludes = [\"columnz\"]\n",
    );
    check(
        &folder,
        &["template", "check", "feil.toml"],
        &expect![[r#"
            exit code 2
            --- err
            feil: feil.toml:2:1: ukjent nøkkel `report_yaer`; mente du `report_year`? (lov er: name, title, subject, includes, report_year, live_agreements_max, plausible_years, column, amount_preference, rows, money, region, geography, country, partner_group, partner, unit, dimension, plan, commitment, coverage, scope, table, sample, masking, published_anchors, published, contradiction, linking)
             --> feil.toml:2:1
              |
            2 | report_yaer = 2007
              | ^^^^^^^^^^^

            feil: feil.toml:3:13: finner ikke malen `columnz`, som denne bygger på; oppgi navnet på en innebygd mal eller en fil i samme mappe
             --> feil.toml:3:13
              |
            3 | includes = ["columnz"]
              |             ^^^^^^^^^
            feil: 2 feil i malen `feil.toml`; ingenting er skrevet
        "#]],
    );
    folder.write("liste.csv", LIST);
    let run = folder.run(&["liste.csv", "--template", "feil.toml"]);
    assert_eq!(run.code, 2);
    assert_eq!(folder.names(), ["feil.toml", "liste.csv"]);
}

#[test]
fn a_template_dropped_with_the_lists_is_the_one_they_are_read_with() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    folder.run(&["template", "new", "vann"]);
    for words in [["vann.toml", "liste.csv"], ["liste.csv", "vann.toml"]] {
        let run = folder.run(&[&words[..], &["--json"]].concat());
        assert_eq!(run.json()["template"], "vann");
        let checked = folder.run(&["check", words[0], words[1]]);
        assert_eq!(checked.code, 0, "{}", checked.text());
    }
    let twice = ["liste.csv", "vann.toml", "--template", "generell"];
    expect![[r#"
        exit code 2
        --- err
        feil: `vann.toml` og `--template` kan ikke brukes sammen
    "#]]
    .assert_eq(&folder.run(&twice).text());
    let alone = folder.run(&["vann.toml"]);
    assert_eq!(alone.code, 2, "{}", alone.text());
    assert!(alone.err.contains("LIST"), "{}", alone.text());
}

#[test]
fn columns_that_were_not_found_are_said_when_a_template_is_made() {
    let folder = Folder::new();
    let list =
        LIST.replace("Avtalepartner", "Hvem vi betaler").replace("Avtalenummer", "Løpe");
    folder.write("liste.csv", list);
    check(
        &folder,
        &["template", "new", "vann", "--from", "liste.csv", "--lang", "nn"],
        &expect![[r#"
            exit code 0
            --- out
            Skreiv vann.toml. Rediger han, kontroller med `portefolje template check`, og bruk han med `--template`
            --- err
            Inga kolonne er teken for avtalepartner. Er det ei av D «Hvem vi betaler», slett malen og køyr ein gong til med til dømes `--column partner=D`
        "#]],
    );
    let text = std::fs::read_to_string(folder.path().join("vann.toml")).unwrap();
    assert!(text.contains("# Til dømes: Redd Barna"), "{text}");
    assert!(text.contains("Ingen partnarar er funne"), "{text}");
    assert!(!text.contains("(0)"), "{text}");
    assert_eq!(folder.run(&["template", "check", "vann.toml"]).code, 0);
}

/// Words that stand in the same titles only are one subject of the codebook.
#[test]
fn words_of_the_same_titles_are_one_code() {
    let folder = Folder::new();
    let mut list = LIST.to_owned();
    for (number, title) in [
        "Oppdrett av tilapia for småbrukere i Ghana",
        "Oppdrett av skjell i Bergen",
        "Kontroll med ulovlig fangst",
        "Kvalitet i handelen",
        "Nye redskaper for kysten",
    ]
    .into_iter()
    .enumerate()
    {
        for copy in 0..3 {
            let number = 2_060_000 + number * 10 + copy;
            let place = ["nord", "aust", "vest"][copy];
            writeln!(
                list,
                "{number};{title} {place};Albania;Partner {number};;2006;1000"
            )
            .unwrap();
        }
    }
    folder.write("liste.csv", list);
    folder.run(&["template", "new", "fisk", "--from", "liste.csv"]);
    let text = std::fs::read_to_string(folder.path().join("fisk.toml")).unwrap();
    assert!(text.contains("key = \"Oppdrett\"\nterms = [\"oppdre*\"]"), "{text}");
    assert!(text.contains("terms = [\"småbru*\", \"tilapi*\"]"), "{text}");
    assert_eq!(text.matches("tilapi*").count(), 1, "{text}");
}

#[test]
fn a_template_may_be_saved_as_windows_saves_texts() {
    let folder = Folder::new();
    folder.run(&["template", "new", "vann"]);
    let text = std::fs::read_to_string(folder.path().join("vann.toml")).unwrap();
    let text = text.replace('\n', "\r\n");
    let marked = format!("\u{feff}{text}");
    let utf16 = marked.encode_utf16().flat_map(u16::to_le_bytes);
    folder.write("utf16.toml", utf16.collect::<Vec<u8>>());
    folder.write("bom.toml", &marked);
    for name in ["utf16.toml", "bom.toml"] {
        let run = folder.run(&["template", "check", name]);
        assert_eq!(run.code, 0, "{}", run.text());
    }
    let latin: Vec<u8> =
        text.chars().map(|one| u8::try_from(one).unwrap_or(b'?')).collect();
    folder.write("latin.toml", latin);
    let run = folder.run(&["template", "check", "latin.toml"]);
    assert_eq!(run.code, 2, "{}", run.text());
    assert!(run.err.contains("UTF-8"), "{}", run.text());
}
