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
    let text = text.replace("_x000D_", " ");
    let mut tidy = String::with_capacity(text.len());
    for character in text.nfc() {
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
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for character in tidy(text).nfkd() {
        if is_combining_mark(character) {
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
