//! Text in a page and in an address: nothing of a list can become part of the markup.

use std::fmt::Write as _;

/// Text as it stands between tags and in attributes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // Characters that neither pages nor pictures may hold.
            one if one.is_control() && one != '\n' && one != '\t' => escaped.push(' '),
            one => escaped.push(one),
        }
    }
    escaped
}

/// Text as the address of data: all but letters, digits and a few signs as `%XX`.
pub(super) fn in_address(text: &str) -> String {
    let mut address = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            write!(address, "%{byte:02X}").expect("a string takes all text");
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::{escape, in_address};

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        assert_eq!(escape("<b a='\"'>&"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;");
        assert_eq!(escape("a\u{1}b\u{7f}"), "a b ");
        assert_eq!(in_address("å;\"<a>\n"), "%C3%A5%3B%22%3Ca%3E%0A");
    }
}
