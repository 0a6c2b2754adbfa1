//! The `--json` object: one on standard output, with names that other programs rely on.

use serde_json::{Map as JsonMap, Value, json};

use crate::language::{Language, Tag};
use crate::model::{
    ControlStatus, CoverageRow, Edition, Grade, InputSheet, Report, Severity, Status,
    Table, column_letters,
};
use crate::template::Template;
use crate::write::{language_of, published};

/// Tables that are always there, empty where the template has none. Beside them stands
/// one for each dimension of the codebook; all other tables are in the workbook only.
const TABLES: [&str; 9] = [
    "region",
    "country",
    "partner",
    "partner_group",
    "unit",
    "year",
    "form",
    "target",
    "measure",
];

/// The object for a run. `output` is the workbook's path, `None` if none was written.
///
/// Keys of table rows are those of bokmål in every language, so that programs can rely on
/// them; amounts are strings with two decimals.
///
/// In an edition for the public there are no inputs, no folder before the workbook's name,
/// and hidden names are replaced.
pub fn json(report: &Report, template: &Template, output: Option<&str>) -> Value {
    let language = language_of(report, template, &Language::new(Tag::Nb));
    let mut edition = None;
    if report.options.edition == Edition::Public {
        edition = Some(published(report, &language));
    }
    // Findings are counted, not shown.
    let findings = &report.findings;
    let public = edition.is_some();
    let report = edition.as_ref().unwrap_or(report);
    let output = output.map(|path| match path.rsplit_once(['/', '\\']) {
        Some((_, name)) if public => name,
        _ => path,
    });
    let severity = |wanted: Severity| {
        findings.iter().filter(|finding| finding.rule.severity() == wanted).count()
    };
    let status = |wanted: ControlStatus| {
        report.controls.iter().filter(|control| control.status == wanted).count()
    };
    let links = |grade: Grade| {
        let all = report.linkage.links.iter().chain(&report.linkage.others);
        all.filter(|link| link.grade == grade).count()
    };
    let rows = report.conservation.rows;
    json!({
        "program": {"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")},
        "template": template.name,
        "output": output,
        "inputs": report.inputs.iter().map(|input| json!({
            "file": input.name,
            "sha256": input.sha256,
            "sheets": input.sheets.iter().map(|one| sheet(one, &language)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "rows": {
            "read": rows.read,
            "used": rows.used,
            "blank": rows.blank,
            "structure": rows.structure,
            "not_used": rows.not_used,
        },
        "agreements": report.agreements.len(),
        "projects": report.projects.len(),
        "nok": {
            "read": report.conservation.nok_read.to_string(),
            "used": report.conservation.nok_used.to_string(),
            "not_used": report.conservation.nok_not_used.to_string(),
        },
        "period": report.period.map(|(first, last)| [first, last]),
        "links": {
            "certain": links(Grade::Certain),
            "probable": links(Grade::Probable),
            "review": links(Grade::Review),
        },
        "decisions": Status::ALL
            .into_iter()
            .map(|status| {
                (status.key().to_owned(), report.decisions_that_are(status).into())
            })
            .collect::<JsonMap<String, Value>>(),
        "findings": {
            "error": severity(Severity::Error),
            "warning": severity(Severity::Warning),
            "note": severity(Severity::Note),
        },
        "controls": {
            "ok": status(ControlStatus::Ok),
            "explained": status(ControlStatus::Explained),
            "failed": status(ControlStatus::Failed),
        },
        "tables": tables(report, template, &language),
        "sample": {
            "projects": report.sample.projects,
            "nok": report.sample.nok.to_string(),
            "share": rounded(report.sample.nok.share_of(report.sample.nok_all)),
            "evaluated": report.sample.evaluated,
            "method": report.sample.draw.as_ref().map_or(
                if report.sample.by_hand { "by hand" } else { "criteria" },
                |draw| draw.method,
            ),
            "seed": report.sample.draw.as_ref().map(|draw| draw.seed),
        },
    })
}

fn sheet(sheet: &InputSheet, language: &Language) -> Value {
    let list = &sheet.list;
    let mut columns = JsonMap::new();
    for column in &list.columns {
        if let Some(field) = &column.field {
            columns.insert(field.to_string(), column_letters(column.index).into());
        }
    }
    json!({
        "name": sheet.name,
        "header_rows": list.header_rows.iter().map(|row| row + 1).collect::<Vec<_>>(),
        "first_row": list.first_row.map(|row| row + 1),
        "unit": list.unit.name(),
        "rows": sheet.rows,
        "agreements": sheet.agreements,
        "not_used": sheet.not_used,
        "skipped": list.skipped.as_ref().map(|skipped| language.say(&skipped.reason)),
        "columns": columns,
    })
}

fn tables(report: &Report, template: &Template, language: &Language) -> Value {
    let mut tables = JsonMap::new();
    let dimensions = template.dimensions.iter().map(|dimension| dimension.key.as_str());
    for key in TABLES.into_iter().chain(dimensions) {
        let rows =
            report.table(key).map_or_else(Vec::new, |found| table(found, language));
        tables.insert(key.to_owned(), Value::Array(rows));
    }
    let coverage =
        report.coverage.rows.iter().map(|row| coverage_row(row, language)).collect();
    tables.insert("coverage".to_owned(), Value::Array(coverage));
    Value::Object(tables)
}

fn table(table: &Table, language: &Language) -> Vec<Value> {
    let dimension = table.rows_by.first().map_or("", String::as_str);
    let rows = table.rows.iter().filter(|row| row.level == 0);
    rows.map(|row| {
        let figures = &row.figures;
        json!({
            "key": language.name(dimension, &row.key),
            "projects": figures.projects,
            "agreements": figures.agreements,
            "nok": figures.nok.to_string(),
            "share": rounded(table.share(figures)),
        })
    })
    .collect()
}

fn coverage_row(row: &CoverageRow, language: &Language) -> Value {
    json!({
        "key": language.masked(row.key.clone()),
        "projects": row.projects.len(),
        "nok": row.nok.to_string(),
        "level": row.level.name(),
    })
}

/// A share to six decimals, so that no platform writes another last digit.
fn rounded(share: f64) -> f64 {
    (share * 1_000_000.0).round() / 1_000_000.0
}
