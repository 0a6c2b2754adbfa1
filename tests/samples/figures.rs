//! The published figures, asserted before anything is written.

use indexmap::IndexMap;

use crate::budget::LATE_FROM;
use crate::data::Data;
use crate::project::{Codes, Project};

/// Words that would put a project under a theme that the report found nowhere.
const ABSENT: [&str; 16] = [
    "hiv",
    "aids",
    "helse",
    "health",
    "reproductive",
    "reproduktiv",
    "humanitarian",
    "humanitær",
    "emergency",
    "refugee",
    "refugees",
    "flyktning",
    "flyktninger",
    "displaced",
    "disabled",
    "hvitvasking",
];

/// Fails when the projects do not give the figures that the report published.
pub(crate) fn check(data: &Data, projects: &[Project]) {
    counts(projects);
    geography(data, projects);
    partners(data, projects);
    coding(projects);
    coverage(projects);
}

fn counts(projects: &[Project]) {
    let agreements: usize = projects.iter().map(|project| project.agreements.len()).sum();
    let sampled = projects.iter().filter(|project| project.codes.is_some());
    let total: i64 = projects.iter().map(Project::total).sum();
    assert_eq!((projects.len(), agreements), (110, 191));
    assert_eq!(sampled.clone().count(), 25);
    assert_eq!(sampled.map(Project::total).sum::<i64>(), 165_962_989);
    assert_eq!(total, 252_000_000);
}

fn geography(data: &Data, projects: &[Project]) {
    let late = |project: &Project| -> i64 {
        let late = project.amounts().filter(|(year, _)| LATE_FROM <= *year);
        late.map(|(_, amount)| amount).sum()
    };
    let mut areas: IndexMap<&str, i64> = IndexMap::new();
    let mut countries: IndexMap<&str, i64> = IndexMap::new();
    for project in projects {
        *areas.entry(data.budget.area(&project.country)).or_default() += late(project);
        *countries.entry(&project.country).or_default() += late(project);
    }
    let europe =
        areas["bosnia"] + areas["makedonia"] + areas["albania"] + areas["europa"];
    near("Europa 2003–2010", europe, 115_300_000, 50_000);
    near("Asia 2003–2010", areas["asia"], 58_800_000, 50_000);
    near("Afrika 2003–2010", areas["afrika"], 47_900_000, 50_000);
    near("Amerika og globalt 2003–2010", areas["verden"], 1_500_000, 50_000);
    near("Bosnia-Hercegovina 2003–2010", areas["bosnia"], 31_700_000, 50_000);
    let sum: i64 = areas.values().sum();
    // Half a per cent either way of 52 and of 14 per cent.
    assert!((515..=525).contains(&(1000 * europe / sum)), "Europe's share");
    assert!((135..=145).contains(&(1000 * areas["bosnia"] / sum)), "Bosnia's share");

    countries
        .retain(|country, _| !country.starts_with("Regionalt") && *country != "Globalt");
    countries.sort_by(|_, one, _, other| other.cmp(one));
    let largest: Vec<&str> = countries.keys().take(3).copied().collect();
    assert_eq!(largest, ["Bosnia-Hercegovina", "Albania", "Makedonia"]);
}

fn partners(data: &Data, projects: &[Project]) {
    let mut classes: IndexMap<&str, i64> = IndexMap::new();
    let mut norwegian: IndexMap<&str, i64> = IndexMap::new();
    for project in projects {
        let partner = data.partner(&project.partner);
        *classes.entry(&partner.class).or_default() += project.total();
        if matches!(partner.class.as_str(), "redd-barna" | "norwegian") {
            *norwegian.entry(&partner.name).or_default() += project.total();
        }
    }
    let (unicef, redd_barna) = (classes["unicef"], classes["redd-barna"]);
    near("IOM", classes["iom"], 89_000_000, 50_000);
    near("UNICEF", unicef, 40_000_000, 50_000);
    near("FN", unicef + classes["un"], 78_900_000, 50_000);
    near("Redd Barna", redd_barna, 18_000_000, 50_000);
    near("Norske", redd_barna + classes["norwegian"], 46_700_000, 50_000);
    let largest = norwegian.iter().max_by_key(|(_, kroner)| **kroner);
    assert_eq!(largest.map(|(name, _)| *name), Some("Redd Barna"));
}

fn near(what: &str, ours: i64, published: i64, tolerance: i64) {
    let off = (ours - published).abs();
    assert!(off < tolerance, "{what}: {ours} is {off} from the published {published}");
}

fn coding(projects: &[Project]) {
    let codes: Vec<&Codes> =
        projects.iter().filter_map(|project| project.codes.as_ref()).collect();
    let count = |cell: fn(&Codes) -> &str, code: &str| {
        codes
            .iter()
            .filter(|codes| cell(codes).split("; ").any(|one| one == code))
            .count()
    };
    let form: fn(&Codes) -> &str = |codes| &codes.form;
    let target: fn(&Codes) -> &str = |codes| &codes.target;
    let measure: fn(&Codes) -> &str = |codes| &codes.measure;
    let only = codes.iter().filter(|codes| codes.form == "Prostitusjon").count();
    assert_eq!((only, count(form, "Prostitusjon") - only), (4, 15));
    assert_eq!(codes.iter().filter(|codes| codes.form == "Tvangsarbeid").count(), 2);
    assert_eq!((count(form, "Tvangsarbeid"), count(form, "Organhandel")), (2, 0));
    assert_eq!(count(form, "Ikke spesifisert"), 18);
    assert_eq!((count(target, "Barn og unge"), count(target, "Kvinner")), (12, 11));
    assert_eq!(count(target, "Rom-befolkningen"), 5);
    assert_eq!(count(target, "Ikke spesifisert"), 12);
    assert_eq!((count(measure, "Forebygging"), count(measure, "Beskyttelse")), (20, 14));
    assert_eq!(count(measure, "Straffeforfølgelse"), 5);
    assert_eq!(codes.iter().filter(|codes| codes.evaluated.is_some()).count(), 8);
}

fn coverage(projects: &[Project]) {
    let words = |project: &Project| -> Vec<String> {
        let text = format!("{} {} {}", project.title, project.keywords, project.partner);
        let words = text.to_lowercase();
        words.split(|letter: char| !letter.is_alphabetic()).map(str::to_owned).collect()
    };
    for project in projects {
        for word in words(project) {
            assert!(!ABSENT.contains(&word.as_str()), "`{word}` in {}", project.title);
        }
    }
    let with = |wanted: &str| {
        let has = |project: &&Project| words(project).iter().any(|word| word == wanted);
        projects.iter().filter(|project| project.codes.is_none()).filter(has).count()
    };
    assert_eq!((with("etterspørsel"), with("organhandel")), (3, 1));
    assert_eq!((with("tvangsarbeid"), with("menn")), (2, 1));
    let (prevention, protection) = (with("forebygging"), with("beskyttelse"));
    assert!(protection < prevention, "prevention is the most common measure");
}
