//! Files that are odd, broken or made to do harm: the right value, a finding or a refusal.

use std::fmt::Write as _;

use expect_test::expect;
use portefolje::model::Cell;
use portefolje::read::limits::Limits;
use portefolje::read::read;
use portefolje::recognise::Options;

use crate::support::command::Folder;

use super::helper::{run, show, workbook};
use super::packages::{Part, changed, zipped};
use super::records::{
    begin, compound, dimensions, end, hidden_column, hidden_row, list, number, record,
    shorts, stream, styles,
};

const LIST: &str = "Avtalenr | Prosjekttittel | Land | År | Beløp\n\
    2070001 | Ly | Kenya | 2007 | 250000\n\
    2070002 | Kurs | Albania | 2007 | 300000";

const AGREEMENTS: &str = "2070001 «Ly» Kenya 2007:250000.00\n\
    2070002 «Kurs» Albania 2007:300000.00\n\
    rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 550000.00 = 550000.00 + 0.00\n";

fn understood(name: &str, bytes: &[u8]) -> String {
    show(&run(&[(name, bytes)], &Options::default()))
}

/// The list is read as it stands, whatever else there is.
fn reads(name: &str, bytes: &[u8]) {
    let shown = understood(name, bytes);
    assert!(shown.contains(AGREEMENTS), "{name}: {shown}");
}

/// Why it is refused.
fn refused(name: &str, bytes: &[u8]) -> String {
    let error = read(name, bytes, 0, Limits::default()).expect_err("a refusal");
    let reason = error.message.arguments.iter().find(|(name, _)| *name == "reason");
    match reason {
        Some((_, portefolje::model::Argument::Message(reason))) => {
            format!("{} {}", error.message.key, reason.key)
        }
        _ => error.message.key.into_owned(),
    }
}

/// The list as .xlsx, with one of its parts changed as a text.
fn with_part(part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    changed(&workbook(LIST), |name, bytes| {
        if name == part {
            change(&String::from_utf8(bytes).expect("text")).into_bytes()
        } else {
            bytes
        }
    })
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn cells_that_lie_are_refused() {
    let outside = with_part(SHEET, |text| text.replace("\"E3\"", "\"XFE16777217\""));
    assert_eq!(refused("a.xlsx", &outside), "error-damaged reason-outside-sheet");
    for place in ["99", "-1", "0.5", "abc"] {
        let lost = with_part(SHEET, |text| {
            text.replacen("t=\"s\"><v>0</v>", &format!("t=\"s\"><v>{place}</v>"), 1)
        });
        let reason = refused("a.xlsx", &lost);
        assert!(reason.starts_with("error-damaged"), "{place}: {reason}");
    }
    let page = with_part(SHEET, |_| "<html><body>no</body></html>".to_owned());
    assert!(refused("a.xlsx", &page).starts_with("error-damaged"));
    let none = with_part("xl/workbook.xml", |text| {
        let (before, rest) = text.split_once("<sheets>").expect("sheets");
        let (_, after) = rest.split_once("</sheets>").expect("their end");
        format!("{before}<sheets></sheets>{after}")
    });
    assert_eq!(refused("a.xlsx", &none), "error-damaged reason-no-sheets");
    let parts = super::packages::unzipped(&workbook(LIST));
    let without: Vec<Part> =
        parts.into_iter().filter(|part| part.name() != "xl/workbook.xml").collect();
    assert!(refused("a.xlsx", &zipped(&without)).starts_with("error-damaged"));
}

#[test]
fn a_sheet_that_cannot_be_read_is_not_called_empty() {
    let page = |wanted: &str, text: &str| {
        changed(&workbook(text), |name, bytes| {
            if name == wanted { b"<html><body>no</body></html>".to_vec() } else { bytes }
        })
    };
    let sheets = format!("# Notat\nHei\n# Liste\n{LIST}");
    let folder = Folder::new();
    folder.write("a.xlsx", page("xl/worksheets/sheet2.xml", &sheets));
    let run = folder.run(&["check", "a.xlsx", "--lang", "nb"]);
    assert_eq!(run.code, 2, "{}", run.text());
    assert!(run.err.contains("Liste (arket kunne ikke leses: "), "{}", run.text());
    // With a list beside it, that is a grave finding.
    let shown = understood("a.xlsx", &page(SHEET, &sheets));
    assert!(shown.contains("Notat: skip-unreadable\n"), "{shown}");
    assert!(shown.contains("R113 ") && shown.contains(AGREEMENTS), "{shown}");
}

#[test]
fn two_cells_far_apart_cost_nothing() {
    let far = with_part(SHEET, |text| {
        text.replace("\"A1:E3\"", "\"A1:XFD1048576\"").replace(
            "</sheetData>",
            "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
        )
    });
    let shown = understood("a.xlsx", &far);
    assert!(shown.contains("2070002 «Kurs» Albania 2007:300000.00"), "{shown}");
}

#[test]
fn a_wrong_checksum_is_damage() {
    for part in [SHEET, "xl/sharedStrings.xml", "xl/styles.xml"] {
        let mut book = workbook(LIST);
        // The checksum stands before the name in the part's own header, 12 bytes up.
        let name = part.as_bytes();
        let places: Vec<usize> = book
            .windows(name.len())
            .enumerate()
            .filter(|(_, window)| *window == name)
            .map(|(at, _)| at)
            .collect();
        let [local, central] = places.as_slice() else { panic!("{part} stands twice") };
        for at in [local - 30 + 14, central - 46 + 16] {
            book[at] ^= 0xFF;
        }
        assert_eq!(refused("a.xlsx", &book), "error-damaged reason-library", "{part}");
    }
}

#[test]
fn parts_in_utf_16_are_read() {
    let wide = changed(&workbook(LIST), |_, bytes| {
        let text = String::from_utf8(bytes).expect("text");
        let text = text.replace("UTF-8", "UTF-16");
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xFF, 0xFE].into_iter().chain(units).collect()
    });
    reads("a.xlsx", &wide);
}

