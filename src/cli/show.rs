//! `show`: the sheets of a report, as tables in the terminal.

use std::path::Path;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use terminal_size::{Width, terminal_size};

use crate::error::Error;
use crate::language::Language;
use crate::model::{Cell, Grid, GridRow, Message};
use crate::read;
use crate::read::limits::Limits;

use super::{Exit, Outcome, files, print};

/// The width where there is no terminal, such as in a pipe.
const WIDTH: u16 = 120;

/// Prints the sheets called `wanted`; without any, the first sheet and the names of all.
pub(super) fn show(path: &Path, wanted: &[String], language: &Language) -> Outcome {
    let bytes = files::read(path)?;
    let file = read::read(&files::file_name(path), &bytes, 0, Limits::default())?;
    if file.report_version.is_none() {
        return Err(Error::new("error-not-a-report").with("file", files::shown(path)));
    }
    let names: Vec<&str> = file.sheets.iter().map(|(name, _)| name.as_str()).collect();
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
    let width = terminal_size().map_or(WIDTH, |(Width(width), _)| width.max(40));
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
            parts.extend(table(&rows, width, language));
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
    parts.extend(table(&rows, width, language));
    parts.join("\n")
}

fn table(rows: &[&GridRow], width: u16, language: &Language) -> Option<String> {
    let (header, body) = rows.split_first()?;
    let columns = rows.iter().flat_map(|row| &row.cells).map(|(column, _)| *column);
    let columns = columns.max()? + 1;
    let manners: Vec<Manner> = (0..columns).map(|column| manner(body, column)).collect();
    let cells = |row: &GridRow| -> Vec<String> {
        let cell = |(column, manner): (u32, &Manner)| match row.cell(column) {
            Some(cell) => shown(cell, *manner, language),
            None => String::new(),
        };
        (0..).zip(&manners).map(cell).collect()
    };
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_BORDERS_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width);
    // Names with a line about each, such as the contents, have no header.
    let is_list = columns == 2 && manners.iter().all(|manner| *manner == Manner::Text);
    if is_list {
        table.add_row(cells(header));
    } else {
        table.set_header(cells(header));
    }
    for row in body {
        table.add_row(cells(row));
    }
    for (column, manner) in table.column_iter_mut().zip(&manners) {
        if *manner != Manner::Text {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    Some(table.to_string())
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
