//! What stands right at a limit, and what the points of a pair are explained with.

use expect_test::expect;
use portefolje::link::{link, link_as_decided, waterfall};
use portefolje::model::{
    Agreement, Amount, Argument, Comparison, Forced, Grade, Linkage, Members, Text, Tier,
};
use portefolje::template::Linking;

use crate::link::{agreements, linking, others};

const CLINICS: &str = "Mobile clinics for coastal fishing communities";

/// The verdict on the first two agreements where nothing else is known of them.
fn verdict(list: &str, linking: &Linking, linkage: &Linkage) -> String {
    waterfall(&agreements(list), linking, linkage, (0, 1)).verdict.key.to_string()
}

#[test]
fn a_pair_at_a_threshold_has_reached_it() {
    let list =
        format!("1 | 2005 | Kenya | IOM | {CLINICS}\n2 | 2006 | Kenya | IOM | {CLINICS}");
    let apart = Linkage::default();
    let found = waterfall(&agreements(&list), &linking(), &apart, (0, 1));
    let title = found.steps.iter().find(|it| it.0 == Comparison::Title).unwrap().1;
    let verdict = |review: i32, probable: i32, least: i32| {
        let mut rules = linking();
        (rules.review_points, rules.probable_points) = (review, probable);
        rules.title.least = least;
        verdict(&list, &rules, &apart)
    };
    let points = found.points;
    assert_eq!(verdict(points + 1, points + 1, title), "explain-verdict-apart");
    assert_eq!(verdict(points, points + 1, title), "explain-verdict-unsure");
    assert_eq!(verdict(points, points, title + 1), "explain-verdict-title");
    assert_eq!(verdict(points, points, title), "explain-verdict-conflict");
}

#[test]
fn a_verdict_says_how_sure_a_link_is() {
    let verdict = |list: &str, reference: &str| {
        let mut agreements = agreements(list);
        agreements[1].extra.references.push(reference.into());
        let linkage = link(&agreements, &linking());
        waterfall(&agreements, &linking(), &linkage, (0, 1)).verdict.key.to_string()
    };
    let roads = "1 | 2005 | Kenya | IOM | Roads\n2 | 2006 | Mali | WFP | Clinics";
    assert_eq!(verdict(roads, "1"), "explain-verdict-certain");
    assert_eq!(
        verdict(&format!("{roads} | Videreføring av 1"), "1"),
        "explain-verdict-related"
    );
    let same =
        format!("1 | 2005 | Kenya | IOM | {CLINICS}\n2 | 2006 | Kenya | IOM | {CLINICS}");
    assert_eq!(verdict(&same, "3"), "explain-verdict-probable");
}

/// A project that goes on under its own title is not another one, whatever its text says.
#[test]
fn a_stated_continuation_with_the_same_title_is_the_same_project() {
    let related = |title: &str| {
        let list = format!(
            "1 | 2005 | Kenya | IOM | {CLINICS}\n2 | 2006 | Kenya | IOM | {title} | Videreføring av 1"
        );
        let mut agreements = agreements(&list);
        agreements[1].extra.references.push("1".into());
        let linkage = link(&agreements, &linking());
        (linkage.clusters.len(), others(&agreements, &linkage, Grade::Related).len())
    };
    assert_eq!(related(CLINICS), (1, 0));
    assert_eq!(related("Lighthouses"), (2, 1));
}

#[test]
fn the_points_for_a_place_say_what_they_rest_on() {
    let country = |one: &str, other: &str| {
        let list = format!(
            "1 | 2005 | {one} | IOM | {CLINICS}\n2 | 2006 | {other} | IOM | {CLINICS}"
        );
        let found =
            waterfall(&agreements(&list), &linking(), &Linkage::default(), (0, 1));
        let step = found.steps.into_iter().find(|it| it.0 == Comparison::Country);
        step.unwrap().2.key.to_string()
    };
    let (region, elsewhere) = ("Regionalt: Kenya, Mali", "Regionalt: Nepal, Laos");
    assert_eq!(country("Kenya", "Kenya"), "link-the-country-is-the-same");
    assert_eq!(country("Kenya", region), "explain-country-part");
    assert_eq!(country(region, "Kenya"), "explain-country-part");
    assert_eq!(country(region, region), "link-the-region-is-the-same");
    assert_eq!(country("Kenya", ""), "explain-country-missing");
    assert_eq!(country("Kenya", elsewhere), "link-countries-differ");
}

