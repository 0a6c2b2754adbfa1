//! The sheet of the sample: criteria, who was chosen and why, and exceptions.

use rust_xlsxwriter::Worksheet;

use crate::error::Error;
use crate::model::{
    Argument, Criterion, Message, Project, SampleMember, Subject, Verdict,
};
use crate::write::Context;
use crate::write::format::Tone;
use crate::write::page::Page;
use crate::write::plan::Role;
use crate::write::value::{Kind, Value};

/// The sheet.
pub(super) fn sheet(context: &Context<'_>) -> Result<Worksheet, Error> {
    let sample = &context.report.sample;
    let mut page = Page::new(context, &Role::Sample)?;
    page.gap();
    let key = if sample.by_hand { "sample-by-hand" } else { "sample-by-proposal" };
    page.paragraph(&context.text(key));
    page.paragraph(&context.say(&outcome(context)));
    criteria(context, &mut page)?;
    let chosen: Vec<&SampleMember> =
        sample.members.iter().filter(|member| member.chosen).collect();
    page.heading(&context.text("sample-chosen"))?;
    if chosen.is_empty() {
        page.paragraph(&context.text("sample-none"));
    } else {
        members(context, &mut page, &chosen)?;
    }
    exceptions(context, &mut page, &chosen)?;
    let others = sample.members.iter();
    let others: Vec<&SampleMember> = others
        .filter(|member| {
            let meets = !member.meets.is_empty() && member.meets_all();
            !member.chosen && (meets || member.decided.is_some())
        })
        .collect();
    if !others.is_empty() {
        page.heading(&context.text("sample-others"))?;
        members(context, &mut page, &others)?;
    }
    page.finish()
}

/// How many projects and how much of the money the sample holds, in a sentence.
pub(super) fn outcome(context: &Context<'_>) -> Message {
    let sample = &context.report.sample;
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    Message::new("sample-outcome")
        .with("count", count(sample.projects))
        .with("projects", context.report.projects.len())
        .with("amount", sample.nok)
        .with("share", Argument::Share(sample.nok.share_of(sample.nok_all)))
        .with("evaluated", count(sample.evaluated))
}

fn criteria(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    let sample = &context.report.sample;
    page.heading(&context.text("sample-criteria"))?;
    if sample.criteria.is_empty() {
        page.paragraph(&context.text("sample-no-criteria"));
        return Ok(());
    }
    page.header(&[
        (context.text("header-criterion"), Kind::Text),
        (context.text("header-met-by"), Kind::Count),
    ])?;
    for one in &sample.criteria {
        let row = [Value::from(criterion(context, one)), Value::Count(one.met_by)];
        page.row(&row, Tone::Plain)?;
    }
    let all = sample.members.iter().filter(|member| member.meets_all()).count();
    let row = [Value::from(context.text("label-meets-all")), Value::count(all)];
    page.row(&row, Tone::Total)
}

/// A criterion in words, with the limits that the template sets.
fn criterion(context: &Context<'_>, criterion: &Criterion) -> String {
    let key = format!("sample-criterion-{}", criterion.key);
    if !context.language.has(&key) {
        return criterion.key.clone();
    }
    let rules = &context.template.sample;
    let years = i64::from(rules.years_min.unwrap_or(0));
    let started = rules.started_by.unwrap_or(0);
    let words = rules.title_without.iter().map(|word| word.trim_end_matches('*').into());
    let message = Message::new(key)
        .with("years", years)
        .with("amount", crate::model::Total::kroner(rules.nok_above.unwrap_or(0)))
        .with("year", Argument::Year(started))
        .with("words", Argument::List(words.collect()));
    context.say(&message)
}

