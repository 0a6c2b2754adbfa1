//! How accessible the workbook is, and whether what it says about that is so.

use std::collections::BTreeSet;

use portefolje::language::{Language, Tag};
use portefolje::model::Report;
use portefolje::template::Template;

use crate::support::lint::package::{Element, Package};
use crate::support::lint::{Sheet, read};
use crate::support::lists;
use crate::support::report;

fn written(report: &Report, template: &Template, tag: Tag) -> Vec<u8> {
    let language = Language::new(tag).with_names(template);
    portefolje::write::write(report, template, &language).unwrap()
}

/// What `Om` says of each requirement: outcome and what was seen.
fn said(bytes: &[u8]) -> Vec<(String, String, String)> {
    let sheets = read(bytes);
    let sheet = sheets.iter().find(|sheet| sheet.name == "Om").unwrap();
    let header =
        sheet.cells.iter().find(|((_, column), text)| *column == 1 && *text == "Krav");
    let first = header.unwrap().0.0 + 1;
    let text = |row: u32, column: u32| sheet.cells.get(&(row, column)).cloned();
    (first..)
        .map_while(|row| Some((text(row, 1)?, text(row, 2)?, text(row, 3)?)))
        .collect()
}

#[track_caller]
fn of<'a>(said: &'a [(String, String, String)], what: &str) -> (&'a str, &'a str) {
    let found = said.iter().find(|(text, ..)| text.starts_with(what));
    let (_, outcome, seen) = found.unwrap_or_else(|| panic!("{what}: {said:?}"));
    (outcome, seen)
}

