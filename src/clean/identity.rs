//! Ids for rows without an agreement number, made of what the row says.

use std::fmt::Write as _;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::clean::record::Record;
use crate::model::{Field, Finding, List, Map, Rule};
use crate::text::fold;

/// Bytes of the digest that an id shows, each as two digits.
const SHOWN_BYTES: usize = 4;

/// Gives every row without a number an id that does not depend on the order of rows.
///
/// Rows that say the same get the same id with a suffix, in the order of the sheets.
pub(super) fn number_all(
    records: &mut [Record],
    lists: &[List],
    findings: &mut Vec<Finding>,
) {
    let mut made: Vec<([u8; 32], usize)> = records
        .par_iter()
        .enumerate()
        .filter(|(_, record)| record.numbers.is_empty() && !record.continues)
        .map(|(at, record)| (digest(record), at))
        .collect();
    made.par_sort_by_key(|(digest, at)| {
        (*digest, records.get(*at).map(|record| record.place))
    });
    let mut repeats: Map<String, u32> = Map::default();
    for (digest, at) in made {
        let Some(record) = records.get_mut(at) else { continue };
        let mut id = "U-".to_owned();
        for byte in digest.iter().take(SHOWN_BYTES) {
            write!(id, "{byte:02x}").expect("a string takes all text");
        }
        let repeat = repeats.entry(id.clone()).or_insert(0);
        *repeat += 1;
        if *repeat > 1 {
            write!(id, "-{repeat}").expect("a string takes all text");
        }
        let has_column = lists.get(record.list).is_some_and(|list| {
            list.column(&Field::AgreementNumber).is_some_and(|column| column.filled > 0)
        });
        if has_column {
            findings.push(
                Finding::at(Rule::NumberMissing, record.place).with("id", id.as_str()),
            );
        }
        record.numbers.push(id.into());
    }
    for at in 1..records.len() {
        let (above, from) = records.split_at_mut(at);
        if let ([.., above], [record, ..]) = (above, from)
            && record.continues
            && record.numbers.is_empty()
        {
            record.numbers.clone_from(&above.numbers);
        }
    }
}

/// What tells the row from others, whatever its place.
pub(super) fn digest(record: &Record) -> [u8; 32] {
    let mut text = String::new();
    for part in [&*record.title, &record.partner.name, &record.unit] {
        text.push_str(&fold(part));
        text.push('|');
    }
    let geography = &record.geography;
    let period = record.period.map(|period| (period.first, period.last));
    write!(
        text,
        "{}|{}|{}|{:?}|{:?}",
        geography.region,
        geography.countries.join(","),
        fold(&geography.unknown),
        period,
        record.year,
    )
    .expect("a string takes all text");
    for amount in &record.amounts {
        write!(text, "|{:?} {} {}", amount.year, amount.amount.0, amount.currency.code())
            .expect("a string takes all text");
    }
    Sha256::digest(text.as_bytes()).into()
}