#[test]
fn parts_in_another_encoding_are_read_as_they_say() {
    let list = LIST.replace("Ly", "Ly på øya");
    for (label, encoding) in [
        ("ISO-8859-1", encoding_rs::WINDOWS_1252),
        ("windows-1252", encoding_rs::WINDOWS_1252),
        ("macintosh", encoding_rs::MACINTOSH),
    ] {
        let book = changed(&workbook(&list), |_, bytes| {
            let text = String::from_utf8(bytes).expect("text").replace("UTF-8", label);
            encoding.encode(&text).0.into_owned()
        });
        let shown = understood("a.xlsx", &book);
        assert!(shown.contains("2070001 «Ly på øya» Kenya"), "{label}: {shown}");
    }
    // What says that it is UTF-16 and begins as nothing of the kind is UTF-8.
    let lie = changed(&workbook(&list), |_, bytes| {
        let text = String::from_utf8(bytes).expect("text");
        text.replace("UTF-8", "UTF-16").into_bytes()
    });
    let shown = understood("a.xlsx", &lie);
    assert!(shown.contains("2070001 «Ly på øya» Kenya"), "{shown}");
}

#[test]
fn a_package_with_other_bytes_round_it_is_read() {
    let book = workbook(LIST);
    reads("a.xlsx", &[b"HTTP/1.1 200 OK\r\n\r\n", &book[..]].concat());
    reads("a.xlsx", &[&[0, 1, 2, 3], &book[..], b"\r\n"].concat());
}

#[test]
fn a_module_that_is_named_among_the_sheets_is_passed_over() {
    let book = with_part("xl/workbook.xml", |text| {
        let module = "<sheet name=\"Module1\" sheetId=\"9\" r:id=\"\"/></sheets>";
        text.replace("</sheets>", module)
    });
    reads("a.xlsm", &book);
    assert!(understood("a.xlsm", &book).contains("Module1: skip-no-cells"));
}

#[test]
fn a_name_that_no_sheet_has_is_cut() {
    let book = with_part("xl/workbook.xml", |text| {
        text.replace("name=\"Sheet1\"", &format!("name=\"{}\"", "ø".repeat(40_000)))
    });
    let file = read("a.xlsx", &book, 0, Limits::default()).expect("a workbook");
    assert_eq!(file.sheets[0].0, format!("{}…", "ø".repeat(255)));
}

