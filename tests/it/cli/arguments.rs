//! What is typed wrongly, help, completions and the manual.

use std::fs;

use expect_test::expect;

use crate::support::command::{Folder, sample};

use super::LIST;

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
    // A command's command, in the language of the messages, headings too.
    let page = folder.run(&["manual", "template", "new"]).out;
    assert!(page.contains(r".TH portefolje-template-new 1"), "{page}");
    assert!(page.contains(r"\-\-from"), "{page}");
    for (lang, examples) in [("nb", "EKSEMPLER"), ("nn", "DØME"), ("en", "EXAMPLES")] {
        let page = folder.run(&["manual", "template", "new", "--lang", lang]).out;
        let heading = format!(".SH {examples}\n.TP\n\\fBportefolje template new ");
        assert!(page.contains(&heading), "{page}");
        assert!(!page.contains("EXTRA"), "{page}");
        let is_english = page.contains(".SH DESCRIPTION");
        assert_eq!(is_english, lang == "en", "{page}");
    }
}

#[test]
fn every_command_has_help_with_examples_in_every_language() {
    let folder = Folder::new();
    let mut commands = vec![String::new()];
    for command in ["convert", "check", "explain", "show", "learn", "watch", "template"] {
        commands.push(command.to_owned());
    }
    commands.extend(["completions", "manual"].map(str::to_owned));
    for command in ["list", "show", "check", "new", "diff", "migrate"] {
        commands.push(format!("template {command}"));
    }
    for (lang, heading) in [("nb", "Eksempler:"), ("nn", "Døme:"), ("en", "Examples:")] {
        for command in &commands {
            let words = command.split_whitespace();
            let words: Vec<&str> = words.chain(["--help", "--lang", lang]).collect();
            let run = folder.run(&words);
            assert_eq!(run.code, 0, "{}", run.text());
            let examples = run.out.split(heading).nth(1).unwrap_or_default();
            assert!(examples.contains("portefolje"), "{command} {lang}: {}", run.text());
        }
    }
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
        feil: `halv.xlsx` er skadet: slutten mangler
          Hent filen på nytt der den ligger, eller åpne den i Excel, lagre den som .xlsx og kjør på nytt
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
        feil: intet avvik har koden `R999`; mente du R101–R131, R201–R222, R301–R303, R401, R501–R503, R601–R606, R701–R716? En liste forklares med et avtalenummer: `portefolje explain LISTE AVTALE`
        exit code 2
        --- err
        feil: `liste.csv` er ingen rapport fra portefolje; lister vises med `portefolje check`
        exit code 2
        --- err
        feil: `<SHELL>` kan ikke være `tcsh`; lov er: bash, zsh, fish, powershell, elvish
        exit code 2
        --- err
        feil: ingen kommando heter `brew`; disse finnes: convert, check, explain, show, learn, watch, template, completions, manual
    "#]].assert_eq(&text);
    assert_eq!(folder.names(), ["liste.csv"]);
}

#[test]
fn without_arguments_the_help_is_shown() {
    let run = Folder::new().run(&[]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("Eksempler:"), "{}", run.text());
}

/// Options that the help of a command names.
fn options(folder: &Folder, command: &str) -> Vec<String> {
    let help = folder.run(&[command, "--help"]);
    assert_eq!(help.code, 0, "{}", help.text());
    let lines = help.out.lines().map(str::trim_start);
    let words = lines.filter(|line| line.starts_with('-')).flat_map(|line| {
        line.split([' ', ',', '=', '[']).filter(|word| word.starts_with("--"))
    });
    words.map(|word| word.trim_end_matches('.').to_owned()).collect()
}

#[test]
fn completions_and_manual_know_every_option_and_no_other() {
    let folder = Folder::new();
    let shells = ["bash", "zsh", "fish", "powershell", "elvish"]
        .map(|shell| (shell, folder.run(&["completions", shell]).out));
    for command in ["convert", "check", "explain", "show", "watch"] {
        let options = options(&folder, command);
        assert!(options.contains(&"--help".to_owned()), "{command}: {options:?}");
        let manual = folder.run(&["manual", command, "--lang", "en"]).out;
        for option in &options {
            let escaped = option.replace('-', "\\-");
            assert!(manual.contains(&escaped), "{command}: {option}\n{manual}");
            for (shell, text) in &shells {
                // Fish names options without their hyphens.
                let bare = option.trim_start_matches('-');
                let known = text.contains(option) || text.contains(&format!("-l {bare}"));
                assert!(known, "{shell}: {option}");
            }
        }
        let named = manual.matches("\\fB\\-\\-").count();
        assert_eq!(named, options.len(), "{command}: {options:?}\n{manual}");
    }
    for (shell, text) in &shells {
        assert!(!text.contains("watch-one-list"), "{shell}");
    }
}

#[test]
fn options_that_mean_nothing_to_a_command_are_refused() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    for (command, options) in [
        ("check", &["-o=x.xlsx", "--html", "--open", "--wait", "--fresh"][..]),
        ("explain", &["--json", "--strict", "--edition=public", "--html"][..]),
    ] {
        for option in options {
            let run = folder.run(&[command, "liste.csv", "2040001", option]);
            assert_eq!(run.code, 2, "{command} {option}: {}", run.text());
            let name = option.split('=').next().unwrap();
            assert!(run.err.contains(name), "{command} {option}: {}", run.text());
        }
    }
    assert_eq!(folder.names(), ["liste.csv"]);
}
