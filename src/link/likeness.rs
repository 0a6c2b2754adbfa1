//! How alike two titles are, weighed by how rare their words are in the list.

use std::cmp::Ordering;

use crate::link::remembered::Remembered;
use crate::link::title::{BEGINNING, Title};
use crate::link::vocabulary::{Vocabulary, WordId};
use crate::template::TitleWeights;

/// Longest run of words that an acronym can stand for.
const LONGEST_ACRONYM: usize = 8;

/// Weights of all words, in tenths of a bit.
pub(super) struct WordWeights {
    /// By number of the word.
    pub(super) weights: Vec<i32>,
    /// Whether a word may be a name, by number of the word: rare in the list, and none
    /// of the words that the template knows.
    pub(super) names: Vec<bool>,
}

impl WordWeights {
    /// The weight of a word.
    pub(super) fn of(&self, word: WordId) -> i32 {
        self.weights.get(word as usize).copied().unwrap_or(0)
    }

    /// Whether a word may be a name.
    pub(super) fn is_name(&self, word: WordId) -> bool {
        self.names.get(word as usize).copied().unwrap_or(false)
    }

    /// The weight of words together.
    pub(super) fn sum(&self, words: &[WordId]) -> i32 {
        words.iter().map(|word| self.of(*word)).sum()
    }
}

/// In what two titles agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// The same.
    Equal,
    /// The same but for phase, year, case or word order.
    Marks,
    /// The same but for spelling.
    Spelling,
    /// One is the beginning of the other.
    Cut,
    /// One is a side of the other's slash.
    Side,
    /// In two languages, with a name or much else in common.
    Translated,
    /// They share words.
    Shared,
}

/// How alike two titles are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Likeness {
    /// 0 to 1000.
    pub(super) per_mille: i32,
    /// Information in what they share, in tenths of a bit.
    pub(super) common: i32,
    /// Information of the lesser of the two remainders, in tenths of a bit.
    pub(super) replaced: i32,
    /// Whether each has a name that the other lacks: a place, a beneficiary.
    pub(super) names_differ: bool,
    /// Whether they name different numbers or numbered places.
    pub(super) conflict: bool,
    /// Whether one names a numbered place or part, and the other none.
    pub(super) one_number: bool,
    /// In what they agree.
    pub(super) manner: Manner,
}

/// What is left of two titles when all that they share is taken out. One is used for
/// many pairs, so that comparing asks for no memory.
#[derive(Default)]
pub(super) struct Rest {
    /// Words of the one that the other lacks.
    pub(super) one: Vec<WordId>,
    /// Words of the other that the one lacks.
    pub(super) other: Vec<WordId>,
    /// Whether words are spellings of each other.
    spellings: Remembered<bool>,
}

impl Rest {
    /// One that remembers what it was used for, for a list of so many agreements.
    pub(super) fn remembering(agreements: usize) -> Self {
        Self { spellings: Remembered::with_places(agreements), ..Self::default() }
    }

    /// The elements of each of two sorted lists that the other lacks.
    fn fill(&mut self, one: &[WordId], other: &[WordId]) {
        self.one.clear();
        self.other.clear();
        let (mut left, mut right) = (0, 0);
        while let (Some(first), Some(second)) = (one.get(left), other.get(right)) {
            match first.cmp(second) {
                Ordering::Less => {
                    self.one.push(*first);
                    left += 1;
                }
                Ordering::Greater => {
                    self.other.push(*second);
                    right += 1;
                }
                Ordering::Equal => {
                    left += 1;
                    right += 1;
                }
            }
        }
        self.one.extend(one.iter().skip(left));
        self.other.extend(other.iter().skip(right));
    }
}

