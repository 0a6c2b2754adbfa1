//! A list of so many agreements in twelve columns, the same in every run.

use std::path::Path;

use rust_xlsxwriter::Workbook;

use crate::Outcome;
use crate::generate::{Kind, SEED, generate};

/// The headers. Two of them the program keeps as they are.
const HEADERS: [&str; 12] = [
    "Avtalenr.",
    "År",
    "Land",
    "Avtalepartner",
    "Enhet",
    "Tittel",
    "Beskrivelse",
    "Fra",
    "Til",
    "Sektor",
    "Saksbehandler",
    "Beløp (NOK)",
];

const UNITS: [&str; 6] = [
    "UD",
    "Norad",
    "Fredskorpset",
    "Ambassaden i Nairobi",
    "FN-seksjonen",
    "Regionavdelingen",
];

const SECTORS: [&str; 8] = [
    "111 Utdanning",
    "122 Helse",
    "140 Vann",
    "151 Styresett",
    "152 Fred",
    "311 Landbruk",
    "410 Miljø",
    "720 Nødhjelp",
];

/// Agreements that so many projects have, per hundred, are more than this.
const AGREEMENTS_PER_HUNDRED: u64 = 215;

/// Writes such a list.
pub(crate) fn make(count: u64, path: &Path) -> Outcome<()> {
    let made = generate(Kind::Ministry, count * 100 / AGREEMENTS_PER_HUNDRED + 50, SEED);
    let mut book = Workbook::new();
    book.set_zip_compression_level(1);
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.set_name("Avtaler")?;
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write_string(0, column, header)?;
    }
    let wanted = usize::try_from(count)?;
    let mut row = 0;
    for (nth, line) in made.list.lines().skip(1).take(wanted).enumerate() {
        let cells: Vec<&str> = line.split(';').collect();
        let [number, year, country, partner, title, amount] = cells.as_slice() else {
            return Err(format!("not understood: {line}").into());
        };
        row += 1;
        let year: u32 = year.parse()?;
        let unit = UNITS[(nth / 3) % UNITS.len()];
        let sector = SECTORS[(nth / 5) % SECTORS.len()];
        let texts = [
            (0, *number),
            (2, *country),
            (3, *partner),
            (4, unit),
            (5, *title),
            (9, sector),
        ];
        for (column, text) in texts {
            if !text.is_empty() {
                sheet.write_string(row, column, text)?;
            }
        }
        sheet.write_number(row, 1, year)?;
        sheet.write_string(row, 6, format!("{title}. {partner}, {country}."))?;
        sheet.write_number(row, 7, year)?;
        sheet.write_number(row, 8, year + u32::from(nth % 4 == 0))?;
        sheet.write_string(row, 10, format!("Saksbehandler {}", nth % 97))?;
        sheet.write_number(row, 11, amount.parse::<f64>()?)?;
    }
    if u64::from(row) < count {
        return Err(format!("only {row} agreements").into());
    }
    book.save(path)?;
    Ok(())
}
