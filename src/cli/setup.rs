//! `template new`, `diff` and `migrate`: a template to begin from, and old beside new.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::language::{Language, Tag};
use crate::model::{Argument, Column, Field, Message, Report, column_letters};
use crate::setup::{self, Difference};
use crate::template::CHOICES;

use super::arguments::Convert;
use super::understanding::{Understood, understand};
use super::{Exit, Outcome, files, print, templates};

/// A template to start from, with a comment on each part, in bokmål.
const SKELETON: &str = include_str!("../../templates/new.toml");
/// The same in nynorsk.
const SKELETON_NN: &str = include_str!("../../templates/new.nn.toml");
/// The same in English.
const SKELETON_EN: &str = include_str!("../../templates/new.en.toml");

/// Writes a template to start from, made of lists if there are some; never over a file
/// that is there.
pub(super) fn new(name: &str, request: &Convert, language: &Language) -> Outcome {
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
    let skeleton = match language.tag() {
        Tag::Nb => SKELETON,
        Tag::Nn => SKELETON_NN,
        Tag::En => SKELETON_EN,
    };
    let skeleton = skeleton.replace("{name}", &stem);
    let (text, lacks) = if request.lists.is_empty() {
        (skeleton, None)
    } else {
        filled(&skeleton, request, language)?
    };
    files::write(&path, text.as_bytes(), files::Keep::Previous)?;
    let message = Message::new("template-written").with("file", files::shown(&path));
    print::out(&language.say(&message));
    if let Some(message) = lacks {
        print::note(&language.say(&message));
    }
    Ok(Exit::Done)
}

/// The skeleton with what the lists hold. They are read with the template that knows no
/// portfolio. Beside it, what people had better know: which columns were not found.
fn filled(
    skeleton: &str,
    request: &Convert,
    language: &Language,
) -> Result<(String, Option<Message>), Error> {
    let request = Convert { template: CHOICES[1].to_owned(), ..request.clone() };
    let Understood { report, template, language } = understand(&request, language)?;
    refuse_without_columns(&report, &language)?;
    let lacks = columns_not_found(&report, &language);
    Ok((setup::from_lists(&report, &template, skeleton, &language), lacks))
}

/// Says which columns that nearly all lists have were not found, and which may be them.
fn columns_not_found(report: &Report, language: &Language) -> Option<Message> {
    let wanted = [Field::AgreementNumber, Field::Partner, Field::Country];
    let has =
        |field: &Field| columns(report).any(|one| one.field.as_ref() == Some(field));
    let missing: Vec<String> =
        wanted.iter().filter(|field| !has(field)).map(ToString::to_string).collect();
    let first = missing.first()?;
    let names =
        missing.iter().map(|field| language.text(&format!("field-{field}")).into());
    let open = open_columns(report);
    let letters = open.first().and_then(|one| one.split(' ').next()).unwrap_or("B");
    let key = if open.is_empty() { "setup-lacks" } else { "setup-lacks-open" };
    Some(
        Message::new(key)
            .with("fields", Argument::List(names.collect()))
            .with("columns", open.join(", "))
            .with("example", format!("--column {first}={letters}")),
    )
}

/// All columns of the lists.
fn columns(report: &Report) -> impl Iterator<Item = &Column> {
    let sheets = report.inputs.iter().flat_map(|input| &input.sheets);
    sheets.flat_map(|sheet| &sheet.list.columns)
}

/// The columns that were not understood, with letter and header.
fn open_columns(report: &Report) -> Vec<String> {
    columns(report)
        .filter(|column| column.field.is_none() && !column.header.trim().is_empty())
        .map(|column| format!("{} «{}»", column_letters(column.index), column.header))
        .collect()
}

/// Of a list whose titles or amounts were not found nothing worth having can be made: the
/// columns that were not understood are shown, to be named.
fn refuse_without_columns(report: &Report, language: &Language) -> Result<(), Error> {
    let has = |wanted: fn(&Field) -> bool| {
        columns(report).any(|column| column.field.as_ref().is_some_and(wanted))
    };
    let title = has(|field| *field == Field::Title);
    let amount = has(|field| {
        matches!(field, Field::Amount(_) | Field::YearAmount(_) | Field::RowTotal)
    });
    let missing: Vec<&str> = [("title", title), ("amount", amount)]
        .into_iter()
        .filter(|(_, found)| !found)
        .map(|(field, _)| field)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let open = open_columns(report);
    let fields: Vec<String> =
        missing.iter().map(|field| language.text(&format!("field-{field}"))).collect();
    let example: Vec<String> =
        missing.iter().map(|field| format!("--column {field}=B")).collect();
    Err(Error::new("error-setup-columns")
        .with("fields", fields.join(", "))
        .with("columns", open.join(", "))
        .with("example", example.join(" ")))
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
        .with("old", old)
        .with("new", new)
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
