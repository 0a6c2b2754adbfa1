//! The edition for everybody: a report without what only those need who work with the
//! list, and without the names that must not be published.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::error::Error;
use crate::language::Language;
use crate::model::{
    Agreement, Control, ControlFormat, ControlKind, ControlStatus, Edition, Message,
    Project, Report,
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
    let hide = |text: &mut String| *text = language.masked(std::mem::take(text));
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

fn hide_agreement(agreement: &mut Agreement, hide: impl Fn(&mut String)) {
    let Agreement {
        number,
        parent,
        companions,
        references,
        title,
        description,
        keywords,
        remark,
        geography,
        partner,
        unit,
        evaluated,
        sampled,
        ..
    } = agreement;
    let texts = [number, title, description, keywords, remark, unit];
    let names = [&mut geography.unknown, &mut partner.name];
    let lists = companions.iter_mut().chain(references).chain(parent);
    let said = evaluated.iter_mut().chain(sampled).map(|(text, _)| text);
    texts.into_iter().chain(names).chain(lists).chain(said).for_each(hide);
}

fn hide_project(project: &mut Project, hide: impl Fn(&mut String)) {
    let Project { id, title, geography, partner, unit, evaluated, sampled, .. } = project;
    let texts = [id, title, unit, &mut geography.unknown, &mut partner.name];
    let said = evaluated.iter_mut().chain(sampled).map(|(text, _)| text);
    texts.into_iter().chain(said).for_each(hide);
}

/// Refuses a workbook that holds a hidden name in any of its parts.
///
/// # Errors
///
/// The part and the name, or a workbook that is none.
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
        let text = String::from_utf8_lossy(&bytes);
        // As it stands, and as a reader of XML sees it.
        let plain = unescaped(&text);
        let found =
            [name.as_str(), &text, &plain].into_iter().find_map(|text| masker.find(text));
        if let Some(found) = found {
            return Err(left(&name, found));
        }
    }
    Ok(())
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
    use super::refuse_names_of_page;
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
}