/// The points that the first two agreements get in one comparison, and what for.
pub(super) fn step_of(agreements: &[Agreement], comparison: Comparison) -> (i32, String) {
    let found = waterfall(agreements, &linking(), &Linkage::default(), (0, 1));
    let step = found.steps.into_iter().find(|step| step.0 == comparison).unwrap();
    (step.1, step.2.key.to_string())
}

/// Two agreements that differ in their years only, as somebody changes them.
pub(super) fn changed(change: impl Fn(usize, &mut Agreement)) -> Vec<Agreement> {
    let list =
        format!("1 | 2005 | Kenya | IOM | {CLINICS}\n2 | 2006 | Kenya | IOM | {CLINICS}");
    let mut agreements = agreements(&list);
    for (at, agreement) in agreements.iter_mut().enumerate() {
        change(at, agreement);
    }
    agreements
}

#[test]
fn amounts_are_alike_below_double_and_unlike_beyond_thirty_times() {
    let rules = linking().amount;
    let step = |kroner: [i64; 2]| {
        let agreements =
            changed(|at, it| it.amounts[0].amount = Amount::kroner(kroner[at]));
        step_of(&agreements, Comparison::Amount)
    };
    let nothing = (0, "explain-amount-missing".to_owned());
    let similar = (rules.similar, "explain-amount-similar".to_owned());
    assert_eq!(step([100, 199]), similar);
    assert_eq!(step([-100, 199]), similar);
    assert_eq!(step([200, 100]), nothing);
    assert_eq!(step([3000, 100]), nothing);
    assert_eq!(step([100, 3001]), (rules.unlike, "link-amounts-differ".to_owned()));
    assert_eq!(step([0, 3001]), nothing);
    // What counts is the average of a year.
    let two_years = changed(|at, it| {
        it.amounts[0].amount = Amount::kroner(100);
        if at == 1 {
            it.amounts.push(it.amounts[0].clone());
            it.amounts[1].year = Some(2007);
            it.amounts[1].amount = Amount::kroner(299);
        }
    });
    assert_eq!(step_of(&two_years, Comparison::Amount), similar);
}

#[test]
fn years_speak_by_the_gap_between_them() {
    let rules = linking().period;
    let points = |numbers: [&str; 2], years: [&str; 2]| {
        let lines = numbers.iter().zip(years);
        let lines =
            lines.map(|(it, years)| format!("{it} | {years} | Kenya | IOM | {CLINICS}"));
        let list: Vec<String> = lines.collect();
        step_of(&agreements(&list.join("\n")), Comparison::Period).0
    };
    let found = |one: &str, other: &str| {
        let found = points(["1", "2"], [one, other]);
        assert_eq!(found, points(["1", "2"], [other, one]), "{one} {other}");
        found
    };
    assert_eq!(found("2005", "2006"), rules.adjoining);
    assert_eq!(found("2003-2005", "2006-2008"), rules.adjoining);
    assert_eq!(found("2005", "2007"), rules.near);
    assert_eq!(found("2005", "2009"), rules.near);
    assert_eq!(found("2005", "2010"), rules.far);
    assert_eq!(found("2005", "2005"), rules.same_year);
    assert_eq!(found("2005-2007", "2005-2007"), rules.same_years);
    assert_eq!(found("2005-2007", "2005-2009"), rules.same_years);
    assert_eq!(found("2005-2007", "2006-2007"), rules.same_years);
    assert_eq!(found("2005-2007", "2006-2009"), rules.overlap);
    assert_eq!(found("", "2006"), 0);
    // Made in different years: money of one year under two agreements.
    assert_eq!(points(["2040012", "2050349"], ["2005", "2005"]), rules.overlap);
    assert_eq!(points(["2050012", "2050349"], ["2005", "2005"]), rules.same_year);
}

