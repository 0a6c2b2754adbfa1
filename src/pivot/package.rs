//! A workbook as a package of parts: some are added, four are changed, and all others
//! are copied without being unpacked.

use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::error::Error;
use crate::model::Map;
use crate::pivot::fault;
use crate::pivot::xml::{DECLARATION, PACKAGE, RELATIONSHIPS, Xml};

/// The children of a workbook that come after its pivot caches.
pub(super) const AFTER_PIVOT_CACHES: [&str; 7] = [
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

/// A workbook that is being changed.
pub(super) struct Package {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// Parts that are new or not as they were.
    changed: Map<String, String>,
}

impl Package {
    /// The package of a workbook.
    pub(super) fn open(workbook: Vec<u8>) -> Result<Self, Error> {
        let archive = ZipArchive::new(Cursor::new(workbook)).map_err(of_zip)?;
        Ok(Self { archive, changed: Map::default() })
    }

    /// The text of a part, if there is such a part.
    fn text(&mut self, part: &str) -> Result<Option<String>, Error> {
        if let Some(text) = self.changed.get(part) {
            return Ok(Some(text.clone()));
        }
        let mut file = match self.archive.by_name(part) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(of_zip(error)),
        };
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(|error| fault(error.to_string()))?;
        Ok(Some(text))
    }

    /// The text of a part that must be there.
    fn needed(&mut self, part: &str) -> Result<String, Error> {
        self.text(part)?.ok_or_else(|| fault(format!("{part} is missing")))
    }

    /// Adds a part with its content type.
    pub(super) fn add(
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
    pub(super) fn relate(
        &mut self,
        part: &str,
        kind: &str,
        target: &str,
    ) -> Result<String, Error> {
        let list = relationships_of(part);
        let text = self.text(&list)?.unwrap_or_else(|| {
            format!(r#"{DECLARATION}<Relationships xmlns="{PACKAGE}"></Relationships>"#)
        });
        let mut highest = 0;
        elements(&text, |element| {
            let id = attribute(element, "Id")?.unwrap_or_default();
            let number = id.strip_prefix("rId").and_then(|id| id.parse().ok());
            highest = highest.max(number.unwrap_or(0_u32));
            Ok(())
        })?;
        let id = format!("rId{}", highest + 1);
        let mut xml = Xml::fragment();
        let kind = format!("{RELATIONSHIPS}/{kind}");
        let attributes = [("Id", id.as_str()), ("Type", &kind), ("Target", target)];
        xml.empty("Relationship", &attributes);
        self.changed.insert(list.clone(), text);
        self.insert(&list, &[], &xml.finish())?;
        Ok(id)
    }

    /// Puts `what` into a part's root, before the first of its children that has one of
    /// the names, else as the last.
    pub(super) fn insert(
        &mut self,
        part: &str,
        before: &[&str],
        what: &str,
    ) -> Result<(), Error> {
        let text = self.needed(part)?;
        let at = place(&text, before)?;
        let (head, tail) = text
            .split_at_checked(at)
            .ok_or_else(|| fault(format!("{part} is not understood")))?;
        self.changed.insert(part.to_owned(), [head, what, tail].concat());
        Ok(())
    }

    /// The part of the sheet called `name`.
    pub(super) fn sheet(&mut self, name: &str) -> Result<String, Error> {
        let missing = || fault(format!("there is no sheet {name}"));
        let workbook = self.needed(WORKBOOK)?;
        let id = find(&workbook, ("name", name), "r:id")?.ok_or_else(missing)?;
        let list = self.needed(&relationships_of(WORKBOOK))?;
        let target = find(&list, ("Id", &id), "Target")?.ok_or_else(missing)?;
        Ok(format!("xl/{target}"))
    }

    /// The workbook.
    pub(super) fn close(mut self) -> Result<Vec<u8>, Error> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let write = |writer: &mut ZipWriter<_>, name: &str, text: &str| {
            writer.start_file(name, options).map_err(of_zip)?;
            let written = ZipWriter::write_all(writer, text.as_bytes());
            written.map_err(|error| fault(error.to_string()))
        };
        for at in 0..self.archive.len() {
            let file = self.archive.by_index_raw(at).map_err(of_zip)?;
            let name = file.name().map_err(of_zip)?.into_owned();
            match self.changed.shift_remove(&name) {
                Some(text) => write(&mut writer, &name, &text)?,
                None => writer.raw_copy_file(file).map_err(of_zip)?,
            }
        }
        for (name, text) in &self.changed {
            write(&mut writer, name, text)?;
        }
        Ok(writer.finish().map_err(of_zip)?.into_inner())
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

/// The attribute `wanted` of the element whose attribute `key` has the value.
fn find(
    text: &str,
    (key, value): (&str, &str),
    wanted: &str,
) -> Result<Option<String>, Error> {
    let mut found = None;
    elements(text, |element| {
        if found.is_none() && attribute(element, key)?.as_deref() == Some(value) {
            found = attribute(element, wanted)?;
        }
        Ok(())
    })?;
    Ok(found)
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
