//! Guards against counting the same money twice; each says what it left out and why.

use std::hash::{Hash, Hasher as _};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHasher;

use crate::clean::Cleaned;
use crate::clean::identity::digest;
use crate::clean::money::shown;
use crate::clean::record::Record;
use crate::model::{
    Agreement, Amount, Cell, Currency, Finding, Geography, GridRow, List, Map, Message,
    Period, Place, Rule, Set, SheetId, Text, Total, YearAmount, YearAmounts,
};
use crate::text::fold;

/// Rows such as `2006-2010`, or of no year at all, that stand beside their own annual rows.
///
/// Where the year column itself says several years, the row sums up the annual rows and
/// is left out, unless it has money in a currency that none of them has. Where only a
/// period says so, or nothing, it is left out if it has their sum.
pub(super) fn period_rows(records: &mut [Record], cleaned: &mut Cleaned) {
    let spans = |record: &Record| {
        record
            .period
            .is_some_and(|period| period.last.is_some_and(|last| last > period.first))
    };
    let is_of_no_year = |record: &Record| {
        let mut amounts = record.amounts.iter();
        record.period.is_none()
            && record.has_money()
            && amounts.all(|amount| amount.year.is_none())
    };
    let candidates: Vec<usize> = records
        .par_iter()
        .enumerate()
        .filter(|(_, record)| {
            record.sums_years
                || (record.year.is_none() && (spans(record) || is_of_no_year(record)))
        })
        .map(|(at, _)| at)
        .collect();
    if candidates.is_empty() {
        return;
    }
    if !records.par_iter().any(|record| annual_year(record).is_some()) {
        return;
    }
    let wanted: Set<Undertaking> = candidates
        .par_iter()
        .map(|at| undertaking(&records[*at]))
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    let mut annual: Map<Undertaking, Vec<usize>> = Map::default();
    for (at, record) in records.iter().enumerate() {
        if annual_year(record).is_some() {
            let undertaking = undertaking(record);
            if wanted.contains(&undertaking) {
                annual.entry(undertaking).or_default().push(at);
            }
        }
    }
    // Rows of one period have the same annual rows beside them.
    let mut known: Map<(Undertaking, Option<Period>), Annual> = Map::default();
    for at in candidates {
        let Some(record) = records.get(at) else { continue };
        let own = sums([record]);
        let beside = known
            .entry((undertaking(record), record.period))
            .or_insert_with_key(|(undertaking, period)| {
                let found = annual.get(undertaking).into_iter().flatten();
                let found = found.filter_map(|sibling| records.get(*sibling));
                Annual::new(found.filter(|sibling| {
                    annual_year(sibling).is_some_and(|year| {
                        period.is_none_or(|period| period.contains(year))
                    })
                }))
            });
        let Some(period) = record.period.or(beside.years) else { continue };
        let sum = &beside.sums;
        let has_sum = beside.count > 1 && own == *sum && !own.is_empty();
        let is_counted = own.keys().all(|it| it.is_nok() || sum.contains_key(it));
        if beside.count == 0 || !(record.sums_years && is_counted || has_sum) {
            continue;
        }
        // A row without money that says something of its own can be counted as well.
        let repeats = record.description.is_empty()
            || beside.descriptions.contains(&record.description);
        let apart = !record.has_money() && !repeats;
        cleaned.findings.push(
            Finding::at(Rule::PeriodRowBesideYears, record.place)
                .with("period", period)
                .with("amount", shown(&own))
                .with("years", shown(sum))
                .with("count", beside.count)
                .with("counted", if apart { "apart" } else { "no" }),
        );
        if !apart && let Some(record) = records.get_mut(at) {
            record.leave_out(Message::new("left-out-period-row"), cleaned);
        }
    }
}

/// The annual rows of an undertaking within a period.
struct Annual {
    count: usize,
    /// From the first of their years to the last.
    years: Option<Period>,
    sums: Map<Currency, Total>,
    descriptions: Set<Text>,
}

impl Annual {
    fn new<'a>(rows: impl Iterator<Item = &'a Record>) -> Self {
        let rows: Vec<&Record> = rows.collect();
        let years = rows.iter().filter_map(|row| annual_year(row)).map(Period::year);
        Self {
            count: rows.len(),
            years: years.reduce(Period::hull),
            sums: sums(rows.iter().copied()),
            descriptions: rows.iter().map(|row| row.description.clone()).collect(),
        }
    }
}

/// What the amounts of rows come to, each currency by itself; none that comes to nothing.
pub(super) fn sums<'a>(
    records: impl IntoIterator<Item = &'a Record>,
) -> Map<Currency, Total> {
    sums_by(records, |amount| amount.currency.clone())
}

