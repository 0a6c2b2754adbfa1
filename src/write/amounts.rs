//! The sheet of amounts: a row for each agreement and year, and the cell it comes from.

use rust_xlsxwriter::Worksheet;

use crate::count::{Portfolio, UNKNOWN};
use crate::error::Error;
use crate::write::Context;
use crate::write::agreements::project_of;
use crate::write::listing::{self, Listing, ListingColumn, plain};
use crate::write::plan::Role;
use crate::write::value::Value;

/// The table's name.
pub(super) const TABLE: &str = "tblBelop";

/// The headers: first those of the contract, then what the amount counts under.
pub(super) const HEADERS: [&str; 12] = [
    "header-agreement-number",
    "header-project-id",
    "header-year",
    "header-nok",
    "header-file",
    "header-sheet",
    "header-cell",
    "header-region",
    "header-country",
    "header-partner",
    "header-partner-group",
    "header-unit",
];

/// What an amount counts under, in the order of the headers.
const DIMENSIONS: [&str; 5] = ["region", "country", "partner", "partner_group", "unit"];

/// The rows. Amounts in other currencies are not among them, since their sum is the sum
/// of all tables.
pub(super) fn rows(context: &Context<'_>) -> Vec<Vec<Value>> {
    let report = context.report;
    let portfolio = Portfolio {
        agreements: &report.agreements,
        projects: &report.projects,
        sampled: &[],
        report_year: None,
    };
    let projects = project_of(context);
    let unknown = context.text("member-unknown");
    let mut rows = Vec::new();
    for (at, agreement) in report.agreements.iter().enumerate() {
        let project = projects.get(&at).copied();
        let id = project.map_or("", |project| report.projects[project].id.as_str());
        let members = DIMENSIONS.map(|dimension| {
            let member = project.map(|project| portfolio.member(project, at, dimension));
            context.member(dimension, member.as_deref().unwrap_or(UNKNOWN))
        });
        for amount in agreement.amounts.iter().filter(|one| one.currency.is_nok()) {
            let [file, sheet, cell] = context.place(Some(amount.place));
            let mut row = vec![
                Value::from(agreement.number.as_str()),
                Value::from(id),
                Value::year_or(amount.year, &unknown),
                Value::Kroner(amount.amount.into()),
                Value::from(file),
                Value::from(sheet),
                Value::from(cell),
            ];
            row.extend(members.iter().cloned().map(Value::from));
            rows.push(row);
        }
    }
    rows
}

/// The columns.
pub(super) fn columns(context: &Context<'_>) -> Vec<ListingColumn> {
    HEADERS.iter().map(|key| plain(context.text(key))).collect()
}

/// The sheet.
pub(super) fn sheet(context: &Context<'_>) -> Result<Worksheet, Error> {
    let listing = Listing {
        name: TABLE,
        columns: columns(context),
        rows: rows(context),
        frozen: 1,
        empty: context.text("empty-amounts"),
        accents: Vec::new(),
    };
    listing::sheet(context, &Role::Amounts, &listing)
}
