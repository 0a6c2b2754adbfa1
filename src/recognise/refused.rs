//! Rows of what was never granted: refused, cancelled or withdrawn, as a column of states
//! or the banner above them says.

use crate::model::{
    Cell, ColumnReason, Field, Grid, List, Map, Refused, RowKind, column_letters,
};
use crate::template::Template;
use crate::text::fold;
use crate::value::encoding::tidy_repaired;

/// A longer text tells more than a state.
const STATE_MAX: usize = 60;

/// The rows of a list that say so, by what they say and where.
pub(super) fn find(grid: &Grid, list: &List, template: &Template) -> Vec<Refused> {
    let words: Vec<String> =
        template.rows.refused.iter().map(|word| fold(word)).collect();
    let columns: Vec<u32> = list
        .columns
        .iter()
        .filter(|column| match &column.field {
            None => column.reason != ColumnReason::Repeated,
            Some(field) => *field == Field::Remark,
        })
        .map(|column| column.index)
        .collect();
    let of_banner: Vec<Option<usize>> =
        list.banners.iter().map(|banner| banner_word(banner, &words)).collect();
    if columns.is_empty() && of_banner.iter().all(Option::is_none) {
        return Vec::new();
    }
    let mut found: Map<(Option<u32>, usize), Refused> = Map::default();
    for (row, listed) in grid.rows.iter().zip(&list.rows) {
        if listed.kind != RowKind::Data {
            continue;
        }
        let of_cell = columns.iter().find_map(|column| {
            let Cell::Text(text) = row.cell(*column)? else { return None };
            Some((Some(*column), state(text, &words)?, text.as_str()))
        });
        let of_banner = || {
            let at = usize::try_from(listed.banner?).ok()?;
            Some((None, (*of_banner.get(at)?)?, list.banners.get(at)?.as_str()))
        };
        let Some((column, word, text)) = of_cell.or_else(of_banner) else { continue };
        let said = || Refused {
            text: tidy_repaired(text),
            column: column.map(column_letters),
            rows: Vec::new(),
        };
        found.entry((column, word)).or_insert_with(said).rows.push(row.index);
    }
    found.into_values().collect()
}

/// Words that may stand before the one that tells a state: `Søknaden ble avslått`.
const BEFORE: [&str; 9] =
    ["soknad", "soknaden", "ble", "blei", "er", "vart", "application", "was", "is"];

/// Beginnings of what a banner may speak of beside that word: `Avslåtte søknader`, but not
/// `Retur av avviste asylsøkere`.
const ABOUT: [&str; 9] = [
    "soknad",
    "prosjekt",
    "avtale",
    "tiltak",
    "tilskudd",
    "tilskot",
    "application",
    "project",
    "agreement",
];

/// The word that a state is: `Avslått 12.03.2007`, `Søknaden ble avslått`. More words may
/// say that it holds no longer, or of what: `Avslag påklaget, innvilget`.
fn state(text: &str, words: &[String]) -> Option<usize> {
    // Most cells are told to say something else by their first letter.
    let first = text.trim_start().chars().next()?.to_ascii_lowercase();
    let begins = |word: &str| word.starts_with(first);
    let known = || words.iter().map(String::as_str).chain(BEFORE);
    // A letter that is folded may begin any of them.
    let may_be = !first.is_ascii() || known().any(begins);
    if text.len() > STATE_MAX || !may_be {
        return None;
    }
    let folded = fold(text);
    let mut text = folded.as_str();
    while let Some((word, rest)) = text.split_once(' ')
        && BEFORE.contains(&word)
    {
        text = rest;
    }
    words.iter().position(|word| {
        text.strip_prefix(word.as_str()).is_some_and(|rest| {
            (rest.is_empty() || rest.starts_with(' '))
                && !rest.chars().any(char::is_alphabetic)
        })
    })
}

/// The word of a banner above rows of which nothing was granted.
fn banner_word(banner: &str, words: &[String]) -> Option<usize> {
    let folded = fold(banner);
    let text = format!(" {folded} ");
    let at = words.iter().position(|word| text.contains(&format!(" {word} ")))?;
    let others = text.replacen(&format!(" {} ", words[at]), " ", 1);
    let mut others = others.split_whitespace();
    let is_about = |word: &str| {
        BEFORE.contains(&word)
            || matches!(word, "som" | "that" | "were" | "og" | "and" | "i" | "in")
            || ABOUT.iter().any(|about| word.starts_with(about))
            || words.iter().any(|known| known == word)
            || !word.chars().any(char::is_alphabetic)
    };
    others.all(is_about).then_some(at)
}
