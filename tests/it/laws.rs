//! The laws: nothing is lost, order does not matter, the same input gives the same bytes.

use std::fmt::Write as _;

use proptest::prelude::*;

use portefolje::language::{Language, Tag};
use portefolje::model::{Report, Total};
use portefolje::pipeline::{Input, Request, run};
use portefolje::template::{Template, embedded, load};
use portefolje::write::write;

use crate::support::command::sample;
use crate::support::dump::dump;

/// Sheets that show rows and cells of the list, and so differ when its rows move.
const SHEETS_WITH_SOURCES: [&str; 8] =
    ["Avtaler", "Beløp", "Koding", "Navn", "Kolonner", "Avvik", "Kontroll", "Om"];

fn template(name: &str) -> Template {
    load(embedded(name).unwrap(), &|_| None).unwrap()
}

fn convert(name: &str, bytes: Vec<u8>, template: &Template) -> (Report, Vec<u8>) {
    let inputs = vec![Input { name: name.to_owned(), bytes }];
    let report = run(inputs, template, &Request::default(), &|_| {}).unwrap();
    let language = Language::new(Tag::Nb).with_names(template);
    let workbook = write(&report, template, &language).unwrap();
    (report, workbook)
}

/// The data rows of the sample's list as a CSV file, in the order of `keys`.
fn sample_as_csv(keys: &[u64]) -> Vec<u8> {
    use calamine::{Data, Reader as _, Xlsx};
    let bytes = std::io::Cursor::new(sample("vedlegg3-2007.xlsx"));
    let mut workbook = Xlsx::new(bytes).unwrap();
    let range = workbook.worksheet_range("Prosjektliste 2007").unwrap();
    let rows: Vec<Vec<String>> = range
        .rows()
        .map(|row| {
            let text = |cell: &Data| cell.to_string().replace(['\r', '\n'], " ");
            row.iter().map(text).collect()
        })
        .collect();
    let header =
        rows.iter().position(|row| row.iter().any(|cell| cell == "Land")).unwrap();
    let width = rows[header].iter().filter(|cell| !cell.is_empty()).count();
    let mut data: Vec<(u64, &Vec<String>)> = rows[header + 1..]
        .iter()
        .filter(|row| row[..width].iter().filter(|cell| !cell.is_empty()).count() > 8)
        .filter(|row| row[2] != rows[header][2])
        .enumerate()
        .map(|(index, row)| (keys.get(index).copied().unwrap_or(0), row))
        .collect();
    data.sort_by_key(|(key, _)| *key);
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(&rows[header][..width]).unwrap();
    for (_, row) in data {
        writer.write_record(&row[..width]).unwrap();
    }
    writer.into_inner().unwrap()
}

/// The workbook as text, without the sheets that show where rows stand.
fn without_sources(workbook: &[u8]) -> String {
    dump(workbook)
        .split("\n# ")
        .filter(|part| !SHEETS_WITH_SOURCES.iter().any(|name| part.starts_with(name)))
        .collect::<Vec<_>>()
        .join("\n# ")
}

#[test]
fn the_order_of_rows_changes_only_where_they_stand() {
    let template = template("menneskehandel");
    let rows = 266;
    let (plain, plain_workbook) = convert("l.csv", sample_as_csv(&[]), &template);
    assert_eq!(plain.agreements.len(), 191);
    for seed in 1..4_u64 {
        // A fixed shuffle: the order of multiples of a large odd number.
        let keys: Vec<u64> = (0..rows)
            .map(|row: u64| row.wrapping_mul(0x9E37_79B9_7F4A_7C15 ^ (seed << 7)))
            .collect();
        let (shuffled, workbook) = convert("l.csv", sample_as_csv(&keys), &template);
        assert_eq!(shuffled.conservation.nok_used, plain.conservation.nok_used);
        let (ours, theirs) =
            (without_sources(&workbook), without_sources(&plain_workbook));
        for (ours, theirs) in ours.lines().zip(theirs.lines()) {
            assert_eq!(ours, theirs, "seed {seed}");
        }
        assert_eq!(ours.len(), theirs.len());
    }
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    let template = template("menneskehandel");
    let (_, one) = convert("l.xlsx", sample("vedlegg3-2007.xlsx"), &template);
    let (_, two) = convert("l.xlsx", sample("vedlegg3-2007.xlsx"), &template);
    assert!(one == two, "the bytes differ");
}

/// Rows of a made-up list: number, title, country, partner, year, kroner.
fn rows() -> impl Strategy<Value = Vec<(u32, usize, usize, usize, i32, i64)>> {
    prop::collection::vec(
        (
            0..40_u32,
            0..6_usize,
            0..5_usize,
            0..5_usize,
            2000..2011_i32,
            -900_000..9_000_000_i64,
        ),
        1..40,
    )
}

