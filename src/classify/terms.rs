//! Finds the codebook's terms in a text.

use crate::model::{Map, Text};
use crate::template::Code;
use crate::text::{fits, fold_alias};

/// Letters of a word by which terms are looked up. A shorter first word is looked up as a
/// whole; the check of a template refuses a shorter one with a star.
const KEY_LENGTH: usize = 3;

/// A term: words that must follow one another, each maybe with any ending.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    /// Index of the code.
    code: usize,
    /// Words in the form that [`fits`] takes.
    words: Vec<String>,
    /// As the codebook has it.
    shown: Text,
}

/// The terms of a dimension, by the first letters of their first word.
pub(super) struct Terms {
    terms: Map<String, Vec<Term>>,
    /// Terms that forbid a code, by code.
    unless: Vec<Vec<Term>>,
}

impl Terms {
    /// The terms of `codes`.
    pub(super) fn new(codes: &[Code]) -> Self {
        let mut terms: Map<String, Vec<Term>> = Map::default();
        let mut unless = Vec::new();
        for (index, code) in codes.iter().enumerate() {
            for term in code.terms.iter().filter_map(|text| term(index, text)) {
                let of_term = terms.entry(key(&term.words[0]).to_owned());
                of_term.or_default().push(term);
            }
            unless
                .push(code.unless.iter().filter_map(|text| term(index, text)).collect());
        }
        Self { terms, unless }
    }

    /// Codes whose terms stand in a folded text, each once, with the term.
    pub(super) fn find<'a>(&'a self, folded: &str) -> Vec<(usize, &'a Text)> {
        let mut found: Vec<(usize, &Text)> = Vec::new();
        if self.terms.is_empty() {
            return found;
        }
        let words: Vec<&str> = folded.split(' ').filter(|it| !it.is_empty()).collect();
        let words = words.as_slice();
        for start in 0..words.len() {
            // A term with a short first word is listed under that word as it stands,
            // one with a longer word under its first letters.
            let candidates = self.terms.get(key(words[start]));
            for term in candidates.into_iter().flatten() {
                let new = !found.iter().any(|(code, _)| *code == term.code);
                if new
                    && stands_at(term, words, start)
                    && !self.forbidden(term.code, words)
                {
                    found.push((term.code, &term.shown));
                }
            }
        }
        found
    }

    fn forbidden(&self, code: usize, words: &[&str]) -> bool {
        self.unless[code]
            .iter()
            .any(|term| (0..words.len()).any(|start| stands_at(term, words, start)))
    }
}

fn term(code: usize, text: &str) -> Option<Term> {
    let words: Vec<String> = text
        .split_whitespace()
        .flat_map(|word| {
            let alias = fold_alias(word);
            alias.split(' ').map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|word| !word.is_empty())
        .collect();
    (!words.is_empty()).then(|| Term { code, words, shown: text.into() })
}

fn key(word: &str) -> &str {
    let end = word.char_indices().nth(KEY_LENGTH).map_or(word.len(), |(at, _)| at);
    word.get(..end).unwrap_or(word)
}

fn stands_at(term: &Term, words: &[&str], start: usize) -> bool {
    words.len() >= start + term.words.len()
        && term.words.iter().zip(&words[start..]).all(|(alias, word)| fits(word, alias))
}

#[cfg(test)]
mod tests {
    use super::Terms;
    use crate::template::Code;
    use crate::text::fold;

    #[track_caller]
    fn check(terms: &[&str], unless: &[&str], text: &str, expected: Option<&str>) {
        let code = Code {
            key: "A".to_owned(),
            nn: None,
            en: None,
            definition: String::new(),
            definition_nn: None,
            definition_en: None,
            aliases: Vec::new(),
            terms: terms.iter().map(|term| (*term).to_owned()).collect(),
            unless: unless.iter().map(|term| (*term).to_owned()).collect(),
            unspecified: false,
        };
        let terms = Terms::new(&[code]);
        let found = terms.find(&fold(text));
        assert_eq!(found.first().map(|(_, term)| term.as_str()), expected, "{text}");
    }

    #[test]
    fn a_term_is_found_as_whole_words() {
        check(&["men"], &[], "Men and boys", Some("men"));
        check(&["men"], &[], "Women's shelter", None);
        check(&["men"], &[], "Mental health", None);
    }

    #[test]
    fn a_star_stands_for_any_ending() {
        check(&["fish*"], &[], "Inland fisheries in villages", Some("fish*"));
    }

    #[test]
    fn several_words_must_follow_one_another() {
        check(&["forced labo*"], &[], "Combating Forced Labour", Some("forced labo*"));
        check(&["forced labo*"], &[], "forced to labour", None);
    }

    #[test]
    fn a_forbidding_term_wins() {
        check(&["organ*"], &["organisa*"], "Local organisations", None);
    }
}
