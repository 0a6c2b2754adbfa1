//! Decisions that live for years: an earlier workbook is read, what people decided in it
//! is found again in this year's list, and what holds is handed to the stages.
//!
//! An **earlier workbook** is known by its document property or by its hidden sheet
//! ([`crate::memory`]). Its **ledger** ([`ledger`]) holds the decisions so far; what people
//! changed in the review sheets since it was written is taken into it ([`edit`]). Each
//! decision is about agreements by what they are (**anchors**), never by where they stand;
//! [`anchor`] finds them again step by step, and leaves alone what is in doubt.
//! [`settle`] says what became of each decision, and [`conflict`] which of them cannot
//! all be true. Projects keep their ids ([`ids`]). Decisions on spellings of names
//! ([`naming`]) and on columns and units ([`columns`]) hold before the lists are read.

mod anchor;
mod assumptions;
mod changes;
mod coding;
mod columns;
mod compared;
mod conflict;
mod edit;
mod fields;
mod grouping;
mod ids;
mod kept;
mod learn;
mod ledger;
mod likeness;
mod members;
mod naming;
mod pages;
mod places;
mod settle;
mod sheets;
mod spellings;
mod table;
mod written;

pub use changes::changes;
pub use columns::Columns;
pub use compared::compare_tables;
pub use ids::keep_ids;
pub use learn::{Learned, LearnedName, LearnedTerm, Score, learn};
pub use naming::{Called, Naming};
pub use settle::{Settling, settle_gaps};
pub use sheets::{is_ours, is_wanted};
pub use spellings::{Spellings, compare_names};
pub use written::{edition, outline, written};

use crate::error::Error;
use crate::memory;
use crate::model::{
    Agreement, Argument, Decision, Finding, Grid, GridRow, Memory, Message, Rule, Set,
    Settled, Snapshot, Status, Subject, number_key,
};
use crate::review::sheets::{Page, Pages, is_memory};
use crate::review::table::Words;
use crate::template::Template;
use crate::text::fold;

/// The most decisions that a ledger may hold.
const DECISIONS_MAX: usize = 250_000;

/// A row of the memory has at most so many cells: a code each, and what stands before.
const CELLS_MAX: usize = 1_024;

/// So many decisions are named in a finding; the ledger names all.
const NAMED: usize = 12;

/// What an earlier workbook says.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    /// Its file name.
    pub name: String,
    /// The decisions of its ledger and its review sheets, by number.
    pub decisions: Vec<Decision>,
    /// What it remembers.
    pub memory: Memory,
    /// What people should know about its reading.
    pub findings: Vec<Finding>,
    /// What its names are called by now.
    pub called: Called,
}

impl Earlier {
    /// Whether people decided on columns or units.
    pub fn has_columns(&self) -> bool {
        let mut subjects = self.decisions.iter().map(|one| &one.subject);
        subjects
            .any(|one| matches!(one, Subject::Column { .. } | Subject::Amounts { .. }))
    }
}

/// A workbook that a stage before this one has read.
pub struct Workbook<'a> {
    /// Its file name.
    pub name: &'a str,
    /// The version of ours that wrote it, as its property says.
    pub version: Option<&'a str>,
    /// When it was saved by hand, if it was.
    pub saved: &'a str,
    /// Its sheets, with their names.
    pub sheets: Vec<(String, Grid)>,
}

/// Reads an earlier workbook.
///
/// # Errors
///
/// A workbook that is not ours, that a newer version wrote, or that holds more decisions
/// than people can have made.
pub fn read(workbook: Workbook<'_>, template: &Template) -> Result<Earlier, Error> {
    let words = Words::new(template);
    let mut found = Vec::new();
    let Workbook { name, version, saved, sheets } = workbook;
    let (memories, sheets): (Vec<_>, Vec<_>) =
        sheets.into_iter().partition(|(_, grid)| is_memory(grid));
    let pages = Pages::find(&sheets, &words, &mut found);
    let is_report = !memories.is_empty()
        || [Page::Decisions, Page::Grouping].iter().any(|one| pages.get(*one).is_some());
    if !is_report {
        let public = version.is_some() && pages.get(Page::Sample).is_some();
        let key = if public { "error-report-public" } else { "error-report-foreign" };
        return Err(Error::new(key).with("file", name));
    }
    let mut earlier = Earlier { name: name.to_owned(), ..Earlier::default() };
    earlier.memory = remembered(memories, (name, version), &mut earlier.findings)?;
    let Earlier { memory, findings, .. } = &mut earlier;
    findings.append(&mut found);
    pages.missing(&had(memory, template), findings);
    let lacks = |page: Page, header: &str| {
        Finding::overall(Rule::ReviewSheetBroken)
            .with("sheet", Message::new(page.key()))
            .with("header", Message::new(header))
    };
    let mut decisions = Vec::new();
    if let Some(grid) = pages.get(Page::Decisions) {
        if grid.rows.len() > DECISIONS_MAX {
            return Err(Error::new("error-report-too-many")
                .with("file", name)
                .with("count", grid.rows.len())
                .with("limit", DECISIONS_MAX));
        }
        match ledger::read(grid, &words, findings) {
            Ok(found) => decisions = found,
            Err(header) => findings.push(lacks(Page::Decisions, header)),
        }
        kept::complete(&mut decisions, memory);
    } else if memory.written.values().any(|written| written.id > 0) {
        findings.push(Finding::overall(Rule::LedgerMissing));
    }
    let mut edits = Vec::new();
    if let Some(grid) = pages.get(Page::Grouping) {
        match grouping::read(grid, &words, memory, findings) {
            Ok(found) => edits.extend(found),
            Err(header) => findings.push(lacks(Page::Grouping, header)),
        }
    }
    if let Some(grid) = pages.get(Page::Coding) {
        match coding::read(grid, (&words, template), (memory, &decisions), findings) {
            Ok(found) => edits.extend(found),
            Err(header) => findings.push(lacks(Page::Coding, header)),
        }
    }
    if let Some(grid) = pages.get(Page::Names) {
        match spellings::read(grid, &words, findings) {
            Ok(found) => edits.extend(found),
            Err(header) => findings.push(lacks(Page::Names, header)),
        }
    }
    if let Some(grid) = pages.get(Page::Columns) {
        match assumptions::read(grid, &words, findings) {
            Ok(found) => edits.extend(found),
            Err(header) => findings.push(lacks(Page::Columns, header)),
        }
    }
    if let Some(grid) = pages.get(Page::Coverage) {
        edits.extend(pages::gaps(grid, &words, template, findings));
    }
    if let Some(grid) = pages.get(Page::Sample) {
        edits.extend(pages::sample(grid, &words, memory, findings));
    }
    edit::take(&mut decisions, edits, memory, saved, findings);
    earlier.decisions = decisions;
    Ok(earlier)
}

