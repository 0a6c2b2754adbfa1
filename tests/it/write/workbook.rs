//! Sheets, headers and cells of a small workbook.

use std::io::{Cursor, Read, Seek};

use expect_test::expect_file;
use portefolje::language::{Language, Tag};
use portefolje::model::Report;
use portefolje::template::Template;
use zip::ZipArchive;

use crate::support::dump::{dump, headers, sheet};
use crate::support::report;

fn written(report: &Report, template: &Template, tag: Tag) -> Vec<u8> {
    let language = Language::new(tag).with_names(template);
    portefolje::write::write(report, template, &language).unwrap()
}

fn small(tag: Tag) -> String {
    dump(&written(&report::small(), &report::template(), tag))
}

/// The sheets' names, in order.
fn names(dump: &str) -> Vec<&str> {
    dump.lines().filter_map(|line| line.strip_prefix("# ")).collect()
}

/// All parts of a workbook, by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let name = file.name().unwrap().to_string();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (name, text)
        })
        .collect()
}

#[test]
fn sheets_stand_in_the_order_of_the_contract() {
    assert_eq!(
        names(&small(Tag::Nb)),
        [
            "Sammendrag",
            "Geografi",
            "Partnere",
            "Forvaltere",
            "År",
            "Målgrupper",
            "Dekning",
            "Utvalg",
            "Evalueringer",
            "Prosjektkort",
            "Prosjekter",
            "Avtaler",
            "Beløp",
            "Dekningsliste",
            "Pivot",
            "Gruppering",
            "Koding",
            "Navn",
            "Kolonner",
            "Beslutninger",
            "Avvik",
            "Kontroll",
            "Om",
        ]
    );
}

#[test]
fn headers_are_those_of_the_contract() {
    let dump = small(Tag::Nb);
    let check = |name: &str, wanted: &str| {
        // Columns of the contract come first; others, for formulas, may follow them.
        let ours = headers(&dump, name).join(" | ");
        assert!(
            ours == wanted || ours.starts_with(&format!("{wanted} | ")),
            "{name}: {ours}"
        );
    };
    check(
        "Prosjekter",
        "Prosjekt-ID | Tittel | Land | Region | Partner | Partnergruppe | Forvalter | \
         Avtaler | Avtalenumre | Fra år | Til år | Beløp (NOK) | Målgruppe | Evaluert | \
         Utvalg | Svakeste kobling",
    );
    check(
        "Avtaler",
        "Avtalenummer | Hovedavtale | Prosjekt-ID | Tittel | Land | Region | Partner | \
         Partnergruppe | Forvalter | Fra år | Til år | Beløp (NOK) | Kobling | \
         Begrunnelse | Fil | Ark | Rad",
    );
    check(
        "Beløp",
        "Avtalenummer | Prosjekt-ID | År | Beløp (NOK) | Fil | Ark | Celle | Region | \
         Land | Partner | Partnergruppe | Forvalter",
    );
    check(
        "Gruppering",
        "Avtale 1 | Tittel 1 | Avtale 2 | Tittel 2 | Slått sammen | Kobling | Poeng | \
         Begrunnelse | Beslutning | Merknad | Initialer | Poeng for hver sammenligning | \
         Å merke seg | Poeng: tittel | Poeng: partner | Poeng: land | Poeng: forvalter | Poeng: periode | Poeng: beløp | \
         Poeng: avtalenummer | Poeng: beskrivelse",
    );
    check("Avvik", "Alvor | Kode | Fil | Ark | Celle | Hva | Hva du kan gjøre");
}

#[test]
fn the_workbook_says_what_the_report_says() {
    expect_file!["small.txt"].assert_eq(&small(Tag::Nb));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for tag in Tag::ALL {
        let once = written(&report::small(), &report::template(), tag);
        let twice = written(&report::small(), &report::template(), tag);
        assert!(once == twice, "{}", tag.name());
    }
}

#[test]
fn what_is_written_to_a_file_is_the_same() {
    let (report, template) = (report::small(), report::template());
    let language = Language::new(Tag::Nb).with_names(&template);
    let mut file = tempfile::tempfile().unwrap();
    portefolje::write::write_to(&mut file, &report, &template, &language).unwrap();
    let mut bytes = Vec::new();
    file.rewind().unwrap();
    file.read_to_end(&mut bytes).unwrap();
    assert!(bytes == written(&report, &template, Tag::Nb));
}

#[test]
fn no_text_is_missing_in_any_language() {
    for tag in Tag::ALL {
        let dump = small(tag);
        let missing: Vec<&str> = dump.lines().filter(|line| line.contains('⟨')).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", tag.name());
    }
}

