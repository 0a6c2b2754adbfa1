//! Members that must not be published → the member that stands for them.
//!
//! Done before anything is counted, so that hidden partners with one name are one row.
//! Free texts are hidden when they are written, in the workbook's language.

use std::sync::Arc;

use crate::model::{Agreement, Geography, Partner, Project, Set};
use crate::template::{MaskRule, Template};

/// Puts what stands for hidden partners and countries in their place, and gives the
/// template without the published figures about them, which could not be met.
pub fn publish(
    agreements: &mut [Agreement],
    projects: &mut [Project],
    template: &Template,
) -> Template {
    let rules = &template.masking;
    for agreement in agreements {
        partner(Arc::make_mut(&mut agreement.partner), rules);
        geography(Arc::make_mut(&mut agreement.geography), rules);
    }
    for project in projects {
        partner(Arc::make_mut(&mut project.partner), rules);
        geography(Arc::make_mut(&mut project.geography), rules);
    }
    let mut rest = template.clone();
    rest.published.retain(|figure| !rules.iter().any(|rule| is_about(&figure.id, rule)));
    rest
}

fn partner(partner: &mut Partner, rules: &[MaskRule]) {
    let rule = rules.iter().find(|rule| rule.partner.as_ref() == Some(&partner.name));
    if let Some(rule) = rule {
        partner.name.clone_from(&rule.nb);
        // What stands for it is a member of the template.
        partner.known = true;
    }
}

fn geography(geography: &mut Geography, rules: &[MaskRule]) {
    let hidden = |country: &String| {
        rules.iter().find(|rule| rule.country.as_ref() == Some(country))
    };
    if !geography.countries.iter().any(|country| hidden(country).is_some()) {
        return;
    }
    let several = geography.countries.len() > 1;
    let shown = geography.countries.iter().map(|country| match hidden(country) {
        Some(rule) => rule.nb.clone(),
        None => country.clone(),
    });
    let mut countries: Vec<String> = shown.collect::<Set<_>>().into_iter().collect();
    countries.sort();
    // Several hidden countries with one name are still several.
    geography.regional |= several;
    geography.countries = countries;
}

/// Whether a published figure, such as `country.Moldova.nok`, is about a hidden member.
fn is_about(id: &str, rule: &MaskRule) -> bool {
    let of = |dimension: &str, key: Option<&String>| {
        let rest = id.strip_prefix(dimension).and_then(|rest| rest.strip_prefix('.'));
        rest.zip(key).is_some_and(|(rest, key)| {
            rest.strip_prefix(key.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    of("partner", rule.partner.as_ref()) || of("country", rule.country.as_ref())
}
