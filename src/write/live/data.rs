//! The columns of help on the sheets of agreements and amounts.

use std::sync::Arc;

use crate::model::{Message, Set, YearAmount};
use crate::write::Context;
use crate::write::listing::{ListingColumn, helper};
use crate::write::live::placed::{Placed, Whose, place_formulas, placed};
use crate::write::live::rows::{
    Starts, found_row, in_row, sampled_formula, start_formula,
};
use crate::write::live::{
    AgreementColumn, AmountColumn, Data, Once, PLACES, Years, coding, in_order,
    place_header, refs, with_years,
};
use crate::write::plan::Role;
use crate::write::value::Value;

/// Names of the tables.
pub(super) const PROJECTS: &str = "tblProsjekter";
pub(super) const AGREEMENTS: &str = "tblAvtaler";
pub(super) const AMOUNTS: &str = "tblBelop";

/// Columns of help for a sheet: their headers, and the values of each of its rows.
#[derive(Default)]
pub(in crate::write) struct Helpers {
    pub(in crate::write) columns: Vec<ListingColumn>,
    pub(in crate::write) rows: Vec<Vec<Value>>,
}

/// What the members of a key are called.
fn key_name(context: &Context<'_>, once: Once, dimensions: &[String]) -> String {
    let once = match once {
        Once::Project => "header-project",
        Once::Agreement => "header-agreement",
    };
    let mut names = vec![context.text(once)];
    names.extend(dimensions.iter().map(|one| place_header(context, one)));
    names.join(", ")
}

/// The header of a column of help on the sheet of agreements.
pub(super) fn agreement_header(
    context: &Context<'_>,
    column: &AgreementColumn,
) -> String {
    let say =
        |key: &str, name: String| context.say(&Message::new(key).with("name", name));
    match column {
        AgreementColumn::Place(dimension) => {
            say("live-place", place_header(context, dimension))
        }
        AgreementColumn::Stood => {
            say("live-stood", context.plan.name(&Role::Projects).into())
        }
        AgreementColumn::Row => {
            say("live-row", context.plan.name(&Role::Projects).into())
        }
        AgreementColumn::Start => context.text("live-start"),
        AgreementColumn::Sampled => context.text("live-sampled"),
        AgreementColumn::Key(dimensions) => {
            say("live-key", key_name(context, Once::Project, dimensions))
        }
        AgreementColumn::First(dimensions) => {
            say("live-first", key_name(context, Once::Project, dimensions))
        }
    }
}

/// The header of a column of help on the sheet of amounts.
pub(super) fn amount_header(context: &Context<'_>, column: &AmountColumn) -> String {
    let say = |key: &str, name: String, years: Years| {
        let text = context.say(&Message::new(key).with("name", name));
        with_years(context, &text, years)
    };
    match column {
        AmountColumn::Place(dimension) => place_header(context, dimension),
        AmountColumn::Stood => {
            say("live-stood", context.plan.name(&Role::Agreements).into(), None)
        }
        AmountColumn::Row => {
            say("live-row", context.plan.name(&Role::Agreements).into(), None)
        }
        AmountColumn::ProjectRow => {
            say("live-row", context.plan.name(&Role::Projects).into(), None)
        }
        AmountColumn::Start => context.text("live-start"),
        AmountColumn::Sampled => context.text("live-sampled"),
        AmountColumn::Key(once, years, dimensions) => {
            say("live-key", key_name(context, *once, dimensions), *years)
        }
        AmountColumn::First(once, years, dimensions) => {
            say("live-first", key_name(context, *once, dimensions), *years)
        }
    }
}

/// A project's key and members, as one text.
fn key_formula(parts: &[String]) -> String {
    let joined = parts.join("&\"|\"&");
    // A lookup would take these for patterns.
    ["~", "*", "?"]
        .iter()
        .fold(joined, |text, one| format!("SUBSTITUTE({text},\"{one}\",\"_\")"))
}

fn key_text<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for (at, part) in parts.enumerate() {
        if at > 0 {
            text.push('|');
        }
        let plain = |one: char| if matches!(one, '~' | '*' | '?') { '_' } else { one };
        text.extend(part.chars().map(plain));
    }
    text
}

