//! What each word of a title means, by the template's lists.

use crate::model::{Map, Set};
use crate::template::LinkingWords;
use crate::text::fold;

/// A compound has so many letters, its first word so many, and its second so many.
const SHORTEST_COMPOUND: usize = 9;
const SHORTEST_HEAD: usize = 4;
const SHORTEST_TAIL: usize = 5;

/// What a word means to a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning<'a> {
    /// Nothing.
    Stop,
    /// A phase, if a number stands beside it.
    Phase,
    /// That something goes on.
    Continued,
    /// A number.
    Number(u32),
    /// A place or part, if a number follows it.
    Place,
    /// Itself, in the form that stands for all its spellings.
    Word(&'a str),
}

/// What a word of the lists means, however it is spelt.
#[derive(Clone, Copy)]
enum Known {
    Number(u32),
    Phase,
    Continued,
    Place,
    Stop,
}

/// The template's lists, folded and ready to be asked.
pub(super) struct Lexicon {
    /// What the words of several lists mean; of a word of two lists, what counts most.
    meanings: Map<String, Known>,
    stop: Set<String>,
    weak: Set<String>,
    same: Map<String, String>,
    /// How the words of `same` end: hardly any other word ends so.
    endings: Vec<bool>,
    place: Set<String>,
    nobody: Set<String>,
    partner_filler: Set<String>,
    continuation: Vec<String>,
    /// For each first byte of a phrase that tells a continuation, a bit for each second
    /// one: nearly all texts are known by it to have none.
    beginnings: [u64; 256],
    /// The first language that has a word in its list, and how many there are.
    language: Map<String, usize>,
    languages: usize,
}

impl Lexicon {
    /// Folds the lists of a template.
    pub(super) fn new(words: &LinkingWords) -> Self {
        fn folded<T: FromIterator<String>>(list: &[String]) -> T {
            list.iter().map(|word| fold(word)).collect()
        }
        let mut same = Map::default();
        for group in &words.same {
            let Some(first) = group.first() else { continue };
            for word in group {
                same.entry(fold(word)).or_insert_with(|| fold(first));
            }
        }
        let mut meanings: Map<String, Known> = Map::default();
        for number in &words.number {
            let meaning = Known::Number(number.number);
            meanings.extend(number.words.iter().map(|word| (fold(word), meaning)));
        }
        for (list, meaning) in [
            (&words.phase, Known::Phase),
            (&words.continued, Known::Continued),
            (&words.place, Known::Place),
            (&words.stop, Known::Stop),
        ] {
            for word in list {
                meanings.entry(fold(word)).or_insert(meaning);
            }
        }
        let mut endings = vec![false; ENDINGS];
        for word in same.keys() {
            endings[ending(word)] = true;
        }
        let mut language = Map::default();
        for (at, list) in words.language.iter().enumerate() {
            for word in list {
                language.entry(fold(word)).or_insert(at);
            }
        }
        let mut continuation: Vec<String> =
            words.continuation.iter().map(|word| fold(word)).collect();
        continuation.retain(|phrase| !phrase.is_empty());
        let mut beginnings = [0; 256];
        for phrase in &continuation {
            match phrase.as_bytes() {
                [first, second, ..] => beginnings[usize::from(*first)] |= bit(*second),
                [first] => beginnings[usize::from(*first)] = u64::MAX,
                [] => {}
            }
        }
        Self {
            meanings,
            stop: folded(&words.stop),
            weak: folded(&words.weak),
            same,
            endings,
            place: folded(&words.place),
            nobody: folded(&words.nobody),
            partner_filler: folded(&words.partner_filler),
            continuation,
            beginnings,
            language,
            languages: words.language.len(),
        }
    }

    /// What a folded word means. A word may be both a phase and a place (`part`):
    /// [`Self::is_place`] tells.
    pub(super) fn meaning<'a>(&'a self, word: &'a str) -> Meaning<'a> {
        match self.meanings.get(word) {
            Some(Known::Number(number)) => Meaning::Number(*number),
            Some(Known::Phase) => Meaning::Phase,
            Some(Known::Continued) => Meaning::Continued,
            Some(Known::Place) => Meaning::Place,
            Some(Known::Stop) => Meaning::Stop,
            None => Meaning::Word(self.standard(word)),
        }
    }

    /// The spelling that stands for all spellings of a folded word.
    pub(super) fn standard<'a>(&'a self, word: &'a str) -> &'a str {
        self.same.get(word).map_or(word, String::as_str)
    }

