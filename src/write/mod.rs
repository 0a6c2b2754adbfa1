//! Writes a report as one formatted workbook.
//!
//! Pure: a report goes in, bytes come out. Nothing here counts or decides; every figure
//! stands in the report. [`plan`] says which sheets there are and what they are called,
//! [`page`] lays out the sheets that people read, [`listing`] those that people filter,
//! and there is one file for each kind of sheet.

mod about;
mod agreements;
mod amounts;
mod answers;
mod audit;
mod canvas;
mod cards;
mod changes;
mod chart;
mod choices;
mod coding;
mod columns;
mod compare;
mod contrast;
mod controls;
mod coverage;
mod decisions;
mod edition;
mod evaluations;
mod fills;
mod findings;
mod format;
mod grouping;
mod headers;
mod html;
mod listing;
mod live;
mod measure;
mod memory;
mod names;
mod page;
mod pivots;
mod plan;
mod print;
mod profile;
mod projects;
mod protect;
mod rows;
mod sample;
mod sentences;

mod spellings;
mod summary;
mod tables;
mod value;

use std::io::Cursor;
use std::sync::OnceLock;

use rayon::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::error::Error;
use crate::language::Language;
use crate::model::{Changes, Order, Report, Total};
use crate::package::{Package, Sink};
use crate::pivot::Pivots;
use crate::template::Template;
use crate::write::audit::Audit;
pub use crate::write::edition::{language_of, left, published, refuse_names};
use crate::write::format::Styles;
use crate::write::listing::Sheet;
use crate::write::live::Live;
use crate::write::plan::{Plan, Role};
use crate::write::rows::InFile;
use crate::write::sentences::Sentences;

/// How hard what the library writes is packed, 1 to 9: as fast as the rest.
const PACKING: u8 = 1;

/// The custom property by which a workbook of ours is known; its value is the version
/// that wrote it.
pub const VERSION_PROPERTY: &str = "portefolje";

/// The custom property that names the template.
pub const TEMPLATE_PROPERTY: &str = "portefolje-template";

/// The custom property that names the language.
pub const LANGUAGE_PROPERTY: &str = "portefolje-language";

/// The custom property that names the lists: their SHA-256, with a space between.
pub const INPUT_PROPERTY: &str = "portefolje-input";
/// The custom property that says whom the workbook is for.
pub const EDITION_PROPERTY: &str = "portefolje-edition";

/// What every sheet is written from.
struct Context<'a> {
    report: &'a Report,
    template: &'a Template,
    language: &'a Language,
    styles: Styles,
    plan: Plan,
    /// The PivotTables, if the workbook has any; worked out once the columns of the
    /// sheet of amounts are known.
    pivots: OnceLock<Option<Pivots>>,
    live: Live,
    /// What people may choose from.
    lists: choices::Lists,
    /// The order of agreements.
    order: Order,
    /// The evidence of links.
    sentences: Sentences,
    /// Kroner of each project: adding up looks for each agreement anew.
    nok: Vec<Total>,
    /// What is noted about how accessible the workbook is.
    audit: Audit,
}

impl Context<'_> {
    /// Whether the workbook is for everybody.
    fn is_public(&self) -> bool {
        edition::is_public(self.report)
    }
}

impl<'a> Context<'a> {
    fn new(report: &'a Report, template: &'a Template, language: &'a Language) -> Self {
        Self {
            report,
            template,
            language,
            styles: Styles::new(language.tag()),
            plan: plan::plan(report, template, language),
            pivots: OnceLock::new(),
            live: Live::new(report, template),
            lists: choices::Lists::default(),
            order: Order::new(report.agreements.len(), &report.projects),
            sentences: Sentences::new(&report.linkage, language),
            nok: report.projects.par_iter().map(|one| report.nok_of(one)).collect(),
            audit: Audit::new(report.tables.iter().map(|table| table.key.as_str())),
        }
    }
}

/// The workbook's bytes: the same for the same report, template and language.
///
/// # Errors
///
/// A list beyond the limits of the format; in an edition for the public, a hidden name
/// that is left in any part.
pub fn write(
    report: &Report,
    template: &Template,
    language: &Language,
) -> Result<Vec<u8>, Error> {
    let mut bytes = Cursor::new(Vec::new());
    write_to(&mut bytes, report, template, language)?;
    Ok(bytes.into_inner())
}

