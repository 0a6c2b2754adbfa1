//! Texts that were decoded wrongly once: `Kirkens NÃ¸dhjelp`.

use std::borrow::Cow;

use crate::text::tidy;

/// The repaired text, if it is certain that the text was UTF-8 read as Windows-1252.
///
/// It is certain if all of it turns back into valid UTF-8: real Norwegian text such as
/// `SÅ ÆRLIG` does not.
///
/// ```
/// use portefolje::value::encoding::repair;
/// assert_eq!(repair("Kirkens NÃ¸dhjelp").as_deref(), Some("Kirkens Nødhjelp"));
/// assert_eq!(repair("Kirkens Nødhjelp"), None);
/// ```
pub fn repair(text: &str) -> Option<String> {
    if text.is_ascii() || !text.contains(['Ã', 'Â', 'â', 'Å', 'Ä']) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        let mut buffer = [0; 4];
        let (encoded, _, unmappable) =
            encoding_rs::WINDOWS_1252.encode(character.encode_utf8(&mut buffer));
        if unmappable {
            return None;
        }
        bytes.extend_from_slice(&encoded);
    }
    let repaired = String::from_utf8(bytes).ok()?;
    let plausible = !repaired
        .chars()
        .any(|character| character.is_control() && !character.is_whitespace());
    (repaired != text && plausible).then_some(repaired)
}

/// The text as people would compare it, repaired where that is certain.
pub fn tidy_repaired(text: &str) -> String {
    let text = repair(text).map_or(Cow::Borrowed(text), Cow::Owned);
    tidy(&text)
}
