//! What is noted while the sheets are written, and what it says about how accessible the
//! workbook is: after WCAG 2.1 and the guidance on spreadsheets for publication.

use crate::language::Tag;
use crate::model::{Map, Message, Set};
use crate::write::Context;
use crate::write::contrast::{SHAPE_MIN, TEXT_MIN, ratio};
use crate::write::fills;
use crate::write::format;
use crate::write::live::Shared;
use crate::write::plan::Role;

/// A table that was written.
#[derive(Clone, Debug)]
pub(super) struct SeenTable {
    /// The sheet.
    pub(super) sheet: String,
    /// Headers as they were wanted, before equal ones were told apart.
    pub(super) headers: Vec<String>,
    /// First row and last.
    pub(super) rows: (u32, u32),
    /// Empty cells that are not there to be filled in.
    pub(super) empty: usize,
}

/// What was seen so far.
pub(super) struct Audit {
    /// The names of the report's tables, by their keys, whichever of them is laid out first.
    reserved: Map<String, String>,
    seen: Shared<Seen>,
}

#[derive(Default)]
struct Seen {
    names: Set<String>,
    tables: Vec<SeenTable>,
    /// Sheet and row of cells that were merged.
    merged: Vec<(String, u32)>,
    charts: usize,
    charts_without_text: usize,
    /// Sheets that a link leads to.
    links: Set<String>,
    /// Cells whose colour means something, and those of them without words.
    coloured: usize,
    coloured_without_words: usize,
}

impl Audit {
    /// Where nothing has been seen of the report's `tables`, given by their keys.
    pub(super) fn new<'k>(tables: impl Iterator<Item = &'k str>) -> Self {
        let mut names = Set::default();
        let reserved = tables.map(|key| (key.to_owned(), unlike(&mut names, key)));
        let reserved = reserved.collect();
        Self { reserved, seen: Shared::new(Seen { names, ..Seen::default() }) }
    }

    /// The name of the report's table `key`.
    pub(super) fn report_table_name(&self, key: &str) -> String {
        self.reserved.get(key).cloned().unwrap_or_else(|| self.table_name(key))
    }

    /// A name for another table: letters of ASCII, unlike that of any other, and the same in
    /// all languages. No two sheets ask for the same.
    pub(super) fn table_name(&self, key: &str) -> String {
        unlike(&mut self.seen.borrow_mut().names, key)
    }

    pub(super) fn table(&self, table: SeenTable) {
        self.seen.borrow_mut().tables.push(table);
    }

    pub(super) fn merged(&self, sheet: &str, row: u32) {
        self.seen.borrow_mut().merged.push((sheet.to_owned(), row));
    }

    pub(super) fn chart(&self, text: &str) {
        let mut seen = self.seen.borrow_mut();
        seen.charts += 1;
        seen.charts_without_text += usize::from(text.trim().is_empty());
    }

    pub(super) fn link(&self, sheet: &str) {
        self.seen.borrow_mut().links.insert(sheet.to_owned());
    }

    pub(super) fn coloured(&self, text: &str) {
        let mut seen = self.seen.borrow_mut();
        seen.coloured += 1;
        seen.coloured_without_words += usize::from(text.trim().is_empty());
    }
}

/// A table's name, unlike all `names`, to which it is added.
fn unlike(names: &mut Set<String>, key: &str) -> String {
    let plain = |one: char| if one.is_ascii_alphanumeric() { one } else { '_' };
    let key: String = key.chars().map(plain).take(60).collect();
    let base = format!("rpt_{}", key.to_ascii_lowercase());
    let mut name = base.clone();
    let mut number = 1;
    while !names.insert(name.clone()) {
        number += 1;
        name = format!("{base}_{number}");
    }
    name
}

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Passed,
    Failed,
    /// A person must look.
    Look,
}

impl Outcome {
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Passed => "access-passed",
            Self::Failed => "access-failed",
            Self::Look => "access-look",
        }
    }
}

/// A check: what is asked, how it came out, and what was seen.
pub(super) struct Check {
    pub(super) what: &'static str,
    pub(super) outcome: Outcome,
    pub(super) seen: Message,
}

fn check(what: &'static str, passed: bool, seen: Message) -> Check {
    let outcome = if passed { Outcome::Passed } else { Outcome::Failed };
    Check { what, outcome, seen }
}

