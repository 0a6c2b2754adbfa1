//! The review sheet of links: merges that are not certain, near misses and relatives.

use std::fmt::Write as _;

use rust_xlsxwriter::ColNum;

use crate::error::Error;
use crate::language::{Language, Tag};
use crate::model::{
    Comparison, Grade, Link, Map, Message, Report, Set, Settled, Status, Verdict, shown,
};
use crate::write::Context;
use crate::write::decisions;
use crate::write::listing::{
    self, Listing, ListingColumn, Sheet, Style, hidden, input, plain,
};
use crate::write::plan::Role;
use crate::write::protect;
use crate::write::rows::{Cells, Rows};
use crate::write::value::Value;

/// The columns that are for people: two numbers in a row of their own, the decision, the
/// remark and the initials.
const OPEN: [ColNum; 5] = [0, 2, 8, 9, 10];

/// The links that a person decides on: the merges that are not certain, then those that
/// were not made.
pub(super) fn links(report: &Report) -> impl Iterator<Item = &Link> {
    let decided: Set<(usize, usize)> = report
        .linkage
        .decided
        .iter()
        .map(|link| (link.one.min(link.other), link.one.max(link.other)))
        .collect();
    let merged = report.linkage.links.iter();
    merged
        .filter(|link| link.grade != Grade::Certain)
        .chain(&report.linkage.others)
        .filter(move |link| !decided.contains(&(link.one, link.other)))
}

/// The sheet, or several.
pub(super) fn sheets<'a>(context: &'a Context<'_>) -> Result<Vec<Sheet<'a>>, Error> {
    let choices = Verdict::OF_PAIRS.iter().filter_map(Verdict::key);
    let choices = choices.map(|key| context.text(key)).collect();
    let text = |key: &str| plain(context.text(key));
    let mut columns = vec![
        text("header-agreement-one"),
        text("header-title-one"),
        text("header-agreement-other"),
        text("header-title-other"),
        text("header-merged"),
        text("header-link"),
        text("header-points"),
        text("header-evidence"),
        ListingColumn {
            header: context.text("header-decision"),
            style: Style::Choice { choices, prompt: context.text("grouping-prompt") },
        },
        input(context.text("header-remark")),
        input(context.text("header-initials")),
        hidden(context.text("header-comparisons")),
        text("header-note"),
    ];
    // What the sum of the points is made of, for those who ask.
    columns.extend(Comparison::ALL.map(|comparison| {
        let name = context.text(&format!("explain-{}", comparison.key()));
        hidden(format!("{}: {name}", context.text("header-points")))
    }));
    let mut open: Vec<&Link> = links(context.report).collect();
    open.shrink_to_fit();
    let decided = decided(context);
    let names = names(context);
    let rows = Rows::made(open.len() + decided.len(), move |at, cells| {
        match (open.get(at), at.checked_sub(open.len())) {
            (Some(link), _) => row(context, &names, (link, &Said::default()), cells),
            (None, at) => {
                if let Some((link, said)) = at.and_then(|at| decided.get(at)) {
                    row(context, &names, (link, said), cells);
                }
            }
        }
    });
    let listing = Listing {
        name: "tblGruppering",
        columns,
        rows: rows.into(),
        frozen: 0,
        empty: context.text("empty-grouping"),
    };
    let mut sheets = listing::sheets(context, &Role::Grouping, &listing)?;
    for sheet in &mut sheets {
        protect::sheet(&mut sheet.sheet, &OPEN)?;
    }
    Ok(sheets)
}

/// What stands in a row beside what the program found out.
#[derive(Default)]
struct Said {
    /// How sure the link is, if otherwise than it says.
    grade: Option<Grade>,
    verdict: String,
    reason: String,
    by: String,
    note: String,
}

fn row(
    context: &Context<'_>,
    names: &[String],
    (link, said): (&Link, &Said),
    cells: &mut dyn Cells,
) {
    let agreements = &context.report.agreements;
    let merged = match link.grade {
        Grade::Certain | Grade::Probable => true,
        Grade::Review | Grade::Related => false,
    };
    for end in [link.one, link.other] {
        cells.text(&agreements[end].number);
        cells.text(&agreements[end].title);
    }
    cells.text(&context.yes_no(merged));
    cells.text(&context.grade(said.grade.unwrap_or(link.grade)));
    cells.value(&Value::Plain(i64::from(link.points)));
    cells.said(&|said| context.say_evidence(said, link));
    cells.text(&said.verdict);
    cells.text(&said.reason);
    cells.text(&said.by);
    cells.text(&comparisons(names, link));
    cells.text(&said.note);
    for comparison in Comparison::ALL {
        let points = link.comparisons.of(comparison);
        cells.value(&Value::Plain(i64::from(points)));
    }
}

