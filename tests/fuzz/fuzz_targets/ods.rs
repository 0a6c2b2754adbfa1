//! The content of an OpenDocument spreadsheet.
#![no_main]

mod shared;

const TYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let parts = [("mimetype", TYPE), ("content.xml", data)];
    shared::understood("liste.ods", &shared::zipped(&parts));
});
