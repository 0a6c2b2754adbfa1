//! The figures in the cells: those of the report's tables, and sums of their parts.

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use portefolje::language::{Language, Tag};
use portefolje::model::{Geography, Map, Partner, Report, Text};
use portefolje::pivot::{Sums, Value};

use super::package::{hard_names, kroner, pivots, record, report, text, written};
use crate::support::dump::{dump, sheet};
use crate::support::report::{small, template};

/// The figures of all PivotTables, a line a row.
#[track_caller]
fn check(records: Vec<Vec<Value>>, expected: &Expect) {
    let shown = |value: &Value| match value {
        Value::Number(number) => number.in_kroner().to_string(),
        Value::Text(text) => text.chars().take(12).collect(),
        Value::Blank => "–".to_owned(),
    };
    let sums = |sums: &Sums| -> String {
        let sums =
            sums.iter().map(|sum| sum.map_or("·".to_owned(), |sum| sum.to_string()));
        sums.collect::<Vec<_>>().join(" | ")
    };
    let mut text = String::new();
    for (pivot, grid) in pivots(records).pivots() {
        let columns: Vec<String> = grid.columns.iter().map(shown).collect();
        writeln!(text, "{}: {} | i alt", pivot.name, columns.join(" | ")).unwrap();
        for line in &grid.lines {
            let indent = "  ".repeat(line.level);
            writeln!(text, "{indent}{:?}: {}", shown(&line.label), sums(&line.sums))
                .unwrap();
        }
        writeln!(text, "I alt: {}", sums(&grid.totals)).unwrap();
    }
    expected.assert_eq(&text);
}

