//! What the banners of a list say of the rows below them.
//!
//! Each banner is read once: a list may have as many banners as rows.

use std::sync::Arc;

use crate::clean::lookups::{Lookups, SpellingId};
use crate::model::{Geography, List, ListRow, Partner, Text};
use crate::value::period::{self, without_year};

/// For each banner what holds below it, by itself and by those above it.
#[derive(Default)]
pub(super) struct Banners(Vec<Held>);

/// What holds below a banner.
#[derive(Clone, Default)]
pub(super) struct Held {
    /// The unit, and how a banner spells it.
    pub(super) unit: Option<(SpellingId, Text)>,
    /// The place, and how a banner spells it.
    pub(super) place: Option<(SpellingId, Arc<Geography>)>,
    /// A partner that the template knows, and how a banner spells it.
    pub(super) partner: Option<(SpellingId, Arc<Partner>)>,
    /// The year, and whether its banner says nothing else.
    pub(super) year: Option<(i32, bool)>,
}

impl Banners {
    /// Reads the banners of a list.
    pub(super) fn new(list: &List, lookups: &mut Lookups) -> Self {
        let names = lookups.names();
        let mut all: Vec<Held> = Vec::with_capacity(list.banners.len());
        let mut outer = None;
        for banner in &list.banners {
            let text = Text::from(banner.as_str());
            let (unit_spelling, unit) = lookups.unit(&text);
            let without = without_year(banner);
            let place = if without.is_empty() || names.countries.knows(banner) {
                text.clone()
            } else {
                Text::from(without.as_str())
            };
            let (place_spelling, geography) = lookups.geography(&place);
            let is_place = geography.unknown.is_empty() && !geography.is_empty();
            let (partner_spelling, partner) = lookups.partner(&text, &Text::default());
            let is_partner = partner.known && unit.is_none() && !is_place;
            let kind = (unit.is_some(), is_place, is_partner);
            let outer = outer.get_or_insert_with(|| {
                (unit.is_some(), names.countries.knows(&place), is_partner)
            });
            let above = all.last().cloned().unwrap_or_default();
            let year = year(banner);
            // The outermost kind of banner begins anew, and so does what no one knows; a
            // year alone is known.
            let is_known =
                kind != (false, false, false) || year.is_some_and(|(_, plain)| plain);
            let goes_on = kind != *outer && is_known;
            all.push(Held {
                unit: unit
                    .map(|unit| (unit_spelling, unit))
                    .or(above.unit.filter(|_| goes_on)),
                place: is_place
                    .then_some((place_spelling, geography))
                    .or(above.place.filter(|_| goes_on)),
                partner: is_partner
                    .then_some((partner_spelling, partner))
                    .or(above.partner.filter(|_| goes_on)),
                year: year.or(above.year),
            });
        }
        Self(all)
    }

    /// What holds for a row.
    pub(super) fn of(&self, listed: &ListRow) -> Option<&Held> {
        self.0.get(listed.banner? as usize)
    }
}

/// The year that a banner names, and whether it says nothing else.
fn year(banner: &str) -> Option<(i32, bool)> {
    let plain = period::read_text(banner)
        .filter(|period| period.last == Some(period.first))
        .map(|period| (period.first, true));
    plain.or_else(|| Some((period::single_year(banner)?, false)))
}
