//! Pairs and lists that hardly differ, on both sides of what parts them.

use std::fmt::Write as _;

use expect_test::expect;
use portefolje::link::{link, link_as_decided, waterfall};
use portefolje::model::{Agreement, Amount, Argument, Comparison, Forced, Linkage};
use portefolje::template::Linking;

use crate::link::edges::{changed, step_of};
use crate::link::words::shown;
use crate::link::{agreements, linking};

const CLINICS: &str = "Mobile clinics for coastal fishing communities";

/// The points that two agreements of a list get in one comparison, and what for.
pub(super) fn step(
    agreements: &[Agreement],
    rules: &Linking,
    pair: (usize, usize),
    comparison: Comparison,
) -> (i32, String) {
    let found = waterfall(agreements, rules, &Linkage::default(), pair);
    let step = found.steps.into_iter().find(|step| step.0 == comparison).unwrap();
    (step.1, step.2.key.to_string())
}

/// The points of two agreements of a list.
pub(super) fn points(agreements: &[Agreement], pair: (usize, usize)) -> i32 {
    waterfall(agreements, &linking(), &Linkage::default(), pair).points
}

/// How many projects a list has.
pub(super) fn projects(agreements: &[Agreement], rules: &Linking) -> usize {
    link(agreements, rules).clusters.len()
}

