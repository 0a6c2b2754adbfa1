//! LibreOffice as a calculator of its own: it works a workbook's formulas out anew, so
//! that what is stored can be compared with what other code finds.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::lint::{Sheet, read};

/// Without this it hands back the values that are stored, and nothing is shown.
const RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// Whether LibreOffice is here; says so if not, since a test is then skipped.
#[expect(clippy::print_stderr, reason = "a test that is skipped must say so")]
pub(crate) fn is_here() -> bool {
    let found = Command::new("soffice").arg("--version").output().is_ok();
    if !found {
        eprintln!("skipped: there is no LibreOffice (soffice) on this machine");
    }
    found
}

/// The workbook with all formulas worked out anew.
#[track_caller]
pub(crate) fn recalculated(bytes: &[u8]) -> Vec<u8> {
    converted(bytes, "xlsx")
}

/// The workbook saved in another format: `ods`, `xls`.
#[track_caller]
pub(crate) fn converted(bytes: &[u8], format: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile");
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), RECALCULATE).unwrap();
    let input = folder.path().join("book.xlsx");
    fs::write(&input, bytes).unwrap();
    let output = folder.path().join("out");
    let run = || {
        Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--headless", "--convert-to", format, "--outdir"])
            .arg(&output)
            .arg(&input)
            .output()
            .unwrap()
    };
    let book = output.join(format!("book.{format}"));
    let mut said = run();
    if !book.exists() {
        // On a busy machine it now and then ends before it has read anything.
        said = run();
    }
    fs::read(&book).unwrap_or_else(|error| {
        panic!("{error}: {}", String::from_utf8_lossy(&said.stderr));
    })
}

/// The same workbook with every part under `folder` changed by `change`.
pub(crate) fn edited(
    bytes: &[u8],
    folder: &str,
    change: impl Fn(&str, String) -> String,
) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().to_string();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if Path::new(&name).parent() == Some(Path::new(folder)) {
            let text = String::from_utf8(content).unwrap();
            content = change(&name, text).into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The workbook with every stored value of a formula made wrong.
pub(crate) fn falsified(bytes: &[u8]) -> Vec<u8> {
    edited(bytes, "xl/worksheets", |_, text| {
        let mut parts = text.split("</f><v>");
        let mut wrong = parts.next().unwrap().to_owned();
        for part in parts {
            let (_, rest) = part.split_once("</v>").unwrap();
            wrong.push_str("</f><v>77777</v>");
            wrong.push_str(rest);
        }
        wrong
    })
}

/// The workbook with a text written into a cell of a sheet.
#[track_caller]
pub(crate) fn with_text(bytes: &[u8], sheet: &str, cell: &str, text: &str) -> Vec<u8> {
    let at = read(bytes).iter().position(|one| one.name == sheet).unwrap() + 1;
    let part = format!("xl/worksheets/sheet{at}.xml");
    edited(bytes, "xl/worksheets", |name, content| {
        if name != part {
            return content;
        }
        let start = content.find(&format!("<c r=\"{cell}\"")).unwrap();
        let (before, rest) = content.split_at(start);
        let (_, after) = match (rest.find("/>"), rest.find("</c>")) {
            (Some(empty), Some(full)) if empty < full => rest.split_at(empty + 2),
            (_, full) => rest.split_at(full.unwrap() + 4),
        };
        format!(
            "{before}<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>{after}"
        )
    })
}

/// Where the values of `ours`' formulas and the values in `theirs` differ, each in a
/// line; and the number of formulas.
pub(crate) fn differences(ours: &[u8], theirs: &[u8]) -> (usize, Vec<String>) {
    let (ours, theirs) = (read(ours), read(theirs));
    let mut count = 0;
    let mut found = Vec::new();
    for sheet in &ours {
        let other = theirs.iter().find(|one| one.name == sheet.name).unwrap();
        for (place, formula) in &sheet.formulas {
            count += 1;
            let value =
                |sheet: &Sheet| sheet.cells.get(place).cloned().unwrap_or_default();
            let (stored, new) = (value(sheet), value(other));
            if !same(&stored, &new) {
                let name = &sheet.name;
                found.push(format!(
                    "{name} {place:?}: `{stored}`, but `{new}`: {formula}"
                ));
            }
        }
    }
    (count, found)
}

/// Whether two values are the same, but for the last digits of a fraction.
fn same(one: &str, other: &str) -> bool {
    match (one.parse::<f64>(), other.parse::<f64>()) {
        (Ok(one), Ok(other)) => (one - other).abs() <= 1e-9 * one.abs().max(1.0),
        _ => one == other,
    }
}
