//! Lists of text whose delimiters and quotation marks part something else than cells.

use expect_test::expect;

use super::cleaning::check_files;

#[test]
fn a_quotation_mark_without_its_fellow_takes_no_row_away() {
    check_files(
        &[(
            "liste.csv",
            "Avtalenr;Tittel;Partner;Land;År;Beløp\n\
             NPL-01;\"Skole;NCA;Nepal;2005;100500\n\
             NPL-02;Vann i \"landsbyer;NCA;Nepal;2005;200000\n\
             KEN-01;Helse;IOM;Kenya;2005;500000\n\
             KEN-02;\"Fred; og forsoning\";IOM;Kenya;2005;700000\n"
                .as_bytes(),
        )],
        &expect![[r#"
            KEN-01 «Helse» Kenya · IOM 2005:500000.00
            KEN-02 «Fred; og forsoning» Kenya · IOM 2005:700000.00
            NPL-01 «Skole» Nepal · Kirkens Nødhjelp 2005:100500.00
            NPL-02 «Vann i "landsbyer» Nepal · Kirkens Nødhjelp 2005:200000.00
            rows 5 = 4 used + 0 blank + 1 structure + 0 not used; NOK 1500500.00 = 1500500.00 + 0.00
            R125 2 count=2
        "#]],
    );
    // The last one joins all that follows.
    check_files(
        &[(
            "liste.csv",
            "Avtalenr,Tittel,Partner,Land,År,Beløp\r\n\
             NPL-01,Skole,NCA,Nepal,2005,100500\r\n\
             NPL-02,\"Vann,NCA,Nepal,2005,200000\r\n\
             KEN-01,Helse,IOM,Kenya,2005,500000\r\n\
             KEN-02,Fred,IOM,Kenya,2005,700000\r\n"
                .as_bytes(),
        )],
        &expect![[r#"
            KEN-01 «Helse» Kenya · IOM 2005:500000.00
            KEN-02 «Fred» Kenya · IOM 2005:700000.00
            NPL-01 «Skole» Nepal · Kirkens Nødhjelp 2005:100500.00
            NPL-02 «Vann» Nepal · Kirkens Nødhjelp 2005:200000.00
            rows 5 = 4 used + 0 blank + 1 structure + 0 not used; NOK 1500500.00 = 1500500.00 + 0.00
            R125 3 count=3
        "#]],
    );
}

#[test]
fn a_text_of_several_lines_stays_in_its_cell() {
    check_files(
        &[(
            "liste.csv",
            "Avtalenr;Tittel;Partner;Land;År;Beløp;Merknad\n\
             NPL-01;\"Skole\nog vann\";NCA;Nepal;2005;100500;\n\
             NPL-02;Vann;NCA;Nepal;2005;200000;\"se a;b;c\nog d\"\n"
                .as_bytes(),
        )],
        &expect![[r#"
            NPL-01 «Skole og vann» Nepal · Kirkens Nødhjelp 2005:100500.00
            NPL-02 «Vann» Nepal · Kirkens Nødhjelp 2005:200000.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 300500.00 = 300500.00 + 0.00
        "#]],
    );
}

#[test]
fn a_row_with_more_cells_than_the_header_is_said() {
    check_files(
        &[(
            "liste.csv",
            "Avtalenr,Tittel,Partner,Land,År,Beløp\n\
             NPL-01,Skole,NCA,Nepal,2005,100,500\n\
             NPL-02,Vann,NCA,Nepal,2005,200,000\n\
             KEN-01,Helse,IOM,Kenya,2005,500000\n"
                .as_bytes(),
        )],
        &expect![[r#"
            KEN-01 «Helse» Kenya · IOM 2005:500000.00
            NPL-01 «Skole» Nepal · Kirkens Nødhjelp 2005:100.00
            NPL-02 «Vann» Nepal · Kirkens Nødhjelp 2005:200.00
            rows 4 = 3 used + 0 blank + 1 structure + 0 not used; NOK 500300.00 = 500300.00 + 0.00
            R103  header= column=G
            R126 2 text=500 count=2
            R111  unit=NOK median=200.00
        "#]],
    );
    // A column without a header is one all the same.
    check_files(
        &[(
            "liste.csv",
            "Avtalenr,Tittel,Partner,Land,År,Beløp,\n\
             NPL-01,Skole,NCA,Nepal,2005,100500,a\n\
             KEN-01,Helse,IOM,Kenya,2005,500000,b\n"
                .as_bytes(),
        )],
        &expect![[r#"
            KEN-01 «Helse» Kenya · IOM 2005:500000.00
            NPL-01 «Skole» Nepal · Kirkens Nødhjelp 2005:100500.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 600500.00 = 600500.00 + 0.00
            R103  header= column=G
        "#]],
    );
    // So is one that the header lacks and most rows have.
    check_files(
        &[(
            "liste.csv",
            "Avtaler;;;;;;\n\
             Avtalenr;Tittel;Partner;Land;År;Beløp\n\
             NPL-01;Skole;NCA;Nepal;2005;100500;se brev\n\
             KEN-01;Helse;IOM;Kenya;2005;500000;\n"
                .as_bytes(),
        )],
        &expect![[r#"
            KEN-01 «Helse» Kenya · IOM 2005:500000.00
            NPL-01 «Skole» Nepal · Kirkens Nødhjelp 2005:100500.00
            rows 4 = 2 used + 0 blank + 2 structure + 0 not used; NOK 600500.00 = 600500.00 + 0.00
            R103  header= column=G
        "#]],
    );
    // But for an amount that every row has in two pieces.
    check_files(
        &[(
            "liste.csv",
            "Avtalenr,Tittel,Partner,Land,År,Beløp\n\
             NPL-01,Skole,NCA,Nepal,2005,100,500\n\
             KEN-01,Helse,IOM,Kenya,2005,500,000\n"
                .as_bytes(),
        )],
        &expect![[r#"
            KEN-01 «Helse» Kenya · IOM 2005:500.00
            NPL-01 «Skole» Nepal · Kirkens Nødhjelp 2005:100.00
            rows 3 = 2 used + 0 blank + 1 structure + 0 not used; NOK 600.00 = 600.00 + 0.00
            R103  header= column=G
            R126 2 text=500 count=2
        "#]],
    );
}
