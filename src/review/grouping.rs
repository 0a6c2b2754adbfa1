//! What people decided in the review sheet of links.

use std::cell::LazyCell;
use std::sync::Arc;

use crate::model::{
    Anchor, Finding, Grid, Map, Memory, Rule, Subject, Verdict, number_key,
};
use crate::review::edit::{Edit, says_nothing};
use crate::review::table::{Entry, Table, Words};

/// The headers that are read.
pub(super) const COLUMNS: [&str; 8] = [
    "header-agreement-one",
    "header-agreement-other",
    "header-merged",
    "header-evidence",
    "header-decision",
    "header-remark",
    "header-initials",
    "header-comparisons",
];
/// The columns in which they were written.
const PLACES: [u32; 8] = [0, 2, 4, 7, 8, 9, 10, 11];

/// The decisions of the sheet, also those of rows that people have added.
///
/// # Errors
///
/// The key of a header that the sheet lacks.
pub(super) fn read(
    grid: &Grid,
    words: &Words,
    memory: &Memory,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Edit>, &'static str> {
    let table = Table::find(grid, words, &COLUMNS, &PLACES)?;
    let known = LazyCell::new(|| Known::new(memory));
    let mut edits = Vec::new();
    for row in table.rows() {
        let sheet = || crate::model::Message::new("sheet-grouping");
        let text = |key: &str| table.text(row, key);
        let numbers = [text("header-agreement-one"), text("header-agreement-other")];
        let place = i64::from(row.index) + 1;
        let said = match table.entry(row, "header-decision") {
            Entry::Text(text) => text,
            Entry::Computed(_) => {
                findings.push(
                    Finding::overall(Rule::DecisionComputed)
                        .with("row", place)
                        .with("sheet", sheet()),
                );
                continue;
            }
        };
        let (by, reason) = (text("header-initials"), text("header-remark"));
        let mut verdict = words.verdict(&Verdict::OF_PAIRS, &said);
        if verdict.is_none() && !said.is_empty() {
            findings.push(
                Finding::overall(Rule::DecisionUnreadable)
                    .with("row", place)
                    .with("sheet", sheet())
                    .with("text", said),
            );
            continue;
        }
        // A remark alone is kept as a question that stays open.
        if verdict.is_none() && (!reason.is_empty() || !by.is_empty()) {
            verdict = Some(Verdict::Wait);
        }
        if numbers.iter().any(String::is_empty) {
            if verdict.is_some() {
                findings.push(
                    Finding::overall(Rule::DecisionUnreadable)
                        .with("row", place)
                        .with("sheet", sheet())
                        .with("text", numbers.join(" – ")),
                );
            }
            continue;
        }
        let key = row_key(&numbers[0], &numbers[1]);
        if says_nothing(verdict.as_ref(), [&reason, &by])
            && !memory.written.contains_key(&("grouping".into(), key.as_str().into()))
        {
            continue;
        }
        let split = verdict == Some(Verdict::Split);
        let anchors = if split {
            known.split(&numbers[1], &numbers[0])
        } else {
            numbers.iter().map(|number| known.anchor(number)).collect()
        };
        edits.push(Edit {
            sheet: "grouping",
            key,
            subject: if split { Subject::Member } else { Subject::Pair },
            anchors,
            verdict,
            by,
            reason,
            evidence: evidence(&table, row),
            proposal: text("header-merged"),
        });
    }
    Ok(edits)
}

/// What spoke for and against: the sentence, and below it the points.
fn evidence(table: &Table<'_>, row: &crate::model::GridRow) -> String {
    let parts = ["header-evidence", "header-comparisons"];
    let parts = parts.map(|key| table.text(row, key));
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n")
}

/// What a row of the sheet is known by.
pub(super) fn row_key(one: &str, other: &str) -> String {
    format!("{one}|{other}")
}

/// A number without the fraction that some programs give to a text of digits: `2040412.0`.
fn whole(number: &str) -> &str {
    let digits =
        |text: &str| !text.is_empty() && text.chars().all(|one| one.is_ascii_digit());
    match number.split_once(['.', ',']) {
        Some((whole, rest)) if digits(whole) && rest.chars().all(|one| one == '0') => {
            whole
        }
        _ => number,
    }
}

/// The agreements of the earlier report, by number.
struct Known<'a> {
    memory: &'a Memory,
    by_number: Map<&'a str, usize>,
    /// The only agreement that has a number without its signs; none where several have.
    by_key: Map<String, Option<usize>>,
    /// The agreements of each project, which all decisions on it share.
    by_project: Map<&'a str, Vec<Arc<Anchor>>>,
}

impl<'a> Known<'a> {
    fn new(memory: &'a Memory) -> Self {
        let mut known = Self {
            memory,
            by_number: Map::default(),
            by_key: Map::default(),
            by_project: Map::default(),
        };
        for (at, one) in memory.now.agreements.iter().enumerate() {
            known.by_number.entry(one.anchor.number.as_str()).or_insert(at);
            let only = known.by_key.entry(one.anchor.key()).or_insert(Some(at));
            if *only != Some(at) {
                *only = None;
            }
            let first = known.by_number[one.anchor.number.as_str()] == at;
            let project = known.by_project.entry(one.project.as_str()).or_default();
            if first {
                project.push(Arc::clone(&one.anchor));
            }
        }
        known
    }

    fn find(&self, number: &str) -> Option<usize> {
        let number =
            if self.by_number.contains_key(number) { number } else { whole(number) };
        let exact = self.by_number.get(number).copied();
        exact.or_else(|| self.by_key.get(&number_key(number)).copied().flatten())
    }

    /// The agreement with a number; one that the report does not know has nothing but
    /// the number, as it was typed.
    fn anchor(&self, number: &str) -> Arc<Anchor> {
        let number = whole(number);
        match self.find(number) {
            Some(at) => Arc::clone(&self.memory.now.agreements[at].anchor),
            None => Arc::new(Anchor { number: number.to_owned(), ..Anchor::default() }),
        }
    }

    /// The agreement that is taken out, then those that stay, the one it was shown
    /// beside first.
    fn split(&self, out: &str, beside: &str) -> Vec<Arc<Anchor>> {
        let (out, beside) = (self.find(out), [out, beside].map(|one| self.anchor(one)));
        let project = out.map(|at| self.memory.now.agreements[at].project.as_str());
        let others = project.and_then(|project| self.by_project.get(project));
        let named = |one: &Anchor| beside.iter().any(|named| named.number == one.number);
        let others = others.into_iter().flatten().filter(|one| !named(one)).cloned();
        let others: Vec<Arc<Anchor>> = others.collect();
        beside.into_iter().chain(others).collect()
    }
}
