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

/// Prints a page of the manual, in the form that `man` reads.
pub(super) fn manual(name: Option<&str>, language: &Language) -> Outcome {
    let mut all = command(language);
    // Options of all commands are then known to each.
    all.build();
    let page = match name {
        None => all,
        Some(name) => {
            let found = all.get_subcommands().find(|one| one.get_name() == name);
            let Some(found) = found.cloned() else {
                let known = all.get_subcommands().map(clap::Command::get_name);
                return Err(Error::new("error-no-command")
                    .with("name", name)
                    .with("known", known.collect::<Vec<_>>().join(", ")));
            };
            found.name(format!("portefolje-{name}")).version(env!("CARGO_PKG_VERSION"))
        }
    };
    let mut text = Vec::new();
    Man::new(page).render(&mut text).map_err(|error| {
        Error::new("error-workbook").with("reason", error.to_string())
    })?;
    print::out(&String::from_utf8_lossy(&text));
    Ok(Exit::Done)
}
