//! The report tables are formulas: they give what is stored, and follow a change.

use portefolje::language::{Language, Tag};
use portefolje::model::{Report, column_letters};
use portefolje::template::{Template, embedded, load};

use crate::support::lint::{Sheet, read};
use crate::support::lists;
use crate::support::office::{self, differences, falsified, recalculated, with_text};

fn written(report: &Report, template: &Template, tag: Tag) -> Vec<u8> {
    let language = Language::new(tag).with_names(template);
    portefolje::write::write(report, template, &language).unwrap()
}

#[track_caller]
fn check(list: &str, template: &str, tag: Tag) {
    let (report, template) = lists::report(list, template);
    check_report(&report, &template, tag, list);
}

#[track_caller]
fn check_report(report: &Report, template: &Template, tag: Tag, what: &str) {
    let ours = written(report, template, tag);
    let (count, found) = differences(&ours, &recalculated(&falsified(&ours)));
    assert!(count > 500, "{what}: only {count} formulas");
    let shown = found.iter().take(12).cloned().collect::<Vec<_>>().join("\n");
    assert!(found.is_empty(), "{what}: {} of {count} differ\n{shown}", found.len());
}

#[test]
fn every_formula_gives_what_is_stored_for_the_reports_list() {
    if office::is_here() {
        check("vedlegg3-2007.xlsx", "menneskehandel", Tag::Nb);
    }
}

#[test]
fn every_formula_gives_what_is_stored_in_every_language() {
    if office::is_here() {
        for tag in Tag::ALL {
            check("opplaering-20.xlsx", "generell", tag);
        }
    }
}

/// The cell of a sheet that holds `text`, in its column `column` or in any.
#[track_caller]
fn find(sheet: &Sheet, text: &str, column: Option<u32>) -> (u32, u32) {
    let cells = sheet.cells.iter();
    let mut found = cells.filter(|((_, at), cell)| {
        *cell == text && column.is_none_or(|column| column == *at)
    });
    *found.next().unwrap_or_else(|| panic!("no `{text}` on {}", sheet.name)).0
}

#[track_caller]
fn named<'a>(sheets: &'a [Sheet], name: &str) -> &'a Sheet {
    sheets.iter().find(|sheet| sheet.name == name).unwrap()
}

/// A figure of the first table of a sheet, by its row and its column.
#[track_caller]
fn figure(sheets: &[Sheet], sheet: &str, row: &str, column: &str) -> f64 {
    let sheet = named(sheets, sheet);
    let (_, column) = find(sheet, column, None);
    let (row, _) = find(sheet, row, Some(1));
    sheet.cells[&(row, column)].parse().unwrap()
}

fn address((row, column): (u32, u32)) -> String {
    format!("{}{row}", column_letters(column - 1))
}

