//! The order of the stages, from bytes to a report.

mod explained;

use std::fmt::Write as _;
use std::io;
use std::sync::Arc;
use std::thread::{self, Scope};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use self::explained::Again;
use crate::count::Portfolio;
use crate::error::Error;
use crate::model::{
    Agreement, Edition, Finding, Grid, InputFile, InputSheet, List, Memory, NameKind,
    Options, Report, Rule, Settled, SheetId, SourceFile, SourceSheet, Sources, Unit,
};
use crate::read::limits::Limits;
use crate::reconcile::Inputs;
use crate::review::{self, Columns, Earlier, Naming, Settling, Spellings};
use crate::template::Template;
use crate::value::known::KnownNames;
use crate::{
    classify, clean, cover, link, publish, read, recognise, reconcile, select, tabulate,
};

/// An input file, as bytes.
#[derive(Clone)]
pub struct Input {
    /// Its name without folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What of a report of ours is needed for the next one, if the file, of `length` bytes, is
/// such a report; it stands for the whole among the inputs.
pub fn report_excerpt(file: impl io::Read + io::Seek, length: u64) -> Option<Vec<u8>> {
    read::report_excerpt(file, length, &review::is_wanted)
}

/// What a run is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// First and last year of the tables.
    pub years: Option<(i32, i32)>,
    /// The report year, if not the template's.
    pub report_year: Option<i32>,
    /// Only sheets of these names.
    pub sheets: Vec<String>,
    /// Unit of the amounts, where the list does not say or says it wrongly.
    pub unit: Option<Unit>,
    /// Also hidden sheets.
    pub include_hidden: bool,
    /// Columns that a person has assigned: field and column from 0.
    pub columns: Vec<(String, u32)>,
    /// Without PivotTables.
    pub no_pivot: bool,
    /// How much a file may hold.
    pub limits: Limits,
    /// Whom the workbook is for.
    pub edition: Edition,
}

/// A stage that has begun, for those who show progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Bytes → grids.
    Read,
    /// Grids → lists.
    Recognise,
    /// Lists → agreements.
    Clean,
    /// Agreements → projects.
    Link,
    /// Projects → tables, coverage, sample and controls.
    Tabulate,
    /// Report → workbook.
    Write,
}

impl Stage {
    /// How many there are.
    pub const COUNT: u64 = 6;

    /// Its key in the language files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Read => "stage-read",
            Self::Recognise => "stage-recognise",
            Self::Clean => "stage-clean",
            Self::Link => "stage-link",
            Self::Tabulate => "stage-tabulate",
            Self::Write => "stage-write",
        }
    }
}

/// The lists as read, recognised and cleaned: what `check` shows.
struct Understood {
    sources: Sources,
    lists: Vec<List>,
    columns: Columns,
    cleaned: clean::Cleaned,
    findings: Vec<Finding>,
}

/// Reads lists and works out everything that the workbook shows. A report of ours among
/// the inputs is taken for the earlier one, whose decisions are taken over.
///
/// # Errors
///
/// A file that cannot be read, a workbook without a list, or a list without a row.
pub fn run(
    inputs: Vec<Input>,
    template: &Template,
    request: &Request,
    progress: &dyn Fn(Stage),
) -> Result<Report, Error> {
    run_after(None, inputs, template, request, progress)
}

/// The same after an earlier report, unless there is one among the inputs.
///
/// # Errors
///
/// As those of [`run`]; also an earlier report that is none, or several of them.
pub fn run_after(
    previous: Option<Input>,
    inputs: Vec<Input>,
    template: &Template,
    request: &Request,
    progress: &dyn Fn(Stage),
) -> Result<Report, Error> {
    let (earlier, inputs) = take_earlier(previous, inputs, template, request.limits)?;
    let again = Again::keep(earlier.as_ref(), &inputs, template, request);
    let mut report = run_with(earlier, inputs, template, request, progress)?;
    if let Some(again) = again {
        again.explain(&mut report);
        sort(&mut report.findings, &report.sources);
    }
    Ok(report)
}

