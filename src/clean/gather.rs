//! Puts the rows of one agreement number together.

use std::cmp::Reverse;
use std::sync::Arc;

use rayon::prelude::*;
use smallvec::smallvec;

use crate::clean::record::Record;
use crate::model::{
    Agreement, Few, Field, Finding, Geography, GivenCode, Partner, Place, Rule, Text,
    small,
};
use crate::text::fold;
use crate::value::{field_argument, number};

/// One agreement for each number, in the order of the numbers.
///
/// What its rows disagree on is taken from the row of the earliest year, the longest
/// title first, whatever the order of the rows.
pub(super) fn gather(
    mut records: Vec<Record>,
    findings: &mut Vec<Finding>,
) -> Vec<Agreement> {
    if records.par_iter().any(|record| record.left_out) {
        records.retain(|record| !record.left_out);
    }
    let several: Vec<&Record> =
        records.par_iter().filter(|record| record.numbers.len() > 1).collect();
    for record in several {
        let place = record.cells.get("agreement_number").unwrap_or(record.place);
        findings.push(
            Finding::at(Rule::SeveralNumbers, place)
                .with("count", record.numbers.len())
                .with("numbers", record.numbers.join(", ")),
        );
    }
    let (groups, alone) = groups(&records);
    let (empty, nobody) = (Arc::default(), Arc::default());
    let parts: Vec<(Vec<Agreement>, Vec<Finding>)> = groups
        .par_chunks(AT_A_TIME)
        .map(|groups| {
            let mut findings = Vec::new();
            let agreements = groups.iter().map(|group| {
                let row = |(at, first): &(u32, bool)| (&records[*at as usize], *first);
                let agreement = Agreement {
                    number: group.number.clone(),
                    geography: Arc::clone(&empty),
                    partner: Arc::clone(&nobody),
                    ..Agreement::default()
                };
                fill(agreement, group.rows.iter().map(row).collect(), &mut findings)
            });
            (agreements.collect(), findings)
        })
        .collect();
    let mut agreements: Vec<Agreement> = Vec::with_capacity(records.len());
    for (part, found) in parts {
        agreements.extend(part);
        findings.extend(found);
    }
    // Nearly all agreements have one row, whose texts are theirs.
    let records = records.into_par_iter();
    if groups.is_empty() {
        agreements.par_extend(records.map(|record| single(record, &nobody)));
    } else {
        let alone = records.zip(alone).filter(|(_, alone)| *alone);
        agreements.par_extend(alone.map(|(record, _)| single(record, &nobody)));
    }
    agreements.par_sort_unstable_by(|one, other| one.number.cmp(&other.number));
    agreements
}

/// A number that several rows have, or that shares a cell.
struct Group {
    number: Text,
    /// Each row, and whether the number is the first in it.
    rows: Vec<(u32, bool)>,
}

/// The numbers that more than one row or a row of several numbers has, in order, and
/// which rows are agreements by themselves.
fn groups<'a>(records: &'a [Record]) -> (Vec<Group>, Vec<bool>) {
    let of_record = |(at, record): (usize, &'a Record)| {
        let at = small(at);
        let numbers = record.numbers.iter().enumerate();
        numbers.map(move |(nth, number)| (number.as_str(), at, nth == 0))
    };
    let mut named: Vec<(&str, u32, bool)> =
        records.par_iter().enumerate().flat_map_iter(of_record).collect();
    named.par_sort_unstable_by_key(|(number, at, _)| (*number, *at));
    let mut alone = vec![false; records.len()];
    let mut groups = Vec::new();
    for group in named.chunk_by(|(one, ..), (other, ..)| one == other) {
        if let [(_, at, _)] = group
            && records[*at as usize].numbers.len() == 1
        {
            alone[*at as usize] = true;
        } else if let [(number, ..), ..] = group {
            let rows = group.iter().map(|(_, at, first)| (*at, *first)).collect();
            groups.push(Group { number: Text::from(*number), rows });
        }
    }
    (groups, alone)
}

