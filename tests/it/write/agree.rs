//! The figures of `--json` and those of the sheets are the same, cell by cell; and every
//! amount leads to the cell of the list that it comes from.

use portefolje::json::json;
use portefolje::language::{Language, Tag};
use portefolje::write::write;
use serde_json::Value;

use crate::support::lint::package::Package;
use crate::support::lint::{Sheet, cell, read};
use crate::support::lists;
use crate::support::report;

/// An Excel table on its sheet.
struct OnSheet<'a> {
    sheet: &'a Sheet,
    /// First row, first column, last row, last column.
    range: (u32, u32, u32, u32),
}

impl<'a> OnSheet<'a> {
    /// The table called `name`.
    fn find(package: &Package, sheets: &'a [Sheet], name: &str) -> Self {
        let tables = sheets.iter().flat_map(|sheet| {
            let parts = sheet.relations.values().filter(|one| one.kind == "table");
            parts.map(move |one| (sheet, one.target.replace("../", "xl/")))
        });
        let mut found = tables.filter_map(|(sheet, target)| {
            let part = package.part(&target)?;
            let (first, last) = part.get("ref")?.split_once(':')?;
            let (first, last) = (cell(first), cell(last));
            let range = (first.0, first.1, last.0, last.1);
            (part.get("name") == Some(name)).then_some(Self { sheet, range })
        });
        found.next().unwrap_or_else(|| panic!("no table {name}"))
    }

    fn text(&self, row: u32, column: u32) -> &'a str {
        self.sheet.cells.get(&(row, column)).map_or("", String::as_str)
    }

    fn headers(&self) -> impl Iterator<Item = (u32, &'a str)> {
        (self.range.1..=self.range.3)
            .map(|column| (column, self.text(self.range.0, column)))
    }

    fn column(&self, header: &str) -> u32 {
        let mut found = self.headers().filter(|(_, text)| *text == header);
        found.next().unwrap_or_else(|| panic!("no column {header}")).0
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().or_else(|| value.as_str()?.parse().ok()).unwrap()
}

/// Whether a figure of `--json` is that of a cell; shares have six decimals there.
fn alike(value: &Value, text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|cell| (number(value) - cell).abs() < 0.000_001)
}

/// What a column of a report table is called in `--json`.
fn measure(header: &str) -> Option<&'static str> {
    Some(match header {
        "Prosjekter" => "projects",
        "Bare denne koden" => "projects_only",
        "Denne blant flere" => "projects_also",
        "Avtaler" => "agreements",
        "Beløp (NOK)" => "nok",
        "Andel av beløpet" => "share",
        "NOK i 2007" => "nok_report_year",
        _ => return None,
    })
}

#[test]
fn the_figures_of_json_are_those_of_the_sheets() {
    for (list, template) in lists::SAMPLES {
        let (report, template) = lists::report(list, template);
        let language = Language::new(Tag::Nb).with_names(&template);
        let object = json(&report, &template, None);
        let bytes = write(&report, &template, &language).unwrap();
        let (package, sheets) = (Package::open(&bytes, &mut Vec::new()), read(&bytes));
        let mut compared = 0;
        for table in &report.tables {
            let on = OnSheet::find(&package, &sheets, &format!("rpt_{}", table.key));
            let mut rows = object["tables"][&table.key].as_array().unwrap().clone();
            assert_eq!(rows.len(), (on.range.2 - on.range.0) as usize, "{}", table.key);
            // The total stands below the table.
            rows.push(object["totals"][&table.key].clone());
            for (at, row) in (on.range.0 + 1..).zip(&rows) {
                if let Some(key) = row["key"].as_str() {
                    let level = usize::from(row["within"].is_string());
                    let shown = language.name(&table.rows_by[level], key);
                    assert_eq!(on.text(at, 1), shown, "{list}: {}", table.key);
                }
                for (column, header) in on.headers().skip(1) {
                    let cells = &row["cells"][header];
                    let value = if cells.is_null() {
                        let whole = header.strip_suffix(" i alt").unwrap_or(header);
                        &row[measure(whole).unwrap_or_else(|| panic!("{header}"))]
                    } else {
                        cells
                    };
                    let cell = on.text(at, column);
                    assert!(
                        alike(value, cell),
                        "{list}: {}, row {at}, {header}: {value}, {cell}",
                        table.key
                    );
                    compared += 1;
                }
            }
        }
        assert!(compared > 350, "{list}: {compared}");
    }
}

