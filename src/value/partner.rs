//! Agreement partners by every spelling, with or without their local office.

use crate::model::{NameKind, Partner, Set};
use crate::template::Template;
use crate::text::{fold, tidy};
use crate::value::country::Countries;
use crate::value::lookup::Lookup;

/// All partners and groups of a template, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub struct Partners {
    /// Name and group by spelling.
    names: Lookup<(String, String)>,
    groups: Lookup<String>,
    /// Spellings, folded, behind which a place tells another organisation.
    national: Set<String>,
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
                &(partner.key.clone(), partner.group.clone()),
            );
            partners.national.extend(partner.national.iter().map(|name| fold(name)));
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
        let decided: Vec<(&str, (String, String))> = decided
            .map(|one| {
                let known = partners.names.get(&one.name);
                let known = known.filter(|(known, _)| one.means(known)).cloned();
                let name = known.unwrap_or_else(|| (one.name.clone(), String::new()));
                (one.spelling.as_str(), name)
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
            Some((name, known_group)) => {
                let group = if known_group.is_empty() {
                    self.group(group)
                } else {
                    known_group.clone()
                };
                Partner { name: name.clone(), group, known: true }
            }
            None => Partner { name: text, group: self.group(group), known: false },
        }
    }

    fn group(&self, text: &str) -> String {
        self.groups.get(text).cloned().unwrap_or_default()
    }

    fn find(&self, text: &str, countries: &Countries) -> Option<&(String, String)> {
        if let Some(found) = self.names.get(text) {
            return Some(found);
        }
        // `International Organization for Migration (IOM)`.
        if let Some((before, rest)) = text.split_once('(') {
            let inside = rest.trim_end_matches(')');
            // `CARE (Danmark)`.
            if self.national.contains(&fold(before)) && countries.is_place(&fold(inside))
            {
                return None;
            }
            if let Some(found) = self.names.get(before).or_else(|| self.names.get(inside))
            {
                return Some(found);
            }
        }
        // `IOM Moldova`, `IOM, Chisinau office`: a name followed by a place.
        let folded = fold(text);
        let (found, rest) = self.names.leading(&folded)?;
        let name = folded.strip_suffix(rest).unwrap_or_default().trim_end();
        let rest =
            rest.strip_prefix("i ").or_else(|| rest.strip_prefix("in ")).unwrap_or(rest);
        (countries.is_place(rest) && !self.national.contains(name)).then_some(found)
    }
}
