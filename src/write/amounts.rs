//! The sheet of amounts: a row for each agreement and year, and the cell it comes from.

use crate::count::{Portfolio, UNKNOWN};
use crate::error::Error;
use crate::model::{Place, Set, SheetId, small};
use crate::write::Context;
use crate::write::listing::{self, Listing, ListingColumn, Sheet, plain};
use crate::write::live::Helpers;
use crate::write::plan::Role;
use crate::write::rows::{Cells, Rows};
use crate::write::value::{Value, file_of, link_to_file};

/// A link to a cell in the file that it stands in, if there can be one.
fn link(context: &Context<'_>, place: Place, address: &str) -> Option<String> {
    let sources = &context.report.sources;
    let (path, sheet) = (sources.file_path(place.sheet), sources.sheet_name(place.sheet));
    link_to_file(path, sheet, address)
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
    places: Vec<(u32, u32)>,
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
        let places = context.order.agreements().flat_map(|at| {
            let amounts = context.report.agreements[at].amounts.iter().enumerate();
            let amounts = amounts.filter(|(_, one)| one.currency.is_nok());
            amounts.map(move |(nth, _)| (small(at), small(nth)))
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

    /// Shows the cells of a row.
    pub(super) fn show(&self, row: usize, cells: &mut dyn Cells) {
        let context = self.context;
        let sources = &context.report.sources;
        let (at, nth) = self.places[row];
        let (at, nth) = (at as usize, nth as usize);
        let agreement = &context.report.agreements[at];
        let amount = &agreement.amounts[nth];
        let project = context.order.project(at);
        let id = project.map_or("", |at| context.report.projects[at].id.as_str());
        cells.text(&agreement.number);
        cells.text(id);
        cells.value(&match amount.year {
            Some(year) => Value::Year(year),
            None => Value::from(self.unknown.as_str()),
        });
        cells.value(&Value::Kroner(amount.amount.into()));
        if !context.is_public() {
            let place = amount.place;
            let address = place.address();
            cells.text(sources.file_name(place.sheet));
            cells.text(sources.sheet_name(place.sheet));
            cells.leading(&address, &|| link(context, place, &address));
        }
        match self.helpers.get(row) {
            Some(helpers) => helpers.iter().for_each(|value| cells.value(value)),
            None => members(context, project, at, cells),
        }
    }

    /// The files that the links of some rows lead to, in order.
    fn files(&self, rows: std::ops::Range<usize>) -> Vec<String> {
        let agreements = &self.context.report.agreements;
        let places = self.places[rows].iter();
        let places =
            places.map(|(at, nth)| agreements[*at as usize].amounts[*nth as usize].place);
        let mut sheets: Set<SheetId> = Set::default();
        let firsts = places.filter(|place| sheets.insert(place.sheet));
        let links = firsts.filter_map(|one| link(self.context, one, &one.address()));
        let files: Set<String> = links.map(|link| file_of(&link).0.to_owned()).collect();
        files.into_iter().collect()
    }
}

/// Shows what an agreement's amounts count under.
fn members(
    context: &Context<'_>,
    project: Option<usize>,
    agreement: usize,
    cells: &mut dyn Cells,
) {
    let report = context.report;
    let portfolio = Portfolio {
        agreements: &report.agreements,
        projects: &report.projects,
        sampled: &[],
        report_year: None,
    };
    for dimension in DIMENSIONS {
        cells.named(&|| {
            let place = |project| portfolio.place_of(project, agreement, dimension);
            context.member_of(dimension, project.and_then(place).unwrap_or(UNKNOWN))
        });
    }
}

/// The sheet, or several.
pub(super) fn sheets<'a>(context: &'a Context<'_>) -> Result<Vec<Sheet<'a>>, Error> {
    let amounts = std::sync::Arc::new(Amounts::new(context));
    let shown = std::sync::Arc::clone(&amounts);
    let rows = Rows::made(amounts.len(), move |row, cells| shown.show(row, cells));
    let listing = Listing {
        name: TABLE,
        columns: amounts.columns.clone(),
        rows: rows.into(),
        frozen: 1,
        empty: context.text("empty-amounts"),
    };
    let mut sheets = listing::sheets(context, &Role::Amounts, &listing)?;
    if !context.is_public() {
        for rows in sheets.iter_mut().filter_map(|sheet| sheet.rows.as_mut()) {
            rows.files = amounts.files(rows.linked());
        }
    }
    Ok(sheets)
}
