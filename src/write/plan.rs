//! Which sheets the workbook has, in which order, and what they are called.

use rust_xlsxwriter::Color;

use crate::language::Language;
use crate::memory;
use crate::model::{Map, Message, Report, Set};
use crate::template::Template;
use crate::write::edition::is_public;
use crate::write::names::pick;
use crate::write::{answers, pivots};

/// What a sheet shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// Title, key figures, profile, warnings, contents.
    Summary,
    /// The tables that have this sheet key in the template.
    Tables(String),
    /// The coverage matrix.
    Coverage,
    /// The sample.
    Sample,
    /// Evaluated projects.
    Evaluations,
    /// What is otherwise than in the last report.
    Changes,
    /// Projects in a line or two each, to be printed.
    Cards,
    /// Projects.
    Projects,
    /// Agreements.
    Agreements,
    /// Yearly amounts.
    Amounts,
    /// Commitments with the projects that answer to them.
    Answers,
    /// PivotTables.
    Pivot,
    /// Links that a person decides on.
    Grouping,
    /// Codes that a person confirms.
    Coding,
    /// Spellings of names that a person corrects.
    Names,
    /// Columns and units that a person corrects.
    Columns,
    /// What people have decided.
    Decisions,
    /// Findings.
    Findings,
    /// Controls.
    Controls,
    /// Program, input, method.
    About,
    /// What people may choose from; hidden.
    Choices,
    /// What the next report is to know, on as many sheets as it takes; hidden.
    Memory(usize),
}

impl Role {
    /// The colour of its tab: results, data, review, about.
    pub(super) fn tab(&self) -> Color {
        match self {
            Self::Summary
            | Self::Tables(_)
            | Self::Coverage
            | Self::Sample
            | Self::Evaluations
            | Self::Changes
            | Self::Cards
            | Self::Pivot => Color::RGB(0x1B_3A57),
            Self::Projects | Self::Agreements | Self::Amounts | Self::Answers => {
                Color::RGB(0x7F_8A96)
            }
            Self::Grouping
            | Self::Coding
            | Self::Names
            | Self::Columns
            | Self::Decisions => Color::RGB(0xE6_9F00),
            Self::Findings | Self::Controls => Color::RGB(0xA8_3F00),
            Self::About | Self::Choices | Self::Memory(_) => Color::RGB(0x00_7F5F),
        }
    }

    /// Whether an edition for the public has it: what is not named here is for those who
    /// work with the list.
    fn is_public(&self) -> bool {
        matches!(
            self,
            Self::Summary
                | Self::Tables(_)
                | Self::Coverage
                | Self::Sample
                | Self::Evaluations
                | Self::Cards
                | Self::Projects
                | Self::Agreements
                | Self::Amounts
                | Self::Answers
                | Self::Pivot
                | Self::Controls
                | Self::About
        )
    }

    /// Its key in the language files, without `sheet-` or `about-sheet-` before it.
    pub(super) fn key(&self) -> &str {
        match self {
            Self::Summary => "summary",
            Self::Tables(key) => key,
            Self::Coverage => "coverage",
            Self::Sample => "sample",
            Self::Evaluations => "evaluations",
            Self::Changes => "changes",
            Self::Cards => "cards",
            Self::Projects => "projects",
            Self::Agreements => "agreements",
            Self::Amounts => "amounts",
            Self::Answers => "answers",
            Self::Pivot => "pivot",
            Self::Grouping => "grouping",
            Self::Coding => "coding",
            Self::Names => "names",
            Self::Columns => "columns",
            Self::Decisions => "decisions",
            Self::Findings => "findings",
            Self::Controls => "controls",
            Self::About => "about",
            Self::Choices => "choices",
            Self::Memory(_) => "memory",
        }
    }
}

/// The most that Excel takes in the name of a sheet, in units of UTF-16.
const SHEET_NAME: usize = 31;

/// A sheet's name and one line about it.
struct Entry {
    name: String,
    about: String,
}

/// The sheets of a workbook, in order.
pub(super) struct Plan {
    entries: Map<Role, Entry>,
}

impl Plan {
    /// The sheets, in order.
    pub(super) fn roles(&self) -> impl Iterator<Item = &Role> {
        self.entries.keys()
    }

    /// What the sheet is called; empty if the workbook does not have it.
    pub(super) fn name(&self, role: &Role) -> &str {
        self.entries.get(role).map_or("", |entry| &entry.name)
    }

