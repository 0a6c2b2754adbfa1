//! Tells data from banners, repeated headers, totals, notes and what cannot be placed.

use crate::model::{
    Amount, Cell, Column, Field, Finding, Grid, GridRow, ListRow, Map, Place, RowKind,
    Rule, StatedTotal, Total, Unit,
};
use crate::recognise::header::{Header, is_repeated};
use crate::recognise::sums::{AmountColumn, Sums};
use crate::template::Template;
use crate::text::fold;
use crate::value::encoding::tidy_repaired;
use crate::value::merged::Merged;
use crate::value::{amount, number};

/// What the rows of a sheet are.
pub(super) struct Rows {
    pub(super) kinds: Vec<ListRow>,
    pub(super) banners: Vec<String>,
    pub(super) totals: Vec<StatedTotal>,
    pub(super) findings: Vec<Finding>,
    /// Cells that hold something, and those that were understood, by column.
    pub(super) counts: Map<u32, (u32, u32)>,
}

/// What is needed to judge a row.
pub(super) struct Judge<'list> {
    pub(super) grid: &'list Grid,
    pub(super) merged: &'list Merged,
    pub(super) header: &'list Header,
    pub(super) columns: &'list [Column],
    pub(super) unit: Unit,
    pub(super) units: &'list Map<u32, Unit>,
    pub(super) template: &'list Template,
}

/// What stands in a row, before it is judged by what stands around it.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says whether a field is filled")]
struct Shape {
    number: bool,
    title: bool,
    partner: bool,
    country: bool,
    /// Year, period or extending unit.
    other: bool,
    /// An amount that can be read.
    amount: bool,
    /// Something in an amount column that cannot be read, a dash included.
    other_amount: bool,
    /// Texts, a merged one counted once.
    texts: u32,
    /// Numbers outside the amount columns.
    numbers: u32,
    /// The column of the first text.
    first_column: Option<u32>,
    word: Word,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Word {
    #[default]
    None,
    Total,
    GrandTotal,
    Note,
}

impl Shape {
    /// Whether it holds enough to be an agreement.
    fn is_data(&self) -> bool {
        let others = [self.title, self.partner, self.country, self.other, self.amount];
        let filled = others.iter().filter(|filled| **filled).count();
        self.number
            || (self.title && (filled >= 2 || self.other_amount))
            || (self.partner && filled >= 2)
            || (self.country && self.amount)
    }

