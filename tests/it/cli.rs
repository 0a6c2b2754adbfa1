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
fn check(folder: &Folder, arguments: &[&str], expected: &Expect) {
    expected.assert_eq(&folder.run(arguments).text());
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
fn explain_shows_the_points_of_a_pair_and_the_links_of_a_project() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    let explain = |numbers: &[&str]| -> String {
        let mut arguments = vec!["explain", "liste.csv", "--template", "generell"];
        arguments.extend(numbers);
        folder.run(&arguments).text()
    };
    expect![[r#"
        exit code 0
        --- out
        2040001  Vann i nord
          2004 · Albania · Redd Barna · UD – Vest-Balkan
        2050001  Vann i nord, fase II
          2005 · Albania · Redd Barna · UD – Vest-Balkan

          tittel          +90  tittelen skiller seg bare i «fase II»
          partner         +22  partneren er den samme
          land            +25  landet er det samme
          forvalter        +4  forvalteren er den samme
          periode         +12  årene 2004 og 2005 følger hverandre
          beløp            +8  beløpene er av samme størrelse
          avtalenummer     +4  numrene hører til samme serie
          beskrivelse      +0  minst én av dem mangler en beskrivelse som sier noe
          sum            +165  fra 62 poeng slås avtaler sammen, fra 45 spørres det

        Sannsynlig. Samme prosjekt fordi partner og land er like, tittelen skiller seg bare i «fase II» og årene 2004 og 2005 følger hverandre
    "#]].assert_eq(&explain(&["2040001", "2050001"]));
    expect![[r#"
        exit code 0
        --- out
        2050001  Vann i nord, fase II
          2005 · Albania · Redd Barna · UD – Vest-Balkan
        2050002  Skole i sør
          2005 · Kosovo · UNICEF · UD – Vest-Balkan

          tittel          -93  titlene er ulike
          partner         -45  partnerne er ulike
          land           -500  land eller region er ulike
          forvalter        +4  forvalteren er den samme
          periode         -80  begge gjelder 2005
          beløp            +0  beløpene sier verken for eller imot
          avtalenummer     +4  numrene hører til samme serie
          beskrivelse      +0  minst én av dem mangler en beskrivelse som sier noe
          sum            -710  fra 62 poeng slås avtaler sammen, fra 45 spørres det

        Ikke samme prosjekt: ulike enkeltland eller ulike tall i titlene kan ikke veies opp
    "#]].assert_eq(&explain(&["2050001", "2050002"]));
    expect![[r#"
        exit code 0
        --- out
        Prosjekt 2040001, 2 avtaler
        2040001  Vann i nord
          2004 · Albania · Redd Barna · UD – Vest-Balkan
        2050001  Vann i nord, fase II
          2005 · Albania · Redd Barna · UD – Vest-Balkan

        Det som holder det sammen:
          2040001 – 2050001   +165  Samme prosjekt fordi partner og land er like, tittelen skiller seg bare i «fase II» og årene 2004 og 2005 følger hverandre
    "#]].assert_eq(&explain(&["2050001"]));
    expect![[r#"
        exit code 2
        --- err
        feil: ingen avtale har nummeret `2040002`; mente du 2040001, 2050002, 2050001?
    "#]]
    .assert_eq(&explain(&["2040002"]));
    expect![[r#"
        exit code 2
        --- err
        feil: ingen avtale har nummeret `9`; se arket «Avtaler»
    "#]]
    .assert_eq(&explain(&["9"]));
    // Several lists, as `convert` takes them.
    folder.write("mer.csv", LIST.replace("205", "206"));
    let run = |words: &[&str]| {
        let mut arguments = vec!["explain", "--template", "generell"];
        arguments.extend(words);
        folder.run(&arguments)
    };
    let several = run(&["liste.csv", "mer.csv", "2050001", "2060001"]);
    assert_eq!(several.code, 0, "{}", several.text());
    assert!(several.out.starts_with("2050001  ") && several.out.contains("\n2060001  "));
    assert!(run(&["liste.csv", "mer.csv", "2060001"]).out.contains("2060001"));
    for (words, said) in [
        (["liste.csv", "borte.csv", "2040001"].as_slice(), "borte.csv"),
        (&["liste.csv", "mer.csv"], "AGREEMENT"),
        (&["liste.csv"], "AGREEMENT"),
    ] {
        let run = run(words);
        assert_eq!(run.code, 2, "{words:?}: {}", run.text());
        assert!(run.text().contains(said), "{words:?}: {}", run.text());
    }
}

#[test]
fn explain_says_what_a_finding_is_in_each_language() {
    let folder = Folder::new();
    let text: String = [["r104", "nb"], ["R104", "nn"], ["R104", "en"]]
        .map(|[code, tag]| folder.run(&["explain", code, "--lang", tag]).text())
        .concat();
    expect![[r#"
        exit code 0
        --- out
        R104  Kolonne … («…») kan også være … og er ikke brukt
        Advarsel: noe er utelatt, antatt eller rettet

        Hvorfor det betyr noe
          To kolonner for det samme ville bli talt dobbelt

        Hva du kan gjøre
          Angi den riktige kolonnen med --column hvis valget er feil
        exit code 0
        --- out
        R104  Kolonne … («…») kan òg vere … og er ikkje brukt
        Åtvaring: noko er utelate, gått ut frå eller retta

        Kvifor det tyder noko
          To kolonnar for det same ville bli talde dobbelt

        Kva du kan gjere
          Oppgi rett kolonne med --column om valet er feil
        exit code 0
        --- out
        R104  Column … (“…”) could also be … and is not used
        Warning: something was left out, assumed or repaired

        Why it matters
          Two columns for the same would be counted twice

        What you can do
          Name the right column with --column if the choice is wrong
    "#]]
    .assert_eq(&text);
}

#[test]
fn show_prints_a_report_as_tables() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    folder.run(&["liste.csv", "--template", "generell", "-q"]);
    let sheet = ["show", "liste-rapport.xlsx", "--sheet", "partnere"];
    let expected = expect![[r#"
        exit code 0
        --- out
        Partnere

        Fordeling på grupper av partnere
        Gjelder: hele porteføljen. Beløp i norske kroner.
        ┌──────────────────────────────────────────────────────────────────────────────────────────────────────────┐
        │ Partnergruppe                  Prosjekter   Avtaler   Beløp (NOK)   Andel av beløpet   NOK i rapportåret │
        ╞══════════════════════════════════════════════════════════════════════════════════════════════════════════╡
        │ Norsk frivillig organisasjon            1         2     2 200 000             81,5 %                   0 │
        │ FN-organisasjon                         1         1       500 001             18,5 %                   0 │
        │ Totalt                                  2         3     2 700 001            100,0 %                   0 │
        └──────────────────────────────────────────────────────────────────────────────────────────────────────────┘

        De tolv største partnerne
        Gjelder: hele porteføljen. Beløp i norske kroner.
        ┌──────────────────────────────────────────────────────────┐
        │ Partner      Prosjekter   Beløp (NOK)   Andel av beløpet │
        ╞══════════════════════════════════════════════════════════╡
        │ Redd Barna            1     2 200 000             81,5 % │
        │ UNICEF                1       500 001             18,5 % │
        │ Totalt                2     2 700 001            100,0 % │
        └──────────────────────────────────────────────────────────┘

        Partnere etter beløp
        Gjelder: hele porteføljen. Beløp i norske kroner.
        ┌────────────────────────────────────────────────────────────────────────────────────────┐
        │ Partner      Prosjekter   Avtaler   Beløp (NOK)   Andel av beløpet   NOK i rapportåret │
        ╞════════════════════════════════════════════════════════════════════════════════════════╡
        │ Redd Barna            1         2     2 200 000             81,5 %                   0 │
        │ UNICEF                1         1       500 001             18,5 %                   0 │
        │ Totalt                2         3     2 700 001            100,0 %                   0 │
        └────────────────────────────────────────────────────────────────────────────────────────┘
    "#]];
    check(&folder, &sheet, &expected);
    let first = folder.run(&["show", "liste-rapport.xlsx"]);
    assert!(first.out.contains("│ Prosjekter  "), "{}", first.text());
    assert!(first.err.contains("Sammendrag, Geografi, "), "{}", first.text());
    let missing = ["show", "liste-rapport.xlsx", "--sheet", "Land"];
    let expected = expect![[r#"
        exit code 2
        --- err
        feil: rapporten har ikke arket `Land`; den har: Sammendrag, Geografi, Partnere, Forvaltere, År, Utvalg, Evalueringer, Prosjektkort, Prosjekter, Avtaler, Beløp, Pivot, Gruppering, Navn, Kolonner, Beslutninger, Avvik, Kontroll, Om, Minne
    "#]];
    check(&folder, &missing, &expected);
}

#[test]
fn completions_and_manual_know_every_command() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = folder.run(&["completions", shell]);
        assert_eq!(run.code, 0, "{}", run.text());
        for word in ["convert", "check", "explain", "show", "template", "report-year"] {
            assert!(run.out.contains(word), "{shell}: {word}");
        }
    }
    let page = folder.run(&["manual"]).out;
    assert!(page.starts_with(".ie"), "{page}");
    let page = folder.run(&["manual", "convert"]).out;
    assert!(page.contains(r"\-\-report\-year"), "{page}");
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
    folder.write("liste-rapport.xlsx", "the one before");
    let run = folder.run(&["liste.csv", "--template", "generell"]);
    assert_eq!(run.code, 0, "{}", run.text());
    assert!(run.err.contains("liste-rapport (forrige).xlsx"), "{}", run.text());
    assert_eq!(
        folder.names(),
        ["liste-rapport (forrige).xlsx", "liste-rapport.xlsx", "liste.csv"]
    );
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
    expect![[r#"
        exit code 2
        --- err
        feil: finner ikke `borte.xlsx`; kontroller navn og mappe
        exit code 2
        --- err
        feil: `mappe.xlsx` er en mappe; oppgi en liste i mappen
        exit code 2
        --- err
        feil: `tom.xlsx` er tom
          Velg en annen fil
        exit code 2
        --- err
        feil: `tekst.xlsx` er verken en arbeidsbok eller en tekstliste
          Lagre listen som .xlsx eller .csv
        exit code 2
        --- err
        feil: `halv.xlsx` er skadet: biblioteket sier «invalid Zip archive: Could not find EOCD»
          Åpne den i Excel, lagre den som .xlsx og kjør på nytt
        exit code 2
        --- err
        feil: finner ingen liste i `uten-rader.csv`: uten-rader (det står ingen avtaler under overskriften)
        exit code 2
        --- err
        feil: finner ingen liste i `uten-liste.csv`: uten-liste (ingen rad ser ut som en overskrift)
    "#]].assert_eq(&text);
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
        &["watch", "borte"],
        &["convert"],
        &["explain", "liste.csv"],
        &["explain", "R999"],
        &["show", "liste.csv"],
        &["completions", "tcsh"],
        &["manual", "brew"],
    ] {
        text.push_str(&folder.run(arguments).text());
    }
    expect![[r#"
        exit code 2
        --- err
        feil: ukjent argument `--fart`; se `portefolje --help`
        exit code 2
        --- err
        feil: `--years` kan ikke være `2010-2003`; lov er: 2003-2010
        exit code 2
        --- err
        feil: `--unit <kr|1000|mill>` kan ikke være `dollar`; lov er: kr, 1000, mill
        exit code 2
        --- err
        feil: `--column` kan ikke være `land=D`; lov er: agreement_number, parent_number, title, description, keywords, country, region, partner, partner_group, unit, period, from, to, year, amount, amount_disbursed, amount_granted, amount_planned, row_total, currency, evaluated, sample, remark, ignore
        exit code 2
        --- err
        feil: `--lang <nb|nn|en>` kan ikke være `sv`; lov er: nb, nn, en
        exit code 2
        --- err
        feil: ingen mal heter `finnesikke`; disse finnes: menneskehandel, generell. En malfil oppgis med filnavn, for eksempel `min.toml`
        exit code 2
        --- err
        feil: arket `Ark7` finnes ikke i `liste.csv`
        exit code 2
        --- err
        feil: `liste.csv` er oppgitt to ganger; da ville pengene blitt talt to ganger
        exit code 2
        --- err
        feil: `liste.csv` er en av listene; velg et annet navn med `--output`
        exit code 2
        --- err
        feil: finner ikke `rapport.xlsx`; kontroller navn og mappe
        exit code 2
        --- err
        feil: finner ikke mappen `borte`
        exit code 2
        --- err
        feil: <LIST>... mangler; se `portefolje --help`
        exit code 2
        --- err
        feil: AGREEMENT mangler; se `portefolje --help`
        exit code 2
        --- err
        feil: intet avvik har koden `R999`; mente du R101–R122, R201–R220, R301–R303, R401, R501–R503, R601–R605, R701–R710? En liste forklares med et avtalenummer: `portefolje explain LISTE AVTALE`
        exit code 2
        --- err
        feil: `liste.csv` er ingen rapport fra portefolje; lister vises med `portefolje check`
        exit code 2
        --- err
        feil: `<SHELL>` kan ikke være `tcsh`; lov er: bash, zsh, fish, powershell, elvish
        exit code 2
        --- err
        feil: ingen kommando heter `brew`; disse finnes: convert, check, explain, show, watch, template, completions, manual
    "#]].assert_eq(&text);
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
    check(
        &folder,
        &["check", "liste.csv", "--template", "generell"],
        &expect![[r#"
            exit code 0
            --- out
            liste.csv › liste
              overskrift i rad 1 · enhet NOK · 4 rader · 3 avtaler · 0 rader ikke brukt
              enheten: listen sier ikke noe annet
              A  Avtalenummer   avtalenummer   overskriften  3 av 3 forstått
              B  Tittel         tittel         overskriften  3 av 3 forstått
              C  Land           land           overskriften  3 av 3 forstått
              D  Avtalepartner  avtalepartner  overskriften  3 av 3 forstått
              E  Forvalter      forvalter      overskriften  3 av 3 forstått
              F  År             år             overskriften  3 av 3 forstått
              G  Beløp          beløp          overskriften  3 av 3 forstått
              1 overskrift
            merknad[R110] liste.csv › liste: Beløpene er lest som NOK: listen sier ikke noe annet
              Angi enheten med --unit hvis den er feil

            Dette ville `convert` telle:
            3 avtaler → 2 prosjekter · 2,7 mill. kr · 2004–2005
            Rader: 4 lest = 3 brukt + 1 i overskrifter, summer og noter + 0 tomme + 0 ikke brukt
            Koblinger: 0 sikre, 1 sannsynlig, 0 til vurdering (arket Gruppering)
            Kontroller: 16 stemmer, 0 forklart, 0 avviker (arket Kontroll)
            Avvik i listen: 0 feil, 0 advarsler, 1 merknad (arket Avvik)
        "#]],
    );
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
    assert_eq!(
        names(&json),
        [
            "program",
            "template",
            "output",
            "inputs",
            "rows",
            "agreements",
            "projects",
            "nok",
            "period",
            "links",
            "decisions",
            "findings",
            "controls",
            "tables",
            "sample",
        ]
    );
    assert_eq!(
        names(&json["inputs"][0]["sheets"][0]),
        [
            "name",
            "header_rows",
            "first_row",
            "unit",
            "rows",
            "agreements",
            "not_used",
            "skipped",
            "columns",
        ]
    );
    assert_eq!(
        names(&json["tables"]),
        [
            "region",
            "country",
            "partner",
            "partner_group",
            "unit",
            "year",
            "form",
            "target",
            "measure",
            "coverage",
        ]
    );
    assert_eq!(
        names(&json["tables"]["region"][0]),
        ["key", "projects", "agreements", "nok", "share",]
    );
    expect![[r#"
        [
          {
            "file": "liste.csv",
            "sha256": "71c285ad47e7d0c5b74ebd349b85f91172e206df624e040b67d80ee28db1d345",
            "sheets": [
              {
                "name": "liste",
                "header_rows": [
                  1
                ],
                "first_row": 2,
                "unit": "NOK",
                "rows": 4,
                "agreements": 3,
                "not_used": 0,
                "skipped": null,
                "columns": {
                  "agreement_number": "A",
                  "title": "B",
                  "country": "C",
                  "partner": "D",
                  "unit": "E",
                  "year": "F",
                  "amount": "G"
                }
              }
            ]
          }
        ]
    "#]]
    .assert_eq(&format!("{:#}\n", json["inputs"]));
    expect![[r#"
        [
          "liste-rapport.xlsx",
          {
            "read": 4,
            "used": 3,
            "blank": 0,
            "structure": 1,
            "not_used": 0
          },
          3,
          2,
          {
            "read": "2700000.50",
            "used": "2700000.50",
            "not_used": "0.00"
          },
          [
            2004,
            2005
          ],
          {
            "certain": 0,
            "probable": 1,
            "review": 0
          },
          {
            "applied": 0,
            "reanchored": 0,
            "stale": 0,
            "conflicting": 0,
            "orphan": 0
          },
          [
            {
              "key": "Europa",
              "projects": 2,
              "agreements": 3,
              "nok": "2700000.50",
              "share": 1.0
            }
          ],
          [],
          {
            "projects": 1,
            "nok": "2200000.00",
            "share": 0.814815,
            "evaluated": 0,
            "method": "criteria",
            "seed": null
          }
        ]
    "#]]
    .assert_eq(&format!(
        "{:#}\n",
        serde_json::json!([
            json["output"],
            json["rows"],
            json["agreements"],
            json["projects"],
            json["nok"],
            json["period"],
            json["links"],
            json["decisions"],
            json["tables"]["region"],
            json["tables"]["form"],
            json["sample"],
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
        vann.toml er i orden: 243 land, 128 partnere, 0 koder, 0 forpliktelser, 5 tabeller
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
fn without_arguments_the_help_is_shown() {
    let run = Folder::new().run(&[]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("Eksempler:"), "{}", run.text());
}
