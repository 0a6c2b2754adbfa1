//! The sheet of agreements: a row for each, and what joins it to its project.

use rust_xlsxwriter::Worksheet;

use crate::error::Error;
use crate::model::{Agreement, Link, Map, Place, Set};
use crate::write::Context;
use crate::write::listing::{self, Listing, plain};
use crate::write::live::Helpers;
use crate::write::plan::Role;
use crate::write::rows::Rows;
use crate::write::value::Value;

/// The sheet, or several.
pub(super) fn sheets(context: &Context<'_>) -> Result<Vec<Worksheet>, Error> {
    let mut keys = vec![
        "header-agreement-number",
        "header-parent-number",
        "header-project-id",
        "header-title",
        "header-country",
        "header-region",
        "header-partner",
        "header-partner-group",
        "header-unit",
        "header-from-year",
        "header-to-year",
        "header-nok",
        "header-link",
        "header-evidence",
        "header-file",
        "header-sheet",
        "header-row",
    ];
    if context.is_public() {
        // Evidence and places are for those who work with the list.
        keys.truncate(keys.len() - 4);
    }
    let links = joining_links(context);
    let helpers = Helpers::of_agreements(context);
    let agreements = &context.report.agreements;
    let order = &context.order;
    let rows = Rows::made(agreements.len(), |nth| {
        let at = order.agreements()[nth];
        let link = links.get(&at).copied();
        let mut row = row(context, &agreements[at], order.project(at), link);
        row.extend(helpers.rows.get(nth).into_iter().flatten().cloned());
        row
    });
    let own = keys.iter().map(|key| plain(context.text(key)));
    let listing = Listing {
        name: "tblAvtaler",
        columns: own.chain(helpers.columns.iter().cloned()).collect(),
        rows,
        frozen: 1,
        empty: context.text("empty-agreements"),
        accents: Vec::new(),
    };
    listing::sheets(context, &Role::Agreements, &listing)
}

/// The surest link that joins each agreement to its project; none for one that stands
/// alone.
fn joining_links<'a>(context: &Context<'a>) -> Map<usize, &'a Link> {
    let mut links: Map<usize, &'a Link> = Map::default();
    let key = |link: &Link| (link.grade, -link.points, link.one, link.other);
    for link in &context.report.linkage.links {
        for end in [link.one, link.other] {
            let best = links.entry(end).or_insert(link);
            if key(link) < key(best) {
                *best = link;
            }
        }
    }
    links
}

fn row(
    context: &Context<'_>,
    agreement: &Agreement,
    project: Option<usize>,
    link: Option<&Link>,
) -> Vec<Value> {
    let row = project;
    let project = project.and_then(|at| context.report.projects.get(at));
    let project_id = match (project, row) {
        (Some(project), Some(row)) => Value::Address {
            text: project.id.clone(),
            url: context.link_to_row(&Role::Projects, row),
        },
        _ => Value::from(""),
    };
    let alone = project.is_none_or(|project| project.agreements.len() < 2);
    let (grade, evidence) = match link {
        Some(link) if !alone => (context.grade(link.grade), context.say(&link.evidence)),
        _ => (context.text("grade-alone"), context.text("evidence-alone")),
    };
    let [first, last] = context.first_and_last(agreement.period());
    let mut values = vec![
        Value::from(agreement.number.as_str()),
        Value::from(agreement.parent.as_deref().unwrap_or_default()),
        project_id,
        Value::from(agreement.title.as_str()),
        Value::from(context.country(&agreement.geography)),
        Value::from(context.member("region", &agreement.geography.region)),
        Value::from(context.partner(&agreement.partner)),
        Value::from(context.member("partner_group", &agreement.partner.group)),
        Value::from(context.member("unit", &agreement.unit)),
        first,
        last,
        Value::Kroner(agreement.nok()),
        Value::from(grade),
        Value::from(evidence),
    ];
    if context.is_public() {
        values.pop();
    } else {
        values.extend(rows_of(context, &agreement.rows));
    }
    values
}

/// Files, sheets and rows, each named once.
fn rows_of(context: &Context<'_>, places: &[Place]) -> [Value; 3] {
    let sources = &context.report.sources;
    if let [place] = places {
        return [
            Value::from(sources.file_name(place.sheet)),
            Value::from(sources.sheet_name(place.sheet)),
            Value::Plain(i64::from(place.row) + 1),
        ];
    }
    let files: Set<&str> =
        places.iter().map(|place| sources.file_name(place.sheet)).collect();
    let sheets: Set<&str> =
        places.iter().map(|place| sources.sheet_name(place.sheet)).collect();
    let joined = |names: &Set<&str>| {
        let names: Vec<&str> = names.iter().copied().collect();
        Value::from(names.join("; "))
    };
    let rows: Vec<String> =
        places.iter().map(|place| place.whole_row().address()).collect();
    [joined(&files), joined(&sheets), Value::from(rows.join("; "))]
}
