//! Lists of text, web pages and XML Spreadsheet 2003.
#![no_main]

mod shared;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let (choice, rest) = shared::choice(data);
    let (name, start): (&str, &[u8]) = match choice % 3 {
        0 => ("liste.csv", b""),
        1 => ("liste.xls", b"<html><table><tr><td>"),
        _ => (
            "liste.xls",
            b"<?xml version=\"1.0\"?><Workbook \
              xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
              xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">",
        ),
    };
    shared::understood(name, &[start, rest].concat());
});
