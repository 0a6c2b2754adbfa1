//! The languages: no text is missing in any of them.

use fluent_bundle::FluentResource;
use portefolje::language::{Language, Tag};
use portefolje::model::{Rule, Severity};

/// Every key of a language with its attributes (`R104.do`) and the values that it uses.
fn keys(tag: Tag) -> Vec<(String, Vec<String>)> {
    let mut keys = Vec::new();
    for (name, text) in tag.resources() {
        let resource = FluentResource::try_new(text.to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{}/{name}: {errors:?}", tag.name()));
        drop(resource);
        let mut current = String::new();
        for line in text.lines() {
            let (key, rest) = match line.split_once('=') {
                Some((key, rest)) if !line.starts_with([' ', '#', '-']) => {
                    key.trim().clone_into(&mut current);
                    (current.clone(), rest)
                }
                Some((key, rest)) if line.trim_start().starts_with('.') => {
                    (format!("{current}{}", key.trim()), rest)
                }
                Some(_) | None => {
                    if let Some((_, values)) = keys.last_mut() {
                        values_of(line, values);
                    }
                    continue;
                }
            };
            let mut values = Vec::new();
            values_of(rest, &mut values);
            keys.push((key, values));
        }
    }
    for (_, values) in &mut keys {
        values.sort();
        values.dedup();
    }
    keys.sort();
    keys
}

/// The names after a `$` in a line.
fn values_of(line: &str, values: &mut Vec<String>) {
    for part in line.split('$').skip(1) {
        let name: String = part
            .chars()
            .take_while(|one| one.is_ascii_alphanumeric() || matches!(one, '_' | '-'))
            .collect();
        values.push(name.trim_end_matches('-').to_owned());
    }
}

#[test]
fn every_language_has_the_same_texts_with_the_same_values() {
    let bokmal = keys(Tag::Nb);
    for tag in [Tag::Nn, Tag::En] {
        let other = keys(tag);
        let missing: Vec<_> = bokmal.iter().filter(|key| !other.contains(key)).collect();
        let surplus: Vec<_> = other.iter().filter(|key| !bokmal.contains(key)).collect();
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "{}: missing {missing:#?}, surplus {surplus:#?}",
            tag.name()
        );
    }
}

#[test]
fn no_key_stands_twice_in_a_language() {
    for tag in Tag::ALL {
        let keys = keys(tag);
        for pair in keys.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{}", tag.name());
        }
    }
}

#[test]
fn every_rule_says_what_what_to_do_and_why() {
    for tag in Tag::ALL {
        let language = Language::new(tag);
        for rule in Rule::ALL {
            let code = rule.code();
            for key in [code.to_owned(), format!("{code}.do"), format!("{code}.why")] {
                assert!(language.has(&key), "{}: {key}", tag.name());
            }
        }
    }
}

#[test]
fn rules_have_codes_of_their_own_in_order() {
    let codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    assert!(codes.is_sorted(), "{codes:?}");
    assert!(codes.windows(2).all(|pair| pair[0] != pair[1]), "{codes:?}");
    assert!(Rule::ALL.iter().any(|rule| rule.severity() == Severity::Error));
}

/// Keys that the code composes of parts, by their beginning.
const COMPOSED: [&str; 0] = [];

#[test]
fn every_key_in_the_code_has_a_text() {
    let language = Language::new(Tag::Nb);
    let mut missing = Vec::new();
    for (path, text) in crate::tidy::sources() {
        for marker in ["Message::new(\"", "Error::new(\"", ".text(\""] {
            for part in text.split(marker).skip(1) {
                let key = part.split('"').next().unwrap();
                let is_key = key
                    .chars()
                    .all(|one| one.is_ascii_alphanumeric() || "-_.".contains(one));
                if is_key
                    && !key.is_empty()
                    && !language.has(key)
                    && !COMPOSED.contains(&key)
                {
                    missing.push(format!("{path}: {key}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// What the sheets are called in a language, and what can be chosen on them.
fn names(tag: Tag) -> Vec<String> {
    let lines = tag.resources().into_iter().flat_map(|(_, text)| text.lines());
    let texts = lines.filter_map(|line| line.split_once(" = "));
    let texts = texts
        .filter(|(key, _)| key.starts_with("sheet-") || key.starts_with("decision-"));
    texts.map(|(_, text)| text.to_owned()).collect()
}

#[test]
fn advice_names_sheets_and_choices_as_the_language_has_them() {
    for tag in Tag::ALL {
        let own = names(tag);
        let others = Tag::ALL.into_iter().filter(|other| *other != tag).flat_map(names);
        let foreign: Vec<String> =
            others.filter(|name| !own.contains(name) && !name.contains('{')).collect();
        assert!(foreign.len() > 8, "{}", tag.name());
        let lines = tag.resources().into_iter().flat_map(|(_, text)| text.lines());
        for line in lines.filter(|line| !line.starts_with('#')) {
            for name in &foreign {
                let quoted = [format!("«{name}»"), format!("“{name}”")];
                let is_quoted = quoted.iter().any(|quoted| line.contains(quoted));
                // A choice of two words is no chance.
                let is_choice = name.contains(' ') && line.contains(name.as_str());
                assert!(!is_quoted && !is_choice, "{}: {line}", tag.name());
            }
        }
    }
}
