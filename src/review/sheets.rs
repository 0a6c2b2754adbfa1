//! Where the sheets that people decide on stand in an earlier workbook: by their name, or
//! else, where people called them otherwise, by their header.

use crate::language::{Language, Tag};
use crate::memory;
use crate::model::{Cell, Finding, Grid, Message, Rule, Set};
use crate::review::table::{Table, Words};
use crate::review::{assumptions, coding, grouping, ledger, pages, spellings};

/// The sheets that nobody decides on, by their keys after `sheet-`. All others are read
/// back, since people may have called theirs otherwise.
const OTHERS: [&str; 17] = [
    "summary",
    "geography",
    "partners",
    "units",
    "years",
    "evaluations",
    "changes",
    "cards",
    "projects",
    "agreements",
    "amounts",
    "answers",
    "pivot",
    "findings",
    "controls",
    "about",
    "choices",
];

/// Whether a sheet of an earlier workbook may be one that is read back.
pub fn is_wanted(name: &str) -> bool {
    thread_local! {
        static NAMES: Set<String> = Tag::ALL
            .into_iter()
            .map(Language::new)
            .flat_map(|language| OTHERS.map(|key| language.text(&format!("sheet-{key}"))))
            .collect();
    }
    // `Avtaler (2)`: where one sheet has no room for all rows.
    let further = |end: &str| {
        let number = end.strip_suffix(')').unwrap_or_default();
        !number.is_empty() && number.bytes().all(|one| one.is_ascii_digit())
    };
    let plain = name.split_once(" (").filter(|(_, end)| further(end));
    let plain = plain.map_or(name, |(plain, _)| plain);
    NAMES.with(|names| !names.contains(plain))
}

/// Whether a workbook without our property is one of ours all the same: some programs
/// lose properties.
pub fn is_ours(sheets: &[(String, Grid)]) -> bool {
    sheets.iter().any(|(_, grid)| is_memory(grid))
}

/// Whether a sheet is the hidden one that remembers.
pub(super) fn is_memory(grid: &Grid) -> bool {
    let first = grid.rows.first().and_then(|row| row.cell(0)).and_then(Cell::text);
    first == Some(memory::MARK)
}

/// A sheet that people decide on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Page {
    Decisions,
    Grouping,
    Coding,
    Names,
    Columns,
    Coverage,
    Sample,
}

impl Page {
    /// All of them.
    const ALL: [Self; 7] = [
        Self::Decisions,
        Self::Grouping,
        Self::Coding,
        Self::Names,
        Self::Columns,
        Self::Coverage,
        Self::Sample,
    ];

    /// Its name in the language files.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Decisions => "sheet-decisions",
            Self::Grouping => "sheet-grouping",
            Self::Coding => "sheet-coding",
            Self::Names => "sheet-names",
            Self::Columns => "sheet-columns",
            Self::Coverage => "sheet-coverage",
            Self::Sample => "sheet-sample",
        }
    }

    /// Whether a sheet has the header of this one.
    fn fits(self, grid: &Grid, words: &Words) -> bool {
        let has = |keys: &[&'static str]| Table::find(grid, words, keys, &[]).is_ok();
        match self {
            Self::Decisions => has(&ledger::columns()),
            Self::Grouping => has(&grouping::COLUMNS),
            Self::Coding => has(&coding::COLUMNS),
            Self::Names => has(&spellings::COLUMNS),
            Self::Columns => has(&assumptions::COLUMNS),
            Self::Coverage => pages::has(grid, words, &pages::GAPS),
            Self::Sample => pages::has(grid, words, &pages::SAMPLE),
        }
    }
}

/// The sheets of a workbook that people decide on.
pub(super) struct Pages<'a> {
    found: Vec<(Page, &'a Grid)>,
}

impl<'a> Pages<'a> {
    /// Finds them among sheets that are no memory. What looks like one of them and is not read is a finding: a copy, whose
    /// decisions nobody would miss before it is too late.
    pub(super) fn find(
        sheets: &'a [(String, Grid)],
        words: &Words,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let sheets = || sheets.iter();
        let named = |page: Page| {
            let is = |one: &&(String, Grid)| {
                words.texts(page.key()).any(|name| one.0.trim() == name)
            };
            sheets().find(is)
        };
        let by_name: Vec<(Page, &(String, Grid))> =
            Page::ALL.into_iter().filter_map(|page| Some((page, named(page)?))).collect();
        let taken: Set<&str> = by_name.iter().map(|(_, one)| one.0.as_str()).collect();
        let mut found = Vec::new();
        for page in Page::ALL {
            let named = by_name.iter().find(|(one, _)| *one == page);
            let named = named.map(|(_, sheet)| *sheet);
            let mut alike = sheets().filter(|(name, grid)| {
                !taken.contains(name.as_str()) && page.fits(grid, words)
            });
            let Some(sheet) = named.or_else(|| alike.next()) else { continue };
            found.push((page, &sheet.1));
            findings.extend(alike.map(|(name, _)| {
                Finding::overall(Rule::ReviewSheetTwice)
                    .with("other", name.as_str())
                    .with("sheet", sheet.0.as_str())
            }));
        }
        Self { found }
    }

    /// A sheet, if it is there.
    pub(super) fn get(&self, page: Page) -> Option<&'a Grid> {
        self.found.iter().find(|(one, _)| *one == page).map(|(_, grid)| *grid)
    }

    /// A finding for each sheet that the workbook had when it was written and has no more.
    pub(super) fn missing(&self, had: &[Page], findings: &mut Vec<Finding>) {
        let gone = had.iter().filter(|page| self.get(**page).is_none());
        findings.extend(gone.map(|page| {
            Finding::overall(Rule::ReviewSheetMissing)
                .with("sheet", Message::new(page.key()))
        }));
    }
}
