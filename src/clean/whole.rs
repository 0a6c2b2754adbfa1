//! Amounts of whole agreements that stand in the rows of several years.

use crate::clean::Cleaned;
use crate::clean::record::{Record, of_list};
use crate::model::{
    Amount, Currency, Finding, List, Map, Rule, Text, Total, column_letters,
};
use crate::template::Template;
use crate::text::fold;

/// Says of each list in which amounts are added up whose header calls them those of the
/// whole agreement, or of all years so far, and which do not fall from year to year.
pub(super) fn repeated(
    records: &[Record],
    lists: &[List],
    template: &Template,
    cleaned: &mut Cleaned,
) {
    let words: Vec<String> = template.rows.whole.iter().map(|word| fold(word)).collect();
    for (at, list) in lists.iter().enumerate().filter(|(_, it)| it.skipped.is_none()) {
        for column in list.columns.iter().filter(|column| column.filled > 0) {
            let header = format!(" {} ", fold(&column.header));
            if !words.iter().any(|word| header.contains(&format!(" {word} "))) {
                continue;
            }
            let own = of_list(records, at);
            let repeated = Repeated::new(own.iter(), column.index);
            if repeated.count == 0 || repeated.fell {
                continue;
            }
            cleaned.findings.push(
                Finding::on(Rule::WholeAmountRepeated, list.sheet)
                    .with("header", column.header.as_str())
                    .with("column", column_letters(column.index))
                    .with("count", repeated.count)
                    .with("amount", repeated.more),
            );
        }
    }
}

/// What the agreements of a list that have several years come to.
#[derive(Default)]
struct Repeated {
    /// How many there are.
    count: usize,
    /// What all years have beyond the largest, in kroner.
    more: Total,
    /// Whether an amount is less than that of a year before.
    fell: bool,
}

impl Repeated {
    fn new<'a>(records: impl Iterator<Item = &'a Record>, column: u32) -> Self {
        let mut years: Map<(Text, Currency), Map<i32, Amount>> = Map::default();
        for record in records.filter(|record| record.numbered) {
            let Some(number) = record.numbers.first() else { continue };
            for amount in &record.amounts {
                let Some(year) = amount.year else { continue };
                if amount.place.column == Some(column) && amount.amount.0 != 0 {
                    let key = (number.clone(), amount.currency.clone());
                    years.entry(key).or_default().insert(year, amount.amount);
                }
            }
        }
        let mut repeated = Self::default();
        for ((_, currency), mut years) in years.into_iter().filter(|(_, it)| it.len() > 1)
        {
            years.sort_keys();
            let amounts: Vec<Amount> = years.into_values().collect();
            repeated.count += 1;
            repeated.fell |= !amounts.is_sorted();
            if currency.is_nok() {
                let others = amounts.iter().rev().skip(1);
                repeated.more += others.map(|amount| Total::from(*amount)).sum::<Total>();
            }
        }
        repeated
    }
}
