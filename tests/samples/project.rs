//! The projects with their agreements and yearly amounts: the report's 25 and the fill-ins.

use indexmap::IndexSet;

use crate::budget::share_out;
use crate::data::{Data, FillInRecord, SampledRecord, Unit};
use crate::random::Chance;

/// A project, spelt as it should be.
pub(crate) struct Project {
    pub(crate) unit: String,
    pub(crate) country: String,
    pub(crate) title: String,
    /// Another title that the list uses in later years.
    pub(crate) also: Option<String>,
    pub(crate) partner: String,
    pub(crate) keywords: String,
    pub(crate) remark: String,
    /// How large its amounts are beside those of other fill-ins.
    pub(crate) weight: f64,
    pub(crate) agreements: Vec<Agreement>,
    /// Present for the report's own projects.
    pub(crate) codes: Option<Codes>,
}

/// An agreement with its amount of each year, in kroner.
pub(crate) struct Agreement {
    pub(crate) number: String,
    pub(crate) period: String,
    pub(crate) years: Vec<(i32, i64)>,
}

/// The coding that the list gives for the report's own projects.
pub(crate) struct Codes {
    pub(crate) form: String,
    pub(crate) target: String,
    pub(crate) measure: String,
    pub(crate) theme: String,
    pub(crate) evaluated: Option<i32>,
}

impl Project {
    /// All its money.
    pub(crate) fn total(&self) -> i64 {
        self.amounts().map(|(_, amount)| amount).sum()
    }

    /// Its amounts, each with its year.
    pub(crate) fn amounts(&self) -> impl Iterator<Item = (i32, i64)> + '_ {
        self.agreements.iter().flat_map(|agreement| agreement.years.iter().copied())
    }
}

/// All projects: the report's first, then the fill-ins with their share of the budget.
pub(crate) fn projects(data: &Data) -> Vec<Project> {
    let sampled: Vec<Project> = data.sampled.iter().map(sampled_project).collect();
    let mut taken = IndexSet::new();
    for agreement in sampled.iter().flat_map(|project| &project.agreements) {
        assert!(taken.insert(agreement.number.replace('-', " ")));
    }
    let mut fill_ins: Vec<Project> = data
        .fill_ins
        .iter()
        .map(|record| fill_in_project(data, record, &mut taken))
        .collect();
    share_out(data, &mut fill_ins);
    sampled.into_iter().chain(fill_ins).collect()
}

fn sampled_project(record: &SampledRecord) -> Project {
    let agreements = record.agreements.split(" | ").map(|text| {
        // `GLO 0603 2005=400000 2006=425000`: the years are the words with `=`.
        let (years, number): (Vec<&str>, Vec<&str>) =
            text.split(' ').partition(|word| word.contains('='));
        let years: Vec<(i32, i64)> = years
            .iter()
            .filter_map(|word| word.split_once('='))
            .map(|(year, amount)| (year.parse().unwrap(), amount.parse().unwrap()))
            .collect();
        let period =
            if record.period.is_empty() { span(&years) } else { record.period.clone() };
        Agreement { number: number.join(" "), period, years }
    });
    Project {
        unit: record.unit.clone(),
        country: record.country.clone(),
        title: record.title.clone(),
        also: Some(record.also.clone()).filter(|also| !also.is_empty()),
        partner: record.partner.clone(),
        keywords: record.keywords.clone(),
        remark: record.remark.clone(),
        weight: 1.0,
        agreements: agreements.collect(),
        codes: Some(Codes {
            form: record.form.clone(),
            target: record.target.clone(),
            measure: record.measure.clone(),
            theme: record.theme.clone(),
            evaluated: record.evaluated.parse().ok(),
        }),
    }
}

fn fill_in_project(
    data: &Data,
    record: &FillInRecord,
    taken: &mut IndexSet<String>,
) -> Project {
    let agreements = record.agreements.split(' ').map(|text| {
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let (from, to): (i32, i32) = (from.parse().unwrap(), to.parse().unwrap());
        let years: Vec<(i32, i64)> = (from..=to).map(|year| (year, 0)).collect();
        let mut chance = Chance::of(&format!("number {} {from}", record.title));
        let number = loop {
            let number = invented_number(data.unit(&record.unit), from, &mut chance);
            if taken.insert(number.clone()) {
                break number;
            }
        };
        Agreement { number, period: span(&years), years }
    });
    Project {
        unit: record.unit.clone(),
        country: record.country.clone(),
        title: record.title.clone(),
        also: Some(record.also.clone()).filter(|also| !also.is_empty()),
        partner: record.partner.clone(),
        keywords: record.keywords.clone(),
        remark: record.remark.clone(),
        weight: record.weight,
        agreements: agreements.collect(),
        codes: None,
    }
}

/// A number in the manner of the unit, for an agreement that begins in `year`.
fn invented_number(unit: &Unit, year: i32, chance: &mut Chance) -> String {
    let within = i32::try_from(chance.below(40)).expect("it is below 40");
    match (unit.office.as_deref(), unit.prefix.as_deref()) {
        (Some(office), _) => {
            // The human rights section counts from 900, the others from the bottom.
            let serial = if office == "1" { 900 } else { 10 } + 9 * within + year % 7;
            format!("{office}{:02}{serial:04}", year - 2000)
        }
        (None, Some("GLO")) => format!("GLO {:02}{:02}", year - 2000, 10 + within),
        (None, Some(prefix)) => {
            format!("{prefix} {}", unit.base + 40 * (year - 2000) + within)
        }
        (None, None) => panic!("`{}` has neither office nor prefix", unit.key),
    }
}

/// `2006`, or `2006-2008`.
fn span(years: &[(i32, i64)]) -> String {
    let (from, to) = (years[0].0, years[years.len() - 1].0);
    if from == to { from.to_string() } else { format!("{from}-{to}") }
}
