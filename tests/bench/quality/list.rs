//! A list of the bench as the program itself reads it, and its truth.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use portefolje::model::{Agreement, Map};
use portefolje::pipeline::{self, Input, Request};
use portefolje::template::{Template, TemplateFile, embedded, load};
use portefolje::value::number;
use sha2::{Digest, Sha256};

/// The template called `name`, built in or a file; `rules` may hold other linking rules.
pub(crate) fn template(
    name: &str,
    rules: Option<&str>,
) -> Result<Template, Box<dyn Error>> {
    let main = match embedded(name) {
        Some(file) => file,
        None => {
            TemplateFile { name: name.to_owned(), text: std::fs::read_to_string(name)? }
        }
    };
    let folder = Path::new(name).parent().unwrap_or(Path::new("")).to_owned();
    let beside = |name: &str| {
        let text = std::fs::read_to_string(folder.join(format!("{name}.toml"))).ok()?;
        Some(TemplateFile { name: name.to_owned(), text })
    };
    let mut template = load(main, &beside).map_err(|faults| format!("{faults:?}"))?;
    if let Some(file) = rules {
        let other: Template = toml::from_str(&std::fs::read_to_string(file)?)?;
        template.linking = other.linking;
    }
    Ok(template)
}

/// Reads the agreements of a list through the whole program.
pub(crate) fn read(
    name: &str,
    bytes: Vec<u8>,
    template: &Template,
) -> Result<Vec<Agreement>, Box<dyn Error>> {
    let inputs = vec![Input { name: name.to_owned(), bytes }];
    pipeline::run(inputs, template, &Request::default(), &|_| {})
        .map(|report| report.agreements)
        .map_err(|error| format!("{:?}", error.message).into())
}

/// Keeps one half of the true projects, chosen by a digest of their names.
pub(crate) fn keep_half(
    agreements: &mut Vec<Agreement>,
    truth: &Map<String, String>,
    half: u8,
) {
    agreements.retain(|agreement| {
        let number = normal(&agreement.number);
        let project = truth.get(&number).unwrap_or(&number);
        Sha256::digest(project.as_bytes())[0] % 2 == half
    });
}

/// Takes away what the numbers and their order tell, for lists whose numbers are labels
/// in the order of the truth.
pub(crate) fn blind(agreements: &mut [Agreement]) {
    for agreement in agreements.iter_mut() {
        let digest = Sha256::digest(agreement.number.as_bytes());
        agreement.number = "U-".into();
        for byte in digest {
            write!(agreement.number, "{byte:02x}").expect("a string takes all text");
        }
        agreement.numbered = false;
    }
    agreements.sort_by(|one, other| one.number.cmp(&other.number));
}

/// The true project of each agreement number, in the spelling that the program gives it.
pub(crate) fn truth(csv: &str) -> Map<String, String> {
    csv.lines()
        .skip(1)
        .filter_map(|line| line.trim_end().split_once(','))
        .map(|(number, project)| (normal(number), project.to_owned()))
        .collect()
}

/// Number of the true project of each agreement; one that the truth does not know is a
/// project of its own.
pub(crate) fn labels(
    truth: &Map<String, String>,
    agreements: &[Agreement],
) -> Vec<usize> {
    let mut labels: Map<String, usize> = Map::default();
    agreements
        .iter()
        .map(|agreement| {
            let number = normal(&agreement.number);
            let project = truth.get(&number).unwrap_or(&number);
            let entry = labels.entry(project.clone());
            let index = entry.index();
            *entry.or_insert(index)
        })
        .collect()
}

fn normal(number: &str) -> String {
    let read = number::in_text(number);
    match read.as_slice() {
        [one] => one.clone(),
        _ => number.trim().to_owned(),
    }
}

/// One line about an agreement.
pub(crate) fn show(agreement: &Agreement) -> String {
    let geography = &agreement.geography;
    format!(
        "{} {} {} {}{} | {} | {}",
        agreement.number,
        agreement.period().map(|period| period.to_string()).unwrap_or_default(),
        geography.countries.join(", "),
        geography.region,
        geography.unknown,
        agreement.partner.name,
        agreement.title
    )
}
