//! Published figures beside ours.

use crate::count::{Counted, scope_of};
use crate::model::{
    Argument, Control, ControlFormat, ControlKind, ControlStatus, Figures, Finding,
    Message, Rule, Scope, Total,
};
use crate::reconcile::{Inputs, verbatim};
use crate::template::{Contradiction, Published, Template};

/// How far an anchor may be from its published value, as a share of it: a list with a
/// few rows lost or added is still that list, and the loss must be seen.
const ANCHOR_SLACK: f64 = 0.1;

/// What a published figure is about.
enum Figure {
    Projects,
    Agreements,
    TotalNok,
    SampleProjects,
    SampleShare,
    SampleEvaluated,
    ProjectNok(String),
    Member { dimension: String, key: String, measure: MemberMeasure },
}

enum MemberMeasure {
    Projects,
    Nok,
    Share,
    Only,
    Also,
    Specific,
}

/// Controls for all published figures, with findings for those that differ.
pub(super) fn compare(
    inputs: &Inputs<'_>,
    template: &Template,
) -> (Vec<Control>, Vec<Finding>) {
    if template.published.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let figures: Vec<Figure> =
        template.published.iter().map(|one| parse(&one.id)).collect();
    let dimensions = figures.iter().filter_map(|figure| match figure {
        Figure::Member { dimension, .. } => Some(dimension.as_str()),
        _ => None,
    });
    let counted = &Counted::new(inputs.portfolio, dimensions);
    if !is_their_list((inputs, counted), template) {
        let finding = Finding::overall(Rule::PublishedAboutOther);
        return (Vec::new(), vec![finding.with("count", template.published.len())]);
    }
    let mut controls = Vec::new();
    let mut findings = Vec::new();
    for published in &template.published {
        let control = control((inputs, counted), template, published);
        match control.status {
            ControlStatus::Ok => {}
            ControlStatus::Explained => findings.push(
                Finding::overall(Rule::PublishedContradicts)
                    .with("figure", control.what.clone())
                    .with(
                        "reason",
                        control.remark.clone().unwrap_or(Message::new("none")),
                    ),
            ),
            ControlStatus::Failed => findings.push(
                Finding::overall(Rule::PublishedDiffers)
                    .with("figure", control.what.clone())
                    .with("published", shown(control.expected, control.format))
                    .with("ours", shown(control.ours, control.format)),
            ),
        }
        controls.push(control);
    }
    (controls, findings)
}

/// Whether the figures were published about this list: one of the template's anchors is
/// nearly met. Last year's figures say nothing about next year's list.
fn is_their_list(
    (inputs, counted): (&Inputs<'_>, &Counted<'_>),
    template: &Template,
) -> bool {
    let anchors = &template.published_anchors;
    anchors.is_empty()
        || template.published.iter().filter(|one| anchors.contains(&one.id)).any(|one| {
            let scope = scope_of(template, &one.scope);
            let figure = parse(&one.id);
            let (ours, _) = ours((inputs, counted), template, &figure, &scope);
            (ours - one.value).abs() <= one.value.abs() * ANCHOR_SLACK
        })
}

#[expect(clippy::cast_possible_truncation, reason = "figures are far below 2^53")]
fn shown(value: f64, format: ControlFormat) -> Argument {
    match format {
        ControlFormat::Count => Argument::Count(value.round() as i64),
        ControlFormat::Kroner => Argument::Money(Total((value * 100.0).round() as i128)),
        ControlFormat::Share => Argument::Share(value),
    }
}

fn control(
    (inputs, counted): (&Inputs<'_>, &Counted<'_>),
    template: &Template,
    published: &Published,
) -> Control {
    let figure = parse(&published.id);
    let scope = scope_of(template, &published.scope);
    let (ours, format) = ours((inputs, counted), template, &figure, &scope);
    let difference = (ours - published.value).abs();
    // A hair of slack, since a share is a binary fraction.
    let within = |tolerance: f64| difference <= tolerance + 1e-9;
    let contradiction =
        template.contradictions.iter().find(|one| one.figures.contains(&published.id));
    let place = Message::new("control-where").with("place", verbatim(&published.place));
    let (status, remark) = match contradiction {
        _ if within(published.tolerance) => (ControlStatus::Ok, place),
        Some(contradiction) if within(contradiction.tolerance) => {
            (ControlStatus::Explained, reason(contradiction, place))
        }
        Some(_) | None => (ControlStatus::Failed, place),
    };
    Control {
        kind: ControlKind::Published,
        what: what(&figure, published),
        expected: published.value,
        ours,
        tolerance: published.tolerance,
        format,
        status,
        remark: Some(remark),
    }
}

fn reason(contradiction: &Contradiction, place: Message) -> Message {
    let name = Argument::name("contradiction", contradiction.nb.as_str());
    Message::new("control-contradiction").with("place", place).with("reason", name)
}

