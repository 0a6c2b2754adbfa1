//! Old workbooks (.xls), written here record by record.
#![expect(
    clippy::cast_possible_truncation,
    reason = "records hold the low bits of small numbers"
)]

use std::io::{Cursor, Write as _};

/// A record: its kind, its length, its body.
pub(super) fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(body.len() as u16).to_le_bytes(), body].concat()
}

pub(super) fn shorts(values: &[u16]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

/// A text of 16-bit characters after its length.
fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [&shorts(&[units.len() as u16])[..], &[1], &shorts(&units)].concat()
}

/// What begins the workbook or a sheet: 5 the workbook, 16 a sheet, 32 a chart.
pub(super) fn begin(kind: u16) -> Vec<u8> {
    record(0x809, &[&shorts(&[0x600, kind, 0, 0])[..], &[0; 8]].concat())
}

pub(super) fn end() -> Vec<u8> {
    record(0x0A, &[])
}

pub(super) fn label(row: u16, column: u16, value: &str) -> Vec<u8> {
    record(0x204, &[&shorts(&[row, column, 0])[..], &text(value)].concat())
}

pub(super) fn number(row: u16, column: u16, style: u16, value: f64) -> Vec<u8> {
    record(0x203, &[&shorts(&[row, column, style])[..], &value.to_le_bytes()].concat())
}

pub(super) fn hidden_row(row: u16) -> Vec<u8> {
    record(0x208, &[&shorts(&[row, 0, 5, 255, 0, 0])[..], &[0x20, 1, 15, 0]].concat())
}

pub(super) fn hidden_column(column: u16) -> Vec<u8> {
    record(0x7D, &shorts(&[column, column, 2_560, 0, 1, 0]))
}

pub(super) fn dimensions(rows: u32, columns: u16) -> Vec<u8> {
    let rows: Vec<u8> = [0, rows].iter().flat_map(|row| row.to_le_bytes()).collect();
    record(0x200, &[&rows[..], &shorts(&[0, columns, 0])].concat())
}

/// The records of a workbook: what stands before the sheets, and the sheets, each with
/// its name, its kind (0 a sheet, 2 a chart) and its records.
pub(super) fn stream(globals: &[u8], sheets: &[(&str, u8, Vec<u8>)]) -> Vec<u8> {
    let names = |starts: &[u32]| -> Vec<u8> {
        sheets
            .iter()
            .zip(starts)
            .flat_map(|((name, kind, _), start)| {
                let units: Vec<u16> = name.encode_utf16().collect();
                let name = [&[units.len() as u8, 1][..], &shorts(&units)].concat();
                record(0x85, &[&start.to_le_bytes()[..], &[0, *kind], &name].concat())
            })
            .collect()
    };
    let head =
        |starts: &[u32]| [begin(5), globals.to_vec(), names(starts), end()].concat();
    let mut starts = Vec::new();
    let mut at = head(&vec![0; sheets.len()]).len();
    for (_, _, records) in sheets {
        starts.push(at as u32);
        at += records.len();
    }
    let bodies = sheets.iter().flat_map(|(_, _, records)| records.clone());
    head(&starts).into_iter().chain(bodies).collect()
}

/// A compound file of streams, each with its path.
pub(super) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
    for (path, bytes) in streams {
        if let Some((folder, _)) = path.rsplit_once('/')
            && !folder.is_empty()
            && !file.exists(folder)
        {
            file.create_storage(folder).expect("a folder");
        }
        file.create_stream(path).expect("a stream").write_all(bytes).expect("its bytes");
    }
    file.into_inner().into_inner()
}

/// Two cell styles: plain, and shown in thousands.
pub(super) fn styles() -> Vec<u8> {
    let format = [&shorts(&[164])[..], &text("#,##0,")].concat();
    let style =
        |format: u16| record(0xE0, &[&shorts(&[0, format])[..], &[0; 16]].concat());
    [record(0x41E, &format), style(0), style(164)].concat()
}

/// A sheet with the usual list: 250 000 and 300 000 kroner.
pub(super) fn list(before: &[u8]) -> Vec<u8> {
    let headers = ["Avtalenr", "Prosjekttittel", "Land", "År", "Beløp"];
    let mut records = [begin(16), dimensions(3, 5), before.to_vec()].concat();
    for (column, header) in (0..).zip(headers) {
        records.extend(label(0, column, header));
    }
    for (row, title, country, amount) in
        [(1, "Ly", "Kenya", 250_000.0), (2, "Kurs", "Albania", 300_000.0)]
    {
        records.extend(number(row, 0, 0, 2_070_000.0 + f64::from(row)));
        records.extend(label(row, 1, title));
        records.extend(label(row, 2, country));
        records.extend(number(row, 3, 0, 2_007.0));
        records.extend(number(row, 4, 1, amount));
    }
    records.extend(end());
    records
}
