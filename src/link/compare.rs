//! Compares two agreements field by field; the points of all fields are added up.

use crate::link::likeness::{Likeness, Manner, Rest, liken};
use crate::link::partner::PartnerLevel;
use crate::link::points::on_ladder;
use crate::link::remembered::Remembered;
use crate::link::subject::{Corpus, Place, Subject};
use crate::model::{Comparison, Period, Points};

/// From so many points against on, nothing outweighs a comparison.
const VETO: i32 = -200;

/// The outcome of comparing two agreements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Score {
    /// Sum of the points.
    pub(super) points: i32,
    /// Points of each comparison.
    pub(super) each: Points,
    /// Whether they cannot be one project, however alike.
    pub(super) veto: bool,
    /// Whether both are of one and the same year.
    pub(super) rival: bool,
}

impl Score {
    /// Points of one comparison.
    pub(super) fn of(&self, comparison: Comparison) -> i32 {
        self.each.of(comparison)
    }
}

/// What is used for many pairs, so that comparing asks for little memory.
#[derive(Default)]
pub(super) struct Scratch {
    rest: Rest,
    /// How partners compare.
    levels: Remembered<PartnerLevel>,
}

impl Scratch {
    /// One that remembers what it was used for, for a list of so many agreements.
    pub(super) fn remembering(agreements: usize) -> Self {
        Self {
            rest: Rest::remembering(agreements),
            levels: Remembered::with_places(agreements),
        }
    }
}

