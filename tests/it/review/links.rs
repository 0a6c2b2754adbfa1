//! Decisions on links: same, not the same, split out, related, wait.

use portefolje::model::Status;

use crate::review::book::{Book, convert};

/// Three annual agreements of one project, two of another, and two that stand alone.
pub(crate) const LIST: &str = "Avtalenummer;Tittel;Land;Partner;År;Beløp
MWI-01;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2004;1000000
MWI-02;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2005;1200000
MWI-03;Skolemat i Lilongwe;Malawi;Kirkens Nødhjelp;2006;1100000
NPL-11;Jordmødre i fjellandsbyer;Nepal;Redd Barna;2005;700000
NPL-12;Jordmødre i fjellandsbyer;Nepal;Redd Barna;2006;800000
ETH-21;Brønner ved Awash;Etiopia;CARE Norge;2005;900000
UGA-31;Kaffekooperativ ved Elgon;Uganda;Norges Vel;2006;600000
";

#[track_caller]
fn check(book: &Book, groups: &[&[&str]], statuses: &str) {
    assert_eq!(book.groups(), groups);
    assert_eq!(book.statuses(), statuses);
}

#[test]
fn same_joins_what_was_never_compared() {
    let before = convert(LIST, None);
    let after = convert(LIST, Some(&before.decided(&[("ETH-21", "UGA-31", "Samme")])));
    check(
        &after,
        &[&["ETH-21", "UGA-31"], &["MWI-01", "MWI-02", "MWI-03"], &["NPL-11", "NPL-12"]],
        "B1 applied",
    );
}

#[test]
fn not_the_same_holds_through_third_agreements() {
    let before = convert(LIST, None);
    let decided = before.decided(&[("MWI-01", "MWI-03", "Ikke samme")]);
    let after = convert(LIST, Some(&decided));
    let together = after
        .groups()
        .iter()
        .any(|group| group.contains(&"MWI-01") && group.contains(&"MWI-03"));
    assert!(!together, "{:?}", after.groups());
    assert_eq!(after.statuses(), "B1 applied");
}

#[test]
fn not_the_same_stands_above_a_common_frame() {
    let list = LIST.replace("ETH-21", "QZA-20/0303-1").replace("UGA-31", "QZA-20/0303-2");
    let before = convert(&list, None);
    assert!(before.groups().contains(&vec!["QZA-20/0303-1", "QZA-20/0303-2"]));
    let pair = ("QZA-20/0303-1", "QZA-20/0303-2", "Ikke samme");
    let after = convert(&list, Some(&before.decided(&[pair])));
    assert!(after.groups().contains(&vec!["QZA-20/0303-1"]), "{:?}", after.groups());
}

#[test]
fn a_member_is_split_out_of_all_of_its_project() {
    let before = convert(LIST, None);
    let after = convert(LIST, Some(&before.decided(&[("MWI-01", "MWI-02", "Skill ut")])));
    check(
        &after,
        &[
            &["ETH-21"],
            &["MWI-01", "MWI-03"],
            &["MWI-02"],
            &["NPL-11", "NPL-12"],
            &["UGA-31"],
        ],
        "B1 applied",
    );
}

/// A project of more agreements than a cell of the ledger tells all of.
#[test]
fn members_of_a_large_project_stay_split_out_year_after_year() {
    let header = "Avtalenummer;Tittel;Land;Partner;Beløp\n";
    let row = |at: usize| {
        format!("{};Støtte til brønner;Kenya;Kirkens Nødhjelp;100000\n", 2_000_000 + at)
    };
    let list: String =
        [header.to_owned()].into_iter().chain((1..=120).map(row)).collect();
    let before = convert(&list, None);
    let groups = before.groups();
    let large = groups.iter().max_by_key(|group| group.len()).unwrap().clone();
    assert!(large.len() > 90, "{}", large.len());
    let out = &large[50..80];
    let split = out.iter().map(|number| (large[0], *number, "Skill ut"));
    // What contradicts itself is asked again, and remembers as much.
    let contrary = [(large[0], large[90], "Samme"), (large[90], large[1], "Skill ut")];
    let contrary = contrary.into_iter().chain([(large[0], large[90], "Skill ut")]);
    let decided: Vec<(&str, &str, &str)> = split.chain(contrary).collect();
    let after = convert(&list, Some(&before.decided(&decided)));
    for number in out {
        assert!(after.groups().contains(&vec![*number]), "{number}");
    }
    let lines = after.sheet("Beslutninger").cells.into_values();
    let lines = lines.map(|text| text.lines().count()).max();
    assert_eq!(lines, Some(41), "Excel allows for 253");
    // The report that follows knows it from this one's ledger alone.
    let next = convert(&list, Some(&after));
    assert_eq!(next.groups(), after.groups());
    assert_eq!(next.statuses(), after.statuses());
    let third = convert(&list, Some(&next));
    assert_eq!(third.groups(), after.groups());
}

