//! Large sheets are read in pieces, and must read as small ones do.

use std::fmt::Write as _;

use portefolje::read::limits::Limits;
use portefolje::read::{read, read_report};
use proptest::prelude::*;

use super::packages::{Part, zipped};

/// A workbook of a sheet and a sound one beside it, with styles for a number, dates, hours and thousands.
fn book(head: &str, rows: &str, tail: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{office}/{kind}" Target="{target}"/>"#)
    };
    let relations = |all: &str| {
        format!(
            r#"<?xml version="1.0"?><Relationships xmlns="{package}">{all}</Relationships>"#
        )
    };
    zipped(&[
        Part::text(
            "_rels/.rels",
            &relations(&relation("r1", "officeDocument", "xl/workbook.xml")),
        ),
        Part::text(
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Liste" sheetId="1" r:id="r1"/><sheet name="Andre" sheetId="2" r:id="r4"/></sheets></workbook>"#
            ),
        ),
        Part::text(
            "xl/_rels/workbook.xml.rels",
            &relations(
                &[
                    relation("r1", "worksheet", "worksheets/sheet1.xml"),
                    relation("r2", "sharedStrings", "sharedStrings.xml"),
                    relation("r3", "styles", "styles.xml"),
                    relation("r4", "worksheet", "worksheets/sheet2.xml"),
                ]
                .concat(),
            ),
        ),
        Part::text(
            "xl/styles.xml",
            &format!(
                "<styleSheet xmlns=\"{main}\"><numFmts count=\"2\">\
                <numFmt numFmtId=\"170\" formatCode=\"[h]:mm\"/>\
                <numFmt numFmtId=\"171\" formatCode=\"#,##0,\"/></numFmts><cellXfs>\
                <xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/>\
                <xf numFmtId=\"171\"/></cellXfs></styleSheet>"
            ),
        ),
        Part::text(
            "xl/sharedStrings.xml",
            &format!(
                "<sst xmlns=\"{main}\"><si><t>Ly for kvinner</t></si><si><t> </t></si>\
                <si><r><t>fett </t></r><r><t xml:space=\"preserve\"> og tynt</t></r></si></sst>"
            ),
        ),
        Part::text(
            "xl/worksheets/sheet2.xml",
            &format!(
                "<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>\
                </row></sheetData></worksheet>"
            ),
        ),
        Part::text(
            "xl/worksheets/sheet1.xml",
            &format!(
                "<worksheet xmlns=\"{main}\">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>"
            ),
        ),
    ])
}

/// Reads a workbook with all sheets in pieces, and with none.
#[track_caller]
fn check(book: &[u8]) {
    let read = |least: u64| {
        let limits = Limits::default().pieces_from(least);
        read("liste.xlsx", book, 0, limits).map_err(|error| format!("{error:?}"))
    };
    assert_eq!(read(0), read(u64::MAX));
    // Where decisions are read, what a formula shows is not what a person typed. A damaged
    // report is refused either way, though not for the same reason.
    let report = |least: u64| {
        let limits = Limits::default().pieces_from(least);
        read_report("rapport.xlsx", book, limits, &|name| name == "Liste").ok()
    };
    assert_eq!(report(0), report(u64::MAX));
}

