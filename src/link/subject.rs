//! Agreements made ready to be compared.

use std::hash::BuildHasher as _;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use crate::link::description::Descriptions;
use crate::link::lexicon::Lexicon;
use crate::link::likeness::WordWeights;
use crate::link::numbering::Numbering;
use crate::link::order::order;
use crate::link::partner::{Glance, PartnerName};
use crate::link::points::tenth_bits;
use crate::link::title::{Draft, Title};
use crate::link::vocabulary::{Vocabulary, WordId};
use crate::model::{Agreement, Geography, Map, Partner, Period, Set, small};
use crate::template::Linking;
use crate::text::fold;

/// A word that stands in so many titles of one country, and hardly elsewhere, can be
/// the word for that country.
const HOME_TITLES: u64 = 3;

/// It is, if it stands in at least one of so many of the country's titles.
const HOME_SHARE: u64 = 7;

/// So many imagined agreements agree with the list in nothing.
const IMAGINED: u64 = 12;

/// So many titles are taken apart while the words of the last ones are numbered.
const AT_A_TIME: usize = 1 << 12;

/// A list with fewer repeated titles than this shows no habit of repeating them.
const INSTALMENT_GROUPS: usize = 10;

/// Where an agreement's money goes, as far as comparing needs it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Place {
    /// Nothing is known.
    Missing,
    /// A text that the template does not know, folded.
    Unknown(String),
    /// A single country.
    Country(String),
    /// A region, or several countries.
    Region(String, Vec<String>),
}

/// An agreement made ready to be compared. What many agreements have is kept once, and
/// is a number here, so that a long list stays small.
#[derive(Clone, Copy, Default)]
pub(super) struct Subject {
    /// Number of the title among [`Corpus::titles`].
    pub(super) title: u32,
    /// Number of the partner among [`Corpus::partners`].
    pub(super) partner: u32,
    /// Number of the place among [`Corpus::places`].
    pub(super) place: u32,
    /// Number of the unit among [`Corpus::units`].
    pub(super) unit: u32,
    /// Number of the series of its agreement number among [`Corpus::series`]: `KEN` of
    /// `KEN 2017`, `2` of `2040412`; the empty one if it has none.
    pub(super) series: u32,
    /// Its rank when agreements are ordered by what they say, which breaks ties.
    pub(super) rank: u32,
    /// Number of the description among [`Corpus::descriptions`], if it says something.
    pub(super) description: Option<u32>,
    /// The years.
    pub(super) period: Option<Period>,
    /// Average of a year, in the currency's hundredth, without sign; 0 if unknown.
    pub(super) yearly: u64,
    /// The year that its number says it was made in, two digits.
    pub(super) made: Option<u32>,
    /// Whether so many partners in so many places have its title that it names no project.
    pub(super) general: bool,
    /// Whether agreements of its title, partner and place run side by side for years.
    pub(super) abreast: bool,
}

/// Values that agreements have, each once, and how many have each.
pub(super) struct Values<T> {
    all: Map<T, u64>,
    /// What it says that two agreements agree in one, in points.
    rarity: Vec<i32>,
}

impl<T: std::hash::Hash + Eq> Values<T> {
    fn new() -> Self {
        Self { all: Map::default(), rarity: Vec::new() }
    }

    /// Counts a value; gives its number.
    fn count(&mut self, value: T) -> u32 {
        let entry = self.all.entry(value);
        let index = entry.index();
        *entry.or_insert(0) += 1;
        small(index)
    }

    /// Counts a value that has been counted before, if it has; gives its number.
    fn count_known<Q>(&mut self, value: &Q) -> Option<u32>
    where
        Q: std::hash::Hash + indexmap::Equivalent<T> + ?Sized,
    {
        let (index, _, count) = self.all.get_full_mut(value)?;
        *count += 1;
        Some(small(index))
    }

    /// Counts a value whose number is known.
    fn count_again(&mut self, number: u32) {
        if let Some((_, count)) = self.all.get_index_mut(number as usize) {
            *count += 1;
        }
    }

    /// It says next to nothing that two agreements agree in what all of a long list
    /// have. A few imagined agreements that lack it keep it telling in a list of a
    /// handful.
    fn weigh(&mut self, list: usize) {
        let list = u64::try_from(list).unwrap_or(u64::MAX).saturating_add(IMAGINED);
        self.rarity = self.all.values().map(|count| tenth_bits(list, *count)).collect();
    }

