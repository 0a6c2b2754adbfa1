//! Workbooks to add PivotTables to, and what is in them afterwards.

use std::io::{Cursor, Read, Write};

use portefolje::language::{Language, Tag};
use portefolje::model::{Report, Total};
use portefolje::pipeline::{Input, Request, run};
use portefolje::pivot::{Pivot, Pivots, Source, Value, add};
use portefolje::template::{Template, embedded, load};
use rust_xlsxwriter::{Table, TableColumn, Workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::command::sample;

/// The report on a shipped sample.
pub(super) fn report(list: &str, template: &str) -> (Report, Template) {
    let template = load(embedded(template).unwrap(), &|_| None).unwrap();
    let inputs = vec![Input { name: list.to_owned(), bytes: sample(list) }];
    let report = run(inputs, &template, &Request::default(), &|_| {}).unwrap();
    (report, template)
}

/// The workbook of a report.
pub(super) fn written(report: &Report, template: &Template, tag: Tag) -> Vec<u8> {
    let language = Language::new(tag).with_names(template);
    portefolje::write::write(report, template, &language).unwrap()
}

/// A text.
pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// Kroner.
pub(super) fn kroner(kroner: i64) -> Value {
    Value::Number(Total::kroner(kroner))
}

/// Region, country, year, amount and a remark.
pub(super) fn record(
    region: Value,
    country: Value,
    year: Value,
    sum: Value,
) -> Vec<Value> {
    vec![region, country, year, sum, text("bare & <noe>")]
}

/// Names that XML and Excel find hard.
pub(super) fn hard_names() -> Vec<Vec<Value>> {
    let long = "Æ".repeat(300);
    vec![
        record(text("Ål & \"Ås\" <Ø>"), text("Côte d'Ivoire"), kroner(2006), kroner(100)),
        record(text("ål & \"ås\" <ø>"), text("Linje\nto"), kroner(2007), kroner(20)),
        record(text(&long), text("_x0041_"), kroner(2006), kroner(3)),
        record(text("2007"), text("=A1"), text("Ukjent"), Value::Number(Total(41))),
        record(Value::Blank, Value::Blank, kroner(2007), kroner(-5)),
        record(Value::Blank, text("Nord"), Value::Blank, Value::Number(Total(-1))),
    ]
}

/// The PivotTables over `records`: region › country, and country, each by year.
pub(super) fn pivots(records: Vec<Vec<Value>>) -> Pivots {
    let fields = ["Region", "Land & by", "År", "Beløp \"NOK\"", "Merknad"];
    let source = Source {
        table: "tblBelop".to_owned(),
        fields: fields.map(str::to_owned).into(),
        count: records.len(),
        keep: true,
        record: Box::new(move |at, see| {
            records[at].iter().for_each(|value| see(value.borrowed()));
        }),
        last: vec![text("Regionalt"), text("Ukjent")],
    };
    let pivot = |name: &str, column: u16, rows: &[usize], filter: Option<usize>| Pivot {
        name: name.to_owned(),
        sheet: "Pivot & <mer>".to_owned(),
        row: 3,
        column,
        rows: rows.to_vec(),
        columns: 2,
        filter,
        sum: 3,
        sum_caption: "Sum av \"beløp\"".to_owned(),
        total_caption: "I alt".to_owned(),
    };
    Pivots::new(
        source,
        vec![pivot("pvtEn", 0, &[0, 1], None), pivot("pvtTo", 20, &[1], Some(0))],
    )
}

/// A workbook with `records` as a table, and PivotTables over it.
pub(super) fn workbook(records: &[Vec<Value>], with_records: bool) -> Vec<u8> {
    let pivots = pivots(records.to_vec());
    let fields = ["Region", "Land & by", "År", "Beløp \"NOK\"", "Merknad"];
    let mut workbook = Workbook::new();
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2007, 12, 31).unwrap();
    let properties = rust_xlsxwriter::DocProperties::new().set_creation_datetime(&date);
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    let columns = fields.map(|name| TableColumn::new().set_header(name));
    let table = Table::new().set_name("tblBelop").set_columns(&columns);
    let last = u32::try_from(records.len()).unwrap();
    sheet.add_table(0, 0, last, 4, &table).unwrap();
    for (row, record) in (1..).zip(records) {
        for (column, value) in (0..).zip(record) {
            write(sheet, row, column, value);
        }
    }
    let sheet = workbook.add_worksheet().set_name("Pivot & <mer>").unwrap();
    for (pivot, grid) in pivots.pivots() {
        let left = pivot.column + u16::try_from(pivot.rows.len()).unwrap();
        for (column, value) in (left..).zip(&grid.columns) {
            write(sheet, pivot.row + 1, column, value);
        }
        let lines = grid.lines.iter().map(|line| &line.sums).chain([&grid.totals]);
        for (row, sums) in (pivot.row + 2..).zip(lines) {
            for (column, sum) in (left..).zip(sums.iter()) {
                if let Some(sum) = sum {
                    write(sheet, row, column, &Value::Number(sum));
                }
            }
        }
        for (row, line) in (pivot.row + 2..).zip(&grid.lines) {
            let column = pivot.column + u16::try_from(line.level).unwrap();
            write(sheet, row, column, &line.label);
        }
    }
    add(workbook.save_to_buffer().unwrap(), &pivots, with_records).unwrap()
}

fn write(sheet: &mut rust_xlsxwriter::Worksheet, row: u32, column: u16, value: &Value) {
    match value {
        Value::Number(number) => {
            sheet.write_number(row, column, number.in_kroner()).unwrap();
        }
        Value::Text(text) => {
            sheet.write_string(row, column, text).unwrap();
        }
        Value::Blank => {}
    }
}

/// The parts of a workbook that are texts, by name.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let name = file.name().unwrap().to_string();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (name, text)
        })
        .collect()
}

/// A workbook of parts.
pub(super) fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
