//! A workbook as text, one line a cell, read by other code than wrote it.

use std::fmt::Write as _;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use portefolje::model::column_letters;

/// The hidden sheets, which say again what the others say; their own tests read them.
const HIDDEN: [&str; 4] = ["Minne", "Memory", "Lister", "Lists"];

/// All visible sheets of a workbook: `# name`, then a line for each cell that holds something.
pub(crate) fn dump(bytes: &[u8]) -> String {
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook of ours opens");
    let mut text = String::new();
    for name in book.sheet_names() {
        if HIDDEN.contains(&name.as_str()) {
            continue;
        }
        writeln!(text, "# {name}").expect("a string takes all text");
        let range = book.worksheet_range(&name).expect("the sheet is there");
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, cell) in range.used_cells() {
            let row = top as usize + row + 1;
            let column = u32::try_from(column).expect("a column of a sheet") + left;
            let shown = match cell {
                Data::String(text) if text.is_empty() => continue,
                Data::String(text) => format!("text {}", text.replace('\n', "⏎")),
                Data::Float(number) => format!("number {number}"),
                other => format!("{other:?}"),
            };
            writeln!(text, "{}{row} {shown}", column_letters(column))
                .expect("a string takes all text");
        }
    }
    text
}

/// The lines of one sheet.
pub(crate) fn sheet<'a>(dump: &'a str, name: &str) -> Vec<&'a str> {
    let lines = dump.lines().skip_while(|line| *line != format!("# {name}"));
    lines.skip(1).take_while(|line| !line.starts_with("# ")).collect()
}

/// The texts of a sheet's first row.
pub(crate) fn headers<'a>(dump: &'a str, name: &str) -> Vec<&'a str> {
    let lines = sheet(dump, name).into_iter();
    lines
        .filter_map(|line| line.split_once(" text "))
        .filter(|(address, _)| {
            address.trim_start_matches(|one: char| one.is_ascii_uppercase()) == "1"
        })
        .map(|(_, text)| text)
        .collect()
}