    /// A value.
    pub(super) fn get(&self, number: u32) -> Option<&T> {
        self.all.get_index(number as usize).map(|(value, _)| value)
    }

    /// What it says that two agreements agree in it, in points.
    pub(super) fn rarity(&self, number: u32) -> i32 {
        self.rarity.get(number as usize).copied().unwrap_or(0)
    }
}

/// The list at hand, made ready to be compared.
pub(super) struct Corpus<'a> {
    pub(super) linking: &'a Linking,
    pub(super) lexicon: Arc<Lexicon>,
    pub(super) vocabulary: Vocabulary,
    pub(super) weights: WordWeights,
    pub(super) subjects: Vec<Subject>,
    /// The rank of each agreement; none where they stand in the order of their ranks, as
    /// those of a run do, so that long lists of pairs are sorted without looking at them.
    ranks: Vec<u32>,
    pub(super) titles: Vec<Title>,
    /// Number of the first title that is the same when folded, by title.
    pub(super) folded: Vec<u32>,
    pub(super) partners: Vec<PartnerName>,
    /// What most of them differ by.
    pub(super) glances: Vec<Glance>,
    /// The partners' cells.
    pub(super) partner_cells: Values<PartnerKey>,
    pub(super) places: Values<Place>,
    pub(super) units: Values<String>,
    pub(super) series: Values<String>,
    pub(super) descriptions: Descriptions,
    /// Whether the list has several rows for a project and a year.
    pub(super) instalments: bool,
}

/// What was seen of agreements before, as it is written, with its number.
#[derive(Default)]
struct Seen<'a> {
    /// Partners' cells: the name, and whether the template knows it.
    partners: Map<(&'a str, bool), u32>,
    places: Map<&'a Geography, u32>,
    /// The same by where they stand in memory: what many agreements say is there once.
    shared_partners: Map<usize, u32>,
    shared_places: Map<usize, u32>,
    units: Map<&'a str, u32>,
}

/// When an agreement runs and when it was made.
type Slot = (Option<Period>, Option<u32>);

/// What makes two partner cells one: the folded name, and whether the template knows it.
type PartnerKey = (String, bool);

impl<'a> Corpus<'a> {
    /// Prepares a list.
    pub(super) fn new(agreements: &[Agreement], linking: &'a Linking) -> Self {
        let lexicon = Arc::new(Lexicon::new(&linking.words));
        let mut corpus = Self {
            linking,
            lexicon: Arc::clone(&lexicon),
            vocabulary: Vocabulary::default(),
            weights: WordWeights { weights: Vec::new(), names: Vec::new() },
            subjects: vec![Subject::default(); agreements.len()],
            ranks: Vec::new(),
            titles: Vec::new(),
            folded: Vec::new(),
            partners: Vec::new(),
            glances: Vec::new(),
            partner_cells: Values::new(),
            places: Values::new(),
            units: Values::new(),
            series: Values::new(),
            descriptions: Descriptions::default(),
            instalments: false,
        };
        // Everything is numbered in this order, so that no number depends on the order
        // of the rows.
        let order = order(agreements);
        let ((descriptions, described), ()) = rayon::join(
            || Descriptions::read(agreements, &order, &lexicon),
            || corpus.read_subjects(agreements, &order),
        );
        if order.iter().enumerate().any(|(rank, index)| rank != *index) {
            corpus.ranks = corpus.subjects.iter().map(|subject| subject.rank).collect();
        }
        corpus.descriptions = descriptions;
        for (subject, description) in corpus.subjects.iter_mut().zip(described) {
            subject.description = description;
        }
        let titles = &corpus.titles;
        let folded = first_equal(titles, |title| &*title.folded);
        let said = first_equal(titles, Title::said);
        corpus.folded = folded;
        corpus.weigh_words();
        corpus.count_titles(&said);
        corpus
    }

    /// Gives its memory back on all cores: of a million agreements one core does for half a
    /// second.
    pub(super) fn give_back(self) {
        let Self { titles, descriptions, .. } = self;
        titles.into_par_iter().for_each(drop);
        descriptions.give_back();
    }

