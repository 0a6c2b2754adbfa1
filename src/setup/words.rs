//! Words that many titles share: what a codebook may be about.

use crate::model::{Map, Report, Set};
use crate::template::Template;
use crate::text::fold;

/// Letters that a word has at least.
const SHORTEST: usize = 5;
/// Letters that two forms of one word share.
const STEM: usize = 6;
/// At most so many words are proposed.
const MOST: usize = 20;
/// Projects that a word stands in at least.
const FEWEST: usize = 3;
/// At most so many titles are shown of a word.
const EXAMPLES: usize = 2;

/// A word of titles.
pub(super) struct Word<'a> {
    /// As it stands most often.
    pub(super) shown: String,
    /// The terms that find its forms, and those of words that the same projects have.
    pub(super) terms: Vec<String>,
    /// Projects that have it.
    pub(super) projects: usize,
    /// All titles that have it.
    titles: Set<&'a str>,
    /// Some of them, to be shown.
    pub(super) examples: Vec<String>,
}

/// The words that most projects share, those that say where and who left out.
pub(super) fn frequent<'a>(report: &'a Report, template: &Template) -> Vec<Word<'a>> {
    let known = names(report, template);
    let mut stems: Map<String, (Map<String, usize>, Vec<&str>)> = Map::default();
    for project in &report.projects {
        let mut here: Set<String> = Set::default();
        for word in project.title.split(|one: char| !one.is_alphanumeric()) {
            let plain = fold(word);
            let letters = plain.chars().count();
            let is_word = letters >= SHORTEST && !plain.chars().any(char::is_numeric);
            let stem: String = plain.chars().take(STEM).collect();
            if !is_word || known.contains(&stem) {
                continue;
            }
            let (forms, titles) = stems.entry(stem.clone()).or_default();
            *forms.entry(word.to_lowercase()).or_default() += 1;
            if here.insert(stem) {
                titles.push(&project.title);
            }
        }
    }
    let most = report.projects.len() / 2;
    let mut words: Vec<Word<'_>> = stems
        .into_iter()
        .filter(|(_, (_, titles))| (FEWEST..=most.max(FEWEST)).contains(&titles.len()))
        .map(|(stem, (forms, titles))| word(&stem, &forms, &titles))
        .collect();
    words.sort_by(|one, other| {
        other.projects.cmp(&one.projects).then_with(|| one.shown.cmp(&other.shown))
    });
    let mut apart: Vec<Word<'_>> = Vec::new();
    for word in words {
        // Words that stand in the same titles only are one subject.
        match apart.iter_mut().find(|other| other.titles == word.titles) {
            Some(other) => other.terms.extend(word.terms),
            None => apart.push(word),
        }
    }
    apart.truncate(MOST);
    apart
}

fn word<'a>(stem: &str, forms: &Map<String, usize>, titles: &[&'a str]) -> Word<'a> {
    let shown = forms
        .iter()
        .max_by(|(one, times), (other, others)| times.cmp(others).then(other.cmp(one)));
    let shown = shown.map_or(stem, |(form, _)| form.as_str());
    let mut letters = shown.chars();
    let first = letters.next().map(|one| one.to_uppercase().to_string());
    let shortest = forms.keys().map(|form| form.chars().count()).min().unwrap_or(STEM);
    let all_same = forms.len() == 1;
    let term = if all_same && shortest <= STEM {
        shown.to_owned()
    } else {
        let stem: String = shown.chars().take(STEM).collect();
        format!("{stem}*")
    };
    let mut examples: Vec<String> = Vec::new();
    for title in titles {
        if examples.len() < EXAMPLES && !examples.iter().any(|one| one == title) {
            examples.push((*title).to_owned());
        }
    }
    Word {
        shown: first.unwrap_or_default() + letters.as_str(),
        terms: vec![term],
        projects: titles.len(),
        titles: titles.iter().copied().collect(),
        examples,
    }
}

/// Stems of words that say nothing of what a project is about: places, partners, and the
/// words that every title has.
fn names(report: &Report, template: &Template) -> Set<String> {
    /// Words of any portfolio, in the languages that titles are written in.
    const COMMON: &str = "about after against among annual avtale based between building \
        capacity centre center contribution country development during enhancing fase for \
        from fund funding general grant hjelp improving innen international inkludert \
        initiative local mellom miljø national norsk norway norwegian other over partner \
        phase pilot plan policy prevention program programme project prosjekt quality \
        regional report række sector second senter service services strengthening støtte \
        study support supporting sustainable system technical the their third through \
        tiltak tilskudd toward training under using utvikling within without year";
    let stem = |text: &str| fold(text).chars().take(STEM).collect::<String>();
    let mut names: Set<String> = COMMON.split_whitespace().map(stem).collect();
    let countries = template.countries.iter().flat_map(|one| {
        let other = [one.nn.as_ref(), one.en.as_ref()].into_iter().flatten();
        other.chain([&one.key]).chain(&one.aliases).chain(&one.words)
    });
    let partners = report.agreements.iter().map(|one| &one.partner.name);
    let regions = template.regions.iter().flat_map(|one| {
        one.aliases.iter().chain([&one.key]).chain(&one.nn).chain(&one.en)
    });
    for name in countries.chain(regions).chain(partners) {
        let words = name.split(|one: char| !one.is_alphanumeric());
        names.extend(words.filter(|word| word.chars().count() >= SHORTEST).map(stem));
    }
    names
}
