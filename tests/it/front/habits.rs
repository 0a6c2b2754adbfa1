//! What a list's form may be changed in without changing its agreements or amounts.

use std::fmt::Write as _;

use portefolje::model::Total;
use portefolje::recognise::Options;
use proptest::prelude::*;

use super::helper::{Run, run, workbook};

/// A row of data: number, title, country, year, kroner.
type Row = (u32, &'static str, &'static str, i32, i64);

/// What is done to a list that keeps its content.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a habit of its own")]
struct Form {
    /// Lines above the header.
    above: Vec<&'static str>,
    /// Section titles, by the row that they stand above.
    banners: Vec<(usize, &'static str)>,
    /// Rows after which a blank one stands.
    blanks: Vec<usize>,
    /// Rows after which a subtotal stands.
    subtotals: Vec<usize>,
    /// Whether the header stands again under each banner.
    repeated: bool,
    /// Whether the columns stand in another order below the last banner.
    swapped: bool,
    grand_total: bool,
    below: Vec<&'static str>,
    thousands: bool,
    style: usize,
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (
        2_070_001_u32..2_070_030,
        prop::sample::select(vec![
            "Ly for kvinner",
            "Kurs",
            "Skole i nord",
            "Total plan",
        ]),
        prop::sample::select(vec!["Albania", "Kenya", "Nepal", "Sør-Afrika"]),
        2000_i32..2011,
        prop_oneof![6 => 10_i64..90_000, 1 => -500_i64..-5],
    );
    prop::collection::vec(row, 2..14).prop_map(|rows| {
        rows.into_iter()
            .enumerate()
            // Amounts that differ, so that no row is another's copy.
            .map(|(nth, (number, title, country, year, amount))| {
                let nth = i64::try_from(nth).expect("few rows");
                (number, title, country, year, (amount * 100 + nth) * 1_000)
            })
            .collect()
    })
}

fn form() -> impl Strategy<Value = Form> {
    let texts = |texts: Vec<&'static str>| prop::sample::subsequence(texts, 0..3);
    let banner = prop::sample::select(vec![
        "Seksjon for menneskerettigheter",
        "Tiltak i felt",
        "Vest-Balkan",
        "Andre prosjekter",
    ]);
    (
        texts(vec!["Prosjekter", "Uttrekk 03.02.2010", "Til intern bruk"]),
        prop::collection::vec((0_usize..14, banner), 0..4),
        prop::collection::vec(0_usize..14, 0..4),
        prop::collection::vec(0_usize..14, 0..4),
        any::<(bool, bool, bool, bool)>(),
        texts(vec!["Kilde: PTA", "* foreløpige tall", "Note: se vedlegg"]),
        0_usize..5,
    )
        .prop_map(|(above, banners, blanks, subtotals, flags, below, style)| Form {
            above,
            banners,
            blanks,
            subtotals,
            repeated: flags.0,
            swapped: flags.1,
            grand_total: flags.2,
            below,
            thousands: flags.3,
            style,
        })
}

/// An amount as a list may write it.
fn amount(kroner: i64, form: &Form) -> String {
    let value = if form.thousands { kroner / 1_000 } else { kroner };
    let grouped = |mark: &str| {
        let digits = value.abs().to_string();
        let mut text = String::new();
        for (nth, digit) in digits.chars().enumerate() {
            if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
                text.push_str(mark);
            }
            text.push(digit);
        }
        if value < 0 { format!("-{text}") } else { text }
    };
    match form.style {
        0 => value.to_string(),
        1 => grouped(" "),
        2 => grouped("\u{a0}"),
        3 => format!("{},00", grouped(".")),
        _ => format!("{} kr", grouped("\u{202f}")),
    }
}

