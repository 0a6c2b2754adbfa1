//! What was typed, and what it means.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, value_parser};

use crate::language::{Language, Tag};
use crate::model::{Edition, Message, Unit};
use crate::pipeline::Request;

/// What the program is to do.
pub(super) enum Command {
    /// Lists → workbook.
    Convert(Box<Convert>),
    /// Lists → what was understood.
    Check(Box<Convert>),
    /// Why two agreements are one project or not, or what holds one together.
    Explain(Box<Convert>, Vec<String>),
    /// The templates there are.
    TemplateList,
    /// A template's text.
    TemplateShow(String),
    /// A template's faults.
    TemplateCheck(PathBuf),
    /// A template to start from.
    TemplateNew(String),
    /// Convert what is dropped into a folder.
    Watch,
}

/// Options of `convert` and `check`.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(super) struct Convert {
    /// The lists, as given.
    pub(super) lists: Vec<PathBuf>,
    /// Where the workbook goes, if not beside the first list.
    pub(super) output: Option<PathBuf>,
    /// Name or file of the template.
    pub(super) template: String,
    /// What the stages are asked for.
    pub(super) request: Request,
    /// The last report, whose decisions are to be taken over.
    pub(super) previous: Option<PathBuf>,
    /// Findings of grade *error* give exit code 1.
    pub(super) strict: bool,
    /// One JSON object instead of a summary.
    pub(super) json: bool,
    /// No summary.
    pub(super) quiet: bool,
    /// All findings.
    pub(super) verbose: bool,
}

/// What came of the arguments.
pub(super) enum Parsed {
    /// Something to do.
    Command(Box<Command>),
    /// A text that was asked for.
    Help(String),
    /// They are wrong.
    Wrong(Message),
}

/// The language asked for, found before anything else so that help and errors use it.
pub(super) fn language(arguments: &[OsString]) -> Tag {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    let mut found = None;
    while let Some(argument) = arguments.next() {
        if argument == "--lang" {
            found = arguments.next();
        } else if let Some(name) = argument.strip_prefix("--lang=") {
            found = Some(name);
        }
    }
    found.and_then(Tag::from_name).unwrap_or_default()
}

/// What `arguments` mean. `convert` is implied where the first one is no command.
pub(super) fn parse(mut arguments: Vec<OsString>, language: &Language) -> Parsed {
    let command = command(language);
    let first = arguments.get(1).and_then(|argument| argument.to_str());
    let known = |name: &str| command.find_subcommand(name).is_some() || name == "help";
    let asks = |name: &str| matches!(name, "-h" | "--help" | "-V" | "--version");
    if arguments.len() < 2 {
        return Parsed::Help(rendered_help(language));
    }
    if !first.is_some_and(|name| known(name) || asks(name)) {
        arguments.insert(1, "convert".into());
    }
    match command.try_get_matches_from(arguments) {
        Ok(matches) => match understand(&matches) {
            Ok(command) => Parsed::Command(Box::new(command)),
            Err(message) => Parsed::Wrong(message),
        },
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                Parsed::Help(error.render().ansi().to_string())
            }
            _ => Parsed::Wrong(explain(&error)),
        },
    }
}

fn rendered_help(language: &Language) -> String {
    command(language).render_help().ansi().to_string()
}

/// Says clap's error in the language of the messages.
fn explain(error: &clap::Error) -> Message {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            Message::new("argument-unknown").with("argument", argument)
        }
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => {
            Message::new("argument-without-value").with("argument", argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            Message::new("argument-value")
                .with("argument", argument)
                .with("value", context(ContextKind::InvalidValue))
                .with("allowed", context(ContextKind::ValidValue))
        }
        ErrorKind::MissingRequiredArgument => {
            Message::new("argument-missing").with("argument", argument)
        }
        ErrorKind::ArgumentConflict => Message::new("argument-conflict")
            .with("argument", argument)
            .with("other", context(ContextKind::PriorArg)),
        ErrorKind::InvalidSubcommand => Message::new("argument-unknown")
            .with("argument", context(ContextKind::InvalidSubcommand)),
        _ => Message::new("argument-other").with("text", error.to_string()),
    }
}

