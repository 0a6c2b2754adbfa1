//! Puts a template on top of those that it builds on.

use crate::template::{
    CoverageRules, GeographyWords, Label, Linking, MoneyWords, RowWords, SampleRules,
    Template,
};

impl Template {
    /// Puts `other` on top: its single values replace ours where it has them, and its
    /// elements replace those with the same key, or are added.
    pub(super) fn merge(&mut self, other: &Self) {
        replace(&mut self.name, &other.name, &String::new());
        replace(&mut self.title, &other.title, &Label::default());
        replace(&mut self.subject, &other.subject, &Label::default());
        replace(&mut self.report_year, &other.report_year, &None);
        replace(&mut self.live_agreements_max, &other.live_agreements_max, &None);
        replace(&mut self.plausible_years, &other.plausible_years, &None);
        replace(&mut self.amount_preference, &other.amount_preference, &Vec::new());
        replace(&mut self.published_anchors, &other.published_anchors, &Vec::new());
        replace(&mut self.rows, &other.rows, &RowWords::default());
        replace(&mut self.money, &other.money, &MoneyWords::default());
        replace(&mut self.geography, &other.geography, &GeographyWords::default());
        replace(&mut self.coverage, &other.coverage, &CoverageRules::default());
        replace(&mut self.sample, &other.sample, &SampleRules::default());
        replace(&mut self.linking, &other.linking, &Linking::default());
        // Synonyms of one field add up: a portfolio has columns of its own beside the
        // common ones.
        self.columns.extend(other.columns.iter().cloned());
        merge_by(&mut self.regions, &other.regions, |one| &one.key);
        merge_by(&mut self.countries, &other.countries, |one| &one.key);
        merge_by(&mut self.partner_groups, &other.partner_groups, |one| &one.key);
        merge_by(&mut self.partners, &other.partners, |one| &one.key);
        merge_by(&mut self.units, &other.units, |one| &one.key);
        merge_by(&mut self.dimensions, &other.dimensions, |one| &one.key);
        merge_by(&mut self.plans, &other.plans, |one| &one.key);
        merge_by(&mut self.commitments, &other.commitments, |one| &one.key);
        merge_by(&mut self.scopes, &other.scopes, |one| &one.key);
        merge_by(&mut self.tables, &other.tables, |one| &one.key);
        merge_by(&mut self.published, &other.published, |one| &one.id);
        self.masking.extend(other.masking.iter().cloned());
        self.contradictions.extend(other.contradictions.iter().cloned());
    }
}

fn replace<T: Clone + PartialEq>(ours: &mut T, other: &T, missing: &T) {
    if other != missing {
        ours.clone_from(other);
    }
}

fn merge_by<T: Clone>(ours: &mut Vec<T>, others: &[T], key: impl Fn(&T) -> &String) {
    // Keys of ours as they were: within one file a repeated key is a fault, which the
    // check reports.
    let known = ours.len();
    for other in others {
        match ours[..known].iter().position(|one| key(one) == key(other)) {
            Some(position) => ours[position] = other.clone(),
            None => ours.push(other.clone()),
        }
    }
}
