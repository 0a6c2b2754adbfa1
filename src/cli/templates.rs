//! `template`: list, show, check and start templates, and load one for a run.

use crate::read::limits::Limits;
use std::path::{Path, PathBuf};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::error::Error;
use crate::language::Language;
use crate::model::Message;
use crate::template::{CHOICES, Fault, Template, TemplateFile, embedded};

use super::{Exit, Outcome, files, print};

/// The template called `name`, built in or a file.
pub(super) fn load(name: &str, language: &Language) -> Result<Template, Error> {
    let (main, folder) = find(name)?;
    crate::template::load(main.clone(), &|name| beside(&folder, name)).map_err(|faults| {
        print::note(&rendered(&faults, &main, &folder, language));
        Error::new("error-template").with("file", main.name).with("count", faults.len())
    })
}

/// Prints the templates there are.
pub(super) fn list(language: &Language) -> Exit {
    for name in CHOICES {
        let about = language.text(&format!("template-about-{name}"));
        print::out(&format!("{name:<16} {about}"));
    }
    Exit::Done
}

/// Prints a template's text, which is a file to start from.
pub(super) fn show(name: &str, language: &Language) -> Outcome {
    let file = embedded(name).ok_or_else(|| unknown(name))?;
    let _ = language;
    print::out(&file.text);
    Ok(Exit::Done)
}

/// Prints all faults of a template file.
pub(super) fn check(path: &Path, language: &Language) -> Outcome {
    let (main, folder) = find(&files::shown(path))?;
    match crate::template::load(main.clone(), &|name| beside(&folder, name)) {
        Ok(template) => {
            let message = Message::new("template-ok")
                .with("file", main.name)
                .with("countries", template.countries.len())
                .with("partners", template.partners.len())
                .with(
                    "codes",
                    template.dimensions.iter().map(|one| one.codes.len()).sum::<usize>(),
                )
                .with("commitments", template.commitments.len())
                .with("tables", template.tables.len());
            print::out(&language.say(&message));
            Ok(Exit::Done)
        }
        Err(faults) => {
            print::note(&rendered(&faults, &main, &folder, language));
            Err(Error::new("error-template")
                .with("file", main.name)
                .with("count", faults.len()))
        }
    }
}

fn unknown(name: &str) -> Error {
    Error::new("error-unknown-template")
        .with("name", name)
        .with("known", CHOICES.join(", "))
}

/// A template file by name or path, and the folder beside which it looks for others.
fn find(name: &str) -> Result<(TemplateFile, PathBuf), Error> {
    if let Some(file) = CHOICES.contains(&name).then(|| embedded(name)).flatten() {
        return Ok((file, PathBuf::new()));
    }
    let path = Path::new(name);
    if !path.exists() && path.extension().is_none() {
        return Err(unknown(name));
    }
    let text = text(path)?;
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    Ok((TemplateFile { name: name.to_owned(), text }, folder))
}

fn text(path: &Path) -> Result<String, Error> {
    let bytes = files::read(path, Limits::default())?;
    // Editors on Windows save as UTF-16 what they call Unicode.
    let marked = encoding_rs::Encoding::for_bom(&bytes);
    let encoding = marked.map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
    match encoding.decode_with_bom_removal(&bytes) {
        (text, false) => Ok(text.into_owned()),
        (_, true) => Err(Error::new("error-not-utf8").with("file", files::shown(path))),
    }
}

/// A file that a template builds on, beside it.
fn beside(folder: &Path, name: &str) -> Option<TemplateFile> {
    let plain = folder.join(name);
    let path = if plain.is_file() { plain } else { folder.join(format!("{name}.toml")) };
    let text = text(&path).ok()?;
    Some(TemplateFile { name: files::shown(&path), text })
}

/// The faults with the lines that they stand on.
fn rendered(
    faults: &[Fault],
    main: &TemplateFile,
    folder: &Path,
    language: &Language,
) -> String {
    let renderer = Renderer::styled();
    let mut texts = Vec::new();
    for fault in faults {
        let source = if fault.file == main.name {
            main.text.clone()
        } else {
            embedded_by_path(&fault.file)
                .or_else(|| beside(folder, &fault.file).map(|file| file.text))
                .unwrap_or_default()
        };
        let message = language.say(&fault.message);
        let title = format!("{}:{}:{}: {message}", fault.file, fault.line, fault.column);
        let end = fault.span.end.min(source.len());
        let span = fault.span.start.min(end)..end;
        let snippet = Snippet::source(source)
            .path(fault.file.clone())
            .annotation(AnnotationKind::Primary.span(span));
        let label = language.text("label-error");
        let group = Level::ERROR.with_name(label).primary_title(title).element(snippet);
        texts.push(renderer.render(&[group]).clone());
    }
    texts.join("\n\n")
}

fn embedded_by_path(path: &str) -> Option<String> {
    let stem = Path::new(path).file_stem()?.to_str()?;
    embedded(stem).filter(|file| file.name == path).map(|file| file.text)
}
