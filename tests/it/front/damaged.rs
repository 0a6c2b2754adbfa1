//! Damaged workbooks of every format: an answer or a refusal, never a fault.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use portefolje::read::limits::Limits;
use portefolje::read::read;
use portefolje::recognise::{Options, recognise};
use portefolje::value::known::KnownNames;
use proptest::prelude::*;

use super::helper::{template, workbook};

/// A sound file of each format.
fn samples() -> &'static [(String, Vec<u8>)] {
    static SAMPLES: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    SAMPLES.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/reading");
        let file = |name: &str| {
            (name.to_owned(), fs::read(folder.join(name)).expect("a sample"))
        };
        let list =
            "Avtalenr | Tittel | Land | År | Beløp\n2070001 | Ly | Kenya | 2007 | 10";
        vec![
            ("liste.xlsx".to_owned(), workbook(list)),
            ("liste.xlsb".to_owned(), super::binary::sample()),
            file("51-old-excel.xls"),
            file("52-open-document.ods"),
            file("50-web-page-called-xls.xls"),
            file("46-tab-utf-16.tsv"),
            ("liste.xls".to_owned(), super::hostile::xml_spreadsheet().into_bytes()),
        ]
    })
}

/// What is done to the bytes: flipped, cut out, doubled, or cut off.
#[derive(Clone, Debug)]
enum Damage {
    Flip(usize, u8),
    Cut(usize, usize),
    Double(usize, usize),
    End(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = any::<usize>();
    prop_oneof![
        6 => (place, 1_u8..).prop_map(|(at, bits)| Damage::Flip(at, bits)),
        2 => (place, 1_usize..64).prop_map(|(at, length)| Damage::Cut(at, length)),
        2 => (place, 1_usize..64).prop_map(|(at, length)| Damage::Double(at, length)),
        1 => place.prop_map(Damage::End),
    ]
}

fn damaged(sound: &[u8], damages: &[Damage]) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for damage in damages {
        let length = bytes.len().max(1);
        match damage {
            Damage::Flip(at, bits) => {
                if let Some(byte) = bytes.get_mut(at % length) {
                    *byte ^= bits;
                }
            }
            Damage::Cut(at, count) => {
                let at = (at % length).min(bytes.len());
                bytes.drain(at..(at + count).min(bytes.len()));
            }
            Damage::Double(at, count) => {
                let at = (at % length).min(bytes.len());
                let end = (at + count).min(bytes.len());
                let again = bytes.get(at..end).unwrap_or_default().to_vec();
                bytes.splice(at..at, again);
            }
            Damage::End(at) => bytes.truncate(at % length),
        }
    }
    bytes
}

/// The parts of a zip are damaged before they are packed, so that the damage gets past
/// the checksums.
fn damaged_within(sound: &[u8], part: usize, damages: &[Damage]) -> Vec<u8> {
    let nth = std::cell::Cell::new(0);
    super::packages::changed(sound, |_, bytes| {
        let at = nth.replace(nth.get() + 1);
        if at == part { damaged(&bytes, damages) } else { bytes }
    })
}

fn check(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    match read(name, bytes, 0, Limits::default()) {
        Ok(file) => {
            let template = template();
            let known = KnownNames::new(&template);
            for (name, grid) in file.sheets {
                recognise(&name, grid, &Options::default(), &template, &known);
            }
        }
        Err(error) => prop_assert!(error.message.key.starts_with("error-")),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_end_as_an_answer(
        which in any::<prop::sample::Index>(),
        damages in prop::collection::vec(damage(), 1..4),
    ) {
        let (name, sound) = which.get(samples());
        check(name, &damaged(sound, &damages))?;
    }

    #[test]
    fn damaged_parts_end_as_an_answer(
        which in any::<prop::sample::Index>(),
        part in 0_usize..12,
        damages in prop::collection::vec(damage(), 1..4),
    ) {
        let zipped: Vec<&(String, Vec<u8>)> =
            samples().iter().filter(|(_, bytes)| bytes.starts_with(b"PK")).collect();
        let (name, sound) = which.get(&zipped);
        check(name, &damaged_within(sound, part, &damages))?;
    }
}
