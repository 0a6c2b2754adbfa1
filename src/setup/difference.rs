//! What differs between two templates, all that they build on included.

use serde_json::Value;

use crate::template::Template;

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Only the second has it.
    Added(String),
    /// Only the first has it.
    Removed(String),
    /// Both have it: what it is in the first and in the second.
    Changed(String, String, String),
}

/// The differences, in the order of the first template's parts.
pub fn differences(one: &Template, other: &Template) -> Vec<Difference> {
    let mut found = Vec::new();
    let value = |template| serde_json::to_value(template).unwrap_or(Value::Null);
    compare("", &value(one), &value(other), &mut found);
    found
}

fn compare(path: &str, one: &Value, other: &Value, found: &mut Vec<Difference>) {
    if one == other {
        return;
    }
    match (one, other) {
        (Value::Object(ours), Value::Object(theirs)) => {
            for (key, value) in ours {
                let theirs = theirs.get(key).unwrap_or(&Value::Null);
                compare(&below(path, key), value, theirs, found);
            }
            for (key, value) in theirs.iter().filter(|(key, _)| !ours.contains_key(*key))
            {
                compare(&below(path, key), &Value::Null, value, found);
            }
        }
        (Value::Array(ours), Value::Array(theirs)) => elements(path, ours, theirs, found),
        (Value::Null, new) => found.push(Difference::Added(said(path, new))),
        (old, Value::Null) => found.push(Difference::Removed(said(path, old))),
        (old, new) => {
            found.push(Difference::Changed(path.to_owned(), shown(old), shown(new)));
        }
    }
}

/// Elements are told by their key; those without one by what they are.
fn elements(path: &str, ours: &[Value], theirs: &[Value], found: &mut Vec<Difference>) {
    for value in ours {
        let place = format!("{path} «{}»", name(value));
        match theirs.iter().find(|other| name(other) == name(value)) {
            Some(other) => compare(&place, value, other, found),
            None => found.push(Difference::Removed(place)),
        }
    }
    for value in theirs {
        if !ours.iter().any(|other| name(other) == name(value)) {
            found.push(Difference::Added(format!("{path} «{}»", name(value))));
        }
    }
    let order = |values: &[Value]| values.iter().map(name).collect::<Vec<_>>();
    let (ours, theirs) = (order(ours), order(theirs));
    let moved = |one: &[String], other: &[String]| {
        let both: Vec<&String> = one.iter().filter(|name| other.contains(name)).collect();
        let back: Vec<&String> = other.iter().filter(|name| one.contains(name)).collect();
        both != back && both.len() == back.len()
    };
    if moved(&ours, &theirs) {
        found.push(Difference::Changed(
            path.to_owned(),
            ours.join(", "),
            theirs.join(", "),
        ));
    }
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// What an element is called.
fn name(value: &Value) -> String {
    let key = ["key", "id", "field"].into_iter().find_map(|key| value.get(key)?.as_str());
    key.map_or_else(|| shown(value), str::to_owned)
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn said(path: &str, value: &Value) -> String {
    format!("{path} = {}", shown(value))
}

#[cfg(test)]
mod tests {
    use super::{Difference, compare};
    use serde_json::json;

    #[test]
    fn elements_are_compared_by_key_and_lists_by_what_they_hold() {
        let one = json!({
            "name": "a", "year": null,
            "partner": [{"key": "UNICEF", "aliases": ["x", "y"]}, {"key": "IOM"}],
        });
        let other = json!({
            "name": "b", "year": 2010,
            "partner": [{"key": "UNICEF", "aliases": ["y", "z"]}, {"key": "ILO"}],
        });
        let mut found = Vec::new();
        compare("", &one, &other, &mut found);
        let text = |text: &str| text.to_owned();
        assert_eq!(
            found,
            [
                Difference::Changed(text("name"), text("a"), text("b")),
                Difference::Added(text("year = 2010")),
                Difference::Removed(text("partner «UNICEF».aliases «x»")),
                Difference::Added(text("partner «UNICEF».aliases «z»")),
                Difference::Removed(text("partner «IOM»")),
                Difference::Added(text("partner «ILO»")),
            ]
        );
    }

    #[test]
    fn another_order_is_a_difference() {
        let mut found = Vec::new();
        compare("a", &json!(["x", "y"]), &json!(["y", "x"]), &mut found);
        let text = |text: &str| text.to_owned();
        assert_eq!(found, [Difference::Changed(text("a"), text("x, y"), text("y, x"))]);
    }
}