#[test]
fn what_was_answered_is_not_asked_again() {
    let before = convert(LIST, None);
    let cell = before.cell("Gruppering", &["NPL-11", "NPL-12"], "Beslutning");
    let decided = before.typed(&[("Gruppering", &cell, "Samme")]);
    let after = convert(LIST, Some(&decided));
    let sheet = after.sheet("Gruppering");
    let rows = sheet.cells.iter().filter(|(_, text)| *text == "NPL-12").count();
    assert_eq!(rows, 1, "one row, with its answer");
    let cell = after.cell("Gruppering", &["NPL-11", "NPL-12"], "Beslutning");
    let place = crate::support::lint::cell(&cell);
    assert_eq!(sheet.cells[&place], "Samme");
}

#[test]
fn a_contradiction_is_shown_and_nothing_of_it_holds() {
    let before = convert(LIST, None);
    let decided = before.decided(&[
        ("ETH-21", "UGA-31", "Samme"),
        ("UGA-31", "NPL-11", "Samme"),
        ("ETH-21", "NPL-11", "Ikke samme"),
        ("MWI-01", "MWI-02", "Samme"),
    ]);
    let after = convert(LIST, Some(&decided));
    assert_eq!(after.groups(), before.groups());
    assert_eq!(
        after.statuses(),
        "B1 conflicting, B2 conflicting, B3 conflicting, B4 applied"
    );
    let ledger = after.sheet("Beslutninger");
    let named = |id: &str| ledger.cells.values().any(|text| text.contains(id));
    assert!(named("motstridende (mot B1 og B2)") && named("motstridende (mot B3)"));
}

#[test]
fn a_pair_decided_twice_in_different_ways_is_a_contradiction() {
    let before = convert(LIST, None);
    let decided = before
        .decided(&[("ETH-21", "UGA-31", "Samme"), ("UGA-31", "ETH-21", "Ikke samme")]);
    let after = convert(LIST, Some(&decided));
    check(
        &after,
        &before.groups().iter().map(Vec::as_slice).collect::<Vec<_>>(),
        "B1 conflicting, B2 conflicting",
    );
    // A new answer in the review sheet settles it.
    let cell = after.cell("Gruppering", &["ETH-21", "UGA-31"], "Beslutning");
    let settled = convert(LIST, Some(&after.typed(&[("Gruppering", &cell, "Samme")])));
    assert_eq!(settled.count(Status::Applied), 1, "{}", settled.statuses());
    assert!(settled.groups().contains(&vec!["ETH-21", "UGA-31"]));
}

#[test]
fn deleting_a_row_of_the_ledger_undoes_the_decision() {
    let before = convert(LIST, None);
    let after = convert(LIST, Some(&before.decided(&[("ETH-21", "UGA-31", "Samme")])));
    let cells: Vec<String> =
        (0..17).map(|at| format!("{}2", portefolje::model::column_letters(at))).collect();
    let empty: Vec<(&str, &str, &str)> =
        cells.iter().map(|cell| ("Beslutninger", cell.as_str(), "")).collect();
    let undone = convert(LIST, Some(&after.typed(&empty)));
    check(&undone, &before.groups().iter().map(Vec::as_slice).collect::<Vec<_>>(), "");
}

#[test]
fn emptying_the_answer_undoes_the_decision() {
    let before = convert(LIST, None);
    let after = convert(LIST, Some(&before.decided(&[("ETH-21", "UGA-31", "Samme")])));
    let cell = after.cell("Gruppering", &["ETH-21", "UGA-31"], "Beslutning");
    let undone = convert(LIST, Some(&after.typed(&[("Gruppering", &cell, "")])));
    check(&undone, &before.groups().iter().map(Vec::as_slice).collect::<Vec<_>>(), "");
}

