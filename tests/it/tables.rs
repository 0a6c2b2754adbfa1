//! Tables of another portfolio, asked for in its template alone.

use std::fmt::Write as _;

use portefolje::language::{Language, Tag};
use portefolje::model::{Chart, Report};
use portefolje::pipeline::{Input, Request, run};
use portefolje::template::{Template, TemplateFile, embedded, load};
use portefolje::write::write;

use crate::support::command::sample;
use crate::support::lint::{Sheet, assert_sound, read};
use crate::support::lists;
use crate::support::office;

const TEMPLATE: &str = r#"
name = "skole"
includes = ["generell"]

[[dimension]]
key = "level"
nb = "Trinn"
one_nb = "Trinn"
[[dimension.code]]
key = "Barnehage"
terms = ["barnehage*"]
[[dimension.code]]
key = "Grunnskole"
terms = ["skole*", "grunnskole*", "primary"]
[[dimension.code]]
key = "Voksne"
terms = ["voksen*", "alfabetisering*", "yrkes*"]

[[dimension]]
key = "work"
nb = "Arbeid"
one_nb = "Arbeid"
[[dimension.code]]
key = "Lærere"
terms = ["lærer*", "teacher*"]
[[dimension.code]]
key = "Bygg"
terms = ["bygg*", "skolebygg*", "klasserom*"]

[[scope]]
key = "chosen"
nb = "utvalget"
sample = true

[[scope]]
key = "late"
nb = "de siste årene"
years = [2006, 2008]

[[table]]
key = "nested_by_year"
sheet = "geography"
nb = "Regioner og land år for år"
rows = ["region", "country"]
columns = "year"
measures = ["projects", "nok"]
scope = "portfolio"
chart = "heat"

[[table]]
key = "year_by_region"
sheet = "years"
nb = "År for år etter region"
rows = ["year"]
columns = "region"
measures = ["nok"]
scope = "late"
chart = "stacked"

[[table]]
key = "code_by_code"
sheet = "level"
nb = "Trinn og arbeid"
rows = ["level"]
columns = "work"
measures = ["projects"]
scope = "portfolio"
chart = "heat"

[[table]]
key = "code_by_unit"
sheet = "level"
nb = "Trinn og forvaltere"
rows = ["level"]
columns = "unit"
measures = ["nok"]
scope = "portfolio"

[[table]]
key = "level_nested"
sheet = "level"
nb = "Trinn og regioner"
rows = ["level", "region"]
measures = ["projects", "nok"]
scope = "chosen"

[[table]]
key = "few_countries"
sheet = "geography"
nb = "De tre største"
rows = ["country"]
measures = ["projects", "agreements", "nok", "share", "nok_report_year"]
scope = "chosen"
top = 3
chart = "bar"

[[table]]
key = "countries_by_name"
sheet = "geography"
nb = "Land etter navn"
rows = ["country"]
measures = ["projects", "nok"]
scope = "portfolio"
sort = "name"

[[table]]
key = "levels_first"
sheet = "level"
nb = "Det vanligste trinnet"
rows = ["level"]
measures = ["projects", "projects_only", "projects_also", "nok", "share"]
scope = "portfolio"
sort = "size"
top = 1

[[table]]
key = "years_first"
sheet = "years"
nb = "Det største året, med trinn"
rows = ["year", "level"]
columns = "region"
measures = ["agreements", "nok", "projects"]
scope = "portfolio"
sort = "size"
top = 1

[[table]]
key = "levels_by_size"
sheet = "level"
nb = "Trinn etter størrelse"
rows = ["level"]
measures = ["projects", "projects_only", "projects_also", "nok"]
scope = "portfolio"
sort = "size"
"#;

fn report() -> (Report, Template) {
    let file = TemplateFile { name: "skole.toml".to_owned(), text: TEMPLATE.to_owned() };
    let template = load(file, &|name| embedded(name)).unwrap_or_else(|faults| {
        panic!(
            "{:?}",
            faults.iter().map(|one| (&one.message, one.line)).collect::<Vec<_>>()
        )
    });
    let name = "opplaering-20.xlsx";
    let inputs = vec![Input { name: name.to_owned(), bytes: sample(name) }];
    let report = run(inputs, &template, &Request::default(), &|_| {}).unwrap();
    (report, template)
}

