//! The command line: arguments, files, printing and exit codes.
//!
//! This is the one module that touches the machine; everything below it goes from bytes
//! to bytes.
#![expect(clippy::disallowed_methods, reason = "this is the one module that may")]

mod arguments;
mod check;
mod convert;
mod explain;
mod files;
mod guard;
mod learn;
mod manual;
pub mod memory;
mod print;
mod progress;
mod rules;
mod setup;
mod show;
mod summary;
mod templates;
mod understanding;
mod watch;
mod window;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use crate::error::Error;
use crate::language::Language;

use self::arguments::{Command, Parsed, TemplateCommand};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Converted, or printed what was asked for.
    Done = 0,
    /// Converted, but with `--strict` there are findings of grade *error*.
    Findings = 1,
    /// Nothing was written: bad arguments, an unreadable file, no list.
    Nothing = 2,
    /// A fault of our own.
    Fault = 3,
}

/// What a command gives back: how it ended, or why it stopped.
type Outcome = Result<Exit, Error>;

/// Runs the program with `arguments`, the first of which is its own name.
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    let language = Language::new(arguments::language(&arguments));
    // A fault of our own is told in a sentence; the backtrace stays with developers.
    std::panic::set_hook(Box::new(|_| {}));
    let exit = catch_unwind(AssertUnwindSafe(|| dispatch(arguments, &language)))
        .unwrap_or_else(|panic| print::fault(&language, panic.as_ref()));
    ExitCode::from(exit as u8)
}

fn dispatch(arguments: Vec<OsString>, language: &Language) -> Exit {
    let asked_to_wait = arguments.iter().any(|word| word == "--wait");
    // The icon was opened, and nothing dropped on it.
    if window::is_own(asked_to_wait) && arguments::names_nothing(&arguments) {
        print::note(&language.text("window-nothing-dropped"));
        window::wait(asked_to_wait, language);
        return Exit::Nothing;
    }
    let command = match arguments::parse(arguments, language) {
        Parsed::Command(command) => *command,
        Parsed::Help(text) => {
            print::out(&text);
            window::wait(asked_to_wait, language);
            return Exit::Done;
        }
        Parsed::Wrong(message) => {
            print::error(language, &message);
            window::wait(asked_to_wait, language);
            return Exit::Nothing;
        }
    };
    let exit = obey(command, language).unwrap_or_else(|error| {
        print::error(language, &error.message);
        Exit::Nothing
    });
    window::wait(asked_to_wait, language);
    exit
}

fn obey(command: Command, language: &Language) -> Outcome {
    match command {
        Command::Convert(request) => convert::convert(&request, language),
        Command::Check(request) => check::check(&request, language),
        Command::Explain(request, numbers) => {
            explain::explain(&request, &numbers, language)
        }
        Command::ExplainCode(code) => rules::explain(&code, language),
        Command::Show(report, sheets) => show::show(&report, &sheets, language),
        Command::Learn(reports, template, times) => {
            learn::learn(&reports, &template, times, language)
        }
        Command::Watch(request) => watch::watch(&request, language),
        Command::OneList(request, list, output) => {
            watch::one_list(&request, (&list, &output), language)
        }
        Command::Completions(shell) => Ok(manual::completions(shell, language)),
        Command::Manual(names) => manual::manual(&names, language),
        Command::Template(command) => match command {
            TemplateCommand::List => Ok(templates::list(language)),
            TemplateCommand::Show(name) => templates::show(&name, language),
            TemplateCommand::Check(file) => templates::check(&file, language),
            TemplateCommand::New(name, request) => setup::new(&name, &request, language),
            TemplateCommand::Diff(one, other) => setup::diff(&one, &other, language),
            TemplateCommand::Migrate(old, new) => setup::migrate(&old, &new, language),
        },
    }
}
