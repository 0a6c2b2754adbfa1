//! The figures of `--json` and those of the sheets are the same, cell by cell; and every
//! amount leads to the cell of the list that it comes from.

use portefolje::json::json;
use portefolje::language::{Language, Tag};
use portefolje::write::write;
use serde_json::Value;

use crate::support::lint::package::Package;
use crate::support::lint::{Sheet, read};
use crate::support::lists;
use crate::support::report;

/// The figures of a table on its sheet, by header and name of the row.
struct OnSheet<'a> {
    sheet: &'a Sheet,
    header: u32,
}

impl<'a> OnSheet<'a> {
    /// The first table under the heading `title`.
    fn find(sheets: &'a [Sheet], title: &str) -> Option<Self> {
        sheets.iter().skip(1).find_map(|sheet| {
            let headings = sheet
                .cells
                .iter()
                .filter(|((_, column), text)| *column == 1 && *text == title);
            headings.into_iter().find_map(|((row, _), _)| {
                // Notes are in the first column alone, the header is not.
                let mut below = row + 1..row + 5;
                let header = below.find(|row| sheet.cells.contains_key(&(*row, 2)))?;
                Some(Self { sheet, header })
            })
        })
    }

    fn column(&self, header: &str) -> Option<u32> {
        let mut cells = self.sheet.cells.range((self.header, 1)..(self.header + 1, 0));
        cells.find(|(_, text)| *text == header).map(|((_, column), _)| *column)
    }

