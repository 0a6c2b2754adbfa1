//! Finding agreements of an earlier workbook again in this year's list.
//!
//! In steps: by the exact number, by its frame agreement, as a number inside a cell, by
//! unmistakable likeness, or not at all. Each step takes one candidate or none; where
//! there are several, or a number stands for something else by now, there is doubt, and
//! what is in doubt is not taken.

use std::borrow::Borrow;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{
    Agreement, AgreementThen, Anchor, Argument, Map, Message, Set, Snapshot, Status,
    Text, number_key,
};
use crate::review::likeness::{Answer, Profile, Shared};
use crate::review::naming::Called;
use crate::review::places::Places;
use crate::text::fold;

/// A number inside a text must have so many letters to be told from a year.
const LONGEST_YEAR: usize = 4;
/// So many agreements are made ready at once.
const AT_ONCE: usize = 16_384;
/// With so many numbers in common it can be told whether they are identities at all.
const COMMON_MIN: usize = 5;

/// What became of an anchor.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    /// The agreement, and how it was found if not by its number.
    Yes(usize, Option<Message>),
    /// Something is there, but it is doubtful that it is the same.
    Doubtful(Message),
    /// Nothing is there.
    No,
}

/// This year's agreements, ready to be searched.
pub(super) struct Anchors<'a> {
    agreements: &'a [Agreement],
    profiles: Vec<Profile>,
    by_number: Places<Text>,
    by_parent: Map<Text, Vec<usize>>,
    /// Numbers that stand beside others in a number's cell or text.
    inside: Map<String, Vec<usize>>,
    by_title: Places<Text>,
    by_partner: Places<(Text, Option<i32>)>,
    then: Then,
    /// The first year of this year's list.
    first_year: Option<i32>,
    /// Whether numbers only count rows, so that they mean nothing from year to year.
    labels: bool,
    called: Called,
}

/// The agreements of last year's report.
#[derive(Default)]
struct Then {
    profiles: Vec<Profile>,
    numbers: Vec<Text>,
    /// By number the last one that had it.
    by_number: Map<Text, usize>,
    by_title: Places<Text>,
    by_partner: Places<(Text, Option<i32>)>,
}

impl Then {
    /// What a number stood for.
    fn get(&self, number: &str) -> Option<&Profile> {
        self.by_number.get(number).map(|at| &self.profiles[*at])
    }
}

impl<'a> Anchors<'a> {
    /// Makes the list ready; `then` is the edition that the anchors come from, and
    /// `called` what its names are called by now.
    pub(super) fn new(
        agreements: &'a [Agreement],
        then: &Snapshot,
        called: &Called,
    ) -> Self {
        let mut shared = Shared::default();
        let mut anchors = Self {
            agreements,
            profiles: profiles(agreements, Anchor::of, &mut shared),
            by_number: Places::default(),
            by_parent: Map::default(),
            inside: Map::default(),
            by_title: Places::default(),
            by_partner: Places::default(),
            then: Then::default(),
            first_year: None,
            labels: false,
            called: called.clone(),
        };
        for (at, agreement) in agreements.iter().enumerate() {
            let key = number_key(&agreement.number);
            let others = agreement.extra.companions.iter().map(|one| number_key(one));
            let others: Set<String> =
                others.chain(numbers_in(&agreement.number)).collect();
            for number in others.into_iter().filter(|number| *number != key) {
                anchors.inside.entry(number).or_default().push(at);
            }
            anchors.by_number.add(key.into(), at);
            if let Some(parent) = &agreement.extra.parent {
                let parent = number_key(parent).into();
                anchors.by_parent.entry(parent).or_default().push(at);
            }
            let profile = &anchors.profiles[at];
            anchors.by_title.add(profile.title.clone(), at);
            anchors.by_partner.add((profile.partner.clone(), profile.year), at);
        }
        let known = &mut anchors.then;
        let anchor = |one: &AgreementThen| Arc::clone(&one.anchor);
        known.profiles = profiles(&then.agreements, anchor, &mut shared);
        for (at, one) in then.agreements.iter().enumerate() {
            let number = Text::from(one.anchor.key());
            let profile = &known.profiles[at];
            known.by_title.add(profile.title.clone(), at);
            known.by_partner.add((profile.partner.clone(), profile.year), at);
            known.by_number.insert(number.clone(), at);
            known.numbers.push(number);
        }
        anchors.first_year = anchors.profiles.iter().filter_map(|one| one.year).min();
        anchors.labels = anchors.are_labels();
        anchors
    }