#[test]
fn regions_speak_by_the_countries_they_share() {
    let rules = linking().country;
    let points = |one: &str, other: &str| {
        let of = |one: &str, other: &str| {
            let list = format!(
                "1 | 2005 | {one} | IOM | {CLINICS}\n2 | 2006 | {other} | IOM | {CLINICS}"
            );
            step_of(&agreements(&list), Comparison::Country).0
        };
        assert_eq!(of(one, other), of(other, one), "{one} {other}");
        of(one, other)
    };
    assert_eq!(points("Kenya", "Kenya"), rules.same);
    assert_eq!(points("Kenya", "Mali"), rules.different);
    assert_eq!(points("Kenya", "Regionalt:Kenya,Mali"), rules.part);
    assert_eq!(points("Kenya", "Regionalt:"), rules.perhaps_part);
    assert_eq!(points("Kenya", "Regionalt:Mali,Niger"), rules.elsewhere);
    assert_eq!(points("Regionalt:Kenya,Mali", "Regionalt:Kenya,Mali"), rules.same);
    assert_eq!(points("Regionalt:Kenya,Mali", "Regionalt:Mali,Niger"), rules.same_region);
    assert_eq!(points("Regionalt:Kenya,Mali", "Regionalt:"), rules.same_region);
    assert_eq!(points("Regionalt:", "Regionalt:"), rules.same_region);
    assert_eq!(points("Regionalt:Kenya,Mali", "Regionalt:Laos,Nepal"), 0);
    assert_eq!(points("Kenya", ""), 0);
}

#[test]
fn units_speak_where_both_are_known() {
    let unit = |units: [&str; 2]| {
        let agreements = changed(|at, it| it.unit = units[at].into());
        step_of(&agreements, Comparison::Unit)
    };
    let rules = linking().unit;
    assert_eq!(unit(["UD", "UD"]), (rules.same, "explain-unit-same".to_owned()));
    assert_eq!(unit(["UD", "Norad"]), (rules.different, "link-units-differ".to_owned()));
    for units in [["UD", ""], ["", "Norad"], ["", ""]] {
        assert_eq!(unit(units), (0, "explain-unit-missing".to_owned()));
    }
}

#[test]
fn series_of_numbers_speak_where_both_are_known() {
    let series = |numbers: [&str; 2]| {
        let agreements = changed(|at, it| it.number = numbers[at].into());
        step_of(&agreements, Comparison::Number)
    };
    let rules = linking().number;
    let same = (rules.same_series, "explain-number-same".to_owned());
    let other = (rules.other_series, "explain-number-other".to_owned());
    assert_eq!(series(["KEN 1", "ken 2"]), same);
    assert_eq!(series(["KEN 1", "NPL 2"]), other);
    assert_eq!(series(["2050012", "2060349"]), same);
    assert_eq!(series(["2050012", "3060349"]), other);
    for numbers in
        [["1", "KEN 2"], ["KEN 1", "1"], ["1", "2"], ["2050", "3050"], ["2050012", "12"]]
    {
        assert_eq!(series(numbers), (0, "explain-number-missing".to_owned()));
    }
}

#[test]
fn descriptions_say_whether_they_are_alike() {
    let description = |texts: [&str; 2]| {
        let agreements = changed(|at, it| it.description = texts[at].into());
        step_of(&agreements, Comparison::Description).1
    };
    let nurses = "nurses travel along islands by boat with vaccines";
    let mules = "nurses travel along mountain paths with mules packed";
    let judges = "judges hear cases about disputed farm land";
    assert_eq!(description([nurses, nurses]), "link-descriptions-alike");
    assert_eq!(description([nurses, judges]), "link-descriptions-differ");
    assert_eq!(description([nurses, ""]), "explain-description-missing");
    assert_eq!(description([nurses, mules]), "link-descriptions-alike");
}

