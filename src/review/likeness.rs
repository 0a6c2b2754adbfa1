//! How alike two anchors are: whether a number still stands for the same agreement.

use crate::model::{Anchor, Few, Set, Text};
use crate::text::fold;

/// From this likeness on two titles are spellings of one, in per mille.
const SPELLING: u32 = 720;
/// From this likeness on they are so without any doubt.
const UNMISTAKABLE: u32 = 930;

/// How alike two texts are of which one is the beginning of the other, in per mille.
const BEGINS: u32 = 950;

/// What a comparison of two texts says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Agree,
    Differ,
    /// At least one of them says nothing.
    Silent,
}

/// An anchor in the form in which it is compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    pub(super) title: Text,
    pub(super) partner: Text,
    /// Countries or region, each folded.
    pub(super) places: Few<Text>,
    pub(super) year: Option<i32>,
}

/// Texts of so many bytes stand where they stand, and share nothing.
const IN_PLACE: usize = 15;

/// Texts that many profiles have, each kept once.
#[derive(Default)]
pub(super) struct Shared(Set<Text>);

impl Shared {
    /// Lets a profile share its texts with those before it.
    pub(super) fn share(&mut self, profile: &mut Profile) {
        let Profile { title, partner, places, year: _ } = profile;
        let texts = [title, partner].into_iter().chain(places.make_mut());
        for text in texts.filter(|text| text.len() > IN_PLACE) {
            match self.0.get(text) {
                Some(known) => *text = known.clone(),
                None => _ = self.0.insert(text.clone()),
            }
        }
    }
}

impl Profile {
    pub(super) fn new(anchor: &Anchor) -> Self {
        let places = anchor.country.split(", ").map(|place| Text::from(fold(place)));
        Self {
            title: fold(&anchor.title).into(),
            partner: fold(&anchor.partner).into(),
            places: places.filter(|place| !place.is_empty()).collect(),
            year: anchor.year,
        }
    }

    /// Whether it says enough to be known by: title, partner and place.
    pub(super) fn is_telling(&self) -> bool {
        self.title.chars().count() >= 8
            && !self.partner.is_empty()
            && !self.places.is_empty()
            && self.year.is_some()
    }

    pub(super) fn titles(&self, other: &Self) -> Answer {
        answer(&self.title, &other.title, SPELLING)
    }

    pub(super) fn partners(&self, other: &Self) -> Answer {
        answer(&self.partner, &other.partner, SPELLING)
    }

    pub(super) fn places(&self, other: &Self) -> Answer {
        if self.places.is_empty() || other.places.is_empty() {
            Answer::Silent
        } else if self.places.iter().any(|place| other.places.contains(place)) {
            Answer::Agree
        } else {
            Answer::Differ
        }
    }

    /// How far another is from this: the title first, then year, place and partner; each 0
    /// where it is the same, more where it says nothing, most where it differs.
    pub(super) fn distance(&self, other: &Self) -> [u8; 4] {
        let text = |one: &str, other: &str| match answer(one, other, UNMISTAKABLE) {
            _ if one == other => 0,
            Answer::Agree => 1,
            Answer::Silent => 3,
            Answer::Differ if answer(one, other, SPELLING) == Answer::Agree => 2,
            Answer::Differ => 4,
        };
        let year = match (self.year, other.year) {
            (one, other) if one == other => 0,
            (Some(_), Some(_)) => 4,
            _ => 3,
        };
        let place = match self.places(other) {
            _ if self.places == other.places => 0,
            Answer::Agree => 1,
            Answer::Silent => 3,
            Answer::Differ => 4,
        };
        let title = text(&self.title, &other.title);
        [title, year, place, text(&self.partner, &other.partner)]
    }

    /// Whether both are the same agreement under another number: everything is there
    /// and agrees, and the titles are the same but for a slip.
    pub(super) fn is_unmistakable(&self, other: &Self) -> bool {
        self.is_telling()
            && other.is_telling()
            && self.year == other.year
            && self.places == other.places
            && answer(&self.partner, &other.partner, UNMISTAKABLE) == Answer::Agree
            && answer(&self.title, &other.title, UNMISTAKABLE) == Answer::Agree
    }

    /// Whether a number that stood for this can still stand for it, given what it stands
    /// for now. What keeps its title may change its partner or its country; where the title
    /// is only alike, it keeps its first year. What is renamed keeps all else:
    /// numbers are given to other agreements of the same partner and country, but those
    /// begin later. What says nothing is no ground for doubt.
    pub(super) fn holds(&self, now: &Self) -> bool {
        let others = [self.partners(now), self.places(now)];
        let count = |wanted: Answer| others.iter().filter(|one| **one == wanted).count();
        let (agree, differ) = (count(Answer::Agree), count(Answer::Differ));
        let same_year = self.year.is_some() && self.year == now.year;
        let other_year =
            self.year.is_some() && now.year.is_some() && self.year != now.year;
        match answer(&self.title, &now.title, UNMISTAKABLE) {
            Answer::Agree => differ < 2,
            Answer::Silent => differ == 0 && (agree > 0 || !other_year),
            Answer::Differ if self.titles(now) == Answer::Agree => {
                (differ == 0 && !other_year) || (differ == 1 && same_year)
            }
            Answer::Differ => agree == 2 && same_year,
        }
    }
}