    /// Whether the numbers that both years have stand for other agreements so often that
    /// they cannot be agreement numbers.
    fn are_labels(&self) -> bool {
        let mut common = 0;
        let mut differ = 0;
        for (number, at) in &self.then.by_number {
            let then = &self.then.profiles[*at];
            let Some(at) = self.by_number.only(number) else { continue };
            common += 1;
            let now = &self.profiles[at];
            let titles = then.titles(now) == Answer::Differ;
            if titles || !self.comparable(then).holds(now) {
                differ += 1;
            }
        }
        common >= COMMON_MIN && differ * 2 > common
    }

    /// Finds an anchor again, under the names that it had or those that they are by now.
    pub(super) fn find(&self, anchor: &Anchor) -> Found {
        let found = self.find_named(anchor);
        if let Found::Yes(..) = found {
            return found;
        }
        match self.called.by_now(anchor).map(|anchor| self.find_named(&anchor)) {
            Some(by_now @ Found::Yes(..)) => by_now,
            _ => found,
        }
    }

    fn find_named(&self, anchor: &Anchor) -> Found {
        let profile = Profile::new(anchor);
        let key = anchor.key();
        if !self.labels {
            if let Some(found) = self.by_number(anchor, &key, &profile) {
                return found;
            }
            if let Some(found) = self.by_frame(anchor, &key, &profile) {
                return found;
            }
            if let Some(found) = self.inside_cell(&key, &profile) {
                return found;
            }
        }
        self.by_likeness(anchor, &key, &profile)
    }

    fn by_number(&self, anchor: &Anchor, key: &str, profile: &Profile) -> Option<Found> {
        let all: Vec<usize> = self.by_number.get(key).collect();
        if all.is_empty() {
            return None;
        }
        let exact: Vec<usize> = all
            .iter()
            .copied()
            .filter(|at| self.agreements[*at].number == anchor.number)
            .collect();
        let at = match (exact.as_slice(), all.as_slice()) {
            ([at], _) | ([], [at]) => *at,
            _ => {
                let message = Message::new("detail-number-several")
                    .with("number", anchor.number.as_str());
                return Some(Found::Doubtful(message));
            }
        };
        let profile = &self.comparable(profile);
        let now = &self.profiles[at];
        let unknown = profile.title.is_empty()
            && profile.partner.is_empty()
            && profile.places.is_empty();
        if unknown || (profile.holds(now) && !self.changed_hands(at, anchor, profile)) {
            return Some(Found::Yes(at, None));
        }
        let message = match (profile.year, now.year) {
            (Some(then), Some(year)) if profile.title == now.title && then != year => {
                Message::new("detail-number-other-year")
                    .with("then", Argument::Year(then))
                    .with("now", Argument::Year(year))
            }
            _ => Message::new("detail-number-reused")
                .with("then", anchor.title.as_str())
                .with("now", self.agreements[at].title.as_str()),
        };
        Some(Found::Doubtful(message.with("number", anchor.number.as_str())))
    }

    /// The same without its first year where this year's list does not go so far back: in
    /// a list of one year every agreement begins in that year.
    fn comparable(&self, profile: &Profile) -> Profile {
        let before = self.first_year.zip(profile.year);
        let year =
            profile.year.filter(|_| before.is_none_or(|(first, year)| first <= year));
        Profile { year, ..profile.clone() }
    }

