//! The formulas of a report table, one for each of its cells that can have one.

use rust_xlsxwriter::{ColNum, RowNum};

use crate::count::{Counted, OTHERS, Portfolio, UNCODED};
use crate::model::{Figures, Measure, Set, Table, TableRow};
use crate::write::Context;
use crate::write::coding::mark_header;
use crate::write::live::PLACES;
use crate::write::live::refs::{Fixed, cell, criterion};
use crate::write::tables::own_measures;

/// Formulas by row and column, as the values stand; the last row is the total.
#[derive(Default)]
pub(in crate::write) struct Formulas {
    rows: Vec<Vec<Option<String>>>,
}

impl Formulas {
    /// The formula of a cell.
    pub(in crate::write) fn take(&mut self, row: usize, column: usize) -> Option<String> {
        self.rows.get_mut(row)?.get_mut(column)?.take()
    }

    /// Whether each of so many columns of figures has a formula in each row.
    pub(in crate::write) fn are_whole(&self, columns: usize) -> bool {
        let whole = |row: &Vec<Option<String>>| {
            row.len() == columns && row.iter().skip(1).all(Option::is_some)
        };
        !self.rows.is_empty() && self.rows.iter().all(whole)
    }
}

/// What a row or column of a table stands for.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A member of a dimension of places or of years.
    Member { dimension: String, key: String, criterion: String },
    /// All members of a dimension, which counts a project once in each.
    Any { dimension: String },
    /// A code, by the header of its column; without one, projects that have no code.
    Code { dimension: String, header: Option<String> },
}

impl Part {
    pub(super) fn dimension(&self) -> &str {
        match self {
            Self::Member { dimension, .. }
            | Self::Any { dimension }
            | Self::Code { dimension, .. } => dimension,
        }
    }

    pub(super) fn is_code(&self) -> bool {
        matches!(self, Self::Code { .. })
    }
}

/// The formulas of a table whose header stands in row `header`.
pub(in crate::write) fn formulas(
    context: &Context<'_>,
    table: &Table,
    header: RowNum,
) -> Formulas {
    let by = table.rows_by.iter().chain(&table.columns_by);
    let live = &context.live;
    let known = |one: &String| {
        PLACES.contains(&one.as_str()) || one == "year" || context.is_dimension(one)
    };
    let alive =
        live.is_on() && by.clone().all(|one| known(one) && !live.dead.contains(one));
    // Texts that are shown in two rows could not be told apart.
    if !alive || has_twins(context, table) {
        return Formulas::default();
    }
    let sheet = Sheet { context, table, header, own: own_measures(table) };
    let mut rows: Vec<Vec<Option<String>>> =
        (0..table.rows.len()).map(|at| sheet.row(at)).collect();
    rows.push(sheet.total());
    Formulas { rows }
}

fn has_twins(context: &Context<'_>, table: &Table) -> bool {
    let mut shown = Set::default();
    let rows = table.rows.iter().map(|row| {
        let dimension = table.rows_by.get(usize::from(row.level));
        let name = context.member(dimension.map_or("", String::as_str), &row.key);
        (row.level, row.parent.clone(), name.to_lowercase())
    });
    let columns = table.columns.iter().map(|one| {
        let by = table.columns_by.as_deref().unwrap_or_default();
        (u8::MAX, String::new(), context.member(by, &one.key).to_lowercase())
    });
    let mut all = rows.chain(columns);
    all.any(|one| !shown.insert(one))
}

/// A table on its sheet.
pub(super) struct Sheet<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) table: &'a Table,
    header: RowNum,
    own: Vec<Measure>,
}