fn command(language: &Language) -> clap::Command {
    let text = |key: &str| language.text(key);
    let base = |name: &'static str| {
        let shape = format!(
            "{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            text("help-usage")
        );
        let help = Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help(text("help-help"));
        clap::Command::new(name)
            .override_usage(usage(name))
            .help_template(shape)
            .next_help_heading(text("help-options"))
            .disable_help_flag(true)
            .disable_help_subcommand(true)
            .arg(help)
    };
    let lang = Arg::new("lang")
        .long("lang")
        .value_name("nb|nn|en")
        .value_parser(PossibleValuesParser::new(Tag::ALL.map(Tag::name)))
        .hide_possible_values(true)
        .help(text("help-lang"))
        .global(true);
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(text("help-version"));
    let file = |name: &'static str, key: &str| {
        Arg::new(name)
            .value_name(name.to_uppercase())
            .required(true)
            .help(text(key))
            .help_heading(text("help-arguments"))
    };
    let template = base("template")
        .about(text("help-template"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(text("help-commands"))
        .subcommand(base("list").about(text("help-template-list")))
        .subcommand(
            base("show").about(text("help-template-show")).arg(file("name", "help-name")),
        )
        .subcommand(
            base("check")
                .override_usage("portefolje template check FILE")
                .about(text("help-template-check"))
                .arg(
                    file("file", "help-template-file")
                        .value_parser(value_parser!(PathBuf)),
                ),
        )
        .subcommand(
            base("new")
                .about(text("help-template-new"))
                .arg(file("name", "help-new-name")),
        );
    let watch = base("watch")
        .about(text("help-watch"))
        .arg(file("folder", "help-folder").value_parser(value_parser!(PathBuf)));
    base("portefolje")
        .about(text("help-about"))
        .after_help(text("help-examples"))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(version)
        .arg(lang)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(text("help-commands"))
        .subcommand(list_options(base("convert"), language).about(text("help-convert")))
        .subcommand(list_options(base("check"), language).about(text("help-check")))
        .subcommand(explain_options(base("explain"), language))
        .subcommand(watch)
        .subcommand(template)
}

/// How a command is typed; clap would say `[OPTIONS]` in every language.
fn usage(command: &str) -> &'static str {
    match command {
        "convert" => "portefolje [convert] LIST... [--…]",
        "check" => "portefolje check LIST... [--…]",
        "explain" => "portefolje explain LIST... AGREEMENT [AGREEMENT] [--…]",
        "watch" => "portefolje watch FOLDER",
        "template" => "portefolje template list|show NAME|check FILE|new NAME",
        "list" => "portefolje template list",
        "show" => "portefolje template show NAME",
        "new" => "portefolje template new NAME",
        _ => "portefolje [convert] LIST... | check | explain | watch | template [--…]",
    }
}

/// The options that `convert` and `check` share.
fn list_options(command: clap::Command, language: &Language) -> clap::Command {
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
    let lists = Arg::new("lists")
        .value_name("LIST")
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf))
        .help(text("help-lists"))
        .help_heading(text("help-arguments"));
    command
        .arg(lists)
        .arg(option("output", "OUT.xlsx").short('o').value_parser(value_parser!(PathBuf)))
        .arg(
            option("template", "NAME|FILE")
                .help(text("help-template-option"))
                .default_value(crate::template::CHOICES[0])
                .hide_default_value(true),
        )
        .arg(option("years", "2003-2010"))
        .arg(option("report-year", "2007").value_parser(value_parser!(i32)))
        .arg(option("previous", "REPORT.xlsx").value_parser(value_parser!(PathBuf)))
        .arg(option("sheet", "NAME").action(ArgAction::Append))
        .arg(option("column", "FIELD=D").action(ArgAction::Append))
        .arg(
            option("unit", "kr|1000|mill")
                .value_parser(PossibleValuesParser::new(["kr", "1000", "mill"]))
                .hide_possible_values(true),
        )
        .arg(flag("include-hidden"))
        .arg(
            option("edition", "internal|public")
                .value_parser(PossibleValuesParser::new(Edition::ALL.map(Edition::name)))
                .hide_possible_values(true),
        )
        .arg(flag("no-pivot"))
        .arg(flag("strict"))
        .arg(flag("json"))
        .arg(flag("quiet").short('q'))
        .arg(flag("verbose").short('v').conflicts_with("quiet"))
}

