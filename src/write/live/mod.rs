//! Report tables that are alive: formulas over the tables of projects, agreements and
//! amounts, so that they follow when a person changes a region or a code.
//!
//! A project counts once in every row that it has an agreement in, which no function
//! counts by itself. So the data sheets get columns of help at their right end, folded
//! away: for each agreement and amount the members that it counts under, which follow the
//! project's until a person says otherwise, and a 1 on the first of the rows that stand
//! for the same project and members. [`table`] lays out the formulas, [`figure`] writes each
//! and notes which columns it needs, [`data`] and [`coding`] write these, and [`refs`] knows how formulas are spelled.
//!
//! Every formula carries its value. Where a formula could not be trusted (numbers that
//! differ only in case, texts too long for a criterion, no amounts at all) there is the
//! value alone.

mod coding;
mod coverage;
mod data;
mod figure;
mod figures;
mod placed;
mod refs;
mod rows;
mod table;

use std::sync::{OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::count::{Portfolio, UNKNOWN};
use crate::model::{Map, Message, Period, Report, Set};
use crate::template::Template;
use crate::write::Context;
use crate::write::live::data::{AGREEMENTS, AMOUNTS};
use crate::write::live::placed::Placed;
use crate::write::plan::Role;

pub(super) use self::coverage::{
    Matrix, Row as CoverageFormulas, cell_of_matrix, covered, gaps_now,
    group as coverage_group, row as coverage_row, share_of_projects,
};
pub(super) use self::data::Helpers;
pub(super) use self::figures::KeyFigures;
pub(super) use self::rows::{name_ordered, ordered};
pub(super) use self::table::{Formulas, formulas};

/// Up to so many agreements the tables are alive, if the template says nothing.
///
/// What counts a project once looks among the rows of the project alone, so the time grows
/// with the list: working all formulas of 2,000 agreements with 6,000 amounts out anew
/// takes LibreOffice less than a second more than opening and saving them. Beyond this
/// the file with its formulas is twice as large as without them.
const AGREEMENTS_MAX: usize = 20_000;
/// Numbers of agreements and projects longer than this are not looked up.
const LONGEST_ID: usize = 80;

/// The dimensions that an agreement has a place in.
const PLACES: [&str; 5] = ["region", "country", "partner", "partner_group", "unit"];

/// First and last year, where a table is limited to some.
type Years = Option<(i32, i32)>;

/// What is counted once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Once {
    Project,
    Agreement,
}

/// A column of help on the sheet of agreements.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum AgreementColumn {
    /// The member that the agreement counts under.
    Place(&'static str),
    /// The row of its project among the projects when the workbook was made.
    Stood,
    /// The row of its project among the projects: where it stood, if it still stands
    /// there, since looking through long tables takes time.
    Row,
    /// The first row of the same project, as long as the table is in order of projects.
    Start,
    /// Whether its project is in the sample.
    Sampled,
    /// Project and members.
    Key(Vec<String>),
    /// Whether the row is the first with its key.
    First(Vec<String>),
}

/// A column of help on the sheet of amounts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum AmountColumn {
    Place(&'static str),
    /// The row of its agreement among the agreements when the workbook was made.
    Stood,
    /// The row of its agreement among the agreements.
    Row,
    /// The row of its project among the projects.
    ProjectRow,
    /// The first row of the same project, as long as the table is in order of projects.
    Start,
    Sampled,
    /// Project or agreement, and members; empty for what is outside the years or nought.
    Key(Once, Years, Vec<String>),
    First(Once, Years, Vec<String>),
}

/// A data sheet whose rows belong to projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Data {
    Agreements,
    Amounts,
}

impl Data {
    const ALL: [Self; 2] = [Self::Agreements, Self::Amounts];

    const fn table(self) -> &'static str {
        match self {
            Self::Agreements => AGREEMENTS,
            Self::Amounts => AMOUNTS,
        }
    }

    /// The name of the cell that says whether the sheet is in order of projects.
    const fn ordered(self) -> &'static str {
        match self {
            Self::Agreements => "avtaler_ordnet",
            Self::Amounts => "belop_ordnet",
        }
    }
}

/// An end of a project's years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum End {
    First,
    Last,
}

/// A column of help on the sheet of codes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum CodingColumn {
    /// The row of the project among the projects.
    Row,
    /// The first or the last row of the project among the agreements or the amounts, as
    /// long as they are in order of projects; else of all rows.
    Span(Data, End),
    Sampled,
    /// The member that the project counts under, as its own sheet shows it.
    Place(&'static str),
    /// Whether it answers to a commitment, by its place in the template.
    Answers(usize),
    /// Whether it answers to any of some commitments, from the first on and before the
    /// second.
    AnswersAny(usize, usize),
    /// Its first year, or its last: 0 if it is not known, 9999 if it still runs.
    EndYear(End),
    /// Whether the project has an amount in the years.
    Counts((i32, i32)),
    /// Its kroner.
    Nok(Years),
    /// Its agreements.
    Agreements(Years),
    /// How many codes of a dimension it carries.
    Codes(String),
    /// Whether it has an agreement that counts under a member.
    Has(Years, String, String),
    /// Its kroner under a member.
    NokOf(Years, String, String),
}

/// The columns that the formulas so far need, in no order: sheets are laid out at the same
/// time.
#[derive(Default)]
struct Needs {
    agreements: Set<AgreementColumn>,
    amounts: Set<AmountColumn>,
    coding: Set<CodingColumn>,
}

