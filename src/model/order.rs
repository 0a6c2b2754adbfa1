//! The order of agreements in what is written: those of a project stand together, as it
//! lists them, so that what is counted once a project is found among few rows.

use crate::model::Project;

/// The order of agreements, and the project of each. Agreements and projects are given by
/// their place in the report.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// Agreements, row by row.
    agreements: Vec<usize>,
    /// The row of each agreement, from 0.
    rows: Vec<usize>,
    /// The project of each agreement.
    projects: Vec<Option<usize>>,
}

impl Order {
    /// That of `count` agreements.
    pub fn new(count: usize, all: &[Project]) -> Self {
        let mut projects = vec![None; count];
        let mut agreements = Vec::with_capacity(count);
        for (project, one) in all.iter().enumerate() {
            for agreement in &one.agreements {
                if projects[*agreement].replace(project).is_none() {
                    agreements.push(*agreement);
                }
            }
        }
        // One without a project is not lost here.
        agreements.extend((0..count).filter(|at| projects[*at].is_none()));
        let mut rows = vec![0; count];
        for (row, agreement) in agreements.iter().enumerate() {
            rows[*agreement] = row;
        }
        Self { agreements, rows, projects }
    }

    /// The agreements, row by row.
    pub fn agreements(&self) -> &[usize] {
        &self.agreements
    }

    /// The row of an agreement, from 0.
    pub fn row(&self, agreement: usize) -> usize {
        self.rows[agreement]
    }

    /// The project of an agreement.
    pub fn project(&self, agreement: usize) -> Option<usize> {
        self.projects[agreement]
    }
}
