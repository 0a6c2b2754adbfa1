//! The last sheet: program, options, input and how it was understood, accounts of rows
//! and money, method, definitions and notes.

use crate::error::Error;
use crate::model::{
    Argument, ColumnReason, Field, InputSheet, Message, Unit, column_letters,
};
use crate::write::Context;
use crate::write::audit::{self, Outcome};
use crate::write::format::Tone;
use crate::write::listing::Sheet;
use crate::write::live;
use crate::write::names::pick;
use crate::write::page::Page;
use crate::write::pivots;
use crate::write::plan::Role;
use crate::write::value::{Kind, Value};

/// Paragraphs on the method, each a text.
const METHOD: [&str; 7] = [
    "method-rows",
    "method-amounts",
    "method-links",
    "method-codes",
    "method-several",
    "method-coverage",
    "method-sample",
];

/// Terms, each with a definition: the attribute `means` of its text.
const TERMS: [&str; 7] = [
    "term-agreement",
    "term-project",
    "term-unit",
    "term-partner",
    "term-commitment",
    "term-link",
    "term-regional",
];

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Result<Sheet<'a>, Error> {
    let mut page = Page::new(context, &Role::About)?;
    program(context, &mut page)?;
    if !context.is_public() {
        inputs(context, &mut page)?;
    }
    accounts(context, &mut page)?;
    left_out(context, &mut page)?;
    page.heading(&context.text("about-method"))?;
    for key in METHOD {
        page.paragraph(&context.text(&for_edition(context, key)))?;
    }
    definitions(context, &mut page)?;
    page.heading(&context.text("about-notes"))?;
    let notes = ["about-note-review", "about-note-colours", "about-note-format"];
    // An edition for the public has nothing to be filled in.
    for key in notes.into_iter().skip(usize::from(context.is_public())) {
        page.paragraph(&context.text(key))?;
    }
    access(context, &mut page)?;
    page.finish()
}

/// How accessible the workbook is, as far as a program can tell. It stands last, when all
/// else is written and seen.
fn access(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    page.heading(&context.text("access"))?;
    page.paragraph(&context.text("access-intro"))?;
    let checks = audit::checks(context);
    let count =
        |wanted: Outcome| checks.iter().filter(|check| check.outcome == wanted).count();
    let sum = Message::new("access-sum")
        .with("passed", count(Outcome::Passed))
        .with("failed", count(Outcome::Failed))
        .with("look", count(Outcome::Look));
    page.paragraph(&context.say(&sum))?;
    page.header_of(
        "access",
        &[
            (context.text("header-access"), Kind::Text),
            (context.text("header-outcome"), Kind::Text),
            (context.text("header-seen"), Kind::Text),
        ],
    )?;
    for check in &checks {
        let outcome = Value::from(context.text(check.outcome.key()));
        let row = [
            Value::from(context.text(check.what)),
            outcome.clone(),
            Value::from(context.say(&check.seen)),
        ];
        page.row(&row, Tone::Plain)?;
        page.recolour(1, &outcome, context.styles.outcome(check.outcome))?;
    }
    Ok(())
}

/// The text for the public, where there is one: some name sheets that it does not have.
fn for_edition(context: &Context<'_>, key: &str) -> String {
    let public = format!("{key}-public");
    let is_there = context.is_public() && context.language.has(&public);
    if is_there { public } else { key.to_owned() }
}

fn facts(page: &mut Page<'_>, facts: Vec<(String, Value)>) -> Result<(), Error> {
    for (label, value) in facts {
        page.row(&[Value::from(label), value], Tone::Plain)?;
    }
    Ok(())
}

