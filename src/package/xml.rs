//! Elements and attributes, as text.

use std::fmt::Write as _;

/// How every part begins.
pub(crate) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespace of workbooks.
pub(crate) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// The namespace of relationships within workbooks, and where their kinds begin.
pub(crate) const RELATIONSHIPS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The namespace of lists of relationships.
pub(crate) const PACKAGE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships";

/// A part under way.
pub(crate) struct Xml(String);

impl Xml {
    /// A part with nothing but its declaration.
    pub(crate) fn new() -> Self {
        Self(DECLARATION.to_owned())
    }

    /// A piece that goes into a part.
    pub(crate) fn fragment() -> Self {
        Self(String::new())
    }

    /// A start tag.
    pub(crate) fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.0.push('>');
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.0.push_str("/>");
    }

    /// An end tag.
    pub(crate) fn end(&mut self, name: &str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// What was written by itself, behind all else.
    pub(crate) fn append(&mut self, piece: &Self) {
        self.0.push_str(&piece.0);
    }

    /// The part.
    pub(crate) fn finish(self) -> String {
        self.0
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            self.0.push(' ');
            self.0.push_str(key);
            self.0.push_str("=\"");
            escape_attribute(&mut self.0, value);
            self.0.push('"');
        }
    }
}

/// Text as the value of an attribute. What XML cannot hold is written `_x0001_`, as Excel
/// does, and what looks like that already has its first mark written so.
pub(crate) fn escape_attribute(xml: &mut String, text: &str) {
    escape(xml, text, |xml, one, rest| match one {
        '"' => xml.push_str("&quot;"),
        '\t' | '\n' | '\r' => code(xml, "&#", one, ";"),
        _ => escape_one(xml, one, rest),
    });
}

/// Text as the content of a cell. As [`escape_attribute`], but for quotes, tabs and line
/// feeds, which stay as they are there.
pub(crate) fn escape_text(xml: &mut String, text: &str) {
    escape(xml, text, |xml, one, rest| match one {
        '"' | '\t' | '\n' => xml.push(one),
        _ => escape_one(xml, one, rest),
    });
}

/// Whether a byte may begin what is not written as it is. Of what three bytes make, only
/// the last that begin so have no place in XML.
fn is_special(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | b'_' | 0..0x20 | 0xef)
}

/// Whether a text stands in a part as it is.
pub(crate) fn is_plain(text: &str) -> bool {
    // Sixteen bytes at once take no longer than one; the last sixteen may be looked at twice.
    let bytes = text.as_bytes();
    let has_special =
        |block: &[u8; 16]| block.iter().fold(false, |it, byte| it | is_special(*byte));
    match bytes.last_chunk() {
        Some(last) => !bytes.as_chunks().0.iter().chain([last]).any(has_special),
        None => !bytes.iter().fold(false, |it, byte| it | is_special(*byte)),
    }
}

/// Adds a text, with `special` for each character that may not stand as it is, and with
/// what comes after that.
fn escape(xml: &mut String, text: &str, special: impl Fn(&mut String, char, &str)) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_special) {
        let Some((plain, from)) = rest.split_at_checked(at) else { break };
        let mut characters = from.chars();
        let Some(one) = characters.next() else { break };
        rest = characters.as_str();
        xml.push_str(plain);
        special(xml, one, rest);
    }
    xml.push_str(rest);
}

fn escape_one(xml: &mut String, one: char, rest: &str) {
    match one {
        '&' => xml.push_str("&amp;"),
        '<' => xml.push_str("&lt;"),
        '>' => xml.push_str("&gt;"),
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => code(xml, "_x", one, "_"),
        '_' if is_escape(rest) => xml.push_str("_x005F_"),
        _ => xml.push(one),
    }
}

fn code(xml: &mut String, before: &str, one: char, after: &str) {
    let code = u32::from(one);
    let written = match before {
        "&#" => write!(xml, "{before}{code}{after}"),
        _ => write!(xml, "{before}{code:04X}{after}"),
    };
    written.expect("a string takes all text");
}

/// Whether what follows a low line makes it `_x005F_` or the like.
fn is_escape(rest: &str) -> bool {
    let mut rest = rest.chars();
    rest.next() == Some('x')
        && rest.by_ref().take(4).filter(char::is_ascii_hexdigit).count() == 4
        && rest.next() == Some('_')
}

#[cfg(test)]
mod tests {
    use super::{Xml, escape_text};

    #[test]
    fn a_cell_keeps_what_a_cell_can_hold() {
        let mut xml = String::new();
        escape_text(&mut xml, "Æ & \"ø\" <å>\n\t\r\u{1}_x0041_\u{ffff}");
        assert_eq!(xml, "Æ &amp; \"ø\" &lt;å&gt;\n\t_x000D__x0001__x005F_x0041__xFFFF_");
    }

    #[test]
    fn what_xml_cannot_hold_is_escaped() {
        let mut xml = Xml::fragment();
        xml.empty("s", &[("v", "Æ & \"ø\" <å>'\n\u{1}_x0041_ a_x_")]);
        assert_eq!(
            xml.finish(),
            "<s v=\"Æ &amp; &quot;ø&quot; &lt;å&gt;'&#10;_x0001__x005F_x0041_ a_x_\"/>"
        );
    }
}
