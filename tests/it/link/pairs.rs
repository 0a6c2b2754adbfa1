//! Pairs that look the same and are not, and the reverse.

use portefolje::link;
use portefolje::model::{Amount, Comparison, Geography, Grade, Rule};

use crate::link::{agreements, check, linking, others};

#[test]
fn one_title_and_partner_in_three_countries_is_three_projects() {
    check(
        "1 | 2005 | Kroatia | CARE | Counter-Trafficking Community Mobilization Project
         2 | 2006 | Montenegro | CARE | Counter-Trafficking Community Mobilization Project
         3 | 2007 | Serbia | CARE | Counter-Trafficking Community Mobilization Project",
        &[],
    );
}

#[test]
fn numbered_districts_lots_and_words_tell_projects_apart() {
    check(
        "1 | 2005 | Nepal | NGO X | Rural water supply in Western Hills, district 12
         2 | 2006 | Nepal | NGO X | Rural water supply in Western Hills, district 13
         3 | 2007 | Nepal | NGO X | Rural water supply in Western Hills, district 12
         4 | 2005 | Laos | NGO Y | Irrigation channels of the Sebangfai valley, lot A
         5 | 2006 | Laos | NGO Y | Irrigation channels of the Sebangfai valley, lot B
         6 | 2005 | Mali | NGO Z | Building three clinics for nomads
         7 | 2006 | Mali | NGO Z | Building four clinics for nomads",
        &[&["1", "3"]],
    );
}

#[test]
fn one_partners_projects_in_two_places_of_a_country_are_two() {
    check(
        "1 | 2005 | Nepal | *NGO X | Strengthening local civil society organisations in Kavre
         2 | 2006 | Nepal | *NGO X | Strengthening local civil society organisations in Dolakha
         3 | 2007 | Nepal | *NGO X | Strengthening local civil society organisations in Kavre
         4 | 2005 | Vietnam | *NGO Y | Water supply system in Thai Binh
         5 | 2006 | Vietnam | *NGO Y | Water supply system in Hai Phong
         6 | 2006 | Kenya | *NGO Z | Mother and child clinics for pastoralists of Turkana
         7 | 2007 | Kenya | *NGO Z | Mother and child clinics for fishermen of Lamu",
        &[&["1", "3"]],
    );
}

#[test]
fn phases_years_and_continuations_do_not_tell_projects_apart() {
    check(
        "1 | 2005 | Nepal | NGO X | Community radio for highland villages
         2 | 2006 | Nepal | NGO X | Community radio for highland villages, phase II
         3 | 2007 | Nepal | NGO X | Community radio for highland villages 2007-2008
         4 | 2008 | Nepal | NGO X | Community radio for highland villages (year 4)
         5 | 2009 | Nepal | NGO X | Community radio for highland villages, forts.",
        &[&["1", "2", "3", "4", "5"]],
    );
}

#[test]
fn spelling_cut_titles_and_word_order_are_one_project() {
    check(
        "1 | 2005 | Kenya | IOM | Mobilisation of coastal fishing communities against cholera
         2 | 2006 | Kenya | IOM | Mobilization of coastal fishing communites against cholera
         3 | 2007 | Kenya | IOM | Mobilization of coastal fishing communi
         4 | 2008 | Kenya | IOM | Coastal fishing communities: mobilization against cholera",
        &[&["1", "2", "3", "4"]],
    );
}

#[test]
fn two_agreements_of_one_year_are_asked_about() {
    let list = "1 | 2005 | Kenya | IOM | Mobile clinics for coastal fishing communities
                2 | 2005 | Kenya | IOM | Mobile clinics for coastal fishing communities";
    let linkage = check(list, &[]);
    assert_eq!(others(&agreements(list), &linkage, Grade::Review).len(), 1);
    let findings = link::findings(&agreements(list), &linkage);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].rule, Rule::LinkToReview);
}

#[test]
fn a_translated_title_is_one_project_where_partner_and_country_agree() {
    check(
        "1 | 2005 | Kenya | *Redd Barna | Utdanning for barn i flyktningleirer langs grensen
         2 | 2006 | Mali | *Redd Barna | Vannforsyning i landdistriktene
         3 | 2007 | Mali | *Redd Barna | Rural water supply",
        &[&["2", "3"]],
    );
}

#[test]
fn what_the_list_states_is_certain() {
    let mut agreements = agreements(
        "QZA-20/0303-1 | 2020 | Kenya | IOM | Clinics
         QZA-20/0303-2 | 2020 | Mali | WFP | Roads
         2040412 | 2004 | Albania | IOM | Schools
         2050046 | 2005 | Albania | IOM | Harbour
         2060217 | 2006 | Serbia | UNDP | Archives",
    );
    for agreement in &mut agreements {
        if agreement.number.starts_with("QZA") {
            agreement.extra.parent = Some("QZA-20/0303".into());
        }
        match agreement.number.as_str() {
            "2040412" => agreement.extra.companions.push("2050046".into()),
            "2060217" => agreement.extra.references.push("2050046".into()),
            _ => {}
        }
    }
    let linkage = link::link(&agreements, &linking());
    assert_eq!(linkage.clusters.len(), 2);
    assert!(linkage.links.iter().all(|link| link.grade == Grade::Certain));
}

