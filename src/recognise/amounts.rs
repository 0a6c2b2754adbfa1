//! The unit of a list's amounts: where it is stated, and whether the amounts fit it.

use crate::model::{
    Amount, Argument, Cell, Column, Currency, Field, Finding, Grid, GridRow, ListRow,
    Map, Message, Place, RowKind, Rule, Total, Unit,
};
use crate::recognise::header::Header;
use crate::template::Template;
use crate::text::fold;
use crate::value::footnote::has_mark;
use crate::value::scale::UnitWords;
use crate::value::{amount, preference};

/// Rows at the end of a sheet in which a note on the unit is looked for.
const NOTES_BELOW: usize = 10;
/// Rows right below a header in which one is looked for.
const NOTES_RIGHT_BELOW: usize = 3;
/// Amounts that are looked at to judge the unit, and how few are too few to judge by.
const MAGNITUDE_SAMPLE: usize = 2_000;
const MAGNITUDE_MINIMUM: usize = 3;
/// A usual amount in kroner is hardly smaller than this, or the list is in thousands.
const SMALLEST_USUAL: Amount = Amount::kroner(5_000);
/// A usual amount is hardly larger than this, or the unit is another.
const LARGEST_USUAL: Amount = Amount::kroner(1_000_000_000);
/// In thousands or millions a usual amount is hardly larger than this.
const LARGEST_SCALED: Amount = Amount::kroner(300_000_000);
/// From here on, amounts that are whole thousands of their unit were written in kroner.
const SUSPECT_SCALED: Amount = Amount::kroner(20_000_000);

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

/// A unit with the words that state it.
#[derive(Clone, Debug)]
pub(super) struct StatedUnit {
    unit: Unit,
    source: Message,
    place: Option<Place>,
}

impl StatedUnit {
    /// What one whole number is worth.
    pub(super) fn unit(&self) -> Unit {
        self.unit
    }

    fn finding(&self, grid: &Grid) -> Finding {
        let finding = match self.place {
            Some(place) => Finding::at(Rule::UnitAssumed, place),
            None => Finding::on(Rule::UnitAssumed, grid.sheet),
        };
        finding.with("unit", self.unit.name()).with("source", self.source.clone())
    }
}

/// Whether a finding on a list's unit says that the list states it.
pub(super) fn is_stated(finding: &Finding) -> bool {
    let not_stated = Argument::from(Message::new(NOT_STATED));
    !finding.arguments.iter().any(|(_, said)| *said == not_stated)
}

/// Why a unit is assumed that nothing states.
const NOT_STATED: &str = "unit-not-stated";

/// The unit that a sheet's title, notes or name states, by its first header.
pub(super) fn sheet_unit(
    name: &str,
    grid: &Grid,
    header: Option<&Header>,
    template: &Template,
) -> Option<StatedUnit> {
    let words = UnitWords::new(template);
    noted_unit(grid, header, &words).or_else(|| {
        let unit = words.find_in_note(name)?;
        let source = Message::new("unit-from-sheet-name");
        Some(StatedUnit { unit, source, place: None })
    })
}

/// The foreign currency that the title, a note or the name of a sheet states.
pub(super) fn noted_currency(
    name: &str,
    grid: &Grid,
    header: &Header,
    words: &UnitWords,
) -> Option<Currency> {
    notes(grid, Some(header))
        .filter(|(row, ..)| row.cells.len() <= 3)
        .find_map(|(_, _, text)| words.currency_in_note(text))
        .or_else(|| words.currency_in_note(name))
}

/// Texts of the rows above the header, of those that stand alone right below it, and of
/// those below the list.
fn notes<'grid>(
    grid: &'grid Grid,
    header: Option<&Header>,
) -> impl Iterator<Item = (&'grid GridRow, u32, &'grid str)> {
    let (above, height) = header.map_or((0, 0), |header| (header.first, header.height));
    let body = grid.rows.get(above + height..).filter(|_| header.is_some());
    let right_below = body
        .unwrap_or_default()
        .iter()
        .take(NOTES_RIGHT_BELOW)
        .take_while(|row| row.cells.len() == 1);
    let below = ending(grid).filter(|row| footnote_mark(grid, row).is_none());
    grid.rows.iter().take(above).chain(right_below).chain(below).flat_map(|row| {
        row.cells
            .iter()
            .filter_map(move |(column, cell)| Some((row, *column, cell.text()?)))
    })
}