    fn is_total(&self) -> bool {
        let few = self.texts <= 2 && !(self.number && self.texts > 1);
        matches!(self.word, Word::Total | Word::GrandTotal)
            && few
            && (self.amount || self.other_amount || self.texts == 1)
    }
}

/// Judges all rows of a sheet.
pub(super) fn judge(judge: &Judge<'_>) -> Rows {
    let words = Words::new(judge.template);
    let amounts = judge.amount_columns();
    let body_start = judge.header.first + judge.header.height;
    let shapes: Vec<Shape> = judge
        .grid
        .rows
        .iter()
        .skip(body_start)
        .map(|row| judge.shape(row, &amounts, &words))
        .collect();
    let last_data = shapes.iter().rposition(|shape| shape.is_data() && !shape.is_total());
    let first_data_column = judge
        .columns
        .iter()
        .filter(|column| column.field.is_some())
        .map(|column| column.index)
        .min()
        .unwrap_or(0);
    let mut result = Rows {
        kinds: Vec::with_capacity(judge.grid.rows.len()),
        banners: Vec::new(),
        totals: Vec::new(),
        findings: Vec::new(),
        counts: Map::default(),
    };
    for (at, row) in judge.grid.rows.iter().take(body_start).enumerate() {
        let kind =
            if at < judge.header.first { RowKind::Preamble } else { RowKind::Header };
        result.kinds.push(ListRow { row: row.index, kind, banner: None });
    }
    let mut sums = Sums::new(&amounts);
    let mut banner = None;
    for (at, (row, shape)) in
        judge.grid.rows.iter().skip(body_start).zip(&shapes).enumerate()
    {
        let after_data = last_data.is_none_or(|last| at > last);
        let text = first_text(row);
        let loose = shape.texts == 1 && shape.numbers == 0 && !shape.amount;
        let kind = if is_repeated(row, judge.header) {
            RowKind::Header
        } else if shape.is_total() {
            judge.total(row, shape, after_data, &mut sums, &mut result)
        } else if shape.word == Word::Note && loose && !shape.other_amount {
            RowKind::Footer
        } else if shape.is_data() {
            RowKind::Data
        } else if shape.amount && shape.texts == 0 && sums.agrees(row) {
            judge.total(row, shape, after_data, &mut sums, &mut result)
        } else if loose && !shape.other_amount && !after_data {
            let near_start = shape
                .first_column
                .is_none_or(|column| column <= first_data_column.saturating_add(2));
            if near_start { RowKind::Banner(text.clone()) } else { RowKind::NotUsed }
        } else if after_data && !shape.amount {
            RowKind::Footer
        } else if at == 0 && is_numbering(row) {
            RowKind::Header
        } else {
            RowKind::NotUsed
        };
        match &kind {
            RowKind::Banner(text) => {
                banner = Some(result.banners.len());
                result.banners.push(text.clone());
                sums.break_here();
            }
            RowKind::Data => {
                sums.add(row);
                judge.count(row, &mut result.counts);
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
            | RowKind::Subtotal
            | RowKind::GrandTotal
            | RowKind::Footer => {}
        }
        let banner = if kind.is_structure() { None } else { banner };
        result.kinds.push(ListRow { row: row.index, kind, banner });
    }
    result
}

impl Judge<'_> {
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
                    if shape.texts == 0 {
                        shape.first_column = Some(*column);
                        shape.word = words.of(text);
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
                Field::Year
                | Field::Period
                | Field::From
                | Field::To
                | Field::ExtendingUnit => &mut shape.other,
                _ => continue,
            };
            if *flag {
                continue;
            }
            let Some((_, cell)) = self.merged.cell(self.grid, row, column.index) else {
                continue;
            };
            *flag = match field {
                Field::AgreementNumber => !number::in_cell(cell).is_empty(),
                _ => !matches!(cell, Cell::Error(_) | Cell::FormulaWithoutValue),
            };
        }
        shape
    }

    /// Notes a total, compares it with the rows that it closes, and says which it is.
    fn total(
        &self,
        row: &GridRow,
        shape: &Shape,
        after_data: bool,
        sums: &mut Sums,
        result: &mut Rows,
    ) -> RowKind {
        let stated: Vec<(usize, Amount)> = sums.stated(row);
        let all = !stated.is_empty()
            && stated.iter().all(|(at, amount)| sums.is_all(*at, *amount));
        let grand = shape.word == Word::GrandTotal
            || (sums.totals > 0 && !sums.rows_since)
            || (after_data && all)
            || (after_data && sums.totals == 0 && sums.breaks == 0);
        let place = Place { sheet: self.grid.sheet, row: row.index, column: None };
        let mut agrees = true;
        for (at, amount) in &stated {
            let column = sums.column(*at);
            let fits =
                if grand { sums.is_all(*at, *amount) } else { sums.closes(*at, *amount) };
            let computed = if fits {
                Total::from(*amount)
            } else if grand {
                sums.all(*at)
            } else {
                sums.since(*at)
            };
            result.totals.push(StatedTotal {
                row: row.index,
                column,
                stated: *amount,
                computed,
                grand,
            });
            if !fits {
                agrees = false;
                result.findings.push(
                    Finding::at(Rule::TotalDiffers, place.at_column(column))
                        .with("stated", Total::from(*amount))
                        .with("computed", computed),
                );
            }
        }
        if let (true, Some((_, amount))) = (agrees, stated.first()) {
            result.findings.push(
                Finding::at(Rule::TotalAgrees, place)
                    .with("stated", Total::from(*amount)),
            );
        }
        sums.close();
        if grand { RowKind::GrandTotal } else { RowKind::Subtotal }
    }

    fn count(&self, row: &GridRow, counts: &mut Map<u32, (u32, u32)>) {
        for (column, cell) in &row.cells {
            let counts = counts.entry(*column).or_default();
            counts.0 += 1;
            let field = self
                .columns
                .iter()
                .find(|known| known.index == *column)
                .and_then(|column| column.field.as_ref());
            counts.1 += u32::from(field.is_some_and(|field| is_understood(field, cell)));
        }
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
            crate::value::period::read(cell).is_some()
        }
        _ => !matches!(cell, Cell::Error(_) | Cell::FormulaWithoutValue),
    }
}

/// The words that tell rows apart, folded.
struct Words {
    total: Vec<String>,
    grand_total: Vec<String>,
    note: Vec<String>,
}

impl Words {
    fn new(template: &Template) -> Self {
        let folded = |words: &[String]| -> Vec<String> {
            words.iter().map(|word| fold(word)).collect()
        };
        Self {
            total: folded(&template.rows.total),
            grand_total: folded(&template.rows.grand_total),
            note: folded(&template.rows.note),
        }
    }

    fn of(&self, text: &str) -> Word {
        // Words stand first; a long text need not be looked through.
        let start: String = text.chars().take(60).collect();
        let folded = fold(&start);
        let begins = |words: &[String]| {
            words.iter().any(|word| {
                folded
                    .strip_prefix(word.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
        };
        if begins(&self.grand_total) {
            Word::GrandTotal
        } else if begins(&self.total) {
            Word::Total
        } else if begins(&self.note) || text.trim_start().starts_with('*') {
            Word::Note
        } else {
            Word::None
        }
    }
}

/// The columns' numbers (`1 2 3 4`), which some lists have below the header.
fn is_numbering(row: &GridRow) -> bool {
    row.cells.len() > 2
        && row.cells.iter().zip(1_u32..).all(|((_, cell), expected)| {
            matches!(cell, Cell::Number(_)) && cell.shown() == expected.to_string()
        })
}

fn first_text(row: &GridRow) -> String {
    row.cells
        .iter()
        .find_map(|(_, cell)| cell.text())
        .map(tidy_repaired)
        .unwrap_or_default()
}

/// The row in a line, near enough to be found again.
fn shown(row: &GridRow) -> String {
    let cells: Vec<String> =
        row.cells.iter().take(6).map(|(_, cell)| tidy_repaired(&cell.shown())).collect();
    let mut shown: String = cells.join(" | ").chars().take(120).collect();
    if row.cells.len() > 6 {
        shown.push_str(" …");
    }
    shown
}
