//! Workbooks of Excel 5 to 2003 (.xls), read record by record.

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use portefolje::model::Cell;
use portefolje::read::limits::Limits;
use portefolje::read::{ReadFile, read};

use super::records::{
    begin, compound, dimensions, end, label, number, record, shorts, stream, styles,
};

/// A workbook of sheets, each with its name and what stands between its beginning and
/// its end.
fn book(globals: &[u8], sheets: &[(&str, Vec<Vec<u8>>)]) -> Vec<u8> {
    let sheets: Vec<(&str, u8, Vec<u8>)> = sheets
        .iter()
        .map(|(name, records)| (*name, 0, [begin(16), records.concat(), end()].concat()))
        .collect();
    compound(&[("/Workbook", &stream(globals, &sheets))])
}

fn file(bytes: &[u8]) -> ReadFile {
    read("a.xls", bytes, 0, Limits::default()).expect("a workbook")
}

/// The cells of the first sheet, a line a row.
fn cells(bytes: &[u8]) -> String {
    let file = file(bytes);
    let (_, grid) = file.sheets.first().expect("a sheet");
    let mut text = String::new();
    for row in &grid.rows {
        writeln!(text, "{} {:?}", row.index + 1, row.cells).unwrap();
    }
    text
}

fn check(records: &[Vec<u8>], expected: &Expect) {
    expected.assert_eq(&cells(&book(&styles(), &[("A", records.to_vec())])));
}

/// The texts that all sheets share: their count, and the parts of their record.
fn shared(count: u32, parts: &[&[u8]]) -> Vec<u8> {
    let head = [count.to_le_bytes(), count.to_le_bytes()].concat();
    let (first, following) = parts.split_first().expect("a part");
    let mut records = record(0xFC, &[&head[..], first].concat());
    for part in following {
        records.extend(record(0x3C, part));
    }
    records
}

fn shared_at(row: u16, place: u32) -> Vec<u8> {
    record(0xFD, &[&shorts(&[row, 0, 0])[..], &place.to_le_bytes()].concat())
}

