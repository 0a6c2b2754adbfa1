//! The shape of the command line: commands, options and their help, all in the language
//! of the messages.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, value_parser};

use crate::language::{Language, Tag};

use super::lists::{list_options, reading_options};

/// The shells that have completions.
const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

/// The whole command line.
pub(in crate::cli) fn command(language: &Language) -> clap::Command {
    let text = |key: &str| language.text(key);
    let base = |name: &'static str| base(name, language);
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
    base("portefolje")
        .about(text("help-about"))
        .version(env!("CARGO_PKG_VERSION"))
        .arg(version)
        .arg(lang)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(text("help-commands"))
        .subcommand(
            list_options(base("convert"), language, &[]).about(text("help-convert")),
        )
        .subcommand(check(base("check"), language))
        .subcommand(explain(base("explain"), language))
        .subcommand(show(language))
        .subcommand(learn(language))
        .subcommand(watch(base("watch"), language))
        .subcommand(template(language))
        .subcommand(
            base("completions").about(text("help-completions")).arg(
                positional(language, "shell", "help-shell")
                    .value_parser(PossibleValuesParser::new(SHELLS))
                    .hide_possible_values(true),
            ),
        )
        .subcommand(
            base("manual").about(text("help-manual")).arg(
                positional(language, "command", "help-command")
                    .required(false)
                    .num_args(0..=2),
            ),
        )
}

/// A command with its usage, its examples if the language has some, and `--help`.
fn base(name: &'static str, language: &Language) -> clap::Command {
    let text = |key: &str| language.text(key);
    let shape = format!(
        "{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        text("help-usage")
    );
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(text("help-help"));
    let command = clap::Command::new(name)
        .override_usage(usage(name))
        .help_template(shape)
        .next_help_heading(text("help-options"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help);
    let examples = format!("help-examples-{name}");
    if language.has(&examples) { command.after_help(text(&examples)) } else { command }
}

/// How a command is typed; clap would say `[OPTIONS]` in every language.
fn usage(command: &str) -> &'static str {
    match command {
        "convert" => "portefolje [convert] LIST... [--…]",
        "check" => "portefolje check LIST... [--…]",
        "explain" => {
            "portefolje explain CODE\n       portefolje explain LIST... AGREEMENT [AGREEMENT] [--…]"
        }
        "show" => "portefolje show REPORT [--sheet NAME]...",
        "learn" => "portefolje learn REPORT... [--template NAME|FILE] [--times N]",
        "watch" => "portefolje watch INBOX [--to OUTBOX] [--once] [--interval S] [--…]",
        "template" => {
            "portefolje template list|show NAME|check FILE|new NAME [--from LIST...]|diff ONE OTHER|\
                       migrate OLD NEW"
        }
        "completions" => "portefolje completions bash|zsh|fish|powershell|elvish",
        "manual" => "portefolje manual [COMMAND [COMMAND]]",
        _ => {
            "portefolje [convert] LIST... | check | explain | show | learn | watch | template [--…]"
        }
    }
}

fn positional(language: &Language, name: &'static str, key: &str) -> Arg {
    Arg::new(name)
        .value_name(name.to_uppercase())
        .required(true)
        .help(language.text(key))
        .help_heading(language.text("help-arguments"))
}

