//! The project cards: every project in a line or two, by extending unit, as an annual
//! report's appendix lists them.

use std::sync::Arc;

use rayon::prelude::*;
use rust_xlsxwriter::{RowNum, Url, Worksheet};

use crate::error::Error;
use crate::model::{Argument, Map, Message, Period, Project, Total, small};
use crate::write::Context;
use crate::write::listing::Sheet;
use crate::write::measure::lines;
use crate::write::page::TEXT_WIDTH;
use crate::write::plan::Role;
use crate::write::print::{extents, fitted, pages, set_up};
use crate::write::rows::{Column, Filling, Rows, Shape};
use crate::write::value::{Kind, link_to};

/// The title and the link back stand above the units.
const TOP: usize = 2;
/// The height of a unit's name, in points.
const HEADING: f64 = 20.25;
/// A unit with more projects fits on no page, however few lines they take.
const PAGE: usize = 60;

/// A line below the title.
#[derive(Clone, Copy)]
enum Line {
    Empty,
    /// The name of the unit at this place.
    Unit(u32),
    /// What its projects come to.
    Sum(u32),
    Project(u32),
}

/// A unit with its projects, by their place in the report.
struct Unit {
    name: String,
    projects: Vec<u32>,
    nok: Total,
}

/// The sheet, or several.
pub(super) fn sheets<'a>(context: &'a Context<'_>) -> Result<Vec<Sheet<'a>>, Error> {
    let units = by_unit(context);
    let mut all = Vec::new();
    for (at, unit) in (0..).zip(&units) {
        all.extend([Line::Empty, Line::Unit(at), Line::Sum(at)]);
        all.extend(unit.projects.iter().copied().map(Line::Project));
    }
    let most = (context.report.options.rows_of_a_sheet() - 1).max(1);
    let count = all.len();
    let all: Arc<[Line]> = all.into();
    let (shown, of) = (Arc::clone(&all), Arc::new(units));
    let units = Arc::clone(&of);
    let heading = context.styles.heading.number;
    let rows = Arc::new(Rows::made(count, move |at, cells| match shown[at] {
        Line::Empty => {}
        Line::Unit(unit) => {
            cells.place_measured(0, heading);
            cells.text(&of[unit as usize].name);
        }
        Line::Sum(unit) => cells.text(&sum(context, &of[unit as usize])),
        Line::Project(at) => cells.said(&|said| {
            context.language.say_to(said, &card(context, at as usize));
        }),
    }));
    let parts = (0..count.div_ceil(most).max(1)).map(|nth| {
        let part = nth * most..count.min((nth + 1) * most);
        let name = context.plan.part_name(&Role::Cards, nth);
        let sheet = laid_out(context, &name, &all[part.clone()], &units)?;
        let of_units = part.clone().filter(|at| matches!(all[*at], Line::Unit(_)));
        let of_units: Vec<usize> = of_units.collect();
        let paragraph = context.styles.paragraph.number;
        let column = Column {
            styles: [paragraph; Kind::ALL.len()],
            link: paragraph,
            room: Some(TEXT_WIDTH),
        };
        let shape = Shape {
            columns: vec![column],
            top: TOP,
            linked: 0,
            heights: of_units.iter().map(|at| (*at, HEADING)).collect(),
            cut: context.cut(),
        };
        let rows = Filling {
            sheet: name,
            first_style: context.styles.title.number,
            rows: Arc::clone(&rows),
            part,
            shape,
            files: Vec::new(),
            tables: Vec::new(),
            whole: false,
            held: false,
        };
        Ok(Sheet { sheet, rows: Some(rows).filter(|one| !one.part.is_empty()) })
    });
    parts.collect()
}

