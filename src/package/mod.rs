//! A workbook as a package of parts: some are added, some are changed, some are filled
//! with blocks while they are written, and all others are copied without being unpacked.

mod parts;
mod piece;
mod xml;
mod zip;

use std::io::{Cursor, Read};

use ::zip::result::ZipError;
use ::zip::{CompressionMethod, ZipArchive};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rayon::prelude::*;

use crate::error::Error;
use crate::model::Map;
use crate::package::parts::{Filling, Part};

pub(crate) use crate::package::parts::{Blocks, Packed};
pub(crate) use crate::package::xml::{
    MAIN, PACKAGE, RELATIONSHIPS, Xml, escape_attribute, escape_text, is_plain,
};
pub use crate::package::zip::Sink;

/// The children of a workbook that come after its pivot caches.
pub(crate) const AFTER_PIVOT_CACHES: [&str; 7] = [
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "AlternateContent",
    "extLst",
];

const CONTENT_TYPES: &str = "[Content_Types].xml";
const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
const WORKBOOK: &str = "xl/workbook.xml";

/// The children of a sheet that come after its hyperlinks.
pub(crate) const AFTER_HYPERLINKS: [&str; 21] = [
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "AlternateContent",
    "extLst",
];

/// A workbook that is being changed.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// Parts that are new, or were taken out of the archive to be read or changed.
    changed: Map<String, String>,
    /// What goes into a part when it is written.
    filled: Map<String, Filling<'a>>,
    /// The parts of sheets, by name, once one was asked for.
    sheets: Map<String, String>,
}

/// Something is not as it must be; the fault is ours.
pub(crate) fn fault(reason: impl Into<String>) -> Error {
    Error::new("write-failed").with("reason", reason.into())
}

impl<'a> Package<'a> {
    /// The package of a workbook.
    pub(crate) fn open(workbook: Vec<u8>) -> Result<Self, Error> {
        let archive = ZipArchive::new(Cursor::new(workbook)).map_err(of_zip)?;
        let (changed, filled) = (Map::default(), Map::default());
        Ok(Self { archive, changed, filled, sheets: Map::default() })
    }

    /// The text of a part, to be read or changed, if there is such a part.
    fn text(&mut self, part: &str) -> Result<Option<&mut String>, Error> {
        if !self.changed.contains_key(part) {
            let mut file = match self.archive.by_name(part) {
                Ok(file) => file,
                Err(ZipError::FileNotFound) => return Ok(None),
                Err(error) => return Err(of_zip(error)),
            };
            let mut text = String::new();
            file.read_to_string(&mut text).map_err(|error| fault(error.to_string()))?;
            drop(file);
            self.changed.insert(part.to_owned(), text);
        }
        Ok(self.changed.get_mut(part))
    }

    /// The text of a part that must be there.
    fn needed(&mut self, part: &str) -> Result<&mut String, Error> {
        self.text(part)?.ok_or_else(|| fault(format!("{part} is missing")))
    }

    /// Adds a part with its content type.
    pub(crate) fn add(
        &mut self,
        part: &str,
        kind: &str,
        text: String,
    ) -> Result<(), Error> {
        if self.text(part)?.is_some() {
            return Err(fault(format!("{part} is there already")));
        }
        let declared = format!(
            r#"<Override PartName="/{part}" ContentType="{CONTENT_TYPE}{kind}+xml"/>"#
        );
        self.insert(CONTENT_TYPES, &[], &declared)?;
        self.changed.insert(part.to_owned(), text);
        Ok(())
    }

    /// Adds a relationship from one part to another; gives its id.
    pub(crate) fn relate(
        &mut self,
        part: &str,
        kind: &str,
        target: &str,
    ) -> Result<String, Error> {
        let list = self.relationships(part)?;
        let mut highest = 0;
        elements(self.needed(&list)?, |element| {
            let id = attribute(element, "Id")?.unwrap_or_default();
            let number = id.strip_prefix("rId").and_then(|id| id.parse().ok());
            highest = highest.max(number.unwrap_or(0_u32));
            Ok(())
        })?;
        let id = format!("rId{}", highest + 1);
        let kind = format!("{RELATIONSHIPS}/{kind}");
        self.add_relationship(part, &id, &[("Type", &kind), ("Target", target)])?;
        Ok(id)
    }

