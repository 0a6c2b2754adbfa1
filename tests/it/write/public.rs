//! The edition for the public: nothing to review, no places of the list, no hidden name.

use portefolje::json::json;
use portefolje::language::{Language, Tag};
use portefolje::model::{Edition, Report};
use portefolje::pipeline::{Input, Request, run};
use portefolje::template::{MaskRule, Template, embedded, load};
use portefolje::text::Masker;
use portefolje::write::{html, refuse_names, write};

use crate::support::command::sample;
use crate::support::dump::{dump, headers, sheet};
use crate::support::lint::package::{Element, Package};
use crate::support::lint::{Sheet, assert_sound, read};
use crate::support::lists;
use crate::support::office;

/// The report's template, hiding a partner, a country and a network.
fn hiding() -> Template {
    let mut template = load(embedded("menneskehandel").unwrap(), &|_| None).unwrap();
    template.masking = vec![
        MaskRule {
            partner: Some("IOM".to_owned()),
            nb: "En internasjonal organisasjon".to_owned(),
            en: Some("An international organisation".to_owned()),
            ..MaskRule::default()
        },
        MaskRule {
            country: Some("Moldova".to_owned()),
            nb: "Et land i Øst-Europa".to_owned(),
            ..MaskRule::default()
        },
        MaskRule {
            text: Some("La Strada".to_owned()),
            nb: "et nettverk".to_owned(),
            ..MaskRule::default()
        },
    ];
    template
}

fn report(template: &Template, edition: Edition) -> Report {
    let name = "vedlegg3-2007.xlsx";
    let inputs = vec![Input { name: name.to_owned(), bytes: sample(name) }];
    let request = Request { edition, ..Request::default() };
    run(inputs, template, &request, &|_| {}).unwrap()
}

fn written(report: &Report, template: &Template, tag: Tag) -> Vec<u8> {
    write(report, template, &Language::new(tag).with_names(template)).unwrap()
}

fn texts(sheets: &[Sheet]) -> impl Iterator<Item = &String> {
    sheets.iter().flat_map(|sheet| sheet.cells.values())
}

#[test]
fn names_are_found_however_they_are_spelled() {
    let mut masker = Masker::default();
    masker.hide("Kirkens Nødhjelp", "X");
    masker.hide("IOM", "Y");
    masker.hide("Niger", "Z");
    masker.hide("albansk*", "V");
    masker.hide_code("MDA", "XXX");
    masker.spare("Nigeria");
    for (text, wanted) in [
        ("Brønner ved KIRKENS NØDHJELP.", "Brønner ved X."),
        ("Kirkens-Nodhjelps arbeid", "X arbeid"),
        ("Kirkens\u{a0} No\u{308}dhjelp", "X"),
        ("Kirkens arbeid. Nødhjelp", "Kirkens arbeid. Nødhjelp"),
        ("iom, IOMs og biom", "Y, Y og biom"),
        (
            "Niger, Nigers, Nigerprosjektet, Nigeria, nigeriansk",
            "Z, Z, Z, Nigeria, nigeriansk",
        ),
        ("Albanske og albanere", "V og albanere"),
        (
            "MDA-07/0123, MDA 07, MDA07, mda-07, MDAR",
            "XXX-07/0123, XXX 07, XXX07, mda-07, MDAR",
        ),
        ("", ""),
    ] {
        assert_eq!(masker.mask(text), wanted);
        assert_eq!(masker.find(text).is_some(), text != wanted, "{text}");
    }
}

#[test]
fn the_public_edition_holds_no_hidden_name_and_no_place_of_the_list() {
    let template = hiding();
    let internal = written(&report(&template, Edition::Internal), &template, Tag::Nb);
    let open = read(&internal);
    // The names are there to be hidden: as members, and in titles.
    for name in ["IOM", "Moldova", "La Strada", "vedlegg3-2007.xlsx"] {
        assert!(texts(&open).any(|text| text.contains(name)), "{name}");
    }
    let public = report(&template, Edition::Public);
    for tag in Tag::ALL {
        let bytes = written(&public, &template, tag);
        assert_sound(&bytes, tag.name());
        let sheets = read(&bytes);
        for text in texts(&sheets) {
            let lower = text.to_lowercase();
            for name in ["moldov", "la strada", "chisinau", "vedlegg3", ".xlsx"] {
                assert!(!lower.contains(name), "{}: {text}", tag.name());
            }
            let mut words = lower.split(|one: char| !one.is_alphanumeric());
            assert!(words.all(|word| word != "iom"), "{}: {text}", tag.name());
        }
        let shown = if tag == Tag::En {
            "An international organisation"
        } else {
            "En internasjonal organisasjon"
        };
        assert!(texts(&sheets).any(|text| text == shown), "{}", tag.name());
    }
    let dump = dump(&written(&public, &template, Tag::Nb));
    let names: Vec<&str> =
        dump.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    for review in ["Gruppering", "Koding", "Avvik"] {
        assert!(!names.contains(&review), "{review}");
    }
    for kept in ["Sammendrag", "Geografi", "Dekning", "Prosjekter", "Beløp", "Kontroll"]
    {
        assert!(names.contains(&kept), "{kept}");
    }
    let amounts = headers(&dump, "Beløp");
    for place in ["Fil", "Ark", "Celle"] {
        assert!(!amounts.contains(&place), "{amounts:?}");
    }
    let pivots = sheet(&dump, "Pivot").join("\n");
    assert!(pivots.contains("Region › Land"), "{pivots}");
    assert!(pivots.contains("Europa"), "{pivots}");
    let summary = sheet(&dump, "Sammendrag").join("\n");
    assert!(summary.contains("Alle beløp, år for år"), "{summary}");
    assert!(!summary.contains("cellen"), "{summary}");
    let controls = sheet(&dump, "Kontroll").join("\n");
    assert!(controls.contains("skrivemåter som skal skjules"), "{controls}");
}

