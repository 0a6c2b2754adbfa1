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
pub(crate) fn is_tidy(text: &str) -> bool {
    let mut before = b' ';
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b' ' if before == b' ' => return false,
            b'_' | 0..b' ' | 0x7F => return false,
            b' '..0x7F => {}
            TWO if bytes.next().is_some_and(|second| norwegian(second).is_some()) => {}
            _ => return false,
        }
        before = byte;
    }
    text.is_empty() || before != b' '
}

/// The first byte of `æ`, `ø` and `å` in UTF-8.
const TWO: u8 = 0xC3;

/// What a Norwegian letter is when folded, by its second byte in UTF-8.
fn norwegian(second: u8) -> Option<&'static str> {
    match second {
        0xA6 | 0x86 => Some("ae"),
        0xB8 | 0x98 => Some("o"),
        0xA5 | 0x85 => Some("a"),
        _ => None,
    }
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
    if let Some(folded) = fold_plain(text) {
        return folded;
    }
    let tidy = tidy(text);
    if tidy.chars().all(is_settled) {
        // What the decomposed form would take apart is folded below.
        fold_characters(tidy.chars(), tidy.len())
    } else {
        fold_characters(tidy.nfkd(), tidy.len())
    }
}

/// The folded form of a text of settled characters, as nearly all are, in one go.
fn fold_plain(text: &str) -> Option<String> {
    let mut folded = Vec::with_capacity(text.len());
    let mut gap = false;
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let plain = PLAIN[usize::from(byte)];
        let letters = match plain {
            GAP => {
                gap = true;
                continue;
            }
            NOTHING => continue,
            OTHER if byte == TWO => norwegian(bytes.next()?)?.as_bytes(),
            // `_x000D_` is a blank.
            OTHER => return None,
            _ => &[],
        };
        if gap && !folded.is_empty() {
            folded.push(b' ');
        }
        gap = false;
        if letters.is_empty() {
            folded.push(plain);
        } else {
            folded.extend_from_slice(letters);
        }
    }
    String::from_utf8(folded).ok()
}

/// What stands for a byte in the folded form if it is no letter or digit: nothing, a gap, or
/// what is to be looked at.
const NOTHING: u8 = 0;
const GAP: u8 = b' ';
const OTHER: u8 = b'_';

/// What stands for each byte: letters and digits in lower case, and the above.
const PLAIN: [u8; 256] = {
    let mut plain = [OTHER; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        plain[byte as usize] = match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => byte.to_ascii_lowercase(),
            b'\'' | b'`' => NOTHING,
            b'_' => OTHER,
            _ => GAP,
        };
        byte += 1;
    }
    plain
};

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
            "Å's «æ» ÆRE`n",
            "a_b\u{7f}c' d",
            "'a' -b-",
            "ærlig ñ",
        ];
        for text in texts {
            let (tidied, folded) = slowly(text);
            assert_eq!(tidy(text), tidied, "{text:?}");
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }
}