#[test]
fn the_tables_follow_when_a_person_changes_a_code_or_a_region() {
    if !office::is_here() {
        return;
    }
    let (report, template) = lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    let ours = written(&report, &template, Tag::Nb);
    let before = read(&ours);
    // A proposed code is rejected, another one is given.
    let coding = named(&before, "Koding");
    let (_, women) = find(coding, "Målgrupper: Kvinner", None);
    let (_, men) = find(coding, "Målgrupper: Menn", None);
    let rejected = find(coding, "?", Some(women)).0;
    let changed = with_text(&ours, "Koding", &address((rejected, women)), "-");
    let changed = with_text(&changed, "Koding", &address((rejected, men)), "x");
    // Another proposed code is confirmed, in the last column of the codes.
    let (_, last) = find(coding, "Temaer: Barnevern", None);
    let confirmed = find(coding, "?", Some(last)).0;
    let changed = with_text(&changed, "Koding", &address((confirmed, last)), "x");
    // A project of Asia turns out to be one of Europe.
    let projects = named(&before, "Prosjekter");
    let (_, region) = find(projects, "Region", None);
    let moved = find(projects, "Asia", Some(region)).0;
    let changed = with_text(&changed, "Prosjekter", &address((moved, region)), "Europa");
    // A project is taken into the sample.
    let (_, sampled) = find(projects, "Utvalg", None);
    let taken = find(projects, "Nei", Some(sampled)).0;
    let changed = with_text(&changed, "Prosjekter", &address((taken, sampled)), "Ja");
    let after = read(&recalculated(&changed));

    let change = |sheet: &str, row: &str, column: &str| {
        figure(&after, sheet, row, column) - figure(&before, sheet, row, column)
    };
    let near =
        |one: f64, other: f64| assert!((one - other).abs() < 0.01, "{one} {other}");
    near(change("Målgrupper", "Kvinner", "Prosjekter"), -1.0);
    near(change("Målgrupper", "Menn", "Prosjekter"), 1.0);
    let moved_nok = change("Målgrupper", "Menn", "Beløp (NOK)");
    near(change("Målgrupper", "Kvinner", "Beløp (NOK)"), -moved_nok);
    assert!(moved_nok > 0.0);
    near(change("Dekning", "Kvinner", "Prosjekter i alt"), -1.0);
    near(change("Dekning", "Menn", "Prosjekter i alt"), 1.0);
    near(change("Dekning", "Europa", "Prosjekter i alt"), 1.0);
    // The list of gaps, below the matrices, and the rows of plans follow too.
    let gap = |sheets: &[Sheet]| {
        let sheet = named(sheets, "Dekning");
        let (header, _) = find(sheet, "Årsak", None);
        let mut rows = sheet.cells.range((header, 1)..).filter(|((_, at), _)| *at == 1);
        let ((row, _), _) = rows.find(|(_, text)| *text == "Menn").unwrap();
        sheet.cells[&(*row, 4)].parse::<f64>().unwrap()
    };
    near(gap(&after) - gap(&before), 1.0);
    near(change("Sammendrag", "Prosjekter i utvalget", "Tall"), 1.0);
    assert!(change("Sammendrag", "Utvalgets andel av beløpet", "Tall") > 0.0);
    near(change("Sammendrag", "Koder foreslått, ikke bekreftet", "Tall"), -2.0);
    near(change("Temaer", "Barnevern", "Prosjekter"), 0.0);
    near(change("Sammendrag", "Prosjekter", "Tall"), 0.0);
    near(change("Geografi", "Europa", "Prosjekter"), 1.0);
    near(change("Geografi", "Asia", "Prosjekter"), -1.0);
    let moved_nok = change("Geografi", "Europa", "Beløp (NOK)");
    near(change("Geografi", "Asia", "Beløp (NOK)"), -moved_nok);
    assert!(moved_nok > 0.0);
    near(change("Geografi", "Totalt", "Prosjekter"), 0.0);
    near(change("Geografi", "Totalt", "Beløp (NOK)"), 0.0);
}

#[test]
fn above_the_size_of_the_template_the_tables_are_values_and_say_so() {
    let (report, mut template) = lists::report("opplaering-20.xlsx", "generell");
    let formulas = |template: &Template| {
        let sheets = read(&written(&report, template, Tag::Nb));
        let count = sheets.iter().map(|sheet| sheet.formulas.len()).sum::<usize>();
        let about = named(&sheets, "Om");
        let row = find(about, "Rapporttabellene", None).0;
        (count, about.cells[&(row, 2)].clone())
    };
    let (count, said) = formulas(&template);
    assert!(count > 500 && said.starts_with("Formler"), "{count} {said}");
    template.live_agreements_max = Some(report.agreements.len() - 1);
    assert_eq!(formulas(&template), (0, "Verdier uten formler".to_owned()));
}