/// The text with `%41` resolved, as those see it who open a picture or a table.
fn opened(page: &str) -> String {
    let mut parts = page.split('%');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        let byte = part.get(..2).and_then(|one| u8::from_str_radix(one, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        bytes.extend_from_slice(&part.as_bytes()[byte.map_or(0, |_| 2)..]);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn the_page_for_the_public_hides_what_the_workbook_hides() {
    let template = hiding();
    let page = |edition: Edition, tag: Tag| {
        let language = Language::new(tag).with_names(&template);
        opened(&html(&report(&template, edition), &template, &language).unwrap())
    };
    let open = page(Edition::Internal, Tag::Nb);
    for name in ["IOM", "Moldova", "vedlegg3-2007.xlsx"] {
        assert!(open.contains(name), "{name}");
    }
    for tag in Tag::ALL {
        let page = page(Edition::Public, tag).to_lowercase();
        for name in ["moldov", "la strada", "chisinau", "vedlegg3", ".xlsx"] {
            assert!(!page.contains(name), "{}: {name}", tag.name());
        }
        let mut words = page.split(|one: char| !one.is_alphanumeric());
        assert!(words.all(|word| word != "iom"), "{}", tag.name());
    }
}

#[test]
fn hiding_changes_no_total_and_adds_hidden_members_together() {
    let template = hiding();
    let (open, hidden) =
        (report(&template, Edition::Internal), report(&template, Edition::Public));
    for (one, other) in open.tables.iter().zip(&hidden.tables) {
        assert_eq!(one.key, other.key);
        assert_eq!(one.base, other.base, "{}", one.key);
    }
    let row = |report: &Report, table: &str, key: &str| {
        report.table(table).unwrap().row(key).unwrap().figures
    };
    assert_eq!(
        row(&open, "partner", "IOM"),
        row(&hidden, "partner", "En internasjonal organisasjon")
    );
    assert_eq!(
        row(&open, "country", "Moldova"),
        row(&hidden, "country", "Et land i Øst-Europa")
    );
    let mut both = hiding();
    both.masking[1].partner = Some("UNICEF".to_owned());
    both.masking[1].country = None;
    both.masking[1].nb = both.masking[0].nb.clone();
    let both = report(&both, Edition::Public);
    let sum = row(&open, "partner", "IOM").nok.0 + row(&open, "partner", "UNICEF").nok.0;
    assert_eq!(row(&both, "partner", "En internasjonal organisasjon").nok.0, sum);
    assert!(
        hidden
            .controls
            .iter()
            .all(|one| one.status == portefolje::model::ControlStatus::Ok
                || one.status == portefolje::model::ControlStatus::Explained)
    );
}

#[test]
fn json_hides_what_the_public_edition_hides() {
    let template = hiding();
    let public = report(&template, Edition::Public);
    let object = json(&public, &template, Some("/home/ola/lister/rapport.xlsx"));
    assert_eq!(object["output"], "rapport.xlsx");
    assert_eq!(object["inputs"].as_array().unwrap().len(), 0);
    let text = object.to_string();
    for name in ["Moldova", "IOM\"", "La Strada", "vedlegg3", "/home"] {
        assert!(!text.contains(name), "{name}");
    }
    assert!(text.contains("En internasjonal organisasjon"));
    let open = json(&report(&template, Edition::Internal), &template, None).to_string();
    assert!(open.contains("Moldova") && open.contains("vedlegg3"));
}

#[test]
fn a_name_that_is_left_refuses_the_workbook() {
    // The template's own name stands among the properties of the document.
    let mut template = hiding();
    template.name = "moldova-2007".to_owned();
    let public = report(&template, Edition::Public);
    let language = Language::new(Tag::Nb).with_names(&template);
    let error = write(&public, &template, &language).unwrap_err();
    let said = language.say(&error.message);
    assert!(said.contains("moldova") && said.contains(".xml"), "{said}");
    // As text, escaped, and in an address.
    let (small, of_small) = lists::of_text(
        "Avtalenummer;Tittel;Beløp;År\nA-1;Bent & Sønn;1;2007\n",
        load(embedded("generell").unwrap(), &|_| None).unwrap(),
    );
    let bytes = written(&small, &of_small, Tag::Nb);
    let mut masker = Masker::default();
    masker.hide("Sønn Hansen", "N");
    assert!(refuse_names(&bytes, &masker).is_ok());
    masker.hide("Bent & Sønn", "N");
    let error = refuse_names(&bytes, &masker).unwrap_err();
    assert!(language.say(&error.message).contains("xl/worksheets/sheet"));
}

#[test]
fn the_formulas_of_the_public_edition_give_what_is_stored() {
    if !office::is_here() {
        return;
    }
    let template = hiding();
    let ours = written(&report(&template, Edition::Public), &template, Tag::Nb);
    let (count, found) =
        office::differences(&ours, &office::recalculated(&office::falsified(&ours)));
    assert!(count > 500 && found.is_empty(), "{count}: {found:#?}");
}

#[test]
fn a_very_ordinary_word_can_be_hidden() {
    let mut template = load(embedded("menneskehandel").unwrap(), &|_| None).unwrap();
    template.masking = vec![MaskRule {
        text: Some("Center".to_owned()),
        nb: "Senter".to_owned(),
        ..MaskRule::default()
    }];
    // The format has the word too: cells are aligned in the `center`.
    let bytes = written(&report(&template, Edition::Public), &template, Tag::Nb);
    assert_sound(&bytes, "an ordinary word");
    let sheets = read(&bytes);
    assert!(texts(&sheets).any(|text| text.contains("Rehabilitation Senter in Kyiv")));
    assert!(!texts(&sheets).any(|text| text.contains("Center")));
}

/// The fields of each PivotTable of a workbook by their names: rows, columns, filter, sum.
fn pivot_fields(bytes: &[u8]) -> Vec<Vec<String>> {
    let package = Package::open(bytes, &mut Vec::new());
    let caches = package.under("xl/pivotCache/pivotCacheDefinition");
    let [(_, cache)] = caches.collect::<Vec<_>>()[..] else { panic!("one cache") };
    let names = cache.named("cacheField");
    let name = |at: &Element, attribute: &str| {
        let at: usize = at.get(attribute).unwrap().parse().unwrap();
        names[at].get("name").unwrap().to_owned()
    };
    let of = |pivot: &Element| {
        let axes = ["rowFields", "colFields"].map(|axis| pivot.child(axis).unwrap());
        let axes = axes.into_iter().flat_map(|axis| axis.named("field"));
        let mut fields: Vec<String> = axes.map(|one| name(one, "x")).collect();
        fields.extend(pivot.named("pageField").into_iter().map(|one| name(one, "fld")));
        fields.extend(pivot.named("dataField").into_iter().map(|one| name(one, "fld")));
        fields
    };
    package.under("xl/pivotTables/pivotTable").map(|(_, pivot)| of(pivot)).collect()
}

#[test]
fn the_public_edition_has_the_amounts_and_not_where_they_stand() {
    let template = hiding();
    let (internal, public) =
        (report(&template, Edition::Internal), report(&template, Edition::Public));
    for tag in Tag::ALL {
        let language = Language::new(tag).with_names(&template);
        let bytes = written(&public, &template, tag);
        let sheets = read(&bytes);
        let name = language.text("sheet-amounts");
        let sheet = sheets.iter().find(|sheet| sheet.name == name).unwrap();
        let headers: Vec<&str> =
            sheet.cells.range((1, 1)..(1, 10)).map(|(_, text)| text.as_str()).collect();
        let wanted = [
            "agreement-number",
            "project-id",
            "year",
            "nok",
            "region",
            "country",
            "partner",
            "partner-group",
            "unit",
        ];
        let wanted = wanted.map(|key| language.text(&format!("header-{key}")));
        assert_eq!(headers, wanted);
        // Nothing leads out of the workbook, and the PivotTables are about the same.
        let package = Package::open(&bytes, &mut Vec::new());
        for (part, relations) in package.under("xl/worksheets/_rels/") {
            let out =
                relations.children.iter().any(|one| one.get("TargetMode").is_some());
            assert!(!out, "{}: {part}", tag.name());
        }
        let fields = pivot_fields(&bytes);
        assert_eq!(fields, pivot_fields(&written(&internal, &template, tag)));
        assert_eq!(fields.len(), 3);
        assert_eq!(fields[0][..2], [wanted[4].clone(), wanted[5].clone()]);
    }
}

/// What people call a hidden name, or call it by now, is hidden as it is.
#[test]
fn names_that_people_decided_on_are_hidden_with_what_they_stand_for() {
    use portefolje::model::NameKind;
    let mut template = hiding();
    let renamed = [
        (NameKind::Partner, "RBN".to_owned(), "IOM".to_owned()),
        (NameKind::Country, "Bessarabia".to_owned(), "Moldova".to_owned()),
        (NameKind::Partner, "IOM".to_owned(), "Vandrerhjelpen".to_owned()),
    ];
    template = template.with_renamed(&renamed);
    let language = Language::new(Tag::Nb).with_masks(&template);
    let shown =
        language.masked("RBN: leirskole i Bessarabia for Vandrerhjelpen".to_owned());
    for hidden in ["RBN", "Bessarabia", "Vandrerhjelpen"] {
        assert!(!shown.contains(hidden), "{shown}");
    }
}
