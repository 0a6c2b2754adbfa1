//! The amounts of a row: which cells, which currency, which year.

use crate::clean::ReadSums;
use crate::model::{
    AmountKind, Argument, Cell, Column, ColumnReason, Currency, Field, Finding, Grid,
    GridRow, List, Map, Message, Place, Rule, Set, SheetId, Total, Unit, YearAmount,
    YearAmounts,
};
use crate::template::Template;
use crate::text::{fold, tidy};
use crate::value::amount::{self, Reading, Style};
use crate::value::currency::{CurrencyWords, foreign_currency};
use crate::value::footnote::has_mark;
use crate::value::period::names_time;
use crate::value::preference;
use crate::value::scale::UnitWords;

/// A column whose amounts count.
#[derive(Clone, Debug)]
struct MoneyColumn {
    index: u32,
    year: Option<i32>,
    kind: AmountKind,
    unit: Unit,
    style: Style,
    currency: Option<Currency>,
    /// Whether the header says that it is in kroner, whatever else the row names.
    kroner: bool,
}

/// Reads the amounts of a list's rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Money {
    sheet: Option<SheetId>,
    /// The columns that are added up.
    columns: Vec<MoneyColumn>,
    /// Stands beside year columns; counts where none of them is filled.
    total: Option<MoneyColumn>,
    currency_column: Option<u32>,
    /// The currency of a row that names none, in a list that names some.
    blank_currency: Option<Currency>,
    /// Units that rows name themselves, in a list where some name more than kroner.
    row_units: Option<UnitWords>,
    currencies: CurrencyWords,
    /// A footnote's mark and the currency that it states.
    marked: Option<(char, Currency)>,
    /// Cells whose amount stands across the columns of several years, by row.
    across: Set<(u32, u32)>,
    pub(super) sums: ReadSums,
    others: Map<(SheetId, Currency), (Place, Total, usize)>,
    pub(super) findings: Vec<Finding>,
}

/// What the amounts of a row are.
#[derive(Clone, Debug, Default)]
pub(super) struct RowAmounts {
    /// Amounts; the year is that of their column.
    pub(super) amounts: YearAmounts,
    /// Whether an amount cell holds anything at all.
    pub(super) anything: bool,
}

impl Money {
    pub(super) fn new(template: &Template) -> Self {
        Self { currencies: CurrencyWords::new(template), ..Self::default() }
    }

    /// One for other rows of the same list, which has read nothing yet.
    pub(super) fn fork(&self) -> Self {
        let mut fork = self.clone();
        fork.sums = ReadSums::default();
        fork.others.clear();
        fork.findings.clear();
        fork
    }

    /// Takes what one for rows further down has read.
    pub(super) fn absorb(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.sums.nok += other.sums.nok;
        for (currency, total) in other.sums.others {
            *self.sums.others.entry(currency).or_default() += total;
        }
        for (key, (place, total, count)) in other.others {
            let entry = self.others.entry(key).or_insert((place, Total::default(), 0));
            entry.1 += total;
            entry.2 += count;
        }
    }

