//! Files of every format, and files that are none.

use std::io::{Cursor, Write as _};

use expect_test::{Expect, expect};
use portefolje::read::limits::Limits;
use portefolje::read::read;
use portefolje::recognise::Options;

use super::helper::{run, show, workbook};
use super::packages::{self, Part, changed};

const LIST: &str = "Avtalenr;Prosjekttittel;Land;År;Beløp\r\n\
    2040412;\"Ly; for kvinner\";Sør-Afrika;2004;1 000,50\r\n\
    \r\n\
    GLO 0603;Kurs;Kenya;2005;(20)\r\n";

const UNDERSTOOD: &str = "liste: NOK\n  \
    A=agreement_number  B=title  C=country  D=year  E=amount\n  \
    1 Header\n\
    2040412 «Ly; for kvinner» Sør-Afrika 2004:1000.50\n\
    GLO-0603 «Kurs» Kenya 2005:-20.00\n\
    rows 4 = 2 used + 1 blank + 1 structure + 0 not used; NOK 980.50 = 980.50 + 0.00\n\
    R203 E4 amount=-20.00\n";

fn check_bytes(name: &str, bytes: &[u8]) {
    assert_eq!(show(&run(&[(name, bytes)], &Options::default())), UNDERSTOOD, "{name}");
}

#[test]
fn texts_in_every_encoding() {
    check_bytes("liste.csv", LIST.as_bytes());
    check_bytes("liste.csv", format!("\u{feff}{LIST}").as_bytes());
    check_bytes("liste.xls", LIST.as_bytes());
    check_bytes("liste.csv", &encoding_rs::WINDOWS_1252.encode(LIST).0);
    let little: Vec<u8> = LIST.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check_bytes("liste.csv", &[&b"\xFF\xFE"[..], &little].concat());
    check_bytes("liste.csv", &little);
    let big: Vec<u8> = LIST.encode_utf16().flat_map(u16::to_be_bytes).collect();
    check_bytes("liste.csv", &[&b"\xFE\xFF"[..], &big].concat());
}

#[test]
fn texts_with_every_delimiter() {
    for delimiter in ["\t", "|"] {
        let quoted = LIST.replace("\"Ly; for kvinner\"", "Ly§ for kvinner");
        let list = quoted.replace(';', delimiter).replace('§', ";");
        check_bytes("liste.csv", list.as_bytes());
    }
    let list = LIST
        .replace("\"Ly; for kvinner\"", "Ly§ for kvinner")
        .replace("1 000,50", "\"1 000,50\"")
        .replace(';', ",")
        .replace('§', ";");
    check_bytes("liste.csv", list.as_bytes());
    let stated =
        run(&[("liste.csv", format!("sep=;\r\n{LIST}").as_bytes())], &Options::default());
    assert_eq!(stated.cleaned.agreements.len(), 2);
}

#[test]
fn an_open_document() {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let number = |value: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[String]| {
        format!("<table:table-row>{}</table:table-row>", cells.concat())
    };
    let header: Vec<String> = ["Avtalenr", "Prosjekttittel", "Land", "År", "Beløp"]
        .iter()
        .map(|text| cell(text))
        .collect();
    let rows = [
        row(&header),
        row(&[number("2040412"), cell("Ly; for kvinner"), cell("Sør-Afrika"), number("2004"), number("1000.5")]),
        "<table:table-row><table:table-cell table:number-columns-repeated=\"5\"/></table:table-row>".to_owned(),
        row(&[cell("GLO 0603"), cell("Kurs"), cell("Kenya"), number("2005"), number("-20")]),
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
    ];
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"liste\">{}</table:table>\
         </office:spreadsheet></office:body></office:document-content>",
        rows.concat()
    );
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest \
        xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    let bytes = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ]);
    check_bytes("liste.ods", &bytes);
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<Part> =
        parts.iter().map(|(name, text)| Part::text(name, text)).collect();
    packages::zipped(&parts)
}

