//! The edition for everybody: a report without what only those need who work with the
//! list, and without the names that must not be published.

use std::io::{Cursor, Read};
use std::sync::Arc;

use quick_xml::events::Event;
use zip::ZipArchive;

use crate::error::Error;
use crate::language::Language;
use crate::model::{
    Agreement, Control, ControlFormat, ControlKind, ControlStatus, Edition, ExtraFields,
    Geography, Message, Partner, Project, Report, Text,
};
use crate::template::Template;
use crate::text::Masker;

/// Whether the report is for everybody.
pub(super) fn is_public(report: &Report) -> bool {
    report.options.edition == Edition::Public
}

/// The language in which a report speaks: in an edition for the public, one that hides
/// names.
pub fn language_of(
    report: &Report,
    template: &Template,
    language: &Language,
) -> Language {
    let ours = Language::new(language.tag()).with_names(template);
    if is_public(report) { ours.with_masks(template) } else { ours }
}

/// The report without the places and names of the list, findings and stated totals, with
/// hidden names replaced in all texts of the list, and with a control that says so.
/// `language` hides the names.
pub fn published(report: &Report, language: &Language) -> Report {
    let mut report = report.clone();
    report.inputs.clear();
    report.findings.clear();
    report.options.sheets.clear();
    report.conservation.left_out.clear();
    for file in &mut report.sources.files {
        file.name.clear();
        file.path.clear();
        file.sha256.clear();
    }
    for sheet in &mut report.sources.sheets {
        sheet.name.clear();
    }
    report.controls.retain(|control| control.kind != ControlKind::StatedTotal);
    let hide = |text: &str| {
        let hidden = language.masked(text.to_owned());
        (hidden != text).then_some(hidden)
    };
    for agreement in &mut report.agreements {
        hide_agreement(agreement, hide);
    }
    for project in &mut report.projects {
        hide_project(project, hide);
    }
    if !language.masker().is_empty() {
        report.controls.push(Control {
            kind: ControlKind::Law,
            what: Message::new("control-masks").with("count", language.masker().len()),
            expected: 0.0,
            // Another number would have stopped the run: see `refuse_names`.
            ours: 0.0,
            tolerance: 0.0,
            format: ControlFormat::Count,
            status: ControlStatus::Ok,
            remark: Some(Message::new("control-masks-how")),
        });
    }
    report
}

fn hide_agreement(agreement: &mut Agreement, hide: impl Fn(&str) -> Option<String>) {
    let Agreement { number, title, description, geography, partner, unit, extra, .. } =
        agreement;
    let texts = [number, title, description, unit];
    hide_texts(texts.into_iter(), &hide);
    hide_names(geography, partner, &hide);
    if extra.is_empty() {
        return;
    }
    let ExtraFields {
        parent,
        companions,
        references,
        keywords,
        remark,
        evaluated,
        sampled,
        ..
    } = &mut **extra;
    let lists = companions.make_mut().iter_mut().chain(references.make_mut());
    let said = evaluated.iter_mut().chain(sampled).map(|said| &mut said.0);
    let texts = [keywords, remark].into_iter().chain(parent);
    hide_texts(texts.chain(lists).chain(said), &hide);
}

fn hide_project(project: &mut Project, hide: impl Fn(&str) -> Option<String>) {
    let Project { id, title, geography, partner, unit, evaluated, sampled, .. } = project;
    let said = evaluated.iter_mut().chain(sampled).map(|said| &mut said.0);
    hide_texts([id, title, unit].into_iter().chain(said), &hide);
    hide_names(geography, partner, &hide);
}

fn hide_texts<'a>(
    texts: impl Iterator<Item = &'a mut Text>,
    hide: &impl Fn(&str) -> Option<String>,
) {
    for text in texts {
        if let Some(hidden) = hide(text) {
            *text = hidden.into();
        }
    }
}

