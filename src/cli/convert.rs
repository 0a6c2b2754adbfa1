//! `convert`: lists in, one workbook out.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::export;
use crate::json;
use crate::language::Language;
use crate::model::{
    Argument, Decision, Edition, Message, Report, Set, Severity, Subject, Verdict,
};
use crate::pipeline::{self, Input, Stage};
use crate::read::{self, limits::Limits};
use crate::template::Template;
use crate::text::Masker;
use crate::write;

use super::arguments::Convert;
use super::files::{self, Keep, Written};
use super::guard::Guard;
use super::progress::Progress;
use super::{Exit, Outcome, print, summary, templates, window};

/// Converts, prints the summary or the JSON object, and says how it ended.
pub(super) fn convert(request: &Convert, language: &Language) -> Outcome {
    let progress = Progress::new(language, request.quiet);
    let (template, inputs) = rayon::join(
        || templates::load(&request.template, language),
        || files::read_all(&request.lists, request.request.limits),
    );
    let template = template?;
    let language = language.clone().with_names(&template);
    let inputs = inputs?;
    // Reports may stand anywhere among the lists.
    let lists: Vec<PathBuf> = request
        .lists
        .iter()
        .zip(&inputs)
        .filter(|(_, input)| !is_report(input))
        .map(|(path, _)| path.clone())
        .collect();
    let first = lists.first().or(request.lists.first());
    let first = first.map_or(Path::new(""), |path| path.as_path());
    let output =
        files::output_path(first, request.output.as_deref(), request.request.edition);
    files::refuse_input(&output, &lists)?;
    files::refuse_ending(&output)?;
    refuse_name(&output, request, &template)?;
    if let Some(folder) = &request.export {
        files::refuse_file(folder)?;
        for file in export::File::all() {
            files::refuse_input(&folder.join(file.name()), &lists)?;
        }
    }
    let given = lists.len() < request.lists.len();
    let own = own_report(first, &output, request);
    let earlier = earlier_bytes(request, &own, given);
    let guard = Guard::new(&inputs, earlier, request.request.limits, &language);
    // The report before is a workbook like any other.
    guard.begin(Stage::Read);
    let previous = previous(request, &own, given)?;
    let taken = Taken::new(&output, request, previous.is_some() && !given);
    let stage = |stage| {
        guard.begin(stage);
        progress.begin(stage);
    };
    let (inputs, places) = ((previous, inputs), (&lists[..], output.as_path()));
    let report = worked_out(request, &template, &stage, inputs, places)?;
    let template = template.with_renamed(&report.renamed);
    stage(Stage::Write);
    let page = page(request, &report, &template, &language)?;
    let tables = request.export.as_deref().map(|folder| {
        export::Export::new(&report, &template, &language).map(|export| (folder, export))
    });
    let tables = tables.transpose()?;
    if request.json {
        let object = json::json(&report, &template, None).to_string();
        if let Some(name) = masker(request, &template).find(&object) {
            return Err(write::left("--json", name));
        }
    }
    if let Some((folder, export)) = &tables {
        let files = export::File::all().into_iter().map(|file| (file.name(), file));
        let files: Vec<_> = files.collect();
        files::write_all(folder, &files, |file, to| export.write(*file, to))?;
    }
    let keep = taken.keep(&output, &report, &template, request.request.limits);
    let written = files::write_with(&output, keep, &mut |to| {
        let done = write::write_to(to, &report, &template, &language);
        // What is left is to wait for the disk.
        progress.end();
        done
    })?;
    if request.timings {
        print::note(&progress.timings());
    }
    let page = page.map(|page| write_page(page.as_bytes(), &written)).transpose()?;
    if request.verbose {
        for finding in &report.findings {
            print::note(&print::finding(&language, &report.sources, finding));
        }
    }
    let path = files::shown(&written.path);
    if request.json {
        let object = json::json(&report, &template, Some(&path));
        print::out(&format!("{object:#}"));
    } else if !request.quiet {
        print::out(&summary::summary(&report, &language, Some(&path)));
    }
    if !request.quiet {
        if let Some(page) = page.as_ref().filter(|_| !request.json) {
            let message = Message::new("summary-page").with("path", files::shown(page));
            print::out(&language.say(&message));
        }
        if let Some((folder, _)) = tables.as_ref().filter(|_| !request.json) {
            let names: Vec<Argument> =
                export::File::all().into_iter().map(|one| one.name().into()).collect();
            let message = Message::new("summary-export")
                .with("folder", files::shown(folder))
                .with("names", Argument::List(names));
            print::out(&language.say(&message));
        }
        say_where(&written, keep, &language, &output);
    }
    if request.open {
        window::open(&written.path, &language);
    }
    let grave = report.findings.iter().any(|one| one.rule.severity() == Severity::Error);
    // The program ends; to take a large report apart piece by piece would only take time.
    std::mem::forget((report, template, language));
    Ok(if request.strict && grave { Exit::Findings } else { Exit::Done })
}

