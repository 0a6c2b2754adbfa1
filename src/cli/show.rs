//! `show`: the sheets of a report, as tables in the terminal.

use std::path::Path;

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets,
};
use terminal_size::terminal_size;

use crate::error::Error;
use crate::language::Language;
use crate::model::{Cell, Grid, GridRow, Message};
use crate::read;
use crate::read::limits::Limits;

use super::{Exit, Outcome, files, print};

/// The width where there is no terminal, such as in a pipe.
const WIDTH: u16 = 120;

/// Texts in a narrower column than so many letters cannot be read.
const COLUMN_MIN: usize = 18;

/// A longer word may be broken up.
const WORD_MAX: usize = 24;

/// The blanks around a column.
const LINES: usize = 2;

/// Prints the sheets called `wanted`; without any, the first sheet and the names of all.
pub(super) fn show(path: &Path, wanted: &[String], language: &Language) -> Outcome {
    let limits = Limits::default().of_report();
    let bytes = files::read(path, limits)?;
    let file = read::read(&files::file_name(path), &bytes, 0, limits)?;
    if file.report_version.is_none() {
        return Err(Error::new("error-not-a-report").with("file", files::shown(path)));
    }
    // Sheets that the workbook hides are shown to those who know their names.
    let visible = file.sheets.iter().filter(|(_, grid)| grid.visible);
    let names: Vec<&str> = visible.map(|(name, _)| name.as_str()).collect();
    let find = |wanted: &String| {
        let same = |name: &str| name.to_lowercase() == wanted.to_lowercase();
        file.sheets.iter().find(|(name, _)| same(name)).ok_or_else(|| {
            Error::new("error-no-report-sheet")
                .with("sheet", wanted.as_str())
                .with("known", names.join(", "))
        })
    };
    let sheets: Vec<_> = if wanted.is_empty() {
        file.sheets.first().into_iter().collect()
    } else {
        wanted.iter().map(find).collect::<Result<_, _>>()?
    };
    let width = terminal_size().map_or(WIDTH, |(width, _)| width.0.max(40));
    let shown: Vec<String> =
        sheets.iter().map(|(_, grid)| sheet(grid, width, language)).collect();
    print::out(&shown.join("\n\n"));
    if wanted.is_empty() {
        let message = Message::new("show-sheets")
            .with("sheets", names.join(", "))
            .with("file", files::shown(path));
        print::note(&language.say(&message));
    }
    Ok(Exit::Done)
}

/// A sheet: its running text as lines, its tables as tables. A table is what stands in
/// rows of more than one cell without an empty row between them.
fn sheet(grid: &Grid, width: u16, language: &Language) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut rows: Vec<&GridRow> = Vec::new();
    let mut last = None;
    for row in &grid.rows {
        let follows = last.is_some_and(|last| last + 1 == row.index);
        last = Some(row.index);
        // A link at the end of a sentence, or back to the summary, is no column.
        let is_link = |(_, cell): &&(u32, Cell)| {
            cell.text().is_some_and(|text| text.starts_with(['→', '←']))
        };
        let links = row.cells.iter().rev().take_while(is_link).count();
        if links == row.cells.len() {
            continue;
        }
        let is_table = row.cells.len() - links > 1;
        if !(follows && is_table) {
            parts.extend(table(grid, &rows, width, language));
            rows.clear();
        }
        if is_table {
            rows.push(row);
            continue;
        }
        let text =
            row.cells.first().map(|(_, cell)| shown(cell, Manner::Count, language));
        let gap = if follows || parts.is_empty() { "" } else { "\n" };
        parts.push(format!("{gap}{}", wrapped(&text.unwrap_or_default(), width)));
    }
    parts.extend(table(grid, &rows, width, language));
    parts.join("\n")
}