    /// Makes ready for the rows of a list.
    pub(super) fn start(&mut self, grid: &Grid, list: &List, template: &Template) {
        self.sheet = Some(list.sheet);
        self.columns.clear();
        self.total = None;
        let currencies = self.currencies.clone();
        // Beside amounts in the currency of the agreement, `kr` is as plain as `NOK`.
        let is_twofold =
            list.columns.iter().any(|one| fold(&one.header).contains("valuta"));
        let make = |column: &Column, year: Option<i32>, kind: AmountKind| {
            // A header that says kroner goes before the sheet's title and number formats.
            let names_kroner = currencies.name_kroner(&column.header);
            MoneyColumn {
                index: column.index,
                year,
                kind,
                unit: column.unit.unwrap_or(list.unit),
                style: amount::style(list_cells(grid, list, column.index)),
                currency: foreign_currency(&column.header)
                    .or_else(|| shown_currency(grid, column).filter(|_| !names_kroner))
                    .or_else(|| list.currency.clone().filter(|_| !names_kroner)),
                kroner: names_kroner
                    && (is_twofold
                        || fold(&column.header).split(' ').any(|word| word == "nok")),
            }
        };
        let mut single: Vec<(usize, MoneyColumn)> = Vec::new();
        for column in &list.columns {
            match &column.field {
                Some(Field::YearAmount(year)) => {
                    let kind = kind_of_header(&column.header);
                    self.columns.push(make(column, Some(*year), kind));
                }
                Some(Field::Amount(kind)) if column.filled > 0 => {
                    let rank = preference(*kind, template);
                    let before = single.first().map(|(rank, first)| (*rank, first.kind));
                    if before.is_none_or(|(before, _)| rank < before) {
                        single.clear();
                    }
                    // Payments that have a column each are of one kind.
                    if before.is_none_or(|(before, of)| rank < before || of == *kind) {
                        single.push((rank, make(column, None, *kind)));
                    }
                }
                Some(Field::RowTotal) => {
                    self.total = Some(make(column, None, AmountKind::Unnamed));
                }
                _ => {}
            }
        }
        if self.columns.is_empty() && !single.is_empty() {
            self.columns.extend(single.into_iter().map(|(_, column)| column));
            self.total = None;
        } else if let [(_, column)] = single.as_slice()
            && self.total.is_none()
        {
            self.total = Some(column.clone());
        }
        if self.columns.is_empty() {
            self.columns.extend(self.total.take());
        }
        self.marked.clone_from(&list.marked);
        self.across = self.across_years(grid);
        self.currency_column = list.column(&Field::Currency).map(|column| column.index);
        self.blank_currency = None;
        if let Some(column) = self.currency_column {
            let codes: Vec<Currency> = list_cells(grid, list, column)
                .filter_map(|cell| self.currencies.read(cell))
                .collect();
            // Where every row that says so is in another currency, a row that says
            // nothing is not in kroner either; `XXX` is the code for no currency.
            if !codes.is_empty() && !codes.iter().any(Currency::is_nok) {
                self.blank_currency = Some(Currency::new("XXX"));
            }
        }
        self.row_units = None;
        if let Some(column) = self.currency_column {
            let words = UnitWords::new(template);
            let scaled = list_cells(grid, list, column).any(|cell| {
                cell.text()
                    .and_then(|text| words.of_row(text))
                    .is_some_and(|unit| unit != Unit::One)
            });
            self.row_units = scaled.then_some(words);
        }
        self.others_kept(grid, list, &UnitWords::new(template), &make);
        self.kinds_mixed(grid, list);
        self.currencies_shown(grid);
    }

    /// Says which columns of years hold plans or grants where others hold something else.
    fn kinds_mixed(&mut self, grid: &Grid, list: &List) {
        let kinds = || self.columns.iter().filter(|column| column.year.is_some());
        let is_any = |kind: AmountKind| kinds().any(|column| column.kind == kind);
        let odd = if is_any(AmountKind::Planned) {
            AmountKind::Planned
        } else if is_any(AmountKind::Disbursed) {
            AmountKind::Granted
        } else {
            return;
        };
        let (odd, others): (Vec<_>, Vec<_>) =
            kinds().partition(|column| column.kind == odd);
        if odd.is_empty() || others.is_empty() {
            return;
        }
        let mut sums: Map<Currency, Total> = Map::default();
        let mut headers = Vec::new();
        for column in odd {
            for (currency, sum) in self.sums_of(grid, list, column) {
                *sums.entry(currency).or_default() += sum;
            }
            let header = list.columns.iter().find(|one| one.index == column.index);
            headers.extend(header.map(|one| Argument::from(one.header.as_str())));
        }
        if sums.values().all(|sum| *sum == Total::default()) {
            return;
        }
        self.findings.push(
            Finding::on(Rule::KindsMixed, list.sheet)
                .with("headers", Argument::List(headers))
                .with("amount", shown(&sums)),
        );
    }

    /// Says which numbers are shown in another currency than they are read in.
    fn currencies_shown(&mut self, grid: &Grid) {
        for shown in &grid.form.foreign {
            let column = self.columns.iter().chain(&self.total);
            let column = column.into_iter().find(|one| one.index == shown.column);
            if column.is_none_or(|one| one.currency.as_ref() == Some(&shown.currency)) {
                continue;
            }
            self.findings.push(
                Finding::on(Rule::CurrencyShown, grid.sheet)
                    .with("column", crate::model::column_letters(shown.column))
                    .with("currency", shown.currency.code())
                    .with("count", i64::from(shown.count)),
            );
        }
    }

