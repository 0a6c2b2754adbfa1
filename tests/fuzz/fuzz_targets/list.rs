//! A list of text from its bytes to its workbook, and that workbook beside the list a year
//! later: nothing is lost on the way, whatever the list says.
#![no_main]

use std::sync::OnceLock;

use portefolje::language::{Language, Tag};
use portefolje::model::{Report, Total};
use portefolje::pipeline::{Input, Request, run, run_after};
use portefolje::template::{Template, embedded, load};
use portefolje::write::write;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((choice, bytes)) = data.split_first() else { return };
    let (template, language) = &known()[usize::from(choice % 2)];
    let list = Input { name: "liste.csv".to_owned(), bytes: bytes.to_vec() };
    let request = Request::default();
    let Ok(report) = run(vec![list.clone()], template, &request, &|_| {}) else { return };
    check(&report);
    // Limits of the format are an error; everything else is a workbook.
    let Ok(workbook) = write(&report, template, language) else { return };
    if choice % 4 < 2 {
        let before = Input { name: "rapport.xlsx".to_owned(), bytes: workbook };
        let again = run_after(Some(before), vec![list], template, &request, &|_| {});
        let again = again.expect("what was written is read");
        check(&again);
        let numbers = |report: &Report| -> Vec<String> {
            report.projects.iter().map(|one| one.id.to_string()).collect()
        };
        assert_eq!(numbers(&report), numbers(&again));
    }
});

fn known() -> &'static [(Template, Language); 2] {
    static KNOWN: OnceLock<[(Template, Language); 2]> = OnceLock::new();
    KNOWN.get_or_init(|| {
        ["generell", "menneskehandel"].map(|name| {
            let file = embedded(name).expect("a template that ships");
            let template = load(file, &|_| None).expect("a sound template");
            let language = Language::new(Tag::Nb).with_names(&template);
            (template, language)
        })
    })
}

/// No row, no krone and no agreement is lost.
fn check(report: &Report) {
    let rows = report.conservation.rows;
    assert_eq!(rows.read, rows.used + rows.blank + rows.structure + rows.not_used);
    let kroner = &report.conservation;
    assert_eq!(kroner.nok_read, kroner.nok_used + kroner.nok_not_used);
    let agreements: Total = report.agreements.iter().map(|one| one.nok()).sum();
    assert_eq!(agreements, kroner.nok_used);
    let mut members: Vec<usize> =
        report.projects.iter().flat_map(|one| one.agreements.iter().copied()).collect();
    members.sort_unstable();
    assert!(members.into_iter().eq(0..report.agreements.len()));
}
