//! `explain`: pairs, projects, findings.

use expect_test::expect;

use crate::support::command::Folder;

use super::LIST;

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
