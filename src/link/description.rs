//! Descriptions: how much two agreements say in the same words about what they do.

use rayon::prelude::*;

use crate::link::lexicon::Lexicon;
use crate::link::points::tenth_bits;
use crate::link::vocabulary::Joined;
use crate::model::{Agreement, Map, Set};
use crate::text::fold;

/// So many descriptions are taken apart while the words of the last ones are numbered.
const AT_A_TIME: usize = 1 << 12;

/// So many of its most telling words are kept of a description.
const WORDS_KEPT: usize = 32;

/// A description with fewer words than this, beside those of the title, says nothing.
const WORDS_LEAST: usize = 4;

/// A word of a text tells its language if it does so this many times as often as those
/// of any other language.
const CLEARLY: usize = 2;

/// What an agreement's description says.
#[derive(Default)]
pub(super) struct Description {
    /// Its most telling words, sorted.
    words: Box<[u32]>,
    /// Information in them, in tenths of a bit.
    weight: i32,
    /// Number of the language that it is written in, if that is clear.
    language: Option<u8>,
}

/// The descriptions of a list.
#[derive(Default)]
pub(super) struct Descriptions {
    all: Vec<Description>,
    /// Weight of each word, in tenths of a bit.
    weights: Vec<i32>,
    /// What follows words that tell a continuation, by the agreement's index.
    continued: Map<usize, Box<str>>,
}

/// How alike two descriptions are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// 0 to 1000.
    pub(super) per_mille: i32,
    /// Information in what they share, in tenths of a bit.
    pub(super) common: i32,
    /// Whether they are in two languages, so that sharing no words says nothing.
    pub(super) translated: bool,
}

impl Descriptions {
    /// Reads the descriptions of agreements that come in an order of their own; gives
    /// the number of each, by the agreement's index.
    ///
    /// Words of the agreement's own title are left out, since titles are compared by
    /// themselves, and a description that only repeats the title says nothing.
    pub(super) fn read(
        agreements: &[Agreement],
        order: &[usize],
        lexicon: &Lexicon,
    ) -> (Self, Vec<Option<u32>>) {
        let mut found = Self::default();
        let mut numbers = vec![None; agreements.len()];
        let mut texts: Set<(&str, &str)> = Set::default();
        let mut described: Vec<(usize, usize)> = Vec::new();
        for index in order {
            let agreement = &agreements[*index];
            if !agreement.description.is_empty() {
                let text = (agreement.title.as_str(), agreement.description.as_str());
                described.push((*index, texts.insert_full(text).0));
            }
        }
        let texts: Vec<(&str, &str)> = texts.into_iter().collect();
        found.all.reserve_exact(texts.len());
        let mut words: Set<String> = Set::default();
        let mut of_text: Vec<Option<u32>> = Vec::with_capacity(texts.len());
        let mut continued: Map<usize, Box<str>> = Map::default();
        let take_apart = |part: &[(&str, &str)]| -> Vec<Draft> {
            part.par_iter().map(|text| Draft::read(*text, lexicon)).collect()
        };
        let mut settle = |draft: Draft| {
            if let Some(rest) = draft.continued {
                continued.insert(of_text.len(), rest);
            }
            of_text.push(draft.said.and_then(|(said, language)| {
                let number = |word: &str| {
                    let known = words.get_index_of(word);
                    let new =
                        |words: &mut Set<String>| words.insert_full(word.to_owned()).0;
                    let index = known.unwrap_or_else(|| new(&mut words));
                    u32::try_from(index).expect("fewer than four billion words")
                };
                let words = said.iter().map(number).collect();
                let language = language.and_then(|it| u8::try_from(it).ok());
                found.all.push(Description { words, weight: 0, language });
                u32::try_from(found.all.len() - 1).ok()
            }));
        };
        let mut parts = texts.chunks(AT_A_TIME);
        let mut drafts = parts.next().map(take_apart);
        while let Some(settled) = drafts {
            let number = || settled.into_iter().for_each(&mut settle);
            ((), drafts) = rayon::join(number, || parts.next().map(take_apart));
        }
        for (index, text) in described {
            numbers[index] = of_text[text];
            if let Some(rest) = continued.get(&text) {
                found.continued.insert(index, rest.clone());
            }
        }
        found.weigh(words.len());
        (found, numbers)
    }

    /// What follows words that tell a continuation in an agreement's description.
    pub(super) fn continued(&self, agreement: usize) -> Option<&str> {
        self.continued.get(&agreement).map(AsRef::as_ref)
    }