    /// Reads all but the descriptions.
    fn read_subjects(&mut self, agreements: &[Agreement], order: &[usize]) {
        let numbering = Numbering::of(agreements);
        let told: Vec<(Option<Period>, u64)> =
            agreements.par_iter().map(|it| (it.period(), yearly(it))).collect();
        let mut titles: Set<&str> = Set::default();
        let mut seen = Seen::default();
        for (rank, index) in order.iter().enumerate() {
            let agreement = &agreements[*index];
            let title = small(titles.insert_full(agreement.title.as_str()).0);
            let partner = self.partner_of(agreement, &mut seen);
            let (period, yearly) = told[*index];
            let subject = self.subject(agreement, &numbering, &mut seen);
            let rank = small(rank);
            self.subjects[*index] =
                Subject { title, partner, rank, period, yearly, ..subject };
        }
        self.read_titles(&titles);
        self.partner_cells.weigh(agreements.len());
        self.places.weigh(agreements.len());
        self.units.weigh(agreements.len());
        self.series.weigh(agreements.len());
    }

    /// Takes titles apart, each by itself, and numbers their words in the order given:
    /// those of some titles while the next ones are taken apart.
    fn read_titles(&mut self, titles: &Set<&str>) {
        let titles: Vec<&str> = titles.iter().copied().collect();
        self.titles.reserve_exact(titles.len());
        let lexicon = &self.lexicon;
        let (words, all) = (&mut self.vocabulary, &mut self.titles);
        let take_apart = |part: &[&str]| -> Vec<Draft> {
            part.par_iter().map(|title| Draft::read(title, lexicon)).collect()
        };
        let mut parts = titles.chunks(AT_A_TIME);
        let mut drafts = parts.next().map(take_apart);
        while let Some(settled) = drafts {
            let number = || {
                all.extend(settled.into_iter().map(|draft| draft.settle(words)));
            };
            ((), drafts) = rayon::join(number, || parts.next().map(take_apart));
        }
    }

    /// Counts how often each title stands with the same partner, place and year, which
    /// tells whether the list has several rows for a project and a year, which titles
    /// are general, and which have several agreements side by side.
    /// `said` is the number of the first title that says the same, by title.
    fn count_titles(&mut self, said: &[u32]) {
        let slot = |subject: &Subject| -> Slot { (subject.period, subject.made) };
        let key = |index: &u32| {
            let subject = &self.subjects[*index as usize];
            let years = subject.period.map(|period| (period.first, period.last));
            let title = said[subject.title as usize];
            (title, subject.partner, subject.place, years, subject.made, *index)
        };
        let mut order: Vec<u32> = (0..small(self.subjects.len())).collect();
        order.par_sort_unstable_by_key(key);
        let subject = |index: u32| &self.subjects[index as usize];
        let rules = self.linking;
        let (mut groups, mut repeated, mut all) = (0_usize, 0_u64, 0_u64);
        let mut found = vec![(false, false); self.subjects.len()];
        let (mut partners, mut places) = (Vec::new(), Vec::new());
        for of_title in order.chunk_by(|one, other| key(one).0 == key(other).0) {
            let Some(title) = of_title.first().map(|it| self.title(subject(*it))) else {
                continue;
            };
            let counts = self.weights.sum(&title.sorted) >= rules.period.instalment_title;
            partners.clear();
            places.clear();
            for together in of_title.chunk_by(|one, other| {
                (subject(*one).partner, subject(*one).place)
                    == (subject(*other).partner, subject(*other).place)
            }) {
                let mut several = 0;
                for same in together
                    .chunk_by(|one, other| slot(subject(*one)) == slot(subject(*other)))
                {
                    let count = u64::try_from(same.len()).unwrap_or(u64::MAX);
                    let is_repeated = count > 1;
                    several += usize::from(is_repeated);
                    if counts {
                        groups += usize::from(is_repeated);
                        repeated += if is_repeated { count } else { 0 };
                        all += count;
                    }
                }
                for index in together.iter().filter(|_| several > 1) {
                    found[*index as usize].1 = true;
                }
                partners.extend(together.first().map(|it| subject(*it).partner));
                places.extend(together.first().map(|it| subject(*it).place));
            }
            for all in [&mut partners, &mut places] {
                all.sort_unstable();
                all.dedup();
            }
            if partners.len().min(places.len()) >= rules.partner.general.max(2) {
                for index in of_title {
                    found[*index as usize].0 = true;
                }
            }
        }
        let share = rules.period.instalment_share;
        self.instalments = groups >= INSTALMENT_GROUPS
            && repeated.saturating_mul(100) > share.saturating_mul(all);
        for (subject, (general, abreast)) in self.subjects.iter_mut().zip(found) {
            (subject.general, subject.abreast) = (general, abreast);
        }
    }

    /// Whether a title says so much that two agreements rarely have it by chance.
    pub(super) fn is_telling(&self, title: &Title) -> bool {
        title.weight >= self.linking.period.instalment_title
    }

