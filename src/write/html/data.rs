//! A table as text that a spreadsheet program opens.

use crate::language::{Language, Tag};
use crate::write::value::Value;

/// The rows as CSV: with the mark by which Excel knows UTF-8, and the separators that
/// Excel expects in the language.
pub(super) fn csv(rows: &[Vec<String>], language: &Language) -> String {
    let separator = if language.tag() == Tag::En { ',' } else { ';' };
    let mut text = String::from('\u{feff}');
    for row in rows {
        let fields: Vec<String> =
            row.iter().map(|field| quoted(field, separator)).collect();
        text.push_str(&fields.join(&separator.to_string()));
        text.push_str("\r\n");
    }
    text
}

/// A value with all its digits, as a program reads it.
pub(super) fn field(value: &Value, language: &Language) -> String {
    let decimal = |text: String| match language.tag() {
        Tag::En => text,
        Tag::Nb | Tag::Nn => text.replace('.', ","),
    };
    match value {
        Value::Text(text) | Value::Link { text, .. } | Value::Address { text, .. } => {
            harmless(text)
        }
        Value::Count(count) => count.to_string(),
        Value::Year(year) => year.to_string(),
        Value::Kroner(total) => decimal(total.to_string()),
        Value::Share(share) => decimal(format!("{share:.6}")),
        Value::Plain(number) => number.to_string(),
        Value::Number(number, _) => decimal(number.to_string()),
        Value::Formula { result, .. } => field(result, language),
    }
}

/// Text that a spreadsheet program would run as a formula begins with an apostrophe.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn quoted(field: &str, separator: char) -> String {
    if field.contains([separator, '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{csv, field};
    use crate::language::{Language, Tag};
    use crate::model::Total;
    use crate::write::value::Value;

    #[test]
    fn a_table_opens_in_the_spreadsheet_program_of_the_language() {
        let rows = |language: &Language| {
            vec![vec![
                field(&Value::from("Å; \"B\", C"), language),
                field(&Value::Kroner(Total(-123_450)), language),
            ]]
        };
        let nb = Language::new(Tag::Nb);
        assert_eq!(csv(&rows(&nb), &nb), "\u{feff}\"Å; \"\"B\"\", C\";-1234,50\r\n");
        let en = Language::new(Tag::En);
        assert_eq!(csv(&rows(&en), &en), "\u{feff}\"Å; \"\"B\"\", C\",-1234.50\r\n");
    }

    #[test]
    fn no_title_runs_as_a_formula() {
        let nb = Language::new(Tag::Nb);
        assert_eq!(field(&Value::from("=HYPERLINK(1)"), &nb), "'=HYPERLINK(1)");
        assert_eq!(field(&Value::from("@sum"), &nb), "'@sum");
    }
}