#[test]
fn the_coverage_of_json_is_that_of_the_sheet() {
    let (report, template) = lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    let language = Language::new(Tag::Nb).with_names(&template);
    let object = json(&report, &template, None);
    let bytes = write(&report, &template, &language).unwrap();
    let (package, sheets) = (Package::open(&bytes, &mut Vec::new()), read(&bytes));
    let levels = [
        ("not covered", "Ikke dekket"),
        ("thin", "I liten grad dekket"),
        ("covered", "Dekket"),
        ("well covered", "Godt dekket"),
    ];
    let rows = object["tables"]["coverage"].as_array().unwrap();
    assert!(rows.len() > 20);
    for measure in ["projects", "nok"] {
        let on = OnSheet::find(&package, &sheets, &format!("rpt_coverage_{measure}"));
        let mut row = on.range.0;
        for one in rows {
            let name = language.name("commitment", one["key"].as_str().unwrap());
            // Rows of plans stand between those of commitments.
            row += 1;
            while on.text(row, 1) != name {
                row += 1;
                assert!(row <= on.range.2, "{name}");
            }
            for (column, header) in on.headers().skip(1) {
                let (value, cell) =
                    (&one["cells"][header][measure], on.text(row, column));
                let same = match header {
                    "Nivå" => levels.contains(&(one["level"].as_str().unwrap(), cell)),
                    "Prosjekter i alt" => alike(&one["projects"], cell),
                    "NOK i alt" => alike(&one["nok"], cell),
                    // A dash where there is no project, and what has no end.
                    "Første år" | "Siste år" if cell.parse::<f64>().is_err() => {
                        let key = if header == "Siste år" {
                            "last_year"
                        } else {
                            "first_year"
                        };
                        one[key].is_null() && ["–", "Løpende"].contains(&cell)
                    }
                    "Første år" => alike(&one["first_year"], cell),
                    "Siste år" => alike(&one["last_year"], cell),
                    _ => alike(value, cell),
                };
                assert!(same, "{name}, {header}: {one:#}, {cell}");
            }
        }
    }
}

#[test]
fn the_sample_of_json_is_that_of_the_sheet() {
    let (report, template) = lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    let language = Language::new(Tag::Nb).with_names(&template);
    let object = json(&report, &template, None);
    let bytes = write(&report, &template, &language).unwrap();
    let (package, sheets) = (Package::open(&bytes, &mut Vec::new()), read(&bytes));
    let on = OnSheet::find(&package, &sheets, "rpt_sample_2");
    let members = object["sample"]["members"].as_array().unwrap();
    assert_eq!(members.len(), 25);
    let [id, nok, met] =
        ["Prosjekt-ID", "Beløp (NOK)", "Oppfyller"].map(|one| on.column(one));
    for (row, member) in (on.range.0 + 1..=on.range.2).zip(members) {
        assert_eq!(on.text(row, id), member["project"].as_str().unwrap());
        assert!(alike(&member["nok"], on.text(row, nok)), "{member}");
        let meets: Vec<bool> = member["meets"]
            .as_object()
            .unwrap()
            .values()
            .map(|one| one == true)
            .collect();
        let some = meets.iter().filter(|met| **met).count();
        let said = on.text(row, met);
        assert!(said.starts_with(&format!("{some} av {}", meets.len())), "{said}");
        // Which they are is told by number where it is not all of them.
        for (number, met) in (1..).zip(&meets).filter(|_| 0 < some && some < meets.len())
        {
            let which = said.split_once('(').unwrap().1;
            assert_eq!(which.contains(&number.to_string()), *met, "{said}");
        }
    }
    let total = on.range.2 + 1;
    let share = on.column("Andel av beløpet");
    for (key, column) in [("projects", id), ("nok", nok), ("share", share)] {
        assert!(alike(&object["sample"][key], on.text(total, column)), "{key}");
    }
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
        let place = cell(link.get("ref").unwrap());
        let shown = &sheet.cells[&place];
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
        let of = |name: &str| sheets.iter().position(|one| one.name == name).unwrap();
        let (at, other) = (of(from), &sheets[of(to)]);
        let part = package.part(&format!("xl/worksheets/sheet{}.xml", at + 1)).unwrap();
        let links = part.named("hyperlink");
        assert!(links.len() > 10, "{from}");
        for link in links {
            let place = cell(link.get("ref").unwrap());
            assert_eq!(place.1, column, "{from}");
            let (_, address) = link.get("location").unwrap().split_once('!').unwrap();
            let (row, _) = cell(address);
            let text = &sheets[at].cells[&place];
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
    let list = sheets.iter().find(|sheet| sheet.name == "Dekningsliste").unwrap();
    let package = Package::open(&bytes, &mut Vec::new());
    let part = package.part(&format!("xl/worksheets/sheet{}.xml", at + 1)).unwrap();
    let mut led = 0;
    for link in part.named("hyperlink") {
        let (target, address) = link.get("location").unwrap().split_once('!').unwrap();
        let place = cell(link.get("ref").unwrap());
        if target.trim_matches('\'') != "Dekningsliste" {
            continue;
        }
        // It leads to the first of the rows that bear the commitment's name.
        let (row, _) = cell(address);
        assert_eq!(list.cells[&(row, 1)], sheet.cells[&place]);
        assert_ne!(list.cells.get(&(row - 1, 1)), Some(&sheet.cells[&place]));
        let first = report.projects.iter().find(|one| one.id == list.cells[&(row, 4)]);
        let commitment = report.coverage.rows.iter().find(|one| {
            language.name("commitment", &one.key) == sheet.cells[&place]
                && one.projects.iter().any(|at| Some(&report.projects[*at]) == first)
        });
        assert!(commitment.is_some(), "{:?}", sheet.cells[&place]);
        led += 1;
    }
    let covered = report.coverage.rows.iter().filter(|row| !row.projects.is_empty());
    assert_eq!(led, 2 * covered.count());
}
