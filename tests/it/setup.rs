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
    // Nothing is said of partners that were known, since none was.
    assert!(!text.contains("(0)"), "{text}");
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
            "Fra «gammel.toml» til «ny.toml»: 3 av 4 koder har en ny",
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

/// A list whose headers no template knows.
const UNKNOWN: &str = "\
Grant no.;What it is about;Coastal state;Implementing body;Fiscal year;Paid out, NOK thousand
RAF-19/0001;Seaweed farming pilot;Ghana;Nofima;2019;1250
RAF-20/0002;Seaweed farming pilot, phase II;Ghana;Nofima;2020;2300
RAF-20/0003;Safety at sea;Namibia;NOFIMA AS;2020;900
";

#[test]
fn columns_that_no_template_knows_are_named_once_and_for_all() {
    let folder = Folder::new();
    folder.write("list.csv", UNKNOWN);
    let from = ["template", "new", "fisheries", "--from", "list.csv", "--lang", "en"];
    let run = folder.run(&from);
    assert_eq!(run.code, 2, "{}", run.text());
    for part in ["title", "amount", "B «What it is about»", "`--column title=B"] {
        assert!(run.err.contains(part), "{part}: {}", run.text());
    }
    assert_eq!(folder.names(), ["list.csv"]);
    let named = ["--column", "title=B", "--column", "partner=D", "--column", "amount=F"];
    let run = folder.run(&[&from[..], &named].concat());
    assert_eq!(run.code, 0, "{}", run.text());
    let text = fs::read_to_string(folder.path().join("fisheries.toml")).unwrap();
    assert!(text.contains("looks like “Nofima”"), "{text}");
    let check = ["template", "check", "fisheries.toml", "--lang", "en"];
    let run = folder.run(&check);
    assert_eq!(run.code, 0, "{}", run.text());
    // Without the options: the template knows the columns now, and their unit.
    let run = folder.run(&["list.csv", "--template", "fisheries.toml", "--json"]);
    let json = run.json();
    assert_eq!(json["projects"], 2, "{}", run.text());
    assert_eq!(json["nok"]["used"], "4450000.00", "{}", run.text());
}
