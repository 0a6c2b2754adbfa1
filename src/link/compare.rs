//! Compares two agreements field by field; the points of all fields are added up.

use crate::link::likeness::{Likeness, Manner, liken};
use crate::link::partner::PartnerLevel;
use crate::link::points::{on_ladder, tenth_bits};
use crate::link::subject::{Corpus, Place, Subject};
use crate::model::{Comparison, Period};

/// From so many points against on, nothing outweighs a comparison.
const VETO: i32 = -200;

/// So many imagined agreements agree with the list in nothing.
const IMAGINED: u64 = 12;

/// The outcome of comparing two agreements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Score {
    /// Sum of the points.
    pub(super) points: i32,
    /// Points of each comparison of [`Comparison::ALL`].
    each: [i32; 7],
    /// Whether they cannot be one project, however alike.
    pub(super) veto: bool,
    /// Whether both are of one and the same year.
    pub(super) rival: bool,
}

impl Score {
    /// Points of one comparison.
    pub(super) fn of(&self, comparison: Comparison) -> i32 {
        let found =
            Comparison::ALL.into_iter().zip(self.each).find(|(it, _)| *it == comparison);
        found.map_or(0, |(_, points)| points)
    }

    /// Each comparison that spoke, with its points.
    pub(super) fn comparisons(&self) -> Vec<(Comparison, i32)> {
        Comparison::ALL
            .into_iter()
            .zip(self.each)
            .filter(|(_, points)| *points != 0)
            .collect()
    }
}