#[test]
fn a_number_given_to_something_else_takes_no_decision_with_it() {
    let before = convert(LIST, None);
    let decided = before.decided(&[("ETH-21", "UGA-31", "Samme")]);
    let next = LIST.replace(
        "ETH-21;Brønner ved Awash;Etiopia;CARE Norge",
        "ETH-21;Valgobservasjon;Kenya;NORDEM",
    );
    let after = convert(&next, Some(&decided));
    assert_eq!(after.statuses(), "B1 stale");
    assert!(after.groups().contains(&vec!["ETH-21"]));
}

#[test]
fn what_is_gone_is_an_orphan_and_comes_back() {
    let before = convert(LIST, None);
    let decided = before.decided(&[("ETH-21", "UGA-31", "Samme")]);
    let kept: Vec<&str> =
        LIST.lines().filter(|line| !line.starts_with("ETH-21")).collect();
    let without = kept.join(
        "
",
    );
    let gone = convert(&without, Some(&decided));
    assert_eq!(gone.statuses(), "B1 orphan");
    let back = convert(LIST, Some(&gone));
    assert_eq!(back.statuses(), "B1 applied");
    assert!(back.groups().contains(&vec!["ETH-21", "UGA-31"]));
}

#[test]
fn a_new_number_is_found_by_frame_or_by_unmistakable_likeness() {
    let before = convert(LIST, None);
    let decided = before.decided(&[("ETH-21", "UGA-31", "Samme")]);
    let renumbered = LIST.replace("ETH-21", "AFR-77");
    let after = convert(&renumbered, Some(&decided));
    assert_eq!(after.statuses(), "B1 reanchored");
    assert!(after.groups().contains(&vec!["AFR-77", "UGA-31"]));
    // Two agreements that it could be are one too many.
    let twice =
        format!("{renumbered}AFR-78;Brønner ved Awash;Etiopia;CARE Norge;2005;1\n");
    let doubtful = convert(&twice, Some(&decided));
    assert_eq!(doubtful.statuses(), "B1 orphan");
}

#[test]
fn what_cannot_be_read_is_a_finding() {
    let before = convert(LIST, None);
    let decided = before.decided(&[
        ("ETH-21", "UGA-31", "kanskje"),
        ("ETH-21", "", "Samme"),
        ("ETH-21", "NPL-11", "=A1"),
    ]);
    let after = convert(LIST, Some(&decided));
    assert_eq!(after.statuses(), "");
    let codes: Vec<&str> =
        after.report.findings.iter().map(|one| one.rule.code()).collect();
    assert_eq!(codes.iter().filter(|code| **code == "R702").count(), 2);
    assert_eq!(codes.iter().filter(|code| **code == "R703").count(), 1);
}

#[test]
fn a_pair_that_was_answered_twice_alike_shows_its_answer() {
    let before = convert(LIST, None);
    let pairs = [("ETH-21", "UGA-31", "Samme"), ("UGA-31", "ETH-21", "Samme")];
    let after = convert(LIST, Some(&before.decided(&pairs)));
    assert_eq!(after.statuses(), "B1 applied, B2 applied");
    let cell = after.cell("Gruppering", &["ETH-21", "UGA-31"], "Beslutning");
    let shown = &after.sheet("Gruppering").cells[&crate::support::lint::cell(&cell)];
    assert_eq!(shown, "Samme");
    let next = convert(LIST, Some(&after));
    assert_eq!(next.statuses(), after.statuses());
}

#[test]
fn an_answer_emptied_in_the_ledger_is_undone() {
    let before = convert(LIST, None).decided(&[("ETH-21", "UGA-31", "Samme")]);
    let after = convert(LIST, Some(&before));
    let cell = after.cell("Beslutninger", &["Samme"], "Beslutning");
    let emptied = convert(LIST, Some(&after.typed(&[("Beslutninger", &cell, "")])));
    assert_eq!(emptied.statuses(), "");
    let said = emptied.report.findings.iter().filter(|one| one.rule.code() == "R701");
    assert_eq!(said.count(), 0);
}

#[test]
fn an_agreement_split_out_is_kept_once_however_its_number_is_written() {
    let numbered = |mark: &str| LIST.replace("MWI-0", &format!("MWI-06{mark}0"));
    let before = convert(&numbered("/"), None);
    let split = before.decided(&[("MWI-06/01", "MWI-06/02", "Skill ut")]);
    let after = convert(&numbered("-"), Some(&split));
    let anchors = &after.report.decisions[0].decision.anchors;
    let numbers: Vec<&str> = anchors.iter().map(|one| one.number.as_str()).collect();
    assert_eq!(numbers, ["MWI-06-02", "MWI-06-01", "MWI-06-03"]);
}