/// The parts of the sentence on a pair that is asked about: what speaks for, and against.
#[test]
fn evidence_names_what_speaks_against() {
    let against = |change: &dyn Fn(&mut Agreement)| -> String {
        let agreements = changed(|at, it| {
            it.stated_period = agreements("1 | 2005")[0].stated_period;
            it.amounts[0].year = Some(2005);
            it.unit = "UD".into();
            if at == 1 {
                change(it);
            }
        });
        let mut rules = linking();
        rules.review_points = -400;
        let linkage = link(&agreements, &rules);
        let parts = |name: &str| -> String {
            let found =
                linkage.others[0].evidence.arguments.iter().find(|it| it.0 == name);
            let Some((_, Argument::List(parts))) = found else { return String::new() };
            let keys = parts.iter().map(|part| match part {
                Argument::Message(part) => {
                    part.key.trim_start_matches("link-").to_owned()
                }
                other => format!("{other:?}"),
            });
            keys.collect::<Vec<_>>().join(", ")
        };
        format!(
            "{} | {} | {}",
            linkage.others[0].evidence.key,
            parts("reasons"),
            parts("against")
        )
    };
    let found = [
        against(&|_| {}),
        against(&|it| it.amounts[0].amount = Amount::kroner(90_000_000)),
        against(&|it| it.amounts[0].amount = Amount::kroner(5_000_000)),
        against(&|it| it.unit = "Norad".into()),
        against(&|it| it.unit = Text::new()),
        against(&|it| {
            it.title = "Coastal roads".into();
            it.partner = agreements("1 | 2005 | | WFP")[0].partner.clone();
        }),
        against(&|it| {
            it.geography =
                agreements("1 | 2005 | Regionalt:Mali,Niger")[0].geography.clone();
        }),
        against(&|it| {
            it.geography =
                agreements("1 | 2005 | Regionalt:Kenya,Niger")[0].geography.clone();
        }),
        against(&|it| it.partner = agreements("1 | 2005 | | WFP")[0].partner.clone()),
        against(&|it| it.partner = agreements("1 | 2005 | | ")[0].partner.clone()),
        against(&|it| it.title.push_str(" and lighthouses")),
        against(&|it| it.title.push_str(", phase II")),
        against(&|it| it.title = "Roads".into()),
    ];
    expect![[r#"
        link-near | equal | years-same
        link-near | equal | years-same, amounts-differ
        link-near | equal | years-same
        link-near | equal | units-differ, years-same
        link-near | equal | years-same
        link-near | the-country-is-the-same | title-other, partners-differ, years-same
        link-near | equal | countries-differ, years-same
        link-near | equal | years-same
        link-near | equal | partners-differ, years-same
        link-near | equal | years-same
        link-near | equal, title-cut | years-same
        link-near | equal, title-marks | years-same
        link-near | equal | title-other, years-same"#]]
    .assert_eq(&found.join("\n"));
}

/// A pair is left out before its titles are compared only if no title could save it.
#[test]
fn a_pair_with_just_the_points_to_be_asked_about_is_asked_about() {
    let asked = |agreements: &[Agreement], more: i32| {
        let points =
            waterfall(agreements, &linking(), &Linkage::default(), (0, 1)).points;
        let mut rules = linking();
        (rules.review_points, rules.probable_points) = (points + more, i32::MAX);
        link(agreements, &rules).others.len()
    };
    let same = changed(|at, it| {
        it.unit = "UD".into();
        it.number = ["KEN 1", "KEN 2"][at].into();
    });
    let other = changed(|at, it| {
        it.title = [CLINICS, "Mobile clinics for herders of the highlands"][at].into();
        it.unit = ["UD", "Norad"][at].into();
        it.number = ["KEN 1", "NPL 2"][at].into();
        it.amounts[0].amount = Amount::kroner([1, 100][at]);
    });
    assert_eq!([asked(&same, 0), asked(&same, 1)], [1, 0]);
    assert_eq!([asked(&other, 0), asked(&other, 1)], [1, 0]);
}

#[test]
fn what_shares_neither_words_nor_partner_is_not_compared() {
    let compared = |list: &str| link(&agreements(list), &linking()).pairs_compared;
    let one = "1 | 2005 | Kenya | IOM | Mobile clinics";
    assert_eq!(compared(&format!("{one}\n2 | 2006 | Kenya | WFP | Roads")), 0);
    assert_eq!(compared(&format!("{one}\n2 | 2006 | Kenya | IOM | Roads")), 1);
    assert_eq!(compared(&format!("{one}\n2 | 2006 | Kenya | WFP | Mobile radio")), 1);
    assert_eq!(compared(&format!("{one}\n2 | 2006 | Mali | IOM | Mobile clinics")), 0);
    assert_eq!(compared(&format!("{one}\n2 | 2006 | | IOM | Roads")), 0);
}

/// In a block that is too large each agreement is compared with six on each side.
#[test]
fn of_a_large_block_only_neighbours_are_compared() {
    let lines =
        (0..10).map(|at| format!("{at} | {} | Kenya | IOM | {CLINICS}", 2000 + at));
    let agreements = agreements(&lines.collect::<Vec<_>>().join("\n"));
    let compared = |largest: usize| {
        let mut rules = linking();
        (rules.largest_block, rules.probable_points) = (largest, i32::MAX);
        link(&agreements, &rules).pairs_compared
    };
    assert_eq!([compared(10), compared(9)], [45, 39]);
}

/// Even where nothing but that is known of all agreements.
#[test]
fn a_common_cell_and_a_reference_are_one_project() {
    let linked = |state: &dyn Fn(&mut Agreement, String)| {
        let mut list =
            agreements("1 | 2005 | Kenya | IOM | Roads\n2 | 2006 | Mali | WFP | Clinics");
        state(&mut list[0], "2".to_owned());
        state(&mut list[1], "1".to_owned());
        let linkage = link(&list, &linking());
        (linkage.clusters.len(), linkage.links.first().map(|link| link.grade))
    };
    let certain = (1, Some(Grade::Certain));
    assert_eq!(linked(&|it, other| it.extra.companions.push(other.into())), certain);
    assert_eq!(linked(&|it, other| it.extra.references.push(other.into())), certain);
}

/// Which of two agreements of one year goes on with a third would be a guess, unless one
/// of them is clearly better.
#[test]
fn two_agreements_that_fit_as_well_are_asked_about() {
    let groups = |third: &str| {
        let list = format!(
            "1 | 2005 | Kenya | IOM | {CLINICS}
             2 | 2006 | Kenya | IOM | {CLINICS}
             3 | 2006 | Kenya | IOM | {third}"
        );
        let linkage = link(&agreements(&list), &linking());
        let keys = linkage
            .others
            .iter()
            .map(|it| format!("{:?}", it.evidence).contains("another-fits"));
        (linkage.clusters.len(), keys.filter(|it| *it).count())
    };
    assert_eq!(groups(CLINICS), (3, 2));
    assert_eq!(groups("Mobile clinics for inland fishing communities"), (2, 1));
}

/// What people join is one project, and is taken for alike only if it is.
#[test]
fn decisions_are_followed_and_shown_with_what_the_program_thinks() {
    let decided = |title: &str| {
        let list = format!(
            "1 | 2005 | Kenya | IOM | {CLINICS}\n2 | 2006 | Kenya | IOM | {title}"
        );
        let forced =
            Forced { same: vec![(0, 1)], shown: vec![(0, 1)], ..Forced::default() };
        let linkage = link_as_decided(&agreements(&list), &linking(), &forced);
        (linkage.clusters.len(), linkage.decided[0].evidence.key.to_string())
    };
    assert_eq!(decided(CLINICS), (1, "link-same".to_owned()));
    assert_eq!(decided("Roads"), (1, "link-near".to_owned()));
}

/// What an agreement continues must have begun before it, at most two years ago.
#[test]
fn a_continuation_is_of_what_ended_two_years_before_at_most() {
    let related = |first: &str, country: &str| {
        let list = format!(
            "1 | {first} | {country} | IOM | {CLINICS}
             2 | 2008 | Kenya | IOM | Lighthouses | Videreføring av mobile clinics"
        );
        let agreements = agreements(&list);
        others(&agreements, &link(&agreements, &linking()), Grade::Related).len()
    };
    let years = ["2006", "2005", "2003-2006", "2008", "2009", ""];
    assert_eq!(years.map(|it| related(it, "Kenya")), [1, 0, 1, 0, 0, 1]);
    let places = ["Mali", "Regionalt:Kenya,Mali", "Regionalt:", "Regionalt:Mali,Niger"];
    assert_eq!(places.map(|it| related("2007", it)), [0, 1, 1, 0]);
}

/// That two agreements agree in what nearly all have says next to nothing.
#[test]
fn what_all_agreements_have_says_little() {
    let lines =
        (0..40).map(|at| format!("KEN {at} | {} | Kenya | IOM | Title{at}", 2000 + at));
    let mut agreements = agreements(&lines.collect::<Vec<_>>().join("\n"));
    for agreement in &mut agreements {
        agreement.unit = "UD".into();
    }
    let of = |comparison: Comparison| step_of(&agreements, comparison).0;
    let all =
        [Comparison::Partner, Comparison::Country, Comparison::Unit, Comparison::Number];
    assert_eq!(all.map(of), [3; 4]);
}

/// At most so many near misses are shown for an agreement, the nearest first.
#[test]
fn an_agreement_has_no_more_near_misses_than_it_may() {
    let lines = (1..4).map(|at| format!("{at} | 2005 | Kenya | IOM | {CLINICS}"));
    let agreements = agreements(&lines.collect::<Vec<_>>().join("\n"));
    let shown = |most: usize| {
        let mut rules = linking();
        rules.near_misses = most;
        link(&agreements, &rules).others.len()
    };
    assert_eq!([shown(1), shown(2), shown(3)], [1, 3, 3]);
}

#[test]
fn what_is_related_says_whether_the_list_states_it() {
    let tier = |reference: Option<&str>| {
        let mut agreements = agreements(&format!(
            "1 | 2005 | Kenya | IOM | {CLINICS}
             2 | 2006 | Kenya | IOM | Lighthouses | Videreføring av 1: mobile clinics"
        ));
        agreements[1].extra.references.extend(reference.map(Into::into));
        let linkage = link(&agreements, &linking());
        (linkage.others[0].tier, linkage.others[0].evidence.key.to_string())
    };
    let (stated, likely) =
        ("link-related-stated".to_owned(), "link-related-likely".to_owned());
    assert_eq!(tier(Some("1")), (Tier::Reference, stated));
    assert_eq!(tier(None), (Tier::Likeness, likely));
}

/// A title as it stands in a narrow field is found even if the template lets it be short.
#[test]
fn a_short_title_that_is_cut_begins_the_long_one() {
    let cut = |one: &str, other: &str| {
        let mut rules = linking();
        rules.title.shortest_cut = 5;
        let agreements = changed(|at, it| it.title = [one, other][at].into());
        let found = waterfall(&agreements, &rules, &Linkage::default(), (0, 1));
        found.steps[0].2.key == "link-title-cut"
    };
    assert!(cut("Lofthu", "Lofthusene nordover i Nepal"));
    assert!(cut("Lofthusene nord", "Lofthusene nordover i Nepal"));
    assert!(!cut("Loft", "Lofthusene nordover i Nepal"));
    assert!(!cut("Lofthu", "Loftene nordover i Nepal"));
}

/// Whatever text of the agreement tells of it, and whether the partner is known.
#[test]
fn a_continuation_is_told_by_any_text_of_an_agreement_whose_partner_is_known() {
    let related = |partner: &str, tell: &dyn Fn(&mut Agreement, String)| {
        let mut agreements = agreements(&format!(
            "1 | 2005 | Kenya | {partner} | {CLINICS}
             2 | 2006 | Kenya | {partner} | Lighthouses
             3 | 2004 | Kenya | {partner} | Roads for highland villages"
        ));
        tell(&mut agreements[1], "Oppfølging av mobile clinics".to_owned());
        others(&agreements, &link(&agreements, &linking()), Grade::Related)
    };
    let first = vec![("1".to_owned(), "2".to_owned())];
    assert_eq!(related("IOM", &|it, text| it.title = text.into()), first);
    assert_eq!(related("IOM", &|it, text| it.description = text.into()), first);
    assert_eq!(related("IOM", &|it, text| it.extra.remark = text.into()), first);
    assert_eq!(related("IOM", &|it, text| it.extra.keywords = text.into()), first);
    assert_eq!(related("IOM", &|_, _| {}), []);
    assert_eq!(related("", &|it, text| it.extra.remark = text.into()), []);
}

/// What a person has joined is one project for what comes after it: a third agreement
/// must agree with both.
#[test]
fn what_people_joined_is_judged_together_if_it_is_alike() {
    let list = agreements(
        "1 | 2005 | Nepal | IOM | Rural water supply in Western Hills, district 12
         2 | 2006 | Nepal | IOM | Rural water supply in Western Hills
         3 | 2007 | Nepal | IOM | Rural water supply in Western Hills, district 13",
    );
    let forced = Forced { same: vec![(0, 1)], ..Forced::default() };
    assert_eq!(link_as_decided(&list, &linking(), &forced).clusters.len(), 2);
}

/// What is one project is not related to itself.
#[test]
fn a_continuation_that_people_joined_is_not_shown_as_related() {
    let list = agreements(&format!(
        "1 | 2005 | Kenya | IOM | {CLINICS}
         2 | 2006 | Kenya | IOM | Lighthouses | Oppfølging av mobile clinics"
    ));
    let forced = Forced { same: vec![(0, 1)], ..Forced::default() };
    assert_eq!(link_as_decided(&list, &linking(), &forced).others, []);
    assert_eq!(link(&list, &linking()).others.len(), 1);
}

/// Words that many titles have lead to a comparison only two by two, or as a whole title.
#[test]
fn common_words_are_compared_where_two_of_them_meet() {
    let list = agreements(
        "1 | 2005 | | IOM | Alfa Beta
         2 | 2005 | | IOM | Beta Alfa
         3 | 2005 | | IOM | Alfa Gamma
         4 | 2005 | | IOM | Beta Gamma
         5 | 2005 | | IOM | Alfa
         6 | 2005 | | IOM | Alfa",
    );
    let mut rules = linking();
    (rules.largest_block, rules.probable_points) = (2, i32::MAX);
    assert_eq!(link(&list, &rules).pairs_compared, 3);
}

#[test]
fn a_region_that_is_the_same_speaks_for_a_pair() {
    let line = format!("2005 | Regionalt:Kenya,Mali | IOM | {CLINICS}");
    let list = agreements(&format!("1 | {line}\n2 | {line}"));
    let evidence = format!("{:?}", link(&list, &linking()).others[0].evidence);
    assert!(evidence.contains("link-the-region"), "{evidence}");
}

/// Of a partner with very many agreements only those that share a word are looked through,
/// the rarest word first.
#[test]
fn a_continuation_is_found_among_thousands_of_agreements_of_its_partner() {
    let mut list: Vec<String> = (0..6_000)
        .map(|at| format!("{at} | 2005 | Kenya | IOM | Town{at} wells"))
        .collect();
    list.push("6000 | 2005 | Kenya | IOM | Lighthouses for fishing boats".to_owned());
    list.push(
        "6001 | 2006 | Kenya | IOM | Nets | Videreføring av wells and lighthouses"
            .to_owned(),
    );
    let agreements = agreements(&list.join("\n"));
    let linkage = link(&agreements, &linking());
    let related = others(&agreements, &linkage, Grade::Related);
    assert_eq!(related, [("6000".to_owned(), "6001".to_owned())]);
}

/// Blocks are formed of some thousands of agreements at a time.
#[test]
fn what_stands_at_the_end_of_a_long_list_is_compared_as_well() {
    let mut list: Vec<String> = (0..17_000)
        .map(|at| format!("{at:05} | 2005 | Mali | P{at} | Town{at}"))
        .collect();
    list.push("17000 | 2005 | Kenya | IOM | Lighthouses for fishing boats".to_owned());
    list.push("17001 | 2006 | Kenya | IOM | Lighthouses for fishing boats".to_owned());
    let linkage = link(&agreements(&list.join("\n")), &linking());
    let joined: Vec<_> = linkage.clusters.iter().filter(|one| one.len() > 1).collect();
    assert_eq!(joined, [&Members::from_slice(&[17_000, 17_001])]);
}