fn parse(id: &str) -> Figure {
    match id {
        "projects" => return Figure::Projects,
        "agreements" => return Figure::Agreements,
        "total_nok" => return Figure::TotalNok,
        "sample.projects" => return Figure::SampleProjects,
        "sample.share_of_nok" => return Figure::SampleShare,
        "sample.evaluated" => return Figure::SampleEvaluated,
        _ => {}
    }
    let (dimension, rest) = id.split_once('.').unwrap_or((id, ""));
    let (key, measure) = match rest.rsplit_once('.') {
        Some((key, "nok")) => (key, MemberMeasure::Nok),
        Some((key, "share")) => (key, MemberMeasure::Share),
        Some((key, "only")) => (key, MemberMeasure::Only),
        Some((key, "also")) => (key, MemberMeasure::Also),
        Some((key, "specific")) => (key, MemberMeasure::Specific),
        Some(_) | None => (rest, MemberMeasure::Projects),
    };
    if dimension == "project" {
        return Figure::ProjectNok(key.to_owned());
    }
    Figure::Member { dimension: dimension.to_owned(), key: key.to_owned(), measure }
}

fn what(figure: &Figure, published: &Published) -> Message {
    let scope = Argument::name("scope", published.scope.as_str());
    let message = match figure {
        Figure::Projects => Message::new("figure-projects"),
        Figure::Agreements => Message::new("figure-agreements"),
        Figure::TotalNok => Message::new("figure-total"),
        Figure::SampleProjects => Message::new("figure-sample-projects"),
        Figure::SampleShare => Message::new("figure-sample-share"),
        Figure::SampleEvaluated => Message::new("figure-sample-evaluated"),
        Figure::ProjectNok(number) => {
            Message::new("figure-project-nok").with("number", number.as_str())
        }
        Figure::Member { dimension, key, measure } => {
            let text = match measure {
                MemberMeasure::Projects => "figure-member-projects",
                MemberMeasure::Nok => "figure-member-nok",
                MemberMeasure::Share => "figure-member-share",
                MemberMeasure::Only => "figure-member-only",
                MemberMeasure::Also => "figure-member-also",
                MemberMeasure::Specific => "figure-member-specific",
            };
            let name = Argument::name(dimension.clone(), key.clone());
            let kind = dimension_name(dimension);
            Message::new(text).with("member", name).with("dimension", kind)
        }
    };
    message.with("scope", scope)
}

/// What a dimension is called: built in, or by the template.
fn dimension_name(dimension: &str) -> Argument {
    match dimension {
        "region" | "country" | "partner" | "partner_group" | "unit" | "year" => {
            Argument::from(Message::new(format!(
                "dimension-{}",
                dimension.replace('_', "-")
            )))
        }
        _ => Argument::name("dimension_one", dimension),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn ours(
    (inputs, counted): (&Inputs<'_>, &Counted<'_>),
    template: &Template,
    figure: &Figure,
    scope: &Scope,
) -> (f64, ControlFormat) {
    let portfolio = inputs.portfolio;
    let base = counted.base(scope);
    match figure {
        Figure::Projects => (base.projects as f64, ControlFormat::Count),
        Figure::Agreements => (base.agreements as f64, ControlFormat::Count),
        Figure::TotalNok => (base.nok.in_kroner(), ControlFormat::Kroner),
        Figure::SampleProjects => (inputs.sample.projects as f64, ControlFormat::Count),
        Figure::SampleEvaluated => (inputs.sample.evaluated as f64, ControlFormat::Count),
        Figure::SampleShare => {
            (inputs.sample.nok.share_of(inputs.sample.nok_all), ControlFormat::Share)
        }
        Figure::ProjectNok(number) => {
            let project = portfolio.projects.iter().position(|project| {
                let numbers = project.agreements.iter();
                numbers
                    .map(|one| &portfolio.agreements[*one].number)
                    .any(|one| one == number)
            });
            let nok = project.map(|index| {
                let agreements = &portfolio.projects[index].agreements;
                agreements
                    .iter()
                    .map(|one| portfolio.agreements[*one].nok_in(scope.years))
                    .sum()
            });
            (nok.unwrap_or(Total::default()).in_kroner(), ControlFormat::Kroner)
        }
        Figure::Member { dimension, key, measure } => {
            let rows = counted.by(dimension, scope);
            let figures = rows.get(key).copied().unwrap_or_default();
            member(inputs, template, (dimension, key), measure, (&figures, &base), scope)
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn member(
    inputs: &Inputs<'_>,
    template: &Template,
    (dimension, key): (&str, &str),
    measure: &MemberMeasure,
    (figures, base): (&Figures, &Figures),
    scope: &Scope,
) -> (f64, ControlFormat) {
    let count = |count: u64| (count as f64, ControlFormat::Count);
    match measure {
        MemberMeasure::Projects => count(figures.projects),
        MemberMeasure::Only => count(figures.projects_only),
        MemberMeasure::Also => count(figures.projects_also()),
        MemberMeasure::Nok => (figures.nok.in_kroner(), ControlFormat::Kroner),
        MemberMeasure::Share => (figures.nok.share_of(base.nok), ControlFormat::Share),
        MemberMeasure::Specific => {
            // Named as the aim: the code, and not the one for what is unspecified.
            let unspecified = template
                .dimensions
                .iter()
                .filter(|one| one.key == dimension)
                .flat_map(|one| &one.codes)
                .find(|code| code.unspecified);
            let portfolio = inputs.portfolio;
            let specific = portfolio.in_scope(scope).filter(|index| {
                let project = &portfolio.projects[*index];
                project.has_code(dimension, key)
                    && !unspecified
                        .is_some_and(|code| project.has_code(dimension, &code.key))
            });
            count(specific.count() as u64)
        }
    }
}
