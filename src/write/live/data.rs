//! The columns of help on the sheets of agreements and amounts.

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

fn key_text(parts: &[String]) -> String {
    parts.join("|").replace(['~', '*', '?'], "_")
}

fn first_formula(table: &str, key: &str) -> String {
    let (own, all) = (refs::this_row(table, key), refs::column(table, key));
    format!("IF({own}=\"\",0,IF(MATCH({own},{all},0)=ROW()-1,1,0))")
}

/// Keys that were met already.
#[derive(Default)]
struct Met {
    keys: Map<String, Set<String>>,
}

impl Met {
    /// 1 for the first row with a key, 0 for others and for rows without one.
    fn first(&mut self, column: &str, key: &str) -> Value {
        let keys = self.keys.entry(column.to_owned()).or_default();
        Value::Count(u64::from(!key.is_empty() && keys.insert(key.to_lowercase())))
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

/// The member that an agreement counts under: its project's as long as they agree, so
/// that a change there is followed; else its own.
fn place(
    context: &Context<'_>,
    dimension: &'static str,
    (project_at, agreement_at): (usize, usize),
) -> Value {
    let report = context.report;
    let (project, agreement) =
        (&report.projects[project_at], &report.agreements[agreement_at]);
    let key = portfolio(context).place(project_at, agreement_at, dimension);
    let member = context.member(dimension, &key.unwrap_or_default());
    let regional = context.text("member-regional");
    let plain = |text: &str| {
        let several = dimension == "country" && text.starts_with(&format!("{regional}:"));
        if several { regional.clone() } else { text.to_owned() }
    };
    let header = place_header(context, dimension);
    let [of_project, of_agreement] = shown(context, dimension, project, agreement);
    let text = if plain(&of_project) == member {
        let row = agreement_header(context, &AgreementColumn::Row);
        Some(in_row((PROJECTS, &header), &refs::this_row(AGREEMENTS, &row)))
    } else if plain(&of_agreement) == member {
        Some(refs::this_row(AGREEMENTS, &header))
    } else {
        None
    };
    let formula = text.map(|text| {
        if dimension != "country" {
            return text;
        }
        let start = refs::text(&format!("{regional}:"));
        let count = regional.encode_utf16().count() + 1;
        let regional = refs::text(&regional);
        format!("IF(LEFT({text},{count})={start},{regional},{text})")
    });
    Value::from(member).computed(formula)
}

fn member_text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Formula { result, .. } => member_text(result),
        _ => String::new(),
    }
}

/// For each agreement the project that it belongs to.
fn projects_of(context: &Context<'_>) -> Map<usize, usize> {
    crate::write::agreements::project_of(context)
}

impl Helpers {
    /// Those of the sheet of agreements.
    pub(in crate::write) fn of_agreements(context: &Context<'_>) -> Self {
        let live = &context.live;
        let projects = projects_of(context);
        let agreements = 0..context.report.agreements.len();
        if !live.on {
            let rows = agreements.map(|_| Vec::new()).collect();
            return Self { columns: Vec::new(), rows };
        }
        let mut needed: Set<AgreementColumn> =
            PLACES.into_iter().map(AgreementColumn::Place).collect();
        needed.insert(AgreementColumn::Row);
        needed.extend(live.needs.borrow().agreements.iter().cloned());
        let headers: Vec<String> =
            needed.iter().map(|one| agreement_header(context, one)).collect();
        let mut met = Met::default();
        let rows = agreements.map(|at| {
            let Some(project) = projects.get(&at).copied() else {
                return needed.iter().map(|_| Value::from("")).collect();
            };
            let columns = needed.iter().zip(&headers);
            columns
                .map(|(column, header)| {
                    agreement_value(context, (column, header), (project, at), &mut met)
                })
                .collect()
        });
        let rows = rows.collect();
        Self { columns: headers.into_iter().map(helper).collect(), rows }
    }

    /// Those of the sheet of amounts: places first, which other sheets may use as well.
    pub(in crate::write) fn of_amounts(context: &Context<'_>) -> Self {
        let live = &context.live;
        let projects = projects_of(context);
        let mut needed: Set<AmountColumn> =
            PLACES.into_iter().map(AmountColumn::Place).collect();
        needed.extend(live.on.then_some(AmountColumn::Row));
        needed.extend(live.needs.borrow().amounts.iter().cloned());
        let headers: Vec<String> =
            needed.iter().map(|one| amount_header(context, one)).collect();
        let mut met = Met::default();
        let mut rows = Vec::new();
        for (at, agreement) in context.report.agreements.iter().enumerate() {
            for amount in agreement.amounts.iter().filter(|one| one.currency.is_nok()) {
                let project = projects.get(&at).copied().unwrap_or_default();
                let row = needed.iter().zip(&headers).map(|column| {
                    amount_value(context, column, (project, at, amount), &mut met)
                });
                rows.push(row.collect());
            }
        }
        Self { columns: headers.into_iter().map(helper).collect(), rows }
    }

    /// Those of the sheet of codes.
    pub(in crate::write) fn of_coding(context: &Context<'_>) -> Self {
        coding::helpers(context)
    }
}

