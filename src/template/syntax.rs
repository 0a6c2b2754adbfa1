//! Says what is wrong with a line or a value for people who have never seen TOML: what
//! should stand there, in place of what the parser expected.

use std::ops::Range;

use crate::model::Message;

/// Quotes that word processors and mail put in place of straight ones.
const CURLY: [char; 8] = ['“', '”', '„', '«', '»', '‘', '’', '‟'];

/// What is wrong with the form of `text` at `span`, where the parser says `said`.
pub(super) fn form(text: &str, span: &Range<usize>, said: &str) -> Message {
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let (before, line) = line_at(text, span.start);
    let value = line.split_once('=').map_or(line, |(_, value)| value).trim();
    let key = line.split_once('=').map_or(line, |(key, _)| key).trim();
    let key = key.trim_matches(['[', ']', ' ']);
    let kind =
        if value.starts_with(CURLY) || value.trim_start_matches('[').starts_with(CURLY) {
            "fault-form-curly"
        } else if has(&["duplicate key"]) {
            "fault-form-twice"
        } else if before.trim_start().starts_with('[') && !line.contains('=') {
            "fault-form-part"
        } else if value.is_empty() && line.contains('=') {
            "fault-form-line"
        } else if value.starts_with('[') || has(&["array"]) {
            "fault-form-list"
        } else if has(&["string", "quoted", "literal"]) || line.contains('=') {
            "fault-form-text"
        } else {
            "fault-form-line"
        };
    Message::new(kind).with("key", key)
}

/// The line at a byte of `text`: up to that byte, and the whole of it.
fn line_at(text: &str, at: usize) -> (&str, &str) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let (before, after) = text.split_at(at);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = after.find('\n').map_or(text.len(), |end| at + end);
    let line = text.get(start..end).unwrap_or_default();
    (line, line.trim())
}

/// What kind of value should stand where serde says `said`; `None` if it does not say.
pub(super) fn value(said: &str) -> Option<Message> {
    let (found, expected) = said.split_once(", expected ")?;
    let kind = match expected.split([' ', '`']).next()? {
        "a" if expected.starts_with("a string") => "text",
        "a" if expected.starts_with("a sequence") => "list",
        "a" if expected.starts_with("a boolean") => "flag",
        "a" if expected.starts_with("a map") => "part",
        "string" => "text",
        "struct" | "map" | "internally" => "part",
        "i8" | "i16" | "i32" | "i64" | "isize" | "integer" => "number",
        "u8" | "u16" | "u32" | "u64" | "usize" | "nonzero" => "count",
        "f32" | "f64" => "decimal",
        _ => return None,
    };
    let found = found.split_once(": ").map_or(found, |(_, found)| found);
    if found == "map" && kind == "list" {
        // `[partner]` for `[[partner]]`.
        return Some(Message::new("fault-form-part"));
    }
    // What was found stands behind its kind, which is English: only the value is shown.
    let shown = found.split_once(' ').map_or("", |(_, value)| value);
    Some(
        Message::new(format!("fault-value-{kind}"))
            .with("value", shown.trim_matches('`')),
    )
}

#[cfg(test)]
mod tests {
    use super::{form, value};

    fn kind(text: &str) -> String {
        let error = toml::de::DeTable::parse(text).unwrap_err();
        form(text, &error.span().unwrap_or(0..0), error.message()).key.into_owned()
    }

    #[test]
    fn what_people_type_wrongly_is_told_apart() {
        for (text, wanted) in [
            ("name = vann", "fault-form-text"),
            ("name = \"vann", "fault-form-text"),
            ("name = “vann”", "fault-form-curly"),
            ("aliases = [«a»]", "fault-form-curly"),
            ("aliases = [\"a\" \"b\"]", "fault-form-list"),
            ("aliases = [\"a\", ]]", "fault-form-list"),
            ("aliases = [\"a\"\nname = \"b\"", "fault-form-list"),
            ("[[partner]", "fault-form-part"),
            ("[partner\nkey = \"a\"", "fault-form-part"),
            ("[partner]\n[[partner]]", "fault-form-twice"),
            ("name = \"a\"\nname = \"b\"", "fault-form-twice"),
            ("dette er en forklaring", "fault-form-line"),
            ("name =", "fault-form-line"),
        ] {
            assert_eq!(kind(text), wanted, "{text}");
        }
    }

    #[test]
    fn the_kind_of_a_value_is_said() {
        let said = value("invalid type: string \"2011\", expected i32").unwrap();
        assert_eq!(said.key, "fault-value-number");
        for (text, wanted) in [
            ("invalid type: integer `7`, expected a string", "fault-value-text"),
            ("invalid type: string \"A\", expected a sequence", "fault-value-list"),
            ("invalid type: string \"ja\", expected a boolean", "fault-value-flag"),
            ("invalid value: integer `-1`, expected u32", "fault-value-count"),
            ("invalid type: map, expected a sequence", "fault-form-part"),
        ] {
            assert_eq!(value(text).unwrap().key, wanted, "{text}");
        }
        assert_eq!(value("something else"), None);
    }
}
