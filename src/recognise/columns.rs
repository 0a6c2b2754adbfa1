//! Which column holds which field: by its header, by what it holds, or by request.

use rayon::prelude::*;

use crate::model::{
    AmountKind, Cell, Column, ColumnReason, Field, Finding, Grid, GridRow, Map, Rule,
    Unit,
};
use crate::recognise::Options;
use crate::recognise::decided::Decided;
use crate::recognise::header::Header;
use crate::recognise::names::{Named, Names, field_of};
use crate::template::Template;
use crate::text::tidy;
use crate::value::scale::UnitWords;
use crate::value::{
    amount, code, country::Countries, field_argument, number, period, preference,
};

/// Cells of a column that are looked at where its content decides.
const SAMPLE_CELLS: usize = 500;

/// So many values of a column are shown, and so much of each.
const EXAMPLES: usize = 3;
const EXAMPLE_LETTERS: usize = 40;

/// The columns of a list, with what their headers state about the amounts.
pub(super) struct Columns {
    pub(super) all: Vec<Column>,
    /// Units that headers state, by column.
    pub(super) units: Map<u32, Unit>,
    pub(super) findings: Vec<Finding>,
}

/// Decides what each column holds.
pub(super) fn decide(
    grid: &Grid,
    header: &Header,
    names: &Names,
    countries: &Countries,
    options: &Options,
    template: &Template,
) -> Columns {
    let body = grid.rows.get(header.first + header.height..).unwrap_or_default();
    let mut samples = samples(body);
    for column in header.lines.keys() {
        samples.entry(*column).or_default();
    }
    samples.sort_unstable_keys();
    let decided = Decided::new(&options.decided, header, template);
    let mut known = header.named.clone();
    known.retain(|column, _| !decided.ignored.contains(column));
    let mut left = Map::default();
    for column in &decided.ignored {
        left.extend(samples.swap_remove(column).map(|cells| (*column, cells)));
    }
    // What stands beside the list is no more of its rows than what stands below it.
    if let Some(beside) = list_beside(&known, header) {
        known.retain(|column, _| *column < beside);
        let columns: Vec<u32> =
            samples.keys().copied().filter(|column| *column >= beside).collect();
        for column in columns {
            left.extend(samples.swap_remove(&column).map(|cells| (column, cells)));
        }
        samples.sort_unstable_keys();
    }
    resolve_totals(&mut known);
    let mut fields: Map<u32, (Field, ColumnReason)> = Map::default();
    let mut repeated: Map<u32, Field> = Map::default();
    for (column, field) in decided.fields {
        fields.insert(column, (field, ColumnReason::Stated));
    }
    for (name, column) in &options.columns {
        if let Some(field) = field_of(name, template)
            && samples.contains_key(column)
        {
            fields.retain(|_, (taken, _)| *taken != field);
            fields.insert(*column, (field, ColumnReason::Stated));
        }
    }
    by_name(&known, &samples, template, &mut fields, &mut repeated);
    marks(header, names, &samples, &mut fields);
    if !fields.values().any(|(field, _)| *field == Field::Title)
        && let Some((field, _)) =
            fields.values_mut().find(|(field, _)| *field == Field::Description)
    {
        // What a list without titles says of its agreements is their title.
        *field = Field::Title;
    }
    currencies(&samples, template, &mut fields);
    by_content(&samples, countries, &mut fields, &repeated);
    samples.extend(left);
    samples.sort_unstable_keys();
    fields.retain(|column, _| !decided.ignored.contains(column));
    let mut result =
        Columns { all: Vec::new(), units: Map::default(), findings: Vec::new() };
    let words = UnitWords::new(template);
    let texts = samples.iter().map(|(index, cells)| {
        let lines = header.lines.get(index).map(Vec::as_slice).unwrap_or_default();
        (lines.join(" "), cells)
    });
    let texts: Vec<(String, &Vec<&Cell>)> = texts.collect();
    let examples = texts.par_iter().map(|(text, cells)| example(text, cells));
    let examples: Vec<String> = examples.collect();
    for ((index, (text, cells)), example) in samples.keys().zip(texts).zip(examples) {
        // A column that was named with `--column` may say its unit in a header of its own.
        let is_stated = matches!(
            fields.get(index),
            Some((Field::Amount(_) | Field::RowTotal, ColumnReason::Stated))
        );
        let unit = known.get(index).and_then(|named| named.unit);
        let unit = unit.or_else(|| is_stated.then(|| words.find(&text)).flatten());
        if let Some(unit) = unit {
            result.units.insert(*index, unit);
        }
        if text.is_empty() && cells.is_empty() {
            continue;
        }
        let (field, reason) = match (fields.shift_remove(index), repeated.get(index)) {
            (Some((field, reason)), _) => (Some(field), reason),
            (None, Some(field)) => {
                result.findings.push(
                    Finding::on(Rule::RepeatedColumn, grid.sheet)
                        .with("header", text.as_str())
                        .with("field", field_argument(field))
                        .with("column", crate::model::column_letters(*index)),
                );
                (None, ColumnReason::Repeated)
            }
            (None, None) if decided.ignored.contains(index) => {
                (None, ColumnReason::Stated)
            }
            (None, None) => (None, ColumnReason::Unknown),
        };
        result.all.push(Column {
            index: *index,
            example,
            header: text,
            field,
            reason,
            unit: result
                .units
                .get(index)
                .copied()
                .filter(|_| options.stated_unit().is_none()),
            filled: 0,
            understood: 0,
        });
    }
    result
}