#[test]
fn characters_that_no_name_of_a_sheet_can_hold_are_left_out() {
    let book = with_part("xl/workbook.xml", |text| {
        text.replace("name=\"Sheet1\"", "name=\"Li\u{1}\0ste\"")
    });
    let file = read("a.xlsx", &book, 0, Limits::default()).expect("a workbook");
    assert_eq!(file.sheets[0].0, "Liste");
}

#[test]
fn a_sheet_in_a_state_that_nobody_knows_is_seen() {
    let book = with_part("xl/workbook.xml", |text| {
        text.replace("<sheet name=", "<sheet state=\"show\" name=")
    });
    reads("a.xlsx", &book);
}

#[test]
fn a_locked_workbook_is_told_even_if_its_sectors_are_out_of_order() {
    let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    let start = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".iter().copied();
    let locked: Vec<u8> = start.chain([0; 600]).chain(name).collect();
    assert_eq!(refused("a.xlsx", &locked), "error-password");
}

#[test]
fn a_sheet_of_old_macros_is_passed_over() {
    let book = changed(
        &workbook(&format!("# Liste\n{LIST}\n# Makro\nx")),
        |name, bytes| {
            let text = String::from_utf8(bytes).expect("text");
            let text = if name == "xl/_rels/workbook.xml.rels" {
                text.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet2.xml",
                "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet\" Target=\"worksheets/sheet2.xml",
            )
            } else {
                text
            };
            text.into_bytes()
        },
    );
    reads("a.xlsm", &book);
    assert!(understood("a.xlsm", &book).contains("Makro: skip-no-cells"));
}

#[test]
fn what_unpacks_too_large_is_refused() {
    let parts = [
        Part::text("xl/workbook.xml", "<workbook/>"),
        Part::bytes("xl/worksheets/sheet1.xml", &vec![b' '; 120 << 20]),
    ];
    let bomb = zipped(&parts);
    assert_eq!(refused("a.xlsx", &bomb), "error-beyond-limits reason-unpacks-too-large");
}

/// The content of an open document with a sheet.
fn content(table: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\n \
         <office:body>\n  <office:spreadsheet>\n   <table:table table:name=\"Liste\">\n\
         {table}\n   </table:table>\n  </office:spreadsheet>\n </office:body>\n\
         </office:document-content>"
    )
}

fn open_document(table: &str) -> Vec<u8> {
    packed_open_document(&content(table))
}

