//! What the cells of names were read as before: a list has few names and many rows.

use std::sync::Arc;

use crate::model::{Geography, Map, Partner, Text};
use crate::value::known::KnownNames;

/// Looks names up, each spelling once.
pub(super) struct Lookups {
    names: Arc<KnownNames>,
    /// What the rows above have looked up.
    known: Arc<Found>,
    /// What is not among these.
    new: Found,
    /// What rows say that say nothing.
    nothing: (Arc<Geography>, Arc<Partner>),
}

/// What spellings were found to be.
#[derive(Clone, Default)]
struct Found {
    geographies: Map<String, Arc<Geography>>,
    /// By the partner's cell, then by that of its group.
    partners: Map<String, Map<String, Arc<Partner>>>,
    units: Map<String, Option<Text>>,
}

impl Found {
    fn partner(&self, text: &str, group: &str) -> Option<&Arc<Partner>> {
        self.partners.get(text)?.get(group)
    }
}

impl Lookups {
    pub(super) fn new(names: Arc<KnownNames>) -> Self {
        Self {
            names,
            known: Arc::default(),
            new: Found::default(),
            nothing: (Arc::default(), Arc::default()),
        }
    }

    /// One for another core, which knows what was looked up so far.
    pub(super) fn fork(&self) -> Self {
        Self {
            names: Arc::clone(&self.names),
            known: Arc::clone(&self.known),
            new: Found::default(),
            nothing: self.nothing.clone(),
        }
    }

    /// Takes what others have looked up, which are used no more.
    pub(super) fn absorb(&mut self, others: impl Iterator<Item = Self>) {
        let new: Vec<Found> = others.map(|other| other.new).collect();
        let known = Arc::make_mut(&mut self.known);
        for found in new {
            for (text, geography) in found.geographies {
                known.geographies.entry(text).or_insert(geography);
            }
            for (text, of_text) in found.partners {
                let known = known.partners.entry(text).or_default();
                for (group, partner) in of_text {
                    known.entry(group).or_insert(partner);
                }
            }
            for (text, unit) in found.units {
                known.units.entry(text).or_insert(unit);
            }
        }
    }

    /// The names themselves.
    pub(super) fn names(&self) -> Arc<KnownNames> {
        Arc::clone(&self.names)
    }

    /// The place of a row that names none.
    pub(super) fn nowhere(&self) -> Arc<Geography> {
        Arc::clone(&self.nothing.0)
    }

    /// The partner of a row that names none.
    pub(super) fn nobody(&self) -> Arc<Partner> {
        Arc::clone(&self.nothing.1)
    }

    /// The places that a cell names.
    pub(super) fn geography(&mut self, text: &str) -> Arc<Geography> {
        let (known, new) = (&self.known.geographies, &self.new.geographies);
        if let Some(known) = known.get(text).or_else(|| new.get(text)) {
            return Arc::clone(known);
        }
        let geography = Arc::new(self.names.countries.read(text));
        self.new.geographies.insert(text.to_owned(), Arc::clone(&geography));
        geography
    }

    /// The partner that a cell and that of its group name.
    pub(super) fn partner(&mut self, text: &str, group: &str) -> Arc<Partner> {
        let known = self.known.partner(text, group);
        if let Some(known) = known.or_else(|| self.new.partner(text, group)) {
            return Arc::clone(known);
        }
        let KnownNames { partners, countries, .. } = &*self.names;
        let partner = Arc::new(partners.read(text, group, countries));
        let of_text = self.new.partners.entry(text.to_owned()).or_default();
        of_text.insert(group.to_owned(), Arc::clone(&partner));
        partner
    }

    /// The unit as the template has it, if it knows it.
    pub(super) fn unit(&mut self, text: &str) -> Option<Text> {
        let (known, new) = (&self.known.units, &self.new.units);
        if let Some(known) = known.get(text).or_else(|| new.get(text)) {
            return known.clone();
        }
        let unit = self.names.units.read(text).map(Text::from);
        self.new.units.insert(text.to_owned(), unit.clone());
        unit
    }
}
