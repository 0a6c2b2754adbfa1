//! Names that must not be seen, and what stands in their place.
//!
//! A name is found word by word, whatever its case, accents and what parts its words, so
//! that `Kirkens Nødhjelp`, `KIRKENS-NØDHJELP` and `Kirkens  Nodhjelps` are one. A longer
//! word may go on (`Moldovas`, `Moldovaprosjektet`), unless another known name begins so:
//! who hides Niger does not hide Nigeria.

use std::borrow::Cow;
use std::ops::Range;

use super::fold;

/// From so many letters on the last word of a name may go on.
const OPEN_LETTERS_MIN: usize = 5;
/// So many characters at most part the words of a name.
const GAP_MAX: usize = 3;

/// A name to be hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Needle {
    /// Its words, folded.
    words: Vec<String>,
    /// Whether its last word may go on.
    open: bool,
    /// What stands in its place.
    replacement: String,
}

/// Capital letters that begin agreement numbers, such as `MDA` in `MDA-07/123`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Code {
    letters: String,
    replacement: String,
}

/// A word of a text: its bytes and its folded form.
struct Word<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    folded: String,
}

/// Hides names in texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masker {
    needles: Vec<Needle>,
    codes: Vec<Code>,
    /// Words of other names, folded, which stay as they are.
    others: Vec<String>,
}

impl Masker {
    /// Hides `name` behind `replacement`. A star at its end stands for any ending.
    pub fn hide(&mut self, name: &str, replacement: &str) {
        let starred = name.ends_with('*');
        let folded = fold(name);
        let words: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        let Some(last) = words.last() else { return };
        let open = starred || last.chars().count() >= OPEN_LETTERS_MIN;
        let replacement = replacement.to_owned();
        self.needles.push(Needle { words, open, replacement });
        // The longest first: `Kirkens Nødhjelp Moldova` before `Kirkens Nødhjelp`.
        self.needles.sort_by_key(|one| std::cmp::Reverse(one.words.len()));
    }

    /// Hides the capital letters of a country where they begin an agreement number.
    pub fn hide_code(&mut self, letters: &str, replacement: &str) {
        let (letters, replacement) = (letters.to_owned(), replacement.to_owned());
        self.codes.push(Code { letters, replacement });
    }

    /// Spares the words of another name that begin as a hidden one does.
    pub fn spare(&mut self, name: &str) {
        let words = fold(name);
        self.others.extend(words.split_whitespace().map(str::to_owned));
    }

    /// Whether nothing is hidden.
    pub fn is_empty(&self) -> bool {
        self.needles.is_empty() && self.codes.is_empty()
    }

    /// How many spellings are hidden.
    pub fn len(&self) -> usize {
        self.needles.len() + self.codes.len()
    }

    /// The text with every hidden name replaced.
    pub fn mask<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.is_empty() {
            return Cow::Borrowed(text);
        }
        let words = words(text);
        let mut masked = String::new();
        let mut done = 0;
        let mut at = 0;
        while at < words.len() {
            let Some(found) = self.at(text, &words, at) else {
                at += 1;
                continue;
            };
            masked.push_str(part(text, done..words[at].start));
            masked.push_str(found.replacement);
            done = found.end;
            at += found.words;
        }
        if done == 0 {
            return Cow::Borrowed(text);
        }
        masked.push_str(part(text, done..text.len()));
        Cow::Owned(masked)
    }

    /// The first hidden name that stands in the text, as it is spelled there.
    pub fn find<'a>(&self, text: &'a str) -> Option<&'a str> {
        let words = words(text);
        (0..words.len()).find_map(|at| {
            let found = self.at(text, &words, at)?;
            Some(part(text, words[at].start..found.end))
        })
    }

    fn at(&self, text: &str, words: &[Word<'_>], at: usize) -> Option<Found<'_>> {
        let needle = self.needles.iter().find(|one| self.fits(one, text, words, at));
        if let Some(needle) = needle {
            let words_of = needle.words.len();
            let end = words[at + words_of - 1].end;
            return Some(Found {
                end,
                words: words_of,
                replacement: &needle.replacement,
            });
        }
        let word = &words[at];
        let code = self.codes.iter().find(|code| {
            word.text.strip_prefix(code.letters.as_str()).is_some_and(|rest| {
                let next =
                    if rest.is_empty() { part(text, word.end..text.len()) } else { rest };
                let next = next.trim_start_matches(['-', ' ', '\u{a0}', '/', '–']);
                next.starts_with(|one: char| one.is_ascii_digit())
            })
        })?;
        let end = word.start + code.letters.len();
        Some(Found { end, words: 1, replacement: &code.replacement })
    }

    fn fits(&self, needle: &Needle, text: &str, words: &[Word<'_>], at: usize) -> bool {
        let Some(found) = words.get(at..at + needle.words.len()) else { return false };
        let close = found.windows(2).all(|pair| {
            part(text, pair[0].end..pair[1].start).chars().count() <= GAP_MAX
        });
        let (Some((last, before)), Some((word, first))) =
            (needle.words.split_last(), found.split_last())
        else {
            return false;
        };
        let same = before.iter().zip(first).all(|(wanted, word)| *wanted == word.folded);
        if !close || !same {
            return false;
        }
        match word.folded.strip_prefix(last.as_str()) {
            Some("" | "s") => true,
            Some(_) if needle.open => !self.others.iter().any(|other| {
                other.len() > last.len()
                    && other.starts_with(last.as_str())
                    && word.folded.starts_with(other.as_str())
            }),
            Some(_) | None => false,
        }
    }
}

/// Where a hidden name ends, of how many words it is, and what stands in its place.
struct Found<'a> {
    end: usize,
    words: usize,
    replacement: &'a str,
}

/// A part of a text, between two of its words.
fn part(text: &str, bytes: Range<usize>) -> &str {
    text.get(bytes).unwrap_or_default()
}

/// The words of a text: letters, digits and the marks on them.
fn words(text: &str) -> Vec<Word<'_>> {
    let within = |one: char| {
        one.is_alphanumeric()
            || unicode_normalization::char::is_combining_mark(one)
            || matches!(one, '\'' | '’')
    };
    let mut words = Vec::new();
    let mut start = None;
    for (at, one) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, within(one)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = part(text, from..at);
                let folded = if word.bytes().all(|one| one.is_ascii_alphanumeric()) {
                    word.to_ascii_lowercase()
                } else {
                    fold(word)
                };
                words.push(Word { start: from, end: at, text: word, folded });
                start = None;
            }
            _ => {}
        }
    }
    words
}