/// The list in its form, as text.
fn written(rows: &[Row], form: &Form) -> String {
    let unit = if form.thousands { "Beløp (1000 kr)" } else { "Beløp (NOK)" };
    let plain = format!("Avtalenr;Tittel;Land;År;{unit}\n");
    let swapped = format!("Avtalenr;Land;Tittel;{unit};År\n");
    let mut text = String::new();
    for line in &form.above {
        writeln!(text, "{line};;;;").expect("text");
    }
    text.push_str(&plain);
    let mut now_swapped = false;
    let mut section = 0_i64;
    let mut since = 0;
    let last_banner = form.banners.iter().map(|(at, _)| *at).max();
    let total = |text: &mut String, word: &str, kroner: i64, swapped: bool| {
        let shown = amount(kroner, form);
        let line = if swapped {
            format!("{word};;;{shown};\n")
        } else {
            format!("{word};;;;{shown}\n")
        };
        text.push_str(&line);
    };
    for (nth, (number, title, country, year, kroner)) in rows.iter().enumerate() {
        if let Some((at, banner)) = form.banners.iter().find(|(at, _)| *at == nth) {
            writeln!(text, "{banner};;;;").expect("text");
            if form.swapped && Some(*at) == last_banner {
                now_swapped = true;
                text.push_str(&swapped);
            } else if form.repeated {
                text.push_str(&plain);
            }
            section = 0;
            since = 0;
        }
        let shown = amount(*kroner, form);
        let line = if now_swapped {
            format!("{number};{country};{title};{shown};{year}\n")
        } else {
            format!("{number};{title};{country};{year};{shown}\n")
        };
        text.push_str(&line);
        section += kroner;
        since += 1;
        if form.subtotals.contains(&nth) && since > 0 {
            total(&mut text, "Sum", section, now_swapped);
            section = 0;
            since = 0;
        }
        if form.blanks.contains(&nth) {
            text.push('\n');
        }
    }
    if form.grand_total {
        total(&mut text, "Totalsum", rows.iter().map(|row| row.4).sum(), now_swapped);
    }
    for line in &form.below {
        writeln!(text, "{line};;;;").expect("text");
    }
    text
}

/// The list as a workbook: a cover first, an older copy on a hidden sheet, texts between
/// the rows merged over all columns, and some rows hidden.
fn in_workbook(text: &str, hidden: &[usize], merged: bool) -> Vec<u8> {
    let mut book = String::from(
        "# Forside\nTilskudd til prosjekter\n# Gammel kopi (hidden)\n\
         Avtalenr | Tittel | Land | År | Beløp\n2000001 | Ly | Kenya | 2004 | 999000\n# Liste\n",
    );
    for (at, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line.split(';').collect();
        let alone = cells.iter().skip(1).all(|cell| cell.is_empty());
        let first = cells.first().copied().unwrap_or_default();
        if hidden.contains(&at) {
            book.push('~');
        }
        if merged && alone && !first.is_empty() {
            writeln!(book, "{first} [5]").expect("text");
        } else {
            writeln!(book, "{}", cells.join(" | ")).expect("text");
        }
    }
    workbook(&book)
}

/// The agreements and amounts are those of the rows, and no total differs.
fn check(rows: &[Row], made: &Run, text: &str) -> Result<(), TestCaseError> {
    let mut numbers: Vec<String> = rows.iter().map(|row| row.0.to_string()).collect();
    numbers.sort();
    numbers.dedup();
    let found: Vec<&str> =
        made.cleaned.agreements.iter().map(|one| one.number.as_str()).collect();
    prop_assert_eq!(found, numbers, "{}", text);
    let mut expected: Vec<(String, i32, i128)> = rows
        .iter()
        .map(|row| (row.0.to_string(), row.3, i128::from(row.4) * 100))
        .collect();
    expected.sort();
    let mut amounts: Vec<(String, i32, i128)> = made
        .cleaned
        .agreements
        .iter()
        .flat_map(|one| {
            one.amounts.iter().map(|amount| {
                let year = amount.year.unwrap_or_default();
                (one.number.to_string(), year, Total::from(amount.amount).0)
            })
        })
        .collect();
    amounts.sort();
    prop_assert_eq!(amounts, expected, "{}", text);
    let differs = made.findings.iter().any(|one| one.rule.code() == "R106");
    prop_assert!(!differs, "{}", text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 7_000, ..ProptestConfig::default() })]

    #[test]
    fn form_changes_neither_agreements_nor_amounts(rows in rows(), form in form()) {
        let text = written(&rows, &form);
        let made = run(&[("liste.csv", text.as_bytes())], &Options::default());
        check(&rows, &made, &text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn nor_does_a_workbook_with_hidden_parts(
        rows in rows(),
        form in form(),
        hidden in prop::collection::vec(0_usize..30, 0..4),
        merged in any::<bool>(),
    ) {
        let text = written(&rows, &form);
        let book = in_workbook(&text, &hidden, merged);
        let made = run(&[("liste.xlsx", &book)], &Options::default());
        check(&rows, &made, &text)?;
        let hidden_sheet = made.findings.iter().any(|one| one.rule.code() == "R101");
        prop_assert!(hidden_sheet, "{}", text);
    }
}