/// Compares two titles; leaves in `rest` what they do not share.
pub(super) fn liken(
    one: &Title,
    other: &Title,
    (words, weights): (&Vocabulary, &WordWeights),
    rules: &TitleWeights,
    may_be_translated: bool,
    rest: &mut Rest,
) -> Likeness {
    rest.fill(&one.sorted, &other.sorted);
    let shared = one.sorted.len() - rest.one.len();
    let mut common = one.weight - weights.sum(&rest.one);
    let exact = rest.one.is_empty() && rest.other.is_empty() && shared > 0;
    let Rest { one: only_one, other: only_other, spellings } = &mut *rest;
    // Spellings of one word, and a word in two parts, begin with one letter.
    if words.firsts(only_one) & words.firsts(only_other) != 0 {
        common += pair_spellings(only_one, only_other, (words, spellings), weights);
        common += pair_joined(&one.words, only_one, only_other, words, weights);
        common += pair_joined(&other.words, only_other, only_one, words, weights);
    }
    if !only_one.is_empty() || !only_other.is_empty() {
        common += resolve_acronyms(one, other, only_one, only_other, words, weights);
        common += resolve_acronyms(other, one, only_other, only_one, words, weights);
    }
    let rest_one = weights.sum(only_one);
    let rest_other = weights.sum(only_other);
    let whole = 2 * common + rest_one + rest_other;
    let mut per_mille = if whole == 0 { 0 } else { 2000 * common / whole };
    let mut manner = match (exact, only_one.is_empty() && only_other.is_empty()) {
        (true, _) => Manner::Marks,
        (false, true) if common > 0 => Manner::Spelling,
        _ => Manner::Shared,
    };
    if !one.folded.is_empty()
        && one.beginning == other.beginning
        && one.folded == other.folded
    {
        // A title of stop words or numbers only is still the same title.
        (per_mille, manner) = (1000, Manner::Equal);
    }
    if manner == Manner::Shared {
        if per_mille < rules.cut
            && (is_cut(one, other, rules) || is_cut(other, one, rules))
        {
            (per_mille, manner) = (rules.cut, Manner::Cut);
        } else if per_mille < rules.side && (is_side(one, other) || is_side(other, one)) {
            (per_mille, manner) = (rules.side, Manner::Side);
        } else if per_mille < rules.translated
            && may_be_translated
            && is_translation(one, other)
            && (per_mille >= 500 || shares_name(one, other, weights))
        {
            (per_mille, manner) = (rules.translated, Manner::Translated);
        }
    }
    let replaced = match manner {
        Manner::Shared => rest_one.min(rest_other),
        _ => 0,
    };
    let has_name = |only: &[WordId]| only.iter().any(|word| weights.is_name(*word));
    let names_differ =
        manner == Manner::Shared && has_name(only_one) && has_name(only_other);
    Likeness {
        per_mille,
        common,
        replaced,
        names_differ,
        conflict: numbers_differ(one, other),
        one_number: one.has_part() != other.has_part(),
        manner,
    }
}

/// Takes words that are spellings of each other out of both lists; gives the
/// information they share.
fn pair_spellings(
    only_one: &mut Vec<WordId>,
    only_other: &mut Vec<WordId>,
    (words, known): (&Vocabulary, &mut Remembered<bool>),
    weights: &WordWeights,
) -> i32 {
    let mut shared = 0;
    only_one.retain(|word| {
        let found = only_other.iter().position(|other| {
            words.may_be_spellings(*word, *other)
                && known.get(*word, *other, || words.are_spellings(*word, *other))
        });
        if let Some(at) = found {
            let spelling = only_other.remove(at);
            // A typing error is rare without saying anything.
            shared += weights.of(*word).min(weights.of(spelling));
        }
        found.is_none()
    });
    shared
}

