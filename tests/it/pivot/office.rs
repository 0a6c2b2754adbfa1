//! LibreOffice, where there is one, understands the PivotTables and works them out anew.

use portefolje::language::Tag;
use portefolje::model::Map;

use super::lint::lint;
use super::package::{hard_names, parts, report, workbook, written, zipped};
use crate::support::dump::{dump, sheet};
use crate::support::office;

/// The workbook with 77777 for every number on the sheet that holds PivotTables.
fn falsified(bytes: &[u8]) -> Vec<u8> {
    let mut parts = parts(bytes);
    let sheet = parts
        .iter()
        .find(|(name, text)| {
            name.contains("sheets/_rels/") && text.contains("/pivotTable")
        })
        .map(|(name, _)| name.replace("_rels/", "").replace(".rels", ""))
        .unwrap();
    let (_, text) = parts.iter_mut().find(|(name, _)| *name == sheet).unwrap();
    let cells = text.split("<c ").map(|cell| {
        let number = cell.split('>').next().is_some_and(|start| !start.contains("t=\""));
        match (number, cell.split_once("<v>"), cell.split_once("</v>")) {
            (true, Some((before, _)), Some((_, after))) => {
                format!("{before}<v>77777</v>{after}")
            }
            _ => cell.to_owned(),
        }
    });
    *text = cells.collect::<Vec<_>>().join("<c ");
    zipped(&parts)
}

/// The cells of a sheet, by address.
fn cells(bytes: &[u8], name: &str) -> Map<String, String> {
    let text = dump(bytes);
    let lines = sheet(&text, name).into_iter().map(|line| {
        let (address, value) = line.split_once(' ').unwrap();
        let number =
            value.strip_prefix("number ").and_then(|one| one.parse::<f64>().ok());
        let value = number.map_or(value.to_owned(), |number| format!("{number:.2}"));
        (address.to_owned(), value)
    });
    lines.collect()
}

/// LibreOffice keeps the PivotTables, and puts all that we falsified right. It has its
/// own words for `theirs`.
#[track_caller]
fn rebuilt(bytes: &[u8], name: &str, theirs: &[&str]) {
    if !office::is_here() {
        return;
    }
    let anew = office::converted(&falsified(bytes), "xlsx");
    let (count, _) = lint(bytes);
    let kept = parts(&anew)
        .iter()
        .filter(|(name, _)| name.contains("pivotTables/pivot"))
        .count();
    assert_eq!(kept, count);
    let before = cells(bytes, name);
    let after = cells(&anew, name);
    let mut compared = 0;
    let mut wrong = Vec::new();
    for (address, value) in &before {
        let caption =
            value.strip_prefix("text ").is_some_and(|text| theirs.contains(&text));
        if !caption && after.get(address) != Some(value) {
            wrong.push((address, value, after.get(address)));
        }
        compared += 1;
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(compared > 20, "{compared}");
    assert!(!after.values().any(|value| value == "77777.00"));
}

#[test]
fn libreoffice_rebuilds_every_figure() {
    let (list, template) = report("vedlegg3-2007.xlsx", "menneskehandel");
    rebuilt(&written(&list, &template, Tag::Nb), "Pivot", &["Totalt", "(Alle)"]);
    let (list, template) = report("opplaering-20.xlsx", "generell");
    rebuilt(&written(&list, &template, Tag::En), "Pivot", &["Total", "(All)"]);
}

#[test]
fn libreoffice_rebuilds_hard_names() {
    for with_records in [true, false] {
        rebuilt(&workbook(&hard_names(), with_records), "Pivot & <mer>", &["I alt"]);
    }
}
