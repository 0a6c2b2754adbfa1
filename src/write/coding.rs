//! The review sheet of codes: a row for each project, a column for each code.

use crate::error::Error;
use crate::model::{
    Coding, CodingGround, Decision, Map, Message, Project, Set, Settled, Status, Subject,
};
use crate::write::Context;
use crate::write::listing::{self, Listing, ListingColumn, Sheet, Style, input, plain};
use crate::write::live::Helpers;
use crate::write::plan::Role;
use crate::write::protect;
use crate::write::rows::{Cells, Rows};

/// A code that is given or confirmed, proposed, or rejected.
const MARKS: [&str; 3] = ["x", "?", "-"];

/// How many codes are proposed and wait for a person.
pub(super) fn proposed(projects: &[Project]) -> usize {
    let codings = projects.iter().flat_map(|project| project.codes.values().flatten());
    codings.filter(|coding| !coding.is_given()).count()
}

/// The header of a code's column.
pub(super) fn mark_header(context: &Context<'_>, dimension: &str, code: &str) -> String {
    format!("{}: {}", context.dimension_name(dimension), context.member(dimension, code))
}

/// The sheet, or several.
pub(super) fn sheets<'a>(context: &'a Context<'_>) -> Result<Vec<Sheet<'a>>, Error> {
    let mut columns = vec![
        plain(context.text("header-project-id")),
        plain(context.text("header-title")),
    ];
    for dimension in &context.template.dimensions {
        columns.extend(dimension.codes.iter().map(|code| ListingColumn {
            header: mark_header(context, &dimension.key, &code.key),
            style: Style::Mark(MARKS.map(str::to_owned).to_vec()),
        }));
    }
    columns.push(plain(context.text("header-coding-grounds")));
    columns.push(input(context.text("header-remark")));
    columns.push(input(context.text("header-initials")));
    let helpers = Helpers::of_coding(context);
    columns.extend(helpers.columns);
    let projects = &context.report.projects;
    let more = helpers.rows;
    let decided = OnCodes::new(context);
    let rows = Rows::made(projects.len(), move |at, cells| {
        row(context, &projects[at], &decided, cells);
        let helpers = more.get(at).into_iter().flatten();
        helpers.for_each(|value| cells.value(value));
    });
    let listing = Listing {
        name: "tblKoding",
        columns,
        rows: rows.into(),
        frozen: 2,
        empty: context.text("empty-projects"),
    };
    let mut sheets = listing::sheets(context, &Role::Coding, &listing)?;
    for sheet in &mut sheets {
        protect::sheet(&mut sheet.sheet, &[])?;
    }
    Ok(sheets)
}

fn row(
    context: &Context<'_>,
    project: &Project,
    decided: &OnCodes<'_>,
    cells: &mut dyn Cells,
) {
    cells.text(&project.id);
    cells.text(&project.title);
    let mut grounds = Vec::new();
    for dimension in &context.template.dimensions {
        let codings = project.codes.get(&dimension.key).unwrap_or_default();
        for code in &dimension.codes {
            let coding = codings.iter().find(|coding| coding.code == code.key);
            let rejected = project.decided.iter().any(|one| {
                !one.yes && one.dimension == dimension.key && one.code == code.key
            });
            cells.text(match coding {
                _ if rejected => "-",
                Some(coding) if coding.is_given() => "x",
                Some(_) => "?",
                None => "",
            });
        }
        let proposed = codings.iter().filter(|coding| !coding.is_given());
        grounds.extend(proposed.map(|one| ground(context, &dimension.key, one)));
    }
    grounds.extend(contradictions(context, project, decided));
    cells.text(&grounds.join("\n"));
    let said = |part: fn(&Decision) -> &str| {
        let parts: Set<&str> = decided
            .of(project)
            .filter(|one| one.status.holds())
            .map(|one| part(&one.decision))
            .filter(|part| !part.is_empty())
            .collect();
        parts.into_iter().collect::<Vec<_>>().join("; ")
    };
    cells.text(&said(|one| &one.reason));
    cells.text(&said(|one| &one.by));
}

/// The decisions on codes, by the agreement that each is first about.
struct OnCodes<'a> {
    by_agreement: Map<usize, Vec<&'a Settled>>,
}

impl<'a> OnCodes<'a> {
    fn new(context: &'a Context<'_>) -> Self {
        let mut by_agreement: Map<usize, Vec<&Settled>> = Map::default();
        for one in &context.report.decisions {
            if let (Subject::Code { .. }, Some(at)) =
                (&one.decision.subject, one.agreements.first())
            {
                by_agreement.entry(*at).or_default().push(one);
            }
        }
        Self { by_agreement }
    }

    /// Those on a project, in the ledger's order.
    fn of(&self, project: &Project) -> impl Iterator<Item = &'a Settled> {
        let found = project.agreements.iter().filter_map(|at| self.by_agreement.get(at));
        let mut found: Vec<&Settled> = found.flatten().copied().collect();
        found.sort_by_key(|one| one.decision.id);
        found.into_iter()
    }
}

/// Decisions on a project's codes that contradict each other, so that none holds.
fn contradictions(
    context: &Context<'_>,
    project: &Project,
    decided: &OnCodes<'_>,
) -> Vec<String> {
    let found = decided.of(project);
    let found = found.filter(|one| one.status == Status::Conflicting);
    let lines = found.map(|one| {
        let Subject::Code { dimension, code } = &one.decision.subject else {
            return String::new();
        };
        let name = context.member(dimension, code);
        let status = crate::write::decisions::status(context, one);
        format!("{name}: B{} {status}", one.decision.id)
    });
    lines.collect()
}

/// What a proposal rests on: `Utdanning: «skole» i liste.xlsx › UD!F17`.
fn ground(context: &Context<'_>, dimension: &str, coding: &Coding) -> String {
    let key = match &coding.ground {
        CodingGround::Given | CodingGround::Decided => "ground-given",
        CodingGround::Term(_) if coding.place.is_some() => "ground-term",
        CodingGround::Term(_) => "ground-term-only",
        CodingGround::Derived => "ground-derived",
        CodingGround::Unspecified => "ground-unspecified",
    };
    let mut message =
        Message::new(key).with("code", context.member(dimension, &coding.code));
    if let CodingGround::Term(term) = &coding.ground {
        message = message.with("term", term.as_str());
    }
    if let Some(place) = coding.place {
        message = message.with("place", context.report.sources.show(place));
    }
    context.say(&message)
}