/// Writes the same bytes to `out` as they are made, so that a large workbook is never in
/// memory as a whole; but for an edition for the public, which is searched before.
///
/// # Errors
///
/// Those of [`write()`], and what hinders the writing.
pub fn write_to(
    out: &mut dyn Sink,
    report: &Report,
    template: &Template,
    language: &Language,
) -> Result<(), Error> {
    if !edition::is_public(report) {
        return write_as_it_is(out, report, template, language);
    }
    let language = language_of(report, template, language);
    let report = published(report, &language);
    let mut bytes = Cursor::new(Vec::new());
    write_as_it_is(&mut bytes, &report, template, &language)?;
    let workbook = bytes.into_inner();
    refuse_names(&workbook, language.masker())?;
    out.write_all(&workbook)
        .map_err(|error| Error::new("write-failed").with("reason", error.to_string()))
}

/// The report as a page for the browser: the same text for the same report, template and
/// language.
///
/// # Errors
///
/// In an edition for the public, a hidden name that is left in the page.
pub fn html(
    report: &Report,
    template: &Template,
    language: &Language,
) -> Result<String, Error> {
    if !edition::is_public(report) {
        return Ok(html::html(report, template, language));
    }
    let language = language_of(report, template, language);
    let report = published(report, &language);
    let page = html::html(&report, template, &language);
    edition::refuse_names_of_page(&page, language.masker())?;
    Ok(page)
}

fn write_as_it_is(
    out: &mut dyn Sink,
    report: &Report,
    template: &Template,
    language: &Language,
) -> Result<(), Error> {
    let mut context = Context::new(report, template, language);
    Live::set_dead(&mut context);
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(PACKING);
    workbook.set_properties(&properties(&context)?);
    let mut rows = Vec::new();
    for (sheet, of_sheet) in laid_out(&context)? {
        workbook.push_worksheet(sheet);
        rows.extend(of_sheet);
    }
    for (name, cell) in context.live.names() {
        workbook.define_name(name, &format!("={cell}"))?;
    }
    // What the library makes of the sheets, and the rows that go into them.
    let (saved, packed) = rayon::join(
        || workbook.save_to_buffer(),
        || rows.par_iter_mut().try_for_each(InFile::pack),
    );
    packed?;
    let mut package = Package::open(saved?)?;
    drop(workbook);
    for rows in rows {
        rows::fill(&mut package, rows)?;
    }
    pivots::add(&context, &mut package)?;
    crate::pivot::add_language(&mut package, language.tag().of_documents())?;
    let written = package.close(out);
    if let Some(pivots) = context.pivots.take().flatten() {
        pivots.give_back();
    }
    written
}

/// When a sheet can be laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// At any time. Formulas of theirs decide which columns of help the data sheets have.
    Any,
    /// When it is known which columns of help are needed.
    Helped,
    /// When all is noted that the workbook says of itself.
    Last,
}

impl Turn {
    fn of(role: &Role) -> Self {
        match role {
            Role::Summary
            | Role::Tables(_)
            | Role::Coverage
            | Role::Sample
            | Role::Evaluations
            | Role::Changes
            | Role::Controls
            | Role::Cards
            | Role::Projects
            | Role::Answers
            | Role::Grouping
            | Role::Names
            | Role::Columns
            | Role::Decisions
            | Role::Findings
            | Role::Choices
            | Role::Memory(_) => Self::Any,
            Role::Agreements | Role::Amounts | Role::Pivot | Role::Coding => Self::Helped,
            Role::About => Self::Last,
        }
    }
}

/// A sheet as the library has it, and the rows that go into it.
type LaidOut<'a> = (Worksheet, Option<InFile<'a>>);

