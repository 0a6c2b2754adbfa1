//! What the sheets of an .xlsx hide, and how they show numbers: the library tells neither.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::model::{Form, Map, Unit};
use crate::read::limits;
use crate::read::number_format::{Scaled, scale_of};
use crate::read::trouble::Trouble;

/// The forms of sheets, by name. What cannot be read is left out: it is only a hint.
pub(super) fn forms(bytes: &[u8]) -> Map<String, Form> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Map::default();
    };
    let targets =
        relations(&mut archive, "xl/_rels/workbook.xml.rels").unwrap_or_default();
    let names = sheets(&mut archive).unwrap_or_default();
    let scales = scales(&mut archive).unwrap_or_default();
    names
        .into_iter()
        .filter_map(|(name, id)| {
            let target = targets.get(&id)?;
            let path = target.strip_prefix('/').map_or_else(
                || format!("xl/{}", target.trim_start_matches("./")),
                ToOwned::to_owned,
            );
            Some((name, form(&mut archive, &path, &scales).ok()?))
        })
        .collect()
}

type Archive<'bytes> = ZipArchive<Cursor<&'bytes [u8]>>;

/// Calls `see` with every element that begins in a part.
fn each_element(
    archive: &mut Archive<'_>,
    path: &str,
    mut see: impl FnMut(&str, &BytesStart<'_>),
) -> Result<(), Trouble> {
    let part = archive.by_name(path).map_err(Trouble::library)?;
    let part = part.take(limits::UNPACKED_BYTES);
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(Trouble::library)? {
            Event::Start(element) | Event::Empty(element) => {
                see(element.local_name().as_ref(), &element);
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
        buffer.clear();
    }
}

/// The value of an attribute by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let raw = found.value.as_ref();
    Some(quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), Into::into))
}

pub(super) fn number<N: std::str::FromStr>(
    element: &BytesStart<'_>,
    name: &str,
) -> Option<N> {
    attribute(element, name)?.trim().parse().ok()
}

fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.trim(), "1" | "true"))
}

/// The targets of a part's relations, by their ids.
pub(super) fn relations(
    archive: &mut Archive<'_>,
    path: &str,
) -> Result<Map<String, String>, Trouble> {
    let mut targets = Map::default();
    each_element(archive, path, |kind, element| {
        if kind == "Relationship"
            && let (Some(id), Some(target)) =
                (attribute(element, "Id"), attribute(element, "Target"))
        {
            targets.insert(id, target);
        }
    })?;
    Ok(targets)
}

fn sheets(archive: &mut Archive<'_>) -> Result<Vec<(String, String)>, Trouble> {
    let mut sheets = Vec::new();
    each_element(archive, "xl/workbook.xml", |kind, element| {
        if kind == "sheet"
            && let (Some(name), Some(id)) =
                (attribute(element, "name"), attribute(element, "id"))
        {
            sheets.push((name, id));
        }
    })?;
    Ok(sheets)
}

/// The unit in which each cell style shows numbers, where it is not kroner.
fn scales(archive: &mut Archive<'_>) -> Result<Vec<Option<Unit>>, Trouble> {
    let mut formats: Map<u32, Unit> = Map::default();
    let mut styles: Vec<Option<Unit>> = Vec::new();
    let mut cells = false;
    each_element(archive, "xl/styles.xml", |kind, element| match kind {
        "numFmt" => {
            if let (Some(id), Some(unit)) = (
                number(element, "numFmtId"),
                attribute(element, "formatCode").as_deref().and_then(scale_of),
            ) {
                formats.insert(id, unit);
            }
        }
        "cellXfs" => cells = true,
        "cellStyles" | "dxfs" => cells = false,
        "xf" if cells && styles.len() < limits::STYLES => {
            let id: Option<u32> = number(element, "numFmtId");
            styles.push(id.and_then(|id| formats.get(&id).copied()));
        }
        _ => {}
    })?;
    Ok(styles)
}

/// What one sheet hides, and the columns that it shows in another unit.
fn form(
    archive: &mut Archive<'_>,
    path: &str,
    scales: &[Option<Unit>],
) -> Result<Form, Trouble> {
    let mut form = Form::default();
    let mut row = 0_u32;
    let mut shown = Scaled::default();
    let has_scales = scales.iter().any(Option::is_some);
    each_element(archive, path, |kind, element| match kind {
        "row" => {
            row = number(element, "r").unwrap_or(row + 1);
            if is_set(element, "hidden") {
                form.hidden_rows.push(row.saturating_sub(1));
            }
        }
        "col" if is_set(element, "hidden") => {
            if let (Some(first), Some(last)) =
                (number::<u32>(element, "min"), number::<u32>(element, "max"))
            {
                form.hidden_columns
                    .push((first.saturating_sub(1), last.saturating_sub(1)));
            }
        }
        "filterColumn" => form.filtered = true,
        "c" if has_scales => {
            let column = attribute(element, "r").as_deref().and_then(column_of);
            let is_text = attribute(element, "t").is_some_and(|kind| kind != "n");
            if let (Some(column), false) = (column, is_text) {
                let unit = number::<usize>(element, "s")
                    .and_then(|style| scales.get(style).copied().flatten());
                shown.note(column, unit);
            }
        }
        _ => {}
    })?;
    form.hidden_rows.sort_unstable();
    form.hidden_rows.dedup();
    form.scaled = shown.finish();
    Ok(form)
}

/// The column in an address such as `F17`, from 0.
fn column_of(address: &str) -> Option<u32> {
    let letters = address.chars().take_while(char::is_ascii_alphabetic);
    let column = letters.take(4).fold(0_u32, |sum, letter| {
        sum * 26 + u32::from(letter.to_ascii_uppercase()) - u32::from('A') + 1
    });
    column.checked_sub(1)
}
