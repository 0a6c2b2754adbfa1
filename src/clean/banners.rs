//! What the banners of a list say of the rows below them.
//!
//! Each banner is read once: a list may have as many banners as rows.

use std::sync::Arc;

use crate::clean::lookups::Lookups;
use crate::model::{Geography, List, ListRow, Text};
use crate::value::period;

/// For each banner what holds below it, by itself and by those above it.
#[derive(Default)]
pub(super) struct Banners(Vec<Held>);

/// What holds below a banner.
#[derive(Clone, Default)]
pub(super) struct Held {
    /// The unit, and the number of the banner that names it.
    pub(super) unit: Option<(usize, Text)>,
    /// The place, and the number of the banner that names it.
    pub(super) place: Option<(usize, Arc<Geography>)>,
    /// The year, and whether its banner says nothing else.
    pub(super) year: Option<(i32, bool)>,
}

impl Banners {
    /// Reads the banners of a list.
    pub(super) fn new(list: &List, lookups: &mut Lookups) -> Self {
        let names = lookups.names();
        let mut all: Vec<Held> = Vec::with_capacity(list.banners.len());
        let mut outer = None;
        for (at, banner) in list.banners.iter().enumerate() {
            let unit = names.units.read(banner).map(Text::from);
            let geography = lookups.geography(banner);
            let is_place = geography.unknown.is_empty() && !geography.is_empty();
            let kind = (unit.is_some(), is_place);
            let outer = outer
                .get_or_insert_with(|| (unit.is_some(), names.countries.knows(banner)));
            let above = all.last().cloned().unwrap_or_default();
            // The outermost kind of banner begins anew, and so does what no one knows.
            let goes_on = kind != *outer && kind != (false, false);
            all.push(Held {
                unit: unit.map(|unit| (at, unit)).or(above.unit.filter(|_| goes_on)),
                place: is_place
                    .then_some((at, geography))
                    .or(above.place.filter(|_| goes_on)),
                year: year(banner).or(above.year),
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
