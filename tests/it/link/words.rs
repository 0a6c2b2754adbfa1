//! What the words of titles and of partners' names mean to a comparison.

use std::fmt::Write as _;

use expect_test::expect;
use portefolje::link::waterfall;
use portefolje::model::{Argument, Comparison, Linkage, Message};

use crate::link::edges::{changed, step_of};
use crate::link::{agreements, linking};

/// What of a title is a phase, a year, a number, a spelling: each pair with its points.
#[test]
fn titles_are_compared_by_what_their_words_mean() {
    let pairs = "
        Radio for highland villages | Radio for highland villages, phase II
        Radio for highland villages | Radio for highland villages, II phase
        Radio for highland villages, phase 30 | Radio for highland villages
        Radio for highland villages, phase 31 | Radio for highland villages
        Radio for highland villages 2005-06 | Radio for highland villages
        Radio for highland villages 06 | Radio for highland villages 07
        Radio for highland villages 1950 | Radio for highland villages 2049
        Radio for highland villages 1949 | Radio for highland villages 2050
        Radio for highland villages IV | Radio for highland villages
        Radio for highland villages I | Radio for highland villages
        IV radio for highland villages | Radio for highland villages
        Radio for highland villages, lot A | Radio for highland villages, lot B
        Radio for highland villages, lot A | Radio for highland villages
        Radio for highland villages, lot IV | Radio for highland villages, lot 4
        Radio for 998 highland villages | Radio for 999 highland villages
        Radio for 1998 highland villages | Radio for 1999 highland villages
        Radio for 1000 highland villages | Radio for 1001 highland villages
        Radio for three highland villages | Radio for 3 highland villages
        Radio for three highland villages | Radio for four highland villages
        Highland villages: radio | Radio for highland villages
        Highland villages: radio, forts. | Radio for highland villages
        Zambezi Valley Lantern Festival | ZVLF
        ZVLF Zambezi Valley Lantern Festival | Zambezi Valley Lantern Festival
        Zambezi Valley | ZV
        Zambezi Valley Lantern Festival of Kites, Drums, Boats and Masks | ZVLFKDBM
        Zambezi Valley Lantern Festival of Kites, Drums, Boats, Masks and Songs | ZVLFKDBMS
        Hotline for highland villages | Hot line for highland villages
        Hotline for highland villages | Hot-lines for highland villages
        Kolabinurt villages | Kolabinuseks villages
        Kolabinar villages | Kolabinosken villages
        Kolabir villages | Kolabisten villages
        Kola villages | Kolabisten villages
        Kol villages | Kolabisten villages
        Kolab villages | Kolac villages
        Kola villages | Kolb villages
        Kolabino villages | Koxabino villages
        Kolabino villages | Koxayino villages
        Kolabinur villages | Koxayinur villages
        Kolabinur villages | Koxayizur villages
        Kolab1 villages | Kolab2 villages
        Radio for the villages of T | Radio for the villages of Thyolo and
        Radio for the villages of | Radio for the villages of Thyolo and
        Nomadic teachers orchards | Nomadic teachers orchards/Fjellbygder vevstoler seterdrift smier
        Nomadic teachers | Nomadic teachers/Fjellbygder vevstoler seterdrift smier
        Radio for 3 highland villages, lot 4 | Radio for highland villages, lot 4
        IV | IV 2006
        Kolabinur kirinalo villages | Kolabinar kirinalu villages
        Radio K in Kavre | Radio in Kavre
        Radio in Kavre 2005-06 | Radio in Kavre 2006-07
        Hot line for highland villages | Hotline for highland villages
        Nomadic teachers orchards | Fjellbygder vevstoler seterdrift smier/Nomadic teachers orchards
        Nomadic teachers | Fjellbygder vevstoler seterdrift smier/Nomadic teachers
        Verksteder og leirplasser i Turkwel | Workshops and campgrounds in Turkwel
        Verksteder og leirplasser i Turkwel | Verksteder med leirplasser i Lodwar
        Vannhjelp i Kavre | Vann hjelp i Kavre
        Vannprosjekt i Kavre | Vann prosjekt i Kavre
        Apuprosjekt i Kavre | Apu prosjekt i Kavre
        Vannproj i Kavre | Vann proj i Kavre
        Utviklingsproj i Kavre | Utvikling proj i Kavre
        Radio for highland villages | Wells for lowland herders
        Radio for highland villages | Radio for lowland villages
        Radio for highland villages of Kavre | Radio for highland villages of Dolakha";
    let mut found = String::new();
    for pair in pairs.lines().map(str::trim).filter(|pair| !pair.is_empty()) {
        let (one, other) = pair.split_once(" | ").unwrap();
        let agreements = changed(|at, it| it.title = [one, other][at].into());
        let found_out = waterfall(&agreements, &linking(), &Linkage::default(), (0, 1));
        let (_, points, said) = &found_out.steps[0];
        writeln!(found, "{pair}: {points} {}", shown(said)).unwrap();
    }
    expect![[r#"
        Radio for highland villages | Radio for highland villages, phase II: 90 marks mark «phase II»
        Radio for highland villages | Radio for highland villages, II phase: 90 marks mark «II phase»
        Radio for highland villages, phase 30 | Radio for highland villages: 90 marks mark «phase 30»
        Radio for highland villages, phase 31 | Radio for highland villages: 80 cut
        Radio for highland villages 2005-06 | Radio for highland villages: 90 marks mark «2005» mark «06»
        Radio for highland villages 06 | Radio for highland villages 07: -500 numbers
        Radio for highland villages 1950 | Radio for highland villages 2049: 90 marks mark «1950» mark «2049»
        Radio for highland villages 1949 | Radio for highland villages 2050: -30 differs «1949» «2050»
        Radio for highland villages IV | Radio for highland villages: 90 marks mark «IV»
        Radio for highland villages I | Radio for highland villages: 90 order
        IV radio for highland villages | Radio for highland villages: 64 more «IV»
        Radio for highland villages, lot A | Radio for highland villages, lot B: -500 numbers
        Radio for highland villages, lot A | Radio for highland villages: 45 order
        Radio for highland villages, lot IV | Radio for highland villages, lot 4: 90 order
        Radio for 998 highland villages | Radio for 999 highland villages: -500 numbers
        Radio for 1998 highland villages | Radio for 1999 highland villages: 90 marks mark «1998» mark «1999»
        Radio for 1000 highland villages | Radio for 1001 highland villages: -30 differs «1000» «1001»
        Radio for three highland villages | Radio for 3 highland villages: 90 order
        Radio for three highland villages | Radio for four highland villages: -500 numbers
        Highland villages: radio | Radio for highland villages: 90 order
        Highland villages: radio, forts. | Radio for highland villages: 90 marks mark «forts»
        Zambezi Valley Lantern Festival | ZVLF: 89 spelling
        ZVLF Zambezi Valley Lantern Festival | Zambezi Valley Lantern Festival: 90 spelling
        Zambezi Valley | ZV: 89 spelling
        Zambezi Valley Lantern Festival of Kites, Drums, Boats and Masks | ZVLFKDBM: 89 spelling
        Zambezi Valley Lantern Festival of Kites, Drums, Boats, Masks and Songs | ZVLFKDBMS: -137 other
        Hotline for highland villages | Hot line for highland villages: 90 spelling
        Hotline for highland villages | Hot-lines for highland villages: -2 differs «Hotline» «Hot-lines»
        Kolabinurt villages | Kolabinuseks villages: 90 spelling
        Kolabinar villages | Kolabinosken villages: -76 differs «Kolabinar» «Kolabinosken»
        Kolabir villages | Kolabisten villages: 90 spelling
        Kola villages | Kolabisten villages: 90 spelling
        Kol villages | Kolabisten villages: -16 differs «Kol» «Kolabisten»
        Kolab villages | Kolac villages: 90 spelling
        Kola villages | Kolb villages: -76 differs «Kola» «Kolb»
        Kolabino villages | Koxabino villages: 90 spelling
        Kolabino villages | Koxayino villages: -76 differs «Kolabino» «Koxayino»
        Kolabinur villages | Koxayinur villages: 90 spelling
        Kolabinur villages | Koxayizur villages: -76 differs «Kolabinur» «Koxayizur»
        Kolab1 villages | Kolab2 villages: -76 differs «Kolab1» «Kolab2»
        Radio for the villages of T | Radio for the villages of Thyolo and: 80 cut
        Radio for the villages of | Radio for the villages of Thyolo and: 80 cut
        Nomadic teachers orchards | Nomadic teachers orchards/Fjellbygder vevstoler seterdrift smier: 80 cut
        Nomadic teachers | Nomadic teachers/Fjellbygder vevstoler seterdrift smier: 1 more «Fjellbygder vevstoler seterdrift smier»
        Radio for 3 highland villages, lot 4 | Radio for highland villages, lot 4: 90 order
        IV | IV 2006: 83 marks mark «2006»
        Kolabinur kirinalo villages | Kolabinar kirinalu villages: 90 spelling
        Radio K in Kavre | Radio in Kavre: 90 order
        Radio in Kavre 2005-06 | Radio in Kavre 2006-07: 90 marks mark «2005» mark «06» mark «2006» mark «07»
        Hot line for highland villages | Hotline for highland villages: 90 spelling
        Nomadic teachers orchards | Fjellbygder vevstoler seterdrift smier/Nomadic teachers orchards: 72 side
        Nomadic teachers | Fjellbygder vevstoler seterdrift smier/Nomadic teachers: 1 more «Fjellbygder vevstoler seterdrift smier»
        Verksteder og leirplasser i Turkwel | Workshops and campgrounds in Turkwel: 51 translated
        Verksteder og leirplasser i Turkwel | Verksteder med leirplasser i Lodwar: -42 differs «Turkwel» «Lodwar»
        Vannhjelp i Kavre | Vann hjelp i Kavre: 90 order
        Vannprosjekt i Kavre | Vann prosjekt i Kavre: 90 order
        Apuprosjekt i Kavre | Apu prosjekt i Kavre: 2 differs «Apuprosjekt» «Apu prosjekt»
        Vannproj i Kavre | Vann proj i Kavre: -23 differs «Vannproj» «Vann proj»
        Utviklingsproj i Kavre | Utvikling proj i Kavre: 2 differs «Utviklingsproj» «Utvikling proj»
        Radio for highland villages | Wells for lowland herders: -173 other
        Radio for highland villages | Radio for lowland villages: 18 differs «highland» «lowland»
        Radio for highland villages of Kavre | Radio for highland villages of Dolakha: -30 differs «Kavre» «Dolakha»
    "#]].assert_eq(&found);
}

/// The names of partners, and what is made of each two.
#[test]
fn partners_are_compared_by_the_words_that_carry_their_names() {
    let pairs = "
        IOM | IOM
        IOM | International Organization for Migration
        Redd Barna Norge | Redd Barna
        Organization (OM) | OM
        Kolabinur Kirinalo Senter | Kolabinur Kirinalo Senter Dovre
        Kolabinur Kirinalo Senter | Kolabinur Kirinalo Dovre
        Kolabinur Kirinalo Senter | Kolabinur Dovre Elga
        Kolabinur Kirinalo | Kolabinur Dovre
        Kolabinur | Kolabinar
        Kolabinurto | Kolabinarta
        Kolabinur | Kolabinata
        Kola | Kolb
        Kola | Lako
        Kola Kirinalo | Kola Dovre
        Kola Kirinalo | Lako Dovre
        Kolab | Kolac
        Kolab | Kolabes
        *IOM | *WFP
        *Kolab | *Kolac
        *IOM | WFP
        *Redd Barna | *Barna Redd
        Various | IOM";
    let mut found = String::new();
    for pair in pairs.lines().map(str::trim).filter(|pair| !pair.is_empty()) {
        let (one, other) = pair.split_once(" | ").unwrap();
        let of =
            |name: &str| agreements(&format!("1 | 2005 | | {name}"))[0].partner.clone();
        let agreements = changed(|at, it| it.partner = of([one, other][at]));
        let (points, key) = step_of(&agreements, Comparison::Partner);
        writeln!(found, "{pair}: {points} {}", key.trim_start_matches("link-")).unwrap();
    }
    expect![[r#"
        IOM | IOM: 22 the-partner-is-the-same
        IOM | International Organization for Migration: 22 the-partner-is-the-same
        Redd Barna Norge | Redd Barna: 22 the-partner-is-the-same
        Organization (OM) | OM: 22 the-partner-is-the-same
        Kolabinur Kirinalo Senter | Kolabinur Kirinalo Senter Dovre: 16 partners-alike
        Kolabinur Kirinalo Senter | Kolabinur Kirinalo Dovre: 16 partners-alike
        Kolabinur Kirinalo Senter | Kolabinur Dovre Elga: -12 partners-differ
        Kolabinur Kirinalo | Kolabinur Dovre: 16 partners-alike
        Kolabinur | Kolabinar: 22 the-partner-is-the-same
        Kolabinurto | Kolabinarta: 22 the-partner-is-the-same
        Kolabinur | Kolabinata: -12 partners-differ
        Kola | Kolb: -12 partners-differ
        Kola | Lako: -12 partners-differ
        Kola Kirinalo | Kola Dovre: 16 partners-alike
        Kola Kirinalo | Lako Dovre: -12 partners-differ
        Kolab | Kolac: 22 the-partner-is-the-same
        Kolab | Kolabes: -12 partners-differ
        *IOM | *WFP: -45 partners-differ
        *Kolab | *Kolac: -45 partners-differ
        *IOM | WFP: -12 partners-differ
        *Redd Barna | *Barna Redd: 22 the-partner-is-the-same
        Various | IOM: 0 explain-partner-missing
    "#]]
    .assert_eq(&found);
}

/// What a message says of two titles, with the words it names.
pub(super) fn shown(message: &Message) -> String {
    let mut text = message.key.trim_start_matches("link-title-").to_owned();
    for (_, argument) in &message.arguments {
        match argument {
            Argument::Text(words) => write!(text, " «{words}»").unwrap(),
            Argument::Message(part) => write!(text, " {}", shown(part)).unwrap(),
            Argument::List(parts) => {
                for part in parts {
                    let Argument::Message(part) = part else { continue };
                    write!(text, " {}", shown(part)).unwrap();
                }
            }
            other => write!(text, " {other:?}").unwrap(),
        }
    }
    text
}

/// Two languages tell of one project only where partner and place are the same.
#[test]
fn a_translation_needs_the_same_partner_and_place() {
    let key = |partner: &str, country: &str| {
        let list = format!(
            "1 | 2005 | Kenya | *IOM | Verksteder og leirplasser i Turkwel
             2 | 2006 | {country} | {partner} | Workshops and campgrounds in Turkwel"
        );
        step_of(&agreements(&list), Comparison::Title).1
    };
    assert_eq!(key("*IOM", "Kenya"), "link-title-translated");
    assert_ne!(key("*WFP", "Kenya"), "link-title-translated");
    assert_ne!(key("*IOM", "Regionalt:Kenya,Mali"), "link-title-translated");
}
