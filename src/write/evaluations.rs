//! The sheet of evaluated projects.

use crate::error::Error;
use crate::model::{Argument, Message, Total};
use crate::write::Context;
use crate::write::format::Tone;
use crate::write::listing::Sheet;
use crate::write::page::Page;
use crate::write::plan::Role;
use crate::write::value::{Kind, Value};

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Result<Sheet<'a>, Error> {
    let report = context.report;
    let mut page = Page::new(context, &Role::Evaluations)?;
    page.gap()?;
    let evaluated: Vec<_> = report
        .projects
        .iter()
        .filter_map(|project| project.evaluated.as_ref().map(|said| (project, &said.0)))
        .collect();
    let total: Total = evaluated.iter().map(|(project, _)| report.nok_of(project)).sum();
    let all: Total = context.nok.iter().copied().sum();
    let intro = Message::new("evaluations-intro")
        .with("count", evaluated.len())
        .with("projects", report.projects.len())
        .with("share", Argument::Share(total.share_of(all)));
    page.paragraph(&context.say(&intro))?;
    if evaluated.is_empty() {
        return page.finish();
    }
    page.gap()?;
    page.header(&[
        (context.text("header-title"), Kind::Text),
        (context.text("header-project-id"), Kind::Text),
        (context.text("header-country"), Kind::Text),
        (context.text("header-partner"), Kind::Text),
        (context.text("header-partner-group"), Kind::Text),
        (context.text("header-years"), Kind::Text),
        (context.text("header-nok"), Kind::Kroner),
        (context.text("header-evaluated"), Kind::Text),
    ])?;
    for (project, text) in evaluated {
        let row = [
            Value::from(project.title.as_str()),
            Value::from(project.id.as_str()),
            Value::from(context.country(&project.geography)),
            Value::from(context.partner(&project.partner)),
            Value::from(context.member("partner_group", &project.partner.group)),
            Value::from(context.years(project.period)),
            Value::Kroner(report.nok_of(project)),
            Value::from(text.as_str()),
        ];
        page.row(&row, Tone::Plain)?;
    }
    let mut row = vec![Value::from(context.text("label-total"))];
    row.extend((0..5).map(|_| Value::from("")));
    row.push(Value::Kroner(total));
    row.push(Value::from(""));
    page.row(&row, Tone::Total)?;
    page.finish()
}
