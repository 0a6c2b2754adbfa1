//! Commitments against projects.

use crate::model::{Period, Total};

/// How well a commitment is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoverageLevel {
    /// By no project.
    NotCovered,
    /// By so few projects that it counts as little.
    Thin,
    /// Covered.
    Covered,
    /// Well covered.
    WellCovered,
}

impl CoverageLevel {
    /// All levels, the worst first.
    pub const ALL: [Self; 4] =
        [Self::NotCovered, Self::Thin, Self::Covered, Self::WellCovered];

    /// The name in `--json`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotCovered => "not covered",
            Self::Thin => "thin",
            Self::Covered => "covered",
            Self::WellCovered => "well covered",
        }
    }

    /// Its key in the language files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotCovered => "level-not-covered",
            Self::Thin => "level-thin",
            Self::Covered => "level-covered",
            Self::WellCovered => "level-well-covered",
        }
    }
}

/// Projects and amounts of one commitment in one column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CoverageCell {
    /// Projects.
    pub projects: u64,
    /// Amounts.
    pub nok: Total,
}

/// A commitment or theme.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageRow {
    /// Key in the template.
    pub key: String,
    /// Key of the action plan; empty for a theme that stands apart from the plans.
    pub plan: String,
    /// Projects that answer to it, by index.
    pub projects: Vec<u32>,
    /// Their amounts, each project once.
    pub nok: Total,
    /// First to last year of these projects.
    pub period: Option<Period>,
    /// How well it is covered.
    pub level: CoverageLevel,
    /// Projects and amounts by column.
    pub cells: Vec<CoverageCell>,
}

/// Rows of the matrix together: those of an action plan, or all. Each project counts once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoverageGroup {
    /// Key of the action plan; empty for themes, and for all.
    pub plan: String,
    /// Its rows, by index, one after another.
    pub rows: std::ops::Range<usize>,
    /// Projects that answer to any of them, by index.
    pub projects: Vec<u32>,
    /// Their amounts.
    pub nok: Total,
    /// First to last year of these projects.
    pub period: Option<Period>,
    /// Projects and amounts by column.
    pub cells: Vec<CoverageCell>,
}

impl CoverageGroup {
    /// How many of the rows are covered, more than thinly.
    pub fn covered(&self, rows: &[CoverageRow]) -> usize {
        let covered = |row: &&CoverageRow| row.level >= CoverageLevel::Covered;
        rows.iter().take(self.rows.end).skip(self.rows.start).filter(covered).count()
    }
}

/// The coverage matrix.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// The dimension of the columns: `unit` or `region`.
    pub columns_by: String,
    /// Keys of the columns.
    pub columns: Vec<String>,
    /// Commitments and themes in the template's order, grouped by plan.
    pub rows: Vec<CoverageRow>,
    /// The rows by action plan, in order; each row is in one of them.
    pub groups: Vec<CoverageGroup>,
    /// All rows together.
    pub all: CoverageGroup,
    /// Rows that are covered more than the template's upper limit.
    pub over_covered: Vec<usize>,
    /// Projects that answer to no commitment, by index.
    pub without_commitment: Vec<u32>,
}

impl Coverage {
    /// Rows that are not covered or only thinly.
    pub fn gaps(&self) -> impl Iterator<Item = &CoverageRow> {
        self.rows.iter().filter(|row| {
            matches!(row.level, CoverageLevel::NotCovered | CoverageLevel::Thin)
        })
    }
}
