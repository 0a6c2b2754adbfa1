//! Lists whose names were once taken for others, or whose rows for another name's.

use expect_test::expect;

use super::cleaning::check;

#[test]
fn a_year_below_a_country_leaves_the_country() {
    check(
        "Avtalenr | Tittel | Partner | Beløp\n\
         Kenya | | |\n\
         2005 | | |\n\
         GLO-1001 | Ly | UNDP | 100000\n\
         2006 | | |\n\
         GLO-1002 | Kurs | UNDP | 100000\n\
         Nepal | | |\n\
         2005 | | |\n\
         GLO-1003 | Vern | UNDP | 100000",
        &expect![[r#"
            GLO-1001 «Ly» Kenya · UNDP 2005:100000.00
            GLO-1002 «Kurs» Kenya · UNDP 2006:100000.00
            GLO-1003 «Vern» Nepal · UNDP 2005:100000.00
            rows 9 = 3 used + 0 blank + 6 structure + 0 not used; NOK 300000.00 = 300000.00 + 0.00
        "#]],
    );
}

#[test]
fn a_dash_is_no_name() {
    check(
        "Avtalenr | Tittel | Land | Partner | Enhet | År | Beløp\n\
         GLO-1001 | Ly | - | - | - | 2006 | 10\n\
         GLO-1002 | Kurs | ? | \"\"\"\" | – | 2006 | 10",
        &expect![[r#"
            GLO-1001 «Ly»  2006:10.00
            GLO-1002 «Kurs»  2006:10.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 20.00 = 20.00 + 0.00
            R131 C2 field=field-country column=C count=2 amount=20.00
            R131 D2 field=field-partner column=D count=2 amount=20.00
        "#]],
    );
}

#[test]
fn what_a_banner_says_holds_where_the_column_is_empty() {
    check(
        "Land | Avtalenr | Tittel | Partner | År | Beløp\n\
         Nepal | | | | |\n\
         | NPL 0501 | Skole | Care | 2005 | 100000\n\
         Kenya 2005 | | | | |\n\
         | KEN 0501 | Helse | Care | 2005 | 50000",
        &expect![[r#"
            KEN-0501 «Helse» Kenya · Care 2005:50000.00
            NPL-0501 «Skole» Nepal · Care 2005:100000.00
            rows 5 = 2 used + 0 blank + 3 structure + 0 not used; NOK 150000.00 = 150000.00 + 0.00
        "#]],
    );
    check(
        "Avtalenr | Tittel | Land | År | Beløp\n\
         IOM | | | |\n\
         NPL 0501 | Skole | Nepal | 2005 | 100000\n\
         Kirkens Nødhjelp | | | |\n\
         NPL 0502 | Vann | Nepal | 2005 | 100000",
        &expect![[r#"
            NPL-0501 «Skole» Nepal · IOM 2005:100000.00
            NPL-0502 «Vann» Nepal · Kirkens Nødhjelp 2005:100000.00
            rows 5 = 2 used + 0 blank + 3 structure + 0 not used; NOK 200000.00 = 200000.00 + 0.00
        "#]],
    );
    check(
        "# Nepal 2005\n\
         Avtalenr | Tittel | Partner | Beløp\n\
         NPL 0501 | Skole | Care | 100000\n\
         # Kenya 2005\n\
         Avtalenr | Tittel | Partner | Beløp\n\
         KEN 0501 | Skole | Care | 100000",
        &expect![[r#"
            KEN-0501 «Skole» Kenya · Care 2005:100000.00
            NPL-0501 «Skole» Nepal · Care 2005:100000.00
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 200000.00 = 200000.00 + 0.00
            R116  year=2005 source=year-from-sheet-name
            R116  year=2005 source=year-from-sheet-name
        "#]],
    );
}

#[test]
fn names_that_are_written_once_hold_for_the_rows_below() {
    check(
        "Land | Avtalenr | Tittel | Partner | År | Beløp\n\
         Nepal | NPL 0501 | Skole | UNDP | 2005 | 100000\n\
         | NPL 0502 | Vann | -\"- | 2005 | 50000\n\
         | NPL 0503 | Veg | do. | 2005 | 50000\n\
         Kenya | KEN 0501 | Helse | UNICEF | 2005 | 50000\n\
         | KEN 0502 | Rett | UNDP | 2005 | 50000\n\
         Sum | | | | | 300000\n\
         | KEN 0503 | Fred | UNDP | 2005 | 50000",
        &expect![[r#"
            KEN-0501 «Helse» Kenya · UNICEF 2005:50000.00
            KEN-0502 «Rett» Kenya · UNDP 2005:50000.00
            KEN-0503 «Fred»  · UNDP 2005:50000.00
            NPL-0501 «Skole» Nepal · UNDP 2005:100000.00
            NPL-0502 «Vann» Nepal · UNDP 2005:50000.00
            NPL-0503 «Veg» Nepal · UNDP 2005:50000.00
            rows 8 = 6 used + 0 blank + 2 structure + 0 not used; NOK 350000.00 = 350000.00 + 0.00
            R124  column=A header=Land count=3
            R131 A8 field=field-country column=A count=1 amount=50000.00
        "#]],
    );
    check(
        "Avtalenr | Tittel | Partner | År | Beløp\n\
         NPL 0501 | Skole | UNDP | 2005 | 100000\n\
         NPL 0502 | Vann | UNICEF | 2005 | 50000\n\
         NPL 0503 | Veg | IOM | 2005 | 50000\n\
         NPL 0504 | Rett | | 2005 | 50000",
        &expect![[r#"
            NPL-0501 «Skole»  · UNDP 2005:100000.00
            NPL-0502 «Vann»  · UNICEF 2005:50000.00
            NPL-0503 «Veg»  · IOM 2005:50000.00
            NPL-0504 «Rett»  2005:50000.00
            rows 5 = 4 used + 0 blank + 1 structure + 0 not used; NOK 250000.00 = 250000.00 + 0.00
            R131 C5 field=field-partner column=C count=1 amount=50000.00
        "#]],
    );
}

#[test]
fn shares_of_countries_are_no_part_of_their_names() {
    check(
        "Avtalenr | Tittel | Partner | Land | År | Beløp\n\
         NPL-01 | Skole | NCA | Nepal (80 %), Kenya (20 %) | 2005 | 1000000\n\
         NPL-02 | Vann | NCA | Nepal 60%, Kenya 40% | 2005 | 2000000\n\
         NPL-03 | Vann | NCA | 62,5 % Nepal og 37,5 % Albania | 2006 | 2000000\n\
         KEN-01 | Helse | IOM | Kenya 100 % | 2005 | 500000",
        &expect![[r#"
            KEN-01 «Helse» Kenya · IOM 2005:500000.00
            NPL-01 «Skole» Kenya+Nepal · Kirkens Nødhjelp 2005:1000000.00
            NPL-02 «Vann» Kenya+Nepal · Kirkens Nødhjelp 2005:2000000.00
            NPL-03 «Vann» Albania+Nepal · Kirkens Nødhjelp 2006:2000000.00
            rows 5 = 4 used + 0 blank + 1 structure + 0 not used; NOK 5500000.00 = 5500000.00 + 0.00
        "#]],
    );
}

#[test]
fn what_has_no_country_at_the_end_of_a_list_is_not_of_the_last_one() {
    check(
        "Avtalenr | Tittel | Partner | Land | År | Beløp\n\
         2040412 | Skole i nord | CARE | Nepal | 2006 | 100000\n\
         2040413 | Vann til landsbyer | NCA | Kenya | 2006 | 200000\n\
         2040430 | Globalt fond | | | 2006 | 500000\n\
         2040431 | Konferanse | | | 2006 | 40000",
        &expect![[r#"
            2040412 «Skole i nord» Nepal · CARE 2006:100000.00
            2040413 «Vann til landsbyer» Kenya · Kirkens Nødhjelp 2006:200000.00
            2040430 «Globalt fond»  2006:500000.00
            2040431 «Konferanse»  2006:40000.00
            rows 5 = 4 used + 0 blank + 1 structure + 0 not used; NOK 840000.00 = 840000.00 + 0.00
            R131 C4 field=field-partner column=C count=2 amount=540000.00
            R131 D4 field=field-country column=D count=2 amount=540000.00
        "#]],
    );
}
