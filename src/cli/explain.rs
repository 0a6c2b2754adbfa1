//! `explain`: why two agreements are one project or not, or what holds one together.

use strsim::osa_distance;

use crate::error::Error;
use crate::language::Language;
use crate::link;
use crate::model::{Agreement, Link, Message, Report};
use crate::template::Template;
use crate::text::fold;

use super::arguments::Convert;
use super::understanding::{Understood, understand};
use super::{Exit, Outcome, print};

/// At most so many numbers are proposed for one that the list does not have.
const NEAR_MAX: usize = 3;

/// A number with more letters changed than this is no near one.
const NEAR_CHANGES: usize = 2;

/// Links the list and prints the evidence of one pair or of one project.
pub(super) fn explain(
    request: &Convert,
    numbers: &[String],
    language: &Language,
) -> Outcome {
    let Understood { report, template, language } = understand(request, language)?;
    let found: Vec<usize> =
        numbers.iter().map(|number| find(&report, number)).collect::<Result<_, _>>()?;
    let text = match found.as_slice() {
        [one, other, ..] if one != other => {
            pair(&report, &template, (*one, *other), &language)
        }
        [one, ..] => project(&report, *one, &language),
        [] => String::new(),
    };
    print::out(&text);
    Ok(Exit::Done)
}

/// The agreement of a number, however its blanks and signs are typed.
fn find(report: &Report, number: &str) -> Result<usize, Error> {
    let plain = |number: &str| fold(number).replace(' ', "");
    let wanted = plain(number);
    let agreements = &report.agreements;
    let found = agreements.iter().position(|one| plain(&one.number) == wanted);
    found.ok_or_else(|| {
        let mut near: Vec<(usize, &str)> = agreements
            .iter()
            .map(|one| (osa_distance(&plain(&one.number), &wanted), one.number.as_str()))
            .filter(|(changes, _)| *changes <= NEAR_CHANGES)
            .collect();
        near.sort_unstable();
        let near: Vec<&str> =
            near.into_iter().take(NEAR_MAX).map(|(_, number)| number).collect();
        let key =
            if near.is_empty() { "error-no-agreement" } else { "error-near-agreement" };
        Error::new(key).with("number", number).with("near", near.join(", "))
    })
}

/// The waterfall of a pair.
fn pair(
    report: &Report,
    template: &Template,
    (one, other): (usize, usize),
    language: &Language,
) -> String {
    let agreements = &report.agreements;
    let linking = &template.linking;
    let found = link::waterfall(agreements, linking, &report.linkage, (one, other));
    let mut lines = shown(&agreements[one], language);
    lines.extend(shown(&agreements[other], language));
    lines.push(String::new());
    let label = |key: &str| language.text(&format!("explain-{key}"));
    let names: Vec<String> =
        found.steps.iter().map(|(step, ..)| label(step.key())).collect();
    let sum = label("sum");
    let width = names.iter().chain([&sum]).map(|name| name.chars().count()).max();
    let width = width.unwrap_or(0);
    for ((_, points, said), name) in found.steps.iter().zip(&names) {
        let said = language.say(said);
        lines.push(format!("  {name:<width$}  {points:>+5}  {said}"));
    }
    let limits = Message::new("explain-limits")
        .with("probable", i64::from(linking.probable_points))
        .with("review", i64::from(linking.review_points));
    lines.push(format!(
        "  {sum:<width$}  {:>+5}  {}",
        found.points,
        language.say(&limits)
    ));
    lines.push(String::new());
    lines.push(language.say(&found.verdict));
    lines.join("\n")
}

/// A project: its agreements, the links that hold it together, and what is near it.
fn project(report: &Report, agreement: usize, language: &Language) -> String {
    let agreements = &report.agreements;
    let Some(project) =
        report.projects.iter().find(|project| project.agreements.contains(&agreement))
    else {
        return String::new();
    };
    let heading = Message::new("explain-project")
        .with("project", project.id.as_str())
        .with("agreements", project.agreements.len());
    let mut text = vec![language.say(&heading)];
    for member in &project.agreements {
        text.extend(shown(&agreements[*member], language));
    }
    let touches = |link: &&Link| {
        project.agreements.contains(&link.one) || project.agreements.contains(&link.other)
    };
    let linkage = &report.linkage;
    let parts = [("explain-links", &linkage.links), ("explain-others", &linkage.others)];
    for (key, links) in parts {
        let links: Vec<&Link> = links.iter().filter(touches).collect();
        if links.is_empty() {
            continue;
        }
        text.push(String::new());
        text.push(language.text(key));
        for link in links {
            let (one, other) = (&agreements[link.one], &agreements[link.other]);
            text.push(format!(
                "  {} – {}  {:>+5}  {}",
                one.number,
                other.number,
                link.points,
                language.say(&link.evidence)
            ));
        }
    }
    text.join("\n")
}

/// What is to be known of an agreement, on two lines.
fn shown(agreement: &Agreement, language: &Language) -> Vec<String> {
    let geography = &agreement.geography;
    let place = if geography.countries.is_empty() {
        let region = &geography.region;
        if region.is_empty() {
            geography.unknown.clone()
        } else {
            language.name("region", region)
        }
    } else {
        let names = geography.countries.iter();
        names.map(|name| language.name("country", name)).collect::<Vec<_>>().join(", ")
    };
    let period = agreement.period().map(|period| period.to_string()).unwrap_or_default();
    let facts: Vec<&str> =
        [period.as_str(), &place, &agreement.partner.name, &agreement.unit]
            .into_iter()
            .filter(|fact| !fact.is_empty())
            .collect();
    vec![
        format!("{}  {}", agreement.number, agreement.title),
        format!("  {}", facts.join(" · ")),
    ]
}