/// The agreement of a row that no other row belongs to.
fn single(record: Record, nobody: &Arc<Partner>) -> Agreement {
    let number = record.numbers.into_iter().next().unwrap_or_default();
    let mut extra = record.extra;
    let frame = number::parent(&number).map(Text::from);
    if frame.is_some() {
        extra.parent = frame;
    } else if extra.parent.as_ref() == Some(&number) {
        extra.parent = None;
    }
    if !extra.references.is_empty() {
        extra.references.retain(|reference| *reference != number);
        settle(&mut extra.references);
    }
    if extra.given.len() > 1 {
        let mut given: Few<GivenCode> = Few::with_capacity(extra.given.len());
        for code in &extra.given {
            if !given.iter().any(|known| is_same_code(known, code)) {
                given.push(code.clone());
            }
        }
        extra.given = given;
    }
    let mut amounts = record.amounts;
    amounts.sort_by_key(|amount| (amount.year, amount.place));
    Agreement {
        numbered: record.numbered,
        extra,
        title: record.title,
        description: record.description,
        stated_period: record.period,
        amounts,
        rows: smallvec![record.place],
        cells: record.cells,
        geography: record.geography,
        // A group without a partner says nothing.
        partner: if record.partner.name.is_empty() {
            Arc::clone(nobody)
        } else {
            record.partner
        },
        unit: record.unit,
        number,
    }
}

/// So many agreements are put together by one core at a time.
const AT_A_TIME: usize = 4_096;

/// So many of the numbers that share its cell an agreement keeps: each of them keeps the
/// first ones, so that all are together, and a cell of thousands takes no memory by the
/// square of them.
const COMPANIONS_MAX: usize = 50;

fn fill(
    mut agreement: Agreement,
    mut rows: Vec<(&Record, bool)>,
    findings: &mut Vec<Finding>,
) -> Agreement {
    // Rows in which the number stands alone or first tell more than those in which it
    // only shares a cell.
    if rows.len() > 1 {
        rows.sort_by_key(|(record, first)| {
            (
                !first,
                first_year(record).unwrap_or(i32::MAX),
                Reverse(record.title.chars().count()),
                &record.title,
                &record.geography,
                &record.partner,
                &record.unit,
                record.place,
            )
        });
    }
    agreement.numbered = rows.iter().any(|(record, _)| record.numbered);
    if let Some(frame) = number::parent(&agreement.number) {
        agreement.extra.parent = Some(frame.into());
    }
    let mut disagreeing = Disagreeing::default();
    for (record, first) in rows {
        if !agreement.rows.is_empty() {
            disagreeing.compare(&agreement, record, findings);
        }
        take_texts(&mut agreement, record);
        if first {
            agreement.amounts.reserve_exact(record.amounts.len());
            agreement.amounts.extend(record.amounts.iter().cloned());
        }
        agreement.stated_period = match (agreement.stated_period, record.period) {
            (Some(one), Some(two)) => Some(one.hull(two)),
            (one, two) => one.or(two),
        };
        if agreement.extra.parent.is_none()
            && record.numbers.len() == 1
            && let Some(parent) = &record.extra.parent
            && *parent != agreement.number
        {
            agreement.extra.parent = Some(parent.clone());
        }
        let number = &agreement.number;
        let companions = record.numbers.iter().filter(|other| *other != number);
        for companion in companions.take(COMPANIONS_MAX) {
            agreement.extra.companions.push(companion.clone());
        }
        for reference in record.extra.references.iter().filter(|other| *other != number) {
            agreement.extra.references.push(reference.clone());
        }
        for given in &record.extra.given {
            let mut known = agreement.extra.given.iter();
            if !known.any(|known| is_same_code(known, given)) {
                agreement.extra.given.push(given.clone());
            }
        }
        agreement.rows.reserve_exact(1);
        agreement.rows.push(record.place);
    }
    if !agreement.extra.is_empty() {
        settle(&mut agreement.extra.companions);
        settle(&mut agreement.extra.references);
    }
    agreement.rows.sort_unstable();
    agreement.amounts.sort_by_key(|amount| (amount.year, amount.place));
    agreement
}

