//! What the cells of names were read as before: a list has few names and many rows.

use std::sync::Arc;

use crate::model::{Geography, Map, Partner};
use crate::template::Template;
use crate::value::code::Codes;
use crate::value::country::Countries;
use crate::value::partner::Partners;
use crate::value::unit::Units;

/// The template's names, ready to be looked up.
pub(super) struct Names {
    pub(super) countries: Countries,
    partners: Partners,
    pub(super) units: Units,
    pub(super) codes: Codes,
}

/// Looks names up, each spelling once.
pub(super) struct Lookups {
    names: Arc<Names>,
    geographies: Map<String, Arc<Geography>>,
    /// By the partner's cell, then by that of its group.
    partners: Map<String, Map<String, Arc<Partner>>>,
    units: Map<String, Option<String>>,
    /// What rows say that say nothing.
    nothing: (Arc<Geography>, Arc<Partner>),
}

impl Lookups {
    pub(super) fn new(template: &Template) -> Self {
        let ((countries, partners), (units, codes)) = rayon::join(
            || (Countries::new(template), Partners::new(template)),
            || (Units::new(template), Codes::new(template)),
        );
        let names = Names { countries, partners, units, codes };
        Self {
            names: Arc::new(names),
            geographies: Map::default(),
            partners: Map::default(),
            units: Map::default(),
            nothing: (Arc::default(), Arc::default()),
        }
    }

    /// One for another core, which has looked up nothing yet.
    pub(super) fn fork(&self) -> Self {
        Self {
            names: Arc::clone(&self.names),
            geographies: Map::default(),
            partners: Map::default(),
            units: Map::default(),
            nothing: self.nothing.clone(),
        }
    }

    /// The names themselves.
    pub(super) fn names(&self) -> Arc<Names> {
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
        if let Some(known) = self.geographies.get(text) {
            return Arc::clone(known);
        }
        let geography = Arc::new(self.names.countries.read(text));
        self.geographies.insert(text.to_owned(), Arc::clone(&geography));
        geography
    }

    /// The partner that a cell and that of its group name.
    pub(super) fn partner(&mut self, text: &str, group: &str) -> Arc<Partner> {
        let known = self.partners.get(text).and_then(|known| known.get(group));
        if let Some(known) = known {
            return Arc::clone(known);
        }
        let Names { partners, countries, .. } = &*self.names;
        let partner = Arc::new(partners.read(text, group, countries));
        let of_text = self.partners.entry(text.to_owned()).or_default();
        of_text.insert(group.to_owned(), Arc::clone(&partner));
        partner
    }

    /// The unit as the template has it, if it knows it.
    pub(super) fn unit(&mut self, text: &str) -> Option<String> {
        if let Some(known) = self.units.get(text) {
            return known.clone();
        }
        let unit = self.names.units.read(text).map(str::to_owned);
        self.units.insert(text.to_owned(), unit.clone());
        unit
    }
}
