//! Puts the rows of one agreement number together.

use std::cmp::Reverse;

use crate::clean::record::Record;
use crate::model::{Agreement, Field, Finding, Geography, Map, Place, Rule};
use crate::text::fold;
use crate::value::{field_argument, number};

/// One agreement for each number, in the order of the numbers.
///
/// What its rows disagree on is taken from the row of the earliest year, the longest
/// title first, whatever the order of the rows.
pub(super) fn gather(records: &[Record], findings: &mut Vec<Finding>) -> Vec<Agreement> {
    let mut groups: Map<&str, Vec<(&Record, bool)>> = Map::default();
    for record in records.iter().filter(|record| !record.left_out) {
        for (nth, number) in record.numbers.iter().enumerate() {
            groups.entry(number).or_default().push((record, nth == 0));
        }
        if record.numbers.len() > 1 {
            let place =
                record.cells.get("agreement_number").copied().unwrap_or(record.place);
            findings.push(
                Finding::at(Rule::SeveralNumbers, place)
                    .with("count", record.numbers.len())
                    .with("numbers", record.numbers.join(", ")),
            );
        }
    }
    groups.sort_unstable_keys();
    groups.into_iter().map(|(number, rows)| agreement(number, rows, findings)).collect()
}

fn agreement(
    number: &str,
    mut rows: Vec<(&Record, bool)>,
    findings: &mut Vec<Finding>,
) -> Agreement {
    // Rows in which the number stands alone or first tell more than those in which it
    // only shares a cell.
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
    let mut agreement = Agreement {
        number: number.to_owned(),
        numbered: rows.iter().any(|(record, _)| record.numbered),
        parent: number::parent(number),
        companions: Vec::new(),
        references: Vec::new(),
        title: String::new(),
        description: String::new(),
        keywords: String::new(),
        remark: String::new(),
        geography: Geography::default(),
        partner: crate::model::Partner::default(),
        unit: String::new(),
        stated_period: None,
        amounts: Vec::new(),
        given: Vec::new(),
        evaluated: None,
        sampled: None,
        rows: Vec::new(),
        cells: Map::default(),
    };
    let mut disagreeing = Disagreeing::default();
    for (record, first) in rows {
        disagreeing.compare(&agreement, record, findings);
        take_texts(&mut agreement, record);
        if first {
            agreement.amounts.extend(record.amounts.iter().cloned());
        }
        agreement.stated_period = match (agreement.stated_period, record.period) {
            (Some(one), Some(two)) => Some(one.hull(two)),
            (one, two) => one.or(two),
        };
        if agreement.parent.is_none() && record.numbers.len() == 1 {
            agreement.parent =
                record.parent.clone().filter(|parent| parent != &agreement.number);
        }
        for companion in record.numbers.iter().filter(|other| *other != number) {
            agreement.companions.push(companion.clone());
        }
        for reference in record.references.iter().filter(|other| *other != number) {
            agreement.references.push(reference.clone());
        }
        for given in &record.given {
            let known = agreement.given.iter().any(|known| {
                known.dimension == given.dimension && known.code == given.code
            });
            if !known {
                agreement.given.push(given.clone());
            }
        }
        agreement.rows.push(record.place);
    }
    agreement.companions.sort_unstable();
    agreement.companions.dedup();
    agreement.references.sort_unstable();
    agreement.references.dedup();
    agreement.rows.sort_unstable();
    agreement.amounts.sort_by_key(|amount| (amount.year, amount.place));
    agreement
}

fn first_year(record: &Record) -> Option<i32> {
    let amounts = record.amounts.iter().filter_map(|amount| amount.year).min();
    record.year.or(amounts).or(record.period.map(|period| period.first))
}

/// Takes what the agreement does not have yet.
fn take_texts(agreement: &mut Agreement, record: &Record) {
    let mut keys: Vec<&'static str> = Vec::new();
    for (own, other, key) in [
        (&mut agreement.title, &record.title, "title"),
        (&mut agreement.description, &record.description, "description"),
        (&mut agreement.keywords, &record.keywords, "keywords"),
        (&mut agreement.remark, &record.remark, "remark"),
        (&mut agreement.unit, &record.unit, "unit"),
    ] {
        if own.is_empty() && !other.is_empty() {
            own.clone_from(other);
            keys.push(key);
        }
    }
    if agreement.geography.is_empty() && !record.geography.is_empty() {
        agreement.geography = record.geography.clone();
        keys.extend(["country", "region"]);
    }
    if agreement.partner.name.is_empty() && !record.partner.name.is_empty() {
        agreement.partner = record.partner.clone();
        keys.extend(["partner", "partner_group"]);
    }
    if agreement.evaluated.is_none() && record.evaluated.is_some() {
        agreement.evaluated.clone_from(&record.evaluated);
        keys.push("evaluated");
    }
    if agreement.sampled.is_none() && record.sampled.is_some() {
        agreement.sampled.clone_from(&record.sampled);
        keys.push("sample");
    }
    keys.extend(["agreement_number", "parent_number", "period", "from", "to", "year"]);
    for key in keys {
        if let Some(place) = record.cells.get(key) {
            agreement.cells.entry(key).or_insert(*place);
        }
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
        for (field, key, one, other) in [
            (Field::Title, "title", agreement.title.clone(), record.title.clone()),
            (
                Field::Country,
                "country",
                country(&agreement.geography),
                country(&record.geography),
            ),
            (
                Field::Partner,
                "partner",
                agreement.partner.name.clone(),
                record.partner.name.clone(),
            ),
            (Field::ExtendingUnit, "unit", agreement.unit.clone(), record.unit.clone()),
        ] {
            let differs = one != other
                && !one.is_empty()
                && !other.is_empty()
                && !self.fields.contains(&field)
                && fold(&one) != fold(&other);
            if differs {
                let place: Place = record.cells.get(key).copied().unwrap_or(record.place);
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
