//! The order of agreements in what is written: those of a project stand together, as it
//! lists them, so that what is counted once a project is found among few rows.

use crate::model::Project;

/// The order of agreements, and the project of each. Agreements and projects are given by
/// their place in the report.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// Agreements, row by row.
    agreements: Vec<u32>,
    /// The row of each agreement, from 0.
    rows: Vec<u32>,
    /// The project of each agreement; [`NO_PROJECT`] if it has none.
    projects: Vec<u32>,
}

/// Stands for the project of an agreement that has none.
const NO_PROJECT: u32 = u32::MAX;

/// A place among the rows of a list, in half of the room: no list has four billion, and
/// of a long one very many places are kept.
pub fn small(at: usize) -> u32 {
    u32::try_from(at).expect("a list has fewer than four billion rows")
}

impl Order {
    /// That of `count` agreements.
    pub fn new(count: usize, all: &[Project]) -> Self {
        let mut projects = vec![NO_PROJECT; count];
        let mut agreements = Vec::with_capacity(count);
        for (project, one) in all.iter().enumerate() {
            for agreement in &one.agreements {
                if std::mem::replace(&mut projects[*agreement], small(project))
                    == NO_PROJECT
                {
                    agreements.push(small(*agreement));
                }
            }
        }
        // One without a project is not lost here.
        agreements.extend((0..count).filter(|at| projects[*at] == NO_PROJECT).map(small));
        let mut rows = vec![0; count];
        for (row, agreement) in agreements.iter().enumerate() {
            rows[*agreement as usize] = small(row);
        }
        Self { agreements, rows, projects }
    }

    /// The agreements, row by row.
    pub fn agreements(&self) -> impl ExactSizeIterator<Item = usize> {
        self.agreements.iter().map(|at| *at as usize)
    }

    /// The agreement of a row, from 0.
    pub fn agreement(&self, row: usize) -> usize {
        self.agreements[row] as usize
    }

    /// The row of an agreement, from 0.
    pub fn row(&self, agreement: usize) -> usize {
        self.rows[agreement] as usize
    }

    /// The project of an agreement.
    pub fn project(&self, agreement: usize) -> Option<usize> {
        let project = self.projects[agreement];
        (project != NO_PROJECT).then_some(project as usize)
    }
}