/// So many agreements can be explained at a time: one with all its links, or a pair.
const AGREEMENTS_MAX: usize = 2;

/// `explain` reads lists as `check` does. Behind them stand one or two agreements, which
/// are told from lists by what they look like.
fn explain_options(command: clap::Command, language: &Language) -> clap::Command {
    let mut command = list_options(command, language)
        .about(language.text("help-explain"))
        .mut_arg("lists", |lists| {
            let help = ["help-lists", "help-agreements"]
                .map(|key| language.text(key))
                .join(". ");
            lists.value_name("LIST... AGREEMENT").help(help).display_order(0)
        });
    for other in ["output", "previous", "edition", "strict", "json", "verbose"] {
        command = command.mut_arg(other, |option| option.hide(true));
    }
    command
}

fn understand(matches: &ArgMatches) -> Result<Command, Message> {
    let Some((name, matches)) = matches.subcommand() else {
        return Err(Message::new("argument-missing").with("argument", "LIST"));
    };
    Ok(match name {
        "convert" => Command::Convert(Box::new(convert(matches)?)),
        "check" => Command::Check(Box::new(convert(matches)?)),
        "explain" => {
            let mut request = convert(matches)?;
            let mut numbers = Vec::new();
            while numbers.len() < AGREEMENTS_MAX
                && request.lists.len() > 1
                && let Some(word) = request.lists.pop_if(|word| !is_list(word))
            {
                numbers.insert(0, word.to_string_lossy().into_owned());
            }
            if numbers.is_empty() {
                return Err(
                    Message::new("argument-missing").with("argument", "AGREEMENT")
                );
            }
            Command::Explain(Box::new(request), numbers)
        }
        "watch" => Command::Watch,
        _ => template_command(matches)?,
    })
}

/// Whether a word names a list: there is such a file, or it ends as file names do.
fn is_list(word: &Path) -> bool {
    let ends_so = |end: &OsStr| end.to_string_lossy().starts_with(char::is_alphabetic);
    word.is_file() || word.extension().is_some_and(ends_so)
}

fn template_command(matches: &ArgMatches) -> Result<Command, Message> {
    let Some((name, matches)) = matches.subcommand() else {
        return Err(Message::new("argument-missing").with("argument", "list"));
    };
    let given = |id: &str| matches.get_one::<String>(id).cloned().unwrap_or_default();
    Ok(match name {
        "list" => Command::TemplateList,
        "show" => Command::TemplateShow(given("name")),
        "new" => Command::TemplateNew(given("name")),
        _ => Command::TemplateCheck(
            matches.get_one::<PathBuf>("file").cloned().unwrap_or_default(),
        ),
    })
}

fn convert(matches: &ArgMatches) -> Result<Convert, Message> {
    let one = |id: &str| matches.get_one::<String>(id).cloned();
    let path = |id: &str| matches.get_one::<PathBuf>(id).cloned();
    let many = |id: &str| -> Vec<String> {
        matches.get_many::<String>(id).into_iter().flatten().cloned().collect()
    };
    let request = Request {
        years: one("years").map(|text| years(&text)).transpose()?,
        report_year: matches.get_one::<i32>("report-year").copied(),
        sheets: many("sheet"),
        unit: one("unit").map(|unit| match unit.as_str() {
            "1000" => Unit::Thousand,
            "mill" => Unit::Million,
            _ => Unit::One,
        }),
        include_hidden: matches.get_flag("include-hidden"),
        columns: many("column")
            .iter()
            .map(|text| column(text))
            .collect::<Result<_, _>>()?,
        no_pivot: matches.get_flag("no-pivot"),
        edition: one("edition")
            .and_then(|name| Edition::ALL.into_iter().find(|one| one.name() == name))
            .unwrap_or_default(),
    };
    Ok(Convert {
        lists: matches
            .get_many::<PathBuf>("lists")
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        output: path("output"),
        template: one("template").unwrap_or_default(),
        request,
        previous: path("previous"),
        strict: matches.get_flag("strict"),
        json: matches.get_flag("json"),
        quiet: matches.get_flag("quiet"),
        verbose: matches.get_flag("verbose"),
    })
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