#[test]
fn texts_that_look_like_formulas_stay_texts() {
    let bytes = written(&report::small(), &report::template(), Tag::Nb);
    for (name, part) in parts(&bytes) {
        for text in ["<f>1", "<f>Brønner", "<f>Kirkens"] {
            assert!(!part.contains(text), "a formula in {name}");
        }
    }
    let dump = dump(&bytes);
    let projects = sheet(&dump, "Prosjekter").join("\n");
    for title in ["=Brønner i Malawi", "-Skolehelse", "@Helse for kvinner"] {
        assert!(projects.contains(&format!(" text {title}")), "{title}");
    }
}

#[test]
fn a_report_of_nothing_is_a_workbook_that_says_so() {
    for template in [report::template(), Template::default()] {
        let dump = dump(&written(&report::empty(), &template, Tag::Nb));
        assert!(sheet(&dump, "Prosjekter").contains(&"A2 text Ingen prosjekter."));
        assert!(sheet(&dump, "Avvik").contains(&"A2 text Ingen avvik."));
        assert!(!names(&dump).contains(&"Dekning"));
    }
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_and_says_so() {
    let mut report = report::small();
    report.projects[0].title = "å".repeat(40_000).into();
    let dump = dump(&written(&report, &report::template(), Tag::Nb));
    let title = sheet(&dump, "Prosjekter")
        .into_iter()
        .find(|line| line.starts_with("B2 text å"))
        .unwrap();
    assert!(title.ends_with("[avkortet: cellen rommer ikke mer]"));
    assert_eq!(title.chars().count() - "B2 text ".len(), 32_767);
}

#[test]
fn names_that_excel_refuses_are_mended() {
    let mut template = report::template();
    template.dimensions[0].nb =
        "Hjelp/støtte: 'alt' [til alle som trenger det]".to_owned();
    let dump = dump(&written(&report::small(), &template, Tag::Nb));
    assert_eq!(names(&dump)[5], "Hjelp-støtte- -alt- -til alle s");
    template.dimensions[0].nb = "AVTALER".to_owned();
    let dump = self::dump(&written(&report::small(), &template, Tag::Nb));
    assert_eq!(names(&dump)[5], "AVTALER");
    assert_eq!(names(&dump)[11], "Avtaler 2");
}

#[test]
fn the_workbook_is_known_as_ours() {
    let bytes = written(&report::small(), &report::template(), Tag::Nn);
    let parts = parts(&bytes);
    let part = |name: &str| {
        let found = parts.iter().find(|(part, _)| part == name);
        found.map(|(_, text)| text.as_str()).unwrap()
    };
    let custom = part("docProps/custom.xml");
    for property in [
        portefolje::write::VERSION_PROPERTY,
        portefolje::write::TEMPLATE_PROPERTY,
        portefolje::write::LANGUAGE_PROPERTY,
    ] {
        assert!(custom.contains(&format!("name=\"{property}\"")), "{property}");
    }
    assert!(custom.contains(env!("CARGO_PKG_VERSION")));
    let core = part("docProps/core.xml");
    assert!(core.contains("2007-12-31T00:00:00Z"), "{core}");
    assert!(core.contains("<dc:language>nn-NO</dc:language>"), "{core}");
    assert!(core.contains("Vatn &amp; helse 2005–2007"), "{core}");
}

#[test]
fn every_chart_has_figures_and_a_text_for_those_who_do_not_see_it() {
    let bytes = written(&report::small(), &report::template(), Tag::Nb);
    let parts = parts(&bytes);
    let of = |folder: &str| {
        let parts = parts.iter();
        parts.filter(|(name, _)| name.starts_with(folder)).collect::<Vec<_>>()
    };
    let charts = of("xl/charts/chart");
    assert_eq!(charts.len(), 5);
    for (name, chart) in charts {
        assert!(chart.contains("<c:f>"), "{name}");
        assert!(chart.contains("<c:title>"), "{name}");
    }
    for (name, drawing) in of("xl/drawings/drawing") {
        assert!(drawing.contains("descr=\"Diagram: "), "{name}");
    }
}

#[test]
fn tables_have_names_that_stay_the_same_in_all_languages() {
    for tag in Tag::ALL {
        let bytes = written(&report::small(), &report::template(), tag);
        let parts = parts(&bytes);
        let tables = parts.iter().filter(|(name, _)| name.starts_with("xl/tables/"));
        let names: Vec<&str> = tables
            .filter_map(|(_, text)| text.split(" name=\"").nth(1)?.split('"').next())
            .collect();
        let wanted = [
            "tblProsjekter",
            "tblAvtaler",
            "tblBelop",
            "tblDekning",
            "tblGruppering",
            "tblKoding",
            "tblAvvik",
        ];
        let listings = names.iter().filter(|name| !name.starts_with("rpt_"));
        assert_eq!(listings.copied().collect::<Vec<_>>(), wanted);
        for report in ["rpt_summary", "rpt_region", "rpt_target", "rpt_coverage_gaps"] {
            assert!(names.contains(&report), "{}: {names:?}", tag.name());
        }
    }
}
