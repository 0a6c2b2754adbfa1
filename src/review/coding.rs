//! What people decided in the review sheet of codes.

use std::sync::Arc;

use crate::memory::{BEFORE_CODES, CODING};
use crate::model::{
    Anchor, Decision, Finding, Grid, GridRow, Map, Memory, Message, Rule, Set, Subject,
    Text, Verdict,
};
use crate::review::edit::{Edit, remark_alone};
use crate::review::ledger::mark;
use crate::review::members::Members;
use crate::review::table::{Entry, Table, Words, entry};
use crate::template::Template;
use crate::text::fold;

/// The headers that are read.
pub(super) const COLUMNS: [&str; 4] =
    ["header-project-id", "header-coding-grounds", "header-remark", "header-initials"];

/// A header is cut at so many characters.
const HEADER_MAX: usize = 200;

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
    (memory, ledger): (&Memory, &[Decision]),
    findings: &mut Vec<Finding>,
) -> Result<Vec<Edit>, &'static str> {
    let table = Table::find(grid, words, &COLUMNS, &[])?;
    // Only what the program wrote itself tells what was changed.
    if memory.now.agreements.is_empty() {
        return Ok(Vec::new());
    }
    let members = Members::new(memory);
    let columns = code_columns(&table, (words, template), memory);
    let sheet = CodingSheet { table: &table, columns: &columns, words, memory };
    let remarks = Remarks::new(memory, ledger);
    let mut edits = Vec::new();
    let mut seen: Set<&str> = Set::default();
    let filled = Filled::new(&table, &columns, &members);
    for row in table.rows() {
        let named = table.text(row, "header-project-id");
        let said = sheet.said(row, findings);
        let project = members.find(&named);
        let project = project.as_ref().map(|(id, anchors)| (*id, &**anchors));
        let written = project.and_then(|(id, _)| written_marks(memory, id));
        let (Some((id, anchors)), Some(marks)) = (project, written) else {
            let marked = said.iter().filter(|one| mark(&one.text).is_some());
            findings.extend(marked.map(|one| {
                let text = format!("{named}: {} – {}", one.header, one.text);
                on_row(Rule::DecisionUnreadable, row).with("text", text)
            }));
            continue;
        };
        let again = !seen.insert(id);
        let before = edits.len();
        // In a further row of a project, as people add one, what is empty says nothing.
        let is_told = |said: &&Said<'_>| {
            !said.text.is_empty() || !again && !filled.elsewhere(id, said.column)
        };
        let said = || said.iter().filter(is_told);
        for said in said() {
            edits.extend(sheet.edit((row, said), (id, anchors), &marks, findings));
        }
        let several = again || filled.several(id);
        if !remarks.are_changed(&table, row, id, several) {
            continue;
        }
        // What was said of the codes that still stand is said anew.
        let (now, new) = (table.text(row, "header-remark"), &edits[before..]);
        let is_new = new.iter().any(|edit| edit.verdict.is_some());
        let stand = said().filter_map(|said| {
            let code = columns.known.get(&said.column)?;
            let key = code_key(id, &code.0, &code.1);
            let verdict = mark(&said.text)?;
            let reason = remarks.reason(id, &key)?;
            let told =
                new.iter().any(|edit| edit.key == key) || is_new && now.contains(reason);
            let code = (code.0.as_str(), code.1.as_str());
            (!told).then(|| edit(&table, row, code, (anchors, key), Some(verdict)))
        });
        let stand: Vec<Edit> = stand.collect();
        edits.extend(stand);
        let is_kept = edits[before..].iter().any(|edit| edit.verdict.is_some());
        if !is_kept && !now.is_empty() && !remarks.is_part(&now) {
            findings.push(remark_alone("coding", &now));
        }
    }
    findings.extend(columns.lost(&table));
    Ok(edits)
}

/// The remarks that the program wrote beside codes.
struct Remarks<'a> {
    /// By project the keys of the codes that were decided on, with why and by whom.
    written: Map<&'a str, Vec<(&'a str, [&'a str; 2])>>,
    /// The parts of all remarks and initials of the ledger: of several on a project all
    /// are written.
    parts: Set<&'a str>,
}

/// What stands between the remarks on codes of one project.
const BETWEEN: &str = "; ";

impl<'a> Remarks<'a> {
    fn new(memory: &'a Memory, ledger: &'a [Decision]) -> Self {
        let mut written: Map<&str, Vec<(&str, [&str; 2])>> = Map::default();
        for ((sheet, key), row) in &memory.written {
            if let (CODING, Some((project, _)), true) =
                (sheet.as_str(), key.split_once('|'), row.id != 0)
            {
                let cell = |at| row.cells.as_slice().get(at).map_or("", Text::as_str);
                written.entry(project).or_default().push((key, [cell(1), cell(2)]));
            }
        }
        let parts = ledger.iter().flat_map(|one| [&one.reason, &one.by]);
        let parts = parts.flat_map(|text| text.split(BETWEEN)).collect();
        Self { written, parts }
    }

