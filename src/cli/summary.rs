//! The summary of a run: a handful of lines that a person wants to read.

use crate::language::Language;
use crate::model::{
    Argument, ControlStatus, Grade, Message, Period, Report, Rule, Severity, Status,
    Total,
};

/// So many decisions that could not be read are named; `Avvik` names all.
const LOST: usize = 3;

/// The lines. `output` is the workbook's path, `None` if none was written.
pub(super) fn summary(
    report: &Report,
    language: &Language,
    output: Option<&str>,
) -> String {
    let mut lines = vec![
        language.say(&counts(report)),
        language.say(&rows(report)),
        language.say(&links(report)),
    ];
    // The first line adds up kroner alone.
    if let Some(others) = report.other_currencies() {
        lines.insert(1, language.say(&others));
    }
    if !report.controls.is_empty() {
        lines.push(language.say(&controls(report)));
    }
    lines.extend(decisions(report).map(|message| language.say(&message)));
    // What people decided and the program could not read is to be seen at once.
    let lost = report
        .findings
        .iter()
        .filter(|one| one.rule.loses_decisions() || one.rule == Rule::ReportOfOtherList);
    lines.extend(lost.take(LOST).map(|one| language.say(&one.message())));
    lines.push(language.say(&findings(report)));
    if let Some(path) = output {
        lines.push(language.say(&Message::new("summary-output").with("path", path)));
    }
    lines.join("\n")
}

fn counts(report: &Report) -> Message {
    let message = Message::new("summary-counts")
        .with("agreements", report.agreements.len())
        .with("projects", report.projects.len())
        .with("nok", Argument::Millions(report.conservation.nok_used));
    match report.period {
        Some((first, last)) => message.with("period", Period { first, last: Some(last) }),
        None => message.with("period", "–"),
    }
}

fn rows(report: &Report) -> Message {
    let rows = report.conservation.rows;
    let count = |rows: u64| i64::try_from(rows).unwrap_or(i64::MAX);
    let left_out = report.conservation.nok_not_used;
    let key = if left_out == Total::default() {
        "summary-rows"
    } else {
        "summary-rows-left-out"
    };
    Message::new(key)
        .with("read", count(rows.read))
        .with("used", count(rows.used))
        .with("structure", count(rows.structure))
        .with("blank", count(rows.blank))
        .with("not_used", count(rows.not_used))
        .with("nok_not_used", left_out)
}

fn links(report: &Report) -> Message {
    let count = |grade: Grade| {
        let all = report.linkage.links.iter().chain(&report.linkage.others);
        all.filter(|link| link.grade == grade).count()
    };
    Message::new("summary-links")
        .with("certain", count(Grade::Certain))
        .with("probable", count(Grade::Probable))
        .with("review", count(Grade::Review) + count(Grade::Related))
        .with("edition", report.options.edition.name())
}

/// What became of the decisions of an earlier report, where there are any.
fn decisions(report: &Report) -> Option<Message> {
    let earlier = report.earlier.as_deref()?;
    let all = report.decisions.len();
    let hold = report.decisions_that_are(Status::Applied)
        + report.decisions_that_are(Status::Reanchored);
    let message = Message::new("summary-decisions")
        .with("file", earlier)
        .with("count", all)
        .with("hold", hold)
        .with("rest", all - hold)
        .with("edition", report.options.edition.name());
    (all > 0).then_some(message)
}

fn controls(report: &Report) -> Message {
    let count = |status: ControlStatus| {
        report.controls.iter().filter(|control| control.status == status).count()
    };
    Message::new("summary-controls")
        .with("ok", count(ControlStatus::Ok))
        .with("explained", count(ControlStatus::Explained))
        .with("failed", count(ControlStatus::Failed))
}

fn findings(report: &Report) -> Message {
    let count = |severity: Severity| {
        report.findings.iter().filter(|one| one.rule.severity() == severity).count()
    };
    Message::new("summary-findings")
        .with("error", count(Severity::Error))
        .with("warning", count(Severity::Warning))
        .with("note", count(Severity::Note))
        .with("edition", report.options.edition.name())
}
