//! Turns a ministry's yearly project list into the annual report's tables.
//!
//! A desk officer drops in a list of agreements, as it is; out comes one workbook with
//! the agreements joined into projects, the report's tables and charts, the coverage of
//! the action plans, the sample, what is wrong in the data, and sheets for review.
//!
//! # Stages
//!
//! Each stage is a module with one public function; what one hands to the next is a
//! noun of [`model`]. No stage imports another; [`pipeline`] knows their order.
//!
//! 1. [`read`]: bytes → [`Grid`](model::Grid)s of cells, each with its place. The only
//!    module that knows calamine.
//! 2. [`recognise`]: grid → [`List`](model::List): header, columns, unit, and what each
//!    row is.
//! 3. [`clean`]: lists → [`Agreement`](model::Agreement)s with yearly amounts, and an
//!    account of every row and every krone.
//!
//!    [`review`]: an earlier workbook → what people decided in it
//!    ([`Decision`](model::Decision)), found again in this year's agreements and handed
//!    to the stages that follow it.
//! 4. [`link`]: agreements → [`Project`](model::Project)s, each
//!    [`Link`](model::Link) with its grade, points and a sentence of evidence.
//! 5. [`classify`]: projects → codes of the codebook, each with what gave it.
//! 6. [`mod@select`], [`tabulate`], [`cover`]: the sample, the tables and the coverage
//!    matrix, all counted by [`count`].
//! 7. [`reconcile`]: everything → [`Control`](model::Control)s: the laws, closing totals
//!    and published figures.
//! 8. [`mod@write`]: the [`Report`](model::Report) → the bytes of one workbook. The only
//!    module that knows `rust_xlsxwriter`.
//!
//! # Around them
//!
//! [`publish`] puts in what stands for names that an edition for the public must not
//! hold. [`value`] reads the values of cells. [`template`] holds what differs from one portfolio to another; nothing about any one
//! portfolio is in the code. [`language`] says messages in three languages. [`text`]
//! compares spellings. [`package`] changes the parts of a
//! finished workbook, and [`pivot`] adds PivotTables to it. [`mod@json`] and
//! [`export`] hand the figures to other programs. [`cli`] is the only module that touches files, terminal and
//! clock: everything else goes from bytes to bytes.
//!
//! # What must stay true
//!
//! * Dirty data is a [`Finding`](model::Finding), never an [`Error`](error::Error);
//!   nothing leaves without a line that says why and how much money.
//! * Every value knows its [`Place`](model::Place), every code and every link its reason.
//! * Money is whole øre; sums cannot overflow.
//! * The same input gives the same bytes: no clock, no locale, no random hash order, no
//!   dependence on threads.
//! * The laws (rows and kroner conserved, each agreement in one project, every table
//!   closing) are asserted in release builds too; a violation is a fault of ours and
//!   writes nothing.

pub mod error;
pub mod model;
pub mod text;

pub mod template;

pub mod language;

pub mod value;

pub mod memory;

pub mod read;

pub mod recognise;

pub mod clean;

pub mod review;

pub mod link;

pub mod classify;

pub mod count;

pub mod select;

pub mod publish;

pub mod tabulate;

pub mod cover;

pub mod reconcile;

pub mod package;

pub mod pivot;

pub mod write;

pub mod pipeline;

pub mod export;

pub mod json;

pub mod setup;

pub mod cli;
