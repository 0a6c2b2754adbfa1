//! The figures of a portfolio by the members of dimensions, for many tables.
//!
//! What agreements count under is looked up once and numbered, dimension by dimension, so
//! that each table only adds up.

use std::ops::Range;

use rayon::prelude::*;

use crate::count::tally::{Part, Tally};
use crate::count::{Member, OTHERS, Portfolio, Site, UNCODED, UNKNOWN};
use crate::model::{Figures, Map, Scope, Set, small};

/// A portfolio ready to be counted.
pub struct Counted<'a> {
    portfolio: Portfolio<'a>,
    dimensions: Map<&'a str, Dimension<'a>>,
    /// Where each project's agreements begin in the order of the projects, in which an
    /// agreement's place is its number here, so that counting goes through all lists
    /// from their beginning to their end; one more at the end.
    starts: Vec<usize>,
    /// Kroner of all agreements, one agreement behind the other.
    amounts: Vec<Kroner>,
    /// Where each agreement's begin; one more at the end.
    begins: Vec<usize>,
    /// The years of amounts.
    years: Set<Option<i32>>,
}

/// Members that are counted by themselves; all others are counted as one. None where all
/// are counted by themselves.
#[derive(Clone, Copy, Default)]
pub struct Kept<'a> {
    /// Of the first dimension.
    pub rows: Option<&'a Set<String>>,
    /// Of the last dimension.
    pub columns: Option<&'a Set<String>>,
}

/// So many agreements are looked at by one core, one after the other.
const PART: usize = 4096;

/// The amounts in kroner of some agreements.
struct Amounts {
    /// How many each agreement has.
    of_agreements: Vec<usize>,
    /// The year and øre of each.
    kroner: Vec<(Option<i32>, i64)>,
}

impl Amounts {
    fn new(sites: &[Site<'_>]) -> Self {
        let mut kroner = Vec::with_capacity(sites.len());
        let of_agreement = |site: &Site<'_>| {
            let before = kroner.len();
            let amounts = site.amounts.iter().filter(|amount| amount.currency.is_nok());
            kroner.extend(amounts.map(|amount| (amount.year, amount.amount.0)));
            kroner.len() - before
        };
        let of_agreements = sites.iter().map(of_agreement).collect();
        Self { of_agreements, kroner }
    }
}

/// An amount in kroner.
#[derive(Clone, Copy)]
struct Kroner {
    ore: i64,
    /// Number of its year.
    year: u32,
}

/// The members of a dimension, and who counts under which.
struct Dimension<'a> {
    members: Vec<Member<'a>>,
    of: Under,
}

/// Who counts under which members.
enum Under {
    /// Each agreement under one.
    Agreement(Vec<u32>),
    /// Each project, with all its agreements, under those from its own place on.
    Project(Vec<u32>, Vec<usize>),
    /// Each amount under its year.
    Year,
}

