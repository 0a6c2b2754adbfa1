//! What decisions teach: spellings, headers and words that people decided on again and
//! again, and how often the rules agreed with people, code by code.
//!
//! Nothing is changed by it; what is found is for a person to look at.

use crate::model::{Decision, Map, NameKind, Set, Subject, Verdict};
use crate::review::Earlier;
use crate::template::{Code, Template};
use crate::text::{fits, fold, fold_alias};
use crate::value::known::KnownNames;

/// Letters that a word of a title has at least to say what a project is about, and letters
/// that two forms of one word share.
const SHORTEST: usize = 6;
const STEM: usize = 6;
/// At most so many words are proposed for a code, and titles shown of each.
const WORDS: usize = 5;
const TITLES: usize = 3;

/// A spelling or a header that people say is the same each time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearnedName {
    /// What it is a name of; `None` for a column's header.
    pub kind: Option<NameKind>,
    /// As lists have it.
    pub spelling: String,
    /// What it is: a name as people wrote it, or a field as in `--column`.
    pub name: String,
    /// Reports in which it was decided so.
    pub times: usize,
}

/// A word that tells a code, or a term that tells it wrongly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearnedTerm {
    /// Key of the dimension.
    pub dimension: String,
    /// Key of the code.
    pub code: String,
    /// The term as the codebook would have it.
    pub term: String,
    /// Whether it is to be added; else it is to be taken out.
    pub adds: bool,
    /// Projects that people gave the code, or refused it, in spite of the rules.
    pub times: usize,
    /// Some of their titles.
    pub titles: Vec<String>,
}

/// How often the rules and people agreed on a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Key of the dimension.
    pub dimension: String,
    /// Key of the code.
    pub code: String,
    /// Both said that it applies.
    pub both: u64,
    /// The rules proposed it, and people refused it.
    pub rules_only: u64,
    /// People gave it, and the rules did not propose it.
    pub people_only: u64,
    /// Neither.
    pub neither: u64,
}

impl Score {
    /// The share of what the rules proposed that people confirmed.
    pub fn precision(&self) -> Option<f64> {
        share(self.both, self.both + self.rules_only)
    }

    /// The share of what people gave that the rules proposed.
    pub fn recall(&self) -> Option<f64> {
        share(self.both, self.both + self.people_only)
    }

