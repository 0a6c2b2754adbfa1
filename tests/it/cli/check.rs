//! `check`: what was understood.

use expect_test::expect;

use crate::support::command::Folder;

use super::{LIST, check};

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
