//! Reads a row of a list: each cell by the field of its column.

use std::sync::Arc;

use crate::clean::banners::Banners;
use crate::clean::lookups::{AllStands, Lookups, Stands};
use crate::clean::money::Money;
use crate::clean::names;
use crate::clean::noted::Noted;
use crate::clean::record::Record;
use crate::clean::said::{Said, Texts, text_lines};
use crate::clean::{ReadSums, guards};
use crate::model::{
    Argument, Cell, Cells, Field, Finding, GivenCode, Grid, GridRow, List, ListRow,
    NameSeen, Period, Place, Rule, SheetId, Text, Total,
};
use crate::template::Template;
use crate::text::{fold, is_tidy, tidy};
use crate::value::code::{is_mark, is_none};
use crate::value::encoding;
use crate::value::known::KnownNames;
use crate::value::merged::Merged;
use crate::value::{number, period};

/// Years that are plausible where the template says nothing.
const PLAUSIBLE_YEARS: [i32; 2] = [1950, 2050];

/// Reads rows; knows the template's names and gathers findings.
pub(super) struct RowReader<'template> {
    template: &'template Template,
    lookups: Lookups,
    money: Money,
    plausible: [i32; 2],
    /// Words for all years together, folded.
    totals: Arc<[String]>,
    merged: Arc<Merged>,
    /// The rows that merged areas reach down from.
    tops: Arc<[GridRow]>,
    banners: Arc<Banners>,
    list: usize,
    sheet: SheetId,
    /// Columns with a field, in the order of the sheet.
    columns: Vec<(u32, Field)>,
    has_year: bool,
    /// Those of the row above.
    cells: Cells,
    noted: Noted,
}

/// What rows have told beside their records.
pub(super) struct Told {
    money: Money,
    noted: Noted,
}

impl Told {
    /// Takes what rows further down have told.
    pub(super) fn absorb(&mut self, below: Self) {
        self.money.absorb(below.money);
        self.noted.absorb(below.noted);
    }
}

impl<'template> RowReader<'template> {
    pub(super) fn new(template: &'template Template, names: Arc<KnownNames>) -> Self {
        Self {
            template,
            lookups: Lookups::new(names),
            money: Money::new(template),
            plausible: template.plausible_years.unwrap_or(PLAUSIBLE_YEARS),
            totals: [&template.rows.total, &template.rows.grand_total]
                .into_iter()
                .flatten()
                .map(|word| fold(word))
                .collect(),
            merged: Arc::default(),
            tops: Arc::default(),
            banners: Arc::default(),
            list: 0,
            sheet: SheetId(0),
            columns: Vec::new(),
            has_year: false,
            cells: Cells::default(),
            noted: Noted::default(),
        }
    }

    /// One for other rows of the same list, which has read nothing yet and knows the names
    /// of this one.
    pub(super) fn fork(&self) -> Self {
        Self {
            template: self.template,
            lookups: self.lookups.fork(),
            money: self.money.fork(),
            plausible: self.plausible,
            totals: Arc::clone(&self.totals),
            merged: Arc::clone(&self.merged),
            tops: Arc::clone(&self.tops),
            banners: Arc::clone(&self.banners),
            list: self.list,
            sheet: self.sheet,
            columns: self.columns.clone(),
            has_year: self.has_year,
            cells: Cells::default(),
            noted: Noted::default(),
        }
    }

    /// Takes the names that others have looked up, which are used no more; gives the rows
    /// that have them, and what else they have read.
    pub(super) fn learn(&mut self, others: Vec<Self>) -> (Vec<Stands>, Vec<Told>) {
        let (lookups, told): (Vec<Lookups>, Vec<Told>) = others
            .into_iter()
            .map(|Self { lookups, money, noted, .. }| (lookups, Told { money, noted }))
            .unzip();
        (self.lookups.absorb(lookups), told)
    }

    /// Takes what rows of the list have told.
    pub(super) fn absorb(&mut self, told: Told) {
        self.money.absorb(told.money);
        self.noted.absorb(told.noted);
    }