/// All sheets, in the order of the plan.
fn laid_out<'a>(context: &'a Context<'_>) -> Result<Vec<LaidOut<'a>>, Error> {
    let lay = |turn: Turn| {
        let roles = context.plan.roles().enumerate();
        let mut roles: Vec<_> =
            roles.filter(|(_, role)| Turn::of(role) == turn).collect();
        // What takes longest comes first, so that no core waits for it in the end.
        roles.sort_by_key(|(_, role)| !takes_long(role));
        // One after the other, to whichever core is free.
        let laid = roles.into_iter().par_bridge().map(|(at, role)| {
            let sheets = sheets(context, role)?.into_iter().map(|sheet| {
                let mut rows = sheet.rows.map(InFile::new);
                // Those of the other turns are packed while the library packs its own.
                if let (Turn::Any, Some(rows)) = (turn, &mut rows) {
                    rows.pack()?;
                }
                Ok((sheet.sheet, rows))
            });
            Ok((at, sheets.collect::<Result<Vec<_>, Error>>()?))
        });
        laid.collect::<Result<Vec<_>, Error>>()
    };
    let mut all = lay(Turn::Any)?;
    context.live.prepare(context);
    all.extend(lay(Turn::Helped)?);
    all.extend(lay(Turn::Last)?);
    all.sort_by_key(|(at, _)| *at);
    Ok(all.into_iter().flat_map(|(_, sheets)| sheets).collect())
}

/// Whether a sheet takes longer than most.
fn takes_long(role: &Role) -> bool {
    matches!(
        role,
        Role::Coverage | Role::Answers | Role::Projects | Role::Coding | Role::Amounts
    )
}

/// The sheet of a role, and those that it goes on to.
fn sheets<'a>(context: &'a Context<'_>, role: &Role) -> Result<Vec<Sheet<'a>>, Error> {
    Ok(vec![match role {
        Role::Projects => return projects::sheets(context),
        Role::Agreements => return agreements::sheets(context),
        Role::Amounts => return amounts::sheets(context),
        Role::Answers => return answers::sheets(context),
        Role::Grouping => return grouping::sheets(context),
        Role::Coding => return coding::sheets(context),
        Role::Decisions => return decisions::sheets(context),
        Role::Findings => return findings::sheets(context),
        Role::Cards => return cards::sheets(context),
        Role::Names => return spellings::sheets(context),
        Role::Columns => return columns::sheets(context),
        Role::Summary => summary::sheet(context)?,
        Role::Tables(key) => tables::sheet(context, role, key)?,
        Role::Coverage => coverage::sheet(context)?,
        Role::Sample => sample::sheet(context)?,
        Role::Evaluations => evaluations::sheet(context)?,
        Role::Changes => {
            let none = Changes::default();
            changes::sheet(context, context.report.changes.as_ref().unwrap_or(&none))?
        }
        Role::Pivot => pivots::sheet(context)?,
        Role::Controls => controls::sheet(context)?,
        Role::About => about::sheet(context)?,
        Role::Choices => choices::sheet(context)?,
        Role::Memory(part) => memory::sheet(context, *part)?,
    }])
}

/// The document's properties. Its date is the last day of the years that it reports on,
/// since the clock would make every run different.
fn properties(context: &Context<'_>) -> Result<DocProperties, Error> {
    let report = context.report;
    let year = report
        .options
        .report_year
        .or(report.period.map(|(_, last)| last))
        .and_then(|year| u16::try_from(year).ok())
        .filter(|year| (1900..=9999).contains(year))
        .unwrap_or(2000);
    let lists: Vec<&str> = report.inputs.iter().map(|one| one.sha256.as_str()).collect();
    let created = ExcelDateTime::from_ymd(year, 12, 31)?;
    let properties = DocProperties::new()
        .set_title(context.title())
        .set_author("portefolje")
        .set_creation_datetime(&created)
        .set_custom_property(VERSION_PROPERTY, env!("CARGO_PKG_VERSION"))
        .set_custom_property(TEMPLATE_PROPERTY, context.template.name.as_str())
        .set_custom_property(LANGUAGE_PROPERTY, context.language.tag().name())
        .set_custom_property(EDITION_PROPERTY, report.options.edition.name());
    // An edition for the public says nothing of its lists.
    Ok(if lists.is_empty() {
        properties
    } else {
        properties.set_custom_property(INPUT_PROPERTY, lists.join(" "))
    })
}

impl From<XlsxError> for Error {
    /// A refusal of the spreadsheet library: a fault of ours or a list beyond the limits
    /// of the format.
    fn from(error: XlsxError) -> Self {
        Self::new("write-failed").with("reason", error.to_string())
    }
}
