//! `vedlegg3-2007.xlsx`: cover, list, and an old copy that is hidden.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook,
    Worksheet, XlsxError,
};

use crate::data::{Data, Texts, Unit};
use crate::project::{Agreement, Project};
use crate::spelling::{self, Uneven};

/// The columns with their widths.
const COLUMNS: [(&str, f64); 17] = [
    ("Avtale nr.", 11.0),
    ("Prosjekttittel", 46.0),
    ("Land", 20.0),
    ("Avtalepartner", 24.0),
    ("Seksjon/\nambassade", 23.0),
    ("Periode", 11.0),
    ("År", 6.0),
    ("Beløp\n(NOK)", 16.0),
    ("Stikkord", 28.0),
    ("Form", 18.0),
    ("Målgruppe", 18.0),
    ("Tiltak", 18.0),
    ("Tema", 32.0),
    ("Evaluert", 9.0),
    ("Utvalg", 7.0),
    ("Merknad", 26.0),
    ("Kilde", 22.0),
];
const TITLE: u16 = 1;
const AMOUNT: u16 = 7;

/// One row of the list, before it is spelt.
struct Row<'a> {
    project: &'a Project,
    agreement_at: usize,
    year: i32,
    kroner: i64,
}

impl Row<'_> {
    fn agreement(&self) -> &Agreement {
        &self.project.agreements[self.agreement_at]
    }

    /// What its chances hang on.
    fn id(&self) -> String {
        format!("{} {}", self.agreement().number, self.year)
    }
}

/// The workbook as bytes.
pub(crate) fn workbook(data: &Data, projects: &[Project]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title("Prosjektliste 2007 (rekonstruksjon)")
            .set_author("Rekonstruksjon")
            .set_creation_datetime(&ExcelDateTime::from_ymd(2008, 1, 15)?),
    );
    cover(workbook.add_worksheet().set_name("Forside")?, &data.texts)?;
    list(workbook.add_worksheet().set_name("Prosjektliste 2007")?, data, projects)?;
    old_copy(workbook.add_worksheet().set_name("gammel kopi")?, data, projects)?;
    workbook.save_to_buffer()
}

fn cover(sheet: &mut Worksheet, texts: &Texts) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 4)?.set_column_width(1, 90)?.set_screen_gridlines(false);
    for (row, text) in (2..).zip(&texts.cover) {
        let format = match row {
            2 => Format::new().set_font_size(12),
            3 => Format::new().set_bold().set_font_size(18),
            _ => Format::new(),
        };
        if !text.is_empty() {
            sheet.write_with_format(row, 1, text, &format)?;
        }
    }
    sheet.set_row_height(3, 28)?;
    Ok(())
}

fn list(
    sheet: &mut Worksheet,
    data: &Data,
    projects: &[Project],
) -> Result<(), XlsxError> {
    for (column, (_, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
    }
    let bold = Format::new().set_bold();
    let sum = bold.clone().set_num_format("#,##0").set_border_top(FormatBorder::Thin);
    sheet.write_with_format(0, 0, &data.texts.title, &bold.clone().set_font_size(14))?;
    sheet.write(1, 0, &data.texts.date)?;
    header(sheet, 3)?;
    sheet
        .set_freeze_panes(4, 2)?
        .set_landscape()
        .set_paper_size(8)
        .set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(3, 3)?;

    let mut at = 4;
    let mut total = 0;
    for unit in &data.units {
        banner(sheet, at, unit)?;
        at += 1;
        if unit.header {
            header(sheet, at)?;
            at += 1;
        }
        let mut subtotal = 0;
        for row in rows_of(projects, unit) {
            write_row(sheet, at, data, &row)?;
            subtotal += row.kroner;
            at += 1;
        }
        sheet.write_with_format(at, TITLE, format!("Sum {}", unit.banner), &sum)?;
        sheet.write_with_format(at, AMOUNT, subtotal, &sum)?;
        total += subtotal;
        at += 2;
    }
    let double = sum.set_border_bottom(FormatBorder::Double);
    sheet.write_with_format(at, TITLE, "Totalt", &double)?;
    sheet.write_with_format(at, AMOUNT, total, &double)?;
    for (row, footnote) in (at + 2..).zip(&data.texts.footnotes) {
        sheet.write_with_format(row, 0, footnote, &Format::new().set_italic())?;
    }
    Ok(())
}

fn header(sheet: &mut Worksheet, at: u32) -> Result<(), XlsxError> {
    let format = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(0x00D9_E2EC))
        .set_border_bottom(FormatBorder::Thin);
    for (column, (name, _)) in (0..).zip(COLUMNS) {
        sheet.write_with_format(at, column, name, &format)?;
    }
    sheet.set_row_height(at, 32)?;
    Ok(())
}

fn banner(sheet: &mut Worksheet, at: u32, unit: &Unit) -> Result<(), XlsxError> {
    let format = Format::new().set_bold().set_background_color(Color::RGB(0x00F2_E8D5));
    for column in 1..17 {
        sheet.write_blank(at, column, &format)?;
    }
    sheet.write_with_format(at, 0, &unit.banner, &format)?;
    Ok(())
}