/// A sheet of cards without its rows.
fn laid_out(
    context: &Context<'_>,
    name: &str,
    shown: &[Line],
    units: &[Unit],
) -> Result<Worksheet, Error> {
    let styles = &context.styles;
    let mut sheet = Worksheet::new();
    set_up(context, &Role::Cards, &mut sheet)?;
    sheet.set_name(name)?;
    sheet.set_screen_gridlines(false);
    sheet.write_string_with_format(0, 0, name, &styles.title.format)?;
    sheet.set_row_height(0, 24)?;
    let summary = context.plan.name(&Role::Summary).to_owned();
    let text = format!("← {summary}");
    context.audit.link(&summary);
    let link = Url::new(link_to(&summary)).set_text(text);
    sheet.write_url_with_format(1, 0, link, &styles.link.format)?;
    sheet.set_column_width(0, TEXT_WIDTH)?;
    let row = |at: usize| RowNum::try_from(TOP + at).unwrap_or(RowNum::MAX);
    let mut parts: Vec<(RowNum, RowNum)> = Vec::new();
    let mut heights = Map::default();
    for (at, line) in shown.iter().enumerate() {
        match line {
            Line::Unit(_) => parts.push((row(at), row(at))),
            Line::Empty => {}
            Line::Sum(_) | Line::Project(_) => {
                if let Some((_, last)) = parts.last_mut() {
                    *last = row(at);
                }
            }
        }
        let Line::Project(project) = line else { continue };
        // How high its lines are matters only for a unit that may fit on a page.
        let first = parts.last().map_or(0, |(first, _)| *first);
        let unit = usize::try_from(first).unwrap_or(0).checked_sub(TOP);
        let unit = unit.and_then(|at| shown.get(at));
        let Some(Line::Unit(unit)) = unit else { continue };
        if units[*unit as usize].projects.len() <= PAGE {
            let text = context.say(&card(context, *project as usize));
            let lines = lines(&text, TEXT_WIDTH);
            if lines > 1.0 {
                heights.insert(row(at), lines);
            }
        }
    }
    let extents = extents(&parts, &heights);
    let pages = pages(&parts, &extents, &[], fitted(TEXT_WIDTH * 7.0 + 5.0));
    if !pages.breaks.is_empty() {
        sheet.set_page_breaks(&pages.breaks)?;
    }
    Ok(sheet)
}

/// Projects by extending unit, the unit with most money first; within it by country and
/// title.
fn by_unit(context: &Context<'_>) -> Vec<Unit> {
    let report = context.report;
    let mut keys: Map<&str, usize> = Map::default();
    let mut by_name: Map<String, usize> = Map::default();
    let mut units: Vec<Unit> = Vec::new();
    for (at, project) in report.projects.iter().enumerate() {
        let unit = *keys.entry(project.unit.as_str()).or_insert_with(|| {
            let name = context.member("unit", &project.unit);
            *by_name.entry(name.clone()).or_insert_with(|| {
                let nok = Total::default();
                units.push(Unit { name, projects: Vec::new(), nok });
                units.len() - 1
            })
        });
        units[unit].projects.push(small(at));
        units[unit].nok += context.nok[at];
    }
    for unit in &mut units {
        unit.projects.par_sort_by_cached_key(|at| {
            let project = &report.projects[*at as usize];
            (context.country_of(&project.geography), &project.title, &project.id)
        });
    }
    units.sort_by(|one, other| {
        other.nok.cmp(&one.nok).then_with(|| one.name.cmp(&other.name))
    });
    units
}

/// How many projects a unit has, and what they come to.
fn sum(context: &Context<'_>, unit: &Unit) -> String {
    let intro = Message::new("cards-unit").with("projects", unit.projects.len());
    context.say(&intro.with("nok", unit.nok))
}

/// The years of a project; one that still runs has only a first one, since an open dash
/// before another dash is hard to read.
fn years(context: &Context<'_>, project: &Project) -> String {
    match project.period {
        Some(Period { first, last: None }) => {
            context.say(&Message::new("card-from").with("year", Argument::Year(first)))
        }
        period => context.years(period),
    }
}

/// Country – title (numbers), partner, years – amount.
fn card(context: &Context<'_>, at: usize) -> Message {
    let report = context.report;
    let project = &report.projects[at];
    let agreements = project.agreements.iter().map(|index| &report.agreements[*index]);
    let numbers: Vec<&str> = agreements
        .filter(|agreement| agreement.numbered)
        .map(|agreement| agreement.number.as_str())
        .collect();
    let nok = Argument::Money(context.nok[at]);
    let key = if numbers.is_empty() { "card-without-numbers" } else { "card" };
    Message::new(key)
        .with("country", context.country(&project.geography))
        .with("title", project.title.as_str())
        .with("numbers", numbers.join(", "))
        .with("partner", context.partner(&project.partner))
        .with("years", years(context, project))
        .with("nok", nok)
}