/// Some values of a column, whatever the order of its cells; a header that is repeated
/// among them is none.
fn example(header: &str, cells: &[&Cell]) -> String {
    let mut values: Vec<String> = cells
        .iter()
        .map(|cell| tidy(&cell.shown()).chars().take(EXAMPLE_LETTERS).collect())
        .filter(|value: &String| !value.is_empty() && value != header)
        .collect();
    values.sort_unstable();
    values.dedup();
    values.truncate(EXAMPLES);
    values.join("; ")
}

/// The first cells of each column.
fn samples(rows: &[GridRow]) -> Map<u32, Vec<&Cell>> {
    let mut samples: Map<u32, Vec<&Cell>> = Map::default();
    for (column, cell) in rows.iter().flat_map(|row| &row.cells) {
        let cells = samples.entry(*column).or_default();
        if cells.len() < SAMPLE_CELLS {
            cells.push(cell);
        }
    }
    samples
}

/// `Totalt` is the sum of the year columns where there are any, else the amount.
fn resolve_totals(named: &mut Map<u32, Named>) {
    let has = |named: &Map<u32, Named>, wanted: fn(&Field) -> bool| {
        named.values().any(|named| wanted(&named.field))
    };
    let has_years = has(named, |field| matches!(field, Field::YearAmount(_)));
    let has_amounts = has(named, |field| matches!(field, Field::Amount(_)));
    if !has_years && !has_amounts {
        for named in named.values_mut().filter(|named| named.field == Field::RowTotal) {
            named.field = Field::Amount(AmountKind::Unnamed);
        }
    }
}

fn by_name(
    named: &Map<u32, Named>,
    samples: &Map<u32, Vec<&Cell>>,
    template: &Template,
    fields: &mut Map<u32, (Field, ColumnReason)>,
    repeated: &mut Map<u32, Field>,
) {
    let mut order: Vec<(&u32, &Named)> = named.iter().collect();
    order.sort_by_key(|(column, named)| {
        let empty = samples.get(*column).is_none_or(Vec::is_empty);
        (
            empty,
            named.currency.is_some(),
            // Of several years' kinds the preferred one; of several units the finest.
            matches!(named.field, Field::YearAmount(_))
                .then(|| preference(named.kind, template)),
            named.unit.map_or(0, Unit::factor),
            named.rank,
            **column,
        )
    });
    let named_of = |column: &u32| named.get(column);
    // One alone is no payment among several; what it holds is told by its content.
    let instalments = named.values().filter(|one| one.instalment.is_some()).count();
    for (column, named) in order {
        if fields.contains_key(column) || named.instalment.is_some() && instalments < 2 {
            continue;
        }
        // Payments that have a column each are added up.
        let is_further = |(column, (field, _)): (&u32, &(Field, ColumnReason))| {
            let other = named_of(column).and_then(|other| other.instalment);
            *field == named.field
                && (named.instalment.is_none()
                    || other.is_none()
                    || other == named.instalment)
        };
        if fields.iter().any(is_further) {
            repeated.insert(*column, named.field.clone());
        } else {
            fields.insert(*column, (named.field.clone(), ColumnReason::Header));
        }
    }
}

