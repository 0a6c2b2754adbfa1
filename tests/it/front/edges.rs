//! Rows, columns and sheets right at the edge of what cleaning decides.

use std::fmt::Write as _;

use expect_test::expect;
use portefolje::model::Place;
use portefolje::recognise::Options;

use super::cleaning::check;
use super::helper::{run, show_findings, workbook};

/// The words that people write for a currency, beside its code.
#[test]
fn a_currency_is_known_by_its_sign_and_its_name() {
    let currencies = |cells: &[&str]| -> Vec<String> {
        let mut list = "Avtalenr | Tittel | År | Valuta | Beløp".to_owned();
        for (row, cell) in cells.iter().enumerate() {
            write!(list, "\n207000{row} | Ly | 2007 | {cell} | 10").unwrap();
        }
        let run = run(&[("liste.xlsx", &workbook(&list))], &Options::default());
        let amounts = run.cleaned.agreements.iter().flat_map(|it| &it.amounts);
        amounts.map(|amount| amount.currency.code().to_owned()).collect()
    };
    assert_eq!(
        currencies(&[
            "pund",
            "danske kroner",
            "svenske kroner",
            "€",
            "$",
            "£",
            "kr",
            "mnok"
        ]),
        ["GBP", "DKK", "SEK", "EUR", "USD", "GBP", "NOK", "NOK"]
    );
}