    /// The figure in `row`, counted from 0, with the row's name.
    fn row(&self, at: usize, column: u32) -> (String, f64) {
        let row = self.header + 1 + u32::try_from(at).unwrap();
        let name = self.sheet.cells[&(row, 1)].clone();
        (name, self.sheet.cells[&(row, column)].parse().unwrap())
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().or_else(|| value.as_str()?.parse().ok()).unwrap()
}

#[test]
fn the_figures_of_json_are_those_of_the_sheets() {
    for (list, template) in lists::SAMPLES {
        let (report, template) = lists::report(list, template);
        let language = Language::new(Tag::Nb).with_names(&template);
        let object = json(&report, &template, None);
        let sheets = read(&write(&report, &template, &language).unwrap());
        let mut compared = 0;
        for (key, rows) in object["tables"].as_object().unwrap() {
            let Some(table) = report.table(key) else { continue };
            let dimension = table.rows_by[0].as_str();
            let found = OnSheet::find(&sheets, &language.say(&table.title))
                .unwrap_or_else(|| panic!("{list}: no table {key} on any sheet"));
            for (at, row) in rows.as_array().unwrap().iter().enumerate() {
                for (measure, header) in [
                    ("projects", "Prosjekter"),
                    ("agreements", "Avtaler"),
                    ("nok", "Beløp (NOK)"),
                    ("share", "Andel av beløpet"),
                ] {
                    let Some(column) = found.column(header) else { continue };
                    let (name, figure) = found.row(at, column);
                    let wanted = row["key"].as_str().unwrap();
                    let shown = language.name(dimension, wanted);
                    assert_eq!(name, shown, "{list}: {key}");
                    let (ours, theirs) = (number(&row[measure]), figure);
                    let near = (ours - theirs).abs() < 0.000_06;
                    assert!(near, "{list}: {key}, {name}, {measure}: {ours}, {theirs}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 100, "{list}: {compared}");
    }
}

#[test]
fn the_coverage_of_json_is_that_of_the_sheet() {
    let (report, template) = lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    let language = Language::new(Tag::Nb).with_names(&template);
    let object = json(&report, &template, None);
    let sheets = read(&write(&report, &template, &language).unwrap());
    let sheet = sheets.iter().find(|sheet| sheet.name == "Dekning").unwrap();
    let levels = [
        ("not covered", "Ikke dekket"),
        ("thin", "I liten grad dekket"),
        ("covered", "Dekket"),
        ("well covered", "Godt dekket"),
    ];
    // Both matrices: that of projects and that of kroner.
    let headers: Vec<u32> = sheet
        .cells
        .iter()
        .filter(|((_, column), text)| *column == 1 && *text == "Tiltak eller tema")
        .map(|((row, _), _)| *row)
        .take(2)
        .collect();
    assert_eq!(headers.len(), 2);
    for header in headers {
        let found = OnSheet { sheet, header };
        let column = |name: &str| found.column(name).unwrap();
        let [projects, nok, level] =
            ["Prosjekter i alt", "NOK i alt", "Nivå"].map(column);
        let mut row = header;
        for one in object["tables"]["coverage"].as_array().unwrap() {
            let name = language.name("commitment", one["key"].as_str().unwrap());
            // Rows of plans stand between those of commitments.
            row += 1;
            while sheet.cells.get(&(row, 1)) != Some(&name) {
                row += 1;
                assert!(row < header + 200, "{name}");
            }
            let figure =
                |column: u32| sheet.cells[&(row, column)].parse::<f64>().unwrap();
            assert!(
                (figure(projects) - number(&one["projects"])).abs() < 0.001,
                "{name}"
            );
            assert!((figure(nok) - number(&one["nok"])).abs() < 0.001, "{name}");
            let said = one["level"].as_str().unwrap();
            let wanted = levels.iter().find(|(ours, _)| *ours == said).unwrap().1;
            assert_eq!(sheet.cells[&(row, level)], wanted, "{name}");
        }
    }
    assert!(object["tables"]["coverage"].as_array().unwrap().len() > 20);
}

#[test]
fn every_amount_leads_to_its_cell_in_the_list() {
    let report = report::small();
    let template = report::template();
    let language = Language::new(Tag::Nb).with_names(&template);
    let bytes = write(&report, &template, &language).unwrap();
    let sheets = read(&bytes);
    let at = sheets.iter().position(|sheet| sheet.name == "Beløp").unwrap();
    let sheet = &sheets[at];
    let package = Package::open(&bytes, &mut Vec::new());
    let part = package.part(&format!("xl/worksheets/sheet{}.xml", at + 1)).unwrap();
    let links = part.named("hyperlink");
    assert_eq!(links.len(), sheet.cells.keys().filter(|(_, at)| *at == 7).count() - 1);
    for link in links {
        let target = &sheet.relations[link.get("r:id").unwrap()].target;
        assert_eq!(target, "../lister%202007/liste.xlsx");
        let cell = crate::support::lint::cell(link.get("ref").unwrap());
        let shown = &sheet.cells[&cell];
        assert_eq!(link.get("location"), Some(format!("'UD'!{shown}").as_str()));
    }
}

#[test]
fn projects_lead_to_their_agreements_and_back() {
    let (report, template) = lists::report("opplaering-20.xlsx", "generell");
    let language = Language::new(Tag::Nb).with_names(&template);
    let bytes = write(&report, &template, &language).unwrap();
    let sheets = read(&bytes);
    let package = Package::open(&bytes, &mut Vec::new());
    for (from, column, to, wanted) in
        [("Prosjekter", 9, "Avtaler", 1), ("Avtaler", 3, "Prosjekter", 1)]
    {
        let place = |name: &str| sheets.iter().position(|one| one.name == name).unwrap();
        let (at, other) = (place(from), &sheets[place(to)]);
        let part = package.part(&format!("xl/worksheets/sheet{}.xml", at + 1)).unwrap();
        let links = part.named("hyperlink");
        assert!(links.len() > 10, "{from}");
        for link in links {
            let cell = crate::support::lint::cell(link.get("ref").unwrap());
            assert_eq!(cell.1, column, "{from}");
            let (_, address) = link.get("location").unwrap().split_once('!').unwrap();
            let (row, _) = crate::support::lint::cell(address);
            let text = &sheets[at].cells[&cell];
            let first = text.split("; ").next().unwrap();
            assert_eq!(other.cells[&(row, wanted)], first, "{from}");
        }
    }
}

#[test]
fn a_commitment_leads_to_its_projects() {
    let (report, template) = lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    let language = Language::new(Tag::Nb).with_names(&template);
    let bytes = write(&report, &template, &language).unwrap();
    let sheets = read(&bytes);
    let at = sheets.iter().position(|sheet| sheet.name == "Dekning").unwrap();
    let sheet = &sheets[at];
    let package = Package::open(&bytes, &mut Vec::new());
    let part = package.part(&format!("xl/worksheets/sheet{}.xml", at + 1)).unwrap();
    let mut led = 0;
    for link in part.named("hyperlink") {
        let (target, address) = link.get("location").unwrap().split_once('!').unwrap();
        let cell = crate::support::lint::cell(link.get("ref").unwrap());
        if target.trim_matches('\'') != "Dekning" {
            continue;
        }
        // It leads to the first of the rows that bear the commitment's name.
        let (row, _) = crate::support::lint::cell(address);
        assert_eq!(sheet.cells[&(row, 1)], sheet.cells[&cell]);
        let first = report.projects.iter().find(|one| one.id == sheet.cells[&(row, 3)]);
        let commitment = report.coverage.rows.iter().find(|one| {
            language.name("commitment", &one.key) == sheet.cells[&cell]
                && one.projects.iter().any(|at| Some(&report.projects[*at]) == first)
        });
        assert!(commitment.is_some(), "{:?}", sheet.cells[&cell]);
        led += 1;
    }
    let covered = report.coverage.rows.iter().filter(|row| !row.projects.is_empty());
    assert_eq!(led, 2 * covered.count());
}
