//! `template`: listed, shown, checked, started.

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