/// The report on lists, after an earlier one that has been read.
fn run_with(
    mut earlier: Option<Earlier>,
    inputs: Vec<Input>,
    template: &Template,
    request: &Request,
    progress: &dyn Fn(Stage),
) -> Result<Report, Error> {
    let naming = Naming::new(earlier.as_ref(), template);
    let template = &*naming.template(template);
    if let Some(earlier) = &mut earlier {
        naming.rename(earlier, template);
    }
    let (understood, spellings) = thread::scope(|scope| {
        // Names and spellings are made ready while the lists are read and understood, which
        // leaves some of the cores idle.
        let names = beside(scope, || Arc::new(KnownNames::new(template)));
        progress(Stage::Read);
        let read = read_all(inputs, request)?;
        let names = names();
        let spellings = beside(scope, || Spellings::new(template));
        let earlier = earlier.as_ref();
        let understood = understand(read, earlier, template, &names, request, progress)?;
        Ok::<_, Error>((understood, spellings()))
    })?;
    progress(Stage::Link);
    let Understood { sources, lists, columns, cleaned, mut findings } = understood;
    let mut names = cleaned.names;
    let mut agreements = cleaned.agreements;
    let known = earlier.as_ref();
    let mut settling = Settling::new(known, &agreements);
    let forced = settling.pairs();
    let (mut linkage, ()) = rayon::join(
        || link::link_as_decided(&agreements, &template.linking, &forced),
        || review::compare_names(&mut names, spellings),
    );
    let mut projects = link::projects(&agreements, &linkage);
    linkage.clusters = Vec::new();
    if let Some(earlier) = known {
        review::keep_ids(&mut projects, &agreements, earlier, &settling);
    }
    findings.extend(link::findings(&agreements, &linkage));
    progress(Stage::Tabulate);
    let decided = settling.projects(&projects, template);
    findings.extend(classify::classify_as_decided(
        &mut projects,
        &agreements,
        template,
        &decided,
    ));
    let (sample, exceptions) =
        select::select_as_decided(&agreements, &projects, template, &decided);
    findings.extend(exceptions);
    let mut decisions = settling.finish();
    link::share_titles(&mut agreements, &projects);
    naming.settle(&mut decisions, &names);
    columns.settle(&mut decisions);
    let public = request.edition == Edition::Public;
    let hidden =
        public.then(|| publish::publish(&mut agreements, &mut projects, template));
    let template = hidden.as_ref().unwrap_or(template);
    let sampled: Vec<bool> = sample.members.iter().map(|member| member.chosen).collect();
    let report_year = request.report_year.or(template.report_year);
    let portfolio = Portfolio {
        agreements: &agreements,
        projects: &projects,
        sampled: &sampled,
        report_year,
    };
    let (mut tables, (coverage, gaps)) = rayon::join(
        || tabulate::tabulate(portfolio, template, request.years),
        || cover::cover(portfolio, template),
    );
    findings.extend(gaps);
    let inputs = Inputs {
        conservation: &cleaned.conservation,
        lists: &lists,
        sources: &sources,
        portfolio,
        tables: &tables,
        sample: &sample,
    };
    let (controls, differences) = reconcile::reconcile(&inputs, template);
    findings.extend(differences);
    review::settle_gaps(&mut decisions, &coverage);
    findings.extend(known.map(|one| one.findings.clone()).unwrap_or_default());
    findings.extend(review::findings(&decisions));
    findings.extend(known.and_then(|one| review::of_other_list(one, &agreements)));
    let (memory, changes) = if public {
        // What is for the public says nothing that people have written to each other.
        decisions.iter_mut().for_each(Settled::hide);
        (Memory::default(), None)
    } else {
        let now = review::outline(&agreements, &tables, &coverage, &sources);
        let memory = Memory {
            before: known.and_then(|one| review::before(one, &now)),
            // Its agreements and projects are those of the report.
            now,
            written: review::written(&decisions, &agreements, &projects),
        };
        let changes = memory.before.as_ref().zip(known).map(|(then, earlier)| {
            review::compare_tables(&mut tables, then, template);
            let now =
                review::edition(&agreements, &projects, &tables, &coverage, &sources);
            review::changes((then, &now), &agreements, &projects, earlier)
        });
        (memory, changes)
    };
    let period = period(&agreements);
    findings.extend(about_years(&agreements, report_year));
    sort(&mut findings, &sources);
    // A long list has very many, and room for twice as many.
    findings.shrink_to_fit();
    let options = Options {
        years: request.years,
        report_year,
        sheets: request.sheets.clone(),
        include_hidden: request.include_hidden,
        unit: request.unit,
        no_pivot: request.no_pivot,
        edition: request.edition,
        sheet_rows: None,
    };
    let counts = (&cleaned.sheet_agreements[..], &cleaned.sheet_not_used[..]);
    Ok(Report {
        options,
        inputs: input_files(&sources, lists, counts),
        sources,
        conservation: cleaned.conservation,
        renamed: if public { renamed(template) } else { Vec::new() },
        names: if public { Vec::new() } else { names },
        columns: if public { Vec::new() } else { columns.into_seen() },
        agreements,
        linkage,
        projects,
        period,
        tables,
        coverage,
        sample,
        decisions,
        earlier: earlier.map(|one| one.name),
        memory,
        changes,
        controls,
        findings,
    })
}