    /// Number of the partner.
    fn partner_of<'b>(&mut self, agreement: &'b Agreement, seen: &mut Seen<'b>) -> u32 {
        let partner = &agreement.partner;
        let shared = Arc::as_ptr(partner).addr();
        if let Some(number) = seen.shared_partners.get(&shared) {
            self.partner_cells.count_again(*number);
            return *number;
        }
        let number = self.partner_as_written(partner, seen);
        seen.shared_partners.insert(shared, number);
        number
    }

    /// The same by what stands in the list.
    fn partner_as_written<'b>(
        &mut self,
        partner: &'b Partner,
        seen: &mut Seen<'b>,
    ) -> u32 {
        let cell = (partner.name.as_str(), partner.known);
        if let Some(number) = seen.partners.get(&cell) {
            self.partner_cells.count_again(*number);
            return *number;
        }
        let number = self.partner_cells.count((fold(&partner.name), partner.known));
        seen.partners.insert(cell, number);
        if number as usize == self.partners.len() {
            let name = PartnerName::read(partner, &self.lexicon);
            self.glances.push(name.glance());
            self.partners.push(name);
        }
        number
    }

    fn subject<'b>(
        &mut self,
        agreement: &'b Agreement,
        numbering: &Numbering,
        seen: &mut Seen<'b>,
    ) -> Subject {
        let numbered = agreement.numbered.then_some(agreement.number.as_str());
        let geography: &Geography = &agreement.geography;
        let shared = Arc::as_ptr(&agreement.geography).addr();
        let known =
            seen.shared_places.get(&shared).or_else(|| seen.places.get(geography));
        let place = if let Some(number) = known.copied() {
            self.places.count_again(number);
            number
        } else {
            let number = self.places.count(place_of(geography));
            seen.places.insert(geography, number);
            number
        };
        seen.shared_places.entry(shared).or_insert(place);
        let unit = if let Some(number) = seen.units.get(agreement.unit.as_str()) {
            self.units.count_again(*number);
            *number
        } else {
            let number = self.units.count(fold(&agreement.unit));
            seen.units.insert(&agreement.unit, number);
            number
        };
        let series = numbered.and_then(|it| numbering.series(it)).unwrap_or_default();
        let series = match self.series.count_known(series.as_ref()) {
            Some(number) => number,
            None => self.series.count(series.into_owned()),
        };
        Subject {
            place,
            unit,
            series,
            made: numbered.and_then(|it| numbering.year(it)),
            ..Subject::default()
        }
    }

    /// Weighs each word by how few different titles it stands in. Titles are counted,
    /// not agreements, so that a project of many years does not make its own words
    /// common. The word for a country says little where the country is compared too.
    fn weigh_words(&mut self) {
        let pair = |one: u32, other: u32| u64::from(one) << 32 | u64::from(other);
        let halves = |pair: u64| (small_half(pair >> 32), small_half(pair));
        let folded = &self.folded;
        // Each title once for each place that it stands in.
        let mut titles: Vec<u64> = self
            .subjects
            .par_iter()
            .map(|subject| pair(folded[subject.title as usize], subject.place))
            .collect();
        titles.par_sort_unstable();
        titles.dedup();
        let mut words: Vec<u64> = titles
            .par_iter()
            .flat_map_iter(|title| {
                let (title, place) = halves(*title);
                let words = &self.titles[title as usize].sorted;
                words.iter().map(move |word| pair(*word, place))
            })
            .collect();
        words.par_sort_unstable();
        let mut stands_in = vec![0_u64; self.vocabulary.len()];
        let mut titles_there: Map<u32, u64> = Map::default();
        for title in &titles {
            *titles_there.entry(halves(*title).1).or_insert(0) += 1;
        }
        for word in &words {
            stands_in[halves(*word).0 as usize] += 1;
        }
        let mut at_home: Set<WordId> = Set::default();
        for there in words.chunk_by(|one, other| one == other) {
            let Some(first) = there.first() else { continue };
            let (word, place) = halves(*first);
            let is_country = matches!(self.places.get(place), Some(Place::Country(_)));
            let there = u64::try_from(there.len()).unwrap_or(u64::MAX);
            if is_country
                && there >= HOME_TITLES
                && there * 5 >= stands_in[word as usize] * 4
                && there * HOME_SHARE >= titles_there[&place]
            {
                at_home.insert(word);
            }
        }
        let rules = &self.linking.title;
        let list = u64::try_from(titles.len()).unwrap_or(u64::MAX) + rules.imagined_list;
        let names = stands_in.par_iter().enumerate().map(|(word, titles)| {
            let text =
                WordId::try_from(word).map_or("", |word| self.vocabulary.word(word));
            *titles * rules.name_share <= list
                && text.chars().count() >= 4
                && WordId::try_from(word)
                    .is_ok_and(|word| !self.vocabulary.is_lower(word))
                && !self.lexicon.is_known(text)
        });
        let names = names.collect();
        let weights = stands_in.par_iter().enumerate().map(|(word, titles)| {
            let word = WordId::try_from(word).expect("numbers of words are word ids");
            let weak = self.lexicon.is_weak(self.vocabulary.word(word));
            let imagined =
                if weak || at_home.contains(&word) { rules.weak_word } else { 1 };
            tenth_bits(list, titles + imagined)
        });
        self.weights = WordWeights { weights: weights.collect(), names };
        let weights = &self.weights;
        self.titles.par_iter_mut().for_each(|title| {
            title.weight = weights.sum(&title.sorted);
        });
    }

    /// A partner's name.
    pub(super) fn partner(&self, subject: &Subject) -> &PartnerName {
        &self.partners[subject.partner as usize]
    }

    /// Asks the memory for what comparing some agreements needs. They stand far apart in a
    /// long list, and one by one each would be waited for.
    pub(super) fn fetch<'i>(&self, agreements: impl Iterator<Item = &'i u32>) {
        let touched = agreements
            .map(|index| {
                let subject = &self.subjects[*index as usize];
                let partner = self.glances[subject.partner as usize].touch();
                partner.wrapping_add(self.title(subject).touch())
            })
            .fold(0, usize::wrapping_add);
        std::hint::black_box(touched);
    }

    /// The rank of an agreement when agreements are ordered by what they say.
    pub(super) fn rank(&self, agreement: usize) -> u32 {
        self.ranks.get(agreement).copied().unwrap_or_else(|| small(agreement))
    }

    /// A title.
    pub(super) fn title(&self, subject: &Subject) -> &Title {
        &self.titles[subject.title as usize]
    }
}

