//! Lists whose kroner were once read in another unit, currency or year without a word.

use expect_test::expect;

use super::cleaning::{check, check_files};
use super::helper::{self, workbook};

#[test]
fn a_table_is_in_the_unit_of_its_own_heading() {
    check(
        "Tabell 1. Afrika. Tall i kroner\n\
         Avtalenr | Tittel | Land | Partner | År | Beløp\n\
         KEN-1001 | Ly | Kenya | UNDP | 2006 | 100000\n\
         KEN-1003 | Kurs | Kenya | UNDP | 2006 | 100000\n\
         \n\
         Tabell 2. Asia. Tall i 1000 kroner\n\
         Avtalenr | Tittel | Land | Partner | År | Beløp\n\
         NPL-1002 | Vern | Nepal | UNDP | 2006 | 500\n\
         NPL-1004 | Helse | Nepal | UNDP | 2006 | 500\n\
         \n\
         Tabell 3. Europa. Tall i 1000 kroner\n\
         Avtalenr | Tittel | Land | Partner | År | Beløp\n\
         ALB-1005 | Arbeid | Albania | UNDP | 2006 | 500",
        &expect![[r#"
            ALB-1005 «Arbeid» Albania · UNDP 2006:500000.00
            KEN-1001 «Ly» Kenya · UNDP 2006:100000.00
            KEN-1003 «Kurs» Kenya · UNDP 2006:100000.00
            NPL-1002 «Vern» Nepal · UNDP 2006:500000.00
            NPL-1004 «Helse» Nepal · UNDP 2006:500000.00
            rows 13 = 5 used + 2 blank + 6 structure + 0 not used; NOK 1700000.00 = 1700000.00 + 0.00
        "#]],
    );
}

#[test]
fn a_table_is_in_the_currency_of_its_own_heading() {
    check(
        "Tall i NOK\n\
         Avtalenr | Tittel | År | Beløp\n\
         KEN-1001 | Ly | 2006 | 100000\n\
         \n\
         Tall i USD\n\
         Avtalenr | Tittel | År | Beløp\n\
         NPL-1002 | Vern | 2006 | 500",
        &expect![[r#"
            KEN-1001 «Ly»  2006:100000.00
            NPL-1002 «Vern»  2006:500.00USD
            rows 7 = 2 used + 1 blank + 4 structure + 0 not used; NOK 100000.00 = 100000.00 + 0.00
            R211 D7 currency=USD amount=500.00 count=1
        "#]],
    );
}

#[test]
fn a_heading_that_states_what_holds_already_begins_no_list() {
    check(
        "Avtalenr | Tittel | Partner | Beløp\n\
         Kenya | | |\n\
         KEN-1001 | Ly | UNDP | 100000\n\
         Alle tall i kroner\n\
         Avtalenr | Tittel | Partner | Beløp\n\
         KEN-1002 | Kurs | UNDP | 100000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya · UNDP ?:100000.00
            KEN-1002 «Kurs» Kenya · UNDP ?:100000.00
            rows 6 = 2 used + 0 blank + 4 structure + 0 not used; NOK 200000.00 = 200000.00 + 0.00
            R218 3 count=2
        "#]],
    );
    check(
        "Tall i USD\n\
         Avtalenr | Tittel | År | Beløp\n\
         NPL-1002 | Vern | 2006 | 500\n\
         \n\
         Tall i 1 000 000 kroner\n\
         Avtalenr | Tittel | År | Beløp\n\
         KEN-1001 | Ly | 2006 | 2",
        &expect![[r#"
            KEN-1001 «Ly»  2006:2000000.00
            NPL-1002 «Vern»  2006:500.00USD
            rows 7 = 2 used + 1 blank + 4 structure + 0 not used; NOK 2000000.00 = 2000000.00 + 0.00
            R211 D3 currency=USD amount=500.00 count=1
        "#]],
    );
}

#[test]
fn lines_of_a_cell_are_several_amounts_and_several_numbers() {
    let list = "Avtalenr;Tittel;År;Beløp\n\
        \"101\n102\";Ly;2006;\"100 000\n200 000\"\n\
        \"GLO\n0603\";Kurs;2006;\"100 000\nNOK\"\n";
    check_files(
        &[("liste.csv", list.as_bytes())],
        &expect![[r#"
        101 «Ly»  with 102
        102 «Ly»  with 101
        GLO-0603 «Kurs»  2006:100000.00
        rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 100000.00 = 100000.00 + 0.00
        R210 A2 count=2 numbers=101, 102
        R201 D2 text=100 000 200 000
    "#]],
    );
}

#[test]
fn an_amount_in_a_note_states_no_unit() {
    check(
        "Ramme: 25 mill. kr\n\
         Avtalenr | Tittel | År | Beløp\n\
         KEN-1001 | Ly | 2006 | 100000\n\
         KEN-1002 | Kurs | 2006 | 50000",
        &expect![[r#"
            KEN-1001 «Ly»  2006:100000.00
            KEN-1002 «Kurs»  2006:50000.00
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 150000.00 = 150000.00 + 0.00
        "#]],
    );
    check(
        "Regnskap 2006, mill. kr\n\
         Avtalenr | Tittel | År | Beløp\n\
         KEN-1001 | Ly | 2006 | 1,5\n\
         KEN-1002 | Kurs | 2006 | 2,5",
        &expect![[r#"
            KEN-1001 «Ly»  2006:1500000.00
            KEN-1002 «Kurs»  2006:2500000.00
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 4000000.00 = 4000000.00 + 0.00
        "#]],
    );
}

#[test]
fn a_header_may_be_a_currency_and_a_year() {
    check(
        "Avtalenr | Tittel | NOK 2005 | NOK 2006\n\
         KEN-1001 | Ly | 100000 | 200000",
        &expect![[r#"
            KEN-1001 «Ly»  2005:100000.00 2006:200000.00
            rows 2 = 1 used + 0 blank + 1 structure + 0 not used; NOK 300000.00 = 300000.00 + 0.00
        "#]],
    );
}

#[test]
fn what_was_before_a_year_is_not_of_that_year() {
    check(
        "Avtalenr | Tittel | Før 2005 | 2005 | 2006\n\
         KEN-1001 | Ly | 70000 | 130000 | 200000",
        &expect![[r#"
            KEN-1001 «Ly»  2005:130000.00 2006:200000.00
            rows 2 = 1 used + 0 blank + 1 structure + 0 not used; NOK 330000.00 = 330000.00 + 0.00
            R103  header=Før 2005 column=C
            R121  column=C header=Før 2005 amount=70000.00 chosen=2005
        "#]],
    );
}

#[test]
fn a_header_of_two_rows_says_kind_and_year_of_each_column() {
    check(
        " | | Budsjett | | Regnskap |\n\
         Avtalenr | Tittel | 2005 | 2006 | 2005 | 2006\n\
         KEN-1001 | Ly | 100000 | 200000 | 90000 | 190000",
        &expect![[r#"
            KEN-1001 «Ly»  2005:90000.00 2006:190000.00
            rows 3 = 1 used + 0 blank + 2 structure + 0 not used; NOK 280000.00 = 280000.00 + 0.00
            R104  header=Budsjett 2005 field=amount_2005 column=C
            R104  header=Budsjett 2006 field=amount_2006 column=D
            R121  column=C header=Budsjett 2005 amount=100000.00 chosen=Regnskap 2005
            R121  column=D header=Budsjett 2006 amount=200000.00 chosen=Regnskap 2005
        "#]],
    );
    check(
        "Avtalenr | Tittel | 2005 | | 2006 |\n\
         | | Budsjett | Regnskap | Budsjett | Regnskap\n\
         KEN-1001 | Ly | 100000 | 90000 | 200000 | 190000",
        &expect![[r#"
            KEN-1001 «Ly»  2005:90000.00 2006:190000.00
            rows 3 = 1 used + 0 blank + 2 structure + 0 not used; NOK 280000.00 = 280000.00 + 0.00
            R104  header=2005 Budsjett field=amount_2005 column=C
            R104  header=2006 Budsjett field=amount_2006 column=E
            R121  column=C header=2005 Budsjett amount=100000.00 chosen=2005 Regnskap
            R121  column=E header=2006 Budsjett amount=200000.00 chosen=2005 Regnskap
        "#]],
    );
}

#[test]
fn a_unit_stated_below_the_header_holds_for_the_list() {
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         (Tall i 1000 kr) | | |\n\
         KEN-1001 | Ly | 2005 | 100\n\
         KEN-1002 | Kurs | 2005 | 200",
        &expect![[r#"
            KEN-1001 «Ly»  2005:100000.00
            KEN-1002 «Kurs»  2005:200000.00
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 300000.00 = 300000.00 + 0.00
        "#]],
    );
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         KEN-1001 | Ly | 2005 | 100000\n\
         KEN-1002 | Kurs | 2005 | 200000\n\
         Kenya | | |\n\
         KEN-1003 | Rett | 2005 | 100000\n\
         Tall i 1000 kr | | |\n\
         NEP-1001 | Ly | 2005 | 100\n\
         NEP-1002 | Kurs | 2005 | 200",
        &expect![[r#"
            KEN-1001 «Ly»  2005:100000.00
            KEN-1002 «Kurs»  2005:200000.00
            KEN-1003 «Rett» Kenya 2005:100000.00
            NEP-1001 «Ly» Kenya 2005:100000.00
            NEP-1002 «Kurs» Kenya 2005:200000.00
            rows 8 = 5 used + 0 blank + 3 structure + 0 not used; NOK 700000.00 = 700000.00 + 0.00
        "#]],
    );
}

#[test]
fn what_stands_alone_among_rows_and_counts_a_currency_states_none() {
    check(
        "Ramme: USD 20 000\n\
         Avtalenr | Tittel | År | Beløp | Merknad\n\
         KEN-1001 | Ly | 2005 | 100000 |\n\
         | | | | USD 20 000\n\
         USD 20 000 | | | |\n\
         KEN-1002 | Kurs | 2005 | 200000 |\n\
         Kurs: 6,45 $ | | | |",
        &expect![[r#"
            KEN-1001 «Ly»  2005:100000.00
            KEN-1002 «Kurs»  2005:200000.00
            rows 7 = 2 used + 0 blank + 4 structure + 1 not used; NOK 300000.00 = 300000.00 + 0.00
            R105 4 text=USD 20 000
        "#]],
    );
}

#[test]
fn a_footnote_on_a_marked_cell_is_no_note_on_the_list() {
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         KEN-1001 | Ly | 2005 | 100000\n\
         KEN-1002 | Kurs*) | 2006 | 200000\n\
         *) Beløpet er i USD | | |",
        &expect![[r#"
            KEN-1001 «Ly»  2005:100000.00
            KEN-1002 «Kurs*)»  2006:200000.00USD
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 100000.00 = 100000.00 + 0.00
            R211 D3 currency=USD amount=200000.00 count=1
        "#]],
    );
}

#[test]
fn an_amount_that_stands_across_years_is_of_none_of_them() {
    check(
        "Avtalenr | Tittel | 2005 | 2006 | 2007\n\
         KEN-1001 | Ly | 600000[3] | |\n\
         KEN-1002 | Kurs | 100000 | 200000 | 300000",
        &expect![[r#"
            KEN-1001 «Ly»  ?:600000.00
            KEN-1002 «Kurs»  2005:100000.00 2006:200000.00 2007:300000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 1200000.00 = 1200000.00 + 0.00
            R218 2 count=1
        "#]],
    );
}

#[test]
fn a_currency_that_number_formats_show_is_that_of_the_amounts() {
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         NPL 0501 | Skole | 2005 | 100000{[$USD] #,##0}\n\
         KEN 0501 | Vann | 2005 | 50000{[$USD] #,##0}",
        &expect![[r#"
            KEN-0501 «Vann»  2005:50000.00USD
            NPL-0501 «Skole»  2005:100000.00USD
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 0.00 = 0.00 + 0.00
            R211 D2 currency=USD amount=150000.00 count=2
        "#]],
    );
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         NPL 0501 | Skole | 2005 | 100000{\"EUR\" 0}\n\
         KEN 0501 | Vann | 2005 | 50000\n\
         KEN 0502 | Vann | 2005 | 50000{[$kr-414] 0}",
        &expect![[r#"
            KEN-0501 «Vann»  2005:50000.00
            KEN-0502 «Vann»  2005:50000.00
            NPL-0501 «Skole»  2005:100000.00
            rows 4 = 3 used + 0 blank + 1 structure + 0 not used; NOK 200000.00 = 200000.00 + 0.00
            R123  column=D currency=EUR count=1
        "#]],
    );
    check(
        "Avtalenr | Tittel | År | Beløp (NOK)\n\
         NPL 0501 | Skole | 2005 | 100000{[$$-409]#,##0}",
        &expect![[r#"
            NPL-0501 «Skole»  2005:100000.00
            rows 2 = 1 used + 0 blank + 1 structure + 0 not used; NOK 100000.00 = 100000.00 + 0.00
            R123  column=D currency=USD count=1
        "#]],
    );
}

#[test]
fn an_amount_column_in_kroner_is_so_beside_a_column_of_currencies() {
    check(
        "Avtalenr | Tittel | År | Beløp i valuta | Valuta | Beløp NOK\n\
         NPL 0501 | Skole | 2005 | 10000 | USD | 65000\n\
         KEN 0503 | Helse | 2005 | 300000 | NOK | 300000",
        &expect![[r#"
            KEN-0503 «Helse»  2005:300000.00
            NPL-0501 «Skole»  2005:65000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 365000.00 = 365000.00 + 0.00
            R103  header=Beløp i valuta column=D
            R121  column=D header=Beløp i valuta amount=10000.00 USD, 300000.00 NOK chosen=Beløp NOK
        "#]],
    );
}

#[test]
fn thousands_are_thousands_in_every_spelling() {
    for header in [
        "Beløp (1000 USD)",
        "Beløp USD 1000",
        "Beløp (TUSD)",
        "Beløp ('000)",
        "Beløp (x 1000)",
        "Beløp (000 kr)",
        "Beløp (kkr)",
    ] {
        let list =
            format!("Avtalenr | Tittel | År | {header}\nNPL 0501 | Skole | 2005 | 12500");
        let run = helper::run(
            &[("liste.xlsx", &workbook(&list))],
            &portefolje::recognise::Options::default(),
        );
        let shown = helper::show_agreements(&run);
        let currency = if header.contains("USD") { "USD" } else { "" };
        assert_eq!(
            shown,
            format!("NPL-0501 «Skole»  2005:12500000.00{currency}\n"),
            "{header}"
        );
    }
}

#[test]
fn a_title_in_thousands_holds_where_the_header_names_the_currency_alone() {
    check(
        "Beløp i 1000 kr\n\
         Avtalenr | Tittel | År | Bevilget kr\n\
         NPL 0501 | Skole | 2005 | 12500",
        &expect![[r#"
            NPL-0501 «Skole»  2005:12500000.00
            rows 3 = 1 used + 0 blank + 2 structure + 0 not used; NOK 12500000.00 = 12500000.00 + 0.00
        "#]],
    );
    check(
        "Beløp i 1000 kr\n\
         Avtalenr | Tittel | År | Bevilget i hele kroner\n\
         NPL 0501 | Skole | 2005 | 12500000",
        &expect![[r#"
            NPL-0501 «Skole»  2005:12500000.00
            rows 3 = 1 used + 0 blank + 2 structure + 0 not used; NOK 12500000.00 = 12500000.00 + 0.00
        "#]],
    );
}

#[test]
fn kroner_written_out_in_a_list_in_thousands_are_doubtful() {
    check(
        "Avtalenr | Tittel | År | Beløp (1000 kr)\n\
         NPL 0501 | Skole | 2005 | 250\n\
         KEN 0501 | Vann | 2005 | kr 250 000,-\n\
         KEN 0502 | Vann | 2005 | kr 250",
        &expect![[r#"
            KEN-0501 «Vann»  2005:250000000.00
            KEN-0502 «Vann»  2005:250000.00
            NPL-0501 «Skole»  2005:250000.00
            rows 4 = 3 used + 0 blank + 1 structure + 0 not used; NOK 250500000.00 = 250500000.00 + 0.00
            R219 D3 text=kr 250 000,- amount=250000000.00
        "#]],
    );
}

#[test]
fn prices_of_a_year_are_not_amounts_of_that_year() {
    check(
        "Avtalenr | Tittel | År | Beløp (2005-kroner)\n\
         NPL 0501 | Skole | 2006 | 100000\n\
         KEN 0501 | Vann | 2007 | 50000",
        &expect![[r#"
            KEN-0501 «Vann»  2007:50000.00
            NPL-0501 «Skole»  2006:100000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 150000.00 = 150000.00 + 0.00
        "#]],
    );
}

#[test]
fn millions_with_three_decimals_are_no_thousands_of_millions() {
    check(
        "Avtalenr | Tittel | År | Beløp (mill. kr)\n\
         NPL 0501 | Skole | 2005 | 1,250\n\
         NPL 0502 | Helse | 2005 | 2,500\n\
         NPL 0503 | Vann | 2005 | 0,500",
        &expect![[r#"
            NPL-0501 «Skole»  2005:1250000.00
            NPL-0502 «Helse»  2005:2500000.00
            NPL-0503 «Vann»  2005:500000.00
            rows 4 = 3 used + 0 blank + 1 structure + 0 not used; NOK 4250000.00 = 4250000.00 + 0.00
        "#]],
    );
}

#[test]
fn a_column_in_kroner_beside_one_in_thousands_stays_in_kroner() {
    check(
        "Avtalenr | Tittel | 2005 (1000 kr) | 2006 (1000 kr) | Totalt (NOK)\n\
         NPL 0501 | Skole | 120 | 80 | 200000",
        &expect![[r#"
            NPL-0501 «Skole»  2005:120000.00 2006:80000.00
            rows 2 = 1 used + 0 blank + 1 structure + 0 not used; NOK 200000.00 = 200000.00 + 0.00
        "#]],
    );
}

#[test]
fn the_year_of_a_header_that_is_not_that_of_the_rows_is_said() {
    check(
        "Avtalenr | Tittel | Partner | Land | År | Utbetalt 2007\n\
         NPL-01 | Skole | NCA | Nepal | 2005 | 1000000\n\
         NPL-02 | Vann | NCA | Nepal | 2006 | 2000000\n\
         KEN-01 | Helse | IOM | Kenya | 2007 | 500000",
        &expect![[r#"
            KEN-01 «Helse» Kenya · IOM 2007:500000.00
            NPL-01 «Skole» Nepal · Kirkens Nødhjelp 2007:1000000.00
            NPL-02 «Vann» Nepal · Kirkens Nødhjelp 2007:2000000.00
            rows 4 = 3 used + 0 blank + 1 structure + 0 not used; NOK 3500000.00 = 3500000.00 + 0.00
            R127 2 year=2007 own=2005 count=2
        "#]],
    );
}

#[test]
fn a_period_that_ends_before_it_begins_is_said() {
    check(
        "Avtalenr | Tittel | Partner | Land | Fra | Til | Beløp\n\
         NPL-01 | Skole | NCA | Nepal | 2007 | 2005 | 1000000\n\
         KEN-01 | Helse | IOM | Kenya | 2007 | 2008 | 500000",
        &expect![[r#"
            KEN-01 «Helse» Kenya · IOM [2007–2008] 2007:500000.00
            NPL-01 «Skole» Nepal · Kirkens Nødhjelp [2007] 2007:1000000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 1500000.00 = 1500000.00 + 0.00
            R216 2 year=2007 count=2
            R221 2 from=2007 to=2005
        "#]],
    );
}

#[test]
fn thousands_of_millions_are_doubted() {
    check_files(
        &[(
            "liste.csv",
            "Avtalenr;Tittel;Partner;Land;År;Beløp i mill. kr\n\
             2040412;Skole;CARE;Nepal;2006;0,5\n\
             2040413;Vann;NCA;Kenya;2006;2.500\n"
                .as_bytes(),
        )],
        &expect![[r#"
            2040412 «Skole» Nepal · CARE 2006:500000.00
            2040413 «Vann» Kenya · Kirkens Nødhjelp 2006:2500000000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 2500500000.00 = 2500500000.00 + 0.00
            R219 F3 text=2.500 amount=2500000000.00
        "#]],
    );
}

#[test]
fn a_second_line_of_the_header_says_what_amounts_are_counted_in() {
    check(
        "Avtalenr | Tittel | Partner | Land | År | Beløp |\n\
         | | | | | USD | NOK\n\
         2040412 | Skole | CARE | Nepal | 2006 | 100000 | 650000\n\
         2040413 | Vann | NCA | Kenya | 2006 | 50000 | 325000\n\
         Sum | | | | | 150000 | 975000",
        &expect![[r#"
            2040412 «Skole» Nepal · CARE 2006:650000.00
            2040413 «Vann» Kenya · Kirkens Nødhjelp 2006:325000.00
            rows 5 = 2 used + 0 blank + 3 structure + 0 not used; NOK 975000.00 = 975000.00 + 0.00
            R104  header=Beløp USD field=field-amount column=F
            R121  column=F header=Beløp USD amount=150000.00 USD chosen=Beløp NOK
        "#]],
    );
    check(
        "Avtalenr | Tittel | Partner | Land | År | Tilsagn | Utbetalt\n\
         | | | | | USD | USD\n\
         2040412 | Skole | CARE | Nepal | 2006 | 100000 | 65000\n\
         2040413 | Vann | NCA | Kenya | 2006 | 50000 | 32500",
        &expect![[r#"
            2040412 «Skole» Nepal · CARE 2006:65000.00USD
            2040413 «Vann» Kenya · Kirkens Nødhjelp 2006:32500.00USD
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 0.00 = 0.00 + 0.00
            R121  column=F header=Tilsagn USD amount=150000.00 USD chosen=Utbetalt USD
            R211 G3 currency=USD amount=97500.00 count=2
        "#]],
    );
    check(
        "Avtalenr | Tittel | Partner | Land | År | Tilsagn\n\
         | | | | | (1000 kr)\n\
         2040412 | Skole | CARE | Nepal | 2006 | 100\n\
         2040413 | Vann | NCA | Kenya | 2006 | 250",
        &expect![[r#"
            2040412 «Skole» Nepal · CARE 2006:100000.00
            2040413 «Vann» Kenya · Kirkens Nødhjelp 2006:250000.00
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 350000.00 = 350000.00 + 0.00
        "#]],
    );
}
