//! Parses a template file and finds all that is wrong with its form in one pass.
//!
//! Serde stops at the first fault. So each fault is recorded, the key or the element at
//! fault is taken out of the parsed document, and the rest is tried again.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Deserializer};

use crate::model::{Argument, Message};
use crate::template::Template;
use crate::template::fault::Fault;
use crate::template::syntax;

/// Allowed words that are listed; more than these are not read by anyone.
const ALLOWED_SHOWN_MAX: usize = 40;

/// A template file, parsed as far as it could be.
pub(super) struct Parsed {
    /// What it says, without the elements at fault.
    pub(super) template: Template,
    /// Its faults of form.
    pub(super) faults: Vec<Fault>,
    /// Spans of the elements that `template` was made of.
    pub(super) spans: Spans,
}

/// Every value with its bytes.
type Whole = Vec<(Vec<Step>, Range<usize>)>;

/// Finds where in the file a value stands.
pub(super) struct Spans {
    whole: LazyLock<Whole, Box<dyn FnOnce() -> Whole + Send>>,
}

/// A step from a value to one within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The value of a key.
    Key(String),
    /// An element of an array.
    Index(usize),
}

impl Spans {
    /// The bytes of the value at `path`, or of the nearest value around it that is known.
    pub(super) fn of(&self, path: &[Step]) -> Range<usize> {
        for length in (0..=path.len()).rev() {
            let found = self.whole.iter().find(|(known, _)| known == &path[..length]);
            if let Some((_, span)) = found {
                return span.clone();
            }
        }
        0..0
    }
}

impl From<Whole> for Spans {
    fn from(whole: Whole) -> Self {
        Self { whole: LazyLock::new(Box::new(move || whole)) }
    }
}

/// Parses `text`, the content of `file`.
pub(super) fn parse(file: &str, text: &str) -> Parsed {
    match sound(text) {
        Some(template) => {
            let text = text.to_owned();
            // Nobody asks where a value stands that is as it should be.
            let spans = move || {
                let mut whole = Whole::new();
                if let Ok(document) = DeTable::parse(&text) {
                    collect(document.get_ref(), &mut Vec::new(), &mut whole);
                }
                whole
            };
            let spans = Spans { whole: LazyLock::new(Box::new(spans)) };
            Parsed { template, faults: Vec::new(), spans }
        }
        None => parse_faulty(file, text),
    }
}

/// What a file without faults says.
fn sound(text: &str) -> Option<Template> {
    let document = DeTable::parse(text).ok()?;
    Template::deserialize(Deserializer::from(document)).ok()
}

fn parse_faulty(file: &str, text: &str) -> Parsed {
    let empty = || Spans::from(Whole::new());
    let mut faults = Vec::new();
    let mut document = match DeTable::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            let message = syntax::form(text, &span, error.message());
            faults.push(Fault::new(file, text, span, message));
            return Parsed { template: Template::default(), faults, spans: empty() };
        }
    };
    loop {
        match Template::deserialize(Deserializer::from(document.clone())) {
            Ok(template) => {
                let mut whole = Vec::new();
                collect(document.get_ref(), &mut Vec::new(), &mut whole);
                return Parsed { template, faults, spans: whole.into() };
            }
            Err(error) => {
                let span = error.span().unwrap_or(0..0);
                let message = explain(error.message());
                faults.push(Fault::new(file, text, span.clone(), message));
                if !remove(document.get_mut(), &span) {
                    return Parsed {
                        template: Template::default(),
                        faults,
                        spans: empty(),
                    };
                }
            }
        }
    }
}

