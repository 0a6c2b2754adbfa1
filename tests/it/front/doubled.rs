//! Lists whose kroner were once counted twice or not at all without a word.

use expect_test::expect;

use super::cleaning::check;
use super::helper::{self, workbook};
use crate::support::command::Folder;

#[test]
fn a_label_that_looks_like_a_number_beside_the_sum_of_the_rows_is_a_total() {
    check(
        "Avtalenr | Tittel | Land | 2006 | 2007\n\
         KEN-1001 | Ly | Kenya | 100000 | 1000\n\
         KEN-1002 | Kurs | Kenya | 50000 | 2000\n\
         Kap 163 | | | 150000 | 3000\n\
         NPL-1003 | Vern | Nepal | 70000 | 500\n\
         NPL-1004 | Helse | Nepal | 20000 | 500\n\
         Kap 164 | | | 90000 | 1000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya 2006:100000.00 2007:1000.00
            KEN-1002 «Kurs» Kenya 2006:50000.00 2007:2000.00
            NPL-1003 «Vern» Nepal 2006:70000.00 2007:500.00
            NPL-1004 «Helse» Nepal 2006:20000.00 2007:500.00
            rows 7 = 4 used + 0 blank + 3 structure + 0 not used; NOK 244000.00 = 244000.00 + 0.00
        "#]],
    );
}

