//! Counts projects, agreements and kroner by the members of a dimension.
//!
//! Tables, coverage and controls all count here, so that a figure is the same wherever
//! it stands. Amounts are counted where their agreement belongs (its country, partner
//! and unit), so that grouping agreements into projects never changes a total; a project
//! counts once in every row that it has an agreement in.

mod counted;
mod tally;

use std::{fmt, ptr};

pub use counted::{Counted, Kept};

use crate::model::{Agreement, Geography, Partner, Project, Scope, YearAmount};
use crate::template::Template;

/// Member for what the list does not say.
pub const UNKNOWN: &str = "@unknown";
/// Member for projects of a region that are in no single country.
pub const REGIONAL: &str = "@regional";
/// Member for the rows beyond a table's `top`.
pub const OTHERS: &str = "@others";
/// So many members of a dimension have columns of their own; what is beyond them is counted
/// together, as [`OTHERS`]. A ministry has fewer units, and the world fewer countries; more
/// stand in a list whose columns were mixed up, and a sheet would have no room for them.
pub const COLUMNS_MAX: usize = 250;
/// Member for projects without any code of a dimension.
pub const UNCODED: &str = "@uncoded";

/// The scope that the template calls `key`; the whole portfolio if it has none such.
pub fn scope_of(template: &Template, key: &str) -> Scope {
    let rule = template.scopes.iter().find(|scope| scope.key == key);
    Scope {
        key: key.to_owned(),
        years: rule.and_then(|rule| rule.years).map(|[first, last]| (first, last)),
        sample: rule.is_some_and(|rule| rule.sample),
    }
}

/// Everything that is counted.
#[derive(Clone, Copy)]
pub struct Portfolio<'a> {
    /// Agreements.
    pub agreements: &'a [Agreement],
    /// Projects.
    pub projects: &'a [Project],
    /// For each project whether it is in the sample.
    pub sampled: &'a [bool],
    /// The report year.
    pub report_year: Option<i32>,
}

/// A member of a dimension.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Member<'a> {
    Named(&'a str),
    Year(i32),
}

impl Member<'_> {
    /// The member of the dimension of years.
    fn year(year: Option<i32>) -> Self {
        year.map_or(Self::Named(UNKNOWN), Self::Year)
    }
}

impl fmt::Display for Member<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => formatter.write_str(name),
            Self::Year(year) => write!(formatter, "{year}"),
        }
    }
}

impl<'a> Portfolio<'a> {
    /// The projects of `scope`, by index: all, or those of the sample; where years are
    /// limited, those that have an amount in them.
    pub fn in_scope(self, scope: &'a Scope) -> impl Iterator<Item = usize> + 'a {
        (0..self.projects.len()).filter(move |index| self.is_in_scope(*index, scope))
    }

    fn is_in_scope(self, project: usize, scope: &Scope) -> bool {
        if scope.sample && !self.sampled[project] {
            return false;
        }
        let Some(years) = scope.years else { return true };
        self.projects[project].agreements.iter().any(|agreement| {
            self.agreements[*agreement].amounts.iter().any(|amount| {
                amount.currency.is_nok()
                    && amount.amount.0 != 0
                    && amount.year.is_some_and(|year| years.0 <= year && year <= years.1)
            })
        })
    }

    /// The member of `dimension`, which is none of the codebook's, that an agreement's
    /// amounts count under.
    pub fn member(self, project: usize, agreement: usize, dimension: &str) -> String {
        if let Some(place) = self.place_of(project, agreement, dimension) {
            return place.to_owned();
        }
        if dimension == "year" {
            return UNKNOWN.to_owned();
        }
        let codes = self.projects[project].codes.get(dimension);
        let first = codes.and_then(|codes| codes.first());
        first.map_or(UNCODED, |one| &one.code).to_owned()
    }

    /// The member of `dimension` that an agreement counts under, whatever the year;
    /// `None` if the dimension is the year or one of the codebook.
    pub fn place(
        self,
        project: usize,
        agreement: usize,
        dimension: &str,
    ) -> Option<String> {
        self.place_of(project, agreement, dimension).map(str::to_owned)
    }

    /// The same, as it is called in the agreement, the project or here.
    pub(crate) fn place_of(
        self,
        project: usize,
        agreement: usize,
        dimension: &str,
    ) -> Option<&'a str> {
        self.site(project, agreement).member(dimension)
    }

    /// What an agreement counts under.
    fn site(self, project: usize, agreement: usize) -> Site<'a> {
        let project = &self.projects[project];
        let agreement = &self.agreements[agreement];
        Site {
            geography: if agreement.geography.is_empty() {
                &project.geography
            } else {
                &agreement.geography
            },
            partner: if agreement.partner.known {
                &agreement.partner
            } else {
                &project.partner
            },
            unit: if agreement.unit.is_empty() { &project.unit } else { &agreement.unit },
            amounts: &agreement.amounts,
        }
    }
}

/// What an agreement counts under: its own, or its project's where it says nothing.
#[derive(Clone, Copy)]
struct Site<'a> {
    geography: &'a Geography,
    partner: &'a Partner,
    unit: &'a str,
    amounts: &'a [YearAmount],
}

impl<'a> Site<'a> {
    /// The member of `dimension`; `None` if it is the year or one of the codebook.
    fn member(&self, dimension: &str) -> Option<&'a str> {
        let one = match dimension {
            "region" => self.geography.region.as_str(),
            "country" => match self.geography.single_country() {
                Some(country) => return Some(country),
                None if self.geography.regional || !self.geography.region.is_empty() => {
                    return Some(REGIONAL);
                }
                None => &self.geography.unknown,
            },
            "partner" => &self.partner.name,
            "partner_group" => &self.partner.group,
            "unit" => self.unit,
            _ => return None,
        };
        Some(if one.is_empty() { UNKNOWN } else { one })
    }

    /// Where that stands which decides on the member of `dimension`: who share it count
    /// under the same. `None` where each agreement has its own.
    fn shared(&self, dimension: &str) -> Option<usize> {
        match dimension {
            "region" | "country" => Some(ptr::from_ref(self.geography).addr()),
            "partner" | "partner_group" => Some(ptr::from_ref(self.partner).addr()),
            _ => None,
        }
    }
}