fn members(
    context: &Context<'_>,
    page: &mut Page<'_>,
    members: &[&SampleMember],
) -> Result<(), Error> {
    let report = context.report;
    page.header(&[
        (context.text("header-title"), Kind::Text),
        (context.text("header-project-id"), Kind::Text),
        (context.text("header-country"), Kind::Text),
        (context.text("header-partner"), Kind::Text),
        (context.text("header-unit"), Kind::Text),
        (context.text("header-years"), Kind::Text),
        (context.text("header-nok"), Kind::Kroner),
        (context.text("header-share-of-nok"), Kind::Share),
        (context.text("header-meets"), Kind::Text),
        (context.text("header-why-chosen"), Kind::Text),
        (context.text("header-decision"), Kind::Text),
        (context.text("header-remark"), Kind::Text),
        (context.text("header-initials"), Kind::Text),
    ])?;
    let first = page.next_row();
    for member in members {
        let project = &report.projects[member.project];
        let nok = report.nok_of(project);
        let row = [
            Value::from(project.title.as_str()),
            Value::from(project.id.as_str()),
            Value::from(context.country(&project.geography)),
            Value::from(context.partner(&project.partner)),
            Value::from(context.member("unit", &project.unit)),
            Value::from(context.years(project.period)),
            Value::Kroner(nok),
            Value::Share(nok.share_of(report.sample.nok_all)),
            Value::from(met(context, member)),
            Value::from(why(context, member)),
        ];
        let said = said(context, project).map(Value::from);
        let row: Vec<Value> = row.into_iter().chain(said.clone()).collect();
        page.row(&row, Tone::Plain)?;
        for (column, value) in (10..).zip(&said) {
            page.restyle(column, value, &context.styles.input)?;
        }
    }
    let choices = [Verdict::Yes, Verdict::No];
    let choices: Vec<String> =
        choices.iter().filter_map(Verdict::key).map(|key| context.text(key)).collect();
    page.choices(first, 10, &choices)
}

/// What people decided of a project's place in the sample: in or out, why, by whom.
fn said(context: &Context<'_>, project: &Project) -> [String; 3] {
    let found = context.report.decisions.iter().find(|one| {
        let of = one.agreements.first().is_some_and(|at| project.agreements.contains(at));
        one.decision.subject == Subject::Sample && one.status.holds() && of
    });
    let Some(settled) = found else { return Default::default() };
    let decision = &settled.decision;
    let verdict = decision.verdict.key().map(|key| context.text(key));
    [verdict.unwrap_or_default(), decision.reason.clone(), decision.by.clone()]
}

/// How many criteria are met: `3 av 4`.
fn met(context: &Context<'_>, member: &SampleMember) -> String {
    let met = member.meets.iter().filter(|met| **met).count();
    let message =
        Message::new("sample-met").with("met", met).with("all", member.meets.len());
    context.say(&message)
}

/// Why a project was chosen: by hand, or for the sake of spread.
fn why(context: &Context<'_>, member: &SampleMember) -> String {
    if !member.chosen {
        return String::new();
    }
    if member.decided == Some(true) {
        return context.text("sample-why-decided");
    }
    if member.by_hand {
        return context.text("sample-why-by-hand");
    }
    if member.spread.is_empty() {
        return context.text("sample-why-size");
    }
    let spread: Vec<String> = member
        .spread
        .iter()
        .map(|kind| match kind.split_once(": ") {
            Some((dimension, key)) => {
                let name = context.dimension(dimension);
                format!("{name}: {}", context.member(dimension, key))
            }
            None => context.dimension(kind),
        })
        .collect();
    context.say(&Message::new("sample-why-spread").with("spread", spread.join("; ")))
}

/// The chosen that do not meet every criterion, and which they do not meet.
fn exceptions(
    context: &Context<'_>,
    page: &mut Page<'_>,
    chosen: &[&SampleMember],
) -> Result<(), Error> {
    page.heading(&context.text("sample-exceptions"))?;
    let exceptions: Vec<_> = chosen.iter().filter(|member| !member.meets_all()).collect();
    if exceptions.is_empty() {
        page.paragraph(&context.text("sample-no-exceptions"));
        return Ok(());
    }
    page.header(&[
        (context.text("header-title"), Kind::Text),
        (context.text("header-project-id"), Kind::Text),
        (context.text("header-not-met"), Kind::Text),
        (context.text("header-reason"), Kind::Text),
    ])?;
    for member in exceptions {
        let project = &context.report.projects[member.project];
        let criteria = context.report.sample.criteria.iter().zip(&member.meets);
        let missed: Vec<String> = criteria
            .filter(|(_, met)| !**met)
            .map(|(one, _)| criterion(context, one))
            .collect();
        let row = [
            Value::from(project.title.as_str()),
            Value::from(project.id.as_str()),
            Value::from(missed.join("; ")),
            Value::from(""),
        ];
        page.row(&row, Tone::Plain)?;
        page.restyle(3, &Value::from(""), &context.styles.input)?;
    }
    Ok(())
}
