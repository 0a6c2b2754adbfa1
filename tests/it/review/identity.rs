//! Numbers that stand for something else by now, agreements that changed places, and
//! projects that come, go and come back: no decision and no id goes to the wrong one.

use portefolje::model::Change;

use crate::review::book::{Book, convert};
use crate::review::links::LIST;

/// What becomes of `pair`, decided on the usual list, in the list of the next year.
#[track_caller]
fn after(pair: (&str, &str, &str), next: &str) -> Book {
    let first = convert(LIST, None);
    convert(next, Some(&first.decided(&[pair])))
}

/// The usual list with lines replaced, each known by its number.
fn list(lines: &[&str]) -> String {
    let number = |line: &str| line.split(';').next().unwrap().to_owned();
    let mut all: Vec<String> = LIST.lines().map(str::to_owned).collect();
    for line in lines {
        match all.iter_mut().find(|one| number(one) == number(line)) {
            Some(there) => (*line).clone_into(there),
            None => all.push((*line).to_owned()),
        }
    }
    all.join("\n") + "\n"
}

#[test]
fn agreements_that_changed_places_take_no_decision_with_them() {
    let two = "ETH-21;Brønner ved Awash;Etiopia;CARE Norge;2005;900000
ETH-22;Skolehager i Jimma;Etiopia;CARE Norge;2005;400000";
    let before: Vec<&str> = two.lines().collect();
    let first = convert(&list(&before), None);
    let decided = first.decided(&[("ETH-21", "UGA-31", "Samme")]);
    for (one, other, expected) in [
        // As they were, respelt, and with their titles or numbers exchanged; the latter
        // also respelt, and for one of them alone.
        ("Brønner ved Awash", "Skolehager i Jimma", "B1 applied"),
        ("Brønner ved Awahs", "Skolehager, Jimma", "B1 applied"),
        ("Skolehager i Jimma", "Brønner ved Awash", "B1 stale"),
        ("Skolehager i Jima", "Brønner ved Awahs", "B1 stale"),
        ("Biblioteker i Adama", "Brønner ved Awahs", "B1 stale"),
        // A new title is a new title, as long as nobody else has the old one.
        ("Biblioteker i Adama", "Skolehager i Jimma", "B1 applied"),
    ] {
        let one = format!("ETH-21;{one};Etiopia;CARE Norge;2005;900000");
        let other = format!("ETH-22;{other};Etiopia;CARE Norge;2005;400000");
        let next = list(&[one.as_str(), other.as_str()]);
        let after = convert(&next, Some(&decided));
        assert_eq!(after.statuses(), expected, "{one} / {other}");
    }
}

#[test]
fn a_number_holds_unless_what_it_stands_for_is_in_doubt() {
    let pair = ("ETH-21", "UGA-31", "Samme");
    for (line, expected) in [
        ("ETH-21;Brønner ved Awash;Etiopia;Brønnlaget;2005;900000", "applied"),
        ("ETH-21;Brønner ved elven Awash;Etiopia;CARE;2005;1", "applied"),
        ("ETH-21;;Etiopia;CARE Norge;2005;900000", "applied"),
        ("ETH-21;Brønner ved Awash;;;2005;900000", "applied"),
        ("ETH-21;Valgobservasjon;Etiopia;NORDEM;2008;900000", "stale"),
        ("ETH-21;Valgobservasjon;Kenya;CARE Norge;2005;900000", "stale"),
        ("ETH-21;Valgobservasjon;Etiopia;CARE Norge;2008;900000", "stale"),
    ] {
        let next = list(&[line]);
        assert_eq!(after(pair, &next).statuses(), format!("B1 {expected}"), "{line}");
    }
}