impl<'a> Counted<'a> {
    /// Makes a portfolio ready to be counted by such dimensions.
    pub fn new(
        portfolio: Portfolio<'a>,
        dimensions: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut sequence: Vec<(usize, usize)> =
            Vec::with_capacity(portfolio.agreements.len());
        let mut starts = vec![0];
        for (at, project) in portfolio.projects.iter().enumerate() {
            sequence.extend(project.agreements.iter().map(|agreement| (at, *agreement)));
            starts.push(sequence.len());
        }
        // Agreements stand in another order than their projects, and each is fetched from
        // memory for itself: once, for all that is counted by.
        let sites: Vec<Site<'a>> = sequence
            .par_iter()
            .map(|(project, agreement)| portfolio.site(*project, *agreement))
            .collect();
        drop(sequence);
        let of_parts: Vec<Amounts> = sites.par_chunks(PART).map(Amounts::new).collect();
        let mut amounts = Vec::new();
        let mut begins = vec![0];
        let mut years: Set<Option<i32>> = Set::default();
        for of_part in of_parts {
            let mut kroner = of_part.kroner.into_iter();
            for of_agreement in of_part.of_agreements {
                amounts.extend(kroner.by_ref().take(of_agreement).map(|(year, ore)| {
                    Kroner { ore, year: small(years.insert_full(year).0) }
                }));
                begins.push(amounts.len());
            }
        }
        let wanted: Set<&str> = dimensions.into_iter().collect();
        let wanted: Vec<&str> = wanted.into_iter().collect();
        let found: Vec<(&str, Dimension<'a>)> = wanted
            .into_par_iter()
            .map(|key| (key, Dimension::new(portfolio, &sites, key, &years)))
            .collect();
        let dimensions = found.into_iter().collect();
        Self { portfolio, dimensions, starts, amounts, begins, years }
    }

    /// All projects of `scope`, each once.
    pub fn base(&self, scope: &Scope) -> Figures {
        let counting = Counting::new(self, scope);
        let mut figures = Figures::default();
        for project in (0..self.portfolio.projects.len()).filter(|it| counting.holds(*it))
        {
            let mut part = Part::default();
            for agreement in self.agreements_of(project) {
                part.add(&counting.part(agreement, None));
            }
            part.add_to(&mut figures, false);
        }
        figures
    }

    /// Figures by the members of `dimension`, in order of first meeting.
    pub fn by(&self, dimension: &str, scope: &Scope) -> Map<String, Figures> {
        let rows = self.by_each(&[dimension], scope).into_iter();
        rows.map(|(mut members, figures)| (members.pop().unwrap_or_default(), figures))
            .collect()
    }

    /// Figures by the members of any dimensions, of each dimension one.
    ///
    /// The dimensions are among those that it was made ready for.
    pub fn by_each(
        &self,
        dimensions: &[&str],
        scope: &Scope,
    ) -> Vec<(Vec<String>, Figures)> {
        self.by_each_kept(dimensions, scope, Kept::default())
    }

    /// The same; where members of the first or the last dimension are `kept`, all others
    /// are one member, [`OTHERS`], under which a project counts once as it does under any.
    pub fn by_each_kept(
        &self,
        dimensions: &[&str],
        scope: &Scope,
        kept: Kept<'_>,
    ) -> Vec<(Vec<String>, Figures)> {
        let counting = Counting::new(self, scope);
        let by: Vec<&Dimension<'_>> =
            dimensions.iter().map(|key| &self.dimensions[*key]).collect();
        let by_year = by.iter().any(|one| matches!(one.of, Under::Year));
        let only = |one: Option<&&Dimension<'_>>, kept: Option<&Set<String>>| {
            one.zip(kept).map(|(one, kept)| one.only(kept))
        };
        let (first, last) = (only(by.first(), kept.rows), only(by.last(), kept.columns));
        let numbers: Vec<Option<&[u32]>> = (1..=by.len())
            .map(|nth| {
                let first = first.as_deref().filter(|_| nth == 1);
                first.or_else(|| last.as_deref().filter(|_| nth == by.len()))
            })
            .collect();
        let mut tally = Tally::default();
        let mut years: Vec<u32> = Vec::new();
        for at in (0..self.portfolio.projects.len()).filter(|it| counting.holds(*it)) {
            for agreement in self.agreements_of(at) {
                let mut add = |year: Option<u32>| {
                    let part = counting.part(agreement, year);
                    if part.agreements == 0 {
                        return;
                    }
                    tally.begin();
                    for (one, numbers) in by.iter().zip(&numbers) {
                        one.each_member((at, agreement), year, &mut |member| {
                            let kept = numbers.map(|numbers| numbers[member as usize]);
                            tally.under(kept.unwrap_or(member));
                        });
                        tally.next_dimension();
                    }
                    tally.add(agreement, &part);
                };
                if by_year {
                    // With a dimension of years every amount goes to its own year.
                    years.clear();
                    for amount in self.amounts_of(agreement) {
                        if !years.contains(&amount.year) {
                            years.push(amount.year);
                            add(Some(amount.year));
                        }
                    }
                } else {
                    add(None);
                }
            }
            tally.end_project();
        }
        let named = |(nth, member): (usize, u32)| {
            let members = by.get(nth).map(|one| one.members.as_slice());
            match members.and_then(|members| members.get(member as usize)) {
                Some(member) => member.to_string(),
                None => OTHERS.to_owned(),
            }
        };
        let rows = tally.rows().into_iter();
        rows.map(|(members, figures)| {
            (members.into_iter().enumerate().map(named).collect(), figures)
        })
        .collect()
    }

    fn agreements_of(&self, project: usize) -> Range<usize> {
        self.starts[project]..self.starts[project + 1]
    }

    fn amounts_of(&self, agreement: usize) -> &[Kroner] {
        &self.amounts[self.begins[agreement]..self.begins[agreement + 1]]
    }
}

