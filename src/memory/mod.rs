//! What a report remembers for the next one, as the rows of a sheet and back.
//!
//! The sheet is hidden and the same in every language. It holds the portfolio as the
//! report has it, as the report before had it, and what the program itself wrote into
//! the review sheets, so that an edit is told from what stood there. One row is one
//! fact; its first cell says of what kind. What does not fit is never cut: a text longer
//! than a cell goes on in rows of its own, and facts beyond a sheet's rows on a second
//! sheet.

mod edition;

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::memory::edition::{Edition, marks};
use crate::model::{
    AgreementThen, Anchor, FiguresThen, Memory, Order, Project, ProjectThen, Report,
    Text, Total, Written,
};

/// The first cell of the first row, by which the sheet is known.
pub const MARK: &str = "portefolje";

/// The form of the rows; a report with a higher one was written by a newer version.
pub const FORM: u32 = 2;

/// Rows that a sheet has.
const SHEET_ROWS: usize = 1_048_576;

/// The most that a cell holds, in units of UTF-16.
const CELL_UNITS: usize = 32_767;

/// What the sheet of codes says of its project as a whole, in cells before its codes.
pub const BEFORE_CODES: usize = 2;

/// The key of the sheet of codes.
pub const CODING: &str = "coding";

/// The first cell of a row that goes on with a cell of the row above.
const GOES_ON: &str = "+";

/// How many sheets the memory of a report takes.
pub fn sheets(report: &Report) -> usize {
    let order = Order::new(report.agreements.len(), &report.projects);
    let portfolio = Portfolio::Present { report, order: &order };
    Facts::new(&report.memory, portfolio).len().div_ceil(SHEET_ROWS - 1).max(1)
}

/// The first row of a sheet, counted from 0, by which it is known.
pub fn mark(sheet: usize) -> Vec<String> {
    row([MARK, &FORM.to_string(), &(sheet + 1).to_string()])
}

/// Where the agreements and projects stand that the report is about.
#[derive(Clone, Copy)]
pub enum Portfolio<'a> {
    /// In the report itself.
    Present {
        /// The report.
        report: &'a Report,
        /// The order of its agreements.
        order: &'a Order,
    },
    /// In the memory.
    Remembered,
}

/// All facts, each a row or, where a text is longer than a cell, several; any of them at
/// any time. Numbers stand as texts too, and kroner in øre.
pub struct Facts<'a> {
    memory: &'a Memory,
    portfolio: Portfolio<'a>,
    /// All rows, where there is a text longer than a cell.
    divided: Option<Vec<Vec<String>>>,
}

impl<'a> Facts<'a> {
    /// The facts of a memory.
    pub fn new(memory: &'a Memory, portfolio: Portfolio<'a>) -> Self {
        let mut facts = Self { memory, portfolio, divided: None };
        if facts.has_long() {
            let rows = (0..facts.len()).map(|nth| facts.cells(nth)).collect();
            facts.divided = Some(divided(rows));
        }
        facts
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        if let Some(rows) = &self.divided {
            return rows.len();
        }
        let editions = self.editions().map(|one| one.count().iter().sum());
        let written = [self.coded().len(), self.memory.written.len()];
        editions.chain(written).sum::<usize>()
    }

    /// How many cells the longest row has of what was written.
    pub fn cells_written(&self) -> usize {
        let coded = self.coded().par_iter().map(|one| marks(one).count()).max();
        let written = self.memory.written.values().map(|one| one.cells.len());
        written.chain(coded).max().map_or(0, |cells| cells + 4)
    }