fn agreement_value(
    context: &Context<'_>,
    (column, header): (&AgreementColumn, &String),
    (project, agreement): (usize, usize),
    met: &mut Met,
) -> Value {
    let id_header = context.text("header-project-id");
    let id = refs::this_row(AGREEMENTS, &id_header);
    let keys = |dimensions: &[String]| {
        let mut parts = vec![context.report.projects[project].id.clone()];
        for dimension in PLACES.iter().filter(|one| dimensions.iter().any(|d| d == *one))
        {
            parts.push(member_text(&place(context, dimension, (project, agreement))));
        }
        key_text(&parts)
    };
    match column {
        AgreementColumn::Place(dimension) => {
            place(context, dimension, (project, agreement))
        }
        AgreementColumn::Row => {
            let formula = found_row(PROJECTS, &id_header, AGREEMENTS);
            Value::count(project + 1).computed(Some(formula))
        }
        AgreementColumn::Sampled => {
            let chosen = coding::is_sampled(context, project);
            Value::Count(u64::from(chosen)).computed(Some(sampled_formula(context, &id)))
        }
        AgreementColumn::Key(dimensions) => {
            let mut parts = vec![id];
            for one in PLACES.iter().filter(|one| dimensions.iter().any(|d| d == *one)) {
                let header = agreement_header(context, &AgreementColumn::Place(one));
                parts.push(refs::this_row(AGREEMENTS, &header));
            }
            Value::from(keys(dimensions)).computed(Some(key_formula(&parts)))
        }
        AgreementColumn::First(dimensions) => {
            let key = AgreementColumn::Key(dimensions.clone());
            let formula = first_formula(AGREEMENTS, &agreement_header(context, &key));
            met.first(header, &keys(dimensions)).computed(Some(formula))
        }
    }
}

fn amount_value(
    context: &Context<'_>,
    (column, header): (&AmountColumn, &String),
    (project, agreement, amount): (usize, usize, &YearAmount),
    met: &mut Met,
) -> Value {
    let live = context.live.on;
    let row = refs::this_row(AMOUNTS, &amount_header(context, &AmountColumn::Row));
    let of_agreement = |column: &AgreementColumn| {
        in_row((AGREEMENTS, &agreement_header(context, column)), &row)
    };
    match column {
        AmountColumn::Place(dimension) => {
            let formula = of_agreement(&AgreementColumn::Place(dimension));
            let member = member_text(&place(context, dimension, (project, agreement)));
            Value::from(member).computed(live.then_some(formula))
        }
        AmountColumn::Row => {
            let number = context.text("header-agreement-number");
            let formula = found_row(AGREEMENTS, &number, AMOUNTS);
            Value::count(agreement + 1).computed(Some(formula))
        }
        AmountColumn::Sampled => {
            let chosen = coding::is_sampled(context, project);
            let formula = of_agreement(&AgreementColumn::Sampled);
            Value::Count(u64::from(chosen)).computed(Some(formula))
        }
        AmountColumn::Key(once, years, dimensions) => {
            let (formula, text) = amount_key(
                context,
                (*once, *years, dimensions),
                (project, agreement, amount),
            );
            Value::from(text).computed(Some(formula))
        }
        AmountColumn::First(once, years, dimensions) => {
            let (_, text) = amount_key(
                context,
                (*once, *years, dimensions),
                (project, agreement, amount),
            );
            let key = AmountColumn::Key(*once, *years, dimensions.clone());
            let formula = first_formula(AMOUNTS, &amount_header(context, &key));
            met.first(header, &text).computed(Some(formula))
        }
    }
}

/// What stands for a project or an agreement and its members in the years asked for, as
/// a formula and as what that gives.
fn amount_key(
    context: &Context<'_>,
    (once, years, dimensions): (Once, Years, &[String]),
    (project, agreement, amount): (usize, usize, &YearAmount),
) -> (String, String) {
    let report = context.report;
    let this = |header: &str| refs::this_row(AMOUNTS, &context.text(header));
    let (id_formula, id) = match once {
        Once::Project => (this("header-project-id"), &report.projects[project].id),
        Once::Agreement => {
            (this("header-agreement-number"), &report.agreements[agreement].number)
        }
    };
    let (mut formulas, mut texts) = (vec![id_formula], vec![id.clone()]);
    for one in PLACES.iter().filter(|one| dimensions.iter().any(|d| d == *one)) {
        formulas.push(this_place(context, one));
        texts.push(member_text(&place(context, one, (project, agreement))));
    }
    if dimensions.iter().any(|one| one == "year") {
        formulas.push(this("header-year"));
        let year = amount.year.map(|year| year.to_string());
        texts.push(year.unwrap_or_else(|| context.text("member-unknown")));
    }
    let mut conditions = vec![format!("{}<>0", this("header-nok"))];
    if let Some((first, last)) = years {
        let year = this("header-year");
        conditions.extend([format!("{year}>={first}"), format!("{year}<={last}")]);
    }
    let counts = amount.amount.0 != 0
        && years.is_none_or(|(first, last)| {
            amount.year.is_some_and(|year| first <= year && year <= last)
        });
    let formula =
        format!("IF(AND({}),{},\"\")", conditions.join(","), key_formula(&formulas));
    (formula, if counts { key_text(&texts) } else { String::new() })
}

fn this_place(context: &Context<'_>, dimension: &'static str) -> String {
    refs::this_row(AMOUNTS, &amount_header(context, &AmountColumn::Place(dimension)))
}