#[test]
fn every_table_that_a_template_asks_for_closes() {
    let (report, _) = report();
    for table in &report.tables {
        for row in &table.rows {
            let Some(by) = table.columns_by.as_deref() else { continue };
            // Amounts stand in one column each, unless columns are codes.
            if by != "work" {
                let sum: i128 = row.cells.iter().map(|cell| cell.nok.0).sum();
                assert_eq!(sum, row.figures.nok.0, "{} {}", table.key, row.key);
            }
            assert!(row.cells.iter().all(|cell| cell.projects <= row.figures.projects));
        }
    }
    let nested = report.table("nested_by_year").unwrap();
    let outer = nested.rows.iter().filter(|row| row.level == 0);
    for row in outer {
        let inner =
            nested.rows.iter().filter(|one| one.level == 1 && one.parent == row.key);
        for at in 0..nested.columns.len() {
            let sum: i128 = inner.clone().map(|one| one.cells[at].nok.0).sum();
            assert_eq!(sum, row.cells[at].nok.0, "{}", row.key);
        }
        assert!(inner.count() > 0, "{}", row.key);
    }
    let late = report.table("year_by_region").unwrap();
    assert!(
        late.rows.iter().all(|row| ["2006", "2007", "2008"].contains(&row.key.as_str()))
    );
    assert_eq!(late.chart, Some(Chart::Stacked));
    let few = report.table("few_countries").unwrap();
    assert_eq!(few.rows.len(), 4);
    assert_eq!(few.rows[3].key, "@others");
    assert_eq!(few.base.projects, report.sample.projects);
    let codes = report.table("code_by_code").unwrap();
    assert_eq!(
        (codes.rows.len(), codes.columns.len()),
        (4, 3),
        "codes, and those without"
    );
    assert!(codes.rows.iter().any(|row| row.cells.iter().any(|cell| cell.projects > 0)));
}

#[test]
fn rows_stand_in_the_order_that_is_asked_for() {
    let (report, _) = report();
    let keys = |table: &str| -> Vec<String> {
        let table = report.table(table).unwrap();
        table.rows.iter().map(|row| row.key.clone()).collect()
    };
    let by_name = keys("countries_by_name");
    let mut sorted: Vec<String> =
        by_name.iter().filter(|key| !key.starts_with('@')).cloned().collect();
    sorted.sort_by_key(|key| key.to_lowercase().replace('å', "~"));
    let special = by_name.iter().filter(|key| key.starts_with('@')).cloned();
    assert_eq!(by_name, sorted.into_iter().chain(special).collect::<Vec<_>>());
    let sizes = report.table("levels_by_size").unwrap();
    let sizes: Vec<u64> = sizes
        .rows
        .iter()
        .filter(|row| !row.key.starts_with('@'))
        .map(|row| row.figures.projects)
        .collect();
    assert!(sizes.is_sorted_by(|one, other| one >= other), "{sizes:?}");
}

#[test]
fn what_is_added_up_as_others_counts_each_project_once() {
    let (report, _) = report();
    let levels = report.table("levels_first").unwrap();
    let [first, others] = &levels.rows[..] else { panic!("{:?}", levels.rows) };
    assert_eq!(others.key, "@others");
    // From the projects: those with another code than the first, or with none.
    let other = report.projects.iter().filter(|project| {
        let codes = project.codes.get("level").unwrap_or_default();
        codes.is_empty() || codes.iter().any(|one| one.code != first.key)
    });
    assert_eq!(others.figures.projects, other.clone().count() as u64);
    let nok: i128 = other.map(|project| report.nok_of(project).0).sum();
    assert_eq!(others.figures.nok.0, nok);
    let only = first.figures.projects_only + others.figures.projects_only;
    assert!(only <= levels.base.projects);

    let years = report.table("years_first").unwrap();
    let others = years.rows.last().unwrap();
    assert_eq!((others.key.as_str(), others.level), ("@others", 0));
    let outer = years.rows.iter().filter(|row| row.level == 0).count();
    assert_eq!(outer, 2, "the others stand in one row, with none below it");
    let first: i32 = years.rows[0].key.parse().unwrap();
    let other = report.projects.iter().filter(|project| {
        let amounts =
            project.agreements.iter().flat_map(|at| &report.agreements[*at].amounts);
        amounts.into_iter().any(|one| one.year.is_some_and(|year| year != first))
    });
    assert_eq!(others.figures.projects, other.count() as u64);
    let cells: i128 = others.cells.iter().map(|cell| cell.nok.0).sum();
    assert_eq!(cells, others.figures.nok.0);
    // They are fewer than the rows that were added up.
    assert!(others.figures.projects < report.projects.len() as u64 + 1);
}

#[test]
fn a_table_says_where_its_figures_are_no_formulas() {
    let note = "Tall i denne tabellen er verdier";
    let notes = |report: &Report, template: &Template| -> Vec<(String, u32)> {
        let language = Language::new(Tag::Nb).with_names(template);
        let sheets = read(&write(report, template, &language).unwrap());
        let all = sheets.into_iter().flat_map(|sheet| {
            let noted =
                sheet.cells.into_iter().filter(|(_, text)| text.starts_with(note));
            noted.map(move |((row, _), _)| (sheet.name.clone(), row)).collect::<Vec<_>>()
        });
        all.collect()
    };
    let (report, template) = report();
    let found = notes(&report, &template);
    // The two with others that meet.
    let sheets: Vec<&str> = found.iter().map(|(sheet, _)| sheet.as_str()).collect();
    assert_eq!(sheets, ["År", "Trinn"], "{found:?}");
    for (list, template) in lists::SAMPLES {
        let (report, template) = lists::report(list, template);
        assert_eq!(notes(&report, &template), [], "{list}");
    }
}

