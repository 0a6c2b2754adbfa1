//! Everything that a run found out, ready to be written.

use crate::model::{
    Agreement, Argument, Changes, ColumnSeen, Conservation, Control, Coverage, Finding,
    Linkage, List, Memory, Message, NameKind, NameSeen, Project, Sample, Settled,
    Sources, Status, Table, Total, Unit,
};

/// Whom the workbook is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edition {
    /// Those who work with the list: everything.
    #[default]
    Internal,
    /// Everybody: nothing to review, no places of the list, no hidden names.
    Public,
}

impl Edition {
    /// All editions.
    pub const ALL: [Self; 2] = [Self::Internal, Self::Public];

    /// The name in `--edition`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }
}

/// What the run was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// First and last year of the tables, if limited.
    pub years: Option<(i32, i32)>,
    /// The report year.
    pub report_year: Option<i32>,
    /// The sheets asked for, if not all.
    pub sheets: Vec<String>,
    /// Whether hidden sheets are read.
    pub include_hidden: bool,
    /// The unit asked for.
    pub unit: Option<Unit>,
    /// Whether PivotTables are left out.
    pub no_pivot: bool,
    /// Whom the workbook is for.
    pub edition: Edition,
    /// How many rows a sheet of rows holds below its header, if fewer than Excel's.
    pub sheet_rows: Option<usize>,
}

/// The rows of a sheet in Excel, without the header.
const SHEET_ROWS: usize = 1_048_575;

impl Options {
    /// How many rows a sheet of rows holds below its header; more go on to another sheet.
    pub fn rows_of_a_sheet(&self) -> usize {
        self.sheet_rows.unwrap_or(SHEET_ROWS).clamp(1, SHEET_ROWS)
    }
}

/// An input file.
#[derive(Clone, Debug, PartialEq)]
pub struct InputFile {
    /// Its name without folder.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its sheets.
    pub sheets: Vec<InputSheet>,
}

/// A sheet of an input file.
#[derive(Clone, Debug, PartialEq)]
pub struct InputSheet {
    /// Its name.
    pub name: String,
    /// What it was understood to be.
    pub list: List,
    /// Rows that it holds, blank ones included.
    pub rows: u64,
    /// Agreements that have a row in it.
    pub agreements: u64,
    /// Rows that were not used.
    pub not_used: u64,
}

/// Everything that a run found out.
#[derive(Clone, Debug)]
pub struct Report {
    /// What the run was asked for.
    pub options: Options,
    /// Files and sheets that places refer to.
    pub sources: Sources,
    /// Files, with what was understood of them.
    pub inputs: Vec<InputFile>,
    /// Rows and kroner accounted for.
    pub conservation: Conservation,
    /// In an edition for the public, names that people decided on: what each is a name of,
    /// its spelling and what it stands for.
    pub renamed: Vec<(NameKind, String, String)>,
    /// Spellings of names, as they stand in the lists.
    pub names: Vec<NameSeen>,
    /// Columns and units that people may correct.
    pub columns: Vec<ColumnSeen>,
    /// Agreements, by number.
    pub agreements: Vec<Agreement>,
    /// Links between them.
    pub linkage: Linkage,
    /// Projects, by id.
    pub projects: Vec<Project>,
    /// First and last year that has an amount.
    pub period: Option<(i32, i32)>,
    /// The tables of the template.
    pub tables: Vec<Table>,
    /// The coverage matrix.
    pub coverage: Coverage,
    /// The sample.
    pub sample: Sample,
    /// What people decided in earlier reports, and what became of it.
    pub decisions: Vec<Settled>,
    /// The name of the earlier report whose decisions were taken over.
    pub earlier: Option<String>,
    /// What is otherwise than in the last report of another list, if there was one.
    pub changes: Option<Changes>,
    /// What the next report is to remember, but for the agreements and projects of now,
    /// which stand above.
    pub memory: Memory,
    /// Controls.
    pub controls: Vec<Control>,
    /// Findings, gravest first.
    pub findings: Vec<Finding>,
}

impl Report {
    /// The kroner of a project.
    pub fn nok_of(&self, project: &Project) -> Total {
        project.agreements.iter().map(|index| self.agreements[*index].nok()).sum()
    }

    /// How many decisions stand so.
    pub fn decisions_that_are(&self, status: Status) -> usize {
        self.decisions.iter().filter(|one| one.status == status).count()
    }

    /// What the list has in other currencies, which no table adds up, if it has anything.
    pub fn other_currencies(&self) -> Option<Message> {
        let others =
            self.conservation.other_currencies.iter().map(|(currency, total)| {
                let one = Message::new("amount-other").with("currency", currency.code());
                Argument::from(one.with("amount", Argument::Amount(*total)))
            });
        let others: Vec<Argument> = others.collect();
        let message = Message::new("look-currencies");
        (!others.is_empty()).then(|| message.with("amounts", Argument::List(others)))
    }

    /// The first table with `key`.
    pub fn table(&self, key: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.key == key)
    }
}
