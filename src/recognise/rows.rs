//! Tells data from banners, repeated headers, totals, notes and what cannot be placed.

use rayon::prelude::*;

use crate::model::{
    Cell, Column, Field, Finding, Grid, GridRow, ListRow, Map, Place, RowKind, Rule,
    StatedTotal, Unit,
};
use crate::recognise::banners;
use crate::recognise::header::{Header, is_repeated};
use crate::recognise::shape::{
    Shape, Word, Words, first_text, is_numbering, lone_text, shown,
};
use crate::recognise::sums::{AmountColumn, Sums};
use crate::recognise::totals::Compared;
use crate::value::currency::CurrencyWords;
use crate::value::merged::Merged;
use crate::value::{amount, number, period};

/// Rows that one core counts at a time.
const BLOCK: usize = 4_096;

/// What the rows of a part of a sheet are.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) kinds: Vec<ListRow>,
    pub(super) banners: Vec<String>,
    pub(super) totals: Vec<StatedTotal>,
    /// Totals of which it is not yet said whether they agree.
    pub(super) compared: Vec<Compared>,
    pub(super) findings: Vec<Finding>,
    /// Cells that hold something, and those that were understood, by column.
    pub(super) counts: Map<u32, (u32, u32)>,
    /// What all parts so far add up to, for a total below the last of them.
    pub(super) carried: Vec<i128>,
}

/// What is needed to judge a row.
pub(super) struct Judge<'list> {
    pub(super) grid: &'list Grid,
    pub(super) merged: &'list Merged,
    pub(super) header: &'list Header,
    pub(super) columns: &'list [Column],
    pub(super) unit: Unit,
    pub(super) units: &'list Map<u32, Unit>,
    pub(super) words: &'list Words,
    /// Whether a text names a place or an extending unit.
    pub(super) known: &'list (dyn Fn(&str) -> bool + Sync),
    /// Whether no other part stands below.
    pub(super) last: bool,
    /// What the parts above add up to.
    pub(super) carried: &'list [i128],
    pub(super) currencies: CurrencyWords,
}

/// Judges all rows of a part of a sheet.
pub(super) fn judge(judge: &Judge<'_>) -> Rows {
    let words = judge.words;
    let amounts = judge.amount_columns();
    let body_start = judge.header.first + judge.header.height;
    let body = judge.grid.rows.get(body_start..).unwrap_or_default();
    let shapes: Vec<Shape> =
        body.par_iter().map(|row| judge.shape(row, &amounts, words)).collect();
    let last_data = shapes.iter().rposition(|shape| shape.is_data() && !shape.is_total());
    let last_total = shapes.iter().rposition(Shape::is_total);
    let mut sums = Sums::new(&amounts, judge.currency_column(), judge.carried);
    let sections = banners::with_sums(body, &shapes, &sums, &|column, text| {
        (judge.known)(text) && !judge.holds_names(column)
    });
    let mut result = Rows::default();
    result.kinds.reserve_exact(judge.grid.rows.len());
    for (at, row) in judge.grid.rows.iter().take(body_start).enumerate() {
        let kind =
            if at < judge.header.first { RowKind::Preamble } else { RowKind::Header };
        result.kinds.push(ListRow {
            row: row.index,
            kind,
            banner: None,
            continues: false,
        });
    }
    let mut banner = None;
    let mut data: Vec<&GridRow> = Vec::new();
    let mut before: Option<(u32, RowKind)> = None;
    for (at, (row, shape)) in body.iter().zip(&shapes).enumerate() {
        let around = Around {
            after_data: last_data.is_none_or(|last| at > last),
            first: at == 0,
            below: before
                .filter(|(above, _)| above + 1 == row.index)
                .map(|(_, kind)| kind),
            data_follows: shapes.get(at + 1).is_some_and(Shape::is_data),
            section: sections
                .get(at)
                .and_then(Option::as_ref)
                .map(|section| section.ends),
            above: at.checked_sub(1).and_then(|at| body.get(at)),
            total_follows: last_total.is_some_and(|last| at < last),
        };
        let mut continues = false;
        let kind = match judge.kind(row, shape, &around, &sums) {
            Judged::Total => judge.total(row, shape, &around, &mut sums, &mut result),
            Judged::Continues => {
                continues = true;
                RowKind::Data
            }
            Judged::Banner(text) => {
                banner = u32::try_from(result.banners.len()).ok();
                result.banners.push(text);
                sums.break_here();
                if let Some(section) = sections.get(at).and_then(Option::as_ref) {
                    judge.section_sum(row, section, &sums, &mut result);
                }
                RowKind::Banner
            }
            Judged::Is(kind) => kind,
        };
        match kind {
            RowKind::Data => {
                sums.add(row);
                data.push(row);
            }
            RowKind::NotUsed => {
                let place =
                    Place { sheet: judge.grid.sheet, row: row.index, column: None };
                result
                    .findings
                    .push(Finding::at(Rule::RowNotUsed, place).with("text", shown(row)));
            }
            RowKind::Preamble
            | RowKind::Header
            | RowKind::Banner
            | RowKind::Subtotal
            | RowKind::GrandTotal
            | RowKind::Footer => {}
        }
        before = Some((row.index, kind));
        let banner = if kind.is_structure() { None } else { banner };
        result.kinds.push(ListRow { row: row.index, kind, banner, continues });
    }
    judge.say_totals(&mut sums, &mut result);
    result.carried = sums.carried_on();
    result.counts = judge.counts(&data);
    result
}

