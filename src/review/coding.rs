//! What people decided in the review sheet of codes.

use crate::model::{
    Anchor, Finding, Grid, GridRow, Map, Memory, Message, Rule, Subject, Verdict,
};
use crate::review::edit::Edit;
use crate::review::ledger::mark;
use crate::review::table::{Entry, Table, Words, entry};
use crate::template::Template;

const COLUMNS: [&str; 4] =
    ["header-project-id", "header-coding-grounds", "header-remark", "header-initials"];

/// What a row says of its project as a whole, before its codes.
pub(super) const BEFORE_CODES: usize = 2;

/// What a code of a project is known by on the sheet.
pub(super) fn code_key(project: &str, dimension: &str, code: &str) -> String {
    format!("{project}|{dimension}.{code}")
}

/// The codes that were changed since the sheet was written.
///
/// # Errors
///
/// The key of a header that the sheet lacks.
pub(super) fn read(
    grid: &Grid,
    (words, template): (&Words, &Template),
    memory: &Memory,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Edit>, &'static str> {
    let table = Table::find(grid, words, &COLUMNS)?;
    let columns = code_columns(&table, words, template);
    let members = super::members(memory);
    let mut edits = Vec::new();
    for row in table.rows() {
        let id = table.text(row, "header-project-id");
        // Only what the program wrote itself tells what was changed.
        let Some(anchors) = members.get(id.as_str()) else { continue };
        let Some(marks) = written_marks(memory, &id) else { continue };
        for (column, dimension, code) in &columns {
            let (was, proposal) =
                marks.get(&format!("{dimension}.{code}")).copied().unwrap_or((' ', ' '));
            let said = match entry(row, *column) {
                Entry::Text(said) => said,
                Entry::Computed(_) => {
                    let finding = Finding::overall(Rule::DecisionComputed);
                    findings.push(on_row(finding, row));
                    continue;
                }
            };
            let verdict = mark(&said);
            let open = said.is_empty() || said == "?";
            if verdict.is_none() && !open {
                let finding = Finding::overall(Rule::DecisionUnreadable);
                findings.push(on_row(finding, row).with("text", said));
                continue;
            }
            let now = match &verdict {
                Some(Verdict::Yes) => 'x',
                Some(_) => '-',
                None => said.chars().next().unwrap_or(' '),
            };
            if now == was {
                continue;
            }
            let key = code_key(&id, dimension, code);
            edits.push(edit(&table, row, (dimension, code), (anchors, key), verdict));
            if let Some(edit) = edits.last_mut() {
                edit.proposal =
                    Some(proposal).filter(|one| *one != ' ').into_iter().collect();
                edit.evidence = ground(
                    &table.text(row, "header-coding-grounds"),
                    words,
                    (dimension, code),
                );
            }
        }
    }
    Ok(edits)
}

fn edit(
    table: &Table<'_>,
    row: &GridRow,
    (dimension, code): (&str, &str),
    (anchors, key): (&[Anchor], String),
    verdict: Option<Verdict>,
) -> Edit {
    let undone = verdict.is_none();
    let text = |key: &str| if undone { String::new() } else { table.text(row, key) };
    Edit {
        sheet: "coding",
        key,
        subject: Subject::Code { dimension: dimension.to_owned(), code: code.to_owned() },
        anchors: anchors.to_vec(),
        verdict,
        by: text("header-initials"),
        reason: text("header-remark"),
        evidence: String::new(),
        proposal: String::new(),
    }
}

fn on_row(finding: Finding, row: &GridRow) -> Finding {
    finding
        .with("row", i64::from(row.index) + 1)
        .with("sheet", Message::new("sheet-coding"))
}

/// The columns of codes, each with its dimension and its code.
fn code_columns(
    table: &Table<'_>,
    words: &Words,
    template: &Template,
) -> Vec<(u32, String, String)> {
    let mut headers: Map<String, (&str, &str)> = Map::default();
    for language in &words.languages {
        for dimension in &template.dimensions {
            let name = language.name("dimension", &dimension.key);
            for code in &dimension.codes {
                let header =
                    format!("{name}: {}", language.name(&dimension.key, &code.key));
                let header: String = header.chars().take(200).collect();
                headers.entry(header).or_insert((&dimension.key, &code.key));
            }
        }
    }
    let columns = table.headers.iter().filter_map(|(column, header)| {
        let (dimension, code) = headers.get(header.as_str())?;
        Some((*column, (*dimension).to_owned(), (*code).to_owned()))
    });
    columns.collect()
}

/// For each code of a project what the sheet said, and what the program proposed.
fn written_marks(memory: &Memory, project: &str) -> Option<Map<String, (char, char)>> {
    let written = memory.written.get(&("coding".to_owned(), project.to_owned()))?;
    let marks = written.cells.iter().skip(BEFORE_CODES).filter_map(|cell| {
        let mut letters = cell.chars();
        let (was, proposal) = (letters.next()?, letters.next()?);
        let blank = |one: char| if one == '_' { ' ' } else { one };
        let code = letters.as_str().trim_start().to_owned();
        Some((code, (blank(was), blank(proposal))))
    });
    Some(marks.collect())
}

/// The line of the grounds that is about a code.
fn ground(text: &str, words: &Words, (dimension, code): (&str, &str)) -> String {
    let names: Vec<String> =
        words.languages.iter().map(|one| one.name(dimension, code)).collect();
    let is = |line: &&str| names.iter().any(|name| line.starts_with(&format!("{name}:")));
    text.lines().find(is).unwrap_or_default().to_owned()
}
