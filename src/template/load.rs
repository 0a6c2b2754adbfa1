//! Finds a template and what it builds on, and puts them together.

use rayon::prelude::*;

use crate::model::{Map, Set};
use crate::template::Template;
use crate::template::check;
use crate::template::fault::Fault;
use crate::template::parse::{Parsed, parse};

/// A template file: what it is called and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFile {
    /// Its name or path, as it is shown in faults.
    pub name: String,
    /// Its content.
    pub text: String,
}

macro_rules! embedded {
    ($($name:literal => $path:literal,)+) => {
        /// Templates that are built in, by name: those to be chosen, then what they
        /// build on.
        const EMBEDDED: &[(&str, &str, &str)] = &[$((
            $name,
            concat!("templates/", $path),
            include_str!(concat!("../../templates/", $path)),
        ),)+];
    };
}

embedded! {
    "menneskehandel" => "menneskehandel.toml",
    "generell" => "generell.toml",
    "columns" => "base/columns.toml",
    "regions" => "base/regions.toml",
    "countries" => "base/countries.toml",
    "partners" => "base/partners.toml",
    "units" => "base/units.toml",
    "linking" => "base/linking.toml",
}

/// Names of the templates that a user chooses among, the default one first.
pub const CHOICES: [&str; 2] = ["menneskehandel", "generell"];

/// The built-in template file called `name`.
pub fn embedded(name: &str) -> Option<TemplateFile> {
    EMBEDDED.iter().find(|(known, ..)| *known == name).map(|(_, path, text)| {
        TemplateFile { name: (*path).to_owned(), text: (*text).to_owned() }
    })
}

/// Loads `main` with all that it builds on. Files that are not built in are looked up by
/// `find`, which takes the name in `includes`.
///
/// # Errors
///
/// All faults of all files, in the order of the files and of their lines.
pub fn load(
    main: TemplateFile,
    find: &dyn Fn(&str) -> Option<TemplateFile>,
) -> Result<Template, Vec<Fault>> {
    let mut files: Vec<(TemplateFile, Parsed)> = Vec::new();
    let mut seen: Set<String> = Set::default();
    let mut faults = Vec::new();
    let (parsed, mut ahead) =
        rayon::join(|| parse(&main.name, &main.text), || named_in(&main.text));
    include((main, parsed), find, (&mut seen, &mut ahead), &mut files, &mut faults);
    let mut template = Template::default();
    for (_, parsed) in &files {
        template.merge(&parsed.template);
    }
    let checked = files.par_iter().map(|(file, parsed)| {
        let mut faults = parsed.faults.clone();
        faults.extend(check::check(file, parsed, &template));
        faults
    });
    faults.extend(checked.collect::<Vec<_>>().into_iter().flatten());
    let order = |name: &str| files.iter().position(|(file, _)| file.name == name);
    faults.sort_by_key(|fault| (order(&fault.file), fault.span.start));
    if faults.is_empty() { Ok(template) } else { Err(faults) }
}

/// The built-in files that a text names, by their path, parsed while the text itself is:
/// together they take longer.
fn named_in(text: &str) -> Map<String, Parsed> {
    let is_named = |name: &str| text.contains(&format!("\"{name}\""));
    let parsed = EMBEDDED.par_iter().with_max_len(1).filter(|(name, ..)| is_named(name));
    let parsed = parsed.map(|(_, path, text)| ((*path).to_owned(), parse(path, text)));
    parsed.collect::<Vec<_>>().into_iter().collect()
}

/// Adds `file` to `files` after all that it builds on. Some may be parsed already.
fn include(
    (file, parsed): (TemplateFile, Parsed),
    find: &dyn Fn(&str) -> Option<TemplateFile>,
    (seen, ahead): (&mut Set<String>, &mut Map<String, Parsed>),
    files: &mut Vec<(TemplateFile, Parsed)>,
    faults: &mut Vec<Fault>,
) {
    if !seen.insert(file.name.clone()) {
        return;
    }
    let mut included = Vec::new();
    for (index, name) in parsed.template.includes.iter().enumerate() {
        if let Some(one) = embedded(name) {
            let parsed = ahead.swap_remove(&one.name);
            included.push((one, parsed));
        } else if let Some(one) = find(name) {
            included.push((one, None));
        } else {
            faults.push(check::unknown_include(&file, &parsed, index, name));
        }
    }
    included.retain(|(one, _)| !seen.contains(&one.name));
    let included = included.into_par_iter().with_max_len(1).map(|(one, parsed)| {
        let parsed = parsed.unwrap_or_else(|| parse(&one.name, &one.text));
        (one, parsed)
    });
    for one in included.collect::<Vec<_>>() {
        include(one, find, (seen, ahead), files, faults);
    }
    files.push((file, parsed));
}
