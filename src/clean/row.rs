//! Reads a row of a list: each cell by the field of its column.

use std::sync::Arc;

use crate::clean::ReadSums;
use crate::clean::lookups::Lookups;
use crate::clean::money::Money;
use crate::clean::noted::Noted;
use crate::clean::record::Record;
use crate::clean::said::{Said, Texts, banners, text_lines};
use crate::model::{
    Argument, Cell, Field, Finding, GivenCode, Grid, GridRow, List, ListRow, NameSeen,
    Period, Place, Rule, SheetId, Total,
};
use crate::template::Template;
use crate::text::{fold, tidy};
use crate::value::code::{is_mark, is_none};
use crate::value::encoding;
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
    list: usize,
    sheet: SheetId,
    /// Columns with a field, in the order of the sheet.
    columns: Vec<(u32, Field)>,
    has_year: bool,
    noted: Noted,
}

impl<'template> RowReader<'template> {
    pub(super) fn new(template: &'template Template) -> Self {
        Self {
            template,
            lookups: Lookups::new(template),
            money: Money::new(template),
            plausible: template.plausible_years.unwrap_or(PLAUSIBLE_YEARS),
            totals: [&template.rows.total, &template.rows.grand_total]
                .into_iter()
                .flatten()
                .map(|word| fold(word))
                .collect(),
            merged: Arc::default(),
            list: 0,
            sheet: SheetId(0),
            columns: Vec::new(),
            has_year: false,
            noted: Noted::default(),
        }
    }

    /// One for other rows of the same list, which has read nothing yet.
    pub(super) fn fork(&self) -> Self {
        Self {
            template: self.template,
            lookups: self.lookups.fork(),
            money: self.money.fork(),
            plausible: self.plausible,
            totals: Arc::clone(&self.totals),
            merged: Arc::clone(&self.merged),
            list: self.list,
            sheet: self.sheet,
            columns: self.columns.clone(),
            has_year: self.has_year,
            noted: Noted::default(),
        }
    }

    /// Takes what one for rows further down has read.
    pub(super) fn absorb(&mut self, other: Self) {
        self.money.absorb(other.money);
        self.noted.absorb(other.noted);
    }

