//! The options that say what is read and how: shared by `convert`, `check`, `explain`
//! and `watch`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, value_parser};

use crate::language::Language;
use crate::model::{Edition, Message, Unit};
use crate::pipeline::Request;
use crate::read::limits::Limits;

/// Options of `convert` and `check`.
#[derive(Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(in crate::cli) struct Convert {
    /// The lists, as given.
    pub(in crate::cli) lists: Vec<PathBuf>,
    /// Where the workbook goes, if not beside the first list.
    pub(in crate::cli) output: Option<PathBuf>,
    /// Name or file of the template.
    pub(in crate::cli) template: String,
    /// What the stages are asked for.
    pub(in crate::cli) request: Request,
    /// The last report, whose decisions are to be taken over.
    pub(in crate::cli) previous: Option<PathBuf>,
    /// Without the decisions of the report that lies beside the list.
    pub(in crate::cli) fresh: bool,
    /// Findings of grade *error* give exit code 1.
    pub(in crate::cli) strict: bool,
    /// One JSON object instead of a summary.
    pub(in crate::cli) json: bool,
    /// No summary.
    pub(in crate::cli) quiet: bool,
    /// All findings.
    pub(in crate::cli) verbose: bool,
    /// How long each stage took.
    pub(in crate::cli) timings: bool,
    /// A page for the browser beside the workbook.
    pub(in crate::cli) html: bool,
    /// The folder for the tables that other programs read.
    pub(in crate::cli) export: Option<PathBuf>,
    /// Opens what was written.
    pub(in crate::cli) open: bool,
}

/// The lists, and the options but those in `without`, which mean nothing to the command.
pub(super) fn list_options(
    command: clap::Command,
    language: &Language,
    without: &[&str],
) -> clap::Command {
    let lists = Arg::new("lists")
        .value_name("LIST")
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf))
        .help(language.text("help-lists"))
        .help_heading(language.text("help-arguments"));
    reading_options(command.arg(lists), language, without)
}

/// The same without the lists themselves.
pub(super) fn reading_options(
    command: clap::Command,
    language: &Language,
    without: &[&str],
) -> clap::Command {
    let text = |key: &str| language.text(key);
    let option = |name: &'static str, value: &'static str| {
        Arg::new(name).long(name).value_name(value).help(text(&format!("help-{name}")))
    };
    let flag = |name: &'static str| {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help(text(&format!("help-{name}")))
    };
    let path = || value_parser!(PathBuf);
    let among = |names: &[&'static str]| PossibleValuesParser::new(names.to_vec());
    let fresh = if without.contains(&"previous") {
        flag("fresh")
    } else {
        flag("fresh").conflicts_with("previous")
    };
    let options = [
        option("output", "OUT.xlsx").short('o').value_parser(path()),
        option("template", "NAME|FILE")
            .help(text("help-template-option"))
            .default_value(crate::template::CHOICES[0])
            .hide_default_value(true),
        option("years", "2003-2010"),
        option("report-year", "2007").value_parser(value_parser!(i32)),
        option("previous", "REPORT.xlsx").value_parser(path()),
        option("sheet", "NAME").action(ArgAction::Append),
        option("column", "FIELD=D").action(ArgAction::Append),
        option("unit", "kr|1000|mill")
            .value_parser(among(&["kr", "1000", "mill"]))
            .hide_possible_values(true),
        flag("include-hidden"),
        option("limit", "TIMES").value_parser(times),
        option("edition", "internal|public")
            .value_parser(among(&Edition::ALL.map(Edition::name)))
            .hide_possible_values(true),
        flag("no-pivot"),
        fresh,
        flag("strict"),
        flag("json"),
        flag("quiet").short('q'),
        flag("verbose").short('v'),
        flag("timings"),
        flag("html"),
        option("export", "FOLDER").value_parser(path()),
        flag("open"),
        flag("wait"),
    ];
    let verbosity = clap::ArgGroup::new("verbosity")
        .args(["quiet", "verbose"].into_iter().filter(|name| !without.contains(name)));
    command
        .args(options.into_iter().filter(|one| !without.contains(&one.get_id().as_str())))
        .group(verbosity)
}

