//! What the sheets of an .xlsx hide, and how they show numbers: the library tells neither.

use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::model::{Form, Map, Set, Unit};
use crate::read::limits;
use crate::read::number_format::{Scaled, scale_of};
use crate::read::trouble::Trouble;

/// The forms of sheets, by name, once every part has been read to its end.
///
/// What cannot be understood is left out: it is only a hint. A part that is not as its
/// checksum says is damage.
pub(super) fn forms(bytes: &[u8]) -> Result<Map<String, Form>, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
    let targets =
        relations(&mut archive, "xl/_rels/workbook.xml.rels").unwrap_or_default();
    let names = sheets(&mut archive).unwrap_or_default();
    let scales = scales(&mut archive).unwrap_or_default();
    let texts = texts(&mut archive);
    let mut whole: Set<String> = Set::default();
    let mut forms = Map::default();
    for (name, id) in names {
        let Some(target) = targets.get(&id) else { continue };
        let path = target.strip_prefix('/').map_or_else(
            || format!("xl/{}", target.trim_start_matches("./")),
            ToOwned::to_owned,
        );
        if let Ok((form, lost_text)) = form(&mut archive, &path, &scales, texts) {
            if lost_text {
                return Err(Trouble::damaged("reason-no-such-text"));
            }
            whole.insert(path);
            forms.insert(name, form);
        }
    }
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(Trouble::library)?;
        let matters = part
            .name()
            .is_ok_and(|name| !whole.contains(name.as_ref()) && holds_cells(&name));
        if matters {
            std::io::copy(&mut part, &mut std::io::sink()).map_err(Trouble::library)?;
        }
    }
    Ok(forms)
}

/// Whether cells, or what they show, can stand in a part: a picture that is damaged is no
/// reason to refuse a list.
fn holds_cells(name: &str) -> bool {
    let name = name.replace('\\', "/").to_lowercase();
    let aside = ["docprops/", "xl/media/", "xl/printersettings/", "xl/embeddings/"];
    !aside.iter().any(|folder| name.starts_with(folder))
}

type Archive<'bytes> = ZipArchive<Cursor<&'bytes [u8]>>;

/// Calls `see` with every element that begins in a part.
fn each_element(
    archive: &mut Archive<'_>,
    path: &str,
    mut see: impl FnMut(&str, &BytesStart<'_>),
) -> Result<(), Trouble> {
    each_event(archive, path, |event| {
        if let Event::Start(element) | Event::Empty(element) = event {
            see(element.local_name().as_ref(), element);
        }
        Ok(())
    })
}

/// Calls `see` with every event of a part, to its end.
fn each_event(
    archive: &mut Archive<'_>,
    path: &str,
    mut see: impl FnMut(&Event<'_>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let part = archive.by_name(path).map_err(Trouble::library)?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(Trouble::library)? {
            Event::Eof => return Ok(()),
            event => see(&event)?,
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
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Seen<'book> {
    form: Form,
    row: u32,
    scales: &'book [Option<Unit>],
    has_scales: bool,
    shown: Scaled,
    /// How many texts the workbook has for its cells.
    texts: u64,
    /// Whether the cell that is being read names one of them, and is at its value.
    names_text: bool,
    in_value: bool,
    /// Whether a cell names a text that is not there.
    lost_text: bool,
}

fn form(
    archive: &mut Archive<'_>,
    path: &str,
    scales: &[Option<Unit>],
    texts: u64,
) -> Result<(Form, bool), Trouble> {
    let mut seen = Seen {
        form: Form::default(),
        row: 0,
        scales,
        has_scales: scales.iter().any(Option::is_some),
        shown: Scaled::default(),
        texts,
        names_text: false,
        in_value: false,
        lost_text: false,
    };
    each_event(archive, path, |event| {
        seen.event(event);
        Ok(())
    })?;
    let Seen { mut form, shown, lost_text, .. } = seen;
    form.hidden_rows.sort_unstable();
    form.hidden_rows.dedup();
    form.scaled = shown.finish();
    Ok((form, lost_text))
}

impl Seen<'_> {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) | Event::Empty(element) => {
                self.element(element.local_name().as_ref(), element);
            }
            Event::Text(text) if self.in_value => {
                let place: Option<u64> = text.trim().parse().ok();
                self.lost_text |= place.is_none_or(|place| place >= self.texts);
                self.in_value = false;
            }
            _ => {}
        }
    }

    fn element(&mut self, kind: &str, element: &BytesStart<'_>) {
        match kind {
            "v" => self.in_value = self.names_text,
            "c" => {
                self.names_text = names_text(element);
                self.in_value = false;
                if self.has_scales {
                    self.note_scale(element);
                }
            }
            "row" => {
                self.row = number(element, "r").unwrap_or(self.row + 1);
                if is_set(element, "hidden") {
                    self.form.hidden_rows.push(self.row.saturating_sub(1));
                }
            }
            "col" if is_set(element, "hidden") => {
                if let (Some(first), Some(last)) =
                    (number::<u32>(element, "min"), number::<u32>(element, "max"))
                {
                    let columns = (first.saturating_sub(1), last.saturating_sub(1));
                    self.form.hidden_columns.push(columns);
                }
            }
            "filterColumn" => self.form.filtered = true,
            _ => {}
        }
    }

    fn note_scale(&mut self, element: &BytesStart<'_>) {
        let column = attribute(element, "r").as_deref().and_then(column_of);
        let is_text = attribute(element, "t").is_some_and(|kind| kind != "n");
        if let (Some(column), false) = (column, is_text) {
            let unit = number::<usize>(element, "s")
                .and_then(|style| self.scales.get(style).copied().flatten());
            self.shown.note(column, unit);
        }
    }
}

/// Whether a cell's value is the place of a shared text.
fn names_text(cell: &BytesStart<'_>) -> bool {
    cell.attributes()
        .with_checks(false)
        .flatten()
        .any(|attribute| attribute.key.as_ref() == "t" && attribute.value == "s")
}

/// How many texts the cells may name, if the workbook has a part for them.
fn texts(archive: &mut Archive<'_>) -> u64 {
    let mut texts = 0;
    let counted = each_element(archive, "xl/sharedStrings.xml", |kind, _| {
        texts += u64::from(kind == "si");
    });
    // Where the part has another name, the library's own check must do.
    if counted.is_ok() { texts } else { u64::MAX }
}

/// The column in an address such as `F17`, from 0.
fn column_of(address: &str) -> Option<u32> {
    let letters = address.chars().take_while(char::is_ascii_alphabetic);
    let column = letters.take(4).fold(0_u32, |sum, letter| {
        sum * 26 + u32::from(letter.to_ascii_uppercase()) - u32::from('A') + 1
    });
    column.checked_sub(1)
}
