//! What the cells of names were read as before, and the rows that each spelling stands in:
//! a list has few names and many rows.

use std::hash::Hash;
use std::sync::Arc;

use indexmap::Equivalent;

use crate::model::{Geography, Map, Partner, Place, Text, small};
use crate::value::known::KnownNames;

/// The place of a spelling among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct SpellingId(u32);

/// The rows that a spelling stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand {
    /// How many.
    pub(super) rows: usize,
    /// The first of its cells.
    pub(super) place: Place,
}

impl Stand {
    /// The rows of both.
    pub(super) fn with(self, other: Self) -> Self {
        Self { rows: self.rows + other.rows, place: self.place.min(other.place) }
    }
}

/// The cells of a partner and of its group.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct PartnerCells {
    pub(super) text: Text,
    pub(super) group: Text,
}

/// The same, on loan; hashed as they are.
#[derive(Hash)]
struct PartnerTexts<'a> {
    text: &'a str,
    group: &'a str,
}

impl Equivalent<PartnerCells> for PartnerTexts<'_> {
    fn equivalent(&self, cells: &PartnerCells) -> bool {
        self.text == cells.text && self.group == cells.group
    }
}

/// Spellings of one kind with what each was found to be.
struct Spellings<K, V> {
    /// Those of the rows above.
    above: Arc<Map<K, V>>,
    /// Those that are not among them.
    new: Map<K, V>,
    /// The rows that have been read.
    stands: Map<SpellingId, Stand>,
}

impl<K: Clone + Eq + Hash, V: Clone> Spellings<K, V> {
    fn new() -> Self {
        Self::of(Arc::default())
    }

    fn of(above: Arc<Map<K, V>>) -> Self {
        Self { above, new: Map::default(), stands: Map::default() }
    }

    /// What a spelling was found to be; found out by `find` if it is new.
    fn look_up<Q: Equivalent<K> + Hash>(
        &mut self,
        spelling: &Q,
        find: impl FnOnce() -> (K, V),
    ) -> (SpellingId, &V) {
        let above = self.above.len();
        if let Some((at, _, found)) = self.above.get_full(spelling) {
            return (SpellingId(small(at)), found);
        }
        let at = self.new.get_index_of(spelling).unwrap_or_else(|| {
            let (spelling, found) = find();
            self.new.insert_full(spelling, found).0
        });
        (SpellingId(small(above + at)), &self.new[at])
    }

    /// Notes a row that a spelling stands in.
    fn note(&mut self, spelling: SpellingId, place: Place) {
        let stand = Stand { rows: 1, place };
        let known = self.stands.entry(spelling);
        known.and_modify(|known| *known = known.with(stand)).or_insert(stand);
    }

    /// Takes the new spellings as those of rows above.
    fn settle(&mut self) {
        if !self.new.is_empty() {
            Arc::make_mut(&mut self.above).append(&mut self.new);
        }
    }

    /// Takes the new spellings of others, which knew those above; gives the rows of each
    /// spelling by the places that they have here.
    fn absorb(&mut self, others: Vec<Self>) -> Vec<Vec<(SpellingId, Stand)>> {
        let parts: Vec<_> =
            others.into_iter().map(|other| (other.new, other.stands)).collect();
        let above = Arc::make_mut(&mut self.above);
        let known = above.len();
        let parts = parts.into_iter().map(|(new, stands)| {
            let place = |(spelling, found)| match above.entry(spelling) {
                indexmap::map::Entry::Occupied(entry) => small(entry.index()),
                indexmap::map::Entry::Vacant(entry) => {
                    let at = small(entry.index());
                    entry.insert(found);
                    at
                }
            };
            let places: Vec<u32> = new.into_iter().map(place).collect();
            let stands = stands.into_iter().map(|(SpellingId(at), stand)| {
                let new = (at as usize).checked_sub(known);
                (SpellingId(new.map_or(at, |new| places[new])), stand)
            });
            stands.collect()
        });
        parts.collect()
    }
}

/// Looks names up, each spelling once, and notes the rows that it stands in.
pub(super) struct Lookups {
    names: Arc<KnownNames>,
    geographies: Spellings<Text, Arc<Geography>>,
    partners: Spellings<PartnerCells, Arc<Partner>>,
    units: Spellings<Text, Option<Text>>,
    /// What rows say that say nothing.
    nothing: (Arc<Geography>, Arc<Partner>),
}

/// The rows that spellings stand in, by kind: once each in some rows of a list.
pub(super) struct Stands {
    geographies: Vec<(SpellingId, Stand)>,
    partners: Vec<(SpellingId, Stand)>,
    units: Vec<(SpellingId, Stand)>,
}

/// The rows that spellings stand in, over all lists.
#[derive(Default)]
pub(super) struct AllStands {
    geographies: Vec<Option<Stand>>,
    partners: Vec<Option<Stand>>,
    units: Vec<Option<Stand>>,
}

