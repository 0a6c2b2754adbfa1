//! The parts: well-formed, in agreement, the same twice.

use portefolje::language::Tag;
use portefolje::pivot::{Value, add};

use super::lint::lint;
use super::package::{
    hard_names, kroner, parts, pivots, record, report, text, workbook, written, zipped,
};
use crate::support::command::{Folder, sample};
use crate::support::dump::{dump, sheet};
use crate::support::report::{empty, small, template};

#[track_caller]
fn sound(bytes: &[u8], pivots: usize) {
    let (count, faults) = lint(bytes);
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(count, pivots);
}

#[test]
fn parts_agree_in_every_language() {
    for tag in Tag::ALL {
        sound(&written(&small(), &template(), tag), 3);
    }
}

#[test]
fn parts_of_the_samples_agree() {
    for (list, template) in
        [("vedlegg3-2007.xlsx", "menneskehandel"), ("opplaering-20.xlsx", "generell")]
    {
        let (report, template) = report(list, template);
        sound(&written(&report, &template, Tag::Nb), 3);
    }
}

#[test]
fn hard_names_do_no_harm() {
    for with_records in [true, false] {
        sound(&workbook(&hard_names(), with_records), 2);
    }
}

#[test]
fn the_smallest_sources_do() {
    let one = record(text("Asia"), text("Nepal"), kroner(2007), kroner(1));
    sound(&workbook(&[one], true), 2);
    let without_year = record(text("Asia"), text("Nepal"), text("Ukjent"), kroner(1));
    sound(&workbook(&[without_year], true), 2);
    let blank = vec![Value::Blank; 5];
    sound(&workbook(&[blank.clone(), blank], true), 2);
}

#[test]
fn the_same_records_give_the_same_bytes() {
    assert!(workbook(&hard_names(), true) == workbook(&hard_names(), true));
}

#[test]
fn nothing_else_in_the_workbook_changes() {
    let mut without = small();
    without.options.no_pivot = true;
    let names = |bytes: &[u8]| -> Vec<String> {
        let names = parts(bytes).into_iter().map(|(name, _)| name);
        names.filter(|name| name.contains("pivot")).collect()
    };
    assert!(names(&written(&without, &template(), Tag::Nb)).is_empty());
    let with = written(&small(), &template(), Tag::Nb);
    assert_eq!(
        names(&with),
        [
            "xl/pivotCache/pivotCacheDefinition1.xml",
            "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels",
            "xl/pivotCache/pivotCacheRecords1.xml",
            "xl/pivotTables/_rels/pivotTable1.xml.rels",
            "xl/pivotTables/pivotTable1.xml",
            "xl/pivotTables/_rels/pivotTable2.xml.rels",
            "xl/pivotTables/pivotTable2.xml",
            "xl/pivotTables/_rels/pivotTable3.xml.rels",
            "xl/pivotTables/pivotTable3.xml",
        ]
    );
}

#[test]
fn a_workbook_without_amounts_has_no_pivots() {
    let bytes = written(&empty(), &template(), Tag::Nb);
    sound(&bytes, 0);
    assert!(!dump(&bytes).contains("# Pivot"));
}

#[test]
fn about_says_whether_there_are_pivots() {
    let said = |bytes: &[u8]| {
        let text = dump(bytes);
        let about = sheet(&text, "Om").join("\n");
        let at = about.lines().position(|line| line.ends_with(" text Pivottabeller"));
        let value = about.lines().nth(at.unwrap() + 1).unwrap().to_owned();
        value.split_once(" text ").unwrap().1.to_owned()
    };
    assert_eq!(said(&written(&small(), &template(), Tag::Nb)), "Ja");
    let mut without = small();
    without.options.no_pivot = true;
    let text = said(&written(&without, &template(), Tag::Nb));
    assert_eq!(text, "Nei: valgt bort med --no-pivot");
    let text = said(&written(&empty(), &template(), Tag::Nb));
    assert_eq!(text, "Nei: listen har ingen beløp i kroner");
}

#[test]
fn an_option_leaves_them_out() {
    let folder = Folder::new();
    folder.write("liste.xlsx", sample("opplaering-20.xlsx"));
    for (option, count) in [("--no-pivot", 0), ("--strict", 3)] {
        let arguments = ["liste.xlsx", "--template", "generell", "-q", option];
        let run = folder.run(&[&arguments[..], &["-o", "ut.xlsx"]].concat());
        assert!(run.code < 2, "{}", run.text());
        sound(&std::fs::read(folder.path().join("ut.xlsx")).unwrap(), count);
    }
}

#[test]
fn a_pivot_on_no_sheet_or_beyond_one_is_refused() {
    let records = hard_names();
    let bytes = workbook(&records, true);
    let error = add(bytes, &pivots(records.clone()), true).unwrap_err();
    let text = format!("{error:?}");
    assert!(text.contains("is there already"), "{text}");
    let mut other = rust_xlsxwriter::Workbook::new();
    other.add_worksheet();
    let bytes = other.save_to_buffer().unwrap();
    let error = add(bytes, &pivots(records), true).unwrap_err();
    let text = format!("{error:?}");
    assert!(text.contains("no sheet Pivot & <mer>"), "{text}");
}

#[test]
fn the_check_sees_what_it_should() {
    let good = parts(&workbook(&hard_names(), true));
    let checked = |part: &str, from: &str, to: &str| {
        let mut parts = good.clone();
        let (_, text) = parts.iter_mut().find(|(name, _)| name == part).unwrap();
        assert!(text.contains(from), "{from} in {text}");
        *text = text.replacen(from, to, 1);
        lint(&zipped(&parts)).1
    };
    let table = "xl/pivotTables/pivotTable1.xml";
    let cache = "xl/pivotCache/pivotCacheDefinition1.xml";
    let records = "xl/pivotCache/pivotCacheRecords1.xml";
    for (part, from, to) in [
        (table, "<item x=\"1\"/>", "<item x=\"9\"/>"),
        (table, "<items count=\"5\"", "<items count=\"6\""),
        (table, "<i r=\"1\"><x v=\"1\"/>", "<i r=\"1\"><x v=\"7\"/>"),
        (table, "firstDataCol=\"2\"", "firstDataCol=\"1\""),
        (table, "name=\"Sum av &quot;beløp&quot;\" fld", "name=\"Region\" fld"),
        (table, "cacheId=\"1\"", "cacheId=\"2\""),
        (table, "ref=\"A4:", "ref=\"B4:"),
        (cache, "cacheField name=\"Region\"", "cacheField name=\"region\""),
        (cache, "recordCount=\"6\"", "recordCount=\"5\""),
        (cache, "<s v=\"2007\"/>", "<s v=\"ÅL &amp; &quot;ÅS&quot; &lt;Ø&gt;\"/>"),
        (cache, " longText=\"1\"", ""),
        (records, "<x v=\"0\"/>", ""),
        (records, "<x v=\"0\"/>", "<x v=\"8\"/>"),
        (records, "</r>", ""),
        ("[Content_Types].xml", "/xl/pivotTables/pivotTable2.xml", "/xl/gone.xml"),
    ] {
        let faults = checked(part, from, to);
        assert!(!faults.is_empty(), "{part}: {from} → {to}");
    }
}
