//! The sheet of findings: what people should know about the data, and what to do.

use crate::error::Error;
use crate::model::{Finding, Place, Severity};
use crate::write::Context;
use crate::write::listing::{self, Listing, Sheet, plain};
use crate::write::plan::Role;
use crate::write::rows::{Cells, Rows};

/// The sheet, or several.
pub(super) fn sheets<'a>(context: &'a Context<'_>) -> Result<Vec<Sheet<'a>>, Error> {
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
    let rows = Rows::made(findings.len(), move |at, cells| {
        row(context, &findings[at], cells);
    });
    let listing = Listing {
        name: "tblAvvik",
        columns: keys.iter().map(|key| plain(context.text(key))).collect(),
        rows: rows.into(),
        frozen: 2,
        empty: context.text("empty-findings"),
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

fn row(context: &Context<'_>, finding: &Finding, cells: &mut dyn Cells) {
    let sources = &context.report.sources;
    let grave = finding.rule.severity();
    cells.place_measured(0, context.styles.severity(grave).number);
    cells.text(&severity(context, grave));
    cells.text(finding.rule.code());
    let place = finding.place;
    match place.map(|place| place.sheet).or(finding.sheet) {
        Some(sheet) => {
            cells.text(sources.file_name(sheet));
            cells.text(sources.sheet_name(sheet));
        }
        None => ["", ""].iter().for_each(|empty| cells.text(empty)),
    }
    cells.text(&place.map(Place::address).unwrap_or_default());
    for message in [finding.message(), finding.advice()] {
        cells.said(&|said| context.language.say_to(said, &message));
    }
}