/// A table, without the columns that the workbook hides.
fn table(
    grid: &Grid,
    rows: &[&GridRow],
    width: u16,
    language: &Language,
) -> Option<String> {
    let (header, body) = rows.split_first()?;
    let columns = rows.iter().flat_map(|row| &row.cells).map(|(column, _)| *column);
    let columns: Vec<u32> =
        (0..=columns.max()?).filter(|column| !grid.form.hides_column(*column)).collect();
    let manners: Vec<Manner> =
        columns.iter().map(|column| manner(body, *column)).collect();
    let cells = |row: &GridRow| -> Vec<String> {
        let cell = |(column, manner): (&u32, &Manner)| match row.cell(*column) {
            Some(cell) => shown(cell, *manner, language),
            None => String::new(),
        };
        columns.iter().zip(&manners).map(cell).collect()
    };
    let columns = columns.len();
    let texts: Vec<Vec<String>> = body.iter().map(|row| cells(row)).collect();
    let headers = cells(header);
    let longest_word = |text: &String| {
        let words = text.split_whitespace().map(|word| word.chars().count());
        words.max().unwrap_or(0)
    };
    let needed = |(at, manner): (usize, &Manner)| {
        let most = texts.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
        // Figures are not broken up; texts are, but not their words, unless those are
        // addresses and the like.
        let most = if *manner == Manner::Text {
            let words = texts.iter().map(|row| longest_word(&row[at])).max().unwrap_or(0);
            most.min(COLUMN_MIN).max(words.min(WORD_MAX))
        } else {
            most
        };
        (*manner, LINES + longest_word(&headers[at]).max(most))
    };
    let widths: Vec<(Manner, usize)> = manners.iter().enumerate().map(needed).collect();
    if widths.iter().map(|(_, needed)| needed).sum::<usize>() > usize::from(width) {
        let rows = texts.iter().map(|row| record(&headers, row, width));
        return Some(rows.collect::<Vec<_>>().join("\n\n"));
    }
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_BORDERS_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width);
    // Names with a line about each, such as the contents, have no header.
    let is_list = columns == 2 && manners.iter().all(|manner| *manner == Manner::Text);
    if is_list {
        table.add_row(headers);
    } else {
        table.set_header(headers);
    }
    for row in texts {
        table.add_row(row);
    }
    for (column, (manner, needed)) in table.column_iter_mut().zip(widths) {
        if manner == Manner::Text {
            let narrowest = Width::Fixed(u16::try_from(needed).unwrap_or(width));
            column.set_constraint(ColumnConstraint::LowerBoundary(narrowest));
        } else {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    Some(table.to_string())
}

/// A row of a table that is too wide for the terminal: each cell on a line, behind its
/// header.
fn record(headers: &[String], cells: &[String], width: u16) -> String {
    let filled = || headers.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
    let length = |text: &String| text.chars().count();
    // Long headers leave the cells their half.
    let names = filled().map(|(header, _)| length(header)).max().unwrap_or(0);
    let names = names.min(usize::from(width) / 2);
    let rest = usize::from(width).saturating_sub(names + 2).max(COLUMN_MIN);
    let within = |text: &str, width: usize| {
        let text = wrapped(text, u16::try_from(width).unwrap_or(u16::MAX));
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let lines = |(header, cell): (&String, &String)| {
        let (header, cell) = (within(header, names), within(cell, rest));
        let at = |lines: &[String], at: usize| lines.get(at).cloned().unwrap_or_default();
        (0..header.len().max(cell.len()))
            .map(|line| format!("{:<names$}  {}", at(&header, line), at(&cell, line)))
            .map(|line| line.trim_end().to_owned())
            .collect::<Vec<_>>()
    };
    filled().flat_map(lines).collect::<Vec<_>>().join("\n")
}

/// How a column's cells are shown. The reader gives values without their number formats;
/// what a report of ours holds can be told from the values themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// As it stands.
    Text,
    /// Years: no space between thousands.
    Year,
    /// Shares: per cent with one decimal.
    Share,
    /// Numbers of things, and kroner rounded to whole ones.
    Count,
}

fn manner(rows: &[&GridRow], column: u32) -> Manner {
    let numbers = || {
        rows.iter().filter_map(|row| match row.cell(column) {
            Some(Cell::Number(number)) => Some(*number),
            _ => None,
        })
    };
    let is_whole = |number: f64| number.fract() == 0.0;
    if numbers().next().is_none() {
        Manner::Text
    } else if numbers()
        .all(|number| (1900.0..=2100.0).contains(&number) && is_whole(number))
    {
        Manner::Year
    } else if numbers().all(|number| (0.0..=1.0).contains(&number))
        && numbers().any(|number| !is_whole(number))
    {
        Manner::Share
    } else {
        Manner::Count
    }
}

fn shown(cell: &Cell, manner: Manner, language: &Language) -> String {
    match (cell, manner) {
        (Cell::Number(number), Manner::Share) => language.share(*number),
        // Among the key figures stands a share.
        (Cell::Number(number), Manner::Count)
            if number.fract() != 0.0 && (0.0..1.0).contains(number) =>
        {
            language.share(*number)
        }
        (Cell::Number(number), Manner::Count) => language.count(whole(*number)),
        _ => cell.shown(),
    }
}

/// The nearest whole number, half away from zero.
#[expect(clippy::cast_possible_truncation, reason = "a report's amounts fit")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

/// A text in lines that fit the terminal.
fn wrapped(text: &str, width: u16) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is always a line");
        let length = line.chars().count() + 1 + word.chars().count();
        if !line.is_empty() && length > usize::from(width) {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::record;

    #[test]
    fn long_headers_leave_room_for_the_cells() {
        let header =
            "Hva som er grunnen til at tallet ikke er det samme som i fjor".to_owned();
        let cell = "En avtale er delt i to etter at listen ble laget".to_owned();
        let shown =
            record(&[header.clone(), "År".to_owned()], &[cell, "2007".to_owned()], 60);
        let longest = shown.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!((31..=60).contains(&longest), "{longest}\n{shown}");
        let first = shown.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("Hva som er") && first.contains("En avtale"),
            "{shown}"
        );
        let mut words = header.split(' ').chain(["År", "2007", "delt", "laget"]);
        assert!(words.all(|word| shown.contains(word)), "{shown}");
    }
}
