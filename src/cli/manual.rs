//! Completions of shells and pages of the manual, both made from the command line's shape.

use clap_complete::Shell;
use clap_mangen::Man;

use crate::error::Error;
use crate::language::Language;

use super::arguments::command;
use super::{Exit, Outcome, print};

/// Prints the completions of `shell`.
pub(super) fn completions(shell: Shell, language: &Language) -> Exit {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command(language), "portefolje", &mut text);
    print::out(&String::from_utf8_lossy(&text));
    Exit::Done
}

/// Prints a page of the manual, in the form that `man` reads: of the program, of a command,
/// or of a command's command, such as `template new`.
pub(super) fn manual(names: &[String], language: &Language) -> Outcome {
    let mut all = command(language);
    // Options of all commands are then known to each.
    all.build();
    let mut page = all;
    let mut called = page.get_name().to_owned();
    for name in names {
        let found = page.get_subcommands().find(|one| one.get_name() == name);
        let Some(found) = found.cloned() else {
            let known = page.get_subcommands().map(clap::Command::get_name);
            return Err(Error::new("error-no-command")
                .with("name", name.as_str())
                .with("known", known.collect::<Vec<_>>().join(", ")));
        };
        called = format!("{called}-{name}");
        page = found;
    }
    if !names.is_empty() {
        page = page.name(called).version(env!("CARGO_PKG_VERSION"));
    }
    let page = rendered(page, language).map_err(|error| {
        Error::new("error-workbook").with("reason", error.to_string())
    })?;
    print::out(&page);
    Ok(Exit::Done)
}

/// A page with its headings in the language of the rest, and the examples line by line.
fn rendered(mut page: clap::Command, language: &Language) -> std::io::Result<String> {
    let heading = |name: &str| language.text(&format!("manual-{name}"));
    // The examples have a heading of their own already, as the rest of the help has.
    let examples = page.get_after_help().map(ToString::to_string).unwrap_or_default();
    page = page.after_help("");
    let mut text = Vec::new();
    Man::new(page).render(&mut text)?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let mut lines: Vec<String> = Vec::new();
    // Without examples there is nothing in the section for them.
    for line in text.lines().filter(|line| *line != ".SH EXTRA") {
        let line = match line.strip_prefix(".SH ") {
            Some("NAME") => format!(".SH {}", heading("name")),
            Some("SYNOPSIS") => format!(".SH {}", heading("synopsis")),
            Some("DESCRIPTION") => format!(".SH {}", heading("description")),
            Some("VERSION") => format!(".SH {}", heading("version")),
            Some(other) => format!(".SH {}", other.to_uppercase()),
            None => line.to_owned(),
        };
        lines.push(line);
    }
    let version =
        lines.iter().position(|line| *line == format!(".SH {}", heading("version")));
    let at = version.unwrap_or(lines.len());
    lines.splice(at..at, example_lines(&examples));
    Ok(lines.join("\n"))
}

/// Examples as they stand in the help: the first line is their heading, what follows is
/// set line by line, and a line that is not set in is running text again.
fn example_lines(examples: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for line in examples.lines().filter(|line| !line.trim().is_empty()) {
        match line.strip_prefix("  ") {
            Some(example) => {
                // Two lines: what is typed, and what it does.
                let (typed, does) = example.split_once("  ").unwrap_or((example, ""));
                lines.extend([".TP".to_owned(), format!("\\fB{}\\fR", escaped(typed))]);
                lines.push(escaped(does.trim()));
            }
            None if lines.is_empty() => {
                lines.push(format!(".SH {}", line.trim_end_matches(':').to_uppercase()));
            }
            None => lines.extend([".PP".to_owned(), escaped(line)]),
        }
    }
    lines
}

/// A text for the typesetter, which takes hyphens for more than they are.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
