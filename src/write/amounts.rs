//! The sheet of amounts: a row for each agreement and year, and the cell it comes from.

use rust_xlsxwriter::Worksheet;

use crate::error::Error;
use crate::model::Place;
use crate::write::Context;
use crate::write::agreements::project_of;
use crate::write::listing::{self, Listing, plain};
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

/// The sheet. Amounts in other currencies are not on it, since its sum is the sum of
/// all tables.
pub(super) fn sheet(context: &Context<'_>) -> Result<Worksheet, Error> {
    let keys = [
        "header-agreement-number",
        "header-project-id",
        "header-year",
        "header-nok",
        "header-file",
        "header-sheet",
        "header-cell",
    ];
    let report = context.report;
    let projects = project_of(context);
    let unknown = context.text("member-unknown");
    let mut rows = Vec::new();
    for (at, agreement) in report.agreements.iter().enumerate() {
        let project = projects.get(&at).and_then(|project| report.projects.get(*project));
        for amount in agreement.amounts.iter().filter(|one| one.currency.is_nok()) {
            let [file, sheet, cell] = context.place(Some(amount.place));
            rows.push(vec![
                Value::from(agreement.number.as_str()),
                Value::from(project.map_or("", |project| project.id.as_str())),
                Value::year_or(amount.year, &unknown),
                Value::Kroner(amount.amount.into()),
                Value::from(file),
                Value::from(sheet),
                linked(context, amount.place, cell),
            ]);
        }
    }
    let helpers = Helpers::of_amounts(context);
    for (row, more) in rows.iter_mut().zip(helpers.rows) {
        row.extend(more);
    }
    let own = keys.iter().map(|key| plain(context.text(key)));
    let listing = Listing {
        name: "tblBelop",
        columns: own.chain(helpers.columns).collect(),
        rows,
        frozen: 1,
        empty: context.text("empty-amounts"),
        accents: Vec::new(),
    };
    listing::sheet(context, &Role::Amounts, &listing)
}
