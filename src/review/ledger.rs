//! The ledger of an earlier workbook: its rows as decisions.

use std::sync::Arc;

use crate::model::{
    Anchor, Decision, Finding, Grid, GridRow, LEDGER, LEDGER_BETWEEN, LEDGER_LINES,
    LEDGER_NOTHING, LedgerUse, Rule, Subject, Verdict,
};
use crate::review::assumptions;
use crate::review::spellings;
use crate::review::table::{Entry, Table, Words};

/// Columns that no formula may stand in.
const TYPED: [&str; 4] =
    ["ledger-id", "ledger-agreements", "header-decision", "ledger-key"];

/// The columns that are read back: where each was written, and the key of its header.
fn read_back() -> impl Iterator<Item = (u32, &'static str)> {
    let all = (0..).zip(&LEDGER);
    all.filter(|(_, (_, used))| *used != LedgerUse::Shown)
        .map(|(place, (key, _))| (place, *key))
}

/// The keys of their headers.
pub(super) fn columns() -> Vec<&'static str> {
    read_back().map(|(_, key)| key).collect()
}

/// The decisions of the ledger, and a finding for each row that cannot be read.
///
/// # Errors
///
/// The key of a header that the sheet lacks.
pub(super) fn read(
    grid: &Grid,
    words: &Words,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Decision>, &'static str> {
    if grid.rows.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<u32> = read_back().map(|(place, _)| place).collect();
    let table = Table::find(grid, words, &columns(), &places)?;
    let mut decisions: Vec<Decision> = Vec::new();
    for row in table.rows() {
        let number = row.index + 1;
        let computed = TYPED
            .into_iter()
            .any(|key| matches!(table.entry(row, key), Entry::Computed(_)));
        if computed {
            let row = i64::from(number);
            let sheet = crate::model::Message::new("sheet-decisions");
            findings.push(
                Finding::overall(Rule::DecisionComputed)
                    .with("row", row)
                    .with("sheet", sheet),
            );
            continue;
        }
        // What is said where there is no decision stands alone in the first column.
        let key = table.text(row, "ledger-key");
        if key.is_empty() && table.text(row, "header-decision").is_empty() {
            continue;
        }
        // Whoever empties an answer undoes it, here as elsewhere.
        let is_gap = matches!(Subject::from_key(&key), Some(Subject::Gap { .. }));
        if !is_gap && table.text(row, "header-decision").is_empty() {
            continue;
        }
        match decision(&table, row, words) {
            Some(decision) => decisions.push(decision),
            None => findings.push(
                Finding::overall(Rule::LedgerRow)
                    .with("row", i64::from(number))
                    .with("text", table.text(row, "header-decision")),
            ),
        }
    }
    number(&mut decisions);
    Ok(decisions)
}

fn decision(table: &Table<'_>, row: &GridRow, words: &Words) -> Option<Decision> {
    let text = |key: &str| table.text(row, key);
    let subject = Subject::from_key(&text("ledger-key"))?;
    let said = text("header-decision");
    let verdict = match &subject {
        Subject::Pair => words.verdict(&Verdict::OF_PAIRS, &said)?,
        Subject::Member => words.verdict(&[Verdict::Split], &said)?,
        Subject::Code { .. } => mark(&said)?,
        Subject::Sample => words.verdict(&[Verdict::Yes, Verdict::No], &said)?,
        Subject::Name { .. } => spellings::verdict(words, &said, false)?,
        Subject::Column { .. } | Subject::Amounts { .. } => {
            words.reading(&subject, &said)?
        }
        Subject::Gap { .. } => Verdict::Text(said),
    };
    let proposal = assumptions::proposal(words, &subject, text("ledger-proposal"));
    let evidence = assumptions::evidence(words, &subject, text("ledger-evidence"));
    let anchors = anchors(table, row)?;
    let wanted = match subject {
        Subject::Pair => anchors.len() == 2,
        Subject::Member => anchors.len() > 1,
        Subject::Code { .. } | Subject::Sample => !anchors.is_empty(),
        Subject::Name { .. }
        | Subject::Column { .. }
        | Subject::Amounts { .. }
        | Subject::Gap { .. } => anchors.is_empty(),
    };
    wanted.then(|| Decision {
        id: text("ledger-id").trim_start_matches(['B', 'b', ' ']).parse().unwrap_or(0),
        subject,
        anchors,
        verdict,
        by: text("ledger-by"),
        when: text("ledger-when"),
        reason: text("ledger-reason"),
        evidence,
        proposal,
    })
}

/// A code's mark as a verdict.
pub(super) fn mark(text: &str) -> Option<Verdict> {
    match text.trim() {
        "x" | "X" => Some(Verdict::Yes),
        "-" | "–" | "—" | "−" => Some(Verdict::No),
        _ => None,
    }
}

/// The agreements of a row: each column holds one line for each of them, or for the first.
fn anchors(table: &Table<'_>, row: &GridRow) -> Option<Vec<Arc<Anchor>>> {
    let lines = |key: &str| -> Vec<String> {
        let text = table.text(row, key);
        let line = |line: &str| if line == LEDGER_NOTHING { "" } else { line }.to_owned();
        if text.is_empty() { Vec::new() } else { text.split('\n').map(line).collect() }
    };
    let mut numbers = lines("ledger-agreements");
    let behind = numbers.split_off(numbers.len().min(LEDGER_LINES));
    let behind = behind.iter().flat_map(|line| line.split(LEDGER_BETWEEN));
    numbers.extend(behind.map(str::to_owned));
    let rest = [
        "ledger-parents",
        "ledger-titles",
        "ledger-partners",
        "ledger-countries",
        "ledger-years",
    ]
    .map(lines);
    let all = numbers.len();
    let complete = |one: &Vec<String>| [all, all.min(LEDGER_LINES)].contains(&one.len());
    let complete = rest.iter().all(complete);
    if !complete || numbers.iter().any(String::is_empty) {
        return None;
    }
    // Those behind have their numbers alone.
    let [parents, titles, partners, countries, years] =
        rest.map(|lines| lines.into_iter().chain(std::iter::repeat(String::new())));
    Some(
        numbers
            .into_iter()
            .zip(parents)
            .zip(titles.into_iter().zip(partners))
            .zip(countries.into_iter().zip(years))
            .map(|(((number, parent), (title, partner)), (country, year))| {
                let year = year.parse().ok();
                Arc::new(Anchor { number, parent, title, partner, country, year })
            })
            .collect(),
    )
}

/// Gives every decision a number of its own: what stands twice, as after a row was
/// copied, or stands for none, gets the next that is free.
pub(super) fn number(decisions: &mut [Decision]) {
    let mut taken = crate::model::Set::default();
    let mut next = decisions.iter().map(|one| one.id).max().unwrap_or(0);
    for decision in decisions {
        if decision.id == 0 || !taken.insert(decision.id) {
            next = next.saturating_add(1);
            decision.id = next;
            taken.insert(next);
        }
    }
}
