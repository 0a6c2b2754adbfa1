//! The sheet of projects: a row for each, with what the tables count.

use crate::error::Error;
use crate::model::{Project, SampleMember};
use crate::write::Context;
use crate::write::listing::{self, Listing, Sheet, plain};
use crate::write::plan::Role;
use crate::write::rows::{Cells, Rows};
use crate::write::sample::met;
use crate::write::value::Value;

/// The sheet, or several.
pub(super) fn sheets<'a>(context: &'a Context<'_>) -> Result<Vec<Sheet<'a>>, Error> {
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
    let rows = Rows::made(projects.len(), move |at, cells| {
        row(context, at, &projects[at], cells);
    });
    let listing = Listing {
        name: "tblProsjekter",
        columns,
        rows: rows.into(),
        frozen: 2,
        empty: context.text("empty-projects"),
    };
    listing::sheets(context, &Role::Projects, &listing)
}

fn row(context: &Context<'_>, at: usize, project: &Project, cells: &mut dyn Cells) {
    let report = context.report;
    let numbers: Vec<&str> = project
        .agreements
        .iter()
        .map(|index| report.agreements[*index].number.as_str())
        .collect();
    cells.text(&project.id);
    cells.text(&project.title);
    let setting = (&*project.geography, &*project.partner, &*project.unit);
    context.show_setting(setting, cells);
    cells.value(&Value::count(project.agreements.len()));
    match project.agreements.first() {
        Some(first) => cells.leading(&numbers.join("; "), &|| {
            Some(context.link_to_row(&Role::Agreements, context.order.row(*first)))
        }),
        None => cells.text(""),
    }
    context.first_and_last(project.period).iter().for_each(|one| cells.value(one));
    cells.value(&Value::Kroner(context.nok[at]));
    for dimension in &context.template.dimensions {
        cells.text(&context.codes(project, &dimension.key));
    }
    cells.text(project.evaluated.as_ref().map_or("", |said| said.0.as_str()));
    cells.named(&|| sampled(context, report.sample.members.get(at)).into());
    cells.named(&|| context.weakest(project).into());
    cells.text(&project.former.join("; "));
    if has_criteria(context) {
        let member = report.sample.members.get(at);
        cells.text(&member.map_or_else(String::new, |one| met(context, one)));
    }
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