/// What stands around a row.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub(super) struct Around<'list> {
    /// No agreement follows.
    pub(super) after_data: bool,
    first: bool,
    /// What the row right above is.
    below: Option<RowKind>,
    data_follows: bool,
    /// It is a section's name with the section's sum, and whether it is its last row.
    section: Option<bool>,
    above: Option<&'list GridRow>,
    /// Another total follows.
    pub(super) total_follows: bool,
}

/// What a row is, but for totals, which are compared before they are named.
enum Judged {
    Is(RowKind),
    Banner(String),
    Continues,
    Total,
}

impl Judge<'_> {
    fn kind(
        &self,
        row: &GridRow,
        shape: &Shape,
        around: &Around<'_>,
        sums: &Sums,
    ) -> Judged {
        let text = || first_text(row);
        let loose = shape.texts == 1 && shape.numbers == 0 && !shape.amount;
        let under_data = around.below == Some(RowKind::Data);
        let next_year =
            || under_data && shape.year && self.is_of_another_year(row, around.above);
        if is_repeated(row, self.header) {
            Judged::Is(RowKind::Header)
        } else if shape.is_total() {
            Judged::Total
        } else if shape.word == Word::Note && loose && !shape.other_amount {
            Judged::Is(RowKind::Footer)
        } else if around.first && is_numbering(row) {
            Judged::Is(RowKind::Header)
        } else if shape.lone_year && !around.after_data {
            Judged::Banner(lone_text(row).unwrap_or_else(text))
        } else if shape.word == Word::Part && !shape.number {
            // What is a part of the amount above is counted there.
            Judged::Is(RowKind::NotUsed)
        } else if around.section == Some(true) {
            Judged::Total
        } else if around.section.is_some() {
            Judged::Banner(text())
        } else if under_data && is_labelled_sum(row, shape, around.above, sums) {
            Judged::Total
        } else if shape.is_data() {
            Judged::Is(RowKind::Data)
        } else if shape.amount && shape.texts == 0 && !next_year() && sums.agrees(row) {
            Judged::Total
        } else if loose && !shape.other_amount && !around.after_data {
            let near_start = shape
                .first_column
                .is_none_or(|column| column <= self.first_column().saturating_add(2));
            let second_line =
                self.is_second_line(shape, &text()) && under_data && around.data_follows;
            let is_banner = near_start && !second_line;
            if is_banner { Judged::Banner(text()) } else { Judged::Is(RowKind::NotUsed) }
        } else if under_data
            && (shape.amount && shape.year || self.fills_years(row, around.above, sums))
        {
            Judged::Continues
        } else if around.after_data && !shape.amount {
            Judged::Is(RowKind::Footer)
        } else {
            Judged::Is(RowKind::NotUsed)
        }
    }

    /// Whether a row is of another year than the one above, so that it can be no sum of it
    /// even where the same amount is paid each year.
    fn is_of_another_year(&self, row: &GridRow, above: Option<&GridRow>) -> bool {
        let year = |row: &GridRow| {
            let known = self.columns.iter().filter(|one| one.field == Some(Field::Year));
            known.filter_map(|one| row.cell(one.index)).find_map(period::read_year)
        };
        let (own, theirs) = (year(row), above.and_then(year));
        own.is_some() && theirs.is_some() && own != theirs
    }

    /// Whether a row of nothing but amounts fills years that the row above leaves blank,
    /// so that it can be no sum of it.
    fn fills_years(&self, row: &GridRow, above: Option<&GridRow>, sums: &Sums) -> bool {
        let years = |row: &GridRow| -> Vec<u32> {
            let is_year = |column: u32| {
                self.columns.iter().any(|known| {
                    known.index == column
                        && matches!(known.field, Some(Field::YearAmount(_)))
                })
            };
            sums.stated(row)
                .into_iter()
                .filter(|(_, amount)| amount.0 != 0)
                .map(|(at, _)| sums.column(at))
                .filter(|column| is_year(*column))
                .collect()
        };
        let only_amounts = row.cells.iter().all(|(column, _)| {
            sums.stated(row).iter().any(|(at, _)| sums.column(*at) == *column)
        });
        let Some(above) = above else { return false };
        let (own, theirs) = (years(row), years(above));
        only_amounts
            && !own.is_empty()
            && !theirs.is_empty()
            && own.iter().all(|column| !theirs.contains(column))
    }

    /// Whether a lone text is the rest of a title: it stands below titles and not where
    /// rows begin, and names no section that is known.
    fn is_second_line(&self, shape: &Shape, text: &str) -> bool {
        let column = |wanted: &Field| {
            self.columns
                .iter()
                .find(|column| column.field.as_ref() == Some(wanted))
                .map(|column| column.index)
        };
        shape.first_column.is_some_and(|first| first > self.first_column())
            && [Field::Title, Field::Description, Field::Partner]
                .iter()
                .any(|field| column(field) == shape.first_column)
            && !(self.known)(text)
            && period::read_text(text).is_none()
            && !self.begins_with_section()
    }

    /// Whether the list opens with a lone text right below its header.
    fn begins_with_section(&self) -> bool {
        self.grid
            .rows
            .get(self.header.first + self.header.height)
            .and_then(lone_text)
            .is_some()
    }

    /// Whether a column holds the places, units or partners of single agreements.
    pub(super) fn holds_names(&self, column: u32) -> bool {
        self.columns.iter().any(|known| {
            known.index == column
                && matches!(
                    known.field,
                    Some(
                        Field::Country
                            | Field::Region
                            | Field::ExtendingUnit
                            | Field::Partner
                    )
                )
        })
    }

    /// The first column that holds a field.
    fn first_column(&self) -> u32 {
        self.columns
            .iter()
            .filter(|column| column.field.is_some())
            .map(|column| column.index)
            .min()
            .unwrap_or(0)
    }

    /// The column that names each row's currency, with the words for it.
    fn currency_column(&self) -> Option<(u32, CurrencyWords)> {
        let is_currency = |one: &&Column| one.field == Some(Field::Currency);
        let column = self.columns.iter().find(is_currency)?;
        Some((column.index, self.currencies.clone()))
    }

    /// The amount columns, each with its unit and style.
    fn amount_columns(&self) -> Vec<AmountColumn> {
        self.columns
            .iter()
            .filter(|column| {
                matches!(
                    column.field,
                    Some(Field::Amount(_) | Field::YearAmount(_) | Field::RowTotal)
                )
            })
            .map(|column| {
                let cells = self
                    .grid
                    .rows
                    .iter()
                    .skip(self.header.first + self.header.height)
                    .filter_map(|row| row.cell(column.index));
                AmountColumn {
                    index: column.index,
                    unit: self.units.get(&column.index).copied().unwrap_or(self.unit),
                    style: amount::style(cells),
                }
            })
            .collect()
    }

    fn shape(&self, row: &GridRow, amounts: &[AmountColumn], words: &Words) -> Shape {
        let mut shape = Shape::default();
        for (column, cell) in &row.cells {
            if amounts.iter().any(|amount| amount.index == *column) {
                match amount::read(cell, Unit::One, amount::Style::default()) {
                    amount::Reading::Amount { .. } => {
                        shape.amount = true;
                        continue;
                    }
                    amount::Reading::Nothing => {
                        shape.other_amount = true;
                        continue;
                    }
                    amount::Reading::Unreadable => {
                        // A text in an amount column may be a banner that begins there.
                        if !matches!(cell, Cell::Text(_)) {
                            shape.other_amount = true;
                            continue;
                        }
                    }
                }
            }
            match cell {
                Cell::Text(text) => {
                    let word = words.of(text);
                    if shape.texts == 0 {
                        shape.first_column = Some(*column);
                        shape.word = word;
                    } else if shape.word == Word::None
                        && matches!(word, Word::Total | Word::GrandTotal)
                    {
                        shape.word = word;
                    }
                    shape.texts += 1;
                }
                Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) => shape.numbers += 1,
                Cell::Error(_) | Cell::FormulaWithoutValue => shape.other_amount = true,
            }
        }
        for column in self.columns {
            let Some(field) = &column.field else { continue };
            let flag = match field {
                Field::AgreementNumber => &mut shape.number,
                Field::Title => &mut shape.title,
                Field::Partner => &mut shape.partner,
                Field::Country => &mut shape.country,
                Field::Year => {
                    shape.year |= row.cell(column.index).is_some();
                    &mut shape.other
                }
                Field::Period | Field::From | Field::To | Field::ExtendingUnit => {
                    &mut shape.other
                }
                _ => continue,
            };
            if *flag {
                continue;
            }
            let Some((_, cell)) = self.merged.cell(&self.grid.rows, row, column.index)
            else {
                continue;
            };
            *flag = match field {
                Field::AgreementNumber => !number::in_cell(cell).is_empty(),
                _ => !matches!(cell, Cell::Error(_) | Cell::FormulaWithoutValue),
            };
        }
        if lone_text(row).is_some_and(|text| period::read_text(&text).is_some()) {
            (shape.number, shape.title, shape.other) = (false, false, false);
            (shape.amount, shape.lone_year) = (false, true);
        }
        // A title may begin as a total does; where a number stands before it, it is none.
        let number_at = self
            .columns
            .iter()
            .find(|column| column.field == Some(Field::AgreementNumber))
            .map(|column| column.index);
        if shape.number && shape.first_column != number_at {
            shape.word = Word::None;
        }
        shape
    }

    /// Cells that hold something, and those that were understood, by column, in the order
    /// of their first row.
    fn counts(&self, rows: &[&GridRow]) -> Map<u32, (u32, u32)> {
        let known = self.columns.iter().rev();
        let fields: Map<u32, Option<&Field>> =
            known.map(|column| (column.index, column.field.as_ref())).collect();
        let blocks: Vec<Map<u32, (u32, u32)>> = rows
            .par_chunks(BLOCK)
            .map(|block| {
                let mut counts = Map::default();
                for row in block {
                    count(row, &fields, &mut counts);
                }
                counts
            })
            .collect();
        let mut counts: Map<u32, (u32, u32)> = Map::default();
        for (column, (filled, understood)) in blocks.into_iter().flatten() {
            let sum = counts.entry(column).or_default();
            sum.0 += filled;
            sum.1 += understood;
        }
        counts
    }
}

