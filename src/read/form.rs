//! What the sheets of an .xlsx hide, and how they show numbers: the library tells neither.

use std::borrow::Cow;
use std::io::{BufReader, Cursor, Read, Seek};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::model::{Form, Map, Set};
use crate::read::limits;
use crate::read::number_format::{Otherwise, ShownAs, otherwise};
use crate::read::scan::{Attributes, Look, Walk, walk};
use crate::read::trouble::Trouble;
use crate::read::workbook::Part;

/// What a sheet says beside its cells.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) form: Form,
    /// Merged ranges: first row, first column, last row, last column, from 0.
    pub(super) merged: Vec<[u32; 4]>,
}

/// What the sheets say beside their cells, by name, once every part has been read to its
/// end.
///
/// What cannot be understood is left out: it is only a hint. A part that is not as its
/// checksum says is damage. Parts that are `read` elsewhere, and sheets that nobody asks
/// for, are passed over.
pub(super) fn forms(
    bytes: &[u8],
    wanted: Part<'_>,
    read: impl Fn(&str) -> bool,
) -> Result<Map<String, Shown>, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
    let parts = sheet_parts(&mut archive);
    let scales = scales(&mut archive).unwrap_or_default();
    let mut whole: Set<String> = Set::default();
    let texts = texts(&mut archive, &mut whole);
    let mut forms = Map::default();
    for (name, path) in parts {
        if read(&path) || !wanted.has(&name) {
            whole.insert(path);
            continue;
        }
        if let Ok(seen) = form(&mut archive, &path, &scales, texts) {
            if seen.lost_text {
                return Err(Trouble::damaged("reason-no-such-text"));
            }
            whole.insert(path);
            forms.insert(name, seen.finish());
        }
    }
    // Of a report nothing is read but its sheets.
    let others = if matches!(wanted, Part::All) { archive.len() } else { 0 };
    for at in 0..others {
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

/// What one sheet says beside its cells, as [`forms`] has it, once its part has been read
/// to its end; nothing if it cannot be understood.
///
/// # Errors
///
/// A cell that names a text which is not there, or a part that is not as its checksum
/// says.
pub(super) fn of_part(bytes: &[u8], path: &str) -> Result<Shown, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
    let scales = scales(&mut archive).unwrap_or_default();
    let texts = texts(&mut archive, &mut Set::default());
    match form(&mut archive, path, &scales, texts) {
        Ok(seen) if seen.lost_text => Err(Trouble::damaged("reason-no-such-text")),
        Ok(seen) => Ok(seen.finish()),
        Err(_) => {
            let mut part = archive.by_name(path).map_err(Trouble::library)?;
            std::io::copy(&mut part, &mut std::io::sink()).map_err(Trouble::library)?;
            Ok(Shown::default())
        }
    }
}

/// What a sheet says before and behind its rows; `None` where it is written unusually.
pub(super) fn look_over<'book>(
    around: &str,
    scales: &'book [Option<Otherwise>],
) -> Option<Seen<'book>> {
    let mut seen = Seen::new(scales, 0);
    let walked = walk(around.as_bytes(), &mut seen).ok()?;
    (walked == Walk::Whole).then_some(seen)
}

/// Whether cells, or what they show, can stand in a part: a picture that is damaged is no
/// reason to refuse a list.
pub(super) fn holds_cells(name: &str) -> bool {
    let name = name.replace('\\', "/").to_lowercase();
    let aside = ["docprops/", "xl/media/", "xl/printersettings/", "xl/embeddings/"];
    !aside.iter().any(|folder| name.starts_with(folder))
}

pub(super) type Archive<'bytes> = ZipArchive<Cursor<&'bytes [u8]>>;

/// Calls `see` with every element that begins in a part.
fn each_element<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
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
fn each_event<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
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

/// The targets of a part's relations, by their ids.
pub(super) fn relations<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
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

/// The sheets of a workbook and the part of each.
pub(super) fn sheet_parts<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
) -> Vec<(String, String)> {
    let targets = relations(archive, "xl/_rels/workbook.xml.rels").unwrap_or_default();
    let sheets = sheets(archive).unwrap_or_default();
    let part = |(name, id): (String, String)| {
        let target = targets.get(&id)?;
        let path = target.strip_prefix('/').map_or_else(
            || format!("xl/{}", target.trim_start_matches("./")),
            ToOwned::to_owned,
        );
        Some((name, path))
    };
    sheets.into_iter().filter_map(part).collect()
}

