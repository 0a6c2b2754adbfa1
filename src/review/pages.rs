//! What people wrote beside gaps in coverage and beside projects of the sample: tables
//! that stand among others on sheets that are laid out for reading.

use std::cell::LazyCell;

use crate::model::{
    Cell, Finding, Grid, GridRow, Map, Memory, Message, Rule, Subject, Verdict,
};
use crate::review::edit::{Edit, says_nothing};
use crate::review::members::Members;
use crate::review::table::{Entry, Words, entry};
use crate::template::Template;
use crate::text::{fold, tidy};

/// Columns of one of the tables of a page, by the key of their header.
type Columns = Map<&'static str, u32>;

/// Calls `each` for every row below a header that names all of `keys`, up to the header of
/// another table. Rows that people left empty end nothing, and below a text that stands
/// alone, which may be theirs or the heading of what follows, a row may be of the table.
fn rows<'a>(
    grid: &'a Grid,
    words: &Words,
    keys: &[&'static str],
    mut each: impl FnMut(&'a GridRow, &Columns, Sure),
) {
    let called: Vec<Vec<String>> = keys.iter().map(|key| words.folded(key)).collect();
    let mut columns: Option<Columns> = None;
    let mut next = 0;
    let mut sure = Sure::Yes;
    for row in &grid.rows {
        let lone = matches!(row.cells.as_slice(), [(_, Cell::Text(_))]);
        if row.index != next && lone {
            sure = Sure::No;
        }
        next = row.index + 1;
        let texts: Vec<(u32, String)> = row
            .cells
            .iter()
            .filter_map(|(column, cell)| Some((*column, fold(cell.text()?))))
            .collect();
        let found: Columns = keys
            .iter()
            .zip(&called)
            .filter_map(|(key, called)| {
                let is = |one: &&(u32, String)| called.contains(&one.1);
                Some((*key, texts.iter().find(is)?.0))
            })
            .collect();
        if found.len() == keys.len() {
            (columns, sure) = (Some(found), Sure::Yes);
            continue;
        }
        let Some(at) = columns.as_ref().map(|columns| columns[keys[0]]) else { continue };
        // The header of another table, should its heading be gone.
        let first = texts.iter().find(|(column, _)| *column == at);
        if first.is_some_and(|(_, text)| called[0].contains(text)) {
            columns = None;
        }
        // A row that people have added may lack what it is about, and is not lost.
        let typed = |columns: &&Columns| {
            let mut others = keys.iter().skip(1).map(|key| columns[key]);
            row.cell(at).is_some() || !lone && others.any(|at| row.cell(at).is_some())
        };
        if let Some(columns) = columns.as_ref().filter(typed) {
            each(row, columns, sure);
        }
    }
}

/// Whether a row belongs to a table whatever it says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    Yes,
    No,
}