/// What the workbook of such a name and version remembers. Rows are given back as they are
/// read, since a long list has very many.
fn remembered(
    sheets: Vec<(String, Grid)>,
    (name, version): (&str, Option<&str>),
    findings: &mut Vec<Finding>,
) -> Result<Memory, Error> {
    if sheets.is_empty() {
        let finding = Finding::overall(Rule::ReportWithoutMemory);
        findings.push(finding.with("version", version.unwrap_or_default()));
        return Ok(Memory::default());
    }
    let sheets = sheets.into_iter();
    let sheets = sheets.map(|(_, grid)| grid.rows.into_iter().map(|row| texts(&row)));
    let (memory, broken) = memory::read(sheets).map_err(|fault| {
        let key = match fault {
            memory::Fault::Newer => "error-report-newer",
            memory::Fault::Foreign => "error-report-foreign",
        };
        Error::new(key).with("file", name)
    })?;
    if broken > 0 {
        findings.push(Finding::overall(Rule::MemoryBroken).with("count", broken));
    }
    Ok(memory)
}

/// The sheets for decisions that the report had when it was written.
fn had(memory: &Memory, template: &Template) -> Vec<Page> {
    if memory.now.agreements.is_empty() {
        return Vec::new();
    }
    let mut had = vec![Page::Grouping, Page::Names, Page::Columns, Page::Sample];
    if memory.written.keys().any(|(sheet, _)| sheet == memory::CODING) {
        had.push(Page::Coding);
    }
    if !template.commitments.is_empty() {
        had.push(Page::Coverage);
    }
    had
}

/// The edition that this one is to be compared with: that of the earlier report, or the
/// one that it was compared with itself, where both are about the same lists.
pub fn before(earlier: &Earlier, now: &Snapshot) -> Option<Snapshot> {
    let then = &earlier.memory.now;
    let same_lists = then.inputs.iter().map(|(_, sha256)| sha256).collect::<Set<_>>()
        == now.inputs.iter().map(|(_, sha256)| sha256).collect::<Set<_>>();
    let older = earlier.memory.before.as_ref();
    // The same year's list, put right in the meantime, is no new year.
    let same_year = older.is_some() && then.last_year == now.last_year;
    if same_lists || same_year {
        older.cloned()
    } else {
        Some(then.clone()).filter(|then| !then.projects.is_empty())
    }
}

/// What people should know about decisions that do not hold.
pub fn findings(settled: &[Settled]) -> Vec<Finding> {
    let rules = [
        (Status::Conflicting, Rule::DecisionsConflict),
        (Status::Stale, Rule::DecisionsStale),
        (Status::Orphan, Rule::DecisionsOrphan),
    ];
    let mut findings = Vec::new();
    for (status, rule) in rules {
        let ids: Vec<u32> = settled
            .iter()
            .filter(|one| one.status == status)
            .map(|one| one.decision.id)
            .collect();
        if !ids.is_empty() {
            let shown = ids.iter().take(NAMED).map(|id| Argument::from(format!("B{id}")));
            findings.push(
                Finding::overall(rule)
                    .with("count", ids.len())
                    .with("decisions", Argument::List(shown.collect())),
            );
        }
    }
    findings
}

/// That none of the earlier report's agreements is in the list, as where the wrong report
/// was taken: told by their numbers and by their titles.
pub fn of_other_list(earlier: &Earlier, agreements: &[Agreement]) -> Option<Finding> {
    let then = &earlier.memory.now.agreements;
    let numbers: Set<String> =
        agreements.iter().map(|one| number_key(&one.number)).collect();
    if then.is_empty() || then.iter().any(|one| numbers.contains(&one.anchor.key())) {
        return None;
    }
    let titles: Set<String> = agreements.iter().map(|one| fold(&one.title)).collect();
    if then.iter().any(|one| titles.contains(&fold(&one.anchor.title))) {
        return None;
    }
    let finding = Finding::overall(Rule::ReportOfOtherList);
    Some(finding.with("count", then.len()).with("file", earlier.name.as_str()))
}

/// A row's cells as texts.
fn texts(row: &GridRow) -> Vec<String> {
    let width = row.cells.last().map_or(0, |(column, _)| *column as usize + 1);
    let mut cells = vec![String::new(); width.min(CELLS_MAX)];
    for (column, cell) in &row.cells {
        if let Some(place) = cells.get_mut(*column as usize) {
            *place = cell.shown();
        }
    }
    cells
}
