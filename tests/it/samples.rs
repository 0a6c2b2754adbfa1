//! The shipped samples: what the report says comes out of the list, and the whole
//! workbook as text.

use std::path::Path;

use expect_test::{expect, expect_file};

use portefolje::language::{Language, Tag};
use portefolje::model::{Control, ControlKind, ControlStatus, CoverageLevel, Report};
use portefolje::pipeline::{Input, Request, run};
use portefolje::read::limits::Limits;
use portefolje::read::read_report;
use portefolje::review::is_wanted;
use portefolje::template::{Template, embedded, load};
use portefolje::write::write;

use crate::support::command::sample;
use crate::support::dump::{dump, sheet};

fn report(list: &str, template: &str) -> (Report, Template) {
    let template = load(embedded(template).unwrap(), &|_| None).unwrap();
    let inputs = vec![Input { name: list.to_owned(), bytes: sample(list) }];
    let report = run(inputs, &template, &Request::default(), &|_| {}).unwrap();
    (report, template)
}

fn workbook_as_text(list: &str, template: &str, tag: Tag) -> String {
    let (report, template) = report(list, template);
    let language = Language::new(tag).with_names(&template);
    dump(&write(&report, &template, &language).unwrap())
}

#[test]
fn the_reports_figures_come_out_of_the_list() {
    let (report, _) = report("vedlegg3-2007.xlsx", "menneskehandel");
    assert_eq!(report.agreements.len(), 191);
    assert_eq!(report.projects.len(), 110);
    assert_eq!(report.conservation.nok_used.to_string(), "252000000.00");
    let count = |kind: ControlKind, status: ControlStatus| {
        let fits = |control: &&Control| control.kind == kind && control.status == status;
        report.controls.iter().filter(fits).count()
    };
    let failed: Vec<&Control> = report
        .controls
        .iter()
        .filter(|one| one.status == ControlStatus::Failed)
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
    let explained = count(ControlKind::Published, ControlStatus::Explained);
    assert!(explained <= 4, "{explained}");
    assert!(count(ControlKind::Published, ControlStatus::Ok) >= 28);
}

/// A long report is read in pieces, and a short one by the library.
#[test]
fn a_report_is_read_in_pieces_as_it_is_read_whole() {
    let (report, template) = report("vedlegg3-2007.xlsx", "menneskehandel");
    let language = Language::new(Tag::Nb).with_names(&template);
    let workbook = write(&report, &template, &language).unwrap();
    let read = |least: u64| {
        let limits = Limits::default().pieces_from(least);
        read_report("rapport.xlsx", &workbook, limits, &is_wanted).unwrap()
    };
    let whole = read(u64::MAX);
    assert!(whole.sheets.len() > 5, "{}", whole.sheets.len());
    assert_eq!(read(0), whole);
}

#[test]
fn the_projects_are_those_of_the_truth_file() {
    let (report, _) = report("vedlegg3-2007.xlsx", "menneskehandel");
    let truth = String::from_utf8(sample("vedlegg3-2007.truth.csv")).unwrap();
    let mut projects: Vec<Vec<String>> = Vec::new();
    let mut keys: Vec<&str> = Vec::new();
    for line in truth.lines().skip(1) {
        let (agreement, project) = line.split_once(',').unwrap();
        let position = keys.iter().position(|key| *key == project).unwrap_or_else(|| {
            keys.push(project);
            projects.push(Vec::new());
            keys.len() - 1
        });
        projects[position].push(portefolje::value::number::in_text(agreement).remove(0));
    }
    for project in &mut projects {
        project.sort();
    }
    projects.sort();
    let mut ours: Vec<Vec<String>> = report
        .projects
        .iter()
        .map(|project| {
            let agreements = project.agreements.iter();
            let mut numbers: Vec<String> = agreements
                .map(|one| report.agreements[*one].number.to_string())
                .collect();
            numbers.sort();
            numbers
        })
        .collect();
    ours.sort();
    let wrong: Vec<_> =
        ours.iter().filter(|project| !projects.contains(project)).collect();
    let missed: Vec<_> =
        projects.iter().filter(|project| !ours.contains(project)).collect();
    assert!(
        wrong.is_empty() && missed.is_empty(),
        "wrong {wrong:#?}, missed {missed:#?}"
    );
}

