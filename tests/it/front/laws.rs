//! Laws that hold for every list, however it was made.

use portefolje::recognise::Options;
use proptest::prelude::*;

use super::helper::{run, workbook};

/// Cells as they are met, sound and unsound.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        3 => (2_000_000_u32..2_000_020).prop_map(|number| number.to_string()),
        2 => (0_i64..3_000_000).prop_map(|number| number.to_string()),
        2 => (2000_i32..2011).prop_map(|year| year.to_string()),
        1 => prop::sample::select(vec![
            "GLO 0603", "QZA-20/0303", "QZA-20/0303-1", "2000001, 2000002", "Sum", "Totalt 2005",
            "Albania", "Kenya", "Nairobi", "NCA", "Ly for kvinner", "Kurs", "2006-2010", "-",
            "1 234,5", "1.234", "(20)", "ca 5", "EUR 10", "Kilde: PTA", "Avtalenr", "Beløp",
        ]).prop_map(|text| format!("\"{text}\"")),
    ]
}

fn list() -> impl Strategy<Value = String> {
    let headers = prop::sample::subsequence(
        vec![
            "Avtalenr",
            "Tittel",
            "Land",
            "Partner",
            "Forvalter",
            "Periode",
            "År",
            "Beløp",
            "2005",
            "2006",
            "Totalt",
            "Valuta",
            "Noe annet",
        ],
        3..11,
    )
    .prop_shuffle();
    (headers, prop::collection::vec(prop::collection::vec(cell(), 1..11), 0..25))
        .prop_map(|(headers, rows)| {
            let mut text = format!("Liste\n{}", headers.join(" | "));
            for row in rows {
                text.push('\n');
                text.push_str(&row.join(" | "));
            }
            text
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_600, ..ProptestConfig::default() })]

    #[test]
    fn rows_and_kroner_are_conserved(one in list(), two in list()) {
        // The helper asserts the laws on each run.
        let book = workbook(&format!("# A\n{one}\n# B\n{two}"));
        run(&[("liste.xlsx", &book)], &Options::default());
    }

    #[test]
    fn damage_is_said_and_never_a_fault(at in 0_usize..4_000, byte in any::<u8>()) {
        let mut book = workbook("Avtalenr | Tittel | Beløp\n2040412 | Ly | 10");
        let at = at % book.len();
        if let Some(place) = book.get_mut(at) {
            *place = byte;
        }
        if let Err(error) = portefolje::read::read(
            "liste.xlsx",
            &book,
            0,
            portefolje::read::limits::Limits::default(),
        ) {
            prop_assert!(error.message.key.starts_with("error-"));
        }
    }
}
