//! What a number format makes of a number: a date, thousands, millions.

use crate::model::{Map, Unit};

/// How a style shows numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shows {
    /// As a date.
    pub(super) date: bool,
    /// In thousands or millions.
    pub(super) scale: Option<Unit>,
}

/// What the formats show that every workbook has without naming them.
pub(super) fn builtin(id: u16) -> Shows {
    Shows { date: matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=58), scale: None }
}

/// What the code of a format shows, by its first section.
pub(super) fn shows(code: &str) -> Shows {
    let plain = plain(code.split(';').next().unwrap_or_default());
    let date = plain.contains(['y', 'Y', 'd', 'D'])
        && !plain.contains('#')
        && !plain.eq_ignore_ascii_case("standard");
    Shows { date, scale: scale_of(code) }
}

/// The unit that a number format shows: each comma after the last digit divides by 1000.
pub(super) fn scale_of(code: &str) -> Option<Unit> {
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

/// Counts, by column, the numbers that a style shows in another unit and all others.
#[derive(Debug, Default)]
pub(super) struct Scaled {
    counts: Map<u32, (u32, u32, Option<Unit>)>,
}

impl Scaled {
    /// Notes a number and the unit that its style shows.
    pub(super) fn note(&mut self, column: u32, scale: Option<Unit>) {
        let counts = self.counts.entry(column).or_default();
        if scale.is_some() {
            counts.0 += 1;
            counts.2 = scale;
        } else {
            counts.1 += 1;
        }
    }

    /// Adds what was counted elsewhere.
    pub(super) fn add(&mut self, other: Self) {
        for (column, (scaled, plain, unit)) in other.counts {
            let counts = self.counts.entry(column).or_default();
            counts.0 += scaled;
            counts.1 += plain;
            counts.2 = unit.or(counts.2);
        }
    }

    /// The columns whose numbers are mostly shown in another unit.
    pub(super) fn finish(self) -> Vec<(u32, Unit)> {
        self.counts
            .into_iter()
            .filter(|(_, (scaled, plain, _))| scaled > plain)
            .filter_map(|(column, (.., unit))| Some((column, unit?)))
            .collect()
    }
}
