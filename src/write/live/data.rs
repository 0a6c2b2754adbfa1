//! The columns of help on the sheets of agreements and amounts.

use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{Agreement, Map, Message, Project, Set, YearAmount};
use crate::write::Context;
use crate::write::listing::{ListingColumn, helper};
use crate::write::live::{
    AgreementColumn, AmountColumn, Once, PLACES, Years, coding, place_header, portfolio,
    refs, with_years,
};
use crate::write::plan::Role;
use crate::write::value::Value;

/// Names of the tables.
pub(super) const PROJECTS: &str = "tblProsjekter";
pub(super) const AGREEMENTS: &str = "tblAvtaler";
pub(super) const AMOUNTS: &str = "tblBelop";

/// Columns of help for a sheet: their headers, and the values of each of its rows.
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
        AgreementColumn::Row => {
            say("live-row", context.plan.name(&Role::Projects).into())
        }
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
        AmountColumn::Row => {
            say("live-row", context.plan.name(&Role::Agreements).into(), None)
        }
        AmountColumn::Sampled => context.text("live-sampled"),
        AmountColumn::Key(once, years, dimensions) => {
            say("live-key", key_name(context, *once, dimensions), *years)
        }
        AmountColumn::First(once, years, dimensions) => {
            say("live-first", key_name(context, *once, dimensions), *years)
        }
    }
}

/// The cell of another table's row with the same id.
pub(super) fn looked_up(
    (table, header): (&str, &str),
    other_id: &str,
    id: &str,
) -> String {
    let wanted = refs::column(table, header);
    let ids = refs::column(table, other_id);
    format!("INDEX({wanted},MATCH({id},{ids},0))")
}

/// Whether a project is in the sample, by its id.
pub(super) fn sampled_formula(context: &Context<'_>, id: &str) -> String {
    let answer = looked_up(
        (PROJECTS, &context.text("header-sample")),
        &context.text("header-project-id"),
        id,
    );
    format!("IF({answer}={},0,1)", refs::text(&context.text("answer-no")))
}

/// The cell of another table, in the row that stands in a column of ours.
fn in_row((table, header): (&str, &str), row: &str) -> String {
    format!("INDEX({},{row})", refs::column(table, header))
}