/// The number of the first title that is equal to each in something. Titles whose digests
/// are equal stand together when they are sorted, which several cores can do.
fn first_equal<'t, T: std::hash::Hash + Eq>(
    titles: &'t [Title],
    of: impl Fn(&'t Title) -> T + Sync,
) -> Vec<u32> {
    let digest = |(at, title)| (FxBuildHasher.hash_one(of(title)), small(at));
    let mut digests: Vec<(u64, u32)> =
        titles.par_iter().enumerate().map(digest).collect();
    digests.par_sort_unstable();
    let mut firsts = vec![0; titles.len()];
    for same in digests.chunk_by(|(one, _), (other, _)| one == other) {
        for (at, (_, title)) in same.iter().enumerate() {
            let is_equal = |(_, first): &&(u64, u32)| {
                *first == *title
                    || of(&titles[*first as usize]) == of(&titles[*title as usize])
            };
            let first = same[..=at].iter().find(is_equal).map(|(_, first)| *first);
            firsts[*title as usize] = first.unwrap_or(*title);
        }
    }
    firsts
}

/// The lower half of two numbers in one.
fn small_half(pair: u64) -> u32 {
    u32::try_from(pair & u64::from(u32::MAX)).unwrap_or(u32::MAX)
}

fn place_of(geography: &Geography) -> Place {
    if let Some(country) = geography.single_country() {
        return Place::Country(country.to_owned());
    }
    if geography.region.is_empty() && geography.countries.is_empty() {
        let unknown = fold(&geography.unknown);
        return if unknown.is_empty() { Place::Missing } else { Place::Unknown(unknown) };
    }
    Place::Region(geography.region.clone(), geography.countries.clone())
}

/// The average of a year that has an amount.
fn yearly(agreement: &Agreement) -> u64 {
    if let [amount] = agreement.amounts.as_slice() {
        return amount.amount.0.unsigned_abs();
    }
    let mut years: Vec<Option<i32>> =
        agreement.amounts.iter().map(|amount| amount.year).collect();
    years.sort_unstable();
    years.dedup();
    let sum: i128 =
        agreement.amounts.iter().map(|amount| i128::from(amount.amount.0)).sum();
    let years = u128::try_from(years.len()).unwrap_or(u128::MAX).max(1);
    u64::try_from(sum.unsigned_abs() / years).unwrap_or(u64::MAX)
}