    /// What the report said of the decision on a code, if it showed one.
    fn reason(&self, project: &str, key: &str) -> Option<&'a str> {
        let mut written = self.written.get(project)?.iter();
        written.find(|(one, _)| *one == key).map(|(_, [reason, _])| *reason)
    }

    /// Whether a text is made of what the ledger says.
    fn is_part(&self, text: &str) -> bool {
        text.split(BETWEEN).all(|part| self.parts.contains(part))
    }

    /// Whether a row says something else than the program wrote there.
    fn are_changed(
        &self,
        table: &Table<'_>,
        row: &GridRow,
        project: &str,
        again: bool,
    ) -> bool {
        let written = self.written.get(project).map(Vec::as_slice).unwrap_or_default();
        let is_changed = |header: &str, at: usize| {
            let now = table.text(row, header);
            let mut said = written.iter().map(|(_, texts)| texts[at]);
            if now.is_empty() {
                return !again && said.any(|text| !text.is_empty());
            }
            // Where the report showed none, what stands there is new.
            written.is_empty()
                || !self.is_part(&now)
                || !said.all(|text| now.contains(text))
        };
        is_changed("header-remark", 0) || is_changed("header-initials", 1)
    }
}

/// What is filled in of projects that have several rows, as people add them.
struct Filled<'a> {
    /// How many rows each project has, and how often a column is filled.
    rows: Map<&'a str, u32>,
    cells: Set<(&'a str, u32)>,
}

impl<'a> Filled<'a> {
    fn new(table: &Table<'_>, columns: &CodeColumns, members: &Members<'a>) -> Self {
        let mut filled = Self { rows: Map::default(), cells: Set::default() };
        let project = |row: &GridRow| {
            members.find(&table.text(row, "header-project-id")).map(|(id, _)| id)
        };
        for id in table.rows().iter().filter_map(project) {
            *filled.rows.entry(id).or_default() += 1;
        }
        if filled.rows.values().all(|rows| *rows == 1) {
            return filled;
        }
        for row in table.rows() {
            let Some(id) = project(row).filter(|id| filled.several(id)) else { continue };
            let marked =
                columns.known.keys().filter(|at| !entry(row, **at).text().is_empty());
            filled.cells.extend(marked.map(|at| (id, *at)));
        }
        filled
    }

    fn several(&self, project: &str) -> bool {
        self.rows.get(project).is_some_and(|rows| *rows > 1)
    }

    /// Whether one of several rows of a project says something of a code.
    fn elsewhere(&self, project: &str, column: u32) -> bool {
        self.several(project) && self.cells.contains(&(project, column))
    }
}

/// What a cell below a code says.
struct Said<'a> {
    column: u32,
    header: &'a str,
    text: String,
}

/// The sheet on its way to being read.
struct CodingSheet<'a> {
    table: &'a Table<'a>,
    columns: &'a CodeColumns,
    words: &'a Words,
    memory: &'a Memory,
}

impl CodingSheet<'_> {
    /// What a row says of codes.
    fn said(&self, row: &GridRow, findings: &mut Vec<Finding>) -> Vec<Said<'_>> {
        let mut said = Vec::new();
        for (column, header) in &self.table.headers {
            match entry(row, *column) {
                _ if !self.columns.has(*column) => {}
                Entry::Text(text) => said.push(Said { column: *column, header, text }),
                Entry::Computed(_) => {
                    findings.push(on_row(Rule::DecisionComputed, row));
                }
            }
        }
        said
    }

    /// What was changed in a cell, if anything was.
    fn edit(
        &self,
        (row, said): (&GridRow, &Said<'_>),
        (id, anchors): (&str, &[Arc<Anchor>]),
        marks: &Map<String, (char, char)>,
        findings: &mut Vec<Finding>,
    ) -> Option<Edit> {
        let (dimension, code) = self.columns.known.get(&said.column)?;
        let written = marks.get(&format!("{dimension}.{code}"));
        let (was, proposal) = written.copied().unwrap_or((' ', ' '));
        let verdict = mark(&said.text);
        if verdict.is_none() && !said.text.is_empty() && said.text != "?" {
            let finding = on_row(Rule::DecisionUnreadable, row);
            findings.push(finding.with("text", said.text.as_str()));
            return None;
        }
        let now = match &verdict {
            Some(Verdict::Yes) => 'x',
            Some(_) => '-',
            None => said.text.chars().next().unwrap_or(' '),
        };
        if now == was {
            return None;
        }
        let key = code_key(id, dimension, code);
        let place = ("coding".into(), key.as_str().into());
        if verdict.is_none() && was == 'x' && !self.memory.written.contains_key(&place) {
            findings.push(on_row(Rule::CodeEmptied, row).with("text", said.header));
        }
        let grounds = self.table.text(row, "header-coding-grounds");
        Some(Edit {
            proposal: Some(proposal).filter(|one| *one != ' ').into_iter().collect(),
            evidence: ground(&grounds, self.words, (dimension, code)),
            ..edit(self.table, row, (dimension, code), (anchors, key), verdict)
        })
    }
}