    /// Whether the number at `at` may have changed hands: what it stood for stands under
    /// another number by now, or what it stands for stood under another. So it is where
    /// numbers were exchanged, also between the annual agreements of one project.
    fn changed_hands(&self, at: usize, anchor: &Anchor, profile: &Profile) -> bool {
        let now = &self.profiles[at];
        let by_now = self.called.by_now(anchor).map(|one| Text::from(fold(&one.partner)));
        let names = [&now.partner].into_iter().chain(&by_now);
        let names = names.filter(|name| !name.is_empty()).chain([&profile.partner]);
        let names: Set<&str> = names.map(Text::as_str).collect();
        let other_year =
            now.year.is_some() && profile.year.is_some() && now.year != profile.year;
        // The annual agreements of one project are told apart by their years alone, and so
        // are those with a title such as `Core support`.
        if other_year && !self.was_alone(profile) {
            return true;
        }
        let known = by_now.as_ref().is_some_and(|name| *name == now.partner);
        let places = profile.places(now);
        let partner = if known { Answer::Agree } else { profile.partners(now) };
        let differs = other_year
            || [profile.titles(now), places, partner].contains(&Answer::Differ);
        let silent = profile.title.is_empty() != now.title.is_empty()
            || profile.places.is_empty() != now.places.is_empty()
            || profile.partner.is_empty() != now.partner.is_empty();
        if !differs && !silent {
            return profile.title != now.title
                && self.stood_elsewhere(at, profile, &Set::default());
        }
        self.stands_elsewhere(at, profile, &names, !differs)
            || self.stood_elsewhere(at, profile, &names)
    }

    /// Whether what the number at `at` stood for stands under another number by now, that
    /// stood for something else or nothing. Where the number's own cells only say less,
    /// it does not if that is another one of last year whose number is gone.
    fn stands_elsewhere(
        &self,
        at: usize,
        profile: &Profile,
        names: &Set<&str>,
        only_silent: bool,
    ) -> bool {
        let near = names.iter().flat_map(|partner| {
            self.by_partner.get(&(Text::from(*partner), profile.year))
        });
        let title = self.by_title.get(&profile.title);
        // What has changed places may be respelt as well.
        near.chain(title).filter(|other| *other != at).any(|other| {
            let here = &self.profiles[other];
            let far = profile.distance(here);
            let was_it = |then: &Profile| then.distance(here) <= far;
            let number = number_key(&self.agreements[other].number);
            may_be(profile, here, names)
                && !self.then.get(&number).is_some_and(was_it)
                && !(only_silent && self.came_from(at, profile, here).any(was_it))
        })
    }

    /// Whether what stands under the number at `at` is rather what another number stood
    /// for, and that one stands for it no more. Without `names`, titles must be the same.
    fn stood_elsewhere(&self, at: usize, profile: &Profile, names: &Set<&str>) -> bool {
        let now = &self.profiles[at];
        let far = profile.distance(now);
        self.came_from(at, profile, now).any(|then| {
            let is_it = if names.is_empty() {
                then.title == now.title && may_be(then, now, names)
            } else {
                may_be(then, now, names)
            };
            is_it && then.distance(now) < far
        })
    }

