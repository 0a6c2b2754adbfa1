//! Each kind of value, in every style that lists use.

use expect_test::{Expect, expect};
use portefolje::model::{Cell, Total, Unit};
use portefolje::template::{embedded, load};
use portefolje::value::amount::{self, Reading, Style};
use portefolje::value::country::Countries;
use portefolje::value::partner::Partners;
use portefolje::value::{encoding, number, period};

fn table(input: &str, read: impl Fn(&str) -> String, expected: &Expect) {
    let lines: Vec<String> =
        input.lines().map(|line| format!("{line} → {}\n", read(line))).collect();
    expected.assert_eq(&lines.concat());
}

fn show_reading(reading: Reading) -> String {
    match reading {
        Reading::Nothing => "nothing".to_owned(),
        Reading::Unreadable => "unreadable".to_owned(),
        Reading::Amount { amount, currency, doubtful } => {
            let currency = currency.map(|currency| format!(" {}", currency.code()));
            let doubtful = if doubtful { " doubtful" } else { "" };
            format!("{}{}{doubtful}", Total::from(amount), currency.unwrap_or_default())
        }
    }
}

fn amounts(input: &str, unit: Unit, decimal: Option<char>, expected: &Expect) {
    let read = |text: &str| {
        show_reading(amount::read(&Cell::Text(text.into()), unit, Style { decimal }))
    };
    table(input, read, expected);
}