/// Takes two neighbouring words and the word that they are when written as one, such as
/// `hot line` and `hotline`, out of the remainders; gives the information they share.
fn pair_joined(
    parted: &[WordId],
    only_parted: &mut Vec<WordId>,
    only_joined: &mut Vec<WordId>,
    words: &Vocabulary,
    weights: &WordWeights,
) -> i32 {
    // Most words begin with none of the others, whatever stands beside those.
    let begins = |joined: &WordId, first: &WordId| {
        words.first(*joined) == words.first(*first)
            && words.letters(*joined).starts_with(words.letters(*first))
    };
    let may_be_run =
        |joined: &WordId| only_parted.iter().any(|first| begins(joined, first));
    if !only_joined.iter().any(may_be_run) {
        return 0;
    }
    let mut shared = 0;
    for run in parted.windows(2) {
        let [first, second] = run else { continue };
        if only_joined.is_empty() || !only_parted.contains(first) {
            continue;
        }
        let length = words.length(*first) + words.length(*second);
        let is_run = |word: &WordId| {
            words.length(*word) == length
                && words.first(*word) == words.first(*first)
                && words.letters(*word).strip_prefix(words.letters(*first))
                    == Some(words.letters(*second))
        };
        let found = only_joined.iter().position(is_run);
        if let Some(at) = found {
            shared += weights.of(only_joined.remove(at));
            only_parted.retain(|word| word != first && word != second);
        }
    }
    shared
}

/// Takes an acronym and the words it stands for out of the remainders; gives the
/// information shared. An acronym beside its own words is taken out as well.
fn resolve_acronyms(
    full: &Title,
    other: &Title,
    only_full: &mut Vec<WordId>,
    only_other: &mut Vec<WordId>,
    words: &Vocabulary,
    weights: &WordWeights,
) -> i32 {
    let mut shared = 0;
    only_other.retain(|acronym| {
        let length = words.length(*acronym);
        if !(2..=LONGEST_ACRONYM).contains(&length)
            || full.words.len() < length
            || words.kinds(*acronym) & !full.firsts != 0
        {
            return true;
        }
        let letters = words.letters(*acronym);
        let meant = full.words.windows(length).find(|run| {
            run.iter().zip(letters).all(|(word, letter)| words.first(*word) == *letter)
        });
        let Some(meant) = meant else { return true };
        let spelled_out =
            meant.iter().all(|word| other.sorted.binary_search(word).is_ok());
        if !spelled_out {
            let open: Vec<WordId> =
                meant.iter().copied().filter(|word| only_full.contains(word)).collect();
            if open.is_empty() {
                return false;
            }
            only_full.retain(|word| !open.contains(word));
            shared += weights.sum(&open).min(weights.of(*acronym).max(60));
        }
        false
    });
    shared
}

/// Whether `short` is the beginning of `long`, cut off by a narrow field.
fn is_cut(short: &Title, long: &Title, rules: &TitleWeights) -> bool {
    short.length as usize >= rules.shortest_cut
        && short.length < long.length
        && ((short.length as usize) < BEGINNING || short.beginning == long.beginning)
        && long.folded.starts_with(&*short.folded)
}

/// Whether `part` is one side of the slash in `whole`.
fn is_side(part: &Title, whole: &Title) -> bool {
    part.sorted.len() >= 3 && whole.sides().iter().any(|side| **side == *part.sorted)
}

/// Whether two titles are in two languages.
fn is_translation(one: &Title, other: &Title) -> bool {
    matches!((one.language, other.language), (Some(one), Some(other)) if one != other)
}

/// Whether two titles have a name in common.
fn shares_name(one: &Title, other: &Title, weights: &WordWeights) -> bool {
    let both = |word: &&WordId| other.sorted.binary_search(word).is_ok();
    one.sorted.iter().filter(both).any(|word| weights.is_name(*word))
}

/// Whether both name numbers and neither's numbers are among the other's.
fn numbers_differ(one: &Title, other: &Title) -> bool {
    let within = |list: &Title, all: &Title| {
        list.numbers.iter().all(|number| all.numbers.binary_search(number).is_ok())
    };
    !within(one, other) && !within(other, one)
}