/// A frame is another agreement; a row that names itself has none.
#[test]
fn a_column_names_the_frame_of_an_agreement() {
    check(
        "Avtalenr | Rammeavtale | Tittel | År | Beløp | Merknad\n\
         2070001 | 2070001 | Ly | 2007 | 10 |\n\
         2070002 | 2070001 | Kurs | 2007 | 20 |\n\
         2070003 | 2070001 | Skole | 2006 | 30 | Videreføring av 2070002\n\
         2070003 | 2070001 | Skole | 2007 | 40 |\n\
         2070004 | 2070004 | Vern | 2006 | 30 |\n\
         2070004 | 2070004 | Vern | 2007 | 40 |",
        &expect![[r#"
            2070001 «Ly»  2007:10.00
            2070002 «Kurs»  2007:20.00 in 2070001
            2070003 «Skole»  2006:30.00 2007:40.00 as 2070002 in 2070001
            2070004 «Vern»  2006:30.00 2007:40.00
            rows 7 = 6 used + 0 blank + 1 structure + 0 not used; NOK 170.00 = 170.00 + 0.00
            R111  unit=NOK median=30.00
            R213 2 number=2070001 amount=10.00 parts=90.00 counted=twice
        "#]],
    );
}

/// Years in the wrong order are no period: the first is kept.
#[test]
fn a_period_of_two_columns() {
    check(
        "Avtalenr | Tittel | Fra | Til | Beløp\n\
         2070001 | Ly | 2006 | 2008 | 10\n\
         2070002 | Kurs | 2007 | 2007 | 20\n\
         2070003 | Skole | 2008 | 2006 | 30\n\
         2070004 | Vern | | 2009 | 40\n\
         2070005 | Helse | 2005 | | 50",
        &expect![[r#"
            2070001 «Ly»  [2006–2008] 2006:10.00
            2070002 «Kurs»  [2007] 2007:20.00
            2070003 «Skole»  [2008] 2008:30.00
            2070004 «Vern»  [2009] 2009:40.00
            2070005 «Helse»  [2005] 2005:50.00
            rows 6 = 5 used + 0 blank + 1 structure + 0 not used; NOK 150.00 = 150.00 + 0.00
            R111  unit=NOK median=30.00
            R216 2 year=2006 count=5
            R221 4 from=2008 to=2006
        "#]],
    );
}

/// It may tell what the annual rows do not; one with money would be counted twice, unless
/// it is in a currency that none of them has.
#[test]
fn a_period_row_that_says_more_is_kept() {
    check(
        "Avtalenr | Tittel | År | Beskrivelse | Valuta | Beløp\n\
         2070001 | Ly | 2006 | | NOK | 10\n\
         2070001 | Ly | 2006-2010 | Sluttrapport | NOK | 0\n\
         2070002 | Kurs | 2006 | | NOK | 20\n\
         2070002 | Kurs | 2006-2010 | Sluttrapport | EUR | 30\n\
         2070003 | Skole | 2006 | | NOK | 40\n\
         2070003 | Skole | 2006-2010 | | NOK | 0\n\
         2070004 | Vern | 2006 | | EUR | 50\n\
         2070004 | Vern | 2007 | | EUR | 50\n\
         2070004 | Vern | 2006-2010 | | EUR | 100",
        &expect![[r#"
            2070001 «Ly»  [2006–2010] 2006:10.00 2006:0.00
            2070002 «Kurs»  [2006–2010] 2006:20.00 2006:30.00EUR
            2070003 «Skole»  2006:40.00
            2070004 «Vern»  2006:50.00EUR 2007:50.00EUR
            rows 10 = 7 used + 0 blank + 1 structure + 2 not used; NOK 70.00 = 70.00 + 0.00
            R111  unit=NOK median=40.00
            R115 3 period=2006–2010 amount=0.00 years=10.00 count=1 counted=apart
            R216 3 year=2006 count=1
            R216 5 year=2006 count=1
            R211 F5 currency=EUR amount=230.00 count=4
            R115 7 period=2006–2010 amount=0.00 years=40.00 count=1 counted=no
            R216 7 year=2006 count=1
            R115 10 period=2006–2010 amount=100.00 EUR years=100.00 EUR count=2 counted=no
            R216 10 year=2006 count=1
        "#]],
    );
}

#[test]
fn a_region_without_a_country_is_regional() {
    let regional = |country: &str| {
        let list = format!(
            "Avtalenr | Tittel | Region | Land | År | Beløp\n2070001 | Ly | Balkan | {country} | 2007 | 10"
        );
        let run = run(&[("liste.xlsx", &workbook(&list))], &Options::default());
        run.cleaned.agreements[0].geography.regional
    };
    assert_eq!([regional(""), regional("Albania")], [true, false]);
}

/// Where only a period says so, a row repeats its years if it has their sum.
#[test]
fn a_period_told_by_a_period_alone_is_left_out_if_it_has_the_sum_of_its_years() {
    check(
        "Avtalenr | Tittel | Periode | Beløp\n\
         2070001 | Ly | 2006 | 10\n\
         2070001 | Ly | 2007 | 20\n\
         2070001 | Ly | 2006-2007 | 30\n\
         2070002 | Kurs | 2006 | 10\n\
         2070002 | Kurs | 2007 | 20\n\
         2070002 | Kurs | 2006-2007 | 31\n\
         2070003 | Skole | 2006 | 40\n\
         2070003 | Skole | 2006-2007 | 40\n\
         2070004 | Vern | 2006 | 0\n\
         2070004 | Vern | 2007 | 0\n\
         2070004 | Vern | 2006-2007 | 0\n\
         2070005 | Helse | 2009 | 10\n\
         2070005 | Helse | 2010 | 20\n\
         2070005 | Helse | 2006-2007 | 30\n\
         2070006 | Ly | 2006-2007 | 30",
        &expect![[r#"
            2070001 «Ly»  [2006–2007] 2006:10.00 2007:20.00
            2070002 «Kurs»  [2006–2007] 2006:10.00 2006:31.00 2007:20.00
            2070003 «Skole»  [2006–2007] 2006:40.00 2006:40.00
            2070004 «Vern»  [2006–2007] 2006:0.00 2006:0.00 2007:0.00
            2070005 «Helse»  [2006–2010] 2006:30.00 2009:10.00 2010:20.00
            2070006 «Ly»  [2006–2007] 2006:30.00
            rows 16 = 14 used + 0 blank + 1 structure + 1 not used; NOK 291.00 = 261.00 + 30.00
            R111  unit=NOK median=30.00
            R216 2 year=2006 count=15
            R115 4 period=2006–2007 amount=30.00 years=30.00 count=2 counted=no
            R212 D9 place=D8 amount=40.00 counted=twice
        "#]],
    );
}

/// Two payments may be equal; a row that is the same in every cell, and that no total of
/// the list counts, is one row written twice.
#[test]
fn a_row_that_is_the_same_in_every_cell_counts_once_unless_a_total_counts_it() {
    check(
        "# En\n\
         Avtalenr | Tittel | År | Beløp\n\
         2070001 | Ly | 2007 | 10\n\
         2070001 | Ly | 2007 | 10\n\
         2070001 | Ly igjen | 2007 | 10\n\
         # To\n\
         Avtalenr | Tittel | År | Beløp\n\
         2080001 | Kurs | 2007 | 20\n\
         2080001 | Kurs | 2007 | 20\n\
         Sum | | | 40\n\
         # Tre\n\
         Avtalenr | Tittel | År | Beløp\n\
         2090001 | Vern | 2007 | 20\n\
         2090001 | Vern | 2007 | 20\n\
         Sum | | | 41\n\
         # Fire\n\
         Avtalenr | År | Beløp\n\
         2100001 | 2007 | 20\n\
         2100001 | 2007 | 20",
        &expect![[r#"
            2070001 «Ly igjen»  2007:10.00 2007:10.00
            2080001 «Kurs»  2007:20.00 2007:20.00
            2090001 «Vern»  2007:20.00
            2100001 «»  2007:20.00 2007:20.00
            rows 15 = 7 used + 0 blank + 6 structure + 2 not used; NOK 150.00 = 120.00 + 30.00
            R111  unit=NOK median=10.00
            R106 D4 stated=41.00 computed=40.00
            R217 B2 field=field-title number=2070001 one=Ly igjen other=Ly
            R212 D3 place=D2 amount=10.00 counted=once
            R212 D4 place=D2 amount=10.00 counted=twice
            R212 D3 place=D2 amount=20.00 counted=twice
            R212 D3 place=D2 amount=20.00 counted=once
            R212 C3 place=C2 amount=20.00 counted=twice
        "#]],
    );
}

/// A sheet is a copy if it has three amounts of another, four in five of its own are
/// there, and half of them are equal.
#[test]
fn a_sheet_that_repeats_most_of_another_is_a_copy_of_it() {
    let copied = |copy: &[(u32, u32)]| {
        let row = |(number, amount): &(u32, u32)| {
            format!("207000{number} | Ly | 2007 | {amount}\n")
        };
        let first: String =
            [(1, 10), (2, 20), (3, 30), (4, 40)].iter().map(row).collect();
        let second: String = copy.iter().map(row).collect();
        let header = "Avtalenr | Tittel | År | Beløp";
        let list = format!("# Liste\n{header}\n{first}# Andre\n{header}\n{second}");
        let run = run(&[("liste.xlsx", &workbook(&list))], &Options::default());
        let shown = show_findings(&run);
        let found =
            shown.lines().filter(|it| it.starts_with("R220") || it.contains("differing"));
        found.map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    let found = [
        copied(&[(1, 10), (2, 20), (3, 30)]),
        copied(&[(1, 10), (2, 20)]),
        copied(&[(1, 10), (2, 20), (3, 31)]),
        copied(&[(1, 10), (2, 21), (3, 31)]),
        copied(&[(1, 10), (2, 20), (3, 0)]),
        copied(&[(1, 10), (2, 20), (3, 31), (4, 41)]),
        copied(&[(1, 10), (2, 20), (3, 30), (4, 40), (5, 50)]),
        copied(&[(1, 10), (2, 20), (3, 30), (5, 50)]),
        copied(&[(1, 11), (2, 20), (3, 30), (5, 50), (6, 60)]),
    ];
    expect![[r#"
        R122  sheet=Andre other=Liste count=3 differing=0 amount=60.00



        R122  sheet=Andre other=Liste count=3 differing=1 amount=61.00

        R220 3 count=2 number=2070002 amount=21.00 other=20.00 sheet=Liste year=2007



        R122  sheet=Andre other=Liste count=4 differing=2 amount=102.00

        R122  sheet=Andre other=Liste count=4 differing=0 amount=100.00



        R220 2 count=1 number=2070001 amount=11.00 other=10.00 sheet=Liste year=2007"#]]
    .assert_eq(&found.join("\n\n"));
}

/// The name of a sheet that says that it is old decides, wherever it stands.
#[test]
fn of_two_copies_the_one_is_kept_that_is_not_called_old() {
    check(
        "# Liste gammel\n\
         Avtalenr | Tittel | År | Beløp\n\
         2070001 | Ly | 2007 | 10\n\
         2070002 | Kurs | 2007 | 20\n\
         2070003 | Skole | 2007 | 30\n\
         # Liste\n\
         Avtalenr | Tittel | År | Beløp\n\
         2070001 | Ly | 2007 | 10\n\
         2070002 | Kurs | 2007 | 20\n\
         2070003 | Skole | 2007 | 30\n\
         2070004 | Vern | 2007 | 40",
        &expect![[r#"
            2070001 «Ly»  2007:10.00
            2070002 «Kurs»  2007:20.00
            2070003 «Skole»  2007:30.00
            2070004 «Vern»  2007:40.00
            rows 9 = 4 used + 0 blank + 2 structure + 3 not used; NOK 160.00 = 100.00 + 60.00
            R111  unit=NOK median=20.00
            R111  unit=NOK median=30.00
            R122  sheet=Liste gammel other=Liste count=3 differing=0 amount=60.00
        "#]],
    );
}

#[test]
fn each_sheet_tells_its_agreements_and_the_rows_it_lost() {
    let list = "# En\n\
                Avtalenr | Tittel | År | Beløp\n\
                2070001 | Ly | 2006 | 10\n\
                2070001 | Ly | 2007 | 20\n\
                # To\n\
                Avtalenr | Tittel | År | Beløp\n\
                2070001 | Ly | 2008 | 30\n\
                2070002 | Kurs | 2008 | 40\n\
                2070001 | Ly | 2006 | 10\n\
                | | | 99";
    let run = run(&[("liste.xlsx", &workbook(list))], &Options::default());
    assert_eq!(run.cleaned.sheet_agreements, [1, 2]);
    assert_eq!(run.cleaned.sheet_not_used, [0, 2]);
}

/// Of what the rows of an agreement disagree on, that of its first year is taken.
#[test]
fn the_first_year_of_an_agreement_says_what_it_is() {
    let list = "Avtalenr | Tittel | Land | Partner | Stikkord | Evaluert | År | Beløp\n\
                2070001 | Ly | Kenya | IOM | vann | ja, sent | 2007 | 10\n\
                2070001 | Ly | Albania | NCA | kurs | ja, tidlig | 2006 | 10\n\
                2070002 | Vern | Kenya | IOM | vann | ja, sent | 2007 | 10\n\
                2070002 | Vern | | | | | 2006 | 10";
    let run = run(&[("liste.xlsx", &workbook(list))], &Options::default());
    let said = run.cleaned.agreements.iter().map(|it| {
        let evaluated =
            it.extra.evaluated.as_ref().map(|it| format!("{} {}", it.0, it.1.address()));
        let (place, partner) = (it.geography.countries.join("+"), &it.partner.name);
        format!(
            "{place} · {partner} · {} · {}\n",
            it.extra.keywords,
            evaluated.unwrap_or_default()
        )
    });
    expect![[r#"
        Albania · Kirkens Nødhjelp · kurs · ja, tidlig F3
        Kenya · IOM · vann · ja, sent F4
    "#]]
    .assert_eq(&said.collect::<String>());
}

/// Both ends of a period must be years that can be meant.
#[test]
fn a_period_that_ends_in_no_plausible_year_is_doubtful() {
    check(
        "Avtalenr | Tittel | Periode | År | Beløp\n\
         2070001 | Ly | 2005-2030 | 2007 | 10\n\
         2070002 | Kurs | 2005-2031 | 2007 | 20\n\
         2070003 | Skole | 1990-2005 | 2007 | 30\n\
         2070004 | Vern | 1989-2005 | 2007 | 40",
        &expect![[r#"
            2070001 «Ly»  [2005–2030] 2007:10.00
            2070002 «Kurs»  2007:20.00
            2070003 «Skole»  [1990–2005] 2007:30.00
            2070004 «Vern»  2007:40.00
            rows 5 = 4 used + 0 blank + 1 structure + 0 not used; NOK 100.00 = 100.00 + 0.00
            R111  unit=NOK median=30.00
            R204 C3 text=2005-2031
            R204 C5 text=1989-2005
        "#]],
    );
}

/// Columns of amounts that do not count are kept, each with its sum and its currency.
#[test]
fn other_columns_of_amounts_tell_what_they_add_up_to() {
    check(
        "Avtalenr | Tittel | År | Utbetalt | Bevilget (EUR) | Planlagt\n\
         2070001 | Ly | 2007 | 10 | 5 | 20\n\
         2070002 | Kurs | 2007 | 20 | 6 | 30\n\
         2070003 | Skole | 2007 | 30 | 7 | 40",
        &expect![[r#"
            2070001 «Ly»  2007:10.00
            2070002 «Kurs»  2007:20.00
            2070003 «Skole»  2007:30.00
            rows 4 = 3 used + 0 blank + 1 structure + 0 not used; NOK 60.00 = 60.00 + 0.00
            R111  unit=NOK median=20.00
            R121  column=E header=Bevilget (EUR) amount=18.00 EUR chosen=Utbetalt
            R121  column=F header=Planlagt amount=90.00 chosen=Utbetalt
        "#]],
    );
}

/// Where the row says nothing of its currency, its column's header does.
#[test]
fn a_header_with_a_currency_holds_for_rows_that_name_none() {
    let list = "Avtalenr | Tittel | År | Valuta | Beløp (EUR)\n\
                2070001 | Ly | 2007 | SEK | 10\n\
                2070002 | Kurs | 2007 | | 20";
    let run = run(&[("liste.xlsx", &workbook(list))], &Options::default());
    let amounts = run.cleaned.agreements.iter().flat_map(|it| &it.amounts);
    let currencies: Vec<&str> = amounts.map(|amount| amount.currency.code()).collect();
    assert_eq!(currencies, ["SEK", "EUR"]);
}

/// Every spelling of a name, with what it was taken for, how often and where first.
#[test]
fn names_are_gathered_as_they_are_spelt() {
    let list = "# En\n\
                Avtalenr | Tittel | Land | Partner | Forvalter | År | Beløp\n\
                2070001 | Ly | Kenya | IOM | Nairobi | 2007 | 10\n\
                2070002 | Ly | KENYA | iom | Nairobi | 2007 | 10\n\
                2070003 | Ly | Kenya, Atlantis | Nye Venner | Kontoret | 2007 | 10\n\
                # To\n\
                Avtalenr | Tittel | Land | Partner | Forvalter | År | Beløp\n\
                2070004 | Ly | Lemuria | Nye Venner | Kontoret | 2007 | 10\n\
                2070005 | Ly | Balkan | IOM | | 2007 | 10";
    let run = run(&[("liste.xlsx", &workbook(list))], &Options::default());
    let names = run.cleaned.names.iter().map(|it| {
        let known = if it.known { "known" } else { "unknown" };
        let (read_as, at) = (it.read_as.join("+"), it.place.address());
        format!("{:?} {} = {read_as} {known} {} {at}\n", it.kind, it.spelling, it.rows)
    });
    expect![[r#"
        Partner Nye Venner = Nye Venner unknown 2 D4
        Partner IOM = IOM known 3 D2
        Country Atlantis =  unknown 1 C4
        Country Lemuria =  unknown 1 C2
        Country KENYA = Kenya known 2 C2
        Country Balkan = Europa known 1 C3
        Unit Kontoret = Kontoret unknown 2 E4
        Unit Nairobi = Ambassaden i Nairobi known 2 E2
    "#]]
    .assert_eq(&names.collect::<String>());
}

/// Rows without a number are told apart by all that they say.
#[test]
fn a_row_without_a_number_that_stands_in_two_sheets_counts_once() {
    check(
        "# En\n\
         Tittel | Land | År | Beløp\n\
         Ly | Kenya | 2007 | 10\n\
         Ly | Kenya | 2007 | 10\n\
         Kurs | Kenya | 2007 | 20\n\
         # To\n\
         Tittel | Land | År | Beløp\n\
         Kurs | Kenya | 2007 | 20\n\
         Skole | Kenya | 2007 | 30",
        &expect![[r#"
            U-4b72ffa5 «Kurs» Kenya 2007:20.00
            U-7cfed06c «Skole» Kenya 2007:30.00
            U-d79422db «Ly» Kenya 2007:10.00
            U-d79422db-2 «Ly» Kenya 2007:10.00
            rows 7 = 4 used + 0 blank + 2 structure + 1 not used; NOK 90.00 = 70.00 + 20.00
            R111  unit=NOK median=10.00
            R114  field=field-agreement_number
            R114  field=field-agreement_number
            R212 3 place=2 amount=10.00 counted=twice
            R212 2 place=En!4 amount=20.00 counted=once
        "#]],
    );
}

/// What the rows of an agreement disagree on is said once for each field; a code that
/// several rows give is one code.
#[test]
fn rows_of_one_agreement_that_disagree_are_said() {
    check(
        "Avtalenr | Tittel | Land | Partner | Tema | År | Beløp\n\
         2070001 | Ly | Kenya | IOM | Barn | 2006 | 10\n\
         2070001 | LY | Albania | NCA | Barn | 2007 | 10\n\
         2070001 | Kurs | Nepal | NCA | Rettssikkerhet | 2008 | 10\n\
         \"2070002, 2070003\" | Videreføring av 2070003 | Kenya | IOM | Barn | 2006 | 10",
        &expect![[r#"
            2070001 «Ly» Kenya · IOM 2006:10.00 2007:10.00 2008:10.00 theme.Bistand til barn theme.Rettssikkerhet
            2070002 «Videreføring av 2070003» Kenya · IOM 2006:10.00 with 2070003 theme.Bistand til barn
            2070003 «Videreføring av 2070003» Kenya · IOM with 2070002 theme.Bistand til barn
            rows 5 = 4 used + 0 blank + 1 structure + 0 not used; NOK 40.00 = 40.00 + 0.00
            R111  unit=NOK median=10.00
            R217 C3 field=field-country number=2070001 one=Kenya other=Albania
            R217 D3 field=field-partner number=2070001 one=IOM other=Kirkens Nødhjelp
            R217 B4 field=field-title number=2070001 one=Ly other=Kurs
            R210 A5 count=2 numbers=2070002, 2070003
        "#]],
    );
}

/// The column that counts is filled; beside columns of years it is the row's own total.
#[test]
fn the_columns_that_count_are_filled_or_have_years() {
    check(
        "# En\n\
         Avtalenr | Tittel | År | Utbetalt | Bevilget\n\
         2070001 | Ly | 2007 | | 20\n\
         # To\n\
         Avtalenr | Tittel | 2006 | 2007 | Sum | Bevilget\n\
         2080001 | Kurs | 10 | 20 | 30 | 99\n\
         2080002 | Skole | | | 40 | 99\n\
         # Tre\n\
         Avtalenr | Tittel | 2006 | 2007 | Bevilget\n\
         2090001 | Vern | 10 | 20 | 31",
        &expect![[r#"
            2070001 «Ly»  2007:20.00
            2080001 «Kurs»  2006:10.00 2007:20.00
            2080002 «Skole»  ?:40.00
            2090001 «Vern»  2006:10.00 2007:20.00
            rows 7 = 4 used + 0 blank + 3 structure + 0 not used; NOK 120.00 = 120.00 + 0.00
            R121  column=F header=Bevilget amount=198.00 chosen=2006
            R218 3 count=1
            R214 E2 stated=31.00 computed=30.00
        "#]],
    );
}

/// What is hidden is said for each sheet, if it holds something that counts.
#[test]
fn hidden_rows_and_columns_are_said_where_they_count() {
    check(
        "# En\n\
         Avtalenr | Tittel | År | Beløp | Merknad\n\
         !hide E\n\
         2070001 | Ly | 2007 | 10 |\n\
         ~2070002 | Kurs | 2007 | 20 |\n\
         2070003 | Skole | 2007 | 30 |\n\
         # To\n\
         Avtalenr | Tittel | År | Beløp | Merknad\n\
         !hide D\n\
         2070001 | Ly | 2007 | 10 | a\n\
         ~2070002 | Kurs | 2007 | 20 | b\n\
         2070003 | Skole | 2007 | 30 | c\n\
         2070004 | Vern | 2007 | 40 | d",
        &expect![[r#"
            2070001 «Ly»  2007:10.00
            2070002 «Kurs»  2007:20.00
            2070003 «Skole»  2007:30.00
            2070004 «Vern»  2007:40.00
            rows 9 = 4 used + 0 blank + 2 structure + 3 not used; NOK 160.00 = 100.00 + 60.00
            R111  unit=NOK median=20.00
            R111  unit=NOK median=30.00
            R118  columns=D filtered=no amount=40.00
            R117 3 count=1 amount=20.00
            R212 D2 place=En!D2 amount=10.00 counted=once
            R212 D3 place=En!D3 amount=20.00 counted=once
            R212 D4 place=En!D4 amount=30.00 counted=once
        "#]],
    );
}

#[test]
fn a_row_without_a_number_that_stands_twice_in_a_single_sheet_is_said() {
    let list = "Tittel | Land | År | Beløp\n\
                Ly | Kenya | 2007 | 10\n\
                Ly | Kenya | 2007 | 10";
    let run = run(&[("liste.xlsx", &workbook(list))], &Options::default());
    assert_eq!(show_findings(&run).matches("R212").count(), 1);
}

/// Where texts stand is known for those that are there.
#[test]
fn an_agreement_knows_where_its_texts_stand() {
    let list = "Avtalenr | Tittel | Stikkord | År | Beløp\n\
                2070001 | Ly | | 2007 | 10\n\
                2070002 | Kurs | vann | 2007 | 10";
    let run = run(&[("liste.xlsx", &workbook(list))], &Options::default());
    let cells =
        run.cleaned.agreements.iter().map(|it| {
            ["title", "keywords"].map(|key| it.cells.get(key).map(Place::address))
        });
    let cell = |address: &str| Some(address.to_owned());
    let expected = [[cell("B2"), None], [cell("B3"), cell("C3")]];
    assert_eq!(cells.collect::<Vec<_>>(), expected);
}
