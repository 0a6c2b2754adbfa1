//! Last year's figures and the change, beside the figures of a report table.

use crate::model::{
    Argument, FiguresThen, Measure, Message, Table, TableRow, column_letters,
};
use crate::write::Context;
use crate::write::page::Placed;
use crate::write::tables::{measure_kind, measure_name, own_measures};
use crate::write::value::{Kind, Value};

/// Of the rows that are gone so many are named.
const GONE_MAX: usize = 12;

/// The measures that are compared, each with its column in the table.
fn compared(table: &Table) -> Vec<(usize, Measure)> {
    if table.compared.is_none() {
        return Vec::new();
    }
    let own = own_measures(table).into_iter().enumerate();
    let kept = |measure: Measure| {
        matches!(measure, Measure::Projects | Measure::Agreements | Measure::Nok)
    };
    own.filter(|(_, measure)| kept(*measure)).map(|(at, one)| (at + 1, one)).collect()
}

/// The headers of the columns: for each measure what it was, and the change.
pub(super) fn headers(context: &Context<'_>, table: &Table) -> Vec<(String, Kind)> {
    let columns = compared(table).into_iter().flat_map(|(_, measure)| {
        ["header-before", "header-change-in"].map(|key| {
            let name = measure_name(context, measure);
            let message = Message::new(key).with("measure", name);
            (context.say(&message), measure_kind(measure))
        })
    });
    columns.collect()
}

/// The values of a row in these columns.
pub(super) fn row(table: &Table, row: &TableRow) -> Vec<Value> {
    let Some(then) = &table.compared else { return Vec::new() };
    // The row itself and not one like it: rows of different groups may be alike.
    let at = table.rows.iter().position(|one| std::ptr::eq(one, row));
    let then = at.and_then(|at| then.rows.get(at)).copied().unwrap_or_default();
    values(table, &row.figures.into(), Some(then))
}

/// The values of the row of totals.
pub(super) fn total(table: &Table) -> Vec<Value> {
    let Some(then) = &table.compared else { return Vec::new() };
    values(table, &table.base.into(), then.base)
}

fn values(table: &Table, now: &FiguresThen, then: Option<FiguresThen>) -> Vec<Value> {
    let columns = compared(table).into_iter().flat_map(|(_, measure)| {
        let Some(then) = then else { return [Value::from(""), Value::from("")] };
        let count = |then: u64, now: u64| {
            let change = i128::from(now) - i128::from(then);
            let change = i32::try_from(change).unwrap_or(i32::MAX);
            [Value::Count(then), Value::Number(f64::from(change), Kind::Count)]
        };
        match measure {
            Measure::Projects => count(then.projects, now.projects),
            Measure::Agreements => count(then.agreements, now.agreements),
            _ => [Value::Kroner(then.nok), Value::Kroner(now.nok - then.nok)],
        }
    });
    columns.collect()
}

/// The values of a row of the sheet, the changes as formulas where the figures are.
pub(super) fn alive(
    context: &Context<'_>,
    table: &Table,
    (placed, at): (&Placed, usize),
    mut values: Vec<Value>,
) -> Vec<Value> {
    let compared = compared(table);
    if compared.is_empty() || !context.live.is_on() {
        return values;
    }
    let first = values.len() - compared.len() * 2;
    let row = usize::try_from(placed.first).unwrap_or(usize::MAX) + at + 1;
    let cell = |column: usize| {
        let letters = column_letters(u32::try_from(column).unwrap_or(u32::MAX));
        format!("{letters}{row}")
    };
    for (nth, (column, _)) in compared.iter().enumerate() {
        let then = first + nth * 2;
        let is_formula = matches!(values[*column], Value::Formula { .. });
        if is_formula && values[then].kind() != Kind::Text {
            let formula = format!("{}-{}", cell(*column), cell(then));
            values[then + 1] = values[then + 1].clone().computed(Some(formula));
        }
    }
    values
}

/// The rows that the last report had and this one has not, in a sentence.
pub(super) fn gone(context: &Context<'_>, table: &Table) -> Option<String> {
    let gone = &table.compared.as_ref()?.gone;
    let name = |path: &str| {
        let keys = path.split(" › ").zip(&table.rows_by);
        let names: Vec<String> =
            keys.map(|(key, dimension)| context.member(dimension, key)).collect();
        names.join(" › ")
    };
    let rows = gone.iter().take(GONE_MAX).map(|(path, figures)| {
        Argument::from(
            Message::new("gone-row")
                .with("name", name(path))
                .with("projects", i64::try_from(figures.projects).unwrap_or(i64::MAX))
                .with("nok", figures.nok),
        )
    });
    let mut rows: Vec<Argument> = rows.collect();
    if gone.len() > GONE_MAX {
        let message = Message::new("control-more-decisions");
        rows.push(Argument::from(message.with("count", gone.len() - GONE_MAX)));
    }
    let message = Message::new("note-gone-rows").with("rows", Argument::List(rows));
    (!gone.is_empty()).then(|| context.say(&message))
}
