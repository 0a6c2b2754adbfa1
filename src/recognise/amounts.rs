//! The unit of a list's amounts: where it is stated, and whether the amounts fit it.

use crate::model::{
    Amount, Cell, Column, Field, Finding, Grid, ListRow, Map, Message, Place, RowKind,
    Rule, Total, Unit,
};
use crate::recognise::header::Header;
use crate::recognise::unit::UnitWords;
use crate::template::Template;
use crate::value::{amount, preference};

/// Rows at the end of a sheet in which a note on the unit is looked for.
const NOTES_BELOW: usize = 10;
/// Amounts that are looked at to judge the unit, and how few are too few to judge by.
const MAGNITUDE_SAMPLE: usize = 2_000;
const MAGNITUDE_MINIMUM: usize = 5;
/// A usual amount in kroner is hardly smaller than this, or the list is in thousands.
const SMALLEST_USUAL: Amount = Amount::kroner(5_000);
/// A usual amount is hardly larger than this, or the list is not in thousands.
const LARGEST_USUAL: Amount = Amount::kroner(1_000_000_000);

/// The amount columns, with what tells their unit.
pub(super) struct Amounts<'columns> {
    /// The one whose amounts count comes first.
    columns: Vec<&'columns Column>,
    units: &'columns Map<u32, Unit>,
    words: UnitWords,
}

impl<'columns> Amounts<'columns> {
    pub(super) fn new(
        columns: &'columns [Column],
        units: &'columns Map<u32, Unit>,
        template: &Template,
    ) -> Self {
        let mut amounts: Vec<&Column> =
            columns.iter().filter(|column| is_amount(column.field.as_ref())).collect();
        amounts.sort_by_key(|column| match &column.field {
            Some(Field::YearAmount(_)) => (0, 0),
            Some(Field::Amount(kind)) => (1, preference(*kind, template)),
            _ => (2, 0),
        });
        Self { columns: amounts, units, words: UnitWords::new(template) }
    }
}

fn is_amount(field: Option<&Field>) -> bool {
    matches!(field, Some(Field::YearAmount(_) | Field::Amount(_) | Field::RowTotal))
}

/// The unit: of the amount column's header, else of the title, notes or sheet name.
pub(super) fn list_unit(
    name: &str,
    grid: &Grid,
    header: &Header,
    amounts: &Amounts<'_>,
) -> (Unit, Option<Finding>) {
    let finding = |unit: Unit, source: Message, place: Option<Place>| {
        let finding = match place {
            Some(place) => Finding::at(Rule::UnitAssumed, place),
            None => Finding::on(Rule::UnitAssumed, grid.sheet),
        };
        Some(finding.with("unit", unit.name()).with("source", source))
    };
    for column in &amounts.columns {
        if let Some(unit) = amounts.units.get(&column.index) {
            let source =
                Message::new("unit-from-header").with("header", column.header.as_str());
            let row = grid.rows.get(header.first).map_or(0, |row| row.index);
            let place = Place { sheet: grid.sheet, row, column: Some(column.index) };
            return (*unit, finding(*unit, source, Some(place)));
        }
    }
    let above = grid.rows.iter().take(header.first);
    let below = grid.rows.iter().rev().take(NOTES_BELOW);
    for row in above.chain(below) {
        for (column, cell) in &row.cells {
            let Cell::Text(text) = cell else { continue };
            if row.cells.len() <= 3
                && let Some(unit) = amounts.words.find_in_note(text)
            {
                let source = Message::new("unit-from-note").with("text", text.trim());
                let place =
                    Place { sheet: grid.sheet, row: row.index, column: Some(*column) };
                return (unit, finding(unit, source, Some(place)));
            }
        }
    }
    if let Some(unit) = amounts.words.find_in_note(name) {
        return (unit, finding(unit, Message::new("unit-from-sheet-name"), None));
    }
    if amounts.columns.is_empty() {
        return (Unit::One, None);
    }
    (Unit::One, finding(Unit::One, Message::new("unit-not-stated"), None))
}

/// Whether the usual amount is too small for kroner or too large for its unit.
pub(super) fn doubtful_unit(
    grid: &Grid,
    columns: &[Column],
    rows: &[ListRow],
    unit: Unit,
    template: &Template,
) -> Option<Finding> {
    let no_units = Map::default();
    let amounts = Amounts::new(columns, &no_units, template);
    let column = amounts.columns.iter().find(|column| column.filled > 0)?;
    let mut values: Vec<i64> = grid
        .rows
        .iter()
        .zip(rows)
        .filter(|(_, listed)| listed.kind == RowKind::Data)
        .filter_map(|(row, _)| row.cell(column.index))
        .filter_map(|cell| match amount::read(cell, unit, amount::Style::default()) {
            amount::Reading::Amount { amount, .. } => Some(amount.0.saturating_abs()),
            amount::Reading::Nothing | amount::Reading::Unreadable => None,
        })
        .filter(|amount| *amount > 0)
        .take(MAGNITUDE_SAMPLE)
        .collect();
    if values.len() < MAGNITUDE_MINIMUM {
        return None;
    }
    values.sort_unstable();
    let median = Amount(*values.get(values.len() / 2)?);
    let fits = match unit {
        Unit::One => median >= SMALLEST_USUAL,
        Unit::Thousand | Unit::Million => median <= LARGEST_USUAL,
    };
    (!fits).then(|| {
        Finding::on(Rule::UnitDoubtful, grid.sheet)
            .with("unit", unit.name())
            .with("median", Total::from(median))
    })
}