impl Corpus<'_> {
    /// Compares two agreements.
    pub(super) fn compare(&self, one: usize, other: usize) -> Score {
        let (one, other) = (&self.subjects[one], &self.subjects[other]);
        let likeness = self.likeness(one, other);
        let each = [
            self.title_points(&likeness),
            self.partner_points(one, other),
            self.country_points(one, other),
            self.unit_points(one, other),
            self.period_points(one, other, &likeness),
            self.amount_points(one, other),
            self.number_points(one, other),
        ];
        Score {
            points: each.iter().sum(),
            veto: each.iter().any(|points| *points <= VETO),
            each,
            rival: is_rival(one, other) && !self.is_instalment(one, other, &likeness),
        }
    }

    /// Whether two agreements are in different single countries, which nothing outweighs
    /// by the template's rules.
    pub(super) fn is_elsewhere(&self, one: usize, other: usize) -> bool {
        let place = |index: usize| self.subjects[index].place;
        let is_country =
            |place| matches!(self.places.get_index(place), Some((Place::Country(_), _)));
        place(one) != place(other)
            && self.linking.country.different <= VETO
            && is_country(place(one))
            && is_country(place(other))
    }

    /// Whether place and partner alone leave no title that could make up for them, so
    /// that the titles need not be compared.
    pub(super) fn is_hopeless(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.subjects[one], &self.subjects[other]);
        let rules = self.linking;
        let place = self.country_points(one, other);
        if place <= VETO {
            return true;
        }
        let best = |steps: &[[i32; 2]]| steps.iter().map(|step| step[1]).max();
        let title = best(&rules.title.ladder).unwrap_or(0);
        let rest = rules.period.adjoining.max(0)
            + self.unit_points(one, other)
            + self.amount_points(one, other)
            + self.number_points(one, other);
        place + title + rest + rules.partner.same.max(0) < rules.review_points
    }

    /// How alike the titles are.
    pub(super) fn likeness(&self, one: &Subject, other: &Subject) -> Likeness {
        liken(
            &one.title,
            &other.title,
            &self.vocabulary,
            &self.weights,
            &self.linking.title,
            one.place == other.place
                && !self.partner(one).is_missing()
                && self.partner_level(one, other) == PartnerLevel::Same,
        )
    }

    fn title_points(&self, likeness: &Likeness) -> i32 {
        let rules = &self.linking.title;
        if likeness.conflict {
            return rules.conflict;
        }
        let points = on_ladder(&rules.ladder, likeness.per_mille);
        // What they share says no more than the information that is in it.
        let points = points.min(likeness.common.max(0));
        let names = if likeness.names_differ { rules.other_name } else { 0 };
        let part = if likeness.one_number { rules.one_number } else { 0 };
        points - rules.replaced * likeness.replaced / 10 + names + part
    }

    /// Whether two agreements of one year are parts of one payment plan: the list has
    /// several rows for a project and a year, and they are equal in all that tells.
    fn is_instalment(&self, one: &Subject, other: &Subject, likeness: &Likeness) -> bool {
        self.instalments
            && one.place == other.place
            && likeness.manner != Manner::Shared
            && !likeness.conflict
            && !likeness.one_number
            && self.is_telling(&one.title)
            && self.is_telling(&other.title)
            && matches!(
                self.partner_level(one, other),
                PartnerLevel::Same | PartnerLevel::Missing
            )
    }

    fn partner_points(&self, one: &Subject, other: &Subject) -> i32 {
        let rules = &self.linking.partner;
        let level = self.partner_level(one, other);
        let general = one.general || other.general;
        match level {
            PartnerLevel::Missing if general => rules.missing_general,
            PartnerLevel::Missing => 0,
            PartnerLevel::Same => {
                rules.same.min(self.rarity(self.partners[one.partner].1))
            }
            PartnerLevel::Alike => rules.alike,
            PartnerLevel::Different if general => {
                rules.different.min(rules.different_general)
            }
            PartnerLevel::DifferentKnown if general => {
                rules.different_known.min(rules.different_general)
            }
            PartnerLevel::Different => rules.different,
            PartnerLevel::DifferentKnown => rules.different_known,
        }
    }

    /// How the partners compare.
    pub(super) fn partner_level(&self, one: &Subject, other: &Subject) -> PartnerLevel {
        self.partner(one).compare(self.partner(other))
    }

    fn country_points(&self, one: &Subject, other: &Subject) -> i32 {
        let rules = &self.linking.country;
        let place = |subject: &Subject| self.places.get_index(subject.place);
        let (Some((left, count)), Some((right, _))) = (place(one), place(other)) else {
            return 0;
        };
        match (left, right) {
            (Place::Unknown(one), Place::Unknown(other)) if one == other => {
                rules.same_region.min(self.rarity(*count))
            }
            (Place::Missing | Place::Unknown(_), _)
            | (_, Place::Missing | Place::Unknown(_)) => 0,
            (Place::Country(_), Place::Country(_)) => {
                // Equal places have one number.
                if one.place == other.place {
                    rules.same.min(self.rarity(*count))
                } else {
                    rules.different
                }
            }
            (Place::Region(..), Place::Region(..)) => self.regions(left, right, *count),
            (Place::Country(country), Place::Region(_, countries))
            | (Place::Region(_, countries), Place::Country(country)) => {
                if countries.contains(country) {
                    rules.part
                } else if countries.is_empty() {
                    rules.perhaps_part
                } else {
                    rules.elsewhere
                }
            }
        }
    }

    fn regions(&self, left: &Place, right: &Place, count: u64) -> i32 {
        let rules = &self.linking.country;
        let (Place::Region(one, several), Place::Region(other, others)) = (left, right)
        else {
            return 0;
        };
        if left == right && !several.is_empty() {
            rules.same.min(self.rarity(count))
        } else if several.iter().any(|country| others.contains(country))
            || one == other && (several.is_empty() || others.is_empty())
        {
            rules.same_region.min(self.rarity(count))
        } else if one == other {
            0
        } else {
            rules.elsewhere
        }
    }

    fn unit_points(&self, one: &Subject, other: &Subject) -> i32 {
        let rules = &self.linking.unit;
        let unit = |subject: &Subject| self.units.get_index(subject.unit);
        match (unit(one), unit(other)) {
            (Some((left, count)), Some((right, _)))
                if !left.is_empty() && !right.is_empty() =>
            {
                if left == right {
                    rules.same.min(self.rarity(*count))
                } else {
                    rules.different
                }
            }
            _ => 0,
        }
    }

    fn period_points(&self, one: &Subject, other: &Subject, likeness: &Likeness) -> i32 {
        let rules = &self.linking.period;
        let made_apart = made_apart(one, other);
        if is_rival(one, other) && self.is_instalment(one, other, likeness) {
            return rules.instalment;
        }
        let (Some(one), Some(other)) = (one.period, other.period) else { return 0 };
        let years_between = gap(one, other);
        match years_between {
            1 => rules.adjoining,
            2..=4 => rules.near,
            5.. => rules.far,
            // Money of one year under agreements of different years: the later one was
            // made before the earlier one was spent.
            _ if made_apart => rules.overlap,
            _ if one == other && one.last == Some(one.first) => rules.same_year,
            _ if one.first == other.first || one.last_known() == other.last_known() => {
                rules.same_years
            }
            _ => rules.overlap,
        }
    }

    fn amount_points(&self, one: &Subject, other: &Subject) -> i32 {
        let rules = &self.linking.amount;
        let (lesser, greater) =
            (one.yearly.min(other.yearly), one.yearly.max(other.yearly));
        if lesser == 0 {
            0
        } else if greater < lesser.saturating_mul(2) {
            rules.similar
        } else if greater > lesser.saturating_mul(30) {
            rules.unlike
        } else {
            0
        }
    }

    fn number_points(&self, one: &Subject, other: &Subject) -> i32 {
        let rules = &self.linking.number;
        if one.series.is_empty() || other.series.is_empty() {
            0
        } else if one.series == other.series {
            rules.same_series.min(self.rarity(self.series[&one.series]))
        } else {
            rules.other_series
        }
    }

    /// What it says that two agreements agree in something that `count` of the list
    /// have, in points: next to nothing where all of a long list have it. A few
    /// imagined agreements that lack it keep it telling in a list of a handful.
    fn rarity(&self, count: u64) -> i32 {
        let list = u64::try_from(self.subjects.len()).unwrap_or(u64::MAX);
        tenth_bits(list.saturating_add(IMAGINED), count)
    }
}

/// Whether both are of one and the same year, which annual agreements of one project
/// never are.
fn is_rival(one: &Subject, other: &Subject) -> bool {
    one.period.is_some()
        && one.period == other.period
        && one.period.is_some_and(|period| period.last == Some(period.first))
        && !made_apart(one, other)
}

/// Whether the numbers tell that the agreements were made in different years.
fn made_apart(one: &Subject, other: &Subject) -> bool {
    matches!((one.made, other.made), (Some(one), Some(other)) if one != other)
}

/// Years from the end of the earlier to the start of the later; 0 or less if they meet.
pub(super) fn gap(one: Period, other: Period) -> i32 {
    (other.first - one.last_known()).max(one.first - other.last_known())
}
