//! Adds up what agreements come to under the members of dimensions, project by project.
//!
//! Members are numbers, and their combinations are numbered as they are met, so that all
//! sums stand in lists.

use crate::model::{Figures, Map};

/// What agreements come to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Part {
    /// How many agreements.
    pub(super) agreements: u64,
    /// Øre.
    pub(super) ore: i128,
    /// Øre of the report year.
    pub(super) ore_report_year: i128,
}

impl Part {
    /// Adds another.
    pub(super) fn add(&mut self, other: &Self) {
        self.agreements += other.agreements;
        self.ore += other.ore;
        self.ore_report_year += other.ore_report_year;
    }

    /// Adds it to the figures as that of one project; `only` says that the project has
    /// no part elsewhere.
    pub(super) fn add_to(&self, figures: &mut Figures, only: bool) {
        figures.projects += 1;
        figures.projects_only += u64::from(only);
        figures.agreements += self.agreements;
        figures.nok.0 += self.ore;
        figures.nok_report_year.0 += self.ore_report_year;
    }
}

/// The number of a row that stands for no member yet.
const ROOT: usize = usize::MAX;

/// The number of no row.
const NONE: usize = usize::MAX;

/// A combination of members, one of each dimension.
struct Row {
    /// The combination of the dimensions before, and the member of the last.
    path: (usize, u32),
    /// The member of the first dimension.
    outer: u32,
    figures: Figures,
    /// The part of the project under way.
    part: Part,
    /// The agreement that was added last to it, so that none counts twice.
    last: Option<usize>,
    /// Whether the project under way has a part here.
    open: bool,
}

/// Sums under way.
#[derive(Default)]
pub(super) struct Tally {
    rows: Vec<Row>,
    /// The row of each member of the first dimension.
    first: Vec<usize>,
    /// The rows of all other combinations.
    further: Map<(usize, u32), usize>,
    /// The rows that the project under way has a part in.
    open: Vec<usize>,
    /// The members of the dimension under way.
    given: Vec<u32>,
    /// The combinations so far, and those with the dimension under way.
    before: Vec<usize>,
    now: Vec<usize>,
    /// The rows of the last dimension, in order of first meeting.
    whole: Vec<usize>,
}

impl Tally {
    /// Begins an agreement, before its members of the first dimension.
    pub(super) fn begin(&mut self) {
        self.before.clear();
        self.before.push(ROOT);
        self.given.clear();
    }

    /// It counts under a member of the dimension under way.
    pub(super) fn under(&mut self, member: u32) {
        if !self.given.contains(&member) {
            self.given.push(member);
        }
    }

    /// What follows are members of the next dimension.
    pub(super) fn next_dimension(&mut self) {
        self.now.clear();
        for before in &self.before {
            for member in &self.given {
                let known = if *before == ROOT {
                    let at = *member as usize;
                    if at >= self.first.len() {
                        self.first.resize(at + 1, NONE);
                    }
                    &mut self.first[at]
                } else {
                    self.further.entry((*before, *member)).or_insert(NONE)
                };
                if *known == NONE {
                    *known = self.rows.len();
                    let of_before = self.rows.get(*before);
                    self.rows.push(Row {
                        path: (*before, *member),
                        outer: of_before.map_or(*member, |row| row.outer),
                        figures: Figures::default(),
                        part: Part::default(),
                        last: None,
                        open: false,
                    });
                }
                self.now.push(*known);
            }
        }
        self.given.clear();
        std::mem::swap(&mut self.before, &mut self.now);
    }

    /// Ends the agreement with what it comes to.
    pub(super) fn add(&mut self, agreement: usize, part: &Part) {
        for at in &self.before {
            let Some(row) = self.rows.get_mut(*at) else { continue };
            if !row.open {
                row.open = true;
                self.open.push(*at);
            }
            let again = row.last == Some(agreement);
            row.last = Some(agreement);
            row.part.add(&Part { agreements: u64::from(!again), ..*part });
        }
    }

    /// Ends the project.
    pub(super) fn end_project(&mut self) {
        let outer = |at: &usize| self.rows.get(*at).map(|row| row.outer);
        let first = self.open.first().and_then(outer);
        let only = self.open.iter().all(|at| outer(at) == first);
        for at in self.open.drain(..) {
            let Some(row) = self.rows.get_mut(at) else { continue };
            if row.figures.projects == 0 {
                self.whole.push(at);
            }
            std::mem::take(&mut row.part).add_to(&mut row.figures, only);
            row.last = None;
            row.open = false;
        }
    }

    /// The members of each row with its figures, in order of first meeting.
    pub(super) fn rows(&self) -> Vec<(Vec<u32>, Figures)> {
        let row = |at: usize| {
            let (mut members, mut next) = (Vec::new(), at);
            let mut figures = Figures::default();
            while let Some(row) = self.rows.get(next) {
                if next == at {
                    figures = row.figures;
                }
                members.push(row.path.1);
                next = row.path.0;
            }
            members.reverse();
            (members, figures)
        };
        self.whole.iter().map(|at| row(*at)).collect()
    }
}