/// Needed columns, in the same order in every run.
fn in_order<T: Clone + Ord>(needed: &Set<T>) -> Vec<T> {
    let mut needed: Vec<T> = needed.iter().cloned().collect();
    needed.sort();
    needed
}

/// What all sheets add to while they are laid out, and all threads read afterwards.
#[derive(Default)]
pub(super) struct Shared<T>(RwLock<T>);

impl<T> Shared<T> {
    pub(super) fn new(of: T) -> Self {
        Self(RwLock::new(of))
    }

    pub(super) fn borrow(&self) -> RwLockReadGuard<'_, T> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn borrow_mut(&self) -> RwLockWriteGuard<'_, T> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the tables are alive, and what their formulas need.
pub(super) struct Live {
    on: bool,
    /// Dimensions with members that only their case tells apart, or that are too long.
    dead: Set<String>,
    needs: Shared<Needs>,
    /// Names of cells, with the cells.
    names: Shared<Vec<(&'static str, String)>>,
    /// Where all agreements stand, once it is needed.
    placed: OnceLock<Vec<Option<Placed>>>,
}

impl Live {
    /// Looks at what the formulas would have to find.
    pub(super) fn new(report: &Report, template: &Template) -> Self {
        let max = template.live_agreements_max.unwrap_or(AGREEMENTS_MAX);
        let amounts = report.agreements.iter().flat_map(|one| &one.amounts);
        // The formulas look at one sheet of each kind.
        let most = report.options.rows_of_a_sheet();
        let on = report.agreements.len() <= max
            && report.agreements.len() <= most
            && amounts.clone().count() <= most
            && !report.projects.is_empty()
            && amounts.clone().any(|one| one.currency.is_nok())
            && findable(report.projects.iter().map(|one| one.id.as_str()))
            && findable(report.agreements.iter().map(|one| one.number.as_str()));
        Self {
            on,
            dead: Set::default(),
            needs: Shared::default(),
            names: Shared::default(),
            placed: OnceLock::new(),
        }
    }

    /// Finds the dimensions whose members no criterion tells apart.
    pub(super) fn set_dead(context: &mut Context<'_>) {
        if !context.live.on {
            return;
        }
        let portfolio = portfolio(context);
        let mut dead = Set::default();
        for dimension in PLACES {
            let mut members: Map<String, String> = Map::default();
            for (at, project) in context.report.projects.iter().enumerate() {
                for agreement in &project.agreements {
                    let key = portfolio.place(at, *agreement, dimension);
                    let key = key.unwrap_or_else(|| UNKNOWN.to_owned());
                    let shown = context.member(dimension, &key);
                    let unlike = refs::criterion(&shown, None).is_none()
                        || members
                            .insert(shown.to_lowercase(), key.clone())
                            .is_some_and(|other| other != key);
                    if unlike {
                        dead.insert(dimension.to_owned());
                    }
                }
            }
        }
        for dimension in &context.template.dimensions {
            // Without the sheet of codes there is nothing to count them by.
            let coded = context.plan.has(&Role::Coding);
            if !coded || !coding::is_sound(context, &dimension.key) {
                dead.insert(dimension.key.clone());
            }
        }
        context.live.dead = dead;
    }

    /// Works out what several sheets need, which are laid out at the same time.
    pub(super) fn prepare(&self, context: &Context<'_>) {
        if self.on {
            placed::placed(context);
        }
    }

    /// The names of cells that formulas refer to, each with its cell.
    pub(super) fn names(&self) -> Vec<(&'static str, String)> {
        self.names.borrow().clone()
    }

    /// Whether the report tables are formulas.
    pub(super) fn is_on(&self) -> bool {
        self.on
    }
}

/// Whether every id is found by itself and no other is.
fn findable<'a>(ids: impl Iterator<Item = &'a str>) -> bool {
    let mut texts: Set<String> = Set::default();
    let mut numbers: Set<String> = Set::default();
    for id in ids {
        let odd = id.contains(['*', '?', '~']) || id.starts_with(['=', '<', '>']);
        let length = id.chars().count();
        if odd || length == 0 || length > LONGEST_ID || !texts.insert(id.to_lowercase()) {
            return false;
        }
        // A criterion takes `007` and `7` for the same number.
        let number = id.trim().replace(',', ".").parse::<f64>();
        if let Ok(number) = number
            && !numbers.insert(number.to_string())
        {
            return false;
        }
    }
    true
}

/// The portfolio as it was counted.
fn portfolio<'a>(context: &Context<'a>) -> Portfolio<'a> {
    let report = context.report;
    Portfolio {
        agreements: &report.agreements,
        projects: &report.projects,
        sampled: &[],
        report_year: report.options.report_year,
    }
}

/// The years after a name, or the name alone.
fn with_years(context: &Context<'_>, name: &str, years: Years) -> String {
    match years {
        None => name.to_owned(),
        Some((first, last)) => {
            let years = Period { first, last: Some(last) };
            context
                .say(&Message::new("live-years").with("name", name).with("years", years))
        }
    }
}

/// The header of a dimension on the data sheets.
fn place_header(context: &Context<'_>, dimension: &str) -> String {
    match dimension {
        "year" => context.text("header-year"),
        "region" | "country" | "partner" | "unit" => {
            context.text(&format!("header-{dimension}"))
        }
        _ => context.text("header-partner-group"),
    }
}
