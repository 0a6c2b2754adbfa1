//! Walks over the elements of a part without building events for those nobody asks about.
//!
//! A sheet has millions of elements, of which a look at its form needs a few attributes.
//! What is unusual enough to need a real parser (comments, entities in what is asked for)
//! is left to one: the walk then says so and stops.

use std::borrow::Cow;
use std::io::Read;

use memchr::{memchr, memchr3};

/// Bytes that are read at a time.
const AT_A_TIME: usize = 1 << 17;

/// The longest element that is looked at; longer ones are left to the parser.
const ELEMENT_MAX: usize = 1 << 20;

/// Attributes of an element, by name without prefix.
pub(super) trait Attributes {
    /// The value of an attribute, if the element has it.
    fn value(&self, name: &str) -> Option<Cow<'_, str>>;
}

/// Who looks at the elements.
pub(super) trait Look {
    /// Whether elements whose names, without prefix, are as long and begin with such a
    /// letter are looked at.
    fn asks_for(&self, first: u8, length: usize) -> bool;

    /// Sees an element that begins, by its name without prefix.
    fn element(&mut self, kind: &str, attributes: &dyn Attributes);

    /// Whether the text that follows is asked for.
    fn wants_text(&self) -> bool;

    /// Sees a text that was asked for.
    fn text(&mut self, text: &str);
}

/// How a walk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Walk {
    /// At the end of the part, which is as its checksum says.
    Whole,
    /// At something that needs a parser.
    Unusual,
}

/// Shows `look` all elements of a part, read to its end.
///
/// # Errors
///
/// What reading the part gives, such as a wrong checksum.
pub(super) fn walk(part: impl Read, look: &mut dyn Look) -> std::io::Result<Walk> {
    let mut window = Window::new(part);
    loop {
        // What stands before the next element.
        match memchr(b'<', window.rest()) {
            Some(length) => {
                if length > 0 && look.wants_text() {
                    match plain(window.rest().get(..length)) {
                        Some(text) => look.text(text),
                        None => return Ok(Walk::Unusual),
                    }
                }
                window.skip(length);
            }
            None if look.wants_text() && !window.rest().is_empty() => {
                if !window.more()? {
                    return Ok(Walk::Whole);
                }
                if window.rest().len() > ELEMENT_MAX {
                    return Ok(Walk::Unusual);
                }
                continue;
            }
            None => {
                window.skip(window.rest().len());
                if !window.more()? {
                    return Ok(Walk::Whole);
                }
                continue;
            }
        }
        // The element itself, with its brackets.
        let length = loop {
            if let Some(length) = element_length(window.rest()) {
                break length;
            }
            if window.rest().len() > ELEMENT_MAX || !window.more()? {
                return Ok(Walk::Unusual);
            }
        };
        let inside = window.rest().get(1..length - 1).unwrap_or_default();
        match inside.first() {
            Some(b'!') | None => return Ok(Walk::Unusual),
            Some(b'/' | b'?') => {}
            Some(_) if is_asked_for(inside, look) => {
                let Ok(inside) = std::str::from_utf8(inside) else {
                    return Ok(Walk::Unusual);
                };
                let (name, rest) = inside
                    .split_at_checked(name_length(inside.as_bytes()))
                    .unwrap_or((inside, ""));
                let kind = name.rsplit_once(':').map_or(name, |(_, local)| local);
                let written = Written { rest, unusual: std::cell::Cell::new(false) };
                look.element(kind, &written);
                if written.unusual.get() {
                    return Ok(Walk::Unusual);
                }
            }
            Some(_) => {}
        }
        window.skip(length);
    }
}

/// Whether anybody looks at an element, by the beginning of its name.
fn is_asked_for(inside: &[u8], look: &dyn Look) -> bool {
    let name = inside.get(..name_length(inside)).unwrap_or_default();
    let local = name.rsplit(|byte| *byte == b':').next().unwrap_or_default();
    local.first().is_some_and(|first| look.asks_for(*first, local.len()))
}

/// How long the name is that an element begins with.
fn name_length(inside: &[u8]) -> usize {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'/';
    inside.iter().position(ends).unwrap_or(inside.len())
}

/// A text without entities.
fn plain(bytes: Option<&[u8]>) -> Option<&str> {
    let text = std::str::from_utf8(bytes?).ok()?;
    (!text.contains('&')).then_some(text)
}