    /// The cells that are merged across the columns of several years: of which of them the
    /// amount is, nothing says.
    fn across_years(&self, grid: &Grid) -> Set<(u32, u32)> {
        let is_year = |column: u32| {
            self.columns.iter().any(|one| one.index == column && one.year.is_some())
        };
        let merged = grid.merged.iter().filter(|[_, first, _, last]| {
            last > first && is_year(*first) && is_year(first + 1)
        });
        merged.map(|[row, first, ..]| (*row, *first)).collect()
    }

    /// What a number is worth in a row: as the row says, else as its column does.
    fn unit_of(&self, row: &GridRow, column: &MoneyColumn) -> Unit {
        let of_row = self
            .row_units
            .as_ref()
            .zip(self.currency_column)
            .and_then(|(words, currency)| words.of_row(row.cell(currency)?.text()?));
        of_row.unwrap_or(column.unit)
    }

    /// Says what the amount columns add up to that are kept and not counted.
    fn others_kept(
        &mut self,
        grid: &Grid,
        list: &List,
        units: &UnitWords,
        make: &dyn Fn(&Column, Option<i32>, AmountKind) -> MoneyColumn,
    ) {
        let counted = |index: u32| {
            self.columns.iter().chain(&self.total).any(|column| column.index == index)
        };
        let chosen = self.columns.first().and_then(|first| {
            list.columns.iter().find(|column| column.index == first.index)
        });
        let Some(chosen) = chosen else { return };
        let mut findings = Vec::new();
        for column in &list.columns {
            let is_amount =
                matches!(column.field, Some(Field::Amount(_) | Field::RowTotal))
                    || (column.reason == ColumnReason::Repeated
                        || column.reason == ColumnReason::Unknown
                            && (is_of_money(&column.header, units)
                                || is_numbered_like(&column.header, &chosen.header)))
                        && holds_amounts(
                            list_cells(grid, list, column.index),
                            column.unit.unwrap_or(list.unit),
                        );
            if !is_amount || column.filled == 0 || counted(column.index) {
                continue;
            }
            let money = make(column, None, AmountKind::Unnamed);
            let sums = self.sums_of(grid, list, &money);
            findings.push(
                Finding::on(Rule::AmountNotCounted, list.sheet)
                    .with("column", crate::model::column_letters(column.index))
                    .with("header", column.header.as_str())
                    .with("amount", shown(&sums))
                    .with("chosen", chosen.header.as_str()),
            );
        }
        self.findings.extend(findings);
    }

    /// What a column adds up to, each currency by itself.
    fn sums_of(
        &self,
        grid: &Grid,
        list: &List,
        column: &MoneyColumn,
    ) -> Map<Currency, Total> {
        let mut sums: Map<Currency, Total> = Map::default();
        for (row, listed) in grid.rows.iter().zip(&list.rows) {
            if listed.kind != crate::model::RowKind::Data {
                continue;
            }
            let reading = row
                .cell(column.index)
                .map(|cell| amount::read(cell, self.unit_of(row, column), column.style));
            if let Some(Reading::Amount { amount, currency: own, .. }) = reading {
                let of_row = || self.row_currency(row).filter(|_| !column.kroner);
                let stated = own.or_else(of_row);
                *sums.entry(self.currency(stated, column)).or_default() += amount;
            }
        }
        sums
    }

    /// The currency of an amount: what its cell or row states, else what its column does.
    fn currency(&self, stated: Option<Currency>, column: &MoneyColumn) -> Currency {
        stated
            .or_else(|| column.kroner.then(Currency::nok))
            .or_else(|| column.currency.clone())
            .or_else(|| self.blank_currency.clone())
            .unwrap_or_else(Currency::nok)
    }

    /// Whether the list has amounts at all.
    pub(super) fn has_columns(&self) -> bool {
        !self.columns.is_empty()
    }

    /// Whether a year stands above each amount.
    pub(super) fn is_wide(&self) -> bool {
        self.columns.iter().any(|column| column.year.is_some())
    }

    /// Whether all amounts that count are of one year, which a header says.
    pub(super) fn has_one_year(&self) -> bool {
        matches!(self.columns.as_slice(), [column] if column.year.is_some())
    }

