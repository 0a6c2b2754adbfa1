//! `show`: a report in the terminal.

use expect_test::expect;

use crate::support::command::Folder;

use super::{LIST, check};

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
        ┌──────────────────────────────────────────────────────────────────────────────────────┐
        │ Partnergruppe                  Prosjekter   Avtaler   Beløp (NOK)   Andel av beløpet │
        ╞══════════════════════════════════════════════════════════════════════════════════════╡
        │ Norsk frivillig organisasjon            1         2     2 200 000             81,5 % │
        │ FN-organisasjon                         1         1       500 001             18,5 % │
        │ Totalt                                  2         3     2 700 001            100,0 % │
        └──────────────────────────────────────────────────────────────────────────────────────┘

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
        ┌────────────────────────────────────────────────────────────────────┐
        │ Partner      Prosjekter   Avtaler   Beløp (NOK)   Andel av beløpet │
        ╞════════════════════════════════════════════════════════════════════╡
        │ Redd Barna            1         2     2 200 000             81,5 % │
        │ UNICEF                1         1       500 001             18,5 % │
        │ Totalt                2         3     2 700 001            100,0 % │
        └────────────────────────────────────────────────────────────────────┘
    "#]];
    check(&folder, &sheet, &expected);
    let first = folder.run(&["show", "liste-rapport.xlsx"]);
    assert!(first.out.contains("│ Prosjekter  "), "{}", first.text());
    assert!(first.err.contains("Sammendrag, Geografi, "), "{}", first.text());
    let missing = ["show", "liste-rapport.xlsx", "--sheet", "Land"];
    let expected = expect![[r#"
        exit code 2
        --- err
        feil: rapporten har ikke arket `Land`; den har: Sammendrag, Geografi, Partnere, Forvaltere, År, Utvalg, Evalueringer, Prosjektkort, Prosjekter, Avtaler, Beløp, Pivot, Gruppering, Navn, Kolonner, Beslutninger, Avvik, Kontroll, Om
    "#]];
    check(&folder, &missing, &expected);
}

#[test]
fn a_sheet_that_is_too_wide_is_shown_row_by_row() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    folder.run(&["liste.csv", "--template", "generell"]);
    let run = folder.run(&["show", "liste-rapport.xlsx", "--sheet", "Gruppering"]);
    expect![[r#"
        exit code 0
        --- out
        Avtale 1      2040001
        Tittel 1      Vann i nord
        Avtale 2      2050001
        Tittel 2      Vann i nord, fase II
        Slått sammen  Ja
        Kobling       Sannsynlig
        Poeng         165
        Begrunnelse   Samme prosjekt fordi partner og land er like, tittelen skiller seg bare i «fase II» og årene 2004 og 2005
                      følger hverandre
    "#]].assert_eq(&run.text());
}