/// Whether a sheet has a header that names all of `keys`.
pub(super) fn has(grid: &Grid, words: &Words, keys: &[&'static str]) -> bool {
    let names = |row: &GridRow, key: &str| {
        let mut texts = row.cells.iter().filter_map(|(_, cell)| cell.text());
        texts.any(|text| words.is(key, &tidy(text)))
    };
    grid.rows.iter().any(|row| {
        row.cells.len() >= keys.len() && keys.iter().all(|key| names(row, key))
    })
}

/// The headers of gaps.
pub(super) const GAPS: [&str; 4] =
    ["header-commitment", "header-reason", "header-owner", "header-next-step"];
/// The headers of projects of the sample.
pub(super) const SAMPLE: [&str; 4] =
    ["header-project-id", "header-decision", "header-remark", "header-initials"];

/// Reason, owner and next step of gaps.
pub(super) fn gaps(
    grid: &Grid,
    words: &Words,
    template: &Template,
    findings: &mut Vec<Finding>,
) -> Vec<Edit> {
    let mut names: Map<String, &str> = Map::default();
    for language in &words.languages {
        for commitment in &template.commitments {
            let name = tidy(&language.name("commitment", &commitment.key));
            names.entry(name).or_insert(&commitment.key);
        }
    }
    let mut edits = Vec::new();
    rows(grid, words, &GAPS, |row, columns, _| {
        let text = |key: &str| entry(row, columns[key]).text();
        let (next, by, reason) =
            (text("header-next-step"), text("header-owner"), text("header-reason"));
        let empty = next.is_empty() && by.is_empty() && reason.is_empty();
        let finding = |rule: Rule| {
            Finding::overall(rule)
                .with("row", i64::from(row.index) + 1)
                .with("sheet", Message::new("sheet-coverage"))
        };
        let Some(commitment) = names.get(&tidy(&text("header-commitment"))) else {
            if !empty {
                let said = [text("header-commitment"), reason, by, next].join(" – ");
                findings.push(finding(Rule::DecisionUnreadable).with("text", said));
            }
            return;
        };
        let typed = ["header-next-step", "header-owner", "header-reason"];
        if typed.iter().any(|key| matches!(entry(row, columns[key]), Entry::Computed(_)))
        {
            findings.push(finding(Rule::DecisionComputed));
            return;
        }
        edits.push(Edit {
            sheet: "coverage",
            key: (*commitment).to_owned(),
            subject: Subject::Gap { commitment: (*commitment).to_owned() },
            anchors: Vec::new(),
            verdict: (!empty).then_some(Verdict::Text(next)),
            by,
            reason,
            evidence: String::new(),
            proposal: String::new(),
        });
    });
    edits
}

/// Projects taken into the sample or out of it.
pub(super) fn sample(
    grid: &Grid,
    words: &Words,
    memory: &Memory,
    findings: &mut Vec<Finding>,
) -> Vec<Edit> {
    let members = LazyCell::new(|| Members::new(memory));
    // People may call a project otherwise than the program did.
    let none_written = !memory.written.keys().any(|(sheet, _)| sheet == "sample");
    let mut edits = Vec::new();
    rows(grid, words, &SAMPLE, |row, columns, sure| {
        let text = |key: &str| entry(row, columns[key]).text();
        let id = text("header-project-id");
        let finding = |rule: Rule| {
            Finding::overall(rule)
                .with("row", i64::from(row.index) + 1)
                .with("sheet", Message::new("sheet-sample"))
        };
        // Below a text of their own people may go on, and so may what is no row of theirs.
        let is_answer = || {
            let said = entry(row, columns["header-decision"]).text();
            words.verdict(&[Verdict::Yes, Verdict::No], &said).is_some()
        };
        if sure == Sure::No && members.find(&id).is_none() && !is_answer() {
            return;
        }
        let said = match entry(row, columns["header-decision"]) {
            Entry::Text(said) => said,
            Entry::Computed(_) => {
                findings.push(finding(Rule::DecisionComputed));
                return;
            }
        };
        let verdict = words.verdict(&[Verdict::Yes, Verdict::No], &said);
        if verdict.is_none() && !said.is_empty() {
            findings.push(finding(Rule::DecisionUnreadable).with("text", said));
            return;
        }
        let (by, reason) = (text("header-initials"), text("header-remark"));
        if none_written && says_nothing(verdict.as_ref(), [&reason, &by]) {
            return;
        }
        let Some((id, anchors)) = members.find(&id) else {
            if !says_nothing(verdict.as_ref(), [&reason, &by]) {
                let said = [id, said, reason, by];
                let said = said.into_iter().filter(|text| !text.is_empty());
                let text = said.collect::<Vec<_>>().join(" – ");
                findings.push(finding(Rule::DecisionUnreadable).with("text", text));
            }
            return;
        };
        edits.push(Edit {
            sheet: "sample",
            key: id.to_owned(),
            subject: Subject::Sample,
            anchors: anchors.to_vec(),
            verdict,
            by,
            reason,
            evidence: String::new(),
            proposal: String::new(),
        });
    });
    edits
}