    /// The projects of the report itself that the sheet of codes tells of: all, or none
    /// where there is no codebook.
    fn coded(&self) -> &'a [Project] {
        match self.portfolio {
            Portfolio::Present { report, .. } => {
                let projects = report.projects.as_slice();
                let coded = projects.iter().any(|one| !one.codes.is_empty());
                if coded { projects } else { &[] }
            }
            Portfolio::Remembered => &[],
        }
    }

    /// Whether there is nothing to remember.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Which of them stand on a sheet, counted from 0, below its first row.
    pub fn on_sheet(&self, sheet: usize) -> Range<usize> {
        self.of_sheet(sheet, SHEET_ROWS)
    }

    fn of_sheet(&self, sheet: usize, room: usize) -> Range<usize> {
        let (count, room) = (self.len(), room - 1);
        (sheet * room).min(count)..((sheet + 1) * room).min(count)
    }

    /// The cells of a row.
    fn cells(&self, nth: usize) -> Vec<String> {
        let mut cells = Vec::new();
        self.show(nth, &mut |cell| cells.push(cell.to_owned()));
        cells
    }

    /// Shows the cells of a row.
    pub fn show(&self, nth: usize, see: &mut dyn FnMut(&str)) {
        if let Some(rows) = &self.divided {
            rows.get(nth).into_iter().flatten().for_each(|cell| see(cell));
            return;
        }
        let mut rest = nth;
        for edition in self.editions() {
            for (kind, count) in edition.count().into_iter().enumerate() {
                if rest < count {
                    edition.show(kind, rest, see);
                    return;
                }
                rest -= count;
            }
        }
        let coded = self.coded();
        if let Some(project) = coded.get(rest) {
            ["written", CODING, &project.id, "0"].into_iter().for_each(&mut *see);
            marks(project).for_each(|cell| see(&cell));
            return;
        }
        rest -= coded.len();
        if let Some(((sheet, key), written)) = self.memory.written.get_index(rest) {
            let id = written.id.to_string();
            ["written", sheet, key, &id].into_iter().for_each(&mut *see);
            written.cells.iter().for_each(|cell| see(cell));
        }
    }

    /// The portfolio as it is, and as it was.
    fn editions(&self) -> impl Iterator<Item = Edition<'a>> {
        let Memory { now, before, .. } = self.memory;
        let now = Edition { name: "now", snapshot: now, portfolio: self.portfolio };
        let before = before.as_ref().map(|snapshot| Edition {
            name: "before",
            snapshot,
            portfolio: Portfolio::Remembered,
        });
        std::iter::once(now).chain(before)
    }

    /// Whether a text may be longer than a cell.
    fn has_long(&self) -> bool {
        let is_long = |text: &Text| text.len() > CELL_UNITS;
        let mut written = self.memory.written.iter();
        written.any(|((sheet, key), one)| {
            is_long(sheet) || is_long(key) || one.cells.iter().any(is_long)
        }) || self.editions().any(|one| one.has_long())
    }
}

/// Moves what a cell does not hold into rows that go on with it: which cell, and how.
fn divided(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let is_long = |cell: &String| cell.len() > CELL_UNITS;
    if !rows.iter().flatten().any(is_long) {
        return rows;
    }
    let mut all = Vec::with_capacity(rows.len());
    for mut cells in rows {
        let mut rest = Vec::new();
        for (at, cell) in cells.iter_mut().enumerate() {
            let mut pieces = pieces(cell);
            if pieces.len() > 1 {
                let others = pieces.split_off(1);
                let others = others.into_iter();
                rest.extend(others.map(|piece| row([GOES_ON, &at.to_string(), &piece])));
                *cell = pieces.swap_remove(0);
            }
        }
        all.push(cells);
        all.append(&mut rest);
    }
    all
}