/// The report on lists that follows an earlier one, and its workbook for `output`.
pub(super) fn report(
    request: &Convert,
    template: &Template,
    (language, stage): (&Language, &dyn Fn(Stage)),
    (previous, inputs): (Option<Input>, Vec<Input>),
    places: (&[PathBuf], &Path),
) -> Result<(Report, Vec<u8>), Error> {
    let report = worked_out(request, template, stage, (previous, inputs), places)?;
    stage(Stage::Write);
    let bytes = write::write(&report, template, language)?;
    Ok((report, bytes))
}

/// The report on lists that follows an earlier one, with the way from its workbook to them.
fn worked_out(
    request: &Convert,
    template: &Template,
    stage: &dyn Fn(Stage),
    (previous, inputs): (Option<Input>, Vec<Input>),
    (lists, output): (&[PathBuf], &Path),
) -> Result<Report, Error> {
    let mut report =
        pipeline::run_after(previous, inputs, template, &request.request, stage)?;
    for (file, list) in report.sources.files.iter_mut().zip(lists) {
        file.path = files::relative(output, list);
    }
    Ok(report)
}

/// The page for the browser, if it was asked for.
pub(super) fn page(
    request: &Convert,
    report: &Report,
    template: &Template,
    language: &Language,
) -> Result<Option<String>, Error> {
    request.html.then(|| write::html(report, template, language)).transpose()
}

/// Writes a page beside the workbook and under its name.
pub(super) fn write_page(page: &[u8], written: &Written) -> Result<PathBuf, Error> {
    files::write_page(&written.path.with_extension("html"), page)
}

fn is_report(input: &Input) -> bool {
    read::report_version(&input.name, &input.bytes).is_some()
}

/// The report that remembers what was decided: one for the public remembers nothing, but
/// the other one beside it does.
pub(super) fn own_report(list: &Path, output: &Path, request: &Convert) -> PathBuf {
    if request.request.edition == Edition::Public {
        files::output_path(list, None, Edition::Internal)
    } else {
        output.to_owned()
    }
}

/// The earlier report: the one that `--previous` names, or else the one that this list
/// was made into before, unless the decisions are to be left out.
pub(super) fn previous(
    request: &Convert,
    output: &Path,
    given: bool,
) -> Result<Option<Input>, Error> {
    if let Some(path) = request.previous.as_ref().filter(|_| given) {
        let shown = files::shown(path);
        return Err(Error::new("error-two-reports")
            .with("file", shown)
            .with("other", "--previous"));
    }
    let Some(path) = earlier_path(request, output, given) else { return Ok(None) };
    let limits = request.request.limits;
    let input = files::read_input(&path, limits)?;
    // What was named is told to be none; what happens to be there may be none of ours.
    if request.previous.is_some() || is_report(&input) {
        return Ok(Some(input));
    }
    // What cannot be read may hold decisions, which would be gone without a word.
    match read::read(&input.name, &input.bytes, 0, limits) {
        Err(error) if UNREADABLE.contains(&&*error.message.key) => {
            let error = Error::new("error-report-unreadable").with("file", input.name);
            Err(error)
        }
        _ => Ok(None),
    }
}

/// Why a workbook cannot be told to be a report of ours or not.
const UNREADABLE: [&str; 4] =
    ["error-damaged", "error-beyond-limits", "error-empty", "error-password"];

/// How else a report may have been saved, by somebody whose program is not Excel or who
/// wanted macros in it.
const SAVED_AS: [&str; 4] = ["ods", "xlsm", "xlsb", "xls"];

