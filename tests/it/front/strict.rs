//! Workbooks in the strict form of Office Open XML: other namespaces, dates as ISO 8601.

use portefolje::model::{Cell, Date, Grid};
use portefolje::read::limits::Limits;
use portefolje::read::read;
use portefolje::recognise::Options;

use super::helper::{run, show, workbook};
use super::packages::changed;

/// 19 March 2007 and noon of 1 July 2008, as dates are stored in the usual form.
const LIST: &str = "Avtalenr | Prosjekttittel | Land | Avtaledato | Sist endret | Beløp\n\
    2070001 | Ly | Kenya | 39160{yyyy-mm-dd} | 39630.5{yyyy-mm-dd hh:mm} | 250000\n\
    2070002 | Kurs | Albania | 39160{yyyy-mm-dd} | 39630.5{yyyy-mm-dd hh:mm} | 300000.5";

/// The namespaces of the two forms.
const NAMESPACES: [(&str, &str); 4] = [
    (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    (
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://purl.oclc.org/ooxml/drawingml/main",
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        "http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
    ),
];

/// The list as Excel saves it under "Strict Open XML Spreadsheet", with the ISO dates as
/// they are given.
fn strict(day: &str, time: &str) -> Vec<u8> {
    changed(&workbook(LIST), |name, bytes| {
        let Ok(text) = String::from_utf8(bytes.clone()) else { return bytes };
        let mut text = NAMESPACES
            .iter()
            .fold(text, |text, (usual, strict)| text.replace(usual, strict));
        if name == "xl/workbook.xml" {
            text = text.replacen("<workbook ", "<workbook conformance=\"strict\" ", 1);
            assert!(text.contains("conformance"));
        }
        if name.starts_with("xl/worksheets/") {
            for (number, iso) in [("39160", day), ("39630.5", time)] {
                let stored = format!("><v>{number}</v>");
                assert!(text.contains(&stored), "{text}");
                text = text.replace(&stored, &format!(" t=\"d\"><v>{iso}</v>"));
            }
        }
        text.into_bytes()
    })
}

fn grid(bytes: &[u8]) -> Grid {
    read("liste.xlsx", bytes, 0, Limits::default()).expect("a list").sheets.remove(0).1
}

#[test]
fn a_strict_workbook_is_read_as_the_same_in_the_usual_form() {
    let usual = workbook(LIST);
    let strict = strict("2007-03-19", "2008-07-01T12:00:00");
    assert_eq!(grid(&strict), grid(&usual));
    let shown = |bytes| show(&run(&[("liste.xlsx", bytes)], &Options::default()));
    assert_eq!(shown(&strict), shown(&usual));
    assert!(shown(&strict).contains("2070002 «Kurs» Albania 2007:300000.50"));
}

#[test]
fn iso_dates_are_read_with_zone_and_fraction_and_impossible_ones_stay_texts() {
    let dated = |day: &str, time: &str| {
        let grid = grid(&strict(day, time));
        let cells = &grid.rows[1].cells;
        [cells[3].1.clone(), cells[4].1.clone()]
    };
    let first = Cell::Date(Date { year: 2007, month: 3, day: 19 });
    let second = Cell::Date(Date { year: 2008, month: 7, day: 1 });
    assert_eq!(
        dated("2007-03-19Z", "2008-07-01T12:00:00.000Z"),
        [first.clone(), second.clone()]
    );
    assert_eq!(dated("2007-03-19T00:00:00+02:00", "2008-07-01"), [first, second]);
    assert_eq!(
        dated("2007-02-30", "12:30:00"),
        [Cell::Text("2007-02-30".into()), Cell::Text("12:30:00".into())]
    );
}