/// What can stand in a cell behind its place, as it is written.
const CELLS: &[&str] = &[
    "/>",
    "></c>",
    " />",
    "><f>A1</f><v /></c>",
    "><v /></c>",
    " t=\"str\"><f>A1</f><v /></c>",
    "><f />\n<v>1</v></c>",
    " s=\"1\"/>",
    "><v>2040412</v></c>",
    "><v>-12.50</v></c>",
    "><v>1.5E+6</v></c>",
    "><v>1e400</v></c>",
    "><v>.5</v></c>",
    "><v>NaN</v></c>",
    "><v> 7 </v></c>",
    "><v>syv</v></c>",
    "><v/></c>",
    "><v></v></c>",
    " t=\"n\"><v>7</v></c>",
    " t=\"n\"><v>syv</v></c>",
    " s=\"1\"><v>39160</v></c>",
    " s=\"1\"><v>-1</v></c>",
    " s=\"2\"><v>1.25</v></c>",
    " s=\"3\"><v>1250000</v></c>",
    " s=\"99\"><v>39160</v></c>",
    " t=\"s\"><v>0</v></c>",
    " t=\"s\"><v>1</v></c>",
    " t=\"s\"><v>2</v></c>",
    " t=\"s\" s=\"1\"><v>0</v></c>",
    " t=\"s\"><v>3</v></c>",
    " t=\"s\"><v></v></c>",
    " t=\"inlineStr\"><is><t>Kurs &amp; &lt;b&gt;</t></is></c>",
    " t=\"inlineStr\"><is><t> Kurs\n</t></is></c>",
    " t=\"inlineStr\"><is><t xml:space=\"preserve\"> Kurs </t></is></c>",
    " t=\"inlineStr\"><is><t>\u{a0}</t></is></c>",
    " t=\"inlineStr\"><is><t>a&#10;b</t></is></c>",
    " t=\"inlineStr\"><is><t>a_x0041_b</t></is></c>",
    " t=\"inlineStr\"><is><t>a\r\nb</t></is></c>",
    " t=\"inlineStr\"><is><t>a&nbsp;b</t></is></c>",
    " t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c>",
    " t=\"inlineStr\"><is/></c>",
    " t=\"inlineStr\"><v>7</v></c>",
    " t=\"inlineStr\"><is><t><![CDATA[a]]></t></is></c>",
    "><is><t>uten slag</t></is></c>",
    " t=\"str\"><f>A1</f><v>Ly &quot;og&quot; vann</v></c>",
    " t=\"str\"><f>A1</f><v></v></c>",
    " t=\"str\"><f>A1</f><v/></c>",
    " t=\"str\"><v> 7 </v></c>",
    "><f>SUM(A1:A2)</f><v>12</v></c>",
    "><f>SUM(A1:A2)</f></c>",
    "><f>A1&amp;A2</f><v></v></c>",
    "><f>A1&tull;A2</f><v>1</v></c>",
    "><f/><v>1</v></c>",
    "><f t=\"shared\" ref=\"A1:A9\" si=\"0\">B1</f><v>1</v></c>",
    "><f t=\"shared\" si=\"0\"/><v>1</v></c>",
    "><f t=\"shared\"/><v>1</v></c>",
    "><f t=\"shared\" ref=\"tull\" si=\"0\">B1</f><v>1</v></c>",
    "><f aca=\"false\">B1</f><v>1</v></c>",
    "><v>1</v><v>2</v></c>",
    "><v>1</v><f>B1</f></c>",
    " t=\"b\"><v>1</v></c>",
    " t=\"b\"><v>true</v></c>",
    " t=\"e\"><v>#REF!</v></c>",
    " t=\"e\"><v>#TULL!</v></c>",
    " t=\"d\"><v>2007-03-19</v></c>",
    " t=\"d\"><f>A1</f><v/></c>",
    " t=\"tull\"><v>1</v></c>",
    " cm=\"1\"><v>1</v></c>",
    " x:s=\"1\"><v>39160</v></c>",
    " t='s'><v>0</v></c>",
    "><v>1<!-- to --></v></c>",
    "><v>1</v><extLst/></c>",
    ">\n  <v>1</v>\n</c>",
    ">tekst<v>1</v></c>",
];

/// The cells of rows: how many places further each stands, and which it is.
fn rows() -> impl Strategy<Value = Vec<Vec<(u8, usize)>>> {
    let cell = (0_u8..12, prop_oneof![4 => 0_usize..24, 1 => 0..CELLS.len()]);
    prop::collection::vec(prop::collection::vec(cell, 0..6), 1..6)
}

fn written(rows: &[Vec<(u8, usize)>]) -> String {
    let mut xml = String::new();
    for (row, cells) in rows.iter().enumerate() {
        let row = row + 1;
        write!(xml, "<row r=\"{row}\">").unwrap();
        let mut column = 0;
        for (further, cell) in cells {
            // Mostly in order, seldom the same place twice.
            column += u8::from(*further > 0);
            let letter = char::from(b'A' + column);
            write!(xml, "<c r=\"{letter}{row}\"{}", CELLS[*cell]).unwrap();
        }
        xml.push_str("</row>");
    }
    xml
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn sheets_read_the_same_in_pieces(rows in rows()) {
        check(&book("", &written(&rows), ""));
    }
}

#[test]
fn each_kind_of_cell_reads_the_same_in_pieces() {
    for cell in CELLS {
        let one = format!("<c r=\"B1\"{cell}");
        check(&book("", &format!("<row r=\"1\">{one}</row>"), ""));
    }
}