/// The first column of a second list that stands beside the first: it has the number of the
/// agreement once more, and at least two other fields, of which the first list has one too.
/// Without that, a wide list only says its numbers again before further columns.
fn list_beside(known: &Map<u32, Named>, header: &Header) -> Option<u32> {
    let mut numbers: Vec<u32> = known
        .iter()
        .filter(|(_, named)| named.field == Field::AgreementNumber)
        .map(|(column, _)| *column)
        .collect();
    numbers.sort_unstable();
    let [first, second, ..] = numbers.as_slice() else { return None };
    let same_header = header.lines.get(first) == header.lines.get(second);
    let fields = |is_beside: bool| -> Vec<&Field> {
        let side = known.iter().filter(|(column, _)| (*column >= second) == is_beside);
        let fields = side.map(|(_, named)| &named.field);
        fields.filter(|field| **field != Field::AgreementNumber).collect()
    };
    let (own, beside) = (fields(false), fields(true));
    let shared = beside.iter().any(|field| own.contains(field));
    (same_header && shared && own.len() >= 2 && beside.len() >= 2).then_some(*second)
}

/// Columns that are called after a code and marked with an `x`.
fn marks(
    header: &Header,
    names: &Names,
    samples: &Map<u32, Vec<&Cell>>,
    fields: &mut Map<u32, (Field, ColumnReason)>,
) {
    for (column, lines) in &header.lines {
        if fields.contains_key(column) {
            continue;
        }
        let found = names.code(&lines.join(" ")).or_else(|| names.code(lines.last()?));
        let Some(field) = found else { continue };
        let cells = samples.get(column).map(Vec::as_slice).unwrap_or_default();
        let are_marks = cells.iter().all(|cell| {
            code::is_mark(cell)
                || cell.text().is_some_and(|text| text.chars().count() <= 3)
        });
        if are_marks && !fields.values().any(|(taken, _)| taken == field) {
            fields.insert(*column, (field.clone(), ColumnReason::Header));
        }
    }
}

/// A column whose cells name what each row's amount is counted in: `kr`, `1000 kr`, `EUR`.
fn currencies(
    samples: &Map<u32, Vec<&Cell>>,
    template: &Template,
    fields: &mut Map<u32, (Field, ColumnReason)>,
) {
    if fields.values().any(|(field, _)| *field == Field::Currency) {
        return;
    }
    let words = UnitWords::new(template);
    let fits = |cell: &Cell| cell.text().is_some_and(|text| words.is_unit(text));
    let found = samples.iter().find(|(column, cells)| {
        let free = match fields.get(*column) {
            None | Some((Field::ExtendingUnit, ColumnReason::Header)) => true,
            Some(_) => false,
        };
        free && cells.len() >= 2 && share(cells, &fits) >= 0.8
    });
    if let Some((column, cells)) = found {
        let fitting = cells.iter().filter(|cell| fits(cell)).count();
        let reason = ColumnReason::Content(count(fitting), count(cells.len()));
        fields.insert(*column, (Field::Currency, reason));
    }
}