fn hide_names(
    geography: &mut Arc<Geography>,
    partner: &mut Arc<Partner>,
    hide: &impl Fn(&str) -> Option<String>,
) {
    if let Some(hidden) = hide(&geography.unknown) {
        Arc::make_mut(geography).unknown = hidden;
    }
    if let Some(hidden) = hide(&partner.name) {
        Arc::make_mut(partner).name = hidden;
    }
}

/// Attributes that hold words of the format itself, such as `center`, and never a text of
/// the list or the template.
const OF_THE_FORMAT: [&str; 34] = [
    "ContentType",
    "Extension",
    "Id",
    "PartName",
    "Type",
    "activePane",
    "algn",
    "axis",
    "baseType",
    "cap",
    "cmpd",
    "defaultPivotStyle",
    "defaultTableStyle",
    "editAs",
    "horizontal",
    "id",
    "lastClr",
    "operator",
    "orientation",
    "pane",
    "path",
    "patternType",
    "prst",
    "rgb",
    "rig",
    "script",
    "sortType",
    "state",
    "style",
    "t",
    "type",
    "typeface",
    "uri",
    "val",
];
/// The same where a whole part is so.
const PART_OF_THE_FORMAT: &str = "xl/theme/";
/// So much of a text is shown around a name that is left, in characters.
const SHOWN: usize = 80;

/// Refuses a workbook that holds a hidden name in any of its parts: in a text or in an
/// attribute, but for words of the format.
///
/// # Errors
///
/// The part, the text and the name, or a workbook that is none.
pub fn refuse_names(workbook: &[u8], masker: &Masker) -> Result<(), Error> {
    if masker.is_empty() {
        return Ok(());
    }
    let broken = |reason: String| Error::new("write-failed").with("reason", reason);
    let mut archive = ZipArchive::new(Cursor::new(workbook))
        .map_err(|error| broken(error.to_string()))?;
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).map_err(|error| broken(error.to_string()))?;
        let name = file.name().map_err(|error| broken(error.to_string()))?.into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|error| broken(error.to_string()))?;
        if name.starts_with(PART_OF_THE_FORMAT) {
            continue;
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Some((found, around)) = name_in_xml(&text, masker) {
            return Err(left_in(&name, &found, &around));
        }
    }
    Ok(())
}

/// A hidden name in the texts and attributes of XML, and the text around it. What is no
/// XML is searched as it stands.
fn name_in_xml(xml: &str, masker: &Masker) -> Option<(String, String)> {
    let find = |text: &str| {
        let plain = unescaped(text);
        let found = [text, &plain].into_iter().find_map(|text| masker.find(text))?;
        Some((found.to_owned(), text.to_owned()))
    };
    let mut reader = quick_xml::Reader::from_str(xml);
    // What one element says may come in pieces: `Redd &amp; Barna`.
    let mut said = String::new();
    loop {
        let Ok(event) = reader.read_event() else { return find(xml) };
        match &event {
            Event::Text(text) => said.push_str(text.as_ref()),
            Event::CData(text) => said.push_str(text.as_ref()),
            Event::GeneralRef(entity) => {
                said.push('&');
                said.push_str(entity.as_ref());
                said.push(';');
            }
            Event::Start(_) | Event::End(_) | Event::Empty(_) | Event::Eof => {
                if let Some(found) = find(&said) {
                    return Some(found);
                }
                said.clear();
            }
            _ => {}
        }
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let external = element
                    .attributes()
                    .with_checks(false)
                    .flatten()
                    .any(|one| one.key.as_ref() == "TargetMode");
                for one in element.attributes().with_checks(false).flatten() {
                    let name = one.key.local_name();
                    let of_the_format = OF_THE_FORMAT.contains(&name.as_ref())
                        || one.key.as_ref().starts_with("xmlns")
                        || (name.as_ref() == "Target" && !external);
                    if !of_the_format && let Some(found) = find(one.value.as_ref()) {
                        return Some(found);
                    }
                }
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// The error that a hidden name is left in a text of `place`.
fn left_in(place: &str, name: &str, text: &str) -> Error {
    let at = text.find(name).unwrap_or(0);
    let before = text.get(..at).unwrap_or_default().chars().rev().take(SHOWN / 2);
    let before: Vec<char> = before.collect();
    let after = text.get(at..).unwrap_or_default().chars().take(SHOWN);
    let around: String = before.into_iter().rev().chain(after).collect();
    left(&format!("{place} («{}»)", around.trim()), name)
}

/// Refuses a page that holds a hidden name, in its text or in the pictures and tables that
/// its addresses hold.
///
/// # Errors
///
/// The name.
pub(super) fn refuse_names_of_page(page: &str, masker: &Masker) -> Result<(), Error> {
    let plain = unescaped(page);
    let addresses = decoded(page);
    let within = unescaped(&addresses);
    let texts = [page, &plain, &addresses, &within];
    match texts.into_iter().find_map(|text| masker.find(text)) {
        Some(found) => Err(left("--html", found)),
        None => Ok(()),
    }
}

/// The text with the escapes of addresses (`%C3%A6`) resolved.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digits = text.get(at + 1..at + 3).filter(|_| *byte == b'%');
        let one = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        plain.push(one.unwrap_or(*byte));
        at += if one.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&plain).into_owned()
}

