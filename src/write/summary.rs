//! The first sheet: key figures, the profile, what a person must look at, contents.

use crate::error::Error;
use crate::model::{
    Argument, ControlStatus, Message, Period, Report, Set, Severity, Total,
};
use crate::write::format::Tone;
use crate::write::listing::Sheet;
use crate::write::live::KeyFigures;
use crate::write::page::Page;
use crate::write::plan::Role;
use crate::write::profile::{self, Sentence};
use crate::write::value::{Kind, Value};
use crate::write::{Context, coding, controls, grouping, sample};

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Result<Sheet<'a>, Error> {
    let mut page = Page::titled(context, &Role::Summary, &context.title())?;
    page.note(&context.say(&subtitle(context)))?;
    key_figures(context, &mut page)?;
    if context.live.is_on() && context.plan.has(&Role::Coding) {
        page.note(&context.text("summary-live"))?;
    }
    sentences(context, &mut page, "summary-profile", &profile::profile(context))?;
    let coverage = profile::coverage_sentences(context);
    sentences(context, &mut page, "summary-coverage", &coverage)?;
    let key = if context.is_public() { "summary-checked" } else { "summary-look" };
    sentences(context, &mut page, key, &to_look_at(context))?;
    page.heading(&context.text("summary-contents"))?;
    let listed =
        |role: &&Role| !matches!(role, Role::Summary | Role::Choices | Role::Memory(_));
    for role in context.plan.roles().filter(listed) {
        page.entry(role)?;
    }
    page.on_one_page();
    page.finish()
}

/// What made the report, and from what.
pub(super) fn subtitle(context: &Context<'_>) -> Message {
    let report = context.report;
    let files: Vec<_> =
        report.inputs.iter().map(|input| input.name.as_str().into()).collect();
    let key =
        if context.is_public() { "summary-subtitle-public" } else { "summary-subtitle" };
    Message::new(key)
        .with("files", Argument::List(files))
        .with("version", env!("CARGO_PKG_VERSION"))
}

fn key_figures(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    page.heading(&context.text("summary-figures"))?;
    page.header(&[
        (context.text("header-figure"), Kind::Text),
        (context.text("header-value"), Kind::Count),
    ])?;
    for (label, value) in key_values(context) {
        page.row(&[Value::from(label), value.clone()], Tone::Plain)?;
        if value.kind() == Kind::Text {
            page.restyle(1, &value, &context.styles.right)?;
        }
    }
    Ok(())
}

/// The key figures: what each is called, and what it is.
pub(super) fn key_values(context: &Context<'_>) -> Vec<(String, Value)> {
    let report = context.report;
    let countries: Set<&str> =
        report.projects.iter().filter_map(|one| one.geography.single_country()).collect();
    let partners = report.projects.iter().map(|one| one.partner.name.as_str());
    let partners: Set<&str> = partners.filter(|name| !name.is_empty()).collect();
    let nok: Total = context.nok.iter().copied().sum();
    let period = report.period.map(|(first, last)| Period { first, last: Some(last) });
    let label = |key: &str| context.text(key);
    let live = KeyFigures::new(context);
    let unknown = context.text("member-unknown");
    let regional = context.text("member-regional");
    let names = report.projects.iter().map(|one| context.partner(&one.partner));
    let distinct_partners = live.distinct("header-partner", names, &[&unknown]);
    let names = report.projects.iter().map(|one| context.country(&one.geography));
    let distinct_countries =
        live.distinct("header-country", names, &[&unknown, &regional]);
    let mut rows = vec![
        (
            label("key-agreements"),
            Value::count(report.agreements.len()).computed(live.agreements()),
        ),
        (
            label("key-projects"),
            Value::count(report.projects.len()).computed(live.projects()),
        ),
        (label("key-nok"), Value::Kroner(nok).computed(live.nok(None))),
    ];
    if let Some(year) = report.options.report_year {
        let amounts = report.agreements.iter();
        let of_year: Total = amounts.map(|one| one.nok_in(Some((year, year)))).sum();
        let message = Message::new("key-nok-year").with("year", Argument::Year(year));
        let of_year = Value::Kroner(of_year).computed(live.nok(Some(year)));
        rows.push((context.say(&message), of_year));
    }
    rows.extend([
        (label("key-period"), Value::from(context.years(period))),
        (label("key-partners"), Value::count(partners.len()).computed(distinct_partners)),
        (
            label("key-countries"),
            Value::count(countries.len()).computed(distinct_countries),
        ),
        (
            label("key-sample"),
            Value::Count(report.sample.projects).computed(live.sample_projects()),
        ),
        (
            label("key-sample-share"),
            Value::Share(sample_share(report)).computed(live.sample_share()),
        ),
    ]);
    if context.plan.has(&Role::Coding) {
        let proposed = Value::count(coding::proposed(&report.projects));
        rows.push((label("key-proposed"), proposed.computed(live.proposed())));
    }
    rows
}

fn sample_share(report: &Report) -> f64 {
    report.sample.nok.share_of(report.sample.nok_all)
}

fn sentences(
    context: &Context<'_>,
    page: &mut Page<'_>,
    heading: &str,
    sentences: &[Sentence],
) -> Result<(), Error> {
    if sentences.is_empty() {
        return Ok(());
    }
    page.heading(&context.text(heading))?;
    for Sentence { message, role } in sentences {
        page.linked(&context.say(message), role)?;
    }
    Ok(())
}

/// What a person has to look at before the figures are used.
pub(super) fn to_look_at(context: &Context<'_>) -> Vec<Sentence> {
    let report = context.report;
    let of = |severity: Severity| {
        report.findings.iter().filter(|one| one.rule.severity() == severity).count()
    };
    let mut sentences = Vec::new();
    if context.plan.has(&Role::Findings) {
        let message = Message::new("look-findings")
            .with("errors", of(Severity::Error))
            .with("warnings", of(Severity::Warning))
            .with("notes", of(Severity::Note));
        sentences.push(Sentence { message, role: Role::Findings });
    }
    let left_out = i64::try_from(report.conservation.rows.not_used).unwrap_or(i64::MAX);
    if left_out > 0 {
        let message = Message::new("look-not-used")
            .with("count", left_out)
            .with("amount", report.conservation.nok_not_used);
        sentences.push(Sentence { message, role: Role::About });
    }
    sentences.extend(
        report.other_currencies().map(|message| Sentence { message, role: Role::About }),
    );
    sentences.push(Sentence {
        message: controls::outcome(&report.controls),
        role: Role::Controls,
    });
    let failed = controls::count(&report.controls, ControlStatus::Failed);
    if failed > 0 {
        sentences.push(Sentence {
            message: Message::new("look-failed").with("count", failed),
            role: Role::Controls,
        });
    }
    let links = grouping::links(report).count();
    if links > 0 && context.plan.has(&Role::Grouping) {
        sentences.push(Sentence {
            message: Message::new("look-links").with("count", links),
            role: Role::Grouping,
        });
    }
    let proposed = coding::proposed(&report.projects);
    if proposed > 0 && context.plan.has(&Role::Coding) {
        sentences.push(Sentence {
            message: Message::new("look-codes").with("count", proposed),
            role: Role::Coding,
        });
    }
    if report.sample.projects > 0 {
        sentences
            .push(Sentence { message: sample::outcome(context), role: Role::Sample });
    }
    sentences
}
