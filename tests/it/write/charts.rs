//! Charts of cross tables with many columns, and with odd names.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _};

use portefolje::language::{Language, Tag};
use portefolje::template::{TemplateFile, load};
use zip::ZipArchive;

use crate::support::lint::{assert_sound, read};
use crate::support::lists;

/// The workbook of a list with one project for each partner, whose table has a column a
/// partner and a chart, and the page of it.
fn written(partners: &[String], tag: Tag) -> (Vec<u8>, String) {
    let text = "name = \"x\"\nincludes = [\"generell\"]\n[[table]]\nkey = \"wide\"\n\
                sheet = \"years\"\nnb = \"År og partnere\"\nrows = [\"year\"]\n\
                columns = \"partner\"\nmeasures = [\"nok\"]\nscope = \"portfolio\"\n\
                chart = \"stacked\"\n";
    let file = TemplateFile { name: "x.toml".to_owned(), text: text.to_owned() };
    let template = load(file, &|_| None).unwrap();
    let mut list = "Avtalenummer;Tittel;Land;Partner;Beløp;År\n".to_owned();
    for (at, partner) in partners.iter().enumerate() {
        writeln!(
            list,
            "KEN-07/{at:04};Brønner i dal {at};Kenya;\"{partner}\";{};2007",
            1000 + at
        )
        .unwrap();
    }
    let (report, template) = lists::of_text(&list, template);
    let language = Language::new(tag).with_names(&template);
    let bytes = portefolje::write::write(&report, &template, &language).unwrap();
    let page = portefolje::write::html(&report, &template, &language).unwrap();
    (bytes, page)
}

fn partners(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("Stiftelsen {at:02}")).collect()
}

/// The charts in which parts are stacked, as XML.
fn stacked(bytes: &[u8]) -> Vec<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut text = String::new();
        if file.name().unwrap().starts_with("xl/charts/") {
            file.read_to_string(&mut text).unwrap();
        }
        if text.contains("val=\"stacked\"") {
            found.push(text);
        }
    }
    found
}

#[test]
fn no_two_series_of_a_chart_look_alike() {
    let (bytes, page) = written(&partners(20), Tag::Nb);
    assert_sound(&bytes, "twenty series");
    let charts = stacked(&bytes);
    let [chart] = charts.as_slice() else { panic!("{}", charts.len()) };
    let fills = chart.split("<c:ser>").skip(1).map(|series| {
        let (_, fill) = series.split_once("<c:spPr>").unwrap();
        fill.split_once("</c:spPr>").unwrap().0.to_owned()
    });
    let mut fills: Vec<String> = fills.collect();
    assert_eq!(fills.len(), 20);
    assert_eq!(fills.iter().filter(|fill| fill.contains("<a:pattFill")).count(), 12);
    fills.sort();
    fills.dedup();
    assert_eq!(fills.len(), 20, "{fills:#?}");
    // The stripes of the page are lines of their own.
    assert!(page.matches("stroke%3D%22%23ffffff%22%20fill%3D%22none%22").count() > 5);
}

#[test]
fn a_chart_of_more_colours_than_can_be_told_apart_is_left_out_and_said_so() {
    for (tag, said) in [
        (Tag::Nb, "Diagrammet er utelatt: det ville hatt 30 farger"),
        (Tag::Nn, "Diagrammet er utelate: det ville hatt 30 fargar"),
        (Tag::En, "The chart is left out: it would have 30 colours"),
    ] {
        let (bytes, page) = written(&partners(30), tag);
        assert!(stacked(&bytes).is_empty());
        let sheets = read(&bytes);
        let mut cells = sheets.iter().flat_map(|sheet| sheet.cells.values());
        assert!(cells.any(|text| text.starts_with(said)), "{said}");
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn names_like_addresses_are_no_addresses_in_charts() {
    let names = ["=cmd|' /C calc'!A0", "=Om!A1", "=1+1", "Om!A1", "+47", "-x", "@y"];
    let names = names.map(str::to_owned);
    let (bytes, _) = written(&names, Tag::Nb);
    assert_sound(&bytes, "names like addresses");
    let charts = stacked(&bytes);
    for name in ["=Om! A1", "=1+1", "Om! A1"] {
        assert!(charts[0].contains(&format!("<c:v> {name}</c:v>")), "{}", charts[0]);
    }
}
