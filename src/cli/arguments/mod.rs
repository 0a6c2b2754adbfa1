//! What was typed, and what it means.

mod lists;
mod shape;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::error::{ContextKind, ErrorKind};
use clap::{ArgMatches, ValueEnum as _};
use clap_complete::Shell;

use crate::language::{Language, Tag};
use crate::model::Message;

pub(super) use self::lists::Convert;
pub(super) use self::shape::command;

/// What the program is to do.
pub(super) enum Command {
    /// Lists → workbook.
    Convert(Box<Convert>),
    /// Lists → what was understood.
    Check(Box<Convert>),
    /// Why two agreements are one project or not, or what holds one together.
    Explain(Box<Convert>, Vec<String>),
    /// What a finding's code means.
    ExplainCode(String),
    /// A report's sheets, in the terminal.
    Show(PathBuf, Vec<String>),
    /// Reports, a template, and how often something must recur → lines of a template.
    Learn(Vec<PathBuf>, String, usize),
    /// Convert what is dropped into a folder.
    Watch(Box<Watch>),
    /// Convert one list for a watcher: the list, and where its workbook will lie.
    OneList(Box<Watch>, PathBuf, PathBuf),
    /// What is done with templates.
    Template(TemplateCommand),
    /// A shell's completions.
    Completions(Shell),
    /// A page of the manual: of the program, or of one command and its command.
    Manual(Vec<String>),
}

/// What is to be done with templates.
pub(super) enum TemplateCommand {
    /// The templates there are.
    List,
    /// A template's text.
    Show(String),
    /// A template's faults.
    Check(PathBuf),
    /// A template to start from, made of lists if there are some, read as the options say.
    New(String, Box<Convert>),
    /// What differs between two templates.
    Diff(String, String),
    /// Where the codes of an old codebook are found in a new one.
    Migrate(String, String),
}

/// Options of `watch`.
pub(super) struct Watch {
    /// The folder into which lists are put.
    pub(super) inbox: PathBuf,
    /// Where workbooks go, if not into the folder itself.
    pub(super) outbox: Option<PathBuf>,
    /// Two looks, and the end.
    pub(super) once: bool,
    /// From look to look.
    pub(super) interval: Duration,
    /// How each list is converted.
    pub(super) convert: Convert,
    /// The words behind the program's name, for the process that converts a list.
    pub(super) words: Vec<OsString>,
}

/// The word with which a watcher starts a process for one list; it is nobody else's, and
/// stands in no help. Behind it come the list, the workbook, and the watcher's own words.
pub(super) const ONE_LIST: &str = "watch-one-list";

/// What came of the arguments.
pub(super) enum Parsed {
    /// Something to do.
    Command(Box<Command>),
    /// A text that was asked for.
    Help(String),
    /// They are wrong.
    Wrong(Message),
}

/// Whether the words are nothing but options, and none that asks for a text.
pub(super) fn names_nothing(arguments: &[OsString]) -> bool {
    let is_plain_option = |word: &OsString| {
        let word = word.to_string_lossy();
        word.starts_with('-') && !ASKS.contains(&word.as_ref())
    };
    arguments.iter().skip(1).all(is_plain_option)
}

