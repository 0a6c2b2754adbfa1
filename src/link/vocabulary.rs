//! The words of a list, each once, with what is asked of them most often.

use strsim::osa_distance;

use crate::link::lexicon::Lexicon;
use crate::model::Set;
use crate::text::fold;

/// Number of a word among all words of the list.
pub(super) type WordId = u32;

/// What is asked of a word most often.
#[derive(Clone, Copy)]
struct Shape {
    /// Its first letter.
    first: char,
    /// A bit for each kind of letter in it.
    kinds: u64,
    /// How many letters it has.
    length: u32,
    /// Where its letters begin among those of all words.
    from: u32,
    /// Whether it has a digit.
    digits: bool,
}

/// All words of the list, each once.
#[derive(Default)]
pub(super) struct Vocabulary {
    words: Set<String>,
    shapes: Vec<Shape>,
    /// The letters of all words, one word behind the other.
    letters: Vec<char>,
    /// Words that stand somewhere without a capital, in a title that has capitals: no
    /// names.
    lower: Set<WordId>,
}

/// Words one behind the other, which take less room than each by itself.
#[derive(Debug, Default)]
pub(super) struct Joined(String);

/// No word holds it.
const BETWEEN: char = '\n';

impl Joined {
    /// Adds a word.
    pub(super) fn push(&mut self, word: &str) {
        self.0.push_str(word);
        self.0.push(BETWEEN);
    }

    /// The words.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split_terminator(BETWEEN)
    }
}

/// The words of a title that are written without a capital, in their standard spelling,
/// if others in it have one.
pub(super) fn lower_words(text: &str, lexicon: &Lexicon) -> Joined {
    let mut words = Joined::default();
    if !text.chars().any(char::is_uppercase) {
        return words;
    }
    for token in text.split([' ', '/', '-', '\u{a0}']) {
        let first = token.chars().find(|letter| letter.is_alphabetic());
        if first.is_some_and(char::is_lowercase) {
            words.push(lexicon.standard(&fold(token)));
        }
    }
    words
}

/// The longest words that few letters can be changed in.
const ONE_CHANGE: usize = 5;
const TWO_CHANGES: usize = 9;

impl Vocabulary {
    /// Number of a word, which is new if it was not known.
    pub(super) fn id(&mut self, word: &str) -> WordId {
        if let Some(known) = self.find(word) {
            return known;
        }
        let (index, _) = self.words.insert_full(word.to_owned());
        let from = self.letters.len();
        self.letters.extend(word.chars());
        let count = |length: usize| {
            u32::try_from(length).expect("a list has fewer than four billion letters")
        };
        self.shapes.push(Shape {
            first: word.chars().next().unwrap_or_default(),
            kinds: kinds(word),
            length: count(self.letters.len() - from),
            from: count(from),
            digits: word.chars().any(|letter| letter.is_ascii_digit()),
        });
        count(index)
    }

    /// A word.
    pub(super) fn word(&self, id: WordId) -> &str {
        self.words.get_index(id as usize).map_or("", String::as_str)
    }

    /// The letters of a word.
    pub(super) fn letters(&self, id: WordId) -> &[char] {
        let shape = &self.shapes[id as usize];
        let from = shape.from as usize;
        &self.letters[from..from + shape.length as usize]
    }

    /// The first letter of a word.
    pub(super) fn first(&self, id: WordId) -> char {
        self.shapes[id as usize].first
    }

    /// Which letters a word has, a bit for each.
    pub(super) fn kinds(&self, id: WordId) -> u64 {
        self.shapes[id as usize].kinds
    }

    /// Which letters words begin with, a bit for each.
    pub(super) fn firsts(&self, words: &[WordId]) -> u64 {
        words.iter().fold(0, |kinds, word| kinds | kind(self.first(*word)))
    }

    /// How many letters a word has.
    pub(super) fn length(&self, id: WordId) -> usize {
        self.shapes[id as usize].length as usize
    }

    /// Whether a word is written without a capital somewhere.
    pub(super) fn is_lower(&self, id: WordId) -> bool {
        self.lower.contains(&id)
    }

    /// Notes words that are written without a capital, if they are known.
    pub(super) fn note_lower(&mut self, words: &Joined) {
        for word in words.iter() {
            if let Some(word) = self.find(word) {
                self.lower.insert(word);
            }
        }
    }

    /// Whether two words are spellings or inflections of one: few letters differ, or one
    /// is the beginning of the other.
    pub(super) fn are_spellings(&self, one: WordId, other: WordId) -> bool {
        let (left, right) = (&self.shapes[one as usize], &self.shapes[other as usize]);
        if !self.may_be_spellings(one, other) {
            return false;
        }
        let (one, other) =
            if left.length <= right.length { (one, other) } else { (other, one) };
        let (short, long) = (self.letters(one), self.letters(other));
        if short.len() < 3 {
            return false;
        }
        let alike =
            short.iter().zip(long).take_while(|(one, other)| one == other).count();
        // `appr` for `appropriate`, `teacher` and `teachers`.
        if alike == short.len() {
            return short.len() >= 4;
        }
        // `agriculture` and `agricultural`.
        if alike >= 6 && alike * 10 >= short.len() * 8 {
            return true;
        }
        let allowed = match short.len() {
            0..ONE_CHANGE => 0,
            ONE_CHANGE..TWO_CHANGES => 1,
            _ => 2,
        };
        allowed > 0
            && long.len() - short.len() <= allowed
            && may_be_near(left.kinds, right.kinds, 2)
            && osa_distance(self.word(one), self.word(other)) <= allowed
    }

    /// Whether a look at two words leaves it open; most pairs end here.
    pub(super) fn may_be_spellings(&self, one: WordId, other: WordId) -> bool {
        let (left, right) = (&self.shapes[one as usize], &self.shapes[other as usize]);
        left.first == right.first && !left.digits && !right.digits
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Number of a word that is known.
    pub(super) fn find(&self, word: &str) -> Option<WordId> {
        self.words.get_index_of(word).and_then(|index| WordId::try_from(index).ok())
    }
}

/// Which letters a word has, a bit for each.
pub(super) fn kinds(word: &str) -> u64 {
    word.chars().fold(0, |kinds, letter| kinds | kind(letter))
}

/// The bit of a letter.
fn kind(letter: char) -> u64 {
    1 << (u32::from(letter) % 64)
}

/// Whether so many changes can lead from a word of some letters to one of others: each
/// change brings or takes one kind of letter, or swaps two.
pub(super) fn may_be_near(one: u64, other: u64, changes: u32) -> bool {
    (one ^ other).count_ones() <= 2 * changes
}