fn sheets<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
) -> Result<Vec<(String, String)>, Trouble> {
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
pub(super) fn scales(
    archive: &mut Archive<'_>,
) -> Result<Vec<Option<Otherwise>>, Trouble> {
    let mut formats: Map<u32, Otherwise> = Map::default();
    let mut styles: Vec<Option<Otherwise>> = Vec::new();
    let mut cells = false;
    each_element(archive, "xl/styles.xml", |kind, element| match kind {
        "numFmt" => {
            if let (Some(id), Some(unit)) = (
                number(element, "numFmtId"),
                attribute(element, "formatCode").as_deref().and_then(otherwise),
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

/// What is seen of one sheet.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Seen<'book> {
    form: Form,
    row: u32,
    scales: &'book [Option<Otherwise>],
    has_scales: bool,
    shown: ShownAs,
    merged: Vec<[u32; 4]>,
    /// Whether a merged range is none.
    merged_wrongly: bool,
    /// How many texts the workbook has for its cells.
    texts: u64,
    /// Whether the cell that is being read names one of them, and is at its value.
    names_text: bool,
    in_value: bool,
    /// Whether a cell names a text that is not there.
    lost_text: bool,
}

/// Looks at a sheet: quickly, or, where it is written unusually, with a parser.
fn form<'book>(
    archive: &mut Archive<'_>,
    path: &str,
    scales: &'book [Option<Otherwise>],
    texts: u64,
) -> Result<Seen<'book>, Trouble> {
    let mut seen = Seen::new(scales, texts);
    let part = archive.by_name(path).map_err(Trouble::library)?;
    if walk(part, &mut seen).map_err(Trouble::library)? == Walk::Unusual {
        seen = Seen::new(scales, texts);
        each_event(archive, path, |event| {
            seen.event(event);
            Ok(())
        })?;
    }
    Ok(seen)
}

impl Attributes for BytesStart<'_> {
    fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        attribute(self, name).map(Cow::Owned)
    }
}

impl<'book> Seen<'book> {
    fn new(scales: &'book [Option<Otherwise>], texts: u64) -> Self {
        Self {
            form: Form::default(),
            row: 0,
            scales,
            has_scales: scales.iter().any(Option::is_some),
            shown: ShownAs::default(),
            merged: Vec::new(),
            merged_wrongly: false,
            texts,
            names_text: false,
            in_value: false,
            lost_text: false,
        }
    }

    /// Adds rows that are hidden, in order, and numbers that are shown in a unit.
    pub(super) fn add(&mut self, hidden: &[u32], scaled: ShownAs) {
        self.form.hidden_rows.extend(hidden);
        self.shown.add(scaled);
    }

    pub(super) fn finish(self) -> Shown {
        let Self { mut form, shown, merged, merged_wrongly, .. } = self;
        form.hidden_rows.sort_unstable();
        form.hidden_rows.dedup();
        shown.finish(&mut form);
        Shown { form, merged: if merged_wrongly { Vec::new() } else { merged } }
    }

    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) | Event::Empty(element) => {
                self.element(element.local_name().as_ref(), element);
            }
            Event::Text(text) if self.in_value => self.text(text),
            _ => {}
        }
    }

    fn note_scale(&mut self, element: &dyn Attributes) {
        let column = element.value("r").and_then(|address| column_of(&address));
        let is_text = element.value("t").is_some_and(|kind| kind != "n");
        if let (Some(column), false) = (column, is_text) {
            let unit = value::<usize>(element, "s")
                .and_then(|style| self.scales.get(style).copied().flatten());
            self.shown.note(column, unit);
        }
    }
}