/// What is counted of a portfolio.
struct Counting<'counted, 'a> {
    counted: &'counted Counted<'a>,
    scope: &'counted Scope,
    /// Whether the amounts of a year are, by number of the year.
    in_scope: Vec<bool>,
    /// Number of the report year.
    report_year: Option<u32>,
}

impl<'counted, 'a> Counting<'counted, 'a> {
    fn new(counted: &'counted Counted<'a>, scope: &'counted Scope) -> Self {
        let is_within = |year: &Option<i32>| match (scope.years, year) {
            (None, _) => true,
            (Some((first, last)), Some(year)) => first <= *year && *year <= last,
            (Some(_), None) => false,
        };
        let report_year = counted.portfolio.report_year;
        Self {
            counted,
            scope,
            in_scope: counted.years.iter().map(is_within).collect(),
            report_year: report_year
                .and_then(|year| counted.years.get_index_of(&Some(year)))
                .map(small),
        }
    }

    /// Whether a project is counted: where years are limited, it has an amount in them.
    fn holds(&self, project: usize) -> bool {
        let portfolio = self.counted.portfolio;
        if self.scope.sample && !portfolio.sampled[project] {
            return false;
        }
        self.scope.years.is_none()
            || self.counted.agreements_of(project).any(|agreement| {
                let mut amounts = self.counted.amounts_of(agreement).iter();
                amounts.any(|one| one.ore != 0 && self.in_scope[one.year as usize])
            })
    }

    /// What an agreement's amounts come to, or those of the one year if asked for; no
    /// agreement if it does not count at all.
    fn part(&self, agreement: usize, year: Option<u32>) -> Part {
        let mut part = Part::default();
        let mut counts = self.scope.years.is_none() && year.is_none();
        for amount in self.counted.amounts_of(agreement) {
            if year.is_some_and(|year| year != amount.year)
                || !self.in_scope[amount.year as usize]
            {
                continue;
            }
            counts |= amount.ore != 0;
            part.ore += i128::from(amount.ore);
            if self.report_year == Some(amount.year) {
                part.ore_report_year += i128::from(amount.ore);
            }
        }
        part.agreements = u64::from(counts);
        part
    }
}

impl<'a> Dimension<'a> {
    /// The members of a dimension that agreements, project by project, count under.
    fn new(
        portfolio: Portfolio<'a>,
        sites: &[Site<'a>],
        key: &str,
        years: &Set<Option<i32>>,
    ) -> Self {
        let mut members: Set<Member<'a>> = Set::default();
        if key == "year" {
            let members = years.iter().map(|year| Member::year(*year)).collect();
            return Self { members, of: Under::Year };
        }
        let mut number = |member: Member<'a>| small(members.insert_full(member).0);
        let of = if sites.first().and_then(|site| site.member(key)).is_some() {
            let mut shared: Map<usize, u32> = Map::default();
            let mut member = |site: &Site<'a>| {
                number(Member::Named(site.member(key).unwrap_or(UNKNOWN)))
            };
            let numbered = sites.iter().map(|site| match site.shared(key) {
                Some(at) => *shared.entry(at).or_insert_with(|| member(site)),
                None => member(site),
            });
            Under::Agreement(numbered.collect())
        } else {
            let (mut under, mut begins) = (Vec::new(), vec![0]);
            for project in portfolio.projects {
                match project.codes.get(key) {
                    None | Some([]) => under.push(number(Member::Named(UNCODED))),
                    Some(codes) => under
                        .extend(codes.iter().map(|one| number(Member::Named(&one.code)))),
                }
                begins.push(under.len());
            }
            Under::Project(under, begins)
        };
        Self { members: members.into_iter().collect(), of }
    }

    /// The number of each member if it is kept; that of all others comes after the last.
    fn only(&self, kept: &Set<String>) -> Vec<u32> {
        let others = small(self.members.len());
        let number = |(at, member): (usize, &Member<'_>)| {
            if kept.contains(&member.to_string()) { small(at) } else { others }
        };
        self.members.iter().enumerate().map(number).collect()
    }

    /// Shows each of the members that an agreement's amounts of a year count under.
    fn each_member(
        &self,
        (project, agreement): (usize, usize),
        year: Option<u32>,
        see: &mut dyn FnMut(u32),
    ) {
        match &self.of {
            Under::Agreement(under) => see(under[agreement]),
            Under::Project(under, begins) => {
                under[begins[project]..begins[project + 1]].iter().copied().for_each(see);
            }
            Under::Year => year.into_iter().for_each(see),
        }
    }
}
