//! What a number format makes of a number: a date, thousands, millions, another currency.

use crate::model::{Currency, Form, Map, ShownCurrency, Unit};
use crate::value::currency::foreign_code;

/// How a style shows numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shows {
    /// As a date.
    pub(super) date: bool,
    /// In thousands or millions, or in another currency.
    pub(super) otherwise: Option<Otherwise>,
}

/// What a style shows numbers as where it is not kroner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Otherwise {
    unit: Option<Unit>,
    currency: Option<&'static str>,
}

/// What the formats show that every workbook has without naming them.
pub(super) fn builtin(id: u16) -> Shows {
    Shows { date: matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=58), otherwise: None }
}

/// What the code of a format shows, by its first section.
pub(super) fn shows(code: &str) -> Shows {
    let plain = plain(code.split(';').next().unwrap_or_default());
    let date = plain.contains(['y', 'Y', 'd', 'D'])
        && !plain.contains('#')
        && !plain.eq_ignore_ascii_case("standard");
    Shows { date, otherwise: otherwise(code) }
}

/// The unit and the currency that a number format shows, if not kroner.
pub(super) fn otherwise(code: &str) -> Option<Otherwise> {
    let (unit, currency) = (scale_of(code), currency_of(code));
    (unit.is_some() || currency.is_some()).then_some(Otherwise { unit, currency })
}

/// The foreign currency that stands in a number format: `[$USD] 0`, `0 "EUR"`, `$0`.
fn currency_of(code: &str) -> Option<&'static str> {
    let section = code.split(';').next()?;
    let mut said = String::new();
    let mut characters = section.chars();
    let mut quoted = false;
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                quoted = !quoted;
                said.push(' ');
            }
            '\\' if !quoted => said.extend(characters.next()),
            '_' | '*' if !quoted => {
                characters.next();
            }
            '[' if !quoted => {
                let inside: String =
                    characters.by_ref().take_while(|one| *one != ']').collect();
                let Some(inside) = inside.strip_prefix('$') else { continue };
                let (sign, place) = inside.split_once('-').unwrap_or((inside, ""));
                // Swedish and Danish crowns are called as the Norwegian ones are.
                match (sign.trim().to_lowercase().trim_end_matches('.'), place) {
                    ("kr", "41D") => return Some("SEK"),
                    ("kr", "406") => return Some("DKK"),
                    _ => {
                        said.push(' ');
                        said.push_str(sign);
                        said.push(' ');
                    }
                }
            }
            other if quoted || matches!(other, '$' | '€' | '£') => said.push(other),
            _ => {}
        }
    }
    foreign_code(&said)
}

/// The unit that a number format shows: each comma after the last digit divides by 1000.
fn scale_of(code: &str) -> Option<Unit> {
    let plain = plain(code.split(';').next()?);
    let (_, after) = plain.rsplit_once(['0', '#', '?'])?;
    match after.chars().take_while(|character| *character == ',').count() {
        0 => None,
        1 => Some(Unit::Thousand),
        2 => Some(Unit::Million),
        _ => Some(Unit::Billion),
    }
}

/// A code without what stands in quotes, in brackets or after a backslash.
fn plain(code: &str) -> String {
    let mut plain = String::with_capacity(code.len());
    let mut characters = code.chars();
    let (mut quoted, mut bracketed) = (false, false);
    while let Some(character) = characters.next() {
        match character {
            '"' if !bracketed => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => {
                characters.next();
            }
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            other if !quoted && !bracketed => plain.push(other),
            _ => {}
        }
    }
    plain
}

/// Counts, by column, the numbers that a style shows otherwise than as kroner.
#[derive(Debug, Default)]
pub(super) struct ShownAs {
    counts: Map<u32, Counts>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    all: u32,
    scaled: u32,
    unit: Option<Unit>,
    foreign: u32,
    currency: Option<&'static str>,
}

impl ShownAs {
    /// Notes a number and what its style shows it as.
    pub(super) fn note(&mut self, column: u32, otherwise: Option<Otherwise>) {
        let counts = self.counts.entry(column).or_default();
        counts.all += 1;
        let Some(Otherwise { unit, currency }) = otherwise else { return };
        if unit.is_some() {
            counts.scaled += 1;
            counts.unit = unit;
        }
        if currency.is_some() {
            counts.foreign += 1;
            counts.currency = currency;
        }
    }

    /// Adds what was counted elsewhere.
    pub(super) fn add(&mut self, other: Self) {
        for (column, other) in other.counts {
            let counts = self.counts.entry(column).or_default();
            counts.all += other.all;
            counts.scaled += other.scaled;
            counts.foreign += other.foreign;
            counts.unit = other.unit.or(counts.unit);
            counts.currency = other.currency.or(counts.currency);
        }
    }

    /// Says which columns are mostly shown in another unit, and how much of which in
    /// another currency.
    pub(super) fn finish(self, form: &mut Form) {
        for (column, counts) in self.counts {
            if let Some(unit) = counts.unit.filter(|_| counts.scaled * 2 > counts.all) {
                form.scaled.push((column, unit));
            }
            if let Some(currency) = counts.currency {
                let (count, of) = (counts.foreign, counts.all);
                let currency = Currency::new(currency);
                form.foreign.push(ShownCurrency { column, currency, count, of });
            }
        }
    }
}