#[test]
fn agreements_that_hardly_differ_take_no_decision_with_them() {
    const PLACE: &str = "Etiopia;CARE Norge;2005";
    let line = |number: &str, rest: &str| format!("{number};{rest};900000");
    for (before, next, expected) in [
        // Lots that exchanged their numbers, and one that is only spelt otherwise.
        (
            ["Brønner ved Awash, del 1;@", "Brønner ved Awash, del 2;@"],
            ["Brønner ved Awash, del 2;@", "Brønner ved Awash, del 1;@"],
            "stale",
        ),
        (
            ["Brønner ved Awash, del 1;@", "Brønner ved Awash, del 2;@"],
            ["Brønner ved Awahs, del 1;@", "Brønner ved Awash, del 2;@"],
            "applied",
        ),
        // Where one says less by now, the other tells.
        (
            ["Brønner ved Awash;@", "Skolehager i Jimma;@"],
            ["Skolehager i Jimma;@", ";@"],
            "stale",
        ),
        (
            ["Brønner ved Awash;@", "Skolehager i Jimma;@"],
            [";@", "Brønner ved Awash;@"],
            "stale",
        ),
        (
            [
                "Kjernestøtte;Etiopia;CARE Norge;2005",
                "Kjernestøtte;Kenya;CARE Norge;2005",
            ],
            ["Kjernestøtte;;CARE Norge;2005", "Kjernestøtte;Etiopia;CARE Norge;2005"],
            "stale",
        ),
        // A title that two partners have.
        (
            ["Kjernestøtte;Etiopia;CARE Norge;2005", "Kjernestøtte;Etiopia;NORDEM;2005"],
            ["Kjernestøtte;Etiopia;NORDEM;2005", "Kjernestøtte;Etiopia;CARE Norge;2005"],
            "stale",
        ),
        (
            ["Kjernestøtte;Etiopia;CARE Norge;2005", "Kjernestøtte;Etiopia;NORDEM;2005"],
            ["Kjernestøtte;Etiopia;UNICEF;2005", "Kjernestøtte;Etiopia;NORDEM;2005"],
            "applied",
        ),
    ] {
        let lines = |numbers: [&str; 2], texts: [&str; 2]| {
            let two = [0, 1].map(|at| line(numbers[at], &texts[at].replace('@', PLACE)));
            list(&two.each_ref().map(String::as_str))
        };
        let numbers = ["ETH-21", "ETH-22"];
        let first = convert(&lines(numbers, before), None);
        let decided = first.decided(&[("ETH-21", "UGA-31", "Samme")]);
        let after = convert(&lines(numbers, next), Some(&decided));
        assert_eq!(after.statuses(), format!("B1 {expected}"), "{before:?} {next:?}");
    }
    // A twin under a new number is no ground to doubt the number that stayed.
    let twins = [
        line("ETH-21", "Brønner ved Awash;Etiopia;CARE Norge;2005"),
        line("ETH-22", "Brønner ved Awash;Etiopia;CARE Norge;2005"),
    ];
    let first = convert(&list(&twins.each_ref().map(String::as_str)), None);
    let decided = first.decided(&[("ETH-21", "UGA-31", "Samme")]);
    let next = list(&["ETH-21;;Etiopia;CARE Norge;2005;900000"])
        + "ETH-99;Brønner ved Awash;Etiopia;CARE Norge;2005;900000\n";
    assert_eq!(convert(&next, Some(&decided)).statuses(), "B1 applied");
}

#[test]
fn annual_agreements_that_exchanged_numbers_take_no_decision_with_them() {
    let exchanged = |one: &str, other: &str| {
        LIST.replace(
            "MWI-01;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2004;1000000",
            &format!("MWI-01;{one};1200000"),
        )
        .replace(
            "MWI-02;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2005;1200000",
            &format!("MWI-02;{other};1000000"),
        )
    };
    let pair = ("MWI-01", "UGA-31", "Samme");
    for other in [
        "Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2004",
        ";Malawi;Kirkens Nødhjelp;2004",
        "Skolemat i Lilongwe;;Kirkens Nødhjelp;2004",
    ] {
        let next = exchanged("Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2005", other);
        assert_eq!(after(pair, &next).statuses(), "B1 stale", "{other}");
    }
    // In a list of the new year alone all begin in that year, and are what they were.
    let one_year = "Avtalenummer;Tittel;Land;Partner;År;Beløp
MWI-01;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2007;1000000
MWI-02;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2007;1000000
UGA-31;Kaffekooperativ ved Elgon;Uganda;Norges Vel;2007;600000
";
    assert_eq!(after(pair, one_year).statuses(), "B1 applied");
}

