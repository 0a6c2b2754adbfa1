//! Every workbook is one that Excel opens without repairing it.

use std::sync::Arc;

use portefolje::language::{Language, Tag};
use portefolje::model::{Coverage, Project, Report};
use portefolje::template::{Template, embedded, load};

use crate::support::lint::assert_sound;
use crate::support::lint::package::Package;
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
    names.dimensions[0].one_nb = "Hjelp ".repeat(60);
    names.dimensions[0].codes[0].key = "Vann ".repeat(60);
    check(&report::small(), &names, "headers of more than 255 characters");
    names.title.nb = "& ".repeat(200);
    check(&report::small(), &names, "a title longer than a page header");
    names.dimensions[0].nb = "History".to_owned();
    check(&report::small(), &names, "a name that Excel keeps for itself");
}

#[test]
fn texts_as_long_as_a_cell_and_texts_like_formulas_are_sound() {
    let mut report = report::small();
    for (at, title) in
        ["=1+1", "+47 22 24 36 00", "-Skolehelse", "@Helse"].iter().enumerate()
    {
        report.agreements[at].title = (*title).into();
        report.projects[at % 4].title = title.repeat(7_000).into();
        report.agreements[at].unit = (*title).into();
        let partner = Arc::make_mut(&mut report.agreements[at].partner);
        partner.name = format!("{title}{}", "ø".repeat(32_760));
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
fn sheets_of_the_list_with_any_name_are_sound() {
    let mut report = report::small();
    for (sheet, name) in
        report.sources.sheets.iter_mut().zip(["O'Neil / 'UD'!", "=1+1", "[a]:b?*"])
    {
        sheet.name = name.to_owned();
    }
    report.sources.files[0].path = "../mappe med 'hermetegn'/liste & mer.xlsx".to_owned();
    assert_sound(
        &written(&report, &report::template(), Tag::Nb),
        "odd sheets of the list",
    );
}

#[test]
fn an_infinite_figure_is_refused_and_a_published_one_is_a_fault() {
    let mut report = report::small();
    report.controls[0].expected = f64::INFINITY;
    let template = report::template();
    let language = Language::new(Tag::Nb).with_names(&template);
    let error = portefolje::write::write(&report, &template, &language).unwrap_err();
    assert!(language.say(&error.message).contains("inf"), "{error:?}");
    let text = "name = \"x\"\nincludes = [\"generell\"]\n[[published]]\nid = \"projects\"\n\
                scope = \"portfolio\"\nvalue = nan\nwhere = \"side 1\"\n";
    let file = portefolje::template::TemplateFile {
        name: "x.toml".to_owned(),
        text: text.to_owned(),
    };
    let faults = load(file, &|_| None).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert!(language.say(&faults[0].message).contains("endelig"), "{faults:?}");
}

#[test]
fn a_formula_longer_than_excel_takes_is_left_out() {
    let mut template = report::template();
    // A commitment that any of very many codes answers to.
    let code = template.dimensions[0].codes[0].clone();
    let dimension = template.dimensions[0].key.clone();
    for number in 0..400 {
        let mut code = code.clone();
        code.key = format!("Kode nummer {number} med et langt navn");
        template.commitments[0].codes.push(format!("{dimension}.{}", code.key));
        template.dimensions[0].codes.push(code);
    }
    assert_sound(&written(&report::small(), &template, Tag::Nb), "a very long formula");
}

#[test]
fn more_links_than_excel_takes_are_left_as_texts() {
    let mut report = report::small();
    let amount = report.agreements[0].amounts[0].clone();
    report.agreements[0].amounts = vec![amount; 66_000].into();
    report.options.no_pivot = true;
    let mut template = report::template();
    template.live_agreements_max = Some(0);
    let bytes = written(&report, &template, Tag::Nb);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut most = 0;
    for at in 0..archive.len() {
        let mut text = String::new();
        let mut file = archive.by_index(at).unwrap();
        std::io::Read::read_to_string(&mut file, &mut text).unwrap();
        most = most.max(text.matches("<hyperlink ").count());
    }
    assert!((60_000..=65_530).contains(&most), "{most}");
}

#[test]
fn choices_are_as_many_in_the_workbook_as_they_are() {
    for tag in Tag::ALL {
        let bytes = written(&report::small(), &report::template(), tag);
        let package = Package::open(&bytes, &mut Vec::new());
        let mut lists = Vec::new();
        for (_, part) in package.under("xl/worksheets/sheet") {
            for validation in part.named("dataValidation") {
                let list = validation.child("formula1").unwrap().text.clone();
                // Long lists stand in cells, and what is closed has a rule and no list.
                if list.starts_with('"') {
                    lists.push(list.trim_matches('"').split(',').count());
                }
            }
        }
        // Decisions on pairs; marks of codes, thrice as there are dimensions; kinds of
        // names; in or out, beside projects and in the room for others.
        assert_eq!(lists, [5, 3, 3, 3, 3, 2, 2]);
    }
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
        agreement.number = format!("KEN-{at:05}").into();
        report.agreements.push(agreement);
        report.projects.push(Project {
            id: format!("KEN-{at:05}").into(),
            agreements: vec![at].into(),
            weakest: None,
            ..project.clone()
        });
    }
    report.linkage.links.clear();
    report.linkage.others.clear();
    report.coverage = Coverage::default();
    let bytes = written(&report, &report::template(), Tag::Nb);
    assert_sound(&bytes, "5,000 projects");
    // Excel takes 65,490 cell formats; ours do not grow with the list.
    let package = Package::open(&bytes, &mut Vec::new());
    let formats = package.part("xl/styles.xml").unwrap().child("cellXfs").unwrap();
    assert!(formats.children.len() < 200, "{}", formats.children.len());
}
