//! Projects → codes: what the list gives, then what the codebook's terms say.
//!
//! Where the list gives a code of a dimension, people have coded the project there and
//! the terms are not asked. Elsewhere a term proposes its code, and the term and the cell
//! it stands in are kept, so that a person can see why and overrule it.

mod terms;

use rayon::prelude::*;

use crate::model::{
    Agreement, Argument, Coding, CodingGround, DecidedCode, Few, Finding, Map, OnProject,
    Place, Project, Rule, Subject,
};
use crate::template::{Dimension, Template};
use crate::text::fold;

use self::terms::Terms;

/// Gives every project its codes, and a finding for each that has none in a dimension.
pub fn classify(
    projects: &mut [Project],
    agreements: &[Agreement],
    template: &Template,
) -> Vec<Finding> {
    classify_as_decided(projects, agreements, template, &[])
}

/// The same, following what people have decided.
pub fn classify_as_decided(
    projects: &mut [Project],
    agreements: &[Agreement],
    template: &Template,
    decided: &[OnProject],
) -> Vec<Finding> {
    let mut of_project: Map<usize, Vec<&OnProject>> = Map::default();
    for one in decided {
        of_project.entry(one.project).or_default().push(one);
    }
    let codebook: Vec<(&Dimension, Terms)> = template
        .dimensions
        .iter()
        .map(|dimension| (dimension, Terms::new(&dimension.codes)))
        .collect();
    let mut findings: Vec<Finding> = Vec::new();
    let found = projects.par_iter_mut().enumerate().flat_map_iter(|(at, project)| {
        let decided = of_project.get(&at).map(Vec::as_slice).unwrap_or_default();
        give_codes(project, agreements, &codebook, decided)
    });
    findings.par_extend(found);
    findings
}

/// Gives a project its codes, and a finding for each dimension without any.
fn give_codes(
    project: &mut Project,
    agreements: &[Agreement],
    codebook: &[(&Dimension, Terms)],
    decided: &[&OnProject],
) -> Vec<Finding> {
    let texts = if codebook.is_empty() { Vec::new() } else { texts(project, agreements) };
    let mut findings = Vec::new();
    project.codes.reserve(codebook.len());
    for (dimension, terms) in codebook {
        let mut codings = codings(project, agreements, dimension, terms, &texts);
        follow(&mut codings, &mut project.decided, dimension, decided);
        if codings.is_empty() {
            findings.push(uncoded(project, agreements, dimension));
        }
        project.codes.insert(dimension.key.as_str().into(), codings);
    }
    findings
}

/// Gives and takes codes of a dimension as people decided.
fn follow(
    codings: &mut Vec<Coding>,
    kept: &mut Few<DecidedCode>,
    dimension: &Dimension,
    decided: &[&OnProject],
) {
    let before = kept.len();
    for one in decided {
        let Subject::Code { dimension: key, code } = &one.subject else { continue };
        if *key != dimension.key {
            continue;
        }
        let place = codings.iter().position(|coding| coding.code == *code);
        let proposal = place.map(|at| codings.remove(at));
        if one.yes {
            codings.push(Coding {
                code: code.as_str().into(),
                ground: CodingGround::Decided,
                place: proposal.as_ref().and_then(|coding| coding.place),
            });
        }
        let (dimension, code) = (key.as_str().into(), code.as_str().into());
        kept.push(DecidedCode { dimension, code, yes: one.yes, proposal });
    }
    let Some(decided) = kept.get(before..).filter(|decided| !decided.is_empty()) else {
        return;
    };
    // What is unspecified is so only as long as nothing else is said.
    if codings.iter().any(|coding| coding.ground != CodingGround::Unspecified) {
        codings.retain(|coding| coding.ground != CodingGround::Unspecified);
    }
    let unspecified = dimension.codes.iter().find(|code| code.unspecified);
    if let Some(code) = unspecified.filter(|_| codings.is_empty())
        && !decided.iter().any(|one| one.code == code.key)
    {
        let code = code.key.as_str().into();
        codings.push(Coding { code, ground: CodingGround::Unspecified, place: None });
    }
    codings.sort_by_key(|coding| position(dimension, coding));
}

/// The place of a code in the codebook.
fn position(dimension: &Dimension, coding: &Coding) -> usize {
    let place = dimension.codes.iter().position(|code| code.key == coding.code);
    place.unwrap_or(usize::MAX)
}

/// A text of a project, folded, and the cell that it stands in.
struct Text {
    folded: String,
    place: Option<Place>,
}

/// The texts that terms are looked for in: titles, key words and descriptions, each
/// distinct one once.
fn texts(project: &Project, agreements: &[Agreement]) -> Vec<Text> {
    let mut seen: Vec<(&str, Option<Place>)> = Vec::new();
    for &index in &project.agreements {
        let agreement = &agreements[index];
        let fields = [
            ("title", &agreement.title),
            ("keywords", &agreement.extra.keywords),
            ("description", &agreement.description),
        ];
        for (field, text) in fields {
            if !text.is_empty() && !seen.iter().any(|(other, _)| other == text) {
                seen.push((text, agreement.cells.get(field)));
            }
        }
    }
    let mut texts: Vec<Text> = Vec::with_capacity(seen.len());
    for (text, place) in seen {
        let folded = fold(text);
        if !texts.iter().any(|other| other.folded == folded) {
            texts.push(Text { folded, place });
        }
    }
    texts
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
            code: code.key.as_str().into(),
            ground: CodingGround::Unspecified,
            place: None,
        });
    }
    codings.sort_by_key(|coding| position(dimension, coding));
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
        .flat_map(|index| &agreements[*index].extra.given)
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
        for (code, term) in terms.find(&text.folded) {
            let code = &dimension.codes[code].key;
            if !codings.iter().any(|coding| coding.code == *code) {
                codings.push(Coding {
                    code: code.as_str().into(),
                    ground: CodingGround::Term(term.into()),
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
