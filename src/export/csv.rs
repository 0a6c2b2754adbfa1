//! A table as CSV: UTF-8, commas, a header, decimal points; nothing where the list is
//! silent.

use std::io::{self, Write};

use crate::export::Column;
use crate::export::tables::Cell;

/// Writes the header and the rows.
pub(super) fn write(
    columns: &[Column],
    rows: impl Iterator<Item = Vec<Cell>>,
    to: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().from_writer(to);
    writer.write_record(columns.iter().map(|column| column.name.as_str()))?;
    for row in rows {
        writer.write_record(row.iter().map(shown))?;
    }
    writer.flush()
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Money(total) => total.to_string(),
        Cell::Truth(truth) => truth.to_string(),
    }
}

/// Text that a spreadsheet program would run as a formula begins with an apostrophe. So
/// does text that begins with one, so that the first can always be taken away.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, write};
    use crate::export::tables::{Cell, Kind};
    use crate::model::Total;

    #[test]
    fn texts_stay_texts_and_figures_figures() {
        let columns = ["text", "amount", "year"]
            .map(|name| Column { name: name.to_owned(), kind: Kind::Text });
        let row = |text: &str, amount: i128| {
            vec![Cell::from(text), Cell::Money(Total(amount)), Cell::Nothing]
        };
        let rows = [
            row("=HYPERLINK(\"x\", 1)", -123_450),
            row("@sum", 5),
            row("-\r\nto linjer", 0),
            row("'sitert'", 100),
            row("Å, B", 100),
        ];
        let mut bytes = Vec::new();
        write(&columns, rows.into_iter(), &mut bytes).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "text,amount,year\n\"'=HYPERLINK(\"\"x\"\", 1)\",-1234.50,\n'@sum,0.05,\n\
             \"'-\r\nto linjer\",0.00,\n''sitert',1.00,\n\"Å, B\",1.00,\n"
        );
    }
}
