//! Projects → codes: what the list gives, then what the codebook's terms say.
//!
//! Where the list gives a code of a dimension, people have coded the project there and
//! the terms are not asked. Elsewhere a term proposes its code, and the term and the cell
//! it stands in are kept, so that a person can see why and overrule it.

mod terms;

use rayon::prelude::*;

use crate::model::{
    Agreement, Argument, Codes, Coding, CodingGround, DecidedCode, Few, Finding, Map,
    OnProject, Place, Project, Rule, Subject, Text,
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
    let codebook = Codebook::new(template);
    let mut findings: Vec<Finding> = Vec::new();
    let found = projects.par_iter_mut().enumerate().flat_map_iter(|(at, project)| {
        let decided = of_project.get(&at).map(Vec::as_slice).unwrap_or_default();
        give_codes(project, agreements, &codebook, decided)
    });
    findings.par_extend(found);
    findings
}

/// The codebook, ready to be looked up in.
struct Codebook<'a> {
    dimensions: Vec<OfDimension<'a>>,
    /// Their keys, which all projects share.
    keys: Few<Text>,
}

/// A dimension of the codebook.
struct OfDimension<'a> {
    dimension: &'a Dimension,
    /// What findings call it.
    name: Argument,
    terms: Terms,
    /// The keys of its codes, which all codings share.
    codes: Vec<Text>,
    /// What a project carries of which nothing is said, if there is a code for that:
    /// most of a long list's projects do, and share it.
    unspecified: Option<Few<Coding>>,
}

impl<'a> Codebook<'a> {
    fn new(template: &'a Template) -> Self {
        let dimensions = template.dimensions.iter().map(|dimension| {
            let codes = dimension.codes.iter();
            let codes: Vec<Text> = codes.map(|code| code.key.as_str().into()).collect();
            let unspecified = dimension.codes.iter().position(|code| code.unspecified);
            let unspecified = unspecified.map(|at| Coding {
                code: codes[at].clone(),
                ground: CodingGround::Unspecified,
                place: None,
            });
            OfDimension {
                dimension,
                name: Argument::name("dimension_one", dimension.key.as_str()),
                terms: Terms::new(&dimension.codes),
                codes,
                unspecified: unspecified.map(|one| [one].into_iter().collect()),
            }
        });
        let keys = template.dimensions.iter().map(|one| one.key.as_str().into());
        Self { dimensions: dimensions.collect(), keys: keys.collect() }
    }
}

/// Gives a project its codes, and a finding for each dimension without any.
fn give_codes(
    project: &mut Project,
    agreements: &[Agreement],
    codebook: &Codebook<'_>,
    decided: &[&OnProject],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    if codebook.dimensions.is_empty() {
        return findings;
    }
    let texts = texts(project, agreements);
    let mut all = Few::with_capacity(codebook.dimensions.len());
    for one in &codebook.dimensions {
        let mut codings = codings(project, agreements, one, &texts);
        follow(&mut codings, &mut project.decided, one, decided);
        if codings.is_empty() {
            findings.push(uncoded(project, agreements, one));
        }
        let shared = one.unspecified.as_ref();
        let shared = shared.filter(|shared| shared.as_slice() == codings);
        all.push(shared.cloned().unwrap_or_else(|| codings.into_iter().collect()));
    }
    project.codes = Codes::new(&codebook.keys, all);
    findings
}

/// Gives and takes codes of a dimension as people decided.
fn follow(
    codings: &mut Vec<Coding>,
    kept: &mut Few<DecidedCode>,
    of: &OfDimension<'_>,
    decided: &[&OnProject],
) {
    let dimension = of.dimension;
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
    let unspecified = of.unspecified.iter().flatten().next();
    if let Some(one) = unspecified.filter(|_| codings.is_empty())
        && !decided.iter().any(|decided| decided.code == one.code)
    {
        codings.push(one.clone());
    }
    codings.sort_by_key(|coding| position(dimension, coding));
}

/// The place of a code in the codebook.
fn position(dimension: &Dimension, coding: &Coding) -> usize {
    let place = dimension.codes.iter().position(|code| code.key == coding.code);
    place.unwrap_or(usize::MAX)
}

/// The texts that terms are looked for in: titles, key words and descriptions, folded, each
/// distinct one once, with the cell that it stands in.
fn texts(project: &Project, agreements: &[Agreement]) -> Map<String, Option<Place>> {
    let mut seen: Map<&str, Option<Place>> = Map::default();
    for &index in &project.agreements {
        let agreement = &agreements[index];
        let fields = [
            ("title", &agreement.title),
            ("keywords", &agreement.extra.keywords),
            ("description", &agreement.description),
        ];
        for (field, text) in fields {
            if !text.is_empty() {
                seen.entry(text).or_insert_with(|| agreement.cells.get(field));
            }
        }
    }
    let mut texts: Map<String, Option<Place>> = Map::default();
    for (text, place) in seen {
        texts.entry(fold(text)).or_insert(place);
    }
    texts
}

fn codings(
    project: &Project,
    agreements: &[Agreement],
    of: &OfDimension<'_>,
    texts: &Map<String, Option<Place>>,
) -> Vec<Coding> {
    let mut codings = given(project, agreements, of.dimension);
    if codings.is_empty() {
        codings = proposed(of, texts);
    }
    if codings.is_empty() {
        codings.extend(of.unspecified.iter().flatten().cloned());
    }
    codings.sort_by_key(|coding| position(of.dimension, coding));
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

fn proposed(of: &OfDimension<'_>, texts: &Map<String, Option<Place>>) -> Vec<Coding> {
    let mut codings: Vec<Coding> = Vec::new();
    for (text, place) in texts {
        for (code, term) in of.terms.find(text) {
            let code = &of.codes[code];
            if !codings.iter().any(|coding| coding.code == *code) {
                codings.push(Coding {
                    code: code.clone(),
                    ground: CodingGround::Term(term.clone()),
                    place: *place,
                });
            }
        }
    }
    codings
}

fn uncoded(project: &Project, agreements: &[Agreement], of: &OfDimension<'_>) -> Finding {
    let place = project
        .agreements
        .first()
        .and_then(|index| agreements[*index].rows.first().copied());
    let finding = match place {
        Some(place) => Finding::at(Rule::Uncoded, place),
        None => Finding::overall(Rule::Uncoded),
    };
    finding.with("project", project.id.as_str()).with("dimension", of.name.clone())
}