#[test]
fn its_workbook_is_sound_shaded_and_alive() {
    let (report, template) = report();
    let language = Language::new(Tag::Nb).with_names(&template);
    let bytes = write(&report, &template, &language).unwrap();
    assert_sound(&bytes, "another portfolio");
    let sheets = read(&bytes);
    let sheet = |name: &str| sheets.iter().find(|sheet| sheet.name == name).unwrap();
    let titled =
        |sheet: &Sheet, title: &str| sheet.cells.values().any(|text| text == title);
    assert!(titled(sheet("Geografi"), "Regioner og land år for år"));
    assert!(titled(sheet("Trinn"), "Trinn og arbeid"));
    let at = sheets.iter().position(|sheet| sheet.name == "Trinn").unwrap() + 1;
    let package = crate::support::lint::package::Package::open(&bytes, &mut Vec::new());
    let part = package.part(&format!("xl/worksheets/sheet{at}.xml")).unwrap();
    assert!(!part.named("colorScale").is_empty());
    if office::is_here() {
        let falsified = office::falsified(&bytes);
        let (count, found) =
            office::differences(&bytes, &office::recalculated(&falsified));
        assert!(count > 500, "{count}");
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn a_column_for_the_report_year_stands_only_where_there_is_one() {
    let template = || load(embedded("generell").unwrap(), &|_| None).unwrap();
    let name = "opplaering-20.xlsx";
    let counted = |report_year: Option<i32>| {
        let inputs = vec![Input { name: name.to_owned(), bytes: sample(name) }];
        let request = Request { report_year, ..Request::default() };
        let report = run(inputs, &template(), &request, &|_| {}).unwrap();
        report.table("region").unwrap().measures.len()
    };
    assert_eq!((counted(None), counted(Some(2007))), (4, 5));
}

/// As when columns were mixed up: each column of a table would take one of a sheet, and one
/// of help for each project.
#[test]
fn units_beyond_what_a_table_shows_are_added_up_as_others() {
    let mut list =
        "Avtalenr.;Tittel;Avtalepartner;Land;Enhet;År;Beløp (NOK)\n".to_owned();
    for at in 0..600 {
        let title = if at % 3 == 0 { "Trafficking of women" } else { "Opplæring" };
        writeln!(list, "27{at:05};{title} {at};IOM;Kenya;Enhet {at};2007;{}", 1_000 + at)
            .unwrap();
    }
    // A unit that is one of the others and stands in two agreements of a project.
    list.push_str("2800001;Trafficking of women 0;IOM;Kenya;Enhet 1;2008;7\n");
    let template = load(embedded("menneskehandel").unwrap(), &|_| None).unwrap();
    let (report, template) = lists::of_text(&list, template);
    let by_unit: Vec<_> = report
        .tables
        .iter()
        .filter(|table| table.columns_by.as_deref() == Some("unit"))
        .filter(|table| !table.scope.sample && !table.rows.is_empty())
        .collect();
    assert!(!by_unit.is_empty());
    for table in by_unit {
        assert_eq!(table.columns.len(), 251, "{}", table.key);
        assert_eq!(table.columns[250].key, "@others");
        let all: i128 = table.columns.iter().map(|column| column.total.nok.0).sum();
        assert_eq!(all, table.base.nok.0, "{}", table.key);
        for row in &table.rows {
            let sum: i128 = row.cells.iter().map(|cell| cell.nok.0).sum();
            assert_eq!(sum, row.figures.nok.0, "{} {}", table.key, row.key);
        }
    }
    let coverage = &report.coverage;
    assert_eq!(
        (coverage.columns.len(), coverage.columns[250].as_str()),
        (251, "@others")
    );
    let met = coverage.rows.iter().filter(|row| !row.projects.is_empty());
    assert!(met.clone().count() > 0);
    for row in met {
        let projects: u64 = row.cells.iter().map(|cell| cell.projects).sum();
        let nok: i128 = row.cells.iter().map(|cell| cell.nok.0).sum();
        assert_eq!(
            (projects, nok),
            (row.projects.len() as u64, row.nok.0),
            "{}",
            row.key
        );
    }
    let language = Language::new(Tag::Nb).with_names(&template);
    let workbook = write(&report, &template, &language).unwrap();
    assert_sound(&workbook, "units");
    let sheets = read(&workbook);
    let named = |name: &str| sheets.iter().find(|sheet| sheet.name == name).unwrap();
    // A column of help for each unit that has a column of its own, and for no other.
    let units: Vec<&String> = named("Koding")
        .cells
        .iter()
        .filter(|((row, _), text)| *row == 1 && text.contains("Enhet "))
        .map(|(_, text)| text)
        .collect();
    assert!((250..=500).contains(&units.len()), "{}", units.len());
    for sheet in ["Dekning", "Tiltak"] {
        let mut texts = named(sheet).cells.values();
        assert!(texts.any(|text| text.contains("«Andre» er alle")), "{sheet}");
    }
}
