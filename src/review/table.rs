//! A review sheet as a table: its columns by their headers, in any of our languages.

use crate::language::{Language, Tag};
use crate::model::{Cell, Grid, GridRow, Map, Set, Subject, Verdict};
use crate::review::fields::Fields;
use crate::template::Template;
use crate::text::{fold, tidy};

/// Rows from the top in which the header may stand, should rows have been put above it.
const HEADER_ROWS: usize = 10;

/// So many headers may be called otherwise, as long as so many are as they were.
const RENAMED_HEADERS: usize = 2;
const SURE_HEADERS: usize = 3;

/// The words of the workbook in all languages.
pub(super) struct Words {
    pub(super) languages: Vec<Language>,
    verdicts: Map<String, Verdict>,
    fields: Fields,
}

impl Words {
    /// The words, with the names that `template` gives to its keys.
    pub(super) fn new(template: &Template) -> Self {
        let languages = Tag::ALL.into_iter();
        let languages: Vec<Language> =
            languages.map(|tag| Language::new(tag).with_names(template)).collect();
        let mut verdicts = Map::default();
        for verdict in Verdict::OF_PAIRS.into_iter().chain([Verdict::Yes, Verdict::No]) {
            let Some(key) = verdict.key() else { continue };
            for language in &languages {
                verdicts.entry(fold(&language.text(key))).or_insert(verdict.clone());
            }
        }
        let fields = Fields::new(&languages, template);
        Self { languages, verdicts, fields }
    }

    /// A text in all languages, as people would type it.
    pub(super) fn texts(&self, key: &str) -> impl Iterator<Item = String> {
        self.languages.iter().map(move |language| language.text(key))
    }

    /// Whether `text` is the text of `key` in one of the languages.
    pub(super) fn is(&self, key: &str, text: &str) -> bool {
        let text = fold(text);
        self.texts(key).any(|one| fold(&one) == text)
    }

    /// The text of `key` in all languages, folded.
    pub(super) fn folded(&self, key: &str) -> Vec<String> {
        self.texts(key).map(|text| fold(&text)).collect()
    }

    /// The verdict among `allowed` that a cell says.
    pub(super) fn verdict(&self, allowed: &[Verdict], text: &str) -> Option<Verdict> {
        self.verdicts.get(&fold(text)).filter(|one| allowed.contains(one)).cloned()
    }

    /// What a text says of a column or a unit, by its name in `--column` and `--unit`.
    pub(super) fn reading(&self, subject: &Subject, text: &str) -> Option<Verdict> {
        if let Some(wait) = self.verdict(&[Verdict::Wait], text) {
            return Some(wait);
        }
        let name = match subject {
            Subject::Column { .. } => self.fields.field(text).map(str::to_owned),
            Subject::Amounts { .. } => self.fields.amounts(text),
            _ => None,
        };
        name.map(Verdict::Text)
    }
}

/// What a cell of a review sheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A text; empty if there is nothing.
    Text(String),
    /// A formula or an error: nobody typed it as a decision.
    Computed(String),
}

impl Entry {
    /// The text; empty for what is computed.
    pub(super) fn text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Computed(_) => String::new(),
        }
    }
}

/// A table found on a sheet.
pub(super) struct Table<'a> {
    rows: &'a [GridRow],
    /// Columns that were asked for, by the key of their header.
    columns: Map<&'static str, u32>,
    /// All headers, by column.
    pub(super) headers: Vec<(u32, String)>,
}

impl<'a> Table<'a> {
    /// The table whose header names all of `keys`, or what the first likely one lacks. A
    /// header or two that people called otherwise is known by where it stood beside the
    /// others: `places` are the columns as they were written, one for each key, or empty.
    ///
    /// # Errors
    ///
    /// The key of a header that the sheet lacks.
    pub(super) fn find(
        grid: &'a Grid,
        words: &Words,
        keys: &[&'static str],
        places: &[u32],
    ) -> Result<Self, &'static str> {
        let mut lacks = keys.first().copied().unwrap_or_default();
        let mut most = 0;
        let mut likely = None;
        for (at, row) in grid.rows.iter().enumerate().take(HEADER_ROWS) {
            let headers: Vec<(u32, String)> = row
                .cells
                .iter()
                .filter_map(|(column, cell)| Some((*column, tidy(cell.text()?))))
                .collect();
            let mut columns = Map::default();
            for key in keys {
                let found = headers.iter().find(|(_, header)| words.is(key, header));
                if let Some((column, _)) = found {
                    columns.insert(*key, *column);
                }
            }
            if columns.len() == keys.len() {
                let rows = grid.rows.get(at + 1..).unwrap_or_default();
                return Ok(Self { rows, columns, headers });
            }
            if columns.len() > most {
                most = columns.len();
                let missing = keys.iter().find(|key| !columns.contains_key(*key));
                lacks = missing.copied().unwrap_or_default();
                let columns = completed(columns, keys, places);
                likely = columns.map(|columns| {
                    let rows = grid.rows.get(at + 1..).unwrap_or_default();
                    Self { rows, columns, headers }
                });
            }
        }
        likely.ok_or(lacks)
    }

    /// The rows below the header.
    pub(super) fn rows(&self) -> &'a [GridRow] {
        self.rows
    }

    /// The column of `key`.
    pub(super) fn column(&self, key: &str) -> Option<u32> {
        self.columns.get(key).copied()
    }

    /// The cell below the header of `key`.
    pub(super) fn entry(&self, row: &GridRow, key: &str) -> Entry {
        match self.columns.get(key) {
            Some(column) => entry(row, *column),
            None => Entry::Text(String::new()),
        }
    }

    /// The same as a text; empty where it is computed.
    pub(super) fn text(&self, row: &GridRow, key: &str) -> String {
        self.entry(row, key).text()
    }
}

/// The columns with those that lack a header put where they were written, if all others
/// stand as they did beside one another.
fn completed(
    mut columns: Map<&'static str, u32>,
    keys: &[&'static str],
    places: &[u32],
) -> Option<Map<&'static str, u32>> {
    let written = || keys.iter().copied().zip(places.iter().copied());
    let lacking = written().filter(|(key, _)| !columns.contains_key(key)).count();
    if columns.len() < SURE_HEADERS || lacking > RENAMED_HEADERS || places.is_empty() {
        return None;
    }
    let shifts = written().filter_map(|(key, place)| Some((*columns.get(key)?, place)));
    let shifts: Set<i64> =
        shifts.map(|(now, place)| i64::from(now) - i64::from(place)).collect();
    let [shift] = shifts.iter().copied().collect::<Vec<_>>()[..] else { return None };
    for (key, place) in written() {
        let column = u32::try_from(i64::from(place) + shift).ok()?;
        columns.entry(key).or_insert(column);
    }
    Some(columns)
}

/// What the cell in `column` says.
pub(super) fn entry(row: &GridRow, column: u32) -> Entry {
    match row.cell(column) {
        None => Entry::Text(String::new()),
        Some(cell @ (Cell::Error(_) | Cell::FormulaWithoutValue)) => {
            Entry::Computed(cell.shown())
        }
        Some(Cell::Text(text)) => Entry::Text(trimmed(text)),
        Some(cell @ (Cell::Number(_) | Cell::Date(_) | Cell::Bool(_))) => {
            Entry::Text(cell.shown())
        }
    }
}

/// A text of several lines, each without blanks at its ends.
fn trimmed(text: &str) -> String {
    let lines: Vec<String> = text.replace("_x000D_", "").split('\n').map(tidy).collect();
    lines.join("\n").trim().to_owned()
}