#[test]
fn texts_go_on_in_the_records_that_follow() {
    // «Skole i år» with a format, broken within; «Ly på øya», its second half wide; and a
    // text with a phonetic one, of which the last bytes are missing.
    let half = [&[1][..], &shorts(&[0xF8, 0x79, 0x61])].concat();
    let phonetic = [&shorts(&[4])[..], &[4, 9, 0, 0, 0], b"Kurs"].concat();
    let parts: [&[u8]; 3] = [
        &[&shorts(&[10])[..], &[8, 1, 0], b"Skole "].concat(),
        &[&[0][..], b"i \xE5r", &[0; 4], &shorts(&[9]), &[0], b"Ly p\xE5 "].concat(),
        &[&half[..], &phonetic].concat(),
    ];
    let globals = [styles(), shared(3, &parts)].concat();
    let sheet = (0..3).map(|at| shared_at(at, at.into())).collect();
    let expected = expect![[r#"
        1 [(0, Text("Skole i år"))]
        2 [(0, Text("Ly på øya"))]
        3 [(0, Text("Kurs"))]
    "#]];
    expected.assert_eq(&cells(&book(&globals, &[("A", sheet)])));
}

#[test]
fn a_text_that_is_not_there_is_damage() {
    // One text, though there should be two; the second is cut off.
    let one = [&shorts(&[2])[..], &[0], b"Ly", &shorts(&[20]), &[0], b"Kurs"].concat();
    let globals = [styles(), shared(2, &[&one])].concat();
    for place in [1, 2, u32::MAX] {
        let sheets = [("Liste", vec![shared_at(0, place)]), ("B", vec![shared_at(0, 0)])];
        let file = file(&book(&globals, &sheets));
        assert_eq!(file.findings.len(), 1, "{place}");
        assert_eq!(file.sheets[1].1.rows[0].cells[0].1, Cell::Text("Ly".into()));
        let error = read("a.xls", &book(&globals, &sheets[..1]), 0, Limits::default());
        let message = error.expect_err("a refusal").message;
        assert!(format!("{message:?}").contains("reason-no-such-text"), "{message:?}");
    }
}

#[test]
fn packed_numbers_stand_side_by_side() {
    let packed =
        |style: u16, bits: i32| [&shorts(&[style])[..], &bits.to_le_bytes()].concat();
    let many = |last: u16| {
        let body = [
            shorts(&[1, 2]),
            packed(0, (-5 << 2) | 2),
            packed(0, (12_345 << 2) | 3),
            shorts(&[last]),
        ];
        record(0xBD, &body.concat())
    };
    let one = record(0x27E, &[shorts(&[0, 0]), packed(0, (7 << 2) | 2)].concat());
    let nothing = record(0, &[]);
    check(
        &[nothing.clone(), one, nothing, many(3)],
        &expect![[r#"
            1 [(0, Number(7.0))]
            2 [(2, Number(-5.0)), (3, Number(123.45))]
        "#]],
    );
    for last in [2, 4, 1, u16::MAX] {
        let lie = book(&styles(), &[("A", vec![many(last)])]);
        assert!(read("a.xls", &lie, 0, Limits::default()).is_err(), "{last}");
    }
}

#[test]
fn formulas_show_numbers_truths_errors_and_texts() {
    let formula = |row: u16, value: [u8; 8]| {
        record(0x06, &[&shorts(&[row, 0, 0])[..], &value, &[0; 8]].concat())
    };
    let text = |length: u16, part: &[u8]| {
        record(0x207, &[&shorts(&[length])[..], &[0], part].concat())
    };
    check(
        &[
            formula(0, 1.5_f64.to_le_bytes()),
            formula(1, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
            formula(2, [2, 0, 7, 0, 0, 0, 0xFF, 0xFF]),
            formula(3, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            formula(4, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            // The formula of an area comes between it and its text, which goes on.
            record(0x221, &[0; 6]),
            text(9, b"Ly p"),
            record(0x3C, b"\0\xE5 \xF8ya"),
            // Its text never comes.
            formula(5, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            number(6, 0, 0, 1.0),
            formula(7, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        ],
        &expect![[r##"
            1 [(0, Number(1.5))]
            2 [(0, Bool(true))]
            3 [(0, Error("#DIV/0!"))]
            5 [(0, Text("Ly på øya"))]
            6 [(0, FormulaWithoutValue)]
            7 [(0, Number(1.0))]
            8 [(0, FormulaWithoutValue)]
        "##]],
    );
}

#[test]
fn what_a_sheet_claims_to_span_costs_nothing() {
    let far = [
        dimensions(u32::MAX, u16::MAX),
        number(0, 0, 0, 1.0),
        number(65_535, 255, 0, 2.0),
    ];
    let sheets: Vec<(String, Vec<Vec<u8>>)> =
        (0..500).map(|at| (format!("A{at}"), far.to_vec())).collect();
    let sheets: Vec<(&str, Vec<Vec<u8>>)> =
        sheets.iter().map(|(name, records)| (name.as_str(), records.clone())).collect();
    assert_eq!(
        cells(&book(&styles(), &sheets)),
        "1 [(0, Number(1.0))]\n65536 [(255, Number(2.0))]\n"
    );
}

#[test]
fn two_sheets_of_one_name_are_two_sheets() {
    let sheets = [("A", vec![number(0, 0, 0, 1.0)]), ("A", vec![number(0, 0, 0, 2.0)])];
    let file = file(&book(&styles(), &sheets));
    let values: Vec<&Cell> =
        file.sheets.iter().map(|(_, grid)| &grid.rows[0].cells[0].1).collect();
    assert_eq!(values, [&Cell::Number(1.0), &Cell::Number(2.0)]);
}

#[test]
fn a_sheet_that_is_cut_short_is_no_shorter_sheet() {
    let sound = [begin(16), label(0, 0, "Ly"), end()].concat();
    let cut = [begin(16), label(0, 0, "Kurs")].concat();
    let records = stream(&styles(), &[("A", 0, sound), ("B", 0, cut)]);
    let file = file(&compound(&[("/Workbook", &records)]));
    assert_eq!(file.findings.len(), 1);
    assert!(file.sheets[1].1.rows.is_empty());
}

#[test]
fn a_workbook_whose_styles_may_be_missing_is_refused() {
    let sheet = [begin(16), number(0, 0, 0, 1.0), end()].concat();
    let mut records = stream(&styles(), &[("A", 0, sheet)]);
    // The first record behind the styles claims to be longer than the file.
    let named = records.windows(2).position(|kind| kind == [0x85, 0]).expect("a name");
    records[named + 2..named + 4].copy_from_slice(&[0xFF, 0xFF]);
    let book = compound(&[("/Workbook", &records)]);
    assert!(read("a.xls", &book, 0, Limits::default()).is_err());
}

#[test]
fn a_sheet_without_a_workbook_round_it_is_read() {
    let alone = [begin(16), styles(), number(0, 0, 0, 1.0), end()].concat();
    assert_eq!(cells(&alone), "1 [(0, Number(1.0))]\n");
}

/// Excel 5 and 95: texts in the code page, dates from 1904.
#[test]
fn a_workbook_of_excel_95_is_read() {
    let begin = |kind: u16| record(0x809, &shorts(&[0x500, kind, 0, 0]));
    let format = record(0x41E, &[&shorts(&[164])[..], &[10], b"dd.mm.yyyy"].concat());
    let style = record(0xE0, &[&shorts(&[0, 164])[..], &[0; 12]].concat());
    let text = |bytes: &[u8]| {
        let length = u16::try_from(bytes.len()).expect("a short text");
        [&shorts(&[length])[..], bytes].concat()
    };
    let before = |start: u32, page: u16| {
        let name = b"\x05L\x8Anne";
        let named = record(0x85, &[&start.to_le_bytes()[..], &[0, 0], name].concat());
        let page = record(0x42, &shorts(&[page]));
        let days = record(0x22, &shorts(&[1]));
        [begin(5), page, days, format.clone(), style.clone(), named, end()].concat()
    };
    let sheet = |bytes: &[u8]| {
        let place = |column: u16| shorts(&[0, column, 0]);
        [
            begin(16),
            record(0x204, &[place(0), text(bytes)].concat()),
            record(0xD6, &[place(1), text(bytes), vec![1, 0, 0]].concat()),
            number(0, 2, 0, 37_698.0),
            end(),
        ]
    };
    // Excel's own number of the Macintosh, whose å is another byte.
    for (page, bytes, name) in
        [(32_768_u16, b"p\x8C", "Länne"), (1_252, b"p\xE5", "LŠnne")]
    {
        let start = u32::try_from(before(0, page).len()).expect("a short workbook");
        let records = [before(start, page), sheet(bytes).concat()].concat();
        let book = compound(&[("/Book", &records)]);
        assert_eq!(
            cells(&book),
            "1 [(0, Text(\"på\")), (1, Text(\"på\")), \
             (2, Date(Date { year: 2007, month: 3, day: 19 }))]\n",
            "{page}"
        );
        assert_eq!(file(&book).sheets[0].0, name);
    }
}