fn edit(
    table: &Table<'_>,
    row: &GridRow,
    (dimension, code): (&str, &str),
    (anchors, key): (&[Arc<Anchor>], String),
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

fn on_row(rule: Rule, row: &GridRow) -> Finding {
    Finding::overall(rule)
        .with("row", i64::from(row.index) + 1)
        .with("sheet", Message::new("sheet-coding"))
}

/// The columns of codes.
struct CodeColumns {
    /// By column the dimension and the code; also those that the codebook has no more, as
    /// far as the report tells which they were.
    known: Map<u32, (String, String)>,
    /// Columns that are called like one of a code and that nobody knows.
    unknown: Map<u32, String>,
}

impl CodeColumns {
    fn has(&self, column: u32) -> bool {
        self.known.contains_key(&column) || self.unknown.contains_key(&column)
    }

    /// A finding for each column that nobody knows and in which something is marked.
    fn lost(&self, table: &Table<'_>) -> Vec<Finding> {
        let marks = |column: u32| {
            let rows = table.rows().iter();
            rows.filter(|row| mark(&entry(row, column).text()).is_some()).count()
        };
        let lost = self.unknown.iter().map(|(column, header)| (header, marks(*column)));
        lost.filter(|(_, marks)| *marks > 0)
            .map(|(header, marks)| {
                Finding::overall(Rule::CodeColumnUnknown)
                    .with("header", header.as_str())
                    .with("count", marks)
            })
            .collect()
    }
}

fn code_columns(
    table: &Table<'_>,
    (words, template): (&Words, &Template),
    memory: &Memory,
) -> CodeColumns {
    let mut headers: Map<String, (&str, &str)> = Map::default();
    let mut dimensions: Map<String, &str> = Map::default();
    for language in &words.languages {
        for dimension in &template.dimensions {
            let name = language.name("dimension", &dimension.key);
            dimensions.entry(fold(&name)).or_insert(&dimension.key);
            for code in &dimension.codes {
                let header =
                    format!("{name}: {}", language.name(&dimension.key, &code.key));
                let header: String = header.chars().take(HEADER_MAX).collect();
                headers.entry(fold(&header)).or_insert((&dimension.key, &code.key));
                headers.entry(header).or_insert((&dimension.key, &code.key));
            }
        }
    }
    let gone = codes_then(memory);
    let mut columns = CodeColumns { known: Map::default(), unknown: Map::default() };
    let grounds = table.column("header-coding-grounds").unwrap_or(u32::MAX);
    for (column, header) in &table.headers {
        let found = headers.get(header.as_str()).or_else(|| headers.get(&fold(header)));
        if let Some((dimension, code)) = found {
            let code = ((*dimension).to_owned(), (*code).to_owned());
            let is_copy =
                *column > grounds && columns.known.values().any(|one| *one == code);
            if !is_copy {
                columns.known.insert(*column, code);
            }
            continue;
        }
        // To the right of the grounds there are columns that the program works out.
        if *column > grounds {
            continue;
        }
        let Some((dimension, code)) = header.split_once(": ") else { continue };
        // One that the template has no more: its name was its key, if the report tells.
        let here = dimensions.get(&fold(dimension));
        let gone = gone.iter().filter_map(|key| key.split_once('.'));
        let mut same = gone.filter(|(dimension, name)| {
            *name == code && here.is_none_or(|here| here == dimension)
        });
        match (same.next(), same.next()) {
            (Some((dimension, code)), None) => {
                columns.known.insert(*column, (dimension.to_owned(), code.to_owned()));
            }
            _ => {
                columns.unknown.insert(*column, header.clone());
            }
        }
    }
    columns
}

/// The codes that the report gave or proposed, or that people decided on.
fn codes_then(memory: &Memory) -> Set<&str> {
    let rows = memory.written.iter().filter(|((sheet, _), _)| sheet == CODING);
    let cells = rows.flat_map(|(_, row)| row.cells.iter().skip(BEFORE_CODES));
    cells.filter_map(|cell| Some(cell.split_once(' ')?.1)).collect()
}

/// For each code of a project what the sheet said, and what the program proposed.
fn written_marks(memory: &Memory, project: &str) -> Option<Map<String, (char, char)>> {
    let written = memory.written.get(&(CODING.into(), project.into()))?;
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
