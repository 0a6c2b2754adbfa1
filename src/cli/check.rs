//! `check`: what was understood of the lists and what is wrong; writes nothing.

use crate::json;
use crate::language::Language;
use crate::model::{
    Column, ColumnReason, InputSheet, Message, Report, Severity, column_letters,
};
use crate::pipeline;

use super::arguments::Convert;
use super::progress::Progress;
use super::{Exit, Outcome, files, print, summary, templates};

/// Findings of a grade that are shown in full without `-v`.
const FINDINGS_SHOWN_MAX: usize = 12;

/// Reads, recognises and cleans; prints what it understood.
pub(super) fn check(request: &Convert, language: &Language) -> Outcome {
    let template = templates::load(&request.template, language)?;
    let language = Language::new(language.tag()).with_names(&template);
    let inputs = files::read_all(&request.lists)?;
    let progress = Progress::new(&language, request.quiet);
    let stage = |stage| progress.begin(stage);
    let report = pipeline::run(inputs, &template, &request.request, &stage)?;
    progress.end();
    if request.json {
        print::out(&format!("{:#}", json::json(&report, &template, None)));
    } else if !request.quiet {
        print::out(&understood(&report, &language));
        print_findings(&report, &language, request.verbose);
        print::out(&format!("\n{}", language.text("check-would-count")));
        print::out(&summary::summary(&report, &language, None));
    }
    let grave = report.findings.iter().any(|one| one.rule.severity() == Severity::Error);
    Ok(if request.strict && grave { Exit::Findings } else { Exit::Done })
}

/// Sheet by sheet: header, unit, columns, rows.
fn understood(report: &Report, language: &Language) -> String {
    let mut lines = Vec::new();
    for input in &report.inputs {
        for sheet in &input.sheets {
            lines.push(format!("{} › {}", input.name, sheet.name));
            lines.push(match &sheet.list.skipped {
                Some(skipped) => {
                    let reason = skipped.reason.clone();
                    let message = Message::new("check-skipped").with("reason", reason);
                    format!("  {}", language.say(&message))
                }
                None => format!("  {}", language.say(&headline(sheet))),
            });
            lines.extend(columns(&sheet.list.columns, language));
            lines.push(String::new());
        }
    }
    lines.join("\n")
}

fn headline(sheet: &InputSheet) -> Message {
    let list = &sheet.list;
    let rows: Vec<String> =
        list.header_rows.iter().map(|row| (row + 1).to_string()).collect();
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    Message::new("check-list")
        .with("header", rows.join("–"))
        .with("unit", list.unit.name())
        .with("rows", count(sheet.rows))
        .with("agreements", count(sheet.agreements))
        .with("not_used", count(sheet.not_used))
}

/// The columns as a plain table: letter, header, what it was taken for, why, how many
/// values were understood.
fn columns(columns: &[Column], language: &Language) -> Vec<String> {
    let rows: Vec<[String; 5]> = columns
        .iter()
        .map(|column| {
            let field = column.field.as_ref().map_or_else(
                || language.text("check-no-field"),
                |field| field_name(&field.to_string(), language),
            );
            let counts = Message::new("check-understood")
                .with("understood", i64::from(column.understood))
                .with("filled", i64::from(column.filled));
            [
                column_letters(column.index),
                shortened(&column.header),
                field,
                reason(&column.reason, language),
                language.say(&counts),
            ]
        })
        .collect();
    let width = |position: usize| {
        rows.iter().map(|row| row[position].chars().count()).max().unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2), width(3)];
    rows.iter()
        .map(|row| {
            let padded: Vec<String> = row
                .iter()
                .zip(widths)
                .map(|(cell, width)| {
                    let blanks = width.saturating_sub(cell.chars().count());
                    format!("{cell}{}", " ".repeat(blanks))
                })
                .collect();
            format!("  {}  {}", padded.join("  "), row[4])
        })
        .collect()
}

/// What a field is called; wide years and codes are shown by their own names.
fn field_name(field: &str, language: &Language) -> String {
    let key = format!("field-{}", field.replace('_', "-"));
    if language.has(&key) { language.text(&key) } else { field.to_owned() }
}

fn reason(reason: &ColumnReason, language: &Language) -> String {
    match reason {
        ColumnReason::Header => language.text("reason-header"),
        ColumnReason::Content(fit, all) => language.say(
            &Message::new("reason-content")
                .with("fit", i64::from(*fit))
                .with("all", i64::from(*all)),
        ),
        ColumnReason::Stated => language.text("reason-stated"),
        ColumnReason::Unknown => language.text("reason-unknown"),
        ColumnReason::Repeated => language.text("reason-repeated"),
    }
}

fn shortened(header: &str) -> String {
    const LENGTH_MAX: usize = 40;
    if header.chars().count() <= LENGTH_MAX {
        return header.to_owned();
    }
    let start: String = header.chars().take(LENGTH_MAX - 1).collect();
    format!("{start}…")
}

/// Findings by grade; of each grade the first ones, unless all are asked for.
fn print_findings(report: &Report, language: &Language, verbose: bool) {
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let all: Vec<_> = report
            .findings
            .iter()
            .filter(|one| one.rule.severity() == severity)
            .collect();
        let shown = if verbose { all.len() } else { FINDINGS_SHOWN_MAX.min(all.len()) };
        for finding in &all[..shown] {
            print::out(&print::finding(language, &report.sources, finding));
        }
        if shown < all.len() {
            let message =
                Message::new("check-more-findings").with("count", all.len() - shown);
            print::out(&language.say(&message));
        }
    }
}