fn earlier_path(request: &Convert, output: &Path, given: bool) -> Option<PathBuf> {
    let beside = || {
        let others = SAVED_AS.iter().map(|ending| output.with_extension(ending));
        let all = [output.to_owned()].into_iter().chain(others);
        let may_be = !given && !request.fresh;
        let is_list = |path: &PathBuf| request.lists.contains(path);
        all.filter(|path| may_be && !is_list(path)).find(|path| path.is_file())
    };
    request.previous.clone().or_else(beside)
}

/// Bytes of the file from which the earlier report is read, beside the lists.
pub(super) fn earlier_bytes(request: &Convert, output: &Path, given: bool) -> u64 {
    let metadata = earlier_path(request, output, given).map(fs::metadata);
    metadata.and_then(Result::ok).map_or(0, |metadata| metadata.len())
}

/// Whether the workbook that is to be replaced is the one whose decisions were taken over.
struct Taken(bool);

impl Taken {
    /// `own` says that the earlier report is the one beside the list.
    fn new(output: &Path, request: &Convert, own: bool) -> Self {
        let real = fs::canonicalize(output).ok();
        let is_output = |path: &PathBuf| fs::canonicalize(path).ok() == real;
        let named = request.lists.iter().chain(&request.previous).any(is_output);
        let own = own && request.previous.is_none();
        Self(real.is_some() && (named || own))
    }

    /// How the workbook that is to be replaced is kept: for ever, if it holds decisions
    /// that are not all in the new one.
    fn keep(
        &self,
        output: &Path,
        report: &Report,
        template: &Template,
        limits: Limits,
    ) -> Keep {
        if !output.is_file() {
            return Keep::Previous;
        }
        // A report for the public holds no decisions, whatever it was told.
        let internal = report.options.edition == Edition::Internal;
        if self.0 && internal {
            let lost = report.findings.iter().any(|one| one.rule.loses_decisions());
            return if lost { Keep::ForEver } else { Keep::Previous };
        }
        let there = files::read_input(output, limits).ok().map(|input| {
            is_report(&input).then(|| pipeline::earlier(input, template, limits))
        });
        let earlier = match there.flatten() {
            Some(Err(error)) if error.message.key == "error-report-public" => {
                return Keep::Previous;
            }
            // What is none of ours, or nobody can say what it holds.
            None | Some(Err(_)) => return Keep::ForEver,
            Some(Ok(earlier)) => earlier,
        };
        let here = report.decisions.iter().filter(|_| internal);
        let here: Set<_> = here.map(|one| said(&one.decision)).collect();
        let lost = earlier.decisions.iter().any(|one| !here.contains(&said(one)));
        if lost { Keep::ForEver } else { Keep::Previous }
    }
}

/// What a decision says of what and why, as far as it stays the same from run to run.
fn said(decision: &Decision) -> (String, &Verdict, Vec<String>, [&str; 2]) {
    // Those on a project name its other agreements too, which come and go.
    let about = if decision.subject == Subject::Pair { 2 } else { 1 };
    let mut numbers: Vec<String> =
        decision.anchors.iter().take(about).map(|one| one.key()).collect();
    numbers.sort();
    let why = [decision.by.as_str(), decision.reason.as_str()];
    (decision.subject.key(), &decision.verdict, numbers, why)
}

/// What hides names: nothing but in an edition for the public.
fn masker(request: &Convert, template: &Template) -> Masker {
    if request.request.edition == Edition::Public {
        template.masker(|_| String::new())
    } else {
        Masker::default()
    }
}

/// Refuses a workbook whose own name tells what it hides.
pub(super) fn refuse_name(
    output: &Path,
    request: &Convert,
    template: &Template,
) -> Result<(), Error> {
    let name = files::file_name(output);
    match masker(request, template).find(&name) {
        Some(found) => Err(write::left(&name, found)),
        None => Ok(()),
    }
}

/// Says what became of a workbook that was there before.
fn say_where(written: &Written, keep: Keep, language: &Language, asked: &Path) {
    if let Some(previous) = &written.previous {
        let key = match keep {
            Keep::Previous => "kept-previous",
            Keep::ForEver => "kept-for-ever",
        };
        let message = Message::new(key).with("file", files::shown(previous));
        print::note(&language.say(&message));
    }
    if written.beside {
        let message = Message::new("written-beside")
            .with("file", files::shown(asked))
            .with("path", files::shown(&written.path));
        print::note(&language.say(&message));
    }
}
