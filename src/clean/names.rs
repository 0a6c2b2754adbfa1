//! Spellings of names as they stand in the lists, with what each was taken for.

use std::cmp::Reverse;

use rayon::prelude::*;

use crate::clean::lookups::{AllStands, Lookups, Stand};
use crate::model::{Finding, Geography, Map, NameKind, NameSeen, Rule};
use crate::text::fold;

/// What a spelling was taken for, and where it stands.
struct Entry<'a> {
    spelling: &'a str,
    read_as: Vec<&'a str>,
    known: bool,
    stand: Stand,
}

/// All spellings, those that differ in signs and capitals as one: by kind, those first
/// that nobody knows, then by rows and spelling.
pub(super) fn seen(lookups: &Lookups, stands: &AllStands) -> Vec<NameSeen> {
    let partners = lookups.partners(stands).map(|(spelling, partner, stand)| Entry {
        spelling,
        read_as: vec![&partner.name],
        known: partner.known,
        stand,
    });
    let countries = lookups
        .geographies(stands)
        .flat_map(|(spelling, geography, stand)| of_cell(spelling, geography, stand));
    let units = lookups.units(stands).map(|(spelling, unit, stand)| Entry {
        spelling,
        read_as: vec![unit.unwrap_or(spelling)],
        known: unit.is_some(),
        stand,
    });
    let kinds: [(NameKind, Vec<Entry<'_>>); 3] = [
        (NameKind::Partner, partners.collect()),
        (NameKind::Country, countries.collect()),
        (NameKind::Unit, units.collect()),
    ];
    let mut names: Vec<NameSeen> = Vec::new();
    for (kind, mut entries) in kinds {
        entries.retain(|entry| !entry.spelling.is_empty());
        let folded: Vec<String> =
            entries.par_iter().map(|entry| fold(entry.spelling)).collect();
        let mut same: Map<String, Vec<Entry<'_>>> = Map::default();
        for (folded, entry) in folded.into_iter().zip(entries) {
            same.entry(folded).or_default().push(entry);
        }
        names
            .extend(same.into_values().filter_map(|spellings| together(kind, spellings)));
    }
    names.par_sort_by(|one, other| {
        let key = |name: &NameSeen| (name.kind, name.known, Reverse(name.rows));
        key(one).cmp(&key(other)).then_with(|| one.spelling.cmp(&other.spelling))
    });
    names
}

/// A cell of countries: what is known of it as a whole, and each part that is not by
/// itself.
fn of_cell<'a>(
    spelling: &'a str,
    geography: &'a Geography,
    stand: Stand,
) -> Vec<Entry<'a>> {
    let unknown = |spelling| Entry { spelling, read_as: Vec::new(), known: false, stand };
    if geography.unknown.is_empty() {
        let read_as = if geography.countries.is_empty() {
            vec![geography.region.as_str()]
        } else {
            geography.countries.iter().map(String::as_str).collect()
        };
        vec![Entry { spelling, read_as, known: true, stand }]
    } else if geography.unknown == spelling {
        vec![unknown(spelling)]
    } else {
        geography.unknown.split(", ").map(unknown).collect()
    }
}

/// Spellings that are one but for signs and capitals, under the one that stands most often.
fn together(kind: NameKind, mut spellings: Vec<Entry<'_>>) -> Option<NameSeen> {
    // The same spelling again, with another group or in another cell, is the one before.
    spellings.sort_by_key(|entry| entry.spelling);
    spellings.dedup_by(|again, entry| {
        let is_same = again.spelling == entry.spelling;
        if is_same {
            entry.stand = entry.stand.with(again.stand);
        }
        is_same
    });
    let all = spellings.iter().map(|entry| entry.stand).reduce(Stand::with)?;
    let shown = spellings.into_iter().min_by_key(|entry| Reverse(entry.stand.rows))?;
    Some(NameSeen {
        kind,
        spelling: shown.spelling.to_owned(),
        read_as: shown.read_as.into_iter().map(str::to_owned).collect(),
        known: shown.known,
        rows: all.rows,
        place: all.place,
        like: String::new(),
    })
}

/// What the template does not know of them, each name once.
pub(super) fn unknown(lookups: &Lookups, stands: &AllStands) -> Vec<Finding> {
    let partners = lookups
        .partners(stands)
        .filter(|(_, partner, _)| !partner.known)
        .map(|(_, partner, stand)| (Rule::PartnerUnknown, partner.name.as_str(), stand));
    let countries = lookups.geographies(stands).map(|(_, geography, stand)| {
        (Rule::CountryUnknown, geography.unknown.as_str(), stand)
    });
    let units = lookups
        .units(stands)
        .filter(|(_, unit, _)| unit.is_none())
        .map(|(text, _, stand)| (Rule::UnitUnknown, text.as_str(), stand));
    let mut names: Map<(Rule, &str), Stand> = Map::default();
    for (rule, name, stand) in partners.chain(countries).chain(units) {
        if !name.is_empty() {
            let known = names.entry((rule, name));
            known.and_modify(|known| *known = known.with(stand)).or_insert(stand);
        }
    }
    let finding = |((rule, name), stand): ((Rule, &str), Stand)| {
        Finding::at(rule, stand.place).with("text", name).with("count", stand.rows)
    };
    names.into_iter().map(finding).collect()
}