/// The sheet with the rows below its first in the opposite order, as a person sorts them:
/// each formula goes with its row.
fn turned(sheet: &str) -> String {
    let (head, rest) = sheet.split_once("<row r=\"2\"").unwrap();
    let (rows, tail) = rest.split_once("</sheetData>").unwrap();
    let rows: Vec<&str> = rows.split("<row r=\"").collect();
    let count = rows.len() + 1;
    let turned = rows.iter().rev().enumerate().map(|(at, row)| {
        let (was, now) = (count - at, at + 2);
        // The first piece has lost its number already.
        let row = row.strip_prefix(&format!("{was}\"")).unwrap_or(row);
        let mut cells = row.split("<c r=\"");
        let mut turned = format!("<row r=\"{now}\"{}", cells.next().unwrap());
        for cell in cells {
            let (place, rest) = cell.split_once('"').unwrap();
            let letters = place.strip_suffix(&was.to_string()).unwrap();
            turned.extend(["<c r=\"", letters, &now.to_string(), "\"", rest]);
        }
        turned
    });
    format!("{head}{}</sheetData>{tail}", turned.collect::<String>())
}

#[test]
fn the_tables_stay_as_they_are_when_a_person_sorts_the_data() {
    if !office::is_here() {
        return;
    }
    let (report, template) = lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    let ours = written(&report, &template, Tag::Nb);
    let before = read(&ours);
    let place = |name: &str| before.iter().position(|one| one.name == name).unwrap() + 1;
    let parts = ["Avtaler", "Beløp"]
        .map(|name| format!("xl/worksheets/sheet{}.xml", place(name)));
    let sorted = office::edited(&ours, "xl/worksheets", |name, text| {
        if parts.iter().any(|part| part == name) { turned(&text) } else { text }
    });
    let after = read(&recalculated(&sorted));
    // The other way of counting was taken.
    let ordered = |sheets: &[Sheet], name: &str| {
        let about = named(sheets, "Om");
        let fact = about.cells.iter().find(|(_, text)| {
            text.starts_with(&format!("{name} står i prosjektrekkefølge"))
        });
        let (row, _) = *fact.unwrap().0;
        about.cells[&(row, 2)].clone()
    };
    for name in ["Avtaler", "Beløp"] {
        assert_eq!(ordered(&before, name), "1", "{name}");
        assert_eq!(ordered(&after, name), "0", "{name}");
    }
    for name in ["Sammendrag", "Geografi", "Partnere", "Forvaltere", "År", "Dekning"] {
        let (before, after) = (named(&before, name), named(&after, name));
        for (cell, formula) in &before.formulas {
            let value =
                |sheet: &Sheet| sheet.cells.get(cell).cloned().unwrap_or_default();
            let (was, is) = (value(before), value(after));
            let near = match (was.parse::<f64>(), is.parse::<f64>()) {
                (Ok(was), Ok(is)) => (was - is).abs() <= 1e-9 * was.abs().max(1.0),
                _ => was == is,
            };
            assert!(near, "{name} {cell:?}: {was} became {is}: {formula}");
        }
    }
}

#[test]
fn names_that_only_case_tells_apart_are_counted_as_they_are() {
    let list = "Avtalenummer;Tittel;Land;Partner;Beløp;År\n\
                KEN-07/0001;Brønner;Kenya;Hjelp til Alle;1000;2007\n\
                NPL-07/0002;Skoler;Nepal;HJELP TIL ALLE;2000;2007\n\
                NIC-07/0003;Klinikker;Nicaragua;UNDP;4000;2007\n";
    let template = load(embedded("generell").unwrap(), &|_| None).unwrap();
    let (report, template) = lists::of_text(list, template);
    let ours = written(&report, &template, Tag::Nb);
    let stored = figure(&read(&ours), "Sammendrag", "Partnere", "Tall");
    let names: std::collections::BTreeSet<&str> =
        report.projects.iter().map(|one| one.partner.name.as_str()).collect();
    assert!((stored - f64::from(u32::try_from(names.len()).unwrap())).abs() < 0.01);
    if office::is_here() {
        let (count, found) = differences(&ours, &recalculated(&falsified(&ours)));
        assert!(count > 50 && found.is_empty(), "{count}: {found:#?}");
    }
}
