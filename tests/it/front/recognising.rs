//! Lists of every shape: where the header is, what the columns hold, what the rows are.

use expect_test::{Expect, expect};
use portefolje::model::Unit;
use portefolje::recognise::Options;

use super::helper::{all, run, show, workbook};

fn check(list: &str, expected: &Expect) {
    expected.assert_eq(&all(list));
}

#[test]
fn a_plain_list() {
    check(
        "Avtalenr | Prosjekttittel | Land | Avtalepartner | År | Beløp (NOK)\n\
         2040412 | Ly for kvinner | Albania | NCA | 2004 | 100\n\
         2040412 | Ly for kvinner | Albania | NCA | 2005 | 200\n\
         GLO 0603 | Kurs | Kenya | IOM | 2005 | 50.5",
        &expect![[r#"
            Sheet1: NOK
              A=agreement_number  B=title  C=country  D=partner  E=year  F=amount
              1 Header
            2040412 «Ly for kvinner» Albania · Kirkens Nødhjelp 2004:100.00 2005:200.00
            GLO-0603 «Kurs» Kenya · IOM 2005:50.50
            rows 4 = 3 used + 0 blank + 1 structure + 0 not used; NOK 350.50 = 350.50 + 0.00
            R111  unit=NOK median=100.00
        "#]],
    );
}

#[test]
fn a_header_at_row_fourteen_in_thousands_with_a_footer() {
    check(
        "Tilskudd til prosjekter\nUttrekk 03.02.2010\n\n\nBeløp i 1000 kr\n\n\n\n\n\n\n\n\n\
         Avtalenummer |  | Avtaletittel |  | Mottakerland | Avtaleperiode | Utbetalt\n\
         QZA-20/0303 |  | Helse |  | Kenya | 2019 - 2022 | \"1 250,5\"\n\
         QZA-20/0304 |  | Skole |  | Nepal | 2020 - 2021 | 300\n\
         \n\
         Kilde: PTA\n\
         Antall avtaler | 2",
        &expect![[r#"
            Sheet1: 1000 NOK
              A=agreement_number  C=title  E=country  F=period  G=amount_disbursed
              1 Preamble
              2 Preamble
              5 Preamble
              14 Header
              18 Footer
              19 Footer
            QZA-20/0303 «Helse» Kenya [2019–2022] 2019:1250500.00
            QZA-20/0304 «Skole» Nepal [2020–2021] 2020:300000.00
            rows 19 = 2 used + 11 blank + 6 structure + 0 not used; NOK 1550500.00 = 1550500.00 + 0.00
            R216 15 year=2019 count=2
        "#]],
    );
}

/// As in a ministry's list of grants in nynorsk, with a word that is broken in its cell.
#[test]
fn headers_of_case_numbers_and_recipients_of_grants() {
    check(
        "Saks- nummer | Namn på tiltaket | Mottakar av tilskotet | Land | Avdeling | År | Utbetalt i 1000 kr\n\
         21/1000 | Oppdrett av skjel | Redd Barna | Ghana | Havavdelinga | 2021 | 250\n\
         21/1001 | Kvalitet på tørrfisk | Nofima | Namibia | Havavdelinga | 2021 | 300",
        &expect![[r#"
            Sheet1: 1000 NOK
              A=agreement_number  B=title  C=partner  D=country  E=unit  F=year  G=amount_disbursed
              1 Header
            21/1000 «Oppdrett av skjel» ?Ghana · Redd Barna · Havavdelinga 2021:250000.00
            21/1001 «Kvalitet på tørrfisk» ?Namibia · Nofima · Havavdelinga 2021:300000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 550000.00 = 550000.00 + 0.00
            R206 D2 text=Ghana count=1
            R206 D3 text=Namibia count=1
        "#]],
    );
}

#[test]
fn a_merged_header_over_two_rows() {
    check(
        "Avtale[2] |  | Land[v2] | Beløp i NOK[3] |  | \n\
         Nr. | Tittel |  | 2005 | 2006 | Totalt\n\
         2050001 | Ly | Albania | 10 | 20 | 30\n\
         2050002 | Kurs | Kosovo |  | 5 | 6",
        &expect![[r#"
            Sheet1: NOK
              A=agreement_number  B=title  C=country  D=amount_2005  E=amount_2006  F=row_total
              1 Header
              2 Header
            2050001 «Ly» Albania 2005:10.00 2006:20.00
            2050002 «Kurs» Kosovo 2006:5.00
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 35.00 = 35.00 + 0.00
            R214 F4 stated=6.00 computed=5.00
        "#]],
    );
}

#[test]
fn banners_repeated_headers_subtotals_and_notes() {
    check(
        "Oversikt over prosjekter 2007\n\
         \n\
         UD Vest-Balkan\n\
         Avtalenr | Tittel | Land | Beløp\n\
         2070001 | Ly | Albania | 10\n\
         2070002 | Kurs | Kosovo | 20\n\
         Sum UD Vest-Balkan |  |  | 30\n\
         \n\
         Nairobi\n\
         Avtalenr | Tittel | Land | Beløp\n\
         KEN 2017 | Skole | Kenya | 5\n\
         Sum |  |  | 6\n\
         Totalt |  |  | 36\n\
         * Foreløpige tall",
        &expect![[r#"
            Sheet1: NOK, 2007
              A=agreement_number  B=title  C=country  D=amount
              1 Preamble
              3 Banner("UD Vest-Balkan")
              4 Header
              7 Subtotal
              9 Banner("Nairobi")
              10 Header
              12 Subtotal
              13 GrandTotal
              14 Footer
            2070001 «Ly» Albania · UD – Vest-Balkan 2007:10.00
            2070002 «Kurs» Kosovo · UD – Vest-Balkan 2007:20.00
            KEN-2017 «Skole» Kenya · Ambassaden i Nairobi 2007:5.00
            rows 14 = 3 used + 2 blank + 9 structure + 0 not used; NOK 35.00 = 35.00 + 0.00
            R106 D12 stated=6.00 computed=5.00
            R106 D13 stated=36.00 computed=35.00
            R111  unit=NOK median=10.00
            R116  year=2007 source=year-from-title
        "#]],
    );
}

#[test]
fn banners_give_unit_and_country() {
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         Seksjon for Vest-Balkan\n\
         Albania\n\
         2070001 | Ly | 2007 | 10\n\
         Kosovo\n\
         2070002 | Kurs | 2007 | 20\n\
         Ambassaden i Nairobi\n\
         2070003 | Skole | 2007 | 30",
        &expect![[r#"
            Sheet1: NOK
              A=agreement_number  B=title  C=year  D=amount
              1 Header
              2 Banner("Seksjon for Vest-Balkan")
              3 Banner("Albania")
              5 Banner("Kosovo")
              7 Banner("Ambassaden i Nairobi")
            2070001 «Ly» Albania · UD – Vest-Balkan 2007:10.00
            2070002 «Kurs» Kosovo · UD – Vest-Balkan 2007:20.00
            2070003 «Skole»  · Ambassaden i Nairobi 2007:30.00
            rows 8 = 3 used + 0 blank + 5 structure + 0 not used; NOK 60.00 = 60.00 + 0.00
            R111  unit=NOK median=20.00
        "#]],
    );
}

#[test]
fn totals_without_words_are_known_by_their_sum() {
    check(
        "Tittel | Land | År | Beløp\n\
         Ly | Albania | 2007 | 10\n\
         Kurs | Kosovo | 2007 | 20\n\
         |  |  | 30\n\
         Skole | Kenya | 2007 | 5\n\
         |  |  | 77\n\
         |  |  | 35",
        &expect![[r#"
            Sheet1: NOK
              A=title  B=country  C=year  D=amount
              1 Header
              4 Subtotal
              6 NotUsed
              7 GrandTotal
            U-167615a8 «Skole» Kenya 2007:5.00
            U-32c30885 «Ly» Albania 2007:10.00
            U-ff4a40dd «Kurs» Kosovo 2007:20.00
            rows 7 = 3 used + 0 blank + 3 structure + 1 not used; NOK 112.00 = 35.00 + 77.00
            R105 6 text=77
            R111  unit=NOK median=10.00
            R114  field=field-agreement_number
        "#]],
    );
}

#[test]
fn years_as_columns_in_thousands() {
    check(
        "Tal i 1000 kr\n\
         Avtalenr | Namn på prosjektet | Mottakarland | Løyvande eining | 2000 | 2001 | 2002 | Total\n\
         2000001 | Ly | Albania | Nairobi | 100 |  | 50 | 150\n\
         2000002 | Kurs | Kosovo | Nairobi |  |  |  | 70\n\
         Sum |  |  |  | 100 | 0 | 50 | 220",
        &expect![[r#"
            Sheet1: 1000 NOK
              A=agreement_number  B=title  C=country  D=unit  E=amount_2000  F=amount_2001  G=amount_2002  H=row_total
              1 Preamble
              2 Header
              5 GrandTotal
            2000001 «Ly» Albania · Ambassaden i Nairobi 2000:100000.00 2002:50000.00
            2000002 «Kurs» Kosovo · Ambassaden i Nairobi ?:70000.00
            rows 5 = 2 used + 0 blank + 3 structure + 0 not used; NOK 220000.00 = 220000.00 + 0.00
            R218 4 count=1
        "#]],
    );
}

#[test]
fn one_sheet_a_year_a_cover_a_pivot_and_a_hidden_copy() {
    check(
        "# Forside\n\
         Prosjektoversikt\n\
         Utenriksdepartementet\n\
         # Pivot\n\
         Radetiketter | Summer av Beløp\n\
         Albania | 10\n\
         # 2006\n\
         Avtalenr | Tittel | Land | Beløp\n\
         2060001 | Ly | Albania | 10\n\
         # 2007\n\
         Avtalenr | Land | Tittel | Partner | Beløp\n\
         2060001 | Albania | Ly, fase 2 | NCA | 10\n\
         # Gammel (hidden)\n\
         Avtalenr | Tittel | Land | Beløp\n\
         2060001 | Ly | Albania | 99",
        &expect![[r#"
            Forside: skip-no-header
            Pivot: skip-no-header
            2006: NOK, 2006
              A=agreement_number  B=title  C=country  D=amount
              1 Header
            2007: NOK, 2007
              A=agreement_number  B=country  C=title  D=partner  E=amount
              1 Header
            Gammel: skip-hidden
            2060001 «Ly» Albania · Kirkens Nødhjelp 2006:10.00 2007:10.00
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 20.00 = 20.00 + 0.00
            R102  sheet=Forside reason=skip-no-header
            R102  sheet=Pivot reason=skip-no-header
            R116  year=2006 source=year-from-sheet-name
            R116  year=2007 source=year-from-sheet-name
            R101  sheet=Gammel
            R217 C2 field=field-title number=2060001 one=Ly other=Ly, fase 2
        "#]],
    );
}

#[test]
fn unknown_and_repeated_columns_and_content_that_decides() {
    check(
        "Ref | Prosjekt | Mottaker | Sted | Beløp | Beløp | Arkivsak\n\
         2070001 | Ly | Stiftelsen A | Albania | 10 | 11 | 07/1\n\
         2070002 | Kurs | Stiftelsen B | Kosovo | 20 | 21 | 07/2\n\
         2070003 | Skole | Stiftelsen C | Kenya | 30 | 31 | 07/3",
        &expect![[r#"
            Sheet1: NOK
              A=agreement_number  B=title  C=partner  D=country  E=amount  F=?  G=?
              1 Header
            2070001 «Ly» Albania · Stiftelsen A ?:10.00
            2070002 «Kurs» Kosovo · Stiftelsen B ?:20.00
            2070003 «Skole» Kenya · Stiftelsen C ?:30.00
            rows 4 = 3 used + 0 blank + 1 structure + 0 not used; NOK 60.00 = 60.00 + 0.00
            R104  header=Beløp field=field-amount column=F
            R103  header=Arkivsak column=G
            R111  unit=NOK median=20.00
            R218 2 count=3
        "#]],
    );
}

#[test]
fn codes_in_columns() {
    check(
        "Avtalenr | Tittel | År | Beløp | Tema | Barn\n\
         2070001 | Ly | 2007 | 10 | Rule of law; Ukjent | x\n\
         2070002 | Kurs | 2007 | 20 | Bistand til barn | ",
        &expect![[r#"
            Sheet1: NOK
              A=agreement_number  B=title  C=year  D=amount  E=theme  F=theme.Bistand til barn
              1 Header
            2070001 «Ly»  2007:10.00 theme.Rettssikkerhet theme.Bistand til barn
            2070002 «Kurs»  2007:20.00 theme.Bistand til barn
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 30.00 = 30.00 + 0.00
            R215 E2 text=Ukjent count=1 dimension=theme
        "#]],
    );
}

#[test]
fn several_amounts_bilingual_headers_and_line_ends() {
    check(
        "Agreement no.\\n(Avtalenr.) | Prosjekt-\\ntittel | Land / Country | Year | Granted | Disbursed (1000 $) | Disbursed (NOK)\n\
         2070001 | Ly | Albania | 2007 | 100 | 5 | 40\n\
         2070002 | Kurs | Kosovo | 2007 | 100 | 5 | ",
        &expect![[r#"
            Sheet1: NOK
              A=agreement_number  B=title  C=country  D=year  E=amount_granted  F=?  G=amount_disbursed
              1 Header
            2070001 «Ly» Albania 2007:40.00
            2070002 «Kurs» Kosovo
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 40.00 = 40.00 + 0.00
            R104  header=Disbursed (1000 $) field=field-amount_disbursed column=F
            R121  column=E header=Granted amount=200.00 chosen=Disbursed (NOK)
            R202 3
        "#]],
    );
}

#[test]
fn magnitudes_that_do_not_fit_the_unit() {
    check(
        "Avtalenr | Tittel | År | Beløp\n1000001 | A | 2007 | 100\n1000002 | B | 2007 | 200\n\
         1000003 | C | 2007 | 300\n1000004 | D | 2007 | 400\n1000005 | E | 2007 | 500",
        &expect![[r#"
            Sheet1: NOK
              A=agreement_number  B=title  C=year  D=amount
              1 Header
            1000001 «A»  2007:100.00
            1000002 «B»  2007:200.00
            1000003 «C»  2007:300.00
            1000004 «D»  2007:400.00
            1000005 «E»  2007:500.00
            rows 6 = 5 used + 0 blank + 1 structure + 0 not used; NOK 1500.00 = 1500.00 + 0.00
            R111  unit=NOK median=300.00
        "#]],
    );
}

#[test]
fn options_overrule() {
    let list = workbook(
        "# A\nAvtalenr | Tittel | År | Beløp | Rest\n2070001 | Ly | 2007 | 10 | 7\n\
         # B (hidden)\nAvtalenr | Tittel | År | Beløp\n2070002 | Kurs | 2007 | 10\n\
         # C\nAvtalenr | Tittel | År | Beløp\n2070003 | Skole | 2007 | 10",
    );
    let options = Options {
        include_hidden: true,
        sheets: vec!["A".to_owned(), "B".to_owned()],
        unit: Some(Unit::Thousand),
        columns: vec![("amount".to_owned(), 4)],
        ..Options::default()
    };
    let expected = expect![[r#"
        A: 1000 NOK
          A=agreement_number  B=title  C=year  D=?  E=amount
          1 Header
        B: 1000 NOK
          A=agreement_number  B=title  C=year  D=amount
          1 Header
        C: skip-not-chosen
        2070001 «Ly»  2007:7000.00
        2070002 «Kurs»  2007:10000.00
        rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 17000.00 = 17000.00 + 0.00
        R104  header=Beløp field=field-amount column=D
        R121  column=D header=Beløp amount=10000.00 chosen=Rest
    "#]];
    expected.assert_eq(&show(&run(&[("liste.xlsx", &list)], &options)));
}

#[test]
fn numbers_merged_down_over_their_years() {
    check(
        "Avtalenr | Tittel | Land | År | Beløp\n\
         2070001[v2] | Ly[v2] | Albania[v2] | 2007 | 10\n\
         |  |  | 2008 | 20\n\
         2070002 | Kurs | Kosovo | 2007 | 30",
        &expect![[r#"
            Sheet1: NOK
              A=agreement_number  B=title  C=country  D=year  E=amount
              1 Header
            2070001 «Ly» Albania 2007:10.00 2008:20.00
            2070002 «Kurs» Kosovo 2007:30.00
            rows 4 = 3 used + 0 blank + 1 structure + 0 not used; NOK 60.00 = 60.00 + 0.00
            R111  unit=NOK median=20.00
        "#]],
    );
}