/// What people have decided, as they decided it, so that they can change it.
fn decided<'a>(context: &Context<'a>) -> Vec<(&'a Link, Said)> {
    let report = context.report;
    // Reading the texts of three languages takes as long as laying out some sheets.
    let names = if report.linkage.decided.is_empty() {
        Map::default()
    } else {
        comparison_names()
    };
    let links: Map<(usize, usize), &Link> = report
        .linkage
        .decided
        .iter()
        .map(|link| ((link.one, link.other), link))
        .collect();
    let mut rows = Vec::new();
    for shown in shown(&report.decisions) {
        let Some(link) = links.get(&shown.pair) else { continue };
        let mut said = Said::default();
        let settled: Vec<&Settled> =
            shown.decisions.iter().map(|at| &report.decisions[*at]).collect();
        let answer = shown.answer(&report.decisions);
        if let Some(settled) = answer.map(|at| &report.decisions[at]) {
            let decision = &settled.decision;
            if settled.status.holds() {
                said.grade = match decision.verdict {
                    Verdict::Same => Some(Grade::Certain),
                    Verdict::Related => Some(Grade::Related),
                    _ => None,
                };
            }
            said.verdict =
                decisions::verdict(context, &decision.subject, &decision.verdict);
            said.reason.clone_from(&decision.reason);
            said.by.clone_from(&decision.by);
            said.note = changed(context, settled, link, &names);
        }
        if settled.iter().any(|one| one.status == Status::Conflicting) {
            let says: Vec<String> = settled
                .iter()
                .map(|one| {
                    let decision = &one.decision;
                    let verdict =
                        decisions::verdict(context, &decision.subject, &decision.verdict);
                    let status = decisions::status(context, one);
                    format!("B{} {verdict}: {status}", decision.id)
                })
                .collect();
            said.note = says.join("\n");
        }
        rows.push((*link, said));
    }
    rows
}

/// A comparison that gives so many points more or less says something else.
const TELLING_POINTS: i32 = 40;

/// What comparisons are called in each of our languages.
fn comparison_names() -> Map<String, Comparison> {
    let mut names = Map::default();
    for language in Tag::ALL.map(Language::new) {
        for comparison in Comparison::ALL {
            let name = language.text(&format!("explain-{}", comparison.key()));
            names.entry(name).or_insert(comparison);
        }
    }
    names
}

/// What speaks otherwise than when it was decided: `tittel +90 → -20`. The points of a
/// decision are the last line of its evidence, in the language of the report that it was
/// made in; where they are missing, there is nothing to compare.
fn changed(
    context: &Context<'_>,
    settled: &Settled,
    link: &Link,
    names: &Map<String, Comparison>,
) -> String {
    let then = settled.decision.evidence.lines().last().unwrap_or_default();
    let then: Map<Comparison, i32> = then
        .split(", ")
        .filter_map(|part| part.rsplit_once(' '))
        .filter_map(|(name, points)| Some((*names.get(name)?, points.parse().ok()?)))
        .collect();
    let mut changes = Vec::new();
    for comparison in Comparison::ALL {
        let name = context.text(&format!("explain-{}", comparison.key()));
        let Some(then) = then.get(&comparison) else { continue };
        let now = link.comparisons.of(comparison);
        let turned = then.signum() != now.signum() && (now - then).abs() > 10;
        if turned || (now - then).abs() >= TELLING_POINTS {
            changes.push(format!("{name} {then:+} → {now:+}"));
        }
    }
    if changes.is_empty() {
        return String::new();
    }
    let changes = changes.join(", ");
    context.say(&Message::new("decision-evidence-changed").with("changes", changes))
}

/// What comparisons are called, in the order of their declaration.
fn names(context: &Context<'_>) -> Vec<String> {
    let name = |one: Comparison| context.text(&format!("explain-{}", one.key()));
    Comparison::ALL.into_iter().map(name).collect()
}

/// The points of each comparison that spoke: `tittel +90, partner +22`.
fn comparisons(names: &[String], link: &Link) -> String {
    let mut text = String::new();
    for (comparison, points) in link.comparisons.iter() {
        let name = names.get(comparison as usize).map_or("", String::as_str);
        let comma = if text.is_empty() { "" } else { ", " };
        write!(text, "{comma}{name} {points:+}").expect("a string takes all text");
    }
    text
}
