//! `learn`: what the decisions of reports say about the template.

use std::path::PathBuf;

use crate::language::Language;
use crate::pipeline;
use crate::read::limits::Limits;
use crate::review::{self, Earlier};
use crate::setup;

use super::{Exit, Outcome, files, print, templates};

/// Prints lines of a template that decisions propose, and how often the rules agreed with
/// people. What was decided so less than `times` times is taken for chance.
pub(super) fn learn(
    reports: &[PathBuf],
    template: &str,
    times: usize,
    language: &Language,
) -> Outcome {
    let template = templates::load(template, language)?;
    let language = language.clone().with_names(&template);
    let inputs = files::read_all(reports, Limits::default())?;
    let mut earlier: Vec<Earlier> = inputs
        .into_iter()
        .map(|input| pipeline::earlier(input, &template, Limits::default()))
        .collect::<Result<_, _>>()?;
    // The last word is that of the newest list, in whatever order they are given.
    earlier.sort_by_key(|one| one.memory.now.last_year);
    let learned = review::learn(&earlier, &template, times);
    print::out(setup::learned(&learned, &template, &language, times).trim_end());
    Ok(Exit::Done)
}
