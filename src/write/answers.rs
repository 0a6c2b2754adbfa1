//! The sheet of answers: for each commitment the projects that answer to it, to be
//! filtered, and to be led to from the coverage matrix.

use std::sync::Arc;

use crate::error::Error;
use crate::model::Report;
use crate::write::Context;
use crate::write::coverage::plan_name;
use crate::write::listing::{self, Listing, Sheet, plain};
use crate::write::plan::Role;
use crate::write::value::Value;

/// More answers than these nobody looks through one by one.
const MOST: usize = 20_000;

/// Whether the workbook has the sheet.
pub(super) fn apply(report: &Report) -> bool {
    let rows = report.coverage.rows.iter();
    let answers: usize = rows.map(|row| row.projects.len()).sum();
    (1..=MOST).contains(&answers)
}

/// The address of the first project that answers to the commitment at `at`; none if there
/// is no such project, or no such sheet.
pub(super) fn address(context: &Context<'_>, at: usize) -> Option<String> {
    let rows = &context.report.coverage.rows;
    if !context.plan.has(&Role::Answers) || rows.get(at)?.projects.is_empty() {
        return None;
    }
    let before: usize = rows.iter().take(at).map(|row| row.projects.len()).sum();
    Some(context.link_to_row(&Role::Answers, before))
}

/// The sheet, or several.
pub(super) fn sheets<'a>(context: &Context<'a>) -> Result<Vec<Sheet<'a>>, Error> {
    let report = context.report;
    let keys = [
        "header-commitment",
        "header-plan",
        "header-level",
        "header-project-id",
        "header-title",
        "header-country",
        "header-unit",
        "header-nok",
    ];
    let mut rows = Vec::new();
    for row in &report.coverage.rows {
        for at in row.projects.iter().map(|at| *at as usize) {
            let project = &report.projects[at];
            let url = context.link_to_row(&Role::Projects, at);
            rows.push(vec![
                Value::from(context.member("commitment", &row.key)),
                Value::from(plan_name(context, &row.plan)),
                Value::from(context.level(row.level)),
                Value::Address { text: project.id.to_string(), url },
                Value::from(project.title.as_str()),
                Value::from(context.country(&project.geography)),
                Value::from(context.member("unit", &project.unit)),
                Value::Kroner(report.nok_of(project)),
            ]);
        }
    }
    let listing = Listing {
        name: "tblDekning",
        columns: keys.iter().map(|key| plain(context.text(key))).collect(),
        rows: Arc::new(rows.into_iter().collect()),
        frozen: 1,
        empty: context.text("coverage-no-over"),
    };
    listing::sheets(context, &Role::Answers, &listing)
}
