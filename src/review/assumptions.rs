//! What people decided in the review sheet of columns and units.

use crate::model::{ASSUMED, Finding, Grid, GridRow, Message, Rule, Subject, Verdict};
use crate::review::edit::Edit;
use crate::review::table::{Entry, Table, Words};

/// The headers that are read.
pub(super) const COLUMNS: [&str; 6] = [
    "header-read-by-itself",
    "header-why",
    "header-to-read-as",
    "header-remark",
    "header-initials",
    "ledger-key",
];
/// The columns in which they were written.
const PLACES: [u32; 6] = [5, 6, 7, 8, 9, 11];

/// The decisions of the sheet; each row says in its last column what it is about.
///
/// # Errors
///
/// The key of a header that the sheet lacks.
pub(super) fn read(
    grid: &Grid,
    words: &Words,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Edit>, &'static str> {
    let table = Table::find(grid, words, &COLUMNS, &PLACES)?;
    let mut edits = Vec::new();
    for row in table.rows() {
        let text = |key: &str| table.text(row, key);
        let said = match table.entry(row, "header-to-read-as") {
            Entry::Text(said) => said,
            Entry::Computed(_) => {
                findings.push(on_row(Rule::DecisionComputed, row));
                continue;
            }
        };
        let (by, reason) = (text("header-initials"), text("header-remark"));
        let key = text("ledger-key");
        let subject = Subject::from_key(&key).filter(|subject| {
            matches!(subject, Subject::Column { .. } | Subject::Amounts { .. })
        });
        let Some(subject) = subject else {
            if !said.is_empty() {
                findings.push(on_row(Rule::DecisionUnreadable, row).with("text", said));
            }
            continue;
        };
        let verdict = match words.reading(&subject, &said) {
            None if said.is_empty() => {
                let remarked = !reason.is_empty() || !by.is_empty();
                remarked.then_some(Verdict::Wait)
            }
            None => {
                findings.push(on_row(Rule::DecisionUnreadable, row).with("text", said));
                continue;
            }
            some => some,
        };
        let proposal = proposal(words, &subject, text("header-read-by-itself"));
        let evidence = evidence(words, &subject, text("header-why"));
        edits.push(Edit {
            sheet: "columns",
            key: subject.key(),
            subject,
            anchors: Vec::new(),
            verdict,
            by,
            reason,
            evidence,
            proposal,
        });
    }
    Ok(edits)
}

/// What the program took a column or amounts for, by name; as it stands where several
/// lists were read in different ways.
pub(super) fn proposal(words: &Words, subject: &Subject, text: String) -> String {
    match words.reading(subject, &text) {
        Some(Verdict::Text(name)) if !text.contains("; ") => name,
        _ => text,
    }
}

/// Why it took them so, as a decision keeps it: of amounts whether that was assumed, and
/// of columns nothing.
pub(super) fn evidence(words: &Words, subject: &Subject, text: String) -> String {
    match subject {
        Subject::Amounts { .. } if words.is("amounts-assumed", &text) => {
            ASSUMED.to_owned()
        }
        Subject::Amounts { .. } | Subject::Column { .. } => String::new(),
        _ => text,
    }
}

fn on_row(rule: Rule, row: &GridRow) -> Finding {
    Finding::overall(rule)
        .with("row", i64::from(row.index) + 1)
        .with("sheet", Message::new("sheet-columns"))
}
