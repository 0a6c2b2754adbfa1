//! Projects → codes: what the list gives, then what the codebook's terms say.
//!
//! Where the list gives a code of a dimension, people have coded the project there and
//! the terms are not asked. Elsewhere a term proposes its code, and the term and the cell
//! it stands in are kept, so that a person can see why and overrule it.

mod terms;

use crate::model::{
    Agreement, Argument, Coding, CodingGround, Finding, Map, Place, Project, Rule,
};
use crate::template::{Dimension, Template};

use self::terms::{Terms, words};

/// Gives every project its codes, and a finding for each that has none in a dimension.
pub fn classify(
    projects: &mut [Project],
    agreements: &[Agreement],
    template: &Template,
) -> Vec<Finding> {
    let codebook: Vec<(&Dimension, Terms)> = template
        .dimensions
        .iter()
        .map(|dimension| (dimension, Terms::new(&dimension.codes)))
        .collect();
    let mut findings = Vec::new();
    for project in projects {
        let texts = texts(project, agreements);
        for (dimension, terms) in &codebook {
            let codings = codings(project, agreements, dimension, terms, &texts);
            if codings.is_empty() {
                findings.push(uncoded(project, agreements, dimension));
            }
            project.codes.insert(dimension.key.clone(), codings);
        }
    }
    findings
}

/// A text of a project, as folded words, and the cell that it stands in.
struct Text {
    words: Vec<String>,
    place: Option<Place>,
}

/// The texts that terms are looked for in: titles, key words and descriptions, each
/// distinct one once.
fn texts(project: &Project, agreements: &[Agreement]) -> Vec<Text> {
    let mut seen: Map<Vec<String>, Option<Place>> = Map::default();
    for &index in &project.agreements {
        let agreement = &agreements[index];
        let fields = [
            ("title", &agreement.title),
            ("keywords", &agreement.keywords),
            ("description", &agreement.description),
        ];
        for (field, text) in fields {
            if !text.is_empty() {
                let place = agreement.cells.get(field).copied();
                seen.entry(words(text)).or_insert(place);
            }
        }
    }
    seen.into_iter().map(|(words, place)| Text { words, place }).collect()
}

fn codings(
    project: &Project,
    agreements: &[Agreement],
    dimension: &Dimension,
    terms: &Terms,
    texts: &[Text],
) -> Vec<Coding> {
    let mut codings = given(project, agreements, dimension);
    if codings.is_empty() {
        codings = proposed(dimension, terms, texts);
    }
    if codings.is_empty()
        && let Some(code) = dimension.codes.iter().find(|code| code.unspecified)
    {
        codings.push(Coding {
            code: code.key.clone(),
            ground: CodingGround::Unspecified,
            place: None,
        });
    }
    let position = |coding: &Coding| {
        dimension
            .codes
            .iter()
            .position(|code| code.key == coding.code)
            .unwrap_or(usize::MAX)
    };
    codings.sort_by_key(position);
    codings
}

fn given(
    project: &Project,
    agreements: &[Agreement],
    dimension: &Dimension,
) -> Vec<Coding> {
    let mut codings: Vec<Coding> = Vec::new();
    let given = project
        .agreements
        .iter()
        .flat_map(|index| &agreements[*index].given)
        .filter(|given| given.dimension == dimension.key);
    for given in given {
        if !codings.iter().any(|coding| coding.code == given.code) {
            codings.push(Coding {
                code: given.code.clone(),
                ground: CodingGround::Given,
                place: Some(given.place),
            });
        }
    }
    codings
}

fn proposed(dimension: &Dimension, terms: &Terms, texts: &[Text]) -> Vec<Coding> {
    let mut codings: Vec<Coding> = Vec::new();
    for text in texts {
        for (code, term) in terms.find(&text.words) {
            let code = &dimension.codes[code].key;
            if !codings.iter().any(|coding| coding.code == *code) {
                codings.push(Coding {
                    code: code.clone(),
                    ground: CodingGround::Term(term.to_owned()),
                    place: text.place,
                });
            }
        }
    }
    codings
}

fn uncoded(
    project: &Project,
    agreements: &[Agreement],
    dimension: &Dimension,
) -> Finding {
    let place = project
        .agreements
        .first()
        .and_then(|index| agreements[*index].rows.first().copied());
    let finding = match place {
        Some(place) => Finding::at(Rule::Uncoded, place),
        None => Finding::overall(Rule::Uncoded),
    };
    let name = Argument::Name("dimension_one".to_owned(), dimension.key.clone());
    finding.with("project", project.id.as_str()).with("dimension", name)
}