    /// The amounts of a row, and the row's own total compared with them.
    pub(super) fn read(&mut self, row: &GridRow) -> RowAmounts {
        let mut result = RowAmounts::default();
        let Some(sheet) = self.sheet else { return result };
        let currency = self.row_currency(row);
        let columns = std::mem::take(&mut self.columns);
        for column in &columns {
            if let Some(amount) =
                self.read_cell(row, column, currency.as_ref(), &mut result)
            {
                result.amounts.push(amount);
            }
        }
        self.columns = columns;
        if let Some(column) = self.total.clone() {
            let sum: Total = result.amounts.iter().map(|amount| amount.amount).sum();
            let place = Place { sheet, row: row.index, column: Some(column.index) };
            if result.amounts.is_empty() {
                if let Some(amount) =
                    self.read_cell(row, &column, currency.as_ref(), &mut result)
                {
                    result.amounts.push(amount);
                }
            } else if let Some(Reading::Amount { amount: stated, .. }) = row
                .cell(column.index)
                .map(|cell| amount::read(cell, self.unit_of(row, &column), column.style))
                && Total::from(stated) != sum
            {
                self.findings.push(
                    Finding::at(Rule::RowTotalDiffers, place)
                        .with("stated", Total::from(stated))
                        .with("computed", sum),
                );
            }
        }
        for amount in &result.amounts {
            self.note(amount);
        }
        result
    }

    /// The kroner that stand in a row that is not used; they count as read.
    pub(super) fn nok_of(&mut self, row: &GridRow) -> Total {
        let before = self.findings.len();
        let amounts = self.read(row).amounts;
        // What is wrong in a row that is left out is said once, by the row's own finding.
        self.findings.truncate(before);
        amounts
            .iter()
            .filter(|amount| amount.currency.is_nok())
            .map(|amount| amount.amount)
            .sum()
    }

    /// One finding for each other currency of each sheet.
    pub(super) fn finish(mut self) -> (Vec<Finding>, ReadSums) {
        for ((_, currency), (place, total, count)) in self.others {
            self.findings.push(
                Finding::at(Rule::OtherCurrency, place)
                    .with("currency", currency.code())
                    .with("amount", Argument::Amount(total))
                    .with("count", count),
            );
        }
        (self.findings, self.sums)
    }

    fn read_cell(
        &mut self,
        row: &GridRow,
        column: &MoneyColumn,
        currency: Option<&Currency>,
        result: &mut RowAmounts,
    ) -> Option<YearAmount> {
        let cell = row.cell(column.index)?;
        let place =
            Place { sheet: self.sheet?, row: row.index, column: Some(column.index) };
        result.anything = true;
        match cell {
            Cell::Error(text) => {
                self.findings.push(
                    Finding::at(Rule::ErrorCell, place).with("text", text.as_str()),
                );
                return None;
            }
            Cell::FormulaWithoutValue => {
                self.findings.push(
                    Finding::at(Rule::FormulaWithoutValue, place).with("count", 1_usize),
                );
                return None;
            }
            Cell::Text(_) | Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) => {}
        }
        match amount::read(cell, self.unit_of(row, column), column.style) {
            Reading::Nothing => None,
            Reading::Unreadable => {
                self.findings.push(
                    Finding::at(Rule::AmountUnreadable, place)
                        .with("text", tidy(&cell.shown())),
                );
                None
            }
            Reading::Amount { amount, currency: own, doubtful } => {
                if doubtful {
                    self.findings.push(
                        Finding::at(Rule::AmountAmbiguous, place)
                            .with("text", tidy(&cell.shown()))
                            .with("amount", Total::from(amount)),
                    );
                }
                let of_row = currency.filter(|_| !column.kroner);
                let currency = self.currency(own.or_else(|| of_row.cloned()), column);
                if amount.0 < 0 && currency.is_nok() {
                    self.findings.push(
                        Finding::at(Rule::AmountNegative, place)
                            .with("amount", Total::from(amount)),
                    );
                }
                let is_across = !self.across.is_empty()
                    && self.across.contains(&(row.index, column.index));
                let year = column.year.filter(|_| !is_across);
                Some(YearAmount { year, amount, currency, kind: column.kind, place })
            }
        }
    }

    fn note(&mut self, amount: &YearAmount) {
        if amount.currency.is_nok() {
            self.sums.nok += amount.amount;
            return;
        }
        *self.sums.others.entry(amount.currency.clone()).or_default() += amount.amount;
        let entry = self
            .others
            .entry((amount.place.sheet, amount.currency.clone()))
            .or_insert((amount.place, Total::default(), 0));
        entry.1 += amount.amount;
        entry.2 += 1;
    }

    fn row_currency(&self, row: &GridRow) -> Option<Currency> {
        let cell = self.currency_column.and_then(|column| row.cell(column));
        cell.and_then(|cell| self.currencies.read(cell)).or_else(|| {
            let (mark, currency) = self.marked.as_ref()?;
            let is_marked = row.cells.iter().any(|(_, cell)| has_mark(cell, *mark));
            is_marked.then(|| currency.clone())
        })
    }
}

