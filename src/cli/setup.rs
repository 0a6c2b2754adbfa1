//! `template new`, `diff` and `migrate`: a template to begin from, and old beside new.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::language::Language;
use crate::model::{Argument, Message};
use crate::pipeline::{self, Request};
use crate::setup::{self, Difference};
use crate::template::CHOICES;

use super::progress::Progress;
use super::{Exit, Outcome, files, print, templates};

/// A template to start from, with a comment on each part.
const SKELETON: &str = include_str!("../../templates/new.toml");

/// Writes a template to start from, made of `lists` if there are some; never over a file
/// that is there.
pub(super) fn new(name: &str, lists: &[PathBuf], language: &Language) -> Outcome {
    let path =
        PathBuf::from(if Path::new(name).extension().is_some_and(|one| one == "toml") {
            name.to_owned()
        } else {
            format!("{name}.toml")
        });
    if path.exists() {
        return Err(Error::new("error-exists").with("file", files::shown(&path)));
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let skeleton = SKELETON.replace("{name}", &stem);
    let text =
        if lists.is_empty() { skeleton } else { filled(&skeleton, lists, language)? };
    files::write(&path, text.as_bytes())?;
    let message = Message::new("template-written").with("file", files::shown(&path));
    print::out(&language.say(&message));
    Ok(Exit::Done)
}

/// The skeleton with what the lists hold. They are read with the template that knows no
/// portfolio.
fn filled(
    skeleton: &str,
    lists: &[PathBuf],
    language: &Language,
) -> Result<String, Error> {
    let template = templates::load(CHOICES[1], language)?;
    let language = Language::new(language.tag()).with_names(&template);
    let inputs = files::read_all(lists)?;
    let progress = Progress::new(&language, false);
    let stage = |stage| progress.begin(stage);
    let report = pipeline::run(inputs, &template, &Request::default(), &stage)?;
    progress.end();
    Ok(setup::from_lists(&report, &template, skeleton, &language))
}

/// Prints what differs between two templates.
pub(super) fn diff(one: &str, other: &str, language: &Language) -> Outcome {
    let ours = templates::load(one, language)?;
    let theirs = templates::load(other, language)?;
    let differences = setup::differences(&ours, &theirs);
    if differences.is_empty() {
        print::out(&language.text("diff-none"));
        return Ok(Exit::Done);
    }
    let lines: Vec<String> = differences
        .into_iter()
        .map(|difference| match difference {
            Difference::Added(what) => format!("+ {what}"),
            Difference::Removed(what) => format!("- {what}"),
            Difference::Changed(what, old, new) => format!("~ {what}: {old} → {new}"),
        })
        .collect();
    print::out(&lines.join("\n"));
    Ok(Exit::Done)
}

/// Prints where the codes of an old codebook are found in a new one, and which are not.
pub(super) fn migrate(old: &str, new: &str, language: &Language) -> Outcome {
    let ours = templates::load(old, language)?;
    let theirs = templates::load(new, language)?;
    for (name, template) in [(old, &ours), (new, &theirs)] {
        if template.dimensions.is_empty() {
            return Err(Error::new("error-no-codebook").with("file", name));
        }
    }
    let (moves, unreached) = setup::migrate(&ours, &theirs);
    let unmapped: Vec<_> = moves.iter().filter(|one| one.to.is_empty()).collect();
    let heading = Message::new("migrate-heading")
        .with("old", ours.name.as_str())
        .with("new", theirs.name.as_str())
        .with("mapped", moves.len() - unmapped.len())
        .with("count", moves.len());
    let mut lines = vec![language.say(&heading), String::new()];
    for one in moves.iter().filter(|one| !one.to.is_empty()) {
        let ground = if one.terms.is_empty() {
            language.text("migrate-by-name")
        } else {
            let terms = one.terms.iter().map(|term| term.as_str().into()).collect();
            let message = Message::new("migrate-by-terms");
            language.say(&message.with("terms", Argument::List(terms)))
        };
        lines.push(format!("{} → {}  ({ground})", one.from, one.to.join(", ")));
    }
    if !unmapped.is_empty() {
        lines.push(String::new());
        lines.push(language.text("migrate-unmapped"));
        for one in unmapped {
            let rests = one.commitments.join("; ");
            let rests = if rests.is_empty() {
                String::new()
            } else {
                let message = Message::new("migrate-commitments").with("names", rests);
                format!("  ({})", language.say(&message))
            };
            lines.push(format!("{} → ?{rests}", one.from));
        }
    }
    if !unreached.is_empty() {
        lines.push(String::new());
        lines.push(language.text("migrate-new"));
        lines.extend(unreached.into_iter().map(|code| format!("? → {code}")));
    }
    print::out(&lines.join("\n"));
    Ok(Exit::Done)
}
