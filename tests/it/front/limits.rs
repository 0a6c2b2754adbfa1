//! What cleaning decides where two rows, two sheets or two columns hardly differ.

use std::fmt::Write as _;

use expect_test::expect;
use portefolje::model::{Place, Total};
use portefolje::recognise::Options;
use portefolje::template::{Template, embedded, load};

use super::cleaning::check;
use super::helper::{
    run, run_with, show_agreements, show_findings_but, template, workbook,
};
use crate::support::lists;

/// What makes a sheet a copy are the rows that have a number and kroner; only such rows
/// are left out of it.
#[test]
fn a_copy_is_told_by_rows_that_have_a_number_and_kroner() {
    check(
        "# En\n\
         Avtalenr | Tittel | År | Valuta | Beløp\n\
         2070001 | Ly | 2007 | NOK | 10\n\
         2070002 | Kurs | 2007 | NOK | 20\n\
         2070003 | Skole | 2007 | NOK | 30\n\
         # To\n\
         Avtalenr | Tittel | År | Valuta | Beløp\n\
         2070001 | Ly | 2007 | NOK | 10\n\
         2070002 | Kurs | 2007 | NOK | 20\n\
         2070003 | Skole | 2007 | NOK | 31\n\
         2070004 | Vern | 2007 | EUR | 40\n\
         | Helse | 2007 | NOK | 50",
        &expect![[r#"
            2070001 «Ly»  2007:10.00
            2070002 «Kurs»  2007:20.00
            2070003 «Skole»  2007:30.00
            2070004 «Vern»  2007:40.00EUR
            U-bd281131 «Helse»  2007:50.00
            rows 10 = 5 used + 0 blank + 2 structure + 3 not used; NOK 171.00 = 110.00 + 61.00
            R111  unit=NOK median=20.00
            R111  unit=NOK median=31.00
            R122  sheet=To other=En count=3 differing=1 amount=61.00
            R211 E5 currency=EUR amount=40.00 count=1
            R209 6 id=U-bd281131
        "#]],
    );
}

/// A row that has one more year than the sheet before is kept, and so nothing is said.
#[test]
fn a_copy_without_a_row_that_is_left_out_is_none() {
    check(
        "# En\n\
         Avtalenr | Tittel | 2003 | 2004 | 2005 | 2006 | 2007\n\
         2070001 | Ly | 10 | 20 | 30 | 40 |\n\
         # To\n\
         Avtalenr | Tittel | 2003 | 2004 | 2005 | 2006 | 2007\n\
         2070001 | Ly | 11 | 21 | 30 | 40 | 50",
        &expect![[r#"
            2070001 «Ly»  2003:10.00 2003:11.00 2004:20.00 2004:21.00 2005:30.00 2006:40.00 2007:50.00
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 252.00 = 182.00 + 70.00
            R212 E2 place=En!E2 amount=30.00 counted=once
            R212 F2 place=En!F2 amount=40.00 counted=once
        "#]],
    );
}

/// The first row that names a frame counts, and none that has several numbers.
#[test]
fn a_frame_is_that_of_the_first_row_that_names_one() {
    check(
        "Avtalenr | Rammeavtale | Tittel | År | Beløp\n\
         2070001 | 2070009 | Ly | 2006 | 10\n\
         2070001 | | Ly | 2007 | 10\n\
         \"2070002, 2070003\" | 2070009 | Kurs | 2006 | 20",
        &expect![[r#"
            2070001 «Ly»  2006:10.00 2007:10.00 in 2070009
            2070002 «Kurs»  2006:20.00 with 2070003
            2070003 «Kurs»  with 2070002
            rows 4 = 3 used + 0 blank + 1 structure + 0 not used; NOK 40.00 = 40.00 + 0.00
            R111  unit=NOK median=10.00
            R210 A4 count=2 numbers=2070002, 2070003
        "#]],
    );
}

/// As of the evaluation, what the row of the first year says of the sample is taken.
#[test]
fn the_first_year_of_an_agreement_says_whether_it_was_in_the_sample() {
    let list = "Avtalenr | Tittel | Utvalg | År | Beløp\n\
                2070001 | Ly | ja, sent | 2007 | 10\n\
                2070001 | Ly | ja, tidlig | 2006 | 10";
    let run = run(&[("liste.xlsx", &workbook(list))], &Options::default());
    let (text, at) = run.cleaned.agreements[0].extra.sampled.clone().unwrap();
    assert_eq!((text.as_str(), at.address().as_str()), ("ja, tidlig", "C3"));
}

/// A row that has a year of its own is one of the years, and so is one whose period is
/// a single year, whatever the others come to.
#[test]
fn a_row_of_one_year_sums_up_no_others() {
    check(
        "Avtalenr | Tittel | Periode | År | Beløp\n\
         2070001 | Ly | 2006-2008 | 2006 | 30\n\
         2070001 | Ly | 2006-2008 | 2007 | 0\n\
         2070002 | Kurs | 2006 | | 10\n\
         2070002 | Kurs | 2006 | | 0",
        &expect![[r#"
            2070001 «Ly»  [2006–2008] 2006:30.00 2007:0.00
            2070002 «Kurs»  [2006] 2006:10.00 2006:0.00
            rows 5 = 4 used + 0 blank + 1 structure + 0 not used; NOK 40.00 = 40.00 + 0.00
            R216 4 year=2006 count=1
            R216 5 year=2006 count=1
        "#]],
    );
}

/// Money would be counted twice, whatever the row says of itself, in kroner as in another
/// currency; a row that says nothing and has none repeats the years.
#[test]
fn a_row_of_several_years_with_money_that_the_years_have_is_left_out() {
    check(
        "Avtalenr | Tittel | År | Beskrivelse | Valuta | Beløp\n\
         2070001 | Ly | 2006 | | NOK | 10\n\
         2070001 | Ly | 2006-2010 | Sluttrapport | NOK | 15\n\
         2070002 | Kurs | 2006 | | EUR | 20\n\
         2070002 | Kurs | 2006-2010 | | EUR | 30\n\
         2070003 | Skole | 2006 | Om skoler | NOK | 40\n\
         2070003 | Skole | 2006-2010 | | NOK | 0",
        &expect![[r#"
            2070001 «Ly»  2006:10.00
            2070002 «Kurs»  2006:20.00EUR
            2070003 «Skole»  2006:40.00
            rows 7 = 3 used + 0 blank + 1 structure + 3 not used; NOK 65.00 = 50.00 + 15.00
            R111  unit=NOK median=20.00
            R115 3 period=2006–2010 amount=15.00 years=10.00 count=1 counted=no
            R216 3 year=2006 count=1
            R211 F4 currency=EUR amount=50.00 count=2
            R115 5 period=2006–2010 amount=30.00 EUR years=20.00 EUR count=1 counted=no
            R216 5 year=2006 count=1
            R115 7 period=2006–2010 amount=0.00 years=40.00 count=1 counted=no
            R216 7 year=2006 count=1
        "#]],
    );
}

/// A total counts the rows above it in its own column, if it agrees with them.
#[test]
fn a_total_of_one_column_says_nothing_of_another() {
    check(
        "Avtalenr | Tittel | 2006 | 2007\n\
         2070001 | Ly | 10 | 20\n\
         2070001 | Ly | 10 | 20\n\
         Sum | | 21 | 40",
        &expect![[r#"
            2070001 «Ly»  2006:10.00 2007:20.00 2007:20.00
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 60.00 = 50.00 + 10.00
            R106 C4 stated=21.00 computed=20.00
            R212 C3 place=C2 amount=10.00 counted=once
            R212 D3 place=D2 amount=20.00 counted=twice
        "#]],
    );
}

/// A frame or parts without money are counted once anyway.
#[test]
fn a_frame_is_beside_its_parts_only_where_both_have_money() {
    check(
        "Avtalenr | Rammeavtale | Tittel | År | Beløp\n\
         2070001 | | Ramme | 2006 | 0\n\
         2070002 | 2070001 | Ly | 2006 | 10\n\
         2070003 | | Ramme | 2006 | 10\n\
         2070004 | 2070003 | Kurs | 2006 | 0",
        &expect![[r#"
            2070001 «Ramme»  2006:0.00
            2070002 «Ly»  2006:10.00 in 2070001
            2070003 «Ramme»  2006:10.00
            2070004 «Kurs»  2006:0.00 in 2070003
            rows 5 = 4 used + 0 blank + 1 structure + 0 not used; NOK 20.00 = 20.00 + 0.00
        "#]],
    );
}

/// A short list was taken for what stands above the header of the one below it, if that names
/// more columns.
#[test]
fn a_short_list_above_one_with_more_columns_is_read() {
    let below = "\n\nAvtalenr | Tittel | Land | År | Beløp\n\
         2080001 | Vern | Kenya | 2008 | 40\n\
         2080003 | Vann | Kenya | 2008 | 60";
    check(
        &format!(
            "Avtalenr | Tittel | År | Beløp\n\
             2070001 | Ly | 2007 | 10\n\
             2070002 | Kurs | 2007 | 20\n\
             2070003 | Skole | 2007 | 30{below}"
        ),
        &expect![[r#"
            2070001 «Ly»  2007:10.00
            2070002 «Kurs»  2007:20.00
            2070003 «Skole»  2007:30.00
            2080001 «Vern» Kenya 2008:40.00
            2080003 «Vann» Kenya 2008:60.00
            rows 8 = 5 used + 1 blank + 2 structure + 0 not used; NOK 160.00 = 160.00 + 0.00
            R111  unit=NOK median=20.00
            R131 C2 field=field-country column=C count=3 amount=60.00
        "#]],
    );
    // Without numbers, and of one row.
    check(
        &format!("Tittel | Partner | Beløp\nLy | Redd Barna | 12 500{below}"),
        &expect![[r#"
            2080001 «Vern» Kenya 2008:40.00
            2080003 «Vann» Kenya 2008:60.00
            U-1764dc2f «Ly»  · Redd Barna ?:12500.00
            rows 6 = 3 used + 1 blank + 2 structure + 0 not used; NOK 12600.00 = 12600.00 + 0.00
            R114  field=field-agreement_number
            R218 2 count=1
            R131 C2 field=field-country column=C count=1 amount=12500.00
            R131 B5 field=field-partner column=B count=2 amount=100.00
        "#]],
    );
    // A second row of the header, which names more, is none.
    check(
        "Avtale | Prosjekt | Beløp\n\
         Avtalenr | Tittel | 2006 | 2007\n\
         2070001 | Ly | 10 | 20\n\
         2070002 | Kurs | 30 | 40",
        &expect![[r#"
            2070001 «Ly»  2006:10.00 2007:20.00
            2070002 «Kurs»  2006:30.00 2007:40.00
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 100.00 = 100.00 + 0.00
        "#]],
    );
}

/// Hidden rows of two lists on one sheet are said once.
#[test]
fn what_is_hidden_is_said_once_for_each_sheet() {
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         2070001 | Ly | 2007 | 10\n\
         ~2070002 | Kurs | 2007 | 20\n\
         2070003 | Skole | 2007 | 30\n\
         \n\
         Tittel | Avtalenr | Beløp | År\n\
         Vern | 2080001 | 40 | 2008\n\
         ~Helse | 2080002 | 50 | 2008\n\
         Vann | 2080003 | 60 | 2008",
        &expect![[r#"
            2070001 «Ly»  2007:10.00
            2070002 «Kurs»  2007:20.00
            2070003 «Skole»  2007:30.00
            2080001 «Vern»  2008:40.00
            2080002 «Helse»  2008:50.00
            2080003 «Vann»  2008:60.00
            rows 9 = 6 used + 1 blank + 2 structure + 0 not used; NOK 210.00 = 210.00 + 0.00
            R111  unit=NOK median=20.00
            R111  unit=NOK median=50.00
            R117 3 count=2 amount=70.00
        "#]],
    );
}

/// Rows are read in shares, and a row can continue one that was read before.
#[test]
fn a_row_continues_the_one_above_wherever_the_work_is_divided() {
    let mut list = "Avtalenr | Tittel | År | Beløp".to_owned();
    for at in 0..3_000 {
        let number = 2_000_000 + at;
        write!(list, "\n{number} | Ly | 2007 | 10\n| | 2008 | 11\n| | 2009 | 12")
            .unwrap();
    }
    let run = run(&[("liste.xlsx", &workbook(&list))], &Options::default());
    let agreements = &run.cleaned.agreements;
    assert_eq!(agreements.len(), 3_000);
    assert!(agreements.iter().all(|one| one.amounts.len() == 3));
}

/// A text with an amount below it that is no sum is an agreement.
#[test]
fn a_banner_is_the_sum_of_a_section_of_any_length() {
    let mut list = "Avtalenr | Tittel | År | Beløp\n\
                    | Brønner og vann | | 60000"
        .to_owned();
    for at in 0..6_000 {
        write!(list, "\n{} | Ly | 2007 | 10", 2_000_000 + at).unwrap();
    }
    list.push_str("\n| Noe annet | | 8\n2900000 | Ly | 2007 | 10");
    let run = run(&[("liste.xlsx", &workbook(&list))], &Options::default());
    let banners: Vec<&str> = run.lists[0].banners.iter().map(String::as_str).collect();
    assert_eq!(banners, ["Brønner og vann"]);
    let nok: i128 = run.cleaned.agreements.iter().map(|one| one.nok().0).sum();
    assert_eq!(nok, 6_001_000 + 800);
}

/// Of two kinds of amounts that a template likes equally well the first counts.
#[test]
fn of_two_columns_of_amounts_the_first_counts() {
    let list = "Avtalenr | Tittel | År | Planlagt | Utbetalt\n\
                2070001 | Ly | 2007 | 10 | 11\n\
                2070002 | Kurs | 2007 | 20 | 22";
    let amounts = |template: &Template| {
        let run =
            run_with(&[("liste.xlsx", &workbook(list))], &Options::default(), template);
        let amounts = run.cleaned.agreements.iter().flat_map(|it| &it.amounts);
        amounts.map(|it| Total::from(it.amount).to_string()).collect::<Vec<_>>()
    };
    let mut template = template();
    assert_eq!(amounts(&template), ["11.00", "22.00"]);
    template.amount_preference.clear();
    assert_eq!(amounts(&template), ["10.00", "20.00"]);
}

/// Where all rows that name a currency name another one, the others are not in kroner.
#[test]
fn a_row_without_a_currency_is_not_in_kroner_where_no_other_is() {
    check(
        "# En\n\
         Avtalenr | Tittel | År | Valuta | Beløp\n\
         2070001 | Ly | 2007 | EUR | 10\n\
         2070002 | Kurs | 2007 | | 20\n\
         # To\n\
         Avtalenr | Tittel | År | Valuta | Beløp\n\
         2070003 | Skole | 2007 | 1000 NOK | 30\n\
         2070004 | Vern | 2007 | 1000 NOK | 40\n\
         2070005 | Helse | 2007 | | 50",
        &expect![[r#"
            2070001 «Ly»  2007:10.00EUR
            2070002 «Kurs»  2007:20.00XXX
            2070003 «Skole»  2007:30000.00
            2070004 «Vern»  2007:40000.00
            2070005 «Helse»  2007:50.00
            rows 7 = 5 used + 0 blank + 2 structure + 0 not used; NOK 70050.00 = 70050.00 + 0.00
            R211 E2 currency=EUR amount=10.00 count=1
            R211 E3 currency=XXX amount=20.00 count=1
        "#]],
    );
}

#[test]
fn a_list_without_amounts_lacks_none() {
    check(
        "Avtalenr | Tittel | Land | År\n\
         2070001 | Ly | Kenya | 2007\n\
         2070002 | Kurs | Albania | 2007",
        &expect![[r#"
            2070001 «Ly» Kenya
            2070002 «Kurs» Albania
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 0.00 = 0.00 + 0.00
            R114  field=field-amount
        "#]],
    );
}

/// Years stand above the amounts: each row that has only a total is said.
#[test]
fn a_total_without_a_year_is_said_for_each_row_where_others_have_years() {
    check(
        "Avtalenr | Tittel | 2006 | 2007 | Sum\n\
         2070001 | Ly | 10 | 20 | 30\n\
         2070002 | Kurs | | | 40\n\
         2070003 | Skole | | | 50",
        &expect![[r#"
            2070001 «Ly»  2006:10.00 2007:20.00
            2070002 «Kurs»  ?:40.00
            2070003 «Skole»  ?:50.00
            rows 4 = 3 used + 0 blank + 1 structure + 0 not used; NOK 120.00 = 120.00 + 0.00
            R218 3 count=1
            R218 4 count=1
        "#]],
    );
}

#[test]
fn a_dollar_is_known_by_its_names() {
    let list = "Avtalenr | Tittel | År | Valuta | Beløp\n\
                2070001 | Ly | 2007 | dollar | 10\n\
                2070002 | Ly | 2007 | US dollars | 10\n\
                2070003 | Ly | 2007 | usd | 10";
    let run = run(&[("liste.xlsx", &workbook(list))], &Options::default());
    let amounts = run.cleaned.agreements.iter().flat_map(|it| &it.amounts);
    let currencies: Vec<&str> = amounts.map(|amount| amount.currency.code()).collect();
    assert_eq!(currencies, ["USD"; 3]);
}

/// A cell that spans two rows stands in the first.
#[test]
fn a_title_over_two_rows_stands_in_the_first() {
    let list = "Avtalenr | Tittel | År | Beløp\n\
                2070001 | Ly[v2] | 2007 | 10\n\
                2070002 | | 2007 | 20\n\
                2070003 | Kurs | 2007 | 30";
    let run = run(&[("liste.xlsx", &workbook(list))], &Options::default());
    let titles = run.cleaned.agreements.iter().map(|it| {
        let at = it.cells.get("title").map(Place::address);
        format!("{} {}", it.title, at.unwrap_or_default())
    });
    assert_eq!(titles.collect::<Vec<_>>(), ["Ly B2", "Ly B2", "Kurs B4"]);
}

/// A column for a code marks the rows that have it.
#[test]
fn a_code_is_given_by_a_mark_in_its_column() {
    check(
        "Avtalenr | Tittel | Barn | År | Beløp\n\
         2070001 | Ly | x | 2007 | 10\n\
         2070002 | Kurs | - | 2007 | 20\n\
         2070003 | Skole | x | 2007 | 30\n\
         2070004 | Vern | x | 2007 | 40",
        &expect![[r#"
            2070001 «Ly»  2007:10.00 theme.Bistand til barn
            2070002 «Kurs»  2007:20.00
            2070003 «Skole»  2007:30.00 theme.Bistand til barn
            2070004 «Vern»  2007:40.00 theme.Bistand til barn
            rows 5 = 4 used + 0 blank + 1 structure + 0 not used; NOK 100.00 = 100.00 + 0.00
            R111  unit=NOK median=30.00
        "#]],
    );
}

/// What nobody knows is said of names that are there.
#[test]
fn names_that_are_unknown_are_said_and_not_names_that_are_missing() {
    let list = "Avtalenr | Tittel | Partner | Forvalter | År | Beløp\n\
                2070001 | Ly | IOM | Nairobi | 2007 | 10\n\
                2070002 | Kurs | Nye Venner | Kontoret | 2007 | 20\n\
                2070003 | Skole | | | 2007 | 30\n\
                2070004 | Vern | Nye Venner | Kontoret | 2007 | 40";
    let run = run(&[("liste.xlsx", &workbook(list))], &Options::default());
    expect![[r#"
        R207 C3 text=Nye Venner count=2
        R208 D3 text=Kontoret count=2
        R131 C4 field=field-partner column=C count=1 amount=30.00
    "#]]
    .assert_eq(&show_findings_but(&run, &["R110", "R111"]));
}

/// Where a column tells the unit, a line between the rows does not.
#[test]
fn a_banner_names_the_unit_where_no_column_does() {
    check(
        "# En\n\
         Avtalenr | Tittel | Forvalter | År | Beløp\n\
         UD Vest-Balkan\n\
         2070001 | Ly | Nairobi | 2007 | 10\n\
         2070002 | Kurs | | 2007 | 20\n\
         # To\n\
         Avtalenr | Tittel | År | Beløp\n\
         UD Vest-Balkan\n\
         2070003 | Skole | 2007 | 30",
        &expect![[r#"
            2070001 «Ly»  · Ambassaden i Nairobi 2007:10.00
            2070002 «Kurs»  2007:20.00
            2070003 «Skole»  · UD – Vest-Balkan 2007:30.00
            rows 7 = 3 used + 0 blank + 4 structure + 0 not used; NOK 60.00 = 60.00 + 0.00
        "#]],
    );
}

/// A row that sums up years has none of its own, whatever stands above it.
#[test]
fn a_row_of_several_years_takes_no_year_from_above() {
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         2009\n\
         2070001 | Ly | 2006-2008 | 10\n\
         2070002 | Kurs | | 20",
        &expect![[r#"
            2070001 «Ly»  [2006–2008] 2006:10.00
            2070002 «Kurs»  2009:20.00
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 30.00 = 30.00 + 0.00
            R216 3 year=2006 count=1
        "#]],
    );
}

/// Of all rows of an agreement, or of its only one, each number once and in order, and not
/// its own; a remark is that of the first row that has one.
#[test]
fn what_rows_say_more_than_once_is_kept_once() {
    let list = "Avtalenr | Tittel | Barn | Tema | År | Beløp | Merknad\n\
        2070001 | Ly | | | 2006 | 10 |\n\
        2070001 | Ly | | | 2007 | 10 | samme prosjekt som 2070009\n\
        2070001 | Ly | | | 2008 | 10 | samme prosjekt som 2070005 og 2070009\n\
        2070002 | Kurs | x | Barn | 2007 | 20 | samme prosjekt som 2070008 og 2070002\n\
        2070003 | Vern (forts. av 2070009) | | | 2007 | 20 | samme prosjekt som 2070008\n\
        \"2070004, 2070007, 2070006\" | Vern | | | 2006 | 30 |\n\
        \"2070004, 2070006, 2070007\" | Vern | | | 2007 | 30 |";
    let run = run(&[("liste.xlsx", &workbook(list))], &Options::default());
    expect![[r#"
        2070001 «Ly»  2006:10.00 2007:10.00 2008:10.00 as 2070005,2070009
        2070002 «Kurs»  2007:20.00 as 2070008 theme.Bistand til barn
        2070003 «Vern (forts. av 2070009)»  2007:20.00 as 2070008,2070009
        2070004 «Vern»  2006:30.00 2007:30.00 with 2070006,2070007
        2070006 «Vern»  with 2070004,2070007
        2070007 «Vern»  with 2070004,2070006
    "#]]
    .assert_eq(&show_agreements(&run));
    let remarks = run.cleaned.agreements.iter().map(|one| &*one.extra.remark);
    assert_eq!(remarks.take(1).collect::<Vec<_>>(), ["samme prosjekt som 2070009"]);
}

/// A row is a copy only if all its cells are, its numbers too; zero is zero.
#[test]
fn a_row_with_another_number_in_any_cell_is_no_copy() {
    let header = "Avtalenr | Tittel | År | Beløp | Rest";
    let used = |one: &str, other: &str| {
        let row = "2070001 | Ly | 2007 | 10";
        let list = format!("{header}\n{row} | {one}\n{row} | {other}");
        let run = run(&[("liste.xlsx", &workbook(&list))], &Options::default());
        run.cleaned.conservation.nok_used.to_string()
    };
    assert_eq!(
        [used("3", "4"), used("3", "3"), used("0", "-0")],
        ["20.00", "10.00", "10.00"]
    );
}

/// What is paid each year may be the sum of the rows above; a sum is of their year or none.
#[test]
fn a_row_of_the_next_year_is_no_sum_of_the_year_before() {
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         2070001 | Ly | 2006 | 10\n\
         | | 2007 | 10\n\
         | | 2008 | 20\n\
         2070002 | Kurs | 2008 | 10",
        &expect![[r#"
            2070001 «Ly»  2006:10.00 2007:10.00 2008:20.00
            2070002 «Kurs»  2008:10.00
            rows 5 = 4 used + 0 blank + 1 structure + 0 not used; NOK 50.00 = 50.00 + 0.00
            R111  unit=NOK median=10.00
            R120 3 count=2 amount=30.00
        "#]],
    );
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         2070001 | Ly | 2008 | 10\n\
         2070002 | Kurs | 2008 | 20\n\
         | | 2008 | 30\n\
         2070003 | Vern | 2009 | 10\n\
         | | | 10",
        &expect![[r#"
            2070001 «Ly»  2008:10.00
            2070002 «Kurs»  2008:20.00
            2070003 «Vern»  2009:10.00
            rows 6 = 3 used + 0 blank + 3 structure + 0 not used; NOK 40.00 = 40.00 + 0.00
            R111  unit=NOK median=10.00
        "#]],
    );
}

/// A row that has no number of its own continues the one above, whose frame it is under.
#[test]
fn a_row_that_continues_another_is_under_its_frame() {
    let list = "Avtalenr | Rammeavtale | Tittel | År | Beløp\n\
        2070001 | 2070008 | Ly | 2007 | 10\n\
        | 2070009 | | 2006 | 10\n\
        2070002 | | Kurs | 2007 | 10";
    let run = run(&[("liste.xlsx", &workbook(list))], &Options::default());
    expect![[r#"
        2070001 «Ly»  2006:10.00 2007:10.00 in 2070008
        2070002 «Kurs»  2007:10.00
    "#]]
    .assert_eq(&show_agreements(&run));
}

/// Each keeps the first of the others, and by these all are one project.
#[test]
fn a_cell_of_hundreds_of_numbers_is_one_project() {
    let numbers: Vec<String> = (0..300).map(|at| format!("2700{at:03}")).collect();
    let list = format!(
        "Avtalenr.;Tittel;Land;År;Beløp (NOK)\n{};Brønner;Kenya;2007;3000000\n\
         2800001;Skole;Kenya;2007;1000000\n",
        numbers.join(", ")
    );
    let template = load(embedded("generell").unwrap(), &|_| None).unwrap();
    let (report, _) = lists::of_text(&list, template);
    assert_eq!((report.agreements.len(), report.projects.len()), (301, 2));
    assert!(report.agreements.iter().all(|one| one.extra.companions.len() <= 50));
    let nok: i128 = report.agreements.iter().map(|one| one.nok().0).sum();
    assert_eq!(nok, 400_000_000);
}