fn packed_open_document(content: &str) -> Vec<u8> {
    zipped(&[
        Part::text("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        Part::text("META-INF/manifest.xml", "<manifest/>"),
        Part::text("content.xml", content),
    ])
}

/// The library of macros may have a password of its own, which hides no cell.
#[test]
fn an_open_document_is_locked_where_its_cells_are() {
    let with = |path: &str| {
        let entry = |path: &str, inside: &str| {
            format!(
                "<manifest:file-entry manifest:full-path=\"{path}\">{inside}\
                 </manifest:file-entry>"
            )
        };
        let locked = "<manifest:encryption-data manifest:checksum=\"a\"/>";
        let manifest = format!(
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:\
             manifest:1.0\">{}{}{}</manifest:manifest>",
            entry("/", ""),
            entry(path, locked),
            entry("styles.xml", ""),
        );
        zipped(&[
            Part::text("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            Part::text("META-INF/manifest.xml", &manifest),
            Part::text("content.xml", &content(&indented_rows())),
        ])
    };
    let macros = read("a.ods", &with("Basic/Standard/Module1.xml"), 0, Limits::default());
    assert_eq!(macros.unwrap().sheets.len(), 1);
    for path in ["content.xml", "encrypted-package"] {
        assert_eq!(refused("a.ods", &with(path)), "error-password");
    }
}

#[test]
fn repeats_of_an_open_document_are_counted_before_they_are_made() {
    let cell = "<table:table-cell table:number-columns-repeated=\"16384\" \
        office:value-type=\"float\" office:value=\"1\"/>";
    let row = format!(
        "<table:table-row table:number-rows-repeated=\"1000000\">{cell}</table:table-row>"
    );
    let started = std::time::Instant::now();
    let bomb = open_document(&row);
    assert_eq!(refused("a.ods", &bomb), "error-beyond-limits reason-too-many-cells");
    assert!(started.elapsed().as_secs() < 5);
}

/// The list as rows of an open document, indented and without types.
fn indented_rows() -> String {
    let mut table = String::new();
    for line in LIST.lines() {
        table.push_str("    <table:table-row>\n");
        for cell in line.split('|') {
            let cell = cell.trim();
            table.push_str("     <table:table-cell>\n      <text:p>");
            table.push_str(cell);
            table.push_str("</text:p>\n     </table:table-cell>\n");
        }
        table.push_str("    </table:table-row>\n");
    }
    table
}

#[test]
fn an_open_document_with_white_space_and_untyped_texts_is_read() {
    reads("a.ods", &open_document(&indented_rows()));
}

#[test]
fn an_open_document_in_one_file_is_read_whatever_its_name() {
    let text = content(&indented_rows()).replace("document-content", "document");
    for name in ["a.fods", "a.xml", "a.xls"] {
        reads(name, text.as_bytes());
    }
}

#[test]
fn what_an_open_document_keeps_of_other_files_is_no_sheet_of_it() {
    let other = format!(
        "{rows}</table:table><table:table table:name=\"'file:///C:/gammel.ods'#Ark1\">\
         {rows}</table:table><table:dde-links><table:dde-link><table:table>{rows}\
         </table:table></table:dde-link></table:dde-links><table:table>",
        rows = indented_rows()
    );
    let book = open_document(&other);
    reads("a.ods", &book);
    let names: Vec<String> = read("a.ods", &book, 0, Limits::default())
        .expect("a workbook")
        .sheets
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["Liste", ""]);
}

#[test]
fn what_is_merged_into_another_cell_is_read_in_an_open_document_as_in_others() {
    let cell = |kind: &str, column: u32| {
        format!("<table:{kind} office:value-type=\"float\" office:value=\"{column}\"/>")
    };
    let row = format!(
        "<table:table-row><table:table-cell table:number-columns-spanned=\"2\"/>{}{}\
         </table:table-row>",
        cell("covered-table-cell", 1),
        cell("table-cell", 2)
    );
    let file = read("a.ods", &open_document(&row), 0, Limits::default()).expect("a list");
    let grid = &file.sheets[0].1;
    let cells = [(1, Cell::Number(1.0)), (2, Cell::Number(2.0))];
    assert_eq!(
        (&grid.rows[0].cells[..], &grid.merged[..]),
        (&cells[..], &[[0, 0, 0, 1]][..])
    );
}

#[test]
fn an_open_document_that_ends_too_early_is_refused() {
    let book = open_document("<table:table-row><table:table-cell><text:p>a");
    assert!(refused("a.ods", &book).starts_with("error-damaged"));
}

/// A hang: the end of the file was passed over like the rest of the drawing.
#[test]
fn an_open_document_that_ends_within_a_drawing_is_refused() {
    let whole = content("<table:table-row><draw:frame><draw:image>");
    let (cut, _) = whole.split_once("</table:table>").expect("the end of the sheet");
    let book = packed_open_document(cut);
    assert_eq!(refused("a.ods", &book), "error-damaged reason-truncated");
}

#[test]
fn an_old_workbook_tells_what_it_hides() {
    let before = [hidden_column(2), hidden_row(2)].concat();
    let records = stream(&styles(), &[("Liste", 0, list(&before))]);
    let expected = expect![[r#"
        Liste: NOK
          A=agreement_number  B=title  C=country  D=year  E=amount
          1 Header
        2070001 «Ly» Kenya 2007:250000.00
        2070002 «Kurs» Albania 2007:300000.00
        rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 550000.00 = 550000.00 + 0.00
        R119  column=E shown=1000 NOK unit=NOK
        R118  columns=C filtered=no amount=0.00
        R117 3 count=1 amount=300000.00
    "#]];
    expected.assert_eq(&understood("a.xls", &compound(&[("/Workbook", &records)])));
}

#[test]
fn a_workbook_within_the_workbook_is_not_taken_for_it() {
    let outer = stream(&styles(), &[("Liste", 0, list(&[]))]);
    let inner = [begin(16), dimensions(1, 1), number(0, 0, 0, 9.0), end()].concat();
    let inner = stream(&styles(), &[("Indre", 0, inner)]);
    let streams: [(&str, &[u8]); 2] =
        [("/MBD0001/Workbook", &inner), ("/Workbook", &outer)];
    reads("a.xls", &compound(&streams));
    let old: [(&str, &[u8]); 2] = [("/MBD0001/Workbook", &inner), ("/Book", &outer)];
    reads("a.xls", &compound(&old));
}

#[test]
fn a_chart_sheet_of_an_old_workbook_holds_no_list() {
    let chart = [begin(32), list(&[])].concat();
    let records = stream(&styles(), &[("Liste", 0, list(&[])), ("Figur", 2, chart)]);
    let book = compound(&[("/Workbook", &records)]);
    reads("a.xls", &book);
    assert!(understood("a.xls", &book).contains("Figur: skip-no-cells"));
}

#[test]
fn the_code_page_of_another_machine_is_no_hindrance() {
    for page in [10_000, 32_768, 437, 1_252, 1_200] {
        let globals = [record(0x42, &shorts(&[page])), styles()].concat();
        let records = stream(&globals, &[("Liste", 0, list(&[]))]);
        reads("a.xls", &compound(&[("/Workbook", &records)]));
    }
}

#[test]
fn old_workbooks_that_lie_are_refused() {
    let sheet = |records: &[Vec<u8>]| {
        let records = [begin(16), records.concat(), end()].concat();
        compound(&[("/Workbook", &stream(&styles(), &[("A", 0, records)]))])
    };
    let wide = sheet(&[number(0, 256, 0, 1.0)]);
    assert_eq!(refused("a.xls", &wide), "error-damaged reason-outside-sheet");
    let merged = sheet(&[record(0xE5, &shorts(&[500, 1, 2]))]);
    assert_eq!(refused("a.xls", &merged), "error-damaged reason-truncated");
    let locked = stream(&record(0x2F, &shorts(&[0, 1, 2])), &[("A", 0, list(&[]))]);
    assert_eq!(refused("a.xls", &compound(&[("/Workbook", &locked)])), "error-password");
}

#[test]
fn a_compound_file_whose_sectors_loop_is_refused() {
    let records = stream(&styles(), &[("Liste", 0, list(&[]))]);
    let book = compound(&[("/Workbook", &[records, vec![0; 60_000]].concat())]);
    // Wherever a sector is said to follow itself: an answer, and in no time.
    let started = std::time::Instant::now();
    for at in (512..4_096).step_by(4) {
        let mut loops = book.clone();
        for (place, byte) in loops.iter_mut().skip(at).zip([1, 0, 0, 0]) {
            *place = byte;
        }
        let _ = read("a.xls", &loops, 0, Limits::default());
    }
    assert!(started.elapsed().as_secs() < 60);
}

/// The list as XML Spreadsheet 2003, its last row hidden.
pub(super) fn xml_spreadsheet() -> String {
    let mut rows = String::new();
    for (at, line) in LIST.lines().enumerate() {
        let hidden = if at == 2 { " ss:Hidden=\"1\"" } else { "" };
        writeln!(rows, "  <Row ss:Index=\"{}\"{hidden}>", at + 3).unwrap();
        for (column, cell) in line.split('|').enumerate() {
            let cell = cell.trim();
            let number = cell.parse::<f64>().is_ok();
            let kind = if number { "Number" } else { "String" };
            let style = if number && column == 4 { " ss:StyleID=\"s1\"" } else { "" };
            writeln!(
                rows,
                "   <Cell{style}><Data ss:Type=\"{kind}\">{cell}</Data>\
                 <Comment><ss:Data>no</ss:Data></Comment></Cell>"
            )
            .unwrap();
        }
        rows.push_str("  </Row>\n");
    }
    let sheet = |name: &str, rows: &str, visible: &str| {
        format!(
            "<Worksheet ss:Name=\"{name}\"><Table>\
             <Row><Cell ss:MergeAcross=\"4\"><Data ss:Type=\"String\">Tilskudd &amp; annet</Data></Cell></Row>\n{rows}</Table>\
             <WorksheetOptions><Visible>{visible}</Visible></WorksheetOptions></Worksheet>"
        )
    };
    format!(
        "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
         <Styles><Style ss:ID=\"s1\"><NumberFormat ss:Format=\"#,##0,\"/></Style></Styles>{}{}</Workbook>",
        sheet("Liste", &rows, ""),
        sheet("Gammel", &rows, "SheetHidden")
    )
}

#[test]
fn an_xml_spreadsheet_is_read() {
    let text = xml_spreadsheet();
    let expected = expect![[r#"
        Liste: NOK
          A=agreement_number  B=title  C=country  D=year  E=amount
          1 Preamble
          3 Header
        Gammel: skip-hidden
        2070001 «Ly» Kenya 2007:250000.00
        2070002 «Kurs» Albania 2007:300000.00
        rows 5 = 2 used + 1 blank + 2 structure + 0 not used; NOK 550000.00 = 550000.00 + 0.00
        R119  column=E shown=1000 NOK unit=NOK
        R101  sheet=Gammel
        R117 5 count=1 amount=300000.00
    "#]];
    expected.assert_eq(&understood("a.xls", text.as_bytes()));
}

#[test]
fn what_is_something_else_is_refused_by_name() {
    let archive =
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n";
    assert_eq!(refused("a.xls", archive.as_bytes()), "error-web-archive");
    let link = b"ID;PWXL;N;E\r\nC;Y1;X1;K\"Avtalenr\"\r\nC;Y1;X2;K\"Tittel\"\r\nE\r\n";
    assert_eq!(refused("a.slk", link), "error-not-a-workbook");
}

/// Few bytes that stand for 24 million cells.
pub(crate) fn open_document_that_is_too_large() -> Vec<u8> {
    let cell = "<table:table-cell table:number-columns-repeated=\"16000\" \
        office:value-type=\"float\" office:value=\"1\"/>";
    let row = format!(
        "<table:table-row table:number-rows-repeated=\"1500\">{cell}</table:table-row>"
    );
    open_document(&row)
}

/// The program under a limit of memory that the system sets.
#[cfg(unix)]
#[test]
fn memory_that_runs_out_ends_as_a_message() {
    let folder = Folder::new();
    folder.write("stor.ods", open_document_that_is_too_large());
    let run = folder.run_within(400_000, &["check", "stor.ods", "--lang", "nb"]);
    assert_eq!(run.code, 2, "{}", run.text());
    assert!(run.err.contains("Maskinen har ikke ledig minne"), "{}", run.text());
    assert_eq!(folder.names(), ["stor.ods"]);
}

#[test]
fn a_list_that_is_read_but_takes_too_long_after_ends_as_a_message() {
    // Long titles of different words that may all be spellings of each other.
    let syllables = ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru"];
    let word = |number: usize| -> String {
        let digits = [number % 10, number / 10 % 10, number / 100 % 10];
        format!("o{}", digits.map(|digit| syllables[digit]).concat())
    };
    let mut list = "Avtalenr;Prosjekttittel;Land;År;Beløp\n".to_owned();
    for at in 0..300 {
        let words = (0..50).map(|nth| word(at * 7_919 + nth * (97 + at % 13 * 2)));
        let title = words.collect::<Vec<_>>().join(" ");
        writeln!(list, "207{at:05};{title};Kenya;{};1000", 2_000 + at % 8).unwrap();
    }
    let folder = Folder::new();
    folder.write("lang.csv", list);
    let run = folder.run(&["check", "lang.csv", "--template", "generell"]);
    assert_eq!(run.code, 0, "it is honest, only slow");
    let run = folder.run(&["check", "lang.csv", "--limit", "0.01", "--lang", "nb"]);
    assert_eq!(run.code, 2, "{}", run.text());
    // On a slow machine it may already be reading that takes too long.
    assert!(run.err.contains("`lang.csv` er "), "{}", run.text());
    assert!(run.err.contains("`--limit 2`"), "{}", run.text());
}

#[test]
fn cells_of_a_page_that_reach_over_everything_cost_little() {
    let cell = "<tr><td colspan=99999999 rowspan=99999999>x</td></tr>";
    let page = format!("<table>{}</table>", cell.repeat(1_500));
    let started = std::time::Instant::now();
    assert_eq!(refused("a.xls", page.as_bytes()), "error-damaged reason-outside-sheet");
    assert!(started.elapsed().as_secs() < 20);
}

#[test]
fn texts_that_no_cell_holds_are_refused() {
    let long = "x".repeat((1 << 20) + 1);
    let open = format!("Avtalenr;Prosjekttittel;Land\n2070001;\"Ly;Kenya\n{long}");
    assert_eq!(refused("a.csv", open.as_bytes()), "error-damaged reason-text-too-long");
    // Few bytes that show a text of 32,767 characters in each of 100,000 cells.
    let texts = with_part("xl/sharedStrings.xml", |text| {
        text.replacen(">Kenya<", &format!(">{}<", "x".repeat(32_767)), 1)
    });
    let many = changed(&texts, |name, bytes| {
        if name != SHEET {
            return bytes;
        }
        let text = String::from_utf8(bytes).expect("text");
        let (before, after) = text.split_once("</sheetData>").expect("rows");
        let cells = "<row><c t=\"s\"><v>6</v></c></row>".repeat(100_000);
        format!("{before}{cells}</sheetData>{after}").into_bytes()
    });
    let found = refused("a.xlsx", &many);
    assert_eq!(found, "error-beyond-limits reason-too-much-text");
}

/// A sheet of a million blank cells: few bytes, and nothing that takes memory.
fn many_blanks() -> Vec<u8> {
    changed(&workbook(LIST), |name, bytes| {
        if name != "xl/worksheets/sheet1.xml" {
            return bytes;
        }
        let text = String::from_utf8(bytes).unwrap();
        let (before, after) = text.split_once("</sheetData>").expect("rows");
        let blanks = "<row><c/><c/><c/><c/></row>".repeat(250_000);
        format!("{before}{blanks}</sheetData>{after}").into_bytes()
    })
}

#[test]
fn a_list_that_takes_too_long_ends_as_a_message() {
    let folder = Folder::new();
    folder.write("treg.xlsx", many_blanks());
    // It is honest, only slow.
    let run = folder.run(&["treg.xlsx", "--template", "generell", "-q"]);
    assert_eq!(run.code, 0, "{}", run.text());
    let run = folder.run(&["check", "treg.xlsx", "--limit", "0.003", "--lang", "nb"]);
    assert_eq!(run.code, 2, "{}", run.text());
    assert!(run.err.contains("`treg.xlsx`") && run.err.contains(" s"), "{}", run.text());
    assert!(run.err.contains("`--limit 2`"), "{}", run.text());
    for wrong in ["0", "-1", "1001", "to", "1.0001"] {
        let limit = format!("--limit={wrong}");
        let run = folder.run(&["check", "treg.xlsx", &limit]);
        assert_eq!(run.code, 2, "{wrong}");
        assert!(run.err.contains("--limit"), "{}", run.text());
    }
}

#[test]
fn a_file_that_is_larger_than_a_list_may_be_is_not_called_damaged() {
    let folder = Folder::new();
    let row = "2070001;Lys;Kenya;NCA;2005;1000\n".repeat(70_000);
    folder.write("stor.csv", format!("Avtalenr;Tittel;Land;Partner;År;Beløp\n{row}"));
    let run = folder.run(&["check", "stor.csv", "--limit", "0.004", "--lang", "nb"]);
    assert_eq!(run.code, 2, "{}", run.text());
    assert!(run.err.contains("`stor.csv` er større enn 2 MB"), "{}", run.text());
    assert!(run.err.contains("`--limit 2`"), "{}", run.text());
}