/// A text in pieces that a cell holds.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut units = 0;
    for letter in text.chars() {
        units += letter.len_utf16();
        if units > CELL_UNITS {
            pieces.push(String::new());
            units = letter.len_utf16();
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces
}

fn row<const COUNT: usize>(cells: [&str; COUNT]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

/// Why rows are no memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The first row does not bear our mark.
    Foreign,
    /// A newer version wrote it.
    Newer,
}

/// The memory that the rows of its sheets hold, and how many rows could not be read.
///
/// # Errors
///
/// Rows that are no memory at all, or one in a form that we do not know.
pub fn read<Rows: Iterator<Item = Vec<String>>>(
    sheets: impl Iterator<Item = Rows>,
) -> Result<(Memory, usize), Fault> {
    let sheets = sheets.map(|mut rows| Ok((part(rows.next().as_deref())?, rows)));
    let mut sheets: Vec<(u32, Rows)> = sheets.collect::<Result<_, _>>()?;
    sheets.sort_by_key(|(part, _)| *part);
    if sheets.is_empty() {
        return Err(Fault::Foreign);
    }
    let mut memory = Memory::default();
    let mut broken = 0;
    let mut open: Option<Vec<String>> = None;
    let mut close = |cells: Option<Vec<String>>| {
        if cells.is_some_and(|cells| take(&cells, &mut memory).is_none()) {
            broken += 1;
        }
    };
    for cells in sheets.into_iter().flat_map(|(_, rows)| rows) {
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if cells.first().is_some_and(|first| first == GOES_ON) {
            let at = cells.get(1).and_then(|at| at.parse::<usize>().ok());
            let cell = at.and_then(|at| open.as_mut()?.get_mut(at));
            match (cell, cells.get(2)) {
                (Some(cell), Some(piece)) => cell.push_str(piece),
                // A row that goes on with nothing is as good as a fact that is lost.
                _ => close(Some(cells)),
            }
        } else {
            close(open.replace(cells));
        }
    }
    close(open);
    Ok((memory, broken))
}

/// Which of its sheets begins with this row.
fn part(first: Option<&[String]>) -> Result<u32, Fault> {
    let first = first.ok_or(Fault::Foreign)?;
    let cell = |at: usize| first.get(at).map_or("", |cell| cell.trim());
    if cell(0) != MARK {
        return Err(Fault::Foreign);
    }
    match cell(1).parse::<u32>() {
        Err(_) => Err(Fault::Foreign),
        Ok(form) if form > FORM => Err(Fault::Newer),
        Ok(_) => Ok(cell(2).parse().unwrap_or(1)),
    }
}

/// Takes one row into the memory; `None` if it cannot be read.
fn take(cells: &[String], memory: &mut Memory) -> Option<()> {
    let cell = |at: usize| cells.get(at).map_or("", String::as_str);
    if cell(0) == "written" {
        let id = cell(3).parse().ok()?;
        let said = cells.iter().skip(4).map(Text::from).collect();
        let written = Written { id, cells: said };
        memory.written.insert((cell(1).into(), cell(2).into()), written);
        return Some(());
    }
    let edition = match cell(1) {
        "now" => &mut memory.now,
        "before" => memory.before.get_or_insert_default(),
        _ => return None,
    };
    match cell(0) {
        "input" => edition.inputs.push((cell(2).to_owned(), cell(3).to_owned())),
        "year" => edition.last_year = Some(cell(2).parse().ok()?),
        "agreement" => edition.agreements.push(AgreementThen {
            anchor: Arc::new(Anchor {
                number: Some(cell(2)).filter(|one| !one.is_empty())?.to_owned(),
                parent: cell(3).to_owned(),
                title: cell(4).to_owned(),
                partner: cell(5).to_owned(),
                country: cell(6).to_owned(),
                year: cell(7).parse().ok(),
            }),
            project: cell(8).to_owned(),
            nok: Total(cell(9).parse().ok()?),
        }),
        "project" => edition.projects.push(ProjectThen {
            id: Some(cell(2)).filter(|one| !one.is_empty())?.to_owned(),
            title: cell(3).to_owned(),
            former: lines(cell(4)).map(str::to_owned).collect(),
            codes: lines(cell(5))
                .filter_map(|code| code.split_once('.'))
                .map(|(dimension, code)| (dimension.to_owned(), code.to_owned()))
                .collect(),
        }),
        "gap" => edition.gaps.push(cell(2).to_owned()),
        "table" => {
            let figures = FiguresThen {
                projects: cell(4).parse().ok()?,
                agreements: cell(5).parse().ok()?,
                nok: Total(cell(6).parse().ok()?),
            };
            edition.tables.insert((cell(2).to_owned(), cell(3).to_owned()), figures);
        }
        _ => return None,
    }
    Some(())
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{CELL_UNITS, Facts, Portfolio, SHEET_ROWS, mark, read};
    use crate::model::{Memory, ProjectThen, Text, Written};

    fn memory(written: usize, former: &str) -> Memory {
        let mut memory = Memory::default();
        memory.now.projects.push(ProjectThen {
            id: "P-1".to_owned(),
            title: "Brønner".to_owned(),
            former: former.split(' ').map(str::to_owned).collect(),
            codes: vec![("target".to_owned(), "Barn".to_owned())],
        });
        for at in 0..written {
            let cells = [String::new(), format!("merknad {at}")];
            let cells = cells.into_iter().map(Text::from).collect();
            let key = ("coding".into(), format!("P-{at}").into());
            memory.written.insert(key, Written { cells, id: 7 });
        }
        memory
    }

    /// The rows of a sheet that has `room` rows.
    fn rows_of(memory: &Memory, sheet: usize, room: usize) -> Vec<Vec<String>> {
        let facts = Facts::new(memory, Portfolio::Remembered);
        let here = facts.of_sheet(sheet, room).map(|nth| facts.cells(nth));
        std::iter::once(mark(sheet)).chain(here).collect()
    }

    #[test]
    fn what_is_longer_than_a_cell_comes_back_whole() {
        let long: Vec<String> = (0..9_000).map(|at| format!("Q𝒜-{at}")).collect();
        let before = memory(3, &long.join(" "));
        let rows = rows_of(&before, 0, SHEET_ROWS);
        let units = |cell: &String| cell.encode_utf16().count();
        assert!(rows.iter().flatten().all(|cell| units(cell) <= CELL_UNITS));
        assert_eq!(read(std::iter::once(rows.into_iter())), Ok((before, 0)));
    }

    #[test]
    fn what_a_sheet_does_not_hold_goes_on_on_the_next() {
        let before = memory(25, "P-0");
        let parts: Vec<_> = (0..3).map(|at| rows_of(&before, at, 11)).collect();
        assert_eq!(parts.iter().map(Vec::len).collect::<Vec<_>>(), [11, 11, 7]);
        // In whatever order the sheets stand.
        let parts = parts.into_iter().rev().map(Vec::into_iter);
        assert_eq!(read(parts), Ok((before, 0)));
    }

    #[test]
    fn a_row_that_goes_on_with_nothing_is_counted() {
        let lost = vec!["+".to_owned(), "9".to_owned(), "x".to_owned()];
        let mut rows = rows_of(&memory(1, "P-0"), 0, SHEET_ROWS);
        rows.push(lost);
        assert_eq!(read(std::iter::once(rows.into_iter())).unwrap().1, 1);
    }
}
