//! Rows into agreements: what belongs together, and what would be counted twice.

use expect_test::{Expect, expect};
use portefolje::recognise::Options;

use super::helper::{run, show_agreements, show_counts, show_findings, workbook};

pub(super) fn check(list: &str, expected: &Expect) {
    check_files(&[("liste.xlsx", &workbook(list))], expected);
}

pub(super) fn check_files(files: &[(&str, &[u8])], expected: &Expect) {
    let run = run(files, &Options::default());
    expected.assert_eq(&format!(
        "{}{}{}",
        show_agreements(&run),
        show_counts(&run),
        show_findings(&run)
    ));
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let header = "Avtalenr | Tittel | Land | Partner | År | Beløp";
    let rows = [
        "2040412 | Ly for kvinner | Albania | NCA | 2004 | 100",
        "2040412.0 | Ly for kvinner, fase 2 | Kosovo | NCA | 2005 | 200",
        "GLO 0603 | Kurs | Kenya | IOM | 2005 | 50",
        "GLO-0603 | Kurset | Kenya | IOM | 2006 | 60",
        "| Uten nummer | Kenya | IOM | 2005 | 70",
        "| Uten nummer | Kenya | IOM | 2005 | 70",
        "| Annet uten nummer | Nepal | IOM | 2006 | 80",
    ];
    let agreements = |rows: Vec<&str>| {
        let list = format!("{header}\n{}", rows.join("\n"));
        show_agreements(&run(&[("liste.xlsx", &workbook(&list))], &Options::default()))
    };
    let forwards = agreements(rows.to_vec());
    assert_eq!(forwards, agreements(rows.iter().rev().copied().collect()));
    expect![[r#"
        2040412 «Ly for kvinner» Albania · Kirkens Nødhjelp 2004:100.00 2005:200.00
        GLO-0603 «Kurs» Kenya · IOM 2005:50.00 2006:60.00
        U-84e00ede «Uten nummer» Kenya · IOM 2005:70.00
        U-84e00ede-2 «Uten nummer» Kenya · IOM 2005:70.00
        U-cae399c1 «Annet uten nummer» Nepal · IOM 2006:80.00
    "#]]
    .assert_eq(&forwards);
}

/// Where no row has a number, none is missing; where others have one, it is.
#[test]
fn a_number_is_missing_where_other_rows_have_one() {
    let found = |number: &str| {
        let list = format!(
            "Avtalenr | Tittel | Land | Partner | År | Beløp\n{number} | Ly | Albania | NCA | \
             2004 | 100\n| Kurs | Kenya | IOM | 2005 | 50"
        );
        let run = run(&[("liste.xlsx", &workbook(&list))], &Options::default());
        show_findings(&run).matches("R209").count()
    };
    assert_eq!([found("2040412"), found("")], [1, 0]);
}

#[test]
fn several_numbers_in_a_cell() {
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         \"2040012, 2050349, 2060373\" | Mobilisering | 2005 | 300\n\
         2050349 | Mobilisering, fase 2 | 2006 | 40",
        &expect![[r#"
            2040012 «Mobilisering»  2005:300.00 with 2050349,2060373
            2050349 «Mobilisering, fase 2»  2006:40.00 with 2040012,2060373
            2060373 «Mobilisering»  with 2040012,2050349
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 340.00 = 340.00 + 0.00
            R210 A2 count=3 numbers=2040012, 2050349, 2060373
            R217 B2 field=field-title number=2050349 one=Mobilisering, fase 2 other=Mobilisering
        "#]],
    );
}

#[test]
fn the_same_row_in_a_sheet_and_in_another() {
    check(
        "# Alle\n\
         Avtalenr | Tittel | År | Beløp\n\
         2070001 | Ly | 2007 | 10\n\
         2070001 | Ly | 2007 | 10\n\
         2070002 | Kurs | 2007 | 20\n\
         # Albania\n\
         Avtalenr | Tittel | År | Beløp\n\
         2070001 | Ly | 2007 | 10\n\
         2070002 | Kurs | 2007 | 25",
        &expect![[r#"
            2070001 «Ly»  2007:10.00
            2070002 «Kurs» Albania 2007:20.00 2007:25.00
            rows 7 = 3 used + 0 blank + 2 structure + 2 not used; NOK 75.00 = 55.00 + 20.00
            R111  unit=NOK median=10.00
            R212 D3 place=D2 amount=10.00 counted=once
            R212 D2 place=Alle!D2 amount=10.00 counted=once
            R220 3 count=1 number=2070002 amount=25.00 other=20.00 sheet=Alle year=2007
        "#]],
    );
}

#[test]
fn a_period_beside_its_years() {
    check(
        "Tittel | Land | År | Beløp\n\
         Stipend | Albania | 2006 | 10\n\
         Stipend | Albania | 2007 | 20\n\
         Stipend | Albania | 2006-2010 | 30\n\
         Stipend | Kenya | 2006-2010 | 40",
        &expect![[r#"
            U-67834153 «Stipend» Albania 2007:20.00
            U-7925d7b3 «Stipend» Kenya [2006–2010] 2006:40.00
            U-cb6d426e «Stipend» Albania 2006:10.00
            rows 5 = 3 used + 0 blank + 1 structure + 1 not used; NOK 100.00 = 70.00 + 30.00
            R111  unit=NOK median=30.00
            R114  field=field-agreement_number
            R115 4 period=2006–2010 amount=30.00 years=30.00 count=2 counted=no
            R216 4 year=2006 count=1
            R216 5 year=2006 count=1
        "#]],
    );
}

#[test]
fn a_frame_beside_its_parts() {
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         QZA-20/0303 | Ramme | 2020 | 30\n\
         QZA-20/0303-1 | Del 1 | 2020 | 10\n\
         QZA-20/0303-2 | Del 2 | 2020 | 20\n\
         QZA-20/0400 | Ramme | 2020 | 50\n\
         QZA-20/0400-1 | Del 1 | 2020 | 10\n\
         QZA-20/0500-1 | Uten ramme | 2020 | 5",
        &expect![[r#"
            QZA-20/0303 «Ramme» 
            QZA-20/0303-1 «Del 1»  2020:10.00 in QZA-20/0303
            QZA-20/0303-2 «Del 2»  2020:20.00 in QZA-20/0303
            QZA-20/0400 «Ramme»  2020:50.00
            QZA-20/0400-1 «Del 1»  2020:10.00 in QZA-20/0400
            QZA-20/0500-1 «Uten ramme»  2020:5.00 in QZA-20/0500
            rows 7 = 6 used + 0 blank + 1 structure + 0 not used; NOK 125.00 = 95.00 + 30.00
            R111  unit=NOK median=20.00
            R213 2 number=QZA-20/0303 amount=30.00 parts=30.00 counted=once
            R213 5 number=QZA-20/0400 amount=50.00 parts=10.00 counted=twice
        "#]],
    );
}

#[test]
fn other_currencies_are_kept_apart() {
    check(
        "Avtalenr | Tittel | År | Valuta | Beløp\n\
         2070001 | Ly | 2007 | NOK | 10\n\
         2070002 | Kurs | 2007 | EU | 20\n\
         2070003 | Skole | 2007 | EUR | 30\n\
         2070004 | Vern | 2007 |  | USD 40\n\
         2070005 | Helse | 2007 |  | 50",
        &expect![[r#"
            2070001 «Ly»  2007:10.00
            2070002 «Kurs»  2007:20.00EUR
            2070003 «Skole»  2007:30.00EUR
            2070004 «Vern»  2007:40.00USD
            2070005 «Helse»  2007:50.00
            rows 6 = 5 used + 0 blank + 1 structure + 0 not used; NOK 60.00 = 60.00 + 0.00
            R111  unit=NOK median=30.00
            R211 E3 currency=EUR amount=50.00 count=2
            R211 E5 currency=USD amount=40.00 count=1
        "#]],
    );
}

#[test]
fn the_year_of_an_amount() {
    check(
        "# Uten år\n\
         Avtalenr | Tittel | Periode | Beløp\n\
         2070001 | Ly | 2007 | 10\n\
         2070002 | Kurs | 2007-2009 | 20\n\
         2070003 | Skole | ukjent | 30\n\
         # 2008\n\
         Avtalenr | Tittel | Beløp\n\
         2080001 | Ly | 10\n\
         # Med år\n\
         Avtalenr | Tittel | År | Beløp\n\
         2090001 | Ly | 2125 | 10\n\
         2090002 | Kurs | nei | 20\n\
         2090003 | Skole | 31.12.2009 | 30",
        &expect![[r#"
            2070001 «Ly»  [2007] 2007:10.00
            2070002 «Kurs»  [2007–2009] 2007:20.00
            2070003 «Skole»  ?:30.00
            2080001 «Ly»  2008:10.00
            2090001 «Ly»  ?:10.00
            2090002 «Kurs»  ?:20.00
            2090003 «Skole»  2009:30.00
            rows 10 = 7 used + 0 blank + 3 structure + 0 not used; NOK 130.00 = 130.00 + 0.00
            R111  unit=NOK median=20.00
            R116  year=2008 source=year-from-sheet-name
            R111  unit=NOK median=20.00
            R216 2 year=2007 count=2
            R218 4 count=1
            R205 C4 text=ukjent
            R218 2 count=1
            R204 C2 text=2125
            R218 3 count=1
            R204 C3 text=nei
        "#]],
    );
}

#[test]
fn amounts_that_need_a_person() {
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         2070001 | Ly | 2007 | \"3 688 778\"\n\
         2070002 | Kurs | 2007 | ca 500 000\n\
         2070003 | Skole | 2007 | \"1.234\"\n\
         2070004 | Vern | 2007 | -250\n\
         2070005 | Helse | 2007 | \n\
         2070006 | Arbeid | 2007 | \"-\"\n\
         2070007 | Lån | 2007 | 0\n\
         | | | 99",
        &expect![[r#"
            2070001 «Ly»  2007:3688778.00
            2070002 «Kurs» 
            2070003 «Skole»  2007:1234.00
            2070004 «Vern»  2007:-250.00
            2070005 «Helse» 
            2070006 «Arbeid» 
            2070007 «Lån»  2007:0.00
            rows 9 = 7 used + 0 blank + 1 structure + 1 not used; NOK 3689861.00 = 3689762.00 + 99.00
            R105 9 text=99
            R111  unit=NOK median=1234.00
            R201 D3 text=ca 500 000
            R219 D4 text=1.234 amount=1234.00
            R203 D5 amount=-250.00
            R202 6
        "#]],
    );
}

#[test]
fn references_and_wrongly_decoded_texts() {
    check(
        "Avtalenr | Tittel | Land | Partner | År | Beløp | Merknad\n\
         3070114 | Mobilisering | Moldova | Kirkens NÃ¸dhjelp | 2007 | 10 | Videreføring av 3050212\n\
         3050212 | Ly | Moldova | IOM | 2005 | 10 | Se også 3070114",
        &expect![[r#"
            3050212 «Ly» Moldova · IOM 2005:10.00
            3070114 «Mobilisering» Moldova · Kirkens Nødhjelp 2007:10.00 as 3050212
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 20.00 = 20.00 + 0.00
            R112 D2 text=Kirkens NÃ¸dhjelp repaired=Kirkens Nødhjelp count=1
        "#]],
    );
}

/// Rows are read in blocks of 8,192, and given back with them.
#[test]
fn what_is_merged_or_repeated_is_seen_across_a_long_list() {
    let rows = (2..=8_300).map(|row| match row {
        8_191 => "2070001[v4] | Ly[v4] | Albania[v4] | 2004 | 10".to_owned(),
        8_192..=8_194 => format!(" | | | {} | 10", row - 6_187),
        8_299 => "KEN-0010 | Kurs 10 | Kosovo | 2007 | 10".to_owned(),
        8_300 => "KEN-0011 | Kurs elleve | Kosovo | 2007 | 11".to_owned(),
        _ => format!("KEN-{row:04} | Kurs {row} | Kosovo | 2007 | {row}"),
    });
    let rows: Vec<String> = rows.collect();
    let list = format!("Avtalenr | Tittel | Land | År | Beløp\n{}", rows.join("\n"));
    let run = run(&[("liste.xlsx", &workbook(&list))], &Options::default());
    let found = run.cleaned.agreements.iter().find(|it| it.number == "2070001");
    let amounts = found.iter().flat_map(|it| &it.amounts);
    let years: Vec<i32> = amounts.filter_map(|amount| amount.year).collect();
    assert_eq!(years, [2004, 2005, 2006, 2007]);
    let findings = show_findings(&run);
    let repeated: Vec<&str> =
        findings.lines().map(str::trim).filter(|line| line.starts_with("R212")).collect();
    assert_eq!(
        repeated,
        [
            "R212 E8299 place=E10 amount=10.00 counted=once",
            "R212 E8300 place=E11 amount=11.00 counted=twice"
        ]
    );
}
