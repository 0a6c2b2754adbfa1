//! What a report remembers for the next one, as the rows of a sheet and back.
//!
//! The sheet is hidden and the same in every language. It holds the portfolio as the
//! report has it, as the report before had it, and what the program itself wrote into
//! the review sheets, so that an edit is told from what stood there. One row is one
//! fact; its first cell says of what kind.

use crate::model::{
    AgreementThen, Anchor, FiguresThen, Memory, ProjectThen, Snapshot, Total, Written,
};

/// The first cell of the first row, by which the sheet is known.
pub const MARK: &str = "portefolje";

/// The form of the rows; a report with a higher one was written by a newer version.
pub const FORM: u32 = 1;

/// The memory as rows of texts; numbers stand as texts too, and kroner in øre.
pub fn rows(memory: &Memory) -> Vec<Vec<String>> {
    let mut rows = vec![row([MARK, &FORM.to_string()])];
    edition("now", &memory.now, &mut rows);
    if let Some(before) = &memory.before {
        edition("before", before, &mut rows);
    }
    for ((sheet, key), written) in &memory.written {
        let mut cells = row(["written", sheet, key, &written.id.to_string()]);
        cells.extend(written.cells.iter().cloned());
        rows.push(cells);
    }
    rows
}

fn row<const COUNT: usize>(cells: [&str; COUNT]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

fn edition(name: &str, edition: &Snapshot, rows: &mut Vec<Vec<String>>) {
    for (file, sha256) in &edition.inputs {
        rows.push(row(["input", name, file, sha256]));
    }
    if let Some(year) = edition.last_year {
        rows.push(row(["year", name, &year.to_string()]));
    }
    for one in &edition.agreements {
        let Anchor { number, parent, title, partner, country, year } = &one.anchor;
        let year = year.map(|year| year.to_string()).unwrap_or_default();
        rows.push(row([
            "agreement",
            name,
            number,
            parent,
            title,
            partner,
            country,
            &year,
            &one.project,
            &one.nok.0.to_string(),
        ]));
    }
    for one in &edition.projects {
        let codes: Vec<String> = one
            .codes
            .iter()
            .map(|(dimension, code)| format!("{dimension}.{code}"))
            .collect();
        let (former, codes) = (one.former.join("\n"), codes.join("\n"));
        rows.push(row(["project", name, &one.id, &one.title, &former, &codes]));
    }
    for key in &edition.gaps {
        rows.push(row(["gap", name, key]));
    }
    for ((table, path), figures) in &edition.tables {
        rows.push(row([
            "table",
            name,
            table,
            path,
            &figures.projects.to_string(),
            &figures.agreements.to_string(),
            &figures.nok.0.to_string(),
        ]));
    }
}

/// Why rows are no memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The first row does not bear our mark.
    Foreign,
    /// A newer version wrote it.
    Newer,
}

/// The memory that rows of texts hold, and how many rows could not be read.
///
/// # Errors
///
/// Rows that are no memory at all, or one in a form that we do not know.
pub fn read(rows: &[Vec<String>]) -> Result<(Memory, usize), Fault> {
    let Some((first, rest)) = rows.split_first() else { return Err(Fault::Foreign) };
    if first.first().map(String::as_str) != Some(MARK) {
        return Err(Fault::Foreign);
    }
    let form = first.get(1).and_then(|form| form.trim().parse::<u32>().ok());
    match form {
        None => return Err(Fault::Foreign),
        Some(form) if form > FORM => return Err(Fault::Newer),
        Some(_) => {}
    }
    let mut memory = Memory::default();
    let mut broken = 0;
    for cells in rest.iter().filter(|cells| cells.iter().any(|cell| !cell.is_empty())) {
        if take(cells, &mut memory).is_none() {
            broken += 1;
        }
    }
    Ok((memory, broken))
}

/// Takes one row into the memory; `None` if it cannot be read.
fn take(cells: &[String], memory: &mut Memory) -> Option<()> {
    let cell = |at: usize| cells.get(at).map_or("", String::as_str);
    if cell(0) == "written" {
        let id = cell(3).parse().ok()?;
        let written = Written { id, cells: cells.iter().skip(4).cloned().collect() };
        memory.written.insert((cell(1).to_owned(), cell(2).to_owned()), written);
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
            anchor: Anchor {
                number: Some(cell(2)).filter(|one| !one.is_empty())?.to_owned(),
                parent: cell(3).to_owned(),
                title: cell(4).to_owned(),
                partner: cell(5).to_owned(),
                country: cell(6).to_owned(),
                year: cell(7).parse().ok(),
            },
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