#[test]
fn parts_of_different_frames_are_never_joined_by_likeness() {
    let mut agreements = agreements(
        "QZA-20/0303-1 | 2020 | Kenya | IOM | Mobile clinics for coastal fishing communities
         QZA-21/0404-1 | 2021 | Kenya | IOM | Mobile clinics for coastal fishing communities",
    );
    for agreement in &mut agreements {
        agreement.extra.parent = Some(agreement.number.chars().take(11).collect());
    }
    let linkage = link::link(&agreements, &linking());
    assert_eq!(linkage.clusters.len(), 2);
}

#[test]
fn a_place_that_nobody_knows_speaks_for_agreements_that_both_name_it() {
    let country = |places: [&str; 2]| {
        let mut agreements = agreements(
            "1 | 2005 | | NGO X | Community radio for highland villages
             2 | 2006 | | NGO X | Community radio for highland villages
             3 | 2006 | Nepal | NGO Y | Clinics
             4 | 2006 | Kenya | NGO Z | Wells",
        );
        for (agreement, unknown) in agreements.iter_mut().zip(places) {
            let unknown = unknown.to_owned();
            agreement.geography = Geography { unknown, ..Geography::default() }.into();
        }
        let linkage = link::link(&agreements, &linking());
        let links = linkage.links.iter().chain(&linkage.others);
        links.map(|link| link.comparisons.of(Comparison::Country)).sum()
    };
    let (same, different): (i32, i32) =
        (country(["Atlantis", "Atlantis"]), country(["Atlantis", "Lemuria"]));
    assert!(same > 0, "{same}");
    assert_eq!(different, 0);
}

#[test]
fn a_reference_to_an_unknown_agreement_is_found() {
    let mut agreements = agreements("1 | 2020 | Kenya | IOM | Clinics");
    agreements[0].extra.references.push("3050212".into());
    let linkage = link::link(&agreements, &linking());
    let findings = link::findings(&agreements, &linkage);
    assert_eq!(findings[0].rule, Rule::ReferenceUnknown);
}

#[test]
fn money_of_one_year_under_agreements_of_two_years_is_one_project() {
    check(
        "2040012 | 2005 | Kroatia | *CARE Norge | Community Mobilization Project against Floods
         2050349 | 2005 | Kroatia | *CARE Norge | Community Mobilization Project against Floods
         2060373 | 2006 | Kroatia | *CARE Norge | Community Mobilization Project against Floods",
        &[&["2040012", "2050349", "2060373"]],
    );
}

#[test]
fn words_written_as_one_or_two_are_the_same() {
    check(
        "1 | 2005 | Serbia | ASTRA | ASTRA: SOS Hotline and Campaign for Young Women
         2 | 2006 | Serbia | ASTRA | ASTRA: SOS Hot-line & Campaign for Young Women",
        &[&["1", "2"]],
    );
}

#[test]
fn a_title_of_all_partners_joins_no_two_of_them() {
    check(
        "1 | 2005 | Kenya | NGO Alta | Travel grant
         2 | 2006 | Kenya | NGO Beito | Travel grant
         3 | 2005 | Mali | NGO Dovre | Travel grant
         4 | 2006 | Nepal | NGO Elgå | Travel grant
         5 | 2006 | Kenya | NGO Alta | Travel grant
         6 | 2009 | Kenya | NGO Alta | Travel grant
         7 | 2010 | Kenya | | Travel grant",
        &[&["1", "5"]],
    );
}

#[test]
fn a_district_in_one_title_only_is_asked_about() {
    let list = "1 | 2005 | Nepal | *NGO X | Rural water supply in Western Hills
                2 | 2006 | Nepal | *NGO X | Rural water supply in Western Hills, district 13
                3 | 2006 | Nepal | *NGO X | Rural water supply in Western Hills";
    check(list, &[&["1", "3"]]);
}

#[test]
fn titles_in_two_languages_that_share_a_name_are_one_project() {
    check(
        "1 | 2005 | Kenya | *Redd Barna | Verksteder og leirplasser i Turkwel
         2 | 2006 | Kenya | *Redd Barna | Workshops and campgrounds in Turkwel
         3 | 2006 | Kenya | *IOM | Workshops and campgrounds in Lodwar",
        &[&["1", "2"]],
    );
}