/// Whether the row is the first with its key, looked for from the row in the column `start`
/// on. The table begins below the sheet's first row.
fn first_formula(table: &str, key: &str, start: &str) -> String {
    let (own, all) = (refs::this_row(table, key), refs::column(table, key));
    let start = refs::this_row(table, start);
    let among = format!("INDEX({all},{start}):INDEX({all},ROW()-1)");
    format!("IF({own}=\"\",0,IF(MATCH({own},{among},0)=ROW()-{start},1,0))")
}

/// Keys that were met already, for each column.
struct Met {
    keys: Vec<Set<String>>,
}

impl Met {
    fn new(columns: usize) -> Self {
        Self { keys: (0..columns).map(|_| Set::default()).collect() }
    }

    /// 1 for the first row with a key, 0 for others and for rows without one.
    fn first(&mut self, column: usize, key: &str) -> Value {
        let first = !key.is_empty() && self.keys[column].insert(key.to_lowercase());
        Value::Count(u64::from(first))
    }
}

impl Helpers {
    /// Those of the sheet of agreements.
    pub(in crate::write) fn of_agreements(context: &Context<'_>) -> Self {
        let live = &context.live;
        if !live.on {
            return Self { columns: Vec::new(), rows: Vec::new() };
        }
        let mut needed: Set<AgreementColumn> =
            PLACES.into_iter().map(AgreementColumn::Place).collect();
        needed.extend([
            AgreementColumn::Stood,
            AgreementColumn::Row,
            AgreementColumn::Start,
        ]);
        needed.extend(in_order(&live.needs.borrow().agreements));
        let columns: Vec<AgreementCells> =
            needed.into_iter().map(|one| AgreementCells::new(context, one)).collect();
        let placed = placed(context);
        let mut met = Met::new(columns.len());
        let mut starts = Starts::default();
        let rows = context.order.agreements().map(|at| {
            let (Some(project), Some(placed)) = (context.order.project(at), &placed[at])
            else {
                return columns.iter().map(|_| Value::from("")).collect();
            };
            let of = (project, starts.next(project), placed);
            let cells = columns.iter().enumerate();
            cells.map(|(nth, cells)| cells.value(context, of, nth, &mut met)).collect()
        });
        let rows = rows.collect();
        Self {
            columns: columns.into_iter().map(|one| helper(one.header)).collect(),
            rows,
        }
    }

    /// Those of the sheet of amounts, where the tables are alive: places first, which
    /// other sheets may use as well.
    pub(in crate::write) fn of_amounts(context: &Context<'_>) -> Self {
        let live = &context.live;
        if !live.on {
            return Self { columns: Vec::new(), rows: Vec::new() };
        }
        let mut needed: Set<AmountColumn> =
            PLACES.into_iter().map(AmountColumn::Place).collect();
        needed.extend([
            AmountColumn::Stood,
            AmountColumn::Row,
            AmountColumn::ProjectRow,
            AmountColumn::Start,
        ]);
        needed.extend(in_order(&live.needs.borrow().amounts));
        let columns: Vec<AmountCells> =
            needed.into_iter().map(|one| AmountCells::new(context, one)).collect();
        let placed = placed(context);
        let unknown = context.text("member-unknown");
        let mut met = Met::new(columns.len());
        let mut starts = Starts::default();
        let mut rows = Vec::new();
        for at in context.order.agreements() {
            let amounts = context.report.agreements[at].amounts.iter();
            for amount in amounts.filter(|one| one.currency.is_nok()) {
                let (Some(project), Some(placed)) =
                    (context.order.project(at), &placed[at])
                else {
                    rows.push(columns.iter().map(|_| Value::from("")).collect());
                    continue;
                };
                let of = AmountRow {
                    project,
                    agreement: at,
                    amount,
                    start: starts.next(project),
                    placed,
                    unknown: &unknown,
                };
                let row = columns.iter().enumerate();
                let row =
                    row.map(|(nth, cells)| cells.value(context, &of, nth, &mut met));
                rows.push(row.collect());
            }
        }
        Self {
            columns: columns.into_iter().map(|one| helper(one.header)).collect(),
            rows,
        }
    }

    /// Those of the sheet of codes.
    pub(in crate::write) fn of_coding(context: &Context<'_>) -> Self {
        coding::helpers(context)
    }
}