/// The names that people decided on.
fn renamed(template: &Template) -> Vec<(NameKind, String, String)> {
    let decided = template.decided.iter();
    decided.map(|one| (one.kind, one.spelling.clone(), one.name.clone())).collect()
}

/// The earlier report, read, and the lists.
fn take_earlier(
    previous: Option<Input>,
    inputs: Vec<Input>,
    template: &Template,
    limits: Limits,
) -> Result<(Option<Earlier>, Vec<Input>), Error> {
    let is_report =
        |input: &Input| read::report_version(&input.name, &input.bytes).is_some();
    let (mut reports, lists): (Vec<Input>, Vec<Input>) =
        inputs.into_iter().partition(is_report);
    if reports.is_empty() {
        reports.extend(previous);
    }
    if let [one, other, ..] = reports.as_slice() {
        return Err(Error::new("error-two-reports")
            .with("file", one.name.as_str())
            .with("other", other.name.as_str()));
    }
    let Some(report) = reports.pop() else { return Ok((None, lists)) };
    if lists.is_empty() {
        return Err(Error::new("error-report-as-list").with("file", report.name));
    }
    Ok((Some(earlier(report, template, limits)?), lists))
}

/// An earlier report: what it remembers, and what people decided in it.
///
/// # Errors
///
/// A file that cannot be read or is no report of ours, or one of a newer version.
pub fn earlier(
    report: Input,
    template: &Template,
    limits: Limits,
) -> Result<Earlier, Error> {
    let Input { name, bytes } = report;
    let file = read::read_report(&name, &bytes, limits, &review::is_wanted)?;
    // A large one takes much room, and so does what is made of it.
    drop(bytes);
    if file.report_version.is_none() && !review::is_ours(&file.sheets) {
        return Err(Error::new("error-previous-not-ours").with("file", name));
    }
    let workbook = review::Workbook {
        name: &name,
        version: file.report_version.as_deref(),
        saved: &file.saved,
        sheets: file.sheets,
    };
    review::read(workbook, template)
}

/// Works something out on a thread of its own until it is asked for; there and then where
/// no thread can be had.
fn beside<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl Fn() -> T + Send + Copy + 'scope,
) -> impl FnOnce() -> T {
    let thread = thread::Builder::new().spawn_scoped(scope, work).ok();
    move || thread.and_then(|thread| thread.join().ok()).unwrap_or_else(work)
}

/// The lists as they stand in their files.
struct Read {
    sources: Sources,
    grids: Vec<Grid>,
    findings: Vec<Finding>,
}

