//! What stands for the agreements of a project.

use std::fmt::Write as _;

use expect_test::expect;
use portefolje::link::{link_as_decided, projects};
use portefolje::model::{Agreement, Forced, Project};

use crate::link::{agreements, linking};

/// The one project of a list, whatever its agreements say.
fn project(agreements: &[Agreement]) -> Project {
    let same = (1..agreements.len()).map(|at| (0, at)).collect();
    let forced = Forced { same, ..Forced::default() };
    let linkage = link_as_decided(agreements, &linking(), &forced);
    let mut projects = projects(agreements, &linkage);
    assert_eq!(projects.len(), 1);
    projects.remove(0)
}

/// Shows what is made of each line, whose values belong to one agreement each.
fn table(
    lines: &str,
    what: impl Fn(usize, &str) -> String,
    show: impl Fn(&Project) -> String,
) -> String {
    let mut found = String::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let values = line.split(" | ").enumerate();
        let list: Vec<String> =
            values.map(|(at, value)| what(at, value.trim())).collect();
        let project = project(&agreements(&list.join("\n")));
        writeln!(found, "{line}: {}", show(&project)).unwrap();
    }
    found
}

#[test]
fn a_project_has_the_title_that_most_agreements_have() {
    let found = table(
        "Ly for kvinner | Ly for kvinner
         LY FOR KVINNER | Ly for kvinner
         LY FASE 2 | Ly fase 2
         Ly for kvinner | Ly for Kvinner | LY FOR KVINNER
         Ly | Ly | Kurs for alle
         Kurs | Skole
         Kurs | Bane
         Ly, fase II | Ly, fase III
         Ly 2006 | Ly, 2007
         Ly 2006-2007 | Ly (2008)
         Ly – 2006/2007 | Ly part 2
         Radio IV | Radio V
         Radio vi | Radio du
         Ly fase | Ly fase 2
         2006 | 2007
         Ly \"for alle\" 2006 | Ly \"for alle\" 2007
         Skole 12 Nord | Skole
         Skole nr 12 | Skole
         Brønner, distrikt 12 | Brønner
         Ly 2006/07 | Ly
         Ly 2006/123 | Ly
         Ly, fase ny | Ly",
        |at, title| format!("{at} | 200{at} | Kenya | IOM | {title}"),
        |project| project.title.to_string(),
    );
    expect![[r#"
        Ly for kvinner | Ly for kvinner: Ly for kvinner
        LY FOR KVINNER | Ly for kvinner: Ly for kvinner
        LY FASE 2 | Ly fase 2: Ly fase 2
        Ly for kvinner | Ly for Kvinner | LY FOR KVINNER: Ly for Kvinner
        Ly | Ly | Kurs for alle: Ly
        Kurs | Skole: Skole
        Kurs | Bane: Bane
        Ly, fase II | Ly, fase III: Ly
        Ly 2006 | Ly, 2007: Ly
        Ly 2006-2007 | Ly (2008): Ly
        Ly – 2006/2007 | Ly part 2: Ly
        Radio IV | Radio V: Radio
        Radio vi | Radio du: Radio du
        Ly fase | Ly fase 2: Ly fase
        2006 | 2007: 2006
        Ly "for alle" 2006 | Ly "for alle" 2007: Ly "for alle"
        Skole 12 Nord | Skole: Skole 12 Nord
        Skole nr 12 | Skole: Skole nr 12
        Brønner, distrikt 12 | Brønner: Brønner, distrikt 12
        Ly 2006/07 | Ly: Ly
        Ly 2006/123 | Ly: Ly 2006/123
        Ly, fase ny | Ly: Ly, fase ny
    "#]]
    .assert_eq(&found);
}

#[test]
fn a_project_is_where_most_agreements_are() {
    let found = table(
        "Kenya | Kenya | Mali
         Mali | Mali | Kenya
         - | Kenya
         Kenya | - | -
         Kenya | Mali
         Kenya | Regionalt:Kenya,Mali
         Regionalt:Kenya,Mali | Regionalt:Kenya,Mali | Kenya
         Regionalt:Kenya,Mali | Regionalt:Kenya,Niger",
        |at, place| format!("{at} | 200{at} | {} | IOM | Ly", place.trim_matches('-')),
        |project| {
            format!(
                "{} {}",
                project.geography.region,
                project.geography.countries.join("+")
            )
        },
    );
    expect![[r#"
        Kenya | Kenya | Mali:  Kenya
        Mali | Mali | Kenya:  Mali
        - | Kenya:  Kenya
        Kenya | - | -:  Kenya
        Kenya | Mali:  Kenya
        Kenya | Regionalt:Kenya,Mali: Regionen Kenya+Mali
        Regionalt:Kenya,Mali | Regionalt:Kenya,Mali | Kenya: Regionen Kenya+Mali
        Regionalt:Kenya,Mali | Regionalt:Kenya,Niger: Regionen Kenya+Mali
    "#]]
    .assert_eq(&found);
}

#[test]
fn a_project_has_a_partner_that_is_known_before_others() {
    let found = table(
        "IOM | IOM
         *IOM | WFP | WFP
         *IOM | *WFP | *WFP
         WFP | Alfa
         WFP | WFP | Alfa
         - | WFP
         WFP | - | -",
        |at, partner| {
            format!("{at} | 200{at} | Kenya | {} | Ly", partner.trim_matches('-'))
        },
        |project| project.partner.name.clone(),
    );
    expect![[r#"
        IOM | IOM: IOM
        *IOM | WFP | WFP: IOM
        *IOM | *WFP | *WFP: WFP
        WFP | Alfa: Alfa
        WFP | WFP | Alfa: WFP
        - | WFP: WFP
        WFP | - | -: WFP
    "#]]
    .assert_eq(&found);
}

#[test]
fn a_project_is_of_the_unit_that_most_agreements_name() {
    let unit = |units: [&str; 3]| {
        let mut list = agreements(
            "1 | 2005 | Kenya | IOM | Ly\n2 | 2006 | Kenya | IOM | Ly\n3 | 2007 | Kenya | IOM | Ly",
        );
        for (agreement, unit) in list.iter_mut().zip(units) {
            agreement.unit = unit.into();
        }
        project(&list).unit
    };
    assert_eq!(unit(["UD", "Norad", "Norad"]), "Norad");
    assert_eq!(unit(["UD", "Norad", ""]), "Norad");
    assert_eq!(unit(["Norad", "UD", "UD"]), "UD");
    assert_eq!(unit(["", "", "UD"]), "UD");
    assert_eq!(unit(["", "", ""]), "");
}

/// What holds a project together is as sure as its weakest link: a likely one before
/// one that the list states, and of several the one with the fewest points.
#[test]
fn a_project_is_as_sure_as_its_weakest_link() {
    let clinics = "Mobile clinics for coastal fishing communities";
    let mut list = agreements(&format!(
        "1 | 2005 | Kenya | IOM | {clinics}
         2 | 2006 | Kenya | IOM | {clinics}
         3 | 2007 | Kenya | IOM | Roads"
    ));
    list[2].extra.references.push("1".into());
    let linkage = link_as_decided(&list, &linking(), &Forced::default());
    let weakest = projects(&list, &linkage)[0].weakest.unwrap();
    let link = &linkage.links[weakest];
    assert_eq!((link.one, link.other), (0, 1));
    // Both are likely.
    let list = agreements(&format!(
        "1 | 2005 | Kenya | IOM | {clinics}
         2 | 2006 | Kenya | IOM | {clinics}
         3 | 2009 | Kenya | IOM | {clinics} and herders"
    ));
    let linkage = link_as_decided(&list, &linking(), &Forced::default());
    let weakest = projects(&list, &linkage)[0].weakest.unwrap();
    let least = linkage.links.iter().map(|link| link.points).min();
    assert_eq!((linkage.links.len(), Some(linkage.links[weakest].points)), (2, least));
    // Of two that are as sure the first.
    let list = agreements(&format!(
        "1 | 2005 | Kenya | IOM | {clinics}
         2 | 2006 | Kenya | IOM | {clinics}
         3 | 2007 | Kenya | IOM | {clinics}"
    ));
    let linkage = link_as_decided(&list, &linking(), &Forced::default());
    assert_eq!(linkage.links[0].points, linkage.links[1].points);
    assert_eq!(projects(&list, &linkage)[0].weakest, Some(0));
}