/// What content decides where names do not, or where they mislead.
fn by_content(
    samples: &Map<u32, Vec<&Cell>>,
    countries: &Countries,
    fields: &mut Map<u32, (Field, ColumnReason)>,
    repeated: &Map<u32, Field>,
) {
    let column_of = |fields: &Map<u32, (Field, ColumnReason)>, wanted: &Field| {
        fields.iter().find(|(_, (field, _))| field == wanted).map(|(column, _)| *column)
    };
    let is_country = |cell: &Cell| cell.text().is_some_and(|text| countries.knows(text));
    let has_amount = fields
        .values()
        .any(|(field, _)| matches!(field, Field::Amount(_) | Field::YearAmount(_)));
    // `Mottaker` may be the country or the organisation.
    if let Some(column) = column_of(fields, &Field::Country)
        && let Some(cells) = samples.get(&column)
        && let Some((_, ColumnReason::Header)) = fields.get(&column)
        && cells.len() >= 3
        && share(cells, &is_country) == 0.0
        && samples.iter().any(|(other, cells)| {
            *other != column && cells.len() >= 3 && share(cells, &is_country) >= 0.6
        })
    {
        fields.shift_remove(&column);
        if column_of(fields, &Field::Partner).is_none() {
            let counts = (0, count(cells.len()));
            fields.insert(
                column,
                (Field::Partner, ColumnReason::Content(counts.0, counts.1)),
            );
        }
    }
    // `Beneficiary` may be the organisation or the country.
    if column_of(fields, &Field::Country).is_none()
        && let Some(column) = column_of(fields, &Field::Partner)
        && let Some((_, ColumnReason::Header)) = fields.get(&column)
        && let Some(cells) = samples.get(&column)
        && cells.len() >= 3
        && share(cells, &is_country) >= 0.8
    {
        let fitting = cells.iter().filter(|cell| is_country(cell)).count();
        let reason = ColumnReason::Content(count(fitting), count(cells.len()));
        fields.insert(column, (Field::Country, reason));
    }
    for (wanted, threshold, minimum) in [
        (Field::AgreementNumber, 0.8, 2),
        (Field::Country, 0.6, 2),
        (Field::Year, 0.9, 2),
        (Field::Amount(AmountKind::Unnamed), 0.8, 2),
    ] {
        let is_amount = matches!(wanted, Field::Amount(_));
        if column_of(fields, &wanted).is_some() || (is_amount && has_amount) {
            continue;
        }
        if wanted == Field::Year
            && fields.values().any(|(field, _)| {
                matches!(
                    field,
                    Field::YearAmount(_) | Field::Period | Field::From | Field::To
                )
            })
        {
            continue;
        }
        let fits = |cell: &Cell| match wanted {
            // `Org 12` looks like one as well; real ones are longer.
            Field::AgreementNumber => {
                number::looks_like_number(cell)
                    && cell.shown().chars().filter(char::is_ascii_digit).count() >= 4
            }
            Field::Country => is_country(cell),
            Field::Year => period::read_year(cell)
                .is_some_and(|year| (1_950..=2_050).contains(&year)),
            _ => amount::is_amount(cell) && period::read(cell).is_none(),
        };
        let best = samples
            .iter()
            .filter(|(column, cells)| {
                !fields.contains_key(*column)
                    && !repeated.contains_key(*column)
                    && cells.len() >= minimum
            })
            .filter(|(_, cells)| !is_amount || are_large(cells))
            .map(|(column, cells)| (share(cells, &fits), *column, cells.len()))
            .filter(|(share, ..)| *share >= threshold)
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        if let Some((_, column, filled)) = best {
            let cells = samples.get(&column).map(Vec::as_slice).unwrap_or_default();
            let fitting = cells.iter().filter(|cell| fits(cell)).count();
            let reason = ColumnReason::Content(count(fitting), count(filled));
            fields.insert(column, (wanted, reason));
        }
    }
}

/// Whether most numbers are larger than a count or a code.
fn are_large(cells: &[&Cell]) -> bool {
    share(cells, &|cell: &Cell| match amount::read(
        cell,
        Unit::One,
        amount::Style::default(),
    ) {
        amount::Reading::Amount { amount, .. } => amount.0.abs() >= 1_000_000,
        amount::Reading::Nothing | amount::Reading::Unreadable => false,
    }) >= 0.5
}

#[expect(clippy::cast_precision_loss, reason = "a share of at most a few hundred cells")]
fn share(cells: &[&Cell], fits: &dyn Fn(&Cell) -> bool) -> f64 {
    if cells.is_empty() {
        return 0.0;
    }
    cells.iter().filter(|cell| fits(cell)).count() as f64 / cells.len() as f64
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