/// The cells of a column in the rows that hold data.
fn list_cells<'grid>(
    grid: &'grid Grid,
    list: &'grid List,
    column: u32,
) -> impl Iterator<Item = &'grid Cell> {
    grid.rows
        .iter()
        .zip(&list.rows)
        .filter(|(_, listed)| listed.kind == crate::model::RowKind::Data)
        .filter_map(move |(row, _)| row.cell(column))
}

/// The currency that most numbers of a column are shown in, if it is not kroner.
fn shown_currency(grid: &Grid, column: &Column) -> Option<Currency> {
    let shown = grid.form.foreign.iter().find(|one| one.column == column.index)?;
    (shown.count * 2 > shown.of).then(|| shown.currency.clone())
}

/// Sums for a finding: kroner as such, all others each with its currency.
pub(super) fn shown(sums: &Map<Currency, Total>) -> Argument {
    if sums.keys().all(Currency::is_nok) {
        return Argument::Money(sums.values().copied().sum());
    }
    let other = |(currency, sum): (&Currency, &Total)| {
        Message::new("amount-other")
            .with("amount", Argument::Amount(*sum))
            .with("currency", currency.code())
            .into()
    };
    Argument::List(sums.iter().map(other).collect())
}

/// Whether all cells are amounts, and some larger than a year or a code.
fn holds_amounts<'grid>(cells: impl Iterator<Item = &'grid Cell>, unit: Unit) -> bool {
    let mut large = false;
    for cell in cells {
        match amount::read(cell, unit, Style::default()) {
            Reading::Amount { amount, .. } => {
                large |= amount.0.abs() >= crate::model::Amount::kroner(10_000).0;
            }
            Reading::Nothing => {}
            Reading::Unreadable => return false,
        }
    }
    large
}

/// Whether a header that names no field speaks of money all the same: of a unit, a
/// currency, an amount or a time.
fn is_of_money(header: &str, units: &UnitWords) -> bool {
    let folded = fold(header);
    let amounts = [
        "sum", "amount", "belop", "tilskudd", "tilskot", "kostnad", "utbetal", "payment",
        "disburs", "bevil", "loyv", "rate", "transje",
    ];
    units.find(header).is_some()
        || foreign_currency(header).is_some()
        || names_time(header)
        || folded.split(' ').any(|word| amounts.iter().any(|part| word.starts_with(part)))
}

/// Whether two headers differ in a number alone: `1. rate` and `2. rate`.
fn is_numbered_like(header: &str, other: &str) -> bool {
    let words = |header: &str| -> Vec<String> {
        let folded = fold(header);
        let words = folded.split(' ').filter(|word| !word.is_empty());
        let is_word = |word: &&str| word.parse::<u32>().is_err();
        words.filter(is_word).map(str::to_owned).collect()
    };
    let own = words(header);
    !own.is_empty() && own == words(other)
}

fn kind_of_header(header: &str) -> AmountKind {
    let folded = fold(header);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if has(&["utbetalt", "utbetaling", "disburs", "paid"]) {
        AmountKind::Disbursed
    } else if has(&["bevil", "loyv", "tilsagn", "grant", "commit", "tildel"]) {
        AmountKind::Granted
    } else if has(&["budsjett", "planlagt", "plan", "prognose", "budget"]) {
        AmountKind::Planned
    } else {
        AmountKind::Unnamed
    }
}