    /// Makes ready for the rows of a list.
    pub(super) fn start(&mut self, at: usize, grid: &Grid, list: &List) {
        self.list = at;
        self.sheet = list.sheet;
        self.merged = Arc::new(Merged::new(grid));
        self.tops = self.merged.tops(&grid.rows).into();
        self.banners = Arc::new(Banners::new(list, &mut self.lookups));
        self.lookups.settle();
        self.columns = list
            .columns
            .iter()
            .filter_map(|column| Some((column.index, column.field.clone()?)))
            .collect();
        self.money.start(grid, list, self.template);
        self.has_year = list.column(&Field::Year).is_some() || self.money.is_wide();
    }

    /// The kroner in a row that is not used.
    pub(super) fn nok_of(&mut self, row: &GridRow) -> Total {
        self.money.nok_of(row)
    }

    /// Reads a row of data.
    pub(super) fn read(
        &mut self,
        list: &List,
        row: &GridRow,
        listed: &ListRow,
    ) -> Record {
        let place = Place { sheet: self.sheet, row: row.index, column: None };
        let mut record = Record {
            list: self.list,
            place,
            geography: self.lookups.nowhere(),
            partner: self.lookups.nobody(),
            ..Record::default()
        };
        record.cells.reserve(self.columns.len());
        record.telling = guards::telling(row);
        let mut said = Said::default();
        let columns = std::mem::take(&mut self.columns);
        let (merged, tops) = (Arc::clone(&self.merged), Arc::clone(&self.tops));
        for (column, field) in &columns {
            let Some((row_of_cell, cell)) = merged.cell(&tops, row, *column) else {
                continue;
            };
            let at = Place { row: row_of_cell, ..place.at_column(*column) };
            if !matches!(field, Field::Amount(_) | Field::YearAmount(_) | Field::RowTotal)
            {
                self.field(field, cell, at, &mut record, &mut said);
            }
        }
        self.columns = columns;
        record.cells.share(&self.cells);
        self.cells = record.cells.clone();
        self.place_names(list, listed, &said.texts, &mut record);
        if let Some([from, to]) = said.years.reversed() {
            self.noted.findings.push(
                Finding::at(Rule::PeriodReversed, place)
                    .with("from", Argument::Year(from))
                    .with("to", Argument::Year(to)),
            );
        }
        said.years.into_record(&mut record);
        let amounts = self.money.read(row);
        if !amounts.anything && self.money.has_columns() {
            self.noted.findings.push(Finding::at(Rule::AmountMissing, place));
        }
        record.amounts = amounts.amounts;
        self.give_years(list, listed, &mut record);
        let texts = [&record.title, &record.extra.remark, &said.texts.number];
        let named: Vec<String> =
            texts.into_iter().flat_map(|text| number::references(text)).collect();
        for reference in named.into_iter().map(Text::from) {
            if !record.extra.references.contains(&reference)
                && !record.numbers.contains(&reference)
            {
                record.extra.references.push(reference);
            }
        }
        record
    }

