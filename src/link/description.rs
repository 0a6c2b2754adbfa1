//! Descriptions: how much two agreements say in the same words about what they do.

use crate::link::lexicon::Lexicon;
use crate::link::points::tenth_bits;
use crate::model::{Agreement, Map, Set};
use crate::text::fold;

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
    words: Vec<u32>,
    /// Information in them, in tenths of a bit.
    weight: i32,
    /// Number of the language that it is written in, if that is clear.
    language: Option<usize>,
}

/// The descriptions of a list.
#[derive(Default)]
pub(super) struct Descriptions {
    all: Vec<Description>,
    /// Weight of each word, in tenths of a bit.
    weights: Vec<i32>,
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
        let mut seen: Map<(&str, &str), Option<u32>> = Map::default();
        let mut words: Set<String> = Set::default();
        for index in order {
            let agreement = &agreements[*index];
            if agreement.description.is_empty() {
                continue;
            }
            let text = (agreement.title.as_str(), agreement.description.as_str());
            numbers[*index] = *seen.entry(text).or_insert_with(|| {
                let description = Description::read(text, lexicon, &mut words)?;
                found.all.push(description);
                u32::try_from(found.all.len() - 1).ok()
            });
        }
        found.weigh(words.len());
        (found, numbers)
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
        for description in &mut self.all {
            description.words.sort_unstable_by_key(|word| (-weight(word), *word));
            description.words.truncate(WORDS_KEPT);
            description.words.shrink_to_fit();
            description.words.sort_unstable();
            description.weight = description.words.iter().map(weight).sum();
        }
        self.weights = weights;
    }

    /// Compares two descriptions.
    pub(super) fn compare(&self, one: u32, other: u32) -> Said {
        let (one, other) = (&self.all[one as usize], &self.all[other as usize]);
        let shared =
            one.words.iter().filter(|word| other.words.binary_search(word).is_ok());
        let common = shared.map(|word| self.weights[*word as usize]).sum::<i32>();
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

impl Description {
    fn read(
        (title, text): (&str, &str),
        lexicon: &Lexicon,
        words: &mut Set<String>,
    ) -> Option<Self> {
        let title = fold(title);
        let in_title: Vec<&str> =
            title.split(' ').map(|it| lexicon.standard(it)).collect();
        let text = fold(text);
        let mut telling: Vec<&str> = text
            .split(' ')
            .filter(|word| !lexicon.is_stop(word) && word.chars().count() > 1)
            .map(|word| lexicon.standard(word))
            .filter(|word| !in_title.contains(word))
            .collect();
        telling.sort_unstable();
        telling.dedup();
        if telling.len() < WORDS_LEAST {
            return None;
        }
        let number = |word: &str, words: &mut Set<String>| {
            let known = words.get_index_of(word);
            let index = known.unwrap_or_else(|| words.insert_full(word.to_owned()).0);
            u32::try_from(index).expect("a list has fewer than four billion words")
        };
        Some(Self {
            words: telling.into_iter().map(|word| number(word, words)).collect(),
            weight: 0,
            language: lexicon.main_language(text.split(' '), CLEARLY),
        })
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
        let mut all = crate::model::Set::default();
        let mut found = Descriptions::default();
        for text in [one, other] {
            let read =
                super::Description::read(("Mobile clinics", text), &lexicon, &mut all);
            found.all.extend(read);
        }
        found.weigh(all.len());
        let said = found.compare(0, 1);
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