#[test]
fn an_agreement_with_the_amount_of_the_one_above_is_no_total() {
    check(
        "Avtalenr | Tittel | Beløp\n\
         KEN 1001 | Ly | 100\n\
         KEN 1002 | | 100\n\
         UD 1003 | | 150",
        &expect![[r#"
            KEN-1001 «Ly»  ?:100.00
            KEN-1002 «»  ?:100.00
            UD-1003 «»  ?:150.00
            rows 4 = 3 used + 0 blank + 1 structure + 0 not used; NOK 350.00 = 350.00 + 0.00
            R111  unit=NOK median=100.00
            R218 2 count=3
        "#]],
    );
}

#[test]
fn an_agreement_that_two_lists_of_a_sheet_have_is_said() {
    check(
        "Avtalenr | Tittel | År | Bevilget\n\
         KEN-1001 | Ly | 2006 | 100000\n\
         KEN-1002 | Kurs | 2006 | 50000\n\
         \n\
         Avtalenr | Tittel | År | Utbetalt\n\
         KEN-1001 | Ly | 2006 | 90000\n\
         KEN-1002 | Kurs | 2006 | 40000",
        &expect![[r#"
            KEN-1001 «Ly»  2006:100000.00 2006:90000.00
            KEN-1002 «Kurs»  2006:50000.00 2006:40000.00
            rows 7 = 4 used + 1 blank + 2 structure + 0 not used; NOK 280000.00 = 280000.00 + 0.00
            R220 6 count=2 number=KEN-1001 amount=90000.00 other=100000.00 sheet=Sheet1 year=2006
        "#]],
    );
}

#[test]
fn the_sum_of_an_agreements_years_in_a_row_without_year_is_not_counted_again() {
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         KEN-1001 | Ly | | 300000\n\
         KEN-1001 | Ly | 2005 | 100000\n\
         KEN-1001 | Ly | 2006 | 200000\n\
         KEN-1002 | Kurs | | 500\n\
         KEN-1002 | Kurs | 2005 | 100\n\
         KEN-1002 | Kurs | 2006 | 200",
        &expect![[r#"
            KEN-1001 «Ly»  2005:100000.00 2006:200000.00
            KEN-1002 «Kurs»  ?:500.00 2005:100.00 2006:200.00
            rows 7 = 5 used + 0 blank + 1 structure + 1 not used; NOK 600800.00 = 300800.00 + 300000.00
            R115 2 period=2005–2006 amount=300000.00 years=300000.00 count=2 counted=no
            R218 5 count=1
        "#]],
    );
}

#[test]
fn money_in_a_column_that_nobody_knows_is_said_with_its_sum() {
    check(
        "Avtalenr | Tittel | t.o.m. 2004 | 2005 | 2. kvartal | Org.nr\n\
         KEN-1001 | Ly | 70000 | 130000 | 5000 | 971526920\n\
         KEN-1002 | Kurs | 30000 | 20000 | 40000 | 971526920",
        &expect![[r#"
            KEN-1001 «Ly»  2005:130000.00
            KEN-1002 «Kurs»  2005:20000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 150000.00 = 150000.00 + 0.00
            R103  header=t.o.m. 2004 column=C
            R103  header=2. kvartal column=E
            R103  header=Org.nr column=F
            R121  column=C header=t.o.m. 2004 amount=100000.00 chosen=2005
            R121  column=E header=2. kvartal amount=45000.00 chosen=2005
        "#]],
    );
}

#[test]
fn a_total_is_of_kroner_where_rows_are_of_several_currencies() {
    check(
        "Avtalenr | Tittel | År | Valuta | Beløp\n\
         KEN-1001 | Ly | 2005 | NOK | 100000\n\
         KEN-1002 | Kurs | 2005 | USD | 200\n\
         KEN-1003 | Kurset | 2005 | NOK | 50000\n\
         Sum | | | NOK | 150000\n\
         Sum | | | USD | 200",
        &expect![[r#"
            KEN-1001 «Ly»  2005:100000.00
            KEN-1002 «Kurs»  2005:200.00USD
            KEN-1003 «Kurset»  2005:50000.00
            rows 6 = 3 used + 0 blank + 3 structure + 0 not used; NOK 150000.00 = 150000.00 + 0.00
            R211 E3 currency=USD amount=200.00 count=1
        "#]],
    );
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         KEN-1001 | Ly | 2005 | 100000\n\
         KEN-1002 | Kurs | 2005 | USD 200\n\
         KEN-1003 | Kurset | 2005 | 50000\n\
         Sum | | | 150000",
        &expect![[r#"
            KEN-1001 «Ly»  2005:100000.00
            KEN-1002 «Kurs»  2005:200.00USD
            KEN-1003 «Kurset»  2005:50000.00
            rows 5 = 3 used + 0 blank + 2 structure + 0 not used; NOK 150000.00 = 150000.00 + 0.00
            R211 D3 currency=USD amount=200.00 count=1
        "#]],
    );
}

#[test]
fn a_total_leaves_out_what_is_a_copy_or_a_sum() {
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         KEN-1001 | Ly | | 300000\n\
         KEN-1001 | Ly | 2005 | 100000\n\
         KEN-1001 | Ly | 2006 | 200000\n\
         Sum | | | 300000",
        &expect![[r#"
            KEN-1001 «Ly»  2005:100000.00 2006:200000.00
            rows 5 = 2 used + 0 blank + 2 structure + 1 not used; NOK 600000.00 = 300000.00 + 300000.00
            R106 D5 stated=300000.00 computed=600000.00
            R115 2 period=2005–2006 amount=300000.00 years=300000.00 count=2 counted=no
        "#]],
    );
}

#[test]
fn a_total_right_below_the_header_is_that_of_the_rows_below() {
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         Totalt | | | 300000\n\
         KEN-1001 | Ly | 2005 | 100000\n\
         KEN-1002 | Kurs | 2006 | 200000",
        &expect![[r#"
            KEN-1001 «Ly»  2005:100000.00
            KEN-1002 «Kurs»  2006:200000.00
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 300000.00 = 300000.00 + 0.00
        "#]],
    );
    check(
        "Avtalenr | Tittel | År | Beløp\n\
         Totalt | | | 310000\n\
         KEN-1001 | Ly | 2005 | 100000\n\
         KEN-1002 | Kurs | 2006 | 200000\n\
         Sum | | | 300000",
        &expect![[r#"
            KEN-1001 «Ly»  2005:100000.00
            KEN-1002 «Kurs»  2006:200000.00
            rows 5 = 2 used + 0 blank + 3 structure + 0 not used; NOK 300000.00 = 300000.00 + 0.00
            R106 D2 stated=310000.00 computed=300000.00
        "#]],
    );
}

#[test]
fn a_section_of_one_row_may_have_its_sum_beside_its_name() {
    check(
        "Avtalenr | Tittel | Partner | Beløp\n\
         Kenya | | | 100000\n\
         GLO-1001 | Ly | UNDP | 100000\n\
         Nepal | | | 200000\n\
         GLO-1002 | Kurs | UNDP | 200000",
        &expect![[r#"
            GLO-1001 «Ly» Kenya · UNDP ?:100000.00
            GLO-1002 «Kurs» Nepal · UNDP ?:200000.00
            rows 5 = 2 used + 0 blank + 3 structure + 0 not used; NOK 300000.00 = 300000.00 + 0.00
            R218 3 count=2
        "#]],
    );
    check(
        "Avtalenr | Tittel | Partner | Beløp\n\
         Kenya | | | 100000\n\
         GLO-1001 | Ly | UNDP | 100000\n\
         Nepal | | | 300000\n\
         GLO-1002 | Kurs | UNDP | 200000\n\
         GLO-1003 | Vern | UNDP | 100000",
        &expect![[r#"
            GLO-1001 «Ly» Kenya · UNDP ?:100000.00
            GLO-1002 «Kurs» Nepal · UNDP ?:200000.00
            GLO-1003 «Vern» Nepal · UNDP ?:100000.00
            rows 6 = 3 used + 0 blank + 3 structure + 0 not used; NOK 400000.00 = 400000.00 + 0.00
            R218 3 count=3
        "#]],
    );
}

#[test]
fn a_sheet_that_adds_up_what_another_gives_by_year_is_not_counted_again() {
    check(
        "# Liste\n\
         Avtalenr | Tittel | Land | 2005 | 2006\n\
         NPL 0501 | Skole | Nepal | 120000 | 80000\n\
         KEN 0501 | Vann | Kenya | 60000 |\n\
         # Per avtale\n\
         Avtalenr | Tittel | Sum\n\
         NPL 0501 | Skole | 200000\n\
         KEN 0501 | Vann | 60000\n\
         # Utvalg\n\
         Avtalenr | Tittel | Beløp\n\
         NPL 0501 | Skole | 120000",
        &expect![[r#"
            KEN-0501 «Vann» Kenya 2005:60000.00
            NPL-0501 «Skole» Nepal 2005:120000.00 2006:80000.00
            rows 8 = 2 used + 0 blank + 3 structure + 3 not used; NOK 640000.00 = 260000.00 + 380000.00
            R122  sheet=Per avtale other=Liste count=2 differing=0 amount=260000.00
            R122  sheet=Utvalg other=Liste count=1 differing=0 amount=120000.00
            R218 2 count=2
            R218 2 count=1
        "#]],
    );
}

#[test]
fn a_part_of_an_amount_is_known_by_its_short_word_too() {
    check(
        "Avtalenr | Tittel | Land | År | Beløp\n\
         NPL 0501 | Skole | Nepal | 2005 | 100000\n\
         | inkl. administrasjon | | 2005 | 20000",
        &expect![[r#"
            NPL-0501 «Skole» Nepal 2005:100000.00
            rows 3 = 1 used + 0 blank + 1 structure + 1 not used; NOK 120000.00 = 100000.00 + 20000.00
            R105 3 text=inkl. administrasjon | 2005 | 20000
        "#]],
    );
}

#[test]
fn a_sheet_of_sums_by_country_is_no_list_beside_one_of_agreements() {
    let folder = Folder::new();
    let list = "# Liste\n\
        Avtalenr | Tittel | Land | Partner | År | Beløp\n\
        NPL 0501 | Skole | Nepal | Care | 2005 | 120000\n\
        # Per land\n\
        Land | Partner | År | Beløp\n\
        Nepal | Care | 2005 | 120000";
    folder.write("liste.xlsx", workbook(list));
    let run = folder.run(&["liste.xlsx", "--json", "--template", "generell"]).json();
    assert_eq!(run["nok"]["used"], "120000.00", "{run}");
    assert_eq!(run["findings"]["warning"], 1, "{run}");
    let reason = run["inputs"][0]["sheets"][1]["skipped"].as_str().unwrap();
    assert_eq!(reason, "kolonnene gir verken avtalenummer eller tittel");
}

#[test]
fn a_list_beside_another_is_not_read_into_its_rows() {
    check(
        "Avtalenr | Tittel | Land | 2005 | | Avtalenr | Tittel | Land | 2006\n\
         NPL 0501 | Skole | Nepal | 120000 | | KEN 0601 | Vann | Kenya | 70000\n\
         NPL 0502 | Helse | Nepal | 50000 | | KEN 0602 | Rett | Kenya | 60000",
        &expect![[r#"
            NPL-0501 «Skole» Nepal 2005:120000.00
            NPL-0502 «Helse» Nepal 2005:50000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 170000.00 = 170000.00 + 0.00
            R103  header=Avtalenr column=F
            R103  header=Tittel column=G
            R103  header=Land column=H
            R103  header=2006 column=I
            R121  column=I header=2006 amount=130000.00 chosen=2005
        "#]],
    );
}

#[test]
fn a_wide_list_may_say_its_numbers_again() {
    check(
        "Avtalenr | Tittel | 2005 | Avtalenr | Partner | Land\n\
         NPL 0501 | Skole | 120000 | NPL 0501 | Care | Nepal",
        &expect![[r#"
            NPL-0501 «Skole» Nepal · Care 2005:120000.00
            rows 2 = 1 used + 0 blank + 1 structure + 0 not used; NOK 120000.00 = 120000.00 + 0.00
            R104  header=Avtalenr field=field-agreement_number column=D
        "#]],
    );
}

#[test]
fn the_last_row_of_a_section_that_sums_it_up_is_no_agreement() {
    check(
        "Avtalenr | Tittel | Partner | Land | År | Beløp\n\
         NPL-01 | Skole nord | NCA | Nepal | 2005 | 1000000\n\
         NPL-02 | Vann i landsbyer | NCA | Nepal | 2005 | 2000000\n\
         | Nepal | | | | 3000000\n\
         KEN-01 | Helse for mødre | IOM | Kenya | 2005 | 500000\n\
         KEN-02 | Fred og forsoning | IOM | Kenya | 2005 | 700000\n\
         KEN-03 | Veier | IOM | Kenya | 2005 | 100000\n\
         | Delområde Rift | | | | 1300000\n\
         ALB-01 | Ly | IOM | Albania | 2005 | 100000\n\
         ALB-02 | Kurs | IOM | Albania | 2005 | 200000\n\
         | Evaluering av begge | | | | 300000",
        &expect![[r#"
            ALB-01 «Ly» Albania · IOM 2005:100000.00
            ALB-02 «Kurs» Albania · IOM 2005:200000.00
            KEN-01 «Helse for mødre» Kenya · IOM 2005:500000.00
            KEN-02 «Fred og forsoning» Kenya · IOM 2005:700000.00
            KEN-03 «Veier» Kenya · IOM 2005:100000.00
            NPL-01 «Skole nord» Nepal · Kirkens Nødhjelp 2005:1000000.00
            NPL-02 «Vann i landsbyer» Nepal · Kirkens Nødhjelp 2005:2000000.00
            U-9e226ff3 «Evaluering av begge»  ?:300000.00
            rows 11 = 8 used + 0 blank + 3 structure + 0 not used; NOK 4900000.00 = 4900000.00 + 0.00
            R209 11 id=U-9e226ff3
            R218 11 count=1
            R131 C11 field=field-partner column=C count=1 amount=300000.00
            R131 D11 field=field-country column=D count=1 amount=300000.00
        "#]],
    );
}

#[test]
fn a_total_beside_the_parts_of_its_agreement_counts_once() {
    check(
        "Avtalenr | Tittel | Partner | Land | År | Beløp\n\
         NPL-01 | Skole (total) | NCA | Nepal | 2005 | 3000000\n\
         NPL-01 | Skole, bygg | NCA | Nepal | 2005 | 1000000\n\
         NPL-01 | Skole, lærere | NCA | Nepal | 2005 | 2000000\n\
         KEN-01 | Helse i alt | IOM | Kenya | 2005 | 500000\n\
         KEN-01 | Helse for mødre | IOM | Kenya | 2005 | 700000",
        &expect![[r#"
            KEN-01 «Helse for mødre» Kenya · IOM 2005:500000.00 2005:700000.00
            NPL-01 «Skole, lærere» Nepal · Kirkens Nødhjelp 2005:1000000.00 2005:2000000.00
            rows 6 = 4 used + 0 blank + 1 structure + 1 not used; NOK 7200000.00 = 4200000.00 + 3000000.00
            R222 2 count=2 amount=3000000.00
            R217 B3 field=field-title number=NPL-01 one=Skole, lærere other=Skole, bygg
            R217 B5 field=field-title number=KEN-01 one=Helse for mødre other=Helse i alt
        "#]],
    );
}

#[test]
fn the_sum_of_a_country_with_one_agreement_is_no_agreement() {
    check(
        "Land | Avtalenr | Tittel | Partner | Beløp 2006\n\
         Kenya | 2040413 | Vann | NCA | 200000\n\
         Kenya | 2040417 | Helse | IOM | 300000\n\
         Kenya | | | | 500000\n\
         Nepal | 2040412 | Skole | CARE | 100000\n\
         Nepal | | | | 100000\n\
         Sum | | | | 600000",
        &expect![[r#"
            2040412 «Skole» Nepal · CARE 2006:100000.00
            2040413 «Vann» Kenya · Kirkens Nødhjelp 2006:200000.00
            2040417 «Helse» Kenya · IOM 2006:300000.00
            rows 7 = 3 used + 0 blank + 4 structure + 0 not used; NOK 600000.00 = 600000.00 + 0.00
        "#]],
    );
}

#[test]
fn amounts_of_whole_agreements_in_rows_of_years_are_said() {
    let list = |header: &str, last: u32| {
        format!(
            "Avtalenr | Tittel | Partner | Land | År | {header}\n\
             2040412 | Skole | CARE | Nepal | 2005 | 3000000\n\
             2040412 | Skole | CARE | Nepal | 2006 | 3000000\n\
             2040413 | Vann | NCA | Kenya | 2005 | 500000\n\
             2040413 | Vann | NCA | Kenya | 2006 | {last}"
        )
    };
    let said = |header: &str, last: u32| {
        let list = list(header, last);
        let options = portefolje::recognise::Options::default();
        let run = helper::run(&[("liste.xlsx", &workbook(&list))], &options);
        let found = helper::show_findings(&run);
        let found: Vec<&str> =
            found.lines().filter(|it| it.starts_with("R128")).collect();
        found.join("; ")
    };
    expect!["R128  header=Avtalebeløp column=F count=2 amount=3500000.00"]
        .assert_eq(&said("Avtalebeløp", 500_000));
    expect!["R128  header=Utbetalt hittil column=F count=2 amount=3500000.00"]
        .assert_eq(&said("Utbetalt hittil", 700_000));
    // What falls is no sum so far, and most headers say nothing of the kind.
    assert_eq!(said("Utbetalt hittil", 300_000), "");
    assert_eq!(said("Beløp", 500_000), "");
}