    fn field(
        &mut self,
        field: &Field,
        cell: &Cell,
        at: Place,
        record: &mut Record,
        said: &mut Said,
    ) {
        let Said { texts, years } = said;
        match cell {
            Cell::Error(text) => {
                let finding =
                    Finding::at(Rule::ErrorCell, at).with("text", text.as_str());
                self.noted.findings.push(finding);
                return;
            }
            Cell::FormulaWithoutValue => {
                let finding =
                    Finding::at(Rule::FormulaWithoutValue, at).with("count", 1_usize);
                self.noted.findings.push(finding);
                return;
            }
            Cell::Text(_) | Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) => {}
        }
        let mut text = |reader: &mut Self, key: &'static str| {
            record.cells.insert(key, at);
            reader.text(cell, at)
        };
        // Signs alone, as in `-`, name nobody and nothing.
        let name = |text: Text| {
            if text.chars().any(char::is_alphanumeric) { text } else { Text::default() }
        };
        match field {
            Field::AgreementNumber => {
                texts.number = text(self, "agreement_number");
                record.numbers =
                    number::in_cell(cell).into_iter().map(Text::from).collect();
                record.numbered = !record.numbers.is_empty();
            }
            Field::ParentNumber => {
                let _ = text(self, "parent_number");
                let parent = number::in_cell(cell).into_iter().next();
                if let Some(parent) = parent {
                    record.extra.parent = Some(parent.into());
                }
            }
            Field::Title => record.title = text(self, "title"),
            Field::Description => record.description = text(self, "description"),
            Field::Keywords => record.extra.keywords = text(self, "keywords"),
            Field::Country => texts.country = name(text(self, "country")),
            Field::Region => texts.region = name(text(self, "region")),
            Field::Partner => texts.partner = name(text(self, "partner")),
            Field::PartnerGroup => {
                texts.partner_group = name(text(self, "partner_group"));
            }
            Field::ExtendingUnit => texts.unit = name(text(self, "unit")),
            Field::Remark => record.extra.remark = text(self, "remark"),
            Field::Period => {
                let shown = text(self, "period");
                years.period = self.period(cell, &shown, at, Rule::PeriodUnreadable);
            }
            Field::From => {
                let shown = text(self, "from");
                years.from = self.period(cell, &shown, at, Rule::PeriodUnreadable);
            }
            Field::To => {
                let shown = text(self, "to");
                years.to = self.period(cell, &shown, at, Rule::PeriodUnreadable);
            }
            Field::Year => {
                let shown = text(self, "year");
                if self.totals.contains(&fold(&shown)) {
                    years.all = true;
                    return;
                }
                years.year = self.period(cell, &shown, at, Rule::YearDoubtful);
            }
            Field::Evaluated => {
                let text = text(self, "evaluated");
                if !is_none(&text) {
                    record.extra.evaluated = Some((text, at));
                }
            }
            Field::Sample => {
                let text = text(self, "sample");
                if !is_none(&text) {
                    record.extra.sampled = Some((text, at));
                }
            }
            Field::Dimension(dimension) => {
                let names = self.lookups.names();
                let (codes, unknown) = names.codes.read(dimension, &text_lines(cell));
                for code in codes {
                    record.extra.given.push(GivenCode {
                        dimension: dimension.as_str().into(),
                        code: code.into(),
                        place: at,
                    });
                }
                for text in unknown {
                    self.noted.unknown(text, dimension.clone(), at);
                }
            }
            Field::Code(dimension, code) if is_mark(cell) => {
                record.extra.given.push(GivenCode {
                    dimension: dimension.as_str().into(),
                    code: code.as_str().into(),
                    place: at,
                });
            }
            Field::Code(..)
            | Field::Currency
            | Field::Amount(_)
            | Field::YearAmount(_)
            | Field::RowTotal => {}
        }
    }

    /// Country, partner and unit, from the row or from the banner above it.
    fn place_names(
        &mut self,
        list: &List,
        listed: &ListRow,
        texts: &Texts,
        record: &mut Record,
    ) {
        let place = record.place;
        let at = |record: &Record, key: &str| record.cells.get(key).unwrap_or(place);
        let names = self.lookups.names();
        let (spelling, geography) = self.lookups.geography(&texts.country);
        self.lookups.note_geography(spelling, at(record, "country"));
        record.geography = geography;
        if record.geography.region.is_empty()
            && let Some(region) = names.countries.region(&texts.region)
        {
            let geography = Arc::make_mut(&mut record.geography);
            region.clone_into(&mut geography.region);
            geography.regional |= geography.countries.is_empty();
        }
        let (spelling, partner) =
            self.lookups.partner(&texts.partner, &texts.partner_group);
        self.lookups.note_partner(spelling, at(record, "partner"));
        record.partner = partner;
        let (spelling, unit) = self.lookups.unit(&texts.unit);
        self.lookups.note_unit(spelling, at(record, "unit"));
        record.unit = unit.unwrap_or_else(|| texts.unit.clone());
        let banners = Arc::clone(&self.banners);
        let Some(held) = banners.of(listed) else { return };
        if let Some((banner, unit)) = &held.unit
            && record.unit.is_empty()
            && list.column(&Field::ExtendingUnit).is_none_or(|column| column.filled == 0)
        {
            self.lookups.note_unit(*banner, place);
            record.unit = unit.clone();
        }
        if let Some((banner, geography)) = &held.place
            && record.geography.is_empty()
        {
            self.lookups.note_geography(*banner, place);
            record.geography = Arc::clone(geography);
        }
        if let Some((banner, partner)) = &held.partner
            && record.partner.name.is_empty()
        {
            self.lookups.note_partner(*banner, place);
            record.partner = Arc::clone(partner);
        }
    }

    /// Gives each amount the year that the row, the list or the period says.
    fn give_years(&mut self, list: &List, listed: &ListRow, record: &mut Record) {
        let in_banner = || self.banners.of(listed)?.year;
        // A row that sums up years has none of its own.
        let year = match record.year {
            None if record.sums_years => None,
            Some(year) => Some(year),
            None => match in_banner() {
                Some((year, plain)) => {
                    if !plain {
                        self.noted
                            .years_from_banner
                            .entry(self.sheet)
                            .or_insert((record.place, year));
                    }
                    Some(year)
                }
                None => list.year,
            },
        };
        let from_period = record.period.map(|period| period.first);
        let mut guessed = None;
        let mut missing = false;
        for amount in &mut record.amounts {
            if let Some(of_header) = amount.year {
                // Beside several years that of a row is when its agreement began.
                let other = record.year.filter(|own| *own != of_header);
                if let Some(own) = other.filter(|_| self.money.has_one_year()) {
                    let entry = self.noted.years_of_header.entry(self.sheet);
                    let new = (record.place, [of_header, own], 0);
                    entry.or_insert(new).2 += 1;
                }
                continue;
            }
            amount.year = year.or(from_period);
            if year.is_none() {
                guessed = from_period;
                missing |= from_period.is_none();
            }
        }
        if let Some(year) = guessed {
            if self.has_year {
                self.noted.findings.push(
                    Finding::at(Rule::YearFromPeriod, record.place)
                        .with("year", Argument::Year(year))
                        .with("count", 1_usize),
                );
            } else {
                let entry = self.noted.years_from_period.entry(self.sheet).or_insert((
                    record.place,
                    year,
                    0,
                ));
                entry.2 += 1;
            }
        }
        if missing {
            if self.has_year {
                self.noted.findings.push(
                    Finding::at(Rule::YearMissing, record.place).with("count", 1_usize),
                );
            } else {
                self.noted
                    .years_missing
                    .entry(self.sheet)
                    .or_insert((record.place, 0))
                    .1 += 1;
            }
        }
    }

    fn period(
        &mut self,
        cell: &Cell,
        shown: &str,
        at: Place,
        rule: Rule,
    ) -> Option<Period> {
        if matches!(shown, "" | "-" | "–" | "—") {
            return None;
        }
        let [first, last] = self.plausible;
        let plausible = |year: i32| first <= year && year <= last;
        match period::read(cell) {
            Some(period) if plausible(period.first) && plausible(period.last_known()) => {
                Some(period)
            }
            Some(_) => {
                self.noted
                    .findings
                    .push(Finding::at(Rule::YearDoubtful, at).with("text", shown));
                None
            }
            None => {
                self.noted.findings.push(Finding::at(rule, at).with("text", shown));
                None
            }
        }
    }

    /// The text of a cell, tidied, and repaired where that is certain.
    fn text(&mut self, cell: &Cell, at: Place) -> Text {
        let Cell::Text(text) = cell else { return cell.shown().into() };
        let Some(repaired) = encoding::repair(text) else {
            // As it stands in the cell, nearly always.
            return if is_tidy(text) { text.clone() } else { tidy(text).into() };
        };
        let repaired = tidy(&repaired);
        let entry = self
            .noted
            .repaired
            .entry(at.sheet)
            .or_insert_with(|| (at, tidy(text), repaired.clone(), 0));
        entry.3 += 1;
        repaired.into()
    }

    /// The spellings of names that stand in the rows.
    pub(super) fn names(&self, stands: &AllStands) -> Vec<NameSeen> {
        names::seen(&self.lookups, stands)
    }

    /// All findings, and the sums that were read.
    pub(super) fn finish(self, stands: &AllStands) -> (Vec<Finding>, ReadSums) {
        let (mut findings, sums) = self.money.finish();
        findings.extend(self.noted.finish());
        findings.extend(names::unknown(&self.lookups, stands));
        (findings, sums)
    }
}