/// All checks, over what was written so far.
pub(super) fn checks(context: &Context<'_>) -> Vec<Check> {
    let seen = context.audit.seen.borrow();
    let title = context.title();
    let tag = context.language.tag().of_documents();
    let tables = seen.tables.len();
    let mut twins: Vec<String> = seen.tables.iter().flat_map(twins).collect();
    // Sheets are laid out side by side, and noted as they come.
    twins.sort();
    let merged = seen.merged.iter().filter(|(sheet, row)| {
        let mut tables = seen.tables.iter().filter(|table| table.sheet == *sheet);
        tables.any(|table| (table.rows.0..=table.rows.1).contains(row))
    });
    let merged = merged.count();
    let empty: usize = seen.tables.iter().map(|table| table.empty).sum();
    let mut checks = vec![
        check(
            "access-title",
            !title.trim().is_empty(),
            Message::new("access-title-seen").with("title", title),
        ),
        check(
            "access-language",
            !tag.is_empty(),
            Message::new("access-language-seen")
                .with("language", context.text("language-name"))
                .with("tag", tag),
        ),
        check(
            "access-headers",
            twins.is_empty(),
            Message::new(if twins.is_empty() {
                "access-tables-seen"
            } else {
                "access-twins-seen"
            })
            .with("count", tables)
            .with("names", twins.join("; ")),
        ),
        check(
            "access-merged",
            merged == 0,
            Message::new("access-cells-seen").with("count", merged),
        ),
        Check {
            what: "access-empty",
            outcome: if empty == 0 { Outcome::Passed } else { Outcome::Look },
            seen: Message::new("access-empty-seen").with("count", empty),
        },
        check(
            "access-alt",
            seen.charts_without_text == 0,
            Message::new("access-alt-seen")
                .with("count", seen.charts)
                .with("missing", seen.charts_without_text),
        ),
        contrast(context),
        shapes(context),
        check(
            "access-colour",
            seen.coloured_without_words == 0,
            Message::new("access-colour-seen")
                .with("count", seen.coloured)
                .with("missing", seen.coloured_without_words),
        ),
        links(context, &seen.links),
    ];
    let mut look = |what: &'static str, key: &'static str| {
        checks.push(Check { what, outcome: Outcome::Look, seen: Message::new(key) });
    };
    if seen.charts > 0 {
        look("access-alt-says", "access-alt-says-seen");
    }
    look("access-order", "access-order-seen");
    look("access-free", "access-free-seen");
    if context.plan.has(&Role::Pivot) {
        look("access-pivot", "access-pivot-seen");
    }
    checks
}

/// Headers of a table that are empty or stand twice in it, case apart.
fn twins(table: &SeenTable) -> Vec<String> {
    let mut met: Set<String> = Set::default();
    let odd = table.headers.iter().filter(|header| {
        let plain = header.trim().to_lowercase();
        plain.is_empty() || !met.insert(plain)
    });
    odd.map(|header| format!("{}: «{header}»", table.sheet)).collect()
}

fn contrast(context: &Context<'_>) -> Check {
    let ratios = format::PAIRS.iter().map(|(text, fill)| ratio(*text, *fill));
    let least = ratios.fold(f64::INFINITY, f64::min);
    check(
        "access-contrast",
        least >= TEXT_MIN,
        Message::new("access-contrast-seen")
            .with("count", format::PAIRS.len())
            .with("least", tenths(context, least)),
    )
}

/// Parts of charts are told from one another and from the sheet by their outline.
fn shapes(context: &Context<'_>) -> Check {
    let beside = fills::COLORS.iter().chain(&[0xFF_FFFF]);
    let of_outline = |fill: u32| ratio(fills::OUTLINE, fill);
    let of_sheet = ratio(fills::OUTLINE, 0xFF_FFFF);
    // A dark fill is seen on the sheet by itself, a light one by its outline.
    let least = beside
        .map(|fill| ratio(*fill, 0xFF_FFFF).max(of_outline(*fill)))
        .fold(of_sheet, f64::min);
    check(
        "access-shapes",
        least >= SHAPE_MIN,
        Message::new("access-contrast-seen")
            .with("count", fills::COLORS.len())
            .with("least", tenths(context, least)),
    )
}

fn links(context: &Context<'_>, links: &Set<String>) -> Check {
    // What is hidden is for the next report, not for readers.
    let seen = context
        .plan
        .roles()
        .filter(|role| !matches!(role, Role::Choices | Role::Memory(_)));
    let names: Set<&str> = seen.map(|role| context.plan.name(role)).collect();
    let summary = context.plan.name(&Role::Summary);
    let lost = links.iter().filter(|link| !names.contains(link.as_str())).count();
    let unlisted =
        names.iter().filter(|name| **name != summary && !links.contains(**name)).count();
    check(
        "access-contents",
        lost + unlisted == 0,
        Message::new("access-contents-seen")
            .with("count", names.len())
            .with("missing", lost + unlisted),
    )
}

/// With one decimal, rounded down so that what is too little never looks enough.
fn tenths(context: &Context<'_>, ratio: f64) -> String {
    let tenths = format!("{:.1}:1", (ratio * 10.0).floor() / 10.0);
    match context.language.tag() {
        Tag::Nb | Tag::Nn => tenths.replace('.', ","),
        Tag::En => tenths,
    }
}
