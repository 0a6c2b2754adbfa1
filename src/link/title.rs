//! A title taken apart: its words, and beside them phases, years, numbers and places.

use smallvec::SmallVec;

use crate::link::lexicon::{Lexicon, Meaning, roman};
use crate::link::vocabulary::{Joined, Vocabulary, WordId, lower_words};
use crate::text::fold;

/// So many bytes of a title are kept beside it.
pub(super) const BEGINNING: usize = 8;

/// Sorted words; hardly any title has more than stand in their place.
pub(super) type Sorted = SmallVec<[WordId; 8]>;

/// A title taken apart. What every comparison asks for stands first and side by side, so
/// that it comes from memory at once ([`Title::touch`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub(super) struct Title {
    /// Words without those that say nothing, sorted, each once; those of most titles stand
    /// here and not elsewhere in memory.
    pub(super) sorted: Sorted,
    /// Information in its words, in tenths of a bit; known when all titles are.
    pub(super) weight: i32,
    /// How many characters `folded` has.
    pub(super) length: u32,
    /// Which letters its words begin with, a bit for each.
    pub(super) firsts: u64,
    /// Its first bytes, which tell most titles apart.
    pub(super) beginning: [u8; BEGINNING],
    /// The whole title, folded.
    pub(super) folded: Box<str>,
    /// Words in order, without those that say nothing.
    pub(super) words: Box<[WordId]>,
    /// Numbers that are no phase and no year, sorted; those of places with their word.
    pub(super) numbers: Box<[(WordId, u32)]>,
    /// What few titles have.
    rare: Option<Box<Rare>>,
    /// Number of the language that it is written in, if that is clear.
    pub(super) language: Option<u8>,
}

/// What few titles have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rare {
    /// The sides of a slash, sorted as the words are; none without a slash.
    sides: Vec<Vec<WordId>>,
    /// Phases, years and notes of continuation as they stand, folded.
    marks: Vec<String>,
    /// What follows words that tell a continuation, if there are such.
    continued: Option<Box<str>>,
}

/// What is read of a title, word by word.
#[derive(Default)]
struct Parts {
    words: Vec<WordId>,
    numbers: Vec<(WordId, u32)>,
    rare: Rare,
}

/// A title taken apart by itself, before its words have numbers among those of the list.
pub(super) struct Draft {
    folded: String,
    parts: Parts,
    language: Option<usize>,
    /// The words that the title's numbers stand for.
    words: Vec<String>,
    /// Words written without a capital.
    lower: Joined,
}

/// Words by number, in the order in which they are met.
struct Words<'draft>(&'draft mut Vec<String>);

impl Words<'_> {
    fn id(&mut self, word: &str) -> WordId {
        let known = self.0.iter().position(|known| known == word);
        let at = known.unwrap_or_else(|| {
            self.0.push(word.to_owned());
            self.0.len() - 1
        });
        WordId::try_from(at).unwrap_or(WordId::MAX)
    }
}

impl Draft {
    /// Takes a title apart.
    pub(super) fn read(text: &str, lexicon: &Lexicon) -> Self {
        let folded = fold(text);
        let mut parts = Parts::default();
        let mut all = Vec::new();
        let mut words = Words(&mut all);
        let sides: Vec<&str> = text.split(['/', '\\']).collect();
        if sides.len() == 1 {
            parts.read_side(&folded, lexicon, &mut words);
        } else {
            for side in &sides {
                let from = parts.words.len();
                parts.read_side(&fold(side), lexicon, &mut words);
                let side = parts.words.get(from..).unwrap_or_default().to_vec();
                parts.rare.sides.push(side);
            }
        }
        let language = lexicon.language(folded.split(' '));
        parts.rare.continued = lexicon.continuation(&folded).map(Into::into);
        Self { folded, parts, language, words: all, lower: lower_words(text, lexicon) }
    }

    /// The title, its words numbered among those of the list.
    pub(super) fn settle(self, words: &mut Vocabulary) -> Title {
        let Self { folded, parts, language, words: own, lower } = self;
        let Parts { words: mut in_order, numbers: mut with_numbers, mut rare } = parts;
        let numbers: Vec<WordId> = own.iter().map(|word| words.id(word)).collect();
        let number = |word: WordId| numbers.get(word as usize).copied().unwrap_or(word);
        for word in in_order.iter_mut().chain(rare.sides.iter_mut().flatten()) {
            *word = number(*word);
        }
        for (word, _) in with_numbers.iter_mut().filter(|(word, _)| *word != NO_PLACE) {
            *word = number(*word);
        }
        words.note_lower(&lower);
        for side in &mut rare.sides {
            *side = sorted(side);
        }
        with_numbers.sort_unstable();
        with_numbers.dedup();
        let mut beginning = [0; BEGINNING];
        for (place, byte) in beginning.iter_mut().zip(folded.bytes()) {
            *place = byte;
        }
        Title {
            sorted: sorted(&in_order).into(),
            weight: 0,
            length: u32::try_from(folded.chars().count()).unwrap_or(u32::MAX),
            firsts: words.firsts(&in_order),
            beginning,
            folded: folded.into(),
            words: in_order.into(),
            numbers: with_numbers.into(),
            rare: (rare != Rare::default()).then(|| Box::new(rare)),
            // A template knows a handful of languages.
            language: language.and_then(|it| u8::try_from(it).ok()),
        }
    }
}