/// Whether a row that has a label like a number (`Kap 163`, `UD 2006`) and amounts, and
/// nothing else that rows have, is the sum of rows above it.
fn is_labelled_sum(
    row: &GridRow,
    shape: &Shape,
    above: Option<&GridRow>,
    sums: &Sums,
) -> bool {
    let others = [shape.title, shape.partner, shape.country, shape.other];
    if !shape.number || !shape.amount || shape.texts != 1 || others.contains(&true) {
        return false;
    }
    let word = |row: &GridRow| {
        let label = first_text(row);
        let word = label.split(' ').next().unwrap_or_default();
        (word.chars().all(|one| one.is_alphabetic() || one == '.') && label.contains(' '))
            .then(|| word.to_lowercase())
    };
    let texts = |row: &GridRow| {
        row.cells.iter().filter(|(_, cell)| matches!(cell, Cell::Text(_))).count()
    };
    let is_other =
        above.is_some_and(|above| texts(above) > 1 && word(above) != word(row));
    word(row).is_some() && is_other && sums.agrees(row)
}

fn count(
    row: &GridRow,
    fields: &Map<u32, Option<&Field>>,
    counts: &mut Map<u32, (u32, u32)>,
) {
    for (column, cell) in &row.cells {
        let counts = counts.entry(*column).or_default();
        counts.0 += 1;
        let field = fields.get(column).copied().flatten();
        counts.1 += u32::from(field.is_some_and(|field| is_understood(field, cell)));
    }
}

fn is_understood(field: &Field, cell: &Cell) -> bool {
    match field {
        Field::AgreementNumber | Field::ParentNumber => !number::in_cell(cell).is_empty(),
        Field::Amount(_) | Field::YearAmount(_) | Field::RowTotal => {
            amount::read(cell, Unit::One, amount::Style::default())
                != amount::Reading::Unreadable
        }
        Field::Year | Field::Period | Field::From | Field::To => {
            period::read(cell).is_some()
        }
        _ => !matches!(cell, Cell::Error(_) | Cell::FormulaWithoutValue),
    }
}