    /// What other numbers than the one at `at`, which was `profile`, stood for last year and
    /// stand for no more, as far as `here` may be it.
    fn came_from<'b>(
        &'b self,
        at: usize,
        profile: &'b Profile,
        here: &'b Profile,
    ) -> impl Iterator<Item = &'b Profile> {
        let number = number_key(&self.agreements[at].number);
        let near = [profile, here].into_iter().flat_map(|one| {
            let partner = self.then.by_partner.get(&(one.partner.clone(), one.year));
            partner.chain(self.then.by_title.get(&one.title))
        });
        let near = near.map(|other| self.then.numbers[other].as_str());
        near.filter(move |other| *other != number).filter_map(move |other| {
            let then = self.then.get(other)?;
            let far = then.distance(here);
            let still = self.by_number.get(other);
            let mut still = still.map(|at| then.distance(&self.profiles[at]));
            (!still.any(|now| now <= far)).then_some(then)
        })
    }

    /// By the frame: the agreement was divided into parts, or its parts became one.
    fn by_frame(&self, anchor: &Anchor, key: &str, profile: &Profile) -> Option<Found> {
        let parts = self.by_parent.get(key);
        let parent = number_key(&anchor.parent);
        let frame = Some(parent.as_str()).filter(|parent| !parent.is_empty());
        let frame: Vec<usize> =
            frame.into_iter().flat_map(|parent| self.by_number.get(parent)).collect();
        let candidates = match (parts, frame.as_slice()) {
            (Some(parts), []) => parts,
            (None, [_]) => &frame,
            _ => return None,
        };
        let fit = |at: &&usize| {
            let now = &self.profiles[**at];
            profile.titles(now) == Answer::Agree
                && profile.partners(now) != Answer::Differ
                && profile.places(now) != Answer::Differ
        };
        let fitting: Vec<usize> = candidates.iter().filter(fit).copied().collect();
        // Parts of one frame are one project, so that any of them will do, if all fit.
        let at = fitting.first().filter(|_| fitting.len() == candidates.len())?;
        let number = self.agreements[*at].number.as_str();
        Some(Found::Yes(*at, Some(way("detail-by-frame", anchor, number))))
    }

    fn inside_cell(&self, key: &str, profile: &Profile) -> Option<Found> {
        let [at] = self.inside.get(key)?.as_slice() else { return None };
        let now = &self.profiles[*at];
        let fits = profile.titles(now) == Answer::Agree
            && profile.partners(now) != Answer::Differ
            && profile.places(now) != Answer::Differ;
        let number = self.agreements[*at].number.as_str();
        let message = Message::new("detail-inside-cell").with("number", number);
        fits.then_some(Found::Yes(*at, Some(message)))
    }

    /// By likeness: an agreement that is new this year, the only one like it in both.
    fn by_likeness(&self, anchor: &Anchor, key: &str, profile: &Profile) -> Found {
        if !profile.is_telling() || !self.was_alone(profile) {
            return Found::No;
        }
        let partner = (profile.partner.clone(), profile.year);
        let candidates: Vec<usize> = self
            .by_partner
            .get(&partner)
            .filter(|at| profile.is_unmistakable(&self.profiles[*at]))
            .collect();
        let [at] = candidates.as_slice() else { return Found::No };
        let number = number_key(&self.agreements[*at].number);
        let is_new = self.labels || self.then.get(&number).is_none();
        if !is_new || number == key && !self.labels {
            return Found::No;
        }
        let number = self.agreements[*at].number.as_str();
        Found::Yes(*at, Some(way("detail-by-likeness", anchor, number)))
    }

    /// Whether no two agreements of last year had this title.
    fn was_alone(&self, profile: &Profile) -> bool {
        self.then.by_title.get(&profile.title).nth(1).is_none()
    }
}

/// The profiles of agreements, which share their texts.
fn profiles<T: Sync, A: Borrow<Anchor>>(
    agreements: &[T],
    anchor: impl Fn(&T) -> A + Sync,
    shared: &mut Shared,
) -> Vec<Profile> {
    let mut profiles: Vec<Profile> = Vec::with_capacity(agreements.len());
    // Few at a time, since texts take much room before they are shared.
    for some in agreements.chunks(AT_ONCE) {
        let profile = |one: &T| Profile::new(anchor(one).borrow());
        let mut more: Vec<Profile> = some.par_iter().map(profile).collect();
        for profile in &mut more {
            shared.share(profile);
        }
        profiles.append(&mut more);
    }
    profiles
}

/// Whether an agreement may be `then`, and is from the same year; the partner may be
/// called by any of `names`.
fn may_be(then: &Profile, here: &Profile, names: &Set<&str>) -> bool {
    then.year == here.year
        && then.places(here) != Answer::Differ
        && (names.contains(here.partner.as_str())
            || then.partners(here) != Answer::Differ)
        && then.titles(here) == Answer::Agree
}

fn way(key: &'static str, anchor: &Anchor, number: &str) -> Message {
    Message::new(key).with("then", anchor.number.as_str()).with("now", number)
}

/// The numbers that a cell's text holds beside one another, each without signs.
fn numbers_in(text: &str) -> Vec<String> {
    text.split(|one: char| one.is_whitespace() || ",;/()[]+&".contains(one))
        .map(number_key)
        .filter(|part| {
            part.chars().count() > LONGEST_YEAR
                && part.chars().filter(char::is_ascii_digit).count() > LONGEST_YEAR
        })
        .collect()
}

/// How a decision stands whose anchors were all found.
pub(super) fn status(ways: &[Option<Message>]) -> (Status, Option<Message>) {
    match ways.iter().flatten().next() {
        None => (Status::Applied, None),
        Some(way) => (Status::Reanchored, Some(way.clone())),
    }
}