#[test]
fn what_stands_around_the_cells_reads_the_same_in_pieces() {
    let row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let second = "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row>";
    for (head, rows, tail) in [
        ("", "", ""),
        ("<dimension ref=\"A1:B2\"/>", row, ""),
        ("<dimension ref=\"tull\"/>", row, ""),
        ("<cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols>", row, ""),
        ("<!-- <sheetData> -->", row, ""),
        ("", row, "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"),
        ("", row, "<autoFilter ref=\"A1:B2\"><filterColumn colId=\"0\"/></autoFilter>"),
        ("", row, "<!-- <mergeCell ref=\"A1:B2\"/> -->"),
        ("", row, "<ikke lukket"),
        ("", row, "</sheetData>"),
        ("", "<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row>", ""),
        ("", "<row r=\"3\" hidden=\"true\"/>", ""),
        ("", "<row r=\"1\" spans=\"1:2\" x14ac:dyDescent=\"0.2\"/>", ""),
        ("", &format!("{second}{row}"), ""),
        ("", &format!("{row}{row}"), ""),
        ("", &format!("{row}\n{second}"), ""),
        ("", &format!("{row}<!-- og så -->{second}"), ""),
        ("", "<row><c><v>1</v></c><c><v>2</v></c></row>", ""),
        ("", "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>", ""),
        ("", "<row r=\"1\"><c r=\"a1\"><v>1</v></c></row>", ""),
        ("", "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>", ""),
        ("", "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", ""),
        ("", "<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>", ""),
        ("", "<row r=\"1\"><c r=\"A1\"><v>1</v>", ""),
        ("", "<c r=\"A1\"><v>1</v></c>", ""),
        ("", "<x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row>", ""),
    ] {
        check(&book(head, rows, tail));
    }
}

/// Of several pieces, each with texts of its own and such as recur.
#[test]
fn a_sheet_of_several_megabytes_reads_the_same_in_pieces() {
    let mut rows = String::new();
    for row in 1..=12_000 {
        let hidden = if row % 997 == 0 { " hidden=\"1\"" } else { "" };
        write!(
            rows,
            "<row r=\"{row}\"{hidden}><c r=\"A{row}\" t=\"inlineStr\"><is><t>AB-{row}</t></is></c>\
            <c r=\"B{row}\" t=\"s\"><v>{}</v></c><c r=\"C{row}\" s=\"{}\"><v>{row}</v></c>\
            <c r=\"D{row}\" t=\"inlineStr\"><is><t>{}</t></is></c></row>",
            row % 3,
            row % 4,
            "Ly for kvinner. ".repeat(row % 9),
        )
        .unwrap();
    }
    check(&book("", &rows, "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"));
    // A fault in the last piece.
    check(&book("", &rows.replace("AB-11999", "AB&#45;11999"), ""));
    check(&book("", &rows.replace("<row r=\"11000\"", "<row r=\"9\""), ""));
}

/// The book with another checksum for a sheet of such content.
fn damaged(book: &[u8], sheet: &str) -> Vec<u8> {
    let sound = crc32fast::hash(sheet.as_bytes()).to_le_bytes();
    let mut damaged = book.to_vec();
    let mut found = 0;
    while let Some(at) = damaged.windows(4).position(|four| four == sound) {
        damaged[at] ^= 1;
        found += 1;
    }
    assert!(found >= 1);
    damaged
}

/// Whether the sheet is read in pieces or left to the library after all, before its rows
/// or within them.
#[test]
fn a_wrong_checksum_refuses_the_workbook_in_pieces_too() {
    let plain = "<c r=\"A1\"><v>1</v></c>";
    let not_plain = "<c r=\"A1\" t=\"inlineStr\"><is><t>a&#45;b</t></is></c>";
    for (head, cell) in [("", plain), ("", not_plain), ("<!-- -->", plain)] {
        let rows = format!("<row r=\"1\">{cell}</row>");
        let book = book(head, &rows, "");
        let unpacked = super::packages::unzipped(&book);
        let part =
            unpacked.iter().find(|part| part.name().ends_with("sheet1.xml")).unwrap();
        let damaged = damaged(&book, part.content());
        check(&damaged);
        let limits = Limits::default().pieces_from(0);
        assert!(read("liste.xlsx", &damaged, 0, limits).is_err());
        assert!(read("liste.xlsx", &book, 0, limits).is_ok());
    }
}
