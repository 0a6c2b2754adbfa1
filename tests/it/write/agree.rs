//! The figures of `--json` and those of the sheets are the same, cell by cell; and every
//! amount leads to the cell of the list that it comes from.

use portefolje::json::json;
use portefolje::language::{Language, Tag};
use portefolje::model::{Argument, Message, Report, Table};
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

/// The key in `--json` of what a column of a report table shows, in whatever language.
fn measure(language: &Language, header: &str) -> &'static str {
    let year = Message::new("measure-nok-year").with("year", Argument::Year(2007));
    let measures = [
        ("projects", language.text("measure-projects")),
        ("projects_only", language.text("measure-projects-only")),
        ("projects_also", language.text("measure-projects-also")),
        ("agreements", language.text("measure-agreements")),
        ("nok", language.text("measure-nok")),
        ("share", language.text("measure-share")),
        ("nok_report_year", language.say(&year)),
    ];
    let total = |name: &String| {
        language.say(&Message::new("header-total-of").with("measure", name.clone()))
    };
    let mut found =
        measures.iter().filter(|(_, name)| header == name || header == total(name));
    found.next().unwrap_or_else(|| panic!("{header}")).0
}

const LANGUAGES: [Tag; 3] = [Tag::Nb, Tag::Nn, Tag::En];

#[test]
fn the_figures_of_json_are_those_of_the_sheets() {
    for (list, template) in lists::SAMPLES {
        let (report, template) = lists::report(list, template);
        let object = json(&report, &template, None);
        // Members are called so there in every language.
        let bokmal = Language::new(Tag::Nb).with_names(&template);
        for tag in LANGUAGES {
            let language = Language::new(tag).with_names(&template);
            let bytes = write(&report, &template, &language).unwrap();
            let (package, sheets) =
                (Package::open(&bytes, &mut Vec::new()), read(&bytes));
            let tables = report.tables.iter().map(|table| {
                let on = OnSheet::find(&package, &sheets, &format!("rpt_{}", table.key));
                compare((&language, &bokmal), table, &object, &on)
            });
            let compared: usize = tables.sum();
            assert!(compared > 350, "{list}, {tag:?}: {compared}");
        }
    }
}

/// Compares a table of `--json` with that of a sheet, and gives the number of figures.
fn compare(
    (language, bokmal): (&Language, &Language),
    table: &Table,
    object: &Value,
    on: &OnSheet<'_>,
) -> usize {
    let mut compared = 0;
    let mut rows = object["tables"][&table.key].as_array().unwrap().clone();
    assert_eq!(rows.len(), (on.range.2 - on.range.0) as usize, "{}", table.key);
    // The total stands below the table.
    rows.push(object["totals"][&table.key].clone());
    for (at, row) in (on.range.0 + 1..).zip(&rows) {
        if let Some(key) = row["key"].as_str() {
            let of = &table.rows[(at - on.range.0 - 1) as usize];
            let by = &table.rows_by[usize::from(row["within"].is_string())];
            assert_eq!(key, bokmal.name(by, &of.key), "{}", table.key);
            assert_eq!(on.text(at, 1), language.name(by, &of.key), "{}", table.key);
        }
        for (column, header) in on.headers().skip(1) {
            let by = table.columns_by.as_deref().unwrap_or_default();
            let mut members = table.columns.iter();
            let member = members.find(|one| language.name(by, &one.key) == header);
            let value = match member {
                Some(member) => &row["cells"][bokmal.name(by, &member.key)],
                None => &row[measure(language, header)],
            };
            let cell = on.text(at, column);
            assert!(
                alike(value, cell),
                "{}, row {at}, {header}: {value}, {cell}",
                table.key
            );
            compared += 1;
        }
    }
    compared
}

#[test]
fn the_coverage_of_json_is_that_of_the_sheet() {
    let (report, template) = lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    let object = json(&report, &template, None);
    let rows = object["tables"]["coverage"].as_array().unwrap();
    assert!(rows.len() > 20);
    for tag in LANGUAGES {
        let language = Language::new(tag).with_names(&template);
        let bytes = write(&report, &template, &language).unwrap();
        let (package, sheets) = (Package::open(&bytes, &mut Vec::new()), read(&bytes));
        for measure in ["projects", "nok"] {
            let name = format!("rpt_coverage_{measure}");
            let on = OnSheet::find(&package, &sheets, &name);
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
                    let cell = on.text(row, column);
                    let same =
                        covered_alike(&report, &language, (one, measure), (header, cell));
                    assert!(same, "{name}, {header}: {one:#}, {cell}");
                }
            }
        }
    }
}

