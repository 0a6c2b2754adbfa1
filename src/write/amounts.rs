//! The sheet of amounts: a row for each agreement and year, and the cell it comes from.

use rust_xlsxwriter::Worksheet;

use crate::count::{Portfolio, UNKNOWN};
use crate::error::Error;
use crate::model::Place;
use crate::write::Context;
use crate::write::agreements::project_of;
use crate::write::listing::{self, Listing, ListingColumn, plain};
use crate::write::live::Helpers;
use crate::write::plan::Role;
use crate::write::value::{Value, link_to_file};

/// The address of a cell, with a link to it in the file that it stands in.
fn linked(context: &Context<'_>, place: Place, text: String) -> Value {
    let sources = &context.report.sources;
    let (path, sheet) = (sources.file_path(place.sheet), sources.sheet_name(place.sheet));
    match link_to_file(path, sheet, &text) {
        Some(url) => Value::Address { text, url },
        None => Value::Text(text),
    }
}

/// The table's name.
pub(super) const TABLE: &str = "tblBelop";

/// The headers of the contract.
const OWN: [&str; 7] = [
    "header-agreement-number",
    "header-project-id",
    "header-year",
    "header-nok",
    "header-file",
    "header-sheet",
    "header-cell",
];

/// The headers that come after them: what the amount counts under.
const MEMBERS: [&str; 5] = [
    "header-region",
    "header-country",
    "header-partner",
    "header-partner-group",
    "header-unit",
];

/// What an amount counts under, in the order of the headers.
const DIMENSIONS: [&str; 5] = ["region", "country", "partner", "partner_group", "unit"];

/// The headers of ours: an edition for the public leaves out the places, which come last.
fn own(context: &Context<'_>) -> &'static [&'static str] {
    if context.is_public() { &OWN[..4] } else { &OWN }
}

/// The headers by which other sheets find a column, in order.
pub(super) fn headers(context: &Context<'_>) -> impl Iterator<Item = &'static str> {
    own(context).iter().copied().chain(MEMBERS)
}

/// Columns and rows. Amounts in other currencies are not among them, since their sum is
/// the sum of all tables. Where the tables are alive, what an amount counts under is
/// computed in the workbook, and the columns that the tables count with come last.
pub(super) fn columns_and_rows(
    context: &Context<'_>,
) -> (Vec<ListingColumn>, Vec<Vec<Value>>) {
    let mut columns: Vec<ListingColumn> =
        own(context).iter().map(|key| plain(context.text(key))).collect();
    let mut rows = own_rows(context);
    let helpers = Helpers::of_amounts(context);
    if helpers.columns.is_empty() {
        columns.extend(MEMBERS.iter().map(|key| plain(context.text(key))));
        for (row, members) in rows.iter_mut().zip(members(context)) {
            row.extend(members);
        }
    } else {
        columns.extend(helpers.columns);
        for (row, more) in rows.iter_mut().zip(helpers.rows) {
            row.extend(more);
        }
    }
    (columns, rows)
}

fn own_rows(context: &Context<'_>) -> Vec<Vec<Value>> {
    let report = context.report;
    let projects = project_of(context);
    let unknown = context.text("member-unknown");
    let mut rows = Vec::new();
    for (at, agreement) in report.agreements.iter().enumerate() {
        let project = projects.get(&at).map(|project| &report.projects[*project]);
        let id = project.map_or("", |project| project.id.as_str());
        for amount in agreement.amounts.iter().filter(|one| one.currency.is_nok()) {
            let [file, sheet, cell] = context.place(Some(amount.place));
            let mut row = vec![
                Value::from(agreement.number.as_str()),
                Value::from(id),
                Value::year_or(amount.year, &unknown),
                Value::Kroner(amount.amount.into()),
                Value::from(file),
                Value::from(sheet),
                linked(context, amount.place, cell),
            ];
            row.truncate(own(context).len());
            rows.push(row);
        }
    }
    rows
}

/// What each amount counts under, as values.
fn members(context: &Context<'_>) -> Vec<Vec<Value>> {
    let report = context.report;
    let portfolio = Portfolio {
        agreements: &report.agreements,
        projects: &report.projects,
        sampled: &[],
        report_year: None,
    };
    let projects = project_of(context);
    let mut rows = Vec::new();
    for (at, agreement) in report.agreements.iter().enumerate() {
        let project = projects.get(&at).copied();
        let members = DIMENSIONS.map(|dimension| {
            let member = project.map(|project| portfolio.member(project, at, dimension));
            Value::from(context.member(dimension, member.as_deref().unwrap_or(UNKNOWN)))
        });
        let amounts = agreement.amounts.iter().filter(|one| one.currency.is_nok());
        rows.extend(amounts.map(|_| members.to_vec()));
    }
    rows
}

/// The sheet.
pub(super) fn sheet(context: &Context<'_>) -> Result<Worksheet, Error> {
    let (columns, rows) = columns_and_rows(context);
    let listing = Listing {
        name: TABLE,
        columns,
        rows,
        frozen: 1,
        empty: context.text("empty-amounts"),
        accents: Vec::new(),
    };
    listing::sheet(context, &Role::Amounts, &listing)
}
