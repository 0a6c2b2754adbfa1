//! The sheet of projects: a row for each, with what the tables count.

use rust_xlsxwriter::Worksheet;

use crate::error::Error;
use crate::model::{Project, SampleMember};
use crate::write::Context;
use crate::write::listing::{self, Listing, plain};
use crate::write::plan::Role;
use crate::write::rows::Rows;
use crate::write::sample::met;
use crate::write::value::Value;

/// The sheet, or several.
pub(super) fn sheets(context: &Context<'_>) -> Result<Vec<Worksheet>, Error> {
    let text = |key: &str| plain(context.text(key));
    let mut columns = vec![
        text("header-project-id"),
        text("header-title"),
        text("header-country"),
        text("header-region"),
        text("header-partner"),
        text("header-partner-group"),
        text("header-unit"),
        text("header-agreements"),
        text("header-agreement-numbers"),
        text("header-from-year"),
        text("header-to-year"),
        text("header-nok"),
    ];
    let dimensions = &context.template.dimensions;
    columns.extend(dimensions.iter().map(|one| plain(context.dimension(&one.key))));
    columns.extend([
        text("header-evaluated"),
        text("header-sample"),
        text("header-weakest-link"),
        text("header-former-id"),
    ]);
    if has_criteria(context) {
        columns.push(text("header-sample-criteria"));
    }
    let projects = &context.report.projects;
    let listing = Listing {
        name: "tblProsjekter",
        columns,
        rows: Rows::made(projects.len(), |at| row(context, at, &projects[at])),
        frozen: 2,
        empty: context.text("empty-projects"),
        accents: Vec::new(),
    };
    listing::sheets(context, &Role::Projects, &listing)
}

fn row(context: &Context<'_>, at: usize, project: &Project) -> Vec<Value> {
    let report = context.report;
    let numbers: Vec<&str> = project
        .agreements
        .iter()
        .map(|index| report.agreements[*index].number.as_str())
        .collect();
    let [first, last] = context.first_and_last(project.period);
    let mut values = vec![
        Value::from(project.id.as_str()),
        Value::from(project.title.as_str()),
        Value::from(context.country(&project.geography)),
        Value::from(context.member("region", &project.geography.region)),
        Value::from(context.partner(&project.partner)),
        Value::from(context.member("partner_group", &project.partner.group)),
        Value::from(context.member("unit", &project.unit)),
        Value::count(project.agreements.len()),
        match project.agreements.first() {
            Some(first) => Value::Address {
                text: numbers.join("; "),
                url: context.link_to_row(&Role::Agreements, context.order.row(*first)),
            },
            None => Value::from(""),
        },
        first,
        last,
        Value::Kroner(report.nok_of(project)),
    ];
    let dimensions = &context.template.dimensions;
    values.extend(dimensions.iter().map(|one| context.codes(project, &one.key).into()));
    let evaluated = project.evaluated.as_ref().map_or("", |(text, _)| text.as_str());
    values.push(Value::from(evaluated));
    values.push(Value::from(sampled(context, report.sample.members.get(at))));
    values.push(Value::from(context.weakest(project)));
    values.push(Value::from(project.former.join("; ")));
    if has_criteria(context) {
        let member = report.sample.members.get(at);
        values
            .push(Value::from(member.map_or_else(String::new, |one| met(context, one))));
    }
    values
}

/// Whether the template has criteria that a project of the sample is to meet.
fn has_criteria(context: &Context<'_>) -> bool {
    !context.report.sample.criteria.is_empty()
}

/// How a project stands to the sample: chosen by hand, proposed, or not in it.
fn sampled(context: &Context<'_>, member: Option<&SampleMember>) -> String {
    match member {
        Some(SampleMember { decided: Some(true), .. }) => context.text("answer-yes"),
        Some(member) if member.chosen && member.by_hand => context.text("answer-yes"),
        Some(member) if member.chosen => context.text("sample-proposed"),
        Some(_) | None => context.text("answer-no"),
    }
}