impl Sheet<'_> {
    pub(super) fn at(&self, row: usize) -> RowNum {
        self.header + 1 + RowNum::try_from(row).unwrap_or(RowNum::MAX / 2)
    }

    fn row(&self, at: usize) -> Vec<Option<String>> {
        let table = self.table;
        let row = &table.rows[at];
        let Some(parts) = self.parts_of(at) else { return Vec::new() };
        let others = row.key == OTHERS;
        if others && self.others_meet(&row.figures) {
            return Vec::new();
        }
        let mut formulas = vec![None];
        for measure in &self.own {
            let column = self.column_of(*measure);
            let formula = self.figure(*measure, &parts, Some(self.at(at)));
            formulas.push(self.less(formula, (others, *measure), at, column));
        }
        if table.columns_by.is_none() {
            return formulas;
        }
        let first = formulas.len();
        for column in 0..table.columns.len() {
            let formula = self.column_part(column, first).and_then(|part| {
                let parts: Vec<Part> = parts.iter().cloned().chain([part]).collect();
                self.figure(table.cell_measure, &parts, None)
            });
            let place = first + column;
            formulas.push(self.less(formula, (others, table.cell_measure), at, place));
        }
        let total = self.figure(table.cell_measure, &parts, None);
        let place = first + table.columns.len();
        formulas.push(self.less(total, (others, table.cell_measure), at, place));
        formulas
    }

    fn total(&self) -> Vec<Option<String>> {
        let table = self.table;
        let at = table.rows.len();
        let mut formulas = vec![None];
        let is_code =
            table.rows_by.first().is_some_and(|one| self.context.is_dimension(one));
        for measure in &self.own {
            let projects = self.figure(Measure::Projects, &[], None);
            let only = self.only_of_rows();
            formulas.push(match measure {
                Measure::ProjectsOnly | Measure::ProjectsAlso if !is_code => None,
                Measure::ProjectsOnly => projects
                    .zip(only)
                    .map(|(projects, only)| format!("MIN({only},{projects})")),
                Measure::ProjectsAlso => projects
                    .zip(only)
                    .map(|(all, only)| format!("{all}-MIN({only},{all})")),
                _ => self.figure(*measure, &[], Some(self.at(at))),
            });
        }
        if table.columns_by.is_some() {
            let first = formulas.len();
            for column in 0..table.columns.len() {
                let part = self.column_part(column, first);
                formulas.push(
                    part.and_then(|part| self.figure(table.cell_measure, &[part], None)),
                );
            }
            formulas.push(self.figure(table.cell_measure, &[], None));
        }
        formulas
    }

    /// The sum of the column that counts projects with one code only.
    fn only_of_rows(&self) -> Option<String> {
        let column = self.column_of(Measure::ProjectsOnly)?;
        self.sum_above(self.table.rows.len(), column)
    }

    /// The sum of a column's cells above row `at`.
    fn sum_above(&self, at: usize, column: usize) -> Option<String> {
        let column = ColNum::try_from(column).ok()?;
        let first = cell(self.at(0), column, Fixed::Nothing);
        let last = cell(self.at(at.checked_sub(1)?), column, Fixed::Nothing);
        Some(format!("SUM({first}:{last})"))
    }

    /// Whether some are under several members that are shown together: they are fewer
    /// than all less those of the rows above.
    fn others_meet(&self, figures: &Figures) -> bool {
        let (report, table) = (self.context.report, self.table);
        let shown: Set<&str> = table.rows.iter().map(|row| row.key.as_str()).collect();
        let sampled: Vec<bool> =
            report.sample.members.iter().map(|member| member.chosen).collect();
        let portfolio = Portfolio {
            agreements: &report.agreements,
            projects: &report.projects,
            sampled: &sampled,
            report_year: report.options.report_year,
        };
        let Some(dimension) = table.rows_by.first() else { return false };
        let counted = Counted::new(portfolio, [dimension.as_str()]);
        let all = counted.by(dimension, &table.scope).into_iter();
        let together = all.filter(|(key, _)| !shown.contains(key.as_str()));
        let (mut projects, mut agreements) = (0, 0);
        for (_, one) in together {
            projects += one.projects;
            agreements += one.agreements;
        }
        (projects, agreements) != (figures.projects, figures.agreements)
    }

    /// What all have less what the rows above have: that is what the others have.
    fn less(
        &self,
        formula: Option<String>,
        (others, measure): (bool, Measure),
        at: usize,
        column: impl Into<Option<usize>>,
    ) -> Option<String> {
        if !others || measure == Measure::Share {
            return formula;
        }
        let above = self.sum_above(at, column.into()?)?;
        Some(format!("{}-{above}", formula?))
    }

    /// The column of a measure, if it has one of its own.
    pub(super) fn column_of(&self, measure: Measure) -> Option<usize> {
        self.own.iter().position(|one| *one == measure).map(|at| at + 1)
    }

    /// What a row stands for: its own member and, for a nested one, the outer member.
    fn parts_of(&self, at: usize) -> Option<Vec<Part>> {
        let table = self.table;
        let row = &table.rows[at];
        let nested = table.rows.iter().any(|row| row.level > 0);
        if row.key == OTHERS {
            let dimension = table.rows_by.first()?.clone();
            if nested || self.context.is_dimension(&dimension) {
                return None;
            }
            return Some(vec![Part::Any { dimension }]);
        }
        let mut parts = Vec::new();
        if row.level > 0 {
            let outer = (0..at).rev().find(|one| table.rows[*one].level == 0)?;
            parts.push(self.row_part(&table.rows[outer], outer)?);
        }
        parts.push(self.row_part(row, at)?);
        Some(parts)
    }

    fn row_part(&self, row: &TableRow, at: usize) -> Option<Part> {
        let dimension = self.table.rows_by.get(usize::from(row.level))?;
        let place = cell(self.at(at), 0, Fixed::Column);
        self.part(dimension, &row.key, &place)
    }

    fn column_part(&self, at: usize, first: usize) -> Option<Part> {
        let dimension = self.table.columns_by.as_ref()?;
        if self.table.columns[at].key == OTHERS {
            return None;
        }
        let column = ColNum::try_from(first + at).ok()?;
        let place = cell(self.header, column, Fixed::Row);
        self.part(dimension, &self.table.columns[at].key, &place)
    }

    fn part(&self, dimension: &str, key: &str, place: &str) -> Option<Part> {
        let context = self.context;
        let template =
            context.template.dimensions.iter().find(|one| one.key == dimension);
        let owned = dimension.to_owned();
        if let Some(template) = template {
            let known = template.codes.iter().any(|code| code.key == key);
            let header = known.then(|| mark_header(context, dimension, key));
            if !known && key != UNCODED {
                return None;
            }
            return Some(Part::Code { dimension: owned, header });
        }
        let member = context.member(dimension, key);
        let criterion = criterion(&member, Some(place))?;
        Some(Part::Member { dimension: owned, key: key.to_owned(), criterion })
    }
}
