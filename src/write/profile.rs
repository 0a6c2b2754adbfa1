//! The portfolio's profile in sentences, as a person would say it.
//!
//! Every figure comes out of the report's tables, so that sentence and table agree.

use crate::language::Tag;
use crate::model::{Argument, CoverageLevel, Message, Table, TableRow, Total};
use crate::template::Dimension;
use crate::write::names::within_sentence;
use crate::write::plan::Role;
use crate::write::{Context, coverage};

/// From this share of the first on, the second is named beside it.
const CLOSE: (u64, u64) = (2, 3);
/// Followers with a smaller share than this are not worth a sentence.
const SMALLEST_SHARE: f64 = 0.05;
/// So many names of a list are read; more are counted.
const MOST_NAMES: usize = 12;

/// A sentence, and the sheet that shows what it says.
pub(super) struct Sentence {
    pub(super) message: Message,
    pub(super) role: Role,
}

/// Who gets most, and what most projects are about.
pub(super) fn profile(context: &Context<'_>) -> Vec<Sentence> {
    let dimensions = ["region", "country", "partner_group", "partner", "unit"];
    let mut sentences: Vec<Sentence> =
        dimensions.iter().filter_map(|dimension| largest(context, dimension)).collect();
    sentences.extend(report_year(context));
    let codebook = context.template.dimensions.iter();
    sentences.extend(codebook.filter_map(|one| most_common(context, one)));
    sentences
}

/// What is covered little, not at all, and more than enough.
pub(super) fn coverage_sentences(context: &Context<'_>) -> Vec<Sentence> {
    let sentence = |key: &str, names: Vec<String>| {
        let rest = names.len().saturating_sub(MOST_NAMES);
        let shown =
            names.iter().take(MOST_NAMES).map(|name| Argument::from(name.clone()));
        let mut shown: Vec<Argument> = shown.collect();
        if rest > 0 {
            shown.push(Message::new("profile-rest").with("count", rest).into());
        }
        let message = Message::new(key).with("names", Argument::List(shown));
        (!names.is_empty()).then_some(Sentence { message, role: Role::Coverage })
    };
    [
        sentence(
            "profile-not-covered",
            coverage::names(context, CoverageLevel::NotCovered),
        ),
        sentence("profile-thin", coverage::names(context, CoverageLevel::Thin)),
        sentence("profile-over", coverage::names_of_over_covered(context)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The table that shows `dimension`, and on which level of its rows: the one named
/// after it if there is one, a plain table rather than a cross table.
fn table_of<'a>(context: &Context<'a>, dimension: &str) -> Option<(&'a Table, u8)> {
    let tables = &context.report.tables;
    let level = |table: &Table| {
        let level = table.rows_by.iter().position(|one| one == dimension)?;
        u8::try_from(level).ok()
    };
    tables.iter().filter_map(|table| level(table).map(|level| (table, level))).min_by_key(
        |(table, level)| (table.key != dimension, *level, table.columns_by.is_some()),
    )
}

/// Rows of members that have a name of their own, the largest first.
fn named_rows(
    table: &Table,
    level: u8,
    size: impl Fn(&TableRow) -> i128,
) -> Vec<&TableRow> {
    let rows = table.rows.iter();
    let mut rows: Vec<&TableRow> = rows
        .filter(|row| row.level == level && !row.key.starts_with('@'))
        .filter(|row| size(row) > 0)
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(size(row)));
    rows
}

fn largest(context: &Context<'_>, dimension: &str) -> Option<Sentence> {
    let (table, level) = table_of(context, dimension)?;
    let rows = named_rows(table, level, |row| row.figures.nok.0);
    let (first, others) = rows.split_first()?;
    let name = |row: &TableRow| {
        let name = context.member(dimension, &row.key);
        // English writes `Norwegian` large within a sentence, too.
        let common = dimension == "partner_group" && context.language.tag() != Tag::En;
        Argument::from(if common { within_sentence(&name) } else { name })
    };
    let share = |row: &TableRow| table.share(&row.figures);
    let next: Vec<Argument> = others
        .iter()
        .take(2)
        .filter(|row| share(row) >= SMALLEST_SHARE)
        .map(|row| {
            let tied = row.figures.nok == first.figures.nok;
            Message::new(if tied { "profile-follower-tied" } else { "profile-follower" })
                .with("name", name(row))
                .with("share", Argument::Share(share(row)))
                .into()
        })
        .collect();
    let message = Message::new(format!("profile-{dimension}"))
        .with("name", name(first))
        .with("amount", amount(first.figures.nok))
        .with("share", Argument::Share(share(first)))
        .with("others", next.len())
        .with("next", Argument::List(next));
    Some(sentence(context, table, message))
}

fn report_year(context: &Context<'_>) -> Option<Sentence> {
    let year = context.report.options.report_year?;
    let (table, level) = table_of(context, "year")?;
    let key = year.to_string();
    let row = table.rows.iter().find(|row| row.level == level && row.key == key)?;
    let projects = i64::try_from(row.figures.projects).unwrap_or(i64::MAX);
    let message = Message::new("profile-year")
        .with("year", Argument::Year(year))
        .with("amount", amount(row.figures.nok))
        .with("share", Argument::Share(table.share(&row.figures)))
        .with("count", projects);
    Some(sentence(context, table, message))
}

fn most_common(context: &Context<'_>, dimension: &Dimension) -> Option<Sentence> {
    let (table, level) = table_of(context, &dimension.key)?;
    let unspecified = |key: &str| {
        dimension.codes.iter().any(|code| code.key == key && code.unspecified)
    };
    let mut rows = named_rows(table, level, |row| i128::from(row.figures.projects));
    rows.retain(|row| !unspecified(&row.key));
    let first = *rows.first()?;
    let projects = |row: &TableRow| row.figures.projects;
    let second = rows
        .get(1)
        .filter(|second| projects(second) * CLOSE.1 >= projects(first) * CLOSE.0);
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let name =
        |row: &TableRow| within_sentence(&context.member(&dimension.key, &row.key));
    let key = if second.is_some() { "profile-codes" } else { "profile-code" };
    let mut message = Message::new(key)
        .with("one", within_sentence(&context.dimension(&dimension.key)))
        .with("code", name(first))
        .with("count", count(projects(first)))
        .with("total", count(table.base.projects));
    if let Some(second) = second {
        message = message
            .with("second", name(second))
            .with("tied", usize::from(projects(second) == projects(first)))
            .with("second-count", count(projects(second)));
    }
    Some(sentence(context, table, message))
}

/// A sentence about a table; one that is not about the whole portfolio says so.
fn sentence(context: &Context<'_>, table: &Table, message: Message) -> Sentence {
    let limited = table.scope.years.is_some() || table.scope.sample;
    let message = if limited {
        Message::new("profile-scoped")
            .with("sentence", message)
            .with("scope", context.scope(&table.scope))
    } else {
        message
    };
    Sentence { message, role: Role::Tables(table.sheet.clone()) }
}

/// Millions, or kroner where there are less than a million.
fn amount(total: Total) -> Argument {
    if total.0.abs() < Total::kroner(1_000_000).0 {
        Argument::Money(total)
    } else {
        Message::new("amount-millions").with("amount", Argument::Millions(total)).into()
    }
}