impl Look for Seen<'_> {
    fn asks_for(&self, first: u8, length: usize) -> bool {
        matches!(
            (first, length),
            (b'v' | b'c', 1) | (b'r' | b'c', 3) | (b'f', 12) | (b'm', 9)
        )
    }

    fn element(&mut self, kind: &str, element: &dyn Attributes) {
        match kind {
            "v" => self.in_value = self.names_text,
            "c" => {
                // A value that is the place of a shared text.
                self.names_text = element.value("t").is_some_and(|kind| kind == "s");
                self.in_value = false;
                if self.has_scales {
                    self.note_scale(element);
                }
            }
            "row" => {
                self.row = value(element, "r").unwrap_or(self.row + 1);
                if is_set(element, "hidden") {
                    self.form.hidden_rows.push(self.row.saturating_sub(1));
                }
            }
            "col" if is_set(element, "hidden") => {
                if let (Some(first), Some(last)) =
                    (value::<u32>(element, "min"), value::<u32>(element, "max"))
                {
                    let columns = (first.saturating_sub(1), last.saturating_sub(1));
                    self.form.hidden_columns.push(columns);
                }
            }
            "filterColumn" => self.form.filtered = true,
            "mergeCell" if self.merged.len() < limits::MERGED => {
                match element.value("ref").map(|range| range_of(&range)) {
                    Some(Some(range)) => self.merged.push(range),
                    Some(None) => self.merged_wrongly = true,
                    None => {}
                }
            }
            _ => {}
        }
    }

    fn wants_text(&self) -> bool {
        self.in_value
    }

    fn text(&mut self, text: &str) {
        let place: Option<u64> = text.trim().parse().ok();
        self.lost_text |= place.is_none_or(|place| place >= self.texts);
        self.in_value = false;
    }
}

/// A number among the attributes.
fn value<N: std::str::FromStr>(element: &dyn Attributes, name: &str) -> Option<N> {
    element.value(name)?.trim().parse().ok()
}

fn is_set(element: &dyn Attributes, name: &str) -> bool {
    element.value(name).is_some_and(|value| matches!(value.trim(), "1" | "true"))
}

/// Counts texts.
#[derive(Default)]
struct Count(u64);

impl Look for Count {
    fn asks_for(&self, first: u8, length: usize) -> bool {
        (first, length) == (b's', 2)
    }

    fn element(&mut self, kind: &str, _: &dyn Attributes) {
        self.0 += u64::from(kind == "si");
    }

    fn wants_text(&self) -> bool {
        false
    }

    fn text(&mut self, _: &str) {}
}

/// How many texts the cells may name, if the workbook has a part for them. Notes the part
/// if it was read to its end.
fn texts(archive: &mut Archive<'_>, whole: &mut Set<String>) -> u64 {
    const PATH: &str = "xl/sharedStrings.xml";
    let mut count = Count::default();
    let walked = archive.by_name(PATH).ok().map(|part| walk(part, &mut count));
    if let Some(Ok(Walk::Whole)) = walked {
        whole.insert(PATH.to_owned());
        return count.0;
    }
    let mut texts = 0;
    let counted = each_element(archive, PATH, |kind, _| {
        texts += u64::from(kind == "si");
    });
    // Where the part has another name, the library's own check must do.
    if counted.is_ok() { texts } else { u64::MAX }
}

/// How many texts the cells may name, if the workbook has a part for them.
pub(super) fn text_count(archive: &mut Archive<'_>) -> Option<u64> {
    Some(texts(archive, &mut Set::default())).filter(|count| *count < u64::MAX)
}

/// The column in an address such as `F17`, from 0.
fn column_of(address: &str) -> Option<u32> {
    let letters = address.chars().take_while(char::is_ascii_alphabetic);
    let column = letters.take(4).fold(0_u32, |sum, letter| {
        sum * 26 + u32::from(letter.to_ascii_uppercase()) - u32::from('A') + 1
    });
    column.checked_sub(1)
}

/// The rows and columns of a range such as `B2:C4`, from 0.
fn range_of(range: &str) -> Option<[u32; 4]> {
    let cell = |address: &str| -> Option<(u32, u32)> {
        let digits = address.trim_start_matches(|one: char| one.is_ascii_alphabetic());
        let row: u32 = digits.parse().ok()?;
        Some((row.checked_sub(1)?, column_of(address)?))
    };
    let (from, to) = range.split_once(':').unwrap_or((range, range));
    let ((first_row, first_column), (last_row, last_column)) = (cell(from)?, cell(to)?);
    Some([first_row, first_column, last_row, last_column])
}
