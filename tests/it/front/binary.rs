//! Workbooks of records (.xlsb), written here by hand: no free program writes them.
#![expect(
    clippy::cast_possible_truncation,
    reason = "records hold the low bits of small numbers"
)]

use std::fmt::Write as _;

use expect_test::expect;
use portefolje::read::limits::Limits;
use portefolje::read::read;
use portefolje::recognise::Options;

use super::helper::{run, show};
use super::packages::{Part, zipped};

/// A record: its kind and length in seven bits a byte, then its body.
fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if kind < 0x80 {
        bytes.push(kind as u8);
    } else {
        bytes.extend([kind as u8 & 0x7F | 0x80, (kind >> 7) as u8]);
    }
    let mut length = body.len();
    loop {
        let low = (length & 0x7F) as u8;
        length >>= 7;
        bytes.push(if length > 0 { low | 0x80 } else { low });
        if length == 0 {
            break;
        }
    }
    bytes.extend(body);
    bytes
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = (units.len() as u32).to_le_bytes();
    length.into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
}

fn longs(values: &[u32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

/// A cell of a kind, in a column and a style.
fn cell(kind: u16, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[&longs(&[column, style])[..], value].concat())
}

fn row(index: u32, hidden: bool) -> Vec<u8> {
    let flags = if hidden { 0x10 } else { 0 };
    record(0x00, &[&longs(&[index, 0])[..], &[0x2C, 0x01, 0, flags, 0]].concat())
}

fn sheet(before: &[Vec<u8>], cells: &[Vec<u8>], after: &[Vec<u8>]) -> Vec<u8> {
    [
        record(0x81, &[]),
        before.concat(),
        record(0x91, &[]),
        cells.concat(),
        record(0x92, &[]),
        after.concat(),
        record(0x82, &[]),
    ]
    .concat()
}

/// A workbook of sheets, each with its state, its folder and its part.
fn workbook(sheets: &[(&str, u32, &str, Vec<u8>)], strings: &[&str]) -> Vec<u8> {
    let mut parts = vec![Part::text("[Content_Types].xml", "<Types/>")];
    let mut names = Vec::new();
    let mut relations = String::from("<Relationships>");
    for (nth, (name, state, folder, part)) in sheets.iter().enumerate() {
        let body =
            [longs(&[*state, nth as u32 + 1]), text(&format!("rId{nth}")), text(name)];
        names.push(record(0x9C, &body.concat()));
        let target = format!("{folder}/sheet{nth}.bin");
        write!(relations, "<Relationship Id=\"rId{nth}\" Target=\"{target}\"/>")
            .expect("text");
        parts.push(Part::bytes(&format!("xl/{target}"), part));
    }
    relations.push_str("</Relationships>");
    let book = [
        record(0x83, &[]),
        record(0x99, &longs(&[0, 0])),
        record(0x8F, &[]),
        names.concat(),
        record(0x90, &[]),
        record(0x84, &[]),
    ];
    let count = strings.len() as u32;
    let table: Vec<u8> = strings
        .iter()
        .flat_map(|string| record(0x13, &[&[0][..], &text(string)].concat()))
        .collect();
    let table = [record(0x9F, &longs(&[count, count])), table, record(0xA0, &[])];
    // Style 0 is plain, 1 a date, 2 thousands.
    let format = |id: u16, code: &str| {
        record(0x2C, &[&id.to_le_bytes()[..], &text(code)].concat())
    };
    let style = |format: u16| {
        record(0x2F, &[&[0xFF, 0xFF][..], &format.to_le_bytes(), &[0; 12]].concat())
    };
    let styles = [
        record(0x267, &longs(&[2])),
        format(164, "dd\\.mm\\.yyyy"),
        format(165, "#,##0,"),
        record(0x268, &[]),
        record(0x269, &longs(&[3])),
        style(0),
        style(164),
        style(165),
        record(0x26A, &[]),
    ];
    parts.push(Part::text("xl/_rels/workbook.bin.rels", &relations));
    parts.push(Part::bytes("xl/workbook.bin", &book.concat()));
    parts.push(Part::bytes("xl/sharedStrings.bin", &table.concat()));
    parts.push(Part::bytes("xl/styles.bin", &styles.concat()));
    zipped(&parts)
}

fn packed(number: i32) -> [u8; 4] {
    ((number << 2) | 2).to_le_bytes()
}

const HEADERS: [&str; 5] =
    ["Avtalenr", "Prosjekttittel", "Land", "Utbetalingsdato", "Beløp"];

fn header() -> Vec<u8> {
    let cells: Vec<u8> = (0_u32..5)
        .flat_map(|column| cell(0x07, column, 0, &column.to_le_bytes()))
        .collect();
    [row(0, false), cells].concat()
}

/// A row: number, title, country by its place among the texts, date and amount.
fn agreement(
    at: u32,
    number: i32,
    title: &str,
    country: u32,
    amount: Vec<u8>,
) -> Vec<u8> {
    [
        row(at, at == 2),
        cell(0x02, 0, 0, &packed(number)),
        cell(0x06, 1, 0, &text(title)),
        cell(0x07, 2, 0, &country.to_le_bytes()),
        cell(0x05, 3, 1, &39_160.0_f64.to_le_bytes()),
        amount,
    ]
    .concat()
}

fn strings() -> Vec<&'static str> {
    [&HEADERS[..], &["Kenya", "Albania"]].concat()
}

