//! One part of an .xlsb: records of Excel's binary workbooks.
#![no_main]

mod shared;

const RELATIONS: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.bin"/></Relationships>"#;
/// A workbook with the sheet `A`.
const WORKBOOK: &[u8] = &[
    0x83, 0x01, 0x00, 0x8F, 0x01, 0x00, 0x9C, 0x01, 0x1A, 0, 0, 0, 0, 1, 0, 0, 0, 4, 0,
    0, 0, b'r', 0, b'I', 0, b'd', 0, b'1', 0, 1, 0, 0, 0, b'A', 0, 0x90, 0x01, 0x00,
    0x84, 0x01, 0x00,
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let (choice, rest) = shared::choice(data);
    let mut parts = [
        ("xl/worksheets/sheet1.bin", &[][..]),
        ("xl/sharedStrings.bin", &[][..]),
        ("xl/workbook.bin", WORKBOOK),
        ("xl/_rels/workbook.bin.rels", RELATIONS),
    ];
    let at = usize::from(choice % 6).saturating_sub(3);
    parts[at].1 = rest;
    shared::understood("liste.xlsb", &shared::zipped(&parts));
});