    /// What a sheet is called that the first one goes on to: `Avtaler (2)`.
    pub(super) fn part_name(&self, role: &Role, part: usize) -> String {
        let name = self.name(role);
        if part == 0 {
            return name.to_owned();
        }
        let ending = format!(" ({})", part + 1);
        let room = SHEET_NAME - ending.len();
        name.chars().take(room).chain(ending.chars()).collect()
    }

    /// One line about the sheet.
    pub(super) fn about(&self, role: &Role) -> &str {
        self.entries.get(role).map_or("", |entry| &entry.about)
    }

    /// Whether the workbook has the sheet.
    pub(super) fn has(&self, role: &Role) -> bool {
        self.entries.contains_key(role)
    }
}

/// The sheets that apply to `report`.
pub(super) fn plan(report: &Report, template: &Template, language: &Language) -> Plan {
    let mut roles = vec![Role::Summary];
    let tables = ["geography", "partners", "units", "years"];
    roles.extend(tables.map(|key| Role::Tables(key.to_owned())));
    roles.extend(template.dimensions.iter().map(|one| Role::Tables(one.key.clone())));
    // The template may put tables on sheets of its own; none may be lost.
    for table in &report.tables {
        let role = Role::Tables(table.sheet.clone());
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    if !report.coverage.rows.is_empty() {
        roles.push(Role::Coverage);
    }
    roles.extend([Role::Sample, Role::Evaluations]);
    if report.changes.is_some() {
        roles.push(Role::Changes);
    }
    roles.extend([Role::Cards, Role::Projects, Role::Agreements, Role::Amounts]);
    if answers::apply(report) {
        roles.push(Role::Answers);
    }
    if pivots::apply(report) {
        roles.push(Role::Pivot);
    }
    roles.push(Role::Grouping);
    if !template.dimensions.is_empty() {
        roles.push(Role::Coding);
    }
    roles.extend([
        Role::Names,
        Role::Columns,
        Role::Decisions,
        Role::Findings,
        Role::Controls,
        Role::About,
        Role::Choices,
    ]);
    roles.extend((0..memory::sheets(report)).map(Role::Memory));
    if is_public(report) {
        roles.retain(Role::is_public);
    }

    let mut taken = Set::default();
    let entries = roles.into_iter().map(|role| {
        let (name, about) = texts(&role, template, language, is_public(report));
        let name = sheet_name(&name, &mut taken);
        (role, Entry { name, about })
    });
    Plan { entries: entries.collect() }
}

fn texts(
    role: &Role,
    template: &Template,
    language: &Language,
    public: bool,
) -> (String, String) {
    let dimension = template.dimensions.iter().find(|one| one.key == role.key());
    if let (Role::Tables(_), Some(dimension)) = (role, dimension) {
        let name =
            pick(language, &dimension.nb, dimension.nn.as_ref(), dimension.en.as_ref());
        let about = Message::new("contents-dimension").with("name", name.as_str());
        return (name, language.say(&about));
    }
    let name = format!("sheet-{}", role.key());
    if language.has(&name) {
        let about = format!("contents-{}", role.key());
        // Some lines name what an edition for the public leaves out.
        let of_public = format!("{about}-public");
        let about = if public && language.has(&of_public) { of_public } else { about };
        return (language.text(&name), language.text(&about));
    }
    (role.key().to_owned(), language.text("contents-tables"))
}

/// A name that Excel takes: at most 31 characters, none that it forbids, unlike every
/// other in more than case, without apostrophes, which charts do not bear, and not `History`, which it keeps for itself.
fn sheet_name(wanted: &str, taken: &mut Set<String>) -> String {
    let clean: String = wanted
        .chars()
        .map(|one| {
            let forbidden =
                matches!(one, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
            if forbidden || one.is_control() { '-' } else { one }
        })
        .collect();
    let clean = clean.trim();
    let clean = if clean.is_empty() || clean.eq_ignore_ascii_case("history") {
        format!("{clean}-")
    } else {
        clean.to_owned()
    };
    let mut number = 1;
    loop {
        let ending = if number == 1 { String::new() } else { format!(" {number}") };
        let room = SHEET_NAME - ending.len();
        let mut used = 0;
        let kept = clean.chars().take_while(|one| {
            used += one.len_utf16();
            used <= room
        });
        let name: String = kept.chain(ending.chars()).collect();
        if taken.insert(name.to_lowercase()) {
            return name;
        }
        number += 1;
    }
}