/// What the options mean.
pub(super) fn convert(matches: &ArgMatches) -> Result<Convert, Message> {
    // A command need not have them all.
    let one = |id: &str| matches.try_get_one::<String>(id).ok().flatten().cloned();
    let path = |id: &str| matches.try_get_one::<PathBuf>(id).ok().flatten().cloned();
    let flag = |id: &str| matches.try_get_one::<bool>(id).ok().flatten() == Some(&true);
    let many = |id: &str| -> Vec<String> {
        let values = matches.try_get_many::<String>(id).ok().flatten();
        values.into_iter().flatten().cloned().collect()
    };
    let request = Request {
        years: one("years").map(|text| years(&text)).transpose()?,
        report_year: matches.try_get_one::<i32>("report-year").ok().flatten().copied(),
        sheets: many("sheet"),
        unit: one("unit").map(|unit| match unit.as_str() {
            "1000" => Unit::Thousand,
            "mill" => Unit::Million,
            _ => Unit::One,
        }),
        include_hidden: flag("include-hidden"),
        columns: many("column")
            .iter()
            .map(|text| column(text))
            .collect::<Result<_, _>>()?,
        no_pivot: flag("no-pivot"),
        limits: matches
            .try_get_one::<u32>("limit")
            .ok()
            .flatten()
            .copied()
            .map_or_else(Limits::default, Limits::thousandths),
        edition: one("edition")
            .and_then(|name| Edition::ALL.into_iter().find(|one| one.name() == name))
            .unwrap_or_default(),
    };
    let lists = matches.try_get_many::<PathBuf>("lists").ok().flatten();
    let lists: Vec<PathBuf> = lists.into_iter().flatten().cloned().collect();
    let (lists, template) = dropped_template(lists, matches)?;
    Ok(Convert {
        lists,
        output: path("output"),
        template: template.or_else(|| one("template")).unwrap_or_default(),
        request,
        previous: path("previous"),
        fresh: flag("fresh"),
        strict: flag("strict"),
        json: flag("json"),
        quiet: flag("quiet"),
        verbose: flag("verbose"),
        timings: flag("timings"),
        html: flag("html"),
        export: path("export"),
        open: flag("open"),
    })
}

/// A template among the lists, as when it is dropped on the icon together with them.
fn dropped_template(
    lists: Vec<PathBuf>,
    matches: &ArgMatches,
) -> Result<(Vec<PathBuf>, Option<String>), Message> {
    let is_template = |path: &PathBuf| {
        path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
    };
    let (templates, lists): (Vec<_>, Vec<_>) = lists.into_iter().partition(is_template);
    let names: Vec<String> =
        templates.iter().map(|path| path.display().to_string()).collect();
    let Some(first) = names.first() else { return Ok((lists, None)) };
    let source = matches.try_contains_id("template").unwrap_or(false);
    let typed =
        source && matches.value_source("template") == Some(ValueSource::CommandLine);
    let other = if typed { Some("--template") } else { names.get(1).map(String::as_str) };
    if let Some(other) = other {
        return Err(Message::new("argument-conflict")
            .with("argument", first.as_str())
            .with("other", other));
    }
    if lists.is_empty() {
        return Err(Message::new("argument-missing").with("argument", "LIST"));
    }
    Ok((lists, Some(first.clone())))
}

/// `2` or `0.5`, from a thousandth to a thousand, in thousandths.
fn times(text: &str) -> Result<u32, String> {
    let wrong = || "0.001–1000".to_owned();
    let (whole, rest) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.chars().all(|one| one.is_ascii_digit());
    if !digits(whole) || !digits(rest) || whole.len() > 4 || rest.len() > 3 {
        return Err(wrong());
    }
    let thousandths: u32 = format!("{whole}{rest:0<3}").parse().map_err(|_| wrong())?;
    (1..=1_000_000).contains(&thousandths).then_some(thousandths).ok_or_else(wrong)
}

/// `2003-2010` or `2007`.
fn years(text: &str) -> Result<(i32, i32), Message> {
    let wrong = || {
        Message::new("argument-value")
            .with("argument", "--years")
            .with("value", text)
            .with("allowed", "2003-2010")
    };
    let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
    let year = |text: &str| text.trim().parse::<i32>().map_err(|_| wrong());
    let (first, last) = (year(first)?, year(last)?);
    if first <= last { Ok((first, last)) } else { Err(wrong()) }
}

/// `country=D`: a field and the column's letters.
fn column(text: &str) -> Result<(String, u32), Message> {
    let wrong = || {
        Message::new("argument-value")
            .with("argument", "--column")
            .with("value", text)
            .with("allowed", crate::template::FIELDS.join(", "))
    };
    let (field, letters) = text.split_once('=').ok_or_else(wrong)?;
    let mut column: u32 = 0;
    for letter in letters.trim().chars() {
        let digit = letter.to_ascii_uppercase();
        if !digit.is_ascii_uppercase() || column > 16_384 {
            return Err(wrong());
        }
        column = column * 26 + (u32::from(digit) - u32::from('A')) + 1;
    }
    if column == 0 || !crate::template::FIELDS.contains(&field) {
        return Err(wrong());
    }
    Ok((field.to_owned(), column - 1))
}
