//! Sets up a portfolio: a template to begin from out of lists, what differs between two
//! templates, where the codes of one are found in another, and what decisions teach.
//!
//! Nothing is decided here: what is written is for a person to read and put right.

mod difference;
mod from_lists;
mod learned;
mod migrate;
mod words;

pub use difference::{Difference, differences};
pub use from_lists::from_lists;
pub use learned::learned;
pub use migrate::{Move, migrate};

/// A text as TOML has it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string().replace('\n', " ")
}

/// Texts as a TOML array.
fn array(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", quoted.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{array, quoted};

    #[test]
    fn any_text_is_sound_toml() {
        for text in ["Å \"b\" 'c'", "a\\b", "tab\there", "# no comment", ""] {
            let line =
                format!("a = {}\nb = {}\n", quoted(text), array(&[text.to_owned()]));
            let table: toml::Table = line.parse().unwrap();
            assert_eq!(table["a"].as_str(), Some(text));
            assert_eq!(table["b"][0].as_str(), Some(text));
        }
    }
}
