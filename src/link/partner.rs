//! Names of partners: equal, alike or different.

use strsim::osa_distance;

use crate::link::lexicon::Lexicon;
use crate::link::vocabulary::{kinds, may_be_near};
use crate::model::Partner;
use crate::text::fold;

/// A partner's name taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PartnerName {
    /// The name, folded, and a bit for each kind of letter in it.
    folded: String,
    kinds: u64,
    /// Its telling words, sorted; none where it names nobody.
    words: Vec<Word>,
    /// First letters of all words that carry a name, and a short form in brackets.
    short: Vec<String>,
    known: bool,
}

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    /// A bit for each kind of letter in it, by which most words are known to differ.
    kinds: u64,
    /// How many letters it has.
    length: usize,
    text: String,
}

impl Word {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), length: text.chars().count(), kinds: kinds(text) }
    }
}

/// What tells most pairs of names to be different before the names themselves are fetched
/// from a memory of many: it fits one line of the cache.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
pub(super) struct Glance {
    /// Of each telling word a bit for each kind of letter in it, and how many letters.
    kinds: [u64; GLANCED],
    lengths: [u8; GLANCED],
    /// How many words there are; none where they do not fit, or there are none.
    count: u8,
    /// A bit for each kind of letter in any short form.
    short: u64,
    known: bool,
}

/// Words of a name that are glanced at.
const GLANCED: usize = 5;

impl Glance {
    /// Something of it, so that it is fetched.
    pub(super) fn touch(&self) -> usize {
        usize::from(self.count)
    }

    /// Whether [`PartnerName::compare`] surely finds the two names different, of which the
    /// template does not know both.
    pub(super) fn is_different(&self, other: &Self) -> bool {
        let may_be_short =
            |one: &Self, other: &Self| one.count == 1 && one.kinds[0] & !other.short == 0;
        if self.count == 0
            || other.count == 0
            || self.known && other.known
            || may_be_short(self, other)
            || may_be_short(other, self)
        {
            return false;
        }
        let words = |one: &Self| {
            let (kinds, lengths) = (one.kinds, one.lengths);
            (0..usize::from(one.count))
                .map(move |at| (kinds[at], usize::from(lengths[at])))
        };
        !words(self).any(|one| words(other).any(|it| may_be_spelling(one, it)))
    }
}

/// Whether two words, each with its kinds of letters and their number, may be spellings of
/// one.
fn may_be_spelling(one: (u64, usize), other: (u64, usize)) -> bool {
    let length = one.1.min(other.1);
    one == other
        || length >= 5
            && one.1.abs_diff(other.1) <= most_changes(length)
            && may_be_near(one.0, other.0, 2)
}

/// How many letters may differ between spellings of a word of so many.
fn most_changes(length: usize) -> usize {
    1 + usize::from(length >= 10)
}

/// How two partners compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartnerLevel {
    /// One of them is missing or names nobody.
    Missing,
    /// The same.
    Same,
    /// Names alike.
    Alike,
    /// Different, at least one unknown to the template.
    Different,
    /// Different, both known to the template.
    DifferentKnown,
}

impl PartnerName {
    /// Takes a name apart.
    pub(super) fn read(partner: &Partner, lexicon: &Lexicon) -> Self {
        let folded = fold(&partner.name);
        if lexicon.is_nobody(&folded) {
            return Self::default();
        }
        let all: Vec<&str> = folded.split(' ').collect();
        let mut words: Vec<Word> = all
            .iter()
            .filter(|word| !lexicon.is_partner_filler(word) || partner.known)
            .map(|word| Word::new(lexicon.standard(word)))
            .collect();
        words.sort_unstable();
        words.dedup();
        let carrying = all.iter().filter(|word| !lexicon.is_stop(word));
        let mut short = vec![carrying.filter_map(|word| word.chars().next()).collect()];
        if let Some((_, rest)) = partner.name.split_once('(')
            && let Some((inside, _)) = rest.split_once(')')
        {
            short.push(fold(inside));
        }
        short.retain(|it: &String| it.chars().count() > 1);
        Self { kinds: kinds(&folded), folded, words, short, known: partner.known }
    }

    /// What most names differ by.
    pub(super) fn glance(&self) -> Glance {
        let mut glance = Glance { known: self.known, ..Glance::default() };
        if self.words.len() > GLANCED || self.words.iter().any(|word| word.length > 255) {
            return glance;
        }
        for (at, word) in self.words.iter().enumerate() {
            glance.kinds[at] = word.kinds;
            glance.lengths[at] = u8::try_from(word.length).unwrap_or(u8::MAX);
            glance.count += 1;
        }
        glance.short = self.short.iter().fold(0, |all, short| all | kinds(short));
        glance
    }

    /// Whether it names nobody.
    pub(super) fn is_missing(&self) -> bool {
        self.words.is_empty()
    }

    /// Compares two names.
    pub(super) fn compare(&self, other: &Self) -> PartnerLevel {
        if self.is_missing() || other.is_missing() {
            return PartnerLevel::Missing;
        }
        let same_name = self.kinds == other.kinds && self.folded == other.folded;
        if same_name || self.words == other.words {
            return PartnerLevel::Same;
        }
        if self.known && other.known {
            return PartnerLevel::DifferentKnown;
        }
        if self.is_short_of(other) || other.is_short_of(self) {
            return PartnerLevel::Same;
        }
        let paired = self
            .words
            .iter()
            .filter(|word| other.words.iter().any(|it| is_spelling(word, it)))
            .count();
        let fewer = self.words.len().min(other.words.len());
        let more = self.words.len().max(other.words.len());
        // A local office has all words of the name and some more.
        if paired == fewer && fewer == more {
            PartnerLevel::Same
        } else if paired > 0 && (paired == fewer || paired * 2 >= more) {
            PartnerLevel::Alike
        } else {
            PartnerLevel::Different
        }
    }

    /// Whether it is the other's short form.
    fn is_short_of(&self, other: &Self) -> bool {
        match self.words.as_slice() {
            [word] => other.short.contains(&word.text),
            _ => false,
        }
    }
}

fn is_spelling(one: &Word, other: &Word) -> bool {
    let length = one.length.min(other.length);
    let changes = most_changes(length);
    one.kinds == other.kinds && one.text == other.text
        || length >= 5
            && one.length.abs_diff(other.length) <= changes
            && may_be_near(one.kinds, other.kinds, 2)
            && osa_distance(&one.text, &other.text) <= changes
}