#[test]
fn descriptions_speak_for_and_against_and_say_nothing_where_one_is_missing() {
    let list = "1 | 2005 | Kenya | IOM | Mobile clinics for coastal fishing communities
                2 | 2006 | Kenya | IOM | Mobile clinics for coastal fishing communities";
    let nurses = "Nurses travel along the islands by boat with vaccines and medicine";
    let judges = "Judges hear cases about disputed farm land in the highland villages";
    let points = |first: &str, second: &str| {
        let mut agreements = agreements(list);
        agreements[0].description = first.into();
        agreements[1].description = second.into();
        let linkage = link::link(&agreements, &linking());
        linkage.links[0].comparisons.of(Comparison::Description)
    };
    assert_eq!(points(nurses, nurses), linking().description.ladder[4][1]);
    assert_eq!(points(nurses, judges), linking().description.ladder[0][1]);
    assert_eq!(points(nurses, ""), 0);
    // It only repeats the title.
    assert_eq!(points(nurses, "Mobile clinics for the coastal fishing communities"), 0);
}

#[test]
fn seven_digits_that_only_count_tell_no_year() {
    // As offices and years these numbers would have been made in 2050 and 2051, apart,
    // so that one year would not speak against one project.
    let list = "3500001 | 2005 | Kenya | IOM | Mobile clinics for coastal fishing communities
                3510002 | 2005 | Kenya | IOM | Mobile clinics for coastal fishing communities";
    check(list, &[]);
    let list = "3040001 | 2005 | Kenya | IOM | Mobile clinics for coastal fishing communities
                3050002 | 2005 | Kenya | IOM | Mobile clinics for coastal fishing communities";
    check(list, &[&["3040001", "3050002"]]);
}

#[test]
fn series_that_run_side_by_side_are_asked_about() {
    let list = "1 | 2005 | Kenya | *IOM | Mobile clinics for coastal fishing communities
                2 | 2005 | Kenya | *IOM | Mobile clinics for coastal fishing communities
                3 | 2006 | Kenya | *IOM | Mobile clinics for coastal fishing communities
                4 | 2006 | Kenya | *IOM | Mobile clinics for coastal fishing communities
                5 | 2007 | Kenya | *IOM | Mobile clinics for coastal fishing communities";
    check(list, &[]);
}

#[test]
fn series_side_by_side_that_only_amounts_tell_apart_are_asked_about() {
    let list = "1 | 2005 | Kenya | *IOM | Mobile clinics for coastal fishing communities
                2 | 2005 | Kenya | *IOM | Mobile clinics for coastal fishing communities
                3 | 2006 | Kenya | *IOM | Mobile clinics for coastal fishing communities
                4 | 2006 | Kenya | *IOM | Mobile clinics for coastal fishing communities";
    let mut agreements = agreements(list);
    for large in [1, 3] {
        agreements[large].amounts[0].amount = Amount::kroner(90_000_000);
    }
    let linkage = link::link(&agreements, &linking());
    assert_eq!(linkage.clusters.len(), 4);
    assert!(!linkage.others.is_empty());
}

#[test]
fn an_acronym_stands_for_its_words() {
    check(
        "1 | 2005 | Kenya | IOM | Zambezi Valley Lantern Festival
         2 | 2006 | Kenya | IOM | ZVLF",
        &[&["1", "2"]],
    );
}

#[test]
fn one_side_of_a_double_title_is_the_title() {
    check(
        "1 | 2005 | Kenya | IOM | Nomadic teachers orchards
         2 | 2006 | Kenya | IOM | Nomadic teachers orchards/Fjellbygder sesongvandring smier vevstoler tømmerfløting seterdrift",
        &[&["1", "2"]],
    );
}

#[test]
fn a_stated_continuation_is_not_merged_however_alike() {
    let list = "1 | 2005 | Kenya | *IOM | Mobile clinics for coastal fishing communities
                2 | 2006 | Kenya | *IOM | Mobile clinics and lighthouses for coastal fishing communities | Videreføring av mobile clinics";
    let linkage = check(list, &[]);
    assert_eq!(others(&agreements(list), &linkage, Grade::Related).len(), 1);
    // Without the remark they are one project.
    check(list.rsplit_once(" | ").unwrap().0, &[&["1", "2"]]);
}

#[test]
fn a_telling_title_outweighs_another_partner_where_no_country_is_known() {
    check(
        "1 | 2005 | | NGO Alta | Mobile clinics for coastal fishing communities
         2 | 2006 | | NGO Beito | Mobile clinics for coastal fishing communities",
        &[&["1", "2"]],
    );
}

#[test]
fn descriptions_in_two_languages_that_share_no_word_say_nothing() {
    let mut agreements = agreements(
        "1 | 2005 | Kenya | IOM | Mobile clinics for coastal fishing communities
         2 | 2006 | Kenya | IOM | Mobile clinics for coastal fishing communities",
    );
    agreements[0].description =
        "Sykepleiere reiser langs kysten og til øyene med båt og vaksinerer barn i landsbyer"
        .into();
    agreements[1].description =
        "Nurses travel along the coast and to islands by boat and vaccinate in the villages"
        .into();
    let linkage = link::link(&agreements, &linking());
    assert_eq!(linkage.links[0].comparisons.of(Comparison::Description), 0);
}