/// The same by what each amount counts under.
pub(super) fn sums_by<'a, K: Hash + Eq>(
    records: impl IntoIterator<Item = &'a Record>,
    under: impl Fn(&YearAmount) -> K,
) -> Map<K, Total> {
    let mut sums: Map<K, Total> = Map::default();
    for amount in records.into_iter().flat_map(|record| &record.amounts) {
        *sums.entry(under(amount)).or_default() += amount.amount;
    }
    sums.retain(|_, sum| *sum != Total::default());
    sums
}

/// What several rows may be about: the number, or title, place and partner.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Undertaking {
    Number(Text),
    Named(String, Arc<Geography>, String),
}

fn undertaking(record: &Record) -> Undertaking {
    match record.numbers.first() {
        Some(number) if record.numbered => Undertaking::Number(number.clone()),
        _ => Undertaking::Named(
            fold(&record.title),
            Arc::clone(&record.geography),
            fold(&record.partner.name),
        ),
    }
}

fn annual_year(record: &Record) -> Option<i32> {
    let period = record.period.filter(|period| period.last == Some(period.first));
    record.year.or(period.map(|period| period.first)).filter(|_| !record.sums_years)
}

/// What is the same when a row stands twice: whose, which year, how much.
type RepeatKey = (Text, Option<i32>, Amount, Currency);

/// Where rows are looked for that stand twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Within each sheet.
    Sheet,
    /// In other sheets and files.
    Elsewhere,
}

/// Rows that stand twice: in another sheet they are left out; within a sheet they are
/// left out where every cell is the same and no total of the list counts them, else they
/// are flagged, since two payments may be equal.
pub(super) fn repeated(
    scope: Scope,
    records: &mut [Record],
    lists: &[List],
    cleaned: &mut Cleaned,
) {
    let several = several(records);
    let mut seen: Map<RepeatKey, (Place, Option<u64>)> = Map::default();
    let mut seen_unnumbered: Map<[u8; 32], Place> = Map::default();
    let may_be_repeated = |record: &Record| {
        let number = record.numbers.first().map_or("", Text::as_str);
        let mut amounts = record.amounts.iter();
        !record.left_out
            && (!record.numbered
                || amounts.any(|amount| several.contains(&digit(number, amount))))
    };
    let suspects: Vec<usize> = records
        .par_iter()
        .enumerate()
        .filter(|(_, record)| may_be_repeated(record))
        .map(|(at, _)| at)
        .collect();
    for at in suspects {
        let record = &mut records[at];
        if !record.numbered {
            repeated_unnumbered(scope, record, &mut seen_unnumbered, lists, cleaned);
            continue;
        }
        let Some(number) = record.numbers.first().cloned() else { continue };
        let mut left_out: Vec<(Place, Total)> = Vec::new();
        let telling = record.telling;
        let had_amounts = !record.amounts.is_empty();
        record.amounts.retain(|amount| {
            if amount.amount.0 == 0 {
                return true;
            }
            let key =
                (number.clone(), amount.year, amount.amount, amount.currency.clone());
            let (first, other) = *seen.entry(key).or_insert((amount.place, telling));
            let elsewhere = first.sheet != amount.place.sheet;
            if first == amount.place || elsewhere != (scope == Scope::Elsewhere) {
                return true;
            }
            // Payments that have a column each may be equal.
            if !elsewhere && first.row == amount.place.row {
                return true;
            }
            let finding = Finding::at(Rule::RowRepeated, amount.place)
                .with("place", show(first, amount.place.sheet, lists))
                .with("amount", Total::from(amount.amount));
            let once = elsewhere
                || (telling.is_some()
                    && telling == other
                    && !is_in_total(amount.place, lists));
            cleaned
                .findings
                .push(finding.with("counted", if once { "once" } else { "twice" }));
            if once {
                let nok = if amount.currency.is_nok() {
                    amount.amount.into()
                } else {
                    Total::default()
                };
                left_out.push((amount.place, nok));
            }
            !once
        });
        if had_amounts && record.amounts.is_empty() {
            record.left_out = true;
        }
        for (place, nok) in left_out {
            let place = if record.left_out { place.whole_row() } else { place };
            cleaned.conservation.nok_not_used += nok;
            cleaned.conservation.left_out.push((
                place,
                Message::new("left-out-repeated"),
                nok,
            ));
        }
    }
}

/// What is equal for amounts that stand twice, and hardly for others.
fn digit(number: &str, amount: &YearAmount) -> u64 {
    let mut hasher = FxHasher::default();
    (number, amount.year, amount.amount).hash(&mut hasher);
    hasher.finish()
}

/// The digits that several amounts have: only these need to be looked at.
fn several(records: &[Record]) -> Set<u64> {
    let mut digits: Vec<u64> = records
        .par_iter()
        .filter(|record| record.numbered && !record.left_out)
        .flat_map_iter(|record| {
            let number = record.numbers.first().map_or("", Text::as_str);
            let amounts = record.amounts.iter().filter(|amount| amount.amount.0 != 0);
            amounts.map(move |amount| digit(number, amount))
        })
        .collect();
    digits.par_sort_unstable();
    let groups = digits.chunk_by(|one, other| one == other);
    groups.filter(|group| group.len() > 1).filter_map(|it| it.first().copied()).collect()
}