    /// Cohen's kappa: agreement beyond that of chance, 1 at most. `None` where one of
    /// them always says the same, so that chance alone would agree.
    pub fn kappa(&self) -> Option<f64> {
        let all = self.both + self.rules_only + self.people_only + self.neither;
        let agreed = share(self.both + self.neither, all)?;
        let rules = share(self.both + self.rules_only, all)?;
        let people = share(self.both + self.people_only, all)?;
        let chance = rules * people + (1.0 - rules) * (1.0 - people);
        (chance < 1.0).then(|| (agreed - chance) / (1.0 - chance))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of decisions are small")]
fn share(part: u64, all: u64) -> Option<f64> {
    (all > 0).then(|| part as f64 / all as f64)
}

/// What reports teach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learned {
    /// Decisions that were looked at, each once.
    pub decisions: usize,
    /// Spellings and headers.
    pub names: Vec<LearnedName>,
    /// Words and terms.
    pub terms: Vec<LearnedTerm>,
    /// Codes on which people decided, in the codebook's order.
    pub scores: Vec<Score>,
}

/// What `reports` teach, from the oldest to the newest; what was decided so less than
/// `times` times is chance.
pub fn learn(reports: &[Earlier], template: &Template, times: usize) -> Learned {
    let judged = judged(reports);
    let decided = reports.iter().flat_map(|report| &report.decisions);
    let decided: Set<(String, Vec<&str>)> = decided
        .map(|one| {
            let numbers = one.anchors.iter().map(|anchor| anchor.number.as_str());
            (one.subject.key(), numbers.collect())
        })
        .collect();
    Learned {
        decisions: decided.len(),
        names: names(reports, template, times),
        terms: terms(&judged, template, times),
        scores: scores(&judged, reports, template),
    }
}

fn names(reports: &[Earlier], template: &Template, times: usize) -> Vec<LearnedName> {
    type Key = (Option<NameKind>, String);
    let mut said: Map<Key, Map<String, LearnedName>> = Map::default();
    for report in reports {
        let mut here: Set<Key> = Set::default();
        for decision in &report.decisions {
            let Verdict::Text(name) = &decision.verdict else { continue };
            let (kind, spelling) = match &decision.subject {
                Subject::Name { kind, spelling } => (Some(*kind), spelling),
                Subject::Column { header, .. } => (None, header),
                _ => continue,
            };
            let key = (kind, fold(spelling));
            let first = here.insert(key.clone());
            let same = said.entry(key).or_default();
            let learned = same.entry(fold(name)).or_insert_with(|| LearnedName {
                kind,
                spelling: spelling.clone(),
                name: name.clone(),
                times: 0,
            });
            learned.times += usize::from(first);
        }
    }
    let known = KnownNames::new(template);
    let mut names: Vec<LearnedName> = said
        .into_values()
        // What people say differently from time to time is no rule.
        .filter(|same| same.len() == 1)
        .flat_map(Map::into_values)
        .filter(|one| one.times >= times && !reads(&known, one, template))
        .collect();
    names.sort_by(|one, other| {
        (one.kind.is_none(), one.kind, &one.name, &one.spelling).cmp(&(
            other.kind.is_none(),
            other.kind,
            &other.name,
            &other.spelling,
        ))
    });
    names
}

/// Whether the template reads a spelling as people say already.
fn reads(known: &KnownNames, one: &LearnedName, template: &Template) -> bool {
    match one.kind {
        Some(NameKind::Partner) => {
            let read = |text: &str| known.partners.read(text, "", &known.countries);
            let (spelling, name) = (read(&one.spelling), read(&one.name));
            spelling.known && spelling.name == name.name
        }
        Some(NameKind::Country) => {
            let read = |text: &str| known.countries.read(text);
            let spelling = read(&one.spelling);
            spelling.unknown.is_empty() && spelling == read(&one.name)
        }
        Some(NameKind::Unit) => {
            let read = |text: &str| known.units.read(text);
            read(&one.spelling).is_some_and(|unit| Some(unit) == read(&one.name))
        }
        None => template
            .columns
            .iter()
            .filter(|column| column.field == one.name)
            .flat_map(|column| &column.names)
            .any(|name| fits(&fold(&one.spelling), &fold_alias(name))),
    }
}

/// What people said of a code of a project, and what the rules did.
struct Judged {
    rules: bool,
    people: bool,
    title: String,
}

/// Project, dimension and code.
type OnCode = (String, String, String);

/// The last word on each code of each project. What a list gives is no rule's.
fn judged(reports: &[Earlier]) -> Map<OnCode, Judged> {
    let mut judged: Map<OnCode, Judged> = Map::default();
    for report in reports {
        let mut here: Map<OnCode, Vec<&Decision>> = Map::default();
        for decision in &report.decisions {
            let Subject::Code { dimension, code } = &decision.subject else { continue };
            let Some(anchor) = decision.anchors.first() else { continue };
            let key = (anchor.key(), dimension.clone(), code.clone());
            here.entry(key).or_default().push(decision);
        }
        for (key, decisions) in here {
            let [decision] = decisions.as_slice() else { continue };
            if decision.proposal == "x" {
                continue;
            }
            let title = decision.anchors.first().map(|one| one.title.clone());
            judged.insert(
                key,
                Judged {
                    rules: decision.proposal == "?",
                    people: decision.verdict == Verdict::Yes,
                    title: title.unwrap_or_default(),
                },
            );
        }
    }
    judged
}

/// A project of which people have judged a code of a dimension was looked at: what they
/// left empty in that dimension, they refused as the rules did.
fn scores(
    judged: &Map<OnCode, Judged>,
    reports: &[Earlier],
    template: &Template,
) -> Vec<Score> {
    let mut looked: Set<(&str, &str)> = Set::default();
    for (project, dimension, _) in judged.keys() {
        looked.insert((project, dimension));
    }
    let mut carried: Map<&str, Set<(&str, &str)>> = Map::default();
    let mut numbers: Vec<(String, &Earlier, &str)> = Vec::new();
    for report in reports {
        for one in &report.memory.now.agreements {
            numbers.push((one.anchor.key(), report, one.project.as_str()));
        }
    }
    for (number, report, project) in &numbers {
        let Some((project_key, _)) =
            looked.iter().find(|(key, _)| key == number).copied()
        else {
            continue;
        };
        let found = report.memory.now.projects.iter().find(|one| one.id == *project);
        let codes = found.into_iter().flat_map(|one| &one.codes);
        let codes = codes.map(|(dimension, code)| (dimension.as_str(), code.as_str()));
        carried.entry(project_key).or_default().extend(codes);
    }
    let mut scores = Vec::new();
    for dimension in &template.dimensions {
        for code in &dimension.codes {
            let mut score = Score {
                dimension: dimension.key.clone(),
                code: code.key.clone(),
                ..Score::default()
            };
            let mut decided = 0;
            for (project, _) in looked.iter().filter(|(_, key)| *key == dimension.key) {
                let key =
                    ((*project).to_owned(), dimension.key.clone(), code.key.clone());
                let has = carried.get(project).is_some_and(|codes| {
                    codes.contains(&(dimension.key.as_str(), code.key.as_str()))
                });
                match judged.get(&key) {
                    None if has => continue,
                    None => score.neither += 1,
                    Some(Judged { rules: true, people: true, .. }) => score.both += 1,
                    Some(Judged { rules: true, people: false, .. }) => {
                        score.rules_only += 1;
                    }
                    Some(Judged { rules: false, people: true, .. }) => {
                        score.people_only += 1;
                    }
                    Some(Judged { rules: false, people: false, .. }) => {
                        score.neither += 1;
                    }
                }
                decided += u64::from(judged.contains_key(&key));
            }
            if decided > 0 {
                scores.push(score);
            }
        }
    }
    scores
}

fn terms(
    judged: &Map<OnCode, Judged>,
    template: &Template,
    times: usize,
) -> Vec<LearnedTerm> {
    let places = places(template);
    let mut learned = Vec::new();
    for dimension in &template.dimensions {
        for code in &dimension.codes {
            let here: Vec<&Judged> = judged
                .iter()
                .filter(|((_, key, of), _)| *key == dimension.key && *of == code.key)
                .map(|(_, judged)| judged)
                .collect();
            let new = words(&here, code, &places, times);
            let wrong = wrong(&here, code, times);
            learned.extend(new.into_iter().chain(wrong).map(|term| LearnedTerm {
                dimension: dimension.key.clone(),
                code: code.key.clone(),
                ..term
            }));
        }
    }
    learned
}

/// Words that projects share which people gave the code and the rules did not, and that no
/// project has to which they refused it.
fn words(
    judged: &[&Judged],
    code: &Code,
    places: &Set<String>,
    times: usize,
) -> Vec<LearnedTerm> {
    let mut found: Map<String, Vec<&str>> = Map::default();
    let mut forms: Map<String, Set<String>> = Map::default();
    for one in judged.iter().filter(|one| one.people && !one.rules) {
        let mut here: Set<String> = Set::default();
        for word in telling(&one.title) {
            let stem: String = word.chars().take(STEM).collect();
            forms.entry(stem.clone()).or_default().insert(word);
            if !places.contains(&stem) && here.insert(stem.clone()) {
                found.entry(stem).or_default().push(&one.title);
            }
        }
    }
    let refused: Set<String> = judged
        .iter()
        .filter(|one| !one.people)
        .flat_map(|one| telling(&one.title))
        .map(|word| word.chars().take(STEM).collect())
        .collect();
    let mut words: Vec<LearnedTerm> = found
        .into_iter()
        .filter(|(stem, titles)| titles.len() >= times && !refused.contains(stem))
        .map(|(stem, titles)| {
            let forms = &forms[&stem];
            let term = match forms.iter().next() {
                Some(only) if forms.len() == 1 => only.clone(),
                _ => format!("{stem}*"),
            };
            learned_term(term, true, &titles)
        })
        .filter(|one| {
            let known = code.terms.iter().chain(&code.unless);
            let plain = one.term.trim_end_matches('*');
            !known.into_iter().any(|term| fits(plain, &fold_alias(term)))
        })
        .collect();
    words.sort_by(|one, other| {
        other.times.cmp(&one.times).then_with(|| one.term.cmp(&other.term))
    });
    words.truncate(WORDS);
    words
}

/// Terms by which the rules proposed the code, and people refused it each time.
fn wrong(judged: &[&Judged], code: &Code, times: usize) -> Vec<LearnedTerm> {
    let proposed = |term: &String, people: bool| -> Vec<&str> {
        let alias = fold_alias(term);
        judged
            .iter()
            .filter(|one| one.rules && one.people == people)
            .filter(|one| {
                let title = fold(&one.title);
                if alias.contains(' ') {
                    return format!(" {title} ").contains(&format!(" {alias} "));
                }
                title.split(' ').any(|word| fits(word, &alias))
            })
            .map(|one| one.title.as_str())
            .collect()
    };
    let terms = code.terms.iter().filter_map(|term| {
        let refused = proposed(term, false);
        let is_wrong = refused.len() >= times && proposed(term, true).is_empty();
        is_wrong.then(|| learned_term(term.clone(), false, &refused))
    });
    terms.collect()
}

fn learned_term(term: String, adds: bool, titles: &[&str]) -> LearnedTerm {
    let mut shown: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
    shown.sort_unstable();
    shown.dedup();
    shown.truncate(TITLES);
    LearnedTerm {
        dimension: String::new(),
        code: String::new(),
        term,
        adds,
        times: titles.len(),
        titles: shown,
    }
}

/// The folded words of a title that may say what the project is about.
fn telling(title: &str) -> Vec<String> {
    let words = fold(title);
    let words = words.split(' ').filter(|word| {
        word.chars().count() >= SHORTEST && !word.chars().any(char::is_numeric)
    });
    words.map(str::to_owned).collect()
}

/// Beginnings of words that say where and not what.
fn places(template: &Template) -> Set<String> {
    let countries = template.countries.iter().flat_map(|one| {
        let other = [one.nn.as_ref(), one.en.as_ref()].into_iter().flatten();
        other.chain([&one.key]).chain(&one.aliases).chain(&one.words)
    });
    let regions =
        template.regions.iter().flat_map(|one| one.aliases.iter().chain([&one.key]));
    let words = countries.chain(regions).flat_map(|name| telling(name));
    words.map(|word| word.chars().take(STEM).collect()).collect()
}