/// A column of help on the sheet of agreements, with what its cells share.
struct AgreementCells {
    column: AgreementColumn,
    header: String,
    /// The formula; for places, what follows the project and what follows the agreement.
    formulas: [Arc<str>; 2],
}

impl AgreementCells {
    fn new(context: &Context<'_>, column: AgreementColumn) -> Self {
        let header = agreement_header(context, &column);
        let id_header = context.text("header-project-id");
        let id = refs::this_row(AGREEMENTS, &id_header);
        let this = |column: &AgreementColumn| {
            refs::this_row(AGREEMENTS, &agreement_header(context, column))
        };
        let formula = match &column {
            AgreementColumn::Place(dimension) => {
                let formulas = place_formulas(context, dimension);
                return Self { column, header, formulas };
            }
            AgreementColumn::Stood => String::new(),
            AgreementColumn::Row => {
                let stood = this(&AgreementColumn::Stood);
                found_row(PROJECTS, &id_header, AGREEMENTS, &stood)
            }
            AgreementColumn::Start => {
                start_formula(context, Data::Agreements, &this(&AgreementColumn::Row))
            }
            AgreementColumn::Sampled => {
                sampled_formula(context, &this(&AgreementColumn::Row))
            }
            AgreementColumn::Key(dimensions) => {
                let mut parts = vec![id];
                for one in among(dimensions) {
                    parts.push(this(&AgreementColumn::Place(one)));
                }
                key_formula(&parts)
            }
            AgreementColumn::First(dimensions) => {
                let key = AgreementColumn::Key(dimensions.clone());
                let start = agreement_header(context, &AgreementColumn::Start);
                first_formula(AGREEMENTS, &agreement_header(context, &key), &start)
            }
        };
        let formula: Arc<str> = formula.into();
        Self { column, header, formulas: [Arc::clone(&formula), formula] }
    }

    fn value(
        &self,
        context: &Context<'_>,
        (project, start, placed): (usize, usize, &Placed),
        nth: usize,
        met: &mut Met,
    ) -> Value {
        let keys = |dimensions: &[String]| {
            let id = context.report.projects[project].id.as_str();
            let members = among(dimensions).map(|one| placed.member(one));
            key_text([id].into_iter().chain(members))
        };
        let formula = Some(Arc::clone(&self.formulas[0]));
        match &self.column {
            AgreementColumn::Place(dimension) => {
                let (member, whose) = placed.at(dimension);
                let formula = match whose {
                    Whose::Project => formula,
                    Whose::Agreement => Some(Arc::clone(&self.formulas[1])),
                    Whose::Neither => None,
                };
                Value::from(member.as_str()).computed(formula)
            }
            AgreementColumn::Stood => Value::count(project + 1),
            AgreementColumn::Row => Value::count(project + 1).computed(formula),
            AgreementColumn::Start => Value::count(start).computed(formula),
            AgreementColumn::Sampled => {
                let chosen = coding::is_sampled(context, project);
                Value::Count(u64::from(chosen)).computed(formula)
            }
            AgreementColumn::Key(dimensions) => {
                Value::from(keys(dimensions)).computed(formula)
            }
            AgreementColumn::First(dimensions) => {
                met.first(nth, &keys(dimensions)).computed(formula)
            }
        }
    }
}

/// Those of [`PLACES`] that are among `dimensions`, in their order.
fn among(dimensions: &[String]) -> impl Iterator<Item = &'static str> {
    PLACES.into_iter().filter(|one| dimensions.iter().any(|other| other == one))
}

/// A row of the sheet of amounts.
struct AmountRow<'a> {
    project: usize,
    agreement: usize,
    amount: &'a YearAmount,
    start: usize,
    placed: &'a Placed,
    /// What a year that is not known is called.
    unknown: &'a str,
}

/// A column of help on the sheet of amounts, with what its cells share.
struct AmountCells {
    column: AmountColumn,
    header: String,
    formula: Arc<str>,
}