/// A row of fewer cells than this says too little to be known for a copy.
const TELLING_CELLS: usize = 4;

/// What all cells of a row hold, as a digit that hardly any other row has; `None` if they
/// are too few to know the row for a copy. It is asked only of rows that have a number, a
/// year and an amount in common.
pub(super) fn telling(row: &GridRow) -> Option<u64> {
    if row.cells.len() < TELLING_CELLS {
        return None;
    }
    let mut hasher = FxHasher::default();
    for (column, cell) in &row.cells {
        (column, std::mem::discriminant(cell)).hash(&mut hasher);
        match cell {
            Cell::Text(text) => text.hash(&mut hasher),
            // Zero has two signs and is equal to itself.
            Cell::Number(number) => (number + 0.0).to_bits().hash(&mut hasher),
            Cell::Date(date) => date.hash(&mut hasher),
            Cell::Bool(truth) => truth.hash(&mut hasher),
            Cell::Error(error) => error.hash(&mut hasher),
            Cell::FormulaWithoutValue => {}
        }
    }
    Some(hasher.finish())
}

/// Whether a total that the list states, and that agrees with its rows, counts a row.
fn is_in_total(place: Place, lists: &[List]) -> bool {
    lists
        .iter()
        .filter(|list| list.sheet == place.sheet)
        .flat_map(|list| &list.totals)
        .any(|total| {
            total.row > place.row
                && Some(total.column) == place.column
                && Total::from(total.stated) == total.computed
        })
}

fn repeated_unnumbered(
    scope: Scope,
    record: &mut Record,
    seen: &mut Map<[u8; 32], Place>,
    lists: &[List],
    cleaned: &mut Cleaned,
) {
    let first = *seen.entry(digest(record)).or_insert(record.place);
    let elsewhere = first.sheet != record.place.sheet;
    if first == record.place || elsewhere != (scope == Scope::Elsewhere) {
        return;
    }
    cleaned.findings.push(
        Finding::at(Rule::RowRepeated, record.place)
            .with("place", show(first, record.place.sheet, lists))
            .with("amount", record.nok())
            .with("counted", if elsewhere { "once" } else { "twice" }),
    );
    if elsewhere {
        record.leave_out(Message::new("left-out-repeated"), cleaned);
    }
}

/// An address, with the sheet's name if it is another sheet.
fn show(place: Place, from: SheetId, lists: &[List]) -> String {
    let name = lists.iter().find(|list| list.sheet == place.sheet).map(|list| &list.name);
    match name {
        Some(name) if place.sheet != from => format!("{name}!{}", place.address()),
        _ => place.address(),
    }
}

/// Frame agreements that stand beside their sub-units: left out if they have the sum of
/// these, else kept and flagged.
pub(super) fn frames(cleaned: &mut Cleaned) {
    if cleaned.agreements.iter().all(|agreement| agreement.extra.parent.is_none()) {
        return;
    }
    let by_number: Map<&str, usize> = cleaned
        .agreements
        .iter()
        .enumerate()
        .map(|(at, agreement)| (agreement.number.as_str(), at))
        .collect();
    let mut parts: Map<usize, Vec<usize>> = Map::default();
    for (at, agreement) in cleaned.agreements.iter().enumerate() {
        if let Some(frame) =
            agreement.extra.parent.as_ref().and_then(|it| by_number.get(it.as_str()))
            && *frame != at
        {
            parts.entry(*frame).or_default().push(at);
        }
    }
    for (frame, parts) in parts {
        let sum: Total = parts
            .iter()
            .filter_map(|part| cleaned.agreements.get(*part))
            .map(Agreement::nok)
            .sum();
        let Some(agreement) = cleaned.agreements.get_mut(frame) else { continue };
        let own = agreement.nok();
        if own == Total::default() || sum == Total::default() {
            continue;
        }
        let Some(place) = agreement.rows.first().copied() else { continue };
        let is_sum = own == sum;
        cleaned.findings.push(
            Finding::at(Rule::FrameBesideParts, place)
                .with("number", agreement.number.as_str())
                .with("amount", own)
                .with("parts", sum)
                .with("counted", if is_sum { "once" } else { "twice" }),
        );
        if is_sum {
            let (kroner, others) = std::mem::take(&mut agreement.amounts)
                .into_iter()
                .partition(|amount| amount.currency.is_nok());
            agreement.amounts = others;
            let kroner: YearAmounts = kroner;
            for amount in kroner {
                let nok = Total::from(amount.amount);
                cleaned.conservation.nok_not_used += nok;
                cleaned.conservation.left_out.push((
                    amount.place,
                    Message::new("left-out-frame"),
                    nok,
                ));
            }
        }
    }
}
