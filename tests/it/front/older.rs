//! Workbooks older than compound files, and streams of records without one round them.

use expect_test::expect;
use portefolje::read::limits::Limits;
use portefolje::read::read;
use portefolje::recognise::Options;

use super::helper::{run, show};
use super::records::{record, shorts};

const AGREEMENTS: &str = "2070001 «Ly på øya» Kenya 2007:250000.00\n\
    2070002 «Kurs» Albania 2007:300000.50\n\
    rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 550000.50 = 550000.50 + 0.00\n";

/// What differs between the versions: the upper byte of a record's kind, the bytes of
/// attributes, and how long the length of a text is.
struct Version {
    upper: u16,
    attributes: &'static [u8],
    wide: bool,
}

/// Excel 2, 3 and 4, and the cells of Excel 3 that other programs write as of Excel 5.
const VERSIONS: [(u16, Version); 4] = [
    (0x009, Version { upper: 0, attributes: &[0, 0, 0], wide: false }),
    (0x209, Version { upper: 0x200, attributes: &[0, 0], wide: true }),
    (0x409, Version { upper: 0x200, attributes: &[0, 0], wide: true }),
    (0x809, Version { upper: 0x200, attributes: &[0, 0], wide: true }),
];

impl Version {
    fn cell(&self, kind: u16, place: [u16; 2], value: &[u8]) -> Vec<u8> {
        let body = [&shorts(&place)[..], self.attributes, value].concat();
        record(self.upper | kind, &body)
    }

    fn text(&self, bytes: &[u8]) -> Vec<u8> {
        let length = u8::try_from(bytes.len()).expect("a short text");
        let upper: &[u8] = if self.wide { &[0] } else { &[] };
        [&[length], upper, bytes].concat()
    }

    fn label(&self, row: u16, column: u16, bytes: &[u8]) -> Vec<u8> {
        self.cell(0x04, [row, column], &self.text(bytes))
    }

    fn number(&self, row: u16, column: u16, value: f64) -> Vec<u8> {
        self.cell(0x03, [row, column], &value.to_le_bytes())
    }