    /// Weighs each word by how few descriptions it stands in, and keeps of each
    /// description the words that say most.
    fn weigh(&mut self, words: usize) {
        let mut stands_in = vec![0_u64; words];
        for word in self.all.iter().flat_map(|description| &description.words) {
            stands_in[*word as usize] += 1;
        }
        let list = u64::try_from(self.all.len()).unwrap_or(u64::MAX);
        let weights: Vec<i32> = stands_in
            .iter()
            .map(|count| tenth_bits(list.saturating_add(IMAGINED), count + 1))
            .collect();
        let weight = |word: &u32| weights[*word as usize];
        self.all.par_iter_mut().for_each(|description| {
            let mut words = std::mem::take(&mut description.words).into_vec();
            words.sort_unstable_by_key(|word| (-weight(word), *word));
            words.truncate(WORDS_KEPT);
            words.sort_unstable();
            description.words = words.into();
            description.weight = description.words.iter().map(weight).sum();
        });
        self.weights = weights;
    }

    /// Gives its memory back on all cores.
    pub(super) fn give_back(self) {
        self.all.into_par_iter().for_each(drop);
    }

    /// Compares two descriptions.
    pub(super) fn compare(&self, one: u32, other: u32) -> Said {
        let (one, other) = (&self.all[one as usize], &self.all[other as usize]);
        let (mut left, mut right) = (0, 0);
        let mut common = 0;
        while let (Some(first), Some(second)) =
            (one.words.get(left), other.words.get(right))
        {
            if first == second {
                common += self.weights[*first as usize];
            }
            left += usize::from(first <= second);
            right += usize::from(second <= first);
        }
        let whole = one.weight + other.weight;
        let per_mille = if whole == 0 { 0 } else { 2000 * common / whole };
        let translated = matches!(
            (one.language, other.language), (Some(one), Some(other)) if one != other
        );
        Said { per_mille, common, translated }
    }
}

/// Size of an imagined list of descriptions that words are counted in together with the
/// one at hand, so that a short list does not make every word common.
const IMAGINED: u64 = 200;

/// A description taken apart by itself.
struct Draft {
    /// Its telling words, sorted, each once, and the language that it is written in, if
    /// that is clear; nothing where it says too little.
    said: Option<(Joined, Option<usize>)>,
    /// What follows words that tell a continuation.
    continued: Option<Box<str>>,
}

impl Draft {
    fn read((title, text): (&str, &str), lexicon: &Lexicon) -> Self {
        let title = fold(title);
        let in_title: Vec<&str> =
            title.split(' ').map(|it| lexicon.standard(it)).collect();
        let text = fold(text);
        let continued = lexicon.continuation(&text).map(Into::into);
        let mut telling: Vec<&str> = text
            .split(' ')
            .filter(|word| word.chars().nth(1).is_some() && !lexicon.is_stop(word))
            .map(|word| lexicon.standard(word))
            .filter(|word| !in_title.contains(word))
            .collect();
        telling.sort_unstable();
        telling.dedup();
        let said = (telling.len() >= WORDS_LEAST).then(|| {
            let mut words = Joined::default();
            for word in telling {
                words.push(word);
            }
            (words, lexicon.main_language(text.split(' '), CLEARLY))
        });
        Self { said, continued }
    }
}

#[cfg(test)]
mod tests {
    use super::Descriptions;
    use crate::link::lexicon::Lexicon;
    use crate::template::LinkingWords;

    fn compare(one: &str, other: &str) -> (i32, bool) {
        let words = LinkingWords {
            language: vec![vec!["og".to_owned(), "i".to_owned()], vec!["and".to_owned()]],
            ..LinkingWords::default()
        };
        let lexicon = Lexicon::new(&words);
        let agreement = |text: &str| {
            let mut agreement = crate::model::Agreement::default();
            (agreement.title, agreement.description) =
                ("Mobile clinics".into(), text.into());
            agreement
        };
        let (found, numbers) =
            Descriptions::read(&[agreement(one), agreement(other)], &[0, 1], &lexicon);
        let [Some(one), Some(other)] = numbers.as_slice() else { return (0, false) };
        let said = found.compare(*one, *other);
        (said.per_mille, said.translated)
    }

    #[test]
    fn descriptions_are_alike_by_the_words_they_share() {
        let nurses = "nurses travel along the coast by boat with vaccines";
        assert_eq!(compare(nurses, nurses), (1000, false));
        assert_eq!(
            compare(nurses, "judges hear cases about disputed farm land"),
            (0, false)
        );
        let half = compare(nurses, "nurses travel along mountain paths with mules").0;
        assert!((300..700).contains(&half), "{half}");
    }

    #[test]
    fn two_languages_are_seen() {
        let (_, translated) = compare(
            "sykepleiere reiser langs kysten og vaksinerer barn i landsbyer",
            "nurses travel along the coast and vaccinate children and mothers",
        );
        assert!(translated);
    }
}
