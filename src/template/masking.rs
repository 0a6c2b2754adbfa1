//! Names that an edition for the public must not hold.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::NameKind;
use crate::template::{DecidedName, Template};
use crate::text::{Masker, fold};

/// Stands in agreement numbers for the letters of a hidden country.
const CODE: &str = "XXX";

/// A name that must not be published, and what stands in its place. One of `partner`,
/// `country` and `text` says what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MaskRule {
    /// A partner, by its key or, if the template does not know it, as the list has it;
    /// its other spellings are hidden too.
    pub partner: Option<String>,
    /// A country, by its key; its other spellings, the words that tell it and its letters
    /// in agreement numbers are hidden too.
    pub country: Option<String>,
    /// Any other text, such as the name of a person.
    pub text: Option<String>,
    /// More spellings; an `*` at the end stands for any ending.
    pub also: Vec<String>,
    /// What stands in its place, in bokmål.
    pub nb: String,
    /// The same in nynorsk, if it differs.
    pub nn: Option<String>,
    /// The same in English.
    pub en: Option<String>,
}

impl MaskRule {
    /// What is hidden.
    pub fn name(&self) -> &str {
        let named = [&self.partner, &self.country, &self.text];
        named.into_iter().flatten().next().map_or("", String::as_str)
    }
}

impl Template {
    /// Hides what must not be published behind what `shown` gives for its rule.
    pub fn masker(&self, shown: impl Fn(&MaskRule) -> String) -> Masker {
        let mut masker = Masker::default();
        for rule in &self.masking {
            let replacement = shown(rule);
            let mut hide = |name: &str| masker.hide(name, &replacement);
            hide(rule.name());
            rule.also.iter().for_each(|name| hide(name));
            let partner =
                self.partners.iter().find(|one| rule.partner.as_ref() == Some(&one.key));
            if let Some(one) = partner {
                one.nn
                    .iter()
                    .chain(&one.en)
                    .chain(&one.aliases)
                    .for_each(|name| hide(name));
            }
            let country =
                self.countries.iter().find(|one| rule.country.as_ref() == Some(&one.key));
            if let Some(one) = country {
                let names = one.nn.iter().chain(&one.en).chain(&one.aliases);
                names.chain(&one.words).for_each(|name| hide(name));
                if let Some(letters) = &one.iso3 {
                    masker.hide_code(letters, CODE);
                }
            }
        }
        if !masker.is_empty() {
            self.spare_others(&mut masker);
        }
        masker
    }

    /// Hides also the spellings that people decided on: those that stand for what is hidden,
    /// and those that what is hidden is called by now.
    pub fn mask_decided(&mut self) {
        let mut renamed = Vec::new();
        for rule in &mut self.masking {
            let (kind, key) = match (&rule.partner, &rule.country) {
                (Some(partner), _) => (NameKind::Partner, partner.clone()),
                (None, Some(country)) => (NameKind::Country, country.clone()),
                (None, None) => continue,
            };
            let mut names = vec![fold(&key)];
            let partner = self.partners.iter().filter(|_| kind == NameKind::Partner);
            for one in partner.filter(|one| one.key == key) {
                let others = one.nn.iter().chain(&one.en).chain(&one.aliases);
                names.extend(others.map(|name| fold(name)));
            }
            let country = self.countries.iter().filter(|_| kind == NameKind::Country);
            for one in country.filter(|one| one.key == key) {
                let others = one.nn.iter().chain(&one.en).chain(&one.aliases);
                names.extend(others.map(|name| fold(name)));
            }
            for decided in self.decided.iter().filter(|one| one.kind == kind) {
                let is_name = names.contains(&fold(&decided.name));
                let is_spelling = names.contains(&fold(&decided.spelling));
                if is_name {
                    rule.also.push(decided.spelling.clone());
                } else if is_spelling {
                    let name = Some(decided.name.clone());
                    renamed.push(match kind {
                        NameKind::Partner => MaskRule { partner: name, ..rule.clone() },
                        _ => MaskRule { country: name, ..rule.clone() },
                    });
                }
            }
        }
        self.masking.extend(renamed);
    }

    /// The template that hides names which people called otherwise: the kind, the spelling
    /// and the name of each.
    #[must_use]
    pub fn with_renamed(mut self, renamed: &[(NameKind, String, String)]) -> Self {
        let decided = renamed.iter().map(|(kind, spelling, name)| DecidedName {
            kind: *kind,
            spelling: spelling.clone(),
            name: name.clone(),
        });
        let before = std::mem::replace(&mut self.decided, decided.collect());
        self.mask_decided();
        self.decided = before;
        self
    }

    /// Names that are not hidden may begin as a hidden one does.
    fn spare_others(&self, masker: &mut Masker) {
        let hidden = |partner: Option<&String>, country: Option<&String>| {
            self.masking.iter().any(|rule| {
                (partner.is_some() && rule.partner.as_ref() == partner)
                    || (country.is_some() && rule.country.as_ref() == country)
            })
        };
        for one in self.countries.iter().filter(|one| !hidden(None, Some(&one.key))) {
            let names = [&one.key].into_iter().chain(&one.nn).chain(&one.en);
            names
                .chain(&one.aliases)
                .chain(&one.words)
                .for_each(|name| masker.spare(name));
        }
        for one in self.partners.iter().filter(|one| !hidden(Some(&one.key), None)) {
            let names = [&one.key].into_iter().chain(&one.nn).chain(&one.en);
            names.chain(&one.aliases).for_each(|name| masker.spare(name));
        }
    }
}
