//! Spellings of names as they stand in the lists, with what each was taken for.

use std::cmp::Reverse;

use rayon::prelude::*;

use crate::model::{Geography, Map, NameKind, NameSeen, Partner, Place};
use crate::text::fold;

/// What a spelling was taken for, and where it stands.
#[derive(Clone, Debug)]
struct Entry {
    rows: usize,
    read_as: Vec<String>,
    known: bool,
    place: Place,
}

/// Gathers the spellings of all lists.
#[derive(Clone, Debug, Default)]
pub(super) struct NamesSeen {
    partners: Map<String, Entry>,
    countries: Map<String, Entry>,
    units: Map<String, Entry>,
}

impl NamesSeen {
    /// Notes the name of a partner.
    pub(super) fn partner(&mut self, text: &str, partner: &Partner, place: Place) {
        let read_as = || vec![partner.name.clone()];
        self.add((NameKind::Partner, text), read_as, partner.known, place);
    }

    /// Notes the name of an extending unit.
    pub(super) fn unit(&mut self, text: &str, known: Option<&str>, place: Place) {
        let read_as = || vec![known.unwrap_or(text).to_owned()];
        self.add((NameKind::Unit, text), read_as, known.is_some(), place);
    }

    /// Notes a cell of countries: what is known of it as a whole, and each part that is
    /// not by itself.
    pub(super) fn country(&mut self, text: &str, geography: &Geography, place: Place) {
        let known = || {
            if geography.countries.is_empty() {
                vec![geography.region.clone()]
            } else {
                geography.countries.clone()
            }
        };
        if geography.unknown.is_empty() {
            self.add((NameKind::Country, text), known, true, place);
        } else if geography.unknown == text {
            self.add((NameKind::Country, text), Vec::new, false, place);
        } else {
            for part in geography.unknown.split(", ") {
                self.add((NameKind::Country, part), Vec::new, false, place);
            }
        }
    }

    fn add(
        &mut self,
        (kind, text): (NameKind, &str),
        read_as: impl FnOnce() -> Vec<String>,
        known: bool,
        place: Place,
    ) {
        if text.is_empty() {
            return;
        }
        let entries = match kind {
            NameKind::Partner => &mut self.partners,
            NameKind::Country => &mut self.countries,
            NameKind::Unit => &mut self.units,
        };
        if let Some(entry) = entries.get_mut(text) {
            entry.rows += 1;
            entry.place = entry.place.min(place);
        } else {
            let entry = Entry { rows: 1, read_as: read_as(), known, place };
            entries.insert(text.to_owned(), entry);
        }
    }

    /// Takes those of other rows as well.
    pub(super) fn absorb(&mut self, other: Self) {
        for (own, other) in [
            (&mut self.partners, other.partners),
            (&mut self.countries, other.countries),
            (&mut self.units, other.units),
        ] {
            for (text, entry) in other {
                match own.get_mut(&text) {
                    Some(known) => {
                        known.rows += entry.rows;
                        known.place = known.place.min(entry.place);
                    }
                    None => {
                        own.insert(text, entry);
                    }
                }
            }
        }
    }

    /// All of them, spellings that differ in signs and capitals as one: by kind, those
    /// first that nobody knows, then by rows and spelling.
    pub(super) fn finish(self) -> Vec<NameSeen> {
        let kinds = [
            (NameKind::Partner, self.partners),
            (NameKind::Country, self.countries),
            (NameKind::Unit, self.units),
        ];
        let mut names: Vec<NameSeen> = Vec::new();
        for (kind, entries) in kinds {
            let entries: Vec<(String, Entry)> = entries.into_iter().collect();
            let folded: Vec<String> =
                entries.par_iter().map(|(spelling, _)| fold(spelling)).collect();
            let mut same: Map<String, Vec<(String, Entry)>> = Map::default();
            for (folded, entry) in folded.into_iter().zip(entries) {
                same.entry(folded).or_default().push(entry);
            }
            names.extend(
                same.into_values().filter_map(|spellings| together(kind, spellings)),
            );
        }
        names.par_sort_by(|one, other| {
            let key = |name: &NameSeen| (name.kind, name.known, Reverse(name.rows));
            key(one).cmp(&key(other)).then_with(|| one.spelling.cmp(&other.spelling))
        });
        names
    }
}

/// Spellings that are one but for signs and capitals, under the one that stands most often.
fn together(kind: NameKind, mut spellings: Vec<(String, Entry)>) -> Option<NameSeen> {
    spellings.sort_by(|(one, first), (other, second)| {
        second.rows.cmp(&first.rows).then_with(|| one.cmp(other))
    });
    let rows = spellings.iter().map(|(_, entry)| entry.rows).sum();
    let place = spellings.iter().map(|(_, entry)| entry.place).min()?;
    let (spelling, entry) = spellings.into_iter().next()?;
    Some(NameSeen {
        kind,
        spelling,
        read_as: entry.read_as,
        known: entry.known,
        rows,
        place,
        like: String::new(),
    })
}