    /// Makes ready for the rows of a list.
    pub(super) fn start(&mut self, at: usize, grid: &Grid, list: &List) {
        self.list = at;
        self.sheet = list.sheet;
        self.merged = Arc::new(Merged::new(grid));
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
        grid: &Grid,
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
        let mut said = Said::default();
        let columns = std::mem::take(&mut self.columns);
        let merged = Arc::clone(&self.merged);
        for (column, field) in &columns {
            let Some((row_of_cell, cell)) = merged.cell(grid, row, *column) else {
                continue;
            };
            let at = Place { row: row_of_cell, ..place.at_column(*column) };
            if !matches!(field, Field::Amount(_) | Field::YearAmount(_) | Field::RowTotal)
            {
                self.field(field, cell, at, &mut record, &mut said);
            }
        }
        self.columns = columns;
        self.place_names(list, listed, place, &said.texts, &mut record);
        said.years.into_record(&mut record);
        let amounts = self.money.read(row);
        if !amounts.anything && self.money.has_columns() {
            self.noted.findings.push(Finding::at(Rule::AmountMissing, place));
        }
        record.amounts = amounts.amounts;
        self.give_years(list, listed, &mut record);
        for text in [&record.title, &record.remark, &said.texts.number] {
            for reference in number::references(text) {
                if !record.references.contains(&reference)
                    && !record.numbers.contains(&reference)
                {
                    record.references.push(reference);
                }
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
        match field {
            Field::AgreementNumber => {
                texts.number = text(self, "agreement_number");
                record.numbers = number::in_cell(cell);
                record.numbered = !record.numbers.is_empty();
            }
            Field::ParentNumber => {
                let _ = text(self, "parent_number");
                record.parent = number::in_cell(cell).into_iter().next();
            }
            Field::Title => record.title = text(self, "title"),
            Field::Description => record.description = text(self, "description"),
            Field::Keywords => record.keywords = text(self, "keywords"),
            Field::Country => texts.country = text(self, "country"),
            Field::Region => texts.region = text(self, "region"),
            Field::Partner => texts.partner = text(self, "partner"),
            Field::PartnerGroup => texts.partner_group = text(self, "partner_group"),
            Field::ExtendingUnit => texts.unit = text(self, "unit"),
            Field::Remark => record.remark = text(self, "remark"),
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
                record.evaluated = (!is_none(&text)).then_some((text, at));
            }
            Field::Sample => {
                let text = text(self, "sample");
                record.sampled = (!is_none(&text)).then_some((text, at));
            }
            Field::Dimension(dimension) => {
                let names = self.lookups.names();
                let (codes, unknown) = names.codes.read(dimension, &text_lines(cell));
                for code in codes {
                    record.given.push(GivenCode {
                        dimension: dimension.clone(),
                        code: code.to_owned(),
                        place: at,
                    });
                }
                for text in unknown {
                    self.noted.unknown(Rule::CodeUnknown, text, dimension.clone(), at);
                }
            }
            Field::Code(dimension, code) if is_mark(cell) => {
                record.given.push(GivenCode {
                    dimension: dimension.clone(),
                    code: code.clone(),
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
        place: Place,
        texts: &Texts,
        record: &mut Record,
    ) {
        let at = |record: &Record, key: &str| record.cells.get(key).unwrap_or(place);
        let has = |field: &Field| list.column(field).is_some();
        let names = self.lookups.names();
        record.geography = self.lookups.geography(&texts.country);
        let cell = at(record, "country");
        self.noted.names.country(&texts.country, &record.geography, cell);
        if record.geography.region.is_empty()
            && let Some(region) = names.countries.region(&texts.region)
        {
            let geography = Arc::make_mut(&mut record.geography);
            region.clone_into(&mut geography.region);
            geography.regional |= geography.countries.is_empty();
        }
        if !record.geography.unknown.is_empty() {
            let text = record.geography.unknown.clone();
            self.noted.unknown(
                Rule::CountryUnknown,
                text,
                String::new(),
                at(record, "country"),
            );
        }
        record.partner = self.lookups.partner(&texts.partner, &texts.partner_group);
        self.noted.names.partner(&texts.partner, &record.partner, at(record, "partner"));
        if !record.partner.known && !record.partner.name.is_empty() {
            let text = record.partner.name.clone();
            self.noted.unknown(
                Rule::PartnerUnknown,
                text,
                String::new(),
                at(record, "partner"),
            );
        }
        let known = self.lookups.unit(&texts.unit);
        self.noted.names.unit(&texts.unit, known.as_deref(), at(record, "unit"));
        record.unit = if let Some(unit) = known {
            unit
        } else {
            if !texts.unit.is_empty() {
                let text = texts.unit.clone();
                self.noted.unknown(
                    Rule::UnitUnknown,
                    text,
                    String::new(),
                    at(record, "unit"),
                );
            }
            texts.unit.clone()
        };
        let outer = list.banners.first().map_or((false, false), |banner| {
            let is_unit = names.units.read(banner).is_some();
            (is_unit, names.countries.knows(banner))
        });
        for banner in banners(list, listed) {
            let unit = names.units.read(banner).map(str::to_owned);
            let is_unit = unit.is_some();
            if let (true, Some(unit)) =
                (record.unit.is_empty() && !has(&Field::ExtendingUnit), unit)
            {
                self.noted.names.unit(banner, Some(&unit), place);
                record.unit = unit;
            }
            let geography = self.lookups.geography(banner);
            let is_place = geography.unknown.is_empty() && !geography.is_empty();
            if is_place && record.geography.is_empty() && !has(&Field::Country) {
                self.noted.names.country(banner, &geography, place);
                record.geography = geography;
            }
            // The outermost kind of banner begins anew, and so does what no one knows.
            let kind = (is_unit, is_place);
            if kind == outer || kind == (false, false) {
                break;
            }
        }
    }

    /// Gives each amount the year that the row, the list or the period says.
    fn give_years(&mut self, list: &List, listed: &ListRow, record: &mut Record) {
        let in_banner = || {
            banners(list, listed).find_map(|banner| {
                let year = period::read_text(banner)
                    .filter(|period| period.last == Some(period.first))
                    .map(|period| (period.first, true));
                year.or_else(|| Some((period::single_year(banner)?, false)))
            })
        };
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
            if amount.year.is_some() {
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
    fn text(&mut self, cell: &Cell, at: Place) -> String {
        let Cell::Text(text) = cell else { return cell.shown() };
        let Some(repaired) = encoding::repair(text) else { return tidy(text) };
        let repaired = tidy(&repaired);
        let entry = self
            .noted
            .repaired
            .entry(at.sheet)
            .or_insert_with(|| (at, tidy(text), repaired.clone(), 0));
        entry.3 += 1;
        repaired
    }

    /// The spellings of names that were read.
    pub(super) fn take_names(&mut self) -> Vec<NameSeen> {
        std::mem::take(&mut self.noted.names).finish()
    }

    /// All findings, and the sums that were read.
    pub(super) fn finish(self) -> (Vec<Finding>, ReadSums) {
        let (mut findings, sums) = self.money.finish();
        findings.extend(self.noted.finish());
        (findings, sums)
    }
}
