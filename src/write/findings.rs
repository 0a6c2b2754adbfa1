//! The sheet of findings: what people should know about the data, and what to do.

use std::sync::Arc;

use rust_xlsxwriter::Worksheet;

use crate::error::Error;
use crate::model::{Finding, Severity};
use crate::write::Context;
use crate::write::listing::{self, Accent, Listing, plain};
use crate::write::plan::Role;
use crate::write::rows::Rows;
use crate::write::value::Value;

/// The sheet, or several.
pub(super) fn sheets(context: &Context<'_>) -> Result<Vec<Worksheet>, Error> {
    let keys = [
        "header-severity",
        "header-code",
        "header-file",
        "header-sheet",
        "header-cell",
        "header-what",
        "header-what-to-do",
    ];
    let findings = &context.report.findings;
    let formats = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| (severity, Arc::new(context.styles.severity(severity))));
    let accents = findings.iter().enumerate().filter_map(|(row, finding)| {
        let (_, format) =
            formats.iter().find(|(one, _)| *one == finding.rule.severity())?;
        Some(Accent { row, column: 0, format: Arc::clone(format) })
    });
    let listing = Listing {
        name: "tblAvvik",
        columns: keys.iter().map(|key| plain(context.text(key))).collect(),
        rows: Rows::made(findings.len(), |at| row(context, &findings[at])),
        frozen: 2,
        empty: context.text("empty-findings"),
        accents: accents.collect(),
    };
    listing::sheets(context, &Role::Findings, &listing)
}

/// The name of a severity.
pub(super) fn severity(context: &Context<'_>, severity: Severity) -> String {
    context.text(match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    })
}

fn row(context: &Context<'_>, finding: &Finding) -> Vec<Value> {
    let sources = &context.report.sources;
    let [file, sheet, cell] = match (finding.place, finding.sheet) {
        (None, Some(sheet)) => [
            sources.file_name(sheet).to_owned(),
            sources.sheet_name(sheet).to_owned(),
            String::new(),
        ],
        (place, _) => context.place(place),
    };
    vec![
        Value::from(severity(context, finding.rule.severity())),
        Value::from(finding.rule.code()),
        Value::from(file),
        Value::from(sheet),
        Value::from(cell),
        Value::from(context.say(&finding.message())),
        Value::from(context.say(&finding.advice())),
    ]
}