/// The row of the project of an agreement, or of the agreement of an amount.
fn found_row(table: &str, id: &str, own: &str) -> String {
    format!("MATCH({},{},0)", refs::this_row(own, id), refs::column(table, id))
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

fn first_formula(table: &str, key: &str) -> String {
    let (own, all) = (refs::this_row(table, key), refs::column(table, key));
    format!("IF({own}=\"\",0,IF(MATCH({own},{all},0)=ROW()-1,1,0))")
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

/// What the project and the agreement show of a dimension, on their sheets.
fn shown(
    context: &Context<'_>,
    dimension: &str,
    project: &Project,
    agreement: &Agreement,
) -> [String; 2] {
    match dimension {
        "region" => [
            context.member("region", &project.geography.region),
            context.member("region", &agreement.geography.region),
        ],
        "country" => {
            [context.country(&project.geography), context.country(&agreement.geography)]
        }
        "partner" => {
            [context.partner(&project.partner), context.partner(&agreement.partner)]
        }
        "partner_group" => [
            context.member("partner_group", &project.partner.group),
            context.member("partner_group", &agreement.partner.group),
        ],
        _ => [
            context.member("unit", &project.unit),
            context.member("unit", &agreement.unit),
        ],
    }
}

/// Whose member an agreement counts under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Project,
    Agreement,
    /// Nobody's that a formula could follow.
    Neither,
}

/// The member of each of [`PLACES`] that an agreement counts under: its project's as long
/// as they agree, so that a change there is followed; else its own.
pub(super) struct Placed([(String, Whose); PLACES.len()]);

impl Placed {
    fn of(context: &Context<'_>, project_at: usize, agreement_at: usize) -> Self {
        let report = context.report;
        let (project, agreement) =
            (&report.projects[project_at], &report.agreements[agreement_at]);
        let regional = context.text("member-regional");
        let several = format!("{regional}:");
        Self(PLACES.map(|dimension| {
            let key = portfolio(context).place(project_at, agreement_at, dimension);
            let member = context.member(dimension, &key.unwrap_or_default());
            let plain = |text: String| {
                let is_several = dimension == "country" && text.starts_with(&several);
                if is_several { regional.clone() } else { text }
            };
            let [of_project, of_agreement] =
                shown(context, dimension, project, agreement).map(plain);
            let whose = if of_project == member {
                Whose::Project
            } else if of_agreement == member {
                Whose::Agreement
            } else {
                Whose::Neither
            };
            (member, whose)
        }))
    }

    fn at(&self, dimension: &str) -> &(String, Whose) {
        let at = PLACES.iter().position(|one| *one == dimension).unwrap_or(0);
        &self.0[at]
    }

    fn member(&self, dimension: &str) -> &str {
        &self.at(dimension).0
    }
}

/// Where all agreements stand; an agreement without a project has no place.
fn placed<'a>(context: &'a Context<'_>) -> &'a [Option<Placed>] {
    context.live.placed.get_or_init(|| {
        let projects = projects_of(context);
        (0..context.report.agreements.len())
            .into_par_iter()
            .map(|at| projects.get(&at).map(|project| Placed::of(context, *project, at)))
            .collect()
    })
}

/// The formulas of a column of places on the sheet of agreements: what follows the project
/// and what follows the agreement.
fn place_formulas(context: &Context<'_>, dimension: &'static str) -> [Arc<str>; 2] {
    let header = place_header(context, dimension);
    let row = agreement_header(context, &AgreementColumn::Row);
    let of_project = in_row((PROJECTS, &header), &refs::this_row(AGREEMENTS, &row));
    [of_project, refs::this_row(AGREEMENTS, &header)].map(|text| {
        if dimension != "country" {
            return text.into();
        }
        let regional = context.text("member-regional");
        let start = refs::text(&format!("{regional}:"));
        let count = regional.encode_utf16().count() + 1;
        let regional = refs::text(&regional);
        format!("IF(LEFT({text},{count})={start},{regional},{text})").into()
    })
}

/// For each agreement the project that it belongs to.
fn projects_of(context: &Context<'_>) -> Map<usize, usize> {
    crate::write::agreements::project_of(context)
}

impl Helpers {
    /// Those of the sheet of agreements.
    pub(in crate::write) fn of_agreements(context: &Context<'_>) -> Self {
        let live = &context.live;
        let count = context.report.agreements.len();
        if !live.on {
            return Self { columns: Vec::new(), rows: Vec::new() };
        }
        let mut needed: Set<AgreementColumn> =
            PLACES.into_iter().map(AgreementColumn::Place).collect();
        needed.insert(AgreementColumn::Row);
        needed.extend(live.needs.borrow().agreements.iter().cloned());
        let columns: Vec<AgreementCells> =
            needed.into_iter().map(|one| AgreementCells::new(context, one)).collect();
        let projects = projects_of(context);
        let placed = placed(context);
        let mut met = Met::new(columns.len());
        let rows = (0..count).map(|at| {
            let (Some(project), Some(placed)) = (projects.get(&at), &placed[at]) else {
                return columns.iter().map(|_| Value::from("")).collect();
            };
            let cells = columns.iter().enumerate();
            cells
                .map(|(nth, cells)| {
                    cells.value(context, (*project, placed), nth, &mut met)
                })
                .collect()
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
        needed.insert(AmountColumn::Row);
        needed.extend(live.needs.borrow().amounts.iter().cloned());
        let columns: Vec<AmountCells> =
            needed.into_iter().map(|one| AmountCells::new(context, one)).collect();
        let projects = projects_of(context);
        let placed = placed(context);
        let unknown = context.text("member-unknown");
        let mut met = Met::new(columns.len());
        let mut rows = Vec::new();
        for (at, agreement) in context.report.agreements.iter().enumerate() {
            for amount in agreement.amounts.iter().filter(|one| one.currency.is_nok()) {
                let project = projects.get(&at).copied().unwrap_or_default();
                let Some(placed) = &placed[at] else {
                    rows.push(columns.iter().map(|_| Value::from("")).collect());
                    continue;
                };
                let row = columns.iter().enumerate().map(|(nth, cells)| {
                    let of = (project, at, amount);
                    cells.value(context, of, (placed, &unknown), nth, &mut met)
                });
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
        let formula = match &column {
            AgreementColumn::Place(dimension) => {
                let formulas = place_formulas(context, dimension);
                return Self { column, header, formulas };
            }
            AgreementColumn::Row => found_row(PROJECTS, &id_header, AGREEMENTS),
            AgreementColumn::Sampled => sampled_formula(context, &id),
            AgreementColumn::Key(dimensions) => {
                let mut parts = vec![id];
                for one in among(dimensions) {
                    let header = agreement_header(context, &AgreementColumn::Place(one));
                    parts.push(refs::this_row(AGREEMENTS, &header));
                }
                key_formula(&parts)
            }
            AgreementColumn::First(dimensions) => {
                let key = AgreementColumn::Key(dimensions.clone());
                first_formula(AGREEMENTS, &agreement_header(context, &key))
            }
        };
        let formula: Arc<str> = formula.into();
        Self { column, header, formulas: [Arc::clone(&formula), formula] }
    }

    fn value(
        &self,
        context: &Context<'_>,
        (project, placed): (usize, &Placed),
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
            AgreementColumn::Row => Value::count(project + 1).computed(formula),
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

/// A column of help on the sheet of amounts, with what its cells share.
struct AmountCells {
    column: AmountColumn,
    header: String,
    formula: Arc<str>,
}

impl AmountCells {
    fn new(context: &Context<'_>, column: AmountColumn) -> Self {
        let header = amount_header(context, &column);
        let row = refs::this_row(AMOUNTS, &amount_header(context, &AmountColumn::Row));
        let of_agreement = |column: &AgreementColumn| {
            in_row((AGREEMENTS, &agreement_header(context, column)), &row)
        };
        let formula = match &column {
            AmountColumn::Place(dimension) => {
                of_agreement(&AgreementColumn::Place(dimension))
            }
            AmountColumn::Row => {
                found_row(AGREEMENTS, &context.text("header-agreement-number"), AMOUNTS)
            }
            AmountColumn::Sampled => of_agreement(&AgreementColumn::Sampled),
            AmountColumn::Key(once, years, dimensions) => {
                amount_key_formula(context, (*once, *years, dimensions))
            }
            AmountColumn::First(once, years, dimensions) => {
                let key = AmountColumn::Key(*once, *years, dimensions.clone());
                first_formula(AMOUNTS, &amount_header(context, &key))
            }
        };
        Self { column, header, formula: formula.into() }
    }

    fn value(
        &self,
        context: &Context<'_>,
        (project, agreement, amount): (usize, usize, &YearAmount),
        (placed, unknown): (&Placed, &str),
        nth: usize,
        met: &mut Met,
    ) -> Value {
        let key = |once: Once, years: Years, dimensions: &[String]| {
            let of = (project, agreement, amount);
            amount_key(context, (once, years, dimensions), of, (placed, unknown))
        };
        let value = match &self.column {
            AmountColumn::Place(dimension) => Value::from(placed.member(dimension)),
            AmountColumn::Row => Value::count(agreement + 1),
            AmountColumn::Sampled => {
                Value::Count(u64::from(coding::is_sampled(context, project)))
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
    (project, agreement, amount): (usize, usize, &YearAmount),
    (placed, unknown): (&Placed, &str),
) -> String {
    let counts = amount.amount.0 != 0
        && years.is_none_or(|(first, last)| {
            amount.year.is_some_and(|year| first <= year && year <= last)
        });
    if !counts {
        return String::new();
    }
    let report = context.report;
    let id = match once {
        Once::Project => &report.projects[project].id,
        Once::Agreement => &report.agreements[agreement].number,
    };
    let year = dimensions
        .iter()
        .any(|one| one == "year")
        .then(|| amount.year.map_or_else(|| unknown.to_owned(), |year| year.to_string()));
    let members = among(dimensions).map(|one| placed.member(one));
    key_text([id.as_str()].into_iter().chain(members).chain(year.as_deref()))
}

fn this_place(context: &Context<'_>, dimension: &'static str) -> String {
    refs::this_row(AMOUNTS, &amount_header(context, &AmountColumn::Place(dimension)))
}
