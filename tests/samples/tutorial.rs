//! `opplaering-20.xlsx`: twenty tidy rows about schools, for the tutorial.

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::data::csv_file;

/// A row of the file: six texts, the year and the kroner.
type Record = (String, String, String, String, String, String, i32, i64);

const WIDTHS: [f64; 8] = [15.0, 36.0, 32.0, 20.0, 26.0, 11.0, 7.0, 14.0];

/// The workbook as bytes.
pub(crate) fn workbook() -> Result<Vec<u8>, XlsxError> {
    let text = include_str!("data/opplaering.csv");
    let header = text.lines().next().expect("the file has a header");
    let records: Vec<Record> = csv_file(text);
    assert_eq!(records.len(), 20, "the tutorial says twenty");

    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title("Skole og utdanning 2005–2007 (oppdiktet)")
            .set_author("Opplæring")
            .set_creation_datetime(&ExcelDateTime::from_ymd(2008, 1, 15)?),
    );
    let sheet = workbook.add_worksheet().set_name("Avtaler")?;
    let bold = Format::new().set_bold().set_background_color(Color::RGB(0x00D9_E2EC));
    for (column, (name, width)) in (0..).zip(header.split(',').zip(WIDTHS)) {
        sheet
            .write_with_format(0, column, name, &bold)?
            .set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?.set_landscape().set_print_fit_to_pages(1, 0);
    let money = Format::new().set_num_format("#,##0");
    for (at, record) in (1..).zip(&records) {
        let (number, title, country, partner, unit, period, year, kroner) = record;
        for (column, text) in (0..).zip([number, title, country, partner, unit, period]) {
            sheet.write(at, column, text)?;
        }
        sheet.write(at, 6, *year)?.write_with_format(at, 7, *kroner, &money)?;
    }
    workbook.save_to_buffer()
}