/// Options that ask for a text.
const ASKS: [&str; 4] = ["-h", "--help", "-V", "--version"];

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
    let asks = |name: &str| ASKS.contains(&name);
    if arguments.len() < 2 {
        return Parsed::Help(rendered_help(language));
    }
    let mut paths = Vec::new();
    if first == Some(ONE_LIST) && arguments.len() > 4 {
        paths = arguments.drain(1..4).skip(1).map(PathBuf::from).collect();
    } else if !first.is_some_and(|name| known(name) || asks(name)) {
        arguments.insert(1, "convert".into());
    }
    let words = arguments.get(1..).unwrap_or_default().to_vec();
    match command.try_get_matches_from(arguments) {
        Ok(matches) => match understand(&matches, words) {
            Ok(Command::Watch(watch)) if paths.len() == 2 => {
                let output = paths.pop().unwrap_or_default();
                let list = paths.pop().unwrap_or_default();
                Parsed::Command(Box::new(Command::OneList(watch, list, output)))
            }
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

/// All help there is on the program, in the language of the messages.
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

fn understand(matches: &ArgMatches, words: Vec<OsString>) -> Result<Command, Message> {
    let Some((name, matches)) = matches.subcommand() else {
        return Err(Message::new("argument-missing").with("argument", "LIST"));
    };
    let given = |id: &str| matches.get_one::<String>(id).cloned();
    let path = |id: &str| matches.get_one::<PathBuf>(id).cloned();
    Ok(match name {
        "convert" => Command::Convert(Box::new(lists::convert(matches)?)),
        "check" => Command::Check(Box::new(lists::convert(matches)?)),
        "explain" => explain_command(matches)?,
        "show" => {
            let sheets = matches.get_many::<String>("sheet").into_iter().flatten();
            Command::Show(path("report").unwrap_or_default(), sheets.cloned().collect())
        }
        "learn" => {
            let reports = matches.get_many::<PathBuf>("reports").into_iter().flatten();
            let times = matches.get_one::<u32>("times").copied().unwrap_or(2);
            Command::Learn(
                reports.cloned().collect(),
                given("template").unwrap_or_default(),
                usize::try_from(times).unwrap_or(usize::MAX),
            )
        }
        "watch" => {
            let seconds = matches.get_one::<u64>("interval").copied().unwrap_or(5);
            Command::Watch(Box::new(Watch {
                inbox: path("inbox").unwrap_or_default(),
                outbox: path("to"),
                once: matches.get_flag("once"),
                interval: Duration::from_secs(seconds),
                convert: lists::convert(matches)?,
                words,
            }))
        }
        "completions" => {
            let shell = given("shell").unwrap_or_default();
            // The parser has let only shells through.
            Command::Completions(Shell::from_str(&shell, true).unwrap_or(Shell::Bash))
        }
        "manual" => {
            let names = matches.get_many::<String>("command").into_iter().flatten();
            Command::Manual(names.cloned().collect())
        }
        _ => Command::Template(template_command(matches)?),
    })
}

/// So many agreements can be explained at a time: one with all its links, or a pair.
const AGREEMENTS_MAX: usize = 2;

/// Lists and agreements behind them, which are told from lists by what they look like;
/// or the code of a finding alone.
fn explain_command(matches: &ArgMatches) -> Result<Command, Message> {
    let mut request = lists::convert(matches)?;
    let mut numbers = Vec::new();
    while numbers.len() < AGREEMENTS_MAX
        && request.lists.len() > 1
        && let Some(word) = request.lists.pop_if(|word| !is_list(word))
    {
        numbers.insert(0, word.to_string_lossy().into_owned());
    }
    if !numbers.is_empty() {
        return Ok(Command::Explain(Box::new(request), numbers));
    }
    let only = request.lists.first().cloned().unwrap_or_default();
    if request.lists.len() > 1 || is_list(&only) {
        return Err(Message::new("argument-missing").with("argument", "AGREEMENT"));
    }
    Ok(Command::ExplainCode(only.to_string_lossy().into_owned()))
}

/// Whether a word names a list: there is such a file, or it ends as file names do.
fn is_list(word: &Path) -> bool {
    let ends_so = |end: &OsStr| end.to_string_lossy().starts_with(char::is_alphabetic);
    word.is_file() || word.extension().is_some_and(ends_so)
}

fn template_command(matches: &ArgMatches) -> Result<TemplateCommand, Message> {
    let Some((name, matches)) = matches.subcommand() else {
        return Err(Message::new("argument-missing").with("argument", "list"));
    };
    let given = |id: &str| matches.get_one::<String>(id).cloned().unwrap_or_default();
    let path = |id: &str| matches.get_one::<PathBuf>(id).cloned().unwrap_or_default();
    Ok(match name {
        "list" => TemplateCommand::List,
        "show" => TemplateCommand::Show(given("name")),
        "new" => {
            let lists = matches.get_many::<PathBuf>("from").into_iter().flatten();
            let mut request = lists::convert(matches)?;
            request.lists = lists.cloned().collect();
            TemplateCommand::New(given("name"), Box::new(request))
        }
        "diff" => TemplateCommand::Diff(given("one"), given("other")),
        "migrate" => TemplateCommand::Migrate(given("old"), given("new")),
        _ => TemplateCommand::Check(path("file")),
    })
}
