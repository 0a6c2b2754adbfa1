//! `convert`: files, exit codes, the summary.

use std::fs;

use expect_test::expect;

use crate::support::command::Folder;

use super::{LIST, check};

#[test]
fn an_icon_that_is_opened_says_what_to_drop_on_it() {
    let folder = Folder::new();
    for words in [&["--wait"][..], &["--wait", "--open"]] {
        let run = folder.run(words);
        assert_eq!(run.code, 2, "{}", run.text());
        assert!(
            run.err.starts_with("Ingen liste er sluppet på ikonet."),
            "{}",
            run.text()
        );
    }
    let help = folder.run(&["--wait", "--help"]);
    assert_eq!(help.code, 0, "{}", help.text());
    assert!(folder.names().is_empty());
}

#[test]
fn a_list_becomes_a_workbook_beside_it() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    check(
        &folder,
        &["liste.csv", "--template", "generell"],
        &expect![[r#"
            exit code 0
            --- out
            3 avtaler → 2 prosjekter · 2,7 mill. kr · 2004–2005
            Rader: 4 lest = 3 brukt + 1 i overskrifter, summer og noter + 0 tomme + 0 ikke brukt
            Koblinger: 0 sikre, 1 sannsynlig, 0 til vurdering (arket Gruppering)
            Kontroller: 16 stemmer, 0 forklart, 0 avviker (arket Kontroll)
            Avvik i listen: 0 feil, 0 advarsler, 1 merknad (arket Avvik)
            Arbeidsbok: liste-rapport.xlsx
        "#]],
    );
    assert_eq!(folder.names(), ["liste-rapport.xlsx", "liste.csv"]);
}

#[test]
fn each_stage_tells_its_time_and_its_memory() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    let run = folder.run(&["liste.csv", "-q", "--lang", "en", "--timings"]);
    let stages: Vec<(f64, f64, &str)> = run
        .err
        .lines()
        .map(|line| {
            let (seconds, rest) = line.split_once(" s ").expect("seconds");
            let (megabytes, stage) = rest.split_once(" MB  ").expect("megabytes");
            let number = |text: &str| text.trim().parse().expect("a number");
            (number(seconds), number(megabytes), stage)
        })
        .collect();
    let names: Vec<&str> = stages.iter().map(|(.., name)| *name).collect();
    assert_eq!(
        names,
        [
            "fetching template and lists",
            "reading",
            "finding the lists",
            "cleaning",
            "linking agreements",
            "tabulating",
            "writing the workbook",
            "saving"
        ]
    );
    assert!(stages.iter().all(|(seconds, megabytes, _)| {
        *seconds < 60.0 && (1.0..1_000.0).contains(megabytes)
    }));
}

/// The first line adds up kroner, of which a list in euro has none.
#[test]
fn amounts_in_other_currencies_are_told_under_the_kroner() {
    let folder = Folder::new();
    folder.write(
        "liste.csv",
        "Avtalenr;Tittel;Land;År;Valuta;Beløp\n2070001;Ly;Kenya;2007;EUR;1500\n\
         2070002;Brønner;Kenya;2007;USD;20\n2070003;Skole;Kenya;2007;EUR;500\n",
    );
    let run = folder.run(&["liste.csv", "--template", "generell"]);
    let said: Vec<&str> = run.out.lines().take(2).collect();
    assert_eq!(
        said,
        [
            "3 avtaler → 3 prosjekter · 0,0 mill. kr · 2007",
            "Beløp i andre valutaer er ikke med i noen tabell: 2\u{a0}000 EUR og 20 USD.",
        ]
    );
}

#[test]
fn nobody_is_waited_for_where_nobody_sits() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    let run = folder.run(&["liste.csv", "--template", "generell", "--wait"]);
    assert_eq!(run.code, 0);
    assert_eq!(run.err, "");
}

#[test]
fn an_existing_workbook_is_kept() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    folder.write("liste-rapport.xlsx", "somebody else's");
    let run = folder.run(&["liste.csv", "--template", "generell"]);
    assert_eq!(run.code, 0, "{}", run.text());
    assert!(run.err.contains("liste-rapport (ikke overtatt).xlsx"), "{}", run.text());
    assert_eq!(
        folder.names(),
        ["liste-rapport (ikke overtatt).xlsx", "liste-rapport.xlsx", "liste.csv"]
    );
    let kept =
        fs::read(folder.path().join("liste-rapport (ikke overtatt).xlsx")).unwrap();
    assert_eq!(kept, b"somebody else's");
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
fn strict_gives_exit_code_1_when_the_list_has_errors() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST.replace("1 000 000", "en million"));
    let arguments = ["liste.csv", "--template", "generell", "-q"];
    assert_eq!(folder.run(&arguments).code, 0);
    assert_eq!(folder.run(&[&arguments[..], &["--strict"]].concat()).code, 1);
    assert!(folder.names().contains(&"liste-rapport.xlsx".to_owned()));
}

#[test]
fn messages_come_in_the_language_asked_for() {
    let folder = Folder::new();
    let mut text = String::new();
    for language in ["nb", "nn", "en"] {
        text.push_str(&folder.run(&["borte.xlsx", "--lang", language]).text());
    }
    expect![[r#"
        exit code 2
        --- err
        feil: finner ikke `borte.xlsx`; kontroller navn og mappe
        exit code 2
        --- err
        feil: finn ikkje `borte.xlsx`; kontroller namn og mappe
        exit code 2
        --- err
        error: cannot find `borte.xlsx`; check the name and the folder
    "#]]
    .assert_eq(&text);
}

#[test]
fn the_public_edition_is_told_of_without_sheets_that_it_lacks() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    check(
        &folder,
        &["liste.csv", "--template", "generell", "--edition", "public"],
        &expect![[r#"
            exit code 0
            --- out
            3 avtaler → 2 prosjekter · 2,7 mill. kr · 2004–2005
            Rader: 4 lest = 3 brukt + 1 i overskrifter, summer og noter + 0 tomme + 0 ikke brukt
            Koblinger: 0 sikre, 1 sannsynlig, 0 til vurdering (ikke i den offentlige utgaven)
            Kontroller: 16 stemmer, 0 forklart, 0 avviker (arket Kontroll)
            Avvik i listen: 0 feil, 0 advarsler, 1 merknad (ikke i den offentlige utgaven)
            Arbeidsbok: liste-rapport-offentlig.xlsx
        "#]],
    );
    for (lang, lacking) in [
        ("nb", ["Gruppering", "Avvik)", "Beslutninger"]),
        ("nn", ["Gruppering", "Avvik)", "Avgjerder"]),
        ("en", ["Grouping", "Findings)", "Decisions"]),
    ] {
        let run = folder.run(&["liste.csv", "--edition", "public", "--lang", lang]);
        assert_eq!(run.code, 0, "{}", run.text());
        for sheet in lacking {
            assert!(!run.out.contains(sheet), "{sheet}: {}", run.text());
        }
    }
}
