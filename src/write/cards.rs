//! The project cards: every project in a line or two, by extending unit, as an annual
//! report's appendix lists them.

use rust_xlsxwriter::Worksheet;

use crate::error::Error;
use crate::model::{Argument, Map, Message, Period, Project, Total};
use crate::write::Context;
use crate::write::page::Page;
use crate::write::plan::Role;

/// The sheet.
pub(super) fn sheet(context: &Context<'_>) -> Result<Worksheet, Error> {
    let report = context.report;
    let mut page = Page::new(context, &Role::Cards)?;
    for (unit, projects) in by_unit(context) {
        page.heading(&unit)?;
        let nok: Total = projects.iter().map(|project| report.nok_of(project)).sum();
        let intro = Message::new("cards-unit").with("projects", projects.len());
        page.paragraph(&context.say(&intro.with("nok", nok)))?;
        for project in projects {
            page.paragraph(&card(context, project))?;
        }
    }
    page.finish()
}

/// Projects by extending unit, the unit with most money first; within it by country and
/// title.
fn by_unit<'a>(context: &Context<'a>) -> Vec<(String, Vec<&'a Project>)> {
    let report = context.report;
    let mut units: Map<String, Vec<&Project>> = Map::default();
    for project in &report.projects {
        let unit = context.member("unit", &project.unit);
        units.entry(unit).or_default().push(project);
    }
    for projects in units.values_mut() {
        projects.sort_by_key(|project| {
            (
                context.country(&project.geography),
                project.title.clone(),
                project.id.clone(),
            )
        });
    }
    let nok = |projects: &[&Project]| -> Total {
        projects.iter().map(|project| report.nok_of(project)).sum()
    };
    units.sort_by(|one, one_projects, other, other_projects| {
        nok(other_projects).cmp(&nok(one_projects)).then(one.cmp(other))
    });
    units.into_iter().collect()
}

/// The years of a project; one that still runs has only a first one, since an open dash
/// before another dash is hard to read.
fn years(context: &Context<'_>, project: &Project) -> String {
    match project.period {
        Some(Period { first, last: None }) => {
            context.say(&Message::new("card-from").with("year", Argument::Year(first)))
        }
        period => context.years(period),
    }
}

/// Country – title (numbers), partner, years – amount.
fn card(context: &Context<'_>, project: &Project) -> String {
    let report = context.report;
    let agreements = project.agreements.iter().map(|index| &report.agreements[*index]);
    let numbers: Vec<&str> = agreements
        .filter(|agreement| agreement.numbered)
        .map(|agreement| agreement.number.as_str())
        .collect();
    let nok = Argument::Money(report.nok_of(project));
    let key = if numbers.is_empty() { "card-without-numbers" } else { "card" };
    let message = Message::new(key)
        .with("country", context.country(&project.geography))
        .with("title", project.title.as_str())
        .with("numbers", numbers.join(", "))
        .with("partner", context.partner(&project.partner))
        .with("years", years(context, project))
        .with("nok", nok);
    context.say(&message)
}