fn answer(one: &str, other: &str, limit: u32) -> Answer {
    if one.is_empty() || other.is_empty() {
        Answer::Silent
    } else if one == other
        || Compared::new(one).likeness(&Compared::new(other), limit) >= limit
    {
        Answer::Agree
    } else {
        Answer::Differ
    }
}

/// Kinds of letters that are counted together.
const KINDS: usize = 32;

/// A folded text with what tells quickly that another is not like it.
#[derive(Clone, Debug)]
pub(super) struct Compared {
    pub(super) text: String,
    /// How many letters it has, and how many of each kind.
    length: usize,
    kinds: [u8; KINDS],
    /// Its words, sorted, each once.
    words: Vec<String>,
}

impl Compared {
    pub(super) fn new(text: &str) -> Self {
        let mut kinds = [0_u8; KINDS];
        for letter in text.chars() {
            let kind = &mut kinds[letter as usize % KINDS];
            *kind = kind.saturating_add(1);
        }
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        Self { text: text.to_owned(), length: text.chars().count(), kinds, words }
    }

    /// How alike two texts are; some number below `least` where it is less than that.
    pub(super) fn likeness(&self, other: &Self, least: u32) -> u32 {
        let words = self.likeness_of_words(other);
        if self.begins(other) || !self.may_be_like(other, least) {
            return words;
        }
        let letters = strsim::normalized_damerau_levenshtein(&self.text, &other.text);
        per_mille(letters).max(words)
    }

    /// How alike two texts are by their words alone, or by the one being the beginning of
    /// the other.
    pub(super) fn likeness_of_words(&self, other: &Self) -> u32 {
        if self.begins(other) { BEGINS } else { self.words(other) }
    }

    /// Whether one text is the beginning of the other.
    fn begins(&self, other: &Self) -> bool {
        let (short, long) = if self.text.len() <= other.text.len() {
            (self, other)
        } else {
            (other, self)
        };
        short.length >= 8 && long.text.starts_with(&short.text)
    }

    /// Whether two texts may be as alike as `least`, letter by letter.
    pub(super) fn may_be_like(&self, other: &Self, least: u32) -> bool {
        let longest = self.length.max(other.length);
        // Each change takes one letter away, brings one, or does both.
        longest == 0
            || per_mille(1.0 - share(self.changes_least(other), longest)) >= least
    }

    /// So many changes at least lead from one text to the other.
    fn changes_least(&self, other: &Self) -> usize {
        let (mut more, mut fewer) = (0_usize, 0_usize);
        for (one, other) in self.kinds.iter().zip(&other.kinds) {
            more += usize::from(one.saturating_sub(*other));
            fewer += usize::from(other.saturating_sub(*one));
        }
        more.max(fewer)
    }

    /// Twice the words in common of all words.
    fn words(&self, other: &Self) -> u32 {
        let is_shared = |word: &&String| other.words.binary_search(word).is_ok();
        let common = self.words.iter().filter(is_shared).count();
        let all = self.words.len() + other.words.len();
        u32::try_from(2000 * common / all.max(1)).unwrap_or(0)
    }
}

/// A likeness from 0 to 1 in thousandths.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a likeness lies between 0 and 1"
)]
fn per_mille(likeness: f64) -> u32 {
    (likeness * 1000.0) as u32
}

#[expect(clippy::cast_precision_loss, reason = "texts have few letters")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::Profile;
    use crate::model::Anchor;

    fn profile(text: &str) -> Profile {
        let mut parts = text.split('|').map(|part| part.trim().to_owned());
        let mut next = || parts.next().unwrap_or_default();
        Profile::new(&Anchor {
            title: next(),
            partner: next(),
            country: next(),
            year: next().parse().ok(),
            ..Anchor::default()
        })
    }

    #[track_caller]
    fn check(then: &str, now: &str, expected: bool) {
        assert_eq!(profile(then).holds(&profile(now)), expected, "{then} / {now}");
    }

    #[test]
    fn a_number_holds_as_long_as_something_of_its_agreement_does() {
        let then = "Shelter for women|CARE|Kroatia|2005";
        check(then, "Shelter for Womn|CARE|Kroatia|2005", true);
        check(then, "Shelter for women|IOM|Kroatia|2008", true);
        check(then, "Shelter for young women|CARE|Kroatia|2005", true);
        check(then, "Shelter for young women|CARE|Kroatia|", true);
        check(then, "Shelter for young women|IOM|Kroatia|2005", true);
        check(then, "Safe houses|CARE|Kroatia|2005", true);
        check(then, "|CARE|Kroatia|2008", true);
        check(then, "||", true);
    }

    #[test]
    fn a_number_that_was_given_to_something_else_does_not_hold() {
        check("Shelter for women|CARE|Kroatia", "Safe houses|IOM|Serbia", false);
        check("Shelter for women|CARE|Kroatia", "Safe houses|IOM|Kroatia", false);
        check("Shelter for women||", "Safe houses||", false);
        let then = "Shelter for women|CARE|Kroatia|2005";
        check(then, "Safe houses|CARE|Kroatia|2008", false);
        check(then, "Safe houses||Kroatia|2005", false);
        check(then, "Shelter for young women|CARE|Kroatia|2008", false);
        check(then, "Shelter for young women|IOM|Kroatia|2008", false);
        check(then, "|IOM|Kroatia|2005", false);
        check(then, "||Serbia|2005", false);
        check(then, "|||2008", false);
        check("Core support|CARE|Kroatia", "Core support|IOM|Serbia", false);
    }
}