/// The length of the element that bytes begin with, from bracket to bracket; `None` if
/// they end within it. A bracket in a value between quotes ends nothing. Each byte is
/// looked at once, however many brackets stand after a quote that nobody closed.
fn element_length(bytes: &[u8]) -> Option<usize> {
    if bytes.get(1) == Some(&b'/') {
        return Some(memchr(b'>', bytes)? + 1);
    }
    let mut at = 0;
    loop {
        at += memchr3(b'>', b'"', b'\'', bytes.get(at..)?)?;
        match *bytes.get(at)? {
            b'>' => return Some(at + 1),
            quote => at += memchr(quote, bytes.get(at + 1..)?)? + 2,
        }
    }
}

/// Attributes as they are written.
struct Written<'part> {
    rest: &'part str,
    /// Whether one that was asked for needs a parser.
    unusual: std::cell::Cell<bool>,
}

impl Attributes for Written<'_> {
    fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut rest = self.rest;
        loop {
            let (before, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|one| matches!(one, '"' | '\''))?;
            let (value, after) = after.get(1..)?.split_once(quote)?;
            let key = before.trim();
            let key = key.rsplit_once(':').map_or(key, |(_, local)| local);
            if key == name {
                if value.contains('&') {
                    self.unusual.set(true);
                    return None;
                }
                return Some(Cow::Borrowed(value));
            }
            rest = after;
        }
    }
}

/// The part of a stream that is looked at.
struct Window<R> {
    part: R,
    bytes: Vec<u8>,
    from: usize,
    to: usize,
}

impl<R: Read> Window<R> {
    fn new(part: R) -> Self {
        Self { part, bytes: vec![0; AT_A_TIME], from: 0, to: 0 }
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.from..self.to).unwrap_or_default()
    }

    fn skip(&mut self, length: usize) {
        self.from += length;
    }

    /// Reads on behind what is left; `false` at the end.
    fn more(&mut self) -> std::io::Result<bool> {
        self.bytes.copy_within(self.from..self.to, 0);
        (self.from, self.to) = (0, self.to - self.from);
        if self.to * 2 > self.bytes.len() {
            self.bytes.resize(self.bytes.len() * 2, 0);
        }
        let room = self.bytes.get_mut(self.to..).unwrap_or_default();
        let count = loop {
            match self.part.read(room) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.to += count;
        Ok(count > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Attributes, Look, Walk, walk};

    #[derive(Default)]
    struct Seen {
        all: Vec<String>,
        wants: bool,
    }

    impl Look for Seen {
        fn asks_for(&self, first: u8, length: usize) -> bool {
            (first, length) != (b'n', 4)
        }

        fn element(&mut self, kind: &str, attributes: &dyn Attributes) {
            self.wants = kind == "v";
            let value = attributes.value("t").map(|value| format!(" {value}"));
            self.all.push(format!("{kind}{}", value.unwrap_or_default()));
        }

        fn wants_text(&self) -> bool {
            self.wants
        }

        fn text(&mut self, text: &str) {
            self.all.push(format!("= {text}"));
            self.wants = false;
        }
    }

    /// Gives a byte at a time, as a slow stream may.
    struct Slow<'a>(&'a [u8]);

    impl std::io::Read for Slow<'_> {
        fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
            let (Some((first, rest)), Some(place)) =
                (self.0.split_first(), room.first_mut())
            else {
                return Ok(0);
            };
            (*place, self.0) = (*first, rest);
            Ok(1)
        }
    }

    #[track_caller]
    fn check(xml: &str, end: Walk, expected: &[&str]) {
        let mut seen = Seen::default();
        assert_eq!(walk(Slow(xml.as_bytes()), &mut seen).unwrap(), end);
        assert_eq!(seen.all, expected, "{xml}");
    }

    #[test]
    fn elements_are_seen_with_their_attributes_and_the_text_that_is_asked_for() {
        check(
            "<?xml version='1.0'?>\n<x:row r='1'><c r=\"A1\" t = 's' ><v>12</v></c></x:row>",
            Walk::Whole,
            &["row", "c s", "v", "= 12"],
        );
        check("<a n='>' t=\"x>y\"/><x:none/><b/>", Walk::Whole, &["a x>y", "b"]);
    }

    #[test]
    fn what_needs_a_parser_is_left_to_one() {
        check("<a/><!-- <b/> -->", Walk::Unusual, &["a"]);
        check("<a t='&#115;'/><b/>", Walk::Unusual, &["a"]);
        check("<v>&#49;</v>", Walk::Unusual, &["v"]);
        check("<a/><b", Walk::Unusual, &["a"]);
    }

    /// Looked through anew for each bracket, this would take minutes.
    #[test]
    fn a_quote_that_nobody_closes_is_looked_through_once() {
        let xml = format!("<a/><b t=\"{}", "<c/>".repeat(250_000));
        let mut seen = Seen::default();
        assert_eq!(walk(xml.as_bytes(), &mut seen).unwrap(), Walk::Unusual);
        assert_eq!(seen.all, ["a"]);
    }
}