fn read_all(inputs: Vec<Input>, request: &Request) -> Result<Read, Error> {
    let mut sources = Sources::default();
    let mut grids: Vec<Grid> = Vec::new();
    let mut findings = Vec::new();
    for (file, input) in inputs.into_iter().enumerate() {
        let first = u32::try_from(sources.sheets.len()).unwrap_or(u32::MAX);
        // A thread of its own, since reading may wait for those that are there.
        let (found, sha256) = thread::scope(|scope| {
            let digest = beside(scope, || sha256(&input.bytes));
            let found = read::read(&input.name, &input.bytes, first, request.limits);
            (found, digest())
        });
        let found = found?;
        let path = input.name.clone();
        sources.files.push(SourceFile { name: input.name, path, sha256 });
        for (name, grid) in found.sheets {
            sources.sheets.push(SourceSheet { file, name });
            grids.push(grid);
        }
        findings.extend(found.findings);
    }
    Ok(Read { sources, grids, findings })
}

fn understand(
    read: Read,
    earlier: Option<&Earlier>,
    template: &Template,
    known: &Arc<KnownNames>,
    request: &Request,
    progress: &dyn Fn(Stage),
) -> Result<Understood, Error> {
    let Read { sources, grids, mut findings } = read;
    progress(Stage::Recognise);
    let options = recognise::Options {
        include_hidden: request.include_hidden,
        sheets: request.sheets.clone(),
        unit: request.unit,
        columns: request.columns.clone(),
        ..recognise::Options::default()
    };
    let recognise = |grid: Grid, options: &recognise::Options| {
        let name = sources.sheet_name(grid.sheet).to_owned();
        recognise::recognise(&name, grid, options, template, known)
    };
    let (parts, columns) = recognised(grids, earlier, &options, &sources, &recognise);
    let mut lists = Vec::new();
    let mut grids = Vec::new();
    for part in parts {
        grids.push(part.grid);
        lists.push(part.list);
        findings.extend(part.findings);
    }
    if request.sheets.is_empty() {
        let file =
            |sheet: SheetId| sources.sheets.get(sheet.0 as usize).map(|one| one.file);
        findings.extend(recognise::leave_out_summaries(&mut lists, &file));
    }
    let names: Vec<&str> = sources.files.iter().map(|file| file.name.as_str()).collect();
    let names = names.join(", ");
    if let Some(missing) = missing_sheet(&request.sheets, &sources) {
        return Err(Error::new("error-no-such-sheet")
            .with("sheet", missing)
            .with("file", names));
    }
    if lists.iter().all(|list| list.skipped.is_some()) {
        return Err(no_list(names, &lists, &findings, &sources));
    }
    progress(Stage::Clean);
    let mut cleaned = clean::clean(grids, &lists, template, known);
    if cleaned.agreements.is_empty() {
        return Err(Error::new("error-no-rows").with("file", names));
    }
    findings.append(&mut cleaned.findings);
    Ok(Understood { sources, lists, columns, cleaned, findings })
}

/// Finds the lists in a sheet.
type Recognise<'a> =
    dyn Fn(Grid, &recognise::Options) -> Vec<recognise::Part> + Sync + 'a;

/// The lists of all sheets: as the program understands them by itself, and, where people
/// decided on their columns or units, once more as they said.
fn recognised(
    grids: Vec<Grid>,
    earlier: Option<&Earlier>,
    options: &recognise::Options,
    sources: &Sources,
    recognise: &Recognise<'_>,
) -> (Vec<recognise::Part>, Columns) {
    let decided = earlier.is_some_and(Earlier::has_columns);
    let kept: Vec<Grid> = if decided { grids.clone() } else { Vec::new() };
    let mut sheets: Vec<Vec<recognise::Part>> =
        grids.into_par_iter().map(|grid| recognise(grid, options)).collect();
    let own: Vec<&List> = sheets.iter().flatten().map(|part| &part.list).collect();
    let mut columns = Columns::new(earlier, &own, sources, options.unit.is_some());
    // What does not fit what a person said is read once more without it.
    for _ in 0..=1 {
        for (grid, parts) in kept.iter().zip(&mut sheets) {
            let Some(on_sheet) = columns.of_sheet(grid.sheet) else { continue };
            let options = recognise::Options {
                decided: on_sheet.columns(),
                amounts: on_sheet.amounts(),
                ..options.clone()
            };
            *parts = recognise(grid.clone(), &options);
        }
        let lists: Vec<&List> = sheets.iter().flatten().map(|part| &part.list).collect();
        if !columns.give_up_unfit(&lists) {
            break;
        }
    }
    (sheets.into_iter().flatten().collect(), columns)
}

