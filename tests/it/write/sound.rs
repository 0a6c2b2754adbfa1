//! Every workbook is one that Excel opens without repairing it.

use portefolje::language::{Language, Tag};
use portefolje::model::{Coverage, Project, Report};
use portefolje::template::{Template, embedded, load};

use crate::support::lint::assert_sound;
use crate::support::lists;
use crate::support::report;

fn written(report: &Report, template: &Template, tag: Tag) -> Vec<u8> {
    let language = Language::new(tag).with_names(template);
    portefolje::write::write(report, template, &language).unwrap()
}

#[test]
fn the_samples_are_sound_in_every_language() {
    for (list, template) in lists::SAMPLES {
        let (report, template) = lists::report(list, template);
        for tag in Tag::ALL {
            assert_sound(&written(&report, &template, tag), list);
        }
    }
}

#[test]
fn odd_reports_are_sound() {
    let template = report::template();
    let check = |report: &Report, template: &Template, what: &str| {
        assert_sound(&written(report, template, Tag::Nb), what);
    };
    check(&report::empty(), &template, "nothing");
    check(&report::small(), &template, "small");
    let bare = Template { dimensions: Vec::new(), ..report::template() };
    check(&report::small(), &bare, "no codebook");
    let mut names = report::template();
    names.dimensions[0].nb = "Hjelp/støtte: 'alt' [til #1]".to_owned();
    names.dimensions[0].codes[0].key = "Kvinner, jenter \"m.fl.\" [a] @ #".to_owned();
    check(&report::small(), &names, "odd names");
    names.dimensions[0].nb = "History".to_owned();
    check(&report::small(), &names, "a name that Excel keeps for itself");
}

#[test]
fn texts_as_long_as_a_cell_and_texts_like_formulas_are_sound() {
    let mut report = report::small();
    for (at, title) in
        ["=1+1", "+47 22 24 36 00", "-Skolehelse", "@Helse"].iter().enumerate()
    {
        report.agreements[at].title = (*title).to_owned();
        report.projects[at % 4].title = title.repeat(7_000);
        report.agreements[at].unit = (*title).to_owned();
        report.agreements[at].partner.name = format!("{title}{}", "ø".repeat(32_760));
    }
    assert_sound(&written(&report, &report::template(), Tag::Nb), "long texts");
}

#[test]
fn a_list_without_amounts_and_a_list_of_one_project_are_sound() {
    let header = "Avtalenummer;Tittel;Land;Partner;Beløp;År";
    let template = || load(embedded("generell").unwrap(), &|_| None).unwrap();
    let one = format!("{header}\nKEN-07/0001;Brønner;Kenya;UNICEF;1000;2007\n");
    let (report, template_of_one) = lists::of_text(&one, template());
    assert_eq!(report.projects.len(), 1);
    assert_sound(&written(&report, &template_of_one, Tag::Nb), "one project");
    let none = format!(
        "{header}\nKEN-07/0001;Brønner;Kenya;UNICEF;;\nMWI-07/0002;Skoler;Malawi;UNICEF;;\n"
    );
    let (mut report, template) = lists::of_text(&none, template());
    assert_sound(&written(&report, &template, Tag::Nb), "no amounts");
    report.agreements.clear();
    report.projects.clear();
    assert_sound(&written(&report, &template, Tag::Nb), "no agreements");
}

#[test]
fn five_thousand_projects_are_sound() {
    let mut report = report::small();
    let (agreement, project) = (report.agreements[0].clone(), report.projects[0].clone());
    report.agreements.clear();
    report.projects.clear();
    report.sample.members.clear();
    for at in 0..5_000 {
        let mut agreement = agreement.clone();
        agreement.number = format!("KEN-{at:05}");
        report.agreements.push(agreement);
        report.projects.push(Project {
            id: format!("KEN-{at:05}"),
            agreements: vec![at],
            weakest: None,
            ..project.clone()
        });
    }
    report.linkage.links.clear();
    report.linkage.others.clear();
    report.coverage = Coverage::default();
    assert_sound(&written(&report, &report::template(), Tag::Nb), "5,000 projects");
}
