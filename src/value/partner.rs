//! Agreement partners by every spelling, with or without their local office.

use crate::model::{NameKind, Partner};
use crate::template::Template;
use crate::text::{fold, tidy};
use crate::value::country::Countries;
use crate::value::lookup::Lookup;

/// A partner of the template.
#[derive(Clone, Debug)]
struct Known {
    name: String,
    group: String,
    /// Whether a place after its name tells another organisation.
    national: bool,
}

/// Norway, and where its organisations are.
const NORWAY: [&str; 4] = ["norge", "noreg", "norway", "oslo"];

/// Words that say of an organisation that it is Norwegian.
const NORWEGIAN: [&str; 10] = [
    "norge",
    "norges",
    "noreg",
    "noregs",
    "norway",
    "norwegian",
    "norsk",
    "norske",
    "norcross",
    "nor",
];

impl Known {
    /// Whether it is this one that is called `name` with `place` behind it, both folded,
    /// and not another country's.
    fn is_at(&self, name: &str, place: &str) -> bool {
        !self.national
            || NORWAY.contains(&place)
            || name.split(' ').any(|word| NORWEGIAN.contains(&word))
    }
}

/// All partners and groups of a template, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub struct Partners {
    /// Partners by spelling.
    names: Lookup<Known>,
    groups: Lookup<String>,
}

impl Partners {
    /// Builds the index.
    pub fn new(template: &Template) -> Self {
        let mut partners = Self::default();
        for partner in &template.partners {
            partners.names.add_name(
                &partner.key,
                partner.nn.as_ref(),
                partner.en.as_ref(),
                &partner.aliases,
                &Known {
                    name: partner.key.clone(),
                    group: partner.group.clone(),
                    national: partner.national,
                },
            );
        }
        for group in &template.partner_groups {
            partners.groups.add_name(
                &group.key,
                group.nn.as_ref(),
                group.en.as_ref(),
                &group.aliases,
                &group.key,
            );
        }
        let decided = template.decided.iter().filter(|one| one.kind == NameKind::Partner);
        let decided: Vec<(&str, Known)> = decided
            .map(|one| {
                let known = partners.names.get(&one.name);
                let known = known.filter(|known| one.means(&known.name)).cloned();
                let new = || Known {
                    name: one.name.clone(),
                    group: String::new(),
                    national: false,
                };
                (one.spelling.as_str(), known.unwrap_or_else(new))
            })
            .collect();
        for (spelling, name) in decided {
            partners.names.set(spelling, name);
        }
        partners
    }

    /// The partner that a cell names; `group` is what the list says of its group.
    pub fn read(&self, text: &str, group: &str, countries: &Countries) -> Partner {
        let text = tidy(text);
        if text.is_empty() {
            return Partner {
                name: String::new(),
                group: self.group(group),
                known: false,
            };
        }
        match self.find(&text, countries) {
            Some(known) => {
                let group = if known.group.is_empty() {
                    self.group(group)
                } else {
                    known.group.clone()
                };
                Partner { name: known.name.clone(), group, known: true }
            }
            None => Partner { name: text, group: self.group(group), known: false },
        }
    }

    fn group(&self, text: &str) -> String {
        self.groups.get(text).cloned().unwrap_or_default()
    }

    fn find(&self, text: &str, countries: &Countries) -> Option<&Known> {
        if let Some(found) = self.names.get(text) {
            return Some(found);
        }
        // `International Organization for Migration (IOM)`.
        if let Some((before, rest)) = text.split_once('(') {
            let inside = rest.trim_end_matches(')');
            let place = fold(inside);
            let is_other = |found: &Known| {
                countries.is_place(&place) && !found.is_at(&fold(before), &place)
            };
            if let Some(found) = self.names.get(before).or_else(|| self.names.get(inside))
                && !is_other(found)
            {
                return Some(found);
            }
        }
        // `IOM Moldova`, `IOM, Chisinau office`: a name followed by a place.
        let folded = fold(text);
        let (found, rest) = self.names.leading(&folded)?;
        let rest =
            rest.strip_prefix("i ").or_else(|| rest.strip_prefix("in ")).unwrap_or(rest);
        let name = folded.get(..folded.len() - rest.len()).unwrap_or_default();
        let is_place = countries.is_place(rest) || NORWAY.contains(&rest);
        (is_place && found.is_at(name, rest)).then_some(found)
    }
}