/// Whether what `--json` says of a commitment is what its row says under a header.
fn covered_alike(
    report: &Report,
    language: &Language,
    (one, measure): (&Value, &str),
    (header, cell): (&str, &str),
) -> bool {
    let is = |key: &str| language.text(key) == header;
    let year = |key: &str| {
        // A dash where there is no project, and what has no end.
        let none = ["year-none", "year-open"].map(|one| language.text(one));
        let is_number = cell.parse::<f64>().is_ok();
        if is_number {
            alike(&one[key], cell)
        } else {
            one[key].is_null() && none.iter().any(|text| text == cell)
        }
    };
    if is("header-level") {
        let level = match one["level"].as_str().unwrap() {
            "not covered" => "level-not-covered",
            "thin" => "level-thin",
            "covered" => "level-covered",
            "well covered" => "level-well-covered",
            other => panic!("{other}"),
        };
        return language.text(level) == cell;
    }
    match () {
        () if is("header-projects-total") => alike(&one["projects"], cell),
        () if is("header-nok-total") => alike(&one["nok"], cell),
        () if is("header-first-year") => year("first_year"),
        () if is("header-last-year") => year("last_year"),
        () => {
            let by = &report.coverage.columns_by;
            let mut columns = report.coverage.columns.iter();
            let column = columns.find(|one| language.name(by, one) == header).unwrap();
            alike(&one["cells"][column][measure], cell)
        }
    }
}

#[test]
fn the_sample_of_json_is_that_of_the_sheet() {
    let (report, template) = lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    let object = json(&report, &template, None);
    let members = object["sample"]["members"].as_array().unwrap();
    assert_eq!(members.len(), 25);
    for tag in LANGUAGES {
        let language = Language::new(tag).with_names(&template);
        let bytes = write(&report, &template, &language).unwrap();
        let (package, sheets) = (Package::open(&bytes, &mut Vec::new()), read(&bytes));
        let on = OnSheet::find(&package, &sheets, "rpt_sample_2");
        let column = |key: &str| on.column(&language.text(key));
        let [id, nok, met, share] =
            ["header-project-id", "measure-nok", "header-meets", "measure-share"]
                .map(column);
        for (row, member) in (on.range.0 + 1..=on.range.2).zip(members) {
            assert_eq!(on.text(row, id), member["project"].as_str().unwrap());
            assert!(alike(&member["nok"], on.text(row, nok)), "{member}");
            meets_alike(member, on.text(row, met));
        }
        let total = on.range.2 + 1;
        for (key, column) in [("projects", id), ("nok", nok), ("share", share)] {
            assert!(alike(&object["sample"][key], on.text(total, column)), "{key}");
        }
    }
}

/// Which criteria a project meets, as `1 av 4 (2)` says it.
fn meets_alike(member: &Value, said: &str) {
    let meets = member["meets"].as_object().unwrap().values();
    let meets: Vec<bool> = meets.map(|one| one == true).collect();
    let some = meets.iter().filter(|met| **met).count();
    let mut words = said.split_whitespace();
    let [first, third] = [words.next(), words.nth(1)];
    assert_eq!(first, Some(some.to_string().as_str()), "{said}");
    assert_eq!(third, Some(meets.len().to_string().as_str()), "{said}");
    // Which they are is told by number where it is not all of them.
    for (number, met) in (1..).zip(&meets).filter(|_| 0 < some && some < meets.len()) {
        let which = said.split_once('(').unwrap().1;
        assert_eq!(which.contains(&number.to_string()), *met, "{said}");
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
                && one
                    .projects
                    .iter()
                    .any(|at| Some(&report.projects[*at as usize]) == first)
        });
        assert!(commitment.is_some(), "{:?}", sheet.cells[&place]);
        led += 1;
    }
    let covered = report.coverage.rows.iter().filter(|row| !row.projects.is_empty());
    assert_eq!(led, 2 * covered.count());
}
