//! `check`: what was understood of the lists and what is wrong; writes nothing.

use crate::json;
use crate::language::Language;
use crate::model::{
    Column, ColumnReason, InputSheet, List, Message, Report, RowKind, Rule, Severity,
    StatedTotal, Total, column_letters,
};

use super::arguments::Convert;
use super::understanding::{Understood, understand};
use super::{Exit, Outcome, print, summary};

/// Findings of a rule that are shown without `-v`.
const FINDINGS_SHOWN_MAX: usize = 3;

/// Reads, recognises and cleans; prints what it understood.
pub(super) fn check(request: &Convert, language: &Language) -> Outcome {
    let Understood { report, template, language } = understand(request, language)?;
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

/// List by list: header, unit, columns, rows, totals.
fn understood(report: &Report, language: &Language) -> String {
    let mut lines = Vec::new();
    for input in &report.inputs {
        let mut before: Option<&InputSheet> = None;
        for sheet in &input.sheets {
            lines.push(format!("{} › {}", input.name, sheet.name));
            if let Some(skipped) = &sheet.list.skipped {
                let reason = skipped.reason.clone();
                let message = Message::new("check-skipped").with("reason", reason);
                lines.push(format!("  {}", language.say(&message)));
            } else {
                lines.push(format!("  {}", language.say(&headline(sheet))));
                lines.extend(unit_source(report, &sheet.list, language));
                let same = before.is_some_and(|before| same_columns(before, sheet));
                if same {
                    lines.push(format!("  {}", language.text("check-same-columns")));
                } else {
                    lines.extend(columns(&sheet.list.columns, language));
                }
                lines.extend(structure(&sheet.list, language));
                before = Some(sheet);
            }
            lines.push(String::new());
        }
    }
    lines.join("\n")
}

/// Why the amounts were read in their unit.
fn unit_source(report: &Report, list: &List, language: &Language) -> Option<String> {
    let rows = list.rows.first()?.row..=list.rows.last()?.row;
    let of_sheet = || {
        report.findings.iter().filter(|finding| {
            finding.rule == Rule::UnitAssumed && finding.sheet == Some(list.sheet)
        })
    };
    let own = of_sheet()
        .find(|finding| finding.place.is_some_and(|place| rows.contains(&place.row)))
        .or_else(|| of_sheet().next())?;
    let (_, source) = own.arguments.iter().find(|(name, _)| *name == "source")?;
    let message = Message::new("check-unit").with("source", source.clone());
    Some(format!("  {}", language.say(&message)))
}

fn same_columns(one: &InputSheet, two: &InputSheet) -> bool {
    let key = |sheet: &InputSheet| -> Vec<_> {
        sheet
            .list
            .columns
            .iter()
            .map(|column| (column.index, column.header.clone(), column.field.clone()))
            .collect()
    };
    key(one) == key(two)
}

/// The rows of the list's form by kind, and how its own totals compare.
fn structure(list: &List, language: &Language) -> Vec<String> {
    let of = |wanted: fn(&RowKind) -> bool| {
        list.rows.iter().filter(|row| wanted(&row.kind)).count()
    };
    let counts = [
        ("check-preamble", of(|kind| *kind == RowKind::Preamble)),
        ("check-headers", of(|kind| *kind == RowKind::Header)),
        ("check-banners", of(|kind| matches!(kind, RowKind::Banner))),
        ("check-subtotals", of(|kind| *kind == RowKind::Subtotal)),
        ("check-totals", of(|kind| *kind == RowKind::GrandTotal)),
        ("check-footers", of(|kind| *kind == RowKind::Footer)),
        ("check-blank", usize::try_from(list.blank_rows).unwrap_or_default()),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| language.say(&Message::new(key).with("count", count)))
        .collect();
    let mut lines = vec![format!("  {}", counts.join(" · "))];
    if !list.totals.is_empty() {
        let agrees = |total: &&StatedTotal| Total::from(total.stated) == total.computed;
        let agree = list.totals.iter().filter(agrees).count();
        let message = Message::new("check-compared")
            .with("agree", agree)
            .with("differ", list.totals.len() - agree);
        lines.push(format!("  {}", language.say(&message)));
    }
    lines
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

/// Findings by grade and rule, with what to do once for each rule; of each rule the
/// first ones, unless all are asked for.
fn print_findings(report: &Report, language: &Language, verbose: bool) {
    for rules in report.findings.chunk_by(|one, two| one.rule == two.rule) {
        let shown =
            if verbose { rules.len() } else { FINDINGS_SHOWN_MAX.min(rules.len()) };
        for finding in rules.iter().take(shown) {
            print::out(&print::finding_line(language, &report.sources, finding));
        }
        if shown < rules.len() {
            let more = Message::new("check-more-findings")
                .with("count", rules.len() - shown)
                .with("code", rules.first().map_or("", |one| one.rule.code()));
            print::out(&format!("  {}", language.say(&more)));
        }
        if let Some(first) = rules.first() {
            print::out(&format!("  {}", language.say(&first.advice())));
        }
    }
}
