//! What an agreement counts under, and whose member that is: its project's or its own.

use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{Agreement, Project};
use crate::write::Context;
use crate::write::live::data::{AGREEMENTS, PROJECTS, agreement_header};
use crate::write::live::rows::in_row;
use crate::write::live::{AgreementColumn, PLACES, place_header, portfolio, refs};

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
pub(super) enum Whose {
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

    pub(super) fn at(&self, dimension: &str) -> &(String, Whose) {
        let at = PLACES.iter().position(|one| *one == dimension).unwrap_or(0);
        &self.0[at]
    }

    pub(super) fn member(&self, dimension: &str) -> &str {
        &self.at(dimension).0
    }
}

/// Where all agreements stand; an agreement without a project has no place.
pub(super) fn placed<'a>(context: &'a Context<'_>) -> &'a [Option<Placed>] {
    context.live.placed.get_or_init(|| {
        (0..context.report.agreements.len())
            .into_par_iter()
            .map(|at| {
                context.order.project(at).map(|project| Placed::of(context, project, at))
            })
            .collect()
    })
}

/// The formulas of a column of places on the sheet of agreements: what follows the project
/// and what follows the agreement.
pub(super) fn place_formulas(
    context: &Context<'_>,
    dimension: &'static str,
) -> [Arc<str>; 2] {
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