/// Says serde's message in our words.
fn explain(text: &str) -> Message {
    let quoted: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    match quoted.split_first() {
        Some((key, allowed)) if text.starts_with("unknown field") => {
            Message::new("fault-unknown-key")
                .with("key", *key)
                .with("allowed", allowed_list(allowed))
                .with("near", near(key, allowed))
        }
        Some((key, allowed)) if text.starts_with("unknown variant") => {
            Message::new("fault-unknown-value")
                .with("value", *key)
                .with("allowed", allowed_list(allowed))
                .with("near", near(key, allowed))
        }
        Some((key, _)) if text.starts_with("missing field") => {
            Message::new("fault-missing-key").with("key", *key)
        }
        Some(_) | None => syntax::value(text)
            .unwrap_or_else(|| Message::new("fault-value").with("text", text)),
    }
}

/// What is allowed, unless it is too much to be read.
pub(super) fn allowed_list(allowed: &[&str]) -> Argument {
    if allowed.is_empty() || allowed.len() > ALLOWED_SHOWN_MAX {
        return Argument::from(String::new());
    }
    Message::new("fault-allowed").with("list", allowed.join(", ")).into()
}

/// A question after the allowed word that is nearest to `word`, if one is near.
pub(super) fn near(word: &str, allowed: &[&str]) -> Argument {
    let similarity = |other: &&&str| {
        let score = strsim::normalized_damerau_levenshtein(word, other);
        // Whole thousandths, so that no platform orders them otherwise.
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1000")]
        let thousandths = (score * 1000.0) as i32;
        thousandths
    };
    allowed
        .iter()
        .max_by_key(similarity)
        .filter(|nearest| similarity(nearest) >= 500)
        .map_or_else(
            || Argument::from(String::new()),
            |nearest| Message::new("fault-near").with("word", *nearest).into(),
        )
}

/// Takes the key or element whose span is `span` out of `table`; says whether it did.
fn remove(table: &mut DeTable<'_>, span: &Range<usize>) -> bool {
    let key = table.iter().find(|(key, value)| {
        key.span() == *span || (value.span() == *span && !is_container(value))
    });
    if let Some(key) = key.map(|(key, _)| key.clone()) {
        return table.remove(&key).is_some();
    }
    for (_, value) in table.iter_mut() {
        if remove_within(value, span) {
            return true;
        }
    }
    // A table that lacks a key, or that stands where something else should.
    let key = table.iter().find(|(_, value)| value.span() == *span);
    match key.map(|(key, _)| key.clone()) {
        Some(key) => table.remove(&key).is_some(),
        None => false,
    }
}

fn remove_within(value: &mut Spanned<DeValue<'_>>, span: &Range<usize>) -> bool {
    match value.get_mut() {
        DeValue::Table(table) => remove(table, span),
        DeValue::Array(array) => remove_element(array, span),
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => false,
    }
}

fn remove_element(array: &mut DeArray<'_>, span: &Range<usize>) -> bool {
    if array.iter_mut().any(|element| remove_within(element, span)) {
        return true;
    }
    let Some(position) = array.iter().position(|element| element.span() == *span) else {
        return false;
    };
    let mut rest = DeArray::new();
    for (index, element) in array.iter().enumerate() {
        if index != position {
            rest.push(element.clone());
        }
    }
    *array = rest;
    true
}

fn is_container(value: &Spanned<DeValue<'_>>) -> bool {
    matches!(value.get_ref(), DeValue::Table(_) | DeValue::Array(_))
}

fn collect(
    table: &DeTable<'_>,
    path: &mut Vec<Step>,
    whole: &mut Vec<(Vec<Step>, Range<usize>)>,
) {
    for (key, value) in table {
        path.push(Step::Key(key.get_ref().to_string()));
        collect_value(value, path, whole);
        path.pop();
    }
}

fn collect_value(
    value: &Spanned<DeValue<'_>>,
    path: &mut Vec<Step>,
    whole: &mut Vec<(Vec<Step>, Range<usize>)>,
) {
    whole.push((path.clone(), value.span()));
    match value.get_ref() {
        DeValue::Table(table) => collect(table, path, whole),
        DeValue::Array(array) => {
            for (index, element) in array.iter().enumerate() {
                path.push(Step::Index(index));
                collect_value(element, path, whole);
                path.pop();
            }
        }
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => {}
    }
}
