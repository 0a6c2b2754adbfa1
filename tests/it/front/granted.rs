//! Lists that say of amounts what they are, or leave a name out: what counts is said.

use expect_test::expect;
use portefolje::recognise::Options;

use super::cleaning::check;
use super::helper::{self, workbook};

/// What is made of a list.
fn read(list: &str) -> helper::Run {
    helper::run(&[("liste.xlsx", &workbook(list))], &Options::default())
}

#[test]
fn what_was_refused_or_cancelled_is_said() {
    check(
        "Avtalenr | Tittel | Partner | Land | År | Beløp | Status\n\
         KEN-1001 | Ly | UNDP | Kenya | 2006 | 100000 | Aktiv\n\
         KEN-1002 | Kurs | UNDP | Kenya | 2006 | 200000 | Avslått 12.03.2006\n\
         KEN-1003 | Vern | UNDP | Kenya | 2006 | 300000 | avslått\n\
         KEN-1004 | Helse | UNDP | Kenya | 2006 | 400000 | Kansellert\n\
         KEN-1005 | Arbeid | UNDP | Kenya | 2006 | 500000 | Avsluttet",
        &expect![[r#"
            KEN-1001 «Ly» Kenya · UNDP 2006:100000.00
            KEN-1002 «Kurs» Kenya · UNDP 2006:200000.00
            KEN-1003 «Vern» Kenya · UNDP 2006:300000.00
            KEN-1004 «Helse» Kenya · UNDP 2006:400000.00
            KEN-1005 «Arbeid» Kenya · UNDP 2006:500000.00
            rows 6 = 5 used + 0 blank + 1 structure + 0 not used; NOK 1500000.00 = 1500000.00 + 0.00
            R103  header=Status column=G
            R129 3 text=Avslått 12.03.2006 source=refused-in-column count=2 amount=500000.00
            R129 5 text=Kansellert source=refused-in-column count=1 amount=400000.00
        "#]],
    );
    check(
        "Avtalenr | Tittel | Partner | Land | År | Beløp\n\
         KEN-1001 | Ly | UNDP | Kenya | 2006 | 100000\n\
         Avslåtte søknader | | | | |\n\
         KEN-1002 | Kurs | UNDP | Kenya | 2006 | 200000\n\
         KEN-1003 | Vern | UNDP | Kenya | 2006 | 300000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya · UNDP 2006:100000.00
            KEN-1002 «Kurs» Kenya · UNDP 2006:200000.00
            KEN-1003 «Vern» Kenya · UNDP 2006:300000.00
            rows 5 = 3 used + 0 blank + 2 structure + 0 not used; NOK 600000.00 = 600000.00 + 0.00
            R129 4 text=Avslåtte søknader source=refused-in-banner count=2 amount=500000.00
        "#]],
    );
}

#[test]
fn budgets_added_to_accounts_of_other_years_are_said() {
    check(
        "Avtalenr | Tittel | Land | Regnskap 2006 | Budsjett 2007\n\
         KEN-1001 | Ly | Kenya | 100000 | 200000\n\
         KEN-1002 | Kurs | Kenya | 100000 | 300000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya 2006:100000.00 2007:200000.00
            KEN-1002 «Kurs» Kenya 2006:100000.00 2007:300000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 700000.00 = 700000.00 + 0.00
            R130  headers=Budsjett 2007 amount=500000.00
        "#]],
    );
    // Each row may name its own currency.
    check(
        "Avtalenr | Tittel | Land | Valuta | Regnskap 2006 | Budsjett 2007\n\
         KEN-1001 | Ly | Kenya | EUR | 100000 | 200000\n\
         KEN-1002 | Kurs | Kenya | NOK | 100000 | 300000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya 2006:100000.00EUR 2007:200000.00EUR
            KEN-1002 «Kurs» Kenya 2006:100000.00 2007:300000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 400000.00 = 400000.00 + 0.00
            R130  headers=Budsjett 2007 amount=200000.00 EUR, 300000.00 NOK
            R211 E2 currency=EUR amount=300000.00 count=2
        "#]],
    );
    // All of one kind.
    check(
        "Avtalenr | Tittel | Land | Budsjett 2006 | Budsjett 2007\n\
         KEN-1001 | Ly | Kenya | 100000 | 200000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya 2006:100000.00 2007:200000.00
            rows 2 = 1 used + 0 blank + 1 structure + 0 not used; NOK 300000.00 = 300000.00 + 0.00
        "#]],
    );
}

#[test]
fn agreements_without_country_or_partner_are_said() {
    check(
        "Avtalenr | Tittel | Partner | Land | År | Beløp\n\
         KEN-1001 | Ly | UNDP | Kenya | 2006 | 100000\n\
         KEN-1002 | Kurs | | Kenya | 2006 | 200000\n\
         KEN-1003 | Vern | UNDP | | 2006 | 300000\n\
         KEN-1004 | Helse | | - | 2006 | 400000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya · UNDP 2006:100000.00
            KEN-1002 «Kurs» Kenya 2006:200000.00
            KEN-1003 «Vern»  · UNDP 2006:300000.00
            KEN-1004 «Helse»  2006:400000.00
            rows 5 = 4 used + 0 blank + 1 structure + 0 not used; NOK 1000000.00 = 1000000.00 + 0.00
            R131 C3 field=field-partner column=C count=2 amount=600000.00
            R131 D4 field=field-country column=D count=2 amount=700000.00
        "#]],
    );
}

#[test]
fn payments_that_have_a_column_each_are_added_up() {
    check(
        "Avtalenr | Tittel | Land | År | 1. utbetaling | Dato | 2. utbetaling | Dato\n\
         KEN-1001 | Ly | Kenya | 2006 | 100000 | 2006-03-01 | 50000 | 2006-09-01\n\
         KEN-1002 | Kurs | Kenya | 2006 | 200000 | 2006-03-01 | | ",
        &expect![[r#"
            KEN-1001 «Ly» Kenya 2006:100000.00 2006:50000.00
            KEN-1002 «Kurs» Kenya 2006:200000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 350000.00 = 350000.00 + 0.00
            R103  header=Dato column=F
            R103  header=Dato column=H
        "#]],
    );
    // Beside what they come to together they do not count.
    check(
        "Avtalenr | Tittel | Land | År | 1. utbetaling | 2. utbetaling | Utbetalt\n\
         KEN-1001 | Ly | Kenya | 2006 | 100000 | 50000 | 150000\n\
         KEN-1002 | Kurs | Kenya | 2006 | 200000 | | 200000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya 2006:150000.00
            KEN-1002 «Kurs» Kenya 2006:200000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 350000.00 = 350000.00 + 0.00
            R104  header=1. utbetaling field=field-amount_disbursed column=E
            R104  header=2. utbetaling field=field-amount_disbursed column=F
            R121  column=E header=1. utbetaling amount=300000.00 chosen=Utbetalt
            R121  column=F header=2. utbetaling amount=50000.00 chosen=Utbetalt
        "#]],
    );
    // What is numbered alike is at least said.
    check(
        "Avtalenr | Tittel | Land | År | 1. rate | Dato | 2. rate\n\
         KEN-1001 | Ly | Kenya | 2006 | 100000 | 2006-03-01 | 50000\n\
         KEN-1002 | Kurs | Kenya | 2006 | 200000 | 2006-03-01 | 25000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya 2006:100000.00 2006:50000.00
            KEN-1002 «Kurs» Kenya 2006:200000.00 2006:25000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 375000.00 = 375000.00 + 0.00
            R103  header=Dato column=F
        "#]],
    );
}

#[test]
fn a_sum_above_its_group_counts_once_with_a_year_beside_it() {
    check(
        "Avtalenr | Tittel | Partner | Land | År | Beløp\n\
         | Kenya | | | 2006 | 300000\n\
         KEN-1001 | Ly | UNDP | Kenya | 2006 | 100000\n\
         KEN-1002 | Kurs | UNDP | Kenya | 2006 | 200000\n\
         | Nepal | | | 2006 | 700000\n\
         NPL-1001 | Ly | UNDP | Nepal | 2006 | 300000\n\
         NPL-1002 | Kurs | UNDP | Nepal | 2006 | 400000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya · UNDP 2006:100000.00
            KEN-1002 «Kurs» Kenya · UNDP 2006:200000.00
            NPL-1001 «Ly» Nepal · UNDP 2006:300000.00
            NPL-1002 «Kurs» Nepal · UNDP 2006:400000.00
            rows 7 = 4 used + 0 blank + 3 structure + 0 not used; NOK 1000000.00 = 1000000.00 + 0.00
        "#]],
    );
    // An agreement without number that adds up nothing stays one.
    check(
        "Avtalenr | Tittel | Partner | Land | År | Beløp\n\
         KEN-1001 | Ly | UNDP | Kenya | 2006 | 100000\n\
         KEN-1002 | Kurs | UNDP | Kenya | 2006 | 200000\n\
         | Reserve | | | 2006 | 50000\n\
         NPL-1001 | Ly | UNDP | Nepal | 2006 | 300000\n\
         NPL-1002 | Kurs | UNDP | Nepal | 2006 | 400000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya · UNDP 2006:100000.00
            KEN-1002 «Kurs» Kenya · UNDP 2006:200000.00
            NPL-1001 «Ly» Nepal · UNDP 2006:300000.00
            NPL-1002 «Kurs» Nepal · UNDP 2006:400000.00
            U-2a43d355 «Reserve»  2006:50000.00
            rows 6 = 5 used + 0 blank + 1 structure + 0 not used; NOK 1050000.00 = 1050000.00 + 0.00
            R209 4 id=U-2a43d355
            R131 C4 field=field-partner column=C count=1 amount=50000.00
            R131 D4 field=field-country column=D count=1 amount=50000.00
        "#]],
    );
}

#[test]
fn a_total_that_names_a_country_is_compared_with_its_rows() {
    check(
        "Avtalenr | Tittel | Land | År | Beløp\n\
         KEN-1001 | Ly | Kenya | 2006 | 100000\n\
         NPL-1001 | Ly | Nepal | 2006 | 300000\n\
         KEN-1002 | Kurs | Kenya | 2006 | 200000\n\
         | Sum Kenya | | | 300000\n\
         | Sum | Nepal | | 310000\n\
         | Sum | | | 600000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya 2006:100000.00
            KEN-1002 «Kurs» Kenya 2006:200000.00
            NPL-1001 «Ly» Nepal 2006:300000.00
            rows 7 = 3 used + 0 blank + 4 structure + 0 not used; NOK 600000.00 = 600000.00 + 0.00
            R106 E6 stated=310000.00 computed=300000.00
        "#]],
    );
}

#[test]
fn a_column_of_two_years_says_in_which_it_counts() {
    check(
        "Avtalenr | Tittel | Land | 2005/06 | 2006/2007 | Utbetalt 2007/08\n\
         KEN-1001 | Ly | Kenya | 100000 | 200000 | 300000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya 2005:100000.00 2006:200000.00 2007:300000.00
            rows 2 = 1 used + 0 blank + 1 structure + 0 not used; NOK 600000.00 = 600000.00 + 0.00
            R116  year=2005 source=year-from-span
            R116  year=2006 source=year-from-span
            R116  year=2007 source=year-from-span
        "#]],
    );
}

#[test]
fn an_agreement_without_number_is_no_sum_by_chance() {
    check(
        "Avtalenr | Tittel | Partner | Land | År | Beløp\n\
         KEN-1001 | Ly | UNDP | Kenya | 2006 | 100000\n\
         | Seminar | | | 2006 | 200000\n\
         KEN-1002 | Kurs | UNDP | Kenya | 2006 | 200000\n\
         | Valgobservasjon | | | 2006 | 300000\n\
         KEN-1003 | Vern | UNDP | Kenya | 2006 | 300000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya · UNDP 2006:100000.00
            KEN-1002 «Kurs» Kenya · UNDP 2006:200000.00
            KEN-1003 «Vern» Kenya · UNDP 2006:300000.00
            U-a309a96d «Valgobservasjon»  2006:300000.00
            U-f8d5ce24 «Seminar»  2006:200000.00
            rows 6 = 5 used + 0 blank + 1 structure + 0 not used; NOK 1100000.00 = 1100000.00 + 0.00
            R209 3 id=U-f8d5ce24
            R131 C3 field=field-partner column=C count=2 amount=500000.00
            R131 D3 field=field-country column=D count=2 amount=500000.00
            R209 5 id=U-a309a96d
        "#]],
    );
    // One that adds up nothing leaves the sums of countries what they are.
    check(
        "Avtalenr | Tittel | Partner | Land | År | Beløp\n\
         | Kenya | | | 2006 | 300000\n\
         KEN-1001 | Ly | UNDP | Kenya | 2006 | 100000\n\
         KEN-1002 | Kurs | UNDP | Kenya | 2006 | 200000\n\
         | Moldova | | | 2006 | 700000\n\
         MDA-1001 | Ly | UNDP | Moldova | 2006 | 300000\n\
         MDA-1002 | Kurs | UNDP | Moldova | 2006 | 400000\n\
         | Evaluering | | | 2006 | 50000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya · UNDP 2006:100000.00
            KEN-1002 «Kurs» Kenya · UNDP 2006:200000.00
            MDA-1001 «Ly» Moldova · UNDP 2006:300000.00
            MDA-1002 «Kurs» Moldova · UNDP 2006:400000.00
            U-ae3f3285 «Evaluering» Moldova 2006:50000.00
            rows 8 = 5 used + 0 blank + 3 structure + 0 not used; NOK 1050000.00 = 1050000.00 + 0.00
            R209 8 id=U-ae3f3285
            R131 C8 field=field-partner column=C count=1 amount=50000.00
        "#]],
    );
}

#[test]
fn payments_are_numbered_in_many_ways() {
    for header in [
        "1. utbetaling | 2. utbetaling",
        "Utbetaling 1 (NOK) | Utbetaling 2 (NOK)",
        "Utbetalt 1. halvår | Utbetalt 2. halvår",
        "Utbetalt 1 kv | Utbetalt 2 kv",
        "Første utbetaling | Andre utbetaling",
        "1st payment | 2nd payment",
        "1. rate | 2. rate",
        "Utbetaling 1. termin | Utbetaling 2. termin",
        "1. utbetaling 2006 | 2. utbetaling 2006",
        "1. utbetaling 2006 | 2. utbetaling 2007",
    ] {
        let list = format!(
            "Avtalenr | Tittel | Land | År | {header}\n\
             KEN-1001 | Ly | Kenya | 2006 | 100000 | 100000\n\
             KEN-1002 | Kurs | Kenya | 2006 | 100000 | 50000"
        );
        let run = read(&list);
        let said = helper::show_findings(&run);
        assert_eq!(run.cleaned.conservation.nok_used.0, 35_000_000, "{header}\n{said}");
        assert!(!said.contains("R212"), "{header}\n{said}");
    }
}

#[test]
fn one_payment_alone_does_not_stand_for_the_year() {
    check(
        "Avtalenr | Tittel | Land | Utbetalt 1. kvartal 2007 | Budsjett 2007\n\
         KEN-1001 | Ly | Kenya | 100000 | 400000\n\
         KEN-1002 | Kurs | Kenya | 50000 | 200000",
        &expect![[r#"
            KEN-1001 «Ly» Kenya 2007:400000.00
            KEN-1002 «Kurs» Kenya 2007:200000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 600000.00 = 600000.00 + 0.00
            R103  header=Utbetalt 1. kvartal 2007 column=D
            R121  column=D header=Utbetalt 1. kvartal 2007 amount=150000.00 chosen=Budsjett 2007
        "#]],
    );
}

#[test]
fn states_that_hold_no_longer_are_not_said() {
    for (state, is_said) in [
        ("Avslått", true),
        ("Søknaden ble avslått", true),
        ("Ble avslått 3.4.", true),
        ("Withdrawn", true),
        ("Ikke innvilget", true),
        ("Avslag påklaget, innvilget", false),
        ("Trukket 10 000 for ubrukte midler", false),
        ("Ikke avslått", false),
        ("Avsluttet", false),
    ] {
        let list = format!(
            "Avtalenr | Tittel | Land | År | Beløp | Status\n\
             KEN-1001 | Ly | Kenya | 2006 | 100000 | Aktiv\n\
             KEN-1002 | Kurs | Kenya | 2006 | 100000 | {state}"
        );
        let run = read(&list);
        assert_eq!(helper::show_findings(&run).contains("R129"), is_said, "{state}");
    }
    for (banner, is_said) in [
        ("Avslåtte søknader 2006", true),
        ("Søknader som ble avslått", true),
        ("Retur av avviste asylsøkere", false),
        ("Trukket fra reserven 2006", false),
        ("Ikke avslåtte", false),
    ] {
        let list = format!(
            "Avtalenr | Tittel | Land | År | Beløp\n\
             KEN-1001 | Ly | Kenya | 2006 | 100000\n\
             {banner} | | | |\n\
             KEN-1002 | Kurs | Kenya | 2006 | 100000"
        );
        let run = read(&list);
        assert_eq!(helper::show_findings(&run).contains("R129"), is_said, "{banner}");
    }
}