impl Corpus<'_> {
    /// Compares two agreements.
    pub(super) fn compare(&self, one: usize, other: usize) -> Score {
        self.compare_from(one, other, i32::MIN, &mut Scratch::default())
            .expect("nothing is below the least number")
    }

    /// Compares two agreements; gives nothing where it is clear, before the titles are
    /// compared, that they cannot have so many points, or that nothing outweighs what
    /// speaks against them.
    pub(super) fn compare_from(
        &self,
        one: usize,
        other: usize,
        floor: i32,
        scratch: &mut Scratch,
    ) -> Option<Score> {
        let (one, other) = (&self.subjects[one], &self.subjects[other]);
        // Always in the same order, whatever the order of the rows.
        let (one, other) =
            if one.rank <= other.rank { (one, other) } else { (other, one) };
        let country = self.country_points(one, other);
        if floor > i32::MIN && country <= VETO {
            return None;
        }
        let unit = self.unit_points(one, other);
        let amount = self.amount_points(one, other);
        let number = self.number_points(one, other);
        let level = if one.partner == other.partner {
            self.partner_level(one, other)
        } else {
            let level = || self.partner_level(one, other);
            scratch.levels.get(one.partner, other.partner, level)
        };
        let partner = self.partner_points(one, other, level);
        let others = country + unit + amount + number + partner;
        let rules = self.linking;
        let years = self.years_points(one, other);
        let may_be_instalment = self.instalments && is_rival(one, other);
        let most = if may_be_instalment { rules.period.instalment } else { years };
        let best = others + rules.best_title() + most.max(years);
        if best + rules.description.most() < floor {
            return None;
        }
        let description = self.description_points(one, other);
        if best + description < floor {
            return None;
        }
        let likeness = self.likeness_at(one, other, level, &mut scratch.rest);
        let is_instalment =
            may_be_instalment && self.is_instalment(one, other, level, &likeness);
        let period = if is_instalment { rules.period.instalment } else { years };
        let title = self.title_points(&likeness);
        let each = [title, partner, country, unit, period, amount, number, description];
        let each = each.map(|points| {
            i16::try_from(points.clamp(i16::MIN.into(), i16::MAX.into())).unwrap_or(0)
        });
        Some(Score {
            points: each.iter().map(|points| i32::from(*points)).sum(),
            veto: each.iter().any(|points| i32::from(*points) <= VETO),
            each: Points::new(each),
            rival: is_rival(one, other) && !is_instalment,
        })
    }

    /// Whether two agreements are in different single countries, which nothing outweighs
    /// by the template's rules.
    pub(super) fn is_elsewhere(&self, one: usize, other: usize) -> bool {
        let place = |index: usize| self.subjects[index].place;
        let is_country =
            |place| matches!(self.places.get(place), Some(Place::Country(_)));
        place(one) != place(other)
            && self.linking.country.different <= VETO
            && is_country(place(one))
            && is_country(place(other))
    }

    /// How alike the titles are.
    pub(super) fn likeness(
        &self,
        one: &Subject,
        other: &Subject,
        rest: &mut Rest,
    ) -> Likeness {
        self.likeness_at(one, other, self.partner_level(one, other), rest)
    }

    fn likeness_at(
        &self,
        one: &Subject,
        other: &Subject,
        level: PartnerLevel,
        rest: &mut Rest,
    ) -> Likeness {
        liken(
            self.title(one),
            self.title(other),
            (&self.vocabulary, &self.weights),
            &self.linking.title,
            one.place == other.place && level == PartnerLevel::Same,
            rest,
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
    fn is_instalment(
        &self,
        one: &Subject,
        other: &Subject,
        level: PartnerLevel,
        likeness: &Likeness,
    ) -> bool {
        self.instalments
            && one.place == other.place
            && likeness.manner != Manner::Shared
            && !likeness.conflict
            && !likeness.one_number
            && self.is_telling(self.title(one))
            && self.is_telling(self.title(other))
            && matches!(level, PartnerLevel::Same | PartnerLevel::Missing)
    }

    fn partner_points(&self, one: &Subject, other: &Subject, level: PartnerLevel) -> i32 {
        let rules = &self.linking.partner;
        let general = one.general || other.general;
        match level {
            PartnerLevel::Missing if general => rules.missing_general,
            PartnerLevel::Missing => 0,
            PartnerLevel::Same => rules.same.min(self.partner_cells.rarity(one.partner)),
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
        let glance = |one: &Subject| &self.glances[one.partner as usize];
        let name = self.partner(one);
        if one.partner != other.partner {
            if glance(one).is_different(glance(other)) {
                return PartnerLevel::Different;
            }
            name.compare(self.partner(other))
        } else if name.is_missing() {
            PartnerLevel::Missing
        } else {
            PartnerLevel::Same
        }
    }

    fn country_points(&self, one: &Subject, other: &Subject) -> i32 {
        let rules = &self.linking.country;
        let places = &self.places;
        let (Some(left), Some(right)) = (places.get(one.place), places.get(other.place))
        else {
            return 0;
        };
        let rarity = places.rarity(one.place);
        match (left, right) {
            // Equal places have one number.
            (Place::Unknown(_), Place::Unknown(_)) if one.place == other.place => {
                rules.same_region.min(rarity)
            }
            (Place::Missing | Place::Unknown(_), _)
            | (_, Place::Missing | Place::Unknown(_)) => 0,
            (Place::Country(_), Place::Country(_)) => {
                if one.place == other.place {
                    rules.same.min(rarity)
                } else {
                    rules.different
                }
            }
            (Place::Region(..), Place::Region(..)) => self.regions(left, right, rarity),
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

    fn regions(&self, left: &Place, right: &Place, rarity: i32) -> i32 {
        let rules = &self.linking.country;
        let (Place::Region(one, several), Place::Region(other, others)) = (left, right)
        else {
            return 0;
        };
        if left == right && !several.is_empty() {
            rules.same.min(rarity)
        } else if several.iter().any(|country| others.contains(country))
            || one == other && (several.is_empty() || others.is_empty())
        {
            rules.same_region.min(rarity)
        } else if one == other {
            0
        } else {
            rules.elsewhere
        }
    }

    fn unit_points(&self, one: &Subject, other: &Subject) -> i32 {
        let rules = &self.linking.unit;
        let is_missing = |unit| self.units.get(unit).is_none_or(String::is_empty);
        if is_missing(one.unit) || is_missing(other.unit) {
            0
        } else if one.unit == other.unit {
            rules.same.min(self.units.rarity(one.unit))
        } else {
            rules.different
        }
    }

    /// What the periods say of two agreements that are no instalments.
    fn years_points(&self, one: &Subject, other: &Subject) -> i32 {
        let rules = &self.linking.period;
        let made_apart = made_apart(one, other);
        let is_general = one.general || other.general;
        let (Some(one), Some(other)) = (one.period, other.period) else { return 0 };
        let years_between = gap(one, other);
        match years_between {
            1 => rules.adjoining,
            2.. if is_general => rules.general_gap,
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
        let is_missing = |series| self.series.get(series).is_none_or(String::is_empty);
        if is_missing(one.series) || is_missing(other.series) {
            0
        } else if one.series == other.series {
            rules.same_series.min(self.series.rarity(one.series))
        } else {
            rules.other_series
        }
    }
}

impl Corpus<'_> {
    /// What the descriptions say; nothing where one is missing, or where they are in two
    /// languages and share nothing.
    fn description_points(&self, one: &Subject, other: &Subject) -> i32 {
        let rules = &self.linking.description;
        let (Some(one), Some(other)) = (one.description, other.description) else {
            return 0;
        };
        let said = self.descriptions.compare(one, other);
        let points = on_ladder(&rules.ladder, said.per_mille).min(said.common.max(0));
        if said.translated { points.max(0) } else { points }
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
