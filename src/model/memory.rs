//! What a report remembers for the next one.

use std::sync::Arc;

use crate::model::{Anchor, Few, Figures, Map, Project, Text, Total};

/// An agreement as a report had it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreementThen {
    /// What it is known by; decisions on it share it.
    pub anchor: Arc<Anchor>,
    /// The id of its project.
    pub project: String,
    /// Its kroner.
    pub nok: Total,
}

/// A project as a report had it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectThen {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Ids that it had before others were joined to it.
    pub former: Vec<String>,
    /// Its codes: dimension and code.
    pub codes: Vec<(String, String)>,
}

impl ProjectThen {
    /// The project as it is.
    pub fn of(project: &Project) -> Self {
        let codes = project.codes.iter().flat_map(|(dimension, codings)| {
            codings.iter().map(|one| (dimension.to_string(), one.code.to_string()))
        });
        Self {
            id: project.id.to_string(),
            title: project.title.to_string(),
            former: project.former.iter().map(Text::to_string).collect(),
            codes: codes.collect(),
        }
    }
}

/// A row of a report table as a report had it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FiguresThen {
    /// Projects.
    pub projects: u64,
    /// Agreements.
    pub agreements: u64,
    /// Kroner.
    pub nok: Total,
}

impl From<Figures> for FiguresThen {
    fn from(figures: Figures) -> Self {
        let Figures { projects, agreements, nok, .. } = figures;
        Self { projects, agreements, nok }
    }
}

/// The state of the portfolio in one report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// Name and SHA-256 of each list.
    pub inputs: Vec<(String, String)>,
    /// The last year that has an amount.
    pub last_year: Option<i32>,
    /// Agreements, in order of number.
    pub agreements: Vec<AgreementThen>,
    /// Projects, in order of id.
    pub projects: Vec<ProjectThen>,
    /// Keys of commitments that were covered thinly or not at all.
    pub gaps: Vec<String>,
    /// Rows of tables: key of the table, and the row's path of keys.
    pub tables: Map<(String, String), FiguresThen>,
}

/// A decision that the program itself wrote into a review sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// What was written, cell by cell; many rows say the same, and share it.
    pub cells: Few<Text>,
    /// The decision of the ledger that it shows; 0 if none.
    pub id: u32,
}

/// What a report remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    /// The portfolio as it was.
    pub now: Snapshot,
    /// The portfolio as the report before had it, of another list.
    pub before: Option<Snapshot>,
    /// What the review sheets said when they were written, by sheet and row.
    pub written: Map<(Text, Text), Written>,
}