#[test]
fn titles_that_hardly_differ() {
    let pairs = "
        Radio in Kavre 2005 123 | Radio in Kavre
        Radio 2005 og Kavre | Radio Kavre
        Zambezi Valley Lantern Festival | ZVLF Zambezi Valley Lantern Festival
        ZVLF | Zambezi Valley Lantern Festival
        ZVLF | Zambezi Valley Lantern Festival of Kites
        2005 | 2006
        Hot line havre | Hot hotline hester
        Hot line villages | Harvest villages
        Hot line | Hotline
        Kolab1 villages | Kolabo villages
        Kolabo villages | Kolab1 villages
        Kolabinur tavern | Xolabinur temple
        Phase II of radio in Kavre | Radio in Kavre
        Lot 4: radio for highland villages | Radio for highland villages, lot 4
        Verksteder og leirplasser i Turkwel | Workshops and campgrounds in Lodwar
        Nye mobile clinics og orchards | New mobile clinics and wells
        სკოლები თბილისში | სკოლა თბილისში";
    let mut found = String::new();
    for pair in pairs.lines().map(str::trim).filter(|pair| !pair.is_empty()) {
        let (one, other) = pair.split_once(" | ").unwrap();
        let agreements = changed(|at, it| it.title = [one, other][at].into());
        let found_out = waterfall(&agreements, &linking(), &Linkage::default(), (0, 1));
        let (_, points, said) = &found_out.steps[0];
        writeln!(found, "{pair}: {points} {}", shown(said)).unwrap();
    }
    expect![[r#"
        Radio in Kavre 2005 123 | Radio in Kavre: 90 marks mark «2005»
        Radio 2005 og Kavre | Radio Kavre: 90 marks mark «2005»
        Zambezi Valley Lantern Festival | ZVLF Zambezi Valley Lantern Festival: 90 spelling
        ZVLF | Zambezi Valley Lantern Festival: 89 spelling
        ZVLF | Zambezi Valley Lantern Festival of Kites: 37 more «Kites»
        2005 | 2006: -60 other
        Hot line havre | Hot hotline hester: -71 differs «line havre» «hotline hester»
        Hot line villages | Harvest villages: -38 differs «Hot line» «Harvest»
        Hot line | Hotline: 89 spelling
        Kolab1 villages | Kolabo villages: -76 differs «Kolab1» «Kolabo»
        Kolabo villages | Kolab1 villages: -76 differs «Kolabo» «Kolab1»
        Kolabinur tavern | Xolabinur temple: -155 other
        Phase II of radio in Kavre | Radio in Kavre: 90 marks mark «Phase II»
        Lot 4: radio for highland villages | Radio for highland villages, lot 4: 90 order
        Verksteder og leirplasser i Turkwel | Workshops and campgrounds in Lodwar: -173 other
        Nye mobile clinics og orchards | New mobile clinics and wells: 51 translated
        სკოლები თბილისში | სკოლა თბილისში: -76 differs «სკოლები» «სკოლა»
    "#]].assert_eq(&found);
}

/// What a template lets a title count that is cut, or one side of another, is the least.
#[test]
fn a_title_that_counts_as_much_anyway_is_not_said_to_be_cut() {
    let key = |titles: [&str; 2], change: &dyn Fn(&mut Linking)| {
        let agreements = changed(|at, it| it.title = titles[at].into());
        let mut rules = linking();
        change(&mut rules);
        step(&agreements, &rules, (0, 1), Comparison::Title).1
    };
    let cut = ["Radio for highland villages", "Radio for highland villages in Kavre"];
    let side = ["Nomadic teachers orchards", "Fjellbygder/Nomadic teachers orchards"];
    let said = ["Mobile clinics og Turkwel orchards", "Mobile clinics and Turkwel wells"];
    let (more, differ) = ("link-title-more", "link-title-differs");
    let cut = |most: i32| key(cut, &|rules| rules.title.cut = most);
    assert_eq!([cut(848), cut(849)], [more, "link-title-cut"]);
    let side = |most: i32| key(side, &|rules| rules.title.side = most);
    assert_eq!([side(848), side(849)], [more, "link-title-side"]);
    let said = |most: i32| key(said, &|rules| rules.title.translated = most);
    assert_eq!([said(736), said(737)], [differ, "link-title-translated"]);
}

/// Three tenths of what both say is the least that titles can share.
#[test]
fn titles_share_words_from_three_tenths_on() {
    let key = |imagined: u64| {
        let mut rules = linking();
        rules.title.imagined_list = imagined;
        let titles = ["Kolabinur Dovre Elga", "Kolabinur Turkwel Savre"];
        let agreements = changed(|at, it| it.title = titles[at].into());
        step(&agreements, &rules, (0, 1), Comparison::Title).1
    };
    assert_eq!([key(20), key(22)], ["link-title-other", "link-title-differs"]);
}

#[test]
fn a_known_compound_is_not_parted() {
    let key = |known: bool| {
        let mut rules = linking();
        if known {
            rules.words.same.push(vec!["vannprosjekt".to_owned(), "vannpro".to_owned()]);
        }
        let titles = ["Vannprosjekt i Kavre", "Vann prosjekt i Kavre"];
        let agreements = changed(|at, it| it.title = titles[at].into());
        step(&agreements, &rules, (0, 1), Comparison::Title).1
    };
    assert_eq!([key(false), key(true)], ["link-title-order", "link-title-differs"]);
}

/// A word that stands in three titles of a country at least, in at least one of seven of
/// them, and in at most one title elsewhere for four there, says little.
#[test]
fn the_word_for_a_country_says_little() {
    let title = |here: usize, elsewhere: usize, others: usize| {
        let mut list = String::new();
        let words = |at: usize| {
            let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap());
            format!("{}{}mbo{}", letter(at), letter(at / 26), letter(at * 7))
        };
        for at in 0..here + elsewhere + others {
            let country =
                if (here..here + elsewhere).contains(&at) { "Nepal" } else { "Kenya" };
            let word = if at < here + elsewhere { "Kavre" } else { "Turkwel" };
            let word = if word == "Turkwel" { words(at + 300) } else { word.to_owned() };
            writeln!(list, "{:03} | 2005 | {country} | | {word} {}", at, words(at))
                .unwrap();
        }
        step(&agreements(&list), &linking(), (0, 1), Comparison::Title).0
    };
    let found = [
        title(2, 0, 0),
        title(3, 0, 0),
        title(3, 1, 0),
        title(4, 1, 0),
        title(3, 0, 18),
        title(3, 0, 19),
    ];
    assert_eq!(found, [-16, -62, -20, -62, -62, -18]);
}

/// A word that stands in so many titles is no name.
#[test]
fn a_name_is_rare() {
    let title = |more: &str| {
        let mut rules = linking();
        rules.title.name_share = 1000;
        let list = format!(
            "1 | 2005 | Kenya | IOM | Radio in Kavre\n2 | 2006 | Kenya | IOM | Radio in Dolakha{more}"
        );
        step(&agreements(&list), &rules, (0, 1), Comparison::Title).0
    };
    let more = "\n3 | 2007 | Kenya | IOM | Wells in Kavre\n4 | 2007 | Kenya | IOM | Wells in Dolakha";
    assert_eq!([title(""), title(more)], [-76, -11]);
}

#[test]
fn years_are_said_to_follow_where_both_are_single() {
    let key = |one: &str, other: &str| {
        let list =
            format!("1 | {one} | Kenya | IOM | Ly\n2 | {other} | Kenya | IOM | Ly");
        step_of(&agreements(&list), Comparison::Period).1
    };
    assert_eq!(key("2005", "2006"), "link-years-follow");
    assert_eq!(key("2005", "2006-2008"), "link-periods-follow");
    assert_eq!(key("2003-2005", "2006"), "link-periods-follow");
    assert_eq!(key("2005", "2007"), "link-years-apart");
    assert_eq!(key("2005", "2007-2008"), "link-periods-apart");
    assert_eq!(key("2003-2005", "2007"), "link-periods-apart");
}

/// What the sentence on a pair names, for and against it.
#[test]
fn evidence_names_what_speaks_and_nothing_else() {
    let sentence = |rules: &Linking,
                    forced: &Forced,
                    change: &dyn Fn(usize, &mut Agreement)| {
        let agreements = changed(change);
        let linkage = link_as_decided(&agreements, rules, forced);
        let link = linkage.decided.first().or(linkage.others.first()).unwrap();
        let parts = |name: &str| -> String {
            let found = link.evidence.arguments.iter().find(|it| it.0 == name);
            let Some((_, Argument::List(parts))) = found else { return String::new() };
            let keys = parts.iter().map(|part| match part {
                Argument::Message(part) => match part.arguments.first() {
                    Some((_, Argument::List(equal))) => format!("{equal:?}")
                        .split('"')
                        .filter(|it| it.starts_with("link-"))
                        .collect::<Vec<_>>()
                        .join("+"),
                    _ => part.key.to_string(),
                },
                other => format!("{other:?}"),
            });
            keys.collect::<Vec<_>>().join(", ")
        };
        format!("{} | {}", parts("reasons"), parts("against")).replace("link-", "")
    };
    let mut asked = linking();
    (asked.review_points, asked.probable_points) = (-400, i32::MAX);
    let nobody = Forced::default();
    let place =
        |list: &str| agreements(&format!("1 | 2005 | {list}"))[0].geography.clone();
    let mut flat = asked.clone();
    flat.title.ladder = vec![[0, 0], [1000, 0]];
    (flat.title.replaced, flat.title.other_name) = (0, 0);
    let shown = Forced { shown: vec![(0, 1)], apart: vec![(0, 1)], ..Forced::default() };
    let found = [
        sentence(&asked, &nobody, &|at, it| it.geography = place(["Kenya", ""][at])),
        sentence(&asked, &nobody, &|at, it| {
            it.geography = place(["Regionalt:Kenya,Mali", "Regionalt:Laos,Nepal"][at]);
        }),
        sentence(&asked, &nobody, &|_, it| {
            it.description = "nurses travel along islands by boat with vaccines".into();
        }),
        sentence(&flat, &nobody, &|at, it| {
            it.title = ["Radio for villages", "Radio for herders"][at].into();
        }),
        sentence(&asked, &shown, &|at, it| it.geography = place(["Kenya", "Mali"][at])),
        sentence(&asked, &nobody, &|at, it| {
            it.title = ["Radio for villages", "Radio for herders"][at].into();
            it.partner = agreements(["1 | | | IOM", "1"][at])[0].partner.clone();
            it.geography = place("");
        }),
    ];
    expect![[r#"
        the-title+the-partner, years-follow | 
        the-title+the-partner, years-follow | 
        the-title+the-partner+the-country, years-follow, descriptions-alike | 
        the-partner+the-country, years-follow | title-differs
        the-title+the-partner, years-follow | countries-differ
        years-follow | title-differs"#]]
    .assert_eq(&found.join("\n"));
}

/// Nothing is left out before titles and descriptions are compared that they can save.
#[test]
fn no_pair_is_given_up_too_early() {
    // Nothing is known but the title.
    let bare = changed(|_, it| {
        it.stated_period = None;
        it.geography = agreements("1")[0].geography.clone();
        it.partner = agreements("1")[0].partner.clone();
        it.amounts.clear();
    });
    assert_eq!(points(&bare, (0, 1)), 90);
    assert_eq!(projects(&bare, &linking()), 1);
    // All that can speak for a pair does.
    let asked = |agreements: &[Agreement], more: i32| {
        let mut rules = linking();
        rules.review_points = points(agreements, (0, 1)) + more;
        rules.probable_points = i32::MAX;
        link(agreements, &rules).others.len()
    };
    let all = changed(|_, it| {
        it.description = "nurses travel along islands by boat with vaccines".into();
    });
    assert_eq!([asked(&all, 0), asked(&all, 1)], [1, 0]);
    // All that can speak against a pair does.
    let nothing = changed(|at, it| {
        it.title = ["Kolabinur Turkwel", "Kolabinur Dolakha"][at].into();
        it.unit = ["UD", "Norad"][at].into();
        it.number = ["KEN 1", "NPL 2"][at].into();
        it.amounts[0].amount = Amount::kroner([1, 100][at]);
        it.amounts[0].year = Some(2005);
        it.stated_period = agreements("1 | 2005")[0].stated_period;
        it.partner = agreements(["1 | | | *IOM", "1 | | | *WFP"][at])[0].partner.clone();
    });
    assert_eq!([asked(&nothing, 0), asked(&nothing, 1)], [1, 0]);
}

/// The points that the descriptions of the first two agreements get.
fn described(texts: &[&str]) -> (i32, String) {
    let mut list = String::new();
    for at in 0..texts.len() {
        writeln!(list, "{at:02} | 2005 | Kenya | IOM | {CLINICS}").unwrap();
    }
    let mut list = agreements(&list);
    for (agreement, text) in list.iter_mut().zip(texts) {
        agreement.description = (*text).into();
    }
    step(&list, &linking(), (0, 1), Comparison::Description)
}

/// A word of many descriptions says less than one of few, and only those that say most
/// are kept of a long one.
#[test]
fn descriptions_are_alike_by_their_rare_words() {
    let (one, other) = (
        "nurses travel along islands by boat",
        "nurses travel along mountain paths on mules",
    );
    let others = ["nurses travel along roads of gravel by lorry"; 1];
    let common: Vec<String> = ('a'..='z').map(|it| format!("{it}{it}ombo")).collect();
    let common = format!("{} {}", common.join(" "), "qarla rarla sarla tarla");
    let rare = "bivora divora fivora givora hivora kivora livora mivora";
    let long = format!("{common} {rare}");
    let found = [
        described(&[one, other]),
        described(&[one, other, others[0], "nurses travel along lakes in canoes"]),
        described(&[
            one,
            other,
            "judges hear cases about land",
            "farmers grow maize and beans",
        ]),
        described(&[&long, rare, &common, &format!("{common} extra")]),
    ];
    assert_eq!(found.map(|it| it.0), [13, 12, 13, 8]);
}

/// The language of a text is that of its short words, if two of them are there, and
/// twice as many as of any other.
#[test]
fn descriptions_in_two_languages_say_nothing() {
    let key = |one: &str| described(&[one, "judges hear cases of land and of water"]).1;
    let (nothing, unlike) = ("explain-description-neutral", "link-descriptions-differ");
    assert_eq!(key("sykepleiere reiser og vaksinerer barn i landsbyer"), nothing);
    assert_eq!(key("sykepleiere reiser og vaksinerer barn fort"), unlike);
    assert_eq!(key("sykepleiere reiser og vaksinerer barn i landsbyer through"), nothing);
    assert_eq!(key("sykepleiere reiser og vaksinerer barn i hus med and of"), unlike);
    assert_eq!(
        key("sykepleiere reiser og vaksinerer barn i hus med tak fra by til and of the"),
        unlike
    );
}

/// Numbers of seven digits hold a year if they do so in more than half of the list.
#[test]
fn numbers_hold_a_year_if_most_of_them_do() {
    let series = |numbers: &[&str]| {
        let line = |it: &&str| format!("{it} | 2005 | Kenya | IOM | {CLINICS}\n");
        let list: String = numbers.iter().map(line).collect();
        step(&agreements(&list), &linking(), (0, 1), Comparison::Number).1
    };
    let (yes, no) = ("explain-number-same", "explain-number-missing");
    assert_eq!(series(&["2050012", "2050013"]), yes);
    assert_eq!(series(&["2050012", "2990013"]), no);
    assert_eq!(series(&["2050012", "2050013", "2990013"]), yes);
    assert_eq!(series(&["2050012", "2880013", "2990013"]), no);
    let years = |one: &str, other: &str| {
        let list =
            format!("{one} | 2005 | Kenya | IOM | Ly\n{other} | 2005 | Kenya | IOM | Ly");
        step_of(&agreements(&list), Comparison::Period).0
    };
    let rules = linking().period;
    assert_eq!(years("QZA-05/0303", "QZA-06/0304"), rules.overlap);
    assert_eq!(years("QZA-2005/0303", "QZA-2106/0304"), rules.same_year);
}

#[test]
fn a_single_letter_is_no_short_form_of_a_partner() {
    let agreements = changed(|at, it| {
        it.partner =
            agreements(["1 | | | Kolabinur", "1 | | | K"][at])[0].partner.clone();
    });
    assert_eq!(step_of(&agreements, Comparison::Partner).1, "link-partners-differ");
}

/// Two agreements without a title have none in common.
#[test]
fn a_missing_title_is_not_the_same_title() {
    let agreements = changed(|_, it| it.title = "".into());
    assert_eq!(step_of(&agreements, Comparison::Title), (-60, "link-title-other".into()));
}
