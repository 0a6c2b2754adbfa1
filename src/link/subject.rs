//! Agreements made ready to be compared.

use crate::link::description::Descriptions;
use crate::link::lexicon::Lexicon;
use crate::link::likeness::WordWeights;
use crate::link::numbering::Numbering;
use crate::link::partner::PartnerName;
use crate::link::points::tenth_bits;
use crate::link::title::Title;
use crate::link::vocabulary::{Vocabulary, WordId};
use crate::model::{Agreement, Map, Period, Set};
use crate::template::Linking;
use crate::text::fold;

/// A word that stands in so many titles of one country, and hardly elsewhere, can be
/// the word for that country.
const HOME_TITLES: u64 = 3;

/// It is, if it stands in at least one of so many of the country's titles.
const HOME_SHARE: u64 = 7;

/// So many imagined agreements agree with the list in nothing.
const IMAGINED: u64 = 12;

/// How often one title stands there, by partner and place, then by year.
type Times = Map<(u32, u32), Map<Slot, u64>>;

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

/// A number that is small because a list is.
pub(super) fn small(index: usize) -> u32 {
    u32::try_from(index).expect("a list has fewer than four billion rows")
}

/// The list at hand, made ready to be compared.
pub(super) struct Corpus<'a> {
    pub(super) linking: &'a Linking,
    pub(super) lexicon: Lexicon,
    pub(super) vocabulary: Vocabulary,
    pub(super) weights: WordWeights,
    pub(super) subjects: Vec<Subject>,
    pub(super) titles: Vec<Title>,
    pub(super) partners: Vec<PartnerName>,
    /// The partners' cells.
    pub(super) partner_cells: Values<PartnerKey>,
    pub(super) places: Values<Place>,
    pub(super) units: Values<String>,
    pub(super) series: Values<String>,
    pub(super) descriptions: Descriptions,
    /// Whether the list has several rows for a project and a year.
    pub(super) instalments: bool,
}

/// What a title says: its words and its numbers.
pub(super) type Said<'a> = (&'a [WordId], &'a [(WordId, u32)]);

/// When an agreement runs and when it was made.
type Slot = (Option<Period>, Option<u32>);

/// What makes two partner cells one: the folded name, and whether the template knows it.
type PartnerKey = (String, bool);