fn list(rows: &[(u32, usize, usize, usize, i32, i64)], noise: bool) -> String {
    const TITLES: [&str; 6] = [
        "Vann og skole",
        "Vann og skole, fase II",
        "Rettshjelp",
        "Rural roads",
        "Helse i nord",
        "",
    ];
    const COUNTRIES: [&str; 5] =
        ["Albania", "Kosovo", "Kenya", "Regionalt Afrika", "Atlantis"];
    const PARTNERS: [&str; 5] = ["IOM", "UNICEF", "Redd Barna", "Ukjent lag", ""];
    let mut text = String::new();
    if noise {
        text.push_str("Prosjektliste;;;;;\nper 31.12.2010;;;;;\n;;;;;\n");
    }
    text.push_str("Avtalenummer;Tittel;Land;Avtalepartner;År;Beløp\n");
    for (position, (number, title, country, partner, year, kroner)) in
        rows.iter().enumerate()
    {
        if noise && position % 7 == 3 {
            text.push_str(";;;;;\n");
        }
        writeln!(
            text,
            "20{number:05};{};{};{};{year};{kroner}",
            TITLES[*title], COUNTRIES[*country], PARTNERS[*partner]
        )
        .unwrap();
    }
    if noise {
        text.push_str(";;;;;\nKilde: departementets liste;;;;;\n");
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn rows_and_kroner_are_conserved(rows in rows(), noise: bool) {
        let template = template("generell");
        let bytes = list(&rows, noise).into_bytes();
        let (report, _) = convert("l.csv", bytes, &template);
        let counts = report.conservation.rows;
        prop_assert_eq!(
            counts.read, counts.used + counts.blank + counts.structure + counts.not_used
        );
        prop_assert_eq!(counts.used + counts.not_used, rows.len() as u64);
        let sum: i128 = rows.iter().map(|row| i128::from(row.5) * 100).sum();
        prop_assert_eq!(report.conservation.nok_read, Total(sum));
        prop_assert_eq!(
            report.conservation.nok_read,
            report.conservation.nok_used + report.conservation.nok_not_used
        );
        let in_projects: Total =
            report.projects.iter().map(|project| report.nok_of(project)).sum();
        prop_assert_eq!(in_projects, report.conservation.nok_used);
        for table in &report.tables {
            if table.columns_by.is_none() && table.scope.years.is_none() {
                let rows = table.rows.iter().filter(|row| row.level == 0);
                let sum: Total = rows.map(|row| row.figures.nok).sum();
                prop_assert_eq!(sum, table.base.nok, "{}", &table.key);
            }
        }
    }
}

/// Something done to a report.
type Change = fn(&mut Report);

/// What the laws say of a report that something was done to.
fn violated(change: impl FnOnce(&mut Report)) -> Option<String> {
    use portefolje::count::Portfolio;
    use portefolje::reconcile::{Inputs, reconcile};
    let template = template("generell");
    let name = "opplaering-20.xlsx";
    let (mut report, _) = convert(name, sample(name), &template);
    change(&mut report);
    let sampled: Vec<bool> = report.sample.members.iter().map(|one| one.chosen).collect();
    let inputs = Inputs {
        conservation: &report.conservation,
        lists: &[],
        sources: &report.sources,
        portfolio: Portfolio {
            agreements: &report.agreements,
            projects: &report.projects,
            sampled: &sampled,
            report_year: report.options.report_year,
        },
        tables: &report.tables,
        sample: &report.sample,
    };
    let run = std::panic::AssertUnwindSafe(|| reconcile(&inputs, &template));
    let fault = std::panic::catch_unwind(run).err()?;
    let text = fault.downcast_ref::<String>().cloned();
    Some(text.or_else(|| Some((*fault.downcast_ref::<&str>()?).to_owned())).unwrap())
}

#[test]
fn a_broken_law_stops_the_run() {
    assert_eq!(violated(|_| {}), None);
    let changes: [(&str, Change); 7] = [
        ("a row was lost", |report| report.conservation.rows.read += 1),
        ("kroner were lost", |report| report.conservation.nok_read.0 += 1),
        ("agreements and rows disagree", |report| {
            report.conservation.nok_used.0 += 1;
            report.conservation.nok_read.0 += 1;
        }),
        ("in no or two projects", |report| {
            report.projects[0].agreements.push(1);
        }),
        ("no agreement", |report| {
            let moved = std::mem::take(&mut report.projects[0].agreements);
            report.projects[1].agreements.extend(moved);
        }),
        ("grouping changed the total", |report| {
            // As many agreements as before, but one of them twice.
            let other = report.projects[0].agreements[0];
            let last = report.projects.last_mut().unwrap().agreements.last_mut().unwrap();
            *last = other;
        }),
        ("does not close", |report| report.tables[0].rows[0].figures.nok.0 += 1),
    ];
    for (what, change) in changes {
        let said = violated(change).unwrap_or_else(|| panic!("nothing stopped: {what}"));
        assert!(said.contains(what), "{what}: {said}");
    }
}