    /// The list, one of its amounts and one of its texts the value of a formula.
    fn list(&self) -> Vec<u8> {
        let headers: [&[u8]; 5] =
            [b"Avtalenr", b"Prosjekttittel", b"Land", b"\xC5r", b"Bel\xF8p"];
        let mut records: Vec<Vec<u8>> = (0..)
            .zip(headers)
            .map(|(column, header)| self.label(0, column, header))
            .collect();
        let formula =
            |place, value: &[u8]| self.cell(0x06, place, &[value, &[0; 3]].concat());
        records.extend([
            self.number(1, 0, 2_070_001.0),
            self.label(1, 1, b"Ly p\xE5 \xF8ya"),
            self.label(1, 2, b"Kenya"),
            self.number(1, 3, 2007.0),
            self.number(1, 4, 250_000.0),
            self.number(2, 0, 2_070_002.0),
            formula([2, 1], &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            record(self.upper | 0x07, &self.text(b"Kurs")),
            self.label(2, 2, b"Albania"),
            self.number(2, 3, 2007.0),
            formula([2, 4], &300_000.5_f64.to_le_bytes()),
        ]);
        records.concat()
    }
}

fn stream(begin: u16, records: &[u8]) -> Vec<u8> {
    [record(begin, &shorts(&[2, 0x10])), records.to_vec(), record(0x0A, &[])].concat()
}

fn understood(bytes: &[u8]) -> String {
    show(&run(&[("a.xls", bytes)], &Options::default()))
}

#[test]
fn workbooks_of_excel_2_to_4_are_read() {
    for (begin, version) in VERSIONS {
        let shown = understood(&stream(begin, &version.list()));
        assert!(shown.contains(AGREEMENTS), "{begin:x}: {shown}");
        assert!(shown.starts_with("Sheet1: NOK"), "{begin:x}: {shown}");
    }
}

#[test]
fn a_workbook_of_excel_4_has_several_sheets() {
    let (begin, version) = &VERSIONS[2];
    let named = |name: &[u8], kind: u16, records: &[u8]| {
        let length = [u8::try_from(name.len()).expect("a short name")];
        let header = record(0x8F, &[&[0; 4][..], &length, name].concat());
        let sheet = record(*begin, &shorts(&[2, kind]));
        [header, sheet, records.to_vec(), record(0x0A, &[])].concat()
    };
    let book = [
        record(*begin, &shorts(&[2, 0x100])),
        named(b"Makro", 0x40, &version.number(0, 0, 9.0)),
        named(b"Liste", 0x10, &version.list()),
        record(0x0A, &[]),
    ];
    let shown = understood(&book.concat());
    assert!(shown.starts_with("Liste: NOK"), "{shown}");
    assert!(shown.contains(AGREEMENTS), "{shown}");
}

#[test]
fn dates_errors_truths_and_what_is_hidden_are_seen_in_excel_3() {
    let (begin, version) = &VERSIONS[1];
    // The length of a format's code is one byte in every version.
    let format = |code: &[u8]| {
        let length = u8::try_from(code.len()).expect("a short code");
        record(0x1E, &[&[length][..], code].concat())
    };
    let style = |format: u8| record(0x243, &[&[0, format][..], &[0; 10]].concat());
    let dated =
        record(0x203, &[&shorts(&[0, 0, 1])[..], &39_160.0_f64.to_le_bytes()].concat());
    let hidden =
        record(0x208, &[&shorts(&[2, 0, 5, 255, 0, 0])[..], &[0x20, 1]].concat());
    let records = [
        format(b"General"),
        format(b"dd.mm.yyyy"),
        style(0),
        style(1),
        record(0x7D, &shorts(&[3, 3, 0, 0, 1, 0])),
        hidden,
        dated,
        version.cell(0x05, [0, 1], &[0x17, 1]),
        version.cell(0x05, [0, 2], &[1, 0]),
        version.cell(0x06, [0, 3], &[1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
        version.cell(0x06, [0, 4], &[2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF]),
        version.cell(0x7E, [1, 0], &((12_345_i32 << 2) | 3).to_le_bytes()),
    ];
    let bytes = stream(*begin, &records.concat());
    let file = read("a.xls", &bytes, 0, Limits::default()).expect("a sheet");
    let (_, grid) = &file.sheets[0];
    let expected = expect![[r##"
        [GridRow { index: 0, cells: [(0, Date(Date { year: 2007, month: 3, day: 19 })), (1, Error("#REF!")), (2, Bool(true)), (3, Bool(true)), (4, Error("#N/A"))] }, GridRow { index: 1, cells: [(0, Number(123.45))] }]
        [2] [(3, 3)]
    "##]];
    let form = &grid.form;
    expected.assert_eq(&format!(
        "{:?}\n{:?} {:?}\n",
        grid.rows, form.hidden_rows, form.hidden_columns
    ));
}

#[test]
fn old_workbooks_cut_short_or_locked_are_refused() {
    for (begin, version) in VERSIONS {
        let whole = stream(begin, &version.list());
        for length in 8..whole.len() {
            let part = whole.get(..length).expect("a beginning");
            let error = read("a.xls", part, 0, Limits::default()).expect_err("cut short");
            assert_eq!(error.message.key, "error-damaged", "{begin:x} {length}");
        }
        let locked = stream(begin, &record(0x2F, &[0; 4]));
        let error = read("a.xls", &locked, 0, Limits::default()).expect_err("locked");
        assert_eq!(error.message.key, "error-password");
    }
}

#[test]
fn a_later_workbook_without_its_compound_file_is_read() {
    let sheet = super::records::list(&[]);
    let records =
        super::records::stream(&super::records::styles(), &[("Liste", 0, sheet)]);
    let shown = understood(&records);
    assert!(shown.contains("2070002 «Kurs» Albania 2007:300000.00"), "{shown}");
}

#[test]
fn formulas_named_as_in_excel_3_are_seen_in_later_workbooks() {
    let mut sheet = super::records::list(&[]);
    let end = sheet.split_off(sheet.len() - 4);
    let cells = [
        super::records::number(3, 0, 0, 2_070_003.0),
        super::records::label(3, 1, "Skole"),
        super::records::label(3, 2, "Kenya"),
        super::records::number(3, 3, 0, 2_007.0),
    ];
    // Its value, its flags, and how long the formula is: none.
    let value = [&shorts(&[3, 4, 1])[..], &400_000.0_f64.to_le_bytes(), &[0; 8]].concat();
    for kind in [0x06, 0x206, 0x406] {
        let formula = record(kind, &value);
        let sheet = [&sheet[..], &cells.concat(), &formula, &end].concat();
        let globals = super::records::styles();
        let records = super::records::stream(&globals, &[("Liste", 0, sheet)]);
        let book = super::records::compound(&[("/Workbook", &records)]);
        let shown = understood(&book);
        assert!(
            shown.contains("2070003 «Skole» Kenya 2007:400000.00"),
            "{kind:x} {shown}"
        );
    }
}