impl<'a> Corpus<'a> {
    /// Prepares a list.
    pub(super) fn new(agreements: &[Agreement], linking: &'a Linking) -> Self {
        let lexicon = Lexicon::new(&linking.words);
        let mut corpus = Self {
            linking,
            lexicon,
            vocabulary: Vocabulary::default(),
            weights: WordWeights { weights: Vec::new(), names: Vec::new() },
            subjects: vec![Subject::default(); agreements.len()],
            titles: Vec::new(),
            partners: Vec::new(),
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
        let numbering = Numbering::of(agreements);
        let (descriptions, described) =
            Descriptions::read(agreements, &order, &corpus.lexicon);
        corpus.descriptions = descriptions;
        let mut titles: Map<&str, u32> = Map::default();
        let mut cells: Map<(&str, bool), u32> = Map::default();
        for (rank, index) in order.into_iter().enumerate() {
            let agreement = &agreements[index];
            let title = titles.entry(agreement.title.as_str()).or_insert_with(|| {
                let words = &mut corpus.vocabulary;
                corpus.titles.push(Title::read(&agreement.title, &corpus.lexicon, words));
                small(corpus.titles.len() - 1)
            });
            let title = *title;
            let partner = corpus.partner_of(agreement, &mut cells);
            let description = described[index];
            let subject = corpus.subject(agreement, &numbering);
            corpus.subjects[index] =
                Subject { title, partner, description, rank: small(rank), ..subject };
        }
        corpus.partner_cells.weigh(agreements.len());
        corpus.places.weigh(agreements.len());
        corpus.units.weigh(agreements.len());
        corpus.series.weigh(agreements.len());
        corpus.weigh_words();
        corpus.count_titles();
        corpus
    }

    /// Counts how often each title stands with the same partner, place and year, which
    /// tells whether the list has several rows for a project and a year, which titles
    /// are general, and which have several agreements side by side.
    fn count_titles(&mut self) {
        let mut times: Map<Said<'_>, Times> = Map::default();
        for subject in &self.subjects {
            let of_title = times.entry(self.title(subject).said()).or_default();
            let slots = of_title.entry((subject.partner, subject.place)).or_default();
            *slots.entry((subject.period, subject.made)).or_insert(0) += 1;
        }
        let rules = self.linking;
        let (mut groups, mut repeated, mut all) = (0_usize, 0_u64, 0_u64);
        for (title, of_title) in &times {
            if self.weights.sum(title.0) < rules.period.instalment_title {
                continue;
            }
            let counts = || of_title.values().flat_map(|slots| slots.values().copied());
            groups += counts().filter(|count| *count > 1).count();
            repeated += counts().filter(|count| *count > 1).sum::<u64>();
            all += counts().sum::<u64>();
        }
        let general: Set<Said<'_>> = times
            .iter()
            .filter(|(_, of_title)| {
                let partners: Set<u32> =
                    of_title.keys().map(|(partner, _)| *partner).collect();
                let places: Set<u32> = of_title.keys().map(|(_, place)| *place).collect();
                partners.len().min(places.len()) >= rules.partner.general.max(2)
            })
            .map(|(title, _)| *title)
            .collect();
        let is_abreast = |slots: &Map<Slot, u64>| {
            slots.values().filter(|count| **count > 1).count() > 1
        };
        let found: Vec<(bool, bool)> = self
            .subjects
            .iter()
            .map(|subject| {
                let said = self.title(subject).said();
                let slots = &times[&said][&(subject.partner, subject.place)];
                (general.contains(&said), is_abreast(slots))
            })
            .collect();
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

    /// Number of the partner; `cells` has those of the cells that were seen.
    fn partner_of<'b>(
        &mut self,
        agreement: &'b Agreement,
        cells: &mut Map<(&'b str, bool), u32>,
    ) -> u32 {
        let partner = &agreement.partner;
        let cell = (partner.name.as_str(), partner.known);
        if let Some(number) = cells.get(&cell) {
            self.partner_cells.count_again(*number);
            return *number;
        }
        let number = self.partner_cells.count((fold(&partner.name), partner.known));
        cells.insert(cell, number);
        if number as usize == self.partners.len() {
            self.partners.push(PartnerName::read(partner, &self.lexicon));
        }
        number
    }

    fn subject(&mut self, agreement: &Agreement, numbering: &Numbering) -> Subject {
        let numbered = agreement.numbered.then_some(agreement.number.as_str());
        Subject {
            place: self.places.count(place_of(agreement)),
            unit: self.units.count(fold(&agreement.unit)),
            series: self
                .series
                .count(numbered.and_then(|it| numbering.series(it)).unwrap_or_default()),
            period: agreement.period(),
            yearly: yearly(agreement),
            made: numbered.and_then(|it| numbering.year(it)),
            ..Subject::default()
        }
    }

    /// Weighs each word by how few different titles it stands in. Titles are counted,
    /// not agreements, so that a project of many years does not make its own words
    /// common. The word for a country says little where the country is compared too.
    fn weigh_words(&mut self) {
        let mut titles: Map<(&str, u32), &Title> = Map::default();
        for subject in &self.subjects {
            let title = self.title(subject);
            titles.insert((title.folded.as_str(), subject.place), title);
        }
        let mut stands_in = vec![0_u64; self.vocabulary.len()];
        let mut stands_there: Map<(WordId, u32), u64> = Map::default();
        let mut titles_there: Map<u32, u64> = Map::default();
        for ((_, place), title) in &titles {
            *titles_there.entry(*place).or_insert(0) += 1;
            for word in &title.sorted {
                stands_in[*word as usize] += 1;
                *stands_there.entry((*word, *place)).or_insert(0) += 1;
            }
        }
        let mut at_home: Set<WordId> = Set::default();
        for ((word, place), there) in &stands_there {
            let is_country = matches!(self.places.get(*place), Some(Place::Country(_)));
            if is_country
                && *there >= HOME_TITLES
                && there * 5 >= stands_in[*word as usize] * 4
                && there * HOME_SHARE >= titles_there[place]
            {
                at_home.insert(*word);
            }
        }
        let rules = &self.linking.title;
        let list = u64::try_from(titles.len()).unwrap_or(u64::MAX) + rules.imagined_list;
        let names = stands_in.iter().enumerate().map(|(word, titles)| {
            let text =
                WordId::try_from(word).map_or("", |word| self.vocabulary.word(word));
            *titles * rules.name_share <= list
                && text.chars().count() >= 4
                && WordId::try_from(word)
                    .is_ok_and(|word| !self.vocabulary.is_lower(word))
                && !self.lexicon.is_known(text)
        });
        let names = names.collect();
        let weights = stands_in.iter().enumerate().map(|(word, titles)| {
            let word = WordId::try_from(word).expect("numbers of words are word ids");
            let weak = self.lexicon.is_weak(self.vocabulary.word(word));
            let imagined =
                if weak || at_home.contains(&word) { rules.weak_word } else { 1 };
            tenth_bits(list, titles + imagined)
        });
        self.weights = WordWeights { weights: weights.collect(), names };
        for title in &mut self.titles {
            title.weight = self.weights.sum(&title.sorted);
        }
    }

    /// A partner's name.
    pub(super) fn partner(&self, subject: &Subject) -> &PartnerName {
        &self.partners[subject.partner as usize]
    }

    /// A title.
    pub(super) fn title(&self, subject: &Subject) -> &Title {
        &self.titles[subject.title as usize]
    }
}

/// The agreements in order of what they say, whatever the order they stand in.
fn order(agreements: &[Agreement]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..agreements.len()).collect();
    order.sort_by(|one, other| {
        let key = |index: &usize| {
            let agreement = &agreements[*index];
            (&agreement.number, &agreement.title, agreement.first_year(), *index)
        };
        let number = |index: &usize| &agreements[*index].number;
        // Numbers are unique, so that the rest is hardly ever asked for.
        number(one).cmp(number(other)).then_with(|| key(one).cmp(&key(other)))
    });
    order
}

fn place_of(agreement: &Agreement) -> Place {
    let geography = &agreement.geography;
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
    let mut years: Vec<Option<i32>> =
        agreement.amounts.iter().map(|amount| amount.year).collect();
    years.sort_unstable();
    years.dedup();
    let sum: i128 =
        agreement.amounts.iter().map(|amount| i128::from(amount.amount.0)).sum();
    let years = u128::try_from(years.len()).unwrap_or(u128::MAX).max(1);
    u64::try_from(sum.unsigned_abs() / years).unwrap_or(u64::MAX)
}
