//! Lists that hardly differ: what is compared, what is joined, and what stands first.

use std::fmt::Write as _;

use portefolje::link::{link, link_as_decided};
use portefolje::model::{Agreement, Amount, Argument, Comparison, Forced, Grade};

use crate::link::edges::changed;
use crate::link::limits::{points, projects, step};
use crate::link::{agreements, linking, others};

const CLINICS: &str = "Mobile clinics for coastal fishing communities";

/// Whatever the order in which the agreements of a large block stand in the list.
#[test]
fn neighbours_of_a_large_block_are_compared_in_both_directions() {
    let lines =
        (0..10).map(|at| format!("{at} | {} | Kenya | IOM | {CLINICS}", 2009 - at));
    let agreements = agreements(&lines.collect::<Vec<_>>().join("\n"));
    let compared = |largest: usize| {
        let mut rules = linking();
        (rules.largest_block, rules.probable_points) = (largest, i32::MAX);
        link(&agreements, &rules).pairs_compared
    };
    assert_eq!([compared(10), compared(9)], [45, 39]);
}

/// The agreements of a large block stand by the words of their titles before their years.
#[test]
fn in_a_large_block_titles_of_the_same_words_are_neighbours() {
    let title = |at: i32| match at {
        10 => "Alfa Beta",
        31 => "Beta Alfa",
        _ => "Alfa Beta Gamma",
    };
    let lines =
        (10..32).map(|at| format!("{at} | {} | Kenya | IOM | {}", 1990 + at, title(at)));
    let agreements = agreements(&lines.collect::<Vec<_>>().join("\n"));
    let mut rules = linking();
    (rules.largest_block, rules.probable_points, rules.near_misses) = (2, i32::MAX, 99);
    let asked = others(&agreements, &link(&agreements, &rules), Grade::Review);
    assert!(asked.contains(&("10".to_owned(), "31".to_owned())), "{asked:?}");
}

/// A word that many titles have leads to a comparison within a country.
#[test]
fn a_common_word_is_compared_where_it_stands_in_one_country() {
    let list = agreements(
        "1 | 2005 | Kenya | IOM | Alfa Beta
         2 | 2005 | Kenya | WFP | Alfa Gamma
         3 | 2005 | Mali | NCA | Alfa Delta
         4 | 2005 | | UNDP | Alfa Epsilon",
    );
    let mut rules = linking();
    rules.largest_block = 2;
    assert_eq!(link(&list, &rules).pairs_compared, 1);
}

/// The earlier agreement is named first, whichever has the smaller number.
#[test]
fn what_is_related_is_named_in_the_order_of_the_years() {
    let list = agreements(&format!(
        "1 | 2006 | Kenya | IOM | Lighthouses | Oppfølging av mobile clinics
         2 | 2005 | Kenya | IOM | {CLINICS}"
    ));
    let linkage = link(&list, &linking());
    let named = linkage.others[0].evidence.arguments.iter().map(|(_, it)| it.clone());
    let number = |text: &str| Argument::from(text);
    assert_eq!(named.collect::<Vec<_>>(), [number("2"), number("1")]);
}

/// What a text continues is looked for by its words, not only by its years.
#[test]
fn what_a_text_names_is_continued_before_what_is_later() {
    let list = agreements(&format!(
        "1 | 2004 | Kenya | IOM | {CLINICS}
         2 | 2005 | Kenya | IOM | Roads
         3 | 2006 | Kenya | IOM | Lighthouses | Oppfølging av mobile clinics"
    ));
    let related = others(&list, &link(&list, &linking()), Grade::Related);
    assert_eq!(related, [("1".to_owned(), "3".to_owned())]);
}

/// A project that people made of two that are not alike takes nothing from either.
#[test]
fn what_goes_with_one_part_of_a_joined_project_need_not_go_with_the_other() {
    let list = agreements(&format!(
        "1 | 2005 | Kenya | IOM | {CLINICS}
         2 | 2006 | Kenya | WFP | Lighthouses
         3 | 2007 | Kenya | IOM | {CLINICS}"
    ));
    let forced =
        Forced { same: vec![(0, 1)], shown: vec![(0, 1), (1, 2)], ..Forced::default() };
    let linkage = link_as_decided(&list, &linking(), &forced);
    assert_eq!(linkage.clusters.len(), 1);
    let grades: Vec<Grade> = linkage.decided.iter().map(|it| it.grade).collect();
    assert_eq!(grades, [Grade::Probable; 2]);
    let forced = Forced { apart: vec![(0, 1)], shown: vec![(0, 1)], ..Forced::default() };
    let linkage = link_as_decided(&list, &linking(), &forced);
    assert_eq!(linkage.decided[0].grade, Grade::Review);
}

