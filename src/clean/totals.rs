//! Rows that call themselves the total of an agreement, beside the rows that they add up.

use rayon::prelude::*;

use crate::clean::Cleaned;
use crate::clean::guards::{sums, sums_by};
use crate::clean::money::shown;
use crate::clean::record::Record;
use crate::model::{Finding, Map, Message, Rule, Set, Text, YearAmount};
use crate::template::Template;
use crate::text::fold;

/// A total adds up so many rows at least: one other row of the same amount is a row that
/// stands twice.
const PARTS_MIN: usize = 2;

/// Leaves out rows whose title ends in a word for a total (`Skole (total)`), where other
/// rows of the agreement add up to what they say, year by year.
pub(super) fn totals_beside_parts(
    records: &mut [Record],
    template: &Template,
    cleaned: &mut Cleaned,
) {
    let words = Words::new(template);
    let may_be = |record: &Record| {
        record.numbered && !record.left_out && words.ends(&record.title)
    };
    let candidates: Vec<usize> = records
        .par_iter()
        .enumerate()
        .filter(|(_, record)| may_be(record))
        .map(|(at, _)| at)
        .collect();
    if candidates.is_empty() {
        return;
    }
    let number = |record: &Record| record.numbers.first().cloned();
    let wanted: Set<Text> =
        candidates.iter().filter_map(|at| number(&records[*at])).collect();
    let mut rows: Map<Text, Vec<usize>> = Map::default();
    for (at, record) in records.iter().enumerate().filter(|(_, it)| !it.left_out) {
        if let Some(number) = number(record).filter(|number| wanted.contains(number)) {
            rows.entry(number).or_default().push(at);
        }
    }
    for at in candidates {
        let record = &records[at];
        let Some(all) = number(record).and_then(|number| rows.get(&number)) else {
            continue;
        };
        let is_part = |other: &&usize| **other != at && !records[**other].left_out;
        let parts: Vec<&Record> =
            all.iter().filter(is_part).map(|other| &records[*other]).collect();
        let under = |one: &YearAmount| (one.year, one.currency.clone());
        let own = sums_by([record], under);
        let is_sum = parts.len() >= PARTS_MIN
            && !own.is_empty()
            && sums_by(parts.iter().copied(), under) == own;
        if !is_sum {
            continue;
        }
        cleaned.findings.push(
            Finding::at(Rule::TotalBesideParts, record.place)
                .with("count", parts.len())
                .with("amount", shown(&sums([record]))),
        );
        records[at].leave_out(Message::new("left-out-total"), cleaned);
    }
}

/// Words for a total.
struct Words {
    /// Folded.
    phrases: Vec<String>,
    /// The last word of each, by which most titles are told to have none.
    last: Vec<String>,
}

impl Words {
    fn new(template: &Template) -> Self {
        let rows = &template.rows;
        let phrases: Vec<String> =
            rows.total.iter().chain(&rows.grand_total).map(|word| fold(word)).collect();
        let last =
            |phrase: &String| phrase.rsplit(' ').next().unwrap_or_default().to_owned();
        Self { last: phrases.iter().map(last).collect(), phrases }
    }

    /// Whether a title ends in one of them, and says more than that.
    fn ends(&self, title: &str) -> bool {
        let plain = title.trim_end_matches(|one: char| !one.is_alphanumeric());
        let last = plain.rsplit(|one: char| !one.is_alphanumeric()).next();
        let last = last.unwrap_or_default();
        if !self.last.iter().any(|word| word.eq_ignore_ascii_case(last)) {
            return false;
        }
        let title = fold(title);
        self.phrases.iter().any(|phrase| {
            title.strip_suffix(phrase.as_str()).is_some_and(|rest| rest.ends_with(' '))
        })
    }
}
