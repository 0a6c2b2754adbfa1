//! Decisions on spellings of names: this spelling is that name.
//!
//! They hold before the lists are read, so that everything after reads by them. What
//! cannot be followed, as a country that no template knows or names that lead in a
//! circle, is left alone and said.

use std::borrow::Cow;

use crate::model::{
    Anchor, Argument, Map, Message, NameKind, NameSeen, Set, Settled, Status, Subject,
    Verdict,
};
use crate::review::Earlier;
use crate::review::conflict::differing;
use crate::template::{DecidedName, Template};
use crate::text::{fold, tidy};
use crate::value::country::Countries;
use crate::value::partner::Partners;

/// Names may lead to names so many times.
const STEPS_MAX: usize = 50;

/// What stands between the countries of one cell.
const BETWEEN: [&str; 9] = [";", ",", "/", "(", ")", "+", "&", " og ", " and "];

/// The decisions on names of an earlier workbook, ready to be followed.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    /// What is followed.
    decided: Vec<DecidedName>,
    /// Why a decision is not, by its index.
    refused: Map<usize, (Status, Message)>,
}

impl Naming {
    /// Takes up the decisions of an earlier workbook.
    pub fn new(earlier: Option<&Earlier>, template: &Template) -> Self {
        let mut naming = Self::default();
        let decisions = earlier.map(|one| one.decisions.as_slice()).unwrap_or_default();
        let mut said: Map<(NameKind, String), Vec<(usize, &str)>> = Map::default();
        let mut spellings: Map<(NameKind, String), &str> = Map::default();
        for (at, decision) in decisions.iter().enumerate() {
            let Subject::Name { kind, spelling } = &decision.subject else { continue };
            let Verdict::Text(name) = &decision.verdict else { continue };
            let key = (*kind, fold(spelling));
            if key.1.is_empty() || fold(name).is_empty() {
                let message = Message::new("detail-name-without-letters");
                naming.refused.insert(at, (Status::Stale, message));
                continue;
            }
            spellings.entry(key.clone()).or_insert(spelling);
            said.entry(key).or_default().push((at, name));
        }
        let id = |at: usize| Argument::from(format!("B{}", decisions[at].id));
        let mut follow: Map<(NameKind, String), (usize, &str)> = Map::default();
        for (key, all) in &said {
            let mut against: Map<usize, Set<usize>> = Map::default();
            differing(all, |(at, name)| (*at, fold(name)), &mut against);
            for (at, others) in &against {
                let others = others.iter().map(|other| id(*other)).collect();
                naming.refuse_as_contrary(*at, others);
            }
            if against.is_empty()
                && let Some(first) = all.first()
            {
                follow.insert(key.clone(), *first);
            }
        }
        if follow.is_empty() {
            return naming;
        }
        let countries = Countries::new(template);
        for (key, (at, name)) in &follow {
            let (kind, spelling) = key;
            let circle = circle(&follow, key);
            if !circle.is_empty() {
                let others = circle.iter().filter(|other| *other != at);
                let others = others.map(|other| id(*other)).collect();
                naming.refuse_all(&said[key], &(Status::Conflicting, contrary(others)));
                continue;
            }
            let name = target(&follow, *kind, name);
            let unknown = *kind == NameKind::Country && !countries.knows(name);
            if unknown {
                let message = Message::new("detail-name-unknown").with("name", name);
                naming.refuse_all(&said[key], &(Status::Stale, message));
                continue;
            }
            naming.decided.push(DecidedName {
                kind: *kind,
                spelling: spellings
                    .get(key)
                    .map_or(spelling.as_str(), |one| *one)
                    .to_owned(),
                name: tidy(name),
            });
        }
        naming
    }

    fn refuse_as_contrary(&mut self, at: usize, others: Vec<Argument>) {
        self.refused.insert(at, (Status::Conflicting, contrary(others)));
    }

    fn refuse_all(&mut self, all: &[(usize, &str)], why: &(Status, Message)) {
        for (at, _) in all {
            self.refused.insert(*at, why.clone());
        }
    }