/// The unit's rows in the order of a list that was kept by number.
fn rows_of<'a>(projects: &'a [Project], unit: &Unit) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for project in projects.iter().filter(|project| project.unit == unit.key) {
        for (agreement_at, agreement) in project.agreements.iter().enumerate() {
            for (year, kroner) in agreement.years.iter().copied() {
                rows.push(Row { project, agreement_at, year, kroner });
            }
        }
    }
    rows.sort_by(|one, other| {
        let key = |row: &Row<'_>| (row.agreement().number.replace('-', " "), row.year);
        key(one).cmp(&key(other))
    });
    rows
}

fn write_row(
    sheet: &mut Worksheet,
    at: u32,
    data: &Data,
    row: &Row<'_>,
) -> Result<(), XlsxError> {
    let project = row.project;
    let id = row.id();
    let top = Format::new().set_align(FormatAlign::Top);
    let wrapped = top.clone().set_text_wrap();
    // The keywords stand right after the amounts, which end at the right.
    let indented = wrapped.clone().set_indent(1);
    let money = top.clone().set_num_format("#,##0").set_align(FormatAlign::Right);
    let number = top.clone().set_align(FormatAlign::Left);

    uneven(sheet, at, 0, spelling::number(row.agreement(), &id), &number)?;
    uneven(sheet, at, 5, spelling::period(row.agreement(), &id), &number)?;
    sheet.write_with_format(at, 6, row.year, &number)?;
    uneven(sheet, at, AMOUNT, spelling::amount(row.kroner, &id), &money)?;

    let mut texts = vec![
        (TITLE, spelling::title(data, project, row.agreement_at, row.year)),
        (2, spelling::country(data, project, &id)),
        (3, spelling::partner(data, project, &id)),
        (4, spelling::unit(data, project, &id)),
        (8, project.keywords.clone()),
        (15, project.remark.clone()),
    ];
    if let Some(codes) = &project.codes {
        texts.push((9, codes.form.clone()));
        texts.push((10, codes.target.clone()));
        texts.push((11, codes.measure.clone()));
        texts.push((12, codes.theme.clone()));
        if let Some(year) = codes.evaluated {
            sheet.write_with_format(at, 13, year, &number)?;
        }
        sheet.write_with_format(at, 14, "x", &top)?;
    }
    let source = match project.codes {
        Some(_) => "Rapportens vedlegg 1",
        None => "Rekonstruert (utfylling)",
    };
    sheet.write_with_format(at, 16, source, &top)?;

    let mut lines = 1;
    for (column, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        lines = lines.max(lines_of(&text, COLUMNS[usize::from(column)].1));
        let format = if column == 8 { &indented } else { &wrapped };
        sheet.write_with_format(at, column, text, format)?;
    }
    sheet.set_row_height(at, 15 * lines)?;
    Ok(())
}

/// How many lines a text takes in a column: not every program measures it when it opens
/// the file.
fn lines_of(text: &str, width: f64) -> u32 {
    let mut lines = 1;
    let mut used = 0.0;
    for word in text.split(' ') {
        let long =
            f64::from(u16::try_from(word.chars().count()).unwrap_or(u16::MAX)) + 1.0;
        // Small letters are narrower than the digits that widths are measured in.
        if 1.1 * width < used + long && 0.0 < used {
            lines += 1;
            used = 0.0;
        }
        used += long;
    }
    lines
}

fn uneven(
    sheet: &mut Worksheet,
    at: u32,
    column: u16,
    value: Uneven,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        Uneven::Number(number) => sheet.write_with_format(at, column, number, format)?,
        Uneven::Text(text) => sheet.write_with_format(at, column, text, format)?,
    };
    Ok(())
}

/// A copy from a year before, with the amounts of then: whoever reads it too counts twice.
fn old_copy(
    sheet: &mut Worksheet,
    data: &Data,
    projects: &[Project],
) -> Result<(), XlsxError> {
    sheet.set_hidden(true);
    sheet.write(0, 0, "Gammel kopi per 31. desember 2005 - ikke bruk")?;
    for (column, (name, _)) in (0..8).zip(COLUMNS) {
        sheet.write(2, column, name)?;
    }
    let mut at = 3;
    for row in rows_of(projects, &data.units[0]) {
        if 2005 < row.year {
            continue;
        }
        let project = row.project;
        sheet.write(at, 0, row.agreement().number.as_str())?;
        sheet.write(at, 1, project.title.as_str())?;
        sheet.write(at, 2, project.country.as_str())?;
        sheet.write(at, 3, project.partner.as_str())?;
        sheet.write(at, 4, data.units[0].spellings[0].as_str())?;
        sheet.write(at, 5, row.agreement().period.as_str())?;
        sheet.write(at, 6, row.year)?;
        sheet.write(at, AMOUNT, row.kroner / 10_000 * 10_000)?;
        at += 1;
    }
    Ok(())
}
