//! Blocking: which pairs are worth comparing, found without looking at all of them.
//!
//! Each agreement goes into a few blocks: one for each of its rarest title words, alone
//! and together with its country, and one for partner and country. Within a block all
//! pairs are compared; a block that is too large is ordered by title and year, and only
//! neighbours are compared. Agreements of different single countries are not compared
//! where the template lets nothing outweigh that. So the number of pairs grows with the list, not with its
//! square.

use crate::link::subject::{Corpus, Place, Subject};
use crate::link::title::WordId;
use crate::model::Map;

/// So many of its rarest words lead an agreement into a block.
const WORDS_AN_AGREEMENT: usize = 5;

/// So many neighbours are compared in a block that is too large.
const NEIGHBOURS: usize = 12;

/// What the agreements of a block have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// A rare word.
    Word(WordId),
    /// Two rare words.
    Words(WordId, WordId),
    /// A word and a place.
    WordThere(WordId, usize),
    /// A partner and a place.
    PartnerThere(usize, usize),
    /// The folded title, by the first agreement that has it.
    Title(usize),
}

/// The pairs to compare, each once, the smaller index first, in order.
pub(super) fn pairs(corpus: &Corpus<'_>) -> Vec<(u32, u32)> {
    let mut blocks: Map<Key, Vec<usize>> = Map::default();
    let mut titles: Map<&str, usize> = Map::default();
    for (index, subject) in corpus.subjects.iter().enumerate() {
        let title = *titles.entry(subject.title.folded.as_str()).or_insert(index);
        for key in keys(corpus, subject, title) {
            blocks.entry(key).or_default().push(index);
        }
    }
    let largest = corpus.linking.largest_block.max(2);
    let mut pairs = Vec::new();
    for (key, mut members) in blocks {
        if members.len() < 2 {
            continue;
        }
        if members.len() <= largest {
            for (at, one) in members.iter().enumerate() {
                for other in members.iter().skip(at + 1) {
                    if !corpus.is_elsewhere(*one, *other) {
                        pairs.push(pair(*one, *other));
                    }
                }
            }
            continue;
        }
        // Common words alone say nothing that their company does not say better.
        if matches!(key, Key::Word(_)) {
            continue;
        }
        members.sort_by_key(|index| {
            let subject = &corpus.subjects[*index];
            let first = subject.period.map(|period| period.first);
            (subject.place, &subject.title.sorted, first, subject.rank)
        });
        for run in 1..=NEIGHBOURS {
            for (one, other) in members.iter().zip(members.iter().skip(run)) {
                if !corpus.is_elsewhere(*one, *other) {
                    pairs.push(pair(*one, *other));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn pair(one: usize, other: usize) -> (u32, u32) {
    let number =
        |index| u32::try_from(index).expect("a list fits into four billion rows");
    (number(one.min(other)), number(one.max(other)))
}

fn keys(corpus: &Corpus<'_>, subject: &Subject, title: usize) -> Vec<Key> {
    let mut rare = subject.title.sorted.clone();
    rare.sort_by_key(|word| (-corpus.weights.of(*word), corpus.vocabulary.word(*word)));
    rare.truncate(WORDS_AN_AGREEMENT);
    let mut keys = vec![Key::Title(title)];
    keys.extend(rare.iter().map(|word| Key::Word(*word)));
    let place = corpus.places.get_index(subject.place).map(|(place, _)| place);
    if matches!(place, Some(Place::Country(_) | Place::Region(..) | Place::Unknown(_))) {
        keys.extend(rare.iter().map(|word| Key::WordThere(*word, subject.place)));
        if !corpus.partner(subject).is_missing() {
            keys.push(Key::PartnerThere(subject.partner, subject.place));
        }
    }
    for (at, one) in rare.iter().enumerate() {
        for other in rare.iter().skip(at + 1) {
            keys.push(Key::Words(*one.min(other), *one.max(other)));
        }
    }
    keys
}