#[test]
fn the_gaps_of_the_report_come_out_of_the_coverage_matrix() {
    let (report, _) = report("vedlegg3-2007.xlsx", "menneskehandel");
    let themes = |level: CoverageLevel| -> Vec<&str> {
        let rows = report.coverage.rows.iter();
        rows.filter(|row| row.plan.is_empty() && row.level == level)
            .map(|row| row.key.as_str())
            .collect()
    };
    let mut little = themes(CoverageLevel::Thin);
    little.sort_unstable();
    assert_eq!(
        little,
        [
            "Det amerikanske kontinentet",
            "Etterspørselssiden",
            "Menn",
            "Organhandel",
            "Tvangsarbeid",
        ]
    );
    let mut none = themes(CoverageLevel::NotCovered);
    none.sort_unstable();
    assert_eq!(
        none,
        [
            "Flyktninger",
            "Funksjonshemmede",
            "Hiv/aids",
            "Humanitær bistand",
            "Pengestrømmer",
            "Seksuell og reproduktiv helse",
        ]
    );
}

#[test]
fn the_summary_says_what_the_report_says() {
    let text = workbook_as_text("vedlegg3-2007.xlsx", "menneskehandel", Tag::Nb);
    let sentences: Vec<&str> = sheet(&text, "Sammendrag")
        .into_iter()
        .filter(|line| {
            line.contains("Mest ") || line.contains("største") || line.contains("lest ")
        })
        .collect();
    expect![[r#"
        A19 text Mest går til Europa: 115,3 millioner kroner, 51,6 % av beløpet, fulgt av Asia (26,3 %) og Afrika (21,4 %). (Gjelder hele porteføljen, 2003–2010.)
        A21 text Den største partnergruppen er IOM med 89,0 millioner kroner, 35,3 % av beløpet, fulgt av FN-organisasjon (31,3 %) og norsk frivillig organisasjon (18,5 %).
        A22 text Den største avtalepartneren er IOM med 89,0 millioner kroner, 35,3 % av beløpet, fulgt av UNICEF (15,9 %) og UNIAP (7,2 %).
        A23 text Mest forvaltes av UD – Vest-Balkan: 118,9 millioner kroner, 47,2 % av beløpet, fulgt av Ambassaden i Sør-Afrika (12,0 %) og UD – Global sikkerhet og SUS (10,2 %).
        A25 text Flest prosjekter har prostitusjon som form: 76 av 110.
        A26 text Flest prosjekter har kvinner som målgruppe: 74 av 110. Nest vanligst er barn og unge: 56.
        A27 text Flest prosjekter har forebygging som tiltak: 70 av 110.
        A28 text Flest prosjekter har bevisstgjøring som tema: 28 av 110. Nest vanligst er krisesentre og trygge bosteder: 21.
        A33 text Mest dekket: prostitusjon, kvinner, forebygging, Europa, «Gjøre faren kjent, så færre lar seg rekruttere», «Hindre rekruttering av nye ofre», «Forebygge i landene ofrene kommer fra» og «Bekjempe utnytting i prostitusjon».
        B62 text Til gjennomsyn: skrivemåter av partnere, land og forvaltere, og hva de er lest som
        B63 text Til gjennomsyn: hva kolonnene i listen er lest som, og enheten for beløpene
    "#]].assert_eq(&format!("{}\n", sentences.join("\n")));
}

/// The text without the columns that the tables count with: LibreOffice checks those.
fn without_help(text: &str) -> String {
    let last = [("Avtaler", "Q"), ("Beløp", "G"), ("Koding", "")];
    let mut sheet = "";
    let mut kept = String::new();
    let mut remark = 0;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("# ") {
            sheet = name;
            remark = 0;
        }
        let letters: String = line.chars().take_while(char::is_ascii_uppercase).collect();
        let place = letters.bytes().fold(0, |sum, one| sum * 26 + u32::from(one - 64));
        if line.ends_with("1 text Initialer") {
            remark = place;
        }
        let limit = last.iter().find(|(name, _)| *name == sheet).map(|(_, last)| {
            let place = last.bytes().fold(0, |sum, one| sum * 26 + u32::from(one - 64));
            if place == 0 && remark > 0 { remark } else { place }
        });
        if limit.is_none_or(|limit| limit == 0 || place <= limit) {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[test]
fn the_whole_workbook_as_text() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots");
    for (list, template) in
        [("vedlegg3-2007.xlsx", "menneskehandel"), ("opplaering-20.xlsx", "generell")]
    {
        let name = list.replace(".xlsx", ".txt");
        let text = workbook_as_text(list, template, Tag::Nb);
        expect_file![folder.join(name)].assert_eq(&without_help(&text));
    }
}

#[test]
fn the_small_list_becomes_a_workbook_in_every_language() {
    for tag in Tag::ALL {
        let text = workbook_as_text("opplaering-20.xlsx", "generell", tag);
        assert!(!text.contains('⟨'), "{}: a text is missing", tag.name());
    }
}