/// The zip with a text of its parts replaced.
fn rewritten(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    changed(bytes, |_, part| match String::from_utf8(part) {
        Ok(text) => text.replace(from, to).into_bytes(),
        Err(error) => error.into_bytes(),
    })
}

fn refused(name: &str, bytes: &[u8], expected: &Expect) {
    let error = read(name, bytes, 0, Limits::default()).expect_err("not a list");
    expected.assert_eq(&format!("{:?}", error.message.key));
}

#[test]
fn what_is_no_list_is_refused_by_name() {
    refused("liste.xlsx", b"", &expect![[r#""error-empty""#]]);
    refused("liste.xlsx", LIST.as_bytes(), &expect![[r#""error-not-a-workbook""#]]);
    refused("liste.xls", b"<html><table></table></html>", &expect![[r#""error-html""#]]);
    refused(
        "liste.xlsx",
        b"\x89PNG\r\n\x1a\n\0\0\0",
        &expect![[r#""error-not-a-workbook""#]],
    );
    refused(
        "liste.xlsx",
        b"PK\x03\x04 and then nothing",
        &expect![[r#""error-damaged""#]],
    );
    refused(
        "liste.docx",
        &zipped(&[("word/document.xml", "<w/>")]),
        &expect![[r#""error-not-a-workbook""#]],
    );
    refused(
        "liste.xlsx",
        &zipped(&[("xl/workbook.xml", "<workbook/>")]),
        &expect![[r#""error-damaged""#]],
    );
    let twice =
        zipped(&[("xl/workbook.xml", "<workbook/>"), ("XL/Workbook.xml", "<workbook/>")]);
    refused("liste.xlsx", &twice, &expect![[r#""error-damaged""#]]);
    let strings = "<sst uniqueCount=\"4000000000\"/>";
    let bomb =
        zipped(&[("xl/workbook.xml", "<workbook/>"), ("xl/sharedStrings.xml", strings)]);
    refused("liste.xlsx", &bomb, &expect![[r#""error-damaged""#]]);
    let whole = workbook("Avtalenr | Tittel | Beløp\n2040412 | Ly | 10");
    let half = whole.get(..whole.len() / 2).expect("half of it");
    refused("liste.xlsx", half, &expect![[r#""error-damaged""#]]);
    let mut locked = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
    locked
        .create_stream("/EncryptedPackage")
        .expect("a stream")
        .write_all(b"x")
        .expect("bytes");
    refused(
        "liste.xlsx",
        &locked.into_inner().into_inner(),
        &expect![[r#""error-password""#]],
    );
}

#[test]
fn formulas_without_value_and_errors_are_said() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, header) in (0..).zip(["Avtalenr", "Tittel", "År", "Beløp"]) {
        sheet.write_string(0, column, header).expect("a cell");
    }
    for row in 1..4 {
        sheet.write_number(row, 0, f64::from(2_070_000 + row)).expect("a cell");
        sheet.write_string(row, 1, "Ly").expect("a cell");
        sheet.write_number(row, 2, 2007).expect("a cell");
    }
    let formula = rust_xlsxwriter::Formula::new("=A1").set_result("#REF!");
    sheet.write_formula(1, 3, formula).expect("a cell");
    let formula = rust_xlsxwriter::Formula::new("=10+20").set_result("30");
    sheet.write_formula(2, 3, formula).expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    // A program that writes formulas and never computes them leaves the value out.
    let bytes = rewritten(&bytes, "<v>30</v>", "");
    let expected = expect![[r#"
        Sheet1: NOK
          A=agreement_number  B=title  C=year  D=amount
          1 Header
        2070001 «Ly» 
        2070002 «Ly» 
        2070003 «Ly» 
        rows 4 = 3 used + 0 blank + 1 structure + 0 not used; NOK 0.00 = 0.00 + 0.00
        R109 D2 text=#REF!
        R108 D3 count=1
        R202 4
    "#]];
    expected.assert_eq(&show(&run(&[("liste.xlsx", &bytes)], &Options::default())));
}
