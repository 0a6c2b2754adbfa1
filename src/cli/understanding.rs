//! What `check` and `explain` begin with: lists read and understood, and nothing written.

use crate::error::Error;
use crate::language::Language;
use crate::model::Report;
use crate::pipeline;
use crate::template::Template;

use super::arguments::Convert;
use super::guard::Guard;
use super::progress::Progress;
use super::{files, templates};

/// Lists as the program understands them.
pub(super) struct Understood {
    /// All of it.
    pub(super) report: Report,
    /// What it was understood with.
    pub(super) template: Template,
    /// The language of the messages, with the template's names.
    pub(super) language: Language,
}

/// Reads the lists within their limits, and takes them through all stages.
pub(super) fn understand(
    request: &Convert,
    language: &Language,
) -> Result<Understood, Error> {
    let template = templates::load(&request.template, language)?;
    let language = language.clone().with_names(&template);
    let inputs = files::read_all(&request.lists, request.request.limits)?;
    let progress = Progress::new(&language, request.quiet);
    let guard = Guard::new(&inputs, 0, request.request.limits, &language);
    let stage = |stage| {
        guard.begin(stage);
        progress.begin(stage);
    };
    let report = pipeline::run(inputs, &template, &request.request, &stage)?;
    progress.end();
    Ok(Understood { report, template, language })
}