fn program(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    let options = &context.report.options;
    let text = |key: &str| context.text(key);
    let none = || Value::from(text("about-not-stated"));
    let year = options.report_year.map_or_else(none, |year| year.to_string().into());
    let years = options.years.map_or_else(none, |(first, last)| {
        Value::from(if first == last {
            first.to_string()
        } else {
            format!("{first}–{last}")
        })
    });
    let sheets = if options.sheets.is_empty() {
        Value::from(text("about-all-sheets"))
    } else {
        Value::from(options.sheets.join("; "))
    };
    let unit = options.unit.map_or_else(none, |unit| unit_name(context, unit).into());
    let tables =
        if context.live.is_on() { "about-tables-live" } else { "about-tables-values" };
    let edition = if context.is_public() {
        "about-edition-public"
    } else {
        "about-edition-internal"
    };
    page.heading(&text("about-program"))?;
    facts(
        page,
        vec![
            (
                text("about-version"),
                format!("portefolje {}", env!("CARGO_PKG_VERSION")).into(),
            ),
            (text("about-template"), Value::from(context.template.name.as_str())),
            (text("about-language"), Value::from(text("language-name"))),
            (text("about-report-year"), year),
            (text("about-years"), years),
            (text("about-sheets"), sheets),
            (text("about-unit"), unit),
            (text("about-hidden"), Value::from(context.yes_no(options.include_hidden))),
            (text("about-pivot"), Value::from(text(pivots::state(context.report)))),
            (text("about-tables"), text(&for_edition(context, tables)).into()),
            (text("about-edition"), Value::from(text(edition))),
        ],
    )?;
    live::name_ordered(context, context.plan.name(&Role::About), page.next_row());
    facts(page, live::ordered(context))
}

fn inputs(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    page.heading(&context.text("about-input"))?;
    if context.report.inputs.is_empty() {
        page.paragraph(&context.text("about-no-input"))?;
        return Ok(());
    }
    page.header(&[
        (context.text("header-file"), Kind::Text),
        (context.text("header-sha"), Kind::Text),
    ])?;
    for input in &context.report.inputs {
        let row = [Value::from(input.name.as_str()), Value::from(input.sha256.as_str())];
        page.row(&row, Tone::Plain)?;
    }
    for input in &context.report.inputs {
        for sheet in &input.sheets {
            understood(context, page, &input.name, sheet)?;
        }
    }
    Ok(())
}

/// How a sheet was understood: its header, its columns, its rows.
fn understood(
    context: &Context<'_>,
    page: &mut Page<'_>,
    file: &str,
    sheet: &InputSheet,
) -> Result<(), Error> {
    page.heading(&format!("{file} › {}", sheet.name))?;
    if let Some(skipped) = &sheet.list.skipped {
        let message =
            Message::new("about-skipped").with("reason", skipped.reason.clone());
        page.paragraph(&context.say(&message))?;
        return Ok(());
    }
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let rows =
        sheet.list.header_rows.iter().map(|row| Argument::from((row + 1).to_string()));
    let message = Message::new("about-sheet")
        .with("headers", sheet.list.header_rows.len())
        .with("header", Argument::List(rows.collect()))
        .with("unit", unit_name(context, sheet.list.unit))
        .with("rows", count(sheet.rows))
        .with("agreements", count(sheet.agreements))
        .with("unused", count(sheet.not_used));
    page.paragraph(&context.say(&message))?;
    page.header(&[
        (context.text("header-field"), Kind::Text),
        (context.text("header-column"), Kind::Text),
        (context.text("header-column-header"), Kind::Text),
        (context.text("header-why"), Kind::Text),
        (context.text("header-filled"), Kind::Count),
        (context.text("header-understood"), Kind::Count),
    ])?;
    for column in &sheet.list.columns {
        let row = [
            Value::from(field(context, column.field.as_ref())),
            Value::from(column_letters(column.index)),
            Value::from(column.header.as_str()),
            Value::from(reason(context, &column.reason)),
            Value::Count(column.filled.into()),
            Value::Count(column.understood.into()),
        ];
        page.row(&row, Tone::Plain)?;
    }
    Ok(())
}

fn unit_name(context: &Context<'_>, unit: Unit) -> String {
    context.text(match unit {
        Unit::One => "about-unit-one",
        Unit::Thousand => "about-unit-thousand",
        Unit::Million => "about-unit-million",
        Unit::Billion => "about-unit-billion",
    })
}

/// What a column was taken for, in words.
fn field(context: &Context<'_>, field: Option<&Field>) -> String {
    match field {
        None => context.text("column-none"),
        Some(Field::YearAmount(year)) => {
            let message =
                Message::new("column-year_amount").with("year", Argument::Year(*year));
            context.say(&message)
        }
        Some(Field::Dimension(dimension)) => context.dimension(dimension),
        Some(Field::Code(dimension, code)) => {
            let name = context.dimension(dimension);
            format!("{name}: {}", context.member(dimension, code))
        }
        Some(field) => context.text(&format!("column-{field}")),
    }
}

