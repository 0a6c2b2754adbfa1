//! Tables and charts of the report are as wide as the text of a page when they are pasted.

use portefolje::language::{Language, Tag};
use portefolje::write::write;

use crate::support::lint::package::Package;
use crate::support::lint::read;
use crate::support::lists;

/// The text of a page of A4 between a document's margins, in centimetres.
const PAGE: f64 = 16.0;
/// The same of a page that lies, for tables of many columns.
const LYING_PAGE: f64 = 24.7;
/// Tables of few columns are scaled by no more than this: text of 11 points to 9.
const NARROW_SCALE: f64 = 0.85;
/// Text of 11 points that is scaled by less than this is too small to be read.
const LEAST_SCALE: f64 = 0.6;

/// Pixels of a column, at 96 to the inch, with the font that the workbook is in.
fn centimetres(width: f64) -> f64 {
    (width * 7.0).round() / 96.0 * 2.54
}

#[test]
fn charts_and_narrow_tables_fit_a_page() {
    for (list, template) in lists::SAMPLES {
        let (report, template) = lists::report(list, template);
        for tag in Tag::ALL {
            let language = Language::new(tag).with_names(&template);
            let bytes = write(&report, &template, &language).unwrap();
            let package = Package::open(&bytes, &mut Vec::new());
            let (mut charts, mut tables) = (0, 0);
            for (name, part) in package.under("xl/drawings/drawing") {
                for extent in
                    part.named("ext").iter().filter(|one| one.get("cx").is_some())
                {
                    let width: f64 = extent.get("cx").unwrap().parse().unwrap();
                    if width > 0.0 {
                        let width = width / 360_000.0;
                        assert!(width <= PAGE && width > 15.5, "{name}: {width} cm");
                    }
                }
                charts +=
                    part.named("twoCellAnchor").len() + part.named("oneCellAnchor").len();
            }
            for (at, sheet) in read(&bytes).iter().enumerate() {
                let part =
                    package.part(&format!("xl/worksheets/sheet{}.xml", at + 1)).unwrap();
                let widths = widths(part);
                for relation in sheet.relations.values().filter(|one| one.kind == "table")
                {
                    let table =
                        package.part(&relation.target.replace("../", "xl/")).unwrap();
                    let key = table.get("name").unwrap().trim_start_matches("rpt_");
                    if report.table(key).is_none() {
                        continue;
                    }
                    let columns = table.child("tableColumns").unwrap().children.len();
                    let width: f64 = widths.iter().take(columns).sum();
                    let width = centimetres(width);
                    let narrow = columns <= 6;
                    let scale = if narrow { PAGE } else { LYING_PAGE } / width;
                    let wanted = if narrow { NARROW_SCALE } else { LEAST_SCALE };
                    assert!(
                        scale >= wanted - 0.005,
                        "{}: {key}: {columns} columns, {width:.1} cm",
                        tag.name()
                    );
                    tables += 1;
                }
            }
            assert!(
                charts >= 4 && tables >= 6,
                "{list}: {charts} charts, {tables} tables"
            );
        }
    }
}

/// The width of each column of a sheet, in characters.
fn widths(sheet: &crate::support::lint::package::Element) -> Vec<f64> {
    let mut widths = vec![8.43; 200];
    for column in sheet.named("col") {
        let at = |name: &str| column.get(name).unwrap().parse::<usize>().unwrap();
        for at in at("min")..=at("max").min(200) {
            widths[at - 1] = column.get("width").unwrap().parse().unwrap();
        }
    }
    widths
}