#[test]
fn spellings_in_another_case_are_one_member_and_blanks_come_last() {
    check(
        hard_names(),
        &expect![[r#"
        pvtEn: 2006 | 2007 | Ukjent | – | i alt
        "Ål & \"Ås\" <Ø": 100.00 | 20.00 | · | · | 120.00
          "Côte d'Ivoir": 100.00 | · | · | · | 100.00
          "Linje\nto": · | 20.00 | · | · | 20.00
        "ÆÆÆÆÆÆÆÆÆÆÆÆ": 3.00 | · | · | · | 3.00
          "_x0041_": 3.00 | · | · | · | 3.00
        "2007": · | · | 0.41 | · | 0.41
          "=A1": · | · | 0.41 | · | 0.41
        "–": · | -5.00 | · | -0.01 | -5.01
          "Nord": · | · | · | -0.01 | -0.01
          "–": · | -5.00 | · | · | -5.00
        I alt: 103.00 | 15.00 | 0.41 | -0.01 | 118.40
        pvtTo: 2006 | 2007 | Ukjent | – | i alt
        "Côte d'Ivoir": 100.00 | · | · | · | 100.00
        "Linje\nto": · | 20.00 | · | · | 20.00
        "_x0041_": 3.00 | · | · | · | 3.00
        "=A1": · | · | 0.41 | · | 0.41
        "Nord": · | · | · | -0.01 | -0.01
        "–": · | -5.00 | · | · | -5.00
        I alt: 103.00 | 15.00 | 0.41 | -0.01 | 118.40
    "#]],
    );
}

#[test]
fn the_largest_comes_first_within_what_it_is_nested_in() {
    let asia = |country: &str, sum: i64| {
        record(text("Asia"), text(country), kroner(2007), kroner(sum))
    };
    let africa = |country: &str, sum: i64| {
        record(text("Afrika"), text(country), kroner(2006), kroner(sum))
    };
    check(
        vec![asia("Nepal", 2), africa("Kenya", 9), asia("Laos", 5), africa("Mali", 1)],
        &expect![[r#"
            pvtEn: 2006 | 2007 | i alt
            "Afrika": 10.00 | · | 10.00
              "Kenya": 9.00 | · | 9.00
              "Mali": 1.00 | · | 1.00
            "Asia": · | 7.00 | 7.00
              "Laos": · | 5.00 | 5.00
              "Nepal": · | 2.00 | 2.00
            I alt: 10.00 | 7.00 | 17.00
            pvtTo: 2006 | 2007 | i alt
            "Kenya": 9.00 | · | 9.00
            "Laos": · | 5.00 | 5.00
            "Nepal": · | 2.00 | 2.00
            "Mali": 1.00 | · | 1.00
            I alt: 10.00 | 7.00 | 17.00
        "#]],
    );
}

#[test]
fn what_is_not_known_comes_last_however_large_it_is() {
    let one = |region: &str, country: &str, sum: i64| {
        record(text(region), text(country), kroner(2007), kroner(sum))
    };
    check(
        vec![
            one("Ukjent", "Ukjent", 90),
            one("Asia", "Regionalt", 50),
            one("Asia", "Ukjent", 60),
            one("Asia", "Nepal", 1),
            one("Afrika", "Kenya", 2),
        ],
        &expect![[r#"
            pvtEn: 2007 | i alt
            "Asia": 111.00 | 111.00
              "Nepal": 1.00 | 1.00
              "Regionalt": 50.00 | 50.00
              "Ukjent": 60.00 | 60.00
            "Afrika": 2.00 | 2.00
              "Kenya": 2.00 | 2.00
            "Ukjent": 90.00 | 90.00
              "Ukjent": 90.00 | 90.00
            I alt: 203.00 | 203.00
            pvtTo: 2007 | i alt
            "Kenya": 2.00 | 2.00
            "Nepal": 1.00 | 1.00
            "Regionalt": 50.00 | 50.00
            "Ukjent": 150.00 | 150.00
            I alt: 203.00 | 203.00
        "#]],
    );
}

#[test]
fn no_record_is_an_empty_cell_and_zero_is_zero() {
    let asia = |year: i64, sum: i64| {
        record(text("Asia"), text("Nepal"), kroner(year), kroner(sum))
    };
    check(
        vec![asia(2005, 0), asia(2007, 3)],
        &expect![[r#"
        pvtEn: 2005 | 2007 | i alt
        "Asia": 0.00 | 3.00 | 3.00
          "Nepal": 0.00 | 3.00 | 3.00
        I alt: 0.00 | 3.00 | 3.00
        pvtTo: 2005 | 2007 | i alt
        "Nepal": 0.00 | 3.00 | 3.00
        I alt: 0.00 | 3.00 | 3.00
    "#]],
    );
}

/// A cell's column and row, from 1.
fn position(address: &str) -> (u32, u32) {
    let letters = address.chars().take_while(char::is_ascii_uppercase);
    let column = letters.fold(0, |sum, one| sum * 26 + u32::from(one) - 64);
    let row = address.trim_start_matches(|one: char| one.is_ascii_uppercase());
    (column, row.parse().unwrap())
}

/// The numbers of the sheet: caption of the PivotTable's first column, outer member,
/// inner member (or nothing), header, and what stands in the cell.
fn cells(text: &str) -> Vec<([String; 4], f64)> {
    let mut texts: Map<(u32, u32), String> = Map::default();
    let mut numbers: Vec<((u32, u32), f64)> = Vec::new();
    for line in sheet(text, "Pivot") {
        let (address, value) = line.split_once(' ').unwrap();
        match value.split_once(' ').unwrap() {
            ("number", number) => {
                numbers.push((position(address), number.parse().unwrap()));
            }
            (_, text) => {
                texts.insert(position(address), text.to_owned());
            }
        }
    }
    let headers: Vec<_> =
        numbers.iter().filter(|((_, row), _)| *row == 9).copied().collect();
    for (place, year) in headers {
        texts.insert(place, year.to_string());
    }
    let at = |place: (u32, u32)| texts.get(&place).cloned().unwrap_or_default();
    let sum = at((1, 8));
    let mut cells = Vec::new();
    for ((column, row), number) in numbers.into_iter().filter(|((_, row), _)| *row > 9) {
        let left = (1..=column).rev().find(|left| at((*left, 8)) == sum).unwrap();
        let nested =
            (left + 1..=column).find(|one| at((*one, 8)) == "År").unwrap() > left + 1;
        let outer = (10..=row).rev().map(|row| at((left, row)));
        let outer = outer.into_iter().find(|text| !text.is_empty()).unwrap();
        let inner = if nested { at((left + 1, row)) } else { String::new() };
        cells.push(([at((left, 9)), outer, inner, at((column, 9))], number));
    }
    cells
}

/// The sum of the cells of a member, over some years or in all.
fn sum(
    cells: &[([String; 4], f64)],
    [field, outer, inner]: [&str; 3],
    years: Option<(i32, i32)>,
) -> f64 {
    let fits = |header: &str| match years {
        Some((first, last)) => {
            header.parse::<i32>().is_ok_and(|year| first <= year && year <= last)
        }
        None => header == "Totalt",
    };
    cells
        .iter()
        .filter(|([one, two, three, four], _)| {
            one == field && two == outer && three == inner && fits(four)
        })
        .map(|(_, number)| number)
        .sum()
}

#[test]
fn the_cells_are_the_figures_of_the_reports_tables() {
    let (report, template) = report("vedlegg3-2007.xlsx", "menneskehandel");
    let language = Language::new(Tag::Nb).with_names(&template);
    let cells = cells(&dump(&written(&report, &template, Tag::Nb)));
    let mut compared = 0;
    for table in &report.tables {
        let fields = match table.rows_by.iter().map(String::as_str).collect::<Vec<_>>()[..]
        {
            ["region"] | ["region", "country"] => "Region",
            ["partner_group"] | ["partner_group", "partner"] => "Partnergruppe",
            ["unit"] => "Forvalter",
            _ => continue,
        };
        if table.scope.sample {
            continue;
        }
        for row in &table.rows {
            let name =
                |level: usize, key: &str| language.name(&table.rows_by[level], key);
            let own = name(row.level.into(), &row.key);
            let path = if row.level == 0 {
                [fields, own.as_str(), ""]
            } else {
                [fields, &name(0, &row.parent), own.as_str()]
            };
            let ours = sum(&cells, path, table.scope.years);
            let theirs = row.figures.nok.in_kroner();
            if row.key == "@others" {
                continue;
            }
            assert!((ours - theirs).abs() < 0.005, "{path:?}: {ours}, {theirs}");
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared}");
    for field in ["Region", "Partnergruppe", "Forvalter"] {
        let all = sum(&cells, [field, "Totalt", ""], None);
        assert!((all - report.conservation.nok_used.in_kroner()).abs() < 0.005, "{all}");
    }
}

#[test]
fn an_agreement_that_says_nothing_counts_where_its_project_does() {
    let figures = |report: &Report| {
        sheet(&dump(&written(report, &template(), Tag::Nb)), "Pivot").join("\n")
    };
    let mut report = small();
    report.agreements[1].geography = Geography::default().into();
    report.agreements[1].partner = Partner::default().into();
    report.agreements[1].unit = Text::new();
    assert_eq!(figures(&report), figures(&small()));
}
