//! How alike two titles are, weighed by how rare their words are in the list.

use strsim::osa_distance;

use crate::link::title::{Title, Vocabulary, WordId};
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
    /// Words of the one that the other lacks.
    pub(super) only_one: Vec<WordId>,
    /// Words of the other that the one lacks.
    pub(super) only_other: Vec<WordId>,
}

/// Compares two titles.
pub(super) fn liken(
    one: &Title,
    other: &Title,
    words: &Vocabulary,
    weights: &WordWeights,
    rules: &TitleWeights,
    may_be_translated: bool,
) -> Likeness {
    let (mut only_one, mut only_other) = remainders(&one.sorted, &other.sorted);
    let shared = one.sorted.len() - only_one.len();
    let mut common = weights.sum(&one.sorted) - weights.sum(&only_one);
    let exact = only_one.is_empty() && only_other.is_empty() && shared > 0;
    common += pair_spellings(&mut only_one, &mut only_other, words, weights);
    common += pair_joined(&one.words, &mut only_one, &mut only_other, words, weights);
    common += pair_joined(&other.words, &mut only_other, &mut only_one, words, weights);
    if !only_one.is_empty() || !only_other.is_empty() {
        common += resolve_acronyms(
            &one.words,
            other,
            &mut only_one,
            &mut only_other,
            words,
            weights,
        );
        common += resolve_acronyms(
            &other.words,
            one,
            &mut only_other,
            &mut only_one,
            words,
            weights,
        );
    }
    let rest_one = weights.sum(&only_one);
    let rest_other = weights.sum(&only_other);
    let whole = 2 * common + rest_one + rest_other;
    let mut per_mille = if whole == 0 { 0 } else { 2000 * common / whole };
    let mut manner = match (exact, only_one.is_empty() && only_other.is_empty()) {
        (true, _) if one.folded == other.folded => Manner::Equal,
        (true, _) => Manner::Marks,
        (false, true) if common > 0 => Manner::Spelling,
        _ => Manner::Shared,
    };
    if one.folded == other.folded && !one.folded.is_empty() {
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
    let conflict = numbers_differ(one, other);
    let has_part =
        |title: &Title| title.numbers.iter().any(|(word, _)| *word != WordId::MAX);
    let one_number = has_part(one) != has_part(other);
    let has_name = |only: &[WordId]| only.iter().any(|word| weights.is_name(*word));
    let names_differ =
        manner == Manner::Shared && has_name(&only_one) && has_name(&only_other);
    Likeness {
        per_mille,
        common,
        replaced,
        names_differ,
        conflict,
        one_number,
        manner,
        only_one,
        only_other,
    }
}

/// The elements of each of two sorted lists that the other lacks.
fn remainders(one: &[WordId], other: &[WordId]) -> (Vec<WordId>, Vec<WordId>) {
    let lacks = |from: &[WordId], list: &[WordId]| {
        list.iter().copied().filter(|word| from.binary_search(word).is_err()).collect()
    };
    (lacks(other, one), lacks(one, other))
}

/// Takes words that are spellings of each other out of both lists; gives the
/// information they share.
fn pair_spellings(
    only_one: &mut Vec<WordId>,
    only_other: &mut Vec<WordId>,
    words: &Vocabulary,
    weights: &WordWeights,
) -> i32 {
    let mut shared = 0;
    only_one.retain(|word| {
        let found = only_other.iter().position(|it| {
            words.may_be_near(*word, *it)
                && is_spelling(words.letters(*word), words.letters(*it))
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
    if only_parted.is_empty() || only_joined.is_empty() {
        return 0;
    }
    let mut shared = 0;
    for run in parted.windows(2) {
        let [first, second] = run else { continue };
        let is_run = |word: &WordId| {
            let (head, tail) = (words.letters(*first), words.letters(*second));
            words.letters(*word).strip_prefix(head) == Some(tail)
        };
        let found = only_joined.iter().position(is_run);
        if let Some(at) = found
            && only_parted.contains(first)
        {
            shared += weights.of(only_joined.remove(at));
            only_parted.retain(|word| word != first && word != second);
        }
    }
    shared
}

/// Whether two words are spellings or inflections of one: few letters differ, or one is
/// the beginning of the other.
fn is_spelling(one: &[char], other: &[char]) -> bool {
    let (short, long) =
        if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < 3 || short.first() != long.first() {
        return false;
    }
    if short.iter().chain(long).any(char::is_ascii_digit) {
        return false;
    }
    let alike = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    // `appr` for `appropriate`, `teacher` and `teachers`.
    if alike == short.len() {
        return short.len() >= 4;
    }
    // `moldova` and `moldovan`, `farming` and `farmed`.
    if alike >= 6 && alike * 10 >= short.len() * 8 {
        return true;
    }
    let allowed = match short.len() {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    };
    if allowed == 0 || long.len() - short.len() > allowed {
        return false;
    }
    let (short, long): (String, String) = (short.iter().collect(), long.iter().collect());
    osa_distance(&short, &long) <= allowed
}

/// Takes an acronym and the words it stands for out of the remainders; gives the
/// information shared. An acronym beside its own words is taken out as well.
fn resolve_acronyms(
    full: &[WordId],
    other: &Title,
    only_full: &mut Vec<WordId>,
    only_other: &mut Vec<WordId>,
    words: &Vocabulary,
    weights: &WordWeights,
) -> i32 {
    let mut shared = 0;
    only_other.retain(|acronym| {
        let letters = words.letters(*acronym);
        if !(2..=LONGEST_ACRONYM).contains(&letters.len()) {
            return true;
        }
        let meant = full.windows(letters.len()).find(|run| {
            run.iter()
                .zip(letters)
                .all(|(word, letter)| words.letters(*word).first() == Some(letter))
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
    short.length >= rules.shortest_cut
        && short.length < long.length
        && long.folded.starts_with(&short.folded)
}

/// Whether `part` is one side of the slash in `whole`.
fn is_side(part: &Title, whole: &Title) -> bool {
    part.sorted.len() >= 3 && whole.sides.contains(&part.sorted)
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