/// A sheet that was asked for and is in no file.
fn missing_sheet(wanted: &[String], sources: &Sources) -> Option<String> {
    let has = |name: &String| sources.sheets.iter().any(|sheet| sheet.name == *name);
    wanted.iter().find(|name| !has(name)).cloned()
}

/// The error that no sheet holds a list, with the reason for each sheet.
fn no_list(
    names: String,
    lists: &[List],
    findings: &[Finding],
    sources: &Sources,
) -> Error {
    use crate::model::{Argument, Message};
    // Why a sheet could not be read stands in the finding that says so.
    let unreadable = |sheet: SheetId| {
        let finding = findings.iter().find(|finding| {
            finding.rule == Rule::SheetUnreadable && finding.sheet == Some(sheet)
        })?;
        let (_, reason) = finding.arguments.iter().find(|(name, _)| *name == "reason")?;
        Some(Message::new("skip-unreadable-since").with("reason", reason.clone()))
    };
    let reasons = lists
        .iter()
        .filter_map(|list| list.skipped.as_ref().map(|skipped| (list.sheet, skipped)))
        .map(|(sheet, skipped)| {
            Argument::from(
                Message::new("sheet-skipped")
                    .with("sheet", sources.sheet_name(sheet))
                    .with(
                        "reason",
                        unreadable(sheet).unwrap_or_else(|| skipped.reason.clone()),
                    ),
            )
        })
        .collect();
    Error::new("error-no-list")
        .with("file", names)
        .with("reasons", Argument::List(reasons))
}

/// The SHA-256 of a file, in sixteens.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes all text");
        text
    })
}

/// First and last year that has an amount.
fn period(agreements: &[Agreement]) -> Option<(i32, i32)> {
    let of_agreement = |agreement: &Agreement| {
        let amounts = agreement.amounts.iter().filter(|amount| amount.amount.0 != 0);
        let years = amounts.filter_map(|amount| amount.year);
        years.map(|year| (year, year)).reduce(hull)
    };
    agreements.par_iter().filter_map(of_agreement).reduce_with(hull)
}

/// From the first year of both to the last.
fn hull(one: (i32, i32), other: (i32, i32)) -> (i32, i32) {
    (one.0.min(other.0), one.1.max(other.1))
}

fn about_years(agreements: &[Agreement], report_year: Option<i32>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let amounts = || agreements.iter().flat_map(|agreement| &agreement.amounts);
    if !amounts().any(|amount| amount.currency.is_nok()) {
        findings.push(Finding::overall(Rule::NoKroner));
    } else if let Some(year) = report_year
        && !amounts().any(|amount| amount.year == Some(year))
    {
        let year_shown = crate::model::Argument::Year(year);
        findings.push(Finding::overall(Rule::ReportYearEmpty).with("year", year_shown));
    }
    findings
}

/// Gravest first, then by rule, then by place; what concerns no place comes first.
fn sort(findings: &mut [Finding], sources: &Sources) {
    findings.par_sort_by_key(|finding| {
        let sheet =
            finding.sheet.map(|SheetId(sheet)| sources.sheets[sheet as usize].file);
        (finding.rule.severity(), finding.rule, sheet, finding.sheet, finding.place)
    });
}

fn input_files(
    sources: &Sources,
    lists: Vec<List>,
    (agreements, not_used): (&[u64], &[u64]),
) -> Vec<InputFile> {
    let mut files: Vec<InputFile> = sources
        .files
        .iter()
        .map(|file| InputFile {
            name: file.name.clone(),
            sha256: file.sha256.clone(),
            sheets: Vec::new(),
        })
        .collect();
    for (index, list) in lists.into_iter().enumerate() {
        let sheet = &sources.sheets[list.sheet.0 as usize];
        files[sheet.file].sheets.push(InputSheet {
            name: sheet.name.clone(),
            rows: list.rows.len() as u64 + u64::from(list.blank_rows),
            agreements: agreements[index],
            not_used: not_used[index],
            list,
        });
    }
    files
}