impl AllStands {
    /// Takes those of some rows.
    pub(super) fn absorb(&mut self, stands: Stands) {
        for (all, stands) in [
            (&mut self.geographies, stands.geographies),
            (&mut self.partners, stands.partners),
            (&mut self.units, stands.units),
        ] {
            for (SpellingId(at), stand) in stands {
                let at = at as usize;
                if at >= all.len() {
                    all.resize(at + 1, None);
                }
                all[at] = Some(all[at].map_or(stand, |known| known.with(stand)));
            }
        }
    }
}

impl Lookups {
    pub(super) fn new(names: Arc<KnownNames>) -> Self {
        Self {
            names,
            geographies: Spellings::new(),
            partners: Spellings::new(),
            units: Spellings::new(),
            nothing: (Arc::default(), Arc::default()),
        }
    }

    /// One for another core, which knows what was looked up so far.
    pub(super) fn fork(&self) -> Self {
        Self {
            names: Arc::clone(&self.names),
            geographies: Spellings::of(Arc::clone(&self.geographies.above)),
            partners: Spellings::of(Arc::clone(&self.partners.above)),
            units: Spellings::of(Arc::clone(&self.units.above)),
            nothing: self.nothing.clone(),
        }
    }

    /// Lets those that are made from now on know what was looked up here.
    pub(super) fn settle(&mut self) {
        self.geographies.settle();
        self.partners.settle();
        self.units.settle();
    }

    /// Takes what others have looked up, which are used no more; gives the rows that the
    /// spellings of each stand in.
    pub(super) fn absorb(&mut self, others: Vec<Self>) -> Vec<Stands> {
        let (mut geographies, mut partners, mut units) = (vec![], vec![], vec![]);
        for other in others {
            geographies.push(other.geographies);
            partners.push(other.partners);
            units.push(other.units);
        }
        let geographies = self.geographies.absorb(geographies).into_iter();
        let partners = self.partners.absorb(partners).into_iter();
        let units = self.units.absorb(units).into_iter();
        let stands = geographies.zip(partners).zip(units);
        let stands = stands.map(|((geographies, partners), units)| Stands {
            geographies,
            partners,
            units,
        });
        stands.collect()
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

    /// The places that a text names.
    pub(super) fn geography(&mut self, text: &Text) -> (SpellingId, Arc<Geography>) {
        let find = || (text.clone(), Arc::new(self.names.countries.read(text)));
        let (spelling, geography) = self.geographies.look_up(text, find);
        (spelling, Arc::clone(geography))
    }

    /// The unit as the template has it, if it knows it.
    pub(super) fn unit(&mut self, text: &Text) -> (SpellingId, Option<Text>) {
        let find = || (text.clone(), self.names.units.read(text).map(Text::from));
        let (spelling, unit) = self.units.look_up(text, find);
        (spelling, unit.clone())
    }

    /// The partner that a cell and that of its group name.
    pub(super) fn partner(
        &mut self,
        text: &Text,
        group: &Text,
    ) -> (SpellingId, Arc<Partner>) {
        let find = || {
            let KnownNames { partners, countries, .. } = &*self.names;
            let partner = Arc::new(partners.read(text, group, countries));
            (PartnerCells { text: text.clone(), group: group.clone() }, partner)
        };
        let (spelling, partner) =
            self.partners.look_up(&PartnerTexts { text, group }, find);
        (spelling, Arc::clone(partner))
    }

    /// Notes a row that names places by a spelling.
    pub(super) fn note_geography(&mut self, spelling: SpellingId, place: Place) {
        self.geographies.note(spelling, place);
    }

    /// Notes a row that names a unit by a spelling.
    pub(super) fn note_unit(&mut self, spelling: SpellingId, place: Place) {
        self.units.note(spelling, place);
    }

    /// Notes a row that names a partner by a spelling.
    pub(super) fn note_partner(&mut self, spelling: SpellingId, place: Place) {
        self.partners.note(spelling, place);
    }

    /// The places that were named, with the rows that name them.
    pub(super) fn geographies<'a>(
        &'a self,
        all: &'a AllStands,
    ) -> impl Iterator<Item = (&'a Text, &'a Geography, Stand)> {
        let found = self.geographies.above.iter().zip(&all.geographies);
        found.filter_map(|((text, found), stand)| Some((text, &**found, (*stand)?)))
    }

    /// The partners that were named, with the rows that name them.
    pub(super) fn partners<'a>(
        &'a self,
        all: &'a AllStands,
    ) -> impl Iterator<Item = (&'a Text, &'a Partner, Stand)> {
        let found = self.partners.above.iter().zip(&all.partners);
        found.filter_map(|((cells, found), stand)| {
            Some((&cells.text, &**found, (*stand)?))
        })
    }

    /// The units that were named, with the rows that name them.
    pub(super) fn units<'a>(
        &'a self,
        all: &'a AllStands,
    ) -> impl Iterator<Item = (&'a Text, Option<&'a Text>, Stand)> {
        let found = self.units.above.iter().zip(&all.units);
        found.filter_map(|((text, found), stand)| Some((text, found.as_ref(), (*stand)?)))
    }
}