/// However many points other comparisons give.
#[test]
fn titles_must_give_their_part_for_a_link() {
    let list = changed(|_, _| {});
    let with = |least: i32| {
        let mut rules = linking();
        rules.title.least = least;
        projects(&list, &rules)
    };
    assert_eq!([with(90), with(91)], [1, 2]);
}

/// Years count once for a pair, near or far.
#[test]
fn a_pair_of_far_years_is_linked_from_its_points_on() {
    let mut list = changed(|_, _| {});
    list[1].stated_period = agreements("1 | 2016")[0].stated_period;
    list[1].amounts[0].year = Some(2016);
    let with = |points: i32| {
        let mut rules = linking();
        rules.probable_points = points;
        projects(&list, &rules)
    };
    let points = points(&list, (0, 1));
    assert_eq!([with(points), with(points + 1)], [1, 2]);
}

/// An agreement joins a project if its points with all of it are enough on average.
#[test]
fn a_third_agreement_must_be_like_both() {
    let list = agreements(
        "1 | 2005 | Kenya | IOM | Mobile clinics Turkwel
         2 | 2006 | Kenya | IOM | Mobile clinics Turkwel orchards villages
         3 | 2007 | Kenya | IOM | Clinics orchards villages",
    );
    let found = [(0, 1), (1, 2), (0, 2)].map(|pair| points(&list, pair));
    let with = |points: i32| {
        let mut rules = linking();
        (rules.review_points, rules.probable_points) = (0, points);
        rules.title.least = -100;
        projects(&list, &rules)
    };
    assert_eq!(found, [107, 107, -25]);
    // The third is a year nearer to the second than to the first.
    assert_eq!([with(44), with(45), with(107), with(108)], [1, 2, 2, 3]);
}

/// Two groups that were too unlike are looked at again when one of them has grown, or for
/// the sake of nearer years.
#[test]
fn what_was_too_unlike_is_looked_at_again() {
    let clusters = |list: &str, points: i32| {
        let mut list = agreements(list);
        for agreement in &mut list {
            agreement.amounts[0].amount = Amount::kroner(0);
        }
        let mut rules = linking();
        (rules.review_points, rules.probable_points) = (-400, points);
        (rules.title.least, rules.clear_lead) = (-200, 0);
        let found = link(&list, &rules).clusters;
        found.iter().map(|one| one.to_vec()).collect::<Vec<_>>()
    };
    let nearer = "1 | 2010 | | IOM | Mobile clinics Turkwel radio orchards
                  2 | 2002 | | | Mobile Turkwel
                  3 | 2004 | | IOM | Mobile clinics Turkwel
                  4 | 2011 | | IOM | Mobile Turkwel";
    assert_eq!(clusters(nearer, 39), [vec![1, 2, 0, 3]]);
    let grown = "1 | 2012 | Kenya | IOM | Mobile clinics Turkwel Radio
                 2 | 2010 | Kenya | IOM | clinics Turkwel
                 3 | 2008 | Kenya | IOM | clinics Turkwel Radio
                 4 | 2007 | Kenya | | Mobile Radio
                 5 | 2005 | Kenya | IOM | Mobile clinics Turkwel";
    assert_eq!(clusters(grown, 59), [vec![3], vec![4, 2, 1, 0]]);
}

/// What two groups had against each other is not worked out again for every pair.
#[test]
fn groups_are_compared_once_until_they_change() {
    let compared = |list: &str, points: i32| {
        let mut list = agreements(list);
        for agreement in &mut list {
            agreement.amounts[0].amount = Amount::kroner(0);
        }
        let mut rules = linking();
        (rules.review_points, rules.probable_points) = (points - 5, points);
        (rules.title.least, rules.clear_lead) = (-200, 0);
        link(&list, &rules).pairs_compared
    };
    let conflict = "1 | 2012 | | | Mobile clinics
                    2 | 2005 | | | clinics Turkwel
                    3 | 2007 | Kenya | | Mobile clinics
                    4 | 2001 | Kenya | | Mobile clinics Turkwel
                    5 | 2012 | | | clinics Turkwel";
    let unlike = "1 | 2006 | | WFP | Mobile clinics Turkwel villages
                  2 | 2004 | | | Mobile clinics Turkwel
                  3 | 2009 | | IOM | Mobile clinics Turkwel Radio orchards
                  4 | 2008 | | WFP | Mobile clinics Turkwel Radio";
    let far = "1 | 2004 | | | Mobile Turkwel
               2 | 2008 | | | Mobile
               3 | 2005 | | | Mobile orchards";
    let found = [compared(conflict, 18), compared(unlike, 46), compared(far, 17)];
    assert_eq!(found, [13, 8, 4]);
}