/// Whether two cells give the same code.
fn is_same_code(one: &GivenCode, other: &GivenCode) -> bool {
    one.dimension == other.dimension && one.code == other.code
}

/// Sorts numbers, and leaves each once.
fn settle(numbers: &mut Few<Text>) {
    if numbers.len() > 1 {
        let mut sorted: Vec<Text> = numbers.iter().cloned().collect();
        sorted.sort_unstable();
        sorted.dedup();
        *numbers = sorted.into();
    }
}

fn first_year(record: &Record) -> Option<i32> {
    let amounts = record.amounts.iter().filter_map(|amount| amount.year).min();
    record.year.or(amounts).or(record.period.map(|period| period.first))
}

/// Takes what the agreement does not have yet.
fn take_texts(agreement: &mut Agreement, record: &Record) {
    let said = &record.extra;
    if agreement.extra.keywords.is_empty() && !said.keywords.is_empty() {
        agreement.extra.keywords.clone_from(&said.keywords);
        if let Some(place) = record.cells.get("keywords") {
            agreement.cells.insert("keywords", place);
        }
    }
    if agreement.extra.remark.is_empty() && !said.remark.is_empty() {
        agreement.extra.remark.clone_from(&said.remark);
    }
    for (own, other, key) in [
        (&mut agreement.title, &record.title, "title"),
        (&mut agreement.description, &record.description, "description"),
        (&mut agreement.unit, &record.unit, ""),
    ] {
        if own.is_empty() && !other.is_empty() {
            own.clone_from(other);
            if let Some(place) = record.cells.get(key) {
                agreement.cells.insert(key, place);
            }
        }
    }
    if agreement.geography.is_empty() && !record.geography.is_empty() {
        agreement.geography = Arc::clone(&record.geography);
    }
    if agreement.partner.name.is_empty() && !record.partner.name.is_empty() {
        agreement.partner = Arc::clone(&record.partner);
    }
    if agreement.extra.evaluated.is_none() && said.evaluated.is_some() {
        agreement.extra.evaluated.clone_from(&said.evaluated);
    }
    if agreement.extra.sampled.is_none() && said.sampled.is_some() {
        agreement.extra.sampled.clone_from(&said.sampled);
    }
}

/// Fields on which a disagreement has been said already.
#[derive(Debug, Default)]
struct Disagreeing {
    fields: Vec<Field>,
}

impl Disagreeing {
    fn compare(
        &mut self,
        agreement: &Agreement,
        record: &Record,
        findings: &mut Vec<Finding>,
    ) {
        let country = |geography: &Geography| {
            if geography.countries.is_empty() {
                format!("{}{}", geography.region, geography.unknown)
            } else {
                geography.countries.join(", ")
            }
        };
        let places = if agreement.geography == record.geography {
            (String::new(), String::new())
        } else {
            (country(&agreement.geography), country(&record.geography))
        };
        for (field, key, one, other) in [
            (Field::Title, "title", agreement.title.as_str(), record.title.as_str()),
            (Field::Country, "country", &places.0, &places.1),
            (Field::Partner, "partner", &agreement.partner.name, &record.partner.name),
            (Field::ExtendingUnit, "unit", &agreement.unit, &record.unit),
        ] {
            let differs = one != other
                && !one.is_empty()
                && !other.is_empty()
                && !self.fields.contains(&field)
                && fold(one) != fold(other);
            if differs {
                let place: Place = record.cells.get(key).unwrap_or(record.place);
                findings.push(
                    Finding::at(Rule::AgreementDisagrees, place)
                        .with("field", field_argument(&field))
                        .with("number", agreement.number.as_str())
                        .with("one", one)
                        .with("other", other),
                );
                self.fields.push(field);
            }
        }
    }
}