    /// Adds a relationship from a part to a file beside the workbook, by an id that is no
    /// `rId` and a number.
    pub(crate) fn relate_to_file(
        &mut self,
        part: &str,
        id: &str,
        target: &str,
    ) -> Result<(), Error> {
        let kind = format!("{RELATIONSHIPS}/hyperlink");
        let attributes =
            [("Type", kind.as_str()), ("Target", target), ("TargetMode", "External")];
        self.add_relationship(part, id, &attributes)
    }

    fn add_relationship(
        &mut self,
        part: &str,
        id: &str,
        attributes: &[(&str, &str)],
    ) -> Result<(), Error> {
        let mut xml = Xml::fragment();
        let attributes: Vec<(&str, &str)> =
            [("Id", id)].into_iter().chain(attributes.iter().copied()).collect();
        xml.empty("Relationship", &attributes);
        let list = self.relationships(part)?;
        self.insert(&list, &[], &xml.finish())
    }

    /// The part that lists the relationships of a part, made if there is none.
    fn relationships(&mut self, part: &str) -> Result<String, Error> {
        let list = relationships_of(part);
        if self.text(&list)?.is_none() {
            let mut xml = Xml::new();
            xml.start("Relationships", &[("xmlns", PACKAGE)]);
            xml.end("Relationships");
            self.changed.insert(list.clone(), xml.finish());
        }
        Ok(list)
    }

    /// Puts `what` into a part's root, before the first of its children that has one of
    /// the names, else as the last.
    pub(crate) fn insert(
        &mut self,
        part: &str,
        before: &[&str],
        what: &str,
    ) -> Result<(), Error> {
        let text = self.needed(part)?;
        let at = place(text, before)?;
        if !text.is_char_boundary(at) {
            return Err(fault(format!("{part} is not understood")));
        }
        text.insert_str(at, what);
        Ok(())
    }

    /// The part of the sheet called `name`.
    pub(crate) fn sheet(&mut self, name: &str) -> Result<String, Error> {
        if self.sheets.is_empty() {
            let mut targets: Map<String, String> = Map::default();
            elements(self.needed(&relationships_of(WORKBOOK))?, |element| {
                if let (Some(id), Some(target)) =
                    (attribute(element, "Id")?, attribute(element, "Target")?)
                {
                    targets.insert(id, format!("xl/{target}"));
                }
                Ok(())
            })?;
            let mut sheets: Map<String, String> = Map::default();
            elements(self.needed(WORKBOOK)?, |element| {
                if let (Some(name), Some(id)) =
                    (attribute(element, "name")?, attribute(element, "r:id")?)
                {
                    sheets.extend(targets.get(&id).map(|target| (name, target.clone())));
                }
                Ok(())
            })?;
            self.sheets = sheets;
        }
        let found = self.sheets.get(name).cloned();
        found.ok_or_else(|| fault(format!("there is no sheet {name}")))
    }

