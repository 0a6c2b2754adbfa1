//! The `--json` object: one on standard output, with names that other programs rely on.

use serde_json::{Map as JsonMap, Value, json};

use crate::language::{Language, Tag};
use crate::model::{
    ControlStatus, CoverageRow, Edition, Figures, Grade, InputSheet, Measure, Report,
    SampleMember, Severity, Status, Table, TableRow, column_letters,
};
use crate::template::Template;
use crate::write::{language_of, published};

/// Tables that are always there, empty where the template has none. Beside them stands
/// one for each dimension of the codebook, and all others of the template.
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
        "totals": totals(report, &language),
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
            "members": members(report),
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
        let rows = report.table(key).map_or_else(Vec::new, |found| {
            let outer = found.rows.iter().filter(|row| row.level == 0);
            outer.map(|row| table_row(found, row, language)).collect()
        });
        tables.insert(key.to_owned(), Value::Array(rows));
    }
    let coverage = report.coverage.rows.iter();
    let coverage = coverage.map(|row| coverage_row(report, row, language)).collect();
    tables.insert("coverage".to_owned(), Value::Array(coverage));
    for table in &report.tables {
        if !tables.contains_key(&table.key) {
            let rows = table.rows.iter().map(|row| table_row(table, row, language));
            tables.insert(table.key.clone(), Value::Array(rows.collect()));
        }
    }
    Value::Object(tables)
}

/// The last row of each table: each project once.
fn totals(report: &Report, language: &Language) -> Value {
    let of = |table: &Table| {
        let mut total = figures(table, &table.total());
        let cells = table.columns.iter().map(|one| &one.total);
        add_cells(&mut total, table, cells, language);
        (table.key.clone(), Value::Object(total))
    };
    Value::Object(report.tables.iter().map(of).collect())
}

fn table_row(table: &Table, row: &TableRow, language: &Language) -> Value {
    let dimension = |level: usize| table.rows_by.get(level).map_or("", String::as_str);
    let mut object = JsonMap::new();
    let key = language.name(dimension(usize::from(row.level)), &row.key);
    object.insert("key".to_owned(), key.into());
    if row.level > 0 {
        let within = language.name(dimension(0), &row.parent);
        object.insert("within".to_owned(), within.into());
    }
    object.append(&mut figures(table, &row.figures));
    add_cells(&mut object, table, row.cells.iter(), language);
    Value::Object(object)
}

/// The figures of a row: those of every table, and what this one shows beside them.
fn figures(table: &Table, figures: &Figures) -> JsonMap<String, Value> {
    let mut object = JsonMap::new();
    let always = [Measure::Projects, Measure::Agreements, Measure::Nok, Measure::Share];
    let others = table.measures.iter().filter(|one| !always.contains(one));
    for measure in always.iter().chain(others) {
        let (name, value) = figure(table, *measure, figures);
        object.insert(name.to_owned(), value);
    }
    object
}

fn figure(table: &Table, measure: Measure, of: &Figures) -> (&'static str, Value) {
    match measure {
        Measure::Projects => ("projects", of.projects.into()),
        Measure::ProjectsOnly => ("projects_only", of.projects_only.into()),
        Measure::ProjectsAlso => ("projects_also", of.projects_also().into()),
        Measure::Agreements => ("agreements", of.agreements.into()),
        Measure::Nok => ("nok", of.nok.to_string().into()),
        Measure::Share => ("share", rounded(table.share(of)).into()),
        Measure::NokReportYear => {
            ("nok_report_year", of.nok_report_year.to_string().into())
        }
    }
}

/// The cells of a cross table, by column.
fn add_cells<'a>(
    object: &mut JsonMap<String, Value>,
    table: &Table,
    cells: impl Iterator<Item = &'a Figures>,
    language: &Language,
) {
    let Some(by) = &table.columns_by else { return };
    let cells = table.columns.iter().zip(cells).map(|(column, cell)| {
        let (_, value) = figure(table, table.cell_measure, cell);
        (language.name(by, &column.key), value)
    });
    object.insert("cells".to_owned(), Value::Object(cells.collect()));
}

fn coverage_row(report: &Report, row: &CoverageRow, language: &Language) -> Value {
    let coverage = &report.coverage;
    let cells = coverage.columns.iter().zip(&row.cells).map(|(column, cell)| {
        let figures = json!({"projects": cell.projects, "nok": cell.nok.to_string()});
        (language.name(&coverage.columns_by, column), figures)
    });
    json!({
        "key": language.masked(row.key.clone()),
        "plan": language.masked(row.plan.clone()),
        "projects": row.projects.len(),
        "nok": row.nok.to_string(),
        "level": row.level.name(),
        "first_year": row.period.map(|period| period.first),
        "last_year": row.period.and_then(|period| period.last),
        "cells": cells.collect::<JsonMap<String, Value>>(),
    })
}

/// The projects of the sample, and how many of the criteria each meets.
fn members(report: &Report) -> Vec<Value> {
    let chosen = report.sample.members.iter().filter(|member| member.chosen);
    let member = |member: &SampleMember| {
        let project = &report.projects[member.project];
        let meets = report.sample.criteria.iter().zip(&member.meets);
        let meets = meets.map(|(one, met)| (one.key.clone(), Value::from(*met)));
        json!({
            "project": project.id.as_str(),
            "nok": report.nok_of(project).to_string(),
            "meets": meets.collect::<JsonMap<String, Value>>(),
            "probability": member.probability,
        })
    };
    chosen.map(member).collect()
}

/// A share to six decimals, so that no platform writes another last digit.
fn rounded(share: f64) -> f64 {
    (share * 1_000_000.0).round() / 1_000_000.0
}
