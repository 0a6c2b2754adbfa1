//! The formulas of figures that stand alone: key figures, and the totals of the sample.

use std::fmt::Write as _;

use crate::model::Set;
use crate::template::{Code, Dimension};
use crate::write::Context;
use crate::write::coding::mark_header;
use crate::write::live::coding::CODING;
use crate::write::live::data::{AGREEMENTS, AMOUNTS, PROJECTS};
use crate::write::live::refs::{Criteria, column, columns, text};

/// Up to so many projects names are counted by a formula, which compares each with each.
const DISTINCT_MAX: usize = 2_000;

/// Formulas of figures over the sheets of projects, agreements and amounts; none where the
/// tables are values.
pub(in crate::write) struct KeyFigures<'a> {
    context: &'a Context<'a>,
}

impl<'a> KeyFigures<'a> {
    pub(in crate::write) fn new(context: &'a Context<'a>) -> Self {
        Self { context }
    }

    fn column(&self, table: &str, header: &str) -> String {
        column(table, &self.context.text(header))
    }

    fn alive(&self, formula: String) -> Option<String> {
        self.context.live.is_on().then_some(formula)
    }

    /// The number of agreements.
    pub(in crate::write) fn agreements(&self) -> Option<String> {
        self.alive(format!(
            "ROWS({})",
            self.column(AGREEMENTS, "header-agreement-number")
        ))
    }

    /// The number of projects.
    pub(in crate::write) fn projects(&self) -> Option<String> {
        self.alive(format!("ROWS({})", self.column(PROJECTS, "header-project-id")))
    }

    /// Kroner, in all or of one year.
    pub(in crate::write) fn nok(&self, year: Option<i32>) -> Option<String> {
        let mut criteria = Criteria::default();
        if let Some(year) = year {
            criteria =
                criteria.and(self.column(AMOUNTS, "header-year"), year.to_string());
        }
        self.alive(criteria.sum(&self.column(AMOUNTS, "header-nok")))
    }

    /// Projects in the sample: whatever does not say no.
    pub(in crate::write) fn sample_projects(&self) -> Option<String> {
        self.alive(self.in_sample().count(""))
    }

    /// Their kroner.
    pub(in crate::write) fn sample_nok(&self) -> Option<String> {
        self.alive(self.in_sample().sum(&self.column(PROJECTS, "header-nok")))
    }

    /// Their share of all kroner.
    pub(in crate::write) fn sample_share(&self) -> Option<String> {
        let all = format!("SUM({})", self.column(PROJECTS, "header-nok"));
        let part = self.sample_nok()?;
        self.alive(format!("IF({all}=0,0,{part}/{all})"))
    }

    /// Codes that are proposed, wherever they stand on the sheet of codes.
    pub(in crate::write) fn proposed(&self) -> Option<String> {
        let dimensions = &self.context.template.dimensions;
        let codes = || {
            dimensions
                .iter()
                .flat_map(|one| one.codes.iter().map(move |code| (one, code)))
        };
        let header = |(one, code): (&Dimension, &Code)| {
            (!self.context.live.dead.contains(&one.key))
                .then(|| mark_header(self.context, &one.key, &code.key))
        };
        let (first, last) = (codes().next()?, codes().last()?);
        let marks = columns(CODING, &header(first)?, &header(last)?);
        self.alive(format!("COUNTIF({marks},\"~?\")"))
    }

    fn in_sample(&self) -> Criteria {
        let no = format!("<>{}", self.context.text("answer-no"));
        Criteria::default().and(self.column(PROJECTS, "header-sample"), text(&no))
    }

    /// The number of different names in a column of the sheet of projects, but for those
    /// in `without`: unknown ones, and projects in no single country.
    pub(in crate::write) fn distinct(
        &self,
        header: &str,
        names: impl Iterator<Item = String>,
        without: &[&str],
    ) -> Option<String> {
        // What Excel would take for a pattern or a comparison is counted beforehand, and so
        // is what it takes for the same: names that only case or zeros tell apart.
        let names: Set<String> = names.collect();
        let alike = |name: &String| match name.trim().replace(',', ".").parse::<f64>() {
            Ok(number) => number.to_string(),
            Err(_) => name.to_lowercase(),
        };
        let different: Set<String> = names.iter().map(alike).collect();
        let odd = different.len() < names.len()
            || names.iter().any(|name| {
                name.is_empty()
                    || name.encode_utf16().count() > 250
                    || name.contains(['*', '?', '~'])
                    || name.starts_with(['=', '<', '>'])
            });
        if odd || self.context.report.projects.len() > DISTINCT_MAX {
            return None;
        }
        let names = self.column(PROJECTS, header);
        let mut counted = String::from("1");
        for start in without {
            let count = start.encode_utf16().count();
            write!(counted, "*(LEFT({names},{count})<>{})", text(start))
                .expect("a string takes all text");
        }
        self.alive(format!("SUMPRODUCT({counted}/COUNTIF({names},{names}))"))
    }
}
