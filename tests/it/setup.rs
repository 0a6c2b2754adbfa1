//! Setting up a portfolio: a template made of lists, and templates compared.

use std::fs;

use crate::support::command::Folder;

const LIST: &str = "Avtalenummer;Tittel;Land;Avtalepartner;År;Beløp;Vår merknadskode\n\
    QZA-04/001;Vannforsyning i skoler;Albania;Unisef;2004;1000000;x\n\
    QZA-04/002;Vannforsyning på landsbygda;Kosovo;Brønnborerne i Fjord;2004;500000;y\n\
    QZA-05/003;Vannforsyning og helse;Albana;Brønnborerne i Fjord;2005;250000;z\n";

#[test]
fn a_template_made_of_a_list_is_sound_and_reads_the_list() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    let run = folder.run(&["template", "new", "vann", "--from", "liste.csv"]);
    assert_eq!(run.code, 0, "{}", run.text());
    let text = fs::read_to_string(folder.path().join("vann.toml")).unwrap();
    for part in [
        "3 avtaler",
        "Avtalepartner                      partner",
        "names = [\"Vår merknadskode\"]",
        "[[partner]] # 2\nkey = \"Brønnborerne i Fjord\"",
        "# key = \"UNICEF\"",
        "\"Unisef\"",
        "# key = \"Albania\"",
        "[[dimension.code]] # 3: ",
        "terms = [\"vannfo*\"]",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    let run = folder.run(&["template", "check", "vann.toml"]);
    assert_eq!(run.code, 0, "{}\n{text}", run.text());
    let run = folder.run(&["liste.csv", "--template", "vann.toml", "--json"]);
    assert_eq!(run.code, 0, "{}", run.text());
    assert_eq!(run.json()["agreements"], 3, "{}", run.text());
    // It is never written over.
    let run = folder.run(&["template", "new", "vann", "--from", "liste.csv"]);
    assert_eq!(run.code, 2, "{}", run.text());
    assert_eq!(fs::read_to_string(folder.path().join("vann.toml")).unwrap(), text);
}

fn template(name: &str, codes: &str) -> String {
    let skeleton = include_str!("../../templates/new.toml").replace("{name}", name);
    format!(
        "{skeleton}\n[[dimension]]\nkey = \"theme\"\nnb = \"Temaer\"\none_nb = \"Tema\"\n\
         headers = [\"Tema\"]\n{codes}\n[[dimension.code]]\nkey = \"Ukjent\"\n\
         unspecified = true\n"
    )
}

#[test]
fn old_codes_are_found_in_a_new_codebook_by_name_and_by_words() {
    let folder = Folder::new();
    let code = |key: &str, terms: &str| {
        format!("\n[[dimension.code]]\nkey = \"{key}\"\nterms = [{terms}]\n")
    };
    let old = code("Vann", "\"vann\"")
        + &code("Skole", "\"skole*\", \"lærer*\"")
        + &code("Fiske", "\"fiske*\"");
    let new = code("Vann", "\"vatn\"")
        + &code("Utdanning", "\"skole*\", \"universitet*\"")
        + &code("Klima", "\"klima*\"");
    folder.write("gammel.toml", template("gammel", &old));
    folder.write("ny.toml", template("ny", &new));
    let run = folder.run(&["template", "migrate", "gammel.toml", "ny.toml"]);
    assert_eq!(run.code, 0, "{}", run.text());
    let lines: Vec<&str> = run.out.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "Fra «gammel» til «ny»: 3 av 4 koder har en ny",
            "theme.Vann → theme.Vann  (samme navn)",
            "theme.Skole → theme.Utdanning  (felles ord: skole*)",
            "theme.Ukjent → theme.Ukjent  (samme navn)",
            "Uten ny kode:",
            "theme.Fiske → ?",
            "Nye koder som ingen gammel svarer til:",
            "? → theme.Klima",
        ],
        "{}",
        run.text()
    );
    let run = folder.run(&["template", "diff", "gammel.toml", "ny.toml"]);
    assert_eq!(run.code, 0, "{}", run.text());
    assert!(run.out.contains("~ name: gammel → ny"), "{}", run.text());
    assert!(run.out.contains("«Fiske»"), "{}", run.text());
    let run = folder.run(&["template", "diff", "ny.toml", "ny.toml"]);
    assert_eq!(run.out.lines().count(), 1, "{}", run.text());
    let run = folder.run(&["template", "migrate", "generell", "ny.toml"]);
    assert_eq!(run.code, 2, "{}", run.text());
}