/// The first number in a text, whole or with a decimal comma.
fn number<N: std::str::FromStr>(text: &str) -> N {
    let number: String = text
        .chars()
        .skip_while(|one| !one.is_ascii_digit())
        .take_while(|one| one.is_ascii_digit() || *one == ',')
        .collect();
    number.replace(',', ".").parse().ok().unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn the_samples_pass_what_a_program_can_see() {
    for (list, template) in lists::SAMPLES {
        let (report, template) = lists::report(list, template);
        let bytes = written(&report, &template, Tag::Nb);
        let said = said(&bytes);
        assert!(said.len() >= 12, "{list}: {said:?}");
        for (what, outcome, seen) in &said {
            assert!(outcome != "Ikke bestått", "{list}: {what}: {seen}");
        }
        let passed = said.iter().filter(|(_, outcome, _)| outcome == "Bestått").count();
        assert!(passed >= 8, "{list}: {passed} {said:?}");
    }
}

#[test]
fn what_it_says_is_what_is_in_the_file() {
    let (report, template) = lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    let bytes = written(&report, &template, Tag::Nb);
    let said = said(&bytes);
    let package = Package::open(&bytes, &mut Vec::new());
    let of_kind = |folder: &str| package.under(folder).count();
    // The table of the check itself is written after it was made.
    let (_, tables) = of(&said, "Hver kolonne");
    assert_eq!(number::<usize>(tables) + 1, of_kind("xl/tables/table"), "{tables}");
    let (_, charts) = of(&said, "Hvert diagram");
    assert_eq!(number::<usize>(charts), of_kind("xl/charts/chart"), "{charts}");
    let (_, sheets) = of(&said, "Innholdet");
    // Two more are hidden: what people may choose from, and what the next report is to know.
    assert_eq!(number::<usize>(sheets) + 2, read(&bytes).len(), "{sheets}");
    let (_, contrast) = of(&said, "Tekst har");
    let least = least_contrast(package.part("xl/styles.xml").unwrap());
    let contrast = contrast.rsplit(' ').next().unwrap();
    assert!((number::<f64>(contrast) - least).abs() < 0.1, "{contrast}, but {least}");
}

/// The least contrast of text and fill in all cell formats: by another road than ours.
fn least_contrast(styles: &Element) -> f64 {
    let color = |element: Option<&Element>, missing: &str| -> u32 {
        let rgb = element.and_then(|one| one.get("rgb")).unwrap_or(missing);
        u32::from_str_radix(rgb, 16).unwrap() & 0xFF_FFFF
    };
    let list = |name: &str| &styles.child(name).unwrap().children;
    let fonts: Vec<u32> =
        list("fonts").iter().map(|font| color(font.child("color"), "FF000000")).collect();
    let fills: Vec<u32> = list("fills")
        .iter()
        .map(|fill| {
            let pattern = fill.child("patternFill");
            color(pattern.and_then(|one| one.child("fgColor")), "FFFFFFFF")
        })
        .collect();
    let index =
        |xf: &Element, name: &str| xf.get(name).unwrap().parse::<usize>().unwrap();
    let ratios = list("cellXfs").iter().map(|xf| {
        let (font, fill) = (fonts[index(xf, "fontId")], fills[index(xf, "fillId")]);
        let (one, other) = (luminance(font), luminance(fill));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    });
    ratios.fold(f64::INFINITY, f64::min)
}

fn luminance(color: u32) -> f64 {
    let part = |shift: u32| {
        let part = f64::from((color >> shift) & 0xFF) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

#[test]
fn equal_headers_fail_and_are_named() {
    let mut template = report::template();
    // As the column that is there already.
    template.dimensions[0].one_nb = "Forvalter".to_owned();
    let bytes = written(&report::small(), &template, Tag::Nb);
    let said = said(&bytes);
    let (outcome, seen) = of(&said, "Hver kolonne");
    assert_eq!(outcome, "Ikke bestått");
    assert!(seen.contains("Prosjekter: «Forvalter»"), "{seen}");
}

#[test]
fn what_a_program_cannot_see_is_left_to_a_person() {
    let said = said(&written(&report::small(), &report::template(), Tag::Nb));
    let look: Vec<&str> = said
        .iter()
        .filter(|(_, outcome, _)| outcome == "Et menneske må se")
        .map(|(what, ..)| what.as_str())
        .collect();
    assert!(look.iter().any(|what| what.contains("alternative tekstene")), "{look:?}");
    assert!(look.iter().any(|what| what.contains("Leserekkefølgen")), "{look:?}");
}

/// The cells that the tables of a workbook cover, by sheet.
fn tables(package: &Package, sheets: &[Sheet]) -> Vec<(String, (u32, u32, u32, u32))> {
    let of = |sheet: &Sheet| {
        let parts = sheet.relations.values().filter(|one| one.kind == "table");
        let tables = parts.map(|one| {
            let part = package.part(&one.target.replace("../", "xl/")).unwrap();
            let (first, last) = part.get("ref").unwrap().split_once(':').unwrap();
            let (first, last) =
                (crate::support::lint::cell(first), crate::support::lint::cell(last));
            (sheet.name.clone(), (first.0, first.1, last.0, last.1))
        });
        tables.collect::<Vec<_>>()
    };
    sheets.iter().flat_map(of).collect()
}

#[test]
fn every_report_table_is_a_real_table() {
    let (report, template) = lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    let bytes = written(&report, &template, Tag::Nb);
    let package = Package::open(&bytes, &mut Vec::new());
    let sheets = read(&bytes);
    let tables = tables(&package, &sheets);
    let named: BTreeSet<&str> = tables.iter().map(|(sheet, _)| sheet.as_str()).collect();
    for sheet in [
        "Sammendrag",
        "Geografi",
        "Partnere",
        "År",
        "Former",
        "Dekning",
        "Utvalg",
        "Kontroll",
    ] {
        assert!(named.contains(sheet), "{sheet}: {named:?}");
    }
    // The first table of the regions: its header, and a row for each region.
    let rows = u32::try_from(report.table("region").unwrap().rows.len()).unwrap();
    let found = tables
        .iter()
        .any(|(sheet, (first, _, last, _))| sheet == "Geografi" && last - first == rows);
    assert!(found, "{tables:?}");
}

#[test]
fn tables_hold_no_merged_cells() {
    let (report, template) = lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    let bytes = written(&report, &template, Tag::Nb);
    let package = Package::open(&bytes, &mut Vec::new());
    let sheets = read(&bytes);
    let mut merged = 0;
    for (name, (first, left, last, right)) in tables(&package, &sheets) {
        let sheet = sheets.iter().find(|sheet| sheet.name == name).unwrap();
        for (top, start, bottom, end) in &sheet.merges {
            let meet =
                *top <= last && first <= *bottom && *start <= right && left <= *end;
            assert!(!meet, "{name}: {first}–{last}");
            merged += 1;
        }
    }
    assert!(merged > 0, "texts are laid over several columns");
}