#[test]
fn links_stand_in_the_order_of_their_agreements() {
    let list = agreements(&format!(
        "1 | 2005 | Kenya | | {CLINICS}
         2 | 2006 | Kenya | | {CLINICS}
         3 | 2005 | Nepal | IOM | Radio for highland villages
         4 | 2006 | Nepal | IOM | Radio for highland villages"
    ));
    let linkage = link(&list, &linking());
    let ends: Vec<(usize, usize)> =
        linkage.links.iter().map(|it| (it.one, it.other)).collect();
    assert_eq!(ends, [(0, 1), (2, 3)]);
    assert!(linkage.links[0].points < linkage.links[1].points);
    let mut rules = linking();
    rules.probable_points = i32::MAX;
    let ends: Vec<(usize, usize)> =
        link(&list, &rules).others.iter().map(|it| (it.one, it.other)).collect();
    assert_eq!(ends, [(0, 1), (2, 3)]);
}

#[test]
fn the_nearest_of_near_misses_is_shown() {
    let list = agreements(&format!(
        "1 | 2005 | Kenya | IOM | {CLINICS}
         2 | 2015 | Kenya | IOM | {CLINICS}, phase II
         3 | 2006 | Kenya | IOM | {CLINICS}"
    ));
    let mut rules = linking();
    (rules.near_misses, rules.probable_points) = (1, i32::MAX);
    let found = link(&list, &rules).others;
    let ends: Vec<(usize, usize)> = found.iter().map(|it| (it.one, it.other)).collect();
    assert_eq!(ends, [(0, 2)]);
}

/// A title that partners in several countries have names no project, also beside another.
#[test]
fn a_general_title_speaks_against_a_pair_with_another_one() {
    let list = agreements(
        "1 | 2001 | Kenya | *IOM | Travel grant
         2 | 2001 | Mali | *WFP | Travel grant
         3 | 2001 | Nepal | Alfa | Travel grant
         4 | 2006 | Kenya | *NCA | Travel grant for teachers
         5 | 2006 | Kenya | Beta | Travel grant for teachers
         6 | 2006 | Kenya | | Travel grant for teachers",
    );
    let rules = linking();
    let found = |pair: (usize, usize)| {
        let of = |comparison: Comparison| step(&list, &rules, pair, comparison).0;
        (of(Comparison::Partner), of(Comparison::Period))
    };
    let gap = rules.period.general_gap;
    assert_eq!(found((0, 3)), (rules.partner.different_general, gap));
    assert_eq!(found((0, 4)), (rules.partner.different_general, gap));
    assert_eq!(found((0, 5)), (rules.partner.missing_general, gap));
    assert_eq!(found((3, 4)).0, rules.partner.different);
}

/// A list of ten titles that two agreements of a year have, and one of them three, so
/// that 21 agreements of a telling title have a twin; and so many others.
fn instalments(alone: usize, more: &str) -> Vec<Agreement> {
    let word = |at: usize, end: &str| {
        let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap());
        format!("{}{}{end}{}", letter(at), letter(at / 26 + 3), letter(at * 5 + 1))
    };
    let mut list = more.to_owned();
    for at in 0..10 + alone {
        let title = format!("{} {}", word(at, "uril"), word(at, "omba"));
        for _ in 0..if at == 0 { 3 } else { 1 + usize::from(at < 10) } {
            let number = 100 + list.lines().count();
            writeln!(list, "{number} | 2005 | Kenya | IOM | {title}").unwrap();
        }
    }
    agreements(&list)
}

/// Agreements of one year are one project only where many titles have several.
#[test]
fn a_list_has_instalments_if_more_than_its_share_of_agreements_have_a_twin() {
    let rules = linking();
    let period = |alone: usize| {
        let list = instalments(alone, "");
        step(&list, &rules, (0, 1), Comparison::Period).0
    };
    let (yes, no) = (rules.period.instalment, rules.period.same_year);
    assert_eq!([period(0), period(38), period(39), period(40)], [yes, yes, no, no]);
}

/// And only those that are equal in all that tells.
#[test]
fn instalments_are_equal_in_all_that_tells() {
    let rules = linking();
    let period = |one: &str, other: &str| {
        let list = instalments(0, &format!("001 | {one}\n002 | {other}\n"));
        step(&list, &rules, (0, 1), Comparison::Period).0
    };
    let (title, no) = (format!("IOM | {CLINICS}"), rules.period.same_year);
    let one = format!("2005 | Kenya | {title}");
    assert_eq!(period(&one, &one), rules.period.instalment);
    assert_eq!(period(&one, &format!("2006 | Kenya | {title}")), rules.period.adjoining);
    assert_eq!(period(&one, &format!("2005 | Regionalt:Kenya,Mali | {title}")), no);
    let inland = "IOM | Mobile clinics for inland fishing communities";
    assert_eq!(period(&one, &format!("2005 | Kenya | {inland}")), no);
    assert_eq!(period(&one, &format!("2005 | Kenya | {title}, lot 4")), no);
    assert_eq!(
        period("2005 | Kenya | IOM | Kolabinur", "2005 | Kenya | IOM | Kolabinur"),
        no
    );
}