/// Stands beside a number that is of no place.
const NO_PLACE: WordId = WordId::MAX;

impl Title {
    /// Asks for what every comparison needs of it; what comes of it says nothing.
    pub(super) fn touch(&self) -> usize {
        self.sorted.len() ^ self.length as usize
    }

    /// What it says, whatever the order of the words, phases and years.
    pub(super) fn said(&self) -> (&[WordId], &[(WordId, u32)]) {
        (&self.sorted, &self.numbers)
    }

    /// Whether it names a numbered place or part.
    pub(super) fn has_part(&self) -> bool {
        self.numbers.iter().any(|(word, _)| *word != NO_PLACE)
    }

    /// The sides of a slash, each with its words sorted; none without a slash.
    pub(super) fn sides(&self) -> &[Vec<WordId>] {
        self.rare.as_deref().map(|rare| rare.sides.as_slice()).unwrap_or_default()
    }

    /// Phases, years and notes of continuation as they stand, folded.
    pub(super) fn marks(&self) -> &[String] {
        self.rare.as_deref().map(|rare| rare.marks.as_slice()).unwrap_or_default()
    }

    /// What follows words that tell a continuation, if there are such.
    pub(super) fn continued(&self) -> Option<&str> {
        self.rare.as_deref()?.continued.as_deref()
    }
}

impl Parts {
    fn read_side(&mut self, folded: &str, lexicon: &Lexicon, words: &mut Words<'_>) {
        let tokens: Vec<&str> =
            folded.split(' ').filter(|word| !word.is_empty()).collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at).copied() {
            let next = tokens.get(at + 1).copied();
            let meaning = lexicon.meaning(token);
            // `phase II`, and `II phase`.
            if meaning == Meaning::Phase
                && next.and_then(|it| ordinal(it, lexicon)).is_some()
                || ordinal(token, lexicon).is_some()
                    && next.is_some_and(|it| lexicon.meaning(it) == Meaning::Phase)
            {
                self.rare.marks.push(format!("{token} {}", next.unwrap_or_default()));
                at += 2;
                continue;
            }
            at += 1;
            if self.read_year(token, &tokens, at) {
                continue;
            }
            if meaning == Meaning::Place
                && let Some(number) = next.and_then(part)
            {
                self.numbers.push((words.id(token), number));
                at += 1;
                continue;
            }
            if let Some(number) = small_number(token) {
                self.numbers.push((NO_PLACE, number));
                continue;
            }
            // A Roman numeral that ends a title tells a phase.
            if next.is_none() && at > 1 && token != "i" && roman(token).is_some() {
                self.rare.marks.push(token.to_owned());
                continue;
            }
            match meaning {
                Meaning::Continued => self.rare.marks.push(token.to_owned()),
                Meaning::Number(number) => self.numbers.push((NO_PLACE, number)),
                Meaning::Word(word) if word.chars().count() > 1 => {
                    // A compound may stand for two words: `vannforsyning`.
                    for word in lexicon.parts(word) {
                        self.words.push(words.id(word));
                    }
                }
                // A single letter is what an apostrophe left behind.
                Meaning::Stop | Meaning::Word(_) => {}
                Meaning::Phase | Meaning::Place => {
                    self.words.push(words.id(lexicon.standard(token)));
                }
            }
        }
    }

    /// Takes `2006`, and `06` where it follows a year as in `2005-06`.
    fn read_year(&mut self, token: &str, tokens: &[&str], after: usize) -> bool {
        let is_year = |text: &str| {
            text.len() == 4
                && text.parse().is_ok_and(|year: u32| (1950..2050).contains(&year))
        };
        let follows = after.checked_sub(2).and_then(|before| tokens.get(before));
        let is_rest = token.len() == 2
            && token.parse::<u32>().is_ok()
            && follows.is_some_and(|before| is_year(before));
        if is_year(token) || is_rest {
            self.rare.marks.push(token.to_owned());
        }
        is_year(token) || is_rest
    }
}

/// The words of a text, sorted, each once; words that the list does not know are left out.
pub(super) fn known_words(
    text: &str,
    lexicon: &Lexicon,
    words: &Vocabulary,
) -> Vec<WordId> {
    let folded = fold(text);
    let known: Vec<WordId> = folded
        .split(' ')
        .filter(|word| !lexicon.is_stop(word))
        .flat_map(|word| lexicon.parts(lexicon.standard(word)))
        .filter_map(|word| words.find(word))
        .collect();
    sorted(&known)
}

fn sorted(words: &[WordId]) -> Vec<WordId> {
    let mut sorted = words.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted
}

/// A number that can stand beside a phase word.
fn ordinal(word: &str, lexicon: &Lexicon) -> Option<u32> {
    if let Meaning::Number(number) = lexicon.meaning(word) {
        return Some(number);
    }
    roman(word).or_else(|| small_number(word).filter(|number| *number <= 30))
}

/// A number or a letter that can follow a place word.
fn part(word: &str) -> Option<u32> {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii_alphabetic() => Some(u32::from(letter)),
        _ => roman(word).or_else(|| small_number(word)),
    }
}

/// A number that tells one thing from another; longer ones are file references.
fn small_number(word: &str) -> Option<u32> {
    (word.len() <= 3).then(|| word.parse().ok()).flatten()
}
