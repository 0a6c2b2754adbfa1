//! What a person sees on the sheets and on paper: texts with their values, headers on
//! every page, charts with figures that can be read.

use portefolje::language::{Language, Tag};
use portefolje::template::{embedded, load};
use portefolje::write::write;

use crate::support::lint::package::Package;
use crate::support::lint::read;
use crate::support::lists;

#[test]
fn every_text_has_its_values() {
    for (list, template) in lists::SAMPLES {
        let (report, template) = lists::report(list, template);
        for tag in Tag::ALL {
            let language = Language::new(tag).with_names(&template);
            for sheet in read(&write(&report, &template, &language).unwrap()) {
                for (cell, text) in &sheet.cells {
                    let bare = text.contains("{$") || text.contains('⟨');
                    assert!(!bare, "{} {cell:?}: {text}", sheet.name);
                }
            }
        }
    }
}

#[test]
fn the_header_of_a_long_table_stands_on_each_of_its_pages() {
    let (report, template) = lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    let language = Language::new(Tag::Nb).with_names(&template);
    let bytes = write(&report, &template, &language).unwrap();
    let package = Package::open(&bytes, &mut Vec::new());
    let workbook = package.part("xl/workbook.xml").unwrap();
    let sheets = read(&bytes);
    for (name, header) in [("Geografi", "Region / Land"), ("Partnere", "Partner")] {
        let at = sheets.iter().position(|sheet| sheet.name == name).unwrap();
        let titles = workbook
            .named("definedName")
            .into_iter()
            .find(|one| {
                one.get("name") == Some("_xlnm.Print_Titles")
                    && one.get("localSheetId") == Some(at.to_string().as_str())
            })
            .unwrap_or_else(|| panic!("{name} repeats no row"));
        let row: u32 = titles.text.rsplit('$').next().unwrap().parse().unwrap();
        assert_eq!(sheets[at].cells[&(row, 1)], header);
        // Nothing but the table stands below it.
        let below = sheets[at].cells.keys().filter(|(other, _)| *other > row);
        assert!(below.clone().all(|(_, column)| *column <= 6), "{name}");
        assert!(below.map(|(row, _)| row).max().unwrap() > &(row + 30), "{name}");
    }
}

#[test]
fn axes_of_millions_have_no_decimals_and_bars_say_their_figures() {
    let (report, template) = lists::report("vedlegg3-2007.xlsx", "menneskehandel");
    let language = Language::new(Tag::En).with_names(&template);
    let bytes = write(&report, &template, &language).unwrap();
    let package = Package::open(&bytes, &mut Vec::new());
    let (name, chart) = package.under("xl/charts/chart").next().unwrap();
    let axis = chart.named("valAx")[0];
    let format = axis.child("numFmt").unwrap().get("formatCode").unwrap();
    assert_eq!(format, "[$-809]#,##0,,", "{name}");
    let labels = chart.named("dLbls");
    let format = labels[0].child("numFmt").unwrap().get("formatCode").unwrap();
    assert_eq!(format, "[$-809]#,##0.0,,", "{name}");
}

#[test]
fn bars_begin_at_nought() {
    let header = "Avtalenummer;Tittel;Land;Partner;Beløp;År";
    let alike = format!(
        "{header}\nKEN-07/0001;Brønner;Kenya;UNICEF;1500000;2007\n\
         NPL-07/0002;Skoler;Nepal;Redd Barna;1400000;2007\n"
    );
    let below = format!("{alike}NIC-07/0003;Klinikker;Nicaragua;UNDP;-200000;2007\n");
    for (list, wanted) in [(alike, Some("0")), (below, None)] {
        let template = load(embedded("generell").unwrap(), &|_| None).unwrap();
        let (report, template) = lists::of_text(&list, template);
        let language = Language::new(Tag::Nb).with_names(&template);
        let bytes = write(&report, &template, &language).unwrap();
        let package = Package::open(&bytes, &mut Vec::new());
        let (name, chart) = package.under("xl/charts/chart").next().unwrap();
        let axis = chart.named("valAx")[0];
        let least = axis.named("min").first().and_then(|one| one.get("val"));
        assert_eq!(least, wanted, "{name}");
    }
}

#[test]
fn the_summary_says_which_amounts_are_in_no_table() {
    let list = "Avtalenummer;Tittel;Land;Partner;Beløp;Valuta;År\n\
                KEN-07/0001;Brønner;Kenya;UNICEF;1500000;NOK;2007\n\
                NPL-07/0002;Skoler;Nepal;Redd Barna;25000;EUR;2007\n\
                NIC-07/0003;Klinikker;Nicaragua;UNDP;4000;USD;2007\n";
    for (tag, wanted) in [
        (
            Tag::Nb,
            "Beløp i andre valutaer er ikke med i noen tabell: 25\u{a0}000 EUR og 4\u{a0}000 USD.",
        ),
        (
            Tag::En,
            "Amounts in other currencies are in no table: EUR 25,000 and USD 4,000.",
        ),
    ] {
        let template = load(embedded("generell").unwrap(), &|_| None).unwrap();
        let (report, template) = lists::of_text(list, template);
        let language = Language::new(tag).with_names(&template);
        let sheets = read(&write(&report, &template, &language).unwrap());
        let summary = &sheets[0];
        let said = summary.cells.values().any(|text| text == wanted);
        assert!(said, "{wanted}\n{:#?}", summary.cells);
    }
}
