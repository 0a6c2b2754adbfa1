//! Headers of tables, which Excel wants unlike one another.

use crate::model::Set;

/// A header that is longer is cut: Excel takes 255 characters.
const LONGEST: usize = 200;

/// The headers, with a number after those that would be met twice. Excel does not tell
/// case apart.
pub(super) fn unique<'a>(headers: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken: Set<String> = Set::default();
    headers
        .map(|header| {
            let header: String = header.chars().take(LONGEST).collect();
            let header = if header.trim().is_empty() { "–".to_owned() } else { header };
            let mut unique = header.clone();
            let mut number = 2;
            while !taken.insert(unique.to_lowercase()) {
                unique = format!("{header} ({number})");
                number += 1;
            }
            unique
        })
        .collect()
}
