//! Pure helpers on text: the forms in which two spellings are equal, and names that must
//! not be seen.

mod mask;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use mask::Masker;

/// A text as people would compare it at a glance: composed (NFC), no-break spaces and
/// other blanks as single spaces, none at the ends, `_x000D_` and soft hyphens gone.
///
/// ```
/// assert_eq!(portefolje::text::tidy(" Kirkens\u{a0} Nødhjelp_x000D_\n"), "Kirkens Nødhjelp");
/// ```
pub fn tidy(text: &str) -> String {
    if is_tidy(text) {
        return text.to_owned();
    }
    let text = text.replace("_x000D_", " ");
    if text.chars().all(is_settled) {
        tidy_characters(text.chars(), text.len())
    } else {
        tidy_characters(text.nfc(), text.len())
    }
}

/// Whether a character is the same in every normal form but for `å`, which only the
/// decomposed ones take apart, and joins no other: nearly all that lists are written in.
fn is_settled(character: char) -> bool {
    character.is_ascii() || matches!(character, 'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å')
}

/// Whether [`tidy`] would change nothing, as in nearly all cells.
fn is_tidy(text: &str) -> bool {
    let mut before = ' ';
    for character in text.chars() {
        let blank = character == ' ';
        if !is_settled(character)
            || character.is_control()
            || character == '_'
            || (blank && before == ' ')
        {
            return false;
        }
        before = character;
    }
    text.is_empty() || before != ' '
}

fn tidy_characters(characters: impl Iterator<Item = char>, length: usize) -> String {
    let mut tidy = String::with_capacity(length);
    for character in characters {
        if matches!(character, '\u{ad}' | '\u{200b}' | '\u{feff}') {
            continue;
        }
        if character.is_whitespace() || character.is_control() {
            if !tidy.is_empty() && !tidy.ends_with(' ') {
                tidy.push(' ');
            }
        } else {
            tidy.push(character);
        }
    }
    if tidy.ends_with(' ') {
        tidy.pop();
    }
    tidy
}

/// The form under which two spellings of a name are equal: lower case, no accents,
/// everything but letters and digits as single spaces.
///
/// `æ`, `ø` and `å` become `ae`, `o` and `a`, so that `Makedonia` and `Bosnia-Hercegovina`
/// are found however they are typed.
///
/// ```
/// assert_eq!(portefolje::text::fold("Bosnia-Hercegovina "), "bosnia hercegovina");
/// assert_eq!(portefolje::text::fold("KIRKENS NØDHJELP"), "kirkens nodhjelp");
/// ```
pub fn fold(text: &str) -> String {
    let tidy = tidy(text);
    if tidy.chars().all(is_settled) {
        // What the decomposed form would take apart is folded below.
        fold_characters(tidy.chars(), tidy.len())
    } else {
        fold_characters(tidy.nfkd(), tidy.len())
    }
}

fn fold_characters(characters: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    let mut gap = false;
    for character in characters {
        if !character.is_ascii() && is_combining_mark(character) {
            continue;
        }
        if !character.is_alphanumeric() {
            // An apostrophe within a word is no gap: `women's` is `womens`.
            gap |= !matches!(character, '\'' | '’' | '´' | '`');
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        for lower in character.to_lowercase() {
            match lower {
                'æ' => folded.push_str("ae"),
                'ø' => folded.push('o'),
                'å' => folded.push('a'),
                'ß' => folded.push_str("ss"),
                'đ' => folded.push('d'),
                'ł' => folded.push('l'),
                _ => folded.push(lower),
            }
        }
    }
    folded
}

/// Whether `folded` fits `alias`, itself folded but for an `*` at its end, which
/// stands for any ending.
pub fn fits(folded: &str, alias: &str) -> bool {
    match alias.strip_suffix('*') {
        Some(beginning) => folded.starts_with(beginning),
        None => folded == alias,
    }
}

/// An alias in the form that [`fits`] takes.
pub fn fold_alias(alias: &str) -> String {
    match alias.strip_suffix('*') {
        Some(beginning) => format!("{}*", fold(beginning)),
        None => fold(alias),
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::{fold, fold_characters, tidy, tidy_characters};

    /// What the forms are, without the short cuts for plain texts.
    fn slowly(text: &str) -> (String, String) {
        let replaced = text.replace("_x000D_", " ");
        let tidy = tidy_characters(replaced.nfc(), text.len());
        let folded = fold_characters(tidy.nfkd(), tidy.len());
        (tidy, folded)
    }

    #[test]
    fn short_cuts_change_nothing() {
        let texts = [
            "",
            " ",
            "Støtte til Røde Kors' arbeid, fase II",
            " to  blanke_x000D_\n",
            "Å, Æ og Ø: a\u{30a} e\u{301}",
            "ÅLESUND_under",
            "tab\there\u{1}",
            "fi\u{fb01}n ½ №5 Ⅳ",
            "no\u{a0}break",
            "a\u{30a}",
            "å\u{301}",
        ];
        for text in texts {
            let (tidied, folded) = slowly(text);
            assert_eq!(tidy(text), tidied, "{text:?}");
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }
}