    /// Puts blocks into a part, right before the only `mark` in its text, and behind it
    /// what they want to stand there: within `around`, before the first of the root's
    /// children `before`. The part can not be changed afterwards. All blocks are given as
    /// packed too, or none.
    pub(crate) fn fill(
        &mut self,
        part: &str,
        mark: &str,
        (around, before): ([&'static str; 2], &[&str]),
        (blocks, ahead): (impl Blocks + 'a, Vec<Packed>),
    ) -> Result<(), Error> {
        let text = self.needed(part)?;
        let at = text.find(mark).ok_or_else(|| fault(format!("{part} has no {mark}")))?;
        let after = place(text, before)?;
        if after < at {
            return Err(fault(format!("{part} is not understood")));
        }
        let filling = Filling { at, after, around, blocks: Box::new(blocks), ahead };
        self.filled.insert(part.to_owned(), filling);
        Ok(())
    }

    /// Gives a table on a sheet another range.
    pub(crate) fn stretch_table(
        &mut self,
        sheet: &str,
        name: &str,
        range: &str,
    ) -> Result<(), Error> {
        let mut parts: Vec<String> = Vec::new();
        elements(self.needed(&relationships_of(sheet))?, |element| {
            let target = attribute(element, "Target")?.unwrap_or_default();
            parts.extend(
                target.strip_prefix("../tables/").map(|it| format!("xl/tables/{it}")),
            );
            Ok(())
        })?;
        let named = format!(" displayName=\"{name}\"");
        for part in parts {
            if self.has_text(&part, &named)? {
                self.replace(&part, (" ref=\"", "\""), range)?;
                // A table that is not to be filtered has no such element.
                if self.has_text(&part, "<autoFilter ref=\"")? {
                    self.replace(&part, ("<autoFilter ref=\"", "\""), range)?;
                }
                return Ok(());
            }
        }
        Err(fault(format!("{sheet} has no table {name}")))
    }

    /// Whether `wanted` stands in a part.
    pub(crate) fn has_text(&mut self, part: &str, wanted: &str) -> Result<bool, Error> {
        Ok(self.needed(part)?.contains(wanted))
    }

    /// Changes what stands in a part between `before` and `after`.
    pub(crate) fn replace(
        &mut self,
        part: &str,
        (before, after): (&str, &str),
        to: &str,
    ) -> Result<(), Error> {
        let text = self.needed(part)?;
        let range = text.find(before).and_then(|at| {
            let from = at + before.len();
            let length = text.get(from..)?.find(after)?;
            Some(from..from + length)
        });
        let range = range.ok_or_else(|| fault(format!("{part} has no {before}")))?;
        text.replace_range(range, to);
        Ok(())
    }

    /// Writes the workbook.
    pub(crate) fn close(mut self, out: &mut dyn Sink) -> Result<(), Error> {
        let mut parts = Vec::new();
        for at in 0..self.archive.len() {
            let mut file = self.archive.by_index_raw(at).map_err(of_zip)?;
            let name = file.name().map_err(of_zip)?.into_owned();
            if let Some(text) = self.changed.shift_remove(&name) {
                let filling = self.filled.swap_remove(&name);
                parts.push(Part::Text { name, text, filling });
                continue;
            }
            let packed = match file.compression() {
                CompressionMethod::Deflated => true,
                CompressionMethod::Stored => false,
                other => return Err(fault(format!("{name} is packed by {other}"))),
            };
            let (sum, length) = (file.crc32(), file.size());
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).map_err(|error| fault(error.to_string()))?;
            parts.push(Part::Copied { name, packed, sum, length, bytes });
        }
        parts.extend(self.changed.into_iter().map(|(name, text)| Part::Text {
            name,
            text,
            filling: None,
        }));
        drop(self.archive);
        let written = parts::write(&parts, out);
        parts.into_par_iter().for_each(drop);
        written
    }
}

/// Where a part's relationships are listed.
fn relationships_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    format!("{folder}/_rels/{name}.rels")
}

/// The position in a part before the first child of its root that has one of the
/// `names`; else at the end of the root.
fn place(text: &str, names: &[&str]) -> Result<usize, Error> {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_u32;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let is_there = |element: &BytesStart<'_>| {
            names.iter().any(|name| *name == element.local_name().as_ref())
        };
        match reader.read_event().map_err(of_xml)? {
            Event::Start(element) | Event::Empty(element)
                if depth == 1 && is_there(&element) =>
            {
                return Ok(at);
            }
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 1 => return Ok(at),
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(fault("a part has no end")),
            _ => {}
        }
    }
}

/// Shows each element of a part to `see`.
fn elements(
    text: &str,
    mut see: impl FnMut(&BytesStart<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(of_xml)? {
            Event::Start(element) | Event::Empty(element) => see(&element)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, key: &str) -> Result<Option<String>, Error> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| fault(error.to_string()))?;
        if attribute.key.as_ref() == key {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0);
            return Ok(Some(value.map_err(of_xml)?.into_owned()));
        }
    }
    Ok(None)
}

#[expect(clippy::needless_pass_by_value, reason = "what `map_err` gives")]
fn of_zip(error: ZipError) -> Error {
    fault(error.to_string())
}

#[expect(clippy::needless_pass_by_value, reason = "what `map_err` gives")]
fn of_xml(error: quick_xml::Error) -> Error {
    fault(error.to_string())
}
