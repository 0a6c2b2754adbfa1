//! The review sheet of links: merges that are not certain, near misses and relatives.

use rust_xlsxwriter::{ColNum, Worksheet};

use crate::error::Error;
use crate::model::{Comparison, Grade, Link, Report};
use crate::write::Context;
use crate::write::listing::{self, Listing, ListingColumn, Style, input, plain};
use crate::write::plan::Role;
use crate::write::value::Value;

/// The links that a person decides on: the merges that are not certain, then those that
/// were not made.
pub(super) fn links(report: &Report) -> impl Iterator<Item = &Link> {
    let merged = report.linkage.links.iter();
    merged.filter(|link| link.grade != Grade::Certain).chain(&report.linkage.others)
}

/// The sheet.
pub(super) fn sheet(context: &Context<'_>) -> Result<Worksheet, Error> {
    let choices = ["decision-same", "decision-different", "decision-wait"];
    let choices = choices.map(|key| context.text(key)).to_vec();
    let text = |key: &str| plain(context.text(key));
    let mut columns = vec![
        text("header-agreement-one"),
        text("header-title-one"),
        text("header-agreement-other"),
        text("header-title-other"),
        text("header-merged"),
        text("header-link"),
        text("header-points"),
        text("header-evidence"),
        ListingColumn {
            header: context.text("header-decision"),
            style: Style::Choice(choices),
        },
        input(context.text("header-remark")),
        input(context.text("header-initials")),
    ];
    // What the sum of the points is made of, for those who ask.
    let shown = columns.len();
    columns.extend(Comparison::ALL.map(|comparison| {
        let name = context.text(&format!("explain-{}", comparison.key()));
        plain(format!("{}: {name}", context.text("header-points")))
    }));
    let hidden = shown..columns.len();
    let listing = Listing {
        name: "tblGruppering",
        columns,
        rows: links(context.report).map(|link| row(context, link)).collect(),
        frozen: 0,
        empty: context.text("empty-grouping"),
        accents: Vec::new(),
    };
    let mut sheet = listing::sheet(context, &Role::Grouping, &listing)?;
    for column in hidden {
        sheet.set_column_hidden(ColNum::try_from(column).unwrap_or(ColNum::MAX))?;
    }
    Ok(sheet)
}

fn row(context: &Context<'_>, link: &Link) -> Vec<Value> {
    let agreements = &context.report.agreements;
    let merged = match link.grade {
        Grade::Certain | Grade::Probable => true,
        Grade::Review | Grade::Related => false,
    };
    let mut values = Vec::new();
    for end in [link.one, link.other] {
        values.push(Value::from(agreements[end].number.as_str()));
        values.push(Value::from(agreements[end].title.as_str()));
    }
    values.extend([
        Value::from(context.yes_no(merged)),
        Value::from(context.grade(link.grade)),
        Value::Plain(i64::from(link.points)),
        Value::from(context.say(&link.evidence)),
        Value::from(""),
        Value::from(""),
        Value::from(""),
    ]);
    values.extend(Comparison::ALL.map(|comparison| {
        let found = link.comparisons.iter().find(|(it, _)| *it == comparison);
        Value::Plain(found.map_or(0, |(_, points)| i64::from(*points)))
    }));
    values
}