    /// The template with what people decided.
    pub fn template<'a>(&self, template: &'a Template) -> Cow<'a, Template> {
        if self.decided.is_empty() {
            return Cow::Borrowed(template);
        }
        let mut template = template.clone();
        template.decided.clone_from(&self.decided);
        template.mask_decided();
        Cow::Owned(template)
    }

    /// What the partners and countries of the earlier workbook are called by now; else a
    /// name that was put right would make an agreement look like another.
    pub fn rename(&self, earlier: &mut Earlier, template: &Template) {
        if self.decided.is_empty() {
            return;
        }
        let countries = Countries::new(template);
        let partners = Partners::new(template);
        let agreements = earlier.memory.now.agreements.iter().map(|one| &one.anchor);
        let decisions = earlier.decisions.iter().flat_map(|one| &one.anchors);
        let mut called = Called::default();
        for anchor in agreements.chain(decisions) {
            let (old, place) = (&anchor.partner, &anchor.country);
            if !old.is_empty() && !called.partners.contains_key(old) {
                let now = partners.read(old, "", &countries).name;
                called.partners.insert(old.clone(), now);
            }
            if !place.is_empty() && !called.countries.contains_key(place) {
                let geography = countries.read(place);
                let known =
                    geography.unknown.is_empty() && !geography.countries.is_empty();
                let now =
                    if known { geography.countries.join(", ") } else { place.clone() };
                called.countries.insert(place.clone(), now);
            }
        }
        called.partners.retain(|old, now| old != now);
        called.countries.retain(|old, now| old != now);
        earlier.called = called;
    }

    /// Settles the decisions on names by the spellings that the lists have.
    pub fn settle(&self, settled: &mut [Settled], names: &[NameSeen]) {
        let has_names = settled
            .iter()
            .any(|one| matches!(one.decision.subject, Subject::Name { .. }));
        if !has_names {
            return;
        }
        let mut seen: Map<(NameKind, String), &str> = Map::default();
        for name in names {
            seen.insert((name.kind, fold(&name.spelling)), &name.spelling);
        }
        let countries = names.iter().filter(|name| name.kind == NameKind::Country);
        for part in countries.flat_map(|name| parts(&name.spelling)) {
            seen.entry((NameKind::Country, fold(part))).or_insert(part);
        }
        for (at, one) in settled.iter_mut().enumerate() {
            let Subject::Name { kind, spelling } = &one.decision.subject else {
                continue;
            };
            if let Some((status, detail)) = self.refused.get(&at) {
                one.status = *status;
                one.detail = Some(detail.clone());
                continue;
            }
            let here = seen.get(&(*kind, fold(spelling)));
            (one.status, one.detail) = match here {
                None => (Status::Orphan, Some(lost(spelling))),
                Some(here) if here == spelling => (Status::Applied, None),
                Some(here) => {
                    let message = Message::new("detail-name-respelt");
                    (Status::Reanchored, Some(message.with("spelling", *here)))
                }
            };
        }
    }
}

/// What names of an earlier workbook are called by now, where that is otherwise.
#[derive(Clone, Debug, Default)]
pub struct Called {
    partners: Map<String, String>,
    countries: Map<String, String>,
}

impl Called {
    /// The same agreement under the names of now; `None` if they are the same.
    pub(super) fn by_now(&self, anchor: &Anchor) -> Option<Anchor> {
        let partner = self.partners.get(&anchor.partner);
        let country = self.countries.get(&anchor.country);
        if partner.is_none() && country.is_none() {
            return None;
        }
        Some(Anchor {
            partner: partner.unwrap_or(&anchor.partner).clone(),
            country: country.unwrap_or(&anchor.country).clone(),
            ..anchor.clone()
        })
    }
}

fn lost(spelling: &str) -> Message {
    Message::new("detail-name-lost").with("spelling", spelling)
}

fn contrary(others: Vec<Argument>) -> Message {
    Message::new("detail-conflict").with("others", Argument::List(others))
}

/// The parts of a cell that may be names of their own.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for between in BETWEEN {
        parts = parts.into_iter().flat_map(|part| part.split(between)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// What each spelling is said to be, with the decision that says so.
type Follow<'a> = Map<(NameKind, String), (usize, &'a str)>;

/// Where a name leads to at last.
fn target<'a>(follow: &Follow<'a>, kind: NameKind, name: &'a str) -> &'a str {
    let mut name = name;
    for _ in 0..STEPS_MAX {
        let here = fold(name);
        match follow.get(&(kind, here.clone())) {
            Some((_, next)) if fold(next) != here => name = next,
            _ => break,
        }
    }
    name
}

