//! More rows than a sheet holds go on to a second sheet: none is lost, and links find theirs.

use portefolje::language::{Language, Tag};
use portefolje::model::Report;
use portefolje::write::write;

use crate::support::lint::package::Package;
use crate::support::lint::{Sheet, assert_sound, cell, read};
use crate::support::lists;

/// Rows of a sheet, so that a small list stands for one of millions of rows.
const ROWS: usize = 50;

/// The rows of a sheet and of those that it goes on to, without headers.
fn all(sheets: &[Sheet], name: &str) -> Vec<Vec<String>> {
    let goes_on = format!("{name} (");
    let is_part = |sheet: &&Sheet| sheet.name == name || sheet.name.starts_with(&goes_on);
    let mut rows = Vec::new();
    for sheet in sheets.iter().filter(is_part) {
        let last = sheet.cells.keys().map(|(row, _)| *row).max().unwrap_or(1);
        let width = sheet.cells.keys().filter(|(row, _)| *row == 1).count();
        let width = u32::try_from(width).unwrap();
        for row in 2..=last {
            let cell = |column| sheet.cells.get(&(row, column)).cloned();
            rows.push(
                (1..=width).map(|column| cell(column).unwrap_or_default()).collect(),
            );
        }
    }
    rows
}

#[test]
fn rows_beyond_a_sheet_go_on_to_the_next() {
    let (mut report, mut template) =
        lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    // As values, which is what large lists have.
    template.live_agreements_max = Some(0);
    let language = Language::new(Tag::Nb).with_names(&template);
    let whole = read(&write(&report, &template, &language).unwrap());
    report.options.sheet_rows = Some(ROWS);
    let bytes = write(&report, &template, &language).unwrap();
    assert_sound(&bytes, "several sheets");
    let parted = read(&bytes);
    let names: Vec<&str> = parted.iter().map(|sheet| sheet.name.as_str()).collect();
    for name in ["Avtaler", "Avtaler (2)", "Avtaler (4)", "Beløp (6)", "Prosjekter (3)"]
    {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    assert!(!names.contains(&"Avtaler (5)") && !names.contains(&"Pivot"), "{names:?}");
    for name in ["Prosjekter", "Avtaler", "Beløp", "Koding", "Gruppering"] {
        let (ours, wanted) = (all(&parted, name), all(&whole, name));
        assert_eq!(ours, wanted, "{name}");
        assert!(ours.len() > ROWS, "{name}");
    }
    // Every link from an agreement leads to its project.
    let package = Package::open(&bytes, &mut Vec::new());
    let mut links = 0;
    for (at, sheet) in parted.iter().enumerate() {
        if !sheet.name.starts_with("Avtaler") {
            continue;
        }
        let part = package.part(&format!("xl/worksheets/sheet{}.xml", at + 1)).unwrap();
        for link in part.named("hyperlink") {
            let place = link.get("location").unwrap();
            let (target, address) = place.rsplit_once('!').unwrap();
            let target = target.trim_matches('\'');
            let target = parted.iter().find(|one| one.name == target).unwrap();
            let id = &sheet.cells[&cell(link.get("ref").unwrap())];
            assert_eq!(&target.cells[&cell(address)], id);
            links += 1;
        }
    }
    assert_eq!(links, report.agreements.len());
}

#[test]
fn formulas_that_look_at_one_sheet_are_left_out_where_there_are_several() {
    let (mut report, template) = lists::report("opplaering-20.xlsx", "generell");
    let language = Language::new(Tag::Nb).with_names(&template);
    let formulas = |report: &Report| {
        let sheets = read(&write(report, &template, &language).unwrap());
        let about = sheets.iter().find(|sheet| sheet.name == "Om").unwrap();
        let said = about.cells.values().any(|text| text.contains("flere ark"));
        (sheets.iter().map(|sheet| sheet.formulas.len()).sum::<usize>(), said)
    };
    assert!(formulas(&report).0 > 100);
    report.options.sheet_rows = Some(10);
    assert_eq!(formulas(&report), (0, true));
}