#[test]
fn amounts_as_text() {
    let input = "3 688 778\n3\u{a0}688\u{a0}778\n3\u{202f}688\u{202f}778\n3'688'778\n3’688’778\n\
        kr 1.000.000,00\nNOK 500000\n500000 NOK\n1,2 mill.\n1,25 mill. kr\nkr 2 mill\n3 mrd\n\
        (250 000)\n-250 000\n−250 000\n250 000-\n-\n–\nn/a\n...\n4.466,18\n223 290,00\n6 ,038.72\n\
        1,234,567\n1.234.567\n1 234,5\n500,-\nkr 500,-\n500 000,- kr\n0\n0,00\n-0\n12,5\n12.50\n\
        1234.5678\n0,125\n1.234\n1,234\n1234,567\nEUR 1 000\n$1,000.50\n€ 20\n1000 kr\n+5\nkr.100\n\
        ,5\n1.2.2005\n31/12/2010\n12 34\n1 2345\n1..5\nca 500 000\n500 000 (2005)\n5 %\nabc\n\
        --5\n(-5)\nkr\n1e6\n99999999999999999999\n92233720368547758";
    amounts(
        input,
        Unit::One,
        None,
        &expect![[r#"
        3 688 778 → 3688778.00
        3 688 778 → 3688778.00
        3 688 778 → 3688778.00
        3'688'778 → 3688778.00
        3’688’778 → 3688778.00
        kr 1.000.000,00 → 1000000.00 NOK
        NOK 500000 → 500000.00 NOK
        500000 NOK → 500000.00 NOK
        1,2 mill. → 1200000.00
        1,25 mill. kr → 1250000.00 NOK
        kr 2 mill → 2000000.00 NOK
        3 mrd → 3000000000.00
        (250 000) → -250000.00
        -250 000 → -250000.00
        −250 000 → -250000.00
        250 000- → -250000.00
        - → nothing
        – → nothing
        n/a → nothing
        ... → nothing
        4.466,18 → 4466.18
        223 290,00 → 223290.00
        6 ,038.72 → 6038.72
        1,234,567 → 1234567.00
        1.234.567 → 1234567.00
        1 234,5 → 1234.50
        500,- → 500.00
        kr 500,- → 500.00 NOK
        500 000,- kr → 500000.00 NOK
        0 → 0.00
        0,00 → 0.00
        -0 → 0.00
        12,5 → 12.50
        12.50 → 12.50
        1234.5678 → 1234.57
        0,125 → 0.13
        1.234 → 1234.00 doubtful
        1,234 → 1234.00 doubtful
        1234,567 → 1234.57
        EUR 1 000 → 1000.00 EUR
        $1,000.50 → 1000.50 USD
        € 20 → 20.00 EUR
        1000 kr → 1000.00 NOK
        +5 → 5.00
        kr.100 → 100.00 NOK
        ,5 → 0.50
        1.2.2005 → unreadable
        31/12/2010 → unreadable
        12 34 → unreadable
        1 2345 → unreadable
        1..5 → unreadable
        ca 500 000 → unreadable
        500 000 (2005) → unreadable
        5 % → unreadable
        abc → unreadable
        --5 → unreadable
        (-5) → unreadable
        kr → unreadable
        1e6 → unreadable
        99999999999999999999 → unreadable
        92233720368547758 → 92233720368547758.00
    "#]],
    );
}

#[test]
fn amounts_in_thousands_and_with_a_known_mark() {
    amounts(
        "1 234\n1,5\n0,4567\n1,2 mill.\n1.234",
        Unit::Thousand,
        None,
        &expect![[r#"
        1 234 → 1234000.00
        1,5 → 1500.00
        0,4567 → 456.70
        1,2 mill. → 1200000.00
        1.234 → 1234000.00 doubtful
    "#]],
    );
    amounts(
        "1.234\n1,234",
        Unit::One,
        Some(','),
        &expect![[r#"
        1.234 → 1234.00
        1,234 → 1234.00 doubtful
    "#]],
    );
    amounts(
        "1.234\n1,234",
        Unit::Thousand,
        Some(','),
        &expect![[r#"
        1.234 → 1234000.00
        1,234 → 1234.00
    "#]],
    );
    amounts(
        "1.234\n1,234",
        Unit::One,
        Some('.'),
        &expect![[r#"
        1.234 → 1234.00 doubtful
        1,234 → 1234.00
    "#]],
    );
}

#[test]
fn amounts_as_numbers() {
    let read = |number: f64, unit| {
        show_reading(amount::read(&Cell::Number(number), unit, Style::default()))
    };
    let shown = [
        read(1234.565, Unit::One),
        read(0.1 + 0.2, Unit::One),
        read(-1_324_503_311_258.0, Unit::One),
        read(12.3456, Unit::Thousand),
        read(1.005, Unit::One),
        read(1e300, Unit::One),
        read(1.1, Unit::Million),
    ];
    expect![[r#"
        1234.57
        0.30
        -1324503311258.00
        12345.60
        1.01
        unreadable
        1100000.00"#]]
    .assert_eq(&shown.join("\n"));
}

#[test]
fn a_column_tells_its_decimal_mark() {
    let style = |texts: &[&str]| {
        let cells: Vec<Cell> =
            texts.iter().map(|text| Cell::Text((*text).into())).collect();
        amount::style(&cells).decimal
    };
    assert_eq!(style(&["1.234", "12,50"]), Some(','));
    assert_eq!(style(&["1.234", "1.234.567"]), Some(','));
    assert_eq!(style(&["1,234", "6,038.72"]), Some('.'));
    assert_eq!(style(&["1.234", "1 000"]), None);
    assert_eq!(style(&["12,50", "12.50"]), None);
}

#[test]
fn periods() {
    let read = |text: &str| {
        period::read_text(text)
            .map_or("unreadable".to_owned(), |period| period.to_string())
    };
    table(
        "2007\n2005-2007\n2005 - 2007\n2005–2007\n2005—2007\n2005/2006\n2005/06\n2005-07\n\
         2002, 2006-2008\n2006 og 2007\n2006, 2007 and 2009\n2007-\n2007 –\nfra 2007\n2005 til 2007\n\
         2005 t.o.m. 2007\n01.01.2005-31.12.2007\n31/12/2010\n2007-03-19\n2007-03-19 00:00:00\n\
         19.03.2007\n12/2010\nmars 2007 – des. 2008\n1. januar 2007\n2007-2005\n05-07\n2005 2006\n\
         årene 2005-2007\nukjent\n12\n-2007\n2125\n2010*",
        read,
        &expect![[r#"
            2007 → 2007
            2005-2007 → 2005–2007
            2005 - 2007 → 2005–2007
            2005–2007 → 2005–2007
            2005—2007 → 2005–2007
            2005/2006 → 2005–2006
            2005/06 → 2005–2006
            2005-07 → 2005–2007
            2002, 2006-2008 → 2002–2008
            2006 og 2007 → 2006–2007
            2006, 2007 and 2009 → 2006–2009
            2007- → 2007–
            2007 – → 2007–
            fra 2007 → 2007–
            2005 til 2007 → 2005–2007
            2005 t.o.m. 2007 → 2005–2007
            01.01.2005-31.12.2007 → 2005–2007
            31/12/2010 → 2010
            2007-03-19 → 2007
            2007-03-19 00:00:00 → 2007
            19.03.2007 → 2007
            12/2010 → 2010
            mars 2007 – des. 2008 → 2007–2008
            1. januar 2007 → 2007
            2007-2005 → unreadable
            05-07 → unreadable
            2005 2006 → unreadable
            årene 2005-2007 → 2005–2007
            ukjent → unreadable
            12 → unreadable
            -2007 → unreadable
            2125 → 2125
            2010* → 2010
        "#]],
    );
}

#[test]
fn agreement_numbers() {
    let read = |text: &str| {
        let numbers = number::in_text(text);
        let parents: Vec<String> =
            numbers.iter().filter_map(|number| number::parent(number)).collect();
        let parents = if parents.is_empty() {
            String::new()
        } else {
            format!(" in {}", parents.join(" "))
        };
        format!("{}{parents}", numbers.join(" "))
    };
    table(
        "B-07 013\nUGA-05 01 12\nGLO-0603 GLO-0604\n2040412\n2040412.0\nGLO 0603\nGLO-0603\nglo-0603\nGLO0603\nGLO–0603\nRAS 2723\nBGD 3100\n\
         REG-2009\nKEN 2017\nQZA-20/0303\nQZA-20/0303-1\nqza 20/0303-12\nFI-00001\n\
         2040012, 2050349, 2060373\n2040012; 2050349\n2040012/2050349\n2040012 2050349\n\
         2040012 og 2050349\nGLO-0603, RAS 2723\n2040412 (forts. av 2030123)\n2040412*\n\
         Avtale nr. 2040412\n2 040 412\n2005-2007\n2006-259-85501001\nikke tildelt\n-\n12\nUD\n\
         Totalt 2005\nse merknad 2\nprosjekt for barn 2005",
        read,
        &expect![[r#"
            B-07 013 → B-07-013
            UGA-05 01 12 → UGA-05-01-12
            GLO-0603 GLO-0604 → GLO-0603 GLO-0604
            2040412 → 2040412
            2040412.0 → 2040412
            GLO 0603 → GLO-0603
            GLO-0603 → GLO-0603
            glo-0603 → GLO-0603
            GLO0603 → GLO-0603
            GLO–0603 → GLO-0603
            RAS 2723 → RAS-2723
            BGD 3100 → BGD-3100
            REG-2009 → REG-2009
            KEN 2017 → KEN-2017
            QZA-20/0303 → QZA-20/0303
            QZA-20/0303-1 → QZA-20/0303-1 in QZA-20/0303
            qza 20/0303-12 → QZA-20/0303-12 in QZA-20/0303
            FI-00001 → FI-00001
            2040012, 2050349, 2060373 → 2040012 2050349 2060373
            2040012; 2050349 → 2040012 2050349
            2040012/2050349 → 2040012 2050349
            2040012 2050349 → 2040012 2050349
            2040012 og 2050349 → 2040012 2050349
            GLO-0603, RAS 2723 → GLO-0603 RAS-2723
            2040412 (forts. av 2030123) → 2040412
            2040412* → 2040412
            Avtale nr. 2040412 → 2040412
            2 040 412 → 2040412
            2005-2007 → 
            2006-259-85501001 → 2006-259-85501001
            ikke tildelt → 
            - → 
            12 → 
            UD → 
            Totalt 2005 → 
            se merknad 2 → 
            prosjekt for barn 2005 → 
        "#]],
    );
    let shown = |number: f64| number::in_cell(&Cell::Number(number)).join(" ");
    assert_eq!(shown(2_040_412.0), "2040412");
    assert_eq!(shown(2_040_412.5), "");
    assert_eq!(shown(7.0), "");
}

#[test]
fn references() {
    table(
        "samme prosjekt som 3050212\nforts. av 3050212\nVidereføring av avtale 3050212 og 3060011\n\
         Fase II, framhald av GLO 0603\ncontinuation of QZA-20/0303.\nse også 3050212\n\
         samme prosjekt som i fjor\nfortsettelse av arbeidet i 2005",
        |text| number::references(text).join(" "),
        &expect![[r#"
            samme prosjekt som 3050212 → 3050212
            forts. av 3050212 → 3050212
            Videreføring av avtale 3050212 og 3060011 → 3050212 3060011
            Fase II, framhald av GLO 0603 → GLO-0603
            continuation of QZA-20/0303. → QZA-20/0303
            se også 3050212 → 
            samme prosjekt som i fjor → 
            fortsettelse av arbeidet i 2005 → 
        "#]],
    );
}

#[test]
fn countries_and_regions() {
    let countries = Countries::new(&super::helper::template());
    let read = |text: &str| {
        let found = countries.read(text);
        format!(
            "{} [{}]{}{}",
            found.region,
            found.countries.join(", "),
            if found.regional { " regional" } else { "" },
            if found.unknown.is_empty() {
                String::new()
            } else {
                format!(" ?{}", found.unknown)
            }
        )
    };
    table(
        "Albania\nALBANIA \nAL\nal\nBiH\nBosnia and Herzegovina\nBosnia-Hercegovina\nSør-Afrika\n\
         South Africa\nSouthern Africa\nSørlige Afrika\nWest Africa\nVest-Balkan\nRegionalt\n\
         Regionalt (Albania, BiH, Kosovo)\nVest-Balkan, regionalt\nAfrica, Unspecified\n\
         Regional Asia\nAlbania, Kosovo\nAlbania/Kosovo\nAlbania og Kosovo\nKenya, Nepal\n\
         Moldova (Republic of)\nAlbania (Tirana)\nAlbania, Atlantis\nAtlantis\nKosovo og Metohija",
        read,
        &expect![[r#"
            Albania → Europa [Albania]
            ALBANIA  → Europa [Albania]
            AL → Europa [Albania]
            al →  [] ?al
            BiH → Europa [Bosnia-Hercegovina]
            Bosnia and Herzegovina → Europa [Bosnia-Hercegovina]
            Bosnia-Hercegovina → Europa [Bosnia-Hercegovina]
            Sør-Afrika → Afrika [Sør-Afrika]
            South Africa → Afrika [Sør-Afrika]
            Southern Africa → Afrika [] regional
            Sørlige Afrika → Afrika [] regional
            West Africa →  [] ?West Africa
            Vest-Balkan → Europa [] regional
            Regionalt →  [] regional
            Regionalt (Albania, BiH, Kosovo) → Europa [Albania, Bosnia-Hercegovina, Kosovo] regional
            Vest-Balkan, regionalt → Europa [] regional
            Africa, Unspecified → Afrika [] regional
            Regional Asia → Asia [] regional
            Albania, Kosovo → Europa [Albania, Kosovo] regional
            Albania/Kosovo → Europa [Albania, Kosovo] regional
            Albania og Kosovo → Europa [Albania, Kosovo] regional
            Kenya, Nepal → Globalt [Kenya, Nepal] regional
            Moldova (Republic of) → Europa [Moldova]
            Albania (Tirana) → Europa [Albania]
            Albania, Atlantis → Europa [Albania] ?Atlantis
            Atlantis →  [] ?Atlantis
            Kosovo og Metohija → Europa [Kosovo] ?Metohija
        "#]],
    );
}

#[test]
fn partners() {
    let template = super::helper::template();
    let countries = Countries::new(&template);
    let partners = Partners::new(&template);
    let read = |text: &str| {
        let found = partners.read(text, "NGO Norwegian", &countries);
        format!("{} · {}{}", found.name, found.group, if found.known { "" } else { " ?" })
    };
    table(
        "Kirkens Nødhjelp\nKIRKENS NODHJELP\nNCA\nIOM\nIOM Moldova\nIOM, Kroatia\nIOM i Albania\n\
         International Organization for Migration (IOM)\nIOM Development Fund\nAnother",
        read,
        &expect![[r#"
            Kirkens Nødhjelp → Kirkens Nødhjelp · Norsk frivillig organisasjon
            KIRKENS NODHJELP → Kirkens Nødhjelp · Norsk frivillig organisasjon
            NCA → Kirkens Nødhjelp · Norsk frivillig organisasjon
            IOM → IOM · IOM
            IOM Moldova → IOM · IOM
            IOM, Kroatia → IOM · IOM
            IOM i Albania → IOM · IOM
            International Organization for Migration (IOM) → IOM · IOM
            IOM Development Fund → IOM Development Fund · Norsk frivillig organisasjon ?
            Another → Another · Norsk frivillig organisasjon ?
        "#]],
    );
}

#[test]
fn a_country_after_a_national_name_tells_another_organisation() {
    let template = load(embedded("menneskehandel").unwrap(), &|_| None).unwrap();
    let countries = Countries::new(&template);
    let partners = Partners::new(&template);
    table(
        "CARE\nCARE Norge\nCARE Danmark\nCARE International\nRøde Kors Kenya\nRøde Kors Norge\n\
         Caritas, Sverige\nRedd Barna Uganda\nRedd Barna Danmark\nUNICEF Tirana\nUNICEF Norge\n\
         CARE (Danmark)\nCARE Norge, Uganda\nPlan Norge - Malawi\nNorges Røde Kors, Oslo\n\
         Frelsesarmeen i Norge\nCaritas Norge/Kenya\nNorwegian Red Cross Sudan\nIOM (Moldova)",
        |text| partners.read(text, "", &countries).name,
        &expect![[r#"
            CARE → CARE Norge
            CARE Norge → CARE Norge
            CARE Danmark → CARE Danmark
            CARE International → CARE International
            Røde Kors Kenya → Røde Kors Kenya
            Røde Kors Norge → Norges Røde Kors
            Caritas, Sverige → Caritas, Sverige
            Redd Barna Uganda → Redd Barna
            Redd Barna Danmark → Red Barnet
            UNICEF Tirana → UNICEF
            UNICEF Norge → UNICEF-komiteen i Norge
            CARE (Danmark) → CARE (Danmark)
            CARE Norge, Uganda → CARE Norge
            Plan Norge - Malawi → Plan Norge
            Norges Røde Kors, Oslo → Norges Røde Kors, Oslo
            Frelsesarmeen i Norge → Frelsesarmeen
            Caritas Norge/Kenya → Caritas Norge
            Norwegian Red Cross Sudan → Norges Røde Kors
            IOM (Moldova) → IOM
        "#]],
    );
}

#[test]
fn wrongly_decoded_texts() {
    table(
        "Kirkens NÃ¸dhjelp\nSÃ¸r-Afrika\nâ€“ 2005\nKirkens Nødhjelp\nSÅ ÆRLIG\nÅrsrapport\nCafÃ\nÅÄÖ",
        |text| encoding::repair(text).unwrap_or("as it is".to_owned()),
        &expect![[r#"
            Kirkens NÃ¸dhjelp → Kirkens Nødhjelp
            SÃ¸r-Afrika → Sør-Afrika
            â€“ 2005 → – 2005
            Kirkens Nødhjelp → as it is
            SÅ ÆRLIG → as it is
            Årsrapport → as it is
            CafÃ → as it is
            ÅÄÖ → as it is
        "#]],
    );
}
