//! The sheet of amounts: a row for each agreement and year, and the cell it comes from.

use rust_xlsxwriter::Worksheet;

use crate::count::{Portfolio, UNKNOWN};
use crate::error::Error;
use crate::model::Place;
use crate::write::Context;
use crate::write::listing::{self, Listing, ListingColumn, plain};
use crate::write::live::Helpers;
use crate::write::plan::Role;
use crate::write::rows::Rows;
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

/// The sheet's columns, and where its rows come from.
pub(super) struct Amounts<'a> {
    pub(super) columns: Vec<ListingColumn>,
    /// Agreement and amount of each row.
    places: Vec<(usize, usize)>,
    /// What the tables count with, where they are alive.
    helpers: Vec<Vec<Value>>,
    unknown: String,
    context: &'a Context<'a>,
}

impl<'a> Amounts<'a> {
    /// Amounts in other currencies are not among them, since their sum is the sum of all
    /// tables. Where the tables are alive, what an amount counts under is computed in the
    /// workbook, and the columns that the tables count with come last.
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        let mut columns: Vec<ListingColumn> =
            own(context).iter().map(|key| plain(context.text(key))).collect();
        let helpers = Helpers::of_amounts(context);
        if helpers.columns.is_empty() {
            columns.extend(MEMBERS.iter().map(|key| plain(context.text(key))));
        } else {
            columns.extend(helpers.columns);
        }
        let places = context.order.agreements().iter().flat_map(|at| {
            let amounts = context.report.agreements[*at].amounts.iter().enumerate();
            let amounts = amounts.filter(|(_, one)| one.currency.is_nok());
            amounts.map(move |(nth, _)| (*at, nth))
        });
        Self {
            columns,
            places: places.collect(),
            helpers: helpers.rows,
            unknown: context.text("member-unknown"),
            context,
        }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// A row.
    pub(super) fn row(&self, row: usize) -> Vec<Value> {
        let context = self.context;
        let (at, nth) = self.places[row];
        let agreement = &context.report.agreements[at];
        let amount = &agreement.amounts[nth];
        let project = context.order.project(at);
        let id = project.map_or("", |at| context.report.projects[at].id.as_str());
        let mut values = vec![
            Value::from(agreement.number.as_str()),
            Value::from(id),
            Value::year_or(amount.year, &self.unknown),
            Value::Kroner(amount.amount.into()),
        ];
        if !context.is_public() {
            let [file, sheet, cell] = context.place(Some(amount.place));
            let cell = linked(context, amount.place, cell);
            values.extend([Value::from(file), Value::from(sheet), cell]);
        }
        match self.helpers.get(row) {
            Some(helpers) => values.extend(helpers.iter().cloned()),
            None => values.extend(members(context, project, at)),
        }
        values
    }
}

/// What an agreement's amounts count under, as values.
fn members(
    context: &Context<'_>,
    project: Option<usize>,
    agreement: usize,
) -> [Value; 5] {
    let report = context.report;
    let portfolio = Portfolio {
        agreements: &report.agreements,
        projects: &report.projects,
        sampled: &[],
        report_year: None,
    };
    DIMENSIONS.map(|dimension| {
        let member =
            project.map(|project| portfolio.member(project, agreement, dimension));
        Value::from(context.member(dimension, member.as_deref().unwrap_or(UNKNOWN)))
    })
}

/// The sheet, or several.
pub(super) fn sheets(context: &Context<'_>) -> Result<Vec<Worksheet>, Error> {
    let amounts = Amounts::new(context);
    let listing = Listing {
        name: TABLE,
        columns: amounts.columns.clone(),
        rows: Rows::made(amounts.len(), |row| amounts.row(row)),
        frozen: 1,
        empty: context.text("empty-amounts"),
        accents: Vec::new(),
    };
    listing::sheets(context, &Role::Amounts, &listing)
}
