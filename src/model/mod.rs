//! The nouns of the program; every stage takes some of them and gives others.
//!
//! * **Place**: a cell, a row or a sheet of an input file ([`Place`], [`Sources`]).
//! * **Grid**: a sheet as it was read, cell by cell ([`Grid`]).
//! * **List**: the part of a sheet that holds agreements, with its header,
//!   columns and unit ([`List`]).
//! * **Agreement** (avtale): one agreement number, with its yearly amounts
//!   ([`Agreement`]).
//! * **Project** (prosjekt): agreements that support the same undertaking
//!   ([`Project`]), joined by **links** (kobling, [`Link`]).
//! * **Code**: an entry of the codebook (kodebok) that a project carries
//!   ([`Coding`]).
//! * **Table**: figures as the template asks for them ([`Table`]).
//! * **Coverage**: commitments (forpliktelse) against projects ([`Coverage`]).
//! * **Control**: one of our figures beside another that it must meet
//!   ([`Control`]).
//! * **Decision** (beslutning): what a person decided, about agreements that are known
//!   again by their **anchors** ([`Decision`], [`Anchor`]).
//! * **Memory**: what a report remembers for the next one ([`Memory`]).
//! * **Finding** (avvik): what people should know about the data
//!   ([`Finding`]).
//! * **Report**: all of this together, ready to be written ([`Report`]).
//!
//! Nothing here reads, writes, prints or knows the time.

mod agreement;
mod changes;
mod code;
mod control;
mod coverage;
mod decision;
mod field;
mod finding;
mod grid;
mod ledger;
mod list;
mod map;
mod memory;
mod message;
mod money;
mod order;
mod period;
mod place;
mod project;
mod report;
mod sample;
mod seen;
mod table;
mod text;

pub use agreement::{
    Agreement, Cells, Conservation, Extra, ExtraFields, Geography, GivenCode, Partner,
    RowCounts, YearAmount, YearAmounts,
};
pub use changes::{Change, ChangeKind, ChangeValue, Changes};
pub use code::{Codes, Coding, CodingGround};
pub use control::{Control, ControlFormat, ControlKind, ControlStatus};
pub use coverage::{Coverage, CoverageCell, CoverageGroup, CoverageLevel, CoverageRow};
pub use decision::{
    ASSUMED, Anchor, Decision, Forced, NameKind, OnProject, Settled, Shown, Status,
    Subject, Verdict, list_key, number_key, shown,
};
pub use field::{AmountKind, Field};
pub use finding::{Finding, Rule, Severity};
pub use grid::{Cell, Fields, Form, Grid, GridRow, SheetKind, ShownCurrency};
pub use ledger::{LEDGER, LEDGER_BETWEEN, LEDGER_LINES, LEDGER_NOTHING, LedgerUse};
pub use list::{
    Column, ColumnReason, List, ListRow, Refused, RowKind, Skipped, StatedTotal, Unit,
};
pub use map::{Map, Set};
pub use memory::{AgreementThen, FiguresThen, Memory, ProjectThen, Snapshot, Written};
pub use message::{Argument, Message};
pub use money::{Amount, Currency, Total};
pub use order::{Order, small};
pub use period::{Date, Period};
pub use place::{Place, SheetId, SourceFile, SourceSheet, Sources, column_letters};
pub use project::{
    Comparison, DecidedCode, Grade, Link, Linkage, Members, Points, Project, Tier,
};
pub use report::{Edition, InputFile, InputSheet, Options, Report};
pub use sample::{Criterion, Draw, Sample, SampleMember, Stratum};
pub use seen::{ColumnSeen, NameSeen, amounts_name, amounts_of};
pub use table::{Chart, Compared, Figures, Measure, Scope, Table, TableColumn, TableRow};
pub use text::{Few, Text};