fn template(language: &Language) -> clap::Command {
    const WITHOUT: [&str; 18] = [
        "output",
        "template",
        "years",
        "report-year",
        "previous",
        "edition",
        "no-pivot",
        "fresh",
        "strict",
        "json",
        "quiet",
        "verbose",
        "timings",
        "html",
        "export",
        "open",
        "wait",
        "unit",
    ];
    let text = |key: &str| language.text(key);
    let part = |name: &'static str, usage: &'static str| {
        base(name, language)
            .override_usage(usage)
            .about(text(&format!("help-template-{name}")))
            .after_help(text(&format!("help-examples-template-{name}")))
    };
    let path = |name: &'static str, key: &str| {
        positional(language, name, key).value_parser(value_parser!(PathBuf))
    };
    base("template", language)
        .about(text("help-template"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(text("help-commands"))
        .subcommand(part("list", "portefolje template list"))
        .subcommand(part("show", "portefolje template show NAME").arg(positional(
            language,
            "name",
            "help-name",
        )))
        .subcommand(
            part("check", "portefolje template check FILE")
                .arg(path("file", "help-template-file")),
        )
        .subcommand(
            reading_options(
                part(
                    "new",
                    "portefolje template new NAME [--from LIST...] [--column FIELD=D]...",
                )
                .arg(positional(language, "name", "help-new-name")),
                language,
                &WITHOUT,
            )
            .arg(
                Arg::new("from")
                    .long("from")
                    .value_name("LIST")
                    .num_args(1..)
                    .action(ArgAction::Append)
                    .value_parser(value_parser!(PathBuf))
                    .display_order(0)
                    .help(text("help-from")),
            ),
        )
        .subcommand(
            part("diff", "portefolje template diff ONE OTHER")
                .arg(positional(language, "one", "help-template-one"))
                .arg(positional(language, "other", "help-template-other")),
        )
        .subcommand(
            part("migrate", "portefolje template migrate OLD NEW")
                .arg(positional(language, "old", "help-template-old"))
                .arg(positional(language, "new", "help-template-newer")),
        )
}

fn show(language: &Language) -> clap::Command {
    base("show", language)
        .about(language.text("help-show"))
        .arg(
            positional(language, "report", "help-report")
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            Arg::new("sheet")
                .long("sheet")
                .value_name("NAME")
                .action(ArgAction::Append)
                .help(language.text("help-show-sheet")),
        )
}

fn learn(language: &Language) -> clap::Command {
    let text = |key: &str| language.text(key);
    base("learn", language)
        .about(text("help-learn"))
        .arg(
            Arg::new("reports")
                .value_name("REPORT")
                .required(true)
                .num_args(1..)
                .value_parser(value_parser!(PathBuf))
                .help(text("help-learn-reports"))
                .help_heading(text("help-arguments")),
        )
        .arg(
            Arg::new("template")
                .long("template")
                .value_name("NAME|FILE")
                .help(text("help-template-option"))
                .default_value(crate::template::CHOICES[0])
                .hide_default_value(true),
        )
        .arg(
            Arg::new("times")
                .long("times")
                .value_name("N")
                .value_parser(value_parser!(u32).range(1..=1_000))
                .help(text("help-times")),
        )
}

/// `check` writes nothing.
fn check(command: clap::Command, language: &Language) -> clap::Command {
    const WITHOUT: [&str; 10] = [
        "output", "previous", "fresh", "edition", "no-pivot", "timings", "html",
        "export", "open", "wait",
    ];
    list_options(command, language, &WITHOUT).about(language.text("help-check"))
}

/// `watch` reads each list as `convert` does.
fn watch(command: clap::Command, language: &Language) -> clap::Command {
    const WITHOUT: [&str; 8] =
        ["output", "previous", "json", "verbose", "timings", "export", "open", "wait"];
    let text = |key: &str| language.text(key);
    reading_options(command, language, &WITHOUT)
        .about(text("help-watch"))
        .arg(
            positional(language, "inbox", "help-inbox")
                .display_order(0)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            Arg::new("to")
                .long("to")
                .value_name("OUTBOX")
                .value_parser(value_parser!(PathBuf))
                .display_order(1)
                .help(text("help-to")),
        )
        .arg(
            Arg::new("once")
                .long("once")
                .action(ArgAction::SetTrue)
                .display_order(1)
                .help(text("help-once")),
        )
        .arg(
            Arg::new("interval")
                .long("interval")
                .value_name("S")
                .value_parser(value_parser!(u64).range(1..=86_400))
                .display_order(1)
                .help(text("help-interval")),
        )
}

/// `explain` reads lists as `check` does. The agreements stand behind them, and are one
/// run of words with them for the parser, since options may stand between.
fn explain(command: clap::Command, language: &Language) -> clap::Command {
    const WITHOUT: [&str; 13] = [
        "output", "previous", "fresh", "edition", "no-pivot", "strict", "json",
        "verbose", "timings", "html", "export", "open", "wait",
    ];
    list_options(command, language, &WITHOUT)
        .about(language.text("help-explain"))
        .mut_arg("lists", |lists| {
            let help = ["help-explain-list", "help-agreements"]
                .map(|key| language.text(key))
                .join(". ");
            lists.value_name("LIST|CODE").help(help).display_order(0)
        })
}