impl AmountCells {
    fn new(context: &Context<'_>, column: AmountColumn) -> Self {
        let header = amount_header(context, &column);
        let this = |column: &AmountColumn| {
            refs::this_row(AMOUNTS, &amount_header(context, column))
        };
        let row = this(&AmountColumn::Row);
        let of_agreement = |column: &AgreementColumn| {
            in_row((AGREEMENTS, &agreement_header(context, column)), &row)
        };
        let formula = match &column {
            AmountColumn::Place(dimension) => {
                of_agreement(&AgreementColumn::Place(dimension))
            }
            AmountColumn::Stood => String::new(),
            AmountColumn::Row => {
                let id = context.text("header-agreement-number");
                found_row(AGREEMENTS, &id, AMOUNTS, &this(&AmountColumn::Stood))
            }
            AmountColumn::ProjectRow => of_agreement(&AgreementColumn::Row),
            AmountColumn::Start => {
                start_formula(context, Data::Amounts, &this(&AmountColumn::ProjectRow))
            }
            AmountColumn::Sampled => of_agreement(&AgreementColumn::Sampled),
            AmountColumn::Key(once, years, dimensions) => {
                amount_key_formula(context, (*once, *years, dimensions))
            }
            AmountColumn::First(once, years, dimensions) => {
                let key = AmountColumn::Key(*once, *years, dimensions.clone());
                let start = amount_header(context, &AmountColumn::Start);
                first_formula(AMOUNTS, &amount_header(context, &key), &start)
            }
        };
        Self { column, header, formula: formula.into() }
    }

    fn value(
        &self,
        context: &Context<'_>,
        of: &AmountRow<'_>,
        nth: usize,
        met: &mut Met,
    ) -> Value {
        let key = |once: Once, years: Years, dimensions: &[String]| {
            amount_key(context, (once, years, dimensions), of)
        };
        let value = match &self.column {
            AmountColumn::Place(dimension) => Value::from(of.placed.member(dimension)),
            AmountColumn::Stood => {
                return Value::count(context.order.row(of.agreement) + 1);
            }
            AmountColumn::Row => Value::count(context.order.row(of.agreement) + 1),
            AmountColumn::ProjectRow => Value::count(of.project + 1),
            AmountColumn::Start => Value::count(of.start),
            AmountColumn::Sampled => {
                Value::Count(u64::from(coding::is_sampled(context, of.project)))
            }
            AmountColumn::Key(once, years, dimensions) => {
                Value::from(key(*once, *years, dimensions))
            }
            AmountColumn::First(once, years, dimensions) => {
                met.first(nth, &key(*once, *years, dimensions))
            }
        };
        value.computed(Some(Arc::clone(&self.formula)))
    }
}

/// What stands for a project or an agreement and its members in the years asked for, as
/// a formula.
fn amount_key_formula(
    context: &Context<'_>,
    (once, years, dimensions): (Once, Years, &[String]),
) -> String {
    let this = |header: &str| refs::this_row(AMOUNTS, &context.text(header));
    let mut formulas = vec![match once {
        Once::Project => this("header-project-id"),
        Once::Agreement => this("header-agreement-number"),
    }];
    formulas.extend(among(dimensions).map(|one| this_place(context, one)));
    if dimensions.iter().any(|one| one == "year") {
        formulas.push(this("header-year"));
    }
    let mut conditions = vec![format!("{}<>0", this("header-nok"))];
    if let Some((first, last)) = years {
        let year = this("header-year");
        conditions.extend([format!("{year}>={first}"), format!("{year}<={last}")]);
    }
    format!("IF(AND({}),{},\"\")", conditions.join(","), key_formula(&formulas))
}

/// What that formula gives.
fn amount_key(
    context: &Context<'_>,
    (once, years, dimensions): (Once, Years, &[String]),
    of: &AmountRow<'_>,
) -> String {
    let amount = of.amount;
    let counts = amount.amount.0 != 0
        && years.is_none_or(|(first, last)| {
            amount.year.is_some_and(|year| first <= year && year <= last)
        });
    if !counts {
        return String::new();
    }
    let report = context.report;
    let id = match once {
        Once::Project => &report.projects[of.project].id,
        Once::Agreement => &report.agreements[of.agreement].number,
    };
    let year = dimensions.iter().any(|one| one == "year").then(|| {
        amount.year.map_or_else(|| of.unknown.to_owned(), |year| year.to_string())
    });
    let members = among(dimensions).map(|one| of.placed.member(one));
    key_text([id.as_str()].into_iter().chain(members).chain(year.as_deref()))
}

fn this_place(context: &Context<'_>, dimension: &'static str) -> String {
    refs::this_row(AMOUNTS, &amount_header(context, &AmountColumn::Place(dimension)))
}