/// Why a column was taken for what it was, in words.
pub(super) fn reason(context: &Context<'_>, reason: &ColumnReason) -> String {
    let message = match *reason {
        ColumnReason::Header => Message::new("column-reason-header"),
        ColumnReason::Content(fitting, all) => Message::new("column-reason-content")
            .with("fitting", i64::from(fitting))
            .with("all", i64::from(all)),
        ColumnReason::Stated => Message::new("column-reason-stated"),
        ColumnReason::Unknown => Message::new("column-reason-unknown"),
        ColumnReason::Repeated => Message::new("column-reason-repeated"),
    };
    context.say(&message)
}

/// Rows and kroner: what was read is what was used and what was not.
fn accounts(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    let conservation = &context.report.conservation;
    let rows = conservation.rows;
    let text = |key: &str| context.text(key);
    page.heading(&text("about-rows"))?;
    facts(
        page,
        vec![
            (text("rows-used"), Value::Count(rows.used)),
            (text("rows-blank"), Value::Count(rows.blank)),
            (text("rows-structure"), Value::Count(rows.structure)),
            (text("rows-not-used"), Value::Count(rows.not_used)),
        ],
    )?;
    page.row(&[text("rows-read").into(), Value::Count(rows.read)], Tone::Total)?;
    page.heading(&text("about-money"))?;
    facts(
        page,
        vec![
            (text("money-used"), Value::Kroner(conservation.nok_used)),
            (text("money-not-used"), Value::Kroner(conservation.nok_not_used)),
        ],
    )?;
    let read = Value::Kroner(conservation.nok_read);
    page.row(&[text("money-read").into(), read], Tone::Total)?;
    if !conservation.other_currencies.is_empty() {
        page.note(&text("money-other"))?;
        for (currency, total) in &conservation.other_currencies {
            let row = [Value::from(currency.code()), Value::Kroner(*total)];
            page.row(&row, Tone::Plain)?;
        }
    }
    Ok(())
}

/// The rows that were left out, each with its reason.
fn left_out(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    let left_out = &context.report.conservation.left_out;
    if left_out.is_empty() {
        return Ok(());
    }
    page.heading(&context.text("about-left-out"))?;
    page.header(&[
        (context.text("header-why"), Kind::Text),
        (context.text("header-nok"), Kind::Kroner),
        (context.text("header-file"), Kind::Text),
        (context.text("header-sheet"), Kind::Text),
        (context.text("header-row"), Kind::Text),
    ])?;
    for (place, why, nok) in left_out {
        let [file, sheet, row] = context.place(Some(place.whole_row()));
        let row = [
            Value::from(context.say(why)),
            Value::Kroner(*nok),
            Value::from(file),
            Value::from(sheet),
            Value::from(row),
        ];
        page.row(&row, Tone::Plain)?;
    }
    Ok(())
}

/// The terms, and the codebook's own definitions.
fn definitions(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    page.heading(&context.text("about-definitions"))?;
    for key in TERMS {
        let message = Message::new("definition")
            .with("term", context.text(key))
            .with("means", context.text(&format!("{key}.means")));
        page.paragraph(&context.say(&message))?;
    }
    for dimension in &context.template.dimensions {
        let defined = dimension.codes.iter().filter(|code| !code.definition.is_empty());
        let defined: Vec<_> = defined.collect();
        if defined.is_empty() {
            continue;
        }
        let name = context.dimension_name(&dimension.key);
        let heading = Message::new("about-codebook").with("name", name);
        page.heading(&context.say(&heading))?;
        for code in defined {
            let message = Message::new("definition")
                .with("term", context.member(&dimension.key, &code.key))
                .with(
                    "means",
                    pick(
                        context.language,
                        &code.definition,
                        code.definition_nn.as_ref(),
                        code.definition_en.as_ref(),
                    ),
                );
            page.paragraph(&context.say(&message))?;
        }
    }
    Ok(())
}
