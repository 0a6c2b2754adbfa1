//! Templates: the shipped ones are right, and faults are all found, each in its place.

use expect_test::{Expect, expect, expect_file};
use portefolje::language::{Language, Tag};
use portefolje::template::{CHOICES, Template, TemplateFile, embedded, load};

fn file(text: &str) -> TemplateFile {
    TemplateFile { name: "test.toml".to_owned(), text: text.to_owned() }
}

#[track_caller]
fn check(text: &str, expected: &Expect) {
    let language = Language::new(Tag::Nb);
    let faults = match load(file(text), &|_| None) {
        Ok(_) => Vec::new(),
        Err(faults) => faults,
    };
    let lines: Vec<String> = faults
        .iter()
        .map(|fault| {
            let message = language.say(&fault.message);
            format!("{}:{}:{}: {message}\n", fault.file, fault.line, fault.column)
        })
        .collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn the_shipped_templates_have_no_faults() {
    for name in CHOICES {
        let template = load(embedded(name).unwrap(), &|_| None);
        let template = template.unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
        assert_eq!(template.name, name);
        assert!(!template.tables.is_empty(), "{name}");
    }
}

#[test]
fn the_skeletons_of_a_new_template_have_no_faults_and_are_alike() {
    let skeletons = [
        include_str!("../../templates/new.toml"),
        include_str!("../../templates/new.nn.toml"),
        include_str!("../../templates/new.en.toml"),
    ];
    let keys = skeletons.map(|text| {
        let text = text.replace("{name}", "ny");
        let template = load(file(&text), &|_| None).unwrap();
        assert_eq!(template.name, "ny");
        let tables = template.tables.into_iter();
        tables.map(|one| (one.key, one.nb, one.nn, one.en)).collect::<Vec<_>>()
    });
    assert_eq!(keys[0], keys[1]);
    assert_eq!(keys[0], keys[2]);
}

#[test]
fn an_unknown_key_is_named_with_its_place_and_with_what_is_allowed() {
    check(
        r#"
name = "x"

[[country]]
key = "Norge"
region = "Europa"
alias = ["Norway"]

[[region]]
key = "Europa"
"#,
        &expect![[r#"
            test.toml:7:1: ukjent nøkkel `alias`; mente du `aliases`? (lov er: key, nn, en, code, iso3, region, aliases, words)
        "#]],
    );
}

#[test]
fn all_faults_are_found_in_one_pass() {
    check(
        r#"
name = 7
includes = ["columms"]

[[partner]]
key = "IOM"

[[region]]
key = "Europa"
key2 = "x"

[[country]]
key = "Norge"
region = "Evropa"

[[country]]
key = "Norge"
region = "Europa"

[[dimension]]
key = "form"
nb = "Former"
one_nb = "Form"

[[dimension.code]]
key = "A"
terms = ["to*", "tvang*"]

[[commitment]]
key = "Forebygge"
codes = ["form.B"]

[[table]]
key = "t"
sheet = "geografi"
nb = "T"
rows = ["regions"]
measures = ["projects", "kroner"]
scope = "alt"

[[published]]
id = "region.Evropa.nok"
scope = "alt"
value = 1
where = "s. 1"
"#,
        &expect![[r#"
            test.toml:2:8: her skal det stå tekst i anførselstegn, ikke `7`
            test.toml:3:13: finner ikke malen `columms`, som denne bygger på; oppgi navnet på en innebygd mal eller en fil i samme mappe
            test.toml:5:1: nøkkelen `group` mangler
            test.toml:10:1: ukjent nøkkel `key2`; mente du `key`? (lov er: key, nn, en, aliases)
            test.toml:14:10: ukjent verdi `Evropa`; mente du `Europa`? (lov er: Europa)
            test.toml:17:7: `Norge` står to ganger
            test.toml:27:10: `to*` er for kort; et ord med stjerne trenger minst tre bokstaver
            test.toml:31:10: ukjent verdi `form.B`; mente du `form.A`? (lov er: form.A)
            test.toml:35:9: ukjent verdi `geografi`; mente du `geography`? (lov er: geography, partners, units, years, form)
            test.toml:37:9: ukjent verdi `regions`; mente du `region`? (lov er: region, country, partner, partner_group, unit, year, form)
            test.toml:38:25: ukjent verdi `kroner` (lov er: projects, projects_only, projects_also, agreements, nok, share, nok_report_year)
            test.toml:39:9: ukjent verdi `alt`
            test.toml:42:6: det publiserte tallet `region.Evropa.nok` viser til noe som ikke finnes i malen; mente du `Europa`?
            test.toml:43:9: ukjent verdi `alt`
        "#]],
    );
}

#[test]
fn what_is_not_toml_is_shown_where_it_breaks() {
    check(
        "name = \"x\"\ntitle = {\n",
        &expect![[r#"
            test.toml:2:10: tekst står mellom rette anførselstegn på én linje, som i `title = "tekst"`; tall står uten
        "#]],
    );
}

#[test]
fn the_schema_for_editors_is_in_step_with_the_program() {
    let schema = schemars::schema_for!(Template);
    let mut text = serde_json::to_string_pretty(&schema).unwrap();
    text.push('\n');
    expect_file!["../../templates/schema.json"].assert_eq(&text);
}

#[test]
fn the_codebook_that_ships_is_in_all_languages() {
    let template = load(embedded("menneskehandel").unwrap(), &|_| None).unwrap();
    let mut codes = 0;
    for dimension in &template.dimensions {
        assert!(
            dimension.en.is_some() && dimension.one_en.is_some(),
            "{}",
            dimension.key
        );
        for code in &dimension.codes {
            let all = [&code.en, &code.definition_nn, &code.definition_en];
            assert!(all.iter().all(|text| text.is_some()), "{}", code.key);
            assert_ne!(code.definition_en.as_ref(), Some(&code.definition));
            codes += 1;
        }
    }
    assert!(codes > 30);
    let tables = template.tables.iter().filter(|table| table.en.is_none());
    assert_eq!(tables.count(), 0);
}