/// The mark of a row that explains the cells which are marked so:
/// `*) Beløpet er i USD`.
fn footnote_mark(grid: &Grid, note: &GridRow) -> Option<char> {
    let text = note.cells.first().and_then(|(_, cell)| cell.text())?;
    let is_mark = |one: &char| matches!(one, '*' | '†' | '‡' | '¹' | '²' | '³');
    let mark = text.trim_start().chars().next().filter(is_mark)?;
    let cells = || grid.rows.iter().flat_map(|row| &row.cells);
    cells().any(|(_, cell)| has_mark(cell, mark)).then_some(mark)
}

/// The mark and the foreign currency of a footnote below the list.
pub(super) fn marked_currency(
    grid: &Grid,
    words: &UnitWords,
) -> Option<(char, Currency)> {
    ending(grid).find_map(|row| {
        let mark = footnote_mark(grid, row)?;
        let texts = row.cells.iter().filter_map(|(_, cell)| cell.text());
        Some((mark, texts.into_iter().find_map(|text| words.currency_in_note(text))?))
    })
}

/// The rows at the end of a sheet that hold no figures, from the last one upwards. What
/// stands among agreements may be another's.
fn ending(grid: &Grid) -> impl Iterator<Item = &GridRow> {
    grid.rows.iter().rev().take(NOTES_BELOW).take_while(|row| {
        row.cells.len() <= 3
            && !row.cells.iter().any(|(_, cell)| matches!(cell, Cell::Number(_)))
    })
}

/// Whether rows above or right below the header or at the end state a unit.
pub(super) fn states_unit(grid: &Grid, header: &Header, template: &Template) -> bool {
    noted_unit(grid, Some(header), &UnitWords::new(template)).is_some()
}

/// The unit that rows above or right below the header or at the end state.
fn noted_unit(
    grid: &Grid,
    header: Option<&Header>,
    words: &UnitWords,
) -> Option<StatedUnit> {
    for (row, column, text) in notes(grid, header) {
        if row.cells.len() <= 3
            && let Some(unit) = words.find_in_note(text)
        {
            let source = Message::new("unit-from-note").with("text", text.trim());
            let place = Place { sheet: grid.sheet, row: row.index, column: Some(column) };
            return Some(StatedUnit { unit, source, place: Some(place) });
        }
    }
    None
}

/// The unit: of the amount column's header, else of notes beside the list, else what
/// holds for the sheet. The finding says where it comes from, also where it is assumed.
pub(super) fn list_unit(
    grid: &Grid,
    header: &Header,
    amounts: &Amounts<'_>,
    sheet: Option<&StatedUnit>,
) -> (Unit, Option<Finding>) {
    let of_header = |column: &&Column| {
        let unit = *amounts.units.get(&column.index)?;
        let source =
            Message::new("unit-from-header").with("header", column.header.as_str());
        let row = header.rows.first().copied().unwrap_or_default();
        let place = Place { sheet: grid.sheet, row, column: Some(column.index) };
        Some(StatedUnit { unit, source, place: Some(place) })
    };
    // The columns that count go before those that stand beside them.
    let counts = |column: &&&Column| match amounts.columns.first() {
        Some(first) if matches!(first.field, Some(Field::YearAmount(_))) => {
            matches!(column.field, Some(Field::YearAmount(_)))
        }
        Some(first) => first.index == column.index,
        None => false,
    };
    let counted = amounts.columns.iter().filter(counts);
    let noted = noted_unit(grid, Some(header), &amounts.words);
    if let Some(stated) = counted.clone().find_map(of_header) {
        let other = noted.as_ref().or(sheet).filter(|other| other.unit != stated.unit);
        let is_kroner = |column: &&Column| !is_currency_alone(&column.header);
        let strong = stated.unit != Unit::One || counted.clone().any(is_kroner);
        let stated = other.filter(|_| !strong).unwrap_or(&stated);
        return (stated.unit, Some(stated.finding(grid)));
    }
    if let Some(stated) = noted.as_ref().or(sheet) {
        return (stated.unit, Some(stated.finding(grid)));
    }
    if amounts.columns.is_empty() {
        return (Unit::One, None);
    }
    if let Some(stated) = amounts.columns.iter().find_map(of_header) {
        return (stated.unit, Some(stated.finding(grid)));
    }
    let source = Message::new(NOT_STATED);
    let stated = StatedUnit { unit: Unit::One, source, place: None };
    (Unit::One, Some(stated.finding(grid)))
}

