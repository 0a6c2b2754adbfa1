//! Samples drawn by chance: probabilities as stated, the same for the same seed.

use portefolje::language::{Language, Tag};
use portefolje::model::Report;
use portefolje::select::draw::{allocate, monetary, number, stratified};
use portefolje::template::{SampleMethod, Template, embedded, load};
use portefolje::write::write;
use proptest::prelude::*;

use crate::support::dump::{dump, sheet};
use crate::support::lists;

#[test]
fn strata_get_their_share_and_at_least_one() {
    for (units, size, wanted) in [
        (&[50, 30, 20][..], 10, &[5, 3, 2][..]),
        (&[90, 9, 1], 10, &[8, 1, 1]),
        (&[1, 1, 1], 2, &[1, 1, 0]),
        (&[5, 0, 5], 4, &[2, 0, 2]),
        (&[3, 2], 20, &[3, 2]),
        (&[], 3, &[]),
        (&[0, 0], 3, &[0, 0]),
        (&[100, 1, 1, 1], 4, &[1, 1, 1, 1]),
    ] {
        assert_eq!(allocate(units, size), wanted, "{units:?} {size}");
    }
}

proptest! {
    #[test]
    fn as_many_are_allocated_as_there_are_to_draw(
        units in prop::collection::vec(0_u64..60, 0..12),
        size in 0_u64..120,
    ) {
        let drawn = allocate(&units, size);
        let all: u64 = units.iter().sum();
        prop_assert_eq!(drawn.iter().sum::<u64>(), size.min(all));
        prop_assert!(drawn.iter().zip(&units).all(|(drawn, units)| drawn <= units));
        let filled = units.iter().filter(|units| **units > 0).count() as u64;
        if size >= filled {
            let one_each =
                drawn.iter().zip(&units).all(|(drawn, units)| *units == 0 || *drawn > 0);
            prop_assert!(one_each);
        }
    }

    /// Over all starts, each unit is drawn as often as its probability says: exactly.
    #[test]
    fn a_unit_is_drawn_in_proportion_to_its_amount(
        amounts in prop::collection::vec(-3_i128..40, 1..9),
        size in 0_usize..6,
    ) {
        let any = monetary(&amounts, 0, size);
        let starts = u32::try_from(any.rest.max(1)).unwrap();
        let mut times = vec![0_u32; amounts.len()];
        for start in 0..starts {
            let one = monetary(&amounts, u64::from(start), size);
            let positive = amounts.iter().filter(|amount| **amount > 0).count();
            prop_assert_eq!(one.drawn.len(), size.min(positive));
            for unit in one.drawn {
                times[unit] += 1;
            }
        }
        for (unit, amount) in amounts.iter().enumerate() {
            let share = f64::from(times[unit]) / f64::from(starts);
            let stated = any.probability(unit, *amount);
            prop_assert!((share - stated).abs() < 1e-9, "{} {} {}", unit, share, stated);
        }
    }
}

#[test]
fn every_project_of_a_stratum_is_drawn_as_often() {
    // Ten projects in two strata, two of six and one of four drawn: a third and a fourth.
    let strata: Vec<u8> = (0..10).map(|unit| u8::from(unit >= 6)).collect();
    let mut times = [0_i32; 10];
    for seed in 0..3_000 {
        let numbers: Vec<u64> =
            (0..10).map(|unit| number(seed, &format!("KEN-{unit}"))).collect();
        let (drawn, told) = stratified(&strata, &numbers, 3);
        assert_eq!(told, [(0, 6, 2), (1, 4, 1)]);
        for unit in drawn {
            times[unit] += 1;
        }
    }
    for (unit, times) in times.iter().enumerate() {
        // 1,000 and 750 are to be expected; four standard errors are about 100.
        let wanted = if unit < 6 { 1_000 } else { 750 };
        assert!((times - wanted).abs() < 105, "{unit}: {times}");
    }
}

/// The general template with another way to draw, and the list of 20.
fn drawn(method: SampleMethod, seed: u64) -> (Report, Template) {
    let mut template = load(embedded("generell").unwrap(), &|_| None).unwrap();
    template.sample.method = method;
    template.sample.seed = Some(seed);
    template.sample.size = Some(6);
    template.sample.years_min = None;
    template.sample.strata = vec!["region".to_owned(), "unit".to_owned()];
    let bytes = crate::support::command::sample("opplaering-20.xlsx");
    let inputs =
        vec![portefolje::pipeline::Input { name: "liste.xlsx".to_owned(), bytes }];
    let request = portefolje::pipeline::Request::default();
    let report = portefolje::pipeline::run(inputs, &template, &request, &|_| {}).unwrap();
    (report, template)
}

fn chosen(report: &Report) -> Vec<usize> {
    let members = report.sample.members.iter();
    members.filter(|member| member.chosen).map(|member| member.project).collect()
}

#[test]
fn a_drawn_sample_says_how_it_was_drawn() {
    for (method, name) in [
        (SampleMethod::Stratified, "stratified"),
        (SampleMethod::MonetaryUnit, "monetary-unit"),
    ] {
        let (report, template) = drawn(method, 7);
        let draw = report.sample.draw.as_ref().unwrap();
        assert_eq!((draw.method, draw.seed), (name, 7));
        assert_eq!(draw.frame, report.projects.len() as u64);
        assert_eq!(draw.frame_nok, report.sample.nok_all);
        assert_eq!(chosen(&report).len(), 6);
        // The probabilities of a draw of fixed size add up to the size.
        let sum: f64 =
            report.sample.members.iter().filter_map(|one| one.probability).sum();
        assert!((sum - 6.0).abs() < 1e-9, "{sum}");
        assert_eq!(chosen(&report), chosen(&drawn(method, 7).0));
        let others = (8..40).map(|seed| chosen(&drawn(method, seed).0));
        assert!(others.into_iter().any(|other| other != chosen(&report)), "{name}");
        let language = Language::new(Tag::Nb).with_names(&template);
        let dump = dump(&write(&report, &template, &language).unwrap());
        let sheet = sheet(&dump, "Utvalg").join("\n");
        assert!(sheet.contains("med frø 7"), "{sheet}");
        assert!(sheet.contains("Sannsynlighet for å bli trukket"), "{sheet}");
        assert!(sheet.contains(" prosjektene som oppfyller kriteriene, med "), "{sheet}");
        assert_eq!(sheet.contains("Stratum"), method == SampleMethod::Stratified);
        let object = portefolje::json::json(&report, &template, None);
        assert_eq!(object["sample"]["method"], name);
        assert_eq!(object["sample"]["seed"], 7);
    }
}

#[test]
fn what_people_chose_is_not_drawn() {
    let mut template = load(embedded("generell").unwrap(), &|_| None).unwrap();
    template.sample.method = SampleMethod::MonetaryUnit;
    template.sample.size = Some(1);
    let list = "Avtalenummer;Tittel;Land;Partner;Beløp;År;Utvalg\n\
                KEN-07/0001;Brønner;Kenya;UNICEF;1000;2007;x\n\
                MWI-07/0002;Skoler;Malawi;UNICEF;9000;2007;\n\
                NPL-07/0003;Klinikker;Nepal;UNICEF;8000;2007;x\n";
    let (report, _) = lists::of_text(list, template);
    assert!(report.sample.by_hand && report.sample.draw.is_none());
    let ids: Vec<&str> =
        chosen(&report).iter().map(|at| report.projects[*at].id.as_str()).collect();
    assert_eq!(ids, ["KEN-07/0001", "NPL-07/0003"]);
}
