//! Names and their spellings, looked up by their folded form.

use crate::model::Map;
use crate::text::{fold, fold_alias};

/// What a name stands for, by every spelling that the template knows.
#[derive(Clone, Debug)]
pub struct Lookup<T> {
    exact: Map<String, T>,
    /// Spellings that end with `*`, without the star.
    beginnings: Vec<(String, T)>,
}

impl<T> Default for Lookup<T> {
    fn default() -> Self {
        Self { exact: Map::default(), beginnings: Vec::new() }
    }
}

impl<T: Clone> Lookup<T> {
    /// Adds a spelling; the first that claims it keeps it.
    pub fn add(&mut self, spelling: &str, value: T) {
        let folded = fold_alias(spelling);
        match folded.strip_suffix('*') {
            Some(beginning) if !beginning.is_empty() => {
                self.beginnings.push((beginning.to_owned(), value));
            }
            Some(_) => {}
            None if folded.is_empty() => {}
            None => {
                self.exact.entry(folded).or_insert(value);
            }
        }
    }

    /// Sets what a spelling as a whole stands for, whatever it stood for before.
    pub fn set(&mut self, spelling: &str, value: T) {
        let folded = fold(spelling);
        if !folded.is_empty() {
            self.exact.insert(folded, value);
        }
    }

    /// Adds a name in its languages and its other spellings.
    pub fn add_name(
        &mut self,
        key: &str,
        nn: Option<&String>,
        en: Option<&String>,
        aliases: &[String],
        value: &T,
    ) {
        self.add(key, value.clone());
        for spelling in nn.into_iter().chain(en).chain(aliases) {
            self.add(spelling, value.clone());
        }
    }

    /// What a text stands for as a whole.
    pub fn get(&self, text: &str) -> Option<&T> {
        self.get_folded(&fold(text))
    }

    /// The same for a text that is folded already.
    pub fn get_folded(&self, folded: &str) -> Option<&T> {
        self.exact.get(folded).or_else(|| {
            self.beginnings
                .iter()
                .find(|(beginning, _)| folded.starts_with(beginning.as_str()))
                .map(|(_, value)| value)
        })
    }

    /// What a text stands for by a spelling that is written out.
    pub fn get_exact(&self, text: &str) -> Option<&T> {
        self.exact.get(&fold(text))
    }

    /// The longest known name that a folded text begins with, word by word, and the rest.
    pub fn leading<'text>(&self, folded: &'text str) -> Option<(&T, &'text str)> {
        let mut end = folded.len();
        while let Some((head, tail)) = folded.split_at_checked(end) {
            if let Some(value) = self.exact.get(head) {
                return Some((value, tail.trim_start()));
            }
            end = head.rfind(' ')?;
        }
        None
    }
}
