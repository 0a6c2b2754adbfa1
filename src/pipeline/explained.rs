//! Published figures that differ because of what people decided: they are no fault of the
//! list, and the decisions are named.

use crate::model::{
    Argument, Control, ControlFormat, ControlKind, ControlStatus, Decision, Finding,
    Message, Report, Rule, Subject, Total, Verdict,
};
use crate::pipeline::{Input, Request, run_with};
use crate::review::Earlier;
use crate::template::Template;

/// With more decisions or agreements they are not tried one by one.
const TRIED_MAX: usize = 40;
const AGREEMENTS_MAX: usize = 3_000;
/// So many decisions are named; the ledger has all.
const NAMED: usize = 12;

/// What is needed to make the report once more.
pub(super) struct Again<'a> {
    earlier: Earlier,
    inputs: Vec<Input>,
    template: &'a Template,
    request: &'a Request,
}

impl<'a> Again<'a> {
    /// Keeps what a report is made of, if decisions may change published figures.
    pub(super) fn keep(
        earlier: Option<&Earlier>,
        inputs: &[Input],
        template: &'a Template,
        request: &'a Request,
    ) -> Option<Self> {
        let earlier = earlier.filter(|one| !one.decisions.is_empty())?;
        if template.published.is_empty() {
            return None;
        }
        let inputs = inputs.to_vec();
        Some(Self { earlier: earlier.clone(), inputs, template, request })
    }

    /// The controls of a report in which only some decisions stand.
    fn controls(&self, holds: &dyn Fn(u32) -> bool) -> Vec<Control> {
        let mut earlier = self.earlier.clone();
        earlier.decisions.retain(|one| holds(one.id));
        let inputs = self.inputs.clone();
        let report =
            run_with(Some(earlier), inputs, self.template, self.request, &|_| {});
        report.map(|report| report.controls).unwrap_or_default()
    }

    /// Marks the published figures that were met before people decided as explained, and
    /// says by which decisions.
    pub(super) fn explain(&self, report: &mut Report) {
        let differs = |control: &Control| {
            control.kind == ControlKind::Published
                && control.status == ControlStatus::Failed
        };
        let hold: Vec<u32> = report
            .decisions
            .iter()
            .filter(|one| one.status.holds() && changes_figures(&one.decision))
            .map(|one| one.decision.id)
            .collect();
        if hold.is_empty() || !report.controls.iter().any(differs) {
            return;
        }
        let before = self.controls(&|_| false);
        let of = |controls: &[Control], what: &Message| {
            controls.iter().find(|one| one.what == *what).cloned()
        };
        let is_few = hold.len() <= TRIED_MAX && report.agreements.len() <= AGREEMENTS_MAX;
        let alone: Vec<(u32, Vec<Control>)> = if is_few {
            hold.iter().map(|id| (*id, self.controls(&|one| one == *id))).collect()
        } else {
            Vec::new()
        };
        for control in report.controls.iter_mut().filter(|one| differs(one)) {
            let Some(before) = of(&before, &control.what) else { continue };
            if before.status == ControlStatus::Failed {
                continue;
            }
            let mut names: Vec<u32> = alone
                .iter()
                .filter(|(_, controls)| {
                    let then = of(controls, &control.what);
                    then.is_some_and(|then| (then.ours - before.ours).abs() > 1e-9)
                })
                .map(|(id, _)| *id)
                .collect();
            // None does it alone: they do it together.
            if names.is_empty() {
                names.clone_from(&hold);
            }
            let more = names.len().saturating_sub(NAMED);
            let mut shown: Vec<Argument> = names
                .iter()
                .take(NAMED)
                .map(|id| Argument::from(format!("B{id}")))
                .collect();
            if more > 0 {
                let message = Message::new("control-more-decisions");
                shown.push(Argument::from(message.with("count", more)));
            }
            let decisions = Argument::List(shown);
            let place = control.remark.take().unwrap_or(Message::new("none"));
            control.status = ControlStatus::Explained;
            control.remark = Some(
                Message::new("control-decided")
                    .with("place", place)
                    .with("decisions", decisions.clone()),
            );
            let figure = Argument::from(control.what.clone());
            report.findings.retain(|one| {
                one.rule != Rule::PublishedDiffers
                    || !one.arguments.contains(&("figure", figure.clone()))
            });
            report.findings.push(
                Finding::overall(Rule::PublishedDecided)
                    .with("figure", control.what.clone())
                    .with("published", shown_figure(control.expected, control.format))
                    .with("ours", shown_figure(control.ours, control.format))
                    .with("decisions", decisions),
            );
        }
    }
}

/// Whether a decision can change a figure at all.
fn changes_figures(decision: &Decision) -> bool {
    !matches!(decision.subject, Subject::Gap { .. }) && decision.verdict != Verdict::Wait
}

#[expect(clippy::cast_possible_truncation, reason = "figures are far below 2^53")]
fn shown_figure(value: f64, format: ControlFormat) -> Argument {
    match format {
        ControlFormat::Count => Argument::Count(value.round() as i64),
        ControlFormat::Kroner => Argument::Money(Total((value * 100.0).round() as i128)),
        ControlFormat::Share => Argument::Share(value),
    }
}
