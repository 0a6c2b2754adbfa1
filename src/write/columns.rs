//! The review sheet of columns: what each column of the lists was taken for, and the unit
//! of the amounts, for people to correct.

use std::sync::Arc;

use rust_xlsxwriter::{ColNum, RowNum};

use crate::error::Error;
use crate::model::{Argument, ColumnSeen, Message, Settled, Subject, column_letters};
use crate::template::FIELDS;
use crate::write::Context;
use crate::write::about;
use crate::write::choices::{self, Choice};
use crate::write::decisions;
use crate::write::listing::{self, Listing, Sheet, hidden, input, plain};
use crate::write::plan::Role;
use crate::write::protect;
use crate::write::value::Value;

/// The columns that are for people: what it is to be read as, the remark, the initials.
const IS: ColNum = 7;

/// Units that are offered, as in `--unit`; others may be typed.
const UNITS: [&str; 8] =
    ["NOK", "1000 NOK", "mill. NOK", "mrd. NOK", "EUR", "1000 EUR", "USD", "1000 USD"];

/// The sheet, or several.
pub(super) fn sheets<'a>(context: &Context<'a>) -> Result<Vec<Sheet<'a>>, Error> {
    let text = |key: &str| context.text(key);
    let columns = vec![
        plain(text("header-file")),
        plain(text("header-sheet")),
        plain(text("header-column-header")),
        plain(text("header-column")),
        plain(text("header-example")),
        plain(text("header-read-by-itself")),
        plain(text("header-why")),
        input(text("header-to-read-as")),
        input(text("header-remark")),
        input(text("header-initials")),
        plain(text("header-note")),
        // By it the next run knows the row.
        hidden(text("ledger-key")),
    ];
    let seen = &context.report.columns;
    let listing = Listing {
        name: "tblKolonner",
        rows: Arc::new(seen.iter().map(|one| row(context, one)).collect()),
        columns,
        frozen: 3,
        empty: text("empty-columns"),
    };
    let mut sheets = listing::sheets(context, &Role::Columns, &listing)?;
    let Some(sheet) = sheets.first_mut() else { return Ok(sheets) };
    // Rows of one kind that follow each other share a rule.
    let row = |at: usize| RowNum::try_from(at + 1).unwrap_or(RowNum::MAX);
    let mut first = 0;
    for run in
        seen.chunk_by(|one, other| one.header.is_empty() == other.header.is_empty())
    {
        let is_amounts = run.iter().any(|one| one.header.is_empty());
        let choice = if is_amounts { Choice::Unit } else { Choice::Field };
        let rows = (row(first), row(first + run.len() - 1));
        choices::offer(context, &mut sheet.sheet, choice, IS, rows)?;
        first += run.len();
    }
    for sheet in &mut sheets {
        protect::sheet(&mut sheet.sheet, &[])?;
    }
    Ok(sheets)
}

fn row(context: &Context<'_>, seen: &ColumnSeen) -> Vec<Value> {
    let is_amounts = seen.header.is_empty();
    let subject = if is_amounts {
        Subject::Amounts { list: seen.list.clone() }
    } else {
        Subject::Column { list: seen.list.clone(), header: seen.header.clone() }
    };
    let key = subject.key();
    let decisions: Vec<&Settled> = context
        .report
        .decisions
        .iter()
        .filter(|one| one.decision.subject.key() == key)
        .collect();
    let mut said = [String::new(), String::new(), String::new()];
    let mut notes = Vec::new();
    if seen.repeated {
        notes.push(context.text("column-repeated"));
    }
    // Several that hold say the same.
    if let [one, ..] = decisions.as_slice()
        && decisions.iter().all(|one| one.status.holds())
    {
        let decision = &one.decision;
        said = [
            decisions::verdict(context, &decision.subject, &decision.verdict),
            decision.reason.clone(),
            decision.by.clone(),
        ];
    } else {
        notes.extend(decisions.iter().map(|one| {
            let decision = &one.decision;
            let verdict =
                decisions::verdict(context, &decision.subject, &decision.verdict);
            format!("B{} {verdict}: {}", decision.id, decisions::status(context, one))
        }));
    }
    let [is, reason, by] = said;
    let (header, letters, own) = if is_amounts {
        let own = seen.own.split("; ").map(|name| amounts(context, name));
        let own = own.collect::<Vec<_>>().join("; ");
        (context.text("columns-amounts"), String::new(), own)
    } else {
        let own = if seen.own.is_empty() { "ignore" } else { &seen.own };
        (seen.header.clone(), column_letters(seen.index), field(context, own))
    };
    let why = seen.reason.as_ref().map(|reason| about::reason(context, reason));
    let of_unit = if seen.assumed { "amounts-assumed" } else { "amounts-stated" };
    let why = why.or_else(|| is_amounts.then(|| context.text(of_unit)));
    vec![
        Value::from(seen.file.as_str()),
        Value::from(seen.sheets.join(", ")),
        Value::from(header),
        Value::from(letters),
        Value::from(seen.example.as_str()),
        Value::from(own),
        Value::from(why.unwrap_or_default()),
        Value::from(is),
        Value::from(reason),
        Value::from(by),
        Value::from(notes.join("\n")),
        Value::from(key),
    ]
}

/// The fields that a column may be, in words.
pub(super) fn fields(context: &Context<'_>) -> Vec<String> {
    let mut names: Vec<String> = FIELDS.iter().map(|name| (*name).to_owned()).collect();
    names.extend(context.template.dimensions.iter().map(|one| one.key.clone()));
    if let Some((first, last)) = context.report.period {
        names.extend((first..=last).map(|year| format!("amount_{year}")));
    }
    names.iter().map(|name| field(context, name)).collect()
}

/// The units that amounts may be in, in words.
pub(super) fn units(context: &Context<'_>) -> Vec<String> {
    UNITS.iter().map(|unit| amounts(context, unit)).collect()
}

/// What a field is called, by its name in `--column`.
pub(super) fn field(context: &Context<'_>, name: &str) -> String {
    if name == "ignore" {
        return context.text("column-none");
    }
    if FIELDS.contains(&name) {
        return context.text(&format!("column-{name}"));
    }
    let year = name.strip_prefix("amount_").and_then(|year| year.parse().ok());
    if let Some(year) = year {
        let message = Message::new("column-year_amount");
        return context.say(&message.with("year", Argument::Year(year)));
    }
    match name.split_once('.') {
        Some((dimension, code)) => {
            let called = context.dimension(dimension);
            format!("{called}: {}", context.member(dimension, code))
        }
        None => context.dimension(name),
    }
}

/// What a unit is called, by its name in `--unit`; one in another currency is its own name.
pub(super) fn amounts(context: &Context<'_>, name: &str) -> String {
    let key = match name {
        "NOK" => "about-unit-one",
        "1000 NOK" => "about-unit-thousand",
        "mill. NOK" => "about-unit-million",
        "mrd. NOK" => "about-unit-billion",
        other => return other.to_owned(),
    };
    context.text(key)
}
