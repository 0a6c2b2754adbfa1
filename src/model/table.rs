//! Tables of figures, before any styling.

use crate::model::{FiguresThen, Message, Total};

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Projects, each once.
    Projects,
    /// Projects that carry only this code of the dimension.
    ProjectsOnly,
    /// Projects that carry this code among others.
    ProjectsAlso,
    /// Agreements.
    Agreements,
    /// Amounts in kroner.
    Nok,
    /// Share of the amounts of all rows.
    Share,
    /// Amounts of the report year in kroner.
    NokReportYear,
}

/// Which projects and which of their amounts a table is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Key in the template.
    pub key: String,
    /// First and last year of the amounts, if limited; a project counts if it has an
    /// amount in them.
    pub years: Option<(i32, i32)>,
    /// Only projects of the sample.
    pub sample: bool,
}

/// All figures of one row, or of one cell of a cross table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Projects, each once.
    pub projects: u64,
    /// Projects with only this code.
    pub projects_only: u64,
    /// Agreements.
    pub agreements: u64,
    /// Amounts.
    pub nok: Total,
    /// Amounts of the report year.
    pub nok_report_year: Total,
}

impl Figures {
    /// Projects that carry this code among others.
    pub fn projects_also(&self) -> u64 {
        self.projects - self.projects_only
    }
}

/// A chart to be drawn beside a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// Lying bars, for long names.
    Bar,
    /// Standing columns, for years.
    Column,
    /// Standing columns, one stack a row, one colour a column of the table.
    Stacked,
    /// No drawing: the cells of a cross table are shaded by their size.
    Heat,
}

/// A column of a cross table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Key of the member, as in the template.
    pub key: String,
    /// The figures of all rows in this column, each project once.
    pub total: Figures,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Key of the member, as in the template (Norwegian bokmål); stays the same in all
    /// languages.
    pub key: String,
    /// 0 for the outer dimension, 1 for one nested in it.
    pub level: u8,
    /// The outer member's key, for a nested row; else empty.
    pub parent: String,
    /// Its figures.
    pub figures: Figures,
    /// Its figures by column, for a cross table; else empty.
    pub cells: Vec<Figures>,
}

/// A table of figures over projects.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Key in the template.
    pub key: String,
    /// Key of the sheet that it stands on.
    pub sheet: String,
    /// Title.
    pub title: Message,
    /// The dimension of the rows: `region`, `country`, `partner`, `partner_group`,
    /// `unit`, `year`, or a key of the codebook; two for nested rows.
    pub rows_by: Vec<String>,
    /// The dimension of the columns, for a cross table.
    pub columns_by: Option<String>,
    /// What is shown of each row.
    pub measures: Vec<Measure>,
    /// What the cells of a cross table show.
    pub cell_measure: Measure,
    /// Which projects and amounts.
    pub scope: Scope,
    /// Columns of a cross table.
    pub columns: Vec<TableColumn>,
    /// Rows.
    pub rows: Vec<TableRow>,
    /// All projects of the scope, each once: what the table closes on.
    pub base: Figures,
    /// Whether a project may stand in several rows, so that the rows add up to more
    /// than the base; the title says so.
    pub overlapping: bool,
    /// The chart beside it.
    pub chart: Option<Chart>,
    /// The figures of the report before, if the template asks for them.
    pub compared: Option<Compared>,
}

/// The figures of a table as the report before had them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Of each row; nothing where it was not there.
    pub rows: Vec<FiguresThen>,
    /// Of all of them, each project once; `None` if the report before did not say.
    pub base: Option<FiguresThen>,
    /// Rows that are no longer there, each by its keys from the outer to the inner.
    pub gone: Vec<(String, FiguresThen)>,
}

impl Table {
    /// The share of `figures` in the table's base.
    pub fn share(&self, figures: &Figures) -> f64 {
        figures.nok.share_of(self.base.nok)
    }

    /// The figures of the row of totals: those of the base. A project that has one code
    /// only stands in one row only.
    pub fn total(&self) -> Figures {
        let outer = self.rows.iter().filter(|row| row.level == 0);
        let only = outer.map(|row| row.figures.projects_only).sum::<u64>();
        Figures { projects_only: only.min(self.base.projects), ..self.base }
    }

    /// The row with `key` on the outer level.
    pub fn row(&self, key: &str) -> Option<&TableRow> {
        self.rows.iter().find(|row| row.key == key)
    }
}
