//! Counts projects, agreements and kroner by the members of a dimension.
//!
//! Tables, coverage and controls all count here, so that a figure is the same wherever
//! it stands. Amounts are counted where their agreement belongs (its country, partner
//! and unit), so that grouping agreements into projects never changes a total; a project
//! counts once in every row that it has an agreement in.

mod tally;

use crate::count::tally::{Part, Tally};
use crate::model::{Agreement, Figures, Map, Project, Scope};
use crate::template::Template;

/// Member for what the list does not say.
pub const UNKNOWN: &str = "@unknown";
/// Member for projects of a region that are in no single country.
pub const REGIONAL: &str = "@regional";
/// Member for the rows beyond a table's `top`.
pub const OTHERS: &str = "@others";
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

/// Which of an agreement's amounts are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum YearPart {
    /// All of them.
    All,
    /// Those of one year, or those without a year.
    Only(Option<i32>),
}

/// A member of a dimension.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Member<'a> {
    Named(&'a str),
    Year(i32),
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

    /// All projects of `scope`, each once.
    pub fn base(self, scope: &Scope) -> Figures {
        let mut figures = Figures::default();
        for project in self.in_scope(scope) {
            let mut part = Part::default();
            for &agreement in &self.projects[project].agreements {
                part.add(&self.part_of(agreement, scope, YearPart::All));
            }
            part.add_to(&mut figures, false);
        }
        figures
    }

    /// Figures by the members of `dimension`, in order of first meeting.
    pub fn by(self, dimension: &str, scope: &Scope) -> Map<String, Figures> {
        let mut rows = Map::default();
        for (key, _, figures) in self.by_two(dimension, None, scope) {
            rows.insert(key, figures);
        }
        rows
    }

    /// Figures by the members of two dimensions: a list of outer member, inner member
    /// and figures. Without an inner dimension the inner member is empty.
    pub fn by_two(
        self,
        outer: &str,
        inner: Option<&str>,
        scope: &Scope,
    ) -> Vec<(String, String, Figures)> {
        let dimensions: Vec<&str> = [outer].into_iter().chain(inner).collect();
        let rows = self.by_each(&dimensions, scope).into_iter();
        rows.map(|(members, figures)| {
            let mut members = members.into_iter();
            let outer = members.next().unwrap_or_default();
            (outer, members.next().unwrap_or_default(), figures)
        })
        .collect()
    }

    /// Figures by the members of any dimensions, of each dimension one.
    pub fn by_each(
        self,
        dimensions: &[&str],
        scope: &Scope,
    ) -> Vec<(Vec<String>, Figures)> {
        let mut tally = Tally::default();
        for project in 0..self.projects.len() {
            if !self.is_in_scope(project, scope) {
                continue;
            }
            for &agreement in &self.projects[project].agreements {
                self.share_out(&mut tally, (project, agreement), dimensions, scope);
            }
            tally.end_project();
        }
        let named = |member: Member<'_>| match member {
            Member::Named(name) => name.to_owned(),
            Member::Year(year) => year.to_string(),
        };
        let rows = tally.rows().into_iter();
        rows.map(|(members, figures)| (members.into_iter().map(named).collect(), figures))
            .collect()
    }

    /// Adds an agreement to the parts of all members that it counts under.
    fn share_out(
        self,
        tally: &mut Tally<Member<'a>>,
        (project, agreement): (usize, usize),
        dimensions: &[&str],
        scope: &Scope,
    ) {
        // With a dimension of years every amount goes to its own year.
        let mut years = Vec::new();
        if dimensions.contains(&"year") {
            for amount in &self.agreements[agreement].amounts {
                let year = YearPart::Only(amount.year);
                if !years.contains(&year) {
                    years.push(year);
                }
            }
        } else {
            years.push(YearPart::All);
        }
        for year in years {
            if let (Some(limits), YearPart::Only(year)) = (scope.years, year)
                && !year.is_some_and(|year| limits.0 <= year && year <= limits.1)
            {
                continue;
            }
            let part = self.part_of(agreement, scope, year);
            if part.agreements == 0 {
                continue;
            }
            tally.begin();
            for dimension in dimensions {
                self.each_member(project, agreement, dimension, year, &mut |member| {
                    tally.under(member);
                });
                tally.next_dimension();
            }
            tally.add(agreement, &part);
        }
    }

    /// What an agreement's amounts of the scope come to, or those of the one year if
    /// asked for; no agreement if it does not count at all.
    fn part_of(self, agreement: usize, scope: &Scope, part_of: YearPart) -> Part {
        let mut part = Part::default();
        let mut counts = scope.years.is_none() && part_of == YearPart::All;
        for amount in &self.agreements[agreement].amounts {
            if matches!(part_of, YearPart::Only(year) if year != amount.year) {
                continue;
            }
            if let Some((first, last)) = scope.years
                && !amount.year.is_some_and(|year| first <= year && year <= last)
            {
                continue;
            }
            if !amount.currency.is_nok() {
                continue;
            }
            counts |= amount.amount.0 != 0;
            part.ore += i128::from(amount.amount.0);
            if amount.year.is_some() && amount.year == self.report_year {
                part.ore_report_year += i128::from(amount.amount.0);
            }
        }
        part.agreements = u64::from(counts);
        part
    }

    /// The member of `dimension`, which is none of the codebook's, that an agreement's
    /// amounts count under.
    pub fn member(self, project: usize, agreement: usize, dimension: &str) -> String {
        let mut first = None;
        self.each_member(project, agreement, dimension, YearPart::All, &mut |member| {
            first.get_or_insert(member);
        });
        match first {
            Some(Member::Named(name)) => name.to_owned(),
            Some(Member::Year(year)) => year.to_string(),
            None => UNKNOWN.to_owned(),
        }
    }

    /// Shows each of the members of `dimension` that an agreement counts under.
    fn each_member(
        self,
        project: usize,
        agreement: usize,
        dimension: &str,
        year: YearPart,
        see: &mut dyn FnMut(Member<'a>),
    ) {
        if let Some(place) = self.place_of(project, agreement, dimension) {
            return see(Member::Named(place));
        }
        if dimension == "year" {
            return see(match year {
                YearPart::Only(Some(year)) => Member::Year(year),
                YearPart::Only(None) | YearPart::All => Member::Named(UNKNOWN),
            });
        }
        match self.projects[project].codes.get(dimension).map(Vec::as_slice) {
            None | Some([]) => see(Member::Named(UNCODED)),
            Some(codes) => codes.iter().for_each(|one| see(Member::Named(&one.code))),
        }
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

    fn place_of(
        self,
        project: usize,
        agreement: usize,
        dimension: &str,
    ) -> Option<&'a str> {
        let project = &self.projects[project];
        let agreement = &self.agreements[agreement];
        let geography = if agreement.geography.is_empty() {
            &project.geography
        } else {
            &agreement.geography
        };
        let partner =
            if agreement.partner.known { &agreement.partner } else { &project.partner };
        let one = match dimension {
            "region" => &geography.region,
            "country" => match geography.single_country() {
                Some(country) => return Some(country),
                None if geography.regional || !geography.region.is_empty() => {
                    return Some(REGIONAL);
                }
                None => &geography.unknown,
            },
            "partner" => &partner.name,
            "partner_group" => &partner.group,
            "unit" if agreement.unit.is_empty() => &project.unit,
            "unit" => &agreement.unit,
            _ => return None,
        };
        Some(if one.is_empty() { UNKNOWN } else { one.as_str() })
    }
}