#[test]
fn a_workbook_of_records() {
    // A formula's value stands where a plain one would, with the formula behind it.
    let formula = |kind: u16, value: &[u8]| cell(kind, 4, 2, &[value, &[0; 8]].concat());
    let hundredth = (((12_345_i32) << 2) | 3).to_le_bytes();
    let cells = [
        header(),
        agreement(1, 2_070_001, "Ly", 5, cell(0x05, 4, 2, &250_000.5_f64.to_le_bytes())),
        agreement(2, 2_070_002, "Kurs", 6, formula(0x09, &300_000.0_f64.to_le_bytes())),
        agreement(3, 2_070_003, "Skole", 5, formula(0x0B, &[0x17])),
        agreement(4, 2_070_004, "Rett", 6, cell(0x02, 4, 2, &hundredth)),
        agreement(5, 2_070_005, "Helse", 6, formula(0x08, &text("1,5 mill."))),
    ];
    let hidden_column = record(0x3C, &[&longs(&[2, 2, 2_560, 0])[..], &[1, 0]].concat());
    let list = sheet(&[hidden_column], &cells, &[]);
    let chart = record(0x81, &[]);
    let book = workbook(
        &[
            ("Liste", 0, "worksheets", list.clone()),
            ("Gammel", 1, "worksheets", list),
            ("Figur", 0, "chartsheets", chart.clone()),
            ("Makro", 0, "macrosheets", chart),
        ],
        &strings(),
    );
    let expected = expect![[r#"
        Liste: NOK
          A=agreement_number  B=title  C=country  D=year  E=amount
          1 Header
        Gammel: skip-hidden
        Figur: skip-no-cells
        Makro: skip-no-cells
        2070001 «Ly» Kenya 2007:250000.50
        2070002 «Kurs» Albania 2007:300000.00
        2070003 «Skole» Kenya
        2070004 «Rett» Albania 2007:123.45
        2070005 «Helse» Albania 2007:1500000.00
        rows 6 = 5 used + 0 blank + 1 structure + 0 not used; NOK 2050123.95 = 2050123.95 + 0.00
        R119  column=E shown=1000 NOK unit=NOK
        R101  sheet=Gammel
        R102  sheet=Figur reason=skip-no-cells
        R102  sheet=Makro reason=skip-no-cells
        R118  columns=C filtered=no amount=0.00
        R117 3 count=1 amount=300000.00
        R109 E4 text=#REF!
    "#]];
    expected.assert_eq(&show(&run(&[("liste.xlsb", &book)], &Options::default())));
}

/// A small sound workbook.
pub(super) fn sample() -> Vec<u8> {
    let cells = [
        header(),
        agreement(1, 2_070_001, "Ly", 5, cell(0x05, 4, 0, &10.0_f64.to_le_bytes())),
    ];
    workbook(&[("Liste", 0, "worksheets", sheet(&[], &cells, &[]))], &strings())
}

#[test]
fn a_text_that_is_not_there_is_said() {
    let cells = [
        header(),
        agreement(1, 2_070_001, "Ly", 99, cell(0x05, 4, 0, &10.0_f64.to_le_bytes())),
    ];
    let book =
        workbook(&[("Liste", 0, "worksheets", sheet(&[], &cells, &[]))], &strings());
    let error =
        read("liste.xlsb", &book, 0, Limits::default()).expect_err("a text is missing");
    let expected = expect![[
        r#"Message { key: "error-damaged", arguments: [("file", Text("liste.xlsb")), ("reason", Message(Message { key: "reason-no-such-text", arguments: [] }))] }"#
    ]];
    expected.assert_eq(&format!("{:?}", error.message));
}

#[test]
fn records_cut_short_end_as_a_message() {
    let cells = [
        header(),
        agreement(1, 2_070_001, "Ly", 5, cell(0x05, 4, 0, &10.0_f64.to_le_bytes())),
    ];
    let whole = sheet(&[], &cells, &[]);
    for length in 0..whole.len() {
        let part = whole.get(..length).expect("a beginning").to_vec();
        let book = workbook(&[("Liste", 0, "worksheets", part)], &strings());
        // Cut between two records it may be whole enough to be read.
        let _ = read("liste.xlsb", &book, 0, Limits::default());
    }
}
