//! Agreements made ready to be compared.

use crate::link::lexicon::Lexicon;
use crate::link::likeness::WordWeights;
use crate::link::partner::PartnerName;
use crate::link::points::tenth_bits;
use crate::link::title::{Title, Vocabulary, WordId};
use crate::model::{Agreement, Map, Period, Set};
use crate::template::Linking;
use crate::text::fold;

/// A word that stands in so many titles of one country, and hardly elsewhere, can be
/// the word for that country.
const HOME_TITLES: u64 = 3;

/// It is, if it stands in at least one of so many of the country's titles.
const HOME_SHARE: u64 = 7;

/// How often one title stands there, by partner and place, then by year.
type Times = Map<(usize, usize), Map<Slot, u64>>;

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

/// An agreement made ready to be compared.
pub(super) struct Subject {
    /// The title.
    pub(super) title: Title,
    /// Number of the partner among [`Corpus::partners`].
    pub(super) partner: usize,
    /// Number of the place among [`Corpus::places`].
    pub(super) place: usize,
    /// Number of the unit among [`Corpus::units`].
    pub(super) unit: usize,
    /// The years.
    pub(super) period: Option<Period>,
    /// Average of a year, in the currency's hundredth, without sign; 0 if unknown.
    pub(super) yearly: u128,
    /// The series of its number: `KEN` of `KEN 2017`, `2` of `2040412`; else empty.
    pub(super) series: String,
    /// The year that its number says it was made in, two digits.
    pub(super) made: Option<u32>,
    /// Whether so many partners in so many places have its title that it names no project.
    pub(super) general: bool,
    /// Whether agreements of its title, partner and place run side by side for years.
    pub(super) abreast: bool,
    /// Its rank when agreements are ordered by what they say, which breaks ties.
    pub(super) rank: usize,
}

/// The list at hand, made ready to be compared.
pub(super) struct Corpus<'a> {
    pub(super) linking: &'a Linking,
    pub(super) lexicon: Lexicon,
    pub(super) vocabulary: Vocabulary,
    pub(super) weights: WordWeights,
    /// The weights of words in titles of their home country.
    pub(super) subjects: Vec<Subject>,
    pub(super) partners: Map<PartnerKey, (PartnerName, u64)>,
    pub(super) places: Map<Place, u64>,
    pub(super) units: Map<String, u64>,
    pub(super) series: Map<String, u64>,
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
            subjects: Vec::with_capacity(agreements.len()),
            partners: Map::default(),
            places: Map::default(),
            units: Map::default(),
            series: Map::default(),
            instalments: false,
        };
        let ranks = ranks(agreements);
        for (agreement, rank) in agreements.iter().zip(ranks) {
            let subject = corpus.subject(agreement, rank);
            corpus.subjects.push(subject);
        }
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
            let of_title = times.entry(subject.title.said()).or_default();
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
                let partners: Set<usize> =
                    of_title.keys().map(|(partner, _)| *partner).collect();
                let places: Set<usize> =
                    of_title.keys().map(|(_, place)| *place).collect();
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
                let said = subject.title.said();
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
        self.weights.sum(&title.sorted) >= self.linking.period.instalment_title
    }

    fn subject(&mut self, agreement: &Agreement, rank: usize) -> Subject {
        let title = Title::read(&agreement.title, &self.lexicon, &mut self.vocabulary);
        let key = (fold(&agreement.partner.name), agreement.partner.known);
        let lexicon = &self.lexicon;
        let partner = self.partners.entry(key);
        let partner_index = partner.index();
        partner
            .or_insert_with(|| (PartnerName::read(&agreement.partner, lexicon), 0))
            .1 += 1;
        let place = self.places.entry(place_of(agreement));
        let place_index = place.index();
        *place.or_insert(0) += 1;
        let unit = self.units.entry(fold(&agreement.unit));
        let unit_index = unit.index();
        *unit.or_insert(0) += 1;
        let series = if agreement.numbered { series_of(&agreement.number) } else { None };
        let series = series.unwrap_or_default();
        *self.series.entry(series.clone()).or_insert(0) += 1;
        Subject {
            title,
            partner: partner_index,
            place: place_index,
            unit: unit_index,
            period: agreement.period(),
            yearly: yearly(agreement),
            series,
            made: if agreement.numbered { made_in(&agreement.number) } else { None },
            general: false,
            abreast: false,
            rank,
        }
    }

    /// Weighs each word by how few different titles it stands in. Titles are counted,
    /// not agreements, so that a project of many years does not make its own words
    /// common. The word for a country says little where the country is compared too.
    fn weigh_words(&mut self) {
        let mut titles: Map<(&str, usize), &Title> = Map::default();
        for subject in &self.subjects {
            titles.insert((subject.title.folded.as_str(), subject.place), &subject.title);
        }
        let mut stands_in = vec![0_u64; self.vocabulary.len()];
        let mut stands_there: Map<(WordId, usize), u64> = Map::default();
        let mut titles_there = vec![0_u64; self.places.len()];
        for ((_, place), title) in &titles {
            titles_there[*place] += 1;
            for word in &title.sorted {
                stands_in[*word as usize] += 1;
                *stands_there.entry((*word, *place)).or_insert(0) += 1;
            }
        }
        let mut at_home: Set<WordId> = Set::default();
        for ((word, place), there) in &stands_there {
            let is_country =
                matches!(self.places.get_index(*place), Some((Place::Country(_), _)));
            if is_country
                && *there >= HOME_TITLES
                && there * 5 >= stands_in[*word as usize] * 4
                && there * HOME_SHARE >= titles_there[*place]
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
    }

    /// A partner's name.
    pub(super) fn partner(&self, subject: &Subject) -> &PartnerName {
        &self.partners[subject.partner].0
    }
}

/// The rank of each agreement among all, by what they say and not by where they stand.
fn ranks(agreements: &[Agreement]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..agreements.len()).collect();
    order.sort_by_key(|index| {
        let agreement = &agreements[*index];
        (&agreement.number, &agreement.title, agreement.first_year(), *index)
    });
    let mut ranks = vec![0; agreements.len()];
    for (rank, index) in order.into_iter().enumerate() {
        ranks[index] = rank;
    }
    ranks
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
fn yearly(agreement: &Agreement) -> u128 {
    let mut years: Set<Option<i32>> = Set::default();
    let mut sum = 0_i128;
    for amount in &agreement.amounts {
        years.insert(amount.year);
        sum += i128::from(amount.amount.0);
    }
    let years = u128::try_from(years.len()).unwrap_or(u128::MAX).max(1);
    sum.unsigned_abs() / years
}

/// The part of an agreement number that says where it was made: its letters, or the
/// office digit of seven digits.
fn series_of(number: &str) -> Option<String> {
    let letters: String =
        number.chars().take_while(|letter| letter.is_alphabetic()).collect();
    if !letters.is_empty() {
        return Some(letters.to_uppercase());
    }
    let digits = number.chars().all(|digit| digit.is_ascii_digit());
    (digits && number.len() == 7).then(|| number.chars().take(1).collect())
}

/// The year, in two digits, that an agreement number tells: `05` of `2050349` and `20`
/// of `QZA-20/0303`.
fn made_in(number: &str) -> Option<u32> {
    let two = |text: &str| text.chars().take(2).collect::<String>().parse().ok();
    if number.len() == 7 && number.chars().all(|digit| digit.is_ascii_digit()) {
        return two(number.get(1..)?);
    }
    let (_, rest) = number.split_once('-')?;
    let (year, _) = rest.split_once('/')?;
    if year.len() == 2 { two(year) } else { None }
}