/// The decisions that lead from a spelling back to it; empty if they do not. A spelling
/// that is said to be itself is no circle, but an answer.
fn circle(follow: &Follow<'_>, start: &(NameKind, String)) -> Vec<usize> {
    let mut passed = Vec::new();
    let mut here = start.clone();
    while let Some((at, name)) = follow.get(&here) {
        let next = fold(name);
        if next == here.1 || passed.len() > STEPS_MAX {
            return Vec::new();
        }
        passed.push(*at);
        if next == start.1 {
            return passed;
        }
        here.1 = next;
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::Naming;
    use crate::model::{Decision, NameKind, Subject, Verdict};
    use crate::review::Earlier;
    use crate::template::{Country, NamedPartner, Template};
    use crate::value::country::Countries;
    use crate::value::partner::Partners;

    fn template() -> Template {
        let partner = |key: &str| NamedPartner {
            key: key.to_owned(),
            group: "UN".to_owned(),
            ..NamedPartner::default()
        };
        let country = |key: &str| Country { key: key.to_owned(), ..Country::default() };
        Template {
            partners: vec![partner("IOM"), partner("UNDP")],
            countries: vec![country("Serbia"), country("Kosovo")],
            ..Template::default()
        }
    }

    /// Decisions such as `partner A = B`, numbered from 1.
    fn earlier(lines: &[&str]) -> Earlier {
        let decisions = (1..).zip(lines).map(|(id, line)| {
            let (subject, name) = line.split_once(" = ").unwrap();
            Decision {
                id,
                subject: Subject::from_key(subject).unwrap(),
                anchors: Vec::new(),
                verdict: Verdict::Text(name.to_owned()),
                by: String::new(),
                when: String::new(),
                reason: String::new(),
                evidence: String::new(),
                proposal: String::new(),
            }
        });
        Earlier { decisions: decisions.collect(), ..Earlier::default() }
    }

    /// What a cell is read as after decisions, and how many of them are not followed.
    #[track_caller]
    fn check(lines: &[&str], kind: NameKind, cell: &str, expected: (&str, usize)) {
        let naming = Naming::new(Some(&earlier(lines)), &template());
        let template = template();
        let template = naming.template(&template);
        let countries = Countries::new(&template);
        let read = if kind == NameKind::Country {
            let geography = countries.read(cell);
            format!("{}?{}", geography.countries.join(", "), geography.unknown)
        } else {
            let partner = Partners::new(&template).read(cell, "", &countries);
            format!("{} {} {}", partner.name, partner.group, partner.known)
        };
        assert_eq!((read.as_str(), naming.refused.len()), expected, "{lines:?}");
    }

    #[test]
    fn a_spelling_is_read_as_the_name_that_a_person_gave_it() {
        let partner = NameKind::Partner;
        check(&["partner Migr. org = IOM"], partner, "MIGR ORG", ("IOM UN true", 0));
        // Against the template as well, and by way of another spelling.
        check(&["partner UNDP = IOM"], partner, "UNDP", ("IOM UN true", 0));
        let chain = ["partner Mo = Migr. org", "partner Migr. org = IOM"];
        check(&chain, partner, "Mo", ("IOM UN true", 0));
        // A name of its own, or one that nobody has heard of.
        check(&["partner Alfa = Alfa"], partner, "Alfa", ("Alfa  true", 0));
        check(&["partner Alpha = Alfa"], partner, "Alpha", ("Alfa  true", 0));
        let country = NameKind::Country;
        let kosova = ["country Kosova = Kosovo"];
        check(&kosova, country, "Serbia, Kosova", ("Kosovo, Serbia?", 0));
        check(
            &["country Begge = Serbia, Kosovo"],
            country,
            "Begge",
            ("Kosovo, Serbia?", 0),
        );
        // A star is no beginning here.
        check(&["partner U* = IOM"], partner, "UNDP", ("UNDP UN true", 0));
    }

    #[test]
    fn what_contradicts_itself_or_leads_nowhere_is_not_followed() {
        let partner = NameKind::Partner;
        let twice = ["partner Mo = IOM", "partner MO = UNDP"];
        check(&twice, partner, "Mo", ("Mo  false", 2));
        let circle = ["partner Mo = Ny", "partner Ny = Mo", "partner X = Mo"];
        check(&circle, partner, "Ny", ("Ny  false", 2));
        check(&["partner ?? = IOM"], partner, "??", ("??  false", 1));
        let nowhere = ["country Atlantis = Hyperborea"];
        check(&nowhere, NameKind::Country, "Atlantis", ("?Atlantis", 1));
    }
}
