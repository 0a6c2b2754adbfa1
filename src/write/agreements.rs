//! The sheet of agreements: a row for each, and what joins it to its project.

use crate::error::Error;
use crate::model::{Agreement, Link, Place, Set, small};
use crate::write::Context;
use crate::write::listing::{self, Listing, Sheet, plain};
use crate::write::live::Helpers;
use crate::write::plan::Role;
use crate::write::rows::{Cells, Rows};
use crate::write::value::Value;

/// The sheet, or several.
pub(super) fn sheets<'a>(context: &'a Context<'_>) -> Result<Vec<Sheet<'a>>, Error> {
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
    let linkage = &context.report.linkage.links;
    let own = keys.iter().map(|key| plain(context.text(key)));
    let columns = own.chain(helpers.columns.iter().cloned()).collect();
    let rows = Rows::made(agreements.len(), move |nth, cells| {
        let at = order.agreement(nth);
        row(
            context,
            &agreements[at],
            (order.project(at), linkage.get(links[at] as usize)),
            cells,
        );
        let helpers = helpers.rows.get(nth).into_iter().flatten();
        helpers.for_each(|value| cells.value(value));
    });
    let listing = Listing {
        name: "tblAvtaler",
        columns,
        rows: rows.into(),
        frozen: 1,
        empty: context.text("empty-agreements"),
    };
    listing::sheets(context, &Role::Agreements, &listing)
}

/// Stands for the link of an agreement that stands alone.
const NO_LINK: u32 = u32::MAX;

/// The place of the surest link that joins each agreement to its project; [`NO_LINK`] for
/// one that stands alone.
fn joining_links(context: &Context<'_>) -> Vec<u32> {
    let all = &context.report.linkage.links;
    let mut links = vec![NO_LINK; context.report.agreements.len()];
    let key = |link: &Link| (link.grade, -link.points, link.one, link.other);
    for (at, link) in all.iter().enumerate() {
        for end in [link.one, link.other] {
            let best = &mut links[end];
            if all.get(*best as usize).is_none_or(|best| key(link) < key(best)) {
                *best = small(at);
            }
        }
    }
    links
}

fn row(
    context: &Context<'_>,
    agreement: &Agreement,
    (project, link): (Option<usize>, Option<&Link>),
    cells: &mut dyn Cells,
) {
    let at = project;
    let project = project.and_then(|at| context.report.projects.get(at));
    cells.text(&agreement.number);
    cells.text(agreement.extra.parent.as_deref().unwrap_or_default());
    match (project, at) {
        (Some(project), Some(at)) => {
            cells
                .leading(&project.id, &|| Some(context.link_to_row(&Role::Projects, at)));
        }
        _ => cells.text(""),
    }
    cells.text(&agreement.title);
    let setting = (&*agreement.geography, &*agreement.partner, &*agreement.unit);
    context.show_setting(setting, cells);
    context.first_and_last(agreement.period()).iter().for_each(|one| cells.value(one));
    cells.value(&Value::Kroner(agreement.nok()));
    let alone = project.is_none_or(|project| project.agreements.len() < 2);
    let link = link.filter(|_| !alone);
    cells.named(&|| match link {
        Some(link) => context.grade(link.grade).into(),
        None => context.text("grade-alone").into(),
    });
    if context.is_public() {
        return;
    }
    match link {
        Some(link) => {
            cells.said(&|said| context.say_evidence(said, link));
        }
        None => cells.named(&|| context.text("evidence-alone").into()),
    }
    rows_of(context, &agreement.rows, cells);
}

/// Files, sheets and rows, each named once.
fn rows_of(context: &Context<'_>, places: &[Place], cells: &mut dyn Cells) {
    let sources = &context.report.sources;
    if let [place] = places {
        cells.text(sources.file_name(place.sheet));
        cells.text(sources.sheet_name(place.sheet));
        cells.value(&Value::Plain(i64::from(place.row) + 1));
        return;
    }
    let files: Set<&str> =
        places.iter().map(|place| sources.file_name(place.sheet)).collect();
    let sheets: Set<&str> =
        places.iter().map(|place| sources.sheet_name(place.sheet)).collect();
    for names in [&files, &sheets] {
        let names: Vec<&str> = names.iter().copied().collect();
        cells.text(&names.join("; "));
    }
    let rows: Vec<String> =
        places.iter().map(|place| place.whole_row().address()).collect();
    cells.text(&rows.join("; "));
}