/// The error that a hidden name is left in `place`.
pub fn left(place: &str, name: &str) -> Error {
    Error::new("error-mask-left").with("place", place).with("name", name)
}

/// The text without the escapes of XML and of links.
fn unescaped(text: &str) -> String {
    if !text.contains(['&', '%']) {
        return String::new();
    }
    let mut pieces = text.split('&');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let entity = piece.split_once(';').and_then(|(name, after)| {
            let escaped = format!("&{name};");
            let one = quick_xml::escape::unescape(&escaped).ok()?.into_owned();
            Some((one, after))
        });
        if let Some((one, after)) = entity {
            plain.push_str(&one);
            plain.push_str(after);
        } else {
            plain.push('&');
            plain.push_str(piece);
        }
    }
    plain.replace("%20", " ")
}

#[cfg(test)]
mod tests {
    use super::{name_in_xml, refuse_names_of_page};
    use crate::text::Masker;

    #[test]
    fn a_page_with_a_hidden_name_in_text_picture_or_table_is_refused() {
        let mut masker = Masker::default();
        masker.hide("Kirkens Nødhjelp", "X");
        for left in [
            "<p>Kirkens Nødhjelp</p>",
            "<p>Kirkens N&#248;dhjelp</p>",
            "<img src=\"data:image/svg+xml,Kirkens%20N%C3%B8dhjelp\">",
            "<img src=\"data:image/svg+xml,Kirkens%20N%26%23248%3Bdhjelp\">",
        ] {
            assert!(refuse_names_of_page(left, &masker).is_err(), "{left}");
        }
        let sound = "<p>100 % Kirkens</p> %C3 %zz %";
        assert!(refuse_names_of_page(sound, &masker).is_ok());
    }

    #[test]
    fn an_ordinary_word_is_found_in_texts_and_not_in_words_of_the_format() {
        let mut masker = Masker::default();
        masker.hide("Center", "X");
        masker.hide("Redd & Barna", "Y");
        let found = |xml: &str| name_in_xml(xml, &masker).map(|(name, _)| name);
        for sound in [
            "<xf><alignment horizontal=\"center\"/></xf>",
            "<center a:algn=\"center\">x</center>",
            "<Relationship Target=\"center.xml\"/>",
        ] {
            assert_eq!(found(sound), None, "{sound}");
        }
        for (left, name) in [
            ("<si><t>The Center in Kyiv</t></si>", "Center"),
            ("<table displayName=\"rpt_center\"/>", "center"),
            ("<s v=\"Centers\"/>", "Centers"),
            ("<t>Redd &amp; Barna</t>", "Redd & Barna"),
            (
                "<Relationship Target=\"https://x/center\" TargetMode=\"External\"/>",
                "center",
            ),
            ("<t>Center", "Center"),
        ] {
            assert_eq!(found(left).as_deref(), Some(name), "{left}");
        }
    }
}