    /// The words that a word in its standard spelling stands for: itself, or those it
    /// is put together of.
    pub(super) fn parts<'a>(&'a self, word: &'a str) -> Vec<&'a str> {
        let parts = match self.compound(word) {
            Some(parts) => parts.to_vec(),
            None => vec![word],
        };
        let parts = parts.into_iter().flat_map(|part| part.split(' '));
        parts.map(|part| self.standard(part)).collect()
    }

    /// The two known words that an unknown one is put together of, such as
    /// `landbruksforskning`, in their standard spellings.
    fn compound<'a>(&'a self, word: &str) -> Option<[&'a str; 2]> {
        if !self.endings[ending(word)]
            || word.chars().count() < SHORTEST_COMPOUND
            || self.same.contains_key(word)
        {
            return None;
        }
        let known = |part: &str| self.same.get(part).map(String::as_str);
        word.char_indices().find_map(|(at, _)| {
            let (head, tail) = word.split_at_checked(at)?;
            if head.len() < SHORTEST_HEAD || tail.len() < SHORTEST_TAIL {
                return None;
            }
            let tail = known(tail)?;
            let bare = || head.strip_suffix(['s', 'e']).and_then(known);
            Some([known(head).or_else(bare)?, tail])
        })
    }

    /// Number of the language that the words of a title tell, if they tell one only.
    pub(super) fn language<'a>(
        &self,
        words: impl Iterator<Item = &'a str>,
    ) -> Option<usize> {
        let mut told = None;
        for word in words {
            let Some(language) = self.language.get(word).copied() else { continue };
            if told.is_some_and(|other| other != language) {
                return None;
            }
            told = Some(language);
        }
        told
    }

    /// Number of the language that a longer text is in: whose short words stand in it
    /// so many times as often as those of any other.
    pub(super) fn main_language<'a>(
        &self,
        words: impl Iterator<Item = &'a str>,
        times: usize,
    ) -> Option<usize> {
        let mut counts = vec![0_usize; self.languages];
        for word in words {
            if let Some(language) = self.language.get(word) {
                counts[*language] += 1;
            }
        }
        let most = counts.iter().copied().max().filter(|most| *most > 1)?;
        let main = counts.iter().position(|count| *count == most)?;
        let others = counts.iter().enumerate().filter(|(at, _)| *at != main);
        others.map(|(_, count)| count * times).all(|count| count <= most).then_some(main)
    }

    /// Whether a folded word says nothing.
    pub(super) fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    /// Whether a word in its standard spelling says little in any list.
    pub(super) fn is_weak(&self, word: &str) -> bool {
        self.weak.contains(word)
    }

    /// Whether a word stands in any of the lists.
    pub(super) fn is_known(&self, word: &str) -> bool {
        self.same.contains_key(word)
            || self.weak.contains(word)
            || self.place.contains(word)
    }

    /// Whether a folded name of a partner names nobody.
    pub(super) fn is_nobody(&self, name: &str) -> bool {
        name.is_empty() || self.nobody.contains(name)
    }

    /// Whether a folded word says little in a partner's name.
    pub(super) fn is_partner_filler(&self, word: &str) -> bool {
        self.partner_filler.contains(word)
    }

    /// What follows the phrase that tells a continuation, in a folded text.
    pub(super) fn continuation<'a>(&self, folded: &'a str) -> Option<&'a str> {
        let bytes = folded.as_bytes();
        let may_begin = |at: usize| {
            let second = bytes.get(at + 1).copied();
            let beginning = self.beginnings[usize::from(bytes[at])];
            beginning != 0 && second.is_none_or(|second| beginning & bit(second) != 0)
        };
        let begins = |at: usize| {
            let rest = bytes.get(at..).unwrap_or_default();
            self.continuation.iter().any(|phrase| rest.starts_with(phrase.as_bytes()))
        };
        if !(0..bytes.len()).any(|at| may_begin(at) && begins(at)) {
            return None;
        }
        self.continuation
            .iter()
            .filter_map(|phrase| folded.split_once(phrase.as_str()))
            .map(|(_, rest)| rest.trim())
            .next()
    }
}

/// So many endings of words are told apart.
const ENDINGS: usize = 1 << 14;

/// A number for the last four bytes of a word; some endings share one.
fn ending(word: &str) -> usize {
    let last = word.bytes().rev().take(4);
    last.fold(0, |all, byte| (all * 31 + usize::from(byte)) % ENDINGS)
}

/// A bit for a letter; some letters share one.
const fn bit(letter: u8) -> u64 {
    1 << (letter % 64)
}

/// The value of a Roman numeral up to twenty, in lower case.
pub(super) fn roman(word: &str) -> Option<u32> {
    const NUMERALS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii",
        "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];
    let position = NUMERALS.iter().position(|numeral| *numeral == word)?;
    u32::try_from(position + 1).ok()
}