#[test]
fn a_number_that_was_divided_is_found_in_its_parts_if_all_of_them_are_it() {
    let pair = ("ETH-21", "UGA-31", "Samme");
    let divided = |other: &str| {
        let parts = format!(
            "ETH-21-1;Brønner ved Awash;Etiopia;CARE Norge;2005;500000
ETH-21-2;{other};Etiopia;CARE Norge;2006;400000
"
        );
        let rest: Vec<&str> =
            LIST.lines().filter(|line| !line.starts_with("ETH-21;")).collect();
        format!("{}\n{parts}", rest.join("\n"))
    };
    let same = after(pair, &divided("Brønner ved Awash, del 2"));
    assert!(["B1 reanchored", "B1 orphan"].contains(&same.statuses().as_str()));
    let other = after(pair, &divided("Skolehager i Jimma"));
    assert!(!other.statuses().contains("applied"), "{}", other.statuses());
    let group = other.groups().into_iter().find(|group| group.contains(&"UGA-31"));
    assert!(!group.unwrap().contains(&"ETH-21-2"));
}

/// The ids of the projects with their former ids.
fn ids(book: &Book) -> Vec<String> {
    let projects = book.report.projects.iter();
    let ids = projects.map(|one| format!("{} {}", one.id, one.former.join("+")));
    ids.map(|id| id.trim().to_owned()).collect()
}

#[test]
fn ids_live_through_three_years_of_merging_and_splitting() {
    let first = convert(LIST, None);
    assert_eq!(ids(&first), ["ETH-21", "MWI-01", "NPL-11", "UGA-31"]);
    let decided = first.decided(&[("ETH-21", "UGA-31", "Samme")]);
    // The second year: merged, another title, one agreement more and one that begins
    // earlier.
    let second = list(&[
        "MWI-00;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2003;1",
        "ETH-21;Brønner ved Awash elv;Etiopia;CARE Norge;2005;900000",
        "KEN-41;Radioprogram i Mombasa;Kenya;IPS;2007;5",
    ]);
    let second = convert(&second, Some(&decided));
    assert_eq!(ids(&second), ["ETH-21 UGA-31", "KEN-41", "MWI-01", "NPL-11"]);
    // The third: the agreement that gave the id is gone, a number of an older project
    // stands for something else, and one agreement is split off.
    let third = "Avtalenummer;Tittel;Land;Partner;År;Beløp
MWI-00;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2003;1
MWI-02;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2005;1200000
MWI-03;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2006;1100000
NPL-12;Jordmødre i fjellandsbyer;Nepal;Redd Barna;2006;800000
UGA-31;Kaffekooperativ ved Elgon;Uganda;Norges Vel;2006;600000
ETH-21;Valgobservasjon i Harare;Zimbabwe;NORDEM;2008;300000
KEN-41;Radioprogram i Mombasa;Kenya;IPS;2007;5
";
    let split = second.decided(&[("MWI-02", "MWI-03", "Skill ut")]);
    let third = convert(third, Some(&split));
    // The project that was ETH-21 lives on in UGA-31's agreement, under its id; what has
    // the number now is another project.
    let expected =
        ["ETH-21 UGA-31", "ETH-21 (2)", "KEN-41", "MWI-01", "MWI-03", "NPL-11"];
    assert_eq!(ids(&third), expected);
    let project = |id: &str| {
        let found = third.report.projects.iter().find(|one| one.id == id).unwrap();
        let numbers = found.agreements.iter();
        let numbers = numbers.map(|at| third.report.agreements[*at].number.as_str());
        numbers.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(project("ETH-21"), "UGA-31");
    assert_eq!(project("ETH-21 (2)"), "ETH-21");
    assert_eq!(project("MWI-01"), "MWI-00 MWI-02");
    assert_eq!(project("NPL-11"), "NPL-12");
}

#[test]
fn a_number_given_to_something_else_is_a_project_ended_and_one_that_is_new() {
    let first = convert(LIST, None);
    let next = list(&[
        "ETH-21;Valgobservasjon i Harare;Zimbabwe;NORDEM;2008;300000",
        "UGA-31;Kaffekooperativ ved Elgon;Uganda;Norges Vel;2006;700000",
    ]);
    // Another agreement has another number, and is the same.
    let next = next.replace("NPL-12", "NPL-99");
    let after = convert(&next, Some(&first));
    let rows = &after.report.changes.as_ref().unwrap().rows;
    let row = |one: &Change| format!("{} {}", one.kind.key(), one.what);
    let rows: Vec<String> = rows.iter().map(row).collect();
    assert_eq!(rows, ["new ETH-21 (2)", "ended ETH-21", "revised UGA-31"]);
}
