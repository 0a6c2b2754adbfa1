//! What the rows of a list tell beside their records: what is found in them, each kind of
//! fault once with its first place and how often.

use crate::model::{Argument, Finding, Map, Message, Place, Rule, SheetId};

/// What rows have told.
#[derive(Default)]
pub(super) struct Noted {
    /// Codes that the template does not know, with their dimensions: where each stands
    /// first, and how often.
    unknown: Map<(String, String), (Place, usize)>,
    /// Repaired texts of each sheet: the first, and how many.
    pub(super) repaired: Map<SheetId, (Place, String, String, usize)>,
    /// Years taken from a period, and years unknown, in lists without years.
    pub(super) years_from_period: Map<SheetId, (Place, i32, usize)>,
    pub(super) years_missing: Map<SheetId, (Place, usize)>,
    /// Years taken from texts between the rows of a list: the first one.
    pub(super) years_from_banner: Map<SheetId, (Place, i32)>,
    /// Amounts booked on the year of their header in rows that say another one: the first,
    /// both years, and how many.
    pub(super) years_of_header: Map<SheetId, (Place, [i32; 2], usize)>,
    pub(super) findings: Vec<Finding>,
}

impl Noted {
    /// Takes what rows further down have told.
    pub(super) fn absorb(&mut self, other: Self) {
        self.findings.extend(other.findings);
        for (key, (place, count)) in other.unknown {
            self.unknown.entry(key).or_insert((place, 0)).1 += count;
        }
        for (key, (place, text, repaired, count)) in other.repaired {
            self.repaired.entry(key).or_insert((place, text, repaired, 0)).3 += count;
        }
        for (key, (place, year, count)) in other.years_from_period {
            self.years_from_period.entry(key).or_insert((place, year, 0)).2 += count;
        }
        for (key, (place, count)) in other.years_missing {
            self.years_missing.entry(key).or_insert((place, 0)).1 += count;
        }
        for (key, found) in other.years_from_banner {
            self.years_from_banner.entry(key).or_insert(found);
        }
        for (key, (place, years, count)) in other.years_of_header {
            self.years_of_header.entry(key).or_insert((place, years, 0)).2 += count;
        }
    }

    /// Notes a code that the template does not know.
    pub(super) fn unknown(&mut self, code: String, dimension: String, at: Place) {
        self.unknown.entry((code, dimension)).or_insert((at, 0)).1 += 1;
    }

    /// All of it as findings.
    pub(super) fn finish(self) -> Vec<Finding> {
        let mut findings = self.findings;
        for ((code, dimension), (place, count)) in self.unknown {
            findings.push(
                Finding::at(Rule::CodeUnknown, place)
                    .with("text", code)
                    .with("count", count)
                    .with("dimension", dimension),
            );
        }
        for (_, (place, text, repaired, count)) in self.repaired {
            findings.push(
                Finding::at(Rule::TextRepaired, place)
                    .with("text", text)
                    .with("repaired", repaired)
                    .with("count", count),
            );
        }
        for (_, (place, year, count)) in self.years_from_period {
            findings.push(
                Finding::at(Rule::YearFromPeriod, place)
                    .with("year", Argument::Year(year))
                    .with("count", count),
            );
        }
        for (_, (place, year)) in self.years_from_banner {
            findings.push(
                Finding::at(Rule::YearAssumed, place)
                    .with("year", Argument::Year(year))
                    .with("source", Message::new("year-from-banner")),
            );
        }
        for (_, (place, [year, own], count)) in self.years_of_header {
            findings.push(
                Finding::at(Rule::YearOfHeader, place)
                    .with("year", Argument::Year(year))
                    .with("own", Argument::Year(own))
                    .with("count", count),
            );
        }
        for (_, (place, count)) in self.years_missing {
            findings.push(Finding::at(Rule::YearMissing, place).with("count", count));
        }
        findings
    }
}