/// Whether a header names kroner as the currency, and not as the unit: `Bevilget (NOK)`,
/// but not `Beløp i hele kroner`.
fn is_currency_alone(header: &str) -> bool {
    let units = ["i", "in", "hele", "heile", "whole", "1"];
    !fold(header).split(' ').any(|word| units.contains(&word))
}

/// Takes the unit from headers that name kroner as the currency alone, unless other
/// headers name units, beside which `NOK` is one as well.
pub(super) fn forget_kroner(columns: &mut [Column], units: &mut Map<u32, Unit>) {
    if units.values().any(|unit| *unit != Unit::One) {
        return;
    }
    for column in columns {
        let is_one = units.get(&column.index) == Some(&Unit::One);
        if is_one && is_amount(column.field.as_ref()) && is_currency_alone(&column.header)
        {
            units.shift_remove(&column.index);
            column.unit = None;
        }
    }
}

/// Columns whose number format shows another unit than the one that they are read in.
pub(super) fn other_units(
    grid: &Grid,
    columns: &[Column],
    unit: Unit,
    asked: Option<Unit>,
) -> Vec<Finding> {
    let scaled = |column: &&Column| {
        let shown = grid.form.scaled.iter().find(|(index, _)| *index == column.index)?;
        Some((column.index, shown.1))
    };
    columns
        .iter()
        .filter(|column| asked.is_none() && is_amount(column.field.as_ref()))
        .filter_map(|column| scaled(&column))
        .map(|(column, shown)| {
            Finding::on(Rule::UnitShownOtherwise, grid.sheet)
                .with("column", crate::model::column_letters(column))
                .with("shown", shown.name())
                .with("unit", unit.name())
        })
        .collect()
}

/// Whether the usual amount is too small or too large for its unit.
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
    // Where rows name their own units, one size does not fit all.
    let currency = columns.iter().find(|column| column.field == Some(Field::Currency));
    let scaled = |cell: &Cell| {
        let unit = cell.text().and_then(|text| amounts.words.of_row(text));
        unit.is_some_and(|unit| unit != Unit::One)
    };
    if currency.is_some_and(|column| {
        grid.rows.iter().filter_map(|row| row.cell(column.index)).any(scaled)
    }) {
        return None;
    }
    let cells = || {
        let rows = grid.rows.iter().zip(rows);
        let data = rows.filter(|(_, listed)| listed.kind == RowKind::Data);
        data.filter_map(|(row, _)| row.cell(column.index))
    };
    let style = amount::style(cells().take(MAGNITUDE_SAMPLE));
    let mut values: Vec<i64> = cells()
        .filter_map(|cell| match amount::read(cell, unit, style) {
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
    let round = 100_i64.saturating_mul(unit.factor()).saturating_mul(1_000);
    let rounded = values.iter().filter(|value| *value % round == 0).count();
    let fits = match unit {
        Unit::One => (SMALLEST_USUAL..=LARGEST_USUAL).contains(&median),
        Unit::Thousand | Unit::Million | Unit::Billion => {
            let written_out = rounded * 5 >= values.len() * 4;
            (SMALLEST_USUAL..=LARGEST_SCALED).contains(&median)
                && !(written_out && median >= SUSPECT_SCALED)
        }
    };
    (!fits).then(|| {
        Finding::on(Rule::UnitDoubtful, grid.sheet)
            .with("unit", unit.name())
            .with("median", Total::from(median))
    })
}
